export const id = 43;
export const ids = [43];
export const modules = {

/***/ 7756:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   SU: () => (/* binding */ parseRepository)
/* harmony export */ });
/* unused harmony exports registryOfHost, repositoryMembers, repositoryText, checkRepositoryName, correctRepositoryName */
/* harmony import */ var _text_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9093);

const DOMAINS = [
    'amazonaws.com',
    'amazonaws.com.cn',
    'amazonaws.eu',
    'on.aws',
    'on.amazonwebservices.com.cn',
    'on.amazonwebservices.eu',
    'c2s.ic.gov',
    'sc2s.sgov.gov',
    'cloud.adc-e.uk',
    'csp.hci.ic.gov',
];
const HOST = /^(?<account>\d{12})\.dkr[.-]ecr(?:-fips)?\.(?<region>[a-z0-9-]+)\.(?<domain>[a-z0-9.-]+)$/;
function registryOfHost(host) {
    const { account, region, domain = '' } = HOST.exec(host)?.groups ?? {};
    if (account === undefined || region === undefined || !DOMAINS.includes(domain))
        return undefined;
    return { registryId: account, region };
}
function repositoryMembers({ name, registryId }) {
    return registryId === undefined ? { repositoryName: name } : { repositoryName: name, registryId };
}
function repositoryText({ name, registryId, region }) {
    return registryId === undefined ? `\`${name}\`` : `\`${name}\` in the account ${registryId}, region ${region}`;
}
const VALID = /^(?:[a-z0-9]+(?:[._-][a-z0-9]+)*\/)*[a-z0-9]+(?:[._-][a-z0-9]+)*$/;
const FOREIGN_HOST = /^(?:https?:\/\/)?(?<host>[^/]*(?:\.[^/]+|:\d+))\/./;
function parseRepository(text, input = 'repository') {
    const [, host = '', name = ''] = /^(?:https?:\/\/)?([^/]+)\/(.*)$/.exec(text) ?? [];
    const registry = registryOfHost(host);
    if (registry !== undefined)
        return { name: checkRepositoryName(name, { input, before: `${host}/` }), ...registry, host };
    const foreign = FOREIGN_HOST.exec(text)?.groups?.host;
    if (foreign === undefined)
        return { name: checkRepositoryName(text, { input, before: '' }) };
    throw new _text_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF(`Input ${input}: \`${foreign}\` is not a registry of ECR.`, 'Give the name of the repository alone, or its whole URI, such as 111122223333.dkr.ecr.eu-central-1.amazonaws.com/team/app. To deploy an image of another registry, use `image`; name a registry that stands for ECR in `registry`.');
}
function checkRepositoryName(name, where = { input: 'repository', before: '' }) {
    if (VALID.test(name) && name.length >= 2 && name.length <= 256)
        return name;
    const corrected = correctRepositoryName(name);
    const { input, before } = where;
    throw new _text_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF(`Input ${input}: ECR refuses \`${name}\` as the name of a repository.`, corrected.length < 2 ? 'Give a name of 2 to 256 lower-case letters and digits.' : `Use \`${before}${corrected}\`.`);
}
function correctRepositoryName(name) {
    return name
        .toLowerCase()
        .replace(/[:@].*$/, '')
        .slice(0, 256)
        .split('/')
        .map((part) => part
        .replace(/[^a-z0-9._-]+/g, '-')
        .replace(/[._-]{2,}/g, '-')
        .replace(/^[._-]+|[._-]+$/g, ''))
        .filter((part) => part !== '')
        .join('/');
}


/***/ }),

/***/ 1820:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EL: () => (/* binding */ bucketName),
/* harmony export */   IR: () => (/* binding */ repositoryEncryption),
/* harmony export */   Ir: () => (/* binding */ topicArns),
/* harmony export */   J$: () => (/* binding */ stateMachine),
/* harmony export */   Ny: () => (/* binding */ region),
/* harmony export */   Q7: () => (/* binding */ sessionSeconds),
/* harmony export */   Qx: () => (/* binding */ stackName),
/* harmony export */   R7: () => (/* binding */ capabilities),
/* harmony export */   U$: () => (/* binding */ registryHost),
/* harmony export */   i3: () => (/* binding */ accountIds),
/* harmony export */   o8: () => (/* binding */ isStateMachineArn),
/* harmony export */   pP: () => (/* binding */ externalId),
/* harmony export */   qR: () => (/* binding */ changeSetId),
/* harmony export */   rA: () => (/* binding */ imageReference),
/* harmony export */   uU: () => (/* binding */ keyPrefix),
/* harmony export */   w3: () => (/* binding */ roleArn)
/* harmony export */ });
/* unused harmony export CAPABILITIES */
/* harmony import */ var _inputs_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(743);
/* harmony import */ var _values_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3368);


