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
        userAgent: _http_js__WEBPACK_IMPORTED_MODULE_1__.USER_AGENT,
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


/***/ }),

/***/ 411:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  USER_AGENT: () => (/* binding */ USER_AGENT),
  openHttp: () => (/* binding */ openHttp)
});

// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(7067);
// EXTERNAL MODULE: external "node:https"
var external_node_https_ = __webpack_require__(4708);
// EXTERNAL MODULE: ./node_modules/@actions/http-client/lib/index.js + 1 modules
var lib = __webpack_require__(4942);
// EXTERNAL MODULE: ./build/text/format.js
var format = __webpack_require__(3387);
// EXTERNAL MODULE: ./node_modules/semver/functions/lt.js
var lt = __webpack_require__(3872);
// EXTERNAL MODULE: ./build/text/problem.js
var problem = __webpack_require__(9093);
;// CONCATENATED MODULE: ./build/edges/proxy.js




function readProxies(env) {
    const [http, https] = [readProxy(env, 'HTTP_PROXY'), readProxy(env, 'HTTPS_PROXY')];
    if (http === undefined && https === undefined)
        return undefined;
    return { HTTP_PROXY: http, HTTPS_PROXY: https, NO_PROXY: readExceptions(either(env, 'NO_PROXY')) };
}
function proxyAgents(env, version = process.versions.node) {
    const proxies = readProxies(env);
    if (proxies === undefined)
        return undefined;
    if (lt(version, '24.5.0')) {
        throw new problem/* Problem */.AF(`A proxy is set, but Node.js ${version} of this runner cannot use one.`, 'Update the runner to version 2.328.0 or newer, or unset HTTP_PROXY and HTTPS_PROXY for this step.');
    }
    const options = { keepAlive: true, maxSockets: 50, proxyEnv: { ...proxies } };
    return { httpAgent: new external_node_http_.Agent(options), httpsAgent: new external_node_https_.Agent(options) };
}
function readProxy(env, name) {
    const text = either(env, name);
    if (text === undefined)
        return undefined;
    const address = text.includes('://') ? text : `http://${text}`;
    if (/^https?:\/\/[^/]/i.test(address) && URL.canParse(address))
        return address;
    throw new problem/* Problem */.AF(`${name} is not the address of an HTTP proxy.`, `Write it like http://host:3128, or unset ${name} for this step.`);
}
function readExceptions(text) {
    const entries = (text ?? '').split(/[\s,]+/).filter((entry) => entry !== '');
    const wider = entries.flatMap((entry) => (/^[a-z][\w-]*(\.[\w-]+)+$/i.test(entry) ? [entry, `.${entry}`] : [entry]));
    return wider.length === 0 ? undefined : wider.join(',');
}
function either(env, name) {
    return env[name.toLowerCase()]?.trim() || env[name]?.trim() || undefined;
}

;// CONCATENATED MODULE: ./build/edges/http.js





const USER_AGENT = 'servicefull-action';
const MAXIMUM_BYTES = 8 * 1024 * 1024;
function openHttp(env, patience = 10_000) {
    const agents = proxyAgents(env);
    return {
        agents,
        send: async (request, signal) => {
            const { protocol, host } = new URL(request.url);
            const late = AbortSignal.timeout(patience);
            const { httpAgent, httpsAgent } = agents ?? { httpAgent: external_node_http_.globalAgent, httpsAgent: external_node_https_.globalAgent };
            const agent = protocol === 'https:' ? httpsAgent : httpAgent;
            const end = signal === undefined ? late : AbortSignal.any([signal, late]);
            try {
                return await send(request, { signal: end, agent });
            }
            catch (error) {
                throw late.aborted ? Object.assign(new Error(`no answer of ${host}`), { code: 'ETIMEDOUT' }) : error;
            }
        },
    };
}
async function send(request, options) {
    const { method = 'GET', url, headers = {}, body = null } = request;
    const handler = {
        prepareRequest: (prepared) => void Object.assign(prepared, options),
        canHandleAuthentication: () => false,
        handleAuthentication: () => Promise.reject(new Error('not implemented')),
    };
    const client = new lib/* HttpClient */.Qq(USER_AGENT, [handler], { allowRedirects: false });
    const { message } = await client.request(method, url, body, { ...headers });
    return { status: message.statusCode ?? 0, headers: message.headers, body: await read(message) };
}
async function read(message) {
    const chunks = [];
    let size = 0;
    for await (const chunk of message) {
        size += chunk.length;
        if (size > MAXIMUM_BYTES)
            throw Object.assign(new Error(`it is larger than ${(0,format/* bytes */.ee)(MAXIMUM_BYTES)}`), { code: 'EFBIG' });
        chunks.push(chunk);
    }
    return Buffer.concat(chunks).toString('utf8');
}


/***/ })

};
