export const id = 862;
export const ids = [862];
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

/***/ 9862:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  executionArn: () => (/* binding */ executionArn),
  readDefinition: () => (/* binding */ readDefinition),
  startExecution: () => (/* binding */ startExecution),
  stopExecution: () => (/* binding */ stopExecution)
});

// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-sfn/dist-es/commands/StartExecutionCommand.js
var StartExecutionCommand = __webpack_require__(650);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-sfn/dist-es/commands/DescribeExecutionCommand.js
var DescribeExecutionCommand = __webpack_require__(3503);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-sfn/dist-es/commands/DescribeStateMachineCommand.js
var DescribeStateMachineCommand = __webpack_require__(3753);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-sfn/dist-es/commands/StopExecutionCommand.js
var StopExecutionCommand = __webpack_require__(962);
// EXTERNAL MODULE: ./build/aws/console.js
var console = __webpack_require__(5167);
// EXTERNAL MODULE: ./build/aws/error.js
var aws_error = __webpack_require__(9040);
// EXTERNAL MODULE: ./build/stack/poll.js
var poll = __webpack_require__(9382);
// EXTERNAL MODULE: ./build/text/problem.js
var problem = __webpack_require__(9093);
;// CONCATENATED MODULE: ./build/execution/problems.js



const EXCERPT = { lines: 10, width: 160 };
const LONGEST_CAUSE = 2_000;
function failureProblem(execution) {
    const { name, status, consoleUrl, logTail } = execution;
    const options = {
        excerpt: logTail.slice(-EXCERPT.lines).map((line) => shortenedLine(line, EXCERPT.width)),
        excerptTitle: 'The end of its log',
        link: { text: 'Execution in the AWS console', url: consoleUrl },
    };
    const where = execution.failedState === undefined ? '' : ` in the state \`${execution.failedState}\``;
    const { cause = '' } = execution;
    const shown = cause.length > LONGEST_CAUSE ? `a cause of ${cause.length} characters: see the execution` : cause;
    const why = [execution.error, shown].filter(Boolean).join(': ');
    const reason = why === '' ? '' : `: ${why.replace(/\.$/, '')}`;
    if (status === 'TIMED_OUT') {
        return new Problem(`The execution ${name} exceeded the TimeoutSeconds of its state machine.`, `See which state takes so long: ${consoleUrl}. If it needs more time, raise TimeoutSeconds in the definition of the state machine.`, options);
    }
    if (status === 'ABORTED') {
        return new Problem(`The execution ${name} was stopped${reason}.`, `See why it was stopped: ${consoleUrl}. Run the job again to start a new execution.`, options);
    }
    return new Problem(`The execution ${name} failed${where}${reason}.`, `See all states and their data: ${consoleUrl}. Correct the cause, then run the job again to start a new execution.`, options);
}
function timeoutProblem({ name, arn, consoleUrl }, { timeoutMinutes }) {
    return new Problem(`The execution ${name} did not end within ${minutes(timeoutMinutes)}.`, `It continues. Follow it: ${consoleUrl}. Stop it: \`aws stepfunctions stop-execution --region ${regionOf({ id: arn })} --execution-arn ${arn}\`. To wait longer, raise \`run-timeout-in-minutes\`.`, { link: { text: 'Execution in the AWS console', url: consoleUrl } });
}
function missingMachineProblem(arn) {
    return new problem/* Problem */.AF(`The state machine ${arn} does not exist.`, 'Correct `state-machine` and `aws-region`, or deploy the stack first.');
}
function expressProblem(arn) {
    return new problem/* Problem */.AF(`The state machine ${arn} is of the type EXPRESS: its executions cannot be followed.`, 'Set `wait: false` to only start it. To wait for the end of an execution, use a state machine of the type STANDARD.');
}
function notStartedProblem({ name, settings }) {
    return new Problem(`Step Functions did not start the execution ${name} within ${minutes(settings.timeoutMinutes)}.`, 'Step Functions is not available, or throttles your account. Run the job again later.');
}

;// CONCATENATED MODULE: ./build/execution/start.js





function executionArn(stateMachineArn, name) {
    return `${stateMachineArn.replace(':stateMachine:', ':execution:')}:${name}`;
}
async function startExecution({ log, clock }, client, { request, waiting }) {
    const { stateMachineArn, name } = request;
    const sentAt = clock.now();
    const start = async () => {
        try {
            const { executionArn: arn = '', startDate } = await client.send(new StartExecutionCommand/* StartExecutionCommand */.M(request));
            const startedAt = startDate?.getTime() ?? sentAt;
            return { arn, startedAt, isAttached: startedAt < sentAt - CLOCK_SKEW };
        }
        catch (error) {
            if (!(0,aws_error/* isError */.bJ)(error, 'ExecutionAlreadyExists'))
                throw error;
            const arn = executionArn(stateMachineArn, name);
            const { startDate } = await client.send(new DescribeExecutionCommand/* DescribeExecutionCommand */.t({ executionArn: arn }));
            return { arn, startedAt: startDate?.getTime() ?? 0, isAttached: true };
        }
    };
    const { arn, startedAt, isAttached } = await (0,poll/* poll */.wt)(waiting, start);
    const consoleUrl = (0,console/* executionConsoleUrl */.bm)(arn, startedAt);
    const done = isAttached ? 'This run has already started the execution' : 'Started the execution';
    log.info(`${done} ${name}: ${consoleUrl}`);
    return { ...request, arn, startedAt, consoleUrl };
}
const CLOCK_SKEW = 5_000;
async function readDefinition(client, stateMachineArn, { waiting, follows }) {
    const read = () => client.send(new DescribeStateMachineCommand/* DescribeStateMachineCommand */.L({ stateMachineArn }));
    const machine = await (0,poll/* poll */.wt)(waiting, read).catch((error) => {
        if ((0,aws_error/* isError */.bJ)(error, 'StateMachineDoesNotExist'))
            throw missingMachineProblem(stateMachineArn);
        if (!(0,aws_error/* isAccessDenied */.w7)(error))
            throw error;
        return undefined;
    });
    if (follows && machine?.type === 'EXPRESS')
        throw expressProblem(stateMachineArn);
    return machine?.definition;
}
async function stopExecution(client, arn, cause) {
    const stop = (why) => client.send(new StopExecutionCommand/* StopExecutionCommand */.W({ executionArn: arn, ...why }));
    try {
        await stop({ error: 'JobCancelled', cause }).catch((error) => {
            if (!(0,aws_error/* isError */.bJ)(error, 'KmsAccessDeniedException'))
                throw error;
            return stop({});
        });
        return true;
    }
    catch (error) {
        if ((0,aws_error/* isError */.bJ)(error, 'ExecutionDoesNotExist') || (0,aws_error/* isError */.bJ)(error, 'ValidationException'))
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