const KEY_ARN = /^arn:[a-z-]+:kms:[a-z0-9-]+:\d{12}:(?:key|alias)\/[\w/-]+$/;
function repositoryEncryption(text) {
    if (KEY_ARN.test(text))
        return { type: 'KMS', key: text };
    const type = ['AES256', 'KMS', 'KMS_DSSE'].find((each) => each === text.toUpperCase());
    if (type !== undefined)
        return { type, key: undefined };
    throw new _values_js__WEBPACK_IMPORTED_MODULE_1__/* .WrongValue */ .Fj(`\`${text}\` is not known`, 'Use AES256, KMS, KMS_DSSE, or the ARN of a KMS key or of its alias, such as arn:aws:kms:eu-central-1:111122223333:alias/images.');
}
const STACK_ARN = /^(?:https:\S{1,300}[?&]stackId=)?arn(?:[\w:-]|%3A){1,99}stack(?:\/|%2F)([-a-z0-9]+)/i;
function stackName(text) {
    if (text === '')
        throw new _values_js__WEBPACK_IMPORTED_MODULE_1__/* .WrongValue */ .Fj('it is required', 'Add `stack-name: <name>` under `with:`.');
    if (/^[a-zA-Z][-a-zA-Z0-9]{0,127}$/.test(text))
        return text;
    const [, name = text] = STACK_ARN.exec(text) ?? [];
    const corrected = name
        .replace(/[^-a-zA-Z0-9]+/g, '-')
        .replace(/^[^a-zA-Z]+|-+$/g, '')
        .slice(0, 128);
    throw new _values_js__WEBPACK_IMPORTED_MODULE_1__/* .WrongValue */ .Fj(`CloudFormation refuses \`${text}\` as the name of a stack: letters, digits and hyphens, a letter first, at most 128 characters`, corrected === '' ? 'Give a name that starts with a letter.' : `Use \`${corrected}\`.`);
}
const STATE_MACHINE_ARN = /^arn:[a-z-]+:states:[a-z0-9-]+:\d{12}:stateMachine:[^\s:]{1,80}$/;
function isStateMachineArn(text) {
    return STATE_MACHINE_ARN.test(text);
}
function stateMachine(text) {
    if (text === '')
        return _inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .ONLY_STATE_MACHINE */ .RR;
    if (isStateMachineArn(text) || /^[^\s<>{}[\]?*"#%\\^|~`$&,;:/\p{C}]{1,80}$/u.test(text))
        return text;
    throw new _values_js__WEBPACK_IMPORTED_MODULE_1__/* .WrongValue */ .Fj(`\`${text}\` is not a state machine`, 'Give its ARN, or the logical ID or the name of one in the stack. The default is the only one of the stack.');
}
function accountIds(text) {
    const ids = (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .listItems */ .Dw)(text);
    const wrong = ids.find((id) => !/^\d{12}$/.test(id));
    if (wrong !== undefined)
        throw new _values_js__WEBPACK_IMPORTED_MODULE_1__/* .WrongValue */ .Fj(`\`${wrong}\` is not an AWS account ID`, 'An account ID has 12 digits; quote it if it starts with 0.');
    return ids;
}
const CAPABILITIES = ['CAPABILITY_IAM', 'CAPABILITY_NAMED_IAM', 'CAPABILITY_AUTO_EXPAND'];
const USUAL_CAPABILITIES = ['CAPABILITY_IAM', 'CAPABILITY_NAMED_IAM'];
function capabilities(text) {
    if (text === '[]')
        return [];
    const given = (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .listItems */ .Dw)(text);
    if (given.length === 0)
        return USUAL_CAPABILITIES;
    const wrong = given.find((each) => !CAPABILITIES.includes(each));
    if (wrong !== undefined)
        throw new _values_js__WEBPACK_IMPORTED_MODULE_1__/* .WrongValue */ .Fj(`\`${wrong}\` is not known`, `Use ${CAPABILITIES.join(', ')}.`);
    return given;
}
function topicArns(text) {
    const given = text === '[]' ? [] : (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .listItems */ .Dw)(text);
    const wrong = given.find((each) => !/^arn:[a-z-]+:sns:[a-z0-9-]+:\d{12}:\S+$/.test(each));
    if (wrong !== undefined)
        throw new _values_js__WEBPACK_IMPORTED_MODULE_1__/* .WrongValue */ .Fj(`\`${wrong}\` is not the ARN of an SNS topic`, 'Write one ARN a line, like arn:aws:sns:eu-central-1:123456789012:name, or [] for none.');
    if (given.length > 5)
        throw new _values_js__WEBPACK_IMPORTED_MODULE_1__/* .WrongValue */ .Fj(`it has ${given.length} topics, CloudFormation takes 5`, 'Remove some.');
    return given;
}
function sessionSeconds(text) {
    const seconds = text === '' ? 3600 : Number(text);
    if (!Number.isInteger(seconds) || seconds < 900 || seconds > 43_200)
        throw new _values_js__WEBPACK_IMPORTED_MODULE_1__/* .WrongValue */ .Fj(`\`${text}\` is not a number of seconds from 900 to 43200`, 'Leave it out for an hour.');
    return seconds;
}
const region = (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .pattern */ .T1)(/^[a-z]{2,}(-[a-z]+)+-\d$/, 'is not an AWS region', 'Write it like eu-central-1.');
const registryHost = (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .pattern */ .T1)(/^[a-zA-Z0-9.-]+(:\d+)?$/, 'is not a registry host', 'Give the host and, if necessary, the port, without https:// and without a path.');
const imageReference = (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .pattern */ .T1)(/^[^\s@]+(@sha256:[0-9a-f]{64})?$/, 'is not an image reference', 'Write it like registry/name@sha256:... or registry/name:tag.');
const roleArn = (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .pattern */ .T1)(/^arn:[a-z-]+:iam::\d{12}:role\/.+$/, 'is not the ARN of a role', 'Write it like arn:aws:iam::123456789012:role/name.');
const externalId = (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .pattern */ .T1)(/^[\w+=,.@:/-]{2,1224}$/, 'is not an external ID', "Give the one of the role's trust policy: 2 to 1224 letters, digits and `+=,.@:/-`.");
const changeSetId = (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .pattern */ .T1)(/^(arn:[a-z-]+:cloudformation:[a-z0-9-]+:\d{12}:changeSet\/)?[a-zA-Z][-a-zA-Z0-9]{0,127}\/[-a-zA-Z0-9]+$/, 'is not the ARN of a change set', 'Give the output change-set-id of the run that created it, or the end of it, `<name>/<ID>`. The name alone may be on another change set by now.');
const bucketName = (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .pattern */ .T1)(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'is not the name of a bucket', 'Give the name alone, without `s3://`: 3 to 63 lower-case letters, digits, dots and hyphens. Folders go into `s3-prefix`.');
function keyPrefix(text) {
    const prefix = text.replace(/^\/+|\/+$/g, '');
    const steps = prefix.split('/').some((part) => part === '.' || part === '..');
    if (/[\p{Cc}\\]/u.test(prefix) || steps || Buffer.byteLength(prefix) > 900) {
        throw new _values_js__WEBPACK_IMPORTED_MODULE_1__/* .WrongValue */ .Fj(`\`${text}\` cannot begin the keys of objects`, 'Use at most 900 bytes such as `deploys/hello-job`, without `\\`, `.` or `..` between slashes.');
    }
    return prefix;
}


/***/ }),

