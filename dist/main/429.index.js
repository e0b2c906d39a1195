export const id = 429;
export const ids = [429];
export const modules = {

/***/ 2429:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  carryOut: () => (/* binding */ carryOut)
});

// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-cloudformation/dist-es/CloudFormationClient.js + 8 modules
var CloudFormationClient = __webpack_require__(6858);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-ecr/dist-es/ECRClient.js + 8 modules
var ECRClient = __webpack_require__(4211);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-sts/dist-es/STSClient.js + 8 modules
var STSClient = __webpack_require__(4928);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-sts/dist-es/commands/GetCallerIdentityCommand.js
var GetCallerIdentityCommand = __webpack_require__(3546);
// EXTERNAL MODULE: ./build/edges/clock.js + 1 modules
var clock = __webpack_require__(9721);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-sts/dist-es/commands/AssumeRoleWithWebIdentityCommand.js
var AssumeRoleWithWebIdentityCommand = __webpack_require__(4107);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-sts/dist-es/commands/AssumeRoleCommand.js
var AssumeRoleCommand = __webpack_require__(7265);
// EXTERNAL MODULE: ./build/aws-error.js
var aws_error = __webpack_require__(5726);
// EXTERNAL MODULE: ./build/problem.js
var build_problem = __webpack_require__(411);
;// CONCATENATED MODULE: ./build/role-error.js


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
        return new build_problem/* Problem */.AF(`The role ${arn} cannot be assumed for ${durationSeconds} seconds: ${error.message}`, 'Lower role-duration-seconds: the credentials are renewed while the job runs. Or raise the maximum session duration of the role in IAM.', { cause: error });
    }
    if (!(error instanceof Error))
        return error;
    const explained = claims === undefined ? explainAssume(error, arn) : explainToken(error, arn, claims);
    return explained ?? (0,aws_error/* explainAwsError */.Ni)(error);
}
function explainAssume(error, arn) {
    if (error.name === 'CredentialsProviderError') {
        return new build_problem/* Problem */.AF('role-to-assume is given, but this job may not ask GitHub for an ID token, and it has no other AWS credentials.', 'Add `id-token: write` to `permissions:` of the job, beside `contents: read`. In a reusable workflow, the job that calls it needs it, too.', { cause: error });
    }
    if (!(0,aws_error/* isAccessDenied */.w7)(error))
        return undefined;
    return new build_problem/* Problem */.AF(`The credentials of this job may not assume the role ${arn}: ${error.message}`, "Accept them in the role's trust policy (`sts:AssumeRole`), and allow them `sts:AssumeRole` on the role. To assume it by GitHub's token instead, add `id-token: write` to `permissions:` of the job.", { cause: error });
}
function explainToken(error, arn, claims) {
    const [issuer, audience, subject] = [String(claims.iss), String(claims.aud), String(claims.sub)];
    const provider = issuer.replace(/^https?:\/\//, '');
    if ((0,aws_error/* isAccessDenied */.w7)(error))
        return untrusted({ error, arn, claims, provider });
    if (/No OpenIDConnect provider/i.test(error.message)) {
        return new build_problem/* Problem */.AF(`The AWS account ${arn.split(':')[4]} of the role has no OIDC provider for ${issuer}.`, `Make it, once for the account: \`aws iam create-open-id-connect-provider --url ${issuer} --client-id-list ${audience}\`. Or correct the account in role-to-assume.`, { cause: error });
    }
    if (/audience/i.test(error.message)) {
        return new build_problem/* Problem */.AF(`The OIDC provider of the role ${arn} does not take the audience \`${audience}\`: ${error.message}.`, `Add the audience ${audience} to the OIDC provider ${provider} in IAM, and to the condition \`${provider}:aud\` of the role's trust policy.`, { cause: error });
    }
    if (error.name !== 'ExpiredTokenException')
        return undefined;
    return new build_problem/* Problem */.AF(`AWS takes GitHub's token of ${subject} for expired: ${error.message}.`, 'The token is made for each request, so a clock is wrong or the request was held up. Run the job again; check the clock of your GitHub server if you have one, and the proxy.', { cause: error });
}
function untrusted({ error, arn, claims, provider }) {
    const condition = JSON.stringify({
        StringEquals: { [`${provider}:aud`]: claims.aud, [`${provider}:sub`]: claims.sub },
    }).slice(1, -1);
    const other = otherSubject(claims);
    const both = other === undefined ? '' : ` The other form of this subject is \`${other}\`: accept it as well, if need be.`;
    return new build_problem/* Problem */.AF(`AWS refused the role ${arn}: there is no such role, or its trust policy does not accept this job, whose token has the sub \`${claims.sub}\` and the aud \`${claims.aud}\`.`, `Put this into the Condition of the role's trust policy: ${condition}.${both}`, { cause: error });
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

;// CONCATENATED MODULE: ./build/edges/id-token.js


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
    return new build_problem/* Problem */.AF(`GitHub gave this job no ID token: ${reason}.`, `Run the job again. On a runner of your own, check that it may open connections to ${host}, and the proxy.`, { cause });
}

;// CONCATENATED MODULE: ./build/edges/credentials.js




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
    try {
        const { Credentials } = await sts.send(new AssumeRoleCommand/* AssumeRoleCommand */.Q(requestOf(role)), { abortSignal: signal });
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

// EXTERNAL MODULE: ./node_modules/@actions/http-client/lib/index.js + 1 modules
var lib = __webpack_require__(4942);
// EXTERNAL MODULE: ./build/edges/proxy.js
var proxy = __webpack_require__(4797);
;// CONCATENATED MODULE: ./build/edges/http.js


const MAXIMUM_BYTES = 8 * 1024 * 1024;
function openHttp(env, patience = 10_000) {
    const agents = (0,proxy/* proxyAgents */.Hd)(env);
    return {
        agents,
        get: async (url, headers = {}) => {
            const { protocol, host } = new URL(url);
            const signal = AbortSignal.timeout(patience);
            const agent = protocol === 'https:' ? agents?.httpsAgent : agents?.httpAgent;
            try {
                return await get(url, headers, { signal, ...(agent && { agent }) });
            }
            catch (error) {
                throw signal.aborted ? Object.assign(new Error(`no answer of ${host}`), { code: 'ETIMEDOUT' }) : error;
            }
        },
    };
}
async function get(url, headers, options) {
    const handler = {
        prepareRequest: (prepared) => void Object.assign(prepared, options),
        canHandleAuthentication: () => false,
        handleAuthentication: () => Promise.reject(new Error('not implemented')),
    };
    const client = new lib/* HttpClient */.Qq('servicefull-action', [handler], { allowRedirects: false });
    const { message } = await client.get(url, headers);
    return { status: message.statusCode ?? 0, body: await read(message) };
}
async function read(message) {
    const chunks = [];
    let size = 0;
    for await (const chunk of message) {
        size += chunk.length;
        if (size > MAXIMUM_BYTES)
            throw new Error(`the answer is larger than ${MAXIMUM_BYTES} bytes`);
        chunks.push(chunk);
    }
    return Buffer.concat(chunks).toString('utf8');
}

// EXTERNAL MODULE: ./node_modules/@smithy/core/dist-cjs/submodules/retry/index.js
var retry = __webpack_require__(3609);
;// CONCATENATED MODULE: ./build/edges/retries.js

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

;// CONCATENATED MODULE: ./build/edges/aws.js







function connect(region, access) {
    const http = openHttp(process.env);
    const timeouts = { connectionTimeout: 5_000, requestTimeout: 30_000, throwOnRequestTimeout: true };
    const requestHandler = { ...timeouts, ...http.agents };
    const basis = { region, customUserAgent: 'servicefull-action', requestHandler };
    const sts = named(new STSClient/* STSClient */.i({ ...basis, retryStrategy: patientRetries() }));
    const { source, ...edges } = access;
    const s3Endpoint = process.env.AWS_ENDPOINT_URL_S3 || process.env.AWS_ENDPOINT_URL || undefined;
    const shared = { region, http, s3Endpoint };
    if (source.kind === 'chain')
        return { ...clients(basis, s3Endpoint), sts, ...shared };
    const credentials = roleCredentials(source, { ...edges, env: process.env, http, clock: clock/* realClock */.d, sts });
    const ofRole = named(new STSClient/* STSClient */.i({ ...basis, credentials, retryStrategy: patientRetries() }));
    return { ...clients({ ...basis, credentials }, s3Endpoint), sts: ofRole, ...shared };
}
function clients(config, s3Endpoint) {
    const cloudFormation = named(new CloudFormationClient/* CloudFormationClient */.m({ ...config, retryStrategy: patientRetries() }));
    const ecr = ecrClient(config);
    const ecrIn = (region) => region === config.region ? ecr : ecrClient({ ...config, region, credentials: ecr.config.credentials });
    return {
        cloudFormation,
        ecr,
        ecrIn,
        services: async () => (await Promise.all(/* import() */[__webpack_require__.e(1), __webpack_require__.e(906)]).then(__webpack_require__.bind(__webpack_require__, 5906))).openServices(config),
        s3: () => s3Client(config, s3Endpoint),
    };
}
function ecrClient(config) {
    return named(new ECRClient/* ECRClient */.S({ ...config, retryStrategy: patientRetries() }));
}
async function s3Client(config, endpoint) {
    const { S3Client } = await Promise.all(/* import() */[__webpack_require__.e(966), __webpack_require__.e(50)]).then(__webpack_require__.bind(__webpack_require__, 6050));
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
    const { Account, Arn } = await sts.send(new GetCallerIdentityCommand/* GetCallerIdentityCommand */.z({}));
    return { account: Account ?? '', arn: Arn ?? '' };
}

;// CONCATENATED MODULE: ./build/commands/identity.js


async function checkIdentity({ aws }, allowedAccountIds) {
    const identity = await readIdentity(aws);
    if (allowedAccountIds.length === 0 || allowedAccountIds.includes(identity.account))
        return identity;
    throw new build_problem/* Problem */.AF(`These credentials are of the AWS account ${identity.account} (${identity.arn}), which allowed-account-ids does not hold.`, 'Check which role or secret the job uses, or add the account to allowed-account-ids.');
}
async function withIdentity(world, allowedAccountIds, findings) {
    const [identity, found] = await Promise.allSettled([checkIdentity(world, allowedAccountIds), findings]);
    if (identity.status === 'rejected')
        throw identity.reason;
    if (found.status === 'rejected')
        throw found.reason;
    return found.value;
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
;// CONCATENATED MODULE: ./build/image/access.js


const PULL_ACTIONS = ['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'];
const PUSH_ACTIONS = [
    'ecr:BatchCheckLayerAvailability',
    'ecr:BatchGetImage',
    'ecr:CompleteLayerUpload',
    'ecr:DescribeRepositories',
    'ecr:GetDownloadUrlForLayer',
    'ecr:InitiateLayerUpload',
    'ecr:PutImage',
    'ecr:UploadLayerPart',
];
async function reachOther(actions, calls) {
    try {
        return await calls();
    }
    catch (error) {
        throw explainOther(error, actions);
    }
}
const OTHER_ACCOUNT = /User: arn:(?<partition>[^:]+):\w+::(?<user>\d{12}):.* on resource: arn:[^:]+:ecr:[^:]*:(?<owner>\d{12}):repository\/(?<name>[^\s]+)/;
function explainOther(error, actions) {
    if (!(error instanceof Error) || !(0,aws_error/* isAccessDenied */.w7)(error))
        return error;
    const remedy = otherAccountRemedy(error.message, actions);
    return remedy === undefined ? error : new build_problem/* Problem */.AF(`ECR refused: ${error.message}`, remedy, { cause: error });
}
function otherAccountRemedy(text, actions) {
    const { partition, user, owner, name } = OTHER_ACCOUNT.exec(text)?.groups ?? {};
    if (user === undefined || user === owner)
        return undefined;
    const principal = { AWS: `arn:${partition}:iam::${user}:root` };
    const statement = JSON.stringify({ Effect: 'Allow', Principal: principal, Action: actions });
    return `Add this statement to the policy of the repository ${name} in the account ${owner}: ${statement}. The policy of the role that deploys must allow the same. What runs the image, such as the execution role of an ECS task, must be allowed to pull there as well.`;
}

// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-ecr/dist-es/commands/BatchGetImageCommand.js
var BatchGetImageCommand = __webpack_require__(9952);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-ecr/dist-es/commands/GetDownloadUrlForLayerCommand.js
var GetDownloadUrlForLayerCommand = __webpack_require__(1982);
;// CONCATENATED MODULE: ./build/image/fingerprint.js

const LABELS = {
    buildId: 'servicefull.build-id',
    fingerprint: 'servicefull.fingerprint',
    mergeCommit: 'servicefull.merge-commit',
    pullRequest: 'servicefull.pull-request',
    revision: 'org.opencontainers.image.revision',
    source: 'org.opencontainers.image.source',
    created: 'org.opencontainers.image.created',
    version: 'org.opencontainers.image.version',
};
function fingerprint({ settings, inherited }, buildId) {
    const source = [buildId.id, buildId.tree ?? buildId.mergeCommit ?? buildId.revision];
    const how = [
        settings.context,
        settings.file,
        settings.target,
        settings.buildArgs,
        [...inherited],
        settings.labels,
        settings.platforms,
        settings.buildContexts,
        [...settings.secrets.keys(), ...settings.secretEnvs.keys(), ...settings.secretFiles.keys()],
        settings.network,
        settings.addHosts,
        settings.provenance,
        settings.sbom,
    ];
    return (0,external_node_crypto_.createHash)('sha256')
        .update(JSON.stringify([source, how]))
        .digest('hex');
}
function imageLabels({ buildId, mark, source, pullRequest }) {
    const labels = new Map([
        [LABELS.revision, buildId.revision],
        [LABELS.source, source],
        [LABELS.version, buildId.id],
        [LABELS.buildId, buildId.id],
        [LABELS.fingerprint, mark],
    ]);
    if (pullRequest !== undefined)
        labels.set(LABELS.pullRequest, String(pullRequest));
    if (buildId.mergeCommit !== undefined)
        labels.set(LABELS.mergeCommit, buildId.mergeCommit);
    if (buildId.time !== undefined)
        labels.set(LABELS.created, new Date(buildId.time * 1000).toISOString());
    return labels;
}

// EXTERNAL MODULE: ./build/image/registry.js
var image_registry = __webpack_require__(623);
;// CONCATENATED MODULE: ./build/image/found.js




async function findBuild(store, wanted) {
    const { repository, tag, more, mark, reuse, run } = wanted;
    const candidates = [tag, `${tag}-${mark.slice(0, 8)}`];
    const stored = await readImages(store.ecr, repository, [...new Set([...candidates, ...more])]);
    for (const image of reuse ? stored.filter((each) => candidates.includes(each.tag)) : []) {
        const config = await readConfig(store, repository, image);
        if (config.labels.get(LABELS.fingerprint) !== mark)
            continue;
        const has = stored.filter(({ digest }) => digest === image.digest).map((each) => each.tag);
        return { kind: 'reusable', image, config, lacking: more.filter((each) => !has.includes(each)) };
    }
    const isTaken = (candidate) => stored.some((image) => image.tag === candidate);
    const free = candidates.find((candidate) => !isTaken(candidate)) ?? `${tag}-${run}`;
    return { kind: 'missing', tag: free, taken: free === tag ? undefined : tag };
}
async function readImages(ecr, repository, references) {
    const imageIds = references.map((each) => (each.startsWith('sha256:') ? { imageDigest: each } : { imageTag: each }));
    try {
        const { images } = await ecr.send(new BatchGetImageCommand/* BatchGetImageCommand */.P({ ...(0,image_registry/* named */.KT)(repository), imageIds, acceptedMediaTypes: [...MEDIA_TYPES] }));
        const stored = (images ?? []).flatMap(toStored);
        return references.flatMap((each) => stored.find((image) => image.tag === each || image.digest === each) ?? []);
    }
    catch (error) {
        if ((0,aws_error/* isError */.bJ)(error, 'RepositoryNotFoundException'))
            return [];
        throw error;
    }
}
const MEDIA_TYPES = [
    'application/vnd.oci.image.index.v1+json',
    'application/vnd.oci.image.manifest.v1+json',
    'application/vnd.docker.distribution.manifest.list.v2+json',
    'application/vnd.docker.distribution.manifest.v2+json',
];
function toStored(image) {
    const { imageId, imageManifest } = image;
    if (imageId?.imageDigest === undefined || imageManifest === undefined)
        return [];
    return [
        {
            tag: imageId.imageTag ?? '',
            digest: imageId.imageDigest,
            manifest: imageManifest,
            mediaType: image.imageManifestMediaType,
        },
    ];
}
const UNKNOWN = { labels: new Map(), platforms: [] };
async function readConfig(store, repository, image) {
    const manifest = JSON.parse(image.manifest);
    const children = (manifest.manifests ?? []).filter(({ platform }) => platform?.os !== 'unknown');
    const [child] = children;
    if (child === undefined) {
        return { ...(await readBlob(store, repository, manifest.config?.digest)), size: sizeOf(manifest) };
    }
    const [first] = await readImages(store.ecr, repository, [child.digest]);
    const { labels, size } = first === undefined ? { ...UNKNOWN, size: undefined } : await readConfig(store, repository, first);
    return { labels, platforms: children.flatMap(({ platform }) => platformOf(platform)), size };
}
function sizeOf({ config, layers }) {
    if (config?.size === undefined || layers === undefined)
        return undefined;
    return layers.reduce((sum, { size = 0 }) => sum + size, config.size);
}
async function readBlob({ ecr, http }, repository, layerDigest) {
    if (layerDigest === undefined)
        return UNKNOWN;
    try {
        const { downloadUrl } = await ecr.send(new GetDownloadUrlForLayerCommand/* GetDownloadUrlForLayerCommand */.p({ ...(0,image_registry/* named */.KT)(repository), layerDigest }));
        const answer = await http.get(downloadUrl ?? '');
        if (answer.status !== 200)
            return UNKNOWN;
        const blob = JSON.parse(answer.body);
        if (blob === null)
            return UNKNOWN;
        return { labels: new Map(Object.entries(blob.config?.Labels ?? {})), platforms: platformOf(blob) };
    }
    catch {
        return UNKNOWN;
    }
}
function platformOf(platform) {
    return platform?.os === undefined || platform.architecture === undefined
        ? []
        : [`${platform.os}/${platform.architecture}`];
}

;// CONCATENATED MODULE: ./build/image/existing.js





const REFERENCE = /^(?<uri>(?:(?<host>[^/]+)\/)?(?<name>.+?))(?::(?<tag>[\w.-]{1,128}))?(?:@(?<digest>sha256:[0-9a-f]{64}))?$/;
async function resolveExisting(stores, { image, registry }) {
    const { uri = image, host = '', name = '', tag = '', digest } = REFERENCE.exec(image)?.groups ?? {};
    const given = {
        name: undefined,
        reference: image,
        tag,
        digest: digest ?? '',
        repositoryUri: uri,
        reused: true,
        platforms: [],
    };
    const of = (0,image_registry/* registryOfHost */.V6)(host);
    if (of === undefined && host !== registry)
        return given;
    const store = { ecr: of === undefined ? stores.ecr : stores.ecrIn(of.region), http: stores.http };
    const repository = { name, ...of };
    try {
        const [stored] = await reachOther(PULL_ACTIONS, () => readImages(store.ecr, repository, [digest ?? (tag || 'latest')]));
        if (stored === undefined)
            throw missingImage(image);
        const { platforms, size } = await readConfig(store, repository, stored);
        return { ...given, digest: stored.digest, reference: `${uri}@${stored.digest}`, platforms, size };
    }
    catch (error) {
        const { cause } = error;
        if (digest !== undefined && ((0,aws_error/* isAccessDenied */.w7)(error) || (0,aws_error/* isAccessDenied */.w7)(cause)))
            return given;
        throw error;
    }
}
function missingImage(image) {
    return new build_problem/* Problem */.AF(`Input image: ECR has no image \`${image}\`.`, 'Push it first, correct the reference, or leave `image` out to build it.');
}

;// CONCATENATED MODULE: ./build/image/dockerfile.js
function readInstructions(text) {
    const continues = /^(?:\s*#.*\n)*?\s*#\s*escape\s*=\s*`/i.test(text) ? '`' : '\\';
    const found = [];
    const lines = text.split(/\r?\n/);
    let stages = -1;
    let stage = 'stage-0';
    for (let index = 0; index < lines.length; index += 1) {
        if (isBlank(lines[index]))
            continue;
        const start = index;
        let joined = lines[index]?.trim() ?? '';
        while (joined.endsWith(continues) && index + 1 < lines.length) {
            index += 1;
            if (!isBlank(lines[index]))
                joined = joined.slice(0, -1) + (lines[index] ?? '').trimEnd();
        }
        if (/^FROM\s/i.test(joined)) {
            stages += 1;
            stage = nameOfStage(joined) ?? `stage-${stages}`;
        }
        found.push({ text: joined, line: start + 1, stage });
        index = endOfDocument(lines, joined, index);
    }
    return found;
}
function stagesOf(text) {
    const syntax = /^(?:\s*#.*\n)*?\s*#\s*syntax\s*=\s*(\S+)/i.exec(text)?.[1];
    if (syntax !== undefined && !/^(docker\.io\/)?docker\/dockerfile(-upstream)?[:@]/.test(`${syntax}:`))
        return undefined;
    return readInstructions(text).flatMap(({ text: instruction }) => /^FROM\s/i.test(instruction) ? [nameOfStage(instruction)] : []);
}
function nameOfStage(from) {
    return /\sAS\s+(\S+)\s*$/i.exec(from)?.[1]?.toLowerCase();
}
function isBlank(line) {
    return /^\s*(#|$)/.test(line ?? '');
}
function endOfDocument(lines, instruction, index) {
    if (!/^(RUN|COPY|ADD)\s/i.test(instruction))
        return index;
    let last = index;
    for (const [, , name] of instruction.matchAll(/<<-?(["']?)(\w+)\1/g)) {
        const length = lines.slice(last + 1).findIndex((line) => line.trim() === name);
        if (length !== -1)
            last += length + 1;
    }
    return last;
}
function lineOfStep(text, name) {
    const [, where = '', instruction] = /^\[([^\]]*)\] (.*)$/.exec(name) ?? [];
    if (instruction === undefined)
        return undefined;
    const stage = /(\S+) \d+\/\d+$/.exec(where)?.[1];
    const inStage = readInstructions(text).filter((each) => stage === undefined || each.stage === stage);
    const same = inStage.filter((each) => normal(each.text) === normal(instruction));
    return onlyLine(same) ?? onlyLine(inStage.filter((each) => fits(normal(each.text), normal(instruction))));
}
function lineOfImage(text, reference) {
    const wanted = [reference, reference.split('@')[0] ?? ''].map(fullReference);
    const images = readInstructions(text).flatMap(({ text: instruction, line }) => {
        const image = /^FROM\s+(?:--\S+\s+)*(\S+)/i.exec(instruction)?.[1] ?? /\s--from=(\S+)/i.exec(instruction)?.[1];
        return image === undefined ? [] : [{ line, image: fullReference(image) }];
    });
    const same = images.find(({ image }) => wanted.includes(image));
    return (same ?? images.find(({ image }) => wanted.some((each) => fits(image, each))))?.line;
}
function onlyLine(instructions) {
    return instructions.length === 1 ? instructions[0]?.line : undefined;
}
function normal(instruction) {
    return instruction
        .replace(/\s+/g, ' ')
        .trim()
        .replace(/^\w+/, (word) => word.toUpperCase());
}
function fits(pattern, text) {
    const [first = '', ...others] = pattern.split(/\$(?:\w+|\{[^}]*\})/);
    const last = others.pop();
    if (last === undefined)
        return first === text;
    let position = first.length;
    for (const part of others) {
        const at = text.indexOf(part, position);
        if (at === -1)
            return false;
        position = at + part.length;
    }
    return text.startsWith(first) && text.endsWith(last) && text.length - last.length >= position;
}
function fullReference(image) {
    if (image.startsWith('$'))
        return image;
    const [name = '', digest] = image.split('@');
    const host = name.split('/')[0] ?? '';
    const isHost = name.includes('/') && (/[.:$]/.test(host) || host === 'localhost');
    const named = isHost ? name : `docker.io/${name.includes('/') ? '' : 'library/'}${name}`;
    const tagged = digest === undefined && !/[:$][^/]*$/.test(named) ? `${named}:latest` : named;
    return digest === undefined ? tagged : `${tagged}@${digest}`;
}

;// CONCATENATED MODULE: ./build/image/build-files.js




async function checkBuildFiles(workspace, settings) {
    const at = (path) => (0,external_node_path_.resolve)(workspace, path);
    const problems = await Promise.all([
        checkContext(at, settings),
        ...[...settings.secretFiles].map(([id, path]) => checkFile(at, { input: 'secret-files', id, path })),
        ...keysOf(settings.ssh).map(({ id, path }) => checkFile(at, { input: 'ssh', id, path })),
        ...settings.buildContexts.map((text) => checkOtherContext(at, text)),
    ]);
    (0,build_problem/* throwAll */.Kx)(problems.flat());
}
async function checkContext(at, { context, file, target }) {
    const isThere = await isFolder(at(context));
    const dockerfile = file ?? (0,external_node_path_.join)(context, 'Dockerfile');
    return [
        ...(isThere ? [] : [notThere(`Input context: there is no folder \`${context}\` in the workspace.`)]),
        ...(isThere || file !== undefined ? await checkDockerfile(at, dockerfile, target) : []),
    ];
}
async function checkDockerfile(at, path, target) {
    const text = await (0,promises_.readFile)(at(path), 'utf8').catch(() => undefined);
    if (text === undefined)
        return [notThere(`There is no Dockerfile at \`${path}\` in the workspace.`)];
    const stages = stagesOf(text);
    if (target === undefined || stages === undefined || isStage(target, stages))
        return [];
    const names = stages.flatMap((name) => name ?? []);
    return [
        new build_problem/* Problem */.AF(`Input target: \`${path}\` has no stage \`${target}\`.`, `Give one that it has (${names.join(', ') || 'none has a name'}), or leave \`target\` out. A stage is named so: \`FROM ... AS <name>\`.`, { place: { file: path } }),
    ];
}
function isStage(target, stages) {
    return stages.includes(target.toLowerCase()) || (/^\d+$/.test(target) && Number(target) < stages.length);
}
async function checkFile(at, { input, id, path }) {
    const found = await (0,promises_.stat)(at(path)).catch(() => undefined);
    if (found !== undefined && !found.isDirectory())
        return [];
    return [notThere(`Input ${input}: there is no file \`${path}\`, of \`${id}\`, in the workspace.`)];
}
function keysOf(ssh) {
    return ssh.flatMap((text) => {
        const [id = '', paths = ''] = text.split('=');
        return paths === '' ? [] : paths.split(',').map((path) => ({ id, path }));
    });
}
const ELSEWHERE = /^([a-z][a-z0-9+.-]*:|git@|github\.com\/)/i;
async function checkOtherContext(at, text) {
    const [name = ''] = text.split('=');
    const path = text.slice(name.length + 1);
    if (ELSEWHERE.test(path) || (await isFolder(at(path))))
        return [];
    return [notThere(`Input build-contexts: there is no folder \`${path}\`, of \`${name}\`, in the workspace.`)];
}
async function isFolder(path) {
    const found = await (0,promises_.stat)(path).catch(() => undefined);
    return found?.isDirectory() === true;
}
function notThere(message) {
    return new build_problem/* Problem */.AF(message, 'Give paths in the checkout, relative to its root; check that actions/checkout runs before this step.');
}

;// CONCATENATED MODULE: ./build/image/driver.js

function needsOf(settings) {
    const multiPlatform = { feature: 'Multi-platform build' };
    const needs = [];
    if (settings.platforms.length > 1)
        needs.push({ input: 'platforms', what: 'build for several platforms', ...multiPlatform });
    if (settings.provenance !== 'false')
        needs.push({ input: 'provenance', what: 'make attestations', ...multiPlatform });
    if (settings.sbom !== 'false')
        needs.push({ input: 'sbom', what: 'make attestations', ...multiPlatform });
    if (settings.cacheTo.some((cache) => !/(^|,)type=inline(,|$)/.test(cache))) {
        needs.push({ input: 'cache-to', what: 'export its cache', feature: 'Cache export' });
    }
    return needs;
}
function chooseBuilder({ driver, features }, settings) {
    const missing = needsOf(settings).filter(({ feature }) => features.get(feature) === false);
    const named = settings.builder !== undefined;
    if (missing.length > 0 && settings.createBuilder && !named)
        return 'temporary';
    const remedy = named
        ? 'Give `builder` one that can, or `create-builder: true` in place of it.'
        : 'Add `- uses: docker/setup-buildx-action@v4` before this step, or `create-builder: true`.';
    (0,build_problem/* throwAll */.Kx)(missing.map(({ input, what }) => new build_problem/* Problem */.AF(`Input ${input}: the builder of this runner (driver ${driver}) cannot ${what}.`, remedy)));
    return 'present';
}

// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-ecr/dist-es/pagination/DescribeRepositoryCreationTemplatesPaginator.js + 1 modules
var DescribeRepositoryCreationTemplatesPaginator = __webpack_require__(2029);
;// CONCATENATED MODULE: ./build/image/missing-repository.js





async function makerOf({ ecr, home }, plan) {
    const { repository, create } = plan;
    const { registryId, region } = repository;
    const place = registryId === undefined ? undefined : await home();
    if (place !== undefined && (place.registryId !== registryId || place.region !== region)) {
        throw new build_problem/* Problem */.AF(`There is no ECR repository ${(0,image_registry/* repositoryText */.g_)(repository)}.`, `Correct \`repository\`, or create it there: this action creates repositories only where it deploys (account ${place.registryId}, region ${place.region}).${place.registryId === registryId ? '' : ` Its policy must allow the account ${place.registryId} these actions: ${PUSH_ACTIONS.join(', ')}.`}`);
    }
    if (create)
        return 'action';
    if (await hasPushTemplate(ecr, repository.name))
        return 'push';
    throw new build_problem/* Problem */.AF(`There is no ECR repository \`${repository.name}\`, and create-repository is false.`, 'Create the repository, correct `repository`, or set `create-repository: true`.');
}
async function hasPushTemplate(ecr, name) {
    try {
        for await (const { repositoryCreationTemplates } of (0,DescribeRepositoryCreationTemplatesPaginator/* paginateDescribeRepositoryCreationTemplates */.t)({ client: ecr }, {})) {
            for (const { prefix = '', appliedFor = [] } of repositoryCreationTemplates ?? []) {
                const fits = prefix === 'ROOT' || name.startsWith(prefix.replace(/\/?$/, '/'));
                if (fits && appliedFor.includes('CREATE_ON_PUSH'))
                    return true;
            }
        }
        return false;
    }
    catch (error) {
        if ((0,aws_error/* isAccessDenied */.w7)(error))
            return false;
        throw error;
    }
}

// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-ecr/dist-es/commands/PutImageCommand.js
var PutImageCommand = __webpack_require__(5959);
// EXTERNAL MODULE: ./build/report/annotation.js
var annotation = __webpack_require__(7762);
;// CONCATENATED MODULE: ./build/image/arguments.js

function buildArguments(request, metadataFile) {
    const { settings } = request;
    return [
        'buildx',
        'build',
        '--push',
        '--progress=plain',
        `--metadata-file=${metadataFile}`,
        `--provenance=${settings.provenance}`,
        ...(settings.sbom === 'false' ? [] : [`--sbom=${settings.sbom}`]),
        ...each('tag', request.references),
        ...each('label', [...[...request.labels].map(([name, value]) => `${name}=${value}`), ...settings.labels]),
        ...each('build-arg', [`BUILD_ID=${request.buildId}`, ...settings.buildArgs]),
        ...each('build-context', settings.buildContexts),
        ...each('platform', settings.platforms.length === 0 ? [] : [settings.platforms.join(',')]),
        ...each('secret', secrets(request)),
        ...each('ssh', settings.ssh),
        ...each('cache-from', settings.cacheFrom),
        ...each('cache-to', settings.cacheTo),
        ...each('add-host', settings.addHosts),
        ...each('file', optional(settings.file)),
        ...each('target', optional(settings.target)),
        ...each('network', optional(settings.network)),
        ...each('builder', optional(request.temporaryBuilder?.name ?? settings.builder)),
        ...(settings.noCache ? ['--no-cache'] : []),
        ...(settings.pull ? ['--pull'] : []),
        '--',
        settings.context,
    ];
}
function secretFile(configDirectory, index) {
    return (0,external_node_path_.join)(configDirectory, `secret-${index}`);
}
function secrets({ settings, configDirectory }) {
    return [
        ...[...settings.secrets.keys()].map((id, index) => csv([`id=${id}`, `src=${secretFile(configDirectory, index)}`])),
        ...[...settings.secretEnvs].map(([id, variable]) => csv([`id=${id}`, `env=${variable}`])),
        ...[...settings.secretFiles].map(([id, path]) => csv([`id=${id}`, `src=${path}`])),
    ];
}
function each(name, values) {
    return values.map((value) => `--${name}=${value}`);
}
function optional(value) {
    return value === undefined ? [] : [value];
}
function csv(fields) {
    return fields.map((field) => (/[",]/.test(field) ? `"${field.replace(/"/g, '""')}"` : field)).join(',');
}

// EXTERNAL MODULE: ./build/report/markdown.js
var markdown = __webpack_require__(4902);
;// CONCATENATED MODULE: ./build/image/build-output.js

const KEPT_TAIL = 15;
const KEPT_OWN = 200;
const KEPT_WIDTH = 240;
const KEPT_LINE = 64 * 1024;
function buildReader() {
    const steps = new Map();
    const own = [];
    let rest = '';
    const takeLine = (line) => {
        const [, number, text = ''] = /^#(\d+) (.*)$/s.exec(line) ?? [];
        if (number === undefined)
            keep(own, line, KEPT_OWN);
        else if (number !== '0')
            steps.set(number, withLine(steps.get(number), text));
    };
    return {
        take: (chunk) => {
            const lines = (rest + chunk).split('\n');
            rest = (lines.pop() ?? '').slice(0, KEPT_LINE);
            for (const line of lines)
                takeLine(line);
        },
        read: () => {
            if (rest !== '')
                takeLine(rest);
            rest = '';
            return { steps: [...steps.values()], own: withoutErrorLogs(own) };
        },
    };
}
function withLine(step, text) {
    if (step === undefined)
        return { name: text, state: 'running', error: undefined, tail: [] };
    const written = /^\d+\.\d+ (.*)$/s.exec(text)?.[1];
    if (written !== undefined)
        keep(step.tail, (0,markdown/* part */.y_)(shown(written), 0, KEPT_WIDTH), KEPT_TAIL);
    else if (text === 'CACHED')
        step.state = 'cached';
    else if (text === 'CANCELED')
        step.state = 'canceled';
    else if (/^DONE\b/.test(text))
        step.state = 'done';
    else if (text.startsWith('ERROR: '))
        Object.assign(step, { state: 'failed', error: text.slice('ERROR: '.length) });
    return step;
}
function keep(lines, line, most) {
    lines.push(line);
    if (lines.length > most)
        lines.shift();
}
function shown(line) {
    const plain = line.replace(/\u001b\[[0-9;?]*[A-Za-z]/g, '').replace(/\r+$/, '');
    return plain.slice(plain.lastIndexOf('\r') + 1);
}
function withoutErrorLogs(lines) {
    let inside = false;
    return lines.flatMap((line, index) => {
        const begins = !inside && line === RULE && /^ > .*:$/.test(lines[index + 1] ?? '');
        const ends = inside && line === RULE;
        inside = begins || (inside && !ends);
        return inside || ends ? [] : [shown(line)];
    });
}
const RULE = '------';
function buildFacts({ steps }) {
    const layers = steps.filter(({ name }) => /^\[(?:[^\]]* )?\d+\/\d+\] (?!FROM\b)/.test(name));
    return { steps: layers.length, cachedSteps: layers.filter(({ state }) => state === 'cached').length };
}
function buildWarnings({ own }) {
    const start = own.findIndex((line) => /^ ?\d+ warnings? found\b.*:$/.test(line));
    if (start === -1)
        return [];
    const list = own.slice(start + 1);
    const end = list.findIndex((line) => !line.startsWith(' - '));
    return list.slice(0, end === -1 ? undefined : end).map((line) => {
        const [, message = '', number] = /^ - (.*?)(?: \(line (\d+)\))?$/.exec(line) ?? [];
        return { message, line: number === undefined ? undefined : Number(number) };
    });
}
function lastError({ own }) {
    const start = own.findLastIndex((line) => /^(?:ERROR|error): |^unknown flag: /.test(line));
    if (start === -1)
        return undefined;
    const lines = own.slice(start);
    const end = lines.indexOf('');
    return lines.slice(0, end === -1 ? undefined : end).join('\n');
}
function sourceLine({ own }, path) {
    const index = own.findLastIndex((line, at) => /^-+$/.test(own[at + 1] ?? '') && /^\S.*:\d+$/.test(line));
    const [, file = '', line] = /^(.*):(\d+)$/.exec(own[index] ?? '') ?? [];
    return line !== undefined && `/${path}`.endsWith(`/${file}`) ? Number(line) : undefined;
}

;// CONCATENATED MODULE: ./build/image/builder.js

async function findBuilder({ docker, signal }, name) {
    const args = ['--debug', 'buildx', 'inspect', ...(name === undefined ? [] : [name])];
    const end = await docker({ args, signal, question: true });
    const problem = missingDocker(end);
    if (problem !== undefined)
        throw problem;
    return readBuilder(end);
}
function missingDocker({ code, output }) {
    if (code === undefined) {
        return new build_problem/* Problem */.AF('Docker is not installed on this runner.', 'Run on ubuntu-latest, add the docker client and its socket to the container of the job, or give `image:` to deploy an image that exists.');
    }
    if (/unknown command: docker buildx|'buildx' is not a docker command|unknown flag: --push/.test(output)) {
        return new build_problem/* Problem */.AF('This docker has no buildx.', 'Add `- uses: docker/setup-buildx-action@v4` before this step.');
    }
    const unreachable = /^.*(Cannot connect to the Docker daemon|failed to connect to the docker API).*$/m.exec(output);
    return unreachable === null ? undefined : cannotBuild(unreachable[0].replace(/^(ERROR|Error|error):\s*/, ''));
}
function readBuilder({ code, output }) {
    const field = (name) => new RegExp(`^${name}:[ \\t]*(.*)$`, 'm').exec(output)?.[1]?.trim() ?? '';
    const driver = field('Driver');
    if (code === 0 && driver !== '')
        return { name: field('Name'), driver, features: readFeatures(output) };
    const error = field('Error') || field('ERROR') || output.trim().split('\n').at(-1) || 'docker buildx inspect says nothing';
    throw cannotBuild(error);
}
function readFeatures(output) {
    const section = /^Features:[ \t]*\r?\n((?:[ \t]+.*(?:\r?\n|$))*)/m.exec(output)?.[1] ?? '';
    return new Map([...section.matchAll(/^[ \t]+([\w -]+):[ \t]+(true|false)\s*$/gm)].map(([, name, value]) => [
        name ?? '',
        value === 'true',
    ]));
}
function cannotBuild(error) {
    return new build_problem/* Problem */.AF(`Docker cannot build here: ${error.replace(/[.?]$/, '')}.`, 'Start the Docker daemon, or set DOCKER_HOST or the builder right; `docker buildx inspect` must name a driver.');
}

;// CONCATENATED MODULE: ./build/image/dockerfile-cause.js

function badDockerfile({ build, error, step }) {
    const { path, text } = build.dockerfile;
    const [, number, why] = /dockerfile parse error (?:on )?line (\d+): ([\s\S]*)$/.exec(error) ?? [];
    if (number !== undefined) {
        return {
            message: `\`${path}\` does not parse, line ${number}: ${why}`,
            remedy: 'Correct it at that line.',
            line: Number(number),
        };
    }
    const [, target] = /^target stage "?([^"\s]*)"? could not be found/.exec(error) ?? [];
    if (target !== undefined) {
        return {
            message: `\`${path}\` has no stage \`${target}\`.`,
            remedy: `Correct \`target\`, or name a stage so: \`FROM ... AS ${target}\`.`,
        };
    }
    const [, base] = /^base name \((.*)\) should not be blank/.exec(error) ?? [];
    if (base !== undefined) {
        return {
            message: `\`FROM ${base}\` names no image: its argument has no value.`,
            remedy: 'Give the argument in `build-args`, or a default: `ARG NAME=value`.',
            line: lineOfImage(text, base),
        };
    }
    const [, source] = MISSING_SOURCE.map((pattern) => pattern.exec(error)).find((match) => match !== null) ?? [];
    if (source !== undefined)
        return missingSource(source, step);
    if (!UNREADABLE.test(error))
        return undefined;
    return {
        message: `\`${path}\` is no Dockerfile that can be built: ${error}`,
        remedy: 'A Dockerfile begins with `FROM <image>`.',
        line: 1,
    };
}
const MISSING_SOURCE = [
    /(?:^|: )"([^"]*)"(?:: | )not found(?:: not found)?$/,
    /lstat \S*\/buildkit-mount\d+(\/.*): no such file or directory$/,
];
const UNREADABLE = /^(?:the Dockerfile cannot be empty|no build stage in current context|file with no instructions|failed to parse stage name)/;
function missingSource(source, step) {
    const [, from] = /\s--from=(\S+)/.exec(step?.name ?? '') ?? [];
    if (from !== undefined) {
        return {
            message: `\`${source}\` is not in \`${from}\`, from which it is copied.`,
            remedy: 'Correct the path, or the step that should make it there.',
        };
    }
    return {
        message: `\`${source.replace(/^\//, '')}\` is not in the build context, from which it is copied.`,
        remedy: 'Paths are relative to `context`. Is it in .dockerignore, not committed, or made by a step that has not run?',
    };
}
function badImage({ build, error, step }) {
    const [, image] = /(?:load metadata for|resolve image config for|^FROM|\] FROM) (?:docker-image:\/\/)?(\S+)$/.exec(step?.name ?? '') ?? [];
    if (image === undefined)
        return undefined;
    const known = IMAGE_CAUSES.find(({ pattern }) => pattern.test(error));
    if (known === undefined)
        return undefined;
    return {
        message: `${known.what.replace('<image>', () => `\`${image}\``)}: ${reason(error)}`,
        remedy: known.remedy,
        line: lineOfImage(build.dockerfile.text, image),
    };
}
const IMAGE_CAUSES = [
    {
        pattern: /toomanyrequests|429 Too Many Requests|rate limit/i,
        what: 'the registry of the image <image> allows no more pulls for now',
        remedy: 'Log in before this step (docker/login-action), or take the image from public.ecr.aws/docker/library or an ECR pull-through cache.',
    },
    {
        pattern: /no match for platform/,
        what: 'the image <image> is not made for this platform',
        remedy: 'Set `platforms` to one that it is made for, or take another image.',
    },
    {
        pattern: /pull access denied|insufficient_scope|\b40[13]\b|unauthorized|authorization failed|denied/i,
        what: 'the image <image> does not exist, or may not be pulled',
        remedy: 'Correct its name, or log in at its registry before this step (docker/login-action).',
    },
    {
        pattern: /manifest unknown|not found$/,
        what: 'the image <image> does not exist',
        remedy: 'Correct its name and tag in the Dockerfile. If it is a stage of the Dockerfile, correct the name of the stage.',
    },
    {
        pattern: /dial tcp|no such host|i\/o timeout|connection re(?:fused|set)|TLS handshake|\b5\d\d\b|EOF|deadline exceeded|failed to do request/,
        what: 'the registry of the image <image> cannot be reached',
        remedy: 'Correct the name of the image if it is wrong. Else run the job again; on a closed network, take it from a registry there.',
    },
];
function reason(error) {
    return error
        .split(/: (?=\S)/)
        .slice(-2)
        .join(': ');
}

;// CONCATENATED MODULE: ./build/image/build-failure.js






const KEPT_INSTRUCTION = 200;
function buildFailure(build) {
    const { code, output, dockerfile } = build;
    const missing = missingDocker({ code, output: output.own.join('\n') });
    if (missing !== undefined)
        return missing;
    const failed = output.steps.filter(({ state }) => state === 'failed');
    const error = lastError(output) ?? failed.at(-1)?.error ?? output.own.findLast((line) => line.trim() !== '') ?? '';
    const step = failed.find((each) => each.error !== undefined && error.includes(each.error)) ?? failed.at(-1);
    const signs = { build, error: withoutWrappers(error), step };
    const { message, remedy, line } = firstCause(signs);
    const found = sourceLine(output, dockerfile.path) ?? line ?? (step && lineOfStep(dockerfile.text, step.name));
    const place = line === null ? undefined : { file: dockerfile.path, ...(found === undefined ? {} : { line: found }) };
    const tail = step === undefined || step.tail.length === 0 ? '' : `\n${step.tail.join('\n')}`;
    return new build_problem/* Problem */.AF(`The image was not built: ${message}${tail}`, `${remedy} Nothing was deployed.`, { place });
}
function firstCause(signs) {
    return (failedRun(signs) ??
        failedCache(signs) ??
        failedEngine(signs) ??
        badDockerfile(signs) ??
        badImage(signs) ??
        otherFailure(signs));
}
function failedRun({ error, step }) {
    const [, exit] = /^(?:executor failed running |process ")[\s\S]*: exit code: (\d+)$/.exec(error) ?? [];
    if (exit === undefined || step === undefined)
        return undefined;
    const [, where, instruction = step.name] = /^\[([^\]]*)\] (.*)$/.exec(step.name) ?? [];
    return {
        message: `step ${where} failed with exit code ${exit}: ${(0,markdown/* shortened */.vI)(instruction, KEPT_INSTRUCTION)}`,
        remedy: remedyOfRun(exit, step.tail.join('\n')),
    };
}
function remedyOfRun(exit, tail) {
    if (/exec format error$/im.test(tail))
        return OTHER_ARCHITECTURE;
    if (/no space left on device$/im.test(tail))
        return FREE_SPACE;
    if (exit === '127')
        return 'The base image does not have that command: install it in a step before, or correct its name.';
    if (exit === '126')
        return 'That file cannot be executed: give it the right to, `chmod +x`, or name its interpreter.';
    if (exit === '137')
        return 'It was killed, most likely for want of memory: let it use less, or take a larger runner.';
    return 'Correct that instruction or what it runs; its whole output is in the log above.';
}
const OTHER_ARCHITECTURE = 'The program is for another processor than the builder has: set `platforms` to what it is built for, on a runner of that kind or after docker/setup-qemu-action.';
const FREE_SPACE = 'Free disk space before this step, for example by `docker system prune --all --force`, or take a larger runner.';
const SETUP_BUILDX = 'Add `- uses: docker/setup-buildx-action@v4` before this step.';
function failedEngine({ error }) {
    if (/no space left on device/i.test(error))
        return { message: `the disk is full: ${error}`, remedy: FREE_SPACE, line: null };
    if (/exec format error/i.test(error))
        return { message: error, remedy: OTHER_ARCHITECTURE };
    if (/code = Unavailable\b|error reading from server: (?:.*)EOF|transport is closing/.test(error)) {
        return {
            message: `the builder stopped during the build: ${error}`,
            remedy: 'Run the job again. If it happens again, look at the log of the Docker daemon and at the memory of the runner.',
            line: null,
        };
    }
    const [, flag] = /^unknown flag: (--\S+)/.exec(error) ?? [];
    if (flag === undefined)
        return undefined;
    return {
        message: `this buildx does not know \`${flag}\`.`,
        remedy: `Update buildx. ${SETUP_BUILDX}`,
        line: null,
    };
}
function failedCache({ error, step }) {
    if (!/^exporting cache\b/.test(step?.name ?? ''))
        return undefined;
    const remedy = /tag is immutable/.test(error)
        ? 'Each build moves the tag of a cache: give `cache-to` a repository of its own, whose tags can move.'
        : 'Correct `cache-to`, or add `ignore-error=true` to it, and a build goes on without.';
    return { message: `its cache was not written: ${error}`, remedy, line: null };
}
function otherFailure({ build, error, step }) {
    const where = step === undefined ? '' : `, in step ${(0,markdown/* shortened */.vI)(step.name, KEPT_INSTRUCTION)}`;
    return {
        message: `exit code ${build.code}: ${error}${where}`,
        remedy: /is not supported for the docker driver/.test(error) ? SETUP_BUILDX : 'See the build above.',
        line: step !== undefined && /^\[[^\]]*\d\/\d+\]/.test(step.name) ? undefined : null,
    };
}
function withoutWrappers(error) {
    const wrappers = [
        /^(?:ERROR|error): /,
        /^failed to build: /,
        /^failed to solve: /,
        /^rpc error: code = Unknown desc = /,
        /^failed to solve with frontend \S+: /,
        /^failed to create LLB definition: /,
        /^failed to (?:compute cache key|load cache key|receive status): /,
    ];
    return wrappers.reduce((text, wrapper) => text.replace(wrapper, ''), error);
}

;// CONCATENATED MODULE: ./build/image/push-fault.js


const FAULTS = [
    ['login', /authorization token has expired|no basic auth credentials|authentication required|401 Unauthorized/i],
    ['taken', /tag is immutable|cannot be overwritten because|tag invalid/i],
    ['denied', /not authorized to perform|\bdenied\b|403 Forbidden/i],
    [
        'transient',
        /(Layers|Images) with digests? .* do(es)? not exist|blob upload unknown|\b5\d\d (Internal|Bad|Service|Gateway)|\bEOF\b|connection reset|broken pipe|i\/o timeout|handshake timeout/i,
    ],
];
function pushFault(output) {
    if (!/^ > (pushing|exporting to) |failed to push /m.test(output))
        return undefined;
    const error = push_fault_lastError(output);
    return FAULTS.find(([, pattern]) => pattern.test(error))?.[0];
}
function pushFailure({ fault, output }) {
    const error = push_fault_lastError(output);
    const what = `The image was built but not pushed: ${error}`;
    if (fault === 'denied' || /\bEOF\b/.test(output)) {
        const actions = ['ecr:GetAuthorizationToken', ...PUSH_ACTIONS].join(', ');
        const remedy = otherAccountRemedy(error, PUSH_ACTIONS) ?? `Allow the role that deploys to push: ${actions}.`;
        return new build_problem/* Problem */.AF(what, `${remedy} Nothing was deployed.`);
    }
    if (fault === 'login')
        return new build_problem/* Problem */.AF(what, 'ECR refuses a login that it has just given. Check the clock of the runner and the registry.');
    if (fault === 'taken')
        return new build_problem/* Problem */.AF(what, 'Another run pushed the same tag meanwhile. Run the job again.');
    return new build_problem/* Problem */.AF(what, 'The registry did not recover. Run the job again later. Nothing was deployed.');
}
function push_fault_lastError(output) {
    const line = output.split('\n').findLast((each) => /^(ERROR|error): /.test(each)) ?? output.trim().split('\n').at(-1) ?? '';
    return line.replace(/^(ERROR|error): /, '').replace(/^(failed to (build|solve): )+/, '');
}

;// CONCATENATED MODULE: ./build/image/build.js









async function buildImage(edges, request) {
    const metadataFile = (0,external_node_path_.join)(request.configDirectory, `metadata-${(0,external_node_crypto_.randomUUID)()}.json`);
    await writeSecrets(request);
    const reader = buildReader();
    const end = await edges.log.foreign((write) => edges.docker({
        args: buildArguments(request, metadataFile),
        cwd: request.workspace,
        env: {
            DOCKER_CONFIG: request.configDirectory,
            ...(request.temporaryBuilder === undefined ? {} : { BUILDX_CONFIG: request.temporaryBuilder.directory }),
            ...(request.time === undefined ? {} : { SOURCE_DATE_EPOCH: String(request.time) }),
        },
        signal: edges.signal,
        onOutput: (chunk) => {
            reader.take(chunk);
            write(chunk);
        },
    }));
    const output = reader.read();
    const dockerfile = await readDockerfile(request);
    tellWarnings(edges.log, output, dockerfile.path);
    if (end.code !== 0) {
        const fault = pushFault(end.output);
        if (fault !== undefined)
            throw new PushRefused(fault, end.output);
        throw buildFailure({ code: end.code, output, dockerfile });
    }
    return { digest: readDigest(await (0,promises_.readFile)(metadataFile, 'utf8')), facts: buildFacts(output) };
}
async function readDockerfile({ workspace, settings }) {
    const path = (0,external_node_path_.resolve)(workspace, settings.file ?? (0,external_node_path_.join)(settings.context, 'Dockerfile'));
    return { path: (0,external_node_path_.relative)(workspace, path), text: await (0,promises_.readFile)(path, 'utf8').catch(() => '') };
}
const WARNINGS_SHOWN = 5;
function tellWarnings(log, output, file) {
    const warnings = buildWarnings(output);
    for (const { message, line } of warnings.slice(0, WARNINGS_SHOWN)) {
        log.warning(message, (0,annotation/* annotationOf */.l)({ file, ...(line === undefined ? {} : { line }) }));
    }
    const more = warnings.length - WARNINGS_SHOWN;
    if (more > 0)
        log.info(`The checks of the Dockerfile found ${more} more: see the list at the end of the build.`);
}
class PushRefused extends Error {
    name = 'PushRefused';
    fault;
    output;
    constructor(fault, output) {
        super(`the push was refused: ${fault}`);
        this.fault = fault;
        this.output = output;
    }
}
async function writeSecrets({ settings, configDirectory }) {
    const values = [...settings.secrets.values()];
    await Promise.all(values.map((value, index) => (0,promises_.writeFile)(secretFile(configDirectory, index), value, { mode: 0o600 })));
}
function readDigest(metadata) {
    const digest = JSON.parse(metadata)['containerimage.digest'];
    if (typeof digest === 'string' && /^sha256:[0-9a-f]{64}$/.test(digest))
        return digest;
    throw new build_problem/* Problem */.AF('buildx pushed the image but its metadata file names no digest.', 'Update buildx (docker/setup-buildx-action), or remove `outputs` from the builder.');
}

;// CONCATENATED MODULE: ./build/image/docker-config.js


async function makeDockerConfig(directory, userDirectory, login) {
    await (0,promises_.mkdir)(directory, { mode: 0o700, recursive: true });
    const entries = await (0,promises_.readdir)(userDirectory).catch(() => []);
    const text = entries.includes('config.json') ? await (0,promises_.readFile)((0,external_node_path_.join)(userDirectory, 'config.json'), 'utf8') : '{}';
    const links = entries.filter((entry) => entry !== 'config.json');
    await Promise.all([
        (0,promises_.writeFile)((0,external_node_path_.join)(directory, 'config.json'), JSON.stringify(withLogin(parse(text), login)), { mode: 0o600 }),
        ...links.map((entry) => docker_config_link((0,external_node_path_.join)(userDirectory, entry), (0,external_node_path_.join)(directory, entry))),
    ]);
}
async function docker_config_link(target, path) {
    await (0,promises_.symlink)(target, path).catch((error) => {
        if (error.code !== 'EEXIST')
            throw error;
    });
}
function withLogin(config, { registry, token }) {
    return {
        ...config,
        auths: { ...section(config.auths), [registry]: { auth: token } },
        credHelpers: { ...section(config.credHelpers), [registry]: '' },
    };
}
function parse(text) {
    try {
        return section(JSON.parse(text));
    }
    catch {
        return {};
    }
}
function section(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
}

// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-ecr/dist-es/commands/GetAuthorizationTokenCommand.js
var GetAuthorizationTokenCommand = __webpack_require__(8421);
;// CONCATENATED MODULE: ./build/image/login.js


async function logIn({ ecr, log }) {
    const { authorizationData } = await ecr.send(new GetAuthorizationTokenCommand/* GetAuthorizationTokenCommand */.E({}));
    const { authorizationToken: token, proxyEndpoint = '' } = authorizationData?.[0] ?? {};
    if (token === undefined)
        throw new build_problem/* Problem */.AF('ECR gave no authorization token.', 'Run the job again.');
    log.mask(token);
    log.mask(Buffer.from(token, 'base64').toString().replace(/^AWS:/, ''));
    return { token, registry: proxyEndpoint.replace(/^https?:\/\//, '') };
}

// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-ecr/dist-es/commands/DescribeRepositoriesCommand.js
var DescribeRepositoriesCommand = __webpack_require__(1946);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-ecr/dist-es/commands/CreateRepositoryCommand.js
var CreateRepositoryCommand = __webpack_require__(9093);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-ecr/dist-es/commands/ListTagsForResourceCommand.js
var ListTagsForResourceCommand = __webpack_require__(1739);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-ecr/dist-es/commands/PutLifecyclePolicyCommand.js
var PutLifecyclePolicyCommand = __webpack_require__(502);
;// CONCATENATED MODULE: ./build/image/repository-settings.js
function settingsRequest({ tagMutability = 'IMMUTABLE', encryption, }) {
    if (encryption === undefined)
        return { imageTagMutability: tagMutability };
    const { type, key } = encryption;
    return {
        imageTagMutability: tagMutability,
        encryptionConfiguration: { encryptionType: type, ...(key === undefined ? {} : { kmsKey: key }) },
    };
}
function settingsDifference(stored, wanted) {
    const { encryptionType = 'AES256', kmsKey } = stored.encryptionConfiguration ?? {};
    const { tagMutability, encryption } = wanted;
    const differences = [];
    if (tagMutability !== undefined && tagMutability !== stored.imageTagMutability) {
        differences.push(`image-tag-mutability ${tagMutability} (it has ${stored.imageTagMutability})`);
    }
    const key = encryption?.key?.includes(':key/') === true ? encryption.key : kmsKey;
    if (encryption !== undefined && (encryption.type !== encryptionType || key !== kmsKey)) {
        const asked = encryption.key ?? encryption.type;
        const has = encryptionType === 'AES256' || kmsKey === undefined ? encryptionType : `${encryptionType}, ${kmsKey}`;
        differences.push(`repository-encryption ${asked} (it has ${has})`);
    }
    if (differences.length === 0)
        return undefined;
    return `The ECR repository ${stored.repositoryName} exists and is left as it is, without ${differences.join(' and ')}.`;
}

;// CONCATENATED MODULE: ./build/image/repository.js




async function findRepository(ecr, { name, registryId }) {
    const registry = registryId === undefined ? {} : { registryId };
    try {
        const { repositories } = await ecr.send(new DescribeRepositoriesCommand/* DescribeRepositoriesCommand */.p({ ...registry, repositoryNames: [name] }));
        return repositories?.[0];
    }
    catch (error) {
        if ((0,aws_error/* isError */.bJ)(error, 'RepositoryNotFoundException'))
            return undefined;
        throw error;
    }
}
const OWNER_TAG = 'servicefull:repository';
function createRepositoryRequest({ name, owner, settings }) {
    return {
        repositoryName: name,
        ...settingsRequest(settings),
        imageScanningConfiguration: { scanOnPush: true },
        tags: [{ Key: OWNER_TAG, Value: owner.repository }],
    };
}
const PREVIEW_DAYS = 180;
const UNTAGGED_DAYS = 14;
function lifecyclePolicyRequest(repositoryName) {
    const after = (days) => ({ countType: 'sinceImagePushed', countUnit: 'days', countNumber: days });
    const rules = [
        {
            rulePriority: 1,
            description: 'Images of pull requests',
            selection: { tagStatus: 'tagged', tagPrefixList: ['pr-'], ...after(PREVIEW_DAYS) },
            action: { type: 'expire' },
        },
        {
            rulePriority: 2,
            description: 'Images without a tag',
            selection: { tagStatus: 'untagged', ...after(UNTAGGED_DAYS) },
            action: { type: 'expire' },
        },
    ];
    return { repositoryName, lifecyclePolicyText: JSON.stringify({ rules }) };
}
async function createRepository({ ecr, log }, creation) {
    const { name, settings } = creation;
    let perhapsOurs = false;
    try {
        const { repository } = await ecr.send(new CreateRepositoryCommand/* CreateRepositoryCommand */.W(createRepositoryRequest(creation)));
        const tags = settings.tagMutability === 'MUTABLE' ? 'tags can move' : 'tags stay on their image';
        log.info(`Made the ECR repository ${name}: ${tags}, images are scanned on push.`);
        await setLifecycle(ecr, log, name);
        if (repository?.repositoryUri !== undefined)
            return repository.repositoryUri;
    }
    catch (error) {
        if (!(0,aws_error/* isError */.bJ)(error, 'RepositoryAlreadyExistsException'))
            throw explainCreation(error, name);
        perhapsOurs = (0,aws_error/* wasRepeated */.UD)(error);
    }
    const stored = await findRepository(ecr, { name });
    if (stored?.repositoryUri === undefined)
        throw new build_problem/* Problem */.AF(`ECR made the repository ${name} but does not find it.`, 'Run the job again.');
    if (perhapsOurs && (await isMarked({ ecr, log }, stored, creation)))
        await setLifecycle(ecr, log, name);
    tellDifference(log, stored, settings);
    return stored.repositoryUri;
}
async function isMarked({ ecr, log }, { repositoryArn }, { name, owner }) {
    try {
        const { tags = [] } = await ecr.send(new ListTagsForResourceCommand/* ListTagsForResourceCommand */.a({ resourceArn: repositoryArn }));
        return tags.some(({ Key, Value }) => Key === OWNER_TAG && Value === owner.repository);
    }
    catch (error) {
        if (!(0,aws_error/* isAccessDenied */.w7)(error))
            throw error;
        log.warning(`The ECR repository ${name} may have no lifecycle policy: the role that deploys lacks ecr:ListTagsForResource, to see whether this run made it.`);
        return false;
    }
}
function tellDifference(log, stored, settings) {
    const difference = settingsDifference(stored, settings);
    if (difference !== undefined)
        log.notice(difference);
}
function explainCreation(error, name) {
    if ((0,aws_error/* isError */.bJ)(error, 'LimitExceededException')) {
        return new build_problem/* Problem */.AF(`ECR makes no repository \`${name}\`: the account has as many in this region as its quota allows (${error.message}).`, 'Delete repositories that nobody needs, have the quota "Registered repositories" of ECR raised in Service Quotas, or name one that exists in `repository`.', { cause: error });
    }
    if ((0,aws_error/* isError */.bJ)(error, 'KmsException')) {
        const { kmsError = 'no reason given' } = error;
        return new build_problem/* Problem */.AF(`ECR makes no repository \`${name}\`: KMS refused the key (${kmsError}): ${error.message}`, 'Check that the key of `repository-encryption` is in this region, enabled and symmetric, and that the role that deploys may use it: kms:CreateGrant and kms:DescribeKey.', { cause: error });
    }
    return error;
}
async function setLifecycle(ecr, log, name) {
    try {
        await ecr.send(new PutLifecyclePolicyCommand/* PutLifecyclePolicyCommand */.R(lifecyclePolicyRequest(name)));
    }
    catch (error) {
        if (!(0,aws_error/* isAccessDenied */.w7)(error))
            throw error;
        log.warning(`The ECR repository ${name} got no lifecycle policy: the role that deploys lacks ecr:PutLifecyclePolicy.`);
    }
}
function onRegistry(uri, registry) {
    return registry === undefined ? uri : `${registry}/${uri.slice(uri.indexOf('/') + 1)}`;
}
function registryOf(uri) {
    return uri.slice(0, uri.indexOf('/'));
}

;// CONCATENATED MODULE: ./build/image/push.js






const push_TRIES = 3;
async function pushBuild(edges, order) {
    let { tag, token } = order;
    let tries = 1;
    let logins = 1;
    let moves = 0;
    for (;;) {
        const refused = await tryPush(edges, { ...order, tag, token });
        if (!(refused instanceof PushRefused))
            return { tag, reused: false, ...refused };
        if (refused.fault === 'transient' && tries < push_TRIES) {
            await edges.clock.wait(1000 * 2 ** tries, edges.signal);
            tries += 1;
        }
        else if (refused.fault === 'login' && logins === 1) {
            token = (await logIn(edges)).token;
            logins += 1;
        }
        else if (refused.fault === 'taken' && moves === 0) {
            const found = await findBuild(edges, order.wanted);
            if (found.kind === 'reusable')
                return { tag: found.image.tag, digest: found.image.digest, reused: true };
            tag = found.tag;
            moves += 1;
        }
        else {
            throw pushFailure(refused);
        }
        edges.log.info(`The push was refused (${refused.fault}); it is tried again.`);
    }
}
async function tryPush(edges, order) {
    const { request, repositoryUri, tag, token } = order;
    const login = { registry: registryOf(repositoryUri), token };
    await makeDockerConfig(request.configDirectory, order.userDockerConfig, login);
    try {
        return await edges.log.group(`Build ${repositoryUri}:${tag}`, () => buildImage(edges, { ...request, references: [`${repositoryUri}:${tag}`] }));
    }
    catch (error) {
        if (error instanceof PushRefused)
            return error;
        throw error;
    }
}

;// CONCATENATED MODULE: ./build/image/naming.js







async function pushImage(edges, plan, order) {
    const pushed = await pushBuild(edges, order);
    const first = await nameImage(edges, plan, { pushed, mark: order.wanted.mark });
    if (first !== undefined)
        return first;
    const found = await findBuild(edges, order.wanted);
    if (found.kind === 'reusable') {
        const { image, config, lacking } = found;
        const moreTags = await addTags(edges, { plan, image }, lacking);
        return { tag: image.tag, digest: image.digest, reused: true, config, moreTags };
    }
    edges.log.notice(`The tag ${pushed.tag} is on the image of another job by now; this image gets ${found.tag}.`);
    const again = await pushBuild(edges, { ...order, tag: found.tag });
    const second = await nameImage(edges, plan, { pushed: again, mark: order.wanted.mark });
    if (second !== undefined)
        return second;
    throw new build_problem/* Problem */.AF(`Other jobs put their images on the tags ${pushed.tag} and ${again.tag} while this job pushed to them.`, `Run the job again, and set the repository ${plan.repository.name} to immutable tags. Nothing was deployed.`);
}
async function nameImage(edges, plan, { pushed, mark }) {
    const { digest } = pushed;
    const images = await readImages(edges.ecr, plan.repository, [digest, pushed.tag]);
    const image = images.find((each) => each.digest === digest);
    if (image === undefined) {
        throw new build_problem/* Problem */.AF(`The image ${digest} was pushed, but ECR does not find it in the repository ${plan.repository.name}.`, 'Check that the builder pushes to this account and region, then run the job again. Nothing was deployed.');
    }
    const config = await readConfig(edges, plan.repository, image);
    if (config.labels.size > 0 && config.labels.get(LABELS.fingerprint) !== mark)
        return undefined;
    const lost = images.some((each) => each.tag === pushed.tag && each.digest !== digest);
    const tag = lost ? `${pushed.tag}-${digest.slice('sha256:'.length).slice(0, 8)}` : pushed.tag;
    if (lost)
        edges.log.notice(`The tag ${pushed.tag} is on the image of another job by now; this image gets ${tag}.`);
    const moreTags = await addTags(edges, { plan, image }, lost ? [tag, ...plan.tags.more] : plan.tags.more);
    return { ...pushed, tag, config, moreTags };
}
async function addTags(edges, { plan, image }, tags) {
    const given = await Promise.all(tags.map((tag) => addTag(edges, { plan, image }, tag)));
    return plan.tags.more.filter((tag) => !tags.includes(tag) || given[tags.indexOf(tag)]);
}
async function addTag({ ecr, log }, { plan: { repository }, image }, tag) {
    try {
        await ecr.send(new PutImageCommand/* PutImageCommand */.S({
            ...(0,image_registry/* named */.KT)(repository),
            imageManifest: image.manifest,
            imageManifestMediaType: image.mediaType,
            imageTag: tag,
        }));
        return true;
    }
    catch (error) {
        if ((0,aws_error/* isError */.bJ)(error, 'ImageAlreadyExistsException'))
            return true;
        if (!(0,aws_error/* isError */.bJ)(error, 'ImageTagAlreadyExistsException'))
            throw error;
        log.warning(`The tag ${tag} is on another image already, and the repository ${repository.name} does not let tags move. The deploy goes by digest all the same.`);
        return false;
    }
}

;// CONCATENATED MODULE: ./build/image/image.js










async function prepareImage(edges, order, answers) {
    const { plan, workspace } = order;
    const mark = fingerprint(plan, order.buildId);
    const [repositoryUri, found] = await reachOther(PUSH_ACTIONS, () => Promise.all([answers.repositoryUri(), findBuild(edges, wantedBuild(order, mark))]));
    if (found.kind === 'reusable' && repositoryUri !== undefined)
        return { ...found, kind: 'found', repositoryUri };
    const missing = found.kind === 'missing' ? found : { tag: plan.tags.build, taken: undefined };
    const [{ token, registry }, builder, , maker] = await (0,build_problem/* settle */.G9)([
        answers.login(),
        checkBuilder(answers, plan.settings, repositoryUri),
        checkBuildFiles(workspace, plan.settings),
        Promise.resolve(repositoryUri === undefined ? makerOf(edges, plan) : undefined),
    ]);
    const uri = maker === 'push' ? `${registry}/${plan.repository.name}` : repositoryUri;
    return { kind: 'to-build', repositoryUri: uri, missing, mark, token, builder };
}
async function checkBuilder({ builder }, settings, uri) {
    if (uri !== undefined && needsOf(settings).length === 0)
        return 'present';
    return chooseBuilder(await builder(), settings);
}
async function makeImage(edges, order, ready) {
    for (const note of order.plan.tags.notes)
        edges.log.info(note);
    return reachOther(PUSH_ACTIONS, () => ready.kind === 'found' ? reuse(edges, order.plan, ready) : build(edges, order, ready));
}
async function build(edges, order, ready) {
    const { plan, buildId, workspace, configDirectory, userDockerConfig } = order;
    const { tag, taken } = ready.missing;
    const repositoryUri = onRegistry(ready.repositoryUri, plan.registry);
    if (taken !== undefined) {
        edges.log.notice(`The tag ${taken} is on an image already and stays; this one gets ${tag}.`);
    }
    const labels = imageLabels({ buildId, mark: ready.mark, source: order.source, pullRequest: plan.pullRequest });
    const request = {
        settings: plan.settings,
        buildId: buildId.id,
        labels,
        time: buildId.time,
        workspace,
        configDirectory,
        temporaryBuilder: ready.builder === 'temporary' ? ready.temporaryBuilder : undefined,
    };
    const wanted = wantedBuild(order, ready.mark);
    try {
        const push = { wanted, repositoryUri, tag, token: ready.token, userDockerConfig, request };
        const { config, ...pushed } = await pushImage(edges, plan, push);
        const { platforms, size } = config;
        const reference = `${repositoryUri}@${pushed.digest}`;
        return { ...pushed, name: plan.name, reference, repositoryUri, platforms, size };
    }
    finally {
        await (0,promises_.rm)(configDirectory, { recursive: true, force: true });
    }
}
function wantedBuild({ plan, run }, mark) {
    return { repository: plan.repository, tag: plan.tags.build, more: plan.tags.more, mark, reuse: plan.reuse, run };
}
async function reuse(edges, plan, ready) {
    const found = foundImage(plan, ready);
    const { repositoryUri, tag, digest } = found;
    const moreTags = await addTags(edges, { plan, image: ready.image }, ready.lacking);
    edges.log.info(`The image of this build exists: ${repositoryUri}:${tag} (${digest}). Nothing is built.`);
    return { ...found, moreTags };
}
function foundImage(plan, { repositoryUri: uri, image, config }) {
    const repositoryUri = onRegistry(uri, plan.registry);
    const { tag, digest } = image;
    return {
        name: plan.name,
        reference: `${repositoryUri}@${digest}`,
        tag,
        digest,
        repositoryUri,
        reused: true,
        platforms: config.platforms,
        size: config.size,
    };
}

;// CONCATENATED MODULE: ./build/image/foresee.js





const NO_DIGEST = `sha256:${'0'.repeat(64)}`;
async function foreseeImage(edges, order) {
    const { plan, buildId } = order;
    const [stored, found] = await reachOther([...PULL_ACTIONS, 'ecr:DescribeRepositories'], () => Promise.all([
        findRepository(edges.ecr, plan.repository),
        findBuild(edges, wantedBuild(order, fingerprint(plan, buildId))),
    ]));
    const uri = stored?.repositoryUri;
    if (found.kind === 'reusable' && uri !== undefined)
        return foundImage(plan, { ...found, repositoryUri: uri });
    const repositoryUri = uri === undefined ? plan.repository.name : onRegistry(uri, plan.registry);
    const tag = found.kind === 'missing' ? found.tag : plan.tags.build;
    edges.log.info(`The image of this build does not exist yet. ${repositoryUri}:${tag} stands for it.`);
    return {
        reference: `${repositoryUri}:${tag}`,
        tag,
        digest: NO_DIGEST,
        repositoryUri,
        reused: false,
        platforms: [],
        name: plan.name,
    };
}

;// CONCATENATED MODULE: ./build/image/named-log.js
function namedLogs(log) {
    let shown = Promise.resolve();
    const show = (print) => {
        shown = shown.then(async () => void (await print()));
        return shown;
    };
    return (name) => {
        const titled = (text) => `image ${name}: ${text}`;
        const kept = [];
        return {
            info: (text) => void show(() => log.info(titled(text))),
            notice: (text) => void show(() => log.notice(titled(text))),
            warning: (text, properties) => void show(() => log.warning(titled(text), properties)),
            error: (text, properties) => void show(() => log.error(titled(text), properties)),
            group: async (title, work) => {
                try {
                    return await work();
                }
                finally {
                    const output = kept.splice(0).join('');
                    await show(() => log.group(titled(title), () => log.foreign(async (write) => write(output))));
                }
            },
            foreign: (work) => work((text) => void kept.push(text)),
            mask: (secret) => log.mask(secret),
            secrets: log.secrets,
        };
    };
}

;// CONCATENATED MODULE: ./build/image/temporary-builder.js





const FOLDER = 'temporary-builder';
const DEFAULTS = 'buildkitd.default.toml';
const REMOVAL_MILLISECONDS = 30_000;
function createArguments(name) {
    return ['buildx', 'create', `--name=${name}`, '--driver=docker-container', '--bootstrap'];
}
function removeArguments(name) {
    return ['buildx', 'rm', name];
}
async function withBuilder(edges, { choice, directory, userBuildxConfig }, work) {
    if (choice === 'present')
        return work(undefined);
    const name = `servicefull-${(0,external_node_crypto_.randomUUID)().slice(0, 8)}`;
    const builder = { name, directory: (0,external_node_path_.join)(directory, FOLDER) };
    await (0,promises_.mkdir)(builder.directory, { recursive: true, mode: 0o700 });
    await (0,promises_.symlink)((0,external_node_path_.join)(userBuildxConfig, DEFAULTS), (0,external_node_path_.join)(builder.directory, DEFAULTS));
    try {
        await create(edges, builder);
        return await work(builder);
    }
    finally {
        await remove(edges, builder);
    }
}
async function create({ docker, log, signal }, { name, directory }) {
    const end = await log.group(`Make the builder ${name}, for this job only`, () => log.foreign((write) => docker({ args: createArguments(name), env: { BUILDX_CONFIG: directory }, signal, onOutput: write })));
    if (end.code !== 0)
        throw missingDocker(end) ?? creationFailure(end.output);
}
async function remove({ docker, log }, builder) {
    const { name, directory } = builder;
    const signal = AbortSignal.timeout(REMOVAL_MILLISECONDS);
    const end = await docker({ args: removeArguments(name), env: { BUILDX_CONFIG: directory }, signal }).catch(String);
    const why = typeof end === 'string' ? end : end.output.trim();
    if ((typeof end !== 'string' && end.code === 0) || /: no builder ".*" found$/m.test(why))
        return;
    log.warning(`The builder ${name} was not removed: ${why}\nRemove its container: \`docker rm --force --volumes buildx_buildkit_${name}0\`.`);
}
async function removeLeftBuilders(edges, folder) {
    const directory = join(folder, FOLDER);
    const names = await readdir(join(directory, 'instances')).catch(() => []);
    await Promise.all(names.map((name) => remove(edges, { name, directory })));
    return names;
}
const OTHERWISE = 'or add `- uses: docker/setup-buildx-action@v4` and remove `create-builder`. Nothing was deployed.';
function creationFailure(output) {
    const error = /^(?:ERROR|Error|error): (.*)$/m.exec(output)?.[1] ?? output.trim().split('\n').at(-1) ?? '';
    return new build_problem/* Problem */.AF(`The temporary builder was not made: ${error.replace(/\.$/, '')}.`, creationRemedy(error));
}
function creationRemedy(error) {
    if (/toomanyrequests|too many requests|pull rate limit/i.test(error)) {
        return 'Docker Hub limits pulls by address, and runners share theirs: log in to it before this step (docker/login-action). Nothing was deployed.';
    }
    if (/operation not permitted|privileged|authorization denied/i.test(error)) {
        return `It needs a container with \`--privileged\`, which this Docker engine does not run: name a builder elsewhere in \`builder\`, ${OTHERWISE}`;
    }
    if (/no space left on device/i.test(error)) {
        return 'Free disk space before this step, or take a larger runner. Nothing was deployed.';
    }
    if (/registry|lookup|dial tcp|pull access denied|manifest unknown|timeout/i.test(error)) {
        return `It needs the image moby/buildkit:buildx-stable-1: let the runner reach Docker Hub, load the image before this step, ${OTHERWISE}`;
    }
    return `See what docker wrote above, ${OTHERWISE}`;
}

;// CONCATENATED MODULE: ./build/image/images.js







async function prepareImages(requests) {
    const answersTo = sharedAnswers();
    return (0,build_problem/* settle */.G9)(requests.map(async (request) => {
        const { edges, order } = request;
        try {
            return { edges, order, ready: await prepareImage(edges, order, answersTo(request)) };
        }
        catch (error) {
            throw (0,build_problem/* about */.Cv)(subject(order), error);
        }
    }));
}
function sharedAnswers() {
    const logInOnce = once((_, edges) => logIn(edges));
    const inspectOnce = once((name, edges) => findBuilder(edges, name === '' ? undefined : name));
    const findOnce = once(async (_, { edges, order: { plan } }) => {
        const stored = await findRepository(edges.ecr, plan.repository);
        if (stored !== undefined)
            tellDifference(edges.log, stored, plan.repositorySettings);
        return stored?.repositoryUri;
    });
    return ({ edges, order }) => ({
        login: async () => logInOnce(await edges.ecr.config.region(), edges),
        builder: () => inspectOnce(order.plan.settings.builder ?? '', edges),
        repositoryUri: () => findOnce(JSON.stringify(order.plan.repository), { edges, order }),
    });
}
async function makeImages(edges, works, place) {
    const choice = works.some(({ ready }) => ready.kind === 'to-build' && ready.builder === 'temporary')
        ? 'temporary'
        : 'present';
    return withBuilder(edges, { ...place, choice }, (temporaryBuilder) => makeAll(edges.log, works, temporaryBuilder));
}
async function makeAll(log, works, temporaryBuilder) {
    const stop = new AbortController();
    const logOf = namedLogs(log);
    const create = once((name, { edges, order }) => createRepository(edges, { name, owner: order.owner, settings: order.plan.repositorySettings }));
    return (0,build_problem/* settle */.G9)(works.map(async (work) => {
        const { edges, order, ready } = work;
        const { name, repository } = order.plan;
        const signal = AbortSignal.any([edges.signal, stop.signal]);
        let { repositoryUri } = ready;
        try {
            signal.throwIfAborted();
            repositoryUri ??= await create(repository.name, work);
            const housed = { ...ready, repositoryUri, temporaryBuilder };
            if (name === undefined)
                return await makeImage({ ...edges, signal }, order, housed);
            return await tellProgress(logOf(name), ready, (log) => makeImage({ ...edges, signal, log }, order, housed));
        }
        catch (error) {
            if (signal.aborted && isAbort(error, signal))
                throw signal.reason;
            const fault = repositoryUri === undefined ? error : (0,build_problem/* about */.Cv)(subject(order), error);
            stop.abort(fault);
            throw fault;
        }
    }));
}
function isAbort(error, { reason }) {
    return error === reason || (error instanceof Error && error.name === 'AbortError');
}
async function tellProgress(log, { kind }, make) {
    if (kind === 'to-build')
        log.info('building');
    const image = await make(log);
    if (!image.reused)
        log.info(`pushed ${image.repositoryUri}:${image.tag} (${image.digest})`);
    return image;
}
function once(work) {
    const done = new Map();
    return (key, given) => {
        const result = done.get(key) ?? work(key, given);
        done.set(key, result);
        return result;
    };
}
function subject({ plan }) {
    return plan.name === undefined ? undefined : `Image ${plan.name}`;
}

;// CONCATENATED MODULE: ./build/commands/images.js









async function readyImages(plan, world) {
    const existing = plan.images.flatMap((image) => (image.kind === 'existing' ? [image] : []));
    const requests = plan.images.flatMap((image) => image.kind === 'build' ? [{ edges: edgesOf(world, image.repository), order: orderOf(plan, image, world) }] : []);
    const shown = plan.kind === 'diff';
    const [found, foreseen, works] = await (0,build_problem/* settle */.G9)([
        (0,build_problem/* settle */.G9)(existing.map((image) => resolveExisting(world.aws, image))),
        (0,build_problem/* settle */.G9)(shown ? requests.map(({ edges, order }) => foreseeImage(edges, order)) : []),
        prepareImages(shown ? [] : requests),
    ]);
    return { existing: [...found, ...foreseen], works };
}
function knownImages({ existing, works }) {
    return [
        ...existing,
        ...works.flatMap(({ order, ready }) => (ready.kind === 'found' ? [foundImage(order.plan, ready)] : [])),
    ];
}
async function provideImages({ existing, works }, world) {
    const place = { directory: world.dockerLogin, userBuildxConfig: world.context.buildxConfig };
    try {
        return [...existing, ...(await makeImages(world, works, place))];
    }
    finally {
        await (0,promises_.rm)(world.dockerLogin, { recursive: true, force: true });
    }
}
function edgesOf({ aws, docker, log, clock, signal }, { region }) {
    const home = async () => ({ registryId: (await readIdentity(aws)).account, region: aws.region });
    return { ecr: aws.ecrIn(region ?? aws.region), home, http: aws.http, docker, log, clock, signal };
}
function orderOf({ buildId, owner }, image, { context, dockerLogin }) {
    return {
        plan: image,
        buildId,
        owner,
        workspace: context.workspace,
        run: `${context.run.id}.${context.run.attempt}.${(0,external_node_crypto_.randomUUID)().slice(0, 4)}`,
        source: context.source,
        userDockerConfig: context.dockerConfig,
        configDirectory: (0,external_node_path_.join)(dockerLogin, image.name === undefined ? 'image' : `image-${image.name}`),
    };
}

;// CONCATENATED MODULE: ./build/commands/world.js
function stopwatch(clock) {
    const phases = [];
    return {
        phases,
        time: async (name, work) => {
            const start = clock.now();
            const result = await work();
            phases.push({ name, milliseconds: clock.now() - start });
            return result;
        },
    };
}

;// CONCATENATED MODULE: ./build/commands/build.js



async function buildOnly(plan, world) {
    const { phases, time } = stopwatch(world.clock);
    const ready = await time('Preflight', () => withIdentity(world, plan.allowedAccountIds, readyImages(plan, world)));
    const images = await time('Image', () => provideImages(ready, world));
    return { operation: 'build', buildId: plan.buildId.id, images, phases };
}

;// CONCATENATED MODULE: ./build/plan/run.js
function describeSource({ repository, buildId, run }) {
    return `${repository} ${buildId} run ${run.number}.${run.attempt} ${run.url}`;
}
function readSource(description) {
    const match = /^(\S+) (\S+) run (\d+)\.(\d+) (\S+\/actions\/runs\/(\d+))$/.exec(description);
    if (match === null)
        return undefined;
    const [, repository = '', buildId = '', number = '', attempt = '', url = '', id = ''] = match;
    return { repository, buildId, run: { id, number, attempt, url } };
}
function isOvertaken(run, by) {
    if (run.id === by.id)
        return Number(run.attempt) < Number(by.attempt);
    return run.attempt === '1' && Number(run.id) < Number(by.id);
}

;// CONCATENATED MODULE: ./build/report/comment.js

const MAXIMUM_CHARACTERS = 60_000;
function commentOf(subject, markdown) {
    const link = `[Run ${subject.run.number}](${subject.run.url})`;
    const text = markdown.length <= MAXIMUM_CHARACTERS
        ? `${markdown.trimEnd()}\n\n${link}`
        : `${inSight(markdown)}\n\nThe rest is too long for a comment: see the summary of ${link}.`;
    return `${markerOf(subject.key)}\n<!-- ${subject.run.id}.${subject.run.attempt} -->\n${text}\n`;
}
function markerOf(key) {
    return `<!-- servicefull: ${key} -->`;
}
function isNewer(body, { run }) {
    const [, id, attempt] = /^<!-- servicefull: .* -->\n<!-- (\d+)\.(\d+) -->/.exec(body) ?? [];
    return id !== undefined && attempt !== undefined && isOvertaken(run, { id, attempt });
}
function inSight(markdown) {
    const [before = ''] = markdown.split('\n<details>', 1);
    return before.length <= MAXIMUM_CHARACTERS ? before.trimEnd() : (markdown.split('\n', 1)[0] ?? '');
}

// EXTERNAL MODULE: ./build/report/failure.js
var failure = __webpack_require__(897);
// EXTERNAL MODULE: ./build/report/hidden.js
var report_hidden = __webpack_require__(935);
// EXTERNAL MODULE: ./build/report/summary.js + 3 modules
var summary = __webpack_require__(7053);
;// CONCATENATED MODULE: ./build/commands/comment.js




async function tellEnd(world, work) {
    const { telling, log, signal } = world;
    if (telling === undefined)
        return work();
    const { token } = telling;
    log.mask(token);
    const github = async () => (await Promise.all(/* import() */[__webpack_require__.e(757), __webpack_require__.e(374)]).then(__webpack_require__.bind(__webpack_require__, 8374))).openGitHub({ signal, token });
    try {
        const result = await work();
        await comment({ github, log }, telling, (0,summary/* summaryOf */.Y)(result));
        return result;
    }
    catch (error) {
        if (!signal.aborted)
            await comment({ github, log }, telling, (0,failure/* failureSummary */.j)((0,failure/* failuresOf */.d)(error)));
        throw error;
    }
}
async function comment({ github, log }, telling, markdown) {
    const { repository, pullRequest } = telling;
    try {
        const octokit = await github();
        const found = await findComment(octokit, telling);
        const body = commentOf(telling, (0,report_hidden/* withoutSecrets */.c)(markdown, log.secrets));
        if (found !== undefined && (found.body === body || isNewer(found.body, telling)))
            return;
        const [owner = '', repo = ''] = repository.split('/');
        const { issues } = octokit.rest;
        if (found !== undefined)
            await issues.updateComment({ owner, repo, comment_id: found.databaseId, body });
        else
            await issues.createComment({ owner, repo, issue_number: pullRequest, body, request: { retries: 0 } });
    }
    catch (error) {
        const reason = reasonOf(error);
        const remedy = /not accessible|must have|permission/i.test(reason)
            ? ' Add `pull-requests: write` to `permissions:` of the job, or set `comment: false`.'
            : '';
        log.warning(`The comment on pull request ${pullRequest} was not written: ${reason}.${remedy}`);
    }
}
function reasonOf(error) {
    const { errors, response, status, message, cause } = error;
    if (errors?.[0] !== undefined)
        return errors[0].message;
    if (response === undefined && cause instanceof Error)
        return reasonOf(cause);
    if (response === undefined)
        return (message ?? String(error)).replace(/\.$/, '');
    return typeof response.data?.message === 'string' ? response.data.message : `HTTP ${status}`;
}
async function findComment(github, { repository, pullRequest, key }) {
    const [owner, name] = repository.split('/');
    const pages = github.graphql.paginate.iterator(COMMENTS, { owner, name, pullRequest });
    for await (const page of pages) {
        const { nodes } = page.repository.pullRequest.comments;
        const found = nodes.find(({ body, viewerDidAuthor }) => viewerDidAuthor && body.startsWith(markerOf(key)));
        if (found !== undefined)
            return found;
    }
    return undefined;
}
const COMMENTS = `query($owner: String!, $name: String!, $pullRequest: Int!, $cursor: String) {
  repository(owner: $owner, name: $name) {
    pullRequest(number: $pullRequest) {
      comments(first: 100, after: $cursor) {
        nodes { databaseId body viewerDidAuthor }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
}`;

// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-cloudformation/dist-es/commands/ListChangeSetsCommand.js
var ListChangeSetsCommand = __webpack_require__(3890);
;// CONCATENATED MODULE: ./build/stack/change-set-list.js

async function listChangeSets(client, stackName) {
    const summaries = [];
    let token;
    do {
        const page = await client.send(new ListChangeSetsCommand/* ListChangeSetsCommand */.N({ StackName: stackName, NextToken: token }));
        summaries.push(...(page.Summaries ?? []));
        token = page.NextToken;
    } while (token !== undefined);
    return summaries;
}
function hasOurName({ ChangeSetName }) {
    return (ChangeSetName ?? '').startsWith('sf-');
}
async function isLeftover(client, stack, { repository }) {
    if (stack.status !== 'REVIEW_IN_PROGRESS')
        return false;
    const summaries = await listChangeSets(client, stack.id);
    return summaries.every((summary) => hasOurName(summary) && summary.Description?.startsWith(`${repository} `));
}

// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-cloudformation/dist-es/commands/DescribeStackEventsCommand.js
var DescribeStackEventsCommand = __webpack_require__(8565);
;// CONCATENATED MODULE: ./build/stack/event-pages.js

async function* eventPages(client, stackId) {
    const seen = new Set();
    let next;
    do {
        const page = await client.send(new DescribeStackEventsCommand/* DescribeStackEventsCommand */.I({ StackName: stackId, NextToken: next }));
        const events = (page.StackEvents ?? []).filter(({ EventId }) => !seen.has(EventId));
        for (const { EventId } of events)
            seen.add(EventId);
        yield events;
        next = page.NextToken;
    } while (next !== undefined);
}

// EXTERNAL MODULE: ./build/stack/events.js
var stack_events = __webpack_require__(3410);
;// CONCATENATED MODULE: ./build/stack/nested-events.js



async function withNestedEvents(client, reading) {
    const { told, last, closed } = reading;
    const since = (0,stack_events/* timeOf */.nR)(told[0] ?? reading.fresh[0]);
    const read = new Set(closed);
    let fresh = reading.fresh;
    for (;;) {
        const stacks = nestedStacks(told, fresh).filter(({ id, busy }) => (busy || last) && !read.has(id));
        if (stacks.length === 0)
            return fresh;
        const found = await Promise.all(stacks.map(async ({ id, parents }) => {
            read.add(id);
            const known = told.findLast(({ StackId }) => StackId === id)?.EventId;
            const events = await readSince(client, { id, known, since });
            if (events === undefined)
                closed.add(id);
            return (events ?? []).filter((event) => !(0,stack_events/* isOfStack */.K6)(event)).map((event) => ({ ...event, parents }));
        }));
        fresh = found.reduce(merge, fresh);
    }
}
function nestedStacks(told, fresh) {
    const stacks = new Map();
    for (const [events, isFresh] of [[told, false], [fresh, true]]) {
        for (const event of events) {
            const id = event.PhysicalResourceId ?? '';
            if (!(0,stack_events/* isOfNestedStack */.r9)(event) || !id.startsWith('arn:'))
                continue;
            stacks.set(id, { id, parents: (0,stack_events/* pathOf */.XM)(event).split('/'), busy: isFresh || (0,stack_events/* isInProgress */.LT)(event) });
        }
    }
    return [...stacks.values()];
}
async function readSince(client, reading) {
    const newest = [];
    try {
        for await (const page of eventPages(client, reading.id)) {
            for (const event of page) {
                if (event.EventId === reading.known || (0,stack_events/* timeOf */.nR)(event) < reading.since)
                    return newest.reverse();
                newest.push(event);
            }
        }
        return newest.reverse();
    }
    catch (error) {
        if ((0,aws_error/* isAccessDenied */.w7)(error))
            return undefined;
        if ((0,aws_error/* isError */.bJ)(error, 'ValidationError', /does not exist/))
            return [];
        throw error;
    }
}
function merge(others, nested) {
    const merged = [];
    const waiting = [...nested];
    for (const other of others) {
        const until = (0,stack_events/* timeOf */.nR)(other);
        while (waiting[0] && ((0,stack_events/* timeOf */.nR)(waiting[0]) < until || ((0,stack_events/* timeOf */.nR)(waiting[0]) === until && !(0,stack_events/* isInProgress */.LT)(other))))
            merged.push(waiting.shift());
        merged.push(other);
    }
    return [...merged, ...waiting];
}

;// CONCATENATED MODULE: ./build/stack/poll.js

class TimedOut extends Error {
    name = 'TimedOut';
}
async function poll(waiting, ask) {
    const start = waiting.clock.now();
    for (;;) {
        waiting.signal.throwIfAborted();
        const asked = waiting.clock.now();
        const answer = await orAborted(ask(), waiting.signal).catch((error) => {
            if (waiting.signal.aborted || !(0,aws_error/* isTransient */.dg)(error))
                throw error;
            return undefined;
        });
        if (answer !== undefined)
            return answer;
        await rest(waiting, start, waiting.clock.now() - asked);
    }
}
async function orAborted(work, signal) {
    const { promise: aborted, reject } = Promise.withResolvers();
    const onAbort = () => reject(signal.reason);
    signal.addEventListener('abort', onAbort, { once: true });
    try {
        return await Promise.race([work, aborted]);
    }
    finally {
        signal.removeEventListener('abort', onAbort);
    }
}
async function rest({ clock, signal, deadline }, since, least = 0) {
    const now = clock.now();
    if (now >= deadline)
        throw new TimedOut('the wait took too long');
    await clock.wait(Math.min(Math.max(pause(now - since, Math.random()), least), deadline - now), signal);
}
function pause(elapsed, chance) {
    return Math.min(Math.max(200, elapsed / 50), 10_000) * (0.8 + 0.4 * chance);
}

// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-cloudformation/dist-es/commands/DescribeStacksCommand.js
var DescribeStacksCommand = __webpack_require__(6925);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-cloudformation/dist-es/commands/GetTemplateCommand.js
var GetTemplateCommand = __webpack_require__(3025);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-cloudformation/dist-es/commands/ListStackResourcesCommand.js
var ListStackResourcesCommand = __webpack_require__(6210);
;// CONCATENATED MODULE: ./build/stack/stack.js


async function readStack(client, name) {
    try {
        const { Stacks } = await client.send(new DescribeStacksCommand/* DescribeStacksCommand */.Y({ StackName: name }));
        return Stacks?.[0] && toStack(Stacks[0]);
    }
    catch (error) {
        if ((0,aws_error/* isError */.bJ)(error, 'ValidationError', /does not exist/))
            return undefined;
        throw error;
    }
}
function toStack(stack) {
    return {
        id: stack.StackId ?? '',
        name: stack.StackName ?? '',
        status: stack.StackStatus ?? '',
        reason: stack.StackStatusReason,
        parameters: pairs(stack.Parameters, ({ ParameterKey, ParameterValue }) => [ParameterKey, ParameterValue]),
        tags: tagsOf(stack.Tags),
        outputs: pairs(stack.Outputs, ({ OutputKey, OutputValue }) => [OutputKey, OutputValue]),
        roleArn: stack.RoleARN,
        notificationArns: stack.NotificationARNs ?? [],
        changeSetId: stack.ChangeSetId,
        terminationProtection: stack.EnableTerminationProtection ?? false,
    };
}
function tagsOf(tags) {
    return pairs(tags, ({ Key, Value }) => [Key, Value]);
}
function pairs(items, pair) {
    return new Map((items ?? []).map(pair).map(([key, value]) => [key ?? '', value ?? '']));
}
async function readTemplateBody(client, name) {
    try {
        const { TemplateBody } = await client.send(new GetTemplateCommand/* GetTemplateCommand */._({ StackName: name, TemplateStage: 'Original' }));
        return TemplateBody;
    }
    catch (error) {
        if ((0,aws_error/* isAccessDenied */.w7)(error) || (0,aws_error/* isError */.bJ)(error, 'ValidationError'))
            return undefined;
        throw error;
    }
}
async function listResources(client, stackId) {
    const resources = [];
    let token;
    do {
        const page = await client.send(new ListStackResourcesCommand/* ListStackResourcesCommand */.X({ StackName: stackId, NextToken: token }));
        resources.push(...(page.StackResourceSummaries ?? []));
        token = page.NextToken;
    } while (token !== undefined);
    return resources;
}
const REPOSITORY = 'servicefull:repository';
const STACK = 'servicefull:stack';
const PULL_REQUEST = 'servicefull:pull-request';
function ownerTags({ repository, stack, pullRequest }) {
    const tags = new Map([
        [REPOSITORY, repository],
        [STACK, stack],
    ]);
    if (pullRequest !== undefined)
        tags.set(PULL_REQUEST, String(pullRequest));
    return tags;
}
function isOurs(stack, owner) {
    return [REPOSITORY, STACK, PULL_REQUEST].every((key) => stack.tags.get(key) === ownerTags(owner).get(key));
}
function isUnowned(stack) {
    return !stack.tags.has(REPOSITORY);
}

;// CONCATENATED MODULE: ./build/stack/cli-command.js
function cliCommand(action, stack, options = '') {
    const region = regionOf(stack);
    const words = [`aws cloudformation ${action} --stack-name ${stack.name}`, region && `--region ${region}`, options];
    return `\`${words.filter(Boolean).join(' ')}\``;
}
function regionOf({ id }) {
    return id.split(':')[3] ?? '';
}

;// CONCATENATED MODULE: ./build/stack/status.js

const status_create = { kind: 'create' };
const update = { kind: 'update' };
const wait = { kind: 'wait' };
const neverCameUp = { kind: 'recreate', why: 'it never came up' };
const stop = (remedy) => ({ kind: 'stop', remedy });
const continueRollback = stop((stack, stuck) => {
    const skip = stuck.length === 0 ? '' : ` Only if they cannot be repaired, leave them as they are: add \`${skipped(stuck)}\`.`;
    return `Repair what the rollback failed on, run ${cliCommand('continue-update-rollback', stack)}, then run this job again.${skip}`;
});
const skipped = (stuck) => `--resources-to-skip ${stuck.join(' ')}`;
const rollBack = stop((stack) => `Run ${cliCommand('rollback-stack', stack)}, then run this job again.`);
const endImport = stop((stack) => `An import was not undone. See ${cliCommand('describe-stack-events', stack)}; import the rest again, or delete the stack, its resources retained, and ask AWS Support if neither works.`);
const VERDICTS = {
    REVIEW_IN_PROGRESS: status_create,
    DELETE_COMPLETE: status_create,
    CREATE_COMPLETE: update,
    UPDATE_COMPLETE: update,
    UPDATE_ROLLBACK_COMPLETE: update,
    IMPORT_COMPLETE: update,
    IMPORT_ROLLBACK_COMPLETE: update,
    CREATE_IN_PROGRESS: wait,
    UPDATE_IN_PROGRESS: wait,
    UPDATE_COMPLETE_CLEANUP_IN_PROGRESS: wait,
    UPDATE_ROLLBACK_IN_PROGRESS: wait,
    UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS: wait,
    ROLLBACK_IN_PROGRESS: wait,
    DELETE_IN_PROGRESS: wait,
    IMPORT_IN_PROGRESS: wait,
    IMPORT_ROLLBACK_IN_PROGRESS: wait,
    ROLLBACK_COMPLETE: neverCameUp,
    ROLLBACK_FAILED: neverCameUp,
    CREATE_FAILED: neverCameUp,
    DELETE_FAILED: { kind: 'recreate', why: 'its deletion was begun and failed' },
    UPDATE_FAILED: rollBack,
    UPDATE_ROLLBACK_FAILED: continueRollback,
    IMPORT_ROLLBACK_FAILED: endImport,
};
function verdictOn(status, rollbackDisabled = false) {
    if (status === undefined)
        return status_create;
    if (status === 'UPDATE_FAILED' && rollbackDisabled)
        return update;
    const unknown = stop((stack) => `Its status is not known to this action. Look at it with ${cliCommand('describe-stacks', stack)}.`);
    return VERDICTS[status] ?? unknown;
}
function isRunning(status) {
    return status !== undefined && status !== 'REVIEW_IN_PROGRESS' && status.endsWith('_IN_PROGRESS');
}
function outcomeOf(operation, status, rollbackDisabled = false) {
    if (status === SUCCESS[operation])
        return 'succeeded';
    const passing = !rollbackDisabled && isPassing(operation, status);
    return isRunning(status) || passing ? undefined : 'failed';
}
const SUCCESS = {
    create: 'CREATE_COMPLETE',
    update: 'UPDATE_COMPLETE',
    delete: 'DELETE_COMPLETE',
};
function isPassing(operation, status) {
    return operation === 'create' && status === 'CREATE_FAILED';
}

;// CONCATENATED MODULE: ./build/stack/follow.js






async function followOperation(client, following) {
    const events = [];
    const closed = new Set();
    return poll(following.waiting, async () => {
        const last = events.findLast(({ parents }) => parents.length === 0)?.EventId ?? following.after;
        const fresh = (await readNewEvents(client, following, last)).map((event) => ({ ...event, parents: [] }));
        const end = endOf(following, [...events, ...fresh]);
        const reading = { told: events, fresh, last: end !== undefined, closed };
        for (const event of await withNestedEvents(client, reading)) {
            following.onEvent(event, [...events]);
            events.push(event);
        }
        return end && { ...end, events, closed: [...closed] };
    });
}
function endOf({ operation, rollbackDisabled }, events) {
    for (const { ResourceStatus: status = '' } of events.filter(stack_events/* isOfStack */.K6)) {
        const outcome = outcomeOf(operation, status, rollbackDisabled);
        if (outcome !== undefined)
            return { outcome, status };
    }
    return undefined;
}
async function readNewEvents(client, following, last) {
    const newest = [];
    for await (const page of eventPages(client, following.stackId)) {
        for (const event of page) {
            if (event.EventId === last)
                return newest.reverse();
            newest.push(event);
            if (last === undefined && isFirst(event, following))
                return newest.reverse();
        }
        if (last === undefined && !newest.some((event) => event.ClientRequestToken === following.token))
            return [];
    }
    return last === undefined ? [] : newest.reverse();
}
function isFirst(event, { token, operation }) {
    return ((0,stack_events/* isOfStack */.K6)(event) &&
        event.ClientRequestToken === token &&
        event.ResourceStatus === `${operation.toUpperCase()}_IN_PROGRESS`);
}
async function awaitIdle(client, stack, waiting) {
    const { idle } = await poll(waiting, async () => {
        const now = await readStack(client, stack.id);
        return isRunning(now?.status) ? undefined : { idle: now?.status === 'DELETE_COMPLETE' ? undefined : now };
    });
    return idle;
}

;// CONCATENATED MODULE: ./build/stack/refusal.js




function explainRefusal(error, called) {
    if (!(error instanceof Error) || error instanceof build_problem/* Problem */.AF)
        return error;
    if (/Requires capabilities : \[/.test(error.message))
        return lacksCapabilities(error, called);
    const role = /Role (arn:\S+) is invalid or cannot be assumed/.exec(error.message)?.[1];
    if (role !== undefined)
        return cannotUseRole(error, role, called);
    return (0,aws_error/* isInvalid */.If)(error, 'CloudFormation CreateChangeSet') ? cannotBeMade(error) : error;
}
function cannotBeMade(error) {
    return new build_problem/* Problem */.AF(`CloudFormation cannot make the change set: ${error.message}`, 'Correct the template or its parameters. The stack was not changed.', { cause: error });
}
function lacksCapabilities(error, { stackName, capabilities = [] }) {
    const required = /\[(.*)\]/.exec(error.message)?.[1]?.split(/,\s*/) ?? [];
    const line = [...new Set([...capabilities, ...required])].join(',');
    return new build_problem/* Problem */.AF(`CloudFormation refuses the template of stack ${stackName}: it needs the capabilities ${required.join(', ')}.`, `Check what the template makes in IAM or by a transform, then acknowledge it: \`capabilities: ${line}\`.`, { cause: error });
}
function cannotUseRole(error, role, called) {
    const { stackName, stackId: id = '', capabilities, roleArn } = called;
    const trust = 'it must be there, and its trust policy must let cloudformation.amazonaws.com assume it';
    const command = cliCommand('delete-stack', { id, name: stackName }, '--role-arn <role>');
    const deletes = capabilities === undefined;
    const other = deletes ? `Or delete the stack with another one: ${command}.` : 'Or give another one in role-arn.';
    const whose = roleArn === role ? '' : ', which it was made with';
    return new build_problem/* Problem */.AF(`CloudFormation cannot use the service role ${role} of stack ${stackName}${whose}.`, `Make the role right: ${trust}. ${other}`, { cause: error });
}
function isProtected(stack, purpose) {
    return new build_problem/* Problem */.AF(`The stack ${stack.name} (${stack.status}) is not ${purpose}: it has termination protection.`, `If it may go, run ${cliCommand('update-termination-protection', stack, '--no-enable-termination-protection')}, then run the job again.`);
}
function notOurs(stack, owner, verb) {
    const marks = [...stack.tags].filter(([key]) => isMark(key)).map(([key, value]) => `${key}=${value}`);
    const whose = marks.length === 0
        ? 'it carries no tag of this action, so something else made it'
        : `it belongs to ${marks.join(', ')}`;
    return new build_problem/* Problem */.AF(`The stack ${stack.name} is not ${verb}: ${whose}.`, `Choose another stack-name. ${takeOver(stack, owner)}`);
}
function isMark(key) {
    return key.startsWith('servicefull:');
}
function takeOver(stack, owner) {
    if (stack.status === 'REVIEW_IN_PROGRESS')
        return `If the stack is yours, delete it, as it has no resources yet: ${cliCommand('delete-stack', stack)}.`;
    const others = [...stack.tags].filter(([key]) => !isMark(key) && !key.startsWith('aws:'));
    const tags = [...new Map([...others, ...ownerTags(owner)])].map(([Key, Value]) => ({ Key, Value }));
    const parameters = [...stack.parameters.keys()].map((key) => `ParameterKey=${key},UsePreviousValue=true`);
    const options = [
        '--use-previous-template',
        ...(parameters.length === 0 ? [] : ['--parameters', ...parameters]),
        '--capabilities CAPABILITY_IAM CAPABILITY_NAMED_IAM CAPABILITY_AUTO_EXPAND',
        `--tags '${JSON.stringify(tags).replaceAll("'", "'\\''")}'`,
    ];
    return `If the stack is yours, give it the tags of this one: ${cliCommand('update-stack', stack, options.join(' '))}.`;
}

// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-cloudformation/dist-es/commands/DeleteStackCommand.js
var DeleteStackCommand = __webpack_require__(6252);
// EXTERNAL MODULE: ./build/report/console.js
var console = __webpack_require__(7150);
// EXTERNAL MODULE: ./build/report/lines.js
var lines = __webpack_require__(6812);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-cloudformation/dist-es/commands/DescribeEventsCommand.js
var DescribeEventsCommand = __webpack_require__(3629);
;// CONCATENATED MODULE: ./build/stack/operation-events.js

async function readFailedEvents(client, source) {
    const events = [];
    let token;
    do {
        const page = await client.send(new DescribeEventsCommand/* DescribeEventsCommand */.w({ ...source, Filters: { FailedEvents: true }, NextToken: token }));
        events.push(...(page.OperationEvents ?? []));
        token = page.NextToken;
    } while (token !== undefined);
    return events;
}
function findingOf(event) {
    const { LogicalResourceId: id, ResourceType: type = '', ValidationPath: path } = event;
    const resource = id === undefined ? undefined : { id, type };
    if (event.EventType === 'VALIDATION_ERROR' && event.ValidationFailureMode !== 'WARN') {
        return { resource, by: event.ValidationName ?? '', reason: event.ValidationStatusReason ?? '', path };
    }
    if (event.EventType === 'HOOK_INVOCATION_ERROR' && event.HookFailureMode !== 'WARN') {
        return { resource, by: event.HookType ?? '', reason: event.HookStatusReason ?? '', path };
    }
    return undefined;
}

;// CONCATENATED MODULE: ./build/stack/failed-events.js


async function readFailures(client, followed) {
    const failed = followed.filter(({ ResourceStatus }, index) => index === 0 || ResourceStatus?.endsWith('_FAILED'));
    const ids = new Set(failed.flatMap(({ OperationId }) => OperationId ?? []));
    const parents = new Map(followed.map((event) => [event.StackId, event.parents]));
    try {
        const found = await Promise.all([...ids].map((id) => readFailedEvents(client, { OperationId: id })));
        return { events: found.flat().flatMap((event) => toFollowed(event, parents)), denied: false };
    }
    catch (error) {
        return { events: [], denied: (0,aws_error/* isAccessDenied */.w7)(error) };
    }
}
function toFollowed(event, parents) {
    const { StackId, EventId, LogicalResourceId, PhysicalResourceId, ResourceType, Timestamp } = event;
    const ResourceStatusReason = failed_events_reasonOf(event);
    if (ResourceStatusReason === undefined || LogicalResourceId === undefined)
        return [];
    const of = { StackId, EventId, StackName: undefined, LogicalResourceId, PhysicalResourceId, ResourceType, Timestamp };
    const ResourceStatus = event.ResourceStatus?.endsWith('_FAILED') ? event.ResourceStatus : 'CREATE_FAILED';
    return [{ ...of, ResourceStatus, ResourceStatusReason, parents: parents.get(StackId) ?? [] }];
}
function failed_events_reasonOf(event) {
    const finding = findingOf(event);
    if (finding === undefined)
        return event.ResourceStatus?.endsWith('_FAILED') ? event.ResourceStatusReason : undefined;
    const { by, reason, path } = finding;
    if (reason === '')
        return undefined;
    if (event.EventType === 'HOOK_INVOCATION_ERROR')
        return `Hook ${by}: ${reason}`;
    return path === undefined ? reason : `${reason} (${path})`;
}

;// CONCATENATED MODULE: ./build/stack/hints.js
const HINTS = [
    [
        /unable to assume the service linked role.*ECS/is,
        'ECS cannot assume its service-linked role. Run the job again; if that does not help, see whether AWSServiceRoleForECS exists.',
    ],
    [
        /not authorized to create managed-rule/i,
        "The state machine's role needs events:PutTargets, events:PutRule and events:DescribeRule on rule/StepFunctionsGetEventsForECSTaskRule.",
    ],
    [
        /states\.amazonaws\.com.*authorized to assume the provided role/is,
        'IAM had not yet made the role known everywhere. Run the job again.',
    ],
    [
        /is not authorized to access the Log Destination/i,
        "The state machine's role needs the logs:*LogDelivery and logs:*ResourcePolicies actions on all resources.",
    ],
    [
        /is not authorized to perform: iam:PassRole/i,
        'The role that deploys, or the service role in role-arn, needs iam:PassRole on the roles of the template.',
    ],
    [
        /does not contain descriptor matching platform|exec format error/i,
        'The image is for another architecture than the task. Build for that of RuntimePlatform in `platforms`, or change the template.',
    ],
    [
        /CannotPullContainer.*(?:not found|does not exist)/is,
        'The image is not in the repository (any more). Build it again, and check the lifecycle policy of the repository.',
    ],
    [
        /CannotPullContainer|ResourceInitializationError.*(?:registry auth|ecr|secrets)/is,
        'The task cannot reach ECR or Secrets Manager, or its execution role may not read. It needs a public IP, a NAT gateway or VPC endpoints, and ecr:GetAuthorizationToken, ecr:BatchGetImage, ecr:GetDownloadUrlForLayer.',
    ],
    [
        /ResourceInitializationError.*log group/is,
        'The log group of the task does not exist. Add it to the template, or give the execution role logs:CreateLogGroup with awslogs-create-group.',
    ],
    [
        /^Requires capabilities : \[/,
        'Check what the nested template makes in IAM or by a macro, then add that to the input capabilities.',
    ],
    [/^User Initiated$/, 'Somebody cancelled the operation: CloudTrail tells who. Run the job again.'],
    [/OutOfMemory/i, 'The container used more memory than it has. Raise Memory in the template.'],
    [
        /No Fargate configuration exists for given values/i,
        'Choose a pair of Cpu and Memory that Fargate has, such as 256 and 512, 1024 or 2048.',
    ],
    [
        /cannot be deleted while Tasks are active|ClusterContainsTasks|has dependencies and cannot be deleted|DependencyViolation/i,
        'A task still runs, or its network interface is not gone yet. Stop the executions, wait some minutes, then run the job again.',
    ],
    [
        /maximum number of VPCs has been reached|VpcLimitExceeded/i,
        'The region allows 5 VPCs unless AWS raised the quota. Delete unused stacks, use an existing VPC, or ask for more.',
    ],
    [
        /maximum number of addresses has been reached|AddressLimitExceeded/i,
        'The region allows 5 Elastic IP addresses unless AWS raised the quota. Release unused ones, or ask for more.',
    ],
    [
        /cannot be deleted as it is in use by/i,
        'Another stack imports that export. Change or delete that stack first, then run the job again.',
    ],
    [
        /action denied by stack policy/i,
        'The stack policy protects that resource. Change the policy with `aws cloudformation set-stack-policy`, if that is meant.',
    ],
    [
        /AlreadyExists|already exists/i,
        'Something outside of this stack has that name. Leave the name out, so that CloudFormation makes one, or remove the other.',
    ],
    [
        /is not authorized to perform|AccessDenied|access denied/i,
        'The role that deploys, or the service role in role-arn, lacks this permission.',
    ],
    [
        /circuit breaker was triggered/i,
        'The tasks of the service do not stay up. See why the last one stopped, and its log.',
    ],
    [/Throttling|rate exceeded/i, 'AWS had too many requests at once. Run the job again.'],
    [
        /LimitExceeded|quota|maximum number of/i,
        'A quota of the account is used up. Delete what is not needed, or ask for more in Service Quotas.',
    ],
];
const PASSING = [/unable to assume the service linked role/i, /authorized to assume the provided role/i];
function passes(reason) {
    return PASSING.some((pattern) => pattern.test(reason));
}
const HINTS_OF_CODES = {
    NotStabilized: 'The resource was not ready in time. See it in the console of its service.',
    NetworkFailure: 'AWS could not reach the service. Run the job again.',
    ServiceInternalError: 'The service had a fault. Run the job again.',
    InternalFailure: 'CloudFormation had a fault. Run the job again.',
    ResourceConflict: 'Something else changes that resource. Run the job again when it has ended.',
    InvalidRequest: 'A property has a value that the service refuses. Correct that resource.',
    NotFound: 'Something that this resource needs does not exist. Check the names and ARNs that it refers to.',
};
function errorCode(reason) {
    return /(?:HandlerErrorCode:|Error Code:) ([A-Za-z0-9:-]+)/.exec(reason)?.[1];
}
function hintFor(reason) {
    return HINTS.find(([pattern]) => pattern.test(reason))?.[1] ?? HINTS_OF_CODES[errorCode(reason) ?? ''];
}

;// CONCATENATED MODULE: ./build/stack/cause.js



async function findFailures(client, followed) {
    const { events, denied } = await readFailures(client, followed);
    return {
        failures: failuresOf([...followed, ...events]),
        stackReason: stackReasonOf(followed),
        missing: denied ? ['cloudformation:DescribeEvents'] : [],
    };
}
function failuresOf(events) {
    const undone = (0,stack_events/* timeOf */.nR)(events.find(isUndoing)) || Number.POSITIVE_INFINITY;
    const failed = events.filter(isRealFailure);
    const isTold = (event) => (0,stack_events/* isOfNestedStack */.r9)(event) && failed.some((each) => (0,stack_events/* pathOf */.XM)(each).startsWith(`${(0,stack_events/* pathOf */.XM)(event)}/`));
    const failures = failed
        .filter((event) => !isTold(event))
        .sort((one, other) => (0,stack_events/* timeOf */.nR)(one) - (0,stack_events/* timeOf */.nR)(other))
        .map((event) => toFailure(event, (0,stack_events/* timeOf */.nR)(event) > undone));
    const first = new Map(failures.toReversed().map((failure) => [`${failure.resource}\n${failure.reason}`, failure]));
    return failures.filter((failure) => first.get(`${failure.resource}\n${failure.reason}`) === failure);
}
function isUndoing(event, index) {
    return index > 0 && (0,stack_events/* isOfStack */.K6)(event) && /(ROLLBACK|^DELETE)_IN_PROGRESS$/.test(event.ResourceStatus ?? '');
}
function isRealFailure(event) {
    return ((event.ResourceStatus ?? '').endsWith('_FAILED') &&
        !(0,stack_events/* isOfStack */.K6)(event) &&
        !/cancelled/i.test(event.ResourceStatusReason ?? ''));
}
function toFailure(event, inRollback) {
    const reason = event.ResourceStatusReason ?? 'CloudFormation gives no reason';
    return {
        resource: (0,stack_events/* pathOf */.XM)(event),
        type: event.ResourceType ?? '',
        reason,
        at: (0,stack_events/* timeOf */.nR)(event),
        hint: hintFor(reason),
        inRollback,
    };
}
function stackReasonOf(events) {
    return events.find((event, index) => index > 0 && (0,stack_events/* isOfStack */.K6)(event) && event.ResourceStatusReason)
        ?.ResourceStatusReason;
}

;// CONCATENATED MODULE: ./build/stack/remove.js














async function removeStack(client, stack, removal) {
    const start = removal.waiting.clock.now();
    if (stack.status === 'REVIEW_IN_PROGRESS')
        return removeReview(client, stack, removal);
    const { StackEvents: [newest] = [] } = await client.send(new DescribeStackEventsCommand/* DescribeStackEventsCommand */.I({ StackName: stack.id }));
    if (newest !== undefined && (0,stack_events/* isOfStack */.K6)(newest) && newest.ResourceStatus === 'DELETE_COMPLETE')
        return [];
    const first = await removeOnce(client, { stack, after: newest }, removal);
    let last = first;
    if (first.status === 'DELETE_FAILED') {
        removal.log.info(`The deletion of stack ${stack.name} failed: it is tried once more.`);
        await rest(removal.waiting, start);
        const again = { ...removal, token: `${removal.token}-again` };
        last = await removeOnce(client, { stack, after: first.events.findLast(isOfRoot) }, again);
    }
    if (last.outcome === 'failed') {
        const diagnosis = await findFailures(client, last.events);
        removal.log.info(`Events of the stack: ${eventsUrl(stack)}`);
        throw isBlocked(stack, last, diagnosis);
    }
    const events = first === last ? first.events : [...first.events, ...last.events];
    tellKept(events, removal.log);
    return (0,stack_events/* resourceDurations */.cY)(events);
}
function isOfRoot({ parents }) {
    return parents.length === 0;
}
async function removeReview(client, { id }, { token, waiting }) {
    waiting.signal.throwIfAborted();
    await client.send(new DeleteStackCommand/* DeleteStackCommand */.f({ StackName: id, ClientRequestToken: token }));
    return poll(waiting, async () => {
        const now = await readStack(client, id);
        return now === undefined || now.status === 'DELETE_COMPLETE' ? [] : undefined;
    });
}
async function removeOnce(client, doomed, removal) {
    const { stack, after } = doomed;
    const { token, waiting, log } = removal;
    waiting.signal.throwIfAborted();
    try {
        await client.send(new DeleteStackCommand/* DeleteStackCommand */.f({ StackName: stack.id, ClientRequestToken: token }));
    }
    catch (error) {
        if ((0,aws_error/* isError */.bJ)(error, 'ValidationError', /TerminationProtection is enabled/))
            throw isProtected(stack, 'deleted');
        throw explainRefusal(error, { stackName: stack.name, stackId: stack.id });
    }
    const onEvent = (event, before) => log.info((0,lines/* eventLine */.V8)(event, before));
    const since = after?.EventId === undefined ? {} : { after: after.EventId };
    return followOperation(client, { stackId: stack.id, operation: 'delete', token, waiting, onEvent, ...since });
}
function isNotGone(stackName, timeoutMinutes) {
    return new build_problem/* Problem */.AF(`Stack ${stackName} is not gone after ${(0,markdown/* minutes */.Gx)(timeoutMinutes)}. CloudFormation goes on with it.`, 'Run the job again: it waits for what runs. Raise timeout-in-minutes if the stack needs longer.');
}
function isBlocked(stack, { status }, { failures, stackReason }) {
    const list = failures.map(({ resource, type, reason }) => `\n${resource} (${type}): ${reason}`).join('');
    const why = failures.length === 0 && stackReason !== undefined ? ` ${stackReason}` : '';
    const hints = [...new Set([...failures.map(({ hint }) => hint), hintFor(why)].flatMap((hint) => hint ?? []))];
    const retained = [...new Set(failures.map(({ resource }) => resource.replace(/\/.*/, '')))];
    const nested = failures.some(({ resource }) => resource.includes('/')) ? ', nested stacks as a whole,' : '';
    const remedies = hints.length > 0 ? hints : ['Remove what blocks it, then run the job again.'];
    if (retained.length > 0) {
        const command = cliCommand('delete-stack', stack, `--retain-resources ${retained.join(' ')}`);
        remedies.push(`To keep what blocks it${nested} and delete the rest, run ${command}.`);
    }
    return new build_problem/* Problem */.AF(`The stack ${stack.name} was not deleted (${status})${status === 'DELETE_FAILED' ? ', in two tries' : ''}.${why}${list}`, remedies.join('\n'), { link: { text: 'Events of the stack', url: eventsUrl(stack) } });
}
function eventsUrl(stack) {
    return (0,console/* stackConsoleUrl */.J)(regionOf(stack), stack.id, 'events');
}
function tellKept(events, log) {
    const kept = events.filter(({ ResourceStatus }) => ResourceStatus === 'DELETE_SKIPPED');
    if (kept.length === 0)
        return;
    const list = kept.map((event) => `${event.LogicalResourceId} (${event.ResourceType}): ${event.PhysicalResourceId}`);
    log.notice(`These resources were not deleted, as their DeletionPolicy says: ${[...new Set(list)].join(', ')}`);
}

;// CONCATENATED MODULE: ./build/commands/delete.js










async function deleteStack(plan, world) {
    const { phases, time } = stopwatch(world.clock);
    await checkIdentity(world, plan.allowedAccountIds);
    const removed = await time('Delete', () => removeIfThere(plan, world));
    const { stackName, region } = plan;
    return {
        operation: 'delete',
        stackName,
        stackId: removed?.stackId,
        region,
        resources: removed?.resources ?? [],
        phases,
    };
}
async function removeIfThere(plan, world) {
    const client = world.aws.cloudFormation;
    const deadline = world.clock.now() + plan.timeoutMinutes * 60_000;
    const waiting = { clock: world.clock, signal: world.signal, deadline };
    const found = await readStack(client, plan.stackName);
    if (found === undefined)
        return undefined;
    await refuseOthers(client, found, plan);
    try {
        return { stackId: found.id, resources: await removeWhenIdle(plan, world, { stack: found, waiting }) };
    }
    catch (error) {
        if (!(error instanceof TimedOut))
            throw error;
        throw isNotGone(plan.stackName, plan.timeoutMinutes);
    }
}
async function refuseOthers(client, stack, { owner }) {
    if (!isOurs(stack, owner) && !(await isLeftover(client, stack, owner)))
        throw notOurs(stack, owner, 'deleted');
    if (stack.terminationProtection)
        throw isProtected(stack, 'deleted');
}
async function removeWhenIdle(plan, world, { stack, waiting }) {
    const client = world.aws.cloudFormation;
    const start = world.clock.now();
    for (;;) {
        if (isRunning(stack.status))
            world.log.info(`Stack ${stack.name} is ${stack.status}: waiting for that to end.`);
        const idle = await awaitIdle(client, stack, waiting);
        if (idle === undefined)
            return [];
        await refuseOthers(client, idle, plan);
        try {
            return await world.log.group(`Events of stack ${stack.name}`, () => removeStack(client, idle, { token: plan.operation, waiting, log: world.log }));
        }
        catch (error) {
            if (!(0,aws_error/* isError */.bJ)(error, 'ValidationError', /cannot be deleted while in status/))
                throw error;
            await rest(waiting, start);
        }
    }
}

// EXTERNAL MODULE: ./build/report/change-lines.js
var change_lines = __webpack_require__(7385);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-cloudformation/dist-es/commands/CreateChangeSetCommand.js
var CreateChangeSetCommand = __webpack_require__(9931);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-cloudformation/dist-es/commands/DescribeChangeSetCommand.js
var DescribeChangeSetCommand = __webpack_require__(5950);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-cloudformation/dist-es/commands/ExecuteChangeSetCommand.js
var ExecuteChangeSetCommand = __webpack_require__(9950);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-cloudformation/dist-es/commands/DeleteChangeSetCommand.js
var DeleteChangeSetCommand = __webpack_require__(2304);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-cloudformation/dist-es/commands/ListHookResultsCommand.js
var ListHookResultsCommand = __webpack_require__(2154);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-cloudformation/dist-es/commands/GetHookResultCommand.js
var GetHookResultCommand = __webpack_require__(7213);
;// CONCATENATED MODULE: ./build/stack/place.js
function placeOf(template, resource) {
    const [logicalId = '', ...inner] = resource.split('/');
    const nested = template.nested.get(logicalId);
    const place = inner.length > 0 && nested !== undefined ? placeOf(nested, inner.join('/')) : undefined;
    const line = template.resources.get(logicalId)?.line;
    return place ?? (template.inWorkspace && line !== undefined ? { file: template.path, line } : undefined);
}

;// CONCATENATED MODULE: ./build/stack/change-set-failure.js






class ChangeSetFailed extends Error {
    name = 'ChangeSetFailed';
    id;
    reason;
    constructor(id, reason) {
        super(`the change set failed: ${reason}`);
        this.id = id;
        this.reason = reason;
    }
}
async function readDetails(client, { id, reason }) {
    if (!/\b(hooks?|validation)\b/i.test(reason))
        return { findings: [], denied: [] };
    const denied = [];
    const orNone = (action) => (error) => {
        if ((0,aws_error/* isAccessDenied */.w7)(error))
            denied.push(action);
        return [];
    };
    const events = await readFailedEvents(client, { ChangeSetName: id }).catch(orNone('cloudformation:DescribeEvents'));
    const findings = events.flatMap((event) => findingOf(event) ?? []);
    if (findings.length > 0)
        return { findings, denied };
    return { findings: await readHooks(client, id).catch(orNone('cloudformation:ListHookResults')), denied };
}
async function readHooks(client, id) {
    const { HookResults = [] } = await client.send(new ListHookResultsCommand/* ListHookResultsCommand */.V({ TargetType: 'CHANGE_SET', TargetId: id }));
    const failed = HookResults.filter(({ Status, FailureMode }) => /FAILED$/.test(Status ?? '') && FailureMode !== 'WARN');
    return Promise.all(failed.map(async ({ TypeName = '', HookStatusReason = '', HookResultId }) => {
        const notes = await readAnnotations(client, HookResultId).catch(() => []);
        return {
            resource: undefined,
            by: TypeName,
            reason: [HookStatusReason, ...notes].join(' ').trim(),
            path: undefined,
        };
    }));
}
async function readAnnotations(client, id) {
    const { Annotations = [] } = await client.send(new GetHookResultCommand/* GetHookResultCommand */.I({ HookResultId: id }));
    return Annotations.filter(({ Status }) => Status === 'FAILED').map(({ AnnotationName, StatusMessage, RemediationMessage }) => [`${AnnotationName}:`, StatusMessage, RemediationMessage].filter(Boolean).join(' '));
}
function changeSetProblem(reason, { findings, denied }, template) {
    const lines = findings.map(({ resource, by, reason: why, path }) => {
        const what = resource === undefined ? '' : `${resource.id} (${resource.type}): `;
        return `${what}${why} [${[by, path].filter(Boolean).join(', ')}]`;
    });
    const hints = new Set(findings.flatMap(({ reason: why }) => hintFor(why) ?? []));
    const remedies = hints.size > 0 ? [...hints] : [usualRemedy(findings)];
    if (denied.length > 0)
        remedies.push(`To see what was found, allow the role that deploys ${denied.join(' and ')}.`);
    const places = findings.flatMap(({ resource }) => (resource && placeOf(template, resource.id)) ?? []);
    return new build_problem/* Problem */.AF([`CloudFormation cannot make the change set: ${reason}`, ...lines].join('\n'), `${remedies.join(' ')} The stack was not changed.`, { place: places[0] });
}
function usualRemedy(findings) {
    const hook = findings.find(({ by }) => by.includes('::') && !by.startsWith('AWS::EarlyValidation'));
    if (hook !== undefined)
        return `The hook ${hook.by} of this account refuses it: make the template comply, or ask its owner.`;
    return 'Correct the template or its parameters.';
}

;// CONCATENATED MODULE: ./build/stack/change-set-limit.js




async function makeRoom(client, stackName, refusal) {
    const full = /ChangeSet limit exceeded for stack (?:arn:\S+:stack\/)?([^\s/]+)/.exec(refusal.message)?.[1];
    if (full === undefined)
        throw refusal;
    if (full !== stackName)
        throw isNested(refusal, full);
    const all = await listChangeSets(client, stackName);
    const ours = all.filter(isUseless);
    for (const { ChangeSetId } of ours)
        await client.send(new DeleteChangeSetCommand/* DeleteChangeSetCommand */.$({ ChangeSetName: ChangeSetId }));
    if (ours.length > 0)
        return ours.length;
    const stack = { id: all[0]?.StackId ?? '', name: stackName };
    throw new build_problem/* Problem */.AF(`The stack ${stackName} has as many change sets as CloudFormation allows, and none of them is a failed one of this action.`, `Delete some of them: ${cliCommand('list-change-sets', stack)}, then ${cliCommand('delete-change-set', stack, '--change-set-name <name>')}.`, { cause: refusal });
}
function isUseless(summary) {
    const { Status, ExecutionStatus } = summary;
    const over = Status === 'FAILED' || ExecutionStatus === 'EXECUTE_FAILED' || ExecutionStatus === 'OBSOLETE';
    return over && hasOurName(summary);
}
function isNested(refusal, nested) {
    return new build_problem/* Problem */.AF(`The nested stack ${nested} has as many change sets as CloudFormation allows. Those of a nested stack cannot be deleted one by one.`, 'Delete change sets of the root stack that were made with their nested ones, or ask AWS Support to raise the limit.', { cause: refusal });
}

;// CONCATENATED MODULE: ./build/stack/changes.js


async function readChanges(client, first) {
    const { ChangeSetId: id } = first;
    const told = await restOf(client, first, { ChangeSetName: id, IncludePropertyValues: true });
    const changes = isIncomplete(first) ? mergeChanges(told, await readPlain(client, id)) : told;
    const all = await Promise.all(changes.map((change) => withNested(client, change)));
    return all.flat();
}
async function restOf(client, first, question) {
    const changes = [...(first.Changes ?? [])];
    for (let token = first.NextToken; token !== undefined;) {
        const page = await client.send(new DescribeChangeSetCommand/* DescribeChangeSetCommand */.T({ ...question, NextToken: token }));
        changes.push(...(page.Changes ?? []));
        token = page.NextToken;
    }
    return changes;
}
async function readPlain(client, id) {
    const question = { ChangeSetName: id };
    return restOf(client, await client.send(new DescribeChangeSetCommand/* DescribeChangeSetCommand */.T(question)), question);
}
function isIncomplete({ StatusReason }) {
    return StatusReason?.includes('--include-property-values option can return incomplete') ?? false;
}
function mergeChanges(told, plain) {
    const missing = new Map(plain.map((change) => [change.ResourceChange?.LogicalResourceId, change]));
    const merged = told.map((change) => {
        const { ResourceChange: resource } = change;
        const other = missing.get(resource?.LogicalResourceId)?.ResourceChange;
        missing.delete(resource?.LogicalResourceId);
        if (resource === undefined || other === undefined)
            return change;
        const Details = resource.Details ?? [];
        const dropped = (other.Details ?? []).filter((detail) => !Details.some((each) => isSame(each, detail)));
        return { ...change, ResourceChange: { ...resource, Details: [...Details, ...dropped] } };
    });
    return [...merged, ...missing.values()];
}
function isSame(a, b) {
    return (a.Target?.Attribute === b.Target?.Attribute &&
        a.Target?.Name === b.Target?.Name &&
        a.ChangeSource === b.ChangeSource &&
        a.CausingEntity === b.CausingEntity);
}
async function withNested(client, change) {
    const id = change.ResourceChange?.ChangeSetId;
    if (id === undefined)
        return [change];
    try {
        return [change, ...(await readNested(client, id, change.ResourceChange?.LogicalResourceId))];
    }
    catch (error) {
        if (!(0,aws_error/* isAccessDenied */.w7)(error))
            throw error;
        return [{ ...change, unread: 'cloudformation:DescribeChangeSet' }];
    }
}
async function readNested(client, id, stack) {
    const first = await client.send(new DescribeChangeSetCommand/* DescribeChangeSetCommand */.T({ ChangeSetName: id, IncludePropertyValues: true }));
    const changes = await readChanges(client, { ...first, ChangeSetId: id });
    return changes.map((change) => {
        const { ResourceChange: resource } = change;
        if (resource === undefined)
            return change;
        const LogicalResourceId = `${stack}/${resource.LogicalResourceId}`;
        return { ...change, ResourceChange: { ...resource, LogicalResourceId } };
    });
}

;// CONCATENATED MODULE: ./build/stack/change-set.js








function createChangeSetRequest(order) {
    return {
        StackName: order.stackName,
        ChangeSetName: order.name,
        ClientToken: order.name,
        ChangeSetType: order.type,
        Description: order.description.slice(0, 1024),
        ...(order.templateUrl === undefined ? { TemplateBody: order.templateBody } : { TemplateURL: order.templateUrl }),
        Parameters: [...order.parameters],
        Capabilities: [...order.capabilities],
        ...(order.tags === undefined ? {} : { Tags: [...order.tags].map(([Key, Value]) => ({ Key, Value })) }),
        ...(order.roleArn === undefined ? {} : { RoleARN: order.roleArn }),
        ...optionalMembers(order),
    };
}
function optionalMembers({ type, options }) {
    const { notificationArns, includeNestedStacks, deploymentMode, disableRollback } = options;
    const express = deploymentMode === 'EXPRESS';
    const onFailure = { OnStackFailure: disableRollback ? 'DO_NOTHING' : 'DELETE' };
    return {
        ...(notificationArns === undefined ? {} : { NotificationARNs: [...notificationArns] }),
        ...(includeNestedStacks ? { IncludeNestedStacks: true } : {}),
        ...(express ? { DeploymentConfig: { Mode: 'EXPRESS', DisableRollback: disableRollback } } : {}),
        ...(deploymentMode === 'REVERT_DRIFT' && type === 'UPDATE' ? { DeploymentMode: deploymentMode } : {}),
        ...(type === 'CREATE' && !express ? onFailure : {}),
    };
}
async function requestChangeSet(client, order) {
    const request = new CreateChangeSetCommand/* CreateChangeSetCommand */.Y(createChangeSetRequest(order));
    const { Id, StackId } = await client.send(request).catch(async (error) => {
        if (!(0,aws_error/* isError */.bJ)(error, 'LimitExceededException'))
            throw error;
        await makeRoom(client, order.stackName, error);
        return client.send(request);
    });
    return { id: Id ?? '', stackId: StackId ?? '' };
}
function isNameTaken(error) {
    return (0,aws_error/* isError */.bJ)(error, 'AlreadyExistsException', /mismatch with existing attribute/);
}
async function awaitChangeSet(client, { id, stackId }, waiting) {
    const described = await poll(waiting, async () => {
        const page = await client.send(new DescribeChangeSetCommand/* DescribeChangeSetCommand */.T({ ChangeSetName: id, IncludePropertyValues: true }));
        return page.Status === 'CREATE_COMPLETE' || page.Status === 'FAILED' ? page : undefined;
    });
    if (described.Status === 'CREATE_COMPLETE') {
        return { id, stackId, executable: true, changes: await readChanges(client, { ...described, ChangeSetId: id }) };
    }
    const reason = described.StatusReason ?? 'CloudFormation gives no reason';
    if (isNoChange(reason))
        return { id, stackId, executable: false, changes: [] };
    throw new ChangeSetFailed(id, reason);
}
function isNoChange(reason) {
    return (reason.startsWith("The submitted information didn't contain changes.") ||
        reason.startsWith('No updates are to be performed'));
}
async function executeChangeSet(client, execution) {
    const { id, token, disableRollback } = execution;
    const more = disableRollback ? { DisableRollback: true } : {};
    await client.send(new ExecuteChangeSetCommand/* ExecuteChangeSetCommand */.P({ ChangeSetName: id, ClientRequestToken: token, ...more }));
}
async function dropChangeSet(client, drop, waiting) {
    const { stackName, name, madeStack } = drop;
    await poll(waiting, async () => {
        try {
            await client.send(new DeleteChangeSetCommand/* DeleteChangeSetCommand */.$({ StackName: stackName, ChangeSetName: name }));
        }
        catch (error) {
            if ((0,aws_error/* isError */.bJ)(error, 'InvalidChangeSetStatusException'))
                return undefined;
            const gone = (0,aws_error/* isError */.bJ)(error, 'ChangeSetNotFoundException') || (0,aws_error/* isError */.bJ)(error, 'ValidationError', /does not exist/);
            if (!gone)
                throw error;
        }
        return true;
    });
    if (!madeStack)
        return;
    const stack = await readStack(client, stackName);
    if (stack?.status === 'REVIEW_IN_PROGRESS' && !(await hasOthers(client, stack.id, name))) {
        await client.send(new DeleteStackCommand/* DeleteStackCommand */.f({ StackName: stack.id }));
    }
}
async function hasOthers(client, stackId, name) {
    const summaries = await listChangeSets(client, stackId);
    return summaries.some(({ ChangeSetName }) => ChangeSetName !== name);
}

;// CONCATENATED MODULE: ./build/stack/explain.js







async function explainFailure(edges, order, failed) {
    const { ending } = failed;
    const diagnosis = await findFailures(edges.client, ending.events);
    const { failures } = diagnosis;
    const [cause] = failures;
    const what = `Stack ${order.plan.stackName} was not ${failed.operation}d (${ending.status})`;
    const took = (0,stack_events/* timeOf */.nR)(ending.events.at(-1)) - (0,stack_events/* timeOf */.nR)(ending.events[0]);
    const task = cause && (await failed.services.taskOf(cause.resource));
    const told = {
        details: [
            ...failures.slice(1).map(alsoFailed),
            ...missing(failed.ending, diagnosis, task),
            `It took ${(0,markdown/* duration */.p0)(took)}.`,
        ],
        link: { text: 'Events of the stack', url: (0,console/* stackConsoleUrl */.J)(order.plan.region, failed.stackId, 'events') },
    };
    for (const detail of told.details)
        edges.log.info(detail);
    edges.log.info(`${told.link.text}: ${told.link.url}`);
    if (cause === undefined)
        return withoutCause(what, diagnosis, told);
    return new build_problem/* Problem */.AF([sentences([`${what}: ${sentence(cause)}`, ofRollback(failures), ofTask(task)]), ...(task?.lines ?? [])].join('\n'), hintFor(task?.reason ?? '') ?? cause.hint ?? 'Correct that resource, then run the job again.', { ...told, place: order.template && placeOf(order.template, cause.resource), passing: passes(cause.reason) });
}
function withoutCause(what, { stackReason }, told) {
    if (stackReason === undefined)
        return new build_problem/* Problem */.AF(`${what}, and no resource tells why.`, 'See the events above.', told);
    return new build_problem/* Problem */.AF(`${what}: ${stackReason}`, hintFor(stackReason) ?? 'See the events above.', told);
}
function sentences(texts) {
    const given = texts.filter((text) => text !== '');
    return given.map((text, index) => (index < given.length - 1 ? text.replace(/[^.]$/, '$&.') : text)).join(' ');
}
function sentence({ resource, type, reason }) {
    return `${resource} (${type}): ${(0,markdown/* oneLine */.TN)(reason)}`;
}
function alsoFailed(failure) {
    return `${failure.inRollback ? 'Failed in the rollback' : 'Also failed'}: ${sentence(failure)}`;
}
function ofRollback([cause, ...others]) {
    const failure = cause?.inRollback ? undefined : others.find(({ inRollback }) => inRollback);
    return failure === undefined ? '' : `The rollback failed, too: ${sentence(failure)}`;
}
function ofTask(task) {
    return task === undefined || task.reason === '' ? '' : `Its task stopped: ${(0,markdown/* oneLine */.TN)(task.reason)}`;
}
function missing({ closed }, diagnosis, task) {
    const nested = closed.length === 0 ? [] : [`cloudformation:DescribeStackEvents on ${closed.join(', ')}`];
    const actions = [...nested, ...diagnosis.missing, ...(task?.missing ?? [])];
    return actions.length === 0 ? [] : [`To see more of the cause, allow the role that deploys: ${actions.join('; ')}.`];
}

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
;// CONCATENATED MODULE: ./build/stack/nodes.js

function resourceNodes(resources) {
    if (!(0,dist/* isMap */.jh)(resources))
        return [];
    return resources.items.flatMap(({ key, value }) => {
        const logicalId = keyText(key);
        if (!logicalId.startsWith('Fn::'))
            return [{ logicalId, key, node: value }];
        return logicalId.startsWith('Fn::ForEach::') && (0,dist/* isSeq */.oP)(value) ? resourceNodes(value.items[2]) : [];
    });
}
function childOf(node, name) {
    return (0,dist/* isMap */.jh)(node) ? node.items.findLast(({ key }) => keyText(key) === name)?.value : undefined;
}
function keyText(key) {
    return String((0,dist/* isScalar */.jn)(key) ? key.value : key);
}

;// CONCATENATED MODULE: ./build/stack/declaration.js


function readDeclarations(section, lineOf) {
    if (!(0,dist/* isMap */.jh)(section))
        return new Map();
    return new Map(section.items.map(({ key, value }) => {
        const line = (0,dist/* isScalar */.jn)(key) ? lineOf(key.range?.[0] ?? 0) : 1;
        return [keyText(key), { ...readDeclaration(value), line }];
    }));
}
function declarationsOf(body) {
    const lineCounter = new dist/* LineCounter */.HN();
    const { contents } = (0,dist/* parseDocument */.Tp)(body, { uniqueKeys: false, lineCounter, logLevel: 'error' });
    return readDeclarations(childOf(contents, 'Parameters'), (offset) => lineCounter.linePos(offset).line);
}
function readDeclaration(node) {
    const at = (name) => childOf(node, name);
    const text = (name) => textsOf(at(name)).at(-1);
    const number = (name) => {
        const given = text(name);
        return given === undefined || Number.isNaN(Number(given)) ? undefined : Number(given);
    };
    const allowed = at('AllowedValues');
    return {
        type: text('Type') ?? 'String',
        hasDefault: text('Default') !== undefined,
        default: text('Default'),
        noEcho: text('NoEcho')?.toLowerCase() === 'true',
        constraints: {
            allowedValues: (0,dist/* isSeq */.oP)(allowed) ? allowed.items.map(textsOf) : undefined,
            allowedPattern: text('AllowedPattern'),
            minLength: number('MinLength'),
            maxLength: number('MaxLength'),
            minValue: number('MinValue'),
            maxValue: number('MaxValue'),
            description: text('ConstraintDescription'),
        },
    };
}
function textsOf(node) {
    if (!(0,dist/* isScalar */.jn)(node) || node.value === null || node.value === undefined)
        return [];
    const read = String(node.value);
    return typeof node.value === 'string' || node.source === undefined ? [read] : [...new Set([node.source, read])];
}

;// CONCATENATED MODULE: ./build/stack/local-files.js



const FILES = {
    'AWS::CloudFormation::Stack': { TemplateURL: 'template' },
    'AWS::CloudFormation::StackSet': { TemplateURL: 'template' },
    'AWS::Serverless::Application': { Location: 'template' },
    'AWS::StepFunctions::StateMachine': { DefinitionS3Location: 'object' },
    'AWS::Serverless::StateMachine': { DefinitionUri: 'object' },
    'AWS::Serverless::Api': { DefinitionUri: 'object' },
    'AWS::Serverless::HttpApi': { DefinitionUri: 'object' },
    'AWS::ApiGateway::RestApi': { BodyS3Location: 'object' },
    'AWS::ApiGatewayV2::Api': { BodyS3Location: 'object' },
    'AWS::AppSync::GraphQLSchema': { DefinitionS3Location: 'uri' },
    'AWS::AppSync::Resolver': {
        RequestMappingTemplateS3Location: 'uri',
        ResponseMappingTemplateS3Location: 'uri',
        CodeS3Location: 'uri',
    },
    'AWS::AppSync::FunctionConfiguration': {
        RequestMappingTemplateS3Location: 'uri',
        ResponseMappingTemplateS3Location: 'uri',
        CodeS3Location: 'uri',
    },
    'AWS::Glue::Job': { 'Command.ScriptLocation': 'uri' },
};
const ARCHIVES = {
    'AWS::Lambda::Function': { Code: 'code' },
    'AWS::Lambda::LayerVersion': { Content: 'code' },
    'AWS::Serverless::Function': { CodeUri: 'object' },
    'AWS::Serverless::LayerVersion': { ContentUri: 'object' },
    'AWS::ElasticBeanstalk::ApplicationVersion': { SourceBundle: 'code' },
    'AWS::CodeCommit::Repository': { 'Code.S3': 'object' },
};
function findLocalFiles(parsed) {
    const { path, document, lineOf } = parsed;
    const found = resourceNodes(childOf(document.contents, 'Resources')).flatMap(({ logicalId, node }) => {
        const type = textOf(childOf(node, 'Type')) ?? '';
        return Object.entries({ ...FILES[type], ...ARCHIVES[type] }).flatMap(([property, form]) => {
            const value = property.split('.').reduce(childOf, childOf(node, 'Properties'));
            const nestedStack = type === 'AWS::CloudFormation::Stack' ? logicalId : undefined;
            return localFile(value, lineOf).map((place) => ({
                ...place,
                by: `${logicalId}.${property}`,
                nestedStack,
                form,
                toArchive: type in ARCHIVES && !/\.(zip|jar|war)$/i.test(place.path),
            }));
        });
    });
    (0,build_problem/* throwAll */.Kx)(found.flatMap((file) => (file.toArchive ? [noArchive(path, file)] : [])));
    const include = { by: 'AWS::Include', nestedStack: undefined, form: 'uri' };
    const included = includes(document).flatMap((value) => localFile(value, lineOf));
    return [...found.map(({ toArchive, ...file }) => file), ...included.map((place) => ({ ...place, ...include }))];
}
function includes(document) {
    const found = [];
    (0,dist/* visit */.YR)(document, {
        Map: (_, node) => {
            if (textOf(childOf(node, 'Name')) === 'AWS::Include')
                found.push(childOf(childOf(node, 'Parameters'), 'Location'));
        },
    });
    return found;
}
const ADDRESS = /^$|^https?:\/\/|^s3:\/\/|\{\{resolve:/i;
function localFile(node, lineOf) {
    const path = textOf(node);
    if (path === undefined || ADDRESS.test(path))
        return [];
    const [start, end] = node.range ?? [0, 0];
    return [{ path, range: [start, end], line: lineOf(start) }];
}
function textOf(node) {
    return (0,dist/* isScalar */.jn)(node) && typeof node.value === 'string' && !node.tag?.startsWith('!') ? node.value : undefined;
}
function noArchive(file, { path, by, line }) {
    return new build_problem/* Problem */.AF(`Template ${file}, ${by}: \`${path}\` would have to be made into an archive, which this action does not do.`, 'Run `aws cloudformation package` or `sam build` and `sam package` before this step, and deploy the template that it writes.', { place: { file, line } });
}

;// CONCATENATED MODULE: ./build/stack/template.js





function parseTemplate(source) {
    const { path, body } = source;
    checkNotEmpty(source);
    const lineCounter = new dist/* LineCounter */.HN();
    const lineOf = (offset) => lineCounter.linePos(offset).line;
    const document = (0,dist/* parseDocument */.Tp)(body, { uniqueKeys: false, lineCounter, logLevel: 'error' });
    const refuse = (what, remedy, offset = 0) => {
        const { line, col: column } = lineCounter.linePos(offset);
        throw new build_problem/* Problem */.AF(`The template ${path} ${what}`, remedy, { place: { file: path, line, column } });
    };
    const [error] = document.errors;
    if (error !== undefined) {
        const message = error.message.split('\n')[0]?.replace(/:$/, '');
        refuse(`is neither YAML nor JSON: ${message}`, 'Correct it at that line.', error.pos[0]);
    }
    (0,dist/* visit */.YR)(document, { Alias: (_, alias) => refuse(ALIAS.what, ALIAS.remedy, alias.range?.[0]) });
    const resources = childOf(document.contents, 'Resources');
    if (!(0,dist/* isMap */.jh)(resources) || resources.items.length === 0) {
        return refuse('has no Resources.', 'Give the path of a CloudFormation template in `template`.');
    }
    return {
        ...source,
        parameters: readDeclarations(childOf(document.contents, 'Parameters'), lineOf),
        resources: readResources(document, lineOf),
        outputs: readOutputs(plainValue(childOf(document.contents, 'Outputs'))),
        localFiles: findLocalFiles({ path, document, lineOf }),
        contents: new Map(),
        nested: new Map(),
        url: undefined,
        dependsOnMore: childOf(document.contents, 'Transform') !== undefined || template_ELSEWHERE.test(body),
    };
}
const ALIAS = {
    what: 'has a YAML alias, which CloudFormation refuses.',
    remedy: 'Write the value out; `aws cloudformation package --use-json` does so for a whole template.',
};
const template_ELSEWHERE = /\{\{resolve:|AWS::Include|Fn::Transform|!Transform/;
function checkNotEmpty({ path, body }) {
    if (body.trim() !== '')
        return;
    throw new build_problem/* Problem */.AF(`The template ${path} is empty.`, 'Write a CloudFormation template with Resources.', {
        place: { file: path },
    });
}
function plainValue(node) {
    const tag = node?.tag;
    return tag?.startsWith('!') ? longForm(tag.slice(1), untagged(node)) : untagged(node);
}
function untagged(node) {
    if ((0,dist/* isSeq */.oP)(node))
        return node.items.map(plainValue);
    if ((0,dist/* isMap */.jh)(node))
        return Object.fromEntries(node.items.map(({ key, value }) => [keyText(key), plainValue(value)]));
    return (0,dist/* isScalar */.jn)(node) ? node.value : undefined;
}
function longForm(name, value) {
    if (name === 'Ref' || name === 'Condition')
        return { [name]: value };
    if (name === 'GetAtt' && typeof value === 'string') {
        const dot = value.indexOf('.');
        return { 'Fn::GetAtt': [value.slice(0, dot), value.slice(dot + 1)] };
    }
    return { [`Fn::${name}`]: value };
}
function readResources(document, lineOf) {
    return new Map(resourceNodes(childOf(document.contents, 'Resources')).map(({ logicalId, key, node }) => {
        const { Type, Properties } = record(plainValue(node));
        const start = (0,dist/* isScalar */.jn)(key) ? (key.range?.[0] ?? 0) : 0;
        return [logicalId, { type: String(Type ?? ''), properties: Properties, line: lineOf(start) }];
    }));
}
function readOutputs(section) {
    return new Map(Object.entries(record(section)).map(([key, output]) => [key, property(output, 'Value')]));
}
function record(value) {
    return typeof value === 'object' && value !== null ? value : {};
}
function property(value, name) {
    return typeof value === 'object' && value !== null ? value[name] : undefined;
}

;// CONCATENATED MODULE: ./build/stack/expression.js

const OTHER = [[{ kind: 'other' }]];
const MAPPING = [[{ kind: 'mapping' }]];
const MAXIMUM = 64;
function expression_textsOf(expression, resolve) {
    if (typeof expression !== 'object' || expression === null)
        return [joined([textPiece(String(expression ?? ''))])];
    const [[name, argument] = []] = Object.entries(expression);
    if (name === 'Ref')
        return resolve(String(argument)) ?? OTHER;
    if (name === 'Fn::FindInMap')
        return MAPPING;
    if (name === 'Fn::Sub')
        return substituted(argument, resolve);
    if (!Array.isArray(argument))
        return OTHER;
    const [first, second] = argument;
    if (name === 'Fn::If')
        return argument.slice(1).flatMap((branch) => expression_textsOf(branch, resolve));
    if (name === 'Fn::Select' && Array.isArray(second))
        return expression_textsOf(second[Number(first)], resolve);
    if (name === 'Fn::Join' && Array.isArray(second)) {
        const items = second.map((item) => expression_textsOf(item, resolve));
        const delimiter = [[textPiece(String(first))]];
        return combined(items.flatMap((item, index) => (index === 0 ? [item] : [delimiter, item])));
    }
    return OTHER;
}
function substituted(argument, resolve) {
    const [text, own] = Array.isArray(argument) ? argument : [argument];
    const parts = String(text).split(/(\$\{[^}]*\})/);
    return combined(parts.map((part) => {
        const name = /^\$\{([^}]*)\}$/.exec(part)?.[1];
        if (name === undefined)
            return [[textPiece(part)]];
        if (name.startsWith('!'))
            return [[textPiece(`\${${name.slice(1)}}`)]];
        const value = property(own, name);
        return value === undefined ? (resolve(name) ?? OTHER) : expression_textsOf(value, resolve);
    }));
}
function combined(parts) {
    const none = [[]];
    return parts
        .reduce((texts, part) => texts.flatMap((text) => part.map((more) => [...text, ...more])).slice(0, MAXIMUM), none)
        .map(joined);
}
function joined(pieces) {
    const all = [];
    for (const piece of pieces) {
        const last = all.at(-1);
        if (piece.kind === 'text' && last?.kind === 'text')
            all.splice(-1, 1, textPiece(last.text + piece.text));
        else if (piece.kind !== 'text' || piece.text !== '')
            all.push(piece);
    }
    return all;
}
function textPiece(text) {
    return { kind: 'text', text };
}
function expression_shown(expression) {
    if (Array.isArray(expression))
        return `[${expression.map(shownItem).join(', ')}]`;
    if (typeof expression !== 'object' || expression === null)
        return String(expression);
    const [[name = '', argument] = []] = Object.entries(expression);
    const tag = name === 'Ref' ? name : /^Fn::(\w+)$/.exec(name)?.[1];
    return tag === undefined ? JSON.stringify(expression) : `!${tag} ${expression_shown(argument)}`;
}
function shownItem(item) {
    return typeof item === 'string' ? `'${item}'` : expression_shown(item);
}

;// CONCATENATED MODULE: ./build/stack/image-use.js


const CONTAINERS = ['Containers', '*', 'Image'];
const ECS_TASKS = ['EcsProperties', 'TaskProperties', '*', ...CONTAINERS];
const EKS_POD = ['EksProperties', 'PodProperties'];
const NODES = ['NodeProperties', 'NodeRangeProperties', '*'];
const IMAGE_PROPERTIES = new Map(Object.entries({
    'AWS::ECS::TaskDefinition': [['ContainerDefinitions', '*', 'Image']],
    'AWS::ECS::ExpressGatewayService': [['PrimaryContainer', 'Image']],
    'AWS::Lambda::Function': [['Code', 'ImageUri']],
    'AWS::Serverless::Function': [['ImageUri']],
    'AWS::AppRunner::Service': [['SourceConfiguration', 'ImageRepository', 'ImageIdentifier']],
    'AWS::SageMaker::Model': [['PrimaryContainer', 'Image'], CONTAINERS],
    'AWS::Batch::JobDefinition': [
        ['ContainerProperties', 'Image'],
        [...NODES, 'Container', 'Image'],
        ...[ECS_TASKS, [...EKS_POD, ...CONTAINERS], [...EKS_POD, 'InitContainers', '*', 'Image']].flatMap((path) => [
            path,
            [...NODES, ...path],
        ]),
    ],
}));
function imageUses(template) {
    return usesIn(template, '', (name) => (template.parameters.has(name) ? [[{ kind: 'parameter', name }]] : undefined));
}
function usesIn(template, prefix, resolve) {
    return [...template.resources].flatMap(([logicalId, resource]) => {
        const name = prefix + logicalId;
        const nested = template.nested.get(logicalId);
        if (nested !== undefined)
            return usesIn(nested, `${name}.`, passedTo(nested, resource, resolve));
        return (IMAGE_PROPERTIES.get(resource.type) ?? [])
            .flatMap((path) => valuesAt(resource.properties, path))
            .map((expression) => ({ name, template, resource, expression, texts: expression_textsOf(expression, resolve), resolve }));
    });
}
function passedTo({ parameters }, { properties }, resolve) {
    return (name) => {
        const declaration = parameters.get(name);
        if (declaration === undefined)
            return undefined;
        return expression_textsOf(property(property(properties, 'Parameters'), name) ?? declaration.default, resolve);
    };
}
function valuesAt(value, path) {
    const [step, ...rest] = path;
    if (step === undefined)
        return [value];
    const branches = property(value, 'Fn::If');
    if (Array.isArray(branches))
        return branches.slice(1).flatMap((branch) => valuesAt(branch, path));
    if (step === '*')
        return Array.isArray(value) ? value.flatMap((item) => valuesAt(item, rest)) : [];
    const next = property(value, step);
    return next === undefined ? [] : valuesAt(next, rest);
}

;// CONCATENATED MODULE: ./build/stack/options.js


function checkOptions(options, { template, imageParameters, newImage }) {
    const [service] = servicesIn(template);
    if (options.deploymentMode === 'EXPRESS' && service !== undefined)
        throw expressWithService(service);
    if (!options.disableRollback || !newImage)
        return;
    const task = imageUses(template).find(({ resource, texts }) => resource.type === TASK_DEFINITION &&
        texts.flat().some((piece) => piece.kind === 'parameter' && imageParameters.includes(piece.name)));
    if (task !== undefined)
        throw replacedWithoutRollback([task.name]);
}
function servicesIn({ resources, nested }) {
    const own = [...resources].flatMap(([logicalId, { type }]) => (type === SERVICE ? [logicalId] : []));
    return [...own, ...[...nested].flatMap(([stack, child]) => servicesIn(child).map((name) => `${stack}/${name}`))];
}
function checkChanges(options, stack, changes) {
    const { deploymentMode, disableRollback } = options;
    const resources = changes.flatMap(({ ResourceChange: resource }) => resource ?? []);
    const service = resources.find(({ ResourceType }) => ResourceType === SERVICE)?.LogicalResourceId;
    if (deploymentMode === 'EXPRESS' && service !== undefined)
        throw expressWithService(service);
    const replaced = resources.filter(({ Replacement }) => Replacement === 'True').map((each) => each.LogicalResourceId);
    if (!disableRollback || stack === undefined || replaced.length === 0)
        return;
    throw replacedWithoutRollback(replaced);
}
const TASK_DEFINITION = 'AWS::ECS::TaskDefinition';
const SERVICE = 'AWS::ECS::Service';
function replacedWithoutRollback(resources) {
    return new build_problem/* Problem */.AF(`This deploy replaces ${resources.join(', ')}, which CloudFormation refuses while rollback is disabled. The stack was not changed.`, 'Remove disable-rollback for this deploy. A new image always replaces its task definition.');
}
function expressWithService(service) {
    return new build_problem/* Problem */.AF(`deployment-mode EXPRESS would leave the old image running: CloudFormation ends such an update before the ECS service ${service} has taken the new task definition.`, 'Remove `deployment-mode: EXPRESS`.');
}

;// CONCATENATED MODULE: ./build/stack/order.js


function intentOf({ kind, stack }) {
    if (kind === 'diff')
        return 'show';
    return stack.options.execute ? 'execute' : 'leave';
}
function tagsFor({ plan }, stack) {
    if (stack === undefined || isOurs(stack, plan.owner))
        return new Map([...plan.stack.tags, ...ownerTags(plan.owner)]);
    return plan.stack.tags.size === 0 ? undefined : plan.stack.tags;
}
function changeSetOrder(order, stack, name) {
    const { plan } = order;
    return {
        type: stack === undefined ? 'CREATE' : 'UPDATE',
        stackName: plan.stackName,
        name,
        description: describeSource({ repository: plan.owner.repository, buildId: plan.buildId.id, run: plan.run }),
        templateBody: order.template.body,
        templateUrl: order.template.url,
        parameters: order.parametersFor(stack?.parameters ?? new Map()),
        tags: tagsFor(order, stack),
        capabilities: plan.stack.capabilities,
        roleArn: plan.stack.roleArn,
        options: plan.stack.options,
    };
}

;// CONCATENATED MODULE: ./build/stack/service-watch.js

function watchServices(services) {
    const tasks = new Map();
    return {
        see: (event) => {
            const { PhysicalResourceId: arn = '' } = event;
            if (!isFailedService(event) || tasks.has((0,stack_events/* pathOf */.XM)(event)))
                return;
            const reading = service_watch_read(services, arn).catch(() => undefined);
            tasks.set((0,stack_events/* pathOf */.XM)(event), reading);
        },
        taskOf: async (resource) => tasks.get(resource),
    };
}
async function service_watch_read(services, arn) {
    const [clients, { readStoppedTask }] = await Promise.all([services(), Promise.all(/* import() */[__webpack_require__.e(1), __webpack_require__.e(89)]).then(__webpack_require__.bind(__webpack_require__, 2089))]);
    return readStoppedTask(clients, arn);
}
function isFailedService({ ResourceType, ResourceStatus, ResourceStatusReason }) {
    return (ResourceType === 'AWS::ECS::Service' &&
        /^(CREATE|UPDATE)_FAILED$/.test(ResourceStatus ?? '') &&
        !/cancelled/i.test(ResourceStatusReason ?? ''));
}

;// CONCATENATED MODULE: ./build/stack/settled.js



const LAG = 10_000;
async function readSettled(client, stackId, waiting) {
    let last;
    const deadline = waiting.clock.now() + LAG;
    try {
        await poll({ ...waiting, deadline }, async () => {
            last = { stack: await readStack(client, stackId) };
            const { status } = last.stack ?? {};
            return isRunning(status) || status === 'REVIEW_IN_PROGRESS' ? undefined : true;
        });
    }
    catch (error) {
        if (!(error instanceof TimedOut))
            throw error;
    }
    last ??= await poll(waiting, async () => ({ stack: await readStack(client, stackId) }));
    return last.stack;
}

;// CONCATENATED MODULE: ./build/stack/change.js
















async function applyChange(edges, order, attempt) {
    const { region, stackName, stack: wanted } = order.plan;
    const role = wanted.roleArn ?? attempt.stack?.roleArn;
    if (role !== undefined)
        edges.log.info(`CloudFormation works with the service role ${role}.`);
    const intent = intentOf(order.plan);
    const madeStack = attempt.stack === undefined && order.stack?.status !== 'REVIEW_IN_PROGRESS';
    const pending = { region, stackName, name: attempt.name, madeStack };
    edges.remember(pending);
    let settled = false;
    try {
        const changeSet = await makeChangeSet(edges, order, attempt);
        if (!changeSet.executable) {
            if (wanted.options.failOnEmpty)
                throw emptyChangeSet(stackName);
            return await unchanged(edges, changeSet, attempt.stack);
        }
        for (const line of (0,change_lines/* changeLines */.O)(changeSet.changes))
            edges.log.info(line);
        if (intent === 'show')
            return await notExecuted(edges, changeSet, attempt);
        checkChanges(wanted.options, attempt.stack, changeSet.changes);
        edges.signal.throwIfAborted();
        if (intent === 'execute')
            await executeChangeSet(edges.client, executionOf(wanted.options, changeSet, attempt));
        settled = true;
        edges.remember(undefined);
        if (intent === 'leave')
            return await notExecuted(edges, changeSet, attempt);
        return await runChange(edges, order, { attempt, changeSet });
    }
    catch (error) {
        if (isNameTaken(error)) {
            settled = true;
            edges.remember(undefined);
        }
        throw error;
    }
    finally {
        if (!settled)
            await drop(edges, pending);
    }
}
function executionOf(options, { id }, { stack, name }) {
    const told = stack === undefined || options.deploymentMode === 'EXPRESS';
    return { id, token: name, disableRollback: options.disableRollback && !told };
}
async function notExecuted(edges, changeSet, { stack: before }) {
    const stack = before ?? (await readStack(edges.client, changeSet.stackId));
    if (stack === undefined)
        throw new Error(`unreachable: the stack of the change set ${changeSet.id} does not exist`);
    const operation = before === undefined ? 'create' : 'update';
    return { operation, stack, changeSetId: changeSet.id, changes: changeSet.changes, resources: [] };
}
function emptyChangeSet(stackName) {
    return new build_problem/* Problem */.AF(`The change set of stack ${stackName} is empty, and fail-on-empty-changeset is true. The stack was not changed.`, 'Nothing differs from what is deployed. Remove fail-on-empty-changeset if that is no failure.');
}
async function makeChangeSet(edges, order, attempt) {
    const requested = await requestChangeSet(edges.client, changeSetOrder(order, attempt.stack, attempt.name));
    try {
        return await awaitChangeSet(edges.client, requested, attempt.waiting);
    }
    catch (error) {
        if (error instanceof ChangeSetFailed) {
            const { capabilities, roleArn } = order.plan.stack;
            const refusal = explainRefusal(error, { stackName: order.plan.stackName, capabilities, roleArn });
            if (refusal !== error)
                throw refusal;
            throw changeSetProblem(error.reason, await readDetails(edges.client, error), order.template);
        }
        if (!(error instanceof TimedOut))
            throw error;
        throw notMade(order.plan);
    }
}
function notMade({ stackName, stack }) {
    return new build_problem/* Problem */.AF(`CloudFormation did not make the change set of stack ${stackName} within ${(0,markdown/* minutes */.Gx)(stack.timeoutMinutes)}.`, 'Run the job again, or raise timeout-in-minutes. The stack was not changed.');
}
async function drop(edges, pending) {
    try {
        await dropChangeSet(edges.client, pending, dropWaiting(edges));
        edges.remember(undefined);
    }
    catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        edges.log.warning(`The change set ${pending.name} of stack ${pending.stackName} was not deleted: ${reason}`);
    }
}
function dropWaiting({ clock, signal }) {
    const patience = signal.aborted ? 3_000 : 60_000;
    return { clock, signal: new AbortController().signal, deadline: clock.now() + patience };
}
async function unchanged(edges, { id, stackId }, stack) {
    if (stack === undefined) {
        throw new build_problem/* Problem */.AF('CloudFormation finds nothing to create in the template.', 'Give the template at least one resource without a condition that is false.');
    }
    if (stack.status === 'UPDATE_ROLLBACK_COMPLETE') {
        edges.log.warning(`Stack ${stack.name} needs no change, but its last update was rolled back. What runs is this template all the same.`);
    }
    return {
        operation: 'none',
        stack: (await readStack(edges.client, stackId)) ?? stack,
        changeSetId: id,
        changes: [],
        resources: [],
    };
}
async function runChange(edges, order, running) {
    const { attempt, changeSet } = running;
    const { stackName } = order.plan;
    const { stackId } = changeSet;
    const operation = attempt.stack === undefined ? 'create' : 'update';
    const { events } = await followChange(edges, order, { ...running, operation });
    const stack = await readSettled(edges.client, stackId, attempt.waiting);
    if (stack === undefined || stack.status.startsWith('DELETE_')) {
        throw new build_problem/* Problem */.AF(`Stack ${stackName} was ${operation}d, but another operation has deleted it since.`, 'See who deleted it in CloudTrail, or run the job again.');
    }
    const resources = (0,stack_events/* resourceDurations */.cY)(events);
    return { operation, stack, changeSetId: changeSet.id, changes: changeSet.changes, resources };
}
async function followChange(edges, order, { attempt, changeSet: { stackId }, operation }) {
    const { stackName, stack: options } = order.plan;
    const services = watchServices(edges.services);
    const onEvent = (event, before) => {
        edges.log.info((0,lines/* eventLine */.V8)(event, before));
        services.see(event);
    };
    try {
        const ending = await edges.log.group(`Events of stack ${stackName}`, () => followOperation(edges.client, {
            stackId,
            operation,
            token: attempt.name,
            waiting: attempt.waiting,
            onEvent,
            rollbackDisabled: options.options.disableRollback,
        }));
        if (ending.outcome === 'failed')
            throw await explainFailure(edges, order, { operation, stackId, ending, services });
        return ending;
    }
    catch (error) {
        if (edges.signal.aborted)
            edges.log.warning(`CloudFormation goes on with stack ${stackName}. A re-run attaches to it.`);
        if (!(error instanceof TimedOut))
            throw error;
        throw new build_problem/* Problem */.AF(`Stack ${stackName} is not ready after ${(0,markdown/* minutes */.Gx)(options.timeoutMinutes)}. CloudFormation goes on with it: ${stackId}`, 'Run the job again: it waits for what runs. Raise timeout-in-minutes if the stack needs longer.');
    }
}

;// CONCATENATED MODULE: ./build/stack/later-run.js




const DEPLOYED = ['CREATE_COMPLETE', 'UPDATE_COMPLETE'];
async function refuseOlderRun(client, stack, { owner, buildId, run }) {
    if (!DEPLOYED.includes(stack.status) || stack.changeSetId === undefined)
        return;
    const last = readSource(await readDescription(client, stack.changeSetId));
    if (last?.repository !== owner.repository || last.buildId === buildId.id || !isOvertaken(run, last.run))
        return;
    throw new build_problem/* Problem */.AF(`Stack ${stack.name} has been deployed by a later run, of ${last.buildId}: ${last.run.url}. This run changes nothing.`, 'If that is the one to keep, all is well. To deploy this commit all the same, run this job again.');
}
async function readDescription(client, changeSetId) {
    try {
        const { Description = '' } = await client.send(new DescribeChangeSetCommand/* DescribeChangeSetCommand */.T({ ChangeSetName: changeSetId }));
        return Description;
    }
    catch (error) {
        if ((0,aws_error/* isAccessDenied */.w7)(error) || (0,aws_error/* isError */.bJ)(error, 'ChangeSetNotFoundException'))
            return '';
        throw error;
    }
}

;// CONCATENATED MODULE: ./build/stack/stuck.js

async function readStuck(client, stackId) {
    return readFailed(client, { stackId, parents: [] });
}
async function readFailed(client, { stackId, parents }) {
    const resources = await listResources(client, stackId).catch(() => []);
    const failed = resources.filter(({ ResourceStatus, ResourceStatusReason = '' }) => ResourceStatus === 'UPDATE_FAILED' && !/cancelled/i.test(ResourceStatusReason));
    const levels = await Promise.all(failed.map(async ({ LogicalResourceId = '', ResourceType: type = '', PhysicalResourceId = '', ...each }) => {
        const path = [...parents, LogicalResourceId];
        const nested = type === 'AWS::CloudFormation::Stack';
        const inner = nested ? await readFailed(client, { stackId: PhysicalResourceId, parents: path }) : [];
        if (inner.length > 0)
            return inner;
        const reason = each.ResourceStatusReason ?? 'no reason is given';
        const name = parents.length === 0 ? LogicalResourceId : `${nameOf(stackId)}.${LogicalResourceId}`;
        return [{ path: path.join('/'), type, reason, skippedAs: nested ? undefined : name }];
    }));
    return levels.flat();
}
function nameOf(stackId) {
    return stackId.split('/')[1] ?? '';
}

;// CONCATENATED MODULE: ./build/stack/unchanged.js
const HEALTHY = ['CREATE_COMPLETE', 'UPDATE_COMPLETE'];
function cannotHaveChanged(comparison) {
    const { template, parameters, tags, stack, deployedBody, roleArn, options } = comparison;
    return (!isAskedFor(options) &&
        (roleArn === undefined || roleArn === stack.roleArn) &&
        listsAreEqual(options.notificationArns ?? stack.notificationArns, stack.notificationArns) &&
        HEALTHY.includes(stack.status) &&
        deployedBody === template.body &&
        isSelfContained(template) &&
        parametersAreEqual(template, parameters, stack.parameters) &&
        (tags === undefined || mapsAreEqual(tags, stack.tags)));
}
function isAskedFor({ deploymentMode, execute, failOnEmpty }) {
    return deploymentMode === 'REVERT_DRIFT' || !execute || failOnEmpty;
}
function isSelfContained({ dependsOnMore, resources, nested }) {
    if (dependsOnMore)
        return false;
    return [...resources].every(([logicalId, { type }]) => {
        if (isModule(type))
            return false;
        if (type !== 'AWS::CloudFormation::Stack')
            return true;
        const child = nested.get(logicalId);
        return child !== undefined && isSelfContained(child) && ![...child.parameters.values()].some(isLookedUp);
    });
}
function isModule(type) {
    return type.endsWith('::MODULE');
}
function isLookedUp({ type }) {
    return type.startsWith('AWS::SSM::');
}
const DYNAMIC_REFERENCE = /\{\{resolve:/;
function parametersAreEqual(template, parameters, deployed) {
    const given = new Map(parameters.map((parameter) => [parameter.ParameterKey, parameter]));
    return [...template.parameters].every(([name, declaration]) => {
        const parameter = given.get(name);
        if (isLookedUp(declaration) || DYNAMIC_REFERENCE.test(deployed.get(name) ?? ''))
            return false;
        if (parameter?.UsePreviousValue)
            return true;
        if (declaration.noEcho)
            return false;
        return (parameter?.ParameterValue ?? declaration.default) === deployed.get(name);
    });
}
function mapsAreEqual(a, b) {
    return a.size === b.size && [...a].every(([key, value]) => b.get(key) === value);
}
function listsAreEqual(a, b) {
    return a.length === b.length && a.every((each) => b.includes(each));
}

;// CONCATENATED MODULE: ./build/stack/converge.js















async function converge(edges, order) {
    const { plan } = order;
    const start = edges.clock.now();
    const deadline = start + plan.stack.timeoutMinutes * 60_000;
    const waiting = { clock: edges.clock, signal: edges.signal, deadline };
    for (let found = order.stack, attempt = 1;; attempt += 1) {
        const stack = await makeReady(edges, { plan, waiting }, found).catch((error) => {
            throw error instanceof TimedOut ? stillBusy(plan) : error;
        });
        if (stack !== undefined && stack === order.stack && isUnchanged(order, stack)) {
            edges.log.info(`Stack ${plan.stackName} is up to date: its template, parameters and tags are these. No change set was made.`);
            return { operation: 'none', stack, changeSetId: undefined, changes: [], resources: [] };
        }
        try {
            if (stack !== undefined && intentOf(plan) === 'execute')
                await refuseOlderRun(edges.client, stack, plan);
            return await applyChange(edges, order, { stack, name: `${plan.operation}-${attempt}`, waiting });
        }
        catch (error) {
            await letPass(edges, order, { error, stack, attempt, waiting, start });
            found = await readStack(edges.client, plan.stackName);
        }
    }
}
async function letPass({ log }, { plan }, failed) {
    const { error, stack, attempt, waiting, start } = failed;
    if (error instanceof build_problem/* Problem */.AF && error.passing && stack === undefined && attempt === 1) {
        log.notice(`${error.message}\nThat passes by itself, so the stack is created once more.`);
        return;
    }
    const { capabilities, roleArn } = plan.stack;
    if (!converge_isOvertaken(error))
        throw explainRefusal(error, { stackName: plan.stackName, capabilities, roleArn });
    log.info(`Another operation on stack ${plan.stackName} came first.`);
    await rest(waiting, start).catch((reason) => {
        throw reason instanceof TimedOut ? stillBusy(plan) : reason;
    });
}
const OVERTAKEN = /_IN_PROGRESS state|is currently in progress|already exists and cannot be created again/i;
function stillBusy({ stackName, stack }) {
    return new build_problem/* Problem */.AF(`Another operation on stack ${stackName} still goes on after ${(0,markdown/* minutes */.Gx)(stack.timeoutMinutes)}.`, 'Run the job again when it has ended, or raise timeout-in-minutes. The stack was not changed.');
}
function converge_isOvertaken(error) {
    return ((0,aws_error/* isError */.bJ)(error, 'ChangeSetNotFoundException') ||
        isNameTaken(error) ||
        (0,aws_error/* isError */.bJ)(error, 'InvalidChangeSetStatusException', /OBSOLETE/) ||
        (error instanceof Error && !(error instanceof build_problem/* Problem */.AF) && OVERTAKEN.test(error.message)));
}
async function makeReady(edges, run, stack) {
    const verdict = verdictOn(stack?.status, run.plan.stack.options.disableRollback);
    if (stack === undefined || verdict.kind === 'create')
        return undefined;
    if (verdict.kind === 'wait') {
        edges.log.info(`Stack ${stack.name} is ${stack.status}: waiting for that operation to end.`);
        return makeReady(edges, run, await awaitIdle(edges.client, stack, run.waiting));
    }
    await refuse(edges.client, stack, run.plan);
    if (verdict.kind !== 'recreate')
        return stack;
    edges.log.notice(`Stack ${stack.name} is ${stack.status}: ${verdict.why}, so it is deleted and created anew.`);
    await removeStack(edges.client, stack, {
        token: `${run.plan.operation}-0`,
        waiting: run.waiting,
        log: edges.log,
    }).catch((error) => {
        throw error instanceof TimedOut ? isNotGone(stack.name, run.plan.stack.timeoutMinutes) : error;
    });
    return undefined;
}
async function refuse(client, stack, { kind, owner, stack: wanted }) {
    const verdict = verdictOn(stack.status, wanted.options.disableRollback);
    if (verdict.kind === 'create' || verdict.kind === 'wait')
        return;
    const adoptable = verdict.kind === 'update' && isUnowned(stack) && owner.pullRequest === undefined;
    if (!isOurs(stack, owner) && !adoptable)
        throw notOurs(stack, owner, 'changed');
    if (verdict.kind === 'recreate' && kind === 'diff') {
        throw new build_problem/* Problem */.AF(`Stack ${stack.name} is ${stack.status}: ${verdict.why}, so there is nothing to compare with.`, 'Deploy it: it is deleted then and created anew.');
    }
    if (verdict.kind === 'recreate' && stack.terminationProtection)
        throw isProtected(stack, 'deleted and created anew');
    if (verdict.kind === 'stop')
        throw await stuck(client, stack, verdict.remedy);
}
async function stuck(client, stack, remedy) {
    const failed = await readStuck(client, stack.id);
    const list = failed.map(({ path, type, reason }) => `\n${path} (${type}): ${reason}`);
    return new build_problem/* Problem */.AF(`Stack ${stack.name} is ${stack.status}: ${stack.reason?.replace(/[.\s]+$/, '') ?? 'no reason is given'}.${list.join('')}`, remedy(stack, failed.flatMap(({ skippedAs }) => skippedAs ?? [])));
}
function isUnchanged(order, stack) {
    return cannotHaveChanged({
        template: order.template,
        parameters: order.parametersFor(stack.parameters),
        tags: tagsFor(order, stack),
        roleArn: order.plan.stack.roleArn,
        options: order.plan.stack.options,
        stack,
        deployedBody: order.deployedBody,
    });
}

// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-cloudformation/dist-es/commands/UpdateTerminationProtectionCommand.js
var UpdateTerminationProtectionCommand = __webpack_require__(5725);
;// CONCATENATED MODULE: ./build/stack/protection.js


async function protect(edges, { owner, stack: wanted }, stack) {
    const { terminationProtection: on } = wanted.options;
    if (on === undefined || on === stack.terminationProtection)
        return;
    if (on && owner.pullRequest !== undefined)
        return;
    if (!isOurs(stack, owner)) {
        edges.log.warning(`Termination protection of stack ${stack.name} stays ${on ? 'off' : 'on'}: the stack does not carry our tags.`);
        return;
    }
    const request = { StackName: stack.id, EnableTerminationProtection: on };
    await edges.client.send(new UpdateTerminationProtectionCommand/* UpdateTerminationProtectionCommand */.m(request));
    edges.log.info(`Termination protection of stack ${stack.name} is ${on ? 'on' : 'off'} now.`);
}

// EXTERNAL MODULE: ./build/secret-text.js
var secret_text = __webpack_require__(9288);
;// CONCATENATED MODULE: ./build/stack/secret-outputs.js

function secretOutputs(outputs, template) {
    const hides = (key, value) => value !== '' &&
        ((template !== undefined && isSecretOutput(template, key)) || isNamedSecret(key, value) || secret_text/* LOOKS_SECRET */.w.test(value));
    return new Set([...outputs].flatMap(([key, value]) => (hides(key, value) ? [key] : [])));
}
function isSecretOutput(template, key) {
    return comesFrom(template, template.outputs.get(key));
}
function comesFrom(template, expression) {
    if (typeof expression === 'string') {
        const names = [...expression.matchAll(/\$\{([^!{}]+)\}/g)].map(([, name = '']) => name);
        return /\{\{resolve:(secretsmanager|ssm-secure):/.test(expression) || names.some((name) => isSecret(template, name));
    }
    if (typeof expression !== 'object' || expression === null)
        return false;
    return Object.entries(expression).some(([key, value]) => key === 'Ref' || key === 'Fn::GetAtt' ? isSecret(template, [value].flat().join('.')) : comesFrom(template, value));
}
function isSecret({ parameters, nested }, name) {
    const [logicalId = '', attribute, output = ''] = name.split('.');
    if (attribute === undefined)
        return parameters.get(logicalId)?.noEcho === true;
    const child = nested.get(logicalId);
    return attribute === 'SecretAccessKey' || (child !== undefined && isSecretOutput(child, output));
}
function isNamedSecret(key, value) {
    return (/(password|passwd|passphrase|secret|token|credentials?|(private|api|access|secret)[-_]?keys?)$/i.test(key) &&
        !/^(arn|https?):/.test(value));
}

;// CONCATENATED MODULE: ./build/stack/changed-default.js
function changedDefaults({ declared, deployed, kept }) {
    return [...kept].flatMap(([name, value]) => {
        const now = declared.get(name);
        const before = deployed.get(name)?.default;
        if (now?.default === undefined || before === undefined || now.default === before)
            return [];
        if (now.noEcho || deployed.get(name)?.noEcho) {
            return [
                `The default of \`${name}\` has changed, but the stack keeps the value that it has. To change that, give \`${name}\` in parameter-overrides.`,
            ];
        }
        if (value !== before)
            return [];
        return [
            `The default of \`${name}\` is now \`${now.default}\`, but the stack keeps \`${value}\`. To change that, give \`${name}=${now.default}\` in parameter-overrides.`,
        ];
    });
}

;// CONCATENATED MODULE: ./build/stack/no-image-parameter.js


function noneFound({ template, uses, given }) {
    const [because, remedy] = no_image_parameter_reasonOf({ template, uses, given });
    return new build_problem/* Problem */.AF(`The template ${template.path} does not use the image: ${because}.`, remedy, {
        place: no_image_parameter_placeOf(uses[0]),
    });
}
function no_image_parameter_reasonOf({ template, uses, given }) {
    if (given.length > 0) {
        return [`the parameter that takes it, ${given.join(', ')}, is given by parameter-overrides`, USE_A_PARAMETER];
    }
    if (uses.length === 0)
        return ['nothing in it runs a container image', USE_A_PARAMETER];
    return [uses.map(described).join('; '), remedyFor(uses, template)];
}
function severalFound({ template, uses, names }) {
    const places = names.map((name) => {
        const by = uses.filter(({ texts }) => texts.some((pieces) => holds(pieces, name)));
        return `${name} (${[...new Set(by.map(whereIs))].join('; ')})`;
    });
    return new build_problem/* Problem */.AF(`The template ${template.path} takes images by several parameters: ${places.join(', ')}.`, `Say which one receives this image, such as \`image-parameter: ${names[0]}\`, or give the others in parameter-overrides.`, { place: no_image_parameter_placeOf(uses[0]) });
}
function holds(pieces, name) {
    return pieces.some((piece) => piece.kind === 'parameter' && piece.name === name);
}
function whereIs({ name, template, resource }) {
    return `${name}, line ${resource.line}${name.includes('.') ? ` of ${template.path}` : ''}`;
}
function described(use) {
    return `${use.name} (${whereIs(use).slice(use.name.length + 2)}) takes \`${expression_shown(use.expression)}\``;
}
const USE_A_PARAMETER = 'Use a parameter as the image (`Image: !Ref ImageUri`), carry it by a placeholder in parameter-overrides (`ImageTag={{image-tag}}`), or set `image-parameter: none`.';
function remedyFor(uses, template) {
    const texts = uses.flatMap((use) => use.texts);
    const assignments = [...new Set(texts.flatMap((pieces) => assignmentsFor(pieces, template)))];
    if (assignments.length > 0) {
        return `Parameters are only parts of the image. Add to parameter-overrides: ${assignments.map((text) => `\`${text}\``).join(' and ')}.`;
    }
    const unfit = texts.flatMap((pieces) => unfitFor(pieces, template))[0];
    if (unfit !== undefined)
        return unfit;
    if (texts.flat().some(({ kind }) => kind === 'mapping')) {
        return 'A value of Mappings is fixed in the template. Declare a parameter and use it as the image (`Image: !Ref ImageUri`), or set `image-parameter: none`.';
    }
    return USE_A_PARAMETER;
}
function unfitFor([piece, ...more], { parameters }) {
    if (piece?.kind !== 'parameter' || more.length > 0)
        return [];
    const type = parameters.get(piece.name)?.type ?? '';
    const why = type.startsWith('AWS::SSM::') ? ', the name of a parameter in SSM' : '';
    return [
        `\`${piece.name}\` is of type ${type}${why}. Declare it as \`Type: String\`, or set \`image-parameter: none\` and put the image there yourself.`,
    ];
}
function assignmentsFor(pieces, { parameters }) {
    return pieces.flatMap((piece, index) => {
        if (piece.kind !== 'parameter' || parameters.get(piece.name)?.type !== 'String')
            return [];
        const placeholder = placeholderFor(textAt(pieces, index - 1), textAt(pieces, index + 1));
        return placeholder === undefined ? [] : [`${piece.name}={{${placeholder}}}`];
    });
}
function textAt(pieces, index) {
    const piece = index < 0 ? undefined : pieces[index];
    return piece?.kind === 'text' ? piece.text : piece && '';
}
function placeholderFor(before, after) {
    if (before === undefined)
        return after !== undefined && /^[:@]/.test(after) ? 'repository-uri' : undefined;
    if (after !== undefined)
        return undefined;
    if (before.endsWith('@'))
        return 'image-digest';
    return /:$/.test(before) && !before.endsWith('@sha256:') ? 'image-tag' : undefined;
}
function no_image_parameter_placeOf(use) {
    return use?.template.inWorkspace ? { file: use.template.path, line: use.resource.line } : undefined;
}

// EXTERNAL MODULE: ./node_modules/leven/index.js
var leven = __webpack_require__(7785);
;// CONCATENATED MODULE: ./build/stack/placeholders.js


const FIELDS = new Map([
    ['image', ({ reference }) => reference],
    ['image-tag', ({ tag }) => tag],
    ['image-digest', ({ digest }) => digest],
    ['repository-uri', ({ repositoryUri }) => repositoryUri],
]);
const PLACEHOLDER = /\{\{([a-z-]+)(?:\.([^{}]*))?\}\}/g;
function placeholders_usesIn(value) {
    const all = [...value.matchAll(PLACEHOLDER)].map(([, field = '', name]) => ({ field, name }));
    return all.filter(({ field }) => FIELDS.has(field));
}
function carrierOf(overrides, image) {
    const carries = ({ name }) => image === undefined || name === image;
    return [...overrides].find(([, value]) => placeholders_usesIn(value).some(carries))?.[0];
}
function checkPlaceholders(overrides, names) {
    (0,build_problem/* throwAll */.Kx)([...overrides].flatMap(([parameter, value]) => placeholders_usesIn(value).flatMap((use) => {
        const remedy = remedyOf(use, names);
        const written = use.name === undefined ? `{{${use.field}}}` : `{{${use.field}.${use.name}}}`;
        return remedy === undefined
            ? []
            : [
                new build_problem/* Problem */.AF(`Input parameter-overrides: \`${parameter}\` has \`${written}\`, which is of no image.`, remedy),
            ];
    })));
}
function remedyOf({ field, name }, names) {
    const all = names.map((each) => `\`{{${field}.${each}}}\``).join(', ');
    if (name === undefined)
        return names.length === 0 ? undefined : `Say of which image it is: ${all}.`;
    if (names.includes(name))
        return undefined;
    const nearest = (0,leven/* closestMatch */.h)(name, [...names]);
    return nearest === undefined
        ? `Write \`{{${field}}}\`: there is one image, without a name. Names are those of the input images.`
        : `Did you mean \`{{${field}.${nearest}}}\`? There are ${all}.`;
}
function fillPlaceholders(value, images, buildId) {
    return value.replace(PLACEHOLDER, (whole, field, name) => {
        if (field === 'build-id' && name === undefined)
            return buildId;
        const image = images.find((each) => each.name === name);
        return (image && FIELDS.get(field)?.(image)) ?? whole;
    });
}

;// CONCATENATED MODULE: ./build/stack/image-parameter.js




function findImageParameter(template, setting, overrides) {
    const carrier = carrierOf(overrides);
    if (setting === 'none') {
        if (carrier === undefined)
            return undefined;
        throw new build_problem/* Problem */.AF(`Input parameter-overrides: \`${carrier}\` has a placeholder of the image, but image-parameter is none.`, 'Remove `image-parameter: none`, or give the value without the placeholder.');
    }
    if (setting !== 'auto')
        return image_parameter_named(template, setting);
    if (carrier !== undefined)
        return undefined;
    const uses = imageUses(template);
    const candidates = imageParametersOf(template);
    const open = candidates.filter((name) => !overrides.has(name));
    if (open.length === 1)
        return open[0];
    throw open.length === 0
        ? noneFound({ template, uses, given: candidates })
        : severalFound({ template, uses, names: open });
}
function image_parameter_named(template, name) {
    if (!template.parameters.has(name)) {
        throw new build_problem/* Problem */.AF(`Input image-parameter: the template ${template.path} has no parameter \`${name}\`.`, `Use one of its parameters (${[...template.parameters.keys()].join(', ') || 'it has none'}), auto or none.`);
    }
    if (takesText(template, name))
        return name;
    const type = template.parameters.get(name)?.type;
    throw new build_problem/* Problem */.AF(`Input image-parameter: \`${name}\` of the template ${template.path} is of type ${type}, which cannot take an image.`, `Declare it as \`Type: String\`, or use another parameter.`);
}
function imageParametersOf(template) {
    return [...new Set(imageUses(template).flatMap(wholeParameters))].filter((name) => takesText(template, name));
}
function wholeParameters({ texts }) {
    return texts.flatMap(([piece, ...more]) => (piece?.kind === 'parameter' && more.length === 0 ? [piece.name] : []));
}
function takesText({ parameters }, name) {
    return parameters.get(name)?.type === 'String';
}

;// CONCATENATED MODULE: ./build/stack/image-assignment.js



function assignImages(template, images, overrides) {
    const several = images.flatMap(({ name, parameter }) => (name === undefined ? [] : [{ name, parameter }]));
    checkPlaceholders(overrides, several.map(({ name }) => name));
    const assigned = several.length > 0
        ? assignSeveral(template, several, overrides)
        : assignOnly(findImageParameter(template, images[0]?.parameter ?? 'none', overrides));
    (0,build_problem/* throwAll */.Kx)([...assigned.keys()].flatMap((name) => (overrides.has(name) ? [givenAsWell(name)] : [])));
    return assigned;
}
function assignOnly(parameter) {
    return new Map(parameter === undefined ? [] : [[parameter, undefined]]);
}
function givenAsWell(parameter) {
    return new build_problem/* Problem */.AF(`Input parameter-overrides: \`${parameter}\` receives the image, so the value that is given cannot count.`, `Remove \`${parameter}\` there. To deploy an image that exists, give it in \`image\`.`);
}
function assignSeveral(template, images, overrides) {
    const said = images.map(({ parameter }) => parameter);
    const free = imageParametersOf(template).filter((name) => !overrides.has(name) && !said.includes(name));
    const wrong = [];
    const assigned = new Map();
    for (const image of images) {
        const sought = parameterOf(image, template, free);
        const carried = image.parameter === 'auto' && carrierOf(overrides, image.name) !== undefined;
        const found = carried && sought instanceof build_problem/* Problem */.AF ? undefined : sought;
        const other = typeof found === 'string' ? assigned.get(found) : undefined;
        if (found instanceof build_problem/* Problem */.AF)
            wrong.push(found);
        else if (found !== undefined && other !== undefined)
            wrong.push(sameParameter(found, other, image.name));
        else if (found !== undefined)
            assigned.set(found, image.name);
    }
    (0,build_problem/* throwAll */.Kx)(wrong);
    return assigned;
}
function parameterOf(image, template, free) {
    if (image.parameter === 'none')
        return undefined;
    if (image.parameter !== 'auto') {
        if (template.parameters.has(image.parameter))
            return image.parameter;
        return new build_problem/* Problem */.AF(`Image ${image.name}: the template ${template.path} has no parameter \`${image.parameter}\`.`, `Give one of its parameters as \`parameter\` (${[...template.parameters.keys()].join(', ') || 'it has none'}), auto or none.`);
    }
    const fitting = free.filter((parameter) => isNamedLike(parameter, image.name));
    if (fitting.length === 1)
        return fitting[0];
    return fitting.length === 0 ? noParameter(image, template, free) : severalParameters(image, template, fitting);
}
function isNamedLike(parameter, image) {
    const name = image.replaceAll('-', '');
    return ['', 'image', 'imageuri', 'uri'].some((end) => parameter.toLowerCase() === `${name}${end}`);
}
function noParameter({ name }, template, free) {
    const has = free.length === 0 ? 'no parameter that is free' : free.join(', ');
    return new build_problem/* Problem */.AF(`Image ${name}: no parameter of the template ${template.path} has its name. Its containers take images by ${has}.`, `Name the parameter after the image, such as \`${exampleOf(name)}\`, or give \`parameter: <name>\` to the image; \`parameter: none\` if the stack does not take it, or only by a placeholder such as \`{{image.${name}}}\`.`);
}
function exampleOf(name) {
    const words = name.split('-').map((word) => `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`);
    return `${words.join('')}Image`;
}
function severalParameters({ name }, template, fitting) {
    return new build_problem/* Problem */.AF(`Image ${name}: several parameters of the template ${template.path} have its name: ${fitting.join(', ')}.`, `Say which one receives it, such as \`parameter: ${fitting[0]}\`.`);
}
function sameParameter(parameter, one, other) {
    return new build_problem/* Problem */.AF(`Input images: the parameter \`${parameter}\` would receive both \`${one}\` and \`${other}\`.`, 'Give each image a `parameter` of its own.');
}

// EXTERNAL MODULE: ./build/stack/s3-address.js
var s3_address = __webpack_require__(3972);
;// CONCATENATED MODULE: ./build/stack/package.js




const LARGEST_BODY = 51_200;
const LARGEST_OBJECT = 1_000_000;
function packageTemplate(template, bucket) {
    if (bucket === undefined) {
        checkSize(template, LARGEST_OBJECT);
        checkNeedsNoBucket(template);
        return { template, uploads: new Map() };
    }
    const { body, uploads } = replaceFiles(template, bucket);
    checkSize({ path: template.path, body }, LARGEST_OBJECT);
    if (Buffer.byteLength(body) <= LARGEST_BODY)
        return { template: { ...template, body }, uploads };
    const { key, upload } = objectOf(Buffer.from(body), '.template', bucket);
    return { template: { ...template, body, url: (0,s3_address/* objectUrl */.bC)(bucket, key) }, uploads: new Map([...uploads, upload]) };
}
function replaceFiles(template, bucket) {
    const uploads = new Map();
    const places = [...template.localFiles].sort((a, b) => b.range[0] - a.range[0]);
    const body = places.reduce((text, file) => {
        const content = template.contents.get(file.path);
        if (content === undefined)
            return text;
        const made = Buffer.isBuffer(content) ? { content, uploads: [] } : packageChild(content, bucket);
        const { key, upload } = objectOf(made.content, file.form === 'template' ? '.template' : (0,external_node_path_.extname)(file.path), bucket);
        for (const [name, bytes] of [...made.uploads, upload])
            uploads.set(name, bytes);
        return replaceText(text, file, addressOf(file, bucket, key));
    }, template.body);
    return { body, uploads };
}
function packageChild(child, bucket) {
    const { body, uploads } = replaceFiles(child, bucket);
    checkSize({ path: child.path, body }, LARGEST_OBJECT);
    return { content: Buffer.from(body), uploads };
}
function objectOf(bytes, extension, bucket) {
    const key = (0,s3_address/* objectKey */.T5)(bucket, (0,external_node_crypto_.createHash)('sha256').update(bytes).digest('hex'), extension);
    return { key, upload: [key, bytes] };
}
function replaceText(text, { range: [start, end] }, address) {
    const old = text.slice(start, end);
    return text.slice(0, start) + address + old.slice(old.trimEnd().length) + text.slice(end);
}
function addressOf({ form }, bucket, key) {
    if (form === 'template')
        return JSON.stringify((0,s3_address/* objectUrl */.bC)(bucket, key));
    if (form === 'uri')
        return JSON.stringify(`s3://${bucket.name}/${key}`);
    const start = form === 'code' ? 'S3' : '';
    return `{"${start}Bucket": ${JSON.stringify(bucket.name)}, "${start}Key": ${JSON.stringify(key)}}`;
}
function checkSize({ path, body }, most) {
    const bytes = Buffer.byteLength(body);
    if (bytes <= most)
        return;
    throw new build_problem/* Problem */.AF(`The template ${path} has ${bytes} bytes; CloudFormation takes at most ${most}.`, 'Split it into nested stacks.');
}
function checkNeedsNoBucket({ path, body, localFiles }) {
    const bytes = Buffer.byteLength(body);
    if (bytes > LARGEST_BODY) {
        throw new build_problem/* Problem */.AF(`The template ${path} has ${bytes} bytes; CloudFormation takes at most ${LARGEST_BODY} in a request, larger ones from S3 only.`, 'Give a bucket of the same region in `s3-bucket`: the template is uploaded there. Or shorten it; comments count.');
    }
    const [first] = localFiles;
    if (first === undefined)
        return;
    const names = [...new Set(localFiles.map(({ by, path }) => `${by}: ${path}`))].join(', ');
    throw new build_problem/* Problem */.AF(`The template ${path} names files of the workspace, which CloudFormation takes from S3 only (${names}).`, 'Give a bucket of the same region in `s3-bucket`: the files are uploaded there.', { place: { file: path, line: first.line } });
}

// EXTERNAL MODULE: ./build/pairs.js
var build_pairs = __webpack_require__(7273);
;// CONCATENATED MODULE: ./build/stack/java-pattern.js
const SAME_ESCAPE = /^([^A-Za-z0-9]|[dDwWsbBnrtf1-9]|u[0-9A-Fa-f]{4}|x[0-9A-Fa-f]{2})/;
const SAME_GROUP = /^(\?(:|=|!|<=|<!|<[A-Za-z][A-Za-z0-9]*>)|[^?])/;
function toJavaScript(pattern) {
    const ignoresCase = pattern.startsWith('(?i)');
    const source = ignoresCase ? pattern.slice('(?i)'.length) : pattern;
    if (!meansTheSame(source))
        return undefined;
    try {
        return new RegExp(`^(?:${source})$`, ignoresCase ? 'i' : '');
    }
    catch {
        return undefined;
    }
}
function meansTheSame(source) {
    let inClass = false;
    for (let index = 0; index < source.length; index += 1) {
        const character = source[index] ?? '';
        const rest = source.slice(index + 1);
        if (character === '\\') {
            if (!SAME_ESCAPE.test(rest))
                return false;
            index += 1;
        }
        else if (inClass) {
            if (character === '[' || (character === '&' && rest.startsWith('&')))
                return false;
            inClass = character !== ']';
        }
        else if (character === '[') {
            if (/^\^?\]/.test(rest))
                return false;
            inClass = true;
        }
        else if (character === '(' && !SAME_GROUP.test(rest))
            return false;
    }
    return true;
}

;// CONCATENATED MODULE: ./build/stack/constraint.js


const MAXIMUM_VALUE_BYTES = 4096;
function brokenRule(declaration, value) {
    const { type, constraints } = declaration;
    if (Buffer.byteLength(value) > MAXIMUM_VALUE_BYTES)
        return { must: `have at most ${MAXIMUM_VALUE_BYTES} bytes` };
    if (value.includes('{{'))
        return undefined;
    if (type === 'Number')
        return numberRule(constraints, value) ?? listRule(constraints, value);
    if (type === 'List<Number>')
        return first(itemsOf(value), (item) => numberRule(constraints, item));
    if (type === 'CommaDelimitedList')
        return first(itemsOf(value), (item) => textRule(constraints, item));
    if (type === 'String' || type.startsWith('AWS::SSM::Parameter::')) {
        return textRule(constraints, value) ?? lengthRule(constraints, value);
    }
    return undefined;
}
function itemsOf(value) {
    return value.split(',').map((item) => item.trim());
}
function first(items, check) {
    for (const item of items) {
        const rule = check(item);
        if (rule !== undefined)
            return rule;
    }
    return undefined;
}
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
function numberRule({ minValue, maxValue }, value) {
    if (!NUMBER.test(value.trim()))
        return { must: 'be a number' };
    if (minValue !== undefined && Number(value) < minValue)
        return { must: `be at least ${minValue} (MinValue)` };
    if (maxValue !== undefined && Number(value) > maxValue)
        return { must: `be at most ${maxValue} (MaxValue)` };
    return undefined;
}
function textRule(constraints, value) {
    const pattern = constraints.allowedPattern;
    if (pattern !== undefined && toJavaScript(pattern)?.test(value) === false) {
        return { must: `match \`${pattern}\` from its start to its end (AllowedPattern)` };
    }
    return listRule(constraints, value);
}
function listRule({ allowedValues }, value) {
    if (allowedValues === undefined || allowedValues.flat().includes(value))
        return undefined;
    const numbers = NUMBER.test(value) ? allowedValues.flat().map(Number) : [];
    if (numbers.includes(Number(value)))
        return undefined;
    const shown = allowedValues.map(([written]) => written ?? '');
    return { must: `be one of ${shown.join(', ')} (AllowedValues)`, nearest: (0,leven/* closestMatch */.h)(value, shown) };
}
function lengthRule({ minLength, maxLength }, value) {
    if (minLength !== undefined && value.length < minLength) {
        return { must: `have at least ${minLength} characters (MinLength)` };
    }
    if (maxLength !== undefined && value.length > maxLength) {
        return { must: `have at most ${maxLength} characters (MaxLength)` };
    }
    return undefined;
}

;// CONCATENATED MODULE: ./build/stack/parameter-value.js



const SHOWN = 100;
function wrongValues(template, values) {
    return values.flatMap((given) => {
        const declaration = template.parameters.get(given.name);
        if (declaration === undefined || (declaration.noEcho && given.from === 'stack'))
            return [];
        const broken = brokenRule(declaration, given.value);
        if (broken === undefined)
            return [];
        return [
            new build_problem/* Problem */.AF(`The template ${template.path} does not allow ${parameter_value_described(given, declaration)}: it must ${broken.must}.`, [
                ...(broken.nearest === undefined || declaration.noEcho ? [] : [`Did you mean \`${broken.nearest}\`?`]),
                parameter_value_remedyFor(given),
                ...(declaration.constraints.description === undefined
                    ? []
                    : [`The template says: ${declaration.constraints.description}`]),
            ].join(' '), { place: parameter_value_placeOf(template, given.name) }),
        ];
    });
}
const ORIGINS = { overrides: 'in parameter-overrides', stack: 'of the stack', run: 'of this run' };
function parameter_value_described({ name, value, from }, { noEcho }) {
    const cut = value.length > SHOWN ? `${(0,markdown/* part */.y_)(value, 0, SHOWN)}...` : value;
    return `the value ${noEcho ? '' : `\`${cut}\` `}of \`${name}\` ${ORIGINS[from]}`;
}
function parameter_value_remedyFor({ name, from }) {
    if (from === 'overrides')
        return 'Correct it in parameter-overrides.';
    if (from === 'stack')
        return `Give another one in parameter-overrides: \`${name}=<value>\`.`;
    return 'Change what the template allows.';
}
function parameter_value_placeOf({ path, inWorkspace, parameters }, name) {
    const line = parameters.get(name)?.line;
    return inWorkspace && line !== undefined ? { file: path, line } : undefined;
}

;// CONCATENATED MODULE: ./build/stack/parameters.js






const parameters_FIELDS = {
    key: 'ParameterKey',
    value: 'ParameterValue',
    none: 'UsePreviousValue',
    section: 'Parameters',
    secret: true,
};
function parseOverrides(text) {
    try {
        return (0,build_pairs/* parsePairs */.x)(text, parameters_FIELDS);
    }
    catch (error) {
        throw new build_problem/* Problem */.AF(`Input parameter-overrides: ${error instanceof Error ? error.message : String(error)}.`, 'Write one `Key=Value` a line, a YAML or JSON map (also for values of several lines), or a JSON list of ParameterKey and ParameterValue.');
    }
}
function overridesFile(text) {
    const match = /^(?:file:\/\/)(.+)$|^([^\s=:{[]+\.(?:ya?ml|json|txt|env|properties))$/.exec(text.trim());
    return match?.[1] ?? match?.[2];
}
function secretsOf(template, values) {
    return [...template.parameters].flatMap(([name, { noEcho, type }]) => {
        const value = noEcho ? values.get(name) : undefined;
        if (value === undefined)
            return [];
        return /List/.test(type) ? [value, ...itemsOf(value)] : [value];
    });
}
const BUILD_ID = 'BuildId';
function checkParameters(check, images, buildId) {
    const { template, overrides, imageParameters, previous } = check;
    const names = [...template.parameters.keys()];
    const unknown = [...overrides.keys()].filter((name) => !template.parameters.has(name));
    const merged = mergedPairs(check);
    const wrongLines = new Set(merged.flat());
    const missing = [...template.parameters].filter(([name, { hasDefault }]) => !hasDefault && !overrides.has(name) && !previous.has(name) && !imageParameters.has(name) && name !== BUILD_ID);
    (0,build_problem/* throwAll */.Kx)([
        ...tooMany(template),
        ...unknown.map((name) => unknownParameter(name, template, names)),
        ...merged.map(mergedPair),
        ...missing.filter(([name]) => !wrongLines.has(name)).map(([name]) => missingParameter(name, template)),
        ...wrongValues(template, valuesOf(check, images, buildId).filter(({ name }) => !wrongLines.has(name))),
    ]);
}
const MAXIMUM_PARAMETERS = 200;
function tooMany({ path, parameters: { size } }) {
    if (size <= MAXIMUM_PARAMETERS)
        return [];
    return [
        new build_problem/* Problem */.AF(`The template ${path} has ${size} parameters; CloudFormation takes ${MAXIMUM_PARAMETERS}.`, 'Combine some of them into lists, or split the template into stacks.'),
    ];
}
function missingParameter(name, template) {
    return new build_problem/* Problem */.AF(`The template ${template.path} needs the parameter \`${name}\`, which has no default and no previous value.`, `Add \`${name}=<value>\` to parameter-overrides.`, { place: parameter_value_placeOf(template, name) });
}
function mergedPairs({ template, overrides }) {
    return [...overrides].flatMap(([name, value]) => {
        const nexts = [...value.matchAll(/[, ]([A-Za-z0-9]+)=/g)].map(([, next = '']) => next);
        const next = nexts.find((other) => template.parameters.has(other) && !overrides.has(other));
        return next === undefined ? [] : [[name, next]];
    });
}
function mergedPair([name, next]) {
    return new build_problem/* Problem */.AF(`Input parameter-overrides: the value of \`${name}\` goes on with \`${next}=\`, which is a parameter of its own.`, `Write each on a line of its own, under \`parameter-overrides: |\`. If it is meant so, give \`${next}\` as well.`);
}
function unknownParameter(name, template, names) {
    const nearest = (0,leven/* closestMatch */.h)(name, [...names]);
    return new build_problem/* Problem */.AF(`Input parameter-overrides: the template ${template.path} has no parameter \`${name}\`.`, nearest === undefined
        ? 'Remove it; the template has no parameters.'
        : `Did you mean \`${nearest}\`? It has ${names.join(', ')}.`);
}
function resolveParameters(check, images, buildId) {
    return [...check.template.parameters.keys()].flatMap((name) => {
        const given = check.overrides.get(name);
        const image = check.imageParameters.has(name)
            ? images.find((each) => each.name === check.imageParameters.get(name))
            : undefined;
        if (image !== undefined)
            return [{ ParameterKey: name, ParameterValue: image.reference }];
        if (given !== undefined)
            return [{ ParameterKey: name, ParameterValue: fillPlaceholders(given, images, buildId) }];
        if (name === BUILD_ID)
            return [{ ParameterKey: name, ParameterValue: buildId }];
        return check.previous.has(name) ? [{ ParameterKey: name, UsePreviousValue: true }] : [];
    });
}
function valuesOf(check, images, buildId) {
    return resolveParameters(check, images, buildId).flatMap(({ ParameterKey: name = '', ParameterValue: value, UsePreviousValue }) => {
        if (UsePreviousValue) {
            const kept = check.previous.get(name);
            return kept === undefined || check.imageParameters.has(name) ? [] : [{ name, value: kept, from: 'stack' }];
        }
        return value === undefined ? [] : [{ name, value, from: check.overrides.has(name) ? 'overrides' : 'run' }];
    });
}

;// CONCATENATED MODULE: ./build/stack/platform.js




const ARCHITECTURES = new Map([
    ['X86_64', 'amd64'],
    ['ARM64', 'arm64'],
]);
function checkPlatforms(check, images) {
    (0,build_problem/* throwAll */.Kx)([...check.imageParameters].flatMap(([parameter, name]) => {
        const subject = name === undefined ? undefined : `Image ${name}`;
        const { platforms = [] } = images.find((image) => image.name === name) ?? {};
        return misfits(check, parameter, platforms).map((problem) => (0,build_problem/* about */.Cv)(subject, problem));
    }));
}
function misfits(check, parameter, platforms) {
    if (platforms.length === 0)
        return [];
    const taking = imageUses(check.template).filter((use) => use.resource.type === 'AWS::ECS::TaskDefinition' && takes(use, parameter));
    return [...new Map(taking.map((use) => [use.name, use])).values()].flatMap((use) => {
        const { name, resource, template } = use;
        const { wanted, architecture } = wantedBy(use, check);
        if (wanted === undefined || platforms.includes(wanted))
            return [];
        return new build_problem/* Problem */.AF(`The image is for ${platforms.join(', ')}, but ${name} of the template ${template.path} runs on ${wanted} (CpuArchitecture ${architecture}).`, `Build for it with \`platforms: ${wanted}\`, or change CpuArchitecture. Nothing was deployed.`, { place: template.inWorkspace ? { file: template.path, line: resource.line } : undefined });
    });
}
function takes({ texts }, parameter) {
    return texts.flat().some((piece) => piece.kind === 'parameter' && piece.name === parameter);
}
const platform_UNKNOWN = { wanted: undefined, architecture: undefined };
function wantedBy(use, check) {
    const { properties } = use.resource;
    const compatibilities = property(properties, 'RequiresCompatibilities');
    const standard = Array.isArray(compatibilities) && compatibilities.includes('FARGATE') ? 'X86_64' : undefined;
    const runtime = property(properties, 'RuntimePlatform') ?? {};
    if (isFunction(runtime))
        return platform_UNKNOWN;
    const textOf = (expression) => knownText(expression, use, check);
    const architecture = textOf(property(runtime, 'CpuArchitecture') ?? standard);
    const system = textOf(property(runtime, 'OperatingSystemFamily') ?? 'LINUX');
    const processor = architecture === undefined ? undefined : ARCHITECTURES.get(architecture);
    if (processor === undefined || system === undefined)
        return platform_UNKNOWN;
    return { wanted: `${system.startsWith('WINDOWS') ? 'windows' : 'linux'}/${processor}`, architecture };
}
function knownText(expression, use, { template, values }) {
    const [pieces, ...others] = expression === undefined ? [] : expression_textsOf(expression, use.resolve);
    const [piece, ...more] = pieces ?? [];
    if (piece === undefined || more.length > 0 || others.length > 0)
        return undefined;
    if (piece.kind === 'text')
        return piece.text;
    return piece.kind === 'parameter'
        ? (values.get(piece.name) ?? template.parameters.get(piece.name)?.default)
        : undefined;
}
function isFunction(value) {
    return Object.keys(value).some((key) => key === 'Ref' || key.startsWith('Fn::'));
}

;// CONCATENATED MODULE: ./build/stack/workspace-file.js



async function readWorkspaceFile(workspace, path, named) {
    const root = await (0,promises_.realpath)(workspace);
    const refuse = (what, remedy) => new build_problem/* Problem */.AF(`${named.by}: \`${path}\` ${what}.`, remedy, { place: named.place });
    try {
        const realPath = await (0,promises_.realpath)((0,external_node_path_.isAbsolute)(path) ? path : (0,external_node_path_.join)(root, path));
        const inside = (0,external_node_path_.relative)(root, realPath);
        if (inside === '..' || inside.startsWith(`..${external_node_path_.sep}`) || (0,external_node_path_.isAbsolute)(inside)) {
            throw refuse('is outside of the workspace', 'Give the path of a file in the checkout.');
        }
        return { realPath, bytes: await (0,promises_.readFile)(realPath) };
    }
    catch (error) {
        throw error instanceof build_problem/* Problem */.AF ? error : refuse(unreadable(error), named.remedy);
    }
}
function workspace_file_textOf(path, { bytes }) {
    try {
        return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    }
    catch {
        throw new build_problem/* Problem */.AF(`The file ${path} is not UTF-8.`, 'Save it as UTF-8; PowerShell writes UTF-16 by `>`.', {
            place: { file: path },
        });
    }
}
function unreadable(error) {
    const code = error.code;
    if (code === 'ENOENT' || code === 'ENOTDIR')
        return 'does not exist in the workspace';
    return code === 'EISDIR' ? 'is a folder' : `cannot be read (${code ?? String(error)})`;
}

;// CONCATENATED MODULE: ./build/stack/nested.js




const DEEPEST = 10;
async function readLocalFiles(template, workspace, chain) {
    const reading = template.localFiles.map((file) => readContent({ template, file }, workspace, chain));
    const contents = new Map((await (0,build_problem/* settle */.G9)(reading)).map((content, index) => [template.localFiles[index]?.path ?? '', content]));
    const nested = template.localFiles.flatMap(({ nestedStack, path }) => {
        const child = contents.get(path);
        return nestedStack === undefined || child === undefined || Buffer.isBuffer(child)
            ? []
            : [[nestedStack, child]];
    });
    return { ...template, contents, nested: new Map(nested) };
}
async function readContent({ template, file }, workspace, chain) {
    const path = (0,external_node_path_.isAbsolute)(file.path) ? file.path : (0,external_node_path_.join)((0,external_node_path_.dirname)(template.path), file.path);
    const place = { file: template.path, line: file.line };
    const by = `Template ${template.path}, ${file.by}`;
    const remedy = `Give the path of a file, relative to the folder of ${template.path}, or an address in S3.`;
    const read = await readWorkspaceFile(workspace, path, { by, remedy, place });
    if (file.form !== 'template')
        return read.bytes;
    if (chain.includes(read.realPath)) {
        throw new build_problem/* Problem */.AF(`${by}: \`${path}\` is nested in itself.`, 'Let it nest other templates only.', { place });
    }
    if (chain.length > DEEPEST) {
        throw new build_problem/* Problem */.AF(`${by}: stacks are nested more than ${DEEPEST} levels deep.`, 'Nest fewer levels.', { place });
    }
    return readLocalFiles(templateOf(path, read), workspace, [...chain, read.realPath]);
}
function templateOf(path, file) {
    return parseTemplate({ path, inWorkspace: true, body: workspace_file_textOf(path, file) });
}

;// CONCATENATED MODULE: ./build/stack/sources.js






const BUILT_IN = ['servicefull'];
async function readTemplate(setting, workspace, templates) {
    if (BUILT_IN.includes(setting)) {
        const body = await (0,promises_.readFile)((0,external_node_path_.join)(templates, `${setting}.yml`), 'utf8');
        return parseTemplate({ path: setting, inWorkspace: false, body });
    }
    const file = await readWorkspaceFile(workspace, setting, sources_named('template'));
    return readLocalFiles(templateOf(setting, file), workspace, [file.realPath]);
}
async function readOverrides(text, workspace) {
    const file = overridesFile(text);
    if (file === undefined)
        return parseOverrides(text);
    return parseOverrides(workspace_file_textOf(file, await readWorkspaceFile(workspace, file, sources_named('parameter-overrides'))));
}
function sources_named(input) {
    return {
        by: `Input ${input}`,
        remedy: 'Give the path of a file, relative to the workspace; check that actions/checkout runs before this step.',
    };
}

;// CONCATENATED MODULE: ./build/commands/uploads.js
async function checkUploads({ aws }, uploads) {
    if (uploads === undefined)
        return;
    const { checkBucket } = await Promise.all(/* import() */[__webpack_require__.e(966), __webpack_require__.e(860)]).then(__webpack_require__.bind(__webpack_require__, 3860));
    await checkBucket(await aws.s3(), uploads.bucket);
}
async function uploadFiles({ aws, log }, { bucket, files }) {
    const { upload } = await Promise.all(/* import() */[__webpack_require__.e(966), __webpack_require__.e(860)]).then(__webpack_require__.bind(__webpack_require__, 3860));
    await upload({ client: await aws.s3(), log }, bucket, files);
}

;// CONCATENATED MODULE: ./build/commands/preflight.js















async function preflight(plan, world) {
    const [{ template, uploads, overrides, imageParameters }, [{ stack, deployedBody }, images]] = await look(plan, world);
    const { id } = plan.buildId;
    const check = { template, overrides, imageParameters, previous: previousParameters(stack) };
    const builds = images.works.some(({ ready }) => ready.kind === 'to-build');
    checkOptions(plan.stack.options, {
        template,
        imageParameters: [...imageParameters.keys()],
        newImage: builds && updates(stack),
    });
    const values = new Map([...check.previous, ...overrides]);
    const checkImages = (made) => {
        checkPlatforms({ template, imageParameters, values }, made);
        checkParameters(check, made, id);
    };
    checkImages(knownImages(images));
    for (const notice of keptDefaults(check, id, deployedBody))
        world.log.notice(notice);
    return {
        template,
        uploads,
        stack,
        deployedBody,
        images,
        checkImages,
        parameters: (made, previous) => {
            const resolved = resolveParameters({ ...check, previous }, made, id);
            for (const secret of secretsOf(template, preflight_valuesOf(resolved)))
                world.log.mask(secret);
            return resolved;
        },
    };
}
function keptDefaults(check, buildId, deployedBody) {
    const kept = resolveParameters(check, [], buildId).flatMap(({ ParameterKey: name = '', UsePreviousValue }) => UsePreviousValue && !check.imageParameters.has(name) ? [[name, check.previous.get(name) ?? '']] : []);
    return changedDefaults({
        declared: check.template.parameters,
        deployed: declarationsOf(deployedBody ?? ''),
        kept: new Map(kept),
    });
}
async function look(plan, world) {
    const reading = readFiles(plan, world);
    const [files] = await Promise.allSettled([reading]);
    const uploading = files.status === 'fulfilled' ? files.value.uploads : undefined;
    const remote = withIdentity(world, plan.allowedAccountIds, (0,build_problem/* settle */.G9)([readDeployed(plan, world), readyImages(plan, world), checkUploads(world, uploading)]));
    return (0,build_problem/* settle */.G9)([reading, remote]);
}
function preflight_valuesOf(parameters) {
    return new Map(parameters.flatMap(({ ParameterKey: name = '', ParameterValue: value }) => value === undefined ? [] : [[name, value]]));
}
async function readFiles(plan, { aws, context, templates, log }) {
    const [template, overrides] = await (0,build_problem/* settle */.G9)([
        readTemplate(plan.template, context.workspace, templates),
        readOverrides(plan.stack.parameterOverrides, context.workspace),
    ]);
    for (const secret of secretsOf(template, overrides))
        log.mask(secret);
    const { s3Bucket: name, s3Prefix: prefix } = plan.stack;
    const bucket = name === undefined ? undefined : { name, prefix, region: plan.region, endpoint: aws.s3Endpoint };
    const packaged = packageTemplate(template, bucket);
    return {
        template: packaged.template,
        uploads: bucket === undefined || packaged.uploads.size === 0 ? undefined : { bucket, files: packaged.uploads },
        overrides,
        imageParameters: assignImages(template, plan.images, overrides),
    };
}
async function readDeployed(plan, { aws }) {
    const [stack, deployedBody] = await (0,build_problem/* settle */.G9)([
        readStack(aws.cloudFormation, plan.stackName),
        readTemplateBody(aws.cloudFormation, plan.stackName),
    ]);
    if (stack !== undefined)
        await refuse(aws.cloudFormation, stack, plan);
    return { stack, deployedBody };
}
function previousParameters(stack) {
    return stack === undefined || !updates(stack) ? new Map() : stack.parameters;
}
function updates(stack) {
    const { kind } = verdictOn(stack?.status);
    return kind !== 'create' && kind !== 'recreate';
}

;// CONCATENATED MODULE: ./build/commands/deploy.js









async function deploy(plan, world) {
    const { phases, time } = stopwatch(world.clock);
    const ready = await time('Preflight', () => preflight(plan, world));
    const images = await time('Image', () => provideImages(ready.images, world));
    ready.checkImages(images);
    const { uploads } = ready;
    if (uploads !== undefined)
        await time('Upload', () => uploadFiles(world, uploads));
    const converged = await time('Stack', () => deployStack(plan, world, { ready, images }));
    const result = await deployResult(world, converged, { region: plan.region, template: ready.template });
    const waits = !plan.stack.options.execute && result.operation !== 'none';
    if (!waits)
        await protect(stackEdges(world), plan, converged.stack);
    return { ...result, ...(waits ? { operation: 'review' } : {}), buildId: plan.buildId.id, images, phases };
}
async function deployResult(world, { operation, stack, changeSetId, changes, resources }, { region, template }) {
    return {
        operation,
        stackName: stack.name,
        stackId: stack.id,
        region,
        changeSetId,
        changes,
        resources,
        ...hideSecrets(world, stack.outputs, template),
        ...(await readArns(world, stack.id)),
    };
}
function stackEdges({ aws, log, clock, signal, remember }) {
    return { client: aws.cloudFormation, services: aws.services, log, clock, signal, remember };
}
async function deployStack(plan, world, { ready, images }) {
    const built = plan.kind === 'deploy' && images.some(({ reused }) => !reused);
    const { stack, deployedBody } = built ? await readDeployed(plan, world) : ready;
    return converge(stackEdges(world), {
        plan,
        template: ready.template,
        parametersFor: (previous) => ready.parameters(images, previous),
        stack,
        deployedBody,
    });
}
function hideSecrets({ log }, stackOutputs, template) {
    const hidden = secretOutputs(stackOutputs, template);
    for (const key of hidden)
        log.mask(stackOutputs.get(key) ?? '');
    return { stackOutputs, secretOutputs: hidden };
}
async function readArns(world, stackId) {
    const resources = await deploy_readResources(world, stackId);
    const only = (type) => {
        const ids = resources
            .filter(({ ResourceType }) => ResourceType === type)
            .map(({ PhysicalResourceId }) => PhysicalResourceId);
        return ids.length === 1 ? ids[0] : undefined;
    };
    return {
        stateMachineArn: only('AWS::StepFunctions::StateMachine'),
        taskDefinitionArn: only('AWS::ECS::TaskDefinition'),
    };
}
async function deploy_readResources({ aws, clock, log, signal }, stackId) {
    const waiting = { clock, signal, deadline: clock.now() + 60_000 };
    try {
        return await poll(waiting, () => listResources(aws.cloudFormation, stackId));
    }
    catch (error) {
        signal.throwIfAborted();
        const reason = error instanceof Error ? error.message : String(error);
        log.warning(`The resources of the stack could not be read, so state-machine-arn and task-definition-arn are not set: ${reason}`);
        return [];
    }
}

;// CONCATENATED MODULE: ./build/commands/diff.js




async function diff(plan, world) {
    const { phases, time } = stopwatch(world.clock);
    const ready = await time('Preflight', () => preflight(plan, world));
    const images = ready.images.existing;
    ready.checkImages(images);
    const { uploads } = ready;
    if (uploads !== undefined)
        await time('Upload', () => uploadFiles(world, uploads));
    const { operation, changes } = await time('Change set', () => deployStack(plan, world, { ready, images }));
    return {
        operation: 'diff',
        would: operation,
        buildId: plan.buildId.id,
        images,
        stackName: plan.stackName,
        changes,
        phases,
    };
}

;// CONCATENATED MODULE: ./build/stack/reviewed.js














async function executeReviewed(edges, plan) {
    const waiting = {
        clock: edges.clock,
        signal: edges.signal,
        deadline: edges.clock.now() + plan.stack.timeoutMinutes * 60_000,
    };
    const found = await readStack(edges.client, plan.stackName);
    if (found === undefined)
        throw noStack(plan);
    if (isRunning(found.status))
        edges.log.info(`Stack ${found.name} is ${found.status}: waiting for that operation to end.`);
    const idle = isRunning(found.status) ? awaitIdle(edges.client, found, waiting) : Promise.resolve(found);
    const stack = await idle.catch((error) => {
        throw error instanceof TimedOut ? stillBusy(plan) : error;
    });
    if (stack === undefined)
        throw noStack(plan);
    const described = await describe(edges.client, plan);
    await checkOwner(edges.client, plan, { stack, described });
    if (described.ExecutionStatus === 'EXECUTE_COMPLETE') {
        edges.log.info(`The change set ${plan.changeSet} was executed already.`);
        return { operation: 'none', stack, changeSetId: described.ChangeSetId, changes: [], resources: [] };
    }
    checkExecutable(plan, described);
    return execute(edges, plan, { stack, described, waiting });
}
async function execute(edges, plan, { stack, described, waiting }) {
    const { ChangeSetId: id = '', OnStackFailure, DeploymentConfig } = described;
    const changeSet = await awaitChangeSet(edges.client, { id, stackId: stack.id }, waiting).catch((error) => {
        if (error instanceof TimedOut)
            throw notMade(plan);
        throw error instanceof ChangeSetFailed ? notExecutable(plan, error.reason) : error;
    });
    if (!changeSet.executable)
        throw notExecutable(plan, 'it holds no change');
    for (const line of (0,change_lines/* changeLines */.O)(changeSet.changes))
        edges.log.info(line);
    const creates = stack.status === 'REVIEW_IN_PROGRESS';
    const { options } = plan.stack;
    const told = OnStackFailure !== undefined || DeploymentConfig !== undefined;
    const disableRollback = told
        ? OnStackFailure === 'DO_NOTHING' || DeploymentConfig?.DisableRollback === true
        : options.disableRollback;
    const before = creates ? undefined : stack;
    checkChanges({ ...options, disableRollback }, before, changeSet.changes);
    edges.signal.throwIfAborted();
    await start(edges.client, plan, { changeSet, disableRollback: disableRollback && !told });
    const running = { changeSet, attempt: { stack: before, name: plan.operation, waiting } };
    const stackInputs = { ...plan.stack, options: { ...options, disableRollback } };
    return runChange(edges, { plan: { ...plan, stack: stackInputs } }, running);
}
async function start(client, plan, { changeSet: { id }, disableRollback }) {
    try {
        await executeChangeSet(client, { id, token: plan.operation, disableRollback });
    }
    catch (error) {
        if (!(0,aws_error/* isError */.bJ)(error, 'InvalidChangeSetStatusException'))
            throw error;
        throw notExecutable(plan, error instanceof Error ? error.message : String(error));
    }
}
async function describe(client, plan) {
    const byArn = plan.changeSet.startsWith('arn:');
    const which = { ChangeSetName: plan.changeSet, ...(byArn ? {} : { StackName: plan.stackName }) };
    try {
        return await client.send(new DescribeChangeSetCommand/* DescribeChangeSetCommand */.T(which));
    }
    catch (error) {
        if (!(0,aws_error/* isError */.bJ)(error, 'ChangeSetNotFoundException'))
            throw error;
        throw new build_problem/* Problem */.AF(`Input execute-change-set-id: stack ${plan.stackName} has no change set ${plan.changeSet}.`, 'It was executed (then only its ARN is known), deleted, or another one was executed, which deletes the rest. Make a new one with `no-execute-changeset: true`.');
    }
}
async function checkOwner(client, plan, { stack, described }) {
    if (described.StackName !== plan.stackName) {
        throw new build_problem/* Problem */.AF(`Input execute-change-set-id: the change set is of stack ${described.StackName}, not of ${plan.stackName}.`, `Give \`stack-name: ${described.StackName}\`, or the change set of ${plan.stackName}.`);
    }
    await refuse(client, stack, { ...plan, kind: 'deploy' });
    if (stack.status !== 'REVIEW_IN_PROGRESS')
        return;
    const future = { ...stack, tags: tagsOf(described.Tags) };
    if (!isOurs(future, plan.owner))
        throw notOurs(future, plan.owner, 'created');
}
function checkExecutable(plan, { Status, StatusReason, ExecutionStatus }) {
    if (Status === 'FAILED')
        throw notExecutable(plan, StatusReason ?? 'it could not be made');
    if (ExecutionStatus === 'OBSOLETE')
        throw notExecutable(plan, 'the stack was changed after it was made (OBSOLETE)');
    if (ExecutionStatus === 'EXECUTE_FAILED')
        throw notExecutable(plan, 'it was executed before, and that failed');
}
function notExecutable({ changeSet }, reason) {
    return new build_problem/* Problem */.AF(`The change set ${changeSet} cannot be executed: ${reason}.`, 'Make a new one with `no-execute-changeset: true`, review that, and execute it. The stack was not changed.');
}
function noStack({ stackName }) {
    return new build_problem/* Problem */.AF(`There is no stack ${stackName}, so no change set of it.`, 'Correct stack-name and aws-region, or make a new change set with `no-execute-changeset: true`.');
}

;// CONCATENATED MODULE: ./build/commands/execute.js







async function execute_executeChangeSet(plan, world) {
    const { phases, time } = stopwatch(world.clock);
    await checkIdentity(world, plan.allowedAccountIds);
    const edges = stackEdges(world);
    const converged = await time('Stack', () => executeReviewed(edges, plan));
    await protect(edges, plan, converged.stack);
    const template = await readTemplateOf(edges.client, converged.stack.id);
    const result = await deployResult(world, converged, { region: plan.region, template });
    return { ...result, buildId: undefined, images: [], phases };
}
async function readTemplateOf(client, stackId) {
    const body = await readTemplateBody(client, stackId);
    try {
        return body === undefined ? undefined : parseTemplate({ path: stackId, inWorkspace: false, body });
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./build/commands/command.js







async function carryOut(plan, world) {
    if (plan.kind === 'skip')
        return { operation: 'skip', reason: plan.reason };
    const { log, signal } = world;
    const whole = { ...world, aws: connect(plan.region, { source: plan.credentials, mask: log.mask, signal }) };
    return tellEnd(whole, () => run(plan, whole));
}
async function run(plan, whole) {
    if (plan.kind === 'build')
        return buildOnly(plan, whole);
    if (plan.kind === 'delete')
        return deleteStack(plan, whole);
    if (plan.kind === 'execute')
        return execute_executeChangeSet(plan, whole);
    return plan.kind === 'diff' ? diff(plan, whole) : deploy(plan, whole);
}


/***/ }),

/***/ 4797:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Hd: () => (/* binding */ proxyAgents),
/* harmony export */   UB: () => (/* binding */ useProxies)
/* harmony export */ });
/* unused harmony export readProxies */
/* harmony import */ var node_http__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7067);
/* harmony import */ var node_https__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4708);
/* harmony import */ var semver_functions_lt_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3872);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(411);




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
    needNode('24.5.0', version);
    const options = { keepAlive: true, maxSockets: 50, proxyEnv: { ...proxies } };
    return { httpAgent: new node_http__WEBPACK_IMPORTED_MODULE_0__.Agent(options), httpsAgent: new node_https__WEBPACK_IMPORTED_MODULE_1__.Agent(options) };
}
function useProxies(env, version = process.versions.node) {
    const proxies = readProxies(env);
    if (proxies === undefined)
        return () => { };
    needNode('24.14.0', version);
    return (0,node_http__WEBPACK_IMPORTED_MODULE_0__.setGlobalProxyFromEnv)({ ...proxies });
}
function needNode(needed, version) {
    if (!semver_functions_lt_js__WEBPACK_IMPORTED_MODULE_2__(version, needed))
        return;
    const runner = needed === '24.5.0' ? 'to version 2.328.0 or newer' : `to a version that has Node.js ${needed}`;
    throw new _problem_js__WEBPACK_IMPORTED_MODULE_3__/* .Problem */ .AF(`A proxy is set, but Node.js ${version} of this runner cannot use one.`, `Update the runner ${runner}, or unset HTTP_PROXY and HTTPS_PROXY for this step.`);
}
function readProxy(env, name) {
    const text = either(env, name);
    if (text === undefined)
        return undefined;
    const address = text.includes('://') ? text : `http://${text}`;
    if (/^https?:\/\/[^/]/i.test(address) && URL.canParse(address))
        return address;
    throw new _problem_js__WEBPACK_IMPORTED_MODULE_3__/* .Problem */ .AF(`${name} is not the address of an HTTP proxy.`, `Write it like http://host:3128, or unset ${name} for this step.`);
}
function readExceptions(text) {
    const entries = (text ?? '').split(/[\s,]+/).filter((entry) => entry !== '');
    const wider = entries.flatMap((entry) => (/^[a-z][\w-]*(\.[\w-]+)+$/i.test(entry) ? [entry, `.${entry}`] : [entry]));
    return wider.length === 0 ? undefined : wider.join(',');
}
function either(env, name) {
    return env[name.toLowerCase()]?.trim() || env[name]?.trim() || undefined;
}


/***/ }),

/***/ 3972:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   SB: () => (/* binding */ bucketArn),
/* harmony export */   T5: () => (/* binding */ objectKey),
/* harmony export */   bC: () => (/* binding */ objectUrl)
/* harmony export */ });
function objectKey({ prefix }, hash, extension) {
    return `${prefix === '' ? '' : `${prefix}/`}${hash}${extension}`;
}
function objectUrl({ name, region, endpoint }, key) {
    const path = key.split('/').map(encodeURIComponent).join('/');
    if (endpoint !== undefined)
        return `${endpoint.replace(/\/+$/, '')}/${name}/${path}`;
    const host = `s3.${region}.${partitionOf(region).domain}`;
    return name.includes('.') ? `https://${host}/${name}/${path}` : `https://${name}.${host}/${path}`;
}
function bucketArn({ name, region }) {
    return `arn:${partitionOf(region).partition}:s3:::${name}`;
}
const PARTITIONS = [
    { regions: /^cn-/, partition: 'aws-cn', domain: 'amazonaws.com.cn' },
    { regions: /^us-gov-/, partition: 'aws-us-gov', domain: 'amazonaws.com' },
    { regions: /^eusc-/, partition: 'aws-eusc', domain: 'amazonaws.eu' },
    { regions: /^us-iso-/, partition: 'aws-iso', domain: 'c2s.ic.gov' },
    { regions: /^us-isob-/, partition: 'aws-iso-b', domain: 'sc2s.sgov.gov' },
    { regions: /^eu-isoe-/, partition: 'aws-iso-e', domain: 'cloud.adc-e.uk' },
    { regions: /^us-isof-/, partition: 'aws-iso-f', domain: 'csp.hci.ic.gov' },
];
function partitionOf(region) {
    return PARTITIONS.find(({ regions }) => regions.test(region)) ?? { partition: 'aws', domain: 'amazonaws.com' };
}


/***/ })

};
