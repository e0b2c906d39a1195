export const id = 730;
export const ids = [730];
export const modules = {

/***/ 3730:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  SECRET_INPUTS: () => (/* binding */ SECRET_INPUTS),
  readGateInputs: () => (/* binding */ readGateInputs),
  readInputs: () => (/* binding */ readInputs)
});

// EXTERNAL MODULE: ./build/aws/repository.js
var repository = __webpack_require__(7756);
// EXTERNAL MODULE: ./build/text/problem.js
var problem = __webpack_require__(9093);
// EXTERNAL MODULE: ./build/inputs/aws-values.js
var aws_values = __webpack_require__(1820);
// EXTERNAL MODULE: ./build/inputs/build-values.js
var build_values = __webpack_require__(9479);
// EXTERNAL MODULE: ./node_modules/leven/index.js
var leven = __webpack_require__(7785);
// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
// EXTERNAL MODULE: ./build/text/format.js
var format = __webpack_require__(3387);
// EXTERNAL MODULE: ./build/inputs/values.js
var values = __webpack_require__(3368);
;// CONCATENATED MODULE: ./build/inputs/images.js







const KEYS = [
    'name',
    'parameter',
    'repository',
    'context',
    'file',
    'target',
    'build-args',
    'platforms',
    'tag-prefix',
];
function imageItems(text) {
    if (text === '')
        return [];
    const wrong = [];
    const items = readList(text).map((item, index) => readItem(item, index + 1, wrong));
    const names = items.map(({ name }) => name).filter((name) => name !== '');
    for (const name of new Set(names.filter((each, index) => names.indexOf(each) < index))) {
        wrong.push(new problem/* Problem */.AF(`Input images: the name \`${name}\` is given twice.`, 'Give each image a name of its own.'));
    }
    (0,problem/* throwAll */.Kx)(wrong);
    return items;
}
function readList(text) {
    const document = (0,dist/* parseDocument */.Tp)(text, { schema: 'failsafe', logLevel: 'error' });
    const [error] = document.errors;
    if (error !== undefined) {
        throw new values/* WrongValue */.Fj(`it is not YAML: ${(0,format/* yamlFault */.QY)(error)}`, 'Correct it at that line of the value.');
    }
    const list = document.toJS();
    if (Array.isArray(list) && list.length > 0)
        return list;
    throw new values/* WrongValue */.Fj('it is not a list of images', 'Begin each image with `- name: <name>`, or leave `images` out.');
}
const imageName = (0,values/* pattern */.T1)(/^[a-z0-9][a-z0-9-]{0,39}$/, 'is not the name of an image', 'Use lower-case letters, digits and hyphens, at most 40.');
const tagPrefix = (0,values/* pattern */.T1)(/^(?:[A-Za-z0-9_][A-Za-z0-9_.-]{0,40})?$/, 'is not the beginning of a tag', 'Use letters, digits, `_`, `.` and `-`, at most 41; do not begin with `.` or `-`.');
function readItem(item, number, wrong) {
    const given = typeof item === 'object' && item !== null && !Array.isArray(item) ? Object.entries(item) : undefined;
    const fields = new Map(given);
    const name = fields.get('name');
    const what = typeof name === 'string' && name !== '' ? `\`${name}\`` : `image ${number}`;
    const addProblem = (message, fix) => {
        wrong.push(new problem/* Problem */.AF(`Input images: ${what}: ${message}.`, fix));
    };
    if (given === undefined)
        addProblem('it is not a map', 'Begin it with `- name: <name>`.');
    else if (!fields.has('name'))
        addProblem('it has no name', 'Add `name: <name>`.');
    for (const key of fields.keys()) {
        if (KEYS.some((known) => known === key))
            continue;
        addProblem(`\`${key}\` is not known`, `Did you mean \`${(0,leven/* closestMatch */.h)(key, [...KEYS])}\`? An image has ${KEYS.join(', ')}.`);
    }
    const read = (key, parse) => {
        if (!fields.has(key))
            return undefined;
        try {
            return parse(fieldText(key, fields.get(key)));
        }
        catch (error) {
            const { message, fix } = faultOf(error);
            addProblem(`${key}: ${message}`, fix);
            return undefined;
        }
    };
    return readFields(read);
}
function readFields(read) {
    const context = read('context', values/* asIs */.$B) ?? '';
    return {
        name: read('name', imageName) ?? '',
        parameter: read('parameter', (0,values/* optional */.lq)(values/* asIs */.$B)),
        repository: read('repository', (0,values/* optional */.lq)(repository/* parseRepository */.SU)),
        context: (0,values/* optional */.lq)(build_values/* contextFolder */.mk)(context),
        file: read('file', (0,values/* optional */.lq)((0,build_values/* dockerfilePath */.Se)(context))),
        target: read('target', (0,values/* optional */.lq)(values/* asIs */.$B)),
        buildArgs: read('build-args', build_values/* buildArguments */.fb) ?? [],
        platforms: read('platforms', build_values/* platforms */.Bn),
        tagPrefix: read('tag-prefix', tagPrefix),
    };
}
const LISTS = ['build-args', 'platforms'];
function fieldText(key, value) {
    if (typeof value === 'string')
        return value.trim();
    const isList = LISTS.includes(key);
    if (isList && Array.isArray(value) && value.every((item) => typeof item === 'string')) {
        return value.map((item) => `"${item.replaceAll('"', '""')}"`).join('\n');
    }
    throw new values/* WrongValue */.Fj(`it is not ${isList ? 'a list of strings' : 'a string'}`, `Write \`${key}: <text>\`.`);
}
function faultOf(error) {
    if (error instanceof values/* WrongValue */.Fj)
        return error;
    if (!(error instanceof problem/* Problem */.AF))
        throw error;
    return { message: error.message.replace(/^Input [a-z-]+: |\.$/g, ''), fix: error.remedy };
}