/***/ 1899:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q5: () => (/* binding */ ulimits),
/* harmony export */   ej: () => (/* binding */ attestations),
/* harmony export */   fB: () => (/* binding */ cgroupParent),
/* harmony export */   hL: () => (/* binding */ stageNames),
/* harmony export */   hk: () => (/* binding */ annotations),
/* harmony export */   iV: () => (/* binding */ checksOnly),
/* harmony export */   mz: () => (/* binding */ byteSize),
/* harmony export */   t8: () => (/* binding */ entitlements)
/* harmony export */ });
/* unused harmony export attestationType */
/* harmony import */ var _text_items_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2382);
/* harmony import */ var _values_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3368);


function commaItems(text) {
    return (0,_text_items_js__WEBPACK_IMPORTED_MODULE_1__/* .items */ .ld)(text).flatMap((item) => item.quoted ? [item.text] : item.text.split(/\s*,\s*/).filter((each) => each !== ''));
}
function entitlements(text) {
    const given = commaItems(text);
    const wrong = given.find((each) => !/^(network\.host|security\.insecure|device(=\S+)?)$/.test(each));
    if (wrong === undefined)
        return given;
    throw new _values_js__WEBPACK_IMPORTED_MODULE_0__/* .WrongValue */ .Fj(`\`${wrong}\` is not known`, 'Use network.host, security.insecure or device=<kind or name>.');
}
const LEVEL = String.raw `(?:manifest|index)(?:-descriptor)?(?:\[[\w/-]+\])?`;
const annotations = (0,_values_js__WEBPACK_IMPORTED_MODULE_0__/* .assignments */ .TT)(new RegExp(`^(?:${LEVEL}(?:,${LEVEL})*:)?[^\\s=:"',]+=`), 'name=value');
function attestations(text) {
    const given = (0,_text_items_js__WEBPACK_IMPORTED_MODULE_1__/* .items */ .ld)(text).map((item) => item.text);
    const wrong = given.find((each) => !/^type=(sbom|provenance)(,.+)?$/.test(each));
    if (wrong !== undefined) {
        throw new _values_js__WEBPACK_IMPORTED_MODULE_0__/* .WrongValue */ .Fj(`\`${wrong}\` is not an attestation`, 'Write it like type=sbom,generator=<image> or type=provenance,mode=max, one a line.');
    }
    const types = given.map(attestationType);
    const twice = types.find((type, index) => types.indexOf(type) < index);
    if (twice !== undefined)
        throw new _values_js__WEBPACK_IMPORTED_MODULE_0__/* .WrongValue */ .Fj(`type=${twice} is given twice`, 'Give each type once.');
    return given;
}
function attestationType(attestation) {
    return /^type=(\w+)/.exec(attestation)?.[1] ?? '';
}
function stageNames(text) {
    return commaItems(text);
}
const byteSize = (0,_values_js__WEBPACK_IMPORTED_MODULE_0__/* .pattern */ .T1)(/^(?=.*[1-9])\d+(\.\d+)?\s?([kmgtp]i?)?b?$/i, 'is not a size', 'Write it like 512m or 2g.');
const cgroupParent = (0,_values_js__WEBPACK_IMPORTED_MODULE_0__/* .pattern */ .T1)(/^[^\s-]\S*$/, 'is not a cgroup', 'Write it like /actions or actions.slice.');
const LIMITS = 'core|cpu|data|fsize|locks|memlock|msgqueue|nice|nofile|nproc|rss|rtprio|rttime|sigpending|stack';
const ulimits = (0,_values_js__WEBPACK_IMPORTED_MODULE_0__/* .assignments */ .TT)(new RegExp(`^(?:${LIMITS})=-?\\d+(?::-?\\d+)?$`), '<limit>=<soft>:<hard>');
function checksOnly(text) {
    if (text === '' || text === 'build')
        return false;
    if (text === 'check')
        return true;
    throw new _values_js__WEBPACK_IMPORTED_MODULE_0__/* .WrongValue */ .Fj(`\`${text}\` is not known`, 'Use build or check. For others, run `docker buildx build --call` in a step of its own.');
}


/***/ }),

/***/ 9479:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $Q: () => (/* binding */ secretPaths),
/* harmony export */   Bn: () => (/* binding */ platforms),
/* harmony export */   Nm: () => (/* binding */ network),
/* harmony export */   Ou: () => (/* binding */ sbom),
/* harmony export */   VX: () => (/* binding */ secretValues),
/* harmony export */   Wm: () => (/* binding */ tagReference),
/* harmony export */   aH: () => (/* binding */ provenance),
/* harmony export */   c8: () => (/* binding */ secretVariables),
/* harmony export */   fb: () => (/* binding */ buildArguments),
/* harmony export */   gC: () => (/* binding */ buildContext),
/* harmony export */   oA: () => (/* binding */ tagLines),
/* harmony export */   uf: () => (/* binding */ namedContexts),
/* harmony export */   yG: () => (/* binding */ dockerfileIn)
/* harmony export */ });
/* unused harmony export TAG_PLACEHOLDER */
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var leven__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7785);
/* harmony import */ var _text_pairs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7615);
/* harmony import */ var _values_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3368);




