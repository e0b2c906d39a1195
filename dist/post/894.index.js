export const id = 894;
export const ids = [894];
export const modules = {

/***/ 5167:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   bm: () => (/* binding */ executionConsoleUrl),
/* harmony export */   mX: () => (/* binding */ cliCommand)
/* harmony export */ });
/* unused harmony exports stackConsoleUrl, isExpressExecution, regionOf */
function stackConsoleUrl(region, stackId, tab = 'stackinfo') {
    return `${consoleOf(region, stackId)}/cloudformation/home?region=${region}#/stacks/${tab}?stackId=${encodeURIComponent(stackId)}`;
}
function executionConsoleUrl(arn, startedAt) {
    const region = regionOf({ id: arn });
    const page = isExpressExecution(arn)
        ? `express-executions/details/${arn}?startDate=${startedAt}`
        : `v2/executions/details/${arn}`;
    return `${consoleOf(region, arn)}/states/home?region=${region}#/${page}`;
}
function isExpressExecution(arn) {
    return arn.split(':')[5] === 'express';
}
function consoleOf(region, arn) {
    const partition = arn.split(':')[1];
    if (partition === 'aws-cn')
        return `https://${region}.console.amazonaws.cn`;
    if (partition === 'aws-us-gov')
        return `https://${region}.console.amazonaws-us-gov.com`;
    if (partition === 'aws-eusc')
        return `https://${region}.console.amazonaws-eusc.eu`;
    return `https://${region}.console.aws.amazon.com`;
}
function cliCommand(action, stack, options = '') {
    const region = regionOf(stack);
    const words = [`aws cloudformation ${action} --stack-name ${stack.name}`, region && `--region ${region}`, options];
    return `\`${words.filter(Boolean).join(' ')}\``;
}
function regionOf({ id }) {
    return id.split(':')[3] ?? '';
}


/***/ }),

/***/ 9040:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ni: () => (/* binding */ explainAwsError),
/* harmony export */   UD: () => (/* binding */ wasRepeated),
/* harmony export */   bJ: () => (/* binding */ isError),
/* harmony export */   dg: () => (/* binding */ isTransient),
/* harmony export */   w7: () => (/* binding */ isAccessDenied)
/* harmony export */ });
/* unused harmony exports wasCall, isInvalid, splitAwsMessage */
/* harmony import */ var _text_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9093);
/* harmony import */ var _policy_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3726);


function isError(error, name, message) {
    return error instanceof Error && error.name === name && (message === undefined || message.test(error.message));
}
function isAccessDenied(error) {
    return error instanceof Error && /^(Kms)?AccessDenied(Exception)?$/.test(error.name);
}
function wasCall(error, call) {
    return error.call === call;
}
function isInvalid(error, call) {
    return error.name === 'ValidationError' && wasCall(error, call);
}
function wasRepeated(error) {
    return error instanceof Error && (error.$metadata?.attempts ?? 1) > 1;
}
const TRANSIENT_NAMES = /^(Throttl|RequestThrottl|TooManyRequests|RequestLimitExceeded|ServiceUnavailable|InternalFailure|InternalError|TimeoutError|RequestTimeout)/;
const TRANSIENT_CODES = /^(ECONNRESET|ECONNREFUSED|EPIPE|ETIMEDOUT|ENETDOWN|ENETUNREACH|EHOSTUNREACH|ENOTFOUND|EAI_AGAIN)$/;
function isTransient(error) {
    if (!(error instanceof Error))
        return false;
    const { $metadata } = error;
    return (TRANSIENT_NAMES.test(error.name) ||
        /rate exceeded/i.test(error.message) ||
        ($metadata?.httpStatusCode ?? 0) >= 500 ||
        TRANSIENT_CODES.test(codeOf(error)) ||
        (error instanceof _text_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF && isTransient(error.cause)));
}
const ADDED = /\s?\((?:Service|Status Code|Error Code|Request ?ID|Extended Request ID|RequestToken|HandlerErrorCode|SDK Attempt Count)(?:: |\))[^()]*\)|(?<=\.)\s?Encoded authorization failure message: [\w-]+/gi;
const FRAME = /^Resource handler returned message: "(.*)"$/s;
function splitAwsMessage(message) {
    if (message.replace(ADDED, '').trim() === '')
        return { text: message, added: [] };
    const added = message.match(ADDED)?.map((each) => each.trim().replace(/^\((.*)\)$/s, '$1')) ?? [];
    const rest = message.replace(ADDED, '').trim();
    return { text: FRAME.exec(rest)?.[1] ?? rest, added };
}
function explainAwsError(error) {
    if (!(error instanceof Error) || error instanceof _text_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF)
        return error;
    const { call, $metadata } = error;
    if (call === undefined && $metadata === undefined)
        return error;
    const what = call === undefined ? 'AWS' : `AWS ${call}`;
    const { text, added } = splitAwsMessage(error.message);
    const options = { cause: error, ...(added.length === 0 ? {} : { details: added }) };
    const deniedRemedy = accessDeniedRemedy(error);
    if (deniedRemedy !== undefined)
        return new _text_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF(`${what} was refused: ${text}`, deniedRemedy, options);
    const remedy = REMEDIES.find(([pattern]) => pattern.test(error.name) || pattern.test(codeOf(error)))?.[1];
    if (remedy !== undefined)
        return new _text_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF(`${what} failed: ${text}`, remedy, options);
    return new _text_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF(`${what} failed: ${error.name}: ${text}`, 'See the AWS documentation of this error.', options);
}
function codeOf(error) {
    const { code, cause } = error;
    return String(code ?? cause?.code ?? '');
}
function accessDeniedRemedy(error) {
    if (!isAccessDenied(error))
        return undefined;
    const { permissions } = error;
    const named = /is not authorized to perform:? ([\w-]+:\w+)/.exec(error.message)?.[1];
    const { action, resource } = choose(named, permissions) ?? {};
    const statement = action && resource && (0,_policy_js__WEBPACK_IMPORTED_MODULE_1__/* .roleStatement */ ._3)(action, resource);
    const allow = statement
        ? `Add this statement to the policy of the role that deploys: ${statement}`
        : 'The call needs a permission besides its own. If you know the resource, allow the role that deploys what AWS names.';
    return /with an explicit deny/.test(error.message)
        ? `A policy denies ${action ?? 'that action'} explicitly: change that one (a service control policy, a permissions boundary, or a policy of the resource).`
        : allow;
}
function choose(named, permissions) {
    if (permissions === undefined)
        return undefined;
    const { action, resource, others } = permissions;
    if (named === undefined || named.toLowerCase() === action.toLowerCase())
        return { action, resource };
    const other = others.get(named);
    return other === undefined ? undefined : { action: named, resource: other };
}
const REMEDIES = [
    [
        /^CredentialsProviderError$/,
        'Give the job AWS credentials: `role-to-assume`, with `id-token: write` in `permissions:`, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY. If role-to-assume comes from a variable, check that this job has that variable.',
    ],
    [
        /^ExpiredToken(Exception)?$/,
        'The credentials have expired. Operations on AWS continue. Run the job again. Credentials of role-to-assume are renewed; those of an earlier step are not.',
    ],
    [
        /^(InvalidClientTokenId|UnrecognizedClientException|SignatureDoesNotMatch|InvalidSignatureException|AuthFailure)$/,
        'The AWS credentials are wrong: check the access key and the secret, and that they belong together.',
    ],
    [
        /^ERR_PROXY_TUNNEL$/,
        'The proxy did not let the connection through. Check HTTPS_PROXY, its user and password, and what it allows; NO_PROXY bypasses it.',
    ],
    [
        TRANSIENT_CODES,
        'AWS cannot be reached. Check aws-region, the proxy, and that the runner can open connections to AWS.',
    ],
];


/***/ }),

/***/ 3726:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _3: () => (/* binding */ roleStatement),
/* harmony export */   k0: () => (/* binding */ permissionsOf)
/* harmony export */ });
/* unused harmony exports partitionOf, otherAccountRemedy */
/* harmony import */ var _ownership_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3427);

function partitionOf({ arn }) {
    return arn.split(':')[1] ?? 'aws';
}
function permissionsOf(call) {
    const { service, operation, request } = call;
    const action = `${service.toLowerCase()}:${operation}`;
    if (service === 'ECR') {
        const resource = repositoryArn(call);
        return { action, resource, others: new Map([['ecr:TagResource', resource]]) };
    }
    if (service === 'SFN')
        return { action: `states:${operation}`, resource: executionResource(request), others: new Map() };
    if (service !== 'CloudFormation')
        return { action, resource: '*', others: new Map() };
    const resource = stackArn(call);
    const others = new Map([['cloudformation:TagResource', resource]]);
    if (typeof request.RoleARN === 'string')
        others.set('iam:PassRole', request.RoleARN);
    return { action, resource, others };
}
function executionResource({ stateMachineArn, executionArn }) {
    const arn = stateMachineArn ?? (typeof executionArn === 'string' ? executionArn.replace(/[^:]+$/, '*') : undefined);
    return typeof arn === 'string' ? arn : '*';
}
function repositoryArn({ request, region, identity }) {
    const { repositoryName, repositoryNames, registryId } = request;
    const name = repositoryName ?? (Array.isArray(repositoryNames) ? repositoryNames[0] : undefined);
    if (typeof name !== 'string')
        return '*';
    return `arn:${identity ? partitionOf(identity) : '*'}:ecr:${region}:${registryId ?? identity?.account ?? '*'}:repository/${name}`;
}
function stackArn({ request, region, identity }) {
    const base = `arn:${identity ? partitionOf(identity) : '*'}:cloudformation:${region}:${identity?.account ?? '*'}:`;
    const { StackName: stack, ChangeSetName: changeSet } = request;
    if (typeof stack === 'string')
        return `${base}stack/${nameIn(stack)}/*`;
    if (typeof changeSet !== 'string')
        return '*';
    const name = nameIn(changeSet);
    return `${base}changeSet/${(0,_ownership_js__WEBPACK_IMPORTED_MODULE_0__/* .isOperationName */ .F)(name) ? (0,_ownership_js__WEBPACK_IMPORTED_MODULE_0__/* .operationPattern */ .wb)(name) : name}/*`;
}
function nameIn(text) {
    return text.startsWith('arn:') ? (text.split('/')[1] ?? '') : text;
}
function roleStatement(actions, resource) {
    return JSON.stringify({ Effect: 'Allow', Action: actions, Resource: resource });
}
function otherAccountRemedy({ registryId: account, partition }, { name, registryId: owner = account }, actions) {
    if (owner === account)
        return undefined;
    const principal = { AWS: `arn:${partition}:iam::${account}:root` };
    const statement = JSON.stringify({ Effect: 'Allow', Principal: principal, Action: actions });
    return `Add this statement to the policy of the repository ${name} in the account ${owner}: ${statement}. The policy of the role that deploys must allow the same. What runs the image, such as the execution role of an ECS task, must be allowed to pull there as well.`;
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

/***/ 3815:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   iN: () => (/* binding */ isOvertaken),
/* harmony export */   o$: () => (/* binding */ readSource)
/* harmony export */ });
/* unused harmony export describeSource */
function describeSource({ repository, buildId, run }) {
    return `${repository} ${buildId} run ${run.number}.${run.attempt} ${run.url}`;
}
function readSource(description) {
    const match = /^(\S+) (\S+) run (\d+)\.(\d+) (\S+\/actions\/runs\/(\d+))$/.exec(description);
    if (match === null)
        return undefined;
    const [, repository = '', buildId = '', number = '', attempt = '', url = '', id = ''] = match;
    return { repository, buildId, run: { id, number, attempt, url } };
}
function isOvertaken(run, by) {
    if (run.id === by.id)
        return Number(run.attempt) < Number(by.attempt);
    return run.attempt === '1' && Number(run.id) < Number(by.id);
}


