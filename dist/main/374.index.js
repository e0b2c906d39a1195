export const id = 374;
export const ids = [374];
export const modules = {

/***/ 8374:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   openGitHub: () => (/* binding */ openGitHub)
/* harmony export */ });
/* harmony import */ var _actions_github_lib_utils__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5250);
/* harmony import */ var _octokit_plugin_paginate_graphql__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3178);
/* harmony import */ var _octokit_plugin_retry__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9735);
/* harmony import */ var _http_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(411);




const RETRIES = 3;
const PATIENCE_SECONDS = 60;
const Octokit = _actions_github_lib_utils__WEBPACK_IMPORTED_MODULE_0__/* .GitHub */ .gq.plugin(keepRateLimits, _octokit_plugin_retry__WEBPACK_IMPORTED_MODULE_2__/* .retry */ .L, _octokit_plugin_paginate_graphql__WEBPACK_IMPORTED_MODULE_3__/* .paginateGraphQL */ .T);
function openGitHub({ env = process.env, http, signal, token, second = 1000 }) {
    return new Octokit((0,_actions_github_lib_utils__WEBPACK_IMPORTED_MODULE_0__/* .getOctokitOptions */ .EG)(token, {
        baseUrl: env.GITHUB_API_URL ?? 'https://api.github.com',
        userAgent: _http_js__WEBPACK_IMPORTED_MODULE_1__/* .USER_AGENT */ ._,
        request: { fetch: fetchBy(http, signal) },
        retry: { retries: RETRIES, retryAfterBaseValue: second, doNotRetry: [400, 401, 403, 404, 410, 422, 429, 451] },
        log: SILENT,
    }));
}
const SILENT = { debug: () => { }, info: () => { }, warn: () => { }, error: () => { } };
function fetchBy(http, signal) {
    return async (url, request) => {
        const { status: answered, headers, body } = await http.send({ ...request, url }, signal);
        const status = answered >= 300 && answered < 400 ? 410 : answered;
        return { url, status, headers: new Map(Object.entries(headers)), text: async () => body };
    };
}
function keepRateLimits({ hook }) {
    hook.error('request', (error) => {
        const seconds = 'status' in error ? limitSeconds(error) : undefined;
        if (seconds !== undefined && seconds <= PATIENCE_SECONDS && 'request' in error) {
            const retries = Math.min(RETRIES, Math.floor(PATIENCE_SECONDS / seconds));
            error.request.request = { ...error.request.request, retries, retryAfter: seconds };
        }
        throw error;
    });
}
function limitSeconds({ status, message, response }) {
    if (status !== 403 && status !== 429)
        return undefined;
    const { 'retry-after': wait, 'x-ratelimit-remaining': remaining, 'x-ratelimit-reset': reset, } = response?.headers ?? {};
    if (Number(wait) > 0)
        return Number(wait);
    if (String(remaining) === '0')
        return Math.max(1, Number(reset) - Math.floor(Date.now() / 1000));
    return status === 429 || /secondary rate limit/i.test(message) ? PATIENCE_SECONDS : undefined;
}


/***/ })

};
