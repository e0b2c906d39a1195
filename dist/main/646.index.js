export const id = 646;
export const ids = [646];
export const modules = {

/***/ 2588:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G5: () => (/* binding */ command),
/* harmony export */   lq: () => (/* binding */ _ep0),
/* harmony export */   yt: () => (/* binding */ _mw0)
/* harmony export */ });
/* harmony import */ var _smithy_core_client__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2658);
/* harmony import */ var _smithy_core_endpoints__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2085);
/* harmony import */ var _endpoint_EndpointParameters__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7113);



const command = (0,_smithy_core_client__WEBPACK_IMPORTED_MODULE_0__.makeBuilder)(_endpoint_EndpointParameters__WEBPACK_IMPORTED_MODULE_1__/* .commonParams */ .S, "AmazonEC2ContainerServiceV20141113", "ECSClient", _smithy_core_endpoints__WEBPACK_IMPORTED_MODULE_2__.getEndpointPlugin);
const _ep0 = {};
const _mw0 = (Command, cs, config, o) => [];


/***/ }),

/***/ 9817:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  T: () => (/* binding */ readLogTail)
});

// EXTERNAL MODULE: ./node_modules/@smithy/core/dist-cjs/submodules/client/index.js
var client = __webpack_require__(2658);
// EXTERNAL MODULE: ./node_modules/@smithy/core/dist-cjs/submodules/endpoints/index.js
var endpoints = __webpack_require__(2085);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-cloudwatch-logs/dist-es/endpoint/EndpointParameters.js
var EndpointParameters = __webpack_require__(6644);
;// CONCATENATED MODULE: ./node_modules/@aws-sdk/client-cloudwatch-logs/dist-es/commandBuilder.js



const command = (0,client.makeBuilder)(EndpointParameters/* commonParams */.S, "Logs_20140328", "CloudWatchLogsClient", endpoints.getEndpointPlugin);
const _ep0 = {};
const _mw0 = (Command, cs, config, o) => [];

// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-cloudwatch-logs/dist-es/schemas/schemas_0.js + 2 modules
var schemas_0 = __webpack_require__(5482);
;// CONCATENATED MODULE: ./node_modules/@aws-sdk/client-cloudwatch-logs/dist-es/commands/GetLogEventsCommand.js


class GetLogEventsCommand extends command(_ep0, _mw0, "GetLogEvents", schemas_0/* GetLogEvents$ */.IU$) {
}

// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-ecs/dist-es/commandBuilder.js
var commandBuilder = __webpack_require__(2588);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-ecs/dist-es/schemas/schemas_0.js + 2 modules
var schemas_schemas_0 = __webpack_require__(4947);
;// CONCATENATED MODULE: ./node_modules/@aws-sdk/client-ecs/dist-es/commands/DescribeTaskDefinitionCommand.js


class DescribeTaskDefinitionCommand extends (0,commandBuilder/* command */.G5)(commandBuilder/* _ep0 */.lq, commandBuilder/* _mw0 */.yt, "DescribeTaskDefinition", schemas_schemas_0/* DescribeTaskDefinition$ */.K0Z) {
}

// EXTERNAL MODULE: ./build/text/credentials.js
var credentials = __webpack_require__(5360);
// EXTERNAL MODULE: ./build/text/format.js
var format = __webpack_require__(3387);
// EXTERNAL MODULE: ./build/text/harmless.js
var harmless = __webpack_require__(8299);
;// CONCATENATED MODULE: ./build/stack/failure/log-tail.js





const SEARCHED = 4096;
const PRIVATE_KEY = /-----BEGIN [A-Z ]*PRIVATE KEY-----.*?(-----END [A-Z ]*PRIVATE KEY-----|$)/gs;
async function readLogTail({ ecs, logs }, { taskArn, taskDefinitionArn, container }, { lines, width }) {
    const { taskDefinition } = await ecs.send(new DescribeTaskDefinitionCommand({ taskDefinition: taskDefinitionArn }));
    const definition = taskDefinition?.containerDefinitions?.find((each) => each.name === container);
    const { logDriver, options } = definition?.logConfiguration ?? {};
    const group = options?.['awslogs-group'];
    const prefix = options?.['awslogs-stream-prefix'];
    if (logDriver !== 'awslogs' || group === undefined || prefix === undefined)
        return [];
    const logStreamName = `${prefix}/${container}/${taskArn.split('/').at(-1)}`;
    const { events = [] } = await logs.send(new GetLogEventsCommand({ logGroupName: group, logStreamName, limit: lines, startFromHead: false }));
    if (events.length === 0)
        return [];
    const text = events.map(({ message = '' }) => message.trimEnd()).join('\n');
    return text
        .replace(PRIVATE_KEY, '***')
        .split(/\r?\n/)
        .slice(-lines)
        .map((line) => (0,harmless/* visible */.RK)((0,format/* part */.y_)(line, 0, SEARCHED)))
        .map((line) => ((0,credentials/* looksSecret */.n)(line) ? '***' : (0,format/* shortenedLine */.jx)(line, width)));
}