function provenance(text) {
    if (text === '')
        return 'false';
    return (0,_values_js__WEBPACK_IMPORTED_MODULE_2__/* .pattern */ .T1)(/^(true|false|mode=(min|max))$/, 'is not known', 'Use false, true, mode=min or mode=max.')(text);
}
function sbom(text) {
    if (text === '')
        return 'false';
    return (0,_values_js__WEBPACK_IMPORTED_MODULE_2__/* .pattern */ .T1)(/^(true|false|generator=\S+)$/, 'is not known', 'Use false, true or generator=<image>.')(text);
}
const network = (0,_values_js__WEBPACK_IMPORTED_MODULE_2__/* .oneOf */ .yL)('default', 'none', 'host');
const ARCHITECTURES = [
    ...['386', 'amd64', 'arm', 'arm64', 'loong64', 'mips', 'mips64', 'mips64le', 'mipsle', 'ppc64', 'ppc64le', 'riscv64'],
    ...['s390x', 'wasm'],
];
const OTHER_NAMES = new Map([
    ['x86_64', 'amd64'],
    ['aarch64', 'arm64'],
]);
function platforms(text) {
    const given = (0,_values_js__WEBPACK_IMPORTED_MODULE_2__/* .listItems */ .Dw)(text);
    const wrong = given.find((each) => !/^[a-z0-9]+\/[a-z0-9_]+(\/[a-z0-9]+)?$/.test(each));
    if (wrong !== undefined)
        throw new _values_js__WEBPACK_IMPORTED_MODULE_2__/* .WrongValue */ .Fj(`\`${wrong}\` is not a platform`, 'Write it like linux/amd64 or linux/arm64.');
    for (const each of given)
        checkArchitecture(each);
    return given;
}
function checkArchitecture(platform) {
    const [os = '', architecture = ''] = platform.split('/');
    if (ARCHITECTURES.includes(architecture))
        return;
    const meant = OTHER_NAMES.get(architecture) ?? (0,leven__WEBPACK_IMPORTED_MODULE_3__/* .closestMatch */ .h)(architecture, ARCHITECTURES);
    throw new _values_js__WEBPACK_IMPORTED_MODULE_2__/* .WrongValue */ .Fj(`\`${platform}\` is not a platform`, `Did you mean \`${os}/${meant}\`?`);
}
const DEFAULT_CONTEXT = /^\{\{\s*defaultContext\s*\}\}(?::(.*))?$/;
const REMOTE = /^(?:https?:\/\/|(?:git|ssh):\/\/|github\.com\/|[\w-]+@[a-zA-Z\d.-]+:)/;
function contextFolder(text) {
    if (REMOTE.test(text)) {
        throw new _values_js__WEBPACK_IMPORTED_MODULE_2__/* .WrongValue */ .Fj('it is an address, which is not read', 'Check the repository out in a step before (actions/checkout, with `repository` and `path`), and give that folder.');
    }
    const [whole, folder = ''] = DEFAULT_CONTEXT.exec(text) ?? [];
    return (whole === undefined ? text : folder) || '.';
}
const contexts = (0,_values_js__WEBPACK_IMPORTED_MODULE_2__/* .assignments */ .TT)(/^[^\s="']+=./, 'name=path');
function namedContexts(text) {
    return contexts(text).map((each) => {
        const [name = ''] = each.split('=');
        const value = each.slice(name.length + 1);
        return DEFAULT_CONTEXT.test(value) ? `${name}=${contextFolder(value)}` : each;
    });
}
function dockerfileIn(base = '') {
    return (text) => (base === '' ? text : node_path__WEBPACK_IMPORTED_MODULE_0__.posix.join(base, text));
}
function buildContext(text) {
    const folder = contextFolder(text);
    return { folder, base: DEFAULT_CONTEXT.test(text) ? folder : '' };
}
function tagLines(text) {
    const given = (0,_values_js__WEBPACK_IMPORTED_MODULE_2__/* .lines */ .Mn)(text);
    checkRules(given);
    const names = given.flatMap((line) => [...line.matchAll(TAG_PLACEHOLDER)].map(([, name = '']) => name.trim()));
    const unknown = names.find((name) => !TAG_PLACEHOLDERS.includes(name));
    if (unknown !== undefined) {
        const all = TAG_PLACEHOLDERS.map((name) => `{{${name}}}`);
        throw new _values_js__WEBPACK_IMPORTED_MODULE_2__/* .WrongValue */ .Fj(`\`{{${unknown}}}\` is not a placeholder`, `Did you mean \`{{${(0,leven__WEBPACK_IMPORTED_MODULE_3__/* .closestMatch */ .h)(unknown, [...TAG_PLACEHOLDERS])}}}\`? There are ${all.join(', ')}.`);
    }
    given.forEach(checkTagText);
    return given;
}
function checkRules(given) {
    const [first, ...others] = given.filter((line) => /^type=\w/.test(line));
    if (first === undefined)
        return;
    const rules = [first, ...others];
    const tags = rules.map((rule) => `${tagOfRule(rule)} for \`${rule}\``).join(', ');
    const conditions = rules.some((rule) => /,enable=/.test(rule))
        ? ' A line may be empty, so an expression of the workflow can take the place of `enable`.'
        : '';
    throw new _values_js__WEBPACK_IMPORTED_MODULE_2__/* .WrongValue */ .Fj(`\`${first}\` is a rule of docker/metadata-action`, `Write one tag a line, with placeholders: ${tags}.${conditions}`);
}
function tagOfRule(rule) {
    const fields = new Map(rule.split(',').map((field) => field.split(/=(.*)/, 2)));
    const field = (name, standard = '') => fields.get(name) ?? standard;
    const pattern = field('pattern', '{{version}}').replaceAll('{{version}}', '{{semver}}');
    const tags = new Map([
        ['sha', `${field('prefix', 'sha-')}{{${field('format') === 'long' ? 'sha' : 'sha-short'}}}`],
        ['semver', pattern.replaceAll('{{raw}}', '{{ref-name}}')],
        ['ref', field('event') === 'pr' ? 'pr-{{pr}}' : '{{ref-name}}'],
        ['schedule', 'nightly'],
        ['edge', 'edge'],
        ['raw', field('value')],
    ]);
    const tag = tags.get(field('type')) ?? '';
    return tag === '' ? 'the tag itself' : `\`${tag}\``;
}
const NO_TAG = /[\s:,=]/;
function checkTagText(line) {
    if (!NO_TAG.test(line.replace(TAG_PLACEHOLDER, '')) || tagReference(line) !== undefined)
        return;
    throw new _values_js__WEBPACK_IMPORTED_MODULE_2__/* .WrongValue */ .Fj(`\`${line}\` is not a tag`, 'Write one tag a line, without spaces, `:`, `,` and `=`.');
}
function tagReference(line) {
    const [, repository, tag] = /^([^\s,=@{}]+):((?:\{\{[^{}]*\}\}|[\w.-])+)$/.exec(line) ?? [];
    return repository === undefined || tag === undefined ? undefined : { repository, tag };
}
const buildArguments = (0,_values_js__WEBPACK_IMPORTED_MODULE_2__/* .assignments */ .TT)(/^[A-Za-z_][A-Za-z0-9_]*(=|$)/, 'NAME=value', true);
const secretValues = (0,_values_js__WEBPACK_IMPORTED_MODULE_2__/* .withFix */ .Yt)('Write one `id=value` a line. Where the value has several lines or looks as if it had, put the whole item in quotes, `"id=<value>"`, and double each quote in it, or write a map: `id: |` with the lines indented below, or `id:` and `toJSON` of the secret.', (text) => (0,_text_pairs_js__WEBPACK_IMPORTED_MODULE_1__/* .parsePairs */ .x)(text, { key: 'id', value: 'value', secret: true, anyName: true }));
const secretVariables = (0,_values_js__WEBPACK_IMPORTED_MODULE_2__/* .idPairs */ .T7)('env', /^[A-Za-z_]\w*$/, 'names no variable');
const secretPaths = (0,_values_js__WEBPACK_IMPORTED_MODULE_2__/* .idPairs */ .T7)('path', /^[^\n\r]+$/, 'names no file');
const TAG_PLACEHOLDERS = 'sha sha-short ref-name semver major minor patch pr run-id'.split(' ');
const TAG_PLACEHOLDER = /\{\{([^{}]*)\}\}/g;


/***/ }),