/***/ }),

/***/ 4894:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  awaitChangeSet: () => (/* binding */ awaitChangeSet),
  deleteChangeSet: () => (/* binding */ deleteChangeSet),
  executeChangeSet: () => (/* binding */ executeChangeSet),
  isNameTaken: () => (/* binding */ isNameTaken),
  requestChangeSet: () => (/* binding */ requestChangeSet)
});

// EXTERNAL MODULE: ./node_modules/@smithy/core/dist-cjs/submodules/client/index.js
var client = __webpack_require__(2658);
// EXTERNAL MODULE: ./node_modules/@smithy/core/dist-cjs/submodules/endpoints/index.js
var endpoints = __webpack_require__(2085);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-cloudformation/dist-es/endpoint/EndpointParameters.js
var EndpointParameters = __webpack_require__(8626);
;// CONCATENATED MODULE: ./node_modules/@aws-sdk/client-cloudformation/dist-es/commandBuilder.js



const command = (0,client.makeBuilder)(EndpointParameters/* commonParams */.S, "CloudFormation", "CloudFormationClient", endpoints.getEndpointPlugin);
const _ep0 = {};
const _mw0 = (Command, cs, config, o) => [];

// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-cloudformation/dist-es/schemas/schemas_0.js + 2 modules
var schemas_0 = __webpack_require__(160);
;// CONCATENATED MODULE: ./node_modules/@aws-sdk/client-cloudformation/dist-es/commands/CreateChangeSetCommand.js


class CreateChangeSetCommand extends command(_ep0, _mw0, "CreateChangeSet", schemas_0/* CreateChangeSet$ */.jbU) {
}

;// CONCATENATED MODULE: ./node_modules/@aws-sdk/client-cloudformation/dist-es/commands/DescribeChangeSetCommand.js


class DescribeChangeSetCommand_DescribeChangeSetCommand extends command(_ep0, _mw0, "DescribeChangeSet", schemas_0/* DescribeChangeSet$ */.Wob) {
}

;// CONCATENATED MODULE: ./node_modules/@aws-sdk/client-cloudformation/dist-es/commands/ExecuteChangeSetCommand.js


class ExecuteChangeSetCommand extends command(_ep0, _mw0, "ExecuteChangeSet", schemas_0/* ExecuteChangeSet$ */.Yd4) {
}

;// CONCATENATED MODULE: ./node_modules/@aws-sdk/client-cloudformation/dist-es/commands/DeleteChangeSetCommand.js


class DeleteChangeSetCommand extends command(_ep0, _mw0, "DeleteChangeSet", schemas_0/* DeleteChangeSet$ */.cGH) {
}

;// CONCATENATED MODULE: ./node_modules/@aws-sdk/client-cloudformation/dist-es/commands/DeleteStackCommand.js


class DeleteStackCommand extends command(_ep0, _mw0, "DeleteStack", schemas_0/* DeleteStack$ */.IQQ) {
}

// EXTERNAL MODULE: ./build/aws/error.js
var aws_error = __webpack_require__(9040);
// EXTERNAL MODULE: ./node_modules/@smithy/core/dist-cjs/index.js
var dist_cjs = __webpack_require__(402);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-cloudformation/dist-es/CloudFormationClient.js + 8 modules
var CloudFormationClient = __webpack_require__(6858);
;// CONCATENATED MODULE: ./node_modules/@aws-sdk/client-cloudformation/dist-es/pagination/DescribeChangeSetPaginator.js



const paginateDescribeChangeSet = (0,dist_cjs.createPaginator)(CloudFormationClient/* CloudFormationClient */.m, DescribeChangeSetCommand_DescribeChangeSetCommand, "NextToken", "NextToken", "");

;// CONCATENATED MODULE: ./build/stack/changes/read.js


async function readChanges(client, first) {
    const { ChangeSetId: id } = first;
    const withValues = await readPages(client, first, { ChangeSetName: id, IncludePropertyValues: true });
    const changes = isIncomplete(first) ? mergeChanges(withValues, await readWithoutValues(client, id)) : withValues;
    const all = await Promise.all(changes.map((change) => withNested(client, change)));
    return all.flat();
}
async function readPages(client, first, request) {
    const { NextToken: startingToken } = first;
    const rest = startingToken === undefined
        ? []
        : await Array.fromAsync(paginateDescribeChangeSet({ client, startingToken }, request));
    return [first, ...rest].flatMap(({ Changes }) => Changes ?? []);
}
async function readWithoutValues(client, id) {
    const request = { ChangeSetName: id };
    return readPages(client, await client.send(new DescribeChangeSetCommand_DescribeChangeSetCommand(request)), request);
}
function isIncomplete({ StatusReason }) {
    return StatusReason?.includes('--include-property-values option can return incomplete') ?? false;
}
function mergeChanges(withValues, plain) {
    const missing = new Map(plain.map((change) => [change.ResourceChange?.LogicalResourceId, change]));
    const merged = withValues.map((change) => {
        const { ResourceChange: resource } = change;
        const other = missing.get(resource?.LogicalResourceId)?.ResourceChange;
        missing.delete(resource?.LogicalResourceId);
        if (resource === undefined || other === undefined)
            return change;
        const Details = resource.Details ?? [];
        const dropped = (other.Details ?? []).filter((detail) => !Details.some((each) => isSame(each, detail)));
        return { ...change, ResourceChange: { ...resource, Details: [...Details, ...dropped] } };
    });
    return [...merged, ...missing.values()];
}
function isSame(a, b) {
    return (a.Target?.Attribute === b.Target?.Attribute &&
        a.Target?.Name === b.Target?.Name &&
        a.ChangeSource === b.ChangeSource &&
        a.CausingEntity === b.CausingEntity);
}
async function withNested(client, change) {
    const id = change.ResourceChange?.ChangeSetId;
    if (id === undefined)
        return [change];
    try {
        return [change, ...(await readNested(client, id, change.ResourceChange?.LogicalResourceId))];
    }
    catch (error) {
        if (!(0,aws_error/* isAccessDenied */.w7)(error))
            throw error;
        return [{ ...change, unread: 'cloudformation:DescribeChangeSet' }];
    }
}
async function readNested(client, id, stack) {
    const first = await client.send(new DescribeChangeSetCommand_DescribeChangeSetCommand({ ChangeSetName: id, IncludePropertyValues: true }));
    const changes = await readChanges(client, { ...first, ChangeSetId: id });
    return changes.map((change) => {
        const { ResourceChange: resource } = change;
        if (resource === undefined)
            return change;
        const LogicalResourceId = `${stack}/${resource.LogicalResourceId}`;
        return { ...change, ResourceChange: { ...resource, LogicalResourceId } };
    });
}

// EXTERNAL MODULE: ./build/stack/poll.js
var stack_poll = __webpack_require__(9382);
// EXTERNAL MODULE: ./build/aws/ownership.js
var ownership = __webpack_require__(3427);
// EXTERNAL MODULE: ./build/inputs/aws-values.js
var aws_values = __webpack_require__(1820);
// EXTERNAL MODULE: ./build/text/problem.js
var problem = __webpack_require__(9093);
// EXTERNAL MODULE: ./build/aws/console.js
var console = __webpack_require__(5167);
;// CONCATENATED MODULE: ./build/text/table.js
function tableOf(entries) {
    return new Map(Object.entries(entries));
}
function table_ownEntry(value, key) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key))
        return undefined;
    return value[key];
}

;// CONCATENATED MODULE: ./build/stack/status.js


const create = { kind: 'create' };
const update = { kind: 'update' };
const wait = { kind: 'wait' };
const neverCameUp = { kind: 'recreate', why: 'its creation failed' };
const stop = (remedy) => ({ kind: 'stop', remedy });
const continueRollback = stop((stack, stuck) => {
    const skip = stuck.length === 0
        ? ''
        : ` Only if they cannot be repaired, leave them as they are: add \`--resources-to-skip ${stuck.join(' ')}\`.`;
    return `Repair the resources on which the rollback failed, run ${(0,console/* cliCommand */.mX)('continue-update-rollback', stack)}, then run this job again.${skip}`;
});
const rollBack = stop((stack) => `Run ${(0,console/* cliCommand */.mX)('rollback-stack', stack)}, then run this job again.`);
const endImport = stop((stack) => `An import was not undone. See ${(0,console/* cliCommand */.mX)('describe-stack-events', stack)}; import the rest again, or delete the stack, its resources retained, and ask AWS Support if neither works.`);
const ACTIONS = tableOf({
    REVIEW_IN_PROGRESS: create,
    DELETE_COMPLETE: create,
    CREATE_COMPLETE: update,
    UPDATE_COMPLETE: update,
    UPDATE_ROLLBACK_COMPLETE: update,
    IMPORT_COMPLETE: update,
    IMPORT_ROLLBACK_COMPLETE: update,
    CREATE_IN_PROGRESS: wait,
    UPDATE_IN_PROGRESS: wait,
    UPDATE_COMPLETE_CLEANUP_IN_PROGRESS: wait,
    UPDATE_ROLLBACK_IN_PROGRESS: wait,
    UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS: wait,
    ROLLBACK_IN_PROGRESS: wait,
    DELETE_IN_PROGRESS: wait,
    IMPORT_IN_PROGRESS: wait,
    IMPORT_ROLLBACK_IN_PROGRESS: wait,
    ROLLBACK_COMPLETE: neverCameUp,
    ROLLBACK_FAILED: neverCameUp,
    CREATE_FAILED: neverCameUp,
    DELETE_FAILED: { kind: 'recreate', why: 'its deletion failed' },
    UPDATE_FAILED: rollBack,
    UPDATE_ROLLBACK_FAILED: continueRollback,
    IMPORT_ROLLBACK_FAILED: endImport,
});
function status_actionFor(status, rollbackDisabled = false) {
    if (status === undefined)
        return create;
    if (status === 'UPDATE_FAILED' && rollbackDisabled)
        return update;
    const unknown = stop((stack) => `Its status is not known to this action. Look at it with ${cliCommand('describe-stacks', stack)}.`);
    return ACTIONS.get(status) ?? unknown;
}
function isDeployed(status) {
    return status === 'CREATE_COMPLETE' || status === 'UPDATE_COMPLETE';
}
function isCancelled(reason) {
    return /^Resource (creation|update) cancelled\.?$/.test(reason?.trim() ?? '');
}
function isRunning(status) {
    return status !== undefined && status !== 'REVIEW_IN_PROGRESS' && status.endsWith('_IN_PROGRESS');
}
function outcomeOf(operation, status, rollbackDisabled = false) {
    if (status === SUCCESS[operation])
        return 'succeeded';
    const deletionFollows = operation === 'create' && status === 'CREATE_FAILED' && !rollbackDisabled;
    return isRunning(status) || deletionFollows ? undefined : 'failed';
}
const SUCCESS = {
    create: 'CREATE_COMPLETE',
    update: 'UPDATE_COMPLETE',
    delete: 'DELETE_COMPLETE',
};