/***/ }),

/***/ 1646:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  readStoppedTask: () => (/* binding */ readStoppedTask)
});

// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-ecs/dist-es/commandBuilder.js
var commandBuilder = __webpack_require__(2588);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-ecs/dist-es/schemas/schemas_0.js + 2 modules
var schemas_0 = __webpack_require__(4947);
;// CONCATENATED MODULE: ./node_modules/@aws-sdk/client-ecs/dist-es/commands/ListTasksCommand.js


class ListTasksCommand extends (0,commandBuilder/* command */.G5)(commandBuilder/* _ep0 */.lq, commandBuilder/* _mw0 */.yt, "ListTasks", schemas_0/* ListTasks$ */.$a_) {
}

;// CONCATENATED MODULE: ./node_modules/@aws-sdk/client-ecs/dist-es/commands/DescribeTasksCommand.js


class DescribeTasksCommand extends (0,commandBuilder/* command */.G5)(commandBuilder/* _ep0 */.lq, commandBuilder/* _mw0 */.yt, "DescribeTasks", schemas_0/* DescribeTasks$ */.Aw_) {
}

// EXTERNAL MODULE: ./build/aws/error.js
var aws_error = __webpack_require__(9040);
// EXTERNAL MODULE: ./build/stack/failure/log-tail.js + 3 modules
var log_tail = __webpack_require__(9817);
;// CONCATENATED MODULE: ./build/stack/failure/stopped-task.js



const SHOWN = { lines: 20, width: 160 };
async function readStoppedTask({ ecs, logs }, serviceArn) {
    const [, cluster, service] = /:service\/([^/]+)\/([^/]+)$/.exec(serviceArn) ?? [];
    if (cluster === undefined || service === undefined)
        return undefined;
    const denied = (actions) => (error) => ({ missing: (0,aws_error/* isAccessDenied */.w7)(error) ? actions : [] });
    const found = await newestTask(ecs, cluster, service).catch(denied(['ecs:ListTasks', 'ecs:DescribeTasks']));
    if (found === undefined)
        return undefined;
    if ('missing' in found)
        return found.missing.length === 0 ? undefined : { reason: '', lines: [], ...found };
    const failed = found.containers?.filter(hasFailed) ?? [];
    const container = failed.find((each) => !wasEnded(each)) ?? failed[0];
    const facts = { reason: stopReason(found, container), exit: exitOf(container), lines: [], missing: [] };
    if (container === undefined)
        return facts;
    const { taskArn = '', taskDefinitionArn = '' } = found;
    const source = { taskArn, taskDefinitionArn, container: container.name ?? '' };
    const lines = await (0,log_tail/* readLogTail */.T)({ ecs, logs }, source, SHOWN).catch(denied(['ecs:DescribeTaskDefinition', 'logs:GetLogEvents']));
    return 'missing' in lines ? { ...facts, ...lines } : { ...facts, lines };
}
async function newestTask(ecs, cluster, serviceName) {
    const { taskArns = [] } = await ecs.send(new ListTasksCommand({ cluster, serviceName, desiredStatus: 'STOPPED' }));
    if (taskArns.length === 0)
        return undefined;
    const { tasks = [] } = await ecs.send(new DescribeTasksCommand({ cluster, tasks: taskArns }));
    const at = ({ stoppingAt, createdAt }) => (stoppingAt ?? createdAt)?.getTime() ?? 0;
    const failing = tasks.filter((task) => task.stopCode === 'TaskFailedToStart' || task.containers?.some(hasFailed));
    return (failing.length === 0 ? tasks : failing).toSorted((one, other) => at(other) - at(one))[0];
}
function hasFailed({ exitCode, reason }) {
    return (exitCode !== undefined && exitCode !== 0) || reason !== undefined;
}
function wasEnded({ exitCode, reason }) {
    return reason === undefined && (exitCode === 137 || exitCode === 143);
}
function exitOf(container) {
    if (container?.exitCode === undefined)
        return undefined;
    const { name = '', exitCode, reason } = container;
    return `container \`${name}\` exited with ${exitCode}${reason === undefined ? '' : `: ${reason}`}`;
}
function stopReason({ stoppedReason }, container) {
    const reasons = [stoppedReason];
    if (container?.exitCode !== undefined)
        reasons.push(`container ${container.name} exited with ${container.exitCode}`);
    if (container?.reason !== undefined)
        reasons.push(container.reason);
    return reasons.filter((reason) => reason !== undefined).join(': ');
}


/***/ })

};
