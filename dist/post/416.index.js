export const id = 416;
export const ids = [416];
export const modules = {

/***/ 9040:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ni: () => (/* binding */ explainAwsError),
/* harmony export */   bJ: () => (/* binding */ isError),
/* harmony export */   dg: () => (/* binding */ isTransient),
/* harmony export */   w7: () => (/* binding */ isAccessDenied)
/* harmony export */ });
/* unused harmony exports isInvalid, wasRepeated */
/* harmony import */ var _text_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9093);

function isError(error, name, message) {
    return error instanceof Error && error.name === name && (message === undefined || message.test(error.message));
}
function isAccessDenied(error) {
    return error instanceof Error && /^AccessDenied(Exception)?$/.test(error.name);
}
function isInvalid(error, call) {
    return error.name === 'ValidationError' && error.call === call;
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
function explainAwsError(error) {
    if (!(error instanceof Error) || error instanceof _text_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF)
        return error;
    const { call, $metadata } = error;
    if (call === undefined && $metadata === undefined)
        return error;
    const what = call === undefined ? 'AWS' : `AWS ${call}`;
    const denied = explainDenial(error, what, call);
    if (denied !== undefined)
        return denied;
    for (const [pattern, remedy] of REMEDIES) {
        if (pattern.test(error.name) || pattern.test(codeOf(error)))
            return new _text_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF(`${what} failed: ${error.message}`, remedy, { cause: error });
    }
    return new _text_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF(`${what} failed: ${error.name}: ${error.message}`, 'See the AWS documentation of this error.', {
        cause: error,
    });
}
function codeOf(error) {
    const { code, cause } = error;
    return String(code ?? cause?.code ?? '');
}
function explainDenial(error, what, call) {
    if (!isAccessDenied(error))
        return undefined;
    const match = /is not authorized to perform:? ([\w-]+:\w+)(?: on resource:? (\S+))?/.exec(error.message);
    const [service, operation] = (call ?? '').split(' ');
    const action = match?.[1] ?? `${service?.toLowerCase()}:${operation}`;
    const resource = match?.[2]?.replace(/[.,]$/, '') ?? '*';
    const statement = JSON.stringify({ Effect: 'Allow', Action: action, Resource: resource });
    const remedy = /with an explicit deny/.test(error.message)
        ? `A policy denies ${action} explicitly: change that one (a service control policy, a permissions boundary, or a policy of the resource).`
        : `Add this statement to the policy of the role that deploys: ${statement}`;
    return new _text_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF(`${what} was refused: ${error.message}`, remedy, { cause: error });
}
const REMEDIES = [
    [
        /^CredentialsProviderError$/,
        'Give the job AWS credentials: `role-to-assume`, with `id-token: write` in `permissions:`, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY. If role-to-assume comes from a variable, check that this job has that variable.',
    ],
    [
        /^ExpiredToken(Exception)?$/,
        'The credentials have expired. What runs on AWS goes on by itself; run the job again. Credentials of role-to-assume are renewed, those of a step before are not.',
    ],
    [
        /^(InvalidClientTokenId|UnrecognizedClientException|SignatureDoesNotMatch|InvalidSignatureException|AuthFailure)$/,
        'The AWS credentials are wrong: check the access key and the secret, and that they belong together.',
    ],
    [
        /^ERR_PROXY_TUNNEL$/,
        'The proxy did not let the connection through. Check HTTPS_PROXY, its user and password, and what it allows; NO_PROXY goes around it.',
    ],
    [
        TRANSIENT_CODES,
        'AWS cannot be reached. Check aws-region, the proxy, and that the runner may open connections to AWS.',
    ],
];


/***/ }),

/***/ 8416:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  connect: () => (/* binding */ connect),
  readIdentity: () => (/* binding */ readIdentity)
});

// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-cloudformation/dist-cjs/index.js
var dist_cjs = __webpack_require__(3805);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-ecr/dist-cjs/index.js
var client_ecr_dist_cjs = __webpack_require__(8249);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-sts/dist-cjs/index.js
var client_sts_dist_cjs = __webpack_require__(1695);
// EXTERNAL MODULE: ./build/edges/clock.js + 1 modules
var clock = __webpack_require__(9721);
// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(7067);
// EXTERNAL MODULE: external "node:https"
var external_node_https_ = __webpack_require__(4708);
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
    const [major = 0, minor = 0] = version.split('.').map(Number);
    if (major < 24 || (major === 24 && minor < 5)) {
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



const SILENCE_MILLISECONDS = 10_000;
function openHttp(env) {
    const agents = proxyAgents(env);
    const send = (request) => sendBy(agents, request);
    return { agents, send, get: (url, headers = {}) => send({ method: 'GET', url, headers }) };
}
function sendBy(agents, { method, url, headers = {}, body = '' }) {
    const secure = new URL(url).protocol === 'https:';
    const agent = secure ? agents?.httpsAgent : agents?.httpAgent;
    const options = { method, headers, ...(agent && { agent }) };
    return new Promise((resolve, reject) => {
        const request = (secure ? external_node_https_.request : external_node_http_.request)(url, options, (response) => {
            const chunks = [];
            response.on('data', (chunk) => chunks.push(chunk));
            response.on('error', reject);
            response.on('end', () => resolve({
                status: response.statusCode ?? 0,
                headers: response.headers,
                body: Buffer.concat(chunks).toString('utf8'),
            }));
        });
        request.setTimeout(SILENCE_MILLISECONDS, () => {
            request.destroy(Object.assign(new Error(`no answer of ${new URL(url).host}`), { code: 'ETIMEDOUT' }));
        });
        request.on('error', reject);
        request.end(body);
    });
}

// EXTERNAL MODULE: ./build/aws/error.js
var aws_error = __webpack_require__(9040);
;// CONCATENATED MODULE: ./build/aws/role-error.js


function readClaims(token) {
    try {
        return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
    }
    catch {
        return {};
    }
}
function explainRoleError(error, attempt) {
    const { arn, durationSeconds, claims } = attempt;
    if ((0,aws_error/* isError */.bJ)(error, 'ValidationError', /DurationSeconds/)) {
        return new problem/* Problem */.AF(`The role ${arn} cannot be assumed for ${durationSeconds} seconds: ${error.message}`, 'Lower role-duration-seconds: the credentials are renewed while the job runs. Or raise the maximum session duration of the role in IAM.', { cause: error });
    }
    if (!(error instanceof Error))
        return error;
    const explained = claims === undefined ? explainAssume(error, arn) : explainToken(error, arn, claims);
    return explained ?? (0,aws_error/* explainAwsError */.Ni)(error);
}
function explainAssume(error, arn) {
    if (error.name === 'CredentialsProviderError') {
        return new problem/* Problem */.AF('role-to-assume is given, but this job may not ask GitHub for an ID token, and it has no other AWS credentials.', 'Add `id-token: write` to `permissions:` of the job, beside `contents: read`. In a reusable workflow, the job that calls it needs it, too.', { cause: error });
    }
    if (!(0,aws_error/* isAccessDenied */.w7)(error))
        return undefined;
    return new problem/* Problem */.AF(`The credentials of this job may not assume the role ${arn}: ${error.message}`, "Accept them in the role's trust policy (`sts:AssumeRole`), and allow them `sts:AssumeRole` on the role. To assume it by GitHub's token instead, add `id-token: write` to `permissions:` of the job.", { cause: error });
}
function explainToken(error, arn, claims) {
    const [issuer, audience, subject] = [String(claims.iss), String(claims.aud), String(claims.sub)];
    const provider = issuer.replace(/^https?:\/\//, '');
    if ((0,aws_error/* isAccessDenied */.w7)(error))
        return untrusted({ error, arn, claims, provider });
    if (/No OpenIDConnect provider/i.test(error.message)) {
        return new problem/* Problem */.AF(`The AWS account ${arn.split(':')[4]} of the role has no OIDC provider for ${issuer}.`, `Make it, once for the account: \`aws iam create-open-id-connect-provider --url ${issuer} --client-id-list ${audience}\`. Or correct the account in role-to-assume.`, { cause: error });
    }
    if (/audience/i.test(error.message)) {
        return new problem/* Problem */.AF(`The OIDC provider of the role ${arn} does not take the audience \`${audience}\`: ${error.message}.`, `Add the audience ${audience} to the OIDC provider ${provider} in IAM, and to the condition \`${provider}:aud\` of the role's trust policy.`, { cause: error });
    }
    if (error.name !== 'ExpiredTokenException')
        return undefined;
    return new problem/* Problem */.AF(`AWS takes GitHub's token of ${subject} for expired: ${error.message}.`, 'The token is made for each request, so a clock is wrong or the request was held up. Run the job again; check the clock of your GitHub server if you have one, and the proxy.', { cause: error });
}
function untrusted({ error, arn, claims, provider }) {
    const condition = JSON.stringify({
        StringEquals: { [`${provider}:aud`]: claims.aud, [`${provider}:sub`]: claims.sub },
    }).slice(1, -1);
    const other = otherSubject(claims);
    const both = other === undefined ? '' : ` The other form of this subject is \`${other}\`: accept it as well, if need be.`;
    return new problem/* Problem */.AF(`AWS refused the role ${arn}: there is no such role, or its trust policy does not accept this job, whose token has the sub \`${claims.sub}\` and the aud \`${claims.aud}\`.`, `Put this into the Condition of the role's trust policy: ${condition}.${both}`, { cause: error });
}
function otherSubject(claims) {
    const [owner, name] = String(claims.repository).split('/');
    const plain = `repo:${owner}/${name}:`;
    const withIds = `repo:${owner}@${claims.repository_owner_id}/${name}@${claims.repository_id}:`;
    const subject = String(claims.sub);
    if (subject.startsWith(plain))
        return subject.replace(plain, withIds);
    return subject.startsWith(withIds) ? subject.replace(withIds, plain) : undefined;
}

;// CONCATENATED MODULE: ./build/edges/aws/id-token.js


const TRIES = 5;
async function requestIdToken(edges, audience) {
    const { env, http, clock, signal } = edges;
    const url = new URL(env.ACTIONS_ID_TOKEN_REQUEST_URL ?? '');
    url.searchParams.set('audience', audience);
    const headers = { authorization: `Bearer ${env.ACTIONS_ID_TOKEN_REQUEST_TOKEN ?? ''}`, accept: 'application/json' };
    for (let tried = 1;; tried += 1) {
        signal.throwIfAborted();
        try {
            const { status, body } = await http.get(url.href, headers);
            if (status === 200)
                return tokenOf(body);
            throw Object.assign(new Error(`HTTP ${status}`), { $metadata: { httpStatusCode: status } });
        }
        catch (error) {
            if (tried === TRIES || !(0,aws_error/* isTransient */.dg)(error))
                throw noToken(error, url.host);
        }
        await clock.wait(100 * 2 ** tried * (0.8 + 0.4 * Math.random()), signal);
    }
}
function tokenOf(body) {
    const { value } = JSON.parse(body);
    if (typeof value !== 'string' || value === '')
        throw new Error('the answer holds no token');
    return value;
}
function noToken(cause, host) {
    const reason = cause instanceof Error && cause.name === 'Error' ? cause.message : 'the answer cannot be read';
    return new problem/* Problem */.AF(`GitHub gave this job no ID token: ${reason}.`, `Run the job again. On a runner of your own, check that it may open connections to ${host}, and the proxy.`, { cause });
}

;// CONCATENATED MODULE: ./build/edges/aws/credentials.js




function roleCredentials(role, edges) {
    const request = role.kind === 'web-identity' ? byWebIdentity : byCredentials;
    return renewed(edges.clock, async (first) => {
        const signal = first ? edges.signal : new AbortController().signal;
        const keys = await request(role, { ...edges, signal });
        const { AccessKeyId = '', SecretAccessKey = '', SessionToken = '', Expiration } = keys;
        for (const secret of [AccessKeyId, SecretAccessKey, SessionToken])
            edges.mask(secret);
        const lifetime = lifetimeOf(role, (Expiration?.getTime() ?? 0) - edges.clock.now());
        const expiration = new Date(edges.clock.now() + lifetime);
        return { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken, expiration };
    });
}
function lifetimeOf({ durationSeconds }, remaining) {
    const whole = durationSeconds * 1000;
    return remaining <= 0 ? whole : Math.min(remaining, whole);
}
function audienceOf(roleArn) {
    return roleArn.startsWith('arn:aws-cn:') ? 'sts.amazonaws.com.cn' : 'sts.amazonaws.com';
}
async function byWebIdentity(role, edges) {
    const token = await requestIdToken(edges, audienceOf(role.arn));
    edges.mask(token);
    const request = new client_sts_dist_cjs/* AssumeRoleWithWebIdentityCommand */.WH({ ...requestOf(role), WebIdentityToken: token });
    try {
        const { Credentials } = await edges.sts.send(request, { abortSignal: edges.signal });
        return Credentials;
    }
    catch (error) {
        throw explainRoleError(error, { ...role, claims: readClaims(token) });
    }
}
async function byCredentials(role, { sts, signal }) {
    try {
        const { Credentials } = await sts.send(new client_sts_dist_cjs/* AssumeRoleCommand */.QL(requestOf(role)), { abortSignal: signal });
        return Credentials;
    }
    catch (error) {
        throw explainRoleError(error, { ...role, claims: undefined });
    }
}
function requestOf({ arn, sessionName, durationSeconds }) {
    return { RoleArn: arn, RoleSessionName: sessionName, DurationSeconds: durationSeconds };
}
function renewed(clock, request) {
    let current;
    let pending;
    let refusal;
    const renew = async () => {
        try {
            const credentials = await request(current === undefined);
            const end = credentials.expiration.getTime();
            current = { credentials, renewAt: end - Math.min(300_000, (end - clock.now()) / 4) };
            return credentials;
        }
        catch (error) {
            if (!(0,aws_error/* isTransient */.dg)(error))
                refusal = error;
            else if (current !== undefined && current.credentials.expiration.getTime() > clock.now())
                return current.credentials;
            throw error;
        }
        finally {
            pending = undefined;
        }
    };
    return async () => {
        if (refusal !== undefined)
            throw refusal;
        if (current !== undefined && clock.now() < current.renewAt)
            return current.credentials;
        pending ??= renew();
        return pending;
    };
}

// EXTERNAL MODULE: ./node_modules/@smithy/core/dist-cjs/submodules/retry/index.js
var retry = __webpack_require__(3609);
;// CONCATENATED MODULE: ./build/edges/aws/retries.js

const retries_TRIES = 10;
const THROTTLED_TRIES = 30;
function patientRetries() {
    const adaptive = new retry.AdaptiveRetryStrategy(THROTTLED_TRIES);
    return {
        acquireInitialRetryToken: (scope) => adaptive.acquireInitialRetryToken(scope),
        refreshRetryTokenForRetry: async (token, error) => {
            const tries = error.errorType === 'THROTTLING' ? THROTTLED_TRIES : retries_TRIES;
            const isQuota = error.error?.name === 'LimitExceededException';
            if (isQuota || token.getRetryCount() + 1 >= tries)
                throw new Error('no more tries');
            return adaptive.refreshRetryTokenForRetry(token, error);
        },
        recordSuccess: (token) => adaptive.recordSuccess(token),
    };
}

;// CONCATENATED MODULE: ./build/edges/aws/clients.js







function connect(region, access) {
    const http = openHttp(process.env);
    const timeouts = { connectionTimeout: 5_000, requestTimeout: 30_000, throwOnRequestTimeout: true };
    const requestHandler = { ...timeouts, ...http.agents };
    const basis = { region, customUserAgent: 'servicefull-action', requestHandler };
    const sts = named(new client_sts_dist_cjs/* STSClient */.iM({ ...basis, retryStrategy: patientRetries() }));
    const { source, ...edges } = access;
    const s3Endpoint = process.env.AWS_ENDPOINT_URL_S3 || process.env.AWS_ENDPOINT_URL || undefined;
    const shared = { region, http, s3Endpoint };
    if (source.kind === 'chain')
        return { ...clients(basis, s3Endpoint), sts, ...shared };
    const credentials = roleCredentials(source, { ...edges, env: process.env, http, clock: clock/* realClock */.d, sts });
    const ofRole = named(new client_sts_dist_cjs/* STSClient */.iM({ ...basis, credentials, retryStrategy: patientRetries() }));
    return { ...clients({ ...basis, credentials }, s3Endpoint), sts: ofRole, ...shared };
}
function clients(config, s3Endpoint) {
    const cloudFormation = named(new dist_cjs/* CloudFormationClient */.m1N({ ...config, retryStrategy: patientRetries() }));
    const ecr = ecrClient(config);
    const ecrIn = (region) => region === config.region ? ecr : ecrClient({ ...config, region, credentials: ecr.config.credentials });
    return {
        cloudFormation,
        ecr,
        ecrIn,
        services: async () => (await Promise.all(/* import() */[__webpack_require__.e(990), __webpack_require__.e(247)]).then(__webpack_require__.bind(__webpack_require__, 9247))).openServices(config),
        s3: () => s3Client(config, s3Endpoint),
    };
}
function ecrClient(config) {
    return named(new client_ecr_dist_cjs/* ECRClient */.S70({ ...config, retryStrategy: patientRetries() }));
}
async function s3Client(config, endpoint) {
    const { S3Client } = await __webpack_require__.e(/* import() */ 711).then(__webpack_require__.t.bind(__webpack_require__, 3711, 19));
    const client = new S3Client({
        ...config,
        retryStrategy: patientRetries(),
        requestHandler: { ...config.requestHandler, requestTimeout: 300_000 },
        forcePathStyle: endpoint !== undefined,
    });
    return named(client);
}
const NAME_CALLS = { name: 'nameCalls', step: 'initialize' };
function named(client) {
    client.middlewareStack.add(nameCalls, NAME_CALLS);
    return client;
}
function nameCalls(next, context) {
    return async (args) => {
        try {
            return await next(args);
        }
        catch (error) {
            if (error instanceof Error && !('call' in error)) {
                const service = (context.clientName ?? '').replace(/Client$/, '');
                Object.assign(error, { call: `${service} ${(context.commandName ?? '').replace(/Command$/, '')}` });
            }
            throw error;
        }
    };
}
async function readIdentity({ sts }) {
    const { Account, Arn } = await sts.send(new client_sts_dist_cjs/* GetCallerIdentityCommand */.zI({}));
    return { account: Account ?? '', arn: Arn ?? '' };
}


/***/ })

};