;// CONCATENATED MODULE: ./build/stack/problems.js







function explainRefusal(error, called) {
    if (!(error instanceof Error) || error instanceof Problem)
        return error;
    if (/Requires capabilities : \[/.test(error.message))
        return capabilitiesProblem(error, called);
    const role = /Role (arn:\S+) is invalid or cannot be assumed/.exec(error.message)?.[1];
    if (role !== undefined)
        return serviceRoleProblem(error, role, called);
    if (!isInvalid(error, 'CloudFormation CreateChangeSet'))
        return error;
    return new Problem(`CloudFormation cannot create the change set: ${error.message}`, 'Correct the template or its parameters. The stack was not changed.', { cause: error });
}
function capabilitiesProblem(error, { stackName, capabilities = [] }) {
    const required = /Requires capabilities : \[([^\]]{0,500})\]/.exec(error.message)?.[1]?.split(/,\s*/) ?? [];
    const line = CAPABILITIES.filter((each) => [...capabilities, ...required].includes(each)).join(',');
    return new Problem(`CloudFormation refuses the template of stack ${stackName}: it needs the capabilities ${required.join(', ')}.`, `Check which IAM resources and transforms the template has, then acknowledge them: \`capabilities: ${line}\`.`, { cause: error });
}
function serviceRoleProblem(error, role, called) {
    const { stackName, stackId: id = '', capabilities, roleArn } = called;
    const trust = 'it must exist, and its trust policy must let cloudformation.amazonaws.com assume it';
    const command = cliCommand('delete-stack', { id, name: stackName }, '--role-arn <role>');
    const deletes = capabilities === undefined;
    const other = deletes ? `Or delete the stack with another one: ${command}.` : 'Or give another one in role-arn.';
    const whose = roleArn === role ? '' : ', which it was created with';
    return new Problem(`CloudFormation cannot use the service role ${role} of stack ${stackName}${whose}.`, `Correct the role: ${trust}. ${other}`, { cause: error });
}
function protectedStackProblem(stack, purpose) {
    return new Problem(`The stack ${stack.name} (${stack.status}) is not ${purpose}: it has termination protection.`, `To delete it, run ${cliCommand('update-termination-protection', stack, '--no-enable-termination-protection')}, then run the job again.`);
}
function missingStackProblem(stackName, region) {
    return new Problem(`Stack ${stackName} does not exist in ${region}.`, 'Correct `stack-name` or `aws-region`, or deploy the stack first.');
}
function emptyStackProblem({ name, status }) {
    return new Problem(`Stack ${name} is ${status}, so it has no state machine.`, 'Deploy the stack first.');
}
function foreignStackProblem(stack, owner, verb) {
    return new Problem(`The stack ${stack.name} is not ${verb}: it ${whoseText(stack.tags)}.`, `Choose another stack-name. ${takeoverAdvice(stack, owner)}`);
}
function whoseText(tags) {
    const ours = [...tags].filter(([key]) => key.startsWith(ownership/* OWNER_TAG_PREFIX */.yg)).map(([key, value]) => `${key}=${value}`);
    if (ours.length > 0)
        return `belongs to ${ours.join(', ')}`;
    return 'carries no tag of this action, so something else created it';
}
function problems_foreignReviewProblem(stack, changeSet, verb) {
    return new Problem(`The stack ${stack.name} is not ${verb}: it is in review, and its change set ${changeSet.name} is not ours: it ${whoseText(changeSet.tags)}.`, `Choose another stack-name, or let the owner of the change set execute or delete it. If the stack is yours, delete it, as it has no resources yet: ${cliCommand('delete-stack', stack)}.`);
}
function foreignChangeSetProblem({ id, tags }, verb) {
    return new problem/* Problem */.AF(`The change set ${id} is not ${verb}: no run of this repository created it for this stack. It ${whoseText(tags)}.`, 'See in CloudTrail who created it (CreateChangeSet). To deploy, create a new one with `no-execute-changeset: true`, review that, and give its ARN.');
}
function executedProblem({ id, execution, }) {
    return new problem/* Problem */.AF(`The change set ${id} is not deleted: its execution has begun (${execution}).`, 'Nothing needs to be removed. Run the job again: it waits for the running operation.');
}
function undeletableProblem(id, reason) {
    return new problem/* Problem */.AF(`The change set ${id} cannot be deleted (DELETE_FAILED): ${reason}`, 'Remove what blocks it, then delete the change set in the console of CloudFormation. Later deploys do not use it.');
}
function deletedChangeSetProblem(deleted) {
    const { id, status, reason } = deleted;
    return new problem/* Problem */.AF(`The change set ${id} cannot be used: it is being deleted, or that failed (${status}): ${reason}`, 'See in CloudTrail who deletes it (DeleteChangeSet), then run the job again. The stack was not changed.');
}
function problems_emptyReviewProblem(stack, verb) {
    return new Problem(`The stack ${stack.name} is not ${verb}: it is in review and has no change set, so nothing shows whose it is.`, `If the stack is yours, delete it, as it has no resources yet: ${cliCommand('delete-stack', stack)}. Then run the job again.`, { retryable: true });
}
function takeoverAdvice(stack, owner) {
    const action = actionFor(stack.status);
    if (action.kind === 'update')
        return adoptionAdvice(stack, owner);
    if (action.kind === 'recreate') {
        const protection = cliCommand('update-termination-protection', stack, '--no-enable-termination-protection');
        const first = stack.terminationProtection ? `run ${protection}, then ` : '';
        return `The stack is ${stack.status}, so it can only be deleted. If it is yours, ${first}delete it: ${cliCommand('delete-stack', stack)}. Then run the job again.`;
    }
    if (action.kind === 'stop')
        return `If the stack is yours, repair it first. ${action.remedy(stack, [])}`;
    return 'If the stack is yours, run the job again when its operation has ended.';
}
function adoptionAdvice(stack, owner) {
    const others = [...stack.tags].filter(([key]) => !key.startsWith(OWNER_TAG_PREFIX) && !key.startsWith('aws:'));
    const tags = [...new Map([...others, ...ownerTags(owner)])].map(([Key, Value]) => ({ Key, Value }));
    const parameters = [...stack.parameters.keys()].map((key) => `ParameterKey=${key},UsePreviousValue=true`);
    const options = [
        '--use-previous-template',
        ...(parameters.length === 0 ? [] : ['--parameters', ...parameters]),
        '--capabilities CAPABILITY_IAM CAPABILITY_NAMED_IAM CAPABILITY_AUTO_EXPAND',
        `--tags '${JSON.stringify(tags).replaceAll("'", "'\\''")}'`,
    ];
    return `If the stack is yours, give it the tags of this action: ${cliCommand('update-stack', stack, options.join(' '))}.`;
}
function busyTimeoutProblem({ stackName, timeoutMinutes, }) {
    return new Problem(`Another operation on stack ${stackName} is still running after ${minutes(timeoutMinutes)}.`, 'Run the job again when it has ended, or raise timeout-in-minutes. The stack was not changed.');
}
function changeSetTimeoutProblem({ stackName, timeoutMinutes }) {
    return new Problem(`CloudFormation did not create the change set of stack ${stackName} within ${minutes(timeoutMinutes)}.`, 'Run the job again, or raise timeout-in-minutes. The stack was not changed.');
}
function deleteTimeoutProblem({ stackName, timeoutMinutes }) {
    return new Problem(`Stack ${stackName} is not deleted after ${minutes(timeoutMinutes)}. CloudFormation continues with it.`, 'Run the job again: it waits for the running operation. Raise timeout-in-minutes if the stack needs longer.');
}

;// CONCATENATED MODULE: ./node_modules/@aws-sdk/client-cloudformation/dist-es/commands/ListChangeSetsCommand.js


class ListChangeSetsCommand extends command(_ep0, _mw0, "ListChangeSets", schemas_0/* ListChangeSets$ */.UxW) {
}

;// CONCATENATED MODULE: ./node_modules/@aws-sdk/client-cloudformation/dist-es/pagination/ListChangeSetsPaginator.js



const paginateListChangeSets = (0,dist_cjs.createPaginator)(CloudFormationClient/* CloudFormationClient */.m, ListChangeSetsCommand, "NextToken", "NextToken", "");

// EXTERNAL MODULE: ./build/plan/run.js
var run = __webpack_require__(3815);
;// CONCATENATED MODULE: ./node_modules/@aws-sdk/client-cloudformation/dist-es/commands/DescribeStacksCommand.js


class DescribeStacksCommand extends command(_ep0, _mw0, "DescribeStacks", schemas_0/* DescribeStacks$ */.n09) {
}

;// CONCATENATED MODULE: ./build/stack/stack.js




