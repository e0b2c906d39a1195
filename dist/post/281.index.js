export const id = 281;
export const ids = [281];
export const modules = {

/***/ 5167:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AP: () => (/* binding */ regionOf),
/* harmony export */   bm: () => (/* binding */ executionConsoleUrl),
/* harmony export */   mX: () => (/* binding */ cliCommand)
/* harmony export */ });
/* unused harmony export stackConsoleUrl */
function stackConsoleUrl(region, stackId, tab = 'stackinfo') {
    return `${consoleOf(region, stackId)}/cloudformation/home?region=${region}#/stacks/${tab}?stackId=${encodeURIComponent(stackId)}`;
}
function executionConsoleUrl(region, arn) {
    return `${consoleOf(region, arn)}/states/home?region=${region}#/v2/executions/details/${arn}`;
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

/***/ 8281:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   executionArn: () => (/* binding */ executionArn),
/* harmony export */   readDefinition: () => (/* binding */ readDefinition),
/* harmony export */   startExecution: () => (/* binding */ startExecution),
/* harmony export */   stopExecution: () => (/* binding */ stopExecution)
/* harmony export */ });
/* harmony import */ var _aws_sdk_client_sfn__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(650);
/* harmony import */ var _aws_sdk_client_sfn__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3503);
/* harmony import */ var _aws_sdk_client_sfn__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(3753);
/* harmony import */ var _aws_sdk_client_sfn__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(962);
/* harmony import */ var _aws_console_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5167);
/* harmony import */ var _aws_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9040);
/* harmony import */ var _stack_poll_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9382);
/* harmony import */ var _text_problem_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9093);





function executionArn(stateMachineArn, name) {
    return `${stateMachineArn.replace(':stateMachine:', ':execution:')}:${name}`;
}
async function startExecution({ log, clock }, client, { request, waiting }) {
    const { stateMachineArn, name } = request;
    const sentAt = clock.now();
    const start = async () => {
        try {
            const { executionArn: arn = '', startDate } = await client.send(new _aws_sdk_client_sfn__WEBPACK_IMPORTED_MODULE_3__/* .StartExecutionCommand */ .M(request));
            const startedAt = startDate?.getTime() ?? sentAt;
            return { arn, startedAt, isAttached: startedAt < sentAt - CLOCK_SKEW };
        }
        catch (error) {
            if (!(0,_aws_error_js__WEBPACK_IMPORTED_MODULE_0__/* .isError */ .bJ)(error, 'ExecutionAlreadyExists'))
                throw error;
            const arn = executionArn(stateMachineArn, name);
            const { startDate } = await client.send(new _aws_sdk_client_sfn__WEBPACK_IMPORTED_MODULE_4__/* .DescribeExecutionCommand */ .t({ executionArn: arn }));
            return { arn, startedAt: startDate?.getTime() ?? 0, isAttached: true };
        }
    };
    const { arn, startedAt, isAttached } = await (0,_stack_poll_js__WEBPACK_IMPORTED_MODULE_1__/* .poll */ .wt)(waiting, start);
    const consoleUrl = (0,_aws_console_js__WEBPACK_IMPORTED_MODULE_5__/* .executionConsoleUrl */ .bm)((0,_aws_console_js__WEBPACK_IMPORTED_MODULE_5__/* .regionOf */ .AP)({ id: arn }), arn);
    const done = isAttached ? 'An earlier try of this step has started the execution' : 'Started the execution';
    log.info(`${done} ${name}: ${consoleUrl}`);
    return { ...request, arn, isAttached, startedAt, consoleUrl };
}
const CLOCK_SKEW = 5_000;
async function readDefinition(client, stateMachineArn, waiting) {
    const read = () => client.send(new _aws_sdk_client_sfn__WEBPACK_IMPORTED_MODULE_6__/* .DescribeStateMachineCommand */ .L({ stateMachineArn }));
    const machine = await (0,_stack_poll_js__WEBPACK_IMPORTED_MODULE_1__/* .poll */ .wt)(waiting, read).catch((error) => {
        if ((0,_aws_error_js__WEBPACK_IMPORTED_MODULE_0__/* .isError */ .bJ)(error, 'StateMachineDoesNotExist'))
            throw goneProblem(stateMachineArn);
        if (!(0,_aws_error_js__WEBPACK_IMPORTED_MODULE_0__/* .isAccessDenied */ .w7)(error))
            throw error;
        return undefined;
    });
    if (machine?.type !== 'EXPRESS')
        return machine?.definition;
    throw new _text_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .Problem */ .AF(`The state machine ${stateMachineArn} is of the type EXPRESS, whose executions cannot be followed.`, 'Use one of the type STANDARD, or start it in a step of your own by `aws stepfunctions start-sync-execution`.');
}
function goneProblem(stateMachineArn) {
    return new _text_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .Problem */ .AF(`The state machine ${stateMachineArn} does not exist.`, 'Correct `state-machine` and `aws-region`, or deploy the stack first.');
}
async function stopExecution(client, arn, cause) {
    const stop = (why) => client.send(new _aws_sdk_client_sfn__WEBPACK_IMPORTED_MODULE_7__/* .StopExecutionCommand */ .W({ executionArn: arn, ...why }));
    try {
        await stop({ error: 'JobCancelled', cause }).catch((error) => {
            if (!(0,_aws_error_js__WEBPACK_IMPORTED_MODULE_0__/* .isError */ .bJ)(error, 'KmsAccessDeniedException'))
                throw error;
            return stop({});
        });
        return true;
    }
    catch (error) {
        if ((0,_aws_error_js__WEBPACK_IMPORTED_MODULE_0__/* .isError */ .bJ)(error, 'ExecutionDoesNotExist') || (0,_aws_error_js__WEBPACK_IMPORTED_MODULE_0__/* .isError */ .bJ)(error, 'ValidationException'))
            return false;
        throw error;
    }
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


/***/ })

};
