export const id = 29;
export const ids = [29];
export const modules = {

/***/ 1029:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readStoppedTask: () => (/* binding */ readStoppedTask)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7975);
/* harmony import */ var _aws_sdk_client_cloudwatch_logs__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2684);
/* harmony import */ var _aws_sdk_client_ecs__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(212);
/* harmony import */ var _aws_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9040);
/* harmony import */ var _text_format_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3387);
/* harmony import */ var _text_secrets_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5255);






const LINES = 20;
const WIDTH = 160;
const PRIVATE_KEY = /-----BEGIN [A-Z ]*PRIVATE KEY-----.*?(-----END [A-Z ]*PRIVATE KEY-----|$)/gs;
async function readStoppedTask({ ecs, logs }, serviceArn) {
    const [, cluster, service] = /:service\/([^/]+)\/([^/]+)$/.exec(serviceArn) ?? [];
    if (cluster === undefined || service === undefined)
        return undefined;
    const denied = (actions) => (error) => ({ missing: (0,_aws_error_js__WEBPACK_IMPORTED_MODULE_1__/* .isAccessDenied */ .w7)(error) ? actions : [] });
    const found = await newestTask(ecs, cluster, service).catch(denied(['ecs:ListTasks', 'ecs:DescribeTasks']));
    if (found === undefined)
        return undefined;
    if ('missing' in found)
        return found.missing.length === 0 ? undefined : { reason: '', lines: [], ...found };
    const failed = found.containers?.filter(hasFailed) ?? [];
    const container = failed.find((each) => !wasEnded(each)) ?? failed[0];
    const told = { reason: reasonOf(found, container), lines: [], missing: [] };
    if (container === undefined)
        return told;
    const lines = await readLog({ ecs, logs }, found, container).catch(denied(['ecs:DescribeTaskDefinition', 'logs:GetLogEvents']));
    return 'missing' in lines ? { ...told, ...lines } : { ...told, lines };
}
async function newestTask(ecs, cluster, serviceName) {
    const { taskArns = [] } = await ecs.send(new _aws_sdk_client_ecs__WEBPACK_IMPORTED_MODULE_2__/* .ListTasksCommand */ .MYg({ cluster, serviceName, desiredStatus: 'STOPPED' }));
    if (taskArns.length === 0)
        return undefined;
    const { tasks = [] } = await ecs.send(new _aws_sdk_client_ecs__WEBPACK_IMPORTED_MODULE_2__/* .DescribeTasksCommand */ .z8X({ cluster, tasks: taskArns }));
    const at = ({ stoppingAt, createdAt }) => (stoppingAt ?? createdAt)?.getTime() ?? 0;
    const telling = tasks.filter((task) => task.stopCode === 'TaskFailedToStart' || task.containers?.some(hasFailed));
    return (telling.length === 0 ? tasks : telling).toSorted((one, other) => at(other) - at(one))[0];
}
function hasFailed({ exitCode, reason }) {
    return (exitCode !== undefined && exitCode !== 0) || reason !== undefined;
}
function wasEnded({ exitCode, reason }) {
    return reason === undefined && (exitCode === 137 || exitCode === 143);
}
function reasonOf({ stoppedReason }, container) {
    const reasons = [stoppedReason];
    if (container?.exitCode !== undefined)
        reasons.push(`container ${container.name} exited with ${container.exitCode}`);
    if (container?.reason !== undefined)
        reasons.push(container.reason);
    return reasons.filter((reason) => reason !== undefined).join(': ');
}
async function readLog({ ecs, logs }, { taskDefinitionArn, taskArn }, { name }) {
    const { taskDefinition } = await ecs.send(new _aws_sdk_client_ecs__WEBPACK_IMPORTED_MODULE_2__/* .DescribeTaskDefinitionCommand */ .Zy$({ taskDefinition: taskDefinitionArn }));
    const definition = taskDefinition?.containerDefinitions?.find((each) => each.name === name);
    const { logDriver, options } = definition?.logConfiguration ?? {};
    const group = options?.['awslogs-group'];
    const prefix = options?.['awslogs-stream-prefix'];
    if (logDriver !== 'awslogs' || group === undefined || prefix === undefined)
        return [];
    const logStreamName = `${prefix}/${name}/${taskArn?.split('/').at(-1)}`;
    const { events = [] } = await logs.send(new _aws_sdk_client_cloudwatch_logs__WEBPACK_IMPORTED_MODULE_3__/* .GetLogEventsCommand */ .h7S({ logGroupName: group, logStreamName, limit: LINES, startFromHead: false }));
    if (events.length === 0)
        return [];
    const text = events.map(({ message = '' }) => (0,node_util__WEBPACK_IMPORTED_MODULE_0__.stripVTControlCharacters)(message).trimEnd()).join('\n');
    return text
        .replace(PRIVATE_KEY, '***')
        .split(/\r?\n/)
        .map((line) => (_text_secrets_js__WEBPACK_IMPORTED_MODULE_4__/* .LOOKS_SECRET */ .w.test(line) ? '***' : (0,_text_format_js__WEBPACK_IMPORTED_MODULE_5__/* .shortened */ .vI)(line, WIDTH)))
        .slice(-LINES);
}


/***/ })

};