async function stack_readStack(client, name) {
    try {
        const { Stacks } = await client.send(new DescribeStacksCommand({ StackName: name }));
        return Stacks?.[0] && toStack(Stacks[0]);
    }
    catch (error) {
        if ((0,aws_error/* isError */.bJ)(error, 'ValidationError', /does not exist/))
            return undefined;
        throw error;
    }
}
function toStack(stack) {
    return {
        id: stack.StackId ?? '',
        name: stack.StackName ?? '',
        status: stack.StackStatus ?? '',
        reason: stack.StackStatusReason,
        parameters: toMap(stack.Parameters, ({ ParameterKey, ParameterValue }) => [ParameterKey, ParameterValue]),
        tags: tagMap(stack.Tags),
        outputs: toMap(stack.Outputs, ({ OutputKey, OutputValue }) => [OutputKey, OutputValue]),
        roleArn: stack.RoleARN,
        notificationArns: stack.NotificationARNs ?? [],
        changeSetId: stack.ChangeSetId,
        terminationProtection: stack.EnableTerminationProtection ?? false,
        changedAt: (stack.LastUpdatedTime ?? stack.CreationTime)?.getTime() ?? 0,
    };
}
function tagMap(tags) {
    return toMap(tags, ({ Key, Value }) => [Key, Value]);
}
function toMap(items, pair) {
    return new Map((items ?? []).map(pair).map(([key, value]) => [key ?? '', value ?? '']));
}
async function readTemplateBody(client, name) {
    try {
        const { TemplateBody } = await client.send(new GetTemplateCommand({ StackName: name, TemplateStage: 'Original' }));
        return TemplateBody;
    }
    catch (error) {
        if (isAccessDenied(error) || isError(error, 'ValidationError'))
            return undefined;
        throw error;
    }
}
async function listResources(client, stackId) {
    const pages = await Array.fromAsync(paginateListStackResources({ client }, { StackName: stackId }));
    return pages.flatMap(({ StackResourceSummaries }) => StackResourceSummaries ?? []);
}
async function readArns({ client, clock, log, signal }, stackId) {
    const waiting = { clock, signal, deadline: clock.now() + 60_000 };
    const resources = await poll(waiting, () => listResources(client, stackId)).catch((error) => {
        signal.throwIfAborted();
        const reason = messageOf(error);
        log.warning(`The resources of the stack could not be read, so state-machine-arn and task-definition-arn are not set: ${reason}`);
        return [];
    });
    const only = (type) => {
        const [id, ...others] = resources.flatMap((each) => (each.ResourceType === type ? [each.PhysicalResourceId] : []));
        return others.length === 0 ? id : undefined;
    };
    return {
        stateMachineArn: only('AWS::StepFunctions::StateMachine'),
        taskDefinitionArn: only('AWS::ECS::TaskDefinition'),
    };
}

;// CONCATENATED MODULE: ./build/stack/review.js







async function listChangeSets(client, stackName) {
    try {
        const pages = await Array.fromAsync(paginateListChangeSets({ client }, { StackName: stackName }));
        return pages.flatMap(({ Summaries }) => Summaries ?? []);
    }
    catch (error) {
        if ((0,aws_error/* isError */.bJ)(error, 'ValidationError', /does not exist/))
            return [];
        throw error;
    }
}
async function readChangeSet(client, changeSet, stackName) {
    try {
        const which = { ChangeSetName: changeSet, ...(stackName === undefined ? {} : { StackName: stackName }) };
        return changeSetFacts(await client.send(new DescribeChangeSetCommand_DescribeChangeSetCommand(which)));
    }
    catch (error) {
        if ((0,aws_error/* isError */.bJ)(error, 'ChangeSetNotFoundException') || (0,aws_error/* isError */.bJ)(error, 'ValidationError', /does not exist/))
            return undefined;
        throw error;
    }
}
function changeSetFacts(described) {
    const { Status: status = '', StatusReason: reason = 'CloudFormation gives no reason' } = described;
    return {
        id: described.ChangeSetId ?? '',
        stackId: described.StackId ?? '',
        name: described.ChangeSetName ?? '',
        description: described.Description ?? '',
        tags: tagMap(described.Tags),
        pending: /^(CREATE|DELETE)_(PENDING|IN_PROGRESS)$/.test(status),
        undeletable: status === 'DELETE_FAILED' ? reason : undefined,
        execution: described.ExecutionStatus,
    };
}
function isOurChangeSet(changeSet, stack, owner) {
    if (stack.status === 'REVIEW_IN_PROGRESS')
        return isOfOwner(changeSet, owner);
    if ((0,ownership/* isAdoptable */.P3)(stack, owner))
        return isOfRepository(changeSet, owner) && (0,ownership/* isUnowned */.lv)(changeSet);
    return (0,ownership/* isOurs */.MU)(stack, owner) && isOfOwner(changeSet, owner);
}
function isOfOwner(changeSet, owner) {
    return isOfRepository(changeSet, owner) && (0,ownership/* isOurs */.MU)(changeSet, owner);
}
function isOfRepository({ name, description }, { repository }) {
    return (0,ownership/* isOperationName */.F)(name) && (0,run/* readSource */.o$)(description)?.repository === repository;
}
async function checkReview(client, stack, owner, { verb, own }) {
    const ids = (await listChangeSets(client, stack.id)).map(({ ChangeSetId = '' }) => ChangeSetId);
    const others = ids.filter((id) => id !== own);
    const read = await Promise.all(others.map((id) => readChangeSet(client, id)));
    const changeSets = read.flatMap((changeSet) => changeSet ?? []);
    const foreign = changeSets.find((changeSet) => !isOfOwner(changeSet, owner));
    if (foreign !== undefined)
        throw foreignReviewProblem(stack, foreign, verb);
    if (own === undefined && changeSets.length === 0)
        throw emptyReviewProblem(stack, verb);
}
async function checkStillInReview(client, stack, owner, verb) {
    try {
        await checkReview(client, stack, owner, { verb });
        return undefined;
    }
    catch (error) {
        const now = error instanceof Problem ? await readStack(client, stack.id) : stack;
        if (now?.status === 'REVIEW_IN_PROGRESS')
            throw error;
        return now?.status === 'DELETE_COMPLETE' ? undefined : now;
    }
}

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
;// CONCATENATED MODULE: ./build/template/nodes.js

function nodes_resourceNodes(resources) {
    if (!isMap(resources))
        return [];
    return resources.items.flatMap(({ key, value }) => {
        const logicalId = nodes_keyText(key);
        if (!logicalId.startsWith('Fn::'))
            return [{ logicalId, key, node: value }];
        return logicalId.startsWith('Fn::ForEach::') && isSeq(value) ? nodes_resourceNodes(value.items[2]) : [];
    });
}
function nodes_childOf(node, name) {
    return isMap(node) ? node.items.findLast(({ key }) => nodes_keyText(key) === name)?.value : undefined;
}
function nodes_keyText(key) {
    return String(isScalar(key) ? key.value : key);
}

;// CONCATENATED MODULE: ./build/template/local-files.js




