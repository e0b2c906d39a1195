export const id = 294;
export const ids = [294];
export const modules = {

/***/ 3503:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ DescribeExecutionCommand)
/* harmony export */ });
/* harmony import */ var _commandBuilder__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1364);
/* harmony import */ var _schemas_schemas_0__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6770);


class DescribeExecutionCommand extends (0,_commandBuilder__WEBPACK_IMPORTED_MODULE_0__/* .command */ .G5)(_commandBuilder__WEBPACK_IMPORTED_MODULE_0__/* ._ep0 */ .lq, _commandBuilder__WEBPACK_IMPORTED_MODULE_0__/* ._mw0 */ .yt, "DescribeExecution", _schemas_schemas_0__WEBPACK_IMPORTED_MODULE_1__/* .DescribeExecution$ */ .ej$) {
}


/***/ }),

/***/ 3294:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   recentExecutions: () => (/* binding */ recentExecutions)
/* harmony export */ });
/* harmony import */ var _aws_sdk_client_sfn__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3941);
/* harmony import */ var _aws_sdk_client_sfn__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3503);
/* harmony import */ var _aws_console_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5167);
/* harmony import */ var _aws_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9040);
/* harmony import */ var _aws_readable_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9856);
/* harmony import */ var _task_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9864);





const SHOWN = 10;
async function recentExecutions(client, machine) {
    const request = new _aws_sdk_client_sfn__WEBPACK_IMPORTED_MODULE_2__/* .ListExecutionsCommand */ .x({ stateMachineArn: machine, maxResults: SHOWN });
    return (0,_aws_readable_js__WEBPACK_IMPORTED_MODULE_1__/* .readable */ .H)('states:ListExecutions', async () => {
        try {
            const { executions = [] } = await client.send(request);
            return await Promise.all(executions.map((each) => toRecent(client, each)));
        }
        catch (error) {
            if ((0,_aws_error_js__WEBPACK_IMPORTED_MODULE_0__/* .isError */ .bJ)(error, 'StateMachineTypeNotSupported'))
                return undefined;
            if ((0,_aws_error_js__WEBPACK_IMPORTED_MODULE_0__/* .isError */ .bJ)(error, 'StateMachineDoesNotExist'))
                return [];
            throw error;
        }
    });
}
async function toRecent(client, item) {
    const { executionArn: arn = '', name = '', status = 'RUNNING', startDate, stopDate } = item;
    const startedAt = startDate?.getTime() ?? 0;
    const isBad = status !== 'RUNNING' && status !== 'SUCCEEDED';
    return {
        arn,
        name,
        status,
        startedAt,
        endedAt: stopDate?.getTime(),
        reason: isBad ? await (0,_aws_readable_js__WEBPACK_IMPORTED_MODULE_1__/* .readable */ .H)('states:DescribeExecution', () => reasonOf(client, arn)) : undefined,
        consoleUrl: (0,_aws_console_js__WEBPACK_IMPORTED_MODULE_3__/* .executionConsoleUrl */ .bm)(arn, startedAt),
    };
}
async function reasonOf(client, executionArn) {
    return (0,_task_js__WEBPACK_IMPORTED_MODULE_4__/* .reasonText */ .uV)(await client.send(new _aws_sdk_client_sfn__WEBPACK_IMPORTED_MODULE_5__/* .DescribeExecutionCommand */ .t({ executionArn })));
}


/***/ }),

/***/ 9864:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DE: () => (/* binding */ failedContainer),
/* harmony export */   JD: () => (/* binding */ exitCodeIn),
/* harmony export */   gv: () => (/* binding */ readTask),
/* harmony export */   uV: () => (/* binding */ reasonText),
/* harmony export */   xv: () => (/* binding */ causeText)
/* harmony export */ });
function readTask(text) {
    const all = objectIn(text);
    const task = Array.isArray(all?.Tasks) ? all.Tasks[0] : all;
    const { TaskArn: arn, TaskDefinitionArn: definitionArn, Containers: containers, StoppedReason: reason } = task ?? {};
    if (typeof arn !== 'string' || typeof definitionArn !== 'string' || !Array.isArray(containers))
        return undefined;
    const stoppedReason = typeof reason === 'string' && reason !== '' ? reason : undefined;
    return { arn, definitionArn, stoppedReason, containers: containers.map(toContainer) };
}
function toContainer({ Name, ExitCode, Reason }) {
    return {
        name: String(Name ?? ''),
        exitCode: typeof ExitCode === 'number' ? ExitCode : undefined,
        reason: typeof Reason === 'string' && Reason !== '' ? Reason : undefined,
    };
}
function failedContainer({ containers }) {
    const failed = containers.filter(({ exitCode, reason }) => (exitCode ?? 0) !== 0 || reason !== undefined);
    return failed.find((each) => !wasEnded(each)) ?? failed[0];
}
function wasEnded({ exitCode, reason }) {
    return reason === undefined && (exitCode === 137 || exitCode === 143);
}
function taskReason(task) {
    const container = failedContainer(task);
    const exit = container?.exitCode === undefined
        ? container?.reason
        : `container ${container.name} exited with ${container.exitCode}${container.reason === undefined ? '' : `, ${container.reason}`}`;
    return [exit, task.stoppedReason && (exit ? `(${task.stoppedReason})` : task.stoppedReason)].filter(Boolean).join(' ');
}
function exitCodeIn(output) {
    const code = objectIn(output)?.ExitCode;
    return typeof code === 'number' && Number.isInteger(code) ? code : undefined;
}
function causeText(cause) {
    const task = readTask(cause);
    if (task !== undefined)
        return taskReason(task) || undefined;
    const { errorMessage } = objectIn(cause) ?? {};
    return typeof errorMessage === 'string' ? errorMessage : cause || undefined;
}
function reasonText({ error, cause } = {}) {
    return [error, causeText(cause)].filter(Boolean).join(': ');
}
function objectIn(text) {
    try {
        const value = JSON.parse(text ?? '');
        return value !== null && typeof value === 'object' ? value : undefined;
    }
    catch {
        return undefined;
    }
}


/***/ })

};