/***/ 743:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   OQ: () => (/* binding */ SERVICE_TEMPLATES),
/* harmony export */   RR: () => (/* binding */ ONLY_STATE_MACHINE),
/* harmony export */   cv: () => (/* binding */ NETWORK_TEMPLATE)
/* harmony export */ });
/* unused harmony export BUILT_IN_TEMPLATES */
const SERVICE_TEMPLATES = ['servicefull', 'fan-out'];
const NETWORK_TEMPLATE = 'network';
const BUILT_IN_TEMPLATES = [...SERVICE_TEMPLATES, NETWORK_TEMPLATE];
const ONLY_STATE_MACHINE = 'auto';


/***/ }),

/***/ 3368:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $B: () => (/* binding */ asIs),
/* harmony export */   $O: () => (/* binding */ timeToLive),
/* harmony export */   DL: () => (/* binding */ timeoutMinutes),
/* harmony export */   Dw: () => (/* binding */ listItems),
/* harmony export */   Fj: () => (/* binding */ WrongValue),
/* harmony export */   Mn: () => (/* binding */ lines),
/* harmony export */   T1: () => (/* binding */ pattern),
/* harmony export */   T7: () => (/* binding */ idPairs),
/* harmony export */   TT: () => (/* binding */ assignments),
/* harmony export */   U0: () => (/* binding */ noAddress),
/* harmony export */   Yt: () => (/* binding */ withFix),
/* harmony export */   lq: () => (/* binding */ optional),
/* harmony export */   yL: () => (/* binding */ oneOf),
/* harmony export */   zM: () => (/* binding */ boolean)
/* harmony export */ });
/* harmony import */ var _text_items_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2382);
/* harmony import */ var _text_pairs_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7615);
/* harmony import */ var _text_problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9093);