const FILES = tableOf({
    'AWS::CloudFormation::Stack': { TemplateURL: 'template' },
    'AWS::CloudFormation::StackSet': { TemplateURL: 'template' },
    'AWS::Serverless::Application': { Location: 'template' },
    'AWS::StepFunctions::StateMachine': { DefinitionS3Location: 'object' },
    'AWS::Serverless::StateMachine': { DefinitionUri: 'object' },
    'AWS::Serverless::Api': { DefinitionUri: 'object' },
    'AWS::Serverless::HttpApi': { DefinitionUri: 'object' },
    'AWS::ApiGateway::RestApi': { BodyS3Location: 'object' },
    'AWS::ApiGatewayV2::Api': { BodyS3Location: 'object' },
    'AWS::AppSync::GraphQLSchema': { DefinitionS3Location: 'uri' },
    'AWS::AppSync::Resolver': {
        RequestMappingTemplateS3Location: 'uri',
        ResponseMappingTemplateS3Location: 'uri',
        CodeS3Location: 'uri',
    },
    'AWS::AppSync::FunctionConfiguration': {
        RequestMappingTemplateS3Location: 'uri',
        ResponseMappingTemplateS3Location: 'uri',
        CodeS3Location: 'uri',
    },
    'AWS::Glue::Job': { 'Command.ScriptLocation': 'uri' },
});
const ARCHIVES = tableOf({
    'AWS::Lambda::Function': { Code: 'code' },
    'AWS::Lambda::LayerVersion': { Content: 'code' },
    'AWS::Serverless::Function': { CodeUri: 'object' },
    'AWS::Serverless::LayerVersion': { ContentUri: 'object' },
    'AWS::ElasticBeanstalk::ApplicationVersion': { SourceBundle: 'code' },
    'AWS::CodeCommit::Repository': { 'Code.S3': 'object' },
});
function local_files_findLocalFiles({ path, document, lineOf, }) {
    const found = resourceNodes(childOf(document.contents, 'Resources')).flatMap(({ logicalId, node }) => {
        const type = literalText(childOf(node, 'Type')) ?? '';
        return Object.entries({ ...FILES.get(type), ...ARCHIVES.get(type) }).flatMap(([property, form]) => {
            const value = property.split('.').reduce(childOf, childOf(node, 'Properties'));
            const nestedStack = type === 'AWS::CloudFormation::Stack' ? logicalId : undefined;
            return localFile(value, lineOf).map((place) => ({
                ...place,
                by: `${logicalId}.${property}`,
                nestedStack,
                form,
                toArchive: ARCHIVES.has(type) && !/\.(zip|jar|war)$/i.test(place.path),
            }));
        });
    });
    throwAll(found.filter(({ toArchive }) => toArchive).map((file) => noArchiveProblem(path, file)));
    const include = { by: 'AWS::Include', nestedStack: undefined, form: 'uri' };
    const included = includes(document).flatMap((value) => localFile(value, lineOf));
    return [...found.map(({ toArchive, ...file }) => file), ...included.map((place) => ({ ...place, ...include }))];
}
function includes(document) {
    const found = [];
    visit(document, {
        Map: (_, node) => {
            if (literalText(childOf(node, 'Name')) === 'AWS::Include')
                found.push(childOf(childOf(node, 'Parameters'), 'Location'));
        },
    });
    return found;
}
const ADDRESS = /^$|^https?:\/\/|^s3:\/\/|\{\{resolve:/i;
function localFile(node, lineOf) {
    const path = literalText(node);
    if (path === undefined || ADDRESS.test(path))
        return [];
    const [start, end] = node.range ?? [0, 0];
    return [{ path, range: [start, end], line: lineOf(start) }];
}
function literalText(node) {
    return isScalar(node) && typeof node.value === 'string' && !node.tag?.startsWith('!') ? node.value : undefined;
}
function noArchiveProblem(file, { path, by, line }) {
    return new Problem(`Template ${file}, ${by}: \`${path}\` would have to be packed into an archive, which this action does not do.`, 'Run `aws cloudformation package` or `sam build` and `sam package` before this step, and deploy the template that it writes.', { place: { file, line } });
}

;// CONCATENATED MODULE: ./build/template/scalar.js

function scalar_scalarTexts(node) {
    if (!isScalar(node) || node.value === null || node.value === undefined)
        return undefined;
    const written = node.source ?? String(node.value);
    if (node.type !== 'PLAIN' || node.tag !== undefined || written.length > LONGEST)
        return { written, texts: [written] };
    const certain = truthText(written) ?? integerText(written);
    if (certain !== undefined)
        return { written, texts: [certain] };
    const decimal = decimalText(written);
    return { written, texts: decimal === undefined || decimal === written ? [written] : [decimal, written] };
}
const LONGEST = 4096;
const TRUTH = new Map([
    ...['yes', 'true', 'on'].map((word) => [word, 'true']),
    ...['no', 'false', 'off'].map((word) => [word, 'false']),
]);
function truthText(written) {
    return /^(?:[A-Z]?[a-z]+|[A-Z]+)$/.test(written) ? TRUTH.get(written.toLowerCase()) : undefined;
}
const BASES = [
    { pattern: /^0b([01_]+)$/, prefix: '0b' },
    { pattern: /^0x([\da-fA-F_]+)$/, prefix: '0x' },
    { pattern: /^0([0-7_]+)$/, prefix: '0o' },
    { pattern: /^(0|[1-9][\d_]*)$/, prefix: '' },
];
function integerText(written) {
    const [, sign, rest = ''] = /^([-+]?)(.*)$/s.exec(written) ?? [];
    const value = BASES.map(({ pattern, prefix }) => digits(pattern.exec(rest)?.[1], prefix)).find((each) => each) ?? base60(rest);
    if (value === undefined)
        return undefined;
    return sign === '-' && value !== '0' ? `-${value}` : value;
}
function digits(text, prefix) {
    const plain = text?.replaceAll('_', '');
    return plain === undefined || plain === '' ? undefined : String(BigInt(prefix + plain));
}
function base60(text) {
    if (!/^[1-9][\d_]*(?::[0-5]?\d)+$/.test(text))
        return undefined;
    return String(text
        .replaceAll('_', '')
        .split(':')
        .reduce((sum, part) => sum * 60n + BigInt(part), 0n));
}
const DECIMAL = /^[-+]?(?:\.\d+|\d[\d_]*(?:\.[\d_]*)?)(?:[eE][-+]?\d+)?$/;
function decimalText(written) {
    if (!DECIMAL.test(written))
        return undefined;
    const value = Number(written.replaceAll('_', ''));
    const size = Math.abs(value);
    if (size === 0 || (size >= 1e-3 && size < 1e7))
        return withPoint(String(value));
    const [factor = '', power] = value.toExponential().split('e');
    return `${withPoint(factor)}E${Number(power)}`;
}
function withPoint(text) {
    return text.includes('.') ? text : `${text}.0`;
}

;// CONCATENATED MODULE: ./build/template/yaml.js

function yaml_parseYaml(text) {
    const lines = new LineCounter();
    const composer = new Composer({ uniqueKeys: false, logLevel: 'error', strict: false });
    const lined = text.replace(/\r(?!\n)|[\u0085\u2028\u2029]/g, '\n');
    const [document, other] = composer.compose(tokensOf(lined, lines), true, text.length);
    const start = other?.range[0];
    const second = start === undefined || text.startsWith('...', start) ? undefined : start;
    return { document: document, lines, second };
}
function yaml_firstError(text, { errors: [error] }) {
    if (error === undefined)
        return undefined;
    const strict = (text) => parseDocument(text, { uniqueKeys: false, logLevel: 'error', prettyErrors: false }).errors[0];
    const found = strict(text) ?? error;
    return found.code === 'MISSING_CHAR' ? (strict(`${text}\n"'`) ?? found) : found;
}
function* tokensOf(text, lines) {
    const parser = new Parser(lines.addNewLine);
    lines.addNewLine(0);
    for (const lexeme of lenientLexer().lex(text))
        yield* parser.next(lexeme);
    yield* parser.end();
}
function lenientLexer() {
    const lexer = new Lexer();
    const state = lexer;
    const readQuoted = state.parseQuotedScalar.bind(lexer);
    let inQuotes = false;
    let indentNext = 0;
    state.parseQuotedScalar = function* () {
        inQuotes = true;
        const next = yield* readQuoted();
        inQuotes = false;
        return next;
    };
    return Object.defineProperty(lexer, 'indentNext', {
        get: () => (inQuotes || state.flowLevel > 0 ? 0 : indentNext),
        set: (value) => {
            indentNext = value;
        },
    });
}

;// CONCATENATED MODULE: ./build/template/parameter-declaration.js




function parameter_declaration_readDeclarations(section, lineOf) {
    if (!isMap(section))
        return new Map();
    return new Map(section.items.map(({ key, value }) => [
        keyText(key),
        readDeclaration(value, isScalar(key) ? lineOf(key.range?.[0] ?? 0) : 1),
    ]));
}
function declarationsOf(body) {
    const { document, lines } = parseYaml(body);
    return parameter_declaration_readDeclarations(childOf(document.contents, 'Parameters'), (offset) => lines.linePos(offset).line);
}
function readDeclaration(node, line) {
    const at = (name) => childOf(node, name);
    const text = (name) => scalarTexts(at(name))?.texts[0];
    const number = (name) => {
        const given = text(name);
        return given === undefined || Number.isNaN(Number(given)) ? undefined : Number(given);
    };
    const allowed = at('AllowedValues');
    return {
        type: text('Type') ?? 'String',
        hasDefault: text('Default') !== undefined,
        default: text('Default'),
        noEcho: (text('NoEcho')?.toLowerCase() ?? 'false') !== 'false',
        constraints: {
            allowedValues: isSeq(allowed) ? allowed.items.flatMap((item) => scalarTexts(item) ?? []) : undefined,
            allowedPattern: text('AllowedPattern'),
            minLength: number('MinLength'),
            maxLength: number('MaxLength'),
            minValue: number('MinValue'),
            maxValue: number('MaxValue'),
            description: text('ConstraintDescription'),
        },
        line,
    };
}

;// CONCATENATED MODULE: ./build/template/template.js








function parseTemplate(source) {
    const { path, body } = source;
    checkNotEmpty(path, body);
    const { document, lines, second } = parseYaml(body);
    const lineOf = (offset) => lines.linePos(offset).line;
    const refuse = (what, remedy, offset = 0) => {
        const { line, col: column } = lines.linePos(offset);
        throw new Problem(`The template ${path} ${what}`, remedy, { place: { file: path, line, column } });
    };
    const error = firstError(body, document);
    if (error !== undefined)
        throw unreadableProblem(path, error, lines.linePos(error.pos[0]));
    if (second !== undefined)
        refuse(SECOND.what, SECOND.remedy, second);
    visit(document, { Alias: (_, alias) => refuse(ALIAS.what, ALIAS.remedy, alias.range?.[0]) });
    const resources = childOf(document.contents, 'Resources');
    if (!isMap(resources) || resources.items.length === 0) {
        return refuse('has no Resources.', 'Give the path of a CloudFormation template in `template`.');
    }
    return {
        ...NOTHING,
        ...source,
        parameters: readDeclarations(childOf(document.contents, 'Parameters'), lineOf),
        resources: readResources(document, lineOf),
        outputs: readOutputs(plainValue(childOf(document.contents, 'Outputs'))),
        localFiles: findLocalFiles({ path, document, lineOf }),
        dependsOnMore: childOf(document.contents, 'Transform') !== undefined || ELSEWHERE.test(body),
    };
}
const NOTHING = {
    parameters: new Map(),
    resources: new Map(),
    outputs: new Map(),
    localFiles: [],
    contents: new Map(),
    nested: new Map(),
    url: undefined,
    dependsOnMore: true,
    unread: false,
};
function unreadableProblem(file, cause, { line, col: column }) {
    const why = `${firstLine(cause.message)} at line ${line}, column ${column}`;
    const place = { file, line, column };
    return new Problem(`The template ${file} is neither YAML nor JSON: ${why}`, 'Correct it at that line.', {
        place,
        cause,
    });
}
function isUnreadable(error) {
    return error instanceof Problem && error.cause instanceof YAMLParseError;
}
function unreadTemplate(source, parameters) {
    return { ...NOTHING, ...source, parameters, unread: true };
}
const ALIAS = {
    what: 'has a YAML alias, which CloudFormation refuses.',
    remedy: 'Write the value out; `aws cloudformation package --use-json` does so for a whole template.',
};
const SECOND = {
    what: 'has a second YAML document, and CloudFormation takes one.',
    remedy: 'Remove the line `---` and join the two, or deploy the second one as a stack of its own.',
};
const ELSEWHERE = /\{\{resolve:|AWS::Include|Fn::Transform|!Transform/;
function checkNotEmpty(path, body) {
    if (body.trim() !== '')
        return;
    throw new Problem(`The template ${path} is empty.`, 'Write a CloudFormation template with Resources.', {
        place: { file: path },
    });
}
function plainValue(node) {
    const tag = node?.tag;
    return tag?.startsWith('!') ? longForm(tag.slice(1), untagged(node)) : untagged(node);
}
function untagged(node) {
    if (isSeq(node))
        return node.items.map(plainValue);
    if (isMap(node))
        return Object.fromEntries(node.items.map(({ key, value }) => [keyText(key), plainValue(value)]));
    return isScalar(node) ? node.value : undefined;
}
function longForm(name, value) {
    if (name === 'Ref' || name === 'Condition')
        return { [name]: value };
    if (name === 'GetAtt' && typeof value === 'string') {
        const dot = value.indexOf('.');
        return { 'Fn::GetAtt': [value.slice(0, dot), value.slice(dot + 1)] };
    }
    return { [`Fn::${name}`]: value };
}
function readResources(document, lineOf) {
    return new Map(resourceNodes(childOf(document.contents, 'Resources')).map(({ logicalId, key, node }) => {
        const { Type, Properties, Condition } = asRecord(plainValue(node));
        const start = isScalar(key) ? (key.range?.[0] ?? 0) : 0;
        const line = lineOf(start);
        return [logicalId, { type: String(Type ?? ''), properties: Properties, condition: Condition, line }];
    }));
}
function readOutputs(section) {
    return new Map(Object.entries(asRecord(section)).map(([key, output]) => [
        key,
        key.startsWith('Fn::') ? output : property(output, 'Value'),
    ]));
}
function asRecord(value) {
    return typeof value === 'object' && value !== null ? value : {};
}
function property(value, name) {
    return ownEntry(value, name);
}
function template_placeIn({ path, inWorkspace }, line) {
    return inWorkspace && line !== undefined ? { file: path, line } : undefined;
}
function template_resourcePlace(template, resource) {
    const [logicalId = '', ...inner] = resource.split('/');
    const nested = template.nested.get(logicalId);
    const place = inner.length > 0 && nested !== undefined ? template_resourcePlace(nested, inner.join('/')) : undefined;
    return place ?? template_placeIn(template, template.resources.get(logicalId)?.line);
}

;// CONCATENATED MODULE: ./build/parameters/constraint.js




const MAXIMUM_VALUE_BYTES = 4096;
function brokenRule(declaration, value, matches) {
    const { type, constraints } = declaration;
    if (Buffer.byteLength(value) > MAXIMUM_VALUE_BYTES)
        return { must: `have at most ${MAXIMUM_VALUE_BYTES} bytes` };
    if (value.includes('{{'))
        return undefined;
    if (type === 'Number')
        return numberRule(constraints, value) ?? listRule(constraints, value);
    if (type === 'List<Number>')
        return first(itemsOf(value), (item) => numberRule(constraints, item));
    if (type === 'CommaDelimitedList')
        return first(itemsOf(value), (item) => textRule(constraints, item, matches));
    if (type === 'String' || type.startsWith('AWS::SSM::Parameter::')) {
        return textRule(constraints, value, matches) ?? lengthRule(constraints, value);
    }
    return undefined;
}
function itemsOf(value) {
    return value.split(',').map((item) => item.trim());
}
function first(items, check) {
    for (const item of items) {
        const rule = check(item);
        if (rule !== undefined)
            return rule;
    }
    return undefined;
}
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
function numberRule({ minValue, maxValue }, value) {
    if (!NUMBER.test(value.trim()))
        return { must: 'be a number' };
    if (minValue !== undefined && Number(value) < minValue)
        return { must: `be at least ${minValue} (MinValue)` };
    if (maxValue !== undefined && Number(value) > maxValue)
        return { must: `be at most ${maxValue} (MaxValue)` };
    return undefined;
}
function textRule(constraints, value, matches) {
    const pattern = constraints.allowedPattern;
    const expression = pattern === undefined ? undefined : toJavaScript(pattern);
    if (expression !== undefined && matches(expression, value) === false) {
        return { must: `match \`${pattern}\` from its start to its end (AllowedPattern)` };
    }
    return listRule(constraints, value);
}
function listRule({ allowedValues }, value) {
    const allowed = allowedValues?.flatMap(({ texts }) => texts) ?? [value];
    if (allowed.includes(value))
        return undefined;
    const numbers = NUMBER.test(value) ? allowed.map(Number) : [];
    if (numbers.includes(Number(value)))
        return undefined;
    const shown = allowedValues?.map(({ texts: [text] }) => text) ?? [];
    const misread = allowedValues?.find(({ written }) => written === value);
    const must = `be one of ${shown.join(', ')} (AllowedValues)`;
    return { must, nearest: misread?.texts[0] ?? nearest(value, shown), misread };
}
function lengthRule({ minLength, maxLength }, value) {
    if (minLength !== undefined && value.length < minLength) {
        return { must: `have at least ${minLength} characters (MinLength)` };
    }
    if (maxLength !== undefined && value.length > maxLength) {
        return { must: `have at most ${maxLength} characters (MaxLength)` };
    }
    return undefined;
}
const SAME_ESCAPE = /^([^A-Za-z0-9]|[dDwWsbBnrtf1-9]|u[0-9A-Fa-f]{4}|x[0-9A-Fa-f]{2})/;
const SAME_GROUP = /^(\?(:|=|!|<=|<!|<[A-Za-z][A-Za-z0-9]*>)|[^?])/;
function toJavaScript(pattern) {
    const ignoresCase = pattern.startsWith('(?i)');
    const source = ignoresCase ? pattern.slice('(?i)'.length) : pattern;
    if (!meansTheSame(source))
        return undefined;
    try {
        return new RegExp(`^(?:${source})$`, ignoresCase ? 'i' : '');
    }
    catch {
        return undefined;
    }
}
function meansTheSame(source) {
    let inClass = false;
    for (let index = 0; index < source.length; index += 1) {
        const character = source[index] ?? '';
        const rest = source.slice(index + 1);
        if (character === '\\') {
            if (!SAME_ESCAPE.test(rest))
                return false;
            index += 1;
        }
        else if (inClass) {
            if (character === '[' || (character === '&' && rest.startsWith('&')))
                return false;
            inClass = character !== ']';
        }
        else if (character === '[') {
            if (/^\^?\]/.test(rest))
                return false;
            inClass = true;
        }
        else if (character === '(' && !SAME_GROUP.test(rest))
            return false;
    }
    return true;
}
const SHOWN = 100;
function wrongValueProblems(template, values, matches) {
    return values.flatMap((given) => {
        const declaration = template.parameters.get(given.name);
        if (declaration === undefined || (declaration.noEcho && given.from === 'stack'))
            return [];
        const broken = brokenRule(declaration, given.value, matches);
        if (broken === undefined)
            return [];
        return [
            new Problem(`The template ${template.path} does not allow ${describeValue(given, declaration)}: it must ${broken.must}.`, [
                ...(broken.nearest === undefined || declaration.noEcho ? [] : [`Did you mean \`${broken.nearest}\`?`]),
                valueRemedy(given),
                ...(broken.misread === undefined || declaration.noEcho ? [] : [misreadRemedy(broken.misread)]),
                ...(declaration.constraints.description === undefined
                    ? []
                    : [`The template says: ${declaration.constraints.description}`]),
            ].join(' '), { place: constraint_parameterPlace(template, given.name) }),
        ];
    });
}
function misreadRemedy({ written, texts: [text] }) {
    return `CloudFormation reads \`${written}\` in the template as \`${text}\`; in quotes, it stays \`${written}\`.`;
}
function originOf(from) {
    if (from === 'stack')
        return 'of the stack';
    return from === 'run' ? 'of this run' : `in ${from}`;
}
function describeValue({ name, value, from }, { noEcho }) {
    const cut = value.length > SHOWN ? `${part(value, 0, SHOWN)}...` : value;
    return `the value ${noEcho ? '' : `\`${cut}\` `}of \`${name}\` ${originOf(from)}`;
}
function valueRemedy({ name, from }) {
    if (from === 'stack')
        return `Give another one in parameter-overrides: \`${name}=<value>\`.`;
    return from === 'run' ? 'Change what the template allows.' : `Correct it in ${from}.`;
}
function constraint_parameterPlace(template, name) {
    return placeIn(template, template.parameters.get(name)?.line);
}

;// CONCATENATED MODULE: ./build/stack/failure/hints.js



const DENIED = 'The role that deploys, or the service role in role-arn, lacks this permission.';
const TAKEN = 'Something outside of this stack has that name, such as what a failed stack has left. Leave the name out, so that CloudFormation generates one, or remove or import the other.';
const THROTTLED = 'AWS had too many requests at once. Run the job again.';
const EXHAUSTED = 'A quota of the account is exhausted. Delete what is not needed, or ask for more in Service Quotas.';
const IN_USE = 'A task still runs, or its network interface is not gone yet. Stop the executions, wait some minutes, then run the job again.';
const VPCS = 'The region allows 5 VPCs unless AWS raised the quota. Let stacks share one (`template: network`), delete unused stacks, or ask for more.';
const ADDRESSES = 'The region allows 5 Elastic IP addresses unless AWS raised the quota. Release unused ones, or ask for more.';
const POLICY = 'The stack policy protects that resource. Change the policy with `aws cloudformation set-stack-policy`, if that is intended.';
const PHRASES = [
    [
        /unable to assume the service linked role.*ECS/is,
        'The account has no service-linked role of ECS, or has only just got it. Run `aws iam create-service-linked-role --aws-service-name ecs.amazonaws.com`, then run the job again.',
    ],
    [
        /not authorized to create managed-rule/i,
        "The state machine's role needs events:PutTargets, events:PutRule and events:DescribeRule on rule/StepFunctionsGetEventsForECSTaskRule.",
    ],
    [
        /states\.amazonaws\.com.*authorized to assume the provided role/is,
        'The new IAM role was not yet available everywhere. Run the job again.',
    ],
    [
        /is not authorized to access the Log Destination/i,
        "The state machine's role needs the logs:*LogDelivery and logs:*ResourcePolicies actions on all resources.",
    ],
    [
        /is not authorized to perform: iam:PassRole/i,
        'The role that deploys, or the service role in role-arn, needs iam:PassRole on the roles of the template.',
    ],
    [
        /does not contain descriptor matching platform|exec format error/i,
        'The image is for another architecture than the task. Build for that of RuntimePlatform in `platforms`, or change the template.',
    ],
    [
        /CannotPullContainer.*(?:not found|does not exist)/is,
        'The image is not in the repository (any more). Build it again, and check the lifecycle policy of the repository.',
    ],
    [
        /CannotPullContainer|ResourceInitializationError.*(?:registry auth|ecr|secrets)/is,
        'The task cannot reach ECR or Secrets Manager, or its execution role may not read. It needs a public IP, a NAT gateway or VPC endpoints, and ecr:GetAuthorizationToken, ecr:BatchGetImage, ecr:GetDownloadUrlForLayer.',
    ],
    [
        /ResourceInitializationError.*log group/is,
        'The log group of the task does not exist. Add it to the template, or give the execution role logs:CreateLogGroup with awslogs-create-group.',
    ],
    [
        /^Requires capabilities : \[/,
        'Check which IAM resources and macros the nested template has, then add that to the input capabilities.',
    ],
    [/^User Initiated$/, 'Somebody cancelled the operation: CloudTrail shows who. Run the job again.'],
    [/\bOutOfMemoryError: /, 'The container used more memory than it has. Raise Memory in the template.'],
    [
        /No Fargate configuration exists for given values/i,
        'Choose a pair of Cpu and Memory that Fargate has, such as 256 and 512, 1024 or 2048.',
    ],
    [
        /requires task definition to have execution role ARN/i,
        'Add ExecutionRoleArn to the task definition: a role that ecs-tasks.amazonaws.com may assume, with the managed policy AmazonECSTaskExecutionRolePolicy.',
    ],
    [/cannot be deleted while Tasks are active|has dependencies and cannot be deleted/i, IN_USE],
    [/maximum number of VPCs has been reached/i, VPCS],
    [/maximum number of addresses has been reached/i, ADDRESSES],
    [
        /conflicts with another subnet/i,
        'Another subnet of the VPC has these addresses. An update creates a subnet before it deletes the one that it replaces, so the new one needs others.',
    ],
    [/\bexport (\S+) (?:cannot be (?:updated|deleted) )?as it is in use by ([^\n]+)/i, adviceOfExport],
    [/^Action denied by stack policy/i, POLICY],
    [
        /circuit breaker was triggered/i,
        'The tasks of the service do not stay up. See why the last one stopped, and its log.',
    ],
    [/\bUser: arn:\S+ is not authorized to perform: /, DENIED],
];
const CODES = [
    [/AlreadyExists(?:Exception)?$/, TAKEN],
    [/^(?:AccessDenied|Unauthorized|InvalidCredentials)/, DENIED],
    [/^Throttling|^TooManyRequests|^RequestLimitExceeded$/, THROTTLED],
    [/^VpcLimitExceeded$/, VPCS],
    [/^AddressLimitExceeded$/, ADDRESSES],
    [/LimitExceeded(?:Exception)?$|QuotaExceeded(?:Exception)?$/, EXHAUSTED],
    [/^(?:DependencyViolation|ClusterContainsTasks(?:Exception)?)$/, IN_USE],
];
const WORDS = [
    [/\balready exists\b|\bAlreadyExists(?:Exception)?\b/, TAKEN],
    [/\bis not authorized to perform\b|\bAccessDenied(?:Exception)?\b|\baccess denied\b/i, DENIED],
    [/\bThrottling(?:Exception)?\b|\brate exceeded\b/i, THROTTLED],
    [/\bDependencyViolation\b|\bClusterContainsTasks/, IN_USE],
    [
        /LimitExceeded(?:Exception)?\b|\bexceed(?:s|ed)? (?:\w+ ){0,4}quota\b|\bquota (?:has been |was )?(?:exceeded|reached)\b|\bmaximum number of\b/i,
        EXHAUSTED,
    ],
];
function adviceOfExport({ 0: text, 1: name, 2: rest = '', input }) {
    const importer = rest.replace(/\.\s*$/, '');
    const state = /delete cancell?ed/i.test(input) ? ' This stack is as it was.' : '';
    const keep = /updated/i.test(text.slice(0, -rest.length)) ? 'Leave its value as it is' : 'Keep the export';
    return `The export ${name} is imported by ${importer}.${state} ${keep}, or change that stack first, so that it imports it no longer. Then run the job again.`;
}
const RETRYABLE = (/* unused pure expression or super */ null && ([/unable to assume the service linked role/i, /authorized to assume the provided role/i]));
function isRetryableReason(reason) {
    return RETRYABLE.some((pattern) => pattern.test(reason));
}
const HINTS_OF_CODES = tableOf({
    NotStabilized: 'The resource was not ready in time. Check it in the console of its service.',
    NetworkFailure: 'AWS could not reach the service. Run the job again.',
    ServiceInternalError: 'The service had a fault. Run the job again.',
    InternalFailure: 'CloudFormation had a fault. Run the job again.',
    ResourceConflict: 'Something else changes that resource. Run the job again when it has ended.',
    InvalidRequest: 'A property has a value that the service refuses. Correct that resource.',
    NotFound: 'Something that this resource needs does not exist. Check the names and ARNs that it refers to.',
});
function errorCodes(reason) {
    const last = (pattern) => [...reason.matchAll(pattern)].slice(-1).map(([, code = '']) => code);
    return [...last(/HandlerErrorCode: ([\w:.-]+)/g), ...last(/\bError Code: ([\w:.-]+)/g)];
}
function hintOfCodes(codes) {
    const exact = codes.toSorted((one, other) => Number(one === 'InvalidRequest') - Number(other === 'InvalidRequest'));
    return exact.map((code) => HINTS_OF_CODES.get(code) ?? firstHint(CODES, code)).find((hint) => hint !== undefined);
}
function firstHint(hints, text) {
    for (const [pattern, hint] of hints) {
        const match = pattern.exec(text);
        if (match !== null)
            return typeof hint === 'string' ? hint : hint(match);
    }
    return undefined;
}
const hints_LONGEST = 8192;
const SEE_LOG = 'This is the text of the function behind the custom resource, or of the call to it. See the log of that function, correct the cause, then run the job again.';
function hints_hintFor(reason, type = '') {
    const text = part(reason, 0, hints_LONGEST);
    if (isCustom(type))
        return /^Action denied by stack policy/i.test(text) ? POLICY : SEE_LOG;
    if (/^Hook \S+: /.test(text))
        return undefined;
    const codes = errorCodes(text);
    return firstHint(PHRASES, text) ?? (codes.length > 0 ? hintOfCodes(codes) : firstHint(WORDS, text));
}

;// CONCATENATED MODULE: ./build/stack/failure/operation-events.js


async function operation_events_readFailedEvents(client, source) {
    const pages = await Array.fromAsync(paginateDescribeEvents({ client }, { ...source, Filters: { FailedEvents: true } }));
    return pages.flatMap(({ OperationEvents }) => OperationEvents ?? []);
}
function operation_events_findingOf(event) {
    const { LogicalResourceId: id, ResourceType: type = '', ValidationPath: path } = event;
    const resource = id === undefined ? undefined : { id, type };
    if (event.EventType === 'VALIDATION_ERROR' && event.ValidationFailureMode !== 'WARN') {
        return { resource, by: event.ValidationName ?? '', reason: event.ValidationStatusReason ?? '', path };
    }
    if (event.EventType === 'HOOK_INVOCATION_ERROR' && event.HookFailureMode !== 'WARN') {
        return { resource, by: event.HookType ?? '', reason: event.HookStatusReason ?? '', path };
    }
    return undefined;
}
async function readFailures(client, followed) {
    const failed = followed.filter(({ ResourceStatus }, index) => index === 0 || ResourceStatus?.endsWith('_FAILED'));
    const ids = new Set(failed.flatMap(({ OperationId }) => OperationId ?? []));
    const parents = new Map(followed.map((event) => [event.StackId, event.parents]));
    try {
        const found = await Promise.all([...ids].map((id) => operation_events_readFailedEvents(client, { OperationId: id })));
        return { events: found.flat().flatMap((event) => toFollowed(event, parents)), denied: false };
    }
    catch (error) {
        return { events: [], denied: isAccessDenied(error) };
    }
}
function toFollowed(event, parents) {
    const { StackId, EventId, LogicalResourceId, PhysicalResourceId, ResourceType, Timestamp } = event;
    const ResourceStatusReason = eventReason(event);
    if (ResourceStatusReason === undefined || LogicalResourceId === undefined)
        return [];
    const of = { StackId, EventId, StackName: undefined, LogicalResourceId, PhysicalResourceId, ResourceType, Timestamp };
    const ResourceStatus = event.ResourceStatus?.endsWith('_FAILED') ? event.ResourceStatus : 'CREATE_FAILED';
    return [{ ...of, ResourceStatus, ResourceStatusReason, parents: parents.get(StackId) ?? [] }];
}
function eventReason(event) {
    const finding = operation_events_findingOf(event);
    if (finding === undefined)
        return event.ResourceStatus?.endsWith('_FAILED') ? event.ResourceStatusReason : undefined;
    const { by, reason, path } = finding;
    if (reason === '')
        return undefined;
    if (event.EventType === 'HOOK_INVOCATION_ERROR')
        return `Hook ${by}: ${reason}`;
    return path === undefined ? reason : `${reason} (${path})`;
}

;// CONCATENATED MODULE: ./build/stack/change-set/failure.js







class ChangeSetFailed extends Error {
    name = 'ChangeSetFailed';
    id;
    reason;
    parents;
    constructor(id, reason, parents = []) {
        super(`the change set failed: ${reason}`);
        this.id = id;
        this.reason = reason;
        this.parents = parents;
    }
}
async function innermostFailure(client, failed, template) {
    const id = /^Nested change set (arn:[\w:/.-]+) was not successfully created\b/.exec(failed.reason)?.[1];
    if (id === undefined || failed.parents.length >= DEEPEST)
        return failed;
    const describe = (arn) => client.send(new DescribeChangeSetCommand({ ChangeSetName: arn }));
    try {
        const [{ Changes = [] }, { StatusReason }] = await Promise.all([describe(failed.id), describe(id)]);
        if (StatusReason === undefined)
            return failed;
        const change = Changes.find(({ ResourceChange }) => ResourceChange?.ChangeSetId === id)?.ResourceChange;
        const name = change?.LogicalResourceId ?? nestedStackOf(id, template);
        const inner = new ChangeSetFailed(id, StatusReason, [...failed.parents, name]);
        return await innermostFailure(client, inner, template.nested.get(name) ?? template);
    }
    catch {
        return failed;
    }
}
const DEEPEST = 10;
function nestedStackOf(id, { resources }) {
    const name = id.split('/')[1] ?? '';
    const stacks = [...resources].flatMap(([key, { type }]) => (type === 'AWS::CloudFormation::Stack' ? [key] : []));
    return stacks.find((key) => `${name}-`.includes(`-${key}-`)) ?? name;
}
async function readDetails(client, { id, reason }) {
    if (!/\b(hooks?|validation)\b/i.test(reason))
        return { findings: [], denied: [] };
    const denied = [];
    const orNone = (action) => (error) => {
        if (isAccessDenied(error))
            denied.push(action);
        return [];
    };
    const events = await readFailedEvents(client, { ChangeSetName: id }).catch(orNone('cloudformation:DescribeEvents'));
    const findings = events.flatMap((event) => findingOf(event) ?? []);
    if (findings.length > 0)
        return { findings, denied };
    return { findings: await readHooks(client, id).catch(orNone('cloudformation:ListHookResults')), denied };
}
async function readHooks(client, id) {
    const { HookResults = [] } = await client.send(new ListHookResultsCommand({ TargetType: 'CHANGE_SET', TargetId: id }));
    const failed = HookResults.filter(({ Status, FailureMode }) => /FAILED$/.test(Status ?? '') && FailureMode !== 'WARN');
    return Promise.all(failed.map(async ({ TypeName = '', HookStatusReason = '', HookResultId }) => {
        const notes = await readAnnotations(client, HookResultId).catch(() => []);
        return {
            resource: undefined,
            by: TypeName,
            reason: [HookStatusReason, ...notes].join(' ').trim(),
            path: undefined,
        };
    }));
}
async function readAnnotations(client, id) {
    const { Annotations = [] } = await client.send(new GetHookResultCommand({ HookResultId: id }));
    return Annotations.filter(({ Status }) => Status === 'FAILED').map(({ AnnotationName, StatusMessage, RemediationMessage }) => [`${AnnotationName}:`, StatusMessage, RemediationMessage].filter(Boolean).join(' '));
}
function changeSetProblem({ reason, parents }, { findings, denied }, template) {
    const pathOf = (id) => [...parents, id].join('/');
    const lines = findings.map(({ resource, by, reason: why, path }) => {
        const what = resource === undefined ? '' : `${pathOf(resource.id)} (${resource.type}): `;
        return `${what}${why} [${[by, path].filter(Boolean).join(', ')}]`;
    });
    const hints = new Set(findings.flatMap((finding) => (isOfHook(finding) ? [] : (hintFor(finding.reason, finding.resource?.type) ?? []))));
    const remedies = hints.size > 0 ? [...hints] : [usualRemedy(findings)];
    if (denied.length > 0)
        remedies.push(`To see the findings, allow the role that deploys ${denied.join(' and ')}.`);
    const places = findings.flatMap(({ resource }) => (resource && resourcePlace(template, pathOf(resource.id))) ?? []);
    return new Problem(parents.length === 0
        ? `CloudFormation cannot create the change set: ${reason}`
        : `CloudFormation cannot create the change set of the nested stack ${parents.join('/')}: ${reason}`, `${remedies.join(' ')} The stack was not changed.`, { place: places[0] ?? nestedPlace(reason, parents, template), excerpt: lines });
}
function nestedPlace(reason, parents, template) {
    if (parents.length === 0)
        return undefined;
    const inner = parents.reduce((outer, name) => outer?.nested.get(name), template);
    const name = /^Parameters: \[(\w+)/.exec(reason)?.[1] ?? '';
    return (inner && parameterPlace(inner, name)) ?? resourcePlace(template, parents.join('/'));
}
function isOfHook({ by }) {
    return by.includes('::') && !by.startsWith('AWS::EarlyValidation');
}
function usualRemedy(findings) {
    const hook = findings.find(isOfHook);
    if (hook !== undefined)
        return `The hook ${hook.by} of this account refuses it: change the template to comply, or ask the owner of the hook.`;
    return 'Correct the template or its parameters.';
}

;// CONCATENATED MODULE: ./build/stack/change-set/list.js






async function makeRoom(client, { stackName, owner }, refusal) {
    const full = /ChangeSet limit exceeded for stack (?:arn:\S+:stack\/)?([^\s/]+)/.exec(refusal.message)?.[1];
    if (full === undefined)
        throw refusal;
    if (full !== stackName)
        throw nestingLimitProblem(refusal, full);
    const all = await listChangeSets(client, stackName);
    const deleted = await deleteUseless(client, all, owner);
    if (deleted > 0)
        return deleted;
    const stack = { id: all[0]?.StackId ?? '', name: stackName };
    throw new problem/* Problem */.AF(`The stack ${stackName} has as many change sets as CloudFormation allows, and this action created none of those that failed.`, `Delete some of them: ${(0,console/* cliCommand */.mX)('list-change-sets', stack)}, then ${(0,console/* cliCommand */.mX)('delete-change-set', stack, '--change-set-name <name>')}.`, { cause: refusal });
}
async function deleteUseless(client, all, owner) {
    const stack = await stack_readStack(client, all[0]?.StackId ?? '');
    let deleted = 0;
    for (const { ChangeSetId = '' } of stack === undefined ? [] : all.filter(isUseless)) {
        const changeSet = await readChangeSet(client, ChangeSetId);
        if (stack === undefined || changeSet === undefined || !isOurChangeSet(changeSet, stack, owner))
            continue;
        await client.send(new DeleteChangeSetCommand({ ChangeSetName: changeSet.id }));
        deleted += 1;
    }
    return deleted;
}
function isUseless(summary) {
    const { Status, ExecutionStatus } = summary;
    const over = Status === 'FAILED' || ExecutionStatus === 'EXECUTE_FAILED' || ExecutionStatus === 'OBSOLETE';
    return over && (0,ownership/* isOperationName */.F)(summary.ChangeSetName ?? '');
}
function nestingLimitProblem(refusal, nested) {
    return new problem/* Problem */.AF(`The nested stack ${nested} has as many change sets as CloudFormation allows. The change sets of a nested stack cannot be deleted one by one.`, 'Delete change sets of the root stack that were created with nested change sets, or ask AWS Support to raise the limit.', { cause: refusal });
}

;// CONCATENATED MODULE: ./build/stack/change-set/change-set.js









async function requestChangeSet(client, request, target) {
    const command = new CreateChangeSetCommand(request);
    const { Id, StackId } = await client.send(command).catch(async (error) => {
        if (!(0,aws_error/* isError */.bJ)(error, 'LimitExceededException'))
            throw error;
        await makeRoom(client, target, error);
        return client.send(command);
    });
    return { id: Id ?? '', stackId: StackId ?? '' };
}
function isNameTaken(error) {
    return (0,aws_error/* isError */.bJ)(error, 'AlreadyExistsException', /mismatch with existing attribute/);
}
async function awaitChangeSet({ client, log }, { id, stackId }, waiting) {
    const described = await log.during(`waiting for the change set of stack ${stackId.split('/')[1]}`, () => (0,stack_poll/* poll */.wt)(waiting, async () => {
        const page = await client.send(new DescribeChangeSetCommand_DescribeChangeSetCommand({ ChangeSetName: id, IncludePropertyValues: true }));
        return isCreationOver(page.Status) ? page : undefined;
    }));
    const created = { id, stackId, createdAt: described.CreationTime?.getTime() ?? Number.POSITIVE_INFINITY };
    if (described.Status === 'CREATE_COMPLETE') {
        return { ...created, executable: true, changes: await readChanges(client, { ...described, ChangeSetId: id }) };
    }
    const reason = described.StatusReason ?? 'CloudFormation gives no reason';
    if (described.Status !== 'FAILED')
        throw deletedChangeSetProblem({ id, status: described.Status, reason });
    if (isNoChange(reason))
        return { ...created, executable: false, changes: [] };
    throw new ChangeSetFailed(id, reason);
}
function isCreationOver(status = '') {
    return status === 'CREATE_COMPLETE' || status === 'FAILED' || status.startsWith('DELETE_');
}
function isNoChange(reason) {
    return (reason.startsWith("The submitted information didn't contain changes.") ||
        reason.startsWith('No updates are to be performed'));
}
async function executeChangeSet(client, id, token, disableRollback) {
    const more = {
        RetainExceptOnCreate: true,
        ...(disableRollback === undefined ? {} : { DisableRollback: disableRollback }),
    };
    try {
        await client.send(new ExecuteChangeSetCommand({ ChangeSetName: id, ClientRequestToken: token, ...more }));
    }
    catch (error) {
        const refused = (0,aws_error/* isError */.bJ)(error, 'InvalidChangeSetStatusException') && (0,aws_error/* wasRepeated */.UD)(error);
        if (!refused && !(0,aws_error/* isTransient */.dg)(error))
            throw error;
        const changeSet = await readChangeSet(client, id).catch(() => undefined);
        if (changeSet?.execution?.startsWith('EXECUTE_') !== true)
            throw error;
    }
}
async function deleteChangeSet(client, { stackName, name }, owner, waiting) {
    await (0,stack_poll/* poll */.wt)(waiting, async () => {
        const changeSet = await readChangeSet(client, name, stackName);
        const stack = changeSet && (await stack_readStack(client, changeSet.stackId));
        if (changeSet === undefined || stack === undefined)
            return true;
        if (!isOurChangeSet(changeSet, stack, owner))
            throw foreignChangeSetProblem(changeSet, 'deleted');
        if (changeSet.execution === 'EXECUTE_IN_PROGRESS' || changeSet.execution === 'EXECUTE_COMPLETE')
            throw executedProblem(changeSet);
        if (changeSet.pending)
            return undefined;
        try {
            await removeChangeSet(client, changeSet, stack);
            return true;
        }
        catch (error) {
            if ((0,aws_error/* isError */.bJ)(error, 'ChangeSetNotFoundException'))
                return true;
            if (!(0,aws_error/* isError */.bJ)(error, 'InvalidChangeSetStatusException'))
                throw error;
            if (changeSet.undeletable !== undefined)
                throw undeletableProblem(changeSet.id, changeSet.undeletable);
            return undefined;
        }
    });
}
async function removeChangeSet(client, { id }, stack) {
    const inReview = stack.status === 'REVIEW_IN_PROGRESS';
    if (!(inReview && (await isLeftover(client, stack, id)))) {
        await client.send(new DeleteChangeSetCommand({ ChangeSetName: id }));
        if (!(inReview && (await isLeftover(client, stack, id))))
            return;
    }
    await client.send(new DeleteStackCommand({ StackName: stack.id }));
}
async function isLeftover(client, { id }, changeSetId) {
    const all = await listChangeSets(client, id);
    if (!all.every(({ ChangeSetId }) => ChangeSetId === changeSetId))
        return false;
    return (await stack_readStack(client, id))?.status === 'REVIEW_IN_PROGRESS';
}


/***/ }),

/***/ 9382:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   wt: () => (/* binding */ poll)
/* harmony export */ });
/* unused harmony exports TimedOut, sleep, pause, orTimeoutProblem */
/* harmony import */ var _aws_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9040);
/* harmony import */ var _text_problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9093);