;// CONCATENATED MODULE: ./build/inputs/inputs.js
const BUILT_IN_TEMPLATE = 'servicefull';

// EXTERNAL MODULE: ./build/aws/ownership.js
var ownership = __webpack_require__(3427);
// EXTERNAL MODULE: ./build/text/pairs.js
var pairs = __webpack_require__(7615);
;// CONCATENATED MODULE: ./build/inputs/stack-tags.js




const INPUT = 'Input tags';
const FORM = 'Write one `Key=Value` a line, under `tags: |`. If it is one value, put the whole item in quotes: `"Key=<value>"`.';
const RESERVED_PREFIXES = ['aws:', ownership/* OWNER_TAG_PREFIX */.yg];
const MOST_TAGS = 48;
const LONGEST_KEY = 128;
const LONGEST_VALUE = 256;
const ANOTHER = /[\s,;][^\s,;=]+=/;
const stackTags = (0,values/* withFix */.Yt)(FORM, (text) => {
    const { values, places, bare } = (0,pairs/* readPairs */.S)(text, { key: 'Key', value: 'Value', freeValues: true });
    (0,problem/* throwAll */.Kx)([
        ...(values.size > MOST_TAGS ? [tooManyProblem(values.size)] : []),
        ...[...values].flatMap(([key, value]) => [
            ...(bare.has(key) && ANOTHER.test(value) ? [severalProblem(places.get(key))] : []),
            ...wrongTagProblems(key, value),
        ]),
    ]);
    return values;
});
function tooManyProblem(count) {
    return new problem/* Problem */.AF(`${INPUT}: it has ${count} tags, a stack takes ${MOST_TAGS} besides ours.`, `Remove ${count - MOST_TAGS}. CloudFormation takes 50 tags a stack, and the action adds two.`);
}
function severalProblem(place) {
    return new problem/* Problem */.AF(`${INPUT}: ${place} has several tags.`, FORM);
}
function wrongTagProblems(key, value) {
    if (RESERVED_PREFIXES.some((prefix) => key.toLowerCase().startsWith(prefix))) {
        const fix = `Choose a key without the prefix ${RESERVED_PREFIXES.join(' or ')}.`;
        return [new problem/* Problem */.AF(`${INPUT}: the tag \`${key}\` is reserved.`, fix)];
    }
    const shown = key.length > LONGEST_KEY ? `${key.slice(0, 40)}...` : key;
    const tooLong = (what, has, most) => {
        if (has <= most)
            return [];
        const sentence = `${INPUT}: the ${what} of the tag \`${shown}\` has ${has} characters, CloudFormation takes ${most}.`;
        return [new problem/* Problem */.AF(sentence, 'Shorten it.')];
    };
    return [...tooLong('key', [...key].length, LONGEST_KEY), ...tooLong('value', [...value].length, LONGEST_VALUE)];
}

