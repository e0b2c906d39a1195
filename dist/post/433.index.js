export const id = 433;
export const ids = [433];
export const modules = {

/***/ 9040:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ni: () => (/* binding */ explainAwsError),
/* harmony export */   UD: () => (/* binding */ wasRepeated),
/* harmony export */   bJ: () => (/* binding */ isError),
/* harmony export */   dg: () => (/* binding */ isTransient),
/* harmony export */   w7: () => (/* binding */ isAccessDenied)
/* harmony export */ });
/* unused harmony exports wasCall, isInvalid, splitAwsMessage */
/* harmony import */ var _text_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9093);
/* harmony import */ var _policy_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3726);


function isError(error, name, message) {
    return error instanceof Error && error.name === name && (message === undefined || message.test(error.message));
}
function isAccessDenied(error) {
    return error instanceof Error && /^(Kms)?AccessDenied(Exception)?$/.test(error.name);
}
function wasCall(error, call) {
    return error.call === call;
}
function isInvalid(error, call) {
    return error.name === 'ValidationError' && wasCall(error, call);
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
const ADDED = /\s?\((?:Service|Status Code|Error Code|Request ?ID|Extended Request ID|RequestToken|HandlerErrorCode|SDK Attempt Count)(?:: |\))[^()]*\)|(?<=\.)\s?Encoded authorization failure message: [\w-]+/gi;
const FRAME = /^Resource handler returned message: "(.*)"$/s;
function splitAwsMessage(message) {
    if (message.replace(ADDED, '').trim() === '')
        return { text: message, added: [] };
    const added = message.match(ADDED)?.map((each) => each.trim().replace(/^\((.*)\)$/s, '$1')) ?? [];
    const rest = message.replace(ADDED, '').trim();
    return { text: FRAME.exec(rest)?.[1] ?? rest, added };
}
function explainAwsError(error) {
    if (!(error instanceof Error) || error instanceof _text_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF)
        return error;
    const { call, $metadata } = error;
    if (call === undefined && $metadata === undefined)
        return error;
    const what = call === undefined ? 'AWS' : `AWS ${call}`;
    const { text, added } = splitAwsMessage(error.message);
    const options = { cause: error, ...(added.length === 0 ? {} : { details: added }) };
    const deniedRemedy = accessDeniedRemedy(error);
    if (deniedRemedy !== undefined)
        return new _text_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF(`${what} was refused: ${text}`, deniedRemedy, options);
    const remedy = REMEDIES.find(([pattern]) => pattern.test(error.name) || pattern.test(codeOf(error)))?.[1];
    if (remedy !== undefined)
        return new _text_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF(`${what} failed: ${text}`, remedy, options);
    return new _text_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF(`${what} failed: ${error.name}: ${text}`, 'See the AWS documentation of this error.', options);
}
function codeOf(error) {
    const { code, cause } = error;
    return String(code ?? cause?.code ?? '');
}
function accessDeniedRemedy(error) {
    if (!isAccessDenied(error))
        return undefined;
    const { permissions } = error;
    const named = /is not authorized to perform:? ([\w-]+:\w+)/.exec(error.message)?.[1];
    const { action, resource } = choose(named, permissions) ?? {};
    const statement = action && resource && (0,_policy_js__WEBPACK_IMPORTED_MODULE_1__/* .roleStatement */ ._3)(action, resource);
    const allow = statement
        ? `Add this statement to the policy of the role that deploys: ${statement}`
        : 'The call needs a permission besides its own. If you know the resource, allow the role that deploys what AWS names.';
    return /with an explicit deny/.test(error.message)
        ? `A policy denies ${action ?? 'that action'} explicitly: change that one (a service control policy, a permissions boundary, or a policy of the resource).`
        : allow;
}
function choose(named, permissions) {
    if (permissions === undefined)
        return undefined;
    const { action, resource, others } = permissions;
    if (named === undefined || named.toLowerCase() === action.toLowerCase())
        return { action, resource };
    const other = others.get(named);
    return other === undefined ? undefined : { action: named, resource: other };
}
const REMEDIES = [
    [
        /^CredentialsProviderError$/,
        'Give the job AWS credentials: `role-to-assume`, with `id-token: write` in `permissions:`, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY. If role-to-assume comes from a variable, check that this job has that variable.',
    ],
    [
        /^ExpiredToken(Exception)?$/,
        'The credentials have expired. Operations on AWS continue. Run the job again. Credentials of role-to-assume are renewed; those of an earlier step are not.',
    ],
    [
        /^(InvalidClientTokenId|UnrecognizedClientException|SignatureDoesNotMatch|InvalidSignatureException|AuthFailure)$/,
        'The AWS credentials are wrong: check the access key and the secret, and that they belong together.',
    ],
    [
        /^ERR_PROXY_TUNNEL$/,
        'The proxy did not let the connection through. Check HTTPS_PROXY, its user and password, and what it allows; NO_PROXY bypasses it.',
    ],
    [
        TRANSIENT_CODES,
        'AWS cannot be reached. Check aws-region, the proxy, and that the runner can open connections to AWS.',
    ],
];