class WrongValue extends Error {
    name = 'WrongValue';
    fix;
    constructor(message, fix) {
        super(message);
        this.fix = fix;
    }
}
function asIs(text) {
    return text;
}
const ADDRESS = /^(?:https?|s3):\/\/\S+$/i;
function noAddress(text) {
    if (!ADDRESS.test(text))
        return text;
    throw new WrongValue('it is an address, which is not read', 'Fetch it in a step before, such as by `curl` or `aws s3 cp`, and give the path of the file in the workspace.');
}
function lines(text) {
    return (0,_text_items_js__WEBPACK_IMPORTED_MODULE_2__/* .items */ .ld)(text).map((item) => item.text);
}
function listItems(text) {
    return lines(text).flatMap((line) => line.split(/[\s,]+/).filter((item) => item !== ''));
}
function optional(parse) {
    return (text) => (text === '' ? undefined : parse(text));
}
function pattern(expression, wrong, fix) {
    return (text) => {
        if (!expression.test(text))
            throw new WrongValue(`\`${text}\` ${wrong}`, fix);
        return text;
    };
}
function oneOf(...values) {
    return (text) => {
        const value = text === '' ? values[0] : values.find((each) => each === text);
        if (value === undefined)
            throw new WrongValue(`\`${text}\` is not known`, `Use one of ${values.join(', ')}.`);
        return value;
    };
}
function boolean(standard) {
    return (text) => {
        if (text === '')
            return standard;
        if (/^(true|True|TRUE)$/.test(text))
            return true;
        if (/^(false|False|FALSE)$/.test(text))
            return false;
        throw new WrongValue(`\`${text}\` is neither true nor false`, 'Use true or false.');
    };
}
function assignments(expression, form, secret = false) {
    const fix = `Write one \`${form}\` a line. Put an item of several lines in quotes, \`"${form}"\`, and double each quote in it.`;
    return withFix(fix, (text) => {
        const all = (0,_text_items_js__WEBPACK_IMPORTED_MODULE_2__/* .items */ .ld)(text);
        const wrong = all.find((item) => !expression.test(item.text));
        if (wrong !== undefined)
            throw new Error(`line ${wrong.line} is not \`${form}\`${secret ? '' : `: \`${wrong.text}\``}`);
        all.forEach(_text_items_js__WEBPACK_IMPORTED_MODULE_2__/* .checkOnePair */ .n5);
        return all.map((item) => item.text);
    });
}
function withFix(fix, parse) {
    return (text) => {
        try {
            return parse(text);
        }
        catch (error) {
            if (error instanceof WrongValue || error instanceof _text_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .Problem */ .AF || error instanceof _text_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .Problems */ .Zw)
                throw error;
            throw new WrongValue((0,_text_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .messageOf */ .bD)(error), fix);
        }
    };
}
function idPairs(what, expression, wrong) {
    const fields = { key: 'id', value: what, secret: true };
    return withFix(`Write one \`id=<${what}>\` a line.`, (text) => {
        const { values, places } = (0,_text_pairs_js__WEBPACK_IMPORTED_MODULE_0__/* .readPairs */ .S)(text, fields);
        for (const [id, value] of values) {
            if (value === '')
                throw new Error(`${places.get(id)} is empty`);
            if (!expression.test(value))
                throw new Error(`${places.get(id)} ${wrong}`);
        }
        return values;
    });
}
function timeoutMinutes(text) {
    const minutes = text === '' ? 60 : Number(text);
    if (!Number.isInteger(minutes) || minutes < 1)
        throw new WrongValue(`\`${text}\` is not a number of minutes`, 'Give a whole number of at least 1.');
    return minutes;
}
function timeToLive(text) {
    const [, amount = '', unit] = /^([1-9]\d{0,4})([hd])$/.exec(text) ?? [];
    if (unit === undefined)
        throw new WrongValue(`\`${text}\` is not a time`, 'Give hours or days, such as `36h` or `7d`.');
    return Number(amount) * (unit === 'd' ? 24 : 1);
}


/***/ }),

/***/ 2382:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ld: () => (/* binding */ items),
/* harmony export */   m2: () => (/* binding */ closingQuote),
/* harmony export */   n5: () => (/* binding */ checkOnePair)
/* harmony export */ });
function items(text) {
    const found = [];
    let line = 1;
    for (let start = 0; start <= text.length;) {
        const { item, end } = itemAt(text, start, line);
        if (item !== undefined)
            found.push(item);
        line += text.slice(start, end).split('\n').length;
        start = end + 1;
    }
    return found;
}
function itemAt(text, start, line) {
    const end = endOfLine(text, start);
    const row = text.slice(start, end).trim();
    if (row === '' || row.startsWith('#'))
        return { end };
    const bare = { item: { text: row, line, quoted: false }, end };
    if (!row.startsWith('"'))
        return bare;
    const open = text.indexOf('"', start);
    const close = closingQuote(text, open);
    if (close < 0)
        throw new Error(`the quote that begins on line ${line} has no end`);
    const last = endOfLine(text, close);
    if (text.slice(close + 1, last).trim() !== '') {
        if (last === end)
            return bare;
        const height = text.slice(start, close).split('\n').length - 1;
        throw new Error(`line ${line + height} continues after the quote that begins on line ${line}`);
    }
    const quoted = text.slice(open + 1, close).replaceAll('""', '"');
    return quoted.trim() === '' ? { end: last } : { item: { text: quoted, line, quoted: true }, end: last };
}
function closingQuote(text, open) {
    let close = text.indexOf('"', open + 1);
    while (close >= 0 && text[close + 1] === '"')
        close = text.indexOf('"', close + 2);
    return close;
}
function endOfLine(text, start) {
    const end = text.indexOf('\n', start);
    return end < 0 ? text.length : end;
}
const SEVERAL = /^[^\s="']+=[^\s="']+={0,2}(?:[\t ]+[A-Za-z_][\w.-]*=[^\s="'][^\s"']*)+$/;
function checkOnePair({ text, line, quoted }) {
    if (!quoted && SEVERAL.test(text))
        throw new Error(`line ${line} has several pairs`);
}


/***/ }),

/***/ 7615:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ readPairs),
/* harmony export */   x: () => (/* binding */ parsePairs)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8815);
/* harmony import */ var _format_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3387);
/* harmony import */ var _items_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2382);