;// CONCATENATED MODULE: ./build/inputs/read.js








const SECRET_INPUTS = ['secrets', 'parameter-overrides', 'github-token'];
const command = (0,values/* oneOf */.yL)('auto', 'deploy', 'build', 'diff', 'delete');
function readInputs(read) {
    const wrong = [];
    const input = (name, parse) => {
        try {
            return parse(read(name).trim());
        }
        catch (error) {
            wrong.push(inputProblem(name, error));
            return undefined;
        }
    };
    const inputs = {
        command: input('command', command),
        stackName: input('stack-name', (text) => (text === '' && read('command') === 'build' ? '' : (0,aws_values/* stackName */.Qx)(text))),
        template: input('template', (text) => (0,values/* noAddress */.U0)(text) || BUILT_IN_TEMPLATE),
        region: input('aws-region', (0,values/* optional */.lq)(aws_values/* region */.Ny)),
        role: readRoleInputs(input),
        allowedAccountIds: input('allowed-account-ids', aws_values/* accountIds */.i3),
        repository: input('repository', (0,values/* optional */.lq)(repository/* parseRepository */.SU)),
        previewRepository: input('preview-repository', (0,values/* optional */.lq)((text) => (0,repository/* parseRepository */.SU)(text, 'preview-repository'))),
        createRepository: input('create-repository', (0,values/* boolean */.zM)(true)),
        repositorySettings: {
            tagMutability: input('image-tag-mutability', (0,values/* optional */.lq)(aws_values/* tagMutability */.zY)),
            encryption: input('repository-encryption', (0,values/* optional */.lq)(aws_values/* repositoryEncryption */.IR)),
        },
        registry: input('registry', (0,values/* optional */.lq)(aws_values/* registryHost */.U$)),
        image: input('image', (0,values/* optional */.lq)(aws_values/* imageReference */.rA)),
        images: input('images', imageItems),
        imageTags: input('image-tags', build_values/* tagLines */.oA),
        reuse: input('reuse', (0,values/* boolean */.zM)(true)),
        build: readBuildInputs(input),
        stack: readStackInputs(input),
        githubToken: input('github-token', (0,values/* optional */.lq)(values/* asIs */.$B)),
        comment: input('comment', (0,values/* boolean */.zM)(true)),
        allowForks: input('allow-forks', (0,values/* boolean */.zM)(false)),
    };
    (0,problem/* throwAll */.Kx)(wrong);
    if (inputs.image !== undefined)
        checkImageAlone(inputs);
    return inputs;
}
function readGateInputs(read) {
    const given = (name, parse, strictest) => {
        try {
            return parse(read(name).trim());
        }
        catch {
            return strictest;
        }
    };
    return { command: given('command', command, 'deploy'), allowForks: given('allow-forks', (0,values/* boolean */.zM)(false), false) };
}
function readRoleInputs(input) {
    const arn = input('role-to-assume', (0,values/* optional */.lq)(aws_values/* roleArn */.w3));
    const sessionName = input('role-session-name', (0,values/* optional */.lq)(values/* asIs */.$B));
    const durationSeconds = input('role-duration-seconds', aws_values/* sessionSeconds */.Q7);
    return arn === undefined ? undefined : { arn, sessionName, durationSeconds };
}
function readBuildInputs(input) {
    const context = input('context', values/* asIs */.$B);
    return {
        context: (0,build_values/* contextFolder */.mk)(context),
        file: input('file', (0,values/* optional */.lq)((0,build_values/* dockerfilePath */.Se)(context))),
        target: input('target', (0,values/* optional */.lq)(values/* asIs */.$B)),
        buildArgs: input('build-args', build_values/* buildArguments */.fb),
        labels: input('labels', (0,values/* assignments */.TT)(/^[^\s="']+=/, 'name=value')),
        platforms: input('platforms', build_values/* platforms */.Bn),
        buildContexts: input('build-contexts', (0,values/* assignments */.TT)(/^[^\s="']+=./, 'name=path')),
        secrets: input('secrets', build_values/* secretValues */.VX),
        secretEnvs: input('secret-envs', build_values/* secretVariables */.c8),
        secretFiles: input('secret-files', build_values/* secretPaths */.$Q),
        ssh: input('ssh', values/* lines */.Mn),
        cacheFrom: input('cache-from', values/* lines */.Mn),
        cacheTo: input('cache-to', values/* lines */.Mn),
        noCache: input('no-cache', (0,values/* boolean */.zM)(false)),
        pull: input('pull', (0,values/* boolean */.zM)(false)),
        network: input('network', (0,values/* optional */.lq)(build_values/* network */.Nm)),
        addHosts: input('add-hosts', (0,values/* assignments */.TT)(/^[^\s:="']+[:=]\S+$/, 'host:address')),
        builder: input('builder', (0,values/* optional */.lq)(values/* asIs */.$B)),
        createBuilder: input('create-builder', (0,values/* boolean */.zM)(false)),
        provenance: input('provenance', build_values/* provenance */.aH),
        sbom: input('sbom', build_values/* sbom */.Ou),
    };
}
function readStackInputs(input) {
    return {
        imageParameter: input('image-parameter', (text) => text || 'auto'),
        parameterOverrides: input('parameter-overrides', values/* noAddress */.U0),
        capabilities: input('capabilities', aws_values/* capabilities */.R7),
        tags: input('tags', stackTags),
        roleArn: input('role-arn', (0,values/* optional */.lq)(aws_values/* roleArn */.w3)),
        options: readOptions(input),
        s3Bucket: input('s3-bucket', (0,values/* optional */.lq)(aws_values/* bucketName */.EL)),
        s3Prefix: input('s3-prefix', aws_values/* keyPrefix */.uU),
        timeoutMinutes: input('timeout-in-minutes', values/* timeoutMinutes */.DL),
    };
}
function readOptions(input) {
    return {
        notificationArns: input('notification-arns', (0,values/* optional */.lq)(aws_values/* topicArns */.Ir)),
        terminationProtection: input('termination-protection', (0,values/* optional */.lq)((0,values/* boolean */.zM)(false))),
        disableRollback: input('disable-rollback', (0,values/* boolean */.zM)(false)),
        deploymentMode: input('deployment-mode', (0,values/* optional */.lq)((0,values/* oneOf */.yL)('REVERT_DRIFT', 'EXPRESS'))),
        includeNestedStacks: input('include-nested-stacks-change-set', (0,values/* boolean */.zM)(false)),
        failOnEmpty: input('fail-on-empty-changeset', (0,values/* boolean */.zM)(false)),
        execute: !input('no-execute-changeset', (0,values/* boolean */.zM)(false)),
        changeSet: input('execute-change-set-id', (0,values/* optional */.lq)(aws_values/* changeSetId */.qR)),
    };
}
function inputProblem(name, error) {
    if (error instanceof problem/* Problem */.AF || error instanceof problem/* Problems */.Zw)
        return error;
    const message = (0,problem/* messageOf */.bD)(error);
    const fix = error instanceof values/* WrongValue */.Fj ? error.fix : 'Correct it in the workflow, under `with:`.';
    return new problem/* Problem */.AF(`Input ${name}: ${message}.`, fix);
}
function checkImageAlone({ command, images }) {
    if (command === 'build') {
        throw new problem/* Problem */.AF('Input image names an image that exists, and `command: build` builds one.', 'Remove `image`, or give `command: deploy` to deploy it.');
    }
    if (images.length === 0)
        return;
    throw new problem/* Problem */.AF('Inputs image and images are both given: `image` deploys one that exists and builds nothing.', 'Remove one of the two. In a stack of several images, give one that exists by parameter-overrides.');
}


/***/ })

};
