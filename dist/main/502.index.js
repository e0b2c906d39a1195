export const id = 502;
export const ids = [502];
export const modules = {

/***/ 2502:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  readStoppedTask: () => (/* binding */ readStoppedTask)
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

// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-ecs/dist-es/endpoint/EndpointParameters.js
var endpoint_EndpointParameters = __webpack_require__(7113);
;// CONCATENATED MODULE: ./node_modules/@aws-sdk/client-ecs/dist-es/commandBuilder.js



const commandBuilder_command = (0,client.makeBuilder)(endpoint_EndpointParameters/* commonParams */.S, "AmazonEC2ContainerServiceV20141113", "ECSClient", endpoints.getEndpointPlugin);
const commandBuilder_ep0 = {};
const commandBuilder_mw0 = (Command, cs, config, o) => [];

// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-ecs/dist-es/schemas/schemas_0.js + 2 modules
var schemas_schemas_0 = __webpack_require__(4947);
;// CONCATENATED MODULE: ./node_modules/@aws-sdk/client-ecs/dist-es/commands/ListTasksCommand.js


class ListTasksCommand extends commandBuilder_command(commandBuilder_ep0, commandBuilder_mw0, "ListTasks", schemas_schemas_0/* ListTasks$ */.$a_) {
}

;// CONCATENATED MODULE: ./node_modules/@aws-sdk/client-ecs/dist-es/commands/DescribeTasksCommand.js


class DescribeTasksCommand extends commandBuilder_command(commandBuilder_ep0, commandBuilder_mw0, "DescribeTasks", schemas_schemas_0/* DescribeTasks$ */.Aw_) {
}

;// CONCATENATED MODULE: ./node_modules/@aws-sdk/client-ecs/dist-es/commands/DescribeTaskDefinitionCommand.js


class DescribeTaskDefinitionCommand extends commandBuilder_command(commandBuilder_ep0, commandBuilder_mw0, "DescribeTaskDefinition", schemas_schemas_0/* DescribeTaskDefinition$ */.K0Z) {
}

// EXTERNAL MODULE: ./build/aws/error.js
var aws_error = __webpack_require__(9040);
// EXTERNAL MODULE: ./build/text/credentials.js
var credentials = __webpack_require__(5360);
// EXTERNAL MODULE: ./build/text/format.js
var format = __webpack_require__(3387);
// EXTERNAL MODULE: ./build/text/harmless.js
var harmless = __webpack_require__(8299);
;// CONCATENATED MODULE: ./build/stack/failure/stopped-task.js






const LINES = 20;
const WIDTH = 160;
const SEARCHED = 4096;
const PRIVATE_KEY = /-----BEGIN [A-Z ]*PRIVATE KEY-----.*?(-----END [A-Z ]*PRIVATE KEY-----|$)/gs;
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
    const lines = await readLog({ ecs, logs }, found, container).catch(denied(['ecs:DescribeTaskDefinition', 'logs:GetLogEvents']));
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
async function readLog({ ecs, logs }, { taskDefinitionArn, taskArn }, { name }) {
    const { taskDefinition } = await ecs.send(new DescribeTaskDefinitionCommand({ taskDefinition: taskDefinitionArn }));
    const definition = taskDefinition?.containerDefinitions?.find((each) => each.name === name);
    const { logDriver, options } = definition?.logConfiguration ?? {};
    const group = options?.['awslogs-group'];
    const prefix = options?.['awslogs-stream-prefix'];
    if (logDriver !== 'awslogs' || group === undefined || prefix === undefined)
        return [];
    const logStreamName = `${prefix}/${name}/${taskArn?.split('/').at(-1)}`;
    const { events = [] } = await logs.send(new GetLogEventsCommand({ logGroupName: group, logStreamName, limit: LINES, startFromHead: false }));
    if (events.length === 0)
        return [];
    const text = events.map(({ message = '' }) => message.trimEnd()).join('\n');
    return text
        .replace(PRIVATE_KEY, '***')
        .split(/\r?\n/)
        .slice(-LINES)
        .map((line) => (0,harmless/* visible */.RK)((0,format/* part */.y_)(line, 0, SEARCHED)))
        .map((line) => ((0,credentials/* looksSecret */.n)(line) ? '***' : (0,format/* shortened */.vI)(line, WIDTH)));
}


/***/ })

};
