export const id = 873;
export const ids = [873];
export const modules = {

/***/ 9873:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  readInputs: () => (/* binding */ readInputs)
});

// UNUSED EXPORTS: SECRET_INPUTS, readAllInputs, readGateInputs

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
// EXTERNAL MODULE: ./build/aws/repository.js
var repository = __webpack_require__(7756);
// EXTERNAL MODULE: ./build/text/problem.js
var problem = __webpack_require__(9093);
// EXTERNAL MODULE: ./build/inputs/aws-values.js
var aws_values = __webpack_require__(1820);
// EXTERNAL MODULE: ./build/inputs/build-options.js
var build_options = __webpack_require__(1899);
// EXTERNAL MODULE: ./build/inputs/build-values.js
var build_values = __webpack_require__(9479);
// EXTERNAL MODULE: ./build/aws/ownership.js
var ownership = __webpack_require__(3427);
// EXTERNAL MODULE: ./build/text/pairs.js
var pairs = __webpack_require__(7615);
// EXTERNAL MODULE: ./build/inputs/values.js
var inputs_values = __webpack_require__(3368);
;// CONCATENATED MODULE: ./build/inputs/stack-tags.js





const INPUT = 'Input tags';
const FORM = 'Write one `Key=Value` a line, under `tags: |`. If it is one value, put the whole item in quotes: `"Key=<value>"`.';
const RESERVED_PREFIXES = ['aws:', ownership/* OWNER_TAG_PREFIX */.yg];
const MOST_TAGS = 48;
const LONGEST_KEY = 128;
const LONGEST_VALUE = 256;
const ANOTHER = /[\s,;][^\s,;=]+=/;
const stackTags = (0,inputs_values/* withFix */.Yt)(FORM, (text) => {
    if ((0,inputs_values/* lines */.Mn)(text).some((line) => (0,build_values/* tagReference */.Wm)(line)?.repository.includes('/'))) {
        throw new inputs_values/* WrongValue */.Fj('it has references of images, but these are tags of the stack', 'Write the tags of the image into `image-tags`, one a line, without the repository.');
    }
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

;// CONCATENATED MODULE: ./build/inputs/tag-mutability.js

function tagMutability(exclusions) {
    return (text) => {
        const given = (0,inputs_values/* oneOf */.yL)('IMMUTABLE', 'MUTABLE', 'IMMUTABLE_WITH_EXCLUSION', 'MUTABLE_WITH_EXCLUSION')(text.toUpperCase());
        if (!given.endsWith('_WITH_EXCLUSION') || (0,inputs_values/* listItems */.Dw)(exclusions()).length > 0)
            return given;
        throw new inputs_values/* WrongValue */.Fj(`\`${given}\` excludes nothing`, 'Give the tags that are excluded in `image-tag-mutability-exclusions`, such as latest or dev-*.');
    };
}
const MOST_PATTERNS = 5;
function tagPatterns(text) {
    const given = (0,inputs_values/* listItems */.Dw)(text);
    const wrong = given.find((each) => !/^[\w.*-]{1,128}$/.test(each));
    if (wrong !== undefined) {
        throw new inputs_values/* WrongValue */.Fj(`\`${wrong}\` is not a pattern of tags`, 'Use letters, digits, `_`, `.`, `-`, and `*` for any text, such as latest or dev-*.');
    }
    if (given.length <= MOST_PATTERNS)
        return given;
    throw new inputs_values/* WrongValue */.Fj(`it has ${given.length} patterns, ECR takes ${MOST_PATTERNS}`, 'Remove some, or join them by `*`.');
}
function withExclusions(given, tagExclusions) {
    if (tagExclusions.length === 0)
        return { tagMutability: given, tagExclusions };
    const base = given?.startsWith('MUTABLE') ? 'MUTABLE' : 'IMMUTABLE';
    return { tagMutability: `${base}_WITH_EXCLUSION`, tagExclusions };
}

;// CONCATENATED MODULE: ./build/inputs/groups.js






function readRoleInputs(input) {
    let given = '';
    const arn = input('role-to-assume', (text) => {
        given = text;
        return (0,inputs_values/* optional */.lq)(aws_values/* roleArn */.w3)(text);
    });
    const ofRole = (value) => {
        if (value && given === '')
            throw new inputs_values/* WrongValue */.Fj('it has no effect without `role-to-assume`', ROLE_NEEDED);
        return value;
    };
    const role = {
        chaining: input('role-chaining', (text) => ofRole((0,inputs_values/* optional */.lq)((0,inputs_values/* boolean */.zM)(false))(text))),
        externalId: input('role-external-id', (text) => ofRole((0,inputs_values/* optional */.lq)(aws_values/* externalId */.pP)(text))),
        sessionName: input('role-session-name', (0,inputs_values/* optional */.lq)(inputs_values/* asIs */.$B)),
        durationSeconds: input('role-duration-seconds', aws_values/* sessionSeconds */.Q7),
        tagSession: !input('role-skip-session-tagging', (0,inputs_values/* boolean */.zM)(false)),
    };
    return arn === undefined ? undefined : { arn, ...role };
}
function readRepositorySettings(input, read) {
    const exclusions = 'image-tag-mutability-exclusions';
    const mutability = input('image-tag-mutability', (0,inputs_values/* optional */.lq)(tagMutability(() => read(exclusions))));
    const tags = input(exclusions, (text) => withExclusions(mutability, tagPatterns(text)));
    return { ...tags, encryption: input('repository-encryption', (0,inputs_values/* optional */.lq)(aws_values/* repositoryEncryption */.IR)) };
}
const ROLE_NEEDED = 'Give `role-to-assume`; if it comes from a variable, check that this job has that variable. Or remove this input.';
function readBuildInputs(input) {
    const context = input('context', build_values/* buildContext */.gC);
    return {
        context: context?.folder ?? '.',
        file: input('file', (0,inputs_values/* optional */.lq)((0,build_values/* dockerfileIn */.yG)(context?.base))),
        target: input('target', (0,inputs_values/* optional */.lq)(inputs_values/* asIs */.$B)),
        buildArgs: input('build-args', build_values/* buildArguments */.fb),
        labels: input('labels', (0,inputs_values/* assignments */.TT)(/^[^\s="']+=/, 'name=value')),
        platforms: input('platforms', build_values/* platforms */.Bn),
        buildContexts: input('build-contexts', build_values/* namedContexts */.uf),
        secrets: input('secrets', build_values/* secretValues */.VX),
        secretEnvs: input('secret-envs', build_values/* secretVariables */.c8),
        secretFiles: input('secret-files', build_values/* secretPaths */.$Q),
        ssh: input('ssh', inputs_values/* lines */.Mn),
        cacheFrom: input('cache-from', inputs_values/* lines */.Mn),
        cacheTo: input('cache-to', inputs_values/* lines */.Mn),
        noCache: input('no-cache', (0,inputs_values/* boolean */.zM)(false)),
        noCacheFilters: input('no-cache-filters', build_options/* stageNames */.hL),
        pull: input('pull', (0,inputs_values/* boolean */.zM)(false)),
        network: input('network', (0,inputs_values/* optional */.lq)(build_values/* network */.Nm)),
        addHosts: input('add-hosts', (0,inputs_values/* assignments */.TT)(/^[^\s:="']+[:=]\S+$/, 'host:address')),
        allow: input('allow', build_options/* entitlements */.t8),
        shmSize: input('shm-size', (0,inputs_values/* optional */.lq)(build_options/* byteSize */.mz)),
        ulimits: input('ulimit', build_options/* ulimits */.Q5),
        cgroupParent: input('cgroup-parent', (0,inputs_values/* optional */.lq)(build_options/* cgroupParent */.fB)),
        builder: input('builder', (0,inputs_values/* optional */.lq)(inputs_values/* asIs */.$B)),
        createBuilder: input('create-builder', (0,inputs_values/* boolean */.zM)(false)),
        provenance: input('provenance', build_values/* provenance */.aH),
        sbom: input('sbom', build_values/* sbom */.Ou),
        attests: input('attests', build_options/* attestations */.ej),
        annotations: input('annotations', build_options/* annotations */.hk),
    };
}
function readStackInputs(input, auto) {
    return {
        imageParameter: input('image-parameter', (text) => (text === '' || text === 'auto' ? auto : text)),
        parameterOverrides: input('parameter-overrides', inputs_values/* noAddress */.U0),
        capabilities: input('capabilities', aws_values/* capabilities */.R7),
        tags: input('tags', stackTags),
        roleArn: input('role-arn', (0,inputs_values/* optional */.lq)(aws_values/* roleArn */.w3)),
        options: readOptions(input),
        s3Bucket: input('s3-bucket', (0,inputs_values/* optional */.lq)(aws_values/* bucketName */.EL)),
        s3Prefix: input('s3-prefix', aws_values/* keyPrefix */.uU),
        timeoutMinutes: input('timeout-in-minutes', inputs_values/* timeoutMinutes */.DL),
    };
}
function readOptions(input) {
    return {
        notificationArns: input('notification-arns', (0,inputs_values/* optional */.lq)(aws_values/* topicArns */.Ir)),
        terminationProtection: input('termination-protection', (0,inputs_values/* optional */.lq)((0,inputs_values/* boolean */.zM)(false))),
        disableRollback: input('disable-rollback', (0,inputs_values/* boolean */.zM)(false)),
        deploymentMode: input('deployment-mode', (0,inputs_values/* optional */.lq)((0,inputs_values/* oneOf */.yL)('REVERT_DRIFT', 'EXPRESS'))),
        includeNestedStacks: input('include-nested-stacks-change-set', (0,inputs_values/* boolean */.zM)(false)),
        failOnEmpty: input('fail-on-empty-changeset', (0,inputs_values/* boolean */.zM)(false)),
        execute: !input('no-execute-changeset', (0,inputs_values/* boolean */.zM)(false)),
        changeSet: input('execute-change-set-id', (0,inputs_values/* optional */.lq)(aws_values/* changeSetId */.qR)),
    };
}
function readRunInputs(input, isRun) {
    const run = input('run', (text) => {
        const value = (0,inputs_values/* optional */.lq)((0,inputs_values/* boolean */.zM)(false))(text);
        if (value === false && isRun)
            throw new inputs_values/* WrongValue */.Fj('`false` contradicts `command: run`', 'Remove one of the two.');
        return value;
    });
    const ofRun = (parse) => (text) => {
        const value = parse(text);
        if (value !== parse('') && !isRun && run === undefined)
            throw new inputs_values/* WrongValue */.Fj('it has no effect without `run: true` or `command: run`', RUN_NEEDED);
        return value;
    };
    return {
        afterDeploy: run ?? false,
        input: input('run-input', ofRun(inputs_values/* noAddress */.U0)),
        timeoutMinutes: input('run-timeout-in-minutes', ofRun(inputs_values/* timeoutMinutes */.DL)),
        wait: input('wait', ofRun((0,inputs_values/* boolean */.zM)(true))),
        stateMachine: input('state-machine', ofRun(aws_values/* stateMachine */.J$)),
    };
}
const RUN_NEEDED = 'Use `run: true` to run after a deploy, or `command: run` to run without one. Or remove this input.';
function readPreviewInputs(input) {
    return {
        label: input('preview-label', (0,inputs_values/* optional */.lq)(inputs_values/* asIs */.$B)),
        drafts: input('preview-drafts', (0,inputs_values/* boolean */.zM)(true)),
        parameterOverrides: input('preview-parameter-overrides', inputs_values/* noAddress */.U0),
        network: input('preview-network', (0,inputs_values/* oneOf */.yL)('shared', 'own', 'none')),
        ttlHours: input('ttl', (0,inputs_values/* optional */.lq)(inputs_values/* timeToLive */.$O)),
    };
}
const environmentName = (0,inputs_values/* pattern */.T1)(/^[^\p{Cc}]{1,255}$/u, 'is not the name of an environment', 'Give one line of at most 255 characters.');
function releasePatterns(text) {
    const given = (0,inputs_values/* listItems */.Dw)(text);
    const wrong = given.find((each) => /^!|^refs\/|[\p{Cc}?[\\~^:]/u.test(each));
    if (wrong === undefined)
        return given;
    throw new inputs_values/* WrongValue */.Fj(`\`${wrong}\` is not a pattern of git tags`, 'Write the name of the tag, with `*` for any characters, such as `v*`.');
}

// EXTERNAL MODULE: ./node_modules/leven/index.js
var leven = __webpack_require__(7785);
// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
// EXTERNAL MODULE: ./build/text/format.js
var format = __webpack_require__(3387);
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
    'annotations',
    'no-cache-filters',
    'shm-size',
    'ulimit',
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
        throw new inputs_values/* WrongValue */.Fj(`it is not YAML: ${(0,format/* yamlFault */.QY)(error)}`, 'Correct it at that line of the value.');
    }
    const list = document.toJS();
    if (Array.isArray(list) && list.length > 0)
        return list;
    throw new inputs_values/* WrongValue */.Fj('it is not a list of images', 'Begin each image with `- name: <name>`, or leave `images` out.');
}
const imageName = (0,inputs_values/* pattern */.T1)(/^[a-z0-9][a-z0-9-]{0,39}$/, 'is not the name of an image', 'Use lower-case letters, digits and hyphens, at most 40.');
const tagPrefix = (0,inputs_values/* pattern */.T1)(/^(?:[A-Za-z0-9_][A-Za-z0-9_.-]{0,40})?$/, 'is not the beginning of a tag', 'Use letters, digits, `_`, `.` and `-`, at most 41; do not begin with `.` or `-`.');
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
    const context = read('context', (0,inputs_values/* optional */.lq)(build_values/* buildContext */.gC));
    return {
        name: read('name', imageName) ?? '',
        parameter: read('parameter', (0,inputs_values/* optional */.lq)(inputs_values/* asIs */.$B)),
        repository: read('repository', (0,inputs_values/* optional */.lq)(repository/* parseRepository */.SU)),
        context: context?.folder,
        file: read('file', (0,inputs_values/* optional */.lq)((0,build_values/* dockerfileIn */.yG)(context?.base))),
        target: read('target', (0,inputs_values/* optional */.lq)(inputs_values/* asIs */.$B)),
        buildArgs: read('build-args', build_values/* buildArguments */.fb) ?? [],
        platforms: read('platforms', build_values/* platforms */.Bn),
        annotations: read('annotations', build_options/* annotations */.hk),
        noCacheFilters: read('no-cache-filters', build_options/* stageNames */.hL),
        shmSize: read('shm-size', (0,inputs_values/* optional */.lq)(build_options/* byteSize */.mz)),
        ulimits: read('ulimit', build_options/* ulimits */.Q5),
        tagPrefix: read('tag-prefix', tagPrefix),
    };
}
const LISTS = ['build-args', 'platforms', 'annotations', 'no-cache-filters', 'ulimit'];
function fieldText(key, value) {
    if (typeof value === 'string')
        return value.trim();
    const isList = LISTS.includes(key);
    if (isList && Array.isArray(value) && value.every((item) => typeof item === 'string')) {
        return value.map((item) => `"${item.replaceAll('"', '""')}"`).join('\n');
    }
    throw new inputs_values/* WrongValue */.Fj(`it is not ${isList ? 'a list of strings' : 'a string'}`, `Write \`${key}: <text>\`.`);
}
function faultOf(error) {
    if (error instanceof inputs_values/* WrongValue */.Fj)
        return error;
    if (!(error instanceof problem/* Problem */.AF))
        throw error;
    return { message: error.message.replace(/^Input [a-z-]+: |\.$/g, ''), fix: error.remedy };
}

// EXTERNAL MODULE: ./build/inputs/inputs.js
var inputs = __webpack_require__(743);
;// CONCATENATED MODULE: ./build/text/nearest.js

const LONGEST = 128;
function nearest(text, known, maxDistance) {
    if (text.length > LONGEST)
        return undefined;
    const names = known.filter(({ length }) => length <= LONGEST);
    return (0,leven/* closestMatch */.h)(text, names, maxDistance === undefined ? {} : { maxDistance });
}
function nearMiss(name, known) {
    const names = new Map(known.map((each) => [bare(each), each]));
    const given = bare(name);
    const maxDistance = Math.min(3, Math.max(1, Math.floor(given.length / 3)));
    const found = nearest(given, [...names.keys()], maxDistance);
    return found === undefined ? undefined : names.get(found);
}
function bare(name) {
    return name.toLowerCase().replace(/[-_.]/g, '');
}

;// CONCATENATED MODULE: ./build/inputs/other-inputs.js


const ELSEWHERE = [
    ['push', 'each image that is built is pushed. `call: check` and `command: diff` build nothing'],
    ['load outputs', 'the image goes to ECR. Pull the output `image`, or build other outputs in a step of their own'],
    ['flavor sep-tags sep-labels sep-annotations bake-target', 'use `image-tags` and `labels` instead'],
    [
        'version driver driver-opts buildkitd-flags buildkitd-config buildkitd-config-inline endpoint append use install cleanup cache-binary keep-state',
        'give them to docker/setup-buildx-action before this step, or use `create-builder: true`',
    ],
    [
        'username password logout ecr',
        'this action logs in to ECR by itself. For other registries, use docker/login-action before this step',
    ],
    ['mask-password skip-logout', 'the ECR password is always masked, and the login ends with this step'],
    ['registries registry-type', '`repository` takes the URI of a repository in another account or region'],
    [
        'aws-access-key-id aws-secret-access-key aws-session-token aws-profile web-identity-token-file',
        'set AWS variables such as `AWS_ACCESS_KEY_ID` under `env:`, or use `role-to-assume`',
    ],
    ['output-credentials output-env-credentials overwrite-aws-profile', 'the credentials stay within this step'],
    ['special-characters-workaround', 'credentials never pass a shell, so special characters are harmless'],
    ['action-timeout-s', '`timeout-minutes` of the step limits it, and `timeout-in-minutes` the wait for the stack'],
    ['sts-endpoint', 'set `AWS_ENDPOINT_URL_STS` under `env:`'],
    ['audience', 'the audience is `sts.amazonaws.com`, or in AWS China `sts.amazonaws.com.cn`'],
    ['mask-aws-account-id', 'the account ID is not masked. Mask it with `::add-mask::` in an earlier step'],
    [
        'unset-current-credentials use-existing-credentials force-skip-oidc',
        '`role-chaining` decides which credentials assume the role',
    ],
    [
        'inline-session-policy managed-session-policies',
        'a session has all permissions of its role. Limit the policy of the role itself',
    ],
    [
        'custom-tags transitive-tag-keys',
        'a session has the tags `Repository`, `Branch` and so on, and none of them is transitive',
    ],
    ['disable-retry retry-max-attempts max-retries', 'throttled and failed requests are retried until the time limit'],
    ['http-proxy no-proxy', 'set `HTTPS_PROXY` and `NO_PROXY` under `env:`'],
    ['name', '`stack-name` names the stack'],
    ['no-fail-on-empty-changeset', 'an empty change set is a success, unless `fail-on-empty-changeset: true`'],
    ['no-delete-failed-changeset', 'a change set that fails is deleted, and its reason is in the log'],
    ['change-set-name', 'each run names its change set, and the output `change-set-id` has its ARN'],
    ['wait-for-service-stability', 'CloudFormation waits until a service is stable'],
    ['wait-for-minutes', '`timeout-in-minutes` limits the wait'],
    ['force-new-deployment', 'a new image creates a new task definition, and the service uses it'],
    [
        'task-definition container-name service cluster desired-count environment-variables',
        'these are properties in the template, and `parameter-overrides` sets its parameters',
    ],
];
const INSTEAD = new Map(ELSEWHERE.flatMap(([names, instead]) => names.split(' ').map((name) => [name, instead])));
const OTHER_NAMES = new Map([
    ['template-file', 'template'],
    ['template-url', 'template'],
    ['template-body', 'template'],
    ['parameters', 'parameter-overrides'],
    ['mode', 'no-execute-changeset` or `execute-change-set-id'],
    ['dockerfile', 'file'],
    ['path', 'context'],
    ['region', 'aws-region'],
]);
function otherInputNotices(given) {
    return given.flatMap((name) => {
        const instead = INSTEAD.get(name);
        return instead === undefined ? [] : [`The input ${name} has no effect here: ${instead}.`];
    });
}
function misspelledInputProblems(given, { known, isSet }) {
    return given.flatMap((name) => {
        const isOther = known.includes(name) || INSTEAD.has(name);
        const meant = isOther ? undefined : (OTHER_NAMES.get(name) ?? nearMiss(name, known));
        return meant === undefined || isSet(meant) ? [] : [misspelledInputProblem(name, meant)];
    });
}
function misspelledInputProblem(name, meant) {
    const variable = `INPUT_${name.toUpperCase()}`;
    return new problem/* Problem */.AF(`There is no input \`${name}\`.`, `Did you mean \`${meant}\`? Correct it under \`with:\`. If \`env:\` of the workflow has a variable \`${variable}\`, give that another name.`);
}

;// CONCATENATED MODULE: ./build/inputs/read.js











const SECRET_INPUTS = (/* unused pure expression or super */ null && (['secrets', 'parameter-overrides', 'preview-parameter-overrides', 'github-token']));
const command = (0,inputs_values/* oneOf */.yL)('auto', 'deploy', 'build', 'diff', 'delete', 'sweep', 'run', 'status');
const DECISIVE = new Set([
    'command',
    'call',
    'stack-name',
    'template',
    'aws-region',
    'role-to-assume',
    'role-chaining',
    'role-external-id',
    'allowed-account-ids',
    'repository',
    'preview-repository',
    'registry',
    'image',
    'images',
    'context',
    'file',
    'build-contexts',
    'secrets',
    'secret-envs',
    'secret-files',
    'ssh',
    'parameter-overrides',
    'execute-change-set-id',
    's3-bucket',
    'run',
    'run-input',
    'state-machine',
    'allow-forks',
    'preview-label',
    'preview-drafts',
    'preview-parameter-overrides',
    'ttl',
    'release-tags',
    'dry-run',
]);
const OF_DELETION = new Set([
    'command',
    'call',
    'stack-name',
    'aws-region',
    'role-to-assume',
    'role-chaining',
    'role-external-id',
    'role-session-name',
    'role-duration-seconds',
    'role-skip-session-tagging',
    'allowed-account-ids',
    'timeout-in-minutes',
    'github-token',
    'comment',
    'environment',
    'preview-label',
    'preview-drafts',
    'allow-forks',
]);
const OF_IMAGES = new Set([
    'template',
    'repository',
    'preview-repository',
    'image',
    'images',
    'image-parameter',
]);
function readInputs(read, given = []) {
    const { inputs, faults } = readAllInputs(read, given);
    (0,problem/* throwAll */.Kx)(faults);
    return inputs;
}
function readAllInputs(read, given = [], deletes = false) {
    const faults = [];
    const parsers = new Map();
    let isFatal = false;
    const counts = (name) => !deletes || OF_DELETION.has(name);
    const text = (name) => (counts(name) || OF_IMAGES.has(name) ? read(name) : '');
    const input = (name, parse) => {
        parsers.set(name, parse);
        try {
            return parse(text(name).trim());
        }
        catch (error) {
            if (!counts(name))
                return parse('');
            faults.push(inputProblem(name, error));
        }
        isFatal ||= DECISIVE.has(name);
        return isFatal ? undefined : parse('');
    };
    const inputs = readEach(input, text);
    const { errors } = (0,problem/* attempt */.CD)(() => !deletes && inputs.image !== undefined && checkImageAlone(inputs));
    const known = [...parsers.keys()];
    const isSet = (name) => !counts(name) || isChosen(text(name).trim(), parsers.get(name));
    const decisive = [...misspelledInputProblems(given, { known, isSet }), ...errors];
    if (isFatal || decisive.length > 0)
        (0,problem/* throwAll */.Kx)([...faults, ...decisive]);
    return { inputs, faults, notices: otherInputNotices(given) };
}
function isChosen(text, parse = inputs_values/* asIs */.$B) {
    if (text === '')
        return false;
    return (0,problem/* attempt */.CD)(() => (0,external_node_util_.isDeepStrictEqual)(parse(text), parse(''))).value !== true;
}
function readEach(input, read) {
    const target = {
        command: input('command', command),
        stackName: input('stack-name', (text) => (text === '' && needsNoStack(read) ? '' : (0,aws_values/* stackName */.Qx)(text))),
        template: input('template', (text) => (0,inputs_values/* noAddress */.U0)(text) || inputs/* SERVICE_TEMPLATES */.OQ[0]),
    };
    return {
        ...target,
        region: input('aws-region', (0,inputs_values/* optional */.lq)(aws_values/* region */.Ny)),
        role: readRoleInputs(input),
        allowedAccountIds: input('allowed-account-ids', aws_values/* accountIds */.i3),
        repository: input('repository', (0,inputs_values/* optional */.lq)(repository/* parseRepository */.SU)),
        previewRepository: input('preview-repository', (0,inputs_values/* optional */.lq)((text) => (0,repository/* parseRepository */.SU)(text, 'preview-repository'))),
        createRepository: input('create-repository', (0,inputs_values/* boolean */.zM)(true)),
        repositorySettings: readRepositorySettings(input, read),
        registry: input('registry', (0,inputs_values/* optional */.lq)(aws_values/* registryHost */.U$)),
        image: input('image', (0,inputs_values/* optional */.lq)(aws_values/* imageReference */.rA)),
        images: input('images', imageItems),
        imageTags: input('image-tags', build_values/* tagLines */.oA),
        reuse: input('reuse', (0,inputs_values/* boolean */.zM)(true)),
        build: readBuildInputs(input),
        checkOnly: input('call', build_options/* checksOnly */.iV),
        stack: readStackInputs(input, target.template === inputs/* NETWORK_TEMPLATE */.cv ? 'none' : 'auto'),
        run: readRunInputs(input, target.command === 'run'),
        releaseTags: input('release-tags', releasePatterns),
        githubToken: input('github-token', (0,inputs_values/* optional */.lq)(inputs_values/* asIs */.$B)),
        comment: input('comment', (0,inputs_values/* boolean */.zM)(true)),
        previews: readPreviewInputs(input),
        environment: input('environment', (0,inputs_values/* optional */.lq)(environmentName)),
        dryRun: input('dry-run', (0,inputs_values/* boolean */.zM)(false)),
        allowForks: input('allow-forks', (0,inputs_values/* boolean */.zM)(false)),
    };
}
function needsNoStack(read) {
    const command = read('command');
    if (command === 'run')
        return (0,aws_values/* isStateMachineArn */.o8)(read('state-machine').trim());
    return command === 'build' || command === 'sweep' || read('call') === 'check';
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
    return { command: given('command', command, 'deploy'), allowForks: given('allow-forks', boolean(false), false) };
}
function inputProblem(name, error) {
    if (error instanceof problem/* Problem */.AF || error instanceof problem/* Problems */.Zw)
        return error;
    const message = (0,problem/* messageOf */.bD)(error);
    const fix = error instanceof inputs_values/* WrongValue */.Fj ? error.fix : 'Correct it in the workflow, under `with:`.';
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