function parsePairs(text, fields) {
    return readPairs(text, fields).values;
}
function readPairs(text, fields) {
    const first = text.split('\n').find((line) => line.trim() !== '' && !line.trim().startsWith('#'));
    if (first === undefined)
        return collect([], fields);
    return collect(isAssignment(text, first.trim()) ? fromLines(text, fields) : fromYaml(text, fields), fields);
}
function isAssignment(text, first) {
    if (/^[[{-]/.test(first))
        return false;
    if (first.startsWith('"')) {
        const close = (0,_items_js__WEBPACK_IMPORTED_MODULE_1__/* .closingQuote */ .m2)(text, text.indexOf(first));
        return close < 0 || !/^[ \t]*:/.test(text.slice(close + 1, close + 100));
    }
    const colon = first.search(/:(\s|$)/);
    const equals = first.indexOf('=');
    return equals > 0 ? colon < 0 || equals < colon : colon < 0;
}
function fromLines(text, fields) {
    const ends = quoteEnds(text);
    const all = (0,_items_js__WEBPACK_IMPORTED_MODULE_1__/* .items */ .ld)(text);
    return all.map((item, index) => {
        const place = `line ${item.line}`;
        const equals = item.text.indexOf('=');
        const key = item.text.slice(0, equals).trim();
        if (equals < 0 || key === '' || /["']/.test(key) || (fields.secret && !isName(key))) {
            throw new Error(`${place} is not \`Key=Value\`${fields.secret ? '' : `: \`${item.text}\``}`);
        }
        const value = item.text.slice(equals + 1);
        if (item.quoted)
            return { place, key, value };
        checkWhole({ item, value: value.trim(), next: all[index + 1] }, ends, fields);
        checkShorthand(item, fields);
        const whole = unquoted(value.trim());
        return { place, key, value: whole, bare: whole === value.trim() };
    });
}
function checkShorthand({ text, line }, { key, value, none = value }) {
    const [first = '', , second = ''] = text.split(/[=,]/, 3).map((part) => part.trim());
    const others = key === 'id' ? ['src', 'source', 'env', 'type', value] : [value, none];
    const isShorthand = first === key ? others.includes(second) : first === value && second === key;
    if (isShorthand)
        throw new Error(`line ${line} has the form \`${first}=...,${second}=...\` of a command line`);
}
function isName(key) {
    return key.length <= 255 && /^\w[\w.@:/-]*$/.test(key);
}
function checkWhole({ item, value, next }, ends, { secret, anyName, freeValues }) {
    if (secret && /^=+$/.test(value))
        throw new Error(`line ${item.line} is not \`Key=Value\``);
    const [quote = ''] = /^["'](?=[^"']*$)/.exec(value) ?? [];
    const end = ends.get(quote)?.[item.line] ?? 0;
    if (end > 0)
        throw new Error(`the value on line ${item.line} opens a quote that ends on line ${end}`);
    if (!freeValues)
        (0,_items_js__WEBPACK_IMPORTED_MODULE_1__/* .checkOnePair */ .n5)(item);
    if (!anyName)
        return;
    if (hasEscapes(value))
        throw new Error(`the value on line ${item.line} is JSON text in a line`);
    if (next?.quoted === false && mayContinue(value)) {
        throw new Error(`line ${next.line} may belong to the value on line ${item.line}`);
    }
}
function quoteEnds(text) {
    const rows = text.split('\n').map((row) => row.trim());
    const endsOf = (quote) => {
        const ends = rows.map((row, index) => (row.endsWith(quote) && row.split(quote).length % 2 === 0 ? index + 1 : 0));
        for (let index = ends.length - 2; index >= 0; index -= 1)
            ends[index] ||= ends[index + 1] ?? 0;
        return ends;
    };
    return new Map(['"', "'"].map((quote) => [quote, endsOf(quote)]));
}
function hasEscapes(value) {
    if (!/^".*\\.*"$/.test(value))
        return false;
    try {
        return JSON.parse(value) !== value.slice(1, -1);
    }
    catch {
        return false;
    }
}
const SETTING = /^(?:[A-Z][A-Z0-9_]{2,}|[a-z][a-z0-9]+(?:[._-][a-z0-9]+)*|[a-z]+(?:[A-Z][a-z0-9]+)+)\s*=\s*[^=\s]/;
function mayContinue(value) {
    if (/^(?:\[[^\]]*\]|#.*|[{[(<]|.*\\|-----BEGIN .*|\/\/[^\s=]*:_\w+=.*)$/.test(value))
        return true;
    return SETTING.test(value) && !/[;,&?\s]\s*[\w.-]+=/.test(value);
}
function unquoted(value) {
    const quoted = /^"([^"]*)"$|^'([^']*)'$/s.exec(value);
    return quoted?.[1] ?? quoted?.[2] ?? value;
}
function fromYaml(text, fields) {
    const document = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .parseDocument */ .Tp)(text, { uniqueKeys: false });
    const [error] = document.errors;
    if (error) {
        const [at] = error.linePos ?? [];
        const isHidden = fields.secret && at && error.code !== 'MULTIPLE_DOCS';
        const why = isHidden ? `see line ${at.line}, column ${at.col}` : (0,_format_js__WEBPACK_IMPORTED_MODULE_2__/* .yamlFault */ .QY)(error);
        throw new Error(`it is neither \`Key=Value\` lines nor YAML: ${why}`);
    }
    const root = sectionOf(document.contents, fields);
    if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(root))
        return fromMap(root, fields);
    if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isSeq */ .oP)(root))
        throw new Error('it is neither `Key=Value` lines, nor a map, nor a list');
    return fromList(root, fields);
}
const BESIDE = ['Tags', 'StackPolicy'];
function sectionOf(root, { section, secret }) {
    const inner = section !== undefined && (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(root) ? root.get(section, true) : undefined;
    if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(inner) || !(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(root))
        return root;
    const [other] = root.items.map(({ key }) => String(key)).filter((key) => key !== section);
    if (other === undefined)
        return inner;
    const shown = !secret || BESIDE.includes(other) ? other : 'another key';
    throw new Error(`${shown} is beside ${section}, where it has no effect`);
}
function fromMap(root, fields) {
    return root.items.map(({ key: node, value }, index) => {
        const [key, place] = [String((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(node) ? node.value : node), `pair ${index + 1}`];
        return { place, key, value: scalarText(value, fields.secret ? place : key) };
    });
}
function fromList(root, fields) {
    return root.items.map((item, index) => {
        const [key, value] = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(item) ? entryOf(item, fields, index + 1) : assignmentOf(item);
        if (key === undefined)
            throw new Error(`item ${index + 1} of the list has no ${fields.key} and ${fields.value}`);
        return { place: `pair ${index + 1}`, key, value };
    });
}
function entryOf(item, fields, number) {
    const key = item.get(fields.key);
    if (typeof key !== 'string')
        return [];
    if (item.has(fields.value)) {
        return [key, scalarText(item.get(fields.value, true), fields.secret ? `pair ${number}` : key)];
    }
    return fields.none !== undefined && item.get(fields.none) === true ? [key] : [];
}
function assignmentOf(item) {
    const [, key, value] = /^([^=]+)=(.*)$/s.exec((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(item) ? String(item.value) : '') ?? [];
    return key === undefined || value === undefined ? [] : [key, value];
}
function scalarText(node, name) {
    if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isSeq */ .oP)(node))
        return node.items.map((item) => scalarText(item, name)).join(',');
    if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(node))
        throw new Error(`the value of ${name} is ${(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isAlias */ .Vj)(node) ? 'an alias' : 'not a string or a list of strings'}`);
    if (node.value === null)
        return '';
    return typeof node.value === 'string' ? node.value : (node.source ?? String(node.value));
}
function collect(entries, { secret }) {
    const given = entries.flatMap(({ place, key, value }) => (value === undefined ? [] : [{ place, key, value }]));
    const places = new Map();
    const bare = new Set(entries.flatMap((entry) => (entry.bare ? [entry.key] : [])));
    for (const { place, key } of given) {
        const before = places.get(key);
        if (before !== undefined)
            throw new Error(secret ? `${place} gives ${before} again` : `${key} is given twice`);
        if (secret && !isName(key))
            throw new Error(`${place} has no name that can be one`);
        places.set(key, place);
    }
    return { values: new Map(given.map(({ key, value }) => [key, value])), places, bare };
}


/***/ }),

