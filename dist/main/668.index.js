export const id = 668;
export const ids = [668];
export const modules = {

/***/ 9668:
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
    const http = (0,edges_http/* openHttp */.f)(process.env);
    const timeouts = { connectionTimeout: 5_000, requestTimeout: 30_000, throwOnRequestTimeout: true };
    const requestHandler = { ...timeouts, ...http.agents };
    const basis = { region, customUserAgent: edges_http/* USER_AGENT */._, requestHandler };
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
        services: async () => (await Promise.all(/* import() */[__webpack_require__.e(1), __webpack_require__.e(146)]).then(__webpack_require__.bind(__webpack_require__, 146))).openServices(config),
        stepFunctions: async () => withCallNames(new (await Promise.all(/* import() */[__webpack_require__.e(322), __webpack_require__.e(845)]).then(__webpack_require__.bind(__webpack_require__, 2845))).SFNClient({ ...config, maxAttempts: 3 }), identity),
        s3: () => s3Client(config, s3Endpoint),
    };
}
function ecrClient(config, identity) {
    return withCallNames(new ECRClient/* ECRClient */.S({ ...config, retryStrategy: patientRetries() }), identity);
}
async function s3Client(config, endpoint) {
    const { S3Client } = await Promise.all(/* import() */[__webpack_require__.e(966), __webpack_require__.e(50)]).then(__webpack_require__.bind(__webpack_require__, 6050));
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

// EXTERNAL MODULE: ./build/files/fault.js
var fault = __webpack_require__(9836);
// EXTERNAL MODULE: ./build/plan/build-id.js
var build_id = __webpack_require__(7686);
;// CONCATENATED MODULE: ./build/stack/edges.js
class NotNeeded extends Error {
    name = 'NotNeeded';
}
function waitOptionsFor({ clock, signal }, { timeoutMinutes }) {
    return { clock, signal, deadline: clock.now() + timeoutMinutes * 60_000 };
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/aws/repository.js
var aws_repository = __webpack_require__(7756);
// EXTERNAL MODULE: ./build/plan/tags.js
var tags = __webpack_require__(1645);
;// CONCATENATED MODULE: ./build/image/repository/access.js



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
async function withCrossAccountHelp(place, actions, calls) {
    try {
        return await calls();
    }
    catch (error) {
        if (!(error instanceof Error) || !(0,aws_error/* isAccessDenied */.w7)(error) || place.repository.registryId === undefined)
            throw error;
        if ((0,aws_error/* wasCall */.yN)(error, 'ECR GetAuthorizationToken'))
            throw error;
        const remedy = (0,policy/* otherAccountRemedy */.e2)(await place.ownRegistry(), place.repository, actions);
        throw remedy === undefined ? error : new text_problem/* Problem */.AF(`ECR refused: ${error.message}`, remedy, { cause: error });
    }
}

;// CONCATENATED MODULE: ./build/image/repository/fingerprint.js

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
const VOLATILE = /^(?:[^=:]*:)?org\.opencontainers\.image\.(?:created|revision|version|ref\.name)=/;
function fingerprintOf({ settings, inherited }, { id }, source) {
    const how = [
        settings.target,
        settings.buildArgs,
        [...inherited],
        settings.labels.filter((each) => !VOLATILE.test(each)),
        source.platforms,
        [...settings.secrets.keys(), ...settings.secretEnvs.keys(), ...settings.secretFiles.keys()],
        settings.network,
        settings.addHosts,
        settings.provenance,
        settings.sbom,
        settings.attests,
        settings.annotations.filter((each) => !VOLATILE.test(each)),
        settings.shmSize,
        settings.ulimits,
        settings.cgroupParent,
    ];
    return (0,external_node_crypto_.createHash)('sha256')
        .update(JSON.stringify([id, source.contents, how]))
        .digest('hex');
}
function imageLabels(image) {
    const { buildId, fingerprint, source, pullRequest } = image;
    const labels = new Map([
        [LABELS.revision, buildId.revision],
        [LABELS.source, source],
        [LABELS.version, buildId.id],
        [LABELS.buildId, buildId.id],
        [LABELS.fingerprint, fingerprint],
    ]);
    if (pullRequest !== undefined)
        labels.set(LABELS.pullRequest, String(pullRequest));
    if (buildId.mergeCommit !== undefined)
        labels.set(LABELS.mergeCommit, buildId.mergeCommit);
    if (buildId.time !== undefined)
        labels.set(LABELS.created, new Date(buildId.time * 1000).toISOString());
    return labels;
}

// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-ecr/dist-es/commands/BatchGetImageCommand.js
var BatchGetImageCommand = __webpack_require__(9952);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-ecr/dist-es/commands/GetDownloadUrlForLayerCommand.js
var GetDownloadUrlForLayerCommand = __webpack_require__(1982);
// EXTERNAL MODULE: ./build/text/table.js
var table = __webpack_require__(7729);
;// CONCATENATED MODULE: ./build/image/repository/lookup.js






async function findBuild(store, query) {
    const { repository, tag, extraTags, fingerprint, pullRequest, reuse, run } = query;
    const candidates = [tag, `${tag}-${fingerprint.slice(0, 8)}`];
    const stored = await readImages(store.ecr, repository, [...new Set([...candidates, ...extraTags])]);
    for (const image of reuse ? stored.filter((each) => candidates.includes(each.tag)) : []) {
        const config = await readConfig(store, repository, image);
        if (!isSameBuild(config, { fingerprint, pullRequest }))
            continue;
        const has = stored.filter(({ digest }) => digest === image.digest).map((each) => each.tag);
        return { kind: 'reusable', image, config, missingTags: extraTags.filter((each) => !has.includes(each)) };
    }
    const isTaken = (candidate) => stored.some((image) => image.tag === candidate);
    const free = candidates.find((candidate) => !isTaken(candidate)) ?? `${tag}-${run}`;
    return { kind: 'missing', tag: free, takenTag: free === tag ? undefined : tag };
}
function isSameBuild({ labels }, { fingerprint, pullRequest }) {
    const number = labels.get(LABELS.pullRequest);
    return labels.get(LABELS.fingerprint) === fingerprint && number === pullRequest?.toString();
}
async function readImages(ecr, repository, references) {
    const imageIds = references.map((each) => (each.startsWith('sha256:') ? { imageDigest: each } : { imageTag: each }));
    try {
        const { images } = await ecr.send(new BatchGetImageCommand/* BatchGetImageCommand */.P({ ...(0,aws_repository/* repositoryMembers */.G4)(repository), imageIds, acceptedMediaTypes: [...MEDIA_TYPES] }));
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
const UNKNOWN = { labels: new Map(), platforms: [], size: undefined };
const DEEPEST = 3;
async function readConfig(store, repository, image, depth = 0) {
    const manifest = parsed(image.manifest);
    const children = listOf(manifest, 'manifests').filter((each) => entryAt(each, 'platform', 'os') !== 'unknown');
    const [child] = children;
    if (child === undefined)
        return { ...(await readBlob(store, repository, image, manifest)), size: sizeOf(manifest) };
    const digest = textAt(child, 'digest');
    const [first] = digest === undefined || depth === DEEPEST ? [] : await readImages(store.ecr, repository, [digest]);
    const { labels, size } = first === undefined ? UNKNOWN : await readConfig(store, repository, first, depth + 1);
    return { labels, platforms: children.flatMap((each) => platformOf((0,table/* ownEntry */.P)(each, 'platform'))), size };
}
function childDigests({ manifest }) {
    return listOf(parsed(manifest), 'manifests').flatMap((each) => textAt(each, 'digest') ?? []);
}
function sizeOf(manifest) {
    const sizes = [(0,table/* ownEntry */.P)(manifest, 'config'), ...listOf(manifest, 'layers')].map((each) => (0,table/* ownEntry */.P)(each, 'size'));
    if (sizes[0] === undefined || (0,table/* ownEntry */.P)(manifest, 'layers') === undefined)
        return undefined;
    return sizes.reduce((sum, size) => sum + (typeof size === 'number' ? size : 0), 0);
}
async function readBlob({ ecr, http, log }, repository, { digest }, manifest) {
    const layerDigest = textAt(manifest, 'config', 'digest');
    if (layerDigest === undefined)
        return UNKNOWN;
    try {
        const { downloadUrl } = await ecr.send(new GetDownloadUrlForLayerCommand/* GetDownloadUrlForLayerCommand */.p({ ...(0,aws_repository/* repositoryMembers */.G4)(repository), layerDigest }));
        const answer = await http.send({ url: downloadUrl ?? '' });
        return answer.status === 200 ? configOf(parsed(answer.body)) : UNKNOWN;
    }
    catch (error) {
        if ((0,table/* ownEntry */.P)(error, 'code') === 'EFBIG') {
            log.notice(`The configuration of the image ${digest} is not read: ${(0,text_problem/* messageOf */.bD)(error)}. The image is not reused, and its platform is unknown.`);
        }
        return UNKNOWN;
    }
}
function configOf(blob) {
    const labels = Object.entries(entryAt(blob, 'config', 'Labels') ?? {});
    const texts = labels.flatMap(([name, value]) => typeof value === 'string' ? [[name, value]] : []);
    return { ...UNKNOWN, labels: new Map(texts), platforms: platformOf(blob) };
}
function platformOf(platform) {
    const [os, architecture] = [textAt(platform, 'os'), textAt(platform, 'architecture')];
    return os === undefined || architecture === undefined ? [] : [`${os}/${architecture}`];
}
function parsed(json) {
    try {
        return JSON.parse(json);
    }
    catch {
        return undefined;
    }
}
function entryAt(value, ...path) {
    return path.reduce((inner, key) => (0,table/* ownEntry */.P)(inner, key), value);
}
function textAt(value, ...path) {
    const found = entryAt(value, ...path);
    return typeof found === 'string' ? found : undefined;
}
function listOf(value, key) {
    const found = (0,table/* ownEntry */.P)(value, key);
    return Array.isArray(found) ? found : [];
}

;// CONCATENATED MODULE: ./build/image/existing.js







const REFERENCE = /^(?<uri>(?:(?<host>[^/]+)\/)?(?<name>.+?))(?::(?<tag>[\w.-]{1,128}))?(?:@(?<digest>sha256:[0-9a-f]{64}))?$/;
async function resolveExisting(stores, existing) {
    const { image, registry } = existing;
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
    const ecrRegistry = (0,aws_repository/* registryOfHost */.V6)(host);
    if (ecrRegistry === undefined && host !== registry)
        return given;
    const ecr = ecrRegistry === undefined ? stores.ecr : stores.ecrIn(ecrRegistry.region);
    const repository = { name, ...ecrRegistry };
    try {
        const [stored] = await withCrossAccountHelp({ repository, ownRegistry: stores.ownRegistry }, PULL_ACTIONS, () => readImages(ecr, repository, [digest ?? (tag || 'latest')]));
        if (stored === undefined)
            throw missingImageProblem(image);
        const { labels, platforms, size } = await readConfig({ ...stores, ecr }, repository, stored);
        const isPreview = (0,tags/* isPreviewTag */.Ve)(tag) || labels.has(LABELS.pullRequest);
        if (isPreview && existing.pullRequest === undefined)
            throw previewImageProblem(image);
        return { ...given, digest: stored.digest, reference: `${uri}@${stored.digest}`, platforms, size };
    }
    catch (error) {
        const { cause } = error;
        if (digest !== undefined && ((0,aws_error/* isAccessDenied */.w7)(error) || (0,aws_error/* isAccessDenied */.w7)(cause)))
            return given;
        throw error;
    }
}
function missingImageProblem(image) {
    return new text_problem/* Problem */.AF(`Input image: ECR has no image \`${image}\`.`, 'Push it first, correct the reference, or leave `image` out to build it.');
}
function previewImageProblem(image) {
    return new text_problem/* Problem */.AF(`Input image: \`${image}\` is the image of a pull request, which only runs of pull requests take.`, 'Merge the pull request and deploy the image of the branch, or leave `image` out to build it.');
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
;// CONCATENATED MODULE: ./build/files/ignore.js

class UnclearPattern extends Error {
    name = 'UnclearPattern';
}
function readIgnoreFile(text) {
    const lines = text.replace(/^\ufeff/, '').split('\n');
    return lines.flatMap((line) => {
        const written = trim(line);
        if (line.startsWith('#') || written === '')
            return [];
        if (/[\ufffd\ufeff]/.test(line))
            throw new UnclearPattern(line);
        const [sign, rest] = written.startsWith('!') ? ['!', trim(written.slice(1))] : ['', written];
        const pattern = clean(trim(`${sign}${clean(rest).replace(/^\/(?=.)/s, '')}`));
        if (pattern === '')
            return [];
        if (pattern === '!')
            throw new UnclearPattern(line);
        const isException = pattern.startsWith('!');
        const text = isException ? pattern.slice(1) : pattern;
        return [{ text, isException, matches: matcherOf(text) }];
    });
}
const SPACE = /[\s\u0085]/;
function trim(text) {
    let [start, end] = [0, text.length];
    while (start < end && SPACE.test(text.charAt(start)))
        start += 1;
    while (start < end && SPACE.test(text.charAt(end - 1)))
        end -= 1;
    return text.slice(start, end);
}
function clean(path) {
    return path === '' ? '' : external_node_path_.posix.normalize(path).replace(/(?<=.)\/$/s, '');
}
function matchPath(patterns, path, above) {
    let isIgnored = false;
    const matched = patterns.map((pattern, index) => {
        const isMatch = above[index] || (pattern.isException === isIgnored && pattern.matches(path));
        if (isMatch)
            isIgnored = !pattern.isException;
        return isMatch;
    });
    return { isIgnored, matched };
}
function mayHaveException(patterns, folder) {
    const beginnings = patterns.flatMap(({ text, isException }) => (isException ? text.replace(/\/\*\*?$/, '') : []));
    return beginnings.some((text) => /[*[\]?^\\]/.test(text) || `${text}/`.startsWith(`${folder}/`));
}
const FOLDERS = 'folders';
const INSIDE = 'inside';
const REST = 'rest';
const STAR = 'star';
const SPECIAL = /[*?[\]\\]/;
function matcherOf(pattern) {
    if (!SPECIAL.test(pattern))
        return (path) => path === pattern;
    const [beginning, end] = [pattern.slice(0, -2), pattern.slice(2)];
    if (pattern.endsWith('**') && !SPECIAL.test(beginning))
        return (path) => path.startsWith(beginning);
    if (pattern.startsWith('**') && !SPECIAL.test(end)) {
        return (path) => path.endsWith(end) || (end.startsWith('/') && path === end.slice(1));
    }
    const tokens = tokensOf(pattern);
    const first = pattern.slice(0, pattern.search(SPECIAL));
    const last = pattern.slice(Math.max(...[...'*?[]\\'].map((one) => pattern.lastIndexOf(one))) + 1).replace(/^\//, '');
    return (path) => path.startsWith(first) && path.endsWith(last) && matchTokens(tokens, [...path]);
}
const ITEM = String.raw `(?:\\.|[^\\[\]\-*?])`;
const TOKEN = new RegExp(String.raw `\*\*\/?|\[\^?(?:${ITEM}(?:-${ITEM})?)+\]|\\.|.`, 'gsu');
function tokensOf(pattern) {
    if (/(?<!\\)(?:\\\\)*(?:\||\{\d+(?:,\d*)?\})/.test(pattern))
        throw new UnclearPattern(pattern);
    const texts = pattern.match(TOKEN) ?? [];
    return texts.flatMap((text, index) => {
        const before = texts[index - 1];
        if (text.startsWith('**'))
            return index === texts.length - 1 ? REST : before?.startsWith('**') ? [] : [FOLDERS, INSIDE];
        if (text === '*')
            return before === '*' ? [] : STAR;
        if (text === '?')
            return (character) => character !== '/';
        if (/^[[\\^]$|\\[\p{L}\p{N}_]/u.test(text))
            throw new UnclearPattern(pattern);
        if (text.startsWith('['))
            return classOf(text, pattern);
        const expected = text.replace(/^\\/, '');
        return (character) => character === expected;
    });
}
function classOf(text, pattern) {
    try {
        const written = text.replace(/\\(.)/gsu, (escaped, one) => (/[\^$\\.*+?()[\]{}|/-]/.test(one) ? escaped : one));
        const one = new RegExp(`^${written}$`, 'u');
        return (character) => one.test(character);
    }
    catch {
        throw new UnclearPattern(pattern);
    }
}
function matchTokens(tokens, path) {
    const seen = new Set();
    const waiting = [[0, 0]];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
        const [at, index] = next;
        const key = at * (path.length + 1) + index;
        if (seen.has(key))
            continue;
        seen.add(key);
        const [token, character] = [tokens[at], path[index]];
        if (token === undefined ? character === undefined : token === REST && !path.includes('\n', index))
            return true;
        if (token === FOLDERS)
            waiting.push([at + 1, index], [at + 2, index]);
        if (token === STAR)
            waiting.push([at + 1, index]);
        if (character === undefined)
            continue;
        if (token === STAR && character !== '/')
            waiting.push([at, index + 1]);
        if (token === INSIDE && character !== '\n')
            waiting.push([at, index + 1]);
        if (token === INSIDE && character === '/')
            waiting.push([at + 1, index + 1]);
        if (typeof token === 'function' && token(character))
            waiting.push([at + 1, index + 1]);
    }
    return false;
}

;// CONCATENATED MODULE: ./build/files/contents.js
var __addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var __disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});





const AT_ONCE = 16;
const LARGEST_CHUNK = 256 * 1024;
async function hashFolder(root, patterns, signal) {
    const hash = (0,external_node_crypto_.createHash)('sha256');
    const described = [];
    try {
        for await (const { path } of countedEntries(root, patterns)) {
            signal.throwIfAborted();
            const description = describe(root, path);
            description.catch(() => { });
            described.push(description);
            if (described.length >= AT_ONCE)
                hash.update((await described.shift()) ?? '');
        }
        for (const description of described)
            hash.update(await description);
        return hash.digest('hex');
    }
    finally {
        await Promise.allSettled(described);
    }
}
async function* countedEntries(root, patterns) {
    const waiting = await entriesOf(root, patterns, undefined);
    for (let entry = waiting.pop(); entry !== undefined; entry = waiting.pop()) {
        if (!entry.isIgnored)
            yield* withParents(entry);
        if (entry.isFolder && (!entry.isIgnored || mayHaveException(patterns, entry.path))) {
            for (const inner of await entriesOf(root, patterns, entry))
                waiting.push(inner);
        }
    }
}
function* withParents(entry) {
    if (entry.parent?.isCounted === false)
        yield* withParents(entry.parent);
    entry.isCounted = true;
    yield entry;
}
async function entriesOf(root, patterns, parent) {
    const found = await (0,promises_.readdir)((0,external_node_path_.join)(root, parent?.path ?? ''), { withFileTypes: true });
    return found
        .filter(({ name }) => name !== '.git')
        .sort((one, other) => (one.name < other.name ? 1 : -1))
        .map((each) => {
        const path = parent === undefined ? each.name : `${parent.path}/${each.name}`;
        const isFolder = each.isDirectory();
        return { path, isFolder, ...matchPath(patterns, path, parent?.matched ?? []), parent, isCounted: false };
    });
}
async function describe(root, path) {
    const place = (0,external_node_path_.join)(root, path);
    checkText(place, path);
    const stats = await (0,promises_.lstat)(place);
    const content = stats.isFile()
        ? await hashFile(place)
        : stats.isSymbolicLink()
            ? checkText(place, await (0,promises_.readlink)(place))
            : stats.isDirectory()
                ? ''
                : stats.rdev;
    return `${JSON.stringify([path, stats.mode, content])}\n`;
}
function checkText(place, text) {
    if (text.includes('\ufffd'))
        throw Object.assign(new Error(), { code: 'EILSEQ', path: place });
    return text;
}
async function hashFile(path) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const file = __addDisposableResource(env_1, await (0,promises_.open)(path, external_node_fs_.constants.O_RDONLY | external_node_fs_.constants.O_NOFOLLOW | external_node_fs_.constants.O_NONBLOCK), true);
        const { size } = await file.stat();
        const chunk = Buffer.allocUnsafe(Math.min(size + 1, LARGEST_CHUNK));
        const hash = (0,external_node_crypto_.createHash)('sha256');
        for (let total = 0;;) {
            const { bytesRead } = await file.read(chunk);
            hash.update(chunk.subarray(0, bytesRead));
            total += bytesRead;
            if (bytesRead === 0 || (total >= size && bytesRead < chunk.length))
                return hash.digest('hex');
        }
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = __disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}

// EXTERNAL MODULE: ./build/files/path.js
var files_path = __webpack_require__(5601);
// EXTERNAL MODULE: ./build/files/read.js
var read = __webpack_require__(8766);
// EXTERNAL MODULE: ./build/inputs/build-options.js
var build_options = __webpack_require__(1899);
;// CONCATENATED MODULE: ./build/image/build/arguments.js


function buildxArguments(request, metadataFile) {
    const { settings } = request;
    return [
        'buildx',
        'build',
        '--push',
        '--progress=plain',
        `--metadata-file=${metadataFile}`,
        ...attestationArguments(settings),
        ...each('tag', request.references),
        ...each('label', [...[...request.labels].map(([name, value]) => `${name}=${value}`), ...settings.labels]),
        ...each('annotation', settings.annotations),
        ...each('build-arg', [`BUILD_ID=${request.buildId}`, ...settings.buildArgs]),
        ...each('build-context', settings.buildContexts),
        ...each('platform', settings.platforms.length === 0 ? [] : [settings.platforms.join(',')]),
        ...each('secret', secrets(request)),
        ...each('ssh', settings.ssh),
        ...each('cache-from', settings.cacheFrom),
        ...each('cache-to', settings.cacheTo),
        ...each('add-host', settings.addHosts),
        ...each('allow', settings.allow),
        ...each('no-cache-filter', settings.noCacheFilters),
        ...each('shm-size', ifGiven(settings.shmSize)),
        ...each('ulimit', settings.ulimits),
        ...each('cgroup-parent', ifGiven(settings.cgroupParent)),
        ...each('file', ifGiven(settings.file)),
        ...each('target', ifGiven(settings.target)),
        ...each('network', ifGiven(settings.network)),
        ...each('builder', ifGiven(request.temporaryBuilder?.name ?? settings.builder)),
        ...(settings.noCache ? ['--no-cache'] : []),
        ...(settings.pull ? ['--pull'] : []),
        '--',
        settings.context,
    ];
}
function checkArguments(settings) {
    return [
        'buildx',
        'build',
        '--call=check',
        '--progress=plain',
        ...each('build-arg', settings.buildArgs),
        ...each('build-context', settings.buildContexts),
        ...each('file', ifGiven(settings.file)),
        ...each('target', ifGiven(settings.target)),
        ...each('builder', ifGiven(settings.builder)),
        '--',
        settings.context,
    ];
}
function attestationArguments({ provenance, sbom, attests }) {
    const isAttested = attests.some((attest) => (0,build_options/* attestationType */.ZW)(attest) === 'provenance');
    return [
        ...(isAttested ? [] : [`--provenance=${provenance}`]),
        ...(sbom === 'false' ? [] : [`--sbom=${sbom}`]),
        ...each('attest', attests),
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
function ifGiven(value) {
    return value === undefined ? [] : [value];
}
function csv(fields) {
    return fields.map((field) => (/[",]/.test(field) ? `"${field.replace(/"/g, '""')}"` : field)).join(',');
}

;// CONCATENATED MODULE: ./build/image/build/dockerfile.js
const LARGEST_DOCKERFILE = 4 * 1024 * 1024;
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
        const pieces = [lines[index]?.trim() ?? ''];
        while (pieces.at(-1)?.endsWith(continues) && index + 1 < lines.length) {
            index += 1;
            const line = lines[index] ?? '';
            if (!isBlank(line))
                pieces.push((pieces.pop() ?? '').slice(0, -1), line.trimEnd());
        }
        const joined = pieces.join('');
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
function missingStages(text, names) {
    const stages = stagesOf(text);
    return stages === undefined ? [] : names.filter((name) => !stages.includes(name.toLowerCase()));
}
function nameOfStage(from) {
    return /\sAS\s+(\S+)\s*$/i.exec(from)?.[1]?.toLowerCase();
}
function isBlank(line) {
    return /^\s*(#|$)/.test(line ?? '');
}
const MOST_DOCUMENTS = 20;
function endOfDocument(lines, instruction, index) {
    if (!/^(RUN|COPY|ADD)\s/i.test(instruction))
        return index;
    let last = index;
    for (const [, , name] of instruction.matchAll(/<<-?(["']?)(\w+)\1/g).take(MOST_DOCUMENTS)) {
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
    const names = [reference, reference.split('@')[0] ?? ''].map(fullReference);
    const images = readInstructions(text).flatMap(({ text: instruction, line }) => {
        const image = /^FROM\s+(?:--\S+\s+)*(\S+)/i.exec(instruction)?.[1] ?? /\s--from=(\S+)/i.exec(instruction)?.[1];
        return image === undefined ? [] : [{ line, image: fullReference(image) }];
    });
    const same = images.find(({ image }) => names.includes(image));
    return (same ?? images.find(({ image }) => names.some((each) => fits(image, each))))?.line;
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
    const [first = '', ...others] = pattern.split(/\$(?:\w+|\{[^}]{0,200}\})/);
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

;// CONCATENATED MODULE: ./build/image/build/files.js






async function resolveBuildFiles(place, settings) {
    const [{ context, file: passed, dockerfile, buildContexts }, secretFiles, ssh, cacheFrom, cacheTo] = await (0,text_problem/* allOrProblems */.Xd)([
        resolveSources(place, settings),
        files_each([...settings.secretFiles], (pair) => resolveSecret(place, pair)),
        files_each(settings.ssh, (text) => resolveKeys(place, text)),
        files_each(settings.cacheFrom, (text) => resolveCache(place, 'cache-from', text)),
        files_each(settings.cacheTo, (text) => resolveCache(place, 'cache-to', text)),
    ]);
    const file = settings.file === undefined && passed === (0,external_node_path_.join)(context, 'Dockerfile') ? undefined : passed;
    const paths = { context, file, secretFiles: new Map(secretFiles), ssh, buildContexts, cacheFrom, cacheTo };
    return { settings: { ...settings, ...paths }, dockerfile };
}
async function resolveSources(place, settings) {
    const [source, buildContexts] = await (0,text_problem/* allOrProblems */.Xd)([
        resolveSource(place, settings),
        files_each(settings.buildContexts, (text) => resolveOtherContext(place, text)),
    ]);
    return { ...source, buildContexts };
}
function files_each(items, work) {
    return (0,text_problem/* allOrProblems */.Xd)(items.map(work));
}
const CHECKED_OUT = 'Give paths in the checkout, relative to its root; check that actions/checkout runs before this step.';
async function locate(place, named, missing, ...expected) {
    const found = await (0,files_path/* followPath */.Zl)(place, named.path, named.reach ?? 'absolute');
    if ('reason' in found)
        throw refusedPathProblem(named, found);
    if (expected.includes(found.kind))
        return found;
    throw new text_problem/* Problem */.AF(missing, CHECKED_OUT);
}
function refusedPathProblem({ input, path, of }, { kind, reason }) {
    const owner = of === undefined ? '' : `, of \`${of}\`,`;
    return new text_problem/* Problem */.AF(`Input ${input}: \`${path}\`${owner} ${reason}.`, kind === 'refused' ? files_path/* INSIDE */.bj : CHECKED_OUT);
}
async function resolveSource(place, settings) {
    const { context, file } = settings;
    const folder = resolveContext(place, context);
    const [isThere] = await Promise.allSettled([folder]);
    if (isThere.status === 'rejected' && file === undefined)
        throw isThere.reason;
    const [{ realPath }, found] = await (0,text_problem/* allOrProblems */.Xd)([folder, resolveDockerfile(place, settings)]);
    return { context: realPath, ...found };
}
async function resolveContext(place, path) {
    const input = 'context';
    const missing = `Input context: there is no folder \`${path}\` in the workspace.`;
    const found = await locate(place, { input, path }, missing, 'folder');
    await checkIgnoreFile(place, { input, path: (0,external_node_path_.join)(path, '.dockerignore') });
    return found;
}
async function resolveDockerfile(place, { context, file, target, noCacheFilters }) {
    const path = await firstFile(place, dockerfilePaths(context, file));
    const input = file === undefined ? 'context' : 'file';
    const missing = `There is no Dockerfile at \`${path}\` in the workspace.`;
    const found = await locate(place, { input, path }, missing, 'file');
    const folder = await locate(place, { input, path: (0,external_node_path_.dirname)(path) }, missing, 'folder');
    const isFollowed = (0,files_path/* isWithin */.UO)(folder.realPath, found.realPath);
    await checkIgnoreFile(place, { input, path: `${isFollowed ? path : found.realPath}.dockerignore` });
    const bytes = await (0,files_path/* readFound */.$C)(found, LARGEST_DOCKERFILE).catch((error) => {
        if (!(error instanceof read/* UnfitFile */.r))
            throw error;
        throw new text_problem/* Problem */.AF(`The Dockerfile \`${path}\` ${error.message}.`, 'Correct `file`, or move files out of it.');
    });
    const text = bytes.toString();
    checkStage(path, text, target);
    checkFilters(path, text, noCacheFilters);
    const passed = isFollowed ? (0,external_node_path_.join)(folder.realPath, (0,external_node_path_.basename)(path)) : found.realPath;
    return { file: passed, dockerfile: { path: found.relativePath, text }, bytes };
}
function dockerfilePaths(context, file) {
    const given = file === undefined ? [(0,external_node_path_.join)(context, 'Dockerfile')] : [file, (0,external_node_path_.isAbsolute)(file) ? file : (0,external_node_path_.join)(context, file)];
    return given.flatMap((path) => ((0,external_node_path_.basename)(path) === 'Dockerfile' ? [path, (0,external_node_path_.join)((0,external_node_path_.dirname)(path), 'dockerfile')] : [path]));
}
async function firstFile(place, paths) {
    const found = await Promise.all(paths.map((path) => (0,files_path/* followPath */.Zl)(place, path, 'absolute')));
    const index = found[0]?.kind === 'missing' ? found.findIndex(({ kind }) => kind === 'file') : 0;
    return paths[Math.max(index, 0)] ?? '';
}
async function checkIgnoreFile(place, named) {
    const found = await (0,files_path/* followPath */.Zl)(place, named.path, 'absolute');
    if (found.kind === 'refused')
        throw refusedPathProblem(named, found);
}
function checkStage(path, text, target) {
    const stages = stagesOf(text);
    if (target === undefined || stages === undefined || isStage(target, stages))
        return;
    const names = stages.flatMap((name) => name ?? []);
    throw new text_problem/* Problem */.AF(`Input target: \`${path}\` has no stage \`${target}\`.`, `Use one that it has (${names.join(', ') || 'none has a name'}), or leave \`target\` out. To name a stage, write \`FROM ... AS <name>\`.`, { place: { file: path } });
}
function checkFilters(path, text, filters) {
    const missing = missingStages(text, filters);
    if (missing.length === 0)
        return;
    throw new text_problem/* Problem */.AF(`Input no-cache-filters: \`${path}\` has no stage \`${missing.join('`, `')}\`.`, 'Use the names of its stages. Of several images, give `no-cache-filters` to those that have the stage.', { place: { file: path } });
}
function isStage(target, stages) {
    return stages.includes(target.toLowerCase()) || (/^\d+$/.test(target) && Number(target) < stages.length);
}
function missingFile({ input, path, of }) {
    return `Input ${input}: there is no file \`${path}\`, of \`${of}\`, in the workspace.`;
}
async function resolveSecret(place, [id, path]) {
    const named = { input: 'secret-files', path, of: id, reach: 'temporary' };
    const { realPath } = await locate(place, named, missingFile(named), 'file', 'other');
    return [id, realPath];
}
async function resolveKeys(place, text) {
    const [id = ''] = text.split('=');
    const paths = text.slice(id.length + 1);
    if (paths === '')
        return text;
    const found = await files_each(paths.split(','), async (path) => {
        const named = { input: 'ssh', path, of: id };
        return unsplit(await locate(place, named, missingFile(named), 'file', 'other'), named, ',');
    });
    return `${id}=${found.join(',')}`;
}
const ELSEWHERE = /^(?:docker-image:\/\/|target:|https?:\/\/|(?:git|ssh):\/\/|github\.com\/|[\w-]+@[a-zA-Z\d.-]+:)/;
async function resolveOtherContext(place, text) {
    const [name = ''] = text.split('=');
    const value = text.slice(name.length + 1);
    if (ELSEWHERE.test(value))
        return text;
    const [, scheme = '', path = '', reference = ''] = /^(oci-layout:\/\/)([^:@]*)(.*)$/s.exec(value) ?? ['', '', value];
    const named = { input: 'build-contexts', path, of: name };
    const missing = `Input build-contexts: there is no folder \`${path}\`, of \`${name}\`, in the workspace.`;
    const found = await locate(place, named, missing, 'folder');
    return `${name}=${scheme}${scheme === '' ? found.realPath : unsplit(found, named, ':@')}${reference}`;
}
function unsplit({ realPath, relativePath }, named, separators) {
    const path = [realPath, relativePath].find((each) => ![...separators].some((separator) => each.includes(separator)));
    if (path !== undefined)
        return path;
    const reason = `leads to a path with one of the characters \`${separators}\`, which docker would split`;
    throw refusedPathProblem(named, { kind: 'refused', reason });
}
async function resolveCache(place, input, text) {
    const fields = [...text.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain = '']) => quoted?.replaceAll('""', '"') ?? plain);
    if (!fields.some((field) => /^type=local$/i.test(field)))
        return text;
    const resolved = await files_each(fields, async (field) => {
        const [, key = '', path = ''] = /^(src|dest)=(.*)$/is.exec(field) ?? [];
        if (path === '')
            return field;
        const found = await locate(place, { input, path }, `Input ${input}: \`${path}\` is not a folder.`, 'folder', 'missing');
        return `${key}=${found.realPath}`;
    });
    return csv(resolved);
}

;// CONCATENATED MODULE: ./build/image/builder/builder.js

const ENTITLEMENTS = ['network.host', 'security.insecure'];
async function findBuilder(docker, signal, name) {
    const args = ['--debug', 'buildx', 'inspect', ...(name === undefined ? [] : ['--', name])];
    const end = await docker({ args, signal, question: true });
    const problem = missingDockerProblem(end);
    if (problem !== undefined)
        throw problem;
    return readBuilder(end);
}
function missingDockerProblem({ code, output }) {
    if (code === undefined) {
        return new text_problem/* Problem */.AF('Docker is not installed on this runner.', 'Run on ubuntu-latest, add the docker client and its socket to the container of the job, or give `image:` to deploy an image that exists.');
    }
    if (/unknown command: docker buildx|'buildx' is not a docker command|unknown flag: --push/.test(output)) {
        return new text_problem/* Problem */.AF('This docker has no buildx.', 'Add `- uses: docker/setup-buildx-action@v4` before this step.');
    }
    const unreachable = /^.*(Cannot connect to the Docker daemon|failed to connect to the docker API).*$/m.exec(output);
    return unreachable === null ? undefined : cannotBuildProblem(unreachable[0].replace(/^(ERROR|Error|error):\s*/, ''));
}
function readBuilder({ code, output }) {
    const field = (name) => new RegExp(`^${name}:[ \\t]*(.*)$`, 'm').exec(output)?.[1]?.trim() ?? '';
    const driver = field('Driver');
    const platform = /^[\w/-]+/.exec(field('Platforms'))?.[0];
    if (code === 0 && driver !== '')
        return { name: field('Name'), driver, features: readFeatures(output, driver), platform };
    const error = field('Error') || field('ERROR') || output.trim().split('\n').at(-1) || 'docker buildx inspect prints nothing';
    throw cannotBuildProblem(error);
}
const STARTED = ['docker-container', 'kubernetes'];
function readFeatures(output, driver) {
    const section = /^Features:[ \t]*\r?\n((?:[ \t]+.*(?:\r?\n|$))*)/m.exec(output)?.[1] ?? '';
    return new Map([
        ...(STARTED.includes(driver) ? ENTITLEMENTS : []).map((each) => [each, output.includes(each)]),
        ...[...section.matchAll(/^[ \t]+(\w[\w -]*):[ \t]+(true|false)[ \t\r]*$/gm)].map(([, name, value]) => [name ?? '', value === 'true']),
    ]);
}
function cannotBuildProblem(error) {
    return new text_problem/* Problem */.AF(`Docker cannot build here: ${error.replace(/[.?]$/, '')}.`, 'Start the Docker daemon, or correct DOCKER_HOST or the builder; `docker buildx inspect` must name a driver.');
}

// EXTERNAL MODULE: ./build/aws/ownership.js
var ownership = __webpack_require__(3427);
;// CONCATENATED MODULE: ./build/image/builder/temporary.js






const FOLDER = 'temporary-builder';
const DEFAULTS = 'buildkitd.default.toml';
const REMOVAL_MILLISECONDS = 30_000;
async function withTemporaryBuilder(edges, { directory, userBuildxConfig, allow }, work) {
    const name = `${ownership/* JOB_PREFIX */.Pn}${(0,external_node_crypto_.randomUUID)().slice(0, 8)}`;
    const builder = { name, directory: (0,external_node_path_.join)(directory, FOLDER) };
    await (0,promises_.mkdir)(builder.directory, { recursive: true, mode: 0o700 });
    await (0,promises_.symlink)((0,external_node_path_.join)(userBuildxConfig, DEFAULTS), (0,external_node_path_.join)(builder.directory, DEFAULTS));
    try {
        await create(edges, builder, allow);
        return await work(builder);
    }
    finally {
        await remove(edges.docker, edges.log, builder);
    }
}
async function create({ docker, log, signal }, { name, directory }, allow) {
    const kinds = new Set(allow.map((each) => `--allow-insecure-entitlement=${each.split('=')[0]}`));
    const flags = kinds.size === 0 ? [] : [`--buildkitd-flags=${[...kinds].join(' ')}`];
    const args = ['buildx', 'create', `--name=${name}`, '--driver=docker-container', ...flags, '--bootstrap'];
    const end = await log.section(`Create the builder ${name}, for this job only`, () => log.during(`creating the builder ${name}`, () => log.foreign((write) => docker({ args, env: { BUILDX_CONFIG: directory }, signal, onOutput: write }))));
    if (end.code !== 0)
        throw missingDockerProblem(end) ?? builderProblem(end.output);
}
async function remove(docker, log, { name, directory }) {
    const signal = AbortSignal.timeout(REMOVAL_MILLISECONDS);
    const env = { BUILDX_CONFIG: directory };
    const end = await docker({ args: ['buildx', 'rm', '--', name], env, signal }).catch(String);
    const why = typeof end === 'string' ? end : end.output.trim();
    if ((typeof end !== 'string' && end.code === 0) || /: no builder ".*" found$/m.test(why))
        return;
    log.warning([
        `The builder ${name} was not removed: ${why}`,
        `Remove its container: \`docker rm --force --volumes buildx_buildkit_${name}0\`.`,
    ]);
}
async function removeLeftBuilders(docker, log, folder) {
    const directory = join(folder, FOLDER);
    const files = await readdir(join(directory, 'instances')).catch(() => []);
    const names = files.filter(isJobName);
    await Promise.all(names.map((name) => remove(docker, log, { name, directory })));
    return names;
}
const OTHERWISE = 'or add `- uses: docker/setup-buildx-action@v4` and remove `create-builder`. Nothing was deployed.';
function builderProblem(output) {
    const error = /^(?:ERROR|Error|error): (.*)$/m.exec(output)?.[1] ?? output.trim().split('\n').at(-1) ?? '';
    return new text_problem/* Problem */.AF(`The temporary builder was not created: ${error.replace(/\.$/, '')}.`, creationRemedy(error));
}
function creationRemedy(error) {
    if (/toomanyrequests|too many requests|pull rate limit/i.test(error)) {
        return 'Docker Hub limits pulls by address, and runners share theirs: log in to it before this step (docker/login-action). Nothing was deployed.';
    }
    if (/operation not permitted|privileged|authorization denied/i.test(error)) {
        return `It needs a container with \`--privileged\`, which this Docker engine does not run: name a builder elsewhere in \`builder\`, ${OTHERWISE}`;
    }
    if (/no space left on device/i.test(error)) {
        return 'Free disk space before this step, or use a larger runner. Nothing was deployed.';
    }
    if (/registry|lookup|dial tcp|pull access denied|manifest unknown|timeout/i.test(error)) {
        return `It needs the image moby/buildkit:buildx-stable-1: let the runner reach Docker Hub, load the image before this step, ${OTHERWISE}`;
    }
    return `See what docker wrote above, ${OTHERWISE}`;
}

// EXTERNAL MODULE: ./build/inputs/build-values.js
var build_values = __webpack_require__(1860);
;// CONCATENATED MODULE: ./build/image/builder/choose.js


function needsOf(settings) {
    const multiPlatform = { feature: 'Multi-platform build' };
    const needs = [];
    if (settings.platforms.length > 1)
        needs.push({ input: 'platforms', what: 'build for several platforms', ...multiPlatform });
    if (settings.provenance !== 'false')
        needs.push({ input: 'provenance', what: 'create attestations', ...multiPlatform });
    if (settings.sbom !== 'false')
        needs.push({ input: 'sbom', what: 'create attestations', ...multiPlatform });
    if (settings.attests.length > 0)
        needs.push({ input: 'attests', what: 'create attestations', ...multiPlatform });
    if (settings.annotations.length > 0)
        needs.push({ input: 'annotations', what: 'write annotations', ...multiPlatform });
    for (const feature of ENTITLEMENTS.filter((each) => settings.allow.includes(each))) {
        needs.push({ input: 'allow', what: `allow ${feature}`, feature });
    }
    if (settings.cacheTo.some((cache) => !/(^|,)type=inline(,|$)/.test(cache))) {
        needs.push({ input: 'cache-to', what: 'export its cache', feature: 'Cache export' });
    }
    return needs;
}
function chooseBuilder({ driver, features }, settings) {
    const isOpen = (feature) => feature === 'security.insecure' && driver === 'docker';
    const missing = needsOf(settings).filter(({ feature }) => !(features.get(feature) ?? !(settings.createBuilder && isOpen(feature))));
    const named = settings.builder !== undefined;
    if (missing.length > 0 && settings.createBuilder && !named)
        return 'temporary';
    const remedy = named
        ? 'Name a builder that can in `builder`, or replace `builder` by `create-builder: true`.'
        : 'Add `- uses: docker/setup-buildx-action@v4` before this step, or `create-builder: true`.';
    (0,text_problem/* throwAll */.Kx)(missing.map(({ input, what }) => new text_problem/* Problem */.AF(`Input ${input}: the builder of this runner (driver ${driver}) cannot ${what}.`, remedy)));
    return 'present';
}

;// CONCATENATED MODULE: ./build/image/build/contents.js






class UnknownContents extends Error {
    name = 'UnknownContents';
}
async function contentsOf(sources, hashFolder) {
    const { context, file, bytes, buildContexts } = sources;
    const hashContext = async (root, ...before) => hashFolder(root, await readPatterns([...before, (0,external_node_path_.join)(root, '.dockerignore')]));
    return Promise.all([
        (0,external_node_crypto_.createHash)('sha256').update(bytes).digest('hex'),
        hashContext(context, `${file}.dockerignore`),
        ...buildContexts.map(async (text) => {
            const [name = ''] = text.split('=');
            const value = text.slice(name.length + 1);
            const isLocal = !ELSEWHERE.test(value) && !value.startsWith('oci-layout://');
            if (isLocal)
                return [name, await hashContext(value)];
            const pinned = PINNED.exec(value)?.[0];
            if (pinned !== undefined)
                return [name, pinned];
            throw new UnknownContents(`what the named context \`${name}\` has may change. Give an image by digest, a git repository by the SHA of its commit`);
        }),
    ]);
}
const PINNED = new RegExp([
    '^docker-image://.*@sha256:[0-9a-f]{64}$',
    '(?<=^oci-layout://.*)@sha256:[0-9a-f]{64}$',
    '^(?:(?:git|ssh)://|github\\.com/|[\\w-]+@|https?://[^#?]*\\.git(?=#)).*#[0-9a-f]{40}(?::.*)?$',
].join('|'));
const LARGEST_IGNORE_FILE = 1024 * 1024;
async function readPatterns([path, ...others]) {
    if (path === undefined)
        return [];
    try {
        return readIgnoreFile((await (0,files_path/* readFound */.$C)({ realPath: await (0,files_path/* followBelow */.ds)(path) }, LARGEST_IGNORE_FILE)).toString());
    }
    catch (error) {
        const { code } = error;
        if (code === 'ENOENT')
            return readPatterns(others);
        if (code === 'ELOOP' || code === 'EISDIR' || error instanceof read/* UnfitFile */.r)
            return [];
        throw error;
    }
}

;// CONCATENATED MODULE: ./build/image/builder/platform.js



const LARGEST_CONFIG = 1024 * 1024;
async function isBuilderHere({ settings, engine }, { directory, buildx }) {
    const context = engine.host ?? engine.context ?? (0,table/* ownEntry */.P)(await readJson(directory, 'config.json'), 'currentContext');
    if (!isHere(context))
        return false;
    const name = settings.builder ?? engine.builder ?? (0,table/* ownEntry */.P)(await readJson(buildx, 'current'), 'Name');
    if (!name || name === 'default')
        return true;
    if (typeof name !== 'string')
        return false;
    const instance = await readJson(buildx, 'instances', name);
    const nodes = (0,table/* ownEntry */.P)(instance, 'Nodes');
    const isContainer = (0,table/* ownEntry */.P)(instance, 'Driver') === 'docker-container' && Array.isArray(nodes);
    return isContainer && nodes.every((node) => isHere((0,table/* ownEntry */.P)(node, 'Endpoint')));
}
function isHere(endpoint) {
    return !endpoint || endpoint === 'default' || (typeof endpoint === 'string' && /^(?:unix|npipe):/.test(endpoint));
}
async function readJson(...path) {
    try {
        return JSON.parse((await (0,read/* readFileUpTo */.N)((0,external_node_path_.join)(...path), LARGEST_CONFIG)).toString());
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./build/image/identity.js







async function identify({ log, signal }, build, lookups) {
    const { plan, buildId, run, workspace } = build;
    try {
        const sources = await resolveSources(build, plan.settings);
        const [contents, platforms] = await Promise.all([
            contentsOf(sources, lookups.hashFolder),
            platformsOf(build, lookups),
        ]);
        return fingerprintOf(plan, buildId, { contents, platforms });
    }
    catch (error) {
        signal.throwIfAborted();
        if (plan.reuse && !(error instanceof text_problem/* Problem */.AF || error instanceof text_problem/* Problems */.Zw)) {
            const subject = plan.name === undefined ? '' : `image ${plan.name}: `;
            log.info(`${subject}No existing image is used: ${reasonOf(error, workspace)}.`);
        }
        return fingerprintOf(plan, buildId, { contents: run, platforms: [] });
    }
}
async function platformsOf({ plan, userDockerConfig }, { builder }) {
    if (plan.builtFor.length > 0)
        return plan.builtFor;
    if (await isBuilderHere(plan, userDockerConfig))
        return [plan.engine.runner];
    const { name, platform } = await builder();
    if (platform !== undefined)
        return [platform];
    throw new UnknownContents(`the builder \`${name}\` does not say for which platform it builds. Give \`platforms\``);
}
function reasonOf(error, workspace) {
    if (error instanceof UnknownContents)
        return error.message;
    if (error instanceof UnclearPattern)
        return `docker may read the pattern \`${error.message}\` of an ignore file in another way`;
    const { code, path } = error;
    if (code === undefined)
        throw error;
    return `\`${path === undefined ? 'a file' : (0,external_node_path_.relative)(workspace, path)}\`, which goes into the build, cannot be read (${code})`;
}

// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-ecr/dist-es/pagination/DescribeRepositoryCreationTemplatesPaginator.js + 1 modules
var DescribeRepositoryCreationTemplatesPaginator = __webpack_require__(2029);
;// CONCATENATED MODULE: ./build/image/repository/creator.js





async function repositoryCreator({ ecr, ownRegistry }, plan) {
    const { repository, create } = plan;
    const { registryId, region } = repository;
    const place = registryId === undefined ? undefined : await ownRegistry();
    if (place !== undefined && (place.registryId !== registryId || place.region !== region)) {
        throw new text_problem/* Problem */.AF(`There is no ECR repository ${(0,aws_repository/* repositoryText */.g_)(repository)}.`, `Correct \`repository\`, or create it there: this action creates repositories only where it deploys (account ${place.registryId}, region ${place.region}).${place.registryId === registryId ? '' : ` Its policy must allow the account ${place.registryId} these actions: ${PUSH_ACTIONS.join(', ')}.`}`);
    }
    if (create)
        return 'action';
    if (await hasPushTemplate(ecr, repository.name))
        return 'push';
    throw new text_problem/* Problem */.AF(`There is no ECR repository \`${repository.name}\`, and create-repository is false.`, 'Create the repository, correct `repository`, or set `create-repository: true`.');
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

// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-ecr/dist-es/commands/DescribeRepositoriesCommand.js
var DescribeRepositoriesCommand = __webpack_require__(1946);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-ecr/dist-es/commands/CreateRepositoryCommand.js
var CreateRepositoryCommand = __webpack_require__(1474);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-ecr/dist-es/commands/ListTagsForResourceCommand.js
var ListTagsForResourceCommand = __webpack_require__(1739);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-ecr/dist-es/commands/PutLifecyclePolicyCommand.js
var PutLifecyclePolicyCommand = __webpack_require__(502);
;// CONCATENATED MODULE: ./build/image/repository/repository.js





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
function createRepositoryRequest({ name, owner, settings }) {
    return {
        repositoryName: name,
        ...settingsRequest(settings),
        imageScanningConfiguration: { scanOnPush: true },
        tags: [{ Key: ownership/* REPOSITORY_TAG */.SD, Value: owner.repository }],
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
            selection: { tagStatus: 'tagged', tagPrefixList: [tags/* PREVIEW_PREFIX */.MP], ...after(PREVIEW_DAYS) },
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
        log.info(`Created the ECR repository ${name}: ${mutabilityText(settings)}, images are scanned on push.`);
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
        throw new text_problem/* Problem */.AF(`ECR created the repository ${name} but does not find it.`, 'Run the job again.');
    if (perhapsOurs && (await isOurRepository(ecr, log, stored, creation)))
        await setLifecycle(ecr, log, name);
    warnOfDifference(log, stored, settings);
    return stored.repositoryUri;
}
function mutabilityText({ tagMutability, tagExclusions }) {
    const rule = tagMutability?.startsWith('MUTABLE') ? 'tags can move' : 'tags stay on their image';
    return tagExclusions.length === 0 ? rule : `${rule}, except ${tagExclusions.join(', ')}`;
}
async function isOurRepository(ecr, log, { repositoryArn }, { name, owner }) {
    try {
        const { tags = [] } = await ecr.send(new ListTagsForResourceCommand/* ListTagsForResourceCommand */.a({ resourceArn: repositoryArn }));
        return tags.some(({ Key, Value }) => Key === ownership/* REPOSITORY_TAG */.SD && Value === owner.repository);
    }
    catch (error) {
        if (!(0,aws_error/* isAccessDenied */.w7)(error))
            throw error;
        log.warning(`The ECR repository ${name} may have no lifecycle policy: the role that deploys lacks ecr:ListTagsForResource, so it cannot see whether this run created it.`);
        return false;
    }
}
function warnOfDifference(log, stored, settings) {
    const difference = settingsDifference(stored, settings);
    if (difference !== undefined)
        log.notice(difference);
}
function explainCreation(error, name) {
    if ((0,aws_error/* isError */.bJ)(error, 'LimitExceededException')) {
        return new text_problem/* Problem */.AF(`ECR did not create the repository \`${name}\`: the account has as many in this region as its quota allows (${error.message}).`, 'Delete unused repositories, have the quota "Registered repositories" of ECR raised in Service Quotas, or name one that exists in `repository`.', { cause: error });
    }
    if ((0,aws_error/* isError */.bJ)(error, 'KmsException')) {
        const { kmsError = 'no reason given' } = error;
        return new text_problem/* Problem */.AF(`ECR did not create the repository \`${name}\`: KMS refused the key (${kmsError}): ${error.message}`, 'Check that the key of `repository-encryption` is in this region, enabled and symmetric, and that the role that deploys may use it: kms:CreateGrant and kms:DescribeKey.', { cause: error });
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
function settingsRequest({ tagMutability = 'IMMUTABLE', tagExclusions, encryption, }) {
    const filters = tagExclusions.map((filter) => ({ filterType: 'WILDCARD', filter }));
    const tags = {
        imageTagMutability: tagMutability,
        ...(filters.length === 0 ? {} : { imageTagMutabilityExclusionFilters: filters }),
    };
    if (encryption === undefined)
        return tags;
    const { type, key } = encryption;
    return {
        ...tags,
        encryptionConfiguration: { encryptionType: type, ...(key === undefined ? {} : { kmsKey: key }) },
    };
}
function settingsDifference(stored, settings) {
    const { encryptionType = 'AES256', kmsKey } = stored.encryptionConfiguration ?? {};
    const { tagMutability, encryption } = settings;
    const differences = [];
    const filters = stored.imageTagMutabilityExclusionFilters ?? [];
    const tags = mutability(tagMutability, settings.tagExclusions);
    const there = mutability(stored.imageTagMutability, filters.map(({ filter = '' }) => filter));
    if (tagMutability !== undefined && tags !== there) {
        differences.push(`image-tag-mutability ${tags} (it has ${there})`);
    }
    const key = encryption?.key?.includes(':key/') === true ? encryption.key : kmsKey;
    if (encryption !== undefined && (encryption.type !== encryptionType || key !== kmsKey)) {
        const given = encryption.key ?? encryption.type;
        const has = encryptionType === 'AES256' || kmsKey === undefined ? encryptionType : `${encryptionType}, ${kmsKey}`;
        differences.push(`repository-encryption ${given} (it has ${has})`);
    }
    if (differences.length === 0)
        return undefined;
    return `The ECR repository ${stored.repositoryName} exists and keeps its settings, without ${differences.join(' and ')}.`;
}
function mutability(setting, exclusions) {
    return [`${setting}`, ...exclusions.toSorted()].join(' ');
}

;// CONCATENATED MODULE: ./build/image/prepare.js









async function prepareImage(edges, request, lookups) {
    const { plan } = request;
    const identifying = identify(edges, request, lookups);
    const [repositoryUri, lookup] = await withCrossAccountHelp(placeOf(edges, plan), PUSH_ACTIONS, () => Promise.all([lookups.repositoryUri(), find(edges, request, identifying)])).catch(async (error) => {
        const { errors } = await (0,text_problem/* settleAll */.j3)([resolveBuildFiles(request, plan.settings)]);
        throw (0,text_problem/* joinErrors */._h)([...errors, error]);
    });
    const fingerprint = await identifying;
    if (lookup.kind === 'reusable' && repositoryUri !== undefined)
        return { ...lookup, kind: 'found', repositoryUri };
    const missing = lookup.kind === 'missing' ? lookup : { tag: plan.tags.build, takenTag: undefined };
    const [, { token, registry }, builder, , creator] = await (0,text_problem/* allOrProblems */.Xd)([
        resolveBuildFiles(request, plan.settings),
        lookups.login(),
        checkBuilder(lookups, plan.settings, repositoryUri),
        lookups.dockerConfig(),
        Promise.resolve(repositoryUri === undefined ? repositoryCreator(edges, plan) : undefined),
    ]);
    const uri = creator === 'push' ? `${registry}/${plan.repository.name}` : repositoryUri;
    return { kind: 'to-build', repositoryUri: uri, missing, fingerprint, token, builder };
}
async function find(edges, request, fingerprint) {
    return findBuild(edges, buildQuery(request, await fingerprint));
}
async function checkBuilder({ builder }, settings, uri) {
    if (uri !== undefined && needsOf(settings).length === 0)
        return 'present';
    return chooseBuilder(await builder(), settings);
}
function placeOf({ ownRegistry }, { repository }) {
    return { repository, ownRegistry };
}
function buildQuery({ plan, run }, fingerprint) {
    const { repository, tags, pullRequest, reuse } = plan;
    return { repository, tag: tags.build, extraTags: tags.extra, fingerprint, pullRequest, reuse, run };
}
function foundImageResult(plan, found) {
    const repositoryUri = onRegistry(found.repositoryUri, plan.registry);
    const { tag, digest } = found.image;
    const { platforms, size } = found.config;
    const reference = `${repositoryUri}@${digest}`;
    return { name: plan.name, reference, tag, digest, repositoryUri, reused: true, platforms, size };
}
function requestedPlatforms({ builtFor }) {
    const { value = [] } = (0,text_problem/* attempt */.CD)(() => (0,build_values/* platforms */.Bn)(builtFor.join('\n')));
    return value.map((platform) => platform.split('/').slice(0, 2).join('/'));
}
function expectedImages(plans) {
    return plans.flatMap((plan) => {
        if (plan.kind === 'existing')
            return [];
        const { name, repository, tags } = plan;
        const reference = `${repository.name}:${tags.build}`;
        const known = { name, reference, tag: tags.build, extraTags: tags.extra, repositoryUri: repository.name };
        const { provenance, sbom, attests } = plan.settings;
        const attested = provenance !== 'false' || sbom !== 'false' || attests.length > 0;
        const digest = `${NO_DIGEST}${name ?? ''}`;
        return [{ ...known, digest, reused: false, platforms: requestedPlatforms(plan), attested }];
    });
}
const NO_DIGEST = `sha256:${'0'.repeat(64)}`;
async function predictImage(edges, request, lookups) {
    const { plan } = request;
    const [stored, lookup] = await withCrossAccountHelp(placeOf(edges, plan), [...PULL_ACTIONS, 'ecr:DescribeRepositories'], () => Promise.all([
        findRepository(edges.ecr, plan.repository),
        find(edges, request, identify(edges, request, lookups)),
    ]));
    const uri = stored?.repositoryUri;
    if (lookup.kind === 'reusable' && uri !== undefined)
        return foundImageResult(plan, { ...lookup, repositoryUri: uri });
    const repositoryUri = uri === undefined ? plan.repository.name : onRegistry(uri, plan.registry);
    const tag = lookup.kind === 'missing' ? lookup.tag : plan.tags.build;
    const reference = `${repositoryUri}:${tag}`;
    edges.log.info(`The image of this build does not exist yet. ${reference} stands for it.`);
    return {
        name: plan.name,
        reference,
        tag,
        digest: NO_DIGEST,
        repositoryUri,
        reused: false,
        platforms: requestedPlatforms(plan),
    };
}

// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-ecr/dist-es/commands/GetAuthorizationTokenCommand.js
var GetAuthorizationTokenCommand = __webpack_require__(8421);
;// CONCATENATED MODULE: ./build/image/push/login.js







async function logIn(ecr, log) {
    const { authorizationData } = await ecr.send(new GetAuthorizationTokenCommand/* GetAuthorizationTokenCommand */.E({}));
    const { authorizationToken: token, proxyEndpoint = '' } = authorizationData?.[0] ?? {};
    if (token === undefined)
        throw new text_problem/* Problem */.AF('ECR gave no authorization token.', 'Run the job again.');
    log.mask(token);
    log.mask(Buffer.from(token, 'base64').toString().replace(/^AWS:/, ''));
    return { token, registry: proxyEndpoint.replace(/^https?:\/\//, '') };
}
async function makeDockerConfig(directory, user, login) {
    await (0,promises_.mkdir)(directory, { mode: 0o700, recursive: true });
    const { text, links } = await readUserFolder(user.directory);
    const config = [...loginsIn(user.logins), login].reduce(withLogin, parse(text));
    const path = (0,external_node_path_.join)(directory, 'config.json');
    await Promise.all([
        (0,promises_.writeFile)(path, JSON.stringify(config), { mode: 0o600 }).catch((0,fault/* namePath */.zf)(path)),
        ...links.map((entry) => login_link((0,external_node_path_.join)(user.directory, entry), (0,external_node_path_.join)(directory, entry))),
    ]);
}
async function checkDockerConfig(user, log) {
    const [{ ignored }] = await Promise.all([readUserFolder(user.directory), checkBuildxFolder(user.buildx)]);
    if (ignored === undefined)
        return;
    log.warning(`The configuration of docker, ${ignored}, is not read: it is a folder, or a link that leads nowhere. Its logins and settings are missing.`);
}
const BUILDX_FOLDERS = ['', 'activity', 'instances', 'refs'];
async function checkBuildxFolder(folder) {
    await Promise.all(BUILDX_FOLDERS.map(async (name) => {
        try {
            await (0,promises_.access)((0,external_node_path_.join)(folder, name), external_node_fs_.constants.W_OK | external_node_fs_.constants.X_OK);
        }
        catch (error) {
            if (!isMissing(error))
                throw error;
        }
    }));
}
const NO_CONFIGURATION = ['ENOENT', 'EISDIR', 'ENOTDIR', 'ELOOP'];
async function readUserFolder(folder) {
    const entries = await (0,promises_.readdir)(folder).catch((error) => {
        if (isMissing(error))
            return [];
        throw error;
    });
    const links = entries.filter((entry) => entry !== 'config.json');
    if (links.length === entries.length)
        return { text: '{}', links };
    const path = (0,external_node_path_.join)(folder, 'config.json');
    try {
        return { text: await readConfiguration(path), links };
    }
    catch (error) {
        if (!NO_CONFIGURATION.includes(codeOf(error)))
            throw error;
        return { text: '{}', links, ignored: path };
    }
}
function isMissing(error) {
    return ['ENOENT', 'ENOTDIR'].includes(codeOf(error));
}
function codeOf(error) {
    return String(error.code);
}
const LARGEST_CONFIGURATION = 1024 * 1024;
async function readConfiguration(path) {
    const bytes = await (0,read/* readFileUpTo */.N)(path, LARGEST_CONFIGURATION).catch((error) => {
        if (!(error instanceof read/* UnfitFile */.r))
            throw error;
        throw new text_problem/* Problem */.AF(`The configuration of docker, ${path}, ${error.message}.`, 'Correct that file, or set DOCKER_CONFIG to the folder of another one.');
    });
    return bytes.toString();
}
function loginsIn(text = '{}') {
    return Object.entries(section(parse(text).auths)).flatMap(([registry, value]) => {
        const { auth } = section(value);
        return typeof auth === 'string' ? [{ registry, token: auth }] : [];
    });
}
async function login_link(target, path) {
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

// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-ecr/dist-es/commands/PutImageCommand.js
var PutImageCommand = __webpack_require__(5959);
// EXTERNAL MODULE: ./build/text/format.js
var format = __webpack_require__(3387);
// EXTERNAL MODULE: ./build/text/harmless.js
var harmless = __webpack_require__(8299);
;// CONCATENATED MODULE: ./build/image/build/output.js


const KEPT_TAIL = 15;
const KEPT_OWN = 200;
const KEPT_WIDTH = 240;
const KEPT_LINE = 64 * 1024;
const KEPT_OWN_WIDTH = 2048;
const KEPT_ERROR = 8192;
function buildReader() {
    const steps = new Map();
    const own = [];
    let rest = '';
    const takeLine = (line) => {
        const [, number, text = ''] = /^#(\d+) (.*)$/s.exec(line) ?? [];
        if (number === undefined)
            keep(own, (0,format/* part */.y_)(withoutTerminalCodes(line), 0, KEPT_OWN_WIDTH), KEPT_OWN);
        else if (number !== '0')
            steps.set(number, withLine(steps.get(number), (0,format/* part */.y_)(text, 0, KEPT_OWN_WIDTH)));
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
        keep(step.tail, (0,format/* part */.y_)(withoutTerminalCodes(written), 0, KEPT_WIDTH), KEPT_TAIL);
    else if (step.state === 'failed')
        return step;
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
function withoutTerminalCodes(line) {
    const shown = line.trimEnd();
    return (0,harmless/* visible */.RK)(shown.slice(shown.lastIndexOf('\r') + 1));
}
function withoutErrorLogs(lines) {
    let inside = false;
    return lines.flatMap((line, index) => {
        const begins = !inside && line === RULE && /^ > .*:$/.test(lines[index + 1] ?? '');
        const ends = inside && line === RULE;
        inside = begins || (inside && !ends);
        return inside || ends ? [] : [line];
    });
}
const RULE = '------';
function buildFacts({ steps }) {
    const layers = steps.filter(({ name }) => /^\[(?:[^\]]* )?\d+\/\d+\] (?!FROM\b)/.test(name));
    return { steps: layers.length, cachedSteps: layers.filter(({ state }) => state === 'cached').length };
}
function buildWarnings({ own, }) {
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
function checkWarnings({ own }) {
    return own.flatMap((line, index) => {
        const [, name] = /^WARNING: (\w+)(?: - \S+)?$/.exec(line) ?? [];
        if (name === undefined)
            return [];
        const place = own.slice(index + 1, index + 4).find((each) => /^\S.*:\d+$/.test(each));
        const number = place === undefined ? undefined : Number(place.slice(place.lastIndexOf(':') + 1));
        return [{ message: `${name}: ${own[index + 1]}`, line: number }];
    });
}
function lastError({ own }) {
    const start = own.findLastIndex((line) => /^(?:ERROR|error): |^unknown flag: /.test(line));
    if (start === -1)
        return undefined;
    const lines = own.slice(start);
    const end = lines.indexOf('');
    return (0,format/* part */.y_)(lines.slice(0, end === -1 ? undefined : end).join('\n'), 0, KEPT_ERROR);
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
function sourceLine({ own }, path) {
    const index = own.findLastIndex((line, at) => /^-+$/.test(own[at + 1] ?? '') && /^\S.*:\d+$/.test(line));
    const [, file = '', line] = /^(.*):(\d+)$/.exec(own[index] ?? '') ?? [];
    return line !== undefined && `/${path}`.endsWith(`/${file}`) ? Number(line) : undefined;
}

;// CONCATENATED MODULE: ./build/image/build/failure.js





const KEPT_INSTRUCTION = 200;
function buildFailure(build) {
    const { code, output, dockerfile } = build;
    const failed = output.steps.filter(({ state }) => state === 'failed');
    const missing = failed.length > 0 ? undefined : missingDockerProblem({ code, output: output.own.join('\n') });
    if (missing !== undefined)
        return missing;
    const error = lastError(output) ?? failed.at(-1)?.error ?? output.own.findLast((line) => line.trim() !== '') ?? '';
    const step = failed.find((each) => each.error !== undefined && error.includes(each.error)) ?? failed.at(-1);
    const signs = { build, error: withoutWrappers(error), step };
    const { message, remedy, line } = firstCause(signs);
    const found = sourceLine(output, dockerfile.path) ?? line ?? (step && lineOfStep(dockerfile.text, step.name));
    const place = line === null ? undefined : { file: dockerfile.path, ...(found === undefined ? {} : { line: found }) };
    const [first = '', ...more] = message.split('\n');
    const excerpt = [...more, ...(step?.tail ?? [])];
    return new text_problem/* Problem */.AF(`The image was not built: ${first}`, `${remedy} Nothing was deployed.`, { place, excerpt });
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
        message: `step ${where} failed with exit code ${exit}: ${(0,format/* shortened */.vI)(instruction, KEPT_INSTRUCTION)}`,
        remedy: remedyOfRun(exit, step.tail.join('\n')),
    };
}
function remedyOfRun(exit, tail) {
    if (/exec format error$/im.test(tail))
        return OTHER_ARCHITECTURE;
    if (/no space left on device$/im.test(tail))
        return FREE_SPACE;
    if (exit === '127')
        return 'The base image does not have that command: install it in an earlier step, or correct its name.';
    if (exit === '126')
        return 'That file cannot be executed: make it executable (`chmod +x`), or name its interpreter.';
    if (exit === '137')
        return 'It was killed, most likely because memory ran out: let it use less, or use a larger runner.';
    return 'Correct that instruction or what it runs; its whole output is in the log.';
}
const OTHER_ARCHITECTURE = 'The program is for another processor architecture than that of the builder: set `platforms` to its architecture, on a runner of that kind or after docker/setup-qemu-action.';
const FREE_SPACE = 'Free disk space before this step, for example by `docker system prune --all --force`, or use a larger runner.';
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
        : 'Correct `cache-to`, or add `ignore-error=true` to it, so that a build continues without it.';
    return { message: `its cache was not written: ${error}`, remedy, line: null };
}
function otherFailure({ build, error, step }) {
    const where = step === undefined ? '' : `, in step ${(0,format/* shortened */.vI)(step.name, KEPT_INSTRUCTION)}`;
    return {
        message: `exit code ${build.code}: ${error}${where}`,
        remedy: /is not supported for the docker driver|^granting entitlement \S+ is not allowed/.test(error)
            ? SETUP_BUILDX
            : 'See the build in the log.',
        line: step !== undefined && /^\[[^\]]*\d\/\d+\]/.test(step.name) ? undefined : null,
    };
}
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
            remedy: `Correct \`target\`, or name a stage: \`FROM ... AS ${target}\`.`,
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
        message: `\`${path}\` is not a Dockerfile that can be built: ${error}`,
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
        what: 'the registry of the image <image> allows no more pulls at the moment',
        remedy: 'Log in before this step (docker/login-action), or take the image from public.ecr.aws/docker/library or an ECR pull-through cache.',
    },
    {
        pattern: /no match for platform/,
        what: 'the image <image> does not exist for this platform',
        remedy: 'Set `platforms` to one that it exists for, or use another image.',
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
        remedy: 'Correct the name of the image if it is wrong. Otherwise run the job again; on a closed network, use a registry there.',
    },
];
function reason(error) {
    return error
        .split(/: (?=\S)/)
        .slice(-2)
        .join(': ');
}

;// CONCATENATED MODULE: ./build/image/build/push-fault.js




const FAULTS = [
    ['throttled', /\btoomanyrequests\b|\brate exceeded\b|\b429 Too Many Requests/i],
    ['login', /authorization token has expired|no basic auth credentials|authentication required|401 Unauthorized/i],
    ['taken', /tag is immutable|cannot be overwritten because|tag invalid/i],
    ['denied', /not authorized to perform|\bdenied\b|403 Forbidden/i],
    [
        'unreachable',
        /no such host|server misbehaving|failure in name resolution|connection (?:timed out|refused)|\bdial tcp(?:: lookup \S+| \S+ i\/o timeout)|network is unreachable|no route to host/i,
    ],
    [
        'transient',
        /(Layers|Images) with digests? .* do(es)? not exist|blob upload unknown|\b5\d\d (Internal|Bad|Service|Gateway)|\bEOF\b|connection reset|broken pipe|i\/o timeout|handshake timeout|\bGOAWAY\b|context deadline exceeded/i,
    ],
];
const LONGEST = 8192;
function findPushFault(output) {
    const failed = output.steps.filter(({ state }) => state === 'failed');
    const ofPush = failed.filter(({ name }) => /^(pushing|exporting to) /.test(name));
    if (failed.length > ofPush.length)
        return undefined;
    const last = withoutWrappers(lastError(output) ?? ofPush.at(-1)?.error ?? '');
    if (ofPush.length === 0 && !last.startsWith('failed to push '))
        return undefined;
    const error = (0,format/* part */.y_)(last.split('\n')[0] ?? '', 0, LONGEST);
    const said = withoutNames(error);
    const fault = FAULTS.find(([, pattern]) => pattern.test(said))?.[0];
    return fault && { fault, error };
}
function withoutNames(error) {
    return error.replace(/^failed to push \S+: /, '').replace(/https?:\/\/[^\s"]+/g, '');
}
const WAITED = {
    throttled: 'The registry still has too many requests. Run the job again later, or let fewer jobs push at the same time.',
    unreachable: 'The registry cannot be reached. Check the DNS, the proxy and the firewall of the builder and, in a private network, the VPC endpoints of ECR.',
    transient: 'The registry did not recover. Run the job again later.',
};
function pushProblem({ fault, error }, otherAccount) {
    const what = `The image was built but not pushed: ${error}`;
    if (fault === 'denied' || /\bEOF\b/.test(error)) {
        const actions = ['ecr:GetAuthorizationToken', ...PUSH_ACTIONS].join(', ');
        const remedy = otherAccount ?? `Allow the role that deploys to push: ${actions}.`;
        return new text_problem/* Problem */.AF(what, `${remedy} Nothing was deployed.`);
    }
    if (fault === 'login')
        return new text_problem/* Problem */.AF(what, 'ECR refuses a login that it has just issued. Check the clock of the runner and the registry.');
    if (fault === 'taken')
        return new text_problem/* Problem */.AF(what, 'Another run pushed the same tag meanwhile. Run the job again.');
    return new text_problem/* Problem */.AF(what, `${WAITED[fault]} Nothing was deployed.`);
}

;// CONCATENATED MODULE: ./build/image/build/variables.js
const GITHUB_CACHE = [
    'ACTIONS_CACHE_SERVICE_V2',
    'ACTIONS_CACHE_URL',
    'ACTIONS_RESULTS_URL',
    'ACTIONS_RUNTIME_TOKEN',
    'GITHUB_REPOSITORY',
];
const S3_CACHE = [
    'AWS_ACCESS_KEY_ID',
    'AWS_SECRET_ACCESS_KEY',
    'AWS_SESSION_TOKEN',
    'AWS_REGION',
    'AWS_DEFAULT_REGION',
    'AWS_PROFILE',
    'AWS_CONFIG_FILE',
    'AWS_SHARED_CREDENTIALS_FILE',
    'AWS_CA_BUNDLE',
    'AWS_ROLE_ARN',
    'AWS_ROLE_SESSION_NAME',
    'AWS_WEB_IDENTITY_TOKEN_FILE',
    'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI',
    'AWS_CONTAINER_CREDENTIALS_FULL_URI',
    'AWS_CONTAINER_AUTHORIZATION_TOKEN',
    'AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE',
];
function buildVariables({ secretEnvs, buildArgs, cacheFrom, cacheTo }) {
    const caches = [...cacheFrom, ...cacheTo];
    const isUsed = (type) => caches.some((cache) => cache.split(',').some((field) => field.replace(/"/g, '').trim() === `type=${type}`));
    return [
        ...secretEnvs.values(),
        ...buildArgs.filter((argument) => !argument.includes('=')),
        ...(isUsed('gha') ? GITHUB_CACHE : []),
        ...(isUsed('s3') ? S3_CACHE : []),
    ];
}

;// CONCATENATED MODULE: ./build/image/build/build.js













const LARGEST_METADATA = 32 * 1024 * 1024;
async function buildImage(edges, request) {
    const metadataFile = (0,external_node_path_.join)(request.configDirectory, `metadata-${(0,external_node_crypto_.randomUUID)()}.json`);
    const { settings, dockerfile } = await resolveBuildFiles(request, request.settings);
    await writeSecrets(request);
    const reader = buildReader();
    const end = await edges.log.foreign((write) => edges.docker({
        args: buildxArguments({ ...request, settings }, metadataFile),
        cwd: request.workspace,
        env: {
            DOCKER_CONFIG: request.configDirectory,
            ...(request.temporaryBuilder === undefined ? {} : { BUILDX_CONFIG: request.temporaryBuilder.directory }),
            ...(request.time === undefined ? {} : { SOURCE_DATE_EPOCH: String(request.time) }),
        },
        variables: buildVariables(request.settings),
        signal: edges.signal,
        onOutput: (chunk) => {
            reader.take(chunk);
            write(chunk);
        },
    }));
    const output = reader.read();
    showWarnings(edges.log, buildWarnings(output), dockerfile.path);
    if (end.code !== 0) {
        const push = findPushFault(output);
        if (push !== undefined)
            throw new PushRefused(push);
        throw buildFailure({ code: end.code, output, dockerfile });
    }
    const metadata = await (0,read/* readFileUpTo */.N)(metadataFile, LARGEST_METADATA);
    return { digest: readDigest(metadata.toString()), facts: buildFacts(output) };
}
const WARNINGS_SHOWN = 5;
function showWarnings(log, warnings, file) {
    for (const { message, line } of warnings.slice(0, WARNINGS_SHOWN)) {
        log.warning(message, { file, ...(line === undefined ? {} : { line }) });
    }
    const more = warnings.length - WARNINGS_SHOWN;
    if (more > 0)
        log.info(`The checks of the Dockerfile found ${more} more: see the list at the end of the build.`);
}
class PushRefused extends Error {
    name = 'PushRefused';
    fault;
    error;
    constructor({ fault, error }) {
        super(`the push was refused: ${fault}`);
        this.fault = fault;
        this.error = error;
    }
}
async function writeSecrets({ settings, configDirectory }) {
    const values = [...settings.secrets.values()];
    await Promise.all(values.map((value, index) => {
        const path = secretFile(configDirectory, index);
        return (0,promises_.writeFile)(path, value, { mode: 0o600 }).catch((0,fault/* namePath */.zf)(path));
    }));
}
function readDigest(metadata) {
    const digest = (0,table/* ownEntry */.P)((0,text_problem/* attempt */.CD)(() => JSON.parse(metadata)).value, 'containerimage.digest');
    if (typeof digest === 'string' && /^sha256:[0-9a-f]{64}$/.test(digest))
        return digest;
    throw new text_problem/* Problem */.AF('buildx pushed the image but its metadata file names no digest.', 'Update buildx (docker/setup-buildx-action), or remove `outputs` from the builder.');
}

;// CONCATENATED MODULE: ./build/image/push/push.js







const push_TRIES = {
    throttled: 5,
    unreachable: 3,
    transient: 3,
    login: 1,
    denied: 1,
    taken: 1,
};
async function pushBuild(edges, request) {
    let { tag, token } = request;
    let tries = 1;
    let logins = 1;
    let moves = 0;
    for (;;) {
        const refused = await tryPush(edges, { ...request, tag, token });
        if (!(refused instanceof PushRefused))
            return { tag, reused: false, ...refused };
        if (tries < push_TRIES[refused.fault]) {
            const pause = 1000 * 2 ** tries;
            await edges.log.during('waiting for the registry', () => edges.clock.wait(pause, edges.signal));
            tries += 1;
        }
        else if (refused.fault === 'login' && logins === 1) {
            token = (await logIn(edges.ecr, edges.log)).token;
            logins += 1;
        }
        else if (refused.fault === 'taken' && moves === 0) {
            const lookup = await findBuild(edges, request.query);
            if (lookup.kind === 'reusable')
                return { tag: lookup.image.tag, digest: lookup.image.digest, reused: true };
            tag = lookup.tag;
            moves += 1;
        }
        else {
            const { repository } = request.query;
            const own = repository.registryId === undefined ? undefined : await edges.ownRegistry();
            throw pushProblem(refused, own && (0,policy/* otherAccountRemedy */.e2)(own, repository, PUSH_ACTIONS));
        }
        edges.log.info(`The push was refused (${refused.fault}); trying again.`);
    }
}
async function tryPush(edges, request) {
    const { build, repositoryUri, tag, token } = request;
    const login = { registry: registryOf(repositoryUri), token };
    await makeDockerConfig(build.configDirectory, request.userDockerConfig, login);
    try {
        const reference = `${repositoryUri}:${tag}`;
        return await edges.log.section(`Build ${reference}`, () => edges.log.during(`building ${reference}`, () => buildImage(edges, { ...build, references: [reference] })));
    }
    catch (error) {
        if (error instanceof PushRefused)
            return error;
        throw error;
    }
}

;// CONCATENATED MODULE: ./build/image/push/tag.js






async function pushImage(edges, plan, request) {
    const { fingerprint } = request.query;
    const pushed = await pushBuild(edges, request);
    const first = await tagImage(edges, plan, pushed, fingerprint);
    if (first !== undefined)
        return first;
    const lookup = await findBuild(edges, request.query);
    if (lookup.kind === 'reusable') {
        const { image, config, missingTags } = lookup;
        const extraTags = await addTags(edges, plan, image, missingTags);
        return { tag: image.tag, digest: image.digest, reused: true, config, extraTags };
    }
    edges.log.notice(`The tag ${pushed.tag} is on the image of another job now; this image gets ${lookup.tag}.`);
    const again = await pushBuild(edges, { ...request, tag: lookup.tag });
    const second = await tagImage(edges, plan, again, fingerprint);
    if (second !== undefined)
        return second;
    throw new text_problem/* Problem */.AF(`Other jobs put their images on the tags ${pushed.tag} and ${again.tag} while this job pushed to them.`, `Run the job again, and set the repository ${plan.repository.name} to immutable tags. Nothing was deployed.`);
}
async function tagImage(edges, plan, pushed, fingerprint) {
    const { digest } = pushed;
    const images = await readImages(edges.ecr, plan.repository, [digest, pushed.tag]);
    const image = images.find((each) => each.digest === digest);
    if (image === undefined) {
        throw new text_problem/* Problem */.AF(`The image ${digest} was pushed, but ECR does not find it in the repository ${plan.repository.name}.`, 'Check that the builder pushes to this account and region, then run the job again. Nothing was deployed.');
    }
    const config = await readConfig(edges, plan.repository, image);
    if (config.labels.size > 0 && !isSameBuild(config, { fingerprint, pullRequest: plan.pullRequest }))
        return undefined;
    const lost = images.some((each) => each.tag === pushed.tag && each.digest !== digest);
    const tag = lost ? `${pushed.tag}-${digest.slice('sha256:'.length).slice(0, 8)}` : pushed.tag;
    if (lost)
        edges.log.notice(`The tag ${pushed.tag} is on the image of another job now; this image gets ${tag}.`);
    const extraTags = await addTags(edges, plan, image, lost ? [tag, ...plan.tags.extra] : plan.tags.extra);
    return { ...pushed, tag, config, extraTags };
}
async function addTags(edges, plan, image, tags) {
    const added = await Promise.all(tags.map((tag) => addTag(edges, plan.repository, image, tag)));
    return plan.tags.extra.filter((tag) => !tags.includes(tag) || added[tags.indexOf(tag)]);
}
async function addTag({ ecr, log }, repository, image, tag) {
    try {
        await ecr.send(new PutImageCommand/* PutImageCommand */.S({
            ...(0,aws_repository/* repositoryMembers */.G4)(repository),
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
        const [there] = await readImages(ecr, repository, [tag]);
        if (there?.digest === image.digest)
            return true;
        log.warning(`The tag ${tag} is on another image already, and the repository ${repository.name} does not let tags move. The deploy uses the digest and is not affected.`);
        return false;
    }
}

;// CONCATENATED MODULE: ./build/image/reuse-or-build.js






async function reuseOrBuild(edges, request, ready, site) {
    for (const note of request.plan.tags.notes)
        edges.log.info(note);
    return withCrossAccountHelp(placeOf(edges, request.plan), PUSH_ACTIONS, () => ready.kind === 'found' ? reuse(edges, request.plan, ready) : build(edges, request, ready, site));
}
async function build(edges, request, { missing, fingerprint, token, builder }, site) {
    const { plan, buildId, workspace, temporary, configDirectory, userDockerConfig, source } = request;
    const { tag, takenTag } = missing;
    const repositoryUri = onRegistry(site.repositoryUri, plan.registry);
    if (takenTag !== undefined) {
        edges.log.notice(`The tag ${takenTag} is already on another image, which keeps it; this image gets ${tag}.`);
    }
    const push = {
        query: buildQuery(request, fingerprint),
        repositoryUri,
        tag,
        token,
        userDockerConfig,
        build: {
            settings: plan.settings,
            buildId: buildId.id,
            labels: imageLabels({ buildId, fingerprint, source, pullRequest: plan.pullRequest }),
            time: buildId.time,
            workspace,
            temporary,
            configDirectory,
            temporaryBuilder: builder === 'temporary' ? site.temporaryBuilder : undefined,
        },
    };
    try {
        const { config, ...pushed } = await pushImage(edges, plan, push);
        const { platforms, size } = config;
        const reference = `${repositoryUri}@${pushed.digest}`;
        return { ...pushed, name: plan.name, reference, repositoryUri, platforms, size };
    }
    finally {
        await (0,promises_.rm)(configDirectory, { recursive: true, force: true });
    }
}
async function reuse(edges, plan, ready) {
    const found = foundImageResult(plan, ready);
    const { repositoryUri, tag, digest } = found;
    const extraTags = await addTags(edges, plan, ready.image, ready.missingTags);
    edges.log.info(`The image of this build exists: ${repositoryUri}:${tag} (${digest}). Nothing is built.`);
    return { ...found, extraTags };
}

;// CONCATENATED MODULE: ./build/image/images.js









async function prepareImages(images) {
    const lookupsFor = sharedLookups();
    const { values, errors } = await (0,text_problem/* settleAll */.j3)(images.map(async (image) => {
        const { edges, request } = image;
        try {
            return { edges, request, ready: await prepareImage(edges, request, lookupsFor(image)) };
        }
        catch (error) {
            throw (0,text_problem/* withSubject */.tX)(subjectOf(request), error);
        }
    }));
    return { prepared: values.filter((each) => each !== undefined), errors };
}
function predictImages(images) {
    const lookupsFor = sharedLookups();
    return (0,text_problem/* settleAll */.j3)(images.map((image) => predictImage(image.edges, image.request, lookupsFor(image))));
}
async function checkBuildFiles(requests) {
    await (0,text_problem/* allOrProblems */.Xd)(requests.map(async (request) => {
        const { errors } = await (0,text_problem/* settleAll */.j3)([resolveBuildFiles(request, request.plan.settings)]);
        (0,text_problem/* throwAll */.Kx)(errors.map((error) => (0,text_problem/* withSubject */.tX)(subjectOf(request), error)));
    }));
}
function sharedLookups() {
    const logInOnce = once((_, { ecr, log }) => logIn(ecr, log));
    const inspectOnce = once((name, { docker, signal }) => findBuilder(docker, signal, name === '' ? undefined : name));
    const findOnce = once(async (_, { edges, request: { plan } }) => {
        const stored = await findRepository(edges.ecr, plan.repository);
        if (stored !== undefined)
            warnOfDifference(edges.log, stored, plan.repositorySettings);
        return stored?.repositoryUri;
    });
    const hashOnce = once((_, [root, patterns, signal]) => hashFolder(root, patterns, signal));
    const checkConfigOnce = once((_, { edges, request }) => checkDockerConfig(request.userDockerConfig, edges.log));
    return ({ edges, request }) => ({
        login: async () => logInOnce(await edges.ecr.config.region(), edges),
        builder: () => inspectOnce(request.plan.settings.builder ?? '', edges),
        dockerConfig: () => checkConfigOnce('', { edges, request }),
        repositoryUri: () => findOnce(JSON.stringify(request.plan.repository), { edges, request }),
        hashFolder: (root, patterns) => hashOnce(JSON.stringify([root, patterns]), [root, patterns, edges.signal]),
    });
}
async function provideAll(images, place) {
    const [first] = images;
    if (first === undefined)
        return [];
    const { edges } = first;
    const temporary = images.some(({ ready }) => ready.kind === 'to-build' && ready.builder === 'temporary');
    if (!temporary)
        return provideWith(edges.log, images, undefined);
    const allow = images.flatMap(({ request }) => request.plan.settings.allow);
    return withTemporaryBuilder(edges, { ...place, allow }, (builder) => provideWith(edges.log, images, builder));
}
async function provideWith(log, images, temporaryBuilder) {
    const stop = new AbortController();
    const logOf = namedLogs(log);
    const create = once((name, { edges, request: { owner, plan } }) => createRepository(edges, { name, owner, settings: plan.repositorySettings }));
    return (0,text_problem/* allOrProblems */.Xd)(images.map(async (image) => {
        const { request, ready } = image;
        const { name, repository } = request.plan;
        const signal = AbortSignal.any([image.edges.signal, stop.signal]);
        const edges = { ...image.edges, signal };
        let { repositoryUri } = ready;
        try {
            signal.throwIfAborted();
            repositoryUri ??= await create(repository.name, image);
            const site = { repositoryUri, temporaryBuilder };
            return await provideOne(name === undefined ? edges : { ...edges, log: logOf(name) }, request, ready, site);
        }
        catch (error) {
            if (signal.aborted && isAbort(error, signal))
                throw signal.reason;
            const fault = repositoryUri === undefined ? error : (0,text_problem/* withSubject */.tX)(subjectOf(request), error);
            stop.abort(fault);
            throw fault;
        }
    }));
}
function isAbort(error, { reason }) {
    return error === reason || (error instanceof Error && error.name === 'AbortError');
}
async function provideOne(edges, request, ready, site) {
    if (ready.kind === 'to-build' && request.plan.name !== undefined)
        edges.log.info('building');
    const image = await reuseOrBuild(edges, request, ready, site);
    if (!image.reused)
        edges.log.info(`Pushed ${image.repositoryUri}:${image.tag} (${image.digest}).`);
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
function subjectOf({ plan }) {
    return plan.name === undefined ? undefined : `Image ${plan.name}`;
}
const KEPT_OUTPUT = 16 * 1024 * 1024;
function lastOutput() {
    const chunks = [];
    let size = 0;
    let note = '';
    return {
        add: (text) => {
            chunks.push(text);
            size += text.length;
            while (size > KEPT_OUTPUT && chunks.length > 1) {
                size -= chunks.shift()?.length ?? 0;
                note = '(the beginning of this output is left out)\n';
            }
        },
        take: () => {
            const text = note + chunks.splice(0).join('');
            size = 0;
            note = '';
            return text;
        },
    };
}
function namedLogs(log) {
    let shown = Promise.resolve();
    const show = (print) => {
        shown = shown.then(async () => void (await print()));
        return shown;
    };
    return (name) => {
        const titled = (text) => `image ${name}: ${text}`;
        const annotated = (text) => typeof text === 'string' ? titled(text) : [titled(text[0] ?? ''), ...text.slice(1)];
        const output = lastOutput();
        const folded = async (title, work) => {
            try {
                return await work();
            }
            finally {
                const text = output.take();
                await show(() => log.group(titled(title), () => log.foreign(async (write) => write(text))));
            }
        };
        return {
            info: (text) => void show(() => log.info(titled(text))),
            notice: (text) => void show(() => log.notice(annotated(text))),
            warning: (text, place) => void show(() => log.warning(annotated(text), place)),
            error: (text, place) => void show(() => log.error(annotated(text), place)),
            section: folded,
            group: folded,
            foreign: (work) => work((text) => output.add(text)),
            during: (what, work) => log.during(what, work),
            mask: (secret) => log.mask(secret),
            secrets: log.secrets,
        };
    };
}

;// CONCATENATED MODULE: ./build/commands/images.js









async function prepareAll(plan, world) {
    const existing = plan.images.flatMap((image) => (image.kind === 'existing' ? [image] : []));
    const requested = requestsFor(plan, world);
    const predicts = plan.kind === 'diff';
    const stores = { ...world.aws, log: world.log, ownRegistry: () => readOwnRegistry(world.aws) };
    const [found, predicted, { prepared, errors }] = await Promise.all([
        (0,text_problem/* settleAll */.j3)(existing.map((image) => resolveExisting(stores, image))),
        predictImages(predicts ? requested : []),
        prepareImages(predicts ? [] : requested),
    ]);
    const known = [...found.values, ...predicted.values].filter((each) => each !== undefined);
    const ready = { existing: known, prepared, errors: [...found.errors, ...predicted.errors, ...errors] };
    world.learn({ images: knownImages(ready).filter(({ reused }) => reused) });
    return ready;
}
async function checkFiles(plan, world) {
    if (plan.kind !== 'diff')
        await checkBuildFiles(requestsFor(plan, world).map(({ request }) => request));
}
function knownImages({ existing, prepared }) {
    const found = prepared.flatMap(({ request, ready }) => ready.kind === 'found' ? [foundImageResult(request.plan, ready)] : []);
    return [...existing, ...found];
}
async function provideImages({ existing, prepared }, { jobFolder, context, learn }) {
    const place = { directory: jobFolder, userBuildxConfig: context.buildxConfig };
    try {
        const images = [...existing, ...(await provideAll(prepared, place))];
        learn({ images });
        return images;
    }
    finally {
        await (0,promises_.rm)(jobFolder, { recursive: true, force: true });
    }
}
function requestsFor(plan, world) {
    return plan.images.flatMap((image) => image.kind === 'build'
        ? [{ edges: edgesFor(world, image.repository), request: requestFor(plan, image, world) }]
        : []);
}
function storeFor({ aws, log }, { region }) {
    return { ecr: aws.ecrIn(region ?? aws.region), http: aws.http, log };
}
function edgesFor({ aws, docker, log, clock, signal }, { region }) {
    const ownRegistry = () => readOwnRegistry(aws);
    return { ecr: aws.ecrIn(region ?? aws.region), ownRegistry, http: aws.http, docker, log, clock, signal };
}
async function readOwnRegistry(aws) {
    const identity = await readIdentity(aws);
    return { registryId: identity.account, partition: (0,policy/* partitionOf */.iQ)(identity), region: aws.region };
}
function requestFor(plan, image, { context, jobFolder }) {
    return {
        plan: image,
        buildId: plan.buildId,
        owner: plan.kind === 'build' ? plan.owner : plan.target.owner,
        workspace: context.workspace,
        temporary: context.temporary,
        run: `${context.run.id}.${context.run.attempt}.${(0,external_node_crypto_.randomUUID)().slice(0, 4)}`,
        source: context.source,
        userDockerConfig: {
            directory: context.dockerConfig,
            logins: context.dockerLogins,
            buildx: context.buildxConfig,
        },
        configDirectory: (0,external_node_path_.join)(jobFolder, image.name === undefined ? 'image' : `image-${image.name}`),
    };
}

;// CONCATENATED MODULE: ./build/commands/job/identity.js


async function checkIdentity({ aws }, { allowedAccountIds }) {
    const identity = await readIdentity(aws);
    if (allowedAccountIds.length === 0 || allowedAccountIds.includes(identity.account))
        return identity;
    throw new text_problem/* Problem */.AF(`These credentials are of the AWS account ${identity.account} (${identity.arn}), which is not in allowed-account-ids.`, 'Check which role or secret the job uses, or add the account to allowed-account-ids.');
}
async function withIdentity(world, account, checks) {
    const [identity, files, found] = await Promise.all([
        (0,text_problem/* settleAll */.j3)([checkIdentity(world, account)]),
        (0,text_problem/* settleAll */.j3)([checks.files]),
        (0,text_problem/* settleAll */.j3)(checks.requests),
    ]);
    return identity.errors.length === 0 ? found : { values: [], errors: [...files.errors, ...identity.errors] };
}

;// CONCATENATED MODULE: ./build/commands/job/world.js
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





async function runBuild(plan, world) {
    const { phases, time } = stopwatch(world.clock);
    const ready = await time('Preflight', () => check(plan, world));
    const images = await time('Image', () => provideImages(ready, world));
    const { id: buildId } = plan.buildId;
    return { operation: 'build', buildId, commit: (0,build_id/* commitOf */.D)(buildId, world.context.source), images, phases };
}
async function check(plan, world) {
    const { values, errors } = await withIdentity(world, plan.account, {
        requests: [prepareAll(plan, world)],
        files: checkFiles(plan, world),
    });
    (0,text_problem/* throwAll */.Kx)([...plan.faults, ...(values[0]?.errors ?? []), ...errors]);
    return (0,text_problem/* present */.Eb)(values[0]);
}

;// CONCATENATED MODULE: ./build/image/build/check.js







async function checkImage(edges, place, given) {
    const { settings, dockerfile } = await resolveBuildFiles(place, given);
    const reader = buildReader();
    const end = await edges.log.foreign((write) => edges.docker({
        args: checkArguments(settings),
        cwd: place.workspace,
        variables: buildVariables(settings),
        signal: edges.signal,
        onOutput: (chunk) => {
            reader.take(chunk);
            write(chunk);
        },
    }));
    const output = reader.read();
    const warnings = checkWarnings(output);
    showWarnings(edges.log, warnings, dockerfile.path);
    if (end.code === 0)
        return;
    if (output.own.some((line) => line.includes('unsupported request frontend.'))) {
        throw new text_problem/* Problem */.AF('The builder of this runner is too old to check a Dockerfile.', SETUP_BUILDX);
    }
    if (warnings.length === 0)
        throw buildFailure({ code: end.code, output, dockerfile });
    throw new text_problem/* Problem */.AF(`The Dockerfile \`${dockerfile.path}\` does not pass its build checks.`, 'Correct what the warnings say, or leave out a check by `# check=skip=<name>` at the beginning of the Dockerfile.', { place: { file: dockerfile.path } });
}

;// CONCATENATED MODULE: ./build/commands/check.js


async function runCheck({ images }, surroundings) {
    const { log, context } = surroundings;
    let before = Promise.resolve();
    await (0,text_problem/* allOrProblems */.Xd)(images.map(({ name, settings }) => {
        const title = `Check the Dockerfile${name === undefined ? '' : ` of the image ${name}`}`;
        const check = before.then(() => log.section(title, () => log.during('checking the Dockerfile', () => checkImage(surroundings, context, settings))));
        before = check.catch(() => undefined);
        return check.catch((error) => {
            throw (0,text_problem/* withSubject */.tX)(name && `Image ${name}`, error);
        });
    }));
    log.notice('The Dockerfile passes all checks. Nothing was built or deployed.');
    return { operation: 'skip', reason: 'the Dockerfile was checked only' };
}

// EXTERNAL MODULE: ./build/plan/decision.js + 1 modules
var decision = __webpack_require__(6708);
;// CONCATENATED MODULE: ./build/github/error.js
function githubReason(error) {
    return error_reasonOf(error).replace(/\.$/, '');
}
function error_reasonOf(error) {
    const { errors, response, status, message, cause } = error;
    if (errors?.[0] !== undefined)
        return errors[0].message;
    if (response === undefined && cause instanceof Error)
        return error_reasonOf(cause);
    if (response === undefined)
        return message ?? String(error);
    const { message: said, errors: details } = response.data ?? {};
    const [first] = Array.isArray(details) ? details : [];
    const reasons = [first?.message, first, said];
    return reasons.find((each) => typeof each === 'string') ?? `HTTP ${status}`;
}
function isMissingPermission(error) {
    return /not accessible|must have|permission/i.test(githubReason(error));
}
function isRefusedForAll(error) {
    return isMissingPermission(error) || /rate limit/i.test(githubReason(error));
}
function isNotFound(error) {
    return error instanceof Error && 'status' in error && error.status === 404;
}
function isUnanswered(error) {
    return error instanceof Error && 'status' in error && Number(error.status) >= 500;
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

;// CONCATENATED MODULE: ./build/github/later-run.js

async function findLaterRun(github, { repository, sha, run }) {
    const [owner = '', repo = ''] = repository.split('/');
    if (run.workflow === undefined)
        return undefined;
    const query = { owner, repo, workflow_id: run.workflow, head_sha: sha, per_page: 30 };
    const { data } = await github.rest.actions.listWorkflowRuns(query);
    return data.workflow_runs.find(({ id, run_attempt: attempt = 1, status, conclusion }) => isOvertaken(run, { id: String(id), attempt: String(attempt) }) &&
        (status !== 'completed' || conclusion === 'success'))?.html_url;
}

;// CONCATENATED MODULE: ./build/github/pull-request.js

async function readPullRequest(github, { repository, number }) {
    const [owner = '', repo = ''] = repository.split('/');
    const { repos, pulls } = github.rest;
    try {
        const { data } = await pulls.get({ owner, repo, pull_number: number });
        const { state, merged, draft = false, head, labels } = data;
        return { open: state === 'open', merged, draft, headSha: head.sha, labels: labels.map(({ name }) => name) };
    }
    catch (error) {
        if (!isNotFound(error))
            throw error;
        await repos.get({ owner, repo });
        return undefined;
    }
}

;// CONCATENATED MODULE: ./build/github/preview.js





function watchPreview(asking, { preview, target: { owner, stackName }, run }) {
    const { repository } = owner;
    let [warned, refused, open] = [false, false, false];
    const ask = async () => {
        if (preview === undefined || refused)
            return undefined;
        try {
            if (asking.github === undefined)
                throw new Error('there is no github-token');
            const github = await asking.github();
            const read = () => readPullRequest(github, { repository, number: preview.number });
            const state = await asking.log.during(`asking GitHub about pull request ${preview.number}`, read);
            open = state?.open === true;
            return { state };
        }
        catch (error) {
            asking.signal.throwIfAborted();
            refused = asking.github === undefined || isMissingPermission(error);
            if (run !== undefined && !warned)
                asking.log.warning(unaskedWarning(preview, stackName, error));
            warned = true;
            return undefined;
        }
    };
    const whyOver = async () => {
        const now = await ask();
        return now && preview && overReason(preview, now.state);
    };
    const confirmDelete = async () => {
        const now = await ask();
        if (now === undefined || preview === undefined)
            return false;
        if (overReason(preview, now.state) !== undefined)
            return true;
        throw new NotNeeded(`pull request ${preview.number} is open, and has a preview again`);
    };
    const confirmDeploy = async () => {
        const now = await ask();
        if (now === undefined || preview === undefined)
            return false;
        const reason = overReason(preview, now.state) ?? (await movedOnReason(asking, preview, { repository, run, ...now }));
        if (reason !== undefined)
            throw new NotNeeded(reason);
        return true;
    };
    return { confirmDeploy, confirmDelete, whyOver, isOpen: () => open };
}
function overReason({ number, settings }, state) {
    if (state === undefined)
        return `there is no pull request ${number}`;
    if (!state.open)
        return `pull request ${number} is ${state.merged ? 'merged' : 'closed'}`;
    const reason = (0,decision/* noPreviewReason */.WH)(state, settings);
    return reason && `pull request ${number} ${reason}`;
}
async function movedOnReason({ github, log, signal }, { number, headSha }, { repository, run, state }) {
    const sha = state?.headSha ?? headSha;
    if (github === undefined || run === undefined || sha === headSha)
        return undefined;
    const moved = `pull request ${number} has moved on to ${sha.slice(0, 7)}`;
    try {
        const url = await findLaterRun(await github(), { repository, sha, run });
        return url && `${moved}, which another run deploys: ${url}`;
    }
    catch (error) {
        signal.throwIfAborted();
        log.info(`Pull request ${number} has moved on to ${sha}. GitHub does not say whether a run deploys that: ${githubReason(error)}.`);
        return undefined;
    }
}
function unaskedWarning({ number }, stackName, error) {
    const remedy = isMissingPermission(error) ? ' Add `pull-requests: read` to `permissions:` of the job.' : '';
    return `GitHub does not say whether pull request ${number} is still open, so this run does not notice its end: ${githubReason(error)}.${remedy} If stack ${stackName} is left over, a sweep deletes it.`;
}

// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-ecr/dist-es/commands/BatchDeleteImageCommand.js
var BatchDeleteImageCommand = __webpack_require__(4469);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-ecr/dist-es/pagination/ListImagesPaginator.js + 1 modules
var ListImagesPaginator = __webpack_require__(2592);
;// CONCATENATED MODULE: ./build/text/pool.js
async function inParallel(items, limit, work) {
    const results = [];
    const waiting = items.entries();
    const errors = [];
    const worker = async () => {
        for (const [index, item] of waiting) {
            if (errors.length > 0)
                return;
            try {
                results[index] = await work(item);
            }
            catch (error) {
                errors.push(error);
            }
        }
    };
    await Promise.all(Array.from({ length: limit }, worker));
    if (errors.length > 0)
        throw errors[0];
    return results;
}

;// CONCATENATED MODULE: ./build/image/remove.js








const REMOVE_ACTIONS = ['ecr:BatchDeleteImage', 'ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer', 'ecr:ListImages'];
const MOST_IDS = 100;
const remove_AT_ONCE = 5;
async function removePreviewImages(store, images) {
    const { repository, pullRequest } = images;
    const work = async () => {
        const tags = (await listPreviewTags(store, repository)).get(pullRequest) ?? [];
        const ours = await findOurImages(store, images, tags);
        return removeImages(store, repository, ours);
    };
    return (await orWarnOfPermissions(store, repository, work)) ?? [];
}
async function orWarnOfPermissions({ log }, repository, work) {
    try {
        return await work();
    }
    catch (error) {
        if (!(error instanceof Error && (0,aws_error/* isAccessDenied */.w7)(error)))
            throw error;
        log.warning(`Images of pull requests stay in the repository ${(0,aws_repository/* repositoryText */.g_)(repository)}: ${error.message}. Removing them needs ${REMOVE_ACTIONS.join(', ')} on it.`);
        return undefined;
    }
}
async function listPreviewTags({ ecr }, repository) {
    const ids = await listTagged(ecr, repository);
    const numbers = Map.groupBy(ids.flatMap(({ imageTag }) => imageTag ?? []), tags/* pullRequestOfTag */.Uo);
    return new Map([...numbers].flatMap(([number, tags]) => (number === undefined ? [] : [[number, tags]])));
}
async function findOurImages(store, images, tags) {
    const { repository } = images;
    const stored = await inParallel(batches(tags), remove_AT_ONCE, (batch) => readImages(store.ecr, repository, batch));
    const checked = await inParallel(stored.flat(), remove_AT_ONCE, async (image) => {
        if (remove_isOfPullRequest(await readConfig(store, repository, image), images))
            return image;
        store.log.info(`The image ${repository.name}:${image.tag} stays: no label says that it is of pull request ${images.pullRequest} of ${images.source}, or its labels cannot be read.`);
        return [];
    });
    return checked.flat();
}
function remove_isOfPullRequest({ labels }, { pullRequest, source }) {
    return labels.get(LABELS.pullRequest) === String(pullRequest) && labels.get(LABELS.source) === source;
}
async function removeImages(store, repository, images) {
    if (images.length === 0)
        return [];
    const ids = images.map(({ tag }) => ({ imageTag: tag }));
    const listed = await deleteImages(store, repository, ids);
    const kept = await deleteImages(store, repository, listed);
    for (const { imageTag } of kept) {
        store.log.notice(`The image ${repository.name}:${imageTag} stays: an index that is not of this pull request lists it.`);
    }
    await removeChildren(store, repository, images);
    const removed = images.map(({ tag }) => tag).filter((tag) => !kept.some(({ imageTag }) => imageTag === tag));
    if (removed.length > 0) {
        store.log.info(`Removed from the repository ${(0,aws_repository/* repositoryText */.g_)(repository)}: ${removed.join(', ')}.`);
    }
    return removed;
}
async function removeChildren(store, repository, images) {
    if (images.every((each) => childDigests(each).length === 0))
        return;
    const tagged = new Set((await listTagged(store.ecr, repository)).map(({ imageDigest }) => imageDigest));
    const gone = images.filter(({ digest }) => !tagged.has(digest));
    const children = new Set(gone.flatMap(childDigests).filter((digest) => !tagged.has(digest)));
    const ids = [...children].map((imageDigest) => ({ imageDigest }));
    await deleteImages(store, repository, ids);
}
async function deleteImages({ ecr }, repository, ids) {
    const failures = [];
    for (const imageIds of batches(ids)) {
        const answer = await ecr.send(new BatchDeleteImageCommand/* BatchDeleteImageCommand */.w({ ...(0,aws_repository/* repositoryMembers */.G4)(repository), imageIds }));
        failures.push(...(answer.failures ?? []));
    }
    const kept = failures.filter(({ failureCode }) => failureCode !== 'ImageNotFound');
    const refused = kept.filter(({ failureCode }) => failureCode !== 'ImageReferencedByManifestList');
    if (refused.length === 0)
        return kept.map(({ imageId }) => imageId ?? {});
    throw new text_problem/* Problem */.AF(`ECR did not remove images from the repository ${(0,aws_repository/* repositoryText */.g_)(repository)}.`, 'Remove the cause, then run the job again, or delete the images by hand.', {
        excerpt: refused.map(({ imageId, failureCode, failureReason }) => `${imageId?.imageTag ?? imageId?.imageDigest}: ${failureCode}: ${failureReason}`),
    });
}
async function listTagged(ecr, repository) {
    const request = { ...(0,aws_repository/* repositoryMembers */.G4)(repository), filter: { tagStatus: 'TAGGED' }, maxResults: 1000 };
    try {
        const pages = await Array.fromAsync((0,ListImagesPaginator/* paginateListImages */._)({ client: ecr }, request));
        return pages.flatMap(({ imageIds }) => imageIds ?? []);
    }
    catch (error) {
        if ((0,aws_error/* isError */.bJ)(error, 'RepositoryNotFoundException'))
            return [];
        throw error;
    }
}
function batches(items) {
    return Array.from({ length: Math.ceil(items.length / MOST_IDS) }, (_, index) => items.slice(index * MOST_IDS, (index + 1) * MOST_IDS));
}

// EXTERNAL MODULE: ./build/stack/poll.js
var poll = __webpack_require__(9382);
// EXTERNAL MODULE: ./build/stack/stack.js
var stack_stack = __webpack_require__(6023);
// EXTERNAL MODULE: ./build/aws/console.js
var console = __webpack_require__(5167);
;// CONCATENATED MODULE: ./build/stack/status.js


const status_create = { kind: 'create' };
const update = { kind: 'update' };
const wait = { kind: 'wait' };
const neverCameUp = { kind: 'recreate', why: 'its creation failed' };
const stop = (remedy) => ({ kind: 'stop', remedy });
const continueRollback = stop((stack, stuck) => {
    const skip = stuck.length === 0
        ? ''
        : ` Only if they cannot be repaired, leave them as they are: add \`--resources-to-skip ${stuck.join(' ')}\`.`;
    return `Repair the resources on which the rollback failed, run ${(0,console/* cliCommand */.mX)('continue-update-rollback', stack)}, then run this job again.${skip}`;
});
const rollBack = stop((stack) => `Run ${(0,console/* cliCommand */.mX)('rollback-stack', stack)}, then run this job again.`);
const endImport = stop((stack) => `An import was not undone. See ${(0,console/* cliCommand */.mX)('describe-stack-events', stack)}; import the rest again, or delete the stack, its resources retained, and ask AWS Support if neither works.`);
const ACTIONS = (0,table/* tableOf */.c)({
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
    DELETE_FAILED: { kind: 'recreate', why: 'its deletion failed' },
    UPDATE_FAILED: rollBack,
    UPDATE_ROLLBACK_FAILED: continueRollback,
    IMPORT_ROLLBACK_FAILED: endImport,
});
function actionFor(status, rollbackDisabled = false) {
    if (status === undefined)
        return status_create;
    if (status === 'UPDATE_FAILED' && rollbackDisabled)
        return update;
    const unknown = stop((stack) => `Its status is not known to this action. Look at it with ${(0,console/* cliCommand */.mX)('describe-stacks', stack)}.`);
    return ACTIONS.get(status) ?? unknown;
}
function isDeployed(status) {
    return status === 'CREATE_COMPLETE' || status === 'UPDATE_COMPLETE';
}
function isCancelled(reason) {
    return /^Resource (creation|update) cancelled\.?$/.test(reason?.trim() ?? '');
}
function isRunning(status) {
    return status !== undefined && status !== 'REVIEW_IN_PROGRESS' && status.endsWith('_IN_PROGRESS');
}
function outcomeOf(operation, status, rollbackDisabled = false) {
    if (status === SUCCESS[operation])
        return 'succeeded';
    const deletionFollows = operation === 'create' && status === 'CREATE_FAILED' && !rollbackDisabled;
    return isRunning(status) || deletionFollows ? undefined : 'failed';
}
const SUCCESS = {
    create: 'CREATE_COMPLETE',
    update: 'UPDATE_COMPLETE',
    delete: 'DELETE_COMPLETE',
};

;// CONCATENATED MODULE: ./build/stack/await-idle.js



const LAG = 10_000;
async function readSettled(client, stackId, waiting) {
    let last;
    const deadline = waiting.clock.now() + LAG;
    try {
        await (0,poll/* poll */.wt)({ ...waiting, deadline }, async () => {
            last = { stack: await (0,stack_stack/* readStack */.bA)(client, stackId) };
            const { status } = last.stack ?? {};
            return isRunning(status) || status === 'REVIEW_IN_PROGRESS' ? undefined : true;
        });
    }
    catch (error) {
        if (!(error instanceof poll/* TimedOut */.GA))
            throw error;
    }
    last ??= await (0,poll/* poll */.wt)(waiting, async () => ({ stack: await (0,stack_stack/* readStack */.bA)(client, stackId) }));
    return last.stack;
}
async function awaitIdle({ client, log, learn }, { id, name, status }, waiting, onWait) {
    let current = status;
    if (isRunning(status)) {
        log.info(`Stack ${name} is ${status}: waiting for that operation to end.`);
        learn({ moment: { state: 'waiting', status } });
    }
    const what = () => `waiting for another operation on stack ${name}: ${current}`;
    const { idle } = await log.during(what, () => (0,poll/* poll */.wt)(waiting, async () => {
        const now = await (0,stack_stack/* readStack */.bA)(client, id);
        if (now === undefined || !isRunning(now.status))
            return { idle: now?.status === 'DELETE_COMPLETE' ? undefined : now };
        current = now.status;
        await onWait?.(now);
        return undefined;
    }));
    return idle;
}

;// CONCATENATED MODULE: ./build/stack/failure/machines.js




const PATIENCE = 15_000;
const PAUSE = 5_000;
function watchMachines(edges, cause) {
    const { client, log, clock } = edges;
    const machines = new Map();
    let [stops, nextRead] = [cause !== undefined, 0];
    const see = ({ ResourceType, ResourceStatus, PhysicalResourceId: arn = '' }) => {
        if (ResourceType !== 'AWS::StepFunctions::StateMachine' || !MACHINE.test(arn))
            return;
        if (!ResourceStatus?.startsWith('DELETE_') || ResourceStatus === 'DELETE_COMPLETE')
            machines.delete(arn);
        else if (!machines.has(arn))
            machines.set(arn, { since: clock.now(), next: 0, advice: undefined });
    };
    const stop = async (arn) => {
        try {
            const [sfn, { stopExecutions }] = await load(edges);
            for (const name of await stopExecutions(sfn, arn, cause ?? ''))
                log.info(`Stopped the execution ${name} of the state machine ${arn}.`);
        }
        catch (error) {
            edges.signal.throwIfAborted();
            if ((0,aws_error/* isTransient */.dg)(error))
                return;
            stops = false;
            log.warning(stopWarning(arn, error));
        }
    };
    const look = async () => {
        for (const [arn, machine] of machines) {
            const now = clock.now();
            if (stops && now >= machine.next) {
                machine.next = now + PAUSE;
                await stop(arn);
            }
            if (machine.advice !== undefined || now - machine.since < PATIENCE)
                continue;
            machine.advice = await adviceOn(edges, arn);
            log.notice(machine.advice);
        }
    };
    const lookAt = async (stackId) => {
        if (clock.now() >= nextRead) {
            nextRead = clock.now() + PAUSE;
            for (const resource of await deletedIn(client, stackId))
                see(resource);
        }
        await look();
    };
    const advice = () => [...machines].map(([arn, known]) => known.advice ?? generalAdvice(arn)).join('\n');
    return { see, look, lookAt, advice };
}
function stopCause({ repository, pullRequest }) {
    if (pullRequest === undefined)
        return undefined;
    return `The preview of pull request ${pullRequest} of ${repository} is deleted.`;
}
async function load({ stepFunctions }) {
    return Promise.all([stepFunctions(), Promise.all(/* import() */[__webpack_require__.e(322), __webpack_require__.e(75)]).then(__webpack_require__.bind(__webpack_require__, 9075))]);
}
async function deletedIn(client, stackId) {
    const resources = await (0,stack_stack/* listResources */.U2)(client, stackId).catch(() => []);
    const deleted = resources.filter(({ ResourceStatus }) => ResourceStatus === 'DELETE_IN_PROGRESS');
    const inner = deleted.flatMap(({ ResourceType, PhysicalResourceId: id }) => ResourceType === 'AWS::CloudFormation::Stack' && id !== undefined ? [deletedIn(client, id)] : []);
    return [...deleted, ...(await Promise.all(inner)).flat()];
}
const MACHINE = /^arn:aws[a-z-]*:states:[a-z0-9-]+:\d{12}:stateMachine:[\w.-]+$/;
const EXECUTION = /^arn:aws[a-z-]*:states:[a-z0-9-]+:\d{12}:execution:[\w.-]+:[\w.-]+$/;
async function adviceOn(edges, arn) {
    const running = await load(edges)
        .then(([sfn, { runningExecutions }]) => runningExecutions(sfn, arn))
        .catch(() => []);
    const [first, ...others] = running.filter((execution) => EXECUTION.test(execution));
    if (first === undefined)
        return generalAdvice(arn);
    const more = others.length === 0 ? '' : ` ${others.length} more run: \`${listCommand(arn)}\`.`;
    return `The state machine ${arn} is deleted only when all its executions have ended. This one runs: ${first}. Stop it: \`${stopCommand(arn, first)}\`.${more}`;
}
function generalAdvice(arn) {
    return `The state machine ${arn} is deleted only when all its executions have ended. List those that run: \`${listCommand(arn)}\`. Stop each: \`${stopCommand(arn, '<ARN>')}\`.`;
}
function listCommand(arn) {
    return `aws stepfunctions list-executions --region ${(0,console/* regionOf */.AP)({ id: arn })} --state-machine-arn ${arn} --status-filter RUNNING`;
}
function stopCommand(arn, execution) {
    return `aws stepfunctions stop-execution --region ${(0,console/* regionOf */.AP)({ id: arn })} --execution-arn ${execution}`;
}
function stopWarning(arn, error) {
    const remedy = (0,aws_error/* isAccessDenied */.w7)(error)
        ? ' Allow the role `states:ListExecutions` on the state machine and `states:StopExecution` on its executions.'
        : '';
    return `The executions of the state machine ${arn} were not stopped, so the deletion waits for them: ${(0,text_problem/* messageOf */.bD)(error).replace(/\.?$/, '.')}${remedy}`;
}

// EXTERNAL MODULE: ./build/inputs/aws-values.js
var aws_values = __webpack_require__(1820);
;// CONCATENATED MODULE: ./build/stack/problems.js







function explainRefusal(error, called) {
    if (!(error instanceof Error) || error instanceof text_problem/* Problem */.AF)
        return error;
    if (/Requires capabilities : \[/.test(error.message))
        return capabilitiesProblem(error, called);
    const role = /Role (arn:\S+) is invalid or cannot be assumed/.exec(error.message)?.[1];
    if (role !== undefined)
        return serviceRoleProblem(error, role, called);
    if (!(0,aws_error/* isInvalid */.If)(error, 'CloudFormation CreateChangeSet'))
        return error;
    return new text_problem/* Problem */.AF(`CloudFormation cannot create the change set: ${error.message}`, 'Correct the template or its parameters. The stack was not changed.', { cause: error });
}
function capabilitiesProblem(error, { stackName, capabilities = [] }) {
    const required = /Requires capabilities : \[([^\]]{0,500})\]/.exec(error.message)?.[1]?.split(/,\s*/) ?? [];
    const line = aws_values/* CAPABILITIES */.$8.filter((each) => [...capabilities, ...required].includes(each)).join(',');
    return new text_problem/* Problem */.AF(`CloudFormation refuses the template of stack ${stackName}: it needs the capabilities ${required.join(', ')}.`, `Check which IAM resources and transforms the template has, then acknowledge them: \`capabilities: ${line}\`.`, { cause: error });
}
function serviceRoleProblem(error, role, called) {
    const { stackName, stackId: id = '', capabilities, roleArn } = called;
    const trust = 'it must exist, and its trust policy must let cloudformation.amazonaws.com assume it';
    const command = (0,console/* cliCommand */.mX)('delete-stack', { id, name: stackName }, '--role-arn <role>');
    const deletes = capabilities === undefined;
    const other = deletes ? `Or delete the stack with another one: ${command}.` : 'Or give another one in role-arn.';
    const whose = roleArn === role ? '' : ', which it was created with';
    return new text_problem/* Problem */.AF(`CloudFormation cannot use the service role ${role} of stack ${stackName}${whose}.`, `Correct the role: ${trust}. ${other}`, { cause: error });
}
function protectedStackProblem(stack, purpose) {
    return new text_problem/* Problem */.AF(`The stack ${stack.name} (${stack.status}) is not ${purpose}: it has termination protection.`, `To delete it, run ${(0,console/* cliCommand */.mX)('update-termination-protection', stack, '--no-enable-termination-protection')}, then run the job again.`);
}
function missingStackProblem(stackName, region) {
    return new text_problem/* Problem */.AF(`Stack ${stackName} does not exist in ${region}.`, 'Correct `stack-name` or `aws-region`, or deploy the stack first.');
}
function emptyStackProblem({ name, status }) {
    return new text_problem/* Problem */.AF(`Stack ${name} is ${status}, so it has no state machine.`, 'Deploy the stack first.');
}
function foreignStackProblem(stack, owner, verb) {
    return new text_problem/* Problem */.AF(`The stack ${stack.name} is not ${verb}: it ${whoseText(stack.tags)}.`, `Choose another stack-name. ${takeoverAdvice(stack, owner)}`);
}
function whoseText(tags) {
    const ours = [...tags].filter(([key]) => key.startsWith(ownership/* OWNER_TAG_PREFIX */.yg)).map(([key, value]) => `${key}=${value}`);
    if (ours.length > 0)
        return `belongs to ${ours.join(', ')}`;
    return 'carries no tag of this action, so something else created it';
}
function foreignReviewProblem(stack, changeSet, verb) {
    return new text_problem/* Problem */.AF(`The stack ${stack.name} is not ${verb}: it is in review, and its change set ${changeSet.name} is not ours: it ${whoseText(changeSet.tags)}.`, `Choose another stack-name, or let the owner of the change set execute or delete it. If the stack is yours, delete it, as it has no resources yet: ${(0,console/* cliCommand */.mX)('delete-stack', stack)}.`);
}
function foreignChangeSetProblem({ id, tags }, verb) {
    return new text_problem/* Problem */.AF(`The change set ${id} is not ${verb}: no run of this repository created it for this stack. It ${whoseText(tags)}.`, 'See in CloudTrail who created it (CreateChangeSet). To deploy, create a new one with `no-execute-changeset: true`, review that, and give its ARN.');
}
function executedProblem({ id, execution, }) {
    return new text_problem/* Problem */.AF(`The change set ${id} is not deleted: its execution has begun (${execution}).`, 'Nothing needs to be removed. Run the job again: it waits for the running operation.');
}
function undeletableProblem(id, reason) {
    return new text_problem/* Problem */.AF(`The change set ${id} cannot be deleted (DELETE_FAILED): ${reason}`, 'Remove what blocks it, then delete the change set in the console of CloudFormation. Later deploys do not use it.');
}
function deletedChangeSetProblem(deleted) {
    const { id, status, reason } = deleted;
    return new text_problem/* Problem */.AF(`The change set ${id} cannot be used: it is being deleted, or that failed (${status}): ${reason}`, 'See in CloudTrail who deletes it (DeleteChangeSet), then run the job again. The stack was not changed.');
}
function emptyReviewProblem(stack, verb) {
    return new text_problem/* Problem */.AF(`The stack ${stack.name} is not ${verb}: it is in review and has no change set, so nothing shows whose it is.`, `If the stack is yours, delete it, as it has no resources yet: ${(0,console/* cliCommand */.mX)('delete-stack', stack)}. Then run the job again.`, { retryable: true });
}
function takeoverAdvice(stack, owner) {
    const action = actionFor(stack.status);
    if (action.kind === 'update')
        return adoptionAdvice(stack, owner);
    if (action.kind === 'recreate') {
        const protection = (0,console/* cliCommand */.mX)('update-termination-protection', stack, '--no-enable-termination-protection');
        const first = stack.terminationProtection ? `run ${protection}, then ` : '';
        return `The stack is ${stack.status}, so it can only be deleted. If it is yours, ${first}delete it: ${(0,console/* cliCommand */.mX)('delete-stack', stack)}. Then run the job again.`;
    }
    if (action.kind === 'stop')
        return `If the stack is yours, repair it first. ${action.remedy(stack, [])}`;
    return 'If the stack is yours, run the job again when its operation has ended.';
}
function adoptionAdvice(stack, owner) {
    const others = [...stack.tags].filter(([key]) => !key.startsWith(ownership/* OWNER_TAG_PREFIX */.yg) && !key.startsWith('aws:'));
    const tags = [...new Map([...others, ...(0,ownership/* ownerTags */.Dh)(owner)])].map(([Key, Value]) => ({ Key, Value }));
    const parameters = [...stack.parameters.keys()].map((key) => `ParameterKey=${key},UsePreviousValue=true`);
    const options = [
        '--use-previous-template',
        ...(parameters.length === 0 ? [] : ['--parameters', ...parameters]),
        '--capabilities CAPABILITY_IAM CAPABILITY_NAMED_IAM CAPABILITY_AUTO_EXPAND',
        `--tags '${JSON.stringify(tags).replaceAll("'", "'\\''")}'`,
    ];
    return `If the stack is yours, give it the tags of this action: ${(0,console/* cliCommand */.mX)('update-stack', stack, options.join(' '))}.`;
}
function busyTimeoutProblem({ stackName, timeoutMinutes, }) {
    return new text_problem/* Problem */.AF(`Another operation on stack ${stackName} is still running after ${(0,format/* minutes */.Gx)(timeoutMinutes)}.`, 'Run the job again when it has ended, or raise timeout-in-minutes. The stack was not changed.');
}
function changeSetTimeoutProblem({ stackName, timeoutMinutes }) {
    return new text_problem/* Problem */.AF(`CloudFormation did not create the change set of stack ${stackName} within ${(0,format/* minutes */.Gx)(timeoutMinutes)}.`, 'Run the job again, or raise timeout-in-minutes. The stack was not changed.');
}
function deleteTimeoutProblem({ stackName, timeoutMinutes }) {
    return new text_problem/* Problem */.AF(`Stack ${stackName} is not deleted after ${(0,format/* minutes */.Gx)(timeoutMinutes)}. CloudFormation continues with it.`, 'Run the job again: it waits for the running operation. Raise timeout-in-minutes if the stack needs longer.');
}

// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-cloudformation/dist-es/pagination/ListChangeSetsPaginator.js + 1 modules
var ListChangeSetsPaginator = __webpack_require__(7153);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-cloudformation/dist-es/commands/DescribeChangeSetCommand.js
var DescribeChangeSetCommand = __webpack_require__(5950);
;// CONCATENATED MODULE: ./build/stack/review.js







async function listChangeSets(client, stackName) {
    try {
        const pages = await Array.fromAsync((0,ListChangeSetsPaginator/* paginateListChangeSets */.N)({ client }, { StackName: stackName }));
        return pages.flatMap(({ Summaries }) => Summaries ?? []);
    }
    catch (error) {
        if ((0,aws_error/* isError */.bJ)(error, 'ValidationError', /does not exist/))
            return [];
        throw error;
    }
}
async function readChangeSet(client, changeSet, stackName) {
    try {
        const which = { ChangeSetName: changeSet, ...(stackName === undefined ? {} : { StackName: stackName }) };
        return changeSetFacts(await client.send(new DescribeChangeSetCommand/* DescribeChangeSetCommand */.T(which)));
    }
    catch (error) {
        if ((0,aws_error/* isError */.bJ)(error, 'ChangeSetNotFoundException') || (0,aws_error/* isError */.bJ)(error, 'ValidationError', /does not exist/))
            return undefined;
        throw error;
    }
}
function changeSetFacts(described) {
    const { Status: status = '', StatusReason: reason = 'CloudFormation gives no reason' } = described;
    return {
        id: described.ChangeSetId ?? '',
        stackId: described.StackId ?? '',
        name: described.ChangeSetName ?? '',
        description: described.Description ?? '',
        tags: (0,stack_stack/* tagMap */.lD)(described.Tags),
        pending: /^(CREATE|DELETE)_(PENDING|IN_PROGRESS)$/.test(status),
        undeletable: status === 'DELETE_FAILED' ? reason : undefined,
        execution: described.ExecutionStatus,
    };
}
function isOurChangeSet(changeSet, stack, owner) {
    if (stack.status === 'REVIEW_IN_PROGRESS')
        return isOfOwner(changeSet, owner);
    if ((0,ownership/* isAdoptable */.P3)(stack, owner))
        return isOfRepository(changeSet, owner) && (0,ownership/* isUnowned */.lv)(changeSet);
    return (0,ownership/* isOurs */.MU)(stack, owner) && isOfOwner(changeSet, owner);
}
function isOfOwner(changeSet, owner) {
    return isOfRepository(changeSet, owner) && (0,ownership/* isOurs */.MU)(changeSet, owner);
}
function isOfRepository({ name, description }, { repository }) {
    return (0,ownership/* isOperationName */.F)(name) && readSource(description)?.repository === repository;
}
async function checkReview(client, stack, owner, { verb, own }) {
    const ids = (await listChangeSets(client, stack.id)).map(({ ChangeSetId = '' }) => ChangeSetId);
    const others = ids.filter((id) => id !== own);
    const read = await Promise.all(others.map((id) => readChangeSet(client, id)));
    const changeSets = read.flatMap((changeSet) => changeSet ?? []);
    const foreign = changeSets.find((changeSet) => !isOfOwner(changeSet, owner));
    if (foreign !== undefined)
        throw foreignReviewProblem(stack, foreign, verb);
    if (own === undefined && changeSets.length === 0)
        throw emptyReviewProblem(stack, verb);
}
async function checkStillInReview(client, stack, owner, verb) {
    try {
        await checkReview(client, stack, owner, { verb });
        return undefined;
    }
    catch (error) {
        const now = error instanceof text_problem/* Problem */.AF ? await (0,stack_stack/* readStack */.bA)(client, stack.id) : stack;
        if (now?.status === 'REVIEW_IN_PROGRESS')
            throw error;
        return now?.status === 'DELETE_COMPLETE' ? undefined : now;
    }
}

// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-cloudformation/dist-es/commands/DescribeStackEventsCommand.js
var DescribeStackEventsCommand = __webpack_require__(8565);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-cloudformation/dist-es/commands/DeleteStackCommand.js
var DeleteStackCommand = __webpack_require__(6252);
;// CONCATENATED MODULE: ./build/stack/events/events.js

function isOfStack(event) {
    return event.PhysicalResourceId === event.StackId;
}
function isOfNestedStack(event) {
    return event.ResourceType === 'AWS::CloudFormation::Stack' && !isOfStack(event);
}
function pathOf({ parents, LogicalResourceId = '' }) {
    return [...parents, LogicalResourceId].join('/');
}
function timeOf(event) {
    return event?.Timestamp?.getTime() ?? 0;
}
function isInProgress({ ResourceStatus }) {
    return ResourceStatus?.endsWith('_IN_PROGRESS') === true;
}
function beginningOf(event, before) {
    if (isInProgress(event))
        return undefined;
    const path = pathOf(event);
    const same = before.filter((each) => each.LogicalResourceId === event.LogicalResourceId && pathOf(each) === path);
    const first = same[same.findLastIndex((each) => !isInProgress(each)) + 1];
    return first && timeOf(first);
}
function resourceDurations(events) {
    const begun = new Map();
    return events.flatMap((event) => {
        const path = pathOf(event);
        const start = begun.get(path);
        if (isInProgress(event)) {
            begun.set(path, start ?? timeOf(event));
            return [];
        }
        begun.delete(path);
        if (start === undefined || isOfStack(event))
            return [];
        const { ResourceType: type = '', ResourceStatus: status = '' } = event;
        return [{ path, type, start, end: timeOf(event), status }];
    });
}
function eventLine(event, before = []) {
    const { Timestamp, ResourceStatus = '', ResourceType = '', ResourceStatusReason } = event;
    const time = Timestamp?.toISOString().slice(11, 19) ?? '';
    const elapsed = (0,format/* duration */.p0)(timeOf(event) - timeOf(before[0] ?? event)).padStart(10);
    const begin = beginningOf(event, before);
    const took = begin === undefined ? '' : ` (${(0,format/* duration */.p0)(timeOf(event) - begin)})`;
    const reason = ResourceStatusReason ? `  ${ResourceStatusReason}` : '';
    return `${time} ${elapsed}  ${ResourceStatus.padEnd(20)}  ${pathOf(event)}  ${ResourceType}${took}${reason}`;
}
function isEndFar(events) {
    const latest = new Map();
    for (const event of events) {
        const { ResourceStatus: status = '', ResourceType: type = '' } = event;
        if (/ROLLBACK|FAILED|^DELETE/.test(status))
            return false;
        if (isOfStack(event))
            continue;
        const isFirst = status === 'CREATE_IN_PROGRESS' && !latest.has(pathOf(event));
        latest.set(pathOf(event), isFirst && !isCustom(type) ? event : undefined);
    }
    return [...latest.values()].some((event) => event !== undefined);
}
function isCustom(type) {
    return type.startsWith('Custom::') || type === 'AWS::CloudFormation::CustomResource';
}

// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-cloudformation/dist-es/pagination/DescribeStackEventsPaginator.js
var DescribeStackEventsPaginator = __webpack_require__(8133);
;// CONCATENATED MODULE: ./build/stack/events/nested.js



async function withNestedEvents(client, reading) {
    const { known, ended, unreadable } = reading;
    const since = timeOf(known[0] ?? reading.newEvents[0]);
    const read = new Set(unreadable);
    let newEvents = reading.newEvents;
    for (;;) {
        const stacks = nestedStacks(known, newEvents).filter(({ id, busy }) => (busy || ended) && !read.has(id));
        if (stacks.length === 0)
            return newEvents;
        const found = await Promise.all(stacks.map(async ({ id, parents }) => {
            read.add(id);
            const last = known.findLast(({ StackId }) => StackId === id)?.EventId;
            const events = await readSince(client, id, last, since);
            if (events === undefined)
                unreadable.add(id);
            return (events ?? []).filter((event) => !isOfStack(event)).map((event) => ({ ...event, parents }));
        }));
        newEvents = found.reduce(merge, newEvents);
    }
}
function nestedStacks(known, newEvents) {
    const stacks = new Map();
    for (const [events, isNew] of [[known, false], [newEvents, true]]) {
        for (const event of events) {
            const id = event.PhysicalResourceId ?? '';
            if (!isOfNestedStack(event) || !id.startsWith('arn:'))
                continue;
            stacks.set(id, { id, parents: pathOf(event).split('/'), busy: isNew || isInProgress(event) });
        }
    }
    return [...stacks.values()];
}
async function readSince(client, id, known, since) {
    const newest = [];
    try {
        for await (const page of eventPages(client, id)) {
            for (const event of page) {
                if (event.EventId === known || timeOf(event) < since)
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
        const until = timeOf(other);
        while (waiting[0] && (timeOf(waiting[0]) < until || (timeOf(waiting[0]) === until && !isInProgress(other))))
            merged.push(waiting.shift());
        merged.push(other);
    }
    return [...merged, ...waiting];
}
async function* eventPages(client, stackId) {
    const seen = new Set();
    for await (const { StackEvents = [] } of (0,DescribeStackEventsPaginator/* paginateDescribeStackEvents */.A)({ client }, { StackName: stackId })) {
        const events = StackEvents.filter(({ EventId }) => !seen.has(EventId));
        for (const { EventId } of events)
            seen.add(EventId);
        yield events;
    }
}

;// CONCATENATED MODULE: ./build/stack/events/follow.js





async function followOperation(client, options) {
    const events = [];
    const unreadable = new Set();
    let polls = 0;
    const ask = async () => {
        const last = events.findLast(({ parents }) => parents.length === 0)?.EventId ?? options.after;
        const newEvents = (await readNewEvents(client, options, last)).map((event) => ({ ...event, parents: [] }));
        const end = endOf(options, [...events, ...newEvents]);
        const reading = { known: events, newEvents, ended: end !== undefined, unreadable };
        for (const event of await withNestedEvents(client, reading)) {
            options.onEvent(event, events);
            events.push(event);
        }
        if (end !== undefined)
            return { ...end, events, unreadable: [...unreadable] };
        await options.onWait?.();
        polls += 1;
        const isTurn = polls >= 8 && (polls & (polls - 1)) === 0;
        const stated = events.length === 0 && isTurn ? await statedEnd(client, options) : undefined;
        return stated && { ...stated, events, unreadable: [] };
    };
    return (0,poll/* poll */.wt)(options.waiting, ask, () => options.operation !== 'delete' && isEndFar(events));
}
async function statedEnd(client, { stackId, operation, changeSet, rollbackDisabled }) {
    const stack = changeSet && (await (0,stack_stack/* readStack */.bA)(client, stackId));
    if (stack === undefined || stack.changeSetId !== changeSet?.id || stack.status === 'REVIEW_IN_PROGRESS')
        return undefined;
    const outcome = outcomeOf(operation, stack.status, rollbackDisabled);
    return outcome && { outcome, status: stack.status };
}
function endOf({ operation, rollbackDisabled }, events) {
    for (const { ResourceStatus: status = '' } of events.filter(isOfStack)) {
        const outcome = outcomeOf(operation, status, rollbackDisabled);
        if (outcome !== undefined)
            return { outcome, status };
    }
    return undefined;
}
async function readNewEvents(client, options, last) {
    const newest = [];
    for await (const page of eventPages(client, options.stackId)) {
        for (const event of page) {
            if (event.EventId === last)
                return newest.reverse();
            newest.push(event);
            if (last === undefined && isFirst(event, options))
                return newest.reverse();
        }
        if (last === undefined && !newest.some((event) => event.ClientRequestToken === options.token)) {
            const unmarked = newest.filter((event) => timeOf(event) >= (options.changeSet?.createdAt ?? Number.POSITIVE_INFINITY));
            if (unmarked.length < newest.length || unmarked.some(hasToken))
                return sinceBegin(unmarked.reverse());
        }
    }
    return last === undefined ? sinceBegin(newest.reverse()) : newest.reverse();
}
function isFirst(event, { token, operation }) {
    return (isOfStack(event) &&
        event.ClientRequestToken === token &&
        event.ResourceStatus === `${operation.toUpperCase()}_IN_PROGRESS`);
}
function sinceBegin(events) {
    const begin = events.findIndex((event) => isOfStack(event) && String(event.ResourceStatus) !== 'REVIEW_IN_PROGRESS');
    return begin < 0 || events.some(hasToken) ? [] : events.slice(begin);
}
function hasToken({ ClientRequestToken }) {
    return ClientRequestToken !== undefined;
}

;// CONCATENATED MODULE: ./build/stack/events/progress.js





async function followInLog({ client, log, clock }, operation, options) {
    const lines = [];
    const progress = openProgress(operation.stackName, expectedResources(client, operation, options));
    const onEvent = (event, before) => {
        const line = progress.see(event, before);
        if (line !== undefined)
            log.info(line);
        lines.push(eventLine(event, before));
        options.onEvent(event, before);
    };
    try {
        const what = () => progress.waiting(clock.now());
        return await log.during(what, () => followOperation(client, { ...options, onEvent }));
    }
    finally {
        if (lines.length > 0)
            await log.group(`Events of stack ${operation.stackName}`, async () => lines.forEach(log.info));
    }
}
function expectedResources(client, { resources }, { stackId }) {
    let expected = resources;
    const reading = expected === undefined ? (0,stack_stack/* listResources */.U2)(client, stackId) : Promise.resolve([]);
    reading
        .then((all) => {
        const left = all.filter(({ ResourceStatus }) => ResourceStatus !== 'DELETE_COMPLETE');
        expected ??= new Set(left.map(({ LogicalResourceId: id = '' }) => id));
    })
        .catch(() => undefined);
    return () => expected;
}
const NAMED = 3;
function openProgress(stackName, expected) {
    const done = new Set();
    const busy = new Map();
    let goesBack = false;
    let cleansUp = false;
    const count = (path) => {
        const all = expected();
        if (goesBack || done.has(path) || all?.has(path) === false)
            return '';
        done.add(path);
        return all === undefined ? String(done.size) : `${done.size} of ${all.size}`;
    };
    return {
        see: (event, before) => {
            const { ResourceStatus: status = '' } = event;
            if (isOfStack(event)) {
                cleansUp = status.includes('CLEANUP');
                const turns = !goesBack && /^(UPDATE_)?ROLLBACK_IN_PROGRESS$/.test(status);
                goesBack ||= turns;
                return turns ? `CloudFormation rolls back: ${event.ResourceStatusReason ?? 'it gives no reason.'}` : undefined;
            }
            const path = pathOf(event);
            if (isInProgress(event)) {
                if (!busy.has(path))
                    busy.set(path, event);
                return undefined;
            }
            busy.delete(path);
            return `${count(path).padStart(8)}  ${path}  ${event.ResourceType}  ${progress_endOf(event, before)}`;
        },
        waiting: (now) => {
            const all = expected();
            const counted = all === undefined ? `${done.size}` : `${done.size} of ${all.size}`;
            const slowest = [...busy].toSorted(([, a], [, b]) => timeOf(a) - timeOf(b));
            const names = slowest.slice(0, NAMED).map(([path, event]) => {
                return `${path} ${event.ResourceStatus} for ${(0,format/* duration */.p0)(Math.max(0, now - timeOf(event)))}`;
            });
            const more = slowest.length > NAMED ? [`${slowest.length - NAMED} more`] : [];
            const doing = `waiting for ${goesBack ? 'the rollback of ' : ''}${cleansUp ? 'the clean-up of ' : ''}`;
            return [`${doing}stack ${stackName}: ${counted} resources are done`, ...names, ...more].join(', ');
        },
    };
}
function progress_endOf(event, before) {
    const { ResourceStatus: status = '', ResourceStatusReason: reason } = event;
    const begin = beginningOf(event, before);
    const took = begin === undefined ? '' : ` (${(0,format/* duration */.p0)(timeOf(event) - begin)})`;
    const what = isCancelled(reason) ? 'CANCELLED' : status;
    return `${what}${took}${status.endsWith('_FAILED') && what === status && reason ? `: ${reason}` : ''}`;
}

;// CONCATENATED MODULE: ./build/stack/failure/hints.js



const DENIED = 'The role that deploys, or the service role in role-arn, lacks this permission.';
const TAKEN = 'Something outside of this stack has that name, such as what a failed stack has left. Leave the name out, so that CloudFormation generates one, or remove or import the other.';
const THROTTLED = 'AWS had too many requests at once. Run the job again.';
const EXHAUSTED = 'A quota of the account is exhausted. Delete what is not needed, or ask for more in Service Quotas.';
const IN_USE = 'A task still runs, or its network interface is not gone yet. Stop the executions, wait some minutes, then run the job again.';
const VPCS = 'The region allows 5 VPCs unless AWS raised the quota. Let stacks share one (`template: network`), delete unused stacks, or ask for more.';
const ADDRESSES = 'The region allows 5 Elastic IP addresses unless AWS raised the quota. Release unused ones, or ask for more.';
const POLICY = 'The stack policy protects that resource. Change the policy with `aws cloudformation set-stack-policy`, if that is intended.';
const PHRASES = [
    [
        /unable to assume the service linked role.*ECS/is,
        'The account has no service-linked role of ECS, or has only just got it. Run `aws iam create-service-linked-role --aws-service-name ecs.amazonaws.com`, then run the job again.',
    ],
    [
        /not authorized to create managed-rule/i,
        "The state machine's role needs events:PutTargets, events:PutRule and events:DescribeRule on rule/StepFunctionsGetEventsForECSTaskRule.",
    ],
    [
        /states\.amazonaws\.com.*authorized to assume the provided role/is,
        'The new IAM role was not yet available everywhere. Run the job again.',
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
        'Check which IAM resources and macros the nested template has, then add that to the input capabilities.',
    ],
    [/^User Initiated$/, 'Somebody cancelled the operation: CloudTrail shows who. Run the job again.'],
    [/\bOutOfMemoryError: /, 'The container used more memory than it has. Raise Memory in the template.'],
    [
        /No Fargate configuration exists for given values/i,
        'Choose a pair of Cpu and Memory that Fargate has, such as 256 and 512, 1024 or 2048.',
    ],
    [
        /requires task definition to have execution role ARN/i,
        'Add ExecutionRoleArn to the task definition: a role that ecs-tasks.amazonaws.com may assume, with the managed policy AmazonECSTaskExecutionRolePolicy.',
    ],
    [/cannot be deleted while Tasks are active|has dependencies and cannot be deleted/i, IN_USE],
    [/maximum number of VPCs has been reached/i, VPCS],
    [/maximum number of addresses has been reached/i, ADDRESSES],
    [
        /conflicts with another subnet/i,
        'Another subnet of the VPC has these addresses. An update creates a subnet before it deletes the one that it replaces, so the new one needs others.',
    ],
    [/\bexport (\S+) (?:cannot be (?:updated|deleted) )?as it is in use by ([^\n]+)/i, adviceOfExport],
    [/^Action denied by stack policy/i, POLICY],
    [
        /circuit breaker was triggered/i,
        'The tasks of the service do not stay up. See why the last one stopped, and its log.',
    ],
    [/\bUser: arn:\S+ is not authorized to perform: /, DENIED],
];
const CODES = [
    [/AlreadyExists(?:Exception)?$/, TAKEN],
    [/^(?:AccessDenied|Unauthorized|InvalidCredentials)/, DENIED],
    [/^Throttling|^TooManyRequests|^RequestLimitExceeded$/, THROTTLED],
    [/^VpcLimitExceeded$/, VPCS],
    [/^AddressLimitExceeded$/, ADDRESSES],
    [/LimitExceeded(?:Exception)?$|QuotaExceeded(?:Exception)?$/, EXHAUSTED],
    [/^(?:DependencyViolation|ClusterContainsTasks(?:Exception)?)$/, IN_USE],
];
const WORDS = [
    [/\balready exists\b|\bAlreadyExists(?:Exception)?\b/, TAKEN],
    [/\bis not authorized to perform\b|\bAccessDenied(?:Exception)?\b|\baccess denied\b/i, DENIED],
    [/\bThrottling(?:Exception)?\b|\brate exceeded\b/i, THROTTLED],
    [/\bDependencyViolation\b|\bClusterContainsTasks/, IN_USE],
    [
        /LimitExceeded(?:Exception)?\b|\bexceed(?:s|ed)? (?:\w+ ){0,4}quota\b|\bquota (?:has been |was )?(?:exceeded|reached)\b|\bmaximum number of\b/i,
        EXHAUSTED,
    ],
];
function adviceOfExport({ 0: text, 1: name, 2: rest = '', input }) {
    const importer = rest.replace(/\.\s*$/, '');
    const state = /delete cancell?ed/i.test(input) ? ' This stack is as it was.' : '';
    const keep = /updated/i.test(text.slice(0, -rest.length)) ? 'Leave its value as it is' : 'Keep the export';
    return `The export ${name} is imported by ${importer}.${state} ${keep}, or change that stack first, so that it imports it no longer. Then run the job again.`;
}
const RETRYABLE = [/unable to assume the service linked role/i, /authorized to assume the provided role/i];
function isRetryableReason(reason) {
    return RETRYABLE.some((pattern) => pattern.test(reason));
}
const HINTS_OF_CODES = (0,table/* tableOf */.c)({
    NotStabilized: 'The resource was not ready in time. Check it in the console of its service.',
    NetworkFailure: 'AWS could not reach the service. Run the job again.',
    ServiceInternalError: 'The service had a fault. Run the job again.',
    InternalFailure: 'CloudFormation had a fault. Run the job again.',
    ResourceConflict: 'Something else changes that resource. Run the job again when it has ended.',
    InvalidRequest: 'A property has a value that the service refuses. Correct that resource.',
    NotFound: 'Something that this resource needs does not exist. Check the names and ARNs that it refers to.',
});
function errorCodes(reason) {
    const last = (pattern) => [...reason.matchAll(pattern)].slice(-1).map(([, code = '']) => code);
    return [...last(/HandlerErrorCode: ([\w:.-]+)/g), ...last(/\bError Code: ([\w:.-]+)/g)];
}
function hintOfCodes(codes) {
    const exact = codes.toSorted((one, other) => Number(one === 'InvalidRequest') - Number(other === 'InvalidRequest'));
    return exact.map((code) => HINTS_OF_CODES.get(code) ?? firstHint(CODES, code)).find((hint) => hint !== undefined);
}
function firstHint(hints, text) {
    for (const [pattern, hint] of hints) {
        const match = pattern.exec(text);
        if (match !== null)
            return typeof hint === 'string' ? hint : hint(match);
    }
    return undefined;
}
const hints_LONGEST = 8192;
const SEE_LOG = 'This is the text of the function behind the custom resource, or of the call to it. See the log of that function, correct the cause, then run the job again.';
function hintFor(reason, type = '') {
    const text = (0,format/* part */.y_)(reason, 0, hints_LONGEST);
    if (isCustom(type))
        return /^Action denied by stack policy/i.test(text) ? POLICY : SEE_LOG;
    if (/^Hook \S+: /.test(text))
        return undefined;
    const codes = errorCodes(text);
    return firstHint(PHRASES, text) ?? (codes.length > 0 ? hintOfCodes(codes) : firstHint(WORDS, text));
}

// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-cloudformation/dist-es/pagination/DescribeEventsPaginator.js + 1 modules
var DescribeEventsPaginator = __webpack_require__(6766);
;// CONCATENATED MODULE: ./build/stack/failure/operation-events.js


async function readFailedEvents(client, source) {
    const pages = await Array.fromAsync((0,DescribeEventsPaginator/* paginateDescribeEvents */.e)({ client }, { ...source, Filters: { FailedEvents: true } }));
    return pages.flatMap(({ OperationEvents }) => OperationEvents ?? []);
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
    const ResourceStatusReason = eventReason(event);
    if (ResourceStatusReason === undefined || LogicalResourceId === undefined)
        return [];
    const of = { StackId, EventId, StackName: undefined, LogicalResourceId, PhysicalResourceId, ResourceType, Timestamp };
    const ResourceStatus = event.ResourceStatus?.endsWith('_FAILED') ? event.ResourceStatus : 'CREATE_FAILED';
    return [{ ...of, ResourceStatus, ResourceStatusReason, parents: parents.get(StackId) ?? [] }];
}
function eventReason(event) {
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

;// CONCATENATED MODULE: ./build/stack/failure/cause.js




async function findFailures(client, followed) {
    const { events, denied } = await readFailures(client, followed);
    return {
        failures: resourceFailures([...followed, ...events]),
        stackReason: followed.find((event, index) => index > 0 && isOfStack(event) && event.ResourceStatusReason)
            ?.ResourceStatusReason,
        missing: denied ? ['cloudformation:DescribeEvents'] : [],
    };
}
function resourceFailures(events) {
    const undone = timeOf(events.find(isUndoing)) || Number.POSITIVE_INFINITY;
    const failed = events.filter(isRealFailure);
    const isExplained = (event) => isOfNestedStack(event) && failed.some((each) => pathOf(each).startsWith(`${pathOf(event)}/`));
    const failures = failed
        .filter((event) => !isExplained(event))
        .sort((one, other) => timeOf(one) - timeOf(other))
        .map((event) => toFailure(event, timeOf(event) > undone));
    const first = new Map(failures.toReversed().map((failure) => [`${failure.resource}\n${failure.reason}`, failure]));
    return failures.filter((failure) => first.get(`${failure.resource}\n${failure.reason}`) === failure);
}
function isUndoing(event, index) {
    return index > 0 && isOfStack(event) && /(ROLLBACK|^DELETE)_IN_PROGRESS$/.test(event.ResourceStatus ?? '');
}
function isRealFailure(event) {
    return ((event.ResourceStatus ?? '').endsWith('_FAILED') && !isOfStack(event) && !isCancelled(event.ResourceStatusReason));
}
function toFailure(event, inRollback) {
    const reason = event.ResourceStatusReason ?? 'CloudFormation gives no reason';
    return {
        resource: pathOf(event),
        type: event.ResourceType ?? '',
        reason,
        at: timeOf(event),
        hint: hintFor(reason, event.ResourceType),
        inRollback,
    };
}

;// CONCATENATED MODULE: ./build/stack/failure/left-behind.js


function keptResources(events) {
    const kept = events.filter(({ ResourceStatus }) => ResourceStatus === 'DELETE_SKIPPED');
    return [
        ...new Set(kept.map((event) => `${pathOf(event)} (${event.ResourceType}): ${event.PhysicalResourceId ?? ''}`)),
    ];
}
function keptAdvice(events, stack) {
    const kept = keptResources(events);
    if (kept.length === 0)
        return '';
    const options = '--change-set-type IMPORT --change-set-name import --resources-to-import <list> --template-body <file>';
    return `Because of their DeletionPolicy, these resources are left, and the next create finds their names taken: ${kept.join(', ')}. Delete them, or import them into a stack: ${(0,console/* cliCommand */.mX)('create-change-set', stack, options)}.`;
}

;// CONCATENATED MODULE: ./build/stack/delete/remove.js















async function removeStack(edges, stack, options) {
    const { client, log } = edges;
    const { waiting } = options;
    const start = waiting.clock.now();
    if (stack.status === 'REVIEW_IN_PROGRESS')
        return removeInReview(edges, stack, options);
    const { StackEvents: [newest] = [] } = await client.send(new DescribeStackEventsCommand/* DescribeStackEventsCommand */.I({ StackName: stack.id }));
    if (newest !== undefined && isOfStack(newest) && newest.ResourceStatus === 'DELETE_COMPLETE')
        return [];
    const first = await removeOnce(edges, stack, newest, options);
    let last = first;
    if (first.status === 'DELETE_FAILED') {
        log.info(`The deletion of stack ${stack.name} failed: trying once more.`);
        await (0,poll/* sleep */.yy)(waiting, start);
        const after = first.events.findLast(({ parents }) => parents.length === 0);
        last = await removeOnce(edges, stack, after, { ...options, token: `${options.token}-again` });
    }
    const events = first === last ? first.events : [...first.events, ...last.events];
    if (last.outcome === 'failed') {
        edges.learn({ status: last.status, resources: resourceDurations(events) });
        const diagnosis = await findFailures(client, last.events);
        log.info(`Events of the stack: ${eventsUrl(stack)}`);
        throw blockedDeleteProblem(stack, last, diagnosis);
    }
    const settled = await readSettled(client, stack.id, waiting);
    if (settled !== undefined && settled.status !== 'DELETE_COMPLETE')
        throw notGoneProblem(settled);
    const left = keptAdvice(events, stack);
    if (left !== '')
        log.notice(left);
    return resourceDurations(events);
}
async function removeInReview(edges, { id }, options) {
    const { client } = edges;
    const { token, waiting } = options;
    waiting.signal.throwIfAborted();
    await client.send(new DeleteStackCommand/* DeleteStackCommand */.f({ StackName: id, ClientRequestToken: token }));
    const { left } = await (0,poll/* poll */.wt)(waiting, async () => {
        const now = await (0,stack_stack/* readStack */.bA)(client, id);
        if (now === undefined || now.status === 'DELETE_COMPLETE')
            return { left: undefined };
        return now.status === 'REVIEW_IN_PROGRESS' || isRunning(now.status) ? undefined : { left: now };
    });
    return left === undefined ? [] : removeStack(edges, left, { ...options, token: `${token}-executed` });
}
async function removeOnce(edges, stack, after, { token, waiting, stopCause }) {
    const { client } = edges;
    waiting.signal.throwIfAborted();
    try {
        await client.send(new DeleteStackCommand/* DeleteStackCommand */.f({ StackName: stack.id, ClientRequestToken: token }));
    }
    catch (error) {
        if ((0,aws_error/* isError */.bJ)(error, 'ValidationError', /TerminationProtection is enabled/)) {
            throw protectedStackProblem(stack, 'deleted');
        }
        throw explainRefusal(error, { stackName: stack.name, stackId: stack.id });
    }
    const machines = watchMachines(edges, stopCause);
    const since = after?.EventId === undefined ? {} : { after: after.EventId };
    const watching = { onEvent: machines.see, onWait: machines.look, ...since };
    const options = { stackId: stack.id, operation: 'delete', token, waiting, ...watching };
    try {
        const end = await followInLog(edges, { stackName: stack.name }, options);
        return { ...end, advice: machines.advice() };
    }
    catch (error) {
        throw error instanceof poll/* TimedOut */.GA ? new poll/* TimedOut */.GA(machines.advice()) : error;
    }
}
function blockedDeleteProblem(stack, { status, advice }, { failures, stackReason }) {
    const list = failures.map(({ resource, type, reason }) => `${resource} (${type}): ${(0,aws_error/* splitAwsMessage */.dl)(reason).text}`);
    const why = failures.length === 0 && stackReason !== undefined ? ` ${stackReason}` : '';
    const hints = [...new Set([...failures.map(({ hint }) => hint), hintFor(why)].flatMap((hint) => hint ?? []))];
    const retained = [...new Set(failures.map(({ resource }) => resource.replace(/\/.*/, '')))];
    const nested = failures.some(({ resource }) => resource.includes('/')) ? ', nested stacks as a whole,' : '';
    const remedies = hints.length > 0 ? hints : ['Remove what blocks it, then run the job again.'];
    if (advice !== '')
        remedies.push(advice);
    if (retained.length > 0 && status === 'DELETE_FAILED') {
        const command = (0,console/* cliCommand */.mX)('delete-stack', stack, `--retain-resources ${retained.join(' ')}`);
        remedies.push(`To keep what blocks it${nested} and delete the rest, run ${command}.`);
    }
    return new text_problem/* Problem */.AF(`The stack ${stack.name} was not deleted (${status})${status === 'DELETE_FAILED' ? ', in two tries' : ''}.${why}`, remedies.join('\n'), { excerpt: list, link: { text: 'Events of the stack', url: eventsUrl(stack) } });
}
function notGoneProblem({ name, status }) {
    return new text_problem/* Problem */.AF(`The events of stack ${name} show its deletion, but AWS still says that it is ${status}.`, 'Run the job again: it deletes what is left.');
}
function eventsUrl(stack) {
    return (0,console/* stackConsoleUrl */.J_)((0,console/* regionOf */.AP)(stack), stack.id, 'events');
}

;// CONCATENATED MODULE: ./build/stack/delete/delete.js











async function deleteStack(edges, target) {
    const waiting = waitOptionsFor(edges, target);
    const stack = await (0,stack_stack/* readStack */.bA)(edges.client, target.stackName);
    if (stack === undefined)
        return undefined;
    const deleted = await deleteReadStack(edges, stack, target, waiting);
    for (let last = stack;;) {
        const next = await (0,stack_stack/* readStack */.bA)(edges.client, target.stackName);
        if (next === undefined || next.id === last.id)
            return deleted;
        const decision = await decideOnReturned(edges, next, target.owner);
        if (decision !== 'foreign')
            edges.log.notice(`Stack ${next.name} exists again: another run has created it since.`);
        if (decision !== 'delete')
            return deleted;
        await deleteReadStack(edges, next, target, waiting);
        last = next;
    }
}
async function deleteReadStack(edges, stack, target, waiting = waitOptionsFor(edges, target)) {
    if ((0,ownership/* isOurs */.MU)(stack, target.owner))
        edges.learn({ stackId: stack.id });
    await checkDeletable(edges, stack, target.owner);
    edges.learn({ stackId: stack.id });
    const removing = removeWhenIdle(edges, stack, target, waiting);
    return { id: stack.id, resources: await (0,poll/* orTimeoutProblem */._f)(removing, deleteTimeoutProblem(target)) };
}
async function decideOnReturned(edges, stack, owner) {
    try {
        await checkDeletable(edges, stack, owner);
    }
    catch (error) {
        if (!(error instanceof text_problem/* Problem */.AF))
            throw error;
        return 'foreign';
    }
    try {
        return (await edges.confirm()) ? 'delete' : 'keep';
    }
    catch (error) {
        if (!(error instanceof NotNeeded))
            throw error;
        return 'keep';
    }
}
async function checkDeletable(edges, stack, owner) {
    const now = stack.status === 'REVIEW_IN_PROGRESS' ? await checkReviewed(edges, stack, owner) : stack;
    if (now !== undefined && !(0,ownership/* isOurs */.MU)(now, owner))
        throw foreignStackProblem(now, owner, 'deleted');
    if (stack.terminationProtection)
        throw protectedStackProblem(stack, 'deleted');
}
const delete_PATIENCE = 5_000;
async function checkReviewed({ client, clock, signal }, stack, owner) {
    for (const start = clock.now();;) {
        try {
            return await checkStillInReview(client, stack, owner, 'deleted');
        }
        catch (error) {
            const mayPass = error instanceof text_problem/* Problem */.AF && error.retryable && clock.now() - start < delete_PATIENCE;
            if (!mayPass)
                throw error;
            await clock.wait(1_000, signal);
        }
    }
}
async function removeWhenIdle(edges, stack, { owner, operation }, waiting) {
    const start = edges.clock.now();
    const options = { token: operation, waiting, stopCause: stopCause(owner) };
    for (;;) {
        const idle = await waitUntilIdle(edges, stack, options);
        if (idle === undefined)
            return [];
        await checkDeletable(edges, idle, owner);
        await edges.confirm();
        edges.learn({ moment: { state: 'deleting' } });
        try {
            return await removeStack(edges, idle, options);
        }
        catch (error) {
            if (!(0,aws_error/* isError */.bJ)(error, 'ValidationError', /cannot be deleted while in status/))
                throw error;
            await (0,poll/* sleep */.yy)(waiting, start);
        }
    }
}
async function waitUntilIdle(edges, stack, { waiting, stopCause: cause }) {
    const machines = watchMachines(edges, cause);
    const onWait = async ({ id, status }) => {
        if (status === 'DELETE_IN_PROGRESS')
            await machines.lookAt(id);
    };
    try {
        return await awaitIdle(edges, stack, waiting, onWait);
    }
    catch (error) {
        throw error instanceof poll/* TimedOut */.GA ? new poll/* TimedOut */.GA(machines.advice()) : error;
    }
}

// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-cloudformation/dist-es/pagination/DescribeStacksPaginator.js
var DescribeStacksPaginator = __webpack_require__(1873);
;// CONCATENATED MODULE: ./build/stack/previews.js






async function listPreviews(client, repository) {
    const pages = await Array.fromAsync((0,DescribeStacksPaginator/* paginateDescribeStacks */.G)({ client }, {}));
    const all = pages.flatMap(({ Stacks = [] }) => Stacks);
    const roots = all.filter(({ RootId, StackStatus }) => RootId === undefined && StackStatus !== 'DELETE_COMPLETE');
    const previews = await Promise.all(roots.map(stack_stack/* toStack */.wD).map(async (stack) => {
        const owner = (0,ownership/* previewOwnerOf */.$2)(stack) ?? (await reviewOwner(client, stack, repository));
        return owner?.repository === repository ? [{ stack, owner }] : [];
    }));
    return previews.flat().sort((one, other) => one.stack.name.localeCompare(other.stack.name, 'en', { numeric: true }));
}
async function reviewOwner(client, stack, repository) {
    if (stack.status !== 'REVIEW_IN_PROGRESS' || !/-pr-[1-9]\d{0,9}$/.test(stack.name))
        return undefined;
    try {
        const [{ ChangeSetId = '' } = {}] = await listChangeSets(client, stack.id);
        const changeSet = ChangeSetId === '' ? undefined : await readChangeSet(client, ChangeSetId);
        const owner = changeSet && (0,ownership/* previewOwnerOf */.$2)(changeSet);
        if (owner?.repository !== repository)
            return undefined;
        await checkReview(client, stack, owner, { verb: 'deleted' });
        return owner;
    }
    catch (error) {
        if (error instanceof text_problem/* Problem */.AF || (0,aws_error/* isAccessDenied */.w7)(error))
            return undefined;
        throw error;
    }
}
const HOUR = 3_600_000;
function expiry({ ttlHours, changedAt }, now) {
    if (ttlHours === undefined || changedAt + ttlHours * HOUR > now)
        return undefined;
    return { over: true, reason: `its last change was more than ${ttlHours} h ago` };
}
function verdictOf(state, pullRequest) {
    if (state === undefined)
        return { over: undefined, reason: `GitHub has no pull request ${pullRequest}` };
    const { open, merged } = state;
    return { over: !open, reason: `pull request ${pullRequest} is ${open ? 'open' : merged ? 'merged' : 'closed'}` };
}

// EXTERNAL MODULE: ./build/text/nearest.js
var text_nearest = __webpack_require__(2788);
// EXTERNAL MODULE: ./build/template/template.js + 1 modules
var template_template = __webpack_require__(436);
;// CONCATENATED MODULE: ./build/parameters/constraint.js




const MAXIMUM_VALUE_BYTES = 4096;
function brokenRule(declaration, value, matches) {
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
        return first(itemsOf(value), (item) => textRule(constraints, item, matches));
    if (type === 'String' || type.startsWith('AWS::SSM::Parameter::')) {
        return textRule(constraints, value, matches) ?? lengthRule(constraints, value);
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
function textRule(constraints, value, matches) {
    const pattern = constraints.allowedPattern;
    const expression = pattern === undefined ? undefined : toJavaScript(pattern);
    if (expression !== undefined && matches(expression, value) === false) {
        return { must: `match \`${pattern}\` from its start to its end (AllowedPattern)` };
    }
    return listRule(constraints, value);
}
function listRule({ allowedValues }, value) {
    const allowed = allowedValues?.flatMap(({ texts }) => texts) ?? [value];
    if (allowed.includes(value))
        return undefined;
    const numbers = NUMBER.test(value) ? allowed.map(Number) : [];
    if (numbers.includes(Number(value)))
        return undefined;
    const shown = allowedValues?.map(({ texts: [text] }) => text) ?? [];
    const misread = allowedValues?.find(({ written }) => written === value);
    const must = `be one of ${shown.join(', ')} (AllowedValues)`;
    return { must, nearest: misread?.texts[0] ?? (0,text_nearest/* nearest */.p)(value, shown), misread };
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
const SHOWN = 100;
function wrongValueProblems(template, values, matches) {
    return values.flatMap((given) => {
        const declaration = template.parameters.get(given.name);
        if (declaration === undefined || (declaration.noEcho && given.from === 'stack'))
            return [];
        const broken = brokenRule(declaration, given.value, matches);
        if (broken === undefined)
            return [];
        return [
            new text_problem/* Problem */.AF(`The template ${template.path} does not allow ${describeValue(given, declaration)}: it must ${broken.must}.`, [
                ...(broken.nearest === undefined || declaration.noEcho ? [] : [`Did you mean \`${broken.nearest}\`?`]),
                valueRemedy(given),
                ...(broken.misread === undefined || declaration.noEcho ? [] : [misreadRemedy(broken.misread)]),
                ...(declaration.constraints.description === undefined
                    ? []
                    : [`The template says: ${declaration.constraints.description}`]),
            ].join(' '), { place: parameterPlace(template, given.name) }),
        ];
    });
}
function misreadRemedy({ written, texts: [text] }) {
    return `CloudFormation reads \`${written}\` in the template as \`${text}\`; in quotes, it stays \`${written}\`.`;
}
function originOf(from) {
    if (from === 'stack')
        return 'of the stack';
    return from === 'run' ? 'of this run' : `in ${from}`;
}
function describeValue({ name, value, from }, { noEcho }) {
    const cut = value.length > SHOWN ? `${(0,format/* part */.y_)(value, 0, SHOWN)}...` : value;
    return `the value ${noEcho ? '' : `\`${cut}\` `}of \`${name}\` ${originOf(from)}`;
}
function valueRemedy({ name, from }) {
    if (from === 'stack')
        return `Give another one in parameter-overrides: \`${name}=<value>\`.`;
    return from === 'run' ? 'Change what the template allows.' : `Correct it in ${from}.`;
}
function parameterPlace(template, name) {
    return (0,template_template/* placeIn */.VV)(template, template.parameters.get(name)?.line);
}

// EXTERNAL MODULE: ./build/inputs/inputs.js
var inputs = __webpack_require__(743);
// EXTERNAL MODULE: ./build/template/files/s3-address.js
var s3_address = __webpack_require__(5096);
;// CONCATENATED MODULE: ./build/template/files/package.js




const LARGEST_BODY = 51_200;
const LARGEST_OBJECT = 1_000_000;
function packageTemplate(template, bucket) {
    if (bucket === undefined) {
        checkSize(template.path, template.body);
        checkNeedsNoBucket(template);
        return { template, uploads: new Map() };
    }
    const { body, uploads } = replaceFiles(template, bucket);
    checkSize(template.path, body);
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
        const child = Buffer.isBuffer(content) ? { content, uploads: [] } : packageChild(content, bucket);
        const { key, upload } = objectOf(child.content, file.form === 'template' ? '.template' : (0,external_node_path_.extname)(file.path), bucket);
        for (const [name, bytes] of [...child.uploads, upload])
            uploads.set(name, bytes);
        return replaceText(text, file, addressOf(file, bucket, key));
    }, template.body);
    return { body, uploads };
}
function packageChild(child, bucket) {
    const { body, uploads } = replaceFiles(child, bucket);
    checkSize(child.path, body);
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
function checkSize(path, body) {
    const bytes = Buffer.byteLength(body);
    if (bytes <= LARGEST_OBJECT)
        return;
    throw new text_problem/* Problem */.AF(`The template ${path} has ${bytes} bytes; CloudFormation accepts at most ${LARGEST_OBJECT}.`, 'Split it into nested stacks.');
}
function checkNeedsNoBucket({ path, body, localFiles }) {
    const bytes = Buffer.byteLength(body);
    if (bytes > LARGEST_BODY) {
        throw new text_problem/* Problem */.AF(`The template ${path} has ${bytes} bytes; CloudFormation accepts at most ${LARGEST_BODY} in a request, larger ones from S3 only.`, 'Give a bucket of the same region in `s3-bucket`: the template is uploaded there. Or shorten it; comments count.');
    }
    const [first] = localFiles;
    if (first === undefined)
        return;
    const names = [...new Set(localFiles.map(({ by, path }) => `${by}: ${path}`))].join(', ');
    throw new text_problem/* Problem */.AF(`The template ${path} names files of the workspace, which CloudFormation accepts from S3 only (${names}).`, 'Give a bucket of the same region in `s3-bucket`: the files are uploaded there.', { place: { file: path, line: first.line } });
}

;// CONCATENATED MODULE: ./build/template/files/workspace-file.js



const LARGEST_TEXT = 8_000_000;
async function readWorkspaceFile(workspace, path, named) {
    const fileProblem = (what, remedy) => new text_problem/* Problem */.AF(`${named.by}: \`${path}\` ${what}.`, remedy, { place: named.place });
    const found = await (0,files_path/* followPath */.Zl)({ workspace }, path);
    if (found.kind === 'refused')
        throw fileProblem(found.reason, files_path/* INSIDE */.bj);
    if (found.kind === 'unreadable')
        throw fileProblem(found.reason, named.remedy);
    if (found.kind !== 'file')
        throw fileProblem(NO_FILE[found.kind], named.remedy);
    try {
        return { realPath: found.realPath, bytes: await (0,files_path/* readFound */.$C)(found, named.largest ?? LARGEST_TEXT) };
    }
    catch (error) {
        if (error instanceof read/* UnfitFile */.r)
            throw fileProblem(error.message, named.remedy);
        throw fileProblem(`cannot be read (${error.code ?? String(error)})`, named.remedy);
    }
}
const NO_FILE = { missing: 'does not exist in the workspace', folder: 'is a folder', other: 'is not a file' };
function utf8Text(path, { bytes }) {
    try {
        return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    }
    catch {
        throw new text_problem/* Problem */.AF(`The file ${path} is not UTF-8.`, 'Save it as UTF-8; PowerShell writes UTF-16 by `>`.', {
            place: { file: path },
        });
    }
}

;// CONCATENATED MODULE: ./build/template/files/read.js







const LARGEST_ARCHIVE = 500 * 1024 * 1024;
const read_DEEPEST = 10;
const MOST_FILES = 2500;
async function readLocalFiles(template, reading, chain) {
    const { localFiles } = template;
    reading.left -= localFiles.length;
    if (reading.left < 0) {
        throw new text_problem/* Problem */.AF(`The template ${reading.path} and those that it nests name more than ${MOST_FILES} files.`, 'Nest fewer templates, or split the stack.', { place: { file: reading.path } });
    }
    const read = await (0,text_problem/* settleAll */.j3)(localFiles.map((file) => readContent(template, file, reading, chain)));
    const inner = read.values.flatMap((each) => (each === undefined || Buffer.isBuffer(each) ? [] : each.errors));
    const contents = new Map(read.values.flatMap((each, index) => each === undefined ? [] : [[localFiles[index]?.path ?? '', Buffer.isBuffer(each) ? each : each.template]]));
    const nested = localFiles.flatMap(({ nestedStack, path }) => {
        const child = contents.get(path);
        return nestedStack === undefined || child === undefined || Buffer.isBuffer(child)
            ? []
            : [[nestedStack, child]];
    });
    return { template: { ...template, contents, nested: new Map(nested) }, errors: [...read.errors, ...inner] };
}
async function readContent(template, file, reading, chain) {
    const { workspace, objects } = reading;
    const path = (0,external_node_path_.isAbsolute)(file.path) ? file.path : (0,external_node_path_.join)((0,external_node_path_.dirname)(template.path), file.path);
    const place = { file: template.path, line: file.line };
    const by = `Template ${template.path}, ${file.by}`;
    const remedy = `Give the path of a file, relative to the folder of ${template.path}, or an address in S3.`;
    if (file.form !== 'template') {
        const named = { by, remedy, place, largest: LARGEST_ARCHIVE };
        const bytes = objects.get(path) ?? readWorkspaceFile(workspace, path, named).then((read) => read.bytes);
        objects.set(path, bytes);
        return bytes;
    }
    const read = await readWorkspaceFile(workspace, path, { by, remedy, place });
    if (chain.includes(read.realPath)) {
        throw new text_problem/* Problem */.AF(`${by}: \`${path}\` is nested in itself.`, 'Let it nest other templates only.', { place });
    }
    if (chain.length > read_DEEPEST) {
        throw new text_problem/* Problem */.AF(`${by}: stacks are nested more than ${read_DEEPEST} levels deep.`, 'Nest fewer levels.', { place });
    }
    return readLocalFiles(await templateOf(path, read, reading.ask), reading, [...chain, read.realPath]);
}
async function templateOf(path, file, ask) {
    const source = { path, inWorkspace: true, body: utf8Text(path, file) };
    try {
        return (0,template_template/* parseTemplate */.QC)(source);
    }
    catch (error) {
        if (!(0,template_template/* isUnreadable */.GZ)(error))
            throw error;
        return (0,template_template/* unreadTemplate */.aA)(source, await ask(source, error));
    }
}
async function readTemplate(setting, { workspace, templates, ask }) {
    if (inputs/* BUILT_IN_TEMPLATES */.Nr.includes(setting)) {
        const body = await (0,read/* readFileUpTo */.N)((0,external_node_path_.join)(templates, `${setting}.yml`), LARGEST_OBJECT);
        return { template: (0,template_template/* parseTemplate */.QC)({ path: setting, inWorkspace: false, body: body.toString() }), errors: [] };
    }
    const file = await readWorkspaceFile(workspace, setting, inputFile('template'));
    const reading = { workspace, ask, path: setting, left: MOST_FILES, objects: new Map() };
    return readLocalFiles(await templateOf(setting, file, ask), reading, [file.realPath]);
}
function inputFile(input) {
    return {
        by: `Input ${input}`,
        remedy: 'Give the path of a file, relative to the workspace; check that actions/checkout runs before this step.',
    };
}

// EXTERNAL MODULE: ./build/text/pairs.js
var pairs = __webpack_require__(7615);
;// CONCATENATED MODULE: ./build/parameters/overrides.js




function inputOf(name, { ofPreview }) {
    return ofPreview.has(name) ? 'preview-parameter-overrides' : 'parameter-overrides';
}
function joinOverrides(all, preview) {
    const others = [...all.bare].filter((name) => !preview.values.has(name));
    return {
        values: new Map([...all.values, ...preview.values]),
        places: new Map([...all.places, ...preview.places]),
        bare: new Set([...others, ...preview.bare]),
        ofPreview: new Set(preview.values.keys()),
    };
}
async function readOverrides(text, workspace, input) {
    const file = overridesFile(text);
    if (file === undefined)
        return parseOverrides(text, input);
    return parseOverrides(utf8Text(file, await readWorkspaceFile(workspace, file, inputFile(input))), input);
}
const FIELDS = {
    key: 'ParameterKey',
    value: 'ParameterValue',
    none: 'UsePreviousValue',
    section: 'Parameters',
    secret: true,
    freeValues: true,
};
function parseOverrides(text, input) {
    try {
        return (0,pairs/* readPairs */.S)(text, FIELDS);
    }
    catch (error) {
        throw new text_problem/* Problem */.AF(`Input ${input}: ${(0,text_problem/* messageOf */.bD)(error)}.`, 'Write one `Key=Value` a line, a YAML or JSON map, or a JSON list of ParameterKey and ParameterValue. Put an item of several lines in quotes, `"Key=<value>"`, and double each quote in it.');
    }
}
function overridesFile(text) {
    const match = /^(?:file:\/\/)(.+)$|^([^\s=:{[]+\.(?:ya?ml|json|txt|env|properties))$/.exec(text.trim());
    return match?.[1] ?? match?.[2];
}

;// CONCATENATED MODULE: ./build/parameters/placeholders.js



const placeholders_FIELDS = new Map([
    ['image', ({ reference }) => reference],
    ['image-tag', ({ tag }) => tag],
    ['image-digest', ({ digest }) => digest],
    ['repository-uri', ({ repositoryUri }) => repositoryUri],
]);
const PLACEHOLDER = /\{\{([a-z-]+)(?:\.([^{}]*))?\}\}/g;
function placeholderUses(value) {
    const all = [...value.matchAll(PLACEHOLDER)].map(([, field = '', name]) => ({ field, name }));
    return all.filter(({ field }) => placeholders_FIELDS.has(field));
}
function carrierOf(overrides, image) {
    const carries = ({ name }) => image === undefined || name === image;
    return [...overrides].find(([, value]) => placeholderUses(value).some(carries))?.[0];
}
function checkPlaceholders(overrides, names) {
    (0,text_problem/* throwAll */.Kx)([...overrides.values].flatMap(([parameter, value]) => placeholderUses(value).flatMap((use) => {
        const remedy = remedyOf(use, names);
        const written = use.name === undefined ? `{{${use.field}}}` : `{{${use.field}.${use.name}}}`;
        return remedy === undefined
            ? []
            : [
                new text_problem/* Problem */.AF(`Input ${inputOf(parameter, overrides)}: \`${parameter}\` has \`${written}\`, which names no image.`, remedy),
            ];
    })));
}
function remedyOf({ field, name }, names) {
    const all = names.map((each) => `\`{{${field}.${each}}}\``).join(', ');
    if (name === undefined)
        return names.length === 0 ? undefined : `Say which image it is: ${all}.`;
    if (names.includes(name))
        return undefined;
    if (names.length === 0)
        return `Write \`{{${field}}}\`: there is one image, without a name. Names are those of the input images.`;
    const known = (0,text_nearest/* nearest */.p)(name, names);
    return known === undefined ? `There are ${all}.` : `Did you mean \`{{${field}.${known}}}\`? There are ${all}.`;
}
function fillPlaceholders(value, images, buildId) {
    return value.replace(PLACEHOLDER, (whole, field, name) => {
        if (field === 'build-id' && name === undefined)
            return buildId;
        const image = images.find((each) => each.name === name);
        return (image && placeholders_FIELDS.get(field)?.(image)) ?? whole;
    });
}

;// CONCATENATED MODULE: ./build/parameters/parameters.js





function secretsOf(template, values) {
    return [...template.parameters].flatMap(([name, { noEcho, type }]) => {
        const value = noEcho ? values.get(name) : undefined;
        if (value === undefined)
            return [];
        return /List/.test(type) ? [value, ...itemsOf(value)] : [value];
    });
}
const BUILD_ID = 'BuildId';
function checkParameters(sources, images, previous, matches) {
    const { template, overrides, imageParameters } = sources;
    const names = [...template.parameters.keys()];
    const unknown = [...overrides.keys()].filter((name) => !template.parameters.has(name));
    const merged = mergedPairs(sources);
    const wrongLines = new Set(merged.flat());
    const missing = [...template.parameters].filter(([name, { hasDefault }]) => previous !== undefined &&
        !hasDefault &&
        !overrides.has(name) &&
        !previous.has(name) &&
        !imageParameters.has(name) &&
        name !== BUILD_ID);
    (0,text_problem/* throwAll */.Kx)([
        ...tooManyParametersProblems(template),
        ...unknown.map((name) => unknownParameterProblem(name, sources, names)),
        ...merged.map(([name, next]) => mergedPairProblem(name, next, inputOf(name, sources))),
        ...missing.filter(([name]) => !wrongLines.has(name)).map(([name]) => missingParameterProblem(name, template)),
        ...wrongValueProblems(template, valuesToCheck(sources, images, previous ?? new Map()).filter(({ name }) => !wrongLines.has(name)), matches),
    ]);
}
const MAXIMUM_PARAMETERS = 200;
function tooManyParametersProblems({ path, parameters: { size } }) {
    if (size <= MAXIMUM_PARAMETERS)
        return [];
    return [
        new text_problem/* Problem */.AF(`The template ${path} has ${size} parameters; CloudFormation takes ${MAXIMUM_PARAMETERS}.`, 'Combine some of them into lists, or split the template into stacks.'),
    ];
}
function missingParameterProblem(name, template) {
    return new text_problem/* Problem */.AF(`The template ${template.path} needs the parameter \`${name}\`, which has no default and no previous value.`, `Add \`${name}=<value>\` to parameter-overrides.`, { place: parameterPlace(template, name) });
}
function mergedPairs({ template, overrides, bare }) {
    const known = [...overrides].filter(([name]) => bare.has(name) && template.parameters.has(name));
    return known.flatMap(([name, value]) => {
        const nexts = [...value.matchAll(/[,;\t ]([A-Za-z0-9]+)=/g)].map(([, next = '']) => next);
        const next = nexts.find((other) => template.parameters.has(other) && !overrides.has(other));
        return next === undefined ? [] : [[name, next]];
    });
}
function mergedPairProblem(name, next, input) {
    return new text_problem/* Problem */.AF(`Input ${input}: the value of \`${name}\` continues with \`${next}=\`, which is a parameter of its own.`, `Write each on a line of its own, under \`${input}: |\`. If it is one value, put the whole item in quotes: \`"${name}=<value>"\`.`);
}
function unknownParameterProblem(name, sources, names) {
    const { template, places } = sources;
    const input = `Input ${inputOf(name, sources)}`;
    const nearest = (0,text_nearest/* nearMiss */.b)(name, names);
    const has = names.length === 0 ? 'The template has no parameters.' : `It has ${names.join(', ')}.`;
    if (nearest !== undefined) {
        return new text_problem/* Problem */.AF(`${input}: the template ${template.path} has no parameter \`${name}\`.`, `Did you mean \`${nearest}\`? ${has}`);
    }
    return new text_problem/* Problem */.AF(`${input}: ${places.get(name)} gives no parameter of the template ${template.path}.`, `Remove it, or correct its name. If it belongs to the value before it, put that pair in quotes: \`"Key=<value>"\`. ${has}`);
}
function parameterValues({ template, overrides, imageParameters, buildId }, images) {
    const sentValue = (name) => {
        const image = imageParameters.has(name) ? images.find((each) => each.name === imageParameters.get(name)) : undefined;
        const override = overrides.get(name);
        if (image !== undefined)
            return image.reference;
        if (override !== undefined)
            return fillPlaceholders(override, images, buildId);
        return name === BUILD_ID ? buildId : undefined;
    };
    return new Map([...template.parameters.keys()].flatMap((name) => {
        const value = sentValue(name);
        return value === undefined ? [] : [[name, value]];
    }));
}
function expectedValues(sources, images, previous) {
    const sent = parameterValues(sources, images);
    if (previous === undefined)
        return sent;
    const defaults = [...sources.template.parameters].flatMap(([name, { default: value }]) => value === undefined ? [] : [[name, value]]);
    return new Map([...defaults, ...previous, ...sent]);
}
function keptValues(sources, previous) {
    const values = parameterValues(sources, []);
    const { template, imageParameters } = sources;
    const isKept = (name) => template.parameters.has(name) && !values.has(name) && !imageParameters.has(name);
    return new Map([...previous].filter(([name]) => isKept(name)));
}
function valuesToCheck(sources, images, previous) {
    const values = parameterValues(sources, images);
    const kept = keptValues(sources, previous);
    return [...sources.template.parameters.keys()].flatMap((name) => {
        const [value, keptValue] = [values.get(name), kept.get(name)];
        if (value !== undefined)
            return [{ name, value, from: sources.overrides.has(name) ? inputOf(name, sources) : 'run' }];
        return keptValue === undefined ? [] : [{ name, value: keptValue, from: 'stack' }];
    });
}
function changedDefaults(sources, previous, deployed) {
    return [...keptValues(sources, previous)].flatMap(([name, value]) => {
        const now = sources.template.parameters.get(name);
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

// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-cloudformation/dist-es/commands/CreateChangeSetCommand.js
var CreateChangeSetCommand = __webpack_require__(9931);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-cloudformation/dist-es/commands/ExecuteChangeSetCommand.js
var ExecuteChangeSetCommand = __webpack_require__(9950);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-cloudformation/dist-es/commands/DeleteChangeSetCommand.js
var DeleteChangeSetCommand = __webpack_require__(2304);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-cloudformation/dist-es/pagination/DescribeChangeSetPaginator.js
var DescribeChangeSetPaginator = __webpack_require__(8938);
;// CONCATENATED MODULE: ./build/stack/changes/read.js


async function readChanges(client, first) {
    const { ChangeSetId: id } = first;
    const withValues = await readPages(client, first, { ChangeSetName: id, IncludePropertyValues: true });
    const changes = isIncomplete(first) ? mergeChanges(withValues, await readWithoutValues(client, id)) : withValues;
    const all = await Promise.all(changes.map((change) => withNested(client, change)));
    return all.flat();
}
async function readPages(client, first, request) {
    const { NextToken: startingToken } = first;
    const rest = startingToken === undefined
        ? []
        : await Array.fromAsync((0,DescribeChangeSetPaginator/* paginateDescribeChangeSet */.x)({ client, startingToken }, request));
    return [first, ...rest].flatMap(({ Changes }) => Changes ?? []);
}
async function readWithoutValues(client, id) {
    const request = { ChangeSetName: id };
    return readPages(client, await client.send(new DescribeChangeSetCommand/* DescribeChangeSetCommand */.T(request)), request);
}
function isIncomplete({ StatusReason }) {
    return StatusReason?.includes('--include-property-values option can return incomplete') ?? false;
}
function mergeChanges(withValues, plain) {
    const missing = new Map(plain.map((change) => [change.ResourceChange?.LogicalResourceId, change]));
    const merged = withValues.map((change) => {
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

// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-cloudformation/dist-es/commands/ListHookResultsCommand.js
var ListHookResultsCommand = __webpack_require__(2154);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-cloudformation/dist-es/commands/GetHookResultCommand.js
var GetHookResultCommand = __webpack_require__(7213);
;// CONCATENATED MODULE: ./build/stack/change-set/failure.js







class ChangeSetFailed extends Error {
    name = 'ChangeSetFailed';
    id;
    reason;
    parents;
    constructor(id, reason, parents = []) {
        super(`the change set failed: ${reason}`);
        this.id = id;
        this.reason = reason;
        this.parents = parents;
    }
}
async function innermostFailure(client, failed, template) {
    const id = /^Nested change set (arn:[\w:/.-]+) was not successfully created\b/.exec(failed.reason)?.[1];
    if (id === undefined || failed.parents.length >= failure_DEEPEST)
        return failed;
    const describe = (arn) => client.send(new DescribeChangeSetCommand/* DescribeChangeSetCommand */.T({ ChangeSetName: arn }));
    try {
        const [{ Changes = [] }, { StatusReason }] = await Promise.all([describe(failed.id), describe(id)]);
        if (StatusReason === undefined)
            return failed;
        const change = Changes.find(({ ResourceChange }) => ResourceChange?.ChangeSetId === id)?.ResourceChange;
        const name = change?.LogicalResourceId ?? nestedStackOf(id, template);
        const inner = new ChangeSetFailed(id, StatusReason, [...failed.parents, name]);
        return await innermostFailure(client, inner, template.nested.get(name) ?? template);
    }
    catch {
        return failed;
    }
}
const failure_DEEPEST = 10;
function nestedStackOf(id, { resources }) {
    const name = id.split('/')[1] ?? '';
    const stacks = [...resources].flatMap(([key, { type }]) => (type === 'AWS::CloudFormation::Stack' ? [key] : []));
    return stacks.find((key) => `${name}-`.includes(`-${key}-`)) ?? name;
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
function changeSetProblem({ reason, parents }, { findings, denied }, template) {
    const pathOf = (id) => [...parents, id].join('/');
    const lines = findings.map(({ resource, by, reason: why, path }) => {
        const what = resource === undefined ? '' : `${pathOf(resource.id)} (${resource.type}): `;
        return `${what}${why} [${[by, path].filter(Boolean).join(', ')}]`;
    });
    const hints = new Set(findings.flatMap((finding) => (isOfHook(finding) ? [] : (hintFor(finding.reason, finding.resource?.type) ?? []))));
    const remedies = hints.size > 0 ? [...hints] : [usualRemedy(findings)];
    if (denied.length > 0)
        remedies.push(`To see the findings, allow the role that deploys ${denied.join(' and ')}.`);
    const places = findings.flatMap(({ resource }) => (resource && (0,template_template/* resourcePlace */.QF)(template, pathOf(resource.id))) ?? []);
    return new text_problem/* Problem */.AF(parents.length === 0
        ? `CloudFormation cannot create the change set: ${reason}`
        : `CloudFormation cannot create the change set of the nested stack ${parents.join('/')}: ${reason}`, `${remedies.join(' ')} The stack was not changed.`, { place: places[0] ?? nestedPlace(reason, parents, template), excerpt: lines });
}
function nestedPlace(reason, parents, template) {
    if (parents.length === 0)
        return undefined;
    const inner = parents.reduce((outer, name) => outer?.nested.get(name), template);
    const name = /^Parameters: \[(\w+)/.exec(reason)?.[1] ?? '';
    return (inner && parameterPlace(inner, name)) ?? (0,template_template/* resourcePlace */.QF)(template, parents.join('/'));
}
function isOfHook({ by }) {
    return by.includes('::') && !by.startsWith('AWS::EarlyValidation');
}
function usualRemedy(findings) {
    const hook = findings.find(isOfHook);
    if (hook !== undefined)
        return `The hook ${hook.by} of this account refuses it: change the template to comply, or ask the owner of the hook.`;
    return 'Correct the template or its parameters.';
}

;// CONCATENATED MODULE: ./build/stack/change-set/list.js






async function makeRoom(client, { stackName, owner }, refusal) {
    const full = /ChangeSet limit exceeded for stack (?:arn:\S+:stack\/)?([^\s/]+)/.exec(refusal.message)?.[1];
    if (full === undefined)
        throw refusal;
    if (full !== stackName)
        throw nestingLimitProblem(refusal, full);
    const all = await listChangeSets(client, stackName);
    const deleted = await deleteUseless(client, all, owner);
    if (deleted > 0)
        return deleted;
    const stack = { id: all[0]?.StackId ?? '', name: stackName };
    throw new text_problem/* Problem */.AF(`The stack ${stackName} has as many change sets as CloudFormation allows, and this action created none of those that failed.`, `Delete some of them: ${(0,console/* cliCommand */.mX)('list-change-sets', stack)}, then ${(0,console/* cliCommand */.mX)('delete-change-set', stack, '--change-set-name <name>')}.`, { cause: refusal });
}
async function deleteUseless(client, all, owner) {
    const stack = await (0,stack_stack/* readStack */.bA)(client, all[0]?.StackId ?? '');
    let deleted = 0;
    for (const { ChangeSetId = '' } of stack === undefined ? [] : all.filter(isUseless)) {
        const changeSet = await readChangeSet(client, ChangeSetId);
        if (stack === undefined || changeSet === undefined || !isOurChangeSet(changeSet, stack, owner))
            continue;
        await client.send(new DeleteChangeSetCommand/* DeleteChangeSetCommand */.$({ ChangeSetName: changeSet.id }));
        deleted += 1;
    }
    return deleted;
}
function isUseless(summary) {
    const { Status, ExecutionStatus } = summary;
    const over = Status === 'FAILED' || ExecutionStatus === 'EXECUTE_FAILED' || ExecutionStatus === 'OBSOLETE';
    return over && (0,ownership/* isOperationName */.F)(summary.ChangeSetName ?? '');
}
function nestingLimitProblem(refusal, nested) {
    return new text_problem/* Problem */.AF(`The nested stack ${nested} has as many change sets as CloudFormation allows. The change sets of a nested stack cannot be deleted one by one.`, 'Delete change sets of the root stack that were created with nested change sets, or ask AWS Support to raise the limit.', { cause: refusal });
}

;// CONCATENATED MODULE: ./build/stack/change-set/change-set.js









async function requestChangeSet(client, request, target) {
    const command = new CreateChangeSetCommand/* CreateChangeSetCommand */.Y(request);
    const { Id, StackId } = await client.send(command).catch(async (error) => {
        if (!(0,aws_error/* isError */.bJ)(error, 'LimitExceededException'))
            throw error;
        await makeRoom(client, target, error);
        return client.send(command);
    });
    return { id: Id ?? '', stackId: StackId ?? '' };
}
function isNameTaken(error) {
    return (0,aws_error/* isError */.bJ)(error, 'AlreadyExistsException', /mismatch with existing attribute/);
}
async function awaitChangeSet({ client, log }, { id, stackId }, waiting) {
    const described = await log.during(`waiting for the change set of stack ${stackId.split('/')[1]}`, () => (0,poll/* poll */.wt)(waiting, async () => {
        const page = await client.send(new DescribeChangeSetCommand/* DescribeChangeSetCommand */.T({ ChangeSetName: id, IncludePropertyValues: true }));
        return isCreationOver(page.Status) ? page : undefined;
    }));
    const created = { id, stackId, createdAt: described.CreationTime?.getTime() ?? Number.POSITIVE_INFINITY };
    if (described.Status === 'CREATE_COMPLETE') {
        return { ...created, executable: true, changes: await readChanges(client, { ...described, ChangeSetId: id }) };
    }
    const reason = described.StatusReason ?? 'CloudFormation gives no reason';
    if (described.Status !== 'FAILED')
        throw deletedChangeSetProblem({ id, status: described.Status, reason });
    if (isNoChange(reason))
        return { ...created, executable: false, changes: [] };
    throw new ChangeSetFailed(id, reason);
}
function isCreationOver(status = '') {
    return status === 'CREATE_COMPLETE' || status === 'FAILED' || status.startsWith('DELETE_');
}
function isNoChange(reason) {
    return (reason.startsWith("The submitted information didn't contain changes.") ||
        reason.startsWith('No updates are to be performed'));
}
async function executeChangeSet(client, id, token, disableRollback) {
    const more = {
        RetainExceptOnCreate: true,
        ...(disableRollback === undefined ? {} : { DisableRollback: disableRollback }),
    };
    try {
        await client.send(new ExecuteChangeSetCommand/* ExecuteChangeSetCommand */.P({ ChangeSetName: id, ClientRequestToken: token, ...more }));
    }
    catch (error) {
        const refused = (0,aws_error/* isError */.bJ)(error, 'InvalidChangeSetStatusException') && (0,aws_error/* wasRepeated */.UD)(error);
        if (!refused && !(0,aws_error/* isTransient */.dg)(error))
            throw error;
        const changeSet = await readChangeSet(client, id).catch(() => undefined);
        if (changeSet?.execution?.startsWith('EXECUTE_') !== true)
            throw error;
    }
}
async function deleteChangeSet(client, { stackName, name }, owner, waiting) {
    await (0,poll/* poll */.wt)(waiting, async () => {
        const changeSet = await readChangeSet(client, name, stackName);
        const stack = changeSet && (await (0,stack_stack/* readStack */.bA)(client, changeSet.stackId));
        if (changeSet === undefined || stack === undefined)
            return true;
        if (!isOurChangeSet(changeSet, stack, owner))
            throw foreignChangeSetProblem(changeSet, 'deleted');
        if (changeSet.execution === 'EXECUTE_IN_PROGRESS' || changeSet.execution === 'EXECUTE_COMPLETE')
            throw executedProblem(changeSet);
        if (changeSet.pending)
            return undefined;
        try {
            await removeChangeSet(client, changeSet, stack);
            return true;
        }
        catch (error) {
            if ((0,aws_error/* isError */.bJ)(error, 'ChangeSetNotFoundException'))
                return true;
            if (!(0,aws_error/* isError */.bJ)(error, 'InvalidChangeSetStatusException'))
                throw error;
            if (changeSet.undeletable !== undefined)
                throw undeletableProblem(changeSet.id, changeSet.undeletable);
            return undefined;
        }
    });
}
async function removeChangeSet(client, { id }, stack) {
    const inReview = stack.status === 'REVIEW_IN_PROGRESS';
    if (!(inReview && (await isLeftover(client, stack, id)))) {
        await client.send(new DeleteChangeSetCommand/* DeleteChangeSetCommand */.$({ ChangeSetName: id }));
        if (!(inReview && (await isLeftover(client, stack, id))))
            return;
    }
    await client.send(new DeleteStackCommand/* DeleteStackCommand */.f({ StackName: stack.id }));
}
async function isLeftover(client, { id }, changeSetId) {
    const all = await listChangeSets(client, id);
    if (!all.every(({ ChangeSetId }) => ChangeSetId === changeSetId))
        return false;
    return (await (0,stack_stack/* readStack */.bA)(client, id))?.status === 'REVIEW_IN_PROGRESS';
}

;// CONCATENATED MODULE: ./build/stack/guard.js










function stackStateOf(stack, { disableRollback }) {
    return { stack, action: actionFor(stack?.status, disableRollback) };
}
async function readStackState(client, name, options) {
    return stackStateOf(await (0,stack_stack/* readStack */.bA)(client, name), options);
}
async function checkStack(client, { stack, action }, { kind, target: { owner }, }) {
    if (stack === undefined)
        return;
    if (stack.status === 'REVIEW_IN_PROGRESS') {
        const now = await checkStillInReview(client, stack, owner, 'changed');
        if (now !== undefined && !(0,ownership/* isOurs */.MU)(now, owner))
            throw foreignStackProblem(now, owner, 'changed');
        return;
    }
    if (action.kind === 'create' || action.kind === 'wait')
        return;
    const adoptable = action.kind === 'update' && (0,ownership/* isAdoptable */.P3)(stack, owner);
    if (!(0,ownership/* isOurs */.MU)(stack, owner) && !adoptable)
        throw foreignStackProblem(stack, owner, 'changed');
    if (action.kind === 'recreate' && kind === 'diff') {
        throw new text_problem/* Problem */.AF(`Stack ${stack.name} is ${stack.status}: ${action.why}, so there is nothing to compare with.`, 'Deploy the stack: a deploy deletes and recreates it.');
    }
    if (action.kind === 'recreate' && stack.terminationProtection) {
        throw protectedStackProblem(stack, 'deleted and recreated');
    }
    if (action.kind === 'stop')
        throw await stuckStackProblem(client, stack, action.remedy);
}
async function stuckStackProblem(client, stack, remedy) {
    const failed = await readStuckResources(client, stack.id);
    const list = failed.map(({ path, type, reason }) => `${path} (${type}): ${reason}`);
    const names = failed.flatMap(({ skippedAs }) => skippedAs ?? []);
    return new text_problem/* Problem */.AF(`Stack ${stack.name} is ${stack.status}: ${stack.reason?.replace(/[.\s]+$/, '') ?? 'no reason is given'}.`, remedy(stack, names), { excerpt: list });
}
async function readStuckResources(client, stackId, parents = []) {
    const resources = await (0,stack_stack/* listResources */.U2)(client, stackId).catch(() => []);
    const failed = resources.filter(({ ResourceStatus, ResourceStatusReason }) => ResourceStatus === 'UPDATE_FAILED' && !isCancelled(ResourceStatusReason));
    const levels = await Promise.all(failed.map(async ({ LogicalResourceId = '', ResourceType: type = '', PhysicalResourceId = '', ...each }) => {
        const path = [...parents, LogicalResourceId];
        const nested = type === 'AWS::CloudFormation::Stack';
        const inner = nested ? await readStuckResources(client, PhysicalResourceId, path) : [];
        if (inner.length > 0)
            return inner;
        const reason = each.ResourceStatusReason ?? 'no reason is given';
        const stackName = stackId.split('/')[1] ?? '';
        const name = parents.length === 0 ? LogicalResourceId : `${stackName}.${LogicalResourceId}`;
        return [{ path: path.join('/'), type, reason, skippedAs: nested ? undefined : name }];
    }));
    return levels.flat();
}
async function refuseOlderRun(client, stack, { target: { owner }, buildId, run }) {
    if (!isDeployed(stack.status) || stack.changeSetId === undefined)
        return undefined;
    const last = readSource(await readDescription(client, stack.changeSetId));
    if (last?.repository !== owner.repository)
        return undefined;
    if (last.buildId === buildId.id || !isOvertaken(run, last.run))
        return last.buildId;
    const later = `has been deployed by a later run, of ${last.buildId}: ${last.run.url}`;
    if (owner.pullRequest !== undefined)
        throw new NotNeeded(`stack ${stack.name} ${later}`);
    throw new text_problem/* Problem */.AF(`Stack ${stack.name} ${later}. This run changes nothing.`, 'If you want to keep that deploy, do nothing. To deploy this commit instead, run this job again.');
}
async function lastBuildId(client, stack, repository) {
    if (!isDeployed(stack.status) || stack.changeSetId === undefined)
        return undefined;
    const last = readSource(await readDescription(client, stack.changeSetId).catch(() => ''));
    return last?.repository === repository ? last.buildId : undefined;
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

// EXTERNAL MODULE: ./build/text/credentials.js
var credentials = __webpack_require__(5360);
;// CONCATENATED MODULE: ./build/template/secret-outputs.js

function secretOutputs(outputs, template) {
    const hides = (key, value) => value !== '' &&
        ((template !== undefined && isSecretOutput(template, key)) || (0,credentials/* isNamedSecret */.u)(key, value) || (0,credentials/* looksSecret */.n)(value));
    return new Set([...outputs].flatMap(([key, value]) => (hides(key, value) ? [key] : [])));
}
function isSecretOutput(template, key) {
    const { unread, outputs, parameters } = template;
    if (unread || outputs.has(key))
        return unread || hasSecret(template, outputs.get(key));
    return [...outputs].some(([name, value]) => {
        if (name === 'Fn::Transform')
            return [...parameters.values()].some(({ noEcho }) => noEcho);
        return name.startsWith('Fn::') && hasSecret(template, value);
    });
}
const VARIABLE = /\$\{([^!{}]*(?:[$&]\{[^{}]*\}[^!{}]*)*)\}/g;
function hasSecret(template, expression) {
    if (typeof expression === 'string') {
        const names = [...expression.matchAll(VARIABLE)].map(([, name = '']) => name);
        return /\{\{resolve:(secretsmanager|ssm-secure):/.test(expression) || names.some((name) => isSecret(template, name));
    }
    if (typeof expression !== 'object' || expression === null)
        return false;
    return Object.entries(expression).some(([key, value]) => key === 'Ref' || key === 'Fn::GetAtt' ? isSecret(template, [value].flat().join('.')) : hasSecret(template, value));
}
function isSecret({ parameters, nested }, name) {
    const [logicalId = '', attribute, output = ''] = name.split('.');
    if (attribute === undefined) {
        const [start = '', ...rest] = logicalId.split(/[$&]\{[^{}]*\}/);
        if (rest.length === 0)
            return parameters.get(logicalId)?.noEcho === true;
        return [...parameters].some(([each, { noEcho }]) => noEcho && each.startsWith(start) && each.endsWith(rest.at(-1) ?? ''));
    }
    const child = nested.get(logicalId);
    return attribute === 'SecretAccessKey' || (child !== undefined && isSecretOutput(child, output));
}

// EXTERNAL MODULE: ./build/stack/url-output.js
var url_output = __webpack_require__(2130);
;// CONCATENATED MODULE: ./build/stack/running.js






function runningVersion(stack, body) {
    if (stack === undefined || !/^(CREATE_COMPLETE$|UPDATE_|IMPORT_)/.test(stack.status))
        return undefined;
    const buildId = isRunning(stack.status) ? undefined : stack.parameters.get(BUILD_ID);
    return { buildId, url: publicUrl(stack, body) };
}
function publicUrl({ id, outputs }, body) {
    const entry = (0,url_output/* urlOutput */.z)(outputs);
    if (entry === undefined || secretOutputs(new Map([entry]), readAgain(id, body ?? '')).size > 0)
        return undefined;
    return entry[1];
}
function readAgain(path, body) {
    const source = { path, inWorkspace: false, body };
    const unread = (0,template_template/* unreadTemplate */.aA)(source, new Map());
    const { value = unread } = (0,text_problem/* attempt */.CD)(() => (0,template_template/* parseTemplate */.QC)(source));
    const nested = [...value.resources].filter(([, { type }]) => type === 'AWS::CloudFormation::Stack');
    return { ...value, nested: new Map(nested.map(([name]) => [name, unread])) };
}

// EXTERNAL MODULE: ./build/stack/changes/lines.js
var lines = __webpack_require__(2522);
;// CONCATENATED MODULE: ./build/template/expression.js

const OTHER = [[{ kind: 'other' }]];
const MAPPING = [[{ kind: 'mapping' }]];
const MAXIMUM = 64;
function possibleTexts(expression, resolve) {
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
        return argument.slice(1).flatMap((branch) => possibleTexts(branch, resolve));
    if (name === 'Fn::Select' && Array.isArray(second))
        return possibleTexts(second[Number(first)], resolve);
    if (name === 'Fn::Join' && Array.isArray(second)) {
        const items = second.map((item) => possibleTexts(item, resolve));
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
        const value = (0,template_template/* property */.MZ)(own, name);
        return value === undefined ? (resolve(name) ?? OTHER) : possibleTexts(value, resolve);
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
function hasParameter(pieces, name) {
    return pieces.some((piece) => piece.kind === 'parameter' && piece.name === name);
}
function expressionText(expression) {
    if (Array.isArray(expression)) {
        return `[${expression.map((item) => (typeof item === 'string' ? `'${item}'` : expressionText(item))).join(', ')}]`;
    }
    if (typeof expression !== 'object' || expression === null)
        return String(expression);
    const [[name = '', argument] = []] = Object.entries(expression);
    const tag = name === 'Ref' ? name : /^Fn::(\w+)$/.exec(name)?.[1];
    return tag === undefined ? JSON.stringify(expression) : `!${tag} ${expressionText(argument)}`;
}

;// CONCATENATED MODULE: ./build/template/image-use.js


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
    const resolve = (name) => (template.parameters.has(name) ? [[{ kind: 'parameter', name }]] : undefined);
    return usesIn(template, { prefix: '', conditional: false, resolve });
}
function parametersInImages(template) {
    if (template.unread)
        return [...template.parameters.keys()];
    const pieces = imageUses(template).flatMap(({ texts }) => texts.flat());
    return [...new Set(pieces.flatMap((piece) => (piece.kind === 'parameter' ? [piece.name] : [])))];
}
function usesIn(template, around) {
    const { resolve } = around;
    return [...template.resources].flatMap(([logicalId, resource]) => {
        const name = around.prefix + logicalId;
        const conditional = around.conditional || resource.condition !== undefined;
        const nested = template.nested.get(logicalId);
        if (nested !== undefined)
            return usesIn(nested, { prefix: `${name}.`, conditional, resolve: passedTo(nested, resource, resolve) });
        return (IMAGE_PROPERTIES.get(resource.type) ?? [])
            .flatMap((path) => valuesAt(resource.properties, path))
            .map(([expression, ...around]) => ({
            name,
            template,
            resource,
            conditional,
            expression,
            around,
            texts: possibleTexts(expression, resolve),
            resolve,
        }));
    });
}
function passedTo({ parameters }, { properties }, resolve) {
    return (name) => {
        const declaration = parameters.get(name);
        if (declaration === undefined)
            return undefined;
        return possibleTexts((0,template_template/* property */.MZ)((0,template_template/* property */.MZ)(properties, 'Parameters'), name) ?? declaration.default, resolve);
    };
}
function valuesAt(value, path, around = []) {
    const [step, ...rest] = path;
    if (step === undefined)
        return [[value, ...around]];
    const branches = (0,template_template/* property */.MZ)(value, 'Fn::If');
    if (Array.isArray(branches))
        return branches.slice(1).flatMap((branch) => valuesAt(branch, path, around));
    if (step === '*')
        return Array.isArray(value) ? value.flatMap((item) => valuesAt(item, rest, around)) : [];
    const next = (0,template_template/* property */.MZ)(value, step);
    return next === undefined ? [] : valuesAt(next, rest, [value, ...around]);
}

;// CONCATENATED MODULE: ./build/stack/deploy/forbidden-options.js


function checkOptions(options, deploy) {
    const { template, imageParameters, newImage } = deploy;
    const [service] = servicesIn(template);
    const express = options.deploymentMode === 'EXPRESS' && service !== undefined;
    const replaces = options.disableRollback && newImage;
    const task = imageUses(template).find(({ resource, texts }) => resource.type === TASK_DEFINITION &&
        texts.flat().some((piece) => piece.kind === 'parameter' && imageParameters.includes(piece.name)));
    (0,text_problem/* throwAll */.Kx)([
        ...(express ? [expressServiceProblem(service)] : []),
        ...(replaces && task !== undefined ? [replacementProblem([task.name])] : []),
    ]);
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
        throw expressServiceProblem(service);
    const replaced = resources.filter(({ Replacement }) => Replacement === 'True').map((each) => each.LogicalResourceId);
    if (!disableRollback || stack === undefined || replaced.length === 0)
        return;
    throw replacementProblem(replaced);
}
const TASK_DEFINITION = 'AWS::ECS::TaskDefinition';
const SERVICE = 'AWS::ECS::Service';
function replacementProblem(resources) {
    return new text_problem/* Problem */.AF(`This deploy replaces ${resources.join(', ')}, which CloudFormation refuses while rollback is disabled. The stack was not changed.`, 'Remove disable-rollback for this deploy. A new image always replaces its task definition.');
}
function expressServiceProblem(service) {
    return new text_problem/* Problem */.AF(`deployment-mode EXPRESS would leave the old image running: CloudFormation ends such an update before the ECS service ${service} uses the new task definition.`, 'Remove `deployment-mode: EXPRESS`.');
}

;// CONCATENATED MODULE: ./build/stack/deploy/request.js


function intentOf({ kind, stack }) {
    if (kind === 'diff')
        return 'show';
    return stack.options.execute ? 'execute' : 'leave';
}
function changeSetRequest({ plan, template, parameters }, stack, name) {
    const { target, buildId, run } = plan;
    const { capabilities, roleArn, options } = plan.stack;
    const description = describeSource({ repository: target.owner.repository, buildId: buildId.id, run });
    const tags = tagsFor(plan, stack);
    return {
        StackName: stack?.id ?? target.stackName,
        ChangeSetName: name,
        ClientToken: name,
        ChangeSetType: stack === undefined ? 'CREATE' : 'UPDATE',
        Description: description.slice(0, 1024),
        ...(template.url === undefined ? { TemplateBody: template.body } : { TemplateURL: template.url }),
        Parameters: requestedParameters(template, parameters, stack?.parameters ?? new Map()),
        Capabilities: [...capabilities],
        ...(tags === undefined ? {} : { Tags: [...tags].map(([Key, Value]) => ({ Key, Value })) }),
        ...(roleArn === undefined ? {} : { RoleARN: roleArn }),
        ...optionalMembers(options, stack),
    };
}
function tagsFor({ target, stack: { tags } }, stack) {
    if (stack === undefined || (0,ownership/* isOurs */.MU)(stack, target.owner))
        return new Map([...tags, ...(0,ownership/* ownerTags */.Dh)(target.owner)]);
    return tags.size === 0 ? undefined : tags;
}
function requestedParameters(template, values, previous) {
    return [...template.parameters.keys()].flatMap((name) => {
        const value = values.get(name);
        if (value !== undefined)
            return [{ ParameterKey: name, ParameterValue: value }];
        return previous.has(name) ? [{ ParameterKey: name, UsePreviousValue: true }] : [];
    });
}
function optionalMembers({ notificationArns, includeNestedStacks, deploymentMode, disableRollback }, stack) {
    const express = deploymentMode === 'EXPRESS';
    const onFailure = { OnStackFailure: disableRollback ? 'DO_NOTHING' : 'DELETE' };
    return {
        ...(notificationArns === undefined ? {} : { NotificationARNs: [...notificationArns] }),
        ...(includeNestedStacks ? { IncludeNestedStacks: true } : {}),
        ...(express ? { DeploymentConfig: { Mode: 'EXPRESS', DisableRollback: disableRollback } } : {}),
        ...(deploymentMode === 'REVERT_DRIFT' && stack !== undefined ? { DeploymentMode: deploymentMode } : {}),
        ...(stack === undefined && !express ? onFailure : {}),
    };
}

// EXTERNAL MODULE: ./build/stack/changes/summary.js + 1 modules
var summary = __webpack_require__(5097);
;// CONCATENATED MODULE: ./build/stack/failure/explain.js










const SHORTEST = 100;
async function explainFailure(edges, failed) {
    const { target, template, stackId, end } = failed;
    const diagnosis = await findFailures(edges.client, end.events);
    const { failures } = diagnosis;
    const [cause, ...others] = failures;
    const what = `Stack ${target.stackName} was not ${failed.operation}d (${end.status})`;
    const took = timeOf(end.events.at(-1)) - timeOf(end.events[0]);
    const task = cause && (await failed.services.taskOf(cause.resource));
    const more = {
        details: [
            ...others.map((each) => `${each.inRollback ? 'Failed in the rollback' : 'Also failed'}: ${sentence(each)}`),
            ...missingPermissions(end, diagnosis, task),
            ...(0,aws_error/* splitAwsMessage */.dl)(cause?.reason ?? '').added,
            ...(took < SHORTEST ? [] : [`The operation took ${(0,format/* duration */.p0)(took)}.`]),
        ],
        link: { text: 'Events of the stack', url: (0,console/* stackConsoleUrl */.J_)(target.region, stackId, 'events') },
    };
    for (const detail of more.details)
        edges.log.info(detail);
    edges.log.info(`${more.link.text}: ${more.link.url}`);
    const left = keptAdvice(end.events, { id: stackId, name: target.stackName });
    if (cause === undefined)
        return causelessProblem(what, diagnosis, left, more);
    const place = template && (0,template_template/* resourcePlace */.QF)(template, cause.resource);
    const message = sentences([`${what}: ${sentence(cause)}`, rollbackSentence(failures, sentence), taskSentence(task)]);
    return new text_problem/* Problem */.AF(message, explain_withLine(hintFor(task?.reason ?? '') ?? remedyFor(cause, task), left), {
        ...more,
        shortSentence: `${sentences([shortSentence(cause, task), rollbackSentence(failures, shortSentence)])}.`.replace(/\.\.$/, '.'),
        details: [...wordings(cause, task), ...more.details],
        place,
        excerpt: task?.lines,
        excerptTitle: 'Last log lines of the task',
        retryable: isRetryableReason(cause.reason),
    });
}
function remedyFor({ hint }, task) {
    if (task !== undefined && task.lines.length > 0)
        return 'See the last log lines of the task, correct the cause, then run the job again.';
    return hint ?? 'Correct that resource, then run the job again.';
}
function causelessProblem(what, { stackReason }, left, more) {
    const why = stackReason === undefined ? ', and no resource gives a reason.' : `: ${(0,aws_error/* splitAwsMessage */.dl)(stackReason).text}`;
    const shortSentence = stackReason === undefined ? 'No resource gives a reason.' : (0,aws_error/* splitAwsMessage */.dl)(stackReason).text;
    const remedy = explain_withLine(hintFor(stackReason ?? '') ?? 'See the events in the log.', left);
    return new text_problem/* Problem */.AF(`${what}${why}`, remedy, { ...more, shortSentence });
}
function explain_withLine(text, line) {
    return line === '' ? text : `${text}\n${line}`;
}
function sentences(texts) {
    const given = texts.filter((text) => text !== '');
    return given.map((text, index) => (index < given.length - 1 ? text.replace(/[^.]$/, '$&.') : text)).join(' ');
}
function sentence({ resource, type, reason }) {
    return `${resource} (${type}): ${(0,aws_error/* splitAwsMessage */.dl)(reason).text}`;
}
function shortSentence({ resource, type, reason }, task) {
    const what = type === '' ? `\`${resource}\`` : `\`${resource}\` (\`${type}\`)`;
    return `${what} failed: ${task?.exit ?? (task?.reason || (0,aws_error/* splitAwsMessage */.dl)(reason).text)}`;
}
function wordings({ reason }, task) {
    if (task === undefined || task.reason === '')
        return [];
    return [
        `CloudFormation: ${(0,aws_error/* splitAwsMessage */.dl)(reason).text}`,
        ...(task.exit === undefined ? [] : [`ECS: ${task.reason}`]),
    ];
}
function rollbackSentence([cause, ...others], sentenceOf) {
    const failure = cause?.inRollback ? undefined : others.find(({ inRollback }) => inRollback);
    return failure === undefined ? '' : `The rollback failed, too: ${sentenceOf(failure)}`;
}
function taskSentence(task) {
    return task === undefined || task.reason === '' ? '' : `Its task stopped: ${task.reason}`;
}
function missingPermissions({ unreadable }, diagnosis, task) {
    const nested = unreadable.length === 0 ? [] : [`cloudformation:DescribeStackEvents on ${unreadable.join(', ')}`];
    const actions = [...nested, ...diagnosis.missing, ...(task?.missing ?? [])];
    return actions.length === 0 ? [] : [`To see more of the cause, allow the role that deploys: ${actions.join('; ')}.`];
}
function watchServices(services) {
    const tasks = new Map();
    return {
        see: (event) => {
            const { PhysicalResourceId: arn = '' } = event;
            if (!isFailedService(event) || tasks.has(pathOf(event)))
                return;
            const reading = readTask(services, arn).catch(() => undefined);
            tasks.set(pathOf(event), reading);
        },
        taskOf: async (resource) => tasks.get(resource),
    };
}
async function readTask(services, arn) {
    const [clients, { readStoppedTask }] = await Promise.all([services(), Promise.all(/* import() */[__webpack_require__.e(1), __webpack_require__.e(646)]).then(__webpack_require__.bind(__webpack_require__, 1646))]);
    return readStoppedTask(clients, arn);
}
function isFailedService({ ResourceType, ResourceStatus, ResourceStatusReason }) {
    return (ResourceType === 'AWS::ECS::Service' &&
        /^(CREATE|UPDATE)_FAILED$/.test(ResourceStatus ?? '') &&
        !isCancelled(ResourceStatusReason));
}

;// CONCATENATED MODULE: ./build/stack/deploy/run.js









async function runChangeSet(edges, target, started) {
    const { changeSet, waiting } = started;
    const { stackName } = target;
    const operation = started.stack === undefined ? 'create' : 'update';
    const { events } = await followChangeSet(edges, target, started, operation);
    const unread = new text_problem/* Problem */.AF(`Stack ${stackName} was ${operation}d, but AWS does not tell its state within ${(0,format/* minutes */.Gx)(target.timeoutMinutes)}.`, 'Run the job again: it finds the stack as it is. Raise timeout-in-minutes if AWS has too many requests at once.');
    const stack = await (0,poll/* orTimeoutProblem */._f)(readSettled(edges.client, changeSet.stackId, waiting), unread);
    if (stack === undefined || stack.status.startsWith('DELETE_')) {
        throw new text_problem/* Problem */.AF(`Stack ${stackName} was ${operation}d, but another operation has deleted it since.`, 'See who deleted it in CloudTrail, or run the job again.');
    }
    const { id, changes } = changeSet;
    return { operation, stack, changeSetId: id, changes, resources: resourceDurations(events) };
}
async function followChangeSet(edges, target, { changeSet, template, token, disableRollback, waiting }, operation) {
    const { stackId } = changeSet;
    const services = watchServices(edges.services);
    const machines = watchMachines(edges);
    const onEvent = (event) => {
        services.see(event);
        machines.see(event);
    };
    const resources = new Set((0,summary/* changesSummary */.a)(changeSet.changes).resources.map(({ resource }) => resource));
    const watching = { waiting, onEvent, onWait: machines.look };
    const options = { stackId, operation, token, changeSet, rollbackDisabled: disableRollback, ...watching };
    try {
        const end = await followInLog(edges, { stackName: target.stackName, resources }, options);
        if (end.outcome === 'failed') {
            edges.learn({ status: end.status, resources: resourceDurations(end.events) });
            throw await explainFailure(edges, { target, template, operation, stackId, end, services });
        }
        return end;
    }
    catch (error) {
        if (edges.signal.aborted)
            edges.log.warning(`CloudFormation continues with stack ${target.stackName}. A re-run attaches to it.`);
        if (!(error instanceof poll/* TimedOut */.GA))
            throw error;
        throw new text_problem/* Problem */.AF(`Stack ${target.stackName} is not ready after ${(0,format/* minutes */.Gx)(target.timeoutMinutes)}. CloudFormation continues with it: ${stackId}`, [
            machines.advice(),
            'Run the job again: it waits for the running operation. Raise timeout-in-minutes if the stack needs longer.',
        ]
            .join('\n')
            .trim());
    }
}

;// CONCATENATED MODULE: ./build/stack/deploy/deploy-once.js











async function deployOnce(edges, desired, attempt) {
    const { plan, template } = desired;
    const { target, stack: settings } = plan;
    const { options } = settings;
    const { request, stack, waiting } = attempt;
    const token = request.ChangeSetName ?? '';
    const role = settings.roleArn ?? stack?.roleArn;
    if (role !== undefined)
        edges.log.info(`CloudFormation uses the service role ${role}.`);
    const intent = intentOf(plan);
    if (intent !== 'show')
        edges.learn({ moment: { state: 'deploying' } });
    const pending = { region: target.region, stackName: target.stackName, name: token };
    edges.saveForPost(pending);
    let keep = false;
    try {
        const changeSet = await createChangeSet(edges, desired, attempt);
        if (!changeSet.executable)
            return await unchanged(edges, plan, changeSet, stack);
        for (const line of (0,lines/* changeLines */.O)(changeSet.changes))
            edges.log.info(line);
        if (intent === 'show')
            return await notExecuted(edges, changeSet, stack);
        checkChanges(options, stack, changeSet.changes);
        edges.signal.throwIfAborted();
        await edges.confirm();
        if (intent === 'execute')
            edges.learn({ moment: { state: 'deploying', changes: changeSet.changes } });
        if (intent === 'execute')
            await executeChangeSet(edges.client, changeSet.id, token, rollbackOption(options, stack));
        keep = true;
        edges.saveForPost(undefined);
        edges.learn({ changeSetId: changeSet.id, status: undefined, resources: [] });
        if (intent === 'leave')
            return await notExecuted(edges, changeSet, stack);
        const { disableRollback } = options;
        return await runChangeSet(edges, target, { changeSet, template, stack, token, disableRollback, waiting });
    }
    catch (error) {
        if (isNameTaken(error)) {
            keep = true;
            edges.saveForPost(undefined);
        }
        throw error;
    }
    finally {
        if (!keep)
            await discard(edges, target, pending);
    }
}
function rollbackOption(options, stack) {
    return stack === undefined || options.deploymentMode === 'EXPRESS' ? undefined : options.disableRollback;
}
async function notExecuted(edges, { id, stackId, changes }, before) {
    const stack = before ?? (await (0,stack_stack/* readStack */.bA)(edges.client, stackId));
    if (stack === undefined)
        throw new Error(`unreachable: the stack of the change set ${id} does not exist`);
    return { operation: before === undefined ? 'create' : 'update', stack, changeSetId: id, changes, resources: [] };
}
async function createChangeSet(edges, { plan: { target, stack }, template }, { request, waiting }) {
    const requested = await requestChangeSet(edges.client, request, target);
    try {
        const created = await (0,poll/* orTimeoutProblem */._f)(awaitChangeSet(edges, requested, waiting), changeSetTimeoutProblem(target));
        const made = { id: requested.stackId, name: target.stackName };
        if (request.ChangeSetType === 'CREATE')
            await checkReview(edges.client, made, target.owner, { verb: 'changed', own: requested.id });
        edges.learn({ stackId: requested.stackId });
        return created;
    }
    catch (error) {
        if (!(error instanceof ChangeSetFailed))
            throw error;
        const { capabilities, roleArn } = stack;
        const failed = await innermostFailure(edges.client, error, template);
        const refusal = explainRefusal(failed, { stackName: target.stackName, capabilities, roleArn });
        if (refusal !== failed)
            throw refusal;
        throw changeSetProblem(failed, await readDetails(edges.client, failed), template);
    }
}
async function discard(edges, { owner }, pending) {
    const { clock, signal } = edges;
    const deadline = clock.now() + (signal.aborted ? 3_000 : 60_000);
    try {
        await deleteChangeSet(edges.client, pending, owner, { clock, signal: new AbortController().signal, deadline });
        edges.saveForPost(undefined);
    }
    catch (error) {
        const reason = (0,text_problem/* messageOf */.bD)(error);
        edges.log.warning(`The change set ${pending.name} of stack ${pending.stackName} was not deleted: ${reason}`);
    }
}
async function unchanged(edges, { target: { stackName }, stack: { options } }, { id, stackId }, stack) {
    if (options.failOnEmpty) {
        throw new text_problem/* Problem */.AF(`The change set of stack ${stackName} is empty, and fail-on-empty-changeset is true. The stack was not changed.`, 'The deployed stack already matches. Remove fail-on-empty-changeset if that is not a failure.');
    }
    if (stack === undefined) {
        throw new text_problem/* Problem */.AF('CloudFormation finds nothing to create in the template.', 'Give the template at least one resource whose condition is not false.');
    }
    if (stack.status === 'UPDATE_ROLLBACK_COMPLETE') {
        edges.log.warning(`Stack ${stack.name} needs no change, but its last update was rolled back. The stack runs this template.`);
    }
    const now = (await (0,stack_stack/* readStack */.bA)(edges.client, stackId)) ?? stack;
    return { operation: 'none', stack: now, changeSetId: id, changes: [], resources: [] };
}

;// CONCATENATED MODULE: ./build/stack/deploy/unchanged.js


function isUnchanged(request, { plan, template }, { stack, body }) {
    const { RoleARN, NotificationARNs, Parameters, Tags } = request;
    return (!alwaysNeedsChangeSet(plan.stack.options) &&
        (RoleARN === undefined || RoleARN === stack.roleArn) &&
        listsAreEqual(NotificationARNs ?? stack.notificationArns, stack.notificationArns) &&
        isDeployed(stack.status) &&
        body === template.body &&
        isSelfContained(template) &&
        parametersAreEqual(template, Parameters ?? [], stack.parameters) &&
        (Tags === undefined || mapsAreEqual((0,stack_stack/* tagMap */.lD)(Tags), stack.tags)));
}
function alwaysNeedsChangeSet({ deploymentMode, execute, failOnEmpty }) {
    return deploymentMode === 'REVERT_DRIFT' || !execute || failOnEmpty;
}
function isSelfContained({ dependsOnMore, resources, nested }) {
    if (dependsOnMore)
        return false;
    return [...resources].every(([logicalId, { type }]) => {
        if (type.endsWith('::MODULE'))
            return false;
        if (type !== 'AWS::CloudFormation::Stack')
            return true;
        const child = nested.get(logicalId);
        return child !== undefined && isSelfContained(child) && ![...child.parameters.values()].some(isLookedUp);
    });
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

;// CONCATENATED MODULE: ./build/stack/deploy/deploy-stack.js

















async function deployStack(edges, desired, deployed) {
    const { target } = desired.plan;
    const start = edges.clock.now();
    const waiting = waitOptionsFor(edges, target);
    let state = deployed;
    for (let attempt = 1;; attempt += 1) {
        const stack = await (0,poll/* orTimeoutProblem */._f)(makeReady(edges, desired, state, waiting), busyTimeoutProblem(target));
        const request = changeSetRequest(desired, stack, `${target.operation}-${attempt}`);
        if (stack !== undefined &&
            stack === deployed.stack &&
            isUnchanged(request, desired, { stack, body: deployed.body })) {
            edges.log.info(`Stack ${target.stackName} is up to date: its template, parameters and tags are unchanged. No change set was created.`);
            return { operation: 'none', stack, changeSetId: undefined, changes: [], resources: [] };
        }
        try {
            if (stack !== undefined && intentOf(desired.plan) === 'execute') {
                const buildId = await refuseOlderRun(edges.client, stack, desired.plan);
                const running = runningVersion(stack, await bodyOf(edges, stack, deployed));
                if (running)
                    edges.learn({ running: { ...running, buildId: running.buildId ?? buildId } });
            }
            return await deployOnce(edges, desired, { request, stack, waiting });
        }
        catch (error) {
            const first = stack === undefined && attempt === 1;
            await waitForRetry(edges, desired, error, { first, waiting, start });
            if (intentOf(desired.plan) !== 'show')
                await edges.confirm();
            state = await readStackState(edges.client, target.stackName, desired.plan.stack.options);
        }
    }
}
async function bodyOf({ client }, stack, deployed) {
    if (stack === deployed.stack || (0,url_output/* urlOutput */.z)(stack.outputs) === undefined)
        return deployed.body;
    return (0,stack_stack/* readTemplateBody */.B9)(client, stack.id);
}
async function waitForRetry({ log }, { plan: { target, stack } }, error, { first, waiting, start }) {
    if (error instanceof text_problem/* Problem */.AF && error.retryable && first) {
        log.notice([error.sentence, ...(error.excerpt ?? []), 'This may be temporary, so the stack is created once more.']);
        return;
    }
    const { capabilities, roleArn, options } = stack;
    if (!isRaceLost(error, options))
        throw explainRefusal(error, { stackName: target.stackName, capabilities, roleArn });
    log.info(`Another operation on stack ${target.stackName} came first.`);
    await (0,poll/* orTimeoutProblem */._f)((0,poll/* sleep */.yy)(waiting, start), busyTimeoutProblem(target));
}
const RACE_LOST = /_IN_PROGRESS state|is currently in progress|already exists and cannot be created again|^Stack \[[^\]]+\] does not exist$/i;
const IN_STATUS = /^Stack:\S+ is in (\w+) state and can not be updated/;
function isRaceLost(error, { disableRollback }) {
    const status = error instanceof Error ? IN_STATUS.exec(error.message)?.[1] : undefined;
    if (status !== undefined)
        return actionFor(status, disableRollback).kind !== 'update';
    return ((0,aws_error/* isError */.bJ)(error, 'ChangeSetNotFoundException') ||
        isNameTaken(error) ||
        (0,aws_error/* isError */.bJ)(error, 'InvalidChangeSetStatusException', /OBSOLETE/) ||
        (error instanceof Error && !(error instanceof text_problem/* Problem */.AF) && RACE_LOST.test(error.message)));
}
async function makeReady(edges, desired, { stack, action }, waiting) {
    const { target, stack: settings } = desired.plan;
    if (stack === undefined)
        return undefined;
    if (action.kind === 'wait') {
        const idle = await awaitIdle(edges, stack, waiting);
        return makeReady(edges, desired, stackStateOf(idle, settings.options), waiting);
    }
    await checkStack(edges.client, { stack, action }, desired.plan);
    if (action.kind === 'create')
        return undefined;
    if (action.kind !== 'recreate')
        return stack;
    edges.log.notice(`Stack ${stack.name} is ${stack.status}: ${action.why}, so it is deleted and recreated.`);
    const options = { token: `${target.operation}-0`, waiting, stopCause: stopCause(target.owner) };
    const removing = removeStack(edges, stack, options);
    await (0,poll/* orTimeoutProblem */._f)(removing, deleteTimeoutProblem(target));
    return undefined;
}

;// CONCATENATED MODULE: ./build/commands/stack.js









function stackEdges(world) {
    const { aws, log, clock, signal, saveForPost, confirm } = world;
    const { cloudFormation: client, services, stepFunctions } = aws;
    const learn = (news) => learnNews(world, news);
    return { client, services, stepFunctions, log, clock, signal, saveForPost, learn, confirm };
}
function learnNews({ learn, context }, { running, ...news }) {
    const commit = running?.buildId === undefined ? undefined : (0,build_id/* commitOf */.D)(running.buildId, context.source);
    learn({ ...news, ...(running && { running: { commit, url: running.url } }) });
}
async function readDeployed(plan, world) {
    const { client, learn } = stackEdges(world);
    const state = await readStackState(client, plan.target.stackName, plan.stack.options);
    const { stack } = state;
    if (stack !== undefined && (0,ownership/* isOurs */.MU)(stack, plan.target.owner))
        learn({ stackId: stack.id });
    const reading = stack === undefined ? Promise.resolve(undefined) : (0,stack_stack/* readTemplateBody */.B9)(client, stack.id);
    const [body] = await (0,text_problem/* allOrProblems */.Xd)([reading, checkStack(client, state, plan)]);
    const running = runningVersion(stack, body);
    if (stack === undefined)
        return { ...state, body };
    learn({ stackId: stack.id });
    if (running !== undefined) {
        const asks = running.buildId === undefined && world.comment !== undefined;
        const { repository } = plan.target.owner;
        const buildId = asks ? await lastBuildId(client, stack, repository) : running.buildId;
        learn({ running: { ...running, buildId } });
    }
    return { ...state, body };
}
async function deployImages(plan, world, { template, sources, deployed }, images) {
    const edges = stackEdges(world);
    const parameters = parameterValues(sources, images);
    for (const secret of secretsOf(template, parameters))
        world.log.mask(secret);
    const built = plan.kind === 'deploy' && images.some(({ reused }) => !reused);
    const now = built ? await readDeployed(plan, world) : deployed;
    return deployStack(edges, { plan, template, parameters }, now);
}
async function describeOutcome(world, { operation, stack, changeSetId, changes, resources }, region, template) {
    const { name: stackName, id: stackId, outputs: stackOutputs } = stack;
    const hidden = secretOutputs(stackOutputs, template);
    for (const key of hidden)
        world.log.mask(stackOutputs.get(key) ?? '');
    const arns = await (0,stack_stack/* readArns */.Xz)(stackEdges(world), stackId);
    const facts = { operation, stackName, stackId, region, changeSetId, changes, resources };
    return { ...facts, stackOutputs, secretOutputs: hidden, ...arns };
}
async function checkUploads({ aws }, uploads) {
    if (uploads === undefined)
        return;
    const { checkBucket } = await Promise.all(/* import() */[__webpack_require__.e(966), __webpack_require__.e(136)]).then(__webpack_require__.bind(__webpack_require__, 136));
    await checkBucket(await aws.s3(), uploads.bucket);
}
async function uploadFiles({ aws, log }, { bucket, files }) {
    const { upload } = await Promise.all(/* import() */[__webpack_require__.e(966), __webpack_require__.e(136)]).then(__webpack_require__.bind(__webpack_require__, 136));
    await upload(await aws.s3(), log, bucket, files);
}

;// CONCATENATED MODULE: ./build/commands/delete.js











async function runDelete(plan, world) {
    await checkIdentity(world, plan.account);
    return deleteAll(plan, world, watchPreview(world, plan));
}
async function deleteAll({ target, images }, unwatched, watch) {
    const world = { ...unwatched, confirm: watch.confirmDelete };
    const { phases, time } = stopwatch(world.clock);
    const deleted = await time('Delete', () => deleteStack(stackEdges(world), target));
    if (images.length > 0)
        await time('Images', () => delete_removeImages(world, { target, images }, watch));
    const { stackName, region } = target;
    return { operation: 'delete', stackName, stackId: deleted?.id, region, resources: deleted?.resources ?? [], phases };
}
async function delete_removeImages(world, { target, images }, watch) {
    const reason = await whyImagesStay(world, target, watch);
    if (reason !== undefined)
        return world.log.notice(`The images stay: ${reason}.`);
    await (0,text_problem/* allOrProblems */.Xd)(images.map((each) => removePreviewImages(storeFor(world, each.repository), each)));
}
async function whyImagesStay(world, target, watch) {
    try {
        await watch.confirmDelete();
    }
    catch (error) {
        if (!(error instanceof NotNeeded))
            throw error;
        return error.message;
    }
    return watch.isOpen() ? whoUsesImages(world, target) : undefined;
}
async function whoUsesImages({ aws }, { stackName, owner }) {
    const use = `of pull request ${owner.pullRequest} may use them`;
    try {
        const all = await listPreviews(aws.cloudFormation, owner.repository);
        const other = all.find((each) => each.owner.pullRequest === owner.pullRequest &&
            each.stack.name !== stackName &&
            each.stack.status !== 'DELETE_IN_PROGRESS');
        return other && `stack ${other.stack.name} ${use}`;
    }
    catch (error) {
        if (!(0,aws_error/* isAccessDenied */.w7)(error))
            throw error;
        return `another preview ${use}, and these credentials may not list stacks (cloudformation:DescribeStacks)`;
    }
}

// EXTERNAL MODULE: ./build/report/failure.js
var report_failure = __webpack_require__(897);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-cloudformation/dist-es/commands/UpdateTerminationProtectionCommand.js
var UpdateTerminationProtectionCommand = __webpack_require__(5725);
;// CONCATENATED MODULE: ./build/stack/deploy/protection.js



async function protect({ client, log }, { target: { owner }, stack: settings, release }, stack) {
    const given = settings.options.terminationProtection;
    const on = given ?? (release === undefined ? undefined : true);
    if (on === undefined || on === stack.terminationProtection)
        return;
    if (on && owner.pullRequest !== undefined)
        return;
    const { name } = stack;
    if (!(0,ownership/* isOurs */.MU)(stack, owner)) {
        if (given === undefined)
            return;
        log.warning(`Termination protection of stack ${name} stays ${on ? 'off' : 'on'}: the stack does not carry our tags.`);
        return;
    }
    try {
        const request = { StackName: stack.id, EnableTerminationProtection: on };
        await client.send(new UpdateTerminationProtectionCommand/* UpdateTerminationProtectionCommand */.m(request));
    }
    catch (error) {
        if (given !== undefined || !(0,aws_error/* isAccessDenied */.w7)(error))
            throw error;
        log.warning(`Stack ${name} is deployed by a release, but has no termination protection: these credentials may not turn it on. Allow them cloudformation:UpdateTerminationProtection, or give \`termination-protection: false\`.`);
        return;
    }
    log.info(`Termination protection of stack ${name} is ${on ? 'on' : 'off'} now.`);
}

;// CONCATENATED MODULE: ./build/commands/job/execution.js

async function runStateMachine(world, { plan, input, stack }) {
    const [{ findStateMachine }, { runExecution }] = await Promise.all([
        Promise.resolve(/* import() */).then(__webpack_require__.bind(__webpack_require__, 5468)),
        Promise.all(/* import() */[__webpack_require__.e(322), __webpack_require__.e(1), __webpack_require__.e(381)]).then(__webpack_require__.bind(__webpack_require__, 3381)),
    ]);
    const stateMachineArn = await findStateMachine(world.aws.cloudFormation, stack, plan.settings.stateMachine);
    const named = { ...plan, name: (0,ownership/* executionNameFor */.rr)(plan.name, input) };
    return runExecution({ ...world, ...world.aws }, { plan: named, stateMachineArn, input });
}
async function runAfterDeploy(world, { execution: plan, target }, { stackId: id, stackOutputs: outputs, input }) {
    if (plan === undefined || input === undefined)
        return {};
    world.learn({ moment: { state: 'running' } });
    try {
        return await runStateMachine(world, { plan, input, stack: { id, name: target.stackName, outputs } });
    }
    catch (failure) {
        world.signal.throwIfAborted();
        return { failure };
    }
}

// EXTERNAL MODULE: external "node:vm"
var external_node_vm_ = __webpack_require__(714);
;// CONCATENATED MODULE: ./build/edges/matcher.js

const PATIENCE_MILLISECONDS = 1000;
function openMatcher(patience = PATIENCE_MILLISECONDS) {
    const context = (0,external_node_vm_.createContext)({});
    const script = new external_node_vm_.Script('pattern.test(text)');
    let left = patience;
    return (pattern, text) => {
        if (left < 1)
            return undefined;
        const start = performance.now();
        try {
            return script.runInContext(Object.assign(context, { pattern, text }), { timeout: Math.floor(left) }) === true;
        }
        catch {
            return undefined;
        }
        finally {
            left -= performance.now() - start;
        }
    };
}

;// CONCATENATED MODULE: ./build/execution/input.js


const LARGEST_INPUT = 262_144;
const LONGEST_OVERRIDES = 8192;
const LEAST_OVERRIDES = 100;
const PATH = /^(?:file:\/\/)?([^\s{}[\]"]+\.json)$/;
async function readExecutionInput(text, workspace, isOverride) {
    const [, file] = PATH.exec(text) ?? [];
    const input = file === undefined ? text || '{}' : await readInputFile(workspace, file);
    const parsed = parseInput(input, file);
    const size = Buffer.byteLength(input);
    if (size > LARGEST_INPUT) {
        throw new text_problem/* Problem */.AF(`Input run-input has ${size} bytes; Step Functions accepts at most ${LARGEST_INPUT}.`, 'Put the data into a bucket, and pass its address as the input.');
    }
    const length = isOverride ? compactLength(parsed, input) : 0;
    if (length > LONGEST_OVERRIDES - LEAST_OVERRIDES) {
        throw new text_problem/* Problem */.AF(`Input run-input has ${length} characters; the built-in template passes it to the container, and ECS accepts at most ${LONGEST_OVERRIDES} for all overrides.`, 'Put the data into a bucket, and pass its address as the input.');
    }
    return input;
}
function compactLength(parsed, input) {
    try {
        return JSON.stringify(parsed).length;
    }
    catch {
        return input.length;
    }
}
async function readInputFile(workspace, file) {
    const named = {
        by: 'Input run-input',
        remedy: 'Give JSON, or the path of a `.json` file in the workspace. The job must check out or write the file before this step.',
        largest: 4 * LARGEST_INPUT,
    };
    return utf8Text(file, await readWorkspaceFile(workspace, file, named))
        .replace(/^\uFEFF/, '')
        .trim();
}
function parseInput(text, file) {
    try {
        return JSON.parse(text);
    }
    catch {
        const place = input_placeOf(text, faultIn(text));
        const what = file === undefined ? 'the text' : `the file ${file}`;
        throw new text_problem/* Problem */.AF(`Input run-input: ${what} is not valid JSON: there is an error in line ${place.line}, column ${place.column}.`, 'Write JSON, such as {"key": "value"}, or the path of a `.json` file in the workspace. In an expression, `toJSON` turns any value into JSON.', file === undefined ? {} : { place: { file, ...place } });
    }
}
function faultIn(text) {
    let [good, bad] = [0, text.length];
    while (good < bad) {
        const middle = Math.ceil((good + bad) / 2);
        if (isBeginning(text.slice(0, middle)))
            good = middle;
        else
            bad = middle - 1;
    }
    return good;
}
function isBeginning(text) {
    try {
        JSON.parse(text);
        return true;
    }
    catch (error) {
        const message = error.message;
        return /end of JSON|Unterminated/.test(message) || message.includes(`at position ${text.length} `);
    }
}
function input_placeOf(text, offset) {
    const before = text.slice(0, offset).split('\n');
    return { line: before.length, column: (before.at(-1) ?? '').length + 1 };
}

// EXTERNAL MODULE: ./build/execution/machine.js
var execution_machine = __webpack_require__(5468);
;// CONCATENATED MODULE: ./build/parameters/image-parameter.js






function findImageParameter(template, setting, overrides) {
    const carrier = carrierOf(overrides.values);
    if (setting === 'none') {
        if (carrier === undefined)
            return undefined;
        throw new text_problem/* Problem */.AF(`Input ${inputOf(carrier, overrides)}: \`${carrier}\` has a placeholder of the image, but image-parameter is none.`, 'Remove `image-parameter: none`, or give the value without the placeholder.');
    }
    if (setting !== 'auto')
        return namedParameter(template, setting);
    if (carrier !== undefined)
        return undefined;
    const uses = imageUses(template);
    const candidates = imageParametersOf(template);
    const open = candidates.filter((name) => !overrides.values.has(name));
    if (open.length === 1)
        return open[0];
    throw open.length === 0
        ? noParameterProblem(template, uses, candidates)
        : severalParametersProblem(template, uses, open);
}
function namedParameter(template, name) {
    if (!template.parameters.has(name)) {
        throw new text_problem/* Problem */.AF(`Input image-parameter: the template ${template.path} has no parameter \`${name}\`.`, `Use one of its parameters (${[...template.parameters.keys()].join(', ') || 'it has none'}), auto or none.`);
    }
    if (takesText(template, name))
        return name;
    const type = template.parameters.get(name)?.type;
    throw new text_problem/* Problem */.AF(`Input image-parameter: \`${name}\` of the template ${template.path} is of type ${type}, which cannot take an image.`, `Declare it as \`Type: String\`, or use another parameter.`);
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
function noParameterProblem(template, uses, given) {
    const unusedImageProblem = (because, remedy) => new text_problem/* Problem */.AF(`The template ${template.path} does not use the image: ${because}.`, remedy, {
        place: usePlace(uses[0]),
    });
    if (template.unread) {
        return new text_problem/* Problem */.AF(`This action cannot read the template ${template.path}, so it does not know which parameter receives the image.`, 'Name it in `image-parameter`, pass the image by a placeholder in parameter-overrides (`ImageTag={{image-tag}}`), or set `image-parameter: none`.');
    }
    if (given.length > 0) {
        return unusedImageProblem(`the parameter for it, ${given.join(', ')}, is given by parameter-overrides`, USE_A_PARAMETER);
    }
    if (uses.length === 0)
        return unusedImageProblem('nothing in it runs a container image', USE_A_PARAMETER);
    return unusedImageProblem(uses.map(describeUse).join('; '), useRemedy(uses, template));
}
function severalParametersProblem(template, uses, names) {
    const places = names.map((name) => {
        const by = uses.filter(({ texts }) => texts.some((pieces) => hasParameter(pieces, name)));
        return `${name} (${[...new Set(by.map(whereIs))].join('; ')})`;
    });
    return new text_problem/* Problem */.AF(`The template ${template.path} takes images by several parameters: ${places.join(', ')}.`, `Say which one receives this image, such as \`image-parameter: ${names[0]}\`, or give the others in parameter-overrides.`, { place: usePlace(uses[0]) });
}
function whereIs({ name, template, resource }) {
    return `${name}, line ${resource.line}${name.includes('.') ? ` of ${template.path}` : ''}`;
}
function describeUse(use) {
    return `${use.name} (${whereIs(use).slice(use.name.length + 2)}) takes \`${expressionText(use.expression)}\``;
}
const USE_A_PARAMETER = 'Use a parameter as the image (`Image: !Ref ImageUri`), pass it by a placeholder in parameter-overrides (`ImageTag={{image-tag}}`), or set `image-parameter: none`.';
function useRemedy(uses, template) {
    const texts = uses.flatMap((use) => use.texts);
    const assignments = [...new Set(texts.flatMap((pieces) => assignmentsFor(pieces, template)))];
    if (assignments.length > 0) {
        return `Parameters are only parts of the image. Add to parameter-overrides: ${assignments.map((text) => `\`${text}\``).join(' and ')}.`;
    }
    const [typeRemedy] = texts.flatMap((pieces) => typeRemedies(pieces, template));
    if (typeRemedy !== undefined)
        return typeRemedy;
    if (texts.flat().some(({ kind }) => kind === 'mapping')) {
        return 'A value of Mappings is fixed in the template. Declare a parameter and use it as the image (`Image: !Ref ImageUri`), or set `image-parameter: none`.';
    }
    return USE_A_PARAMETER;
}
function typeRemedies([piece, ...more], { parameters }) {
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
        const placeholder = placeholderFor(image_parameter_textAt(pieces, index - 1), image_parameter_textAt(pieces, index + 1));
        return placeholder === undefined ? [] : [`${piece.name}={{${placeholder}}}`];
    });
}
function image_parameter_textAt(pieces, index) {
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
function usePlace(use) {
    return use && (0,template_template/* placeIn */.VV)(use.template, use.resource.line);
}

;// CONCATENATED MODULE: ./build/parameters/image-assignment.js




function assignImages(template, images, overrides) {
    const several = images.flatMap(({ name, parameter }) => (name === undefined ? [] : [{ name, parameter }]));
    checkPlaceholders(overrides, several.map(({ name }) => name));
    const assigned = several.length > 0 ? assignSeveral(template, several, overrides) : assignOnly(template, images[0], overrides);
    const overridden = [...assigned.keys()].filter((name) => overrides.values.has(name));
    (0,text_problem/* throwAll */.Kx)(overridden.map((name) => overriddenImageProblem(name, inputOf(name, overrides))));
    return assigned;
}
function assignOnly(template, image, overrides) {
    const parameter = findImageParameter(template, image?.parameter ?? 'none', overrides);
    return new Map(parameter === undefined ? [] : [[parameter, undefined]]);
}
function overriddenImageProblem(parameter, input) {
    return new text_problem/* Problem */.AF(`Input ${input}: \`${parameter}\` receives the image, so its value is ignored.`, `Remove \`${parameter}\` there. To deploy an image that exists, give it in \`image\`.`);
}
function assignSeveral(template, images, overrides) {
    const named = images.map(({ parameter }) => parameter);
    const free = imageParametersOf(template).filter((name) => !overrides.values.has(name) && !named.includes(name));
    const wrong = [];
    const assigned = new Map();
    for (const image of images) {
        const sought = parameterOf(image, template, free);
        const carried = image.parameter === 'auto' && carrierOf(overrides.values, image.name) !== undefined;
        const found = carried && sought instanceof text_problem/* Problem */.AF ? undefined : sought;
        const other = typeof found === 'string' ? assigned.get(found) : undefined;
        if (found instanceof text_problem/* Problem */.AF)
            wrong.push(found);
        else if (found !== undefined && other !== undefined)
            wrong.push(sameParameterProblem(found, other, image.name));
        else if (found !== undefined)
            assigned.set(found, image.name);
    }
    (0,text_problem/* throwAll */.Kx)(wrong);
    return assigned;
}
function parameterOf(image, template, free) {
    if (image.parameter === 'none')
        return undefined;
    if (image.parameter !== 'auto') {
        if (template.parameters.has(image.parameter))
            return image.parameter;
        return new text_problem/* Problem */.AF(`Image ${image.name}: the template ${template.path} has no parameter \`${image.parameter}\`.`, `Give one of its parameters as \`parameter\` (${[...template.parameters.keys()].join(', ') || 'it has none'}), auto or none.`);
    }
    const fitting = free.filter((parameter) => isNamedLike(parameter, image.name));
    if (fitting.length === 1)
        return fitting[0];
    return fitting.length === 0 ? noMatchProblem(image, template, free) : severalMatchesProblem(image, template, fitting);
}
function isNamedLike(parameter, image) {
    const name = image.replaceAll('-', '');
    return ['', 'image', 'imageuri', 'uri'].some((end) => parameter.toLowerCase() === `${name}${end}`);
}
function noMatchProblem({ name }, template, free) {
    const has = free.length === 0 ? 'no free parameter' : free.join(', ');
    const words = name.split('-').map((word) => `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`);
    return new text_problem/* Problem */.AF(`Image ${name}: no parameter of the template ${template.path} has its name. Its containers take images by ${has}.`, `Name the parameter after the image, such as \`${words.join('')}Image\`, or give \`parameter: <name>\` to the image; \`parameter: none\` if the stack does not take it, or only by a placeholder such as \`{{image.${name}}}\`.`);
}
function severalMatchesProblem({ name }, template, fitting) {
    return new text_problem/* Problem */.AF(`Image ${name}: several parameters of the template ${template.path} have its name: ${fitting.join(', ')}.`, `Say which one receives it, such as \`parameter: ${fitting[0]}\`.`);
}
function sameParameterProblem(parameter, one, other) {
    return new text_problem/* Problem */.AF(`Input images: the parameter \`${parameter}\` would receive both \`${one}\` and \`${other}\`.`, 'Give each image a `parameter` of its own.');
}

;// CONCATENATED MODULE: ./build/parameters/platform.js




function checkPlatforms(check, images) {
    const known = images.filter(({ platforms, attested }) => platforms.length > 0 || attested);
    const uses = imageUses(check.template).filter(({ conditional }) => !conditional);
    (0,text_problem/* throwAll */.Kx)(known.flatMap((image) => {
        const own = uses.filter(({ texts }) => texts.some((pieces) => isOf(image, textOf(pieces, check))));
        const subject = image.name === undefined ? undefined : `Image ${image.name}`;
        return [...new Map(own.map((use) => [use.name, use])).values()]
            .flatMap((use) => platformProblems(use, check, image))
            .map((problem) => (0,text_problem/* withSubject */.tX)(subject, problem));
    }));
}
const GAP = '\0';
function textOf(pieces, { values }) {
    const texts = pieces.map((piece) => {
        if (piece.kind === 'text')
            return piece.text;
        if (piece.kind !== 'parameter')
            return GAP;
        return values.get(piece.name) ?? GAP;
    });
    return texts.join('');
}
function isOf({ reference, digest, repositoryUri, tag, extraTags = [] }, text) {
    if (text === reference || (digest !== '' && text.endsWith(`@${digest}`)))
        return true;
    const host = /^[^/]*[.:][^/]*\//.exec(repositoryUri)?.[0] ?? '';
    const repository = repositoryUri.slice(host.length);
    return [tag, ...extraTags].some((each) => {
        const end = `${repository}:${each}`;
        return each !== '' && text.endsWith(end) && isRegistry(text.slice(0, -end.length), host);
    });
}
function isRegistry(text, ours) {
    return text === '' || text === ours || (/^[^/]+\/$/.test(text) && (ours === '' || text.includes(GAP)));
}
function platformProblems(use, check, { platforms, attested }) {
    const { name, resource, template } = use;
    const problem = (what, remedy) => new text_problem/* Problem */.AF(what, `${remedy} Nothing was deployed.`, { place: (0,template_template/* placeIn */.VV)(template, resource.line) });
    const of = `${name} of the template ${template.path}`;
    const index = attested && isFunction(use)
        ? [
            problem(`The image has attestations, which make it an index, and Lambda takes none: ${of} would not be created.`, 'Remove `provenance` and `sbom`.'),
        ]
        : [];
    const { platform, setting, value } = neededPlatform(use, check) ?? {};
    if (platform === undefined || platforms.length === 0)
        return index;
    const image = `The image is for ${platforms.join(', ')}`;
    if (!platforms.includes(platform)) {
        const what = `${image}, but ${of} runs on ${platform} (${setting} ${value}).`;
        return [...index, problem(what, `Build for it with \`platforms: ${platform}\`, or change ${setting}.`)];
    }
    if (!isFunction(use) || platforms.length === 1)
        return index;
    const what = `${image}, and Lambda takes no image for several platforms; ${of} runs on ${platform}.`;
    return [...index, problem(what, `Build for that one alone with \`platforms: ${platform}\`.`)];
}
const ARCHITECTURES = new Map([
    ['X86_64', 'amd64'],
    ['ARM64', 'arm64'],
]);
function neededPlatform(use, check) {
    const { type } = use.resource;
    if (isFunction(use))
        return platformOfFunction(use, check);
    const isTask = type === 'AWS::ECS::TaskDefinition' || type === 'AWS::Batch::JobDefinition';
    return isTask ? platformOfTask(use, check) : undefined;
}
function isFunction({ resource: { type } }) {
    return type === 'AWS::Lambda::Function' || type === 'AWS::Serverless::Function';
}
function platformOfFunction(use, check) {
    const { type, properties } = use.resource;
    const inherits = type === 'AWS::Serverless::Function' && /\bGlobals\b/.test(use.template.body);
    const given = (0,template_template/* property */.MZ)(properties, 'Architectures') ?? (inherits ? undefined : 'x86_64');
    const [architecture, ...others] = Array.isArray(given) ? given : [given];
    const value = others.length > 0 ? undefined : knownText(architecture, use, check);
    return value === undefined ? undefined : needed('linux', 'Architectures', value);
}
function platformOfTask(use, check) {
    const fargate = ['RequiresCompatibilities', 'PlatformCapabilities'].some((name) => {
        const list = (0,template_template/* property */.MZ)(use.resource.properties, name);
        return Array.isArray(list) && list.length > 0 && list.every((each) => each === 'FARGATE');
    });
    const runtime = use.around.map((each) => (0,template_template/* property */.MZ)(each, 'RuntimePlatform')).find((each) => each !== undefined) ?? {};
    if (isExpression(runtime))
        return undefined;
    const standard = fargate ? 'X86_64' : undefined;
    const value = knownText((0,template_template/* property */.MZ)(runtime, 'CpuArchitecture') ?? standard, use, check);
    const system = knownText((0,template_template/* property */.MZ)(runtime, 'OperatingSystemFamily') ?? 'LINUX', use, check);
    if (value === undefined || system === undefined)
        return undefined;
    return needed(system.startsWith('WINDOWS') ? 'windows' : 'linux', 'CpuArchitecture', value);
}
function needed(os, setting, value) {
    const processor = ARCHITECTURES.get(value.toUpperCase());
    return processor === undefined ? undefined : { platform: `${os}/${processor}`, setting, value };
}
function knownText(expression, use, check) {
    const [pieces, ...others] = expression === undefined ? [] : possibleTexts(expression, use.resolve);
    const text = pieces === undefined || others.length > 0 ? GAP : textOf(pieces, check);
    return text.includes(GAP) ? undefined : text;
}
function isExpression(value) {
    return Object.keys(value).some((key) => key === 'Ref' || key.startsWith('Fn::'));
}

;// CONCATENATED MODULE: ./build/parameters/preview-network.js

const [NETWORK_STACK, VPC] = ['NetworkStackName', 'VpcId'];
function isNetworkOpen({ template, overrides }, setting) {
    const isBuiltIn = !template.inWorkspace && template.parameters.has(NETWORK_STACK);
    return isBuiltIn && setting !== 'none' && !overrides.has(NETWORK_STACK) && !overrides.has(VPC);
}
function withPreviewNetwork(sources, setting, { fault, previous }) {
    const before = previous.get(NETWORK_STACK) ?? '';
    if ((previous.get(VPC) ?? '') !== '' || (before !== '' && before !== ownership/* SHARED_NETWORK */.d4))
        return { sources };
    const given = (name) => ({
        sources: { ...sources, overrides: new Map([...sources.overrides, [NETWORK_STACK, name]]) },
    });
    if (setting === 'own')
        return given('');
    if (fault === undefined)
        return given(ownership/* SHARED_NETWORK */.d4);
    return before === ownership/* SHARED_NETWORK */.d4 ? { sources } : { sources, notice: ownNetworkNotice(fault) };
}
function ownNetworkNotice(fault) {
    return `The preview has a VPC of its own, because ${fault}. A region allows five VPCs by default. Deploy \`template: network\` to the stack \`${ownership/* SHARED_NETWORK */.d4}\` once for all previews to share, or set \`preview-network: own\`.`;
}

// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-cloudformation/dist-es/commands/DescribeStacksCommand.js
var DescribeStacksCommand = __webpack_require__(6925);
;// CONCATENATED MODULE: ./build/stack/shared-network.js



const EXPORTS = ['VpcId', 'SubnetIds', 'AssignPublicIp'];
async function findNetworkFault(client) {
    try {
        const { Stacks = [] } = await client.send(new DescribeStacksCommand/* DescribeStacksCommand */.Y({ StackName: ownership/* SHARED_NETWORK */.d4 }));
        return Stacks[0] === undefined ? MISSING : faultOf(Stacks[0]);
    }
    catch (error) {
        if ((0,aws_error/* isError */.bJ)(error, 'ValidationError', /does not exist/))
            return MISSING;
        if ((0,aws_error/* isAccessDenied */.w7)(error))
            return `the role may not describe the stack \`${ownership/* SHARED_NETWORK */.d4}\``;
        throw error;
    }
}
const MISSING = `there is no stack \`${ownership/* SHARED_NETWORK */.d4}\``;
function faultOf({ StackStatus, Outputs = [] }) {
    const names = Outputs.map(({ ExportName }) => ExportName);
    const isComplete = EXPORTS.every((name) => names.includes(`${ownership/* SHARED_NETWORK */.d4}-${name}`));
    if (isComplete && !StackStatus?.startsWith('DELETE_'))
        return undefined;
    return `the stack \`${ownership/* SHARED_NETWORK */.d4}\` in status ${StackStatus} exports no network`;
}

// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-cloudformation/dist-es/commands/GetTemplateSummaryCommand.js
var GetTemplateSummaryCommand = __webpack_require__(2312);
;// CONCATENATED MODULE: ./build/template/files/summary.js





function askCloudFormation(client, log) {
    return async (source, problem) => {
        if (Buffer.byteLength(source.body) > LARGEST_BODY)
            throw problem;
        const { Parameters = [] } = await client
            .send(new GetTemplateSummaryCommand/* GetTemplateSummaryCommand */.A({ TemplateBody: source.body }))
            .catch((error) => {
            throw explained(problem, error);
        });
        log.notice(stepBack(source, problem));
        return new Map(Parameters.map((parameter) => [parameter.ParameterKey ?? '', declarationOf(parameter)]));
    };
}
function explained(problem, error) {
    const { sentence, remedy, place } = problem;
    if (error.name === 'ValidationError') {
        return new text_problem/* Problem */.AF(sentence, remedy, { place, excerpt: [`CloudFormation: ${error.message}`] });
    }
    if (!(0,aws_error/* isAccessDenied */.w7)(error))
        return problem;
    const statement = (0,policy/* roleStatement */._3)(['cloudformation:GetTemplateSummary'], '*');
    return new text_problem/* Problem */.AF(sentence, `${remedy} Or let CloudFormation read it, with this statement in the policy of the role that deploys: ${statement}`, { place });
}
function stepBack({ path }, { sentence }) {
    const why = sentence.slice(sentence.indexOf(': ') + 2);
    return `CloudFormation accepts the template ${path}, but this action cannot read it (${why}). So it checks the parameters only, uploads no files that the template names, and hides every output. To change that, correct that line.`;
}
function declarationOf(parameter) {
    const { ParameterType = 'String', DefaultValue, NoEcho = false, ParameterConstraints = {} } = parameter;
    return {
        type: ParameterType,
        hasDefault: DefaultValue !== undefined,
        default: DefaultValue,
        noEcho: NoEcho,
        constraints: {
            allowedValues: ParameterConstraints.AllowedValues?.map((text) => ({ written: text, texts: [text] })),
            allowedPattern: undefined,
            minLength: undefined,
            maxLength: undefined,
            minValue: undefined,
            maxValue: undefined,
            description: undefined,
        },
        line: 1,
    };
}

// EXTERNAL MODULE: ./build/template/parameter-declaration.js + 1 modules
var parameter_declaration = __webpack_require__(959);
;// CONCATENATED MODULE: ./build/commands/preflight.js





















async function preflight(plan, world) {
    const files = await readFiles(plan, world);
    const { uploads } = files;
    const { values, errors } = await withIdentity(world, plan.account, {
        requests: [
            prepareAll(plan, world),
            checkUploads(world, uploads),
            readDeployed(plan, world),
            readNetworkFault(plan, world, files.sources),
        ],
        files: checkFiles(plan, world),
    });
    const [images, , deployed, fault] = values;
    const network = networkOf(plan, files.sources, { deployed, fault });
    (0,text_problem/* throwAll */.Kx)([
        ...plan.faults,
        ...files.errors,
        ...templateErrors(plan, { ...files, sources: network.sources }, { images, deployed }),
        ...(images?.errors ?? []),
        ...errors,
    ]);
    const ready = {
        template: (0,text_problem/* present */.Eb)(files.template),
        uploads,
        sources: (0,text_problem/* present */.Eb)(network.sources),
        deployed: (0,text_problem/* present */.Eb)(deployed),
        images: (0,text_problem/* present */.Eb)(images),
        executionInput: files.executionInput,
    };
    const before = (0,parameter_declaration/* declarationsOf */.R)(ready.deployed.body ?? '');
    for (const notice of changedDefaults(ready.sources, previousParameters(ready.deployed), before))
        world.log.notice(notice);
    if (network.notice !== undefined)
        world.log.notice(network.notice);
    return ready;
}
function isNetworkDecided({ preview }, sources) {
    return sources !== undefined && preview !== undefined && isNetworkOpen(sources, preview.settings.network);
}
async function readNetworkFault(plan, { aws }, sources) {
    const asks = plan.preview?.settings.network === 'shared' && isNetworkDecided(plan, sources);
    return asks ? findNetworkFault(aws.cloudFormation) : undefined;
}
function networkOf(plan, sources, { deployed, fault }) {
    if (deployed === undefined || !isNetworkDecided(plan, sources))
        return sources === undefined ? {} : { sources };
    const setting = plan.preview?.settings.network ?? 'none';
    return withPreviewNetwork(sources, setting, { fault, previous: previousParameters(deployed) });
}
function templateErrors({ stack, images: plans, execution }, { template, sources }, { images, deployed }) {
    if (template === undefined)
        return [];
    const builds = images?.prepared.some(({ ready: { kind } }) => kind === 'to-build') ?? false;
    const options = (0,text_problem/* attempt */.CD)(() => checkOptions(stack.options, {
        template,
        imageParameters: [...(sources?.imageParameters.keys() ?? [])],
        newImage: builds && deployed !== undefined && isUpdate(deployed),
    }));
    const planned = expectedImages(plans);
    const known = (images === undefined ? [] : knownImages(images)).map((image) => ({
        ...planned.find(({ name }) => name === image.name),
        ...image,
    }));
    const expected = planned.filter(({ name }) => known.every((image) => image.name !== name));
    const fitting = (0,text_problem/* attempt */.CD)(() => sources && checkImages({ template, sources, deployed }, known, expected));
    const machine = (0,text_problem/* attempt */.CD)(() => execution && (0,execution_machine.checkStateMachine)(template, execution.settings.stateMachine));
    return [...fitting.errors, ...options.errors, ...machine.errors];
}
function checkImages({ template, sources, deployed }, images, expected = []) {
    const previous = deployed && previousParameters(deployed);
    const all = [...images, ...expected];
    (0,text_problem/* throwAll */.Kx)([
        ...(0,text_problem/* attempt */.CD)(() => checkParameters(sources, images, previous, openMatcher())).errors,
        ...(0,text_problem/* attempt */.CD)(() => checkPlatforms({ template, values: expectedValues(sources, all, previous) }, all)).errors,
    ]);
}
async function readFiles(plan, { aws, context, templates, log }) {
    const { values, errors } = await (0,text_problem/* settleAll */.j3)([
        readTemplate(plan.template, {
            workspace: context.workspace,
            templates,
            ask: askCloudFormation(aws.cloudFormation, log),
        }),
        readOverrides(plan.stack.parameterOverrides, context.workspace, 'parameter-overrides'),
        readOverrides(plan.previewOverrides ?? '', context.workspace, 'preview-parameter-overrides'),
        readPlannedInput(plan, context.workspace),
    ]);
    const [read, all, preview, executionInput] = values;
    const given = all && preview && joinOverrides(all, preview);
    if (read === undefined)
        return { template: undefined, uploads: undefined, sources: undefined, executionInput, errors };
    const { template: source } = read;
    for (const secret of [all, preview].flatMap((pairs) => secretsOf(source, pairs?.values ?? new Map())))
        log.mask(secret);
    const { s3Bucket: name, s3Prefix: prefix } = plan.stack;
    const { region } = plan.account;
    const bucket = name === undefined ? undefined : { name, prefix, region, endpoint: aws.s3Endpoint };
    const packed = (0,text_problem/* attempt */.CD)(() => packageTemplate(source, bucket));
    const { template = source, uploads } = packed.value ?? {};
    const assigned = (0,text_problem/* attempt */.CD)(() => given && assignImages(source, plan.images, given));
    return {
        template,
        uploads: bucket === undefined || uploads === undefined || uploads.size === 0 ? undefined : { bucket, files: uploads },
        executionInput,
        sources: given && sourcesOf(plan, template, given, assigned.value),
        errors: [...errors, ...read.errors, ...packed.errors, ...(read.errors.length > 0 ? [] : assigned.errors)],
    };
}
async function readPlannedInput({ execution, template }, workspace) {
    return execution && readExecutionInput(execution.settings.input, workspace, template === inputs/* SERVICE_TEMPLATES */.OQ[0]);
}
function sourcesOf(plan, template, { values: overrides, ...origins }, assigned) {
    const open = parametersInImages(template).filter((name) => !overrides.has(name));
    const imageParameters = assigned ?? new Map(open.map((name) => [name, '']));
    return { template, overrides, ...origins, imageParameters, buildId: plan.buildId.id };
}
function previousParameters(state) {
    return state.stack !== undefined && isUpdate(state) ? state.stack.parameters : new Map();
}
function isUpdate({ action: { kind } }) {
    return kind !== 'create' && kind !== 'recreate';
}

;// CONCATENATED MODULE: ./build/commands/deploy.js














async function runDeploy(plan, world) {
    const watch = watchPreview(world, plan);
    const asking = watch.confirmDeploy();
    asking.catch(() => undefined);
    const { phases, time } = stopwatch(world.clock);
    const preparing = time('Preflight', () => preflight(plan, world)).finally(() => asking);
    const ready = await orNotNeeded(preparing);
    if (ready instanceof NotNeeded) {
        const left = await removeLeft(plan, world, watch);
        if (left !== undefined)
            return left;
        throw ready;
    }
    const parts = { ready, time };
    const deploying = deployReady(plan, { ...world, confirm: watch.confirmDeploy }, parts);
    const ended = await deploying.then((result) => ({ result }), (error) => ({ error }));
    const removed = await removeIfOver(plan, world, { ...watch, ...ended });
    if (removed !== undefined)
        return removed;
    if ('error' in ended)
        throw ended.error;
    const { result } = ended;
    const facts = { ...result, input: ready.executionInput };
    const run = plan.execution && (await time('Execution', () => runAfterDeploy(world, plan, facts)));
    return { ...result, ...run, phases };
}
async function orNotNeeded(work) {
    return work.catch((error) => {
        if (!(error instanceof NotNeeded))
            throw error;
        return error;
    });
}
async function deployReady(plan, world, { ready, time }) {
    const images = await time('Image', () => provideImages(ready.images, world));
    checkImages(ready, images);
    const { uploads, template } = ready;
    if (uploads !== undefined)
        await time('Upload', () => uploadFiles(world, uploads));
    const outcome = await time('Stack', () => deployImages(plan, world, ready, images));
    const facts = await describeOutcome(world, outcome, plan.target.region, template);
    const waits = !plan.stack.options.execute && outcome.operation !== 'none';
    if (!waits)
        await protect(stackEdges(world), plan, outcome.stack);
    const { buildId, release } = plan;
    const commit = (0,build_id/* commitOf */.D)(buildId.id, world.context.source);
    const operation = waits ? { operation: 'review' } : {};
    return { ...facts, ...operation, buildId: buildId.id, commit, images, release };
}
async function removeIfOver({ preview, target }, world, { error: failure, ...watch }) {
    if (failure !== undefined)
        world.signal.throwIfAborted();
    const reason = await watch.whyOver();
    if (preview === undefined || reason === undefined)
        return undefined;
    if (failure !== undefined && !(failure instanceof NotNeeded))
        for (const { message } of (0,report_failure/* failuresOf */.dJ)(failure))
            world.log.info(`The deploy has failed: ${message}`);
    world.log.notice(`Stack ${target.stackName} is deleted, with its images: ${reason}.`);
    const { images } = preview;
    try {
        const removed = await deleteAll({ target, images }, world, watch);
        return removed.resources.length === 0 ? { operation: 'skip', reason } : { ...removed, reason };
    }
    catch (error) {
        if (!(error instanceof NotNeeded))
            throw error;
        return undefined;
    }
}
async function removeLeft(plan, world, watch) {
    const { account, target } = plan;
    await checkIdentity(world, account);
    const stack = await (0,stack_stack/* readStack */.bA)(world.aws.cloudFormation, target.stackName);
    return stack !== undefined && (0,ownership/* isOurs */.MU)(stack, target.owner) ? removeIfOver(plan, world, watch) : undefined;
}

;// CONCATENATED MODULE: ./build/commands/diff.js




async function runDiff(plan, world) {
    const { phases, time } = stopwatch(world.clock);
    const ready = await time('Preflight', () => preflight(plan, world));
    const images = ready.images.existing;
    checkImages(ready, images);
    const { uploads } = ready;
    if (uploads !== undefined)
        await time('Upload', () => uploadFiles(world, uploads));
    const { operation: would, changes } = await time('Change set', () => deployImages(plan, world, ready, images));
    const { stackName } = plan.target;
    const { id: buildId } = plan.buildId;
    const commit = (0,build_id/* commitOf */.D)(buildId, world.context.source);
    return { operation: 'diff', would, buildId, commit, images, stackName, changes, phases };
}

;// CONCATENATED MODULE: ./build/stack/deploy/reviewed.js

















async function executeReviewed(edges, plan) {
    const { target, changeSet } = plan;
    const waiting = waitOptionsFor(edges, target);
    const found = await (0,stack_stack/* readStack */.bA)(edges.client, target.stackName);
    if (found === undefined)
        throw noStackProblem(target);
    if ((0,ownership/* isOurs */.MU)(found, target.owner))
        edges.learn({ stackId: found.id });
    const idle = isRunning(found.status) ? awaitIdle(edges, found, waiting) : Promise.resolve(found);
    const stack = await (0,poll/* orTimeoutProblem */._f)(idle, busyTimeoutProblem(target));
    if (stack === undefined)
        throw noStackProblem(target);
    const described = await reviewed_describe(edges.client, plan, stack);
    await checkOwner(edges.client, plan, stack, described);
    edges.learn({ stackId: stack.id });
    if (described.ExecutionStatus === 'EXECUTE_COMPLETE') {
        edges.log.info(`The change set ${changeSet} was executed already.`);
        return { operation: 'none', stack, changeSetId: described.ChangeSetId, changes: [], resources: [] };
    }
    checkExecutable(plan, described);
    return execute(edges, plan, described, { stack, waiting });
}
async function execute(edges, plan, { ChangeSetId: id = '', OnStackFailure, DeploymentConfig }, { stack, waiting }) {
    const { target } = plan;
    edges.learn({ moment: { state: 'deploying' } });
    const created = awaitChangeSet(edges, { id, stackId: stack.id }, waiting);
    const changeSet = await (0,poll/* orTimeoutProblem */._f)(created, changeSetTimeoutProblem(target)).catch((error) => {
        throw error instanceof ChangeSetFailed ? notExecutableProblem(plan, error.reason) : error;
    });
    if (!changeSet.executable)
        throw notExecutableProblem(plan, 'it holds no change');
    for (const line of (0,lines/* changeLines */.O)(changeSet.changes))
        edges.log.info(line);
    const { options } = plan.stack;
    const carried = OnStackFailure !== undefined || DeploymentConfig !== undefined;
    const disableRollback = carried
        ? OnStackFailure === 'DO_NOTHING' || DeploymentConfig?.DisableRollback === true
        : options.disableRollback;
    const before = stack.status === 'REVIEW_IN_PROGRESS' ? undefined : stack;
    checkChanges({ ...options, disableRollback }, before, changeSet.changes);
    edges.signal.throwIfAborted();
    await edges.confirm();
    edges.learn({ moment: { state: 'deploying', changes: changeSet.changes } });
    const token = target.operation;
    await executeChangeSet(edges.client, id, token, carried ? undefined : disableRollback).catch((error) => {
        if (!(0,aws_error/* isError */.bJ)(error, 'InvalidChangeSetStatusException'))
            throw error;
        throw notExecutableProblem(plan, error.message);
    });
    edges.learn({ changeSetId: id, status: undefined, resources: [] });
    const running = { changeSet, template: undefined, stack: before, token, disableRollback, waiting };
    return runChangeSet(edges, target, running);
}
async function reviewed_describe(client, plan, stack) {
    const arn = plan.changeSet.startsWith('arn:')
        ? plan.changeSet
        : stack.id.replace(/:stack\/.*$/, `:changeSet/${plan.changeSet}`);
    try {
        return await client.send(new DescribeChangeSetCommand/* DescribeChangeSetCommand */.T({ ChangeSetName: arn }));
    }
    catch (error) {
        if (!(0,aws_error/* isError */.bJ)(error, 'ChangeSetNotFoundException'))
            throw error;
        throw new text_problem/* Problem */.AF(`Input execute-change-set-id: stack ${plan.target.stackName} has no change set ${plan.changeSet}.`, 'It was deleted, or executed (then only its ARN is known), or another change set was executed, which deletes the others. Create a new one with `no-execute-changeset: true`.');
    }
}
async function checkOwner(client, plan, stack, described) {
    const { stackName, owner } = plan.target;
    const { StackName, StackId } = described;
    if (StackName !== stackName) {
        throw new text_problem/* Problem */.AF(`Input execute-change-set-id: the change set is of stack ${StackName}, not of ${stackName}.`, `Give \`stack-name: ${StackName}\`, or the change set of ${stackName}.`);
    }
    if (StackId !== stack.id)
        throw notExecutableProblem(plan, 'its stack was deleted, and another one has the name now');
    await checkStack(client, stackStateOf(stack, plan.stack.options), plan);
    const changeSet = changeSetFacts(described);
    if (!isOurChangeSet(changeSet, stack, owner))
        throw foreignChangeSetProblem(changeSet, 'executed');
}
function checkExecutable(plan, { Status, StatusReason, ExecutionStatus }) {
    if (Status === 'FAILED')
        throw notExecutableProblem(plan, StatusReason ?? 'it could not be created');
    if (ExecutionStatus === 'OBSOLETE')
        throw notExecutableProblem(plan, 'the stack was changed after it was created (OBSOLETE)');
    if (ExecutionStatus === 'EXECUTE_FAILED')
        throw notExecutableProblem(plan, 'it was executed before, and that failed');
}
function notExecutableProblem({ changeSet }, reason) {
    return new text_problem/* Problem */.AF(`The change set ${changeSet} cannot be executed: ${reason}.`, 'Create a new one with `no-execute-changeset: true`, review that, and execute it. The stack was not changed.');
}
function noStackProblem({ stackName }) {
    return new text_problem/* Problem */.AF(`There is no stack ${stackName}, so no change set of it.`, 'Correct stack-name and aws-region, or create a new change set with `no-execute-changeset: true`.');
}

;// CONCATENATED MODULE: ./build/commands/execute.js











async function runExecute(plan, world) {
    const { phases, time } = stopwatch(world.clock);
    const reading = plan.execution && readExecutionInput(plan.execution.settings.input, world.context.workspace, false);
    const [, input] = await (0,text_problem/* allOrProblems */.Xd)([checkIdentity(world, plan.account), Promise.resolve(reading)]);
    const edges = stackEdges({ ...world, confirm: watchPreview(world, plan).confirmDeploy });
    const outcome = await time('Stack', () => executeReviewed(edges, plan));
    await protect(edges, plan, outcome.stack);
    const template = await readDeployedTemplate(edges.client, outcome.stack.id);
    const facts = await describeOutcome(world, outcome, plan.target.region, template);
    const run = plan.execution && (await time('Execution', () => runAfterDeploy(world, plan, { ...facts, input })));
    return { ...facts, buildId: undefined, images: [], release: plan.release, ...run, phases };
}
async function readDeployedTemplate(client, stackId) {
    const source = { path: stackId, inWorkspace: false, body: (await (0,stack_stack/* readTemplateBody */.B9)(client, stackId)) ?? '' };
    try {
        const template = (0,template_template/* parseTemplate */.QC)(source);
        const stacks = [...template.resources.values()].some(({ type }) => type === NESTED_STACK);
        const resources = stacks ? await (0,stack_stack/* listResources */.U2)(client, stackId) : [];
        const nested = resources.flatMap(({ ResourceType, LogicalResourceId: name = '', PhysicalResourceId: id }) => ResourceType === NESTED_STACK && id !== undefined ? [{ name, id }] : []);
        const read = nested.map(async ({ name, id }) => [name, await readDeployedTemplate(client, id)]);
        return { ...template, nested: new Map(await Promise.all(read)) };
    }
    catch {
        return (0,template_template/* unreadTemplate */.aA)(source, new Map());
    }
}
const NESTED_STACK = 'AWS::CloudFormation::Stack';

// EXTERNAL MODULE: ./build/edges/signals.js
var signals = __webpack_require__(1052);
// EXTERNAL MODULE: ./build/text/markdown.js
var markdown = __webpack_require__(1065);
// EXTERNAL MODULE: ./build/report/headline.js
var report_headline = __webpack_require__(2251);
;// CONCATENATED MODULE: ./build/report/comment.js



const MAXIMUM_CHARACTERS = 60_000;
function commentOf(subject, markdown, isBusy = false) {
    const link = runLink(subject);
    const whole = markdown.includes(link) ? markdown.trimEnd() : `${markdown.trimEnd()}\n\n${link}`;
    const text = markdown.length <= MAXIMUM_CHARACTERS
        ? whole
        : `${uncollapsed(markdown)}\n\nThe rest is too long for a comment: see the summary of ${link}.`;
    return `${markerOf(subject.key)}\n${runMarker(subject, isBusy)}\n${text}\n`;
}
function runLink({ run }) {
    return (0,markdown/* linkTo */.uM)(`Run ${run.number}`, run.url);
}
function markerOf(key) {
    return `<!-- servicefull: ${key} -->`;
}
function runMarker({ run: { id, attempt } }, isBusy) {
    return `<!-- ${id}.${attempt}${isBusy ? ' busy' : ''} -->`;
}
function isNewer(body, { run }) {
    const [, id, attempt] = /^<!-- servicefull: .* -->\n<!-- (\d+)\.(\d+)(?: busy)? -->/.exec(body) ?? [];
    return id !== undefined && attempt !== undefined && isOvertaken(run, { id, attempt });
}
function endedComment(body, subject) {
    const begin = `${markerOf(subject.key)}\n${runMarker(subject, true)}\n`;
    if (!body.startsWith(begin))
        return undefined;
    const [heading = '', ...rest] = body.slice(begin.length).split('\n');
    const [, consoleUrl] = /\]\((https:[^)\s]+)\)/.exec(heading) ?? [];
    const [stackName] = subject.key.replace(/^.*\//, '').split(' ');
    return [
        `${begin.replace(runMarker(subject, true), runMarker(subject, false))}${headline('unreported', { stackName, consoleUrl })}`,
        '',
        'It was cancelled or killed, or could not reach GitHub: see the run. CloudFormation continues with what has begun.',
        ...rest.map((line) => line.replace(/^Still running:/, 'Before this deploy:')),
    ].join('\n');
}
function uncollapsed(markdown) {
    const [before = ''] = markdown.split(/\n<details(?: open)?><summary>/, 1);
    return before.length <= MAXIMUM_CHARACTERS ? before.trimEnd() : (markdown.split('\n', 1)[0] ?? '');
}

// EXTERNAL MODULE: ./build/text/secrets.js
var text_secrets = __webpack_require__(5255);
;// CONCATENATED MODULE: ./build/github/put-comment.js


async function putComment(github, target, textFor) {
    const [owner = '', repo = ''] = target.repository.split('/');
    const { issues } = github.rest;
    for (let isLast = false;; isLast = true) {
        const [found, ...copies] = await findComments(github, target);
        for (const { databaseId } of copies)
            await issues.deleteComment({ owner, repo, comment_id: databaseId });
        const body = textFor(found?.body);
        if (body === undefined || body === found?.body)
            return;
        try {
            if (found !== undefined)
                await issues.updateComment({ owner, repo, comment_id: found.databaseId, body });
            else
                await issues.createComment({ owner, repo, issue_number: target.pullRequest, body, request: { retries: 0 } });
            return;
        }
        catch (error) {
            if (isLast || !(found === undefined ? isUnanswered(error) : isNotFound(error)))
                throw error;
        }
    }
}
async function findComments(github, { repository, pullRequest, key }) {
    const [owner, name] = repository.split('/');
    const pages = github.graphql.paginate.iterator(COMMENTS, { owner, name, pullRequest });
    const comments = [];
    for await (const page of pages)
        comments.push(...page.repository.pullRequest.comments.nodes);
    return comments.filter(({ body, viewerDidAuthor }) => viewerDidAuthor && body.startsWith(markerOf(key)));
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

;// CONCATENATED MODULE: ./build/github/comment.js




const comment_PAUSE = 2_000;
const MOST = 8;
const comment_PATIENCE = 3_000;
function openComment(edges, target) {
    const { log, clock, saveOpen } = edges;
    const [ending, over] = [new AbortController(), new AbortController()];
    let next;
    let showing;
    let refusal;
    let count = 0;
    const showAll = async () => {
        while (next !== undefined && count < MOST && refusal === undefined) {
            await clock.wait(comment_PAUSE, ending.signal);
            const markdown = next;
            next = undefined;
            if (count === 0)
                saveOpen(true);
            count += 1;
            const text = { markdown, isBusy: true };
            await put(edges.github(over.signal), log, target, text).catch((error) => {
                if (isMissingPermission(error))
                    refusal = error;
            });
        }
    };
    return {
        show: (markdown) => {
            if (markdown === '')
                return;
            next = markdown;
            showing ??= showAll()
                .catch(() => undefined)
                .finally(() => {
                showing = undefined;
            });
        },
        end: async (markdown, weight = 'news') => {
            ending.abort();
            next = undefined;
            await Promise.race([showing, showing && clock.wait(comment_PATIENCE, over.signal)]);
            over.abort();
            if (weight === 'own' && count === 0)
                return;
            try {
                if (refusal !== undefined)
                    throw refusal;
                const onlyUpdate = target.onlyUpdate || weight !== 'news';
                const text = { markdown, isBusy: false };
                await put(edges.github(new AbortController().signal), log, { ...target, onlyUpdate }, text);
                if (count > 0)
                    saveOpen(false);
            }
            catch (error) {
                log.warning(notWritten(target, error));
            }
        },
    };
}
async function writeComment(github, log, target, markdown) {
    try {
        await put(github, log, target, { markdown, isBusy: false });
        return false;
    }
    catch (error) {
        log.warning(notWritten(target, error));
        return isRefusedForAll(error);
    }
}
async function put(github, { secrets }, target, { markdown, isBusy }) {
    await putComment(await github, target, (current) => {
        const stays = current === undefined ? target.onlyUpdate : isNewer(current, target);
        return stays ? undefined : commentOf(target, (0,text_secrets/* withoutSecrets */.c)(markdown, secrets), isBusy);
    });
}
function notWritten({ pullRequest }, error) {
    const remedy = isMissingPermission(error)
        ? ' Add `pull-requests: write` to `permissions:` of the job, or set `comment: false`.'
        : '';
    return `The comment on pull request ${pullRequest} was not written: ${githubReason(error)}.${remedy}`;
}

// EXTERNAL MODULE: ./build/report/change-list.js
var change_list = __webpack_require__(3459);
// EXTERNAL MODULE: ./build/report/execution/section.js + 2 modules
var execution_section = __webpack_require__(7943);
;// CONCATENATED MODULE: ./build/report/progress.js





function progressReport(known, start) {
    const { moment, stackName, stackId, commit, running } = known;
    if (moment === undefined)
        return '';
    const consoleUrl = stackId && (0,console/* stackConsoleUrl */.J_)((0,console/* regionOf */.AP)({ id: stackId }), stackId);
    const execution = known.execution?.status === 'RUNNING' ? known.execution : undefined;
    const facts = [
        ...(commit === undefined || moment.state === 'deleting' ? [] : [`Commit ${(0,report_headline/* commitLink */.wn)(commit)}`]),
        ...(execution ? (0,execution_section/* itemPhrases */.CE)(execution) : detailsOf(moment)),
        `started at ${new Date(start).toISOString().slice(11, 16)} UTC`,
    ];
    const version = running === undefined || execution || moment.state === 'deleting' ? '' : (0,report_headline/* runningLine */.Ek)(running);
    const text = facts.join(' · ');
    return [
        (0,report_headline/* headline */.Pl)(execution ? 'running' : moment.state, { stackName, consoleUrl: execution?.consoleUrl ?? consoleUrl }),
        text.charAt(0).toUpperCase() + text.slice(1),
        ...(version === '' ? [] : [version]),
    ].join('\n\n');
}
function detailsOf(moment) {
    if (moment.state === 'waiting')
        return [`the stack is in the status ${(0,markdown/* code */.aY)(moment.status)}`];
    if (moment.state !== 'deploying')
        return [];
    if (moment.changes === undefined)
        return ['creating the change set'];
    const counts = (0,change_list/* changeCounts */.Zg)(moment.changes, 'planned');
    return counts === '' ? [] : [counts];
}

// EXTERNAL MODULE: ./build/report/summary.js + 2 modules
var report_summary = __webpack_require__(8798);
;// CONCATENATED MODULE: ./build/commands/job/announce.js







function openNews(learn) {
    let known = {};
    const listeners = [];
    return {
        learn: (facts) => {
            learn(facts);
            known = { ...known, ...facts };
            for (const listener of listeners)
                listener(known);
        },
        known: () => known,
        listen: (listener) => {
            listeners.push(listener);
            listener(known);
        },
    };
}
const CANCELLED = { report: 1_500, giveUp: 4_500 };
async function withComment(world, news, work) {
    const { comment: target, log, signal, clock } = world;
    if (target === undefined)
        return work();
    log.mask(target.token);
    const start = clock.now();
    const working = work();
    const late = (0,signals/* afterAbort */.Lp)(signal, CANCELLED.giveUp);
    const github = (until) => (0,text_problem/* present */.Eb)(world.github)(AbortSignal.any([late, until]));
    const saveOpen = (isOpen) => world.saveOpen('comment', isOpen);
    const comment = openComment({ github, log, clock, saveOpen }, target);
    if (news.known().kind !== 'diff')
        news.listen((known) => comment.show(progressReport(known, start)));
    const run = runLink(target);
    const report = (result) => comment.end((0,report_summary/* summaryOf */.Y)(result, run), weightOf(result));
    try {
        const result = await Promise.race([working, cancelled(world)]);
        await report(result);
        return result;
    }
    catch (error) {
        const failures = (0,report_failure/* failuresOf */.dJ)(signal.aborted ? signal.reason : error);
        await comment.end((0,report_failure/* failureSummary */.jg)(failures, news.known(), { run, milliseconds: clock.now() - start }));
        const result = await working;
        await report(result);
        return result;
    }
}
function cancelled({ signal, clock }) {
    return new Promise((_, reject) => {
        const wait = () => clock.wait(CANCELLED.report, new AbortController().signal).then(() => reject(signal.reason));
        signal.addEventListener('abort', wait, { once: true });
    });
}
function weightOf(result) {
    if (result.operation === 'skip')
        return 'own';
    return result.operation === 'delete' && result.stackId === undefined ? 'update' : 'news';
}

;// CONCATENATED MODULE: ./build/github/deployment.js

async function openDeployment(github, target) {
    for (let isLast = false;; isLast = true) {
        const known = await findDeployments(github, target, 1);
        if (known.some((each) => !deployment_isOfStack(each, target) && isOfJob(each, target)))
            return undefined;
        const own = known.find((each) => deployment_isOfStack(each, target) && has(each.payload, { run: runKey(target) }));
        if (own !== undefined)
            return own.databaseId;
        try {
            return await createDeployment(github, target);
        }
        catch (error) {
            if (isLast || !isUnanswered(error))
                throw error;
        }
    }
}
async function endDeployments(github, target, by) {
    for (const each of await findDeployments(github, target, by === undefined ? MOST_PAGES : 1)) {
        const isOver = by === undefined ? each.latestStatus?.state === 'INACTIVE' : !isReplaced(each, by);
        if (deployment_isOfStack(each, target) && !isOver)
            await setDeploymentState(github, target, { id: each.databaseId, state: 'inactive' });
    }
}
async function endOwnDeployment(github, target) {
    for (const each of await findDeployments(github, target, 1)) {
        const isOwn = deployment_isOfStack(each, target) && has(each.payload, { run: runKey(target) });
        if (isOwn && each.latestStatus?.state === 'IN_PROGRESS')
            await setDeploymentState(github, target, { id: each.databaseId, state: 'error' });
    }
}
async function setDeploymentState(github, { repository, run }, { id, state, url = '' }) {
    const [owner = '', repo = ''] = repository.split('/');
    const status = { state, log_url: run.url, environment_url: url, auto_inactive: false };
    await github.rest.repos.createDeploymentStatus({ owner, repo, deployment_id: id, ...status });
}
async function createDeployment(github, target) {
    const { repository, environment, isTransient, commit = '', key } = target;
    const [owner = '', repo = ''] = repository.split('/');
    const { data } = await github.rest.repos.createDeployment({
        owner,
        repo,
        ref: commit,
        environment,
        auto_merge: false,
        required_contexts: [],
        ...(isTransient && { transient_environment: true, production_environment: false }),
        payload: { stack: key, run: runKey(target) },
        request: { retries: 0 },
    });
    if ('id' in data)
        return data.id;
    throw new Error(data.message ?? 'GitHub created none');
}
const MOST_PAGES = 10;
async function findDeployments(github, { repository, environment }, mostPages) {
    const [owner, name] = repository.split('/');
    const pages = github.graphql.paginate.iterator(DEPLOYMENTS, { owner, name, environment });
    const found = [];
    let count = 0;
    for await (const page of pages) {
        found.push(...page.repository.deployments.nodes);
        count += 1;
        if (count === mostPages)
            break;
    }
    return found;
}
const DEPLOYMENTS = `query($owner: String!, $name: String!, $environment: String!, $cursor: String) {
  repository(owner: $owner, name: $name) {
    deployments(first: 100, after: $cursor, environments: [$environment], orderBy: {field: CREATED_AT, direction: DESC}) {
      nodes { databaseId payload latestStatus { state logUrl } }
      pageInfo { hasNextPage endCursor }
    }
  }
}`;
function runKey({ run: { id, attempt } }) {
    return `${id}.${attempt}`;
}
function deployment_isOfStack({ payload }, { key }) {
    return has(payload, { stack: key });
}
function isOfJob({ latestStatus }, { run }) {
    return latestStatus?.logUrl?.startsWith(`${run.url}/`) === true;
}
function isReplaced({ databaseId, latestStatus }, by) {
    const state = latestStatus?.state ?? '';
    if (databaseId === by || ['INACTIVE', 'FAILURE', 'ERROR'].includes(state))
        return false;
    return state === 'SUCCESS' || databaseId < by;
}
function has(payload, entry) {
    return payload?.replace(/[\\\s]/g, '').includes(JSON.stringify(entry).slice(1, -1)) === true;
}

;// CONCATENATED MODULE: ./build/commands/job/deployment.js







async function withDeployment(world, work, { announce, deletes, }) {
    const { signal, log, deployment: target } = world;
    if (target === undefined)
        return announce(work);
    let ending;
    const recorded = async () => {
        try {
            const result = await work();
            ending ??= end(deployment_endOf(result, log.secrets));
            return result;
        }
        catch (error) {
            ending ??= end({ state: 'failure' });
            throw error;
        }
    };
    const announcing = announce(recorded);
    const end = record(world, target);
    const cancel = () => (ending ??= end({ state: deletes() ? 'deleted' : 'error' }));
    signal.addEventListener('abort', cancel, { once: true });
    try {
        return await announcing;
    }
    finally {
        await ending;
    }
}
const LAST_REQUESTS_MILLISECONDS = 4000;
function record(world, target) {
    const { log, signal, saveOpen } = world;
    log.mask(target.token);
    const late = (0,signals/* afterAbort */.Lp)(signal, LAST_REQUESTS_MILLISECONDS);
    const github = () => (0,text_problem/* present */.Eb)(world.github)(late);
    const orWarning = warningOnce(log, target.environment);
    const set = (id, state, url) => orWarning(async () => {
        if (state === 'in_progress')
            saveOpen('deployment', true);
        await setDeploymentState(await github(), target, { id, state, url });
        if (state !== 'in_progress')
            saveOpen('deployment', false);
    });
    let isOver = false;
    const begin = async () => {
        if (target.commit === undefined)
            return undefined;
        const id = await orWarning(async () => openDeployment(await github(), target));
        if (id !== undefined && !isOver)
            await set(id, 'in_progress');
        return id;
    };
    const beginning = begin();
    return async ({ state, url }) => {
        isOver = true;
        const id = await beginning;
        if (state === 'deleted')
            return orWarning(async () => endDeployments(await github(), target));
        if (id === undefined)
            return;
        const setting = set(id, state, url);
        if (state === 'success')
            await orWarning(async () => endDeployments(await github(), target, id));
        await setting;
    };
}
async function endDeploymentsOf(log, github, target) {
    try {
        await endDeployments(github, target);
        return false;
    }
    catch (error) {
        log.warning(notRecorded(target.environment, error));
        return isRefusedForAll(error);
    }
}
function notRecorded(environment, error) {
    const remedy = isMissingPermission(error)
        ? ' Add `deployments: write` to `permissions:` of the job, or set `environment: none`.'
        : '';
    return `The deployment to ${environment} is not recorded on GitHub: ${githubReason(error)}.${remedy}`;
}
function warningOnce(log, environment) {
    let isWarned = false;
    return async (request) => {
        try {
            return await request();
        }
        catch (error) {
            if (!isWarned)
                log.warning(notRecorded(environment, error));
            isWarned = true;
            return undefined;
        }
    };
}
function deployment_endOf(result, secrets) {
    if (result.operation === 'delete')
        return { state: 'deleted' };
    if (!('stackOutputs' in result) || result.operation === 'review')
        return { state: 'inactive' };
    if (result.failure !== undefined)
        return { state: 'failure' };
    const [key = '', url = ''] = (0,url_output/* urlOutput */.z)(result.stackOutputs) ?? [];
    const isHidden = result.secretOutputs.has(key) || (0,text_secrets/* withoutSecrets */.c)(url, secrets) !== url;
    return { state: 'success', url: isHidden || (0,markdown/* addressLink */.Vr)(url) === undefined ? undefined : url };
}

;// CONCATENATED MODULE: ./build/commands/run.js











async function runRun(plan, world) {
    const { phases, time } = stopwatch(world.clock);
    const { stackName, account, execution: start } = plan;
    const reading = readExecutionInput(start.settings.input, world.context.workspace, false);
    const { values, errors } = await withIdentity(world, account, {
        requests: [time('Preflight', () => readIdle(plan, world)), reading],
        files: reading,
    });
    (0,text_problem/* throwAll */.Kx)(errors);
    const [stack, input] = values;
    const given = { plan: start, input: (0,text_problem/* present */.Eb)(input), stack };
    const { execution, failure } = await time('Execution', () => runStateMachine(world, given));
    return { operation: 'run', stackName, region: account.region, execution, failure, phases };
}
const EMPTY = ['REVIEW_IN_PROGRESS', 'ROLLBACK_COMPLETE'];
async function readIdle(plan, world) {
    const { stackName, timeoutMinutes, account, owner } = plan;
    if (stackName === undefined)
        return undefined;
    const { clock, signal, aws } = world;
    const found = await (0,stack_stack/* readStack */.bA)(aws.cloudFormation, stackName);
    const waiting = { clock, signal, deadline: clock.now() + timeoutMinutes * 60_000 };
    const idle = found &&
        (await (0,poll/* orTimeoutProblem */._f)(awaitIdle(stackEdges(world), found, waiting), busyTimeoutProblem({ stackName, timeoutMinutes })));
    if (idle === undefined)
        throw missingStackProblem(stackName, account.region);
    if (EMPTY.includes(idle.status))
        throw emptyStackProblem(idle);
    if (owner.pullRequest !== undefined && !(0,ownership/* isOurs */.MU)(idle, owner))
        throw foreignStackProblem(idle, owner, 'run');
    world.learn({ stackId: idle.id });
    return idle;
}

// EXTERNAL MODULE: ./build/aws/readable.js
var readable = __webpack_require__(9856);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-cloudformation/dist-es/commands/GetTemplateCommand.js
var GetTemplateCommand = __webpack_require__(3025);
;// CONCATENATED MODULE: ./build/stack/overview.js














async function readOverview(client, ecrIn, name) {
    const described = await overview_describe(client, name);
    if (described === undefined)
        return undefined;
    const stack = (0,stack_stack/* toStack */.wD)(described);
    const [template, resources, lastChange] = await Promise.all([
        (0,readable/* readable */.H)('cloudformation:GetTemplate', () => overview_readTemplate(client, stack)),
        (0,readable/* readable */.H)('cloudformation:ListStackResources', () => (0,stack_stack/* listResources */.U2)(client, stack.id)),
        (0,readable/* readable */.H)('cloudformation:DescribeChangeSet', () => readLastChange(client, stack)),
    ]);
    const known = (0,readable/* readValue */.w)(template);
    return {
        stack,
        template,
        createdAt: described.CreationTime?.getTime() ?? 0,
        drift: described.DriftInformation?.StackDriftStatus ?? 'NOT_CHECKED',
        secretParameters: secretParameters(stack),
        secretOutputs: secretOutputs(stack.outputs, known ?? (0,template_template/* unreadTemplate */.aA)(sourceOf(stack, ''), new Map())),
        buildId: (0,readable/* readValue */.w)(lastChange)?.source?.buildId ?? stack.parameters.get(BUILD_ID),
        images: await readDeployedImages(ecrIn, stack, known),
        lastChange,
        schedules: 'needs' in resources ? resources : { value: schedulesIn(stack, known, resources.value) },
        machines: 'needs' in resources ? resources : { value: idsOf(resources.value, 'AWS::StepFunctions::StateMachine') },
    };
}
async function overview_describe(client, name) {
    try {
        const { Stacks } = await client.send(new DescribeStacksCommand/* DescribeStacksCommand */.Y({ StackName: name }));
        return Stacks?.[0];
    }
    catch (error) {
        if ((0,aws_error/* isError */.bJ)(error, 'ValidationError', /does not exist/))
            return undefined;
        throw error;
    }
}
function sourceOf({ name }, body) {
    return { path: name, inWorkspace: false, body };
}
async function overview_readTemplate(client, stack) {
    const request = new GetTemplateCommand/* GetTemplateCommand */._({ StackName: stack.id, TemplateStage: 'Original' });
    const { TemplateBody = '' } = await client.send(request).catch((error) => {
        if ((0,aws_error/* isError */.bJ)(error, 'ValidationError'))
            return {};
        throw error;
    });
    const source = sourceOf(stack, TemplateBody);
    return (0,text_problem/* attempt */.CD)(() => (0,template_template/* parseTemplate */.QC)(source)).value ?? (0,template_template/* unreadTemplate */.aA)(source, new Map());
}
async function readLastChange(client, { changeSetId }) {
    if (changeSetId === undefined)
        return undefined;
    try {
        const { ChangeSetName: name = '', Description: description = '' } = await client.send(new DescribeChangeSetCommand/* DescribeChangeSetCommand */.T({ ChangeSetName: changeSetId }));
        return { name, description, source: readSource(description) };
    }
    catch (error) {
        if ((0,aws_error/* isError */.bJ)(error, 'ChangeSetNotFoundException'))
            return undefined;
        throw error;
    }
}
function secretParameters({ parameters }) {
    const all = [...parameters].filter(([key, value]) => (0,credentials/* isNamedSecret */.u)(key, value) || (0,credentials/* looksSecret */.n)(value));
    return new Set(all.map(([key]) => key));
}
const BY_DIGEST = /^([^/\s]+)\/([^@\s]+)@(sha256:[0-9a-f]{64})$/;
async function readDeployedImages(ecrIn, { parameters }, template) {
    const inImages = new Set(template === undefined || template.unread ? [] : parametersInImages(template));
    const held = [...parameters].filter(([key, value]) => value !== '' && (inImages.has(key) || BY_DIGEST.test(value)));
    return Promise.all(held.map(async ([parameter, reference]) => ({ parameter, reference, tag: await readTag(ecrIn, reference) })));
}
async function readTag(ecrIn, reference) {
    const [, host = '', name = '', digest] = BY_DIGEST.exec(reference) ?? [];
    const registry = (0,aws_repository/* registryOfHost */.V6)(host);
    if (registry === undefined || digest === undefined)
        return undefined;
    return (0,readable/* readable */.H)('ecr:BatchGetImage', async () => {
        const [image] = await readImages(ecrIn(registry.region), { name, ...registry }, [digest]);
        return image?.tag ?? '';
    });
}
function idsOf(resources, type) {
    return resources.flatMap(({ ResourceType, ResourceStatus, PhysicalResourceId: id }) => ResourceType === type && ResourceStatus !== 'DELETE_COMPLETE' && id !== undefined ? [id] : []);
}
const SCHEDULES = ['AWS::Scheduler::Schedule', 'AWS::Events::Rule'];
function schedulesIn({ parameters }, template, resources) {
    const resolve = (name) => {
        const text = parameters.get(name);
        return text === undefined ? undefined : [text === '' ? [] : [{ kind: 'text', text }]];
    };
    return resources.flatMap(({ ResourceType: type = '', LogicalResourceId: logicalId = '', ResourceStatus }) => {
        if (!SCHEDULES.includes(type) || ResourceStatus === 'DELETE_COMPLETE')
            return [];
        const resource = template?.resources.get(logicalId);
        if (resource !== undefined && (0,template_template/* property */.MZ)(resource.properties, 'ScheduleExpression') === undefined)
            return [];
        const text = (name) => onlyText((0,template_template/* property */.MZ)(resource?.properties, name), resolve);
        const [expression, timeZone] = [text('ScheduleExpression'), text('ScheduleExpressionTimezone')];
        return [{ logicalId, expression, timeZone, state: text('State') }];
    });
}
function onlyText(expression, resolve) {
    if (expression === undefined)
        return undefined;
    const [pieces = [], ...others] = possibleTexts(expression, resolve);
    const text = pieces.map((piece) => (piece.kind === 'text' ? piece.text : undefined));
    return others.length > 0 || text.length === 0 || text.includes(undefined) ? undefined : text.join('');
}

;// CONCATENATED MODULE: ./build/commands/status.js





const MACHINES = 5;
async function runStatus({ account, stackName }, world) {
    const { phases, time } = stopwatch(world.clock);
    const { aws, log, context } = world;
    await checkIdentity(world, account);
    return time('Status', async () => {
        const overview = await readOverview(aws.cloudFormation, aws.ecrIn, stackName);
        const result = { operation: 'status', stackName, region: account.region, phases };
        if (overview === undefined)
            return { ...result, overview, commit: undefined, machines: [] };
        for (const secret of secretsIn(overview))
            log.mask(secret);
        const { buildId, lastChange, machines } = overview;
        const source = (0,readable/* readValue */.w)(lastChange)?.source?.run.url.replace(/\/actions\/runs\/.*/, '') ?? context.source;
        const commit = buildId === undefined ? undefined : (0,build_id/* commitOf */.D)(buildId, source);
        return { ...result, overview, commit, machines: await readMachines(world, (0,readable/* readValue */.w)(machines) ?? []) };
    });
}
function secretsIn({ stack, secretParameters, secretOutputs }) {
    return [
        ...[...secretParameters].map((key) => stack.parameters.get(key) ?? ''),
        ...[...secretOutputs].map((key) => stack.outputs.get(key) ?? ''),
    ];
}
async function readMachines({ aws }, arns) {
    if (arns.length === 0)
        return [];
    const [client, { recentExecutions }] = await Promise.all([aws.stepFunctions(), Promise.all(/* import() */[__webpack_require__.e(322), __webpack_require__.e(294)]).then(__webpack_require__.bind(__webpack_require__, 3294))]);
    return Promise.all(arns.slice(0, MACHINES).map(async (arn) => ({ arn, executions: await recentExecutions(client, arn) })));
}

// EXTERNAL MODULE: ./build/edges/runner.js + 11 modules
var runner = __webpack_require__(5585);
;// CONCATENATED MODULE: ./build/github/pull-requests.js



class UnreadPullRequest extends Error {
    name = 'UnreadPullRequest';
}
function openPullRequests(github, repository) {
    const known = new Map();
    const unread = new Map();
    const ask = async (number) => {
        try {
            return await readPullRequest(github, { repository, number });
        }
        catch (error) {
            const reason = githubReason(error);
            const { numbers } = unread.get(reason) ?? { numbers: new Set() };
            unread.set(reason, { numbers: numbers.add(number), isDenied: isMissingPermission(error) });
            throw new UnreadPullRequest(`GitHub does not say whether pull request ${number} is open`, { cause: error });
        }
    };
    const readAgain = (number) => {
        const answer = ask(number);
        known.set(number, answer);
        return answer;
    };
    return {
        read: (number) => known.get(number) ?? readAgain(number),
        readAgain,
        problems: () => [...unread].map(([reason, { numbers, isDenied }]) => {
            const list = [...numbers].sort((one, other) => one - other).join(', ');
            const remedy = isDenied
                ? 'Add `pull-requests: read` to `permissions:` of the job.'
                : 'Run the job again: it deletes what this one has left.';
            return new text_problem/* Problem */.AF(`GitHub does not say whether these pull requests are open: ${list} (${reason}).`, remedy);
        }),
    };
}

// EXTERNAL MODULE: ./build/plan/comment-target.js
var comment_target = __webpack_require__(9045);
// EXTERNAL MODULE: ./build/report/lines.js + 1 modules
var report_lines = __webpack_require__(9298);
// EXTERNAL MODULE: ./build/report/sweep.js
var report_sweep = __webpack_require__(6355);
;// CONCATENATED MODULE: ./build/commands/sweep.js























const sweep_AT_ONCE = 5;
class Revived extends Error {
    name = 'Revived';
}
async function runSweep(plan, world) {
    const { phases, time } = stopwatch(world.clock);
    await checkIdentity(world, plan.account);
    const sweep = await openSweep(plan, world);
    const { log, aws } = world;
    const listing = () => listPreviews(aws.cloudFormation, plan.repository);
    const all = await time('Find', () => log.during('looking for previews', listing));
    const stacks = await time('Stacks', () => sweepStacks(sweep, all));
    const gone = new Set(stacks.flatMap(({ done, stackId }) => (/deleted$/.test(done) ? [stackId] : [])));
    const left = all.filter(({ stack }) => !gone.has(stack.id)).map(({ owner }) => owner.pullRequest);
    const removal = () => inParallel(plan.repositories, 1, (place) => sweepImages(sweep, place, left));
    const images = await time('Images', () => log.during('looking for images', removal));
    const { source } = world.context;
    const { dryRun } = plan;
    const result = { operation: 'sweep', dryRun, source, stacks, images: images.flat(), phases };
    const errors = [...sweep.errors, ...sweep.pulls.problems()];
    if (errors.length === 0)
        return result;
    for (const line of (0,report_lines/* resultLines */.DW)(result))
        log.info(line);
    await (0,runner/* writeSummary */.Sy)((0,text_secrets/* withoutSecrets */.c)((0,report_sweep/* sweepSummary */.R)(result), log.secrets));
    throw (0,text_problem/* joinErrors */._h)(errors);
}
async function openSweep(plan, world) {
    world.log.mask(world.githubToken ?? '');
    const github = await (0,text_problem/* present */.Eb)(world.github)();
    return { plan, world, github, pulls: openPullRequests(github, plan.repository), errors: [], refused: new Set() };
}
async function sweepStacks(sweep, all) {
    const { plan, world } = sweep;
    const { log } = world;
    const previews = all.filter(({ owner }) => plan.stack === undefined || owner.stack === plan.stack);
    let [ended, written] = [0, Promise.resolve()];
    return inParallel([...previews.entries()], sweep_AT_ONCE, async ([index, preview]) => {
        const lines = [];
        const own = { ...log, info: (line) => void lines.push(line), group: (_, work) => work() };
        const work = () => sweepStack({ ...sweep, world: { ...world, log: own } }, preview, `${plan.operation}-${index}`);
        const { stack, owner } = preview;
        const swept = {
            stack: stack.name,
            stackId: stack.id,
            pullRequest: owner.pullRequest,
            ...(await outcome(sweep, work)),
        };
        ended += 1;
        const title = `${ended} of ${previews.length}: ${(0,report_lines/* sweptLine */.Ex)(swept)}`;
        const write = async () => lines.forEach(log.info);
        written = written.then(() => (lines.length === 0 ? log.info(title) : log.group(title, write)));
        await written;
        return swept;
    });
}
async function outcome({ errors, world }, work) {
    try {
        return await work();
    }
    catch (error) {
        world.signal.throwIfAborted();
        if (error instanceof Revived || error instanceof UnreadPullRequest)
            return { done: 'kept', reason: error.message };
        errors.push(error);
        return { done: 'failed', reason: (0,report_failure/* failuresOf */.dJ)(error)[0]?.message ?? '' };
    }
}
async function sweepStack(sweep, { stack, owner }, operation) {
    const { plan, world, errors, pulls } = sweep;
    const { pullRequest: number } = owner;
    const { over, reason } = await judge(world, stack, { number, read: pulls.read });
    if (over === undefined)
        errors.push(lostPullRequestProblem(stack, owner));
    if (!over)
        return { done: 'kept', reason };
    const obstacle = obstacleIn(stack);
    if (obstacle !== undefined)
        return { done: 'kept', reason: `${reason}, but ${obstacle}` };
    if (plan.dryRun)
        return { done: 'would be deleted', reason };
    const confirm = async () => {
        const now = await (0,stack_stack/* readStack */.bA)(world.aws.cloudFormation, stack.id);
        const verdict = await judge(world, now ?? stack, { number, read: pulls.readAgain });
        if (!verdict.over)
            throw new Revived(`${verdict.reason} now`);
        return true;
    };
    const { region } = plan.account;
    const target = { stackName: stack.name, owner, region, operation, timeoutMinutes: plan.timeoutMinutes };
    await deleteReadStack({ ...stackEdges(world), learn: () => undefined, confirm }, stack, target);
    await tellGitHub(sweep, stack.name, number, reason);
    return { done: 'deleted', reason };
}
async function judge({ clock }, stack, pullRequest) {
    const expired = expiry({ ttlHours: (0,ownership/* ttlOf */.yJ)(stack), changedAt: stack.changedAt }, clock.now());
    return expired ?? verdictOf(await pullRequest.read(pullRequest.number), pullRequest.number);
}
function obstacleIn({ terminationProtection, status }) {
    if (terminationProtection)
        return 'it has termination protection';
    return isRunning(status) && status !== 'DELETE_IN_PROGRESS' ? `it is ${status}` : undefined;
}
function lostPullRequestProblem(stack, { repository, pullRequest }) {
    return new text_problem/* Problem */.AF(`Stack ${stack.name} is of pull request ${pullRequest}, which ${repository} does not have.`, `If nobody needs the stack, delete it with ${(0,console/* cliCommand */.mX)('delete-stack', stack)}.`);
}
async function tellGitHub(sweep, stackName, pullRequest, reason) {
    const { plan, world, github, refused } = sweep;
    const source = { run: world.context.run, token: world.githubToken ?? '' };
    const { comment, deployment } = (0,comment_target/* planSwept */.L8)(plan, source, { stackName, pullRequest });
    const tell = async (kind, update) => {
        if (refused.has(kind))
            return;
        const warning = (text) => void (refused.has(kind) || world.log.warning(text));
        if (await update({ ...world.log, warning }))
            refused.add(kind);
    };
    const text = (0,report_sweep/* sweptComment */.D)(stackName, reason);
    if (comment !== undefined)
        await tell('comments', (log) => writeComment(Promise.resolve(github), log, comment, text));
    if (deployment !== undefined)
        await tell('deployments', (log) => endDeploymentsOf(log, github, deployment));
}
async function sweepImages(sweep, place, withStack) {
    const store = storeFor(sweep.world, place.repository);
    const work = async () => {
        const all = [...(await listPreviewTags(store, place.repository))];
        const orphans = all.filter(([pullRequest]) => !withStack.includes(pullRequest));
        const swept = await inParallel(orphans, sweep_AT_ONCE, ([pullRequest, tags]) => sweepImagesOf(sweep, { ...place, pullRequest }, tags).catch((error) => {
            if ((0,aws_error/* isAccessDenied */.w7)(error))
                throw error;
            sweep.errors.push(error);
            return [];
        }));
        return swept.flat();
    };
    try {
        return (await orWarnOfPermissions(store, place.repository, work)) ?? [];
    }
    catch (error) {
        sweep.world.signal.throwIfAborted();
        sweep.errors.push(error);
        return [];
    }
}
async function sweepImagesOf({ pulls, world, plan }, images, tags) {
    const { repository, pullRequest } = images;
    const state = await pulls.readAgain(pullRequest).catch(() => undefined);
    if (state === undefined || state.open)
        return [];
    const store = storeFor(world, repository);
    const ours = await findOurImages(store, images, tags);
    const removed = plan.dryRun ? ours.map(({ tag }) => tag) : await removeImages(store, repository, ours);
    if (removed.length === 0)
        return [];
    const { reason } = verdictOf(state, pullRequest);
    return {
        repository: repository.name,
        pullRequest,
        tags: removed,
        reason,
        done: plan.dryRun ? 'would be deleted' : 'deleted',
    };
}

;// CONCATENATED MODULE: ./build/commands/command.js















async function carryOut(plan, surroundings) {
    if (plan.kind === 'skip')
        return { operation: 'skip', reason: plan.reason };
    if (plan.kind === 'check')
        return (0,fault/* withFaultProblems */.$Y)(() => runCheck(plan, surroundings));
    const { log, signal } = surroundings;
    const news = openNews(surroundings.learn);
    const buildId = 'buildId' in plan ? plan.buildId.id : undefined;
    news.learn({
        kind: plan.kind,
        buildId,
        commit: buildId === undefined ? undefined : (0,build_id/* commitOf */.D)(buildId, surroundings.context.source),
        stackName: stackNameOf(plan),
    });
    const { region, credentials: source } = plan.account;
    if (plan.kind === 'deploy')
        news.learn({ moment: { state: 'building' } });
    const aws = connect(region, { source, mask: log.mask, signal });
    const github = githubOpener(surroundings, aws);
    const world = { ...surroundings, learn: news.learn, aws, github, confirm: async () => false };
    const work = () => log.during(workOf(plan), () => (0,fault/* withFaultProblems */.$Y)(() => run(plan, world).catch((error) => skipped(log, error))));
    const working = () => work().finally(() => void log.during('telling GitHub how the run ended', () => announced.catch(() => undefined)));
    const announced = withDeployment(world, working, {
        announce: (recorded) => withComment(world, news, recorded),
        deletes: () => news.known().moment?.state === 'deleting',
    });
    return announced;
}
const WORK = {
    deploy: 'deploying',
    diff: 'comparing',
    execute: 'executing the change set of',
    delete: 'deleting',
    build: 'building',
    sweep: 'sweeping',
    run: 'running the state machine',
    status: 'reading the status',
};
function workOf(plan) {
    return 'target' in plan ? `${WORK[plan.kind]} stack ${plan.target.stackName}` : WORK[plan.kind];
}
function stackNameOf(plan) {
    if ('target' in plan)
        return plan.target.stackName;
    return 'stackName' in plan ? plan.stackName : undefined;
}
function githubOpener({ githubToken: token, signal }, { http }) {
    if (token === undefined)
        return undefined;
    return async (until = signal) => (await Promise.all(/* import() */[__webpack_require__.e(757), __webpack_require__.e(374)]).then(__webpack_require__.bind(__webpack_require__, 8374))).openGitHub({ http, signal: until, token });
}
function skipped(log, error) {
    if (!(error instanceof NotNeeded))
        throw error;
    log.notice(`Nothing is done: ${error.message}.`);
    return { operation: 'skip', reason: error.message };
}
function run(plan, world) {
    if (plan.kind === 'build')
        return runBuild(plan, world);
    if (plan.kind === 'delete')
        return runDelete(plan, world);
    if (plan.kind === 'execute')
        return runExecute(plan, world);
    if (plan.kind === 'sweep')
        return runSweep(plan, world);
    if (plan.kind === 'run')
        return runRun(plan, world);
    if (plan.kind === 'status')
        return runStatus(plan, world);
    return plan.kind === 'diff' ? runDiff(plan, world) : runDeploy(plan, world);
}


/***/ }),

/***/ 411:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  _: () => (/* binding */ USER_AGENT),
  f: () => (/* binding */ openHttp)
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


/***/ }),

/***/ 5468:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   checkStateMachine: () => (/* binding */ checkStateMachine),
/* harmony export */   findStateMachine: () => (/* binding */ findStateMachine)
/* harmony export */ });
/* harmony import */ var _inputs_aws_values_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1820);
/* harmony import */ var _inputs_inputs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(743);
/* harmony import */ var _stack_stack_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6023);
/* harmony import */ var _text_problem_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9093);




const STATE_MACHINE = 'AWS::StepFunctions::StateMachine';
const ARN_OUTPUT = 'StateMachineArn';
function checkStateMachine({ resources, outputs, unread, dependsOnMore }, given) {
    const isAuto = given === _inputs_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .ONLY_STATE_MACHINE */ .RR;
    if (unread || dependsOnMore || (0,_inputs_aws_values_js__WEBPACK_IMPORTED_MODULE_0__/* .isStateMachineArn */ .o8)(given) || (isAuto && outputs.has(ARN_OUTPUT)))
        return;
    const machines = [...resources].filter(([, { type }]) => type === STATE_MACHINE);
    const sure = machines.filter(([, { condition }]) => condition === undefined).map(([logicalId]) => logicalId);
    if (machines.length === 0 || (isAuto && sure.length > 1))
        throw noMachineProblem('The template', sure, given);
}
async function findStateMachine(client, stack, given) {
    if (stack === undefined || (0,_inputs_aws_values_js__WEBPACK_IMPORTED_MODULE_0__/* .isStateMachineArn */ .o8)(given))
        return given;
    const isAuto = given === _inputs_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .ONLY_STATE_MACHINE */ .RR;
    const output = stack.outputs.get(ARN_OUTPUT) ?? '';
    if (isAuto && (0,_inputs_aws_values_js__WEBPACK_IMPORTED_MODULE_0__/* .isStateMachineArn */ .o8)(output))
        return output;
    const resources = await (0,_stack_stack_js__WEBPACK_IMPORTED_MODULE_2__/* .listResources */ .U2)(client, stack.id);
    const machines = resources.flatMap(({ ResourceType, ResourceStatus, LogicalResourceId: logicalId = '', PhysicalResourceId: arn }) => ResourceType === STATE_MACHINE && ResourceStatus !== 'DELETE_COMPLETE' && arn !== undefined
        ? [{ logicalId, arn }]
        : []);
    const fitting = isAuto ? machines : machines.filter(({ logicalId, arn }) => [logicalId, nameIn(arn)].includes(given));
    const [first, ...others] = fitting;
    if (first !== undefined && (!isAuto || others.length === 0))
        return first.arn;
    throw noMachineProblem(`Stack ${stack.name}`, machines.map(({ logicalId }) => logicalId), given);
}
function nameIn(arn) {
    return arn.slice(arn.lastIndexOf(':') + 1);
}
function noMachineProblem(where, logicalIds, given) {
    const all = logicalIds.join(', ');
    if (logicalIds.length === 0) {
        return new _text_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .Problem */ .AF(`${where} has no state machine of its own.`, 'Give the ARN of a state machine in `state-machine`, or give the stack an output `StateMachineArn`: one of a nested stack is found by its ARN only. If there is nothing to run, remove `run` and `command: run`.');
    }
    if (given === _inputs_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .ONLY_STATE_MACHINE */ .RR) {
        return new _text_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .Problem */ .AF(`${where} has ${logicalIds.length} state machines: ${all}.`, 'Name the one to run in `state-machine`, or give the stack an output `StateMachineArn`.');
    }
    return new _text_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .Problem */ .AF(`${where} has no state machine \`${given}\` of its own; it has ${all}.`, 'Correct `state-machine`. One of a nested stack is found by its ARN only.');
}


/***/ }),

/***/ 9382:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GA: () => (/* binding */ TimedOut),
/* harmony export */   _f: () => (/* binding */ orTimeoutProblem),
/* harmony export */   wt: () => (/* binding */ poll),
/* harmony export */   yy: () => (/* binding */ sleep)
/* harmony export */ });
/* unused harmony export pause */
/* harmony import */ var _aws_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9040);
/* harmony import */ var _text_problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9093);


class TimedOut extends Error {
    name = 'TimedOut';
    advice;
    constructor(advice = '') {
        super('the wait took too long');
        this.advice = advice;
    }
}
async function poll(waiting, ask, isFar = () => false) {
    const { clock, signal } = waiting;
    const start = clock.now();
    for (let refusals = 0;;) {
        signal.throwIfAborted();
        const sentAt = clock.now();
        let refused = false;
        const answer = await orAborted(ask(), signal).catch((error) => {
            if (signal.aborted || !(0,_aws_error_js__WEBPACK_IMPORTED_MODULE_0__/* .isTransient */ .dg)(error))
                throw error;
            refused = true;
            return undefined;
        });
        if (answer !== undefined)
            return answer;
        refusals = refused ? refusals + 1 : Math.max(refusals - 1, 0);
        const took = clock.now() - sentAt;
        const next = pause(sentAt - start, { isFar: isFar(), refusals, chance: Math.random() });
        await rest(waiting, Math.max(next - took, took));
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
async function sleep(waiting, since) {
    await rest(waiting, pause(waiting.clock.now() - since, { chance: Math.random() }));
}
async function rest({ clock, signal, deadline }, milliseconds) {
    const now = clock.now();
    if (now >= deadline)
        throw new TimedOut();
    await clock.wait(Math.min(milliseconds, deadline - now), signal);
}
function pause(elapsed, { isFar = false, refusals = 0, chance = 0.5 } = {}) {
    const usual = Math.min(Math.max(600, elapsed * 0.03), 10_000);
    const least = Math.min(250 + elapsed, isFar ? Math.max(1_300, usual) : usual);
    return refusals === 0 ? least : Math.min(least * 2 ** refusals, 20_000) * (0.75 + 0.5 * chance);
}
async function orTimeoutProblem(work, problem) {
    return work.catch((error) => {
        if (!(error instanceof TimedOut))
            throw error;
        throw error.advice === '' ? problem : new _text_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .Problem */ .AF(problem.sentence, `${error.advice}\n${problem.remedy}`);
    });
}


/***/ }),

/***/ 6023:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B9: () => (/* binding */ readTemplateBody),
/* harmony export */   U2: () => (/* binding */ listResources),
/* harmony export */   Xz: () => (/* binding */ readArns),
/* harmony export */   bA: () => (/* binding */ readStack),
/* harmony export */   lD: () => (/* binding */ tagMap),
/* harmony export */   wD: () => (/* binding */ toStack)
/* harmony export */ });
/* harmony import */ var _aws_sdk_client_cloudformation__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6925);
/* harmony import */ var _aws_sdk_client_cloudformation__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3025);
/* harmony import */ var _aws_sdk_client_cloudformation__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2169);
/* harmony import */ var _aws_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9040);
/* harmony import */ var _text_problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9093);
/* harmony import */ var _poll_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9382);




async function readStack(client, name) {
    try {
        const { Stacks } = await client.send(new _aws_sdk_client_cloudformation__WEBPACK_IMPORTED_MODULE_3__/* .DescribeStacksCommand */ .Y({ StackName: name }));
        return Stacks?.[0] && toStack(Stacks[0]);
    }
    catch (error) {
        if ((0,_aws_error_js__WEBPACK_IMPORTED_MODULE_0__/* .isError */ .bJ)(error, 'ValidationError', /does not exist/))
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
        parameters: toMap(stack.Parameters, ({ ParameterKey, ParameterValue }) => [ParameterKey, ParameterValue]),
        tags: tagMap(stack.Tags),
        outputs: toMap(stack.Outputs, ({ OutputKey, OutputValue }) => [OutputKey, OutputValue]),
        roleArn: stack.RoleARN,
        notificationArns: stack.NotificationARNs ?? [],
        changeSetId: stack.ChangeSetId,
        terminationProtection: stack.EnableTerminationProtection ?? false,
        changedAt: (stack.LastUpdatedTime ?? stack.CreationTime)?.getTime() ?? 0,
    };
}
function tagMap(tags) {
    return toMap(tags, ({ Key, Value }) => [Key, Value]);
}
function toMap(items, pair) {
    return new Map((items ?? []).map(pair).map(([key, value]) => [key ?? '', value ?? '']));
}
async function readTemplateBody(client, name) {
    try {
        const { TemplateBody } = await client.send(new _aws_sdk_client_cloudformation__WEBPACK_IMPORTED_MODULE_4__/* .GetTemplateCommand */ ._({ StackName: name, TemplateStage: 'Original' }));
        return TemplateBody;
    }
    catch (error) {
        if ((0,_aws_error_js__WEBPACK_IMPORTED_MODULE_0__/* .isAccessDenied */ .w7)(error) || (0,_aws_error_js__WEBPACK_IMPORTED_MODULE_0__/* .isError */ .bJ)(error, 'ValidationError'))
            return undefined;
        throw error;
    }
}
async function listResources(client, stackId) {
    const pages = await Array.fromAsync((0,_aws_sdk_client_cloudformation__WEBPACK_IMPORTED_MODULE_5__/* .paginateListStackResources */ .R)({ client }, { StackName: stackId }));
    return pages.flatMap(({ StackResourceSummaries }) => StackResourceSummaries ?? []);
}
async function readArns({ client, clock, log, signal }, stackId) {
    const waiting = { clock, signal, deadline: clock.now() + 60_000 };
    const resources = await (0,_poll_js__WEBPACK_IMPORTED_MODULE_2__/* .poll */ .wt)(waiting, () => listResources(client, stackId)).catch((error) => {
        signal.throwIfAborted();
        const reason = (0,_text_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .messageOf */ .bD)(error);
        log.warning(`The resources of the stack could not be read, so state-machine-arn and task-definition-arn are not set: ${reason}`);
        return [];
    });
    const only = (type) => {
        const [id, ...others] = resources.flatMap((each) => (each.ResourceType === type ? [each.PhysicalResourceId] : []));
        return others.length === 0 ? id : undefined;
    };
    return {
        stateMachineArn: only('AWS::StepFunctions::StateMachine'),
        taskDefinitionArn: only('AWS::ECS::TaskDefinition'),
    };
}


/***/ }),

/***/ 5096:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   SB: () => (/* binding */ bucketArn),
/* harmony export */   T5: () => (/* binding */ objectKey),
/* harmony export */   bC: () => (/* binding */ objectUrl)
/* harmony export */ });
/* harmony import */ var _aws_sdk_core_client__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5152);

function objectKey({ prefix }, hash, extension) {
    return `${prefix === '' ? '' : `${prefix}/`}${hash}${extension}`;
}
function objectUrl({ name, region, endpoint }, key) {
    const path = key.split('/').map(encodeURIComponent).join('/');
    if (endpoint !== undefined)
        return `${endpoint.replace(/\/+$/, '')}/${name}/${path}`;
    const host = `s3.${region}.${(0,_aws_sdk_core_client__WEBPACK_IMPORTED_MODULE_0__.partition)(region).dnsSuffix}`;
    return name.includes('.') ? `https://${host}/${name}/${path}` : `https://${name}.${host}/${path}`;
}
function bucketArn({ name, region }) {
    return `arn:${(0,_aws_sdk_core_client__WEBPACK_IMPORTED_MODULE_0__.partition)(region).name}:s3:::${name}`;
}


/***/ })

};
