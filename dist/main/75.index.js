export const id = 75;
export const ids = [75];
export const modules = {

/***/ 9075:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runningExecutions: () => (/* binding */ runningExecutions),
/* harmony export */   stopExecutions: () => (/* binding */ stopExecutions)
/* harmony export */ });
/* harmony import */ var _aws_sdk_client_sfn__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2025);
/* harmony import */ var _aws_sdk_client_sfn__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(962);
/* harmony import */ var _aws_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9040);


async function runningExecutions(client, machine) {
    const request = { stateMachineArn: machine, statusFilter: 'RUNNING' };
    try {
        const pages = await Array.fromAsync((0,_aws_sdk_client_sfn__WEBPACK_IMPORTED_MODULE_1__/* .paginateListExecutions */ .X)({ client }, request));
        return pages.flatMap(({ executions = [] }) => executions.map(({ executionArn = '' }) => executionArn));
    }
    catch (error) {
        if ((0,_aws_error_js__WEBPACK_IMPORTED_MODULE_0__/* .isError */ .bJ)(error, 'StateMachineDoesNotExist') || (0,_aws_error_js__WEBPACK_IMPORTED_MODULE_0__/* .isError */ .bJ)(error, 'StateMachineTypeNotSupported'))
            return [];
        throw error;
    }
}
async function stopExecutions(client, machine, cause) {
    const stopped = [];
    for (const executionArn of await runningExecutions(client, machine)) {
        try {
            await client.send(new _aws_sdk_client_sfn__WEBPACK_IMPORTED_MODULE_2__/* .StopExecutionCommand */ .W({ executionArn, error: 'PreviewDeleted', cause }));
            stopped.push(executionArn.slice(executionArn.lastIndexOf(':') + 1));
        }
        catch (error) {
            if (!(0,_aws_error_js__WEBPACK_IMPORTED_MODULE_0__/* .isError */ .bJ)(error, 'ExecutionDoesNotExist') && !(0,_aws_error_js__WEBPACK_IMPORTED_MODULE_0__/* .isError */ .bJ)(error, 'ValidationException'))
                throw error;
        }
    }
    return stopped;
}


/***/ })

};