/***/ 7785:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ closestMatch)
/* harmony export */ });
/* unused harmony export default */
const array = [];
const characterCodeCache = [];

function leven(first, second, options) {
	if (first === second) {
		return 0;
	}

	const maxDistance = options?.maxDistance;
	const swap = first;

	// Swapping the strings if `a` is longer than `b` so we know which one is the
	// shortest & which one is the longest
	if (first.length > second.length) {
		first = second;
		second = swap;
	}

	let firstLength = first.length;
	let secondLength = second.length;

	// Performing suffix trimming:
	// We can linearly drop suffix common to both strings since they
	// don't increase distance at all
	// Note: `~-` is the bitwise way to perform a `- 1` operation
	while (firstLength > 0 && (first.charCodeAt(~-firstLength) === second.charCodeAt(~-secondLength))) {
		firstLength--;
		secondLength--;
	}

	// Performing prefix trimming
	// We can linearly drop prefix common to both strings since they
	// don't increase distance at all
	let start = 0;

	while (start < firstLength && (first.charCodeAt(start) === second.charCodeAt(start))) {
		start++;
	}

	firstLength -= start;
	secondLength -= start;

	// Early termination after trimming: if difference in length exceeds max distance
	if (maxDistance !== undefined && secondLength - firstLength > maxDistance) {
		return maxDistance;
	}

	if (firstLength === 0) {
		return maxDistance !== undefined && secondLength > maxDistance
			? maxDistance
			: secondLength;
	}

	let bCharacterCode;
	let result;
	let temporary;
	let temporary2;
	let index = 0;
	let index2 = 0;

	while (index < firstLength) {
		characterCodeCache[index] = first.charCodeAt(start + index);
		array[index] = ++index;
	}

	while (index2 < secondLength) {
		bCharacterCode = second.charCodeAt(start + index2);
		temporary = index2++;
		result = index2;

		for (index = 0; index < firstLength; index++) {
			temporary2 = bCharacterCode === characterCodeCache[index] ? temporary : temporary + 1;
			temporary = array[index];
			// eslint-disable-next-line no-multi-assign
			result = array[index] = temporary > result
				? (temporary2 > result ? result + 1 : temporary2)
				: (temporary2 > temporary ? temporary + 1 : temporary2);
		}

		// Early termination: if all values in current row exceed maxDistance
		if (maxDistance !== undefined) {
			let rowMinimum = result;
			for (index = 0; index < firstLength; index++) {
				if (array[index] < rowMinimum) {
					rowMinimum = array[index];
				}
			}

			if (rowMinimum > maxDistance) {
				return maxDistance;
			}
		}
	}

	// Bound arrays to avoid retaining large previous sizes
	array.length = firstLength;
	characterCodeCache.length = firstLength;

	return maxDistance !== undefined && result > maxDistance ? maxDistance : result;
}

function closestMatch(target, candidates, options) {
	if (!Array.isArray(candidates) || candidates.length === 0) {
		return undefined;
	}

	const userMax = options?.maxDistance;
	const targetLength = target.length;

	// Exact match fast-path
	for (const candidate of candidates) {
		if (candidate === target) {
			return candidate;
		}
	}

	if (userMax === 0) {
		return undefined;
	}

	let best;
	let bestDist = Number.POSITIVE_INFINITY;
	const seen = new Set();

	for (const candidate of candidates) {
		if (seen.has(candidate)) {
			continue;
		}

		seen.add(candidate);

		const lengthDiff = Math.abs(candidate.length - targetLength);
		if (lengthDiff >= bestDist) {
			continue;
		}

		if (userMax !== undefined && lengthDiff > userMax) {
			continue;
		}

		const cap = Number.isFinite(bestDist)
			? (userMax === undefined ? bestDist : Math.min(bestDist, userMax))
			: userMax;

		const distance = cap === undefined
			? leven(target, candidate)
			: leven(target, candidate, {maxDistance: cap});

		// Skip candidates that exceed the user's maximum distance
		if (userMax !== undefined && distance > userMax) {
			continue;
		}

		// If we got a capped result that equals the cap, we need the actual distance
		// for accurate comparison, but only if the cap was due to userMax
		let actualD = distance;
		if (cap !== undefined && distance === cap && cap === userMax) {
			actualD = leven(target, candidate);
		}

		if (actualD < bestDist) {
			bestDist = actualD;
			best = candidate;
			if (bestDist === 0) {
				break;
			}
		}
	}

	if (userMax !== undefined && bestDist > userMax) {
		return undefined;
	}

	return best;
}


/***/ })

};