class TimedOut extends Error {
    name = 'TimedOut';
    advice;
    constructor(advice = '') {
        super('the wait took too long');
        this.advice = advice;
    }
}
async function poll(waiting, ask, isFar = () => false) {
    const { clock, signal } = waiting;
    const start = clock.now();
    for (let refusals = 0;;) {
        signal.throwIfAborted();
        const sentAt = clock.now();
        let refused = false;
        const answer = await orAborted(ask(), signal).catch((error) => {
            if (signal.aborted || !(0,_aws_error_js__WEBPACK_IMPORTED_MODULE_0__/* .isTransient */ .dg)(error))
                throw error;
            refused = true;
            return undefined;
        });
        if (answer !== undefined)
            return answer;
        refusals = refused ? refusals + 1 : Math.max(refusals - 1, 0);
        const took = clock.now() - sentAt;
        const next = pause(sentAt - start, { isFar: isFar(), refusals, chance: Math.random() });
        await rest(waiting, Math.max(next - took, took));
    }
}
async function orAborted(work, signal) {
    const { promise: aborted, reject } = Promise.withResolvers();
    const onAbort = () => reject(signal.reason);
    signal.addEventListener('abort', onAbort, { once: true });
    try {
        return await Promise.race([work, aborted]);
    }
    finally {
        signal.removeEventListener('abort', onAbort);
    }
}
async function sleep(waiting, since) {
    await rest(waiting, pause(waiting.clock.now() - since, { chance: Math.random() }));
}
async function rest({ clock, signal, deadline }, milliseconds) {
    const now = clock.now();
    if (now >= deadline)
        throw new TimedOut();
    await clock.wait(Math.min(milliseconds, deadline - now), signal);
}
function pause(elapsed, { isFar = false, refusals = 0, chance = 0.5 } = {}) {
    const usual = Math.min(Math.max(600, elapsed * 0.03), 10_000);
    const least = Math.min(250 + elapsed, isFar ? Math.max(1_300, usual) : usual);
    return refusals === 0 ? least : Math.min(least * 2 ** refusals, 20_000) * (0.75 + 0.5 * chance);
}
async function orTimeoutProblem(work, problem) {
    return work.catch((error) => {
        if (!(error instanceof TimedOut))
            throw error;
        throw error.advice === '' ? problem : new Problem(problem.sentence, `${error.advice}\n${problem.remedy}`);
    });
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


/***/ })

};