/***/ }),

/***/ 3726:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _3: () => (/* binding */ roleStatement),
/* harmony export */   k0: () => (/* binding */ permissionsOf)
/* harmony export */ });
/* unused harmony exports partitionOf, otherAccountRemedy */
/* harmony import */ var _ownership_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3427);

function partitionOf({ arn }) {
    return arn.split(':')[1] ?? 'aws';
}
function permissionsOf(call) {
    const { service, operation, request } = call;
    const action = `${service.toLowerCase()}:${operation}`;
    if (service === 'ECR') {
        const resource = repositoryArn(call);
        return { action, resource, others: new Map([['ecr:TagResource', resource]]) };
    }
    if (service === 'SFN')
        return { action: `states:${operation}`, resource: executionResource(request), others: new Map() };
    if (service !== 'CloudFormation')
        return { action, resource: '*', others: new Map() };
    const resource = stackArn(call);
    const others = new Map([['cloudformation:TagResource', resource]]);
    if (typeof request.RoleARN === 'string')
        others.set('iam:PassRole', request.RoleARN);
    return { action, resource, others };
}
function executionResource({ stateMachineArn, executionArn }) {
    const arn = stateMachineArn ?? (typeof executionArn === 'string' ? executionArn.replace(/[^:]+$/, '*') : undefined);
    return typeof arn === 'string' ? arn : '*';
}
function repositoryArn({ request, region, identity }) {
    const { repositoryName, repositoryNames, registryId } = request;
    const name = repositoryName ?? (Array.isArray(repositoryNames) ? repositoryNames[0] : undefined);
    if (typeof name !== 'string')
        return '*';
    return `arn:${identity ? partitionOf(identity) : '*'}:ecr:${region}:${registryId ?? identity?.account ?? '*'}:repository/${name}`;
}
function stackArn({ request, region, identity }) {
    const base = `arn:${identity ? partitionOf(identity) : '*'}:cloudformation:${region}:${identity?.account ?? '*'}:`;
    const { StackName: stack, ChangeSetName: changeSet } = request;
    if (typeof stack === 'string')
        return `${base}stack/${nameIn(stack)}/*`;
    if (typeof changeSet !== 'string')
        return '*';
    const name = nameIn(changeSet);
    return `${base}changeSet/${(0,_ownership_js__WEBPACK_IMPORTED_MODULE_0__/* .isOperationName */ .F)(name) ? (0,_ownership_js__WEBPACK_IMPORTED_MODULE_0__/* .operationPattern */ .wb)(name) : name}/*`;
}
function nameIn(text) {
    return text.startsWith('arn:') ? (text.split('/')[1] ?? '') : text;
}
function roleStatement(actions, resource) {
    return JSON.stringify({ Effect: 'Allow', Action: actions, Resource: resource });
}
function otherAccountRemedy({ registryId: account, partition }, { name, registryId: owner = account }, actions) {
    if (owner === account)
        return undefined;
    const principal = { AWS: `arn:${partition}:iam::${account}:root` };
    const statement = JSON.stringify({ Effect: 'Allow', Principal: principal, Action: actions });
    return `Add this statement to the policy of the repository ${name} in the account ${owner}: ${statement}. The policy of the role that deploys must allow the same. What runs the image, such as the execution role of an ECS task, must be allowed to pull there as well.`;
}


