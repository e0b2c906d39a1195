export const id = 411;
export const ids = [411];
export const modules = {

/***/ 8469:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {



const SemVer = __webpack_require__(7163)
const compare = (a, b, loose) =>
  new SemVer(a, loose).compare(new SemVer(b, loose))

module.exports = compare


/***/ }),

/***/ 3872:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {



const compare = __webpack_require__(8469)
const lt = (a, b, loose) => compare(a, b, loose) < 0
module.exports = lt


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
