export const id = 724;
export const ids = [724];
export const modules = {

/***/ 4724:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   connect: () => (/* binding */ connect),
/* harmony export */   readIdentity: () => (/* binding */ readIdentity)
/* harmony export */ });
/* harmony import */ var _aws_sdk_client_cloudformation__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3805);
/* harmony import */ var _aws_sdk_client_ecr__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8249);
/* harmony import */ var _aws_sdk_client_sts__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1695);



function connect(region) {
    const config = { region, maxAttempts: 10, customUserAgent: 'servicefull-action' };
    const cloudFormation = new _aws_sdk_client_cloudformation__WEBPACK_IMPORTED_MODULE_0__/* .CloudFormationClient */ .m1N(config);
    const ecr = new _aws_sdk_client_ecr__WEBPACK_IMPORTED_MODULE_1__/* .ECRClient */ .S70(config);
    const sts = new _aws_sdk_client_sts__WEBPACK_IMPORTED_MODULE_2__/* .STSClient */ .iM(config);
    cloudFormation.middlewareStack.add(nameCalls, NAME_CALLS);
    ecr.middlewareStack.add(nameCalls, NAME_CALLS);
    sts.middlewareStack.add(nameCalls, NAME_CALLS);
    return { region, cloudFormation, ecr, sts };
}
const NAME_CALLS = { name: 'nameCalls', step: 'initialize' };
function nameCalls(next, context) {
    return async (args) => {
        try {
            return await next(args);
        }
        catch (error) {
            if (error instanceof Error) {
                const service = (context.clientName ?? '').replace(/Client$/, '');
                Object.assign(error, { call: `${service} ${(context.commandName ?? '').replace(/Command$/, '')}` });
            }
            throw error;
        }
    };
}
async function readIdentity({ sts }) {
    const { Account, Arn } = await sts.send(new _aws_sdk_client_sts__WEBPACK_IMPORTED_MODULE_2__/* .GetCallerIdentityCommand */ .zI({}));
    return { account: Account ?? '', arn: Arn ?? '' };
}


/***/ })

};