/***/ }),

/***/ 8433:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  connect: () => (/* binding */ connect),
  readIdentity: () => (/* binding */ readIdentity)
});

// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-cloudformation/dist-es/CloudFormationClient.js + 8 modules
var CloudFormationClient = __webpack_require__(6858);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-ecr/dist-es/ECRClient.js + 12 modules
var ECRClient = __webpack_require__(5706);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-sts/dist-es/STSClient.js + 8 modules
var STSClient = __webpack_require__(4928);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-sts/dist-es/commands/GetCallerIdentityCommand.js
var GetCallerIdentityCommand = __webpack_require__(3546);
// EXTERNAL MODULE: ./build/aws/error.js
var aws_error = __webpack_require__(9040);
// EXTERNAL MODULE: ./build/aws/policy.js
var policy = __webpack_require__(3726);
// EXTERNAL MODULE: ./build/edges/clock.js + 1 modules
var clock = __webpack_require__(9721);
// EXTERNAL MODULE: ./build/edges/http.js + 1 modules
var edges_http = __webpack_require__(411);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-sts/dist-es/commands/AssumeRoleWithWebIdentityCommand.js
var AssumeRoleWithWebIdentityCommand = __webpack_require__(4107);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-sts/dist-es/commands/AssumeRoleCommand.js
var AssumeRoleCommand = __webpack_require__(7265);
// EXTERNAL MODULE: ./build/text/problem.js
var text_problem = __webpack_require__(9093);
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
    const { arn, durationSeconds } = attempt;
    if ((0,aws_error/* isError */.bJ)(error, 'ValidationError', /DurationSeconds/)) {
        const raise = /role chaining/.test(error.message)
            ? 'With the credentials of another role, an hour is the most.'
            : 'Or raise the maximum session duration of the role in IAM.';
        return new text_problem/* Problem */.AF(`The role ${arn} cannot be assumed for ${durationSeconds} seconds: ${error.message}`, `Lower role-duration-seconds: the credentials are renewed while the job runs. ${raise}`, { cause: error });
    }
    if (!(error instanceof Error))
        return error;
    const problem = attempt.claims === undefined ? chainedProblem(error, attempt) : tokenProblem(error, arn, attempt.claims);
    return problem ?? (0,aws_error/* explainAwsError */.Ni)(error);
}
function chainedProblem(error, attempt) {
    const { arn, hasIdToken, tags } = attempt;
    if (error.name === 'CredentialsProviderError')
        return noCredentialsProblem(error, hasIdToken);
    if (/^ExpiredToken/.test(error.name)) {
        return new text_problem/* Problem */.AF(`The credentials of this job, which assume the role ${arn}, have expired: ${error.message}`, `Operations on AWS continue. Run the job again. Nothing renews credentials of an earlier step: put it directly before this one, or let it ask for a longer session. ${otherWay(hasIdToken)}`, { cause: error });
    }
    if (tags.size > 0 && /^(InvalidParameterValue|PackedPolicyTooLarge)/.test(error.name)) {
        return new text_problem/* Problem */.AF(`The session of the role ${arn} cannot get its tags: ${error.message}`, 'Set `role-skip-session-tagging: true`, at least where the credentials of the job have tags already.', { cause: error });
    }
    if (!(0,aws_error/* isAccessDenied */.w7)(error))
        return undefined;
    return /sts:TagSession/.test(error.message) ? tagProblem(error, attempt) : untrustedProblem(error, attempt);
}
function noCredentialsProblem(cause, hasIdToken) {
    if (hasIdToken) {
        return new text_problem/* Problem */.AF('role-chaining is `true`, but this job has no AWS credentials that could assume the role.', "Let a step before leave some, such as aws-actions/configure-aws-credentials. Or remove `role-chaining`, to assume the role with GitHub's ID token.", { cause });
    }
    return new text_problem/* Problem */.AF('role-to-assume is given, but this job may not ask GitHub for an ID token, and it has no other AWS credentials.', 'Add `id-token: write` to `permissions:` of the job, beside `contents: read`. In a reusable workflow, the calling job needs it as well.', { cause });
}
function tagProblem(cause, attempt) {
    return new text_problem/* Problem */.AF(`The credentials of this job may not tag a session of the role ${attempt.arn}: ${cause.message}`, `Set \`role-skip-session-tagging: true\`. Or allow \`sts:TagSession\` beside \`sts:AssumeRole\`, both in the policy of these credentials and in the role's trust policy: ${trustStatement(attempt)}.`, { cause });
}
function untrustedProblem(cause, attempt) {
    const { arn, externalId, hasIdToken } = attempt;
    const condition = externalId === undefined
        ? 'If it asks for an external ID, give that in role-external-id.'
        : 'Compare its `sts:ExternalId` with role-external-id.';
    return new text_problem/* Problem */.AF(`The credentials of this job may not assume the role ${arn}: ${cause.message}`, `Allow them \`sts:AssumeRole\` on the role, and accept them in the role's trust policy: ${trustStatement(attempt)}. ${condition} ${otherWay(hasIdToken)} If these credentials should deploy by themselves, remove role-to-assume.`, { cause });
}
function trustStatement({ externalId, tags }) {
    return JSON.stringify({
        Effect: 'Allow',
        Principal: { AWS: '<ARN of the role or user of these credentials>' },
        Action: tags.size > 0 ? ['sts:AssumeRole', 'sts:TagSession'] : 'sts:AssumeRole',
        ...(externalId !== undefined && { Condition: { StringEquals: { 'sts:ExternalId': externalId } } }),
    });
}
function otherWay(hasIdToken) {
    return `To assume the role with GitHub's ID token instead, set \`role-chaining: false\`${hasIdToken ? '' : ' and add `id-token: write` to `permissions:` of the job'}.`;
}
function tokenProblem(error, arn, claims) {
    const [issuer, audience, subject] = [String(claims.iss), String(claims.aud), String(claims.sub)];
    const provider = issuer.replace(/^https?:\/\//, '');
    if ((0,aws_error/* isAccessDenied */.w7)(error))
        return untrustedTokenProblem(error, arn, claims, provider);
    if (/No OpenIDConnect provider/i.test(error.message)) {
        return new text_problem/* Problem */.AF(`The AWS account ${arn.split(':')[4]} of the role has no OIDC provider for ${issuer}.`, `Create it once for the account: \`aws iam create-open-id-connect-provider --url ${issuer} --client-id-list ${audience}\`. Or correct the account in role-to-assume.`, { cause: error });
    }
    if (/audience/i.test(error.message)) {
        return new text_problem/* Problem */.AF(`The OIDC provider of the role ${arn} does not accept the audience \`${audience}\`: ${error.message}.`, `Add the audience ${audience} to the OIDC provider ${provider} in IAM, and to the condition \`${provider}:aud\` of the role's trust policy.`, { cause: error });
    }
    if (error.name !== 'ExpiredTokenException')
        return undefined;
    return new text_problem/* Problem */.AF(`AWS considers GitHub's token of ${subject} expired: ${error.message}.`, 'The token is new for each request, so a clock is wrong or the request was delayed. Run the job again; check the clock of your GitHub server if you have one, and the proxy.', { cause: error });
}
function untrustedTokenProblem(error, arn, claims, provider) {
    return new text_problem/* Problem */.AF(`AWS refused the role ${arn}: there is no such role, or its trust policy does not accept this job, whose token has the sub \`${claims.sub}\` and the aud \`${claims.aud}\`.`, isOfPullRequest(claims) ? PREVIEW_ROLE : trustRemedy(claims, provider), { cause: error });
}
const PREVIEW_ROLE = 'Do not add this subject to the role that deploys main: whoever can push a branch could assume it. Give pull requests a role of their own, and choose it by the event, as the section "A role for each kind of run" of docs/credentials.md shows. If this is that role, compare its trust policy with the sub above.';
function isOfPullRequest({ sub, event_name: event }) {
    return /:pull_request(:|$)/.test(String(sub)) || /^pull_request/.test(String(event));
}
function trustRemedy(claims, provider) {
    if (/[*?]/.test(String(claims.sub)))
        return "A trust policy must not hold that sub, because it has a wildcard. Correct the organization's template of subjects.";
    const condition = JSON.stringify({
        StringEquals: { [`${provider}:aud`]: claims.aud, [`${provider}:sub`]: claims.sub },
    }).slice(1, -1);
    const other = otherSubject(claims);
    const both = other === undefined ? '' : ` The other form of this subject is \`${other}\`: accept it as well if you need both.`;
    return `If this job may deploy with that role, put this into the Condition of the role's trust policy: ${condition}.${both}`;
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
            const { status, body } = await http.send({ url: url.href, headers }, signal);
            if (status === 200)
                return tokenOf(body);
            throw Object.assign(new Error(`HTTP ${status}`), { $metadata: { httpStatusCode: status } });
        }
        catch (error) {
            if (tried === TRIES || !(0,aws_error/* isTransient */.dg)(error))
                throw noTokenProblem(error, url.host);
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
function noTokenProblem(cause, host) {
    const reason = cause instanceof Error && cause.name === 'Error' ? cause.message : 'the answer cannot be read';
    return new text_problem/* Problem */.AF(`GitHub gave this job no ID token: ${reason}.`, `Run the job again. On a runner of your own, check that it can open connections to ${host}, and the proxy.`, { cause });
}

;// CONCATENATED MODULE: ./build/edges/aws/credentials.js




function roleCredentials(role, edges) {
    return renewed(edges.clock, async (first) => {
        const signal = first ? edges.signal : new AbortController().signal;
        const current = { ...edges, signal };
        const keys = await (role.kind === 'assume' ? byCredentials(role, current) : byWebIdentity(role, current));
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
    const request = new AssumeRoleWithWebIdentityCommand/* AssumeRoleWithWebIdentityCommand */.W({ ...requestOf(role), WebIdentityToken: token });
    try {
        const { Credentials } = await edges.sts.send(request, { abortSignal: edges.signal });
        return Credentials;
    }
    catch (error) {
        throw explainRoleError(error, { ...role, claims: readClaims(token) });
    }
}
async function byCredentials(role, { sts, signal }) {
    const { externalId: ExternalId, tags } = role;
    const Tags = [...tags].map(([Key, Value]) => ({ Key, Value }));
    const request = { ...requestOf(role), ExternalId, ...(Tags.length > 0 && { Tags }) };
    try {
        const { Credentials } = await sts.send(new AssumeRoleCommand/* AssumeRoleCommand */.Q(request), { abortSignal: signal });
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
    const rest = (error) => {
        if (current !== undefined && clock.now() < current.credentials.expiration.getTime())
            return current.credentials;
        throw error;
    };
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
            return rest(error);
        }
        finally {
            pending = undefined;
        }
    };
    return async () => {
        if (refusal !== undefined)
            return rest(refusal);
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
    const http = (0,edges_http.openHttp)(process.env);
    const timeouts = { connectionTimeout: 5_000, requestTimeout: 30_000, throwOnRequestTimeout: true };
    const requestHandler = { ...timeouts, ...http.agents };
    const basis = { region, customUserAgent: edges_http.USER_AGENT, requestHandler };
    const sts = withCallNames(new STSClient/* STSClient */.i({ ...basis, retryStrategy: patientRetries() }));
    const { source, ...edges } = access;
    const s3Endpoint = process.env.AWS_ENDPOINT_URL_S3 || process.env.AWS_ENDPOINT_URL || undefined;
    const shared = { region, http, s3Endpoint };
    if (source.kind === 'chain')
        return { ...clients(basis, identityReader(sts), s3Endpoint), sts, ...shared };
    const credentials = roleCredentials(source, { ...edges, env: process.env, http, clock: clock/* realClock */.d, sts });
    const ofRole = withCallNames(new STSClient/* STSClient */.i({ ...basis, credentials, retryStrategy: patientRetries() }));
    const named = clients({ ...basis, credentials }, identityReader(ofRole), s3Endpoint);
    return { ...named, sts: ofRole, ...shared };
}
function clients(config, identity, s3Endpoint) {
    const cloudFormation = withCallNames(new CloudFormationClient/* CloudFormationClient */.m({ ...config, retryStrategy: patientRetries() }), identity);
    const ecr = ecrClient(config, identity);
    const ecrIn = (region) => region === config.region ? ecr : ecrClient({ ...config, region, credentials: ecr.config.credentials }, identity);
    return {
        cloudFormation,
        ecr,
        ecrIn,
        services: async () => (await Promise.all(/* import() */[__webpack_require__.e(519), __webpack_require__.e(247)]).then(__webpack_require__.bind(__webpack_require__, 9247))).openServices(config),
        stepFunctions: async () => withCallNames(new (await Promise.all(/* import() */[__webpack_require__.e(701), __webpack_require__.e(888)]).then(__webpack_require__.bind(__webpack_require__, 4888))).SFNClient({ ...config, maxAttempts: 3 }), identity),
        s3: () => s3Client(config, s3Endpoint),
    };
}
function ecrClient(config, identity) {
    return withCallNames(new ECRClient/* ECRClient */.S({ ...config, retryStrategy: patientRetries() }), identity);
}
async function s3Client(config, endpoint) {
    const { S3Client } = await __webpack_require__.e(/* import() */ 632).then(__webpack_require__.bind(__webpack_require__, 1251));
    const client = new S3Client({
        ...config,
        retryStrategy: patientRetries(),
        requestHandler: { ...config.requestHandler, requestTimeout: 300_000 },
        forcePathStyle: endpoint !== undefined,
    });
    return withCallNames(client);
}
const NAME_CALLS = { name: 'nameCalls', step: 'initialize' };
function withCallNames(client, identity = async () => undefined) {
    client.middlewareStack.add(nameCalls(client.config.region, identity), NAME_CALLS);
    return client;
}
function nameCalls(region, identity) {
    return (next, context) => async (args) => {
        try {
            return await next(args);
        }
        catch (error) {
            if (!(error instanceof Error) || 'call' in error)
                throw error;
            const service = (context.clientName ?? '').replace(/Client$/, '');
            const operation = (context.commandName ?? '').replace(/Command$/, '');
            Object.assign(error, { call: `${service} ${operation}` });
            if (!(0,aws_error/* isAccessDenied */.w7)(error))
                throw error;
            const request = args.input;
            const call = { service, operation, request, region: await region(), identity: await identity() };
            throw Object.assign(error, { permissions: (0,policy/* permissionsOf */.k0)(call) });
        }
    };
}
function identityReader(sts) {
    let known;
    return () => {
        known ??= readIdentity({ sts }).catch(() => undefined);
        return known;
    };
}
async function readIdentity({ sts }) {
    const { Account, Arn } = await sts.send(new GetCallerIdentityCommand/* GetCallerIdentityCommand */.z({}));
    return { account: Account ?? '', arn: Arn ?? '' };
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
