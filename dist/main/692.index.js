export const id = 692;
export const ids = [692];
export const modules = {

/***/ 1692:
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
    const { arn, durationSeconds, claims } = attempt;
    if ((0,aws_error/* isError */.bJ)(error, 'ValidationError', /DurationSeconds/)) {
        return new text_problem/* Problem */.AF(`The role ${arn} cannot be assumed for ${durationSeconds} seconds: ${error.message}`, 'Lower role-duration-seconds: the credentials are renewed while the job runs. Or raise the maximum session duration of the role in IAM.', { cause: error });
    }
    if (!(error instanceof Error))
        return error;
    const problem = claims === undefined ? assumeRoleProblem(error, arn) : tokenProblem(error, arn, claims);
    return problem ?? (0,aws_error/* explainAwsError */.Ni)(error);
}
function assumeRoleProblem(error, arn) {
    if (error.name === 'CredentialsProviderError') {
        return new text_problem/* Problem */.AF('role-to-assume is given, but this job may not ask GitHub for an ID token, and it has no other AWS credentials.', 'Add `id-token: write` to `permissions:` of the job, beside `contents: read`. In a reusable workflow, the calling job needs it as well.', { cause: error });
    }
    if (!(0,aws_error/* isAccessDenied */.w7)(error))
        return undefined;
    return new text_problem/* Problem */.AF(`The credentials of this job may not assume the role ${arn}: ${error.message}`, "Accept them in the role's trust policy (`sts:AssumeRole`), and allow them `sts:AssumeRole` on the role. To assume it by GitHub's token instead, add `id-token: write` to `permissions:` of the job.", { cause: error });
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

// EXTERNAL MODULE: ./build/text/markdown.js
var text_markdown = __webpack_require__(1065);
;// CONCATENATED MODULE: ./build/report/comment.js


const MAXIMUM_CHARACTERS = 60_000;
function commentOf(subject, markdown) {
    const link = (0,text_markdown/* linkTo */.uM)(`Run ${subject.run.number}`, subject.run.url);
    const text = markdown.length <= MAXIMUM_CHARACTERS
        ? `${markdown.trimEnd()}\n\n${link}`
        : `${uncollapsed(markdown)}\n\nThe rest is too long for a comment: see the summary of ${link}.`;
    return `${markerOf(subject.key)}\n<!-- ${subject.run.id}.${subject.run.attempt} -->\n${text}\n`;
}
function markerOf(key) {
    return `<!-- servicefull: ${key} -->`;
}
function isNewer(body, { run }) {
    const [, id, attempt] = /^<!-- servicefull: .* -->\n<!-- (\d+)\.(\d+) -->/.exec(body) ?? [];
    return id !== undefined && attempt !== undefined && isOvertaken(run, { id, attempt });
}
function uncollapsed(markdown) {
    const [before = ''] = markdown.split('\n<details>', 1);
    return before.length <= MAXIMUM_CHARACTERS ? before.trimEnd() : (markdown.split('\n', 1)[0] ?? '');
}

// EXTERNAL MODULE: ./build/text/secrets.js
var secrets = __webpack_require__(5255);
;// CONCATENATED MODULE: ./build/github/comment.js


async function writeComment(github, log, target, markdown) {
    const { repository, pullRequest } = target;
    try {
        const octokit = await github();
        const found = await findComment(octokit, target);
        const body = commentOf(target, (0,secrets/* withoutSecrets */.c)(markdown, log.secrets));
        if (found !== undefined && (found.body === body || isNewer(found.body, target)))
            return;
        const [owner = '', repo = ''] = repository.split('/');
        const { issues } = octokit.rest;
        if (found !== undefined)
            await issues.updateComment({ owner, repo, comment_id: found.databaseId, body });
        else
            await issues.createComment({ owner, repo, issue_number: pullRequest, body, request: { retries: 0 } });
    }
    catch (error) {
        const reason = githubReason(error);
        const remedy = /not accessible|must have|permission/i.test(reason)
            ? ' Add `pull-requests: write` to `permissions:` of the job, or set `comment: false`.'
            : '';
        log.warning(`The comment on pull request ${pullRequest} was not written: ${reason}.${remedy}`);
    }
}
function githubReason(error) {
    const { errors, response, status, message, cause } = error;
    if (errors?.[0] !== undefined)
        return errors[0].message;
    if (response === undefined && cause instanceof Error)
        return githubReason(cause);
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

// EXTERNAL MODULE: ./build/report/failure.js
var failure = __webpack_require__(897);
// EXTERNAL MODULE: ./build/report/summary.js + 3 modules
var summary = __webpack_require__(7053);
;// CONCATENATED MODULE: ./build/commands/announce.js



async function withComment(world, work) {
    const { comment, log, signal, aws } = world;
    if (comment === undefined)
        return work();
    const { token } = comment;
    log.mask(token);
    const working = work();
    const loading = Promise.all(/* import() */[__webpack_require__.e(757), __webpack_require__.e(374)]).then(__webpack_require__.bind(__webpack_require__, 8374));
    const github = async () => (await loading).openGitHub({ http: aws.http, signal, token });
    try {
        const result = await working;
        await writeComment(github, log, comment, (0,summary/* summaryOf */.Y)(result));
        return result;
    }
    catch (error) {
        if (!signal.aborted)
            await writeComment(github, log, comment, (0,failure/* failureSummary */.jg)((0,failure/* failuresOf */.dJ)(error)));
        throw error;
    }
}

;// CONCATENATED MODULE: ./build/commands/identity.js


async function checkIdentity({ aws }, { allowedAccountIds }) {
    const identity = await readIdentity(aws);
    if (allowedAccountIds.length === 0 || allowedAccountIds.includes(identity.account))
        return identity;
    throw new text_problem/* Problem */.AF(`These credentials are of the AWS account ${identity.account} (${identity.arn}), which is not in allowed-account-ids.`, 'Check which role or secret the job uses, or add the account to allowed-account-ids.');
}
async function withIdentity(world, account, findings) {
    const [identity, found] = await Promise.allSettled([checkIdentity(world, account), findings]);
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
function fingerprintOf({ settings, inherited }, buildId) {
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

;// CONCATENATED MODULE: ./build/image/builder/builder.js

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
    if (code === 0 && driver !== '')
        return { name: field('Name'), driver, features: readFeatures(output) };
    const error = field('Error') || field('ERROR') || output.trim().split('\n').at(-1) || 'docker buildx inspect prints nothing';
    throw cannotBuildProblem(error);
}
function readFeatures(output) {
    const section = /^Features:[ \t]*\r?\n((?:[ \t]+.*(?:\r?\n|$))*)/m.exec(output)?.[1] ?? '';
    return new Map([...section.matchAll(/^[ \t]+(\w[\w -]*):[ \t]+(true|false)[ \t\r]*$/gm)].map(([, name, value]) => [
        name ?? '',
        value === 'true',
    ]));
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
async function withTemporaryBuilder(edges, { directory, userBuildxConfig }, work) {
    const name = `${ownership/* JOB_PREFIX */.Pn}${(0,external_node_crypto_.randomUUID)().slice(0, 8)}`;
    const builder = { name, directory: (0,external_node_path_.join)(directory, FOLDER) };
    await (0,promises_.mkdir)(builder.directory, { recursive: true, mode: 0o700 });
    await (0,promises_.symlink)((0,external_node_path_.join)(userBuildxConfig, DEFAULTS), (0,external_node_path_.join)(builder.directory, DEFAULTS));
    try {
        await create(edges, builder);
        return await work(builder);
    }
    finally {
        await remove(edges.docker, edges.log, builder);
    }
}
async function create({ docker, log, signal }, { name, directory }) {
    const args = ['buildx', 'create', `--name=${name}`, '--driver=docker-container', '--bootstrap'];
    const end = await log.group(`Create the builder ${name}, for this job only`, () => log.foreign((write) => docker({ args, env: { BUILDX_CONFIG: directory }, signal, onOutput: write })));
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

// EXTERNAL MODULE: ./build/files/path.js
var files_path = __webpack_require__(5601);
// EXTERNAL MODULE: ./build/files/read.js
var read = __webpack_require__(8766);
;// CONCATENATED MODULE: ./build/image/build/arguments.js

function buildxArguments(request, metadataFile) {
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
        ...each('secret', arguments_secrets(request)),
        ...each('ssh', settings.ssh),
        ...each('cache-from', settings.cacheFrom),
        ...each('cache-to', settings.cacheTo),
        ...each('add-host', settings.addHosts),
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
function secretFile(configDirectory, index) {
    return (0,external_node_path_.join)(configDirectory, `secret-${index}`);
}
function arguments_secrets({ settings, configDirectory }) {
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
    const [source, secretFiles, ssh, buildContexts, cacheFrom, cacheTo] = await (0,text_problem/* allOrProblems */.Xd)([
        resolveSource(place, settings),
        files_each([...settings.secretFiles], (pair) => resolveSecret(place, pair)),
        files_each(settings.ssh, (text) => resolveKeys(place, text)),
        files_each(settings.buildContexts, (text) => resolveOtherContext(place, text)),
        files_each(settings.cacheFrom, (text) => resolveCache(place, 'cache-from', text)),
        files_each(settings.cacheTo, (text) => resolveCache(place, 'cache-to', text)),
    ]);
    const { context, file, dockerfile } = source;
    const paths = { context, file, secretFiles: new Map(secretFiles), ssh, buildContexts, cacheFrom, cacheTo };
    return { settings: { ...settings, ...paths }, dockerfile };
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
    const [{ realPath }, { passed, dockerfile }] = await (0,text_problem/* allOrProblems */.Xd)([folder, resolveDockerfile(place, settings)]);
    const standard = file === undefined && passed === (0,external_node_path_.join)(realPath, 'Dockerfile');
    return { context: realPath, file: standard ? undefined : passed, dockerfile };
}
async function resolveContext(place, path) {
    const input = 'context';
    const missing = `Input context: there is no folder \`${path}\` in the workspace.`;
    const found = await locate(place, { input, path }, missing, 'folder');
    await checkIgnoreFile(place, { input, path: (0,external_node_path_.join)(path, '.dockerignore') });
    return found;
}
async function resolveDockerfile(place, { context, file, target }) {
    const path = await firstFile(place, dockerfilePaths(context, file));
    const input = file === undefined ? 'context' : 'file';
    const missing = `There is no Dockerfile at \`${path}\` in the workspace.`;
    const found = await locate(place, { input, path }, missing, 'file');
    const folder = await locate(place, { input, path: (0,external_node_path_.dirname)(path) }, missing, 'folder');
    const isFollowed = (0,files_path/* isWithin */.UO)(folder.realPath, found.realPath);
    await checkIgnoreFile(place, { input, path: `${isFollowed ? path : found.realPath}.dockerignore` });
    const text = await (0,files_path/* readFound */.$C)(found, LARGEST_DOCKERFILE).catch((error) => {
        if (!(error instanceof read/* UnfitFile */.r))
            throw error;
        throw new text_problem/* Problem */.AF(`The Dockerfile \`${path}\` ${error.message}.`, 'Correct `file`, or move files out of it.');
    });
    const dockerfile = { path: found.relativePath, text: text.toString() };
    checkStage(path, dockerfile.text, target);
    return { passed: isFollowed ? (0,external_node_path_.join)(folder.realPath, (0,external_node_path_.basename)(path)) : found.realPath, dockerfile };
}
function dockerfilePaths(context, file) {
    if (file === undefined)
        return [(0,external_node_path_.join)(context, 'Dockerfile'), (0,external_node_path_.join)(context, 'dockerfile')];
    return [file, (0,external_node_path_.isAbsolute)(file) ? file : (0,external_node_path_.join)(context, file)];
}
async function firstFile(place, [first, second]) {
    const [one, other] = await Promise.all([first, second].map((path) => (0,files_path/* followPath */.Zl)(place, path, 'absolute')));
    return one?.kind === 'missing' && other?.kind === 'file' ? second : first;
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
        ? 'Name a builder that can in `builder`, or replace `builder` by `create-builder: true`.'
        : 'Add `- uses: docker/setup-buildx-action@v4` before this step, or `create-builder: true`.';
    (0,text_problem/* throwAll */.Kx)(missing.map(({ input, what }) => new text_problem/* Problem */.AF(`Input ${input}: the builder of this runner (driver ${driver}) cannot ${what}.`, remedy)));
    return 'present';
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
        const tags = settings.tagMutability === 'MUTABLE' ? 'tags can move' : 'tags stay on their image';
        log.info(`Created the ECR repository ${name}: ${tags}, images are scanned on push.`);
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
function settingsRequest({ tagMutability = 'IMMUTABLE', encryption, }) {
    if (encryption === undefined)
        return { imageTagMutability: tagMutability };
    const { type, key } = encryption;
    return {
        imageTagMutability: tagMutability,
        encryptionConfiguration: { encryptionType: type, ...(key === undefined ? {} : { kmsKey: key }) },
    };
}
function settingsDifference(stored, settings) {
    const { encryptionType = 'AES256', kmsKey } = stored.encryptionConfiguration ?? {};
    const { tagMutability, encryption } = settings;
    const differences = [];
    if (tagMutability !== undefined && tagMutability !== stored.imageTagMutability) {
        differences.push(`image-tag-mutability ${tagMutability} (it has ${stored.imageTagMutability})`);
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

;// CONCATENATED MODULE: ./build/image/prepare.js








async function prepareImage(edges, request, lookups) {
    const { plan, buildId } = request;
    const fingerprint = fingerprintOf(plan, buildId);
    const [repositoryUri, lookup] = await withCrossAccountHelp(placeOf(edges, plan), PUSH_ACTIONS, () => Promise.all([lookups.repositoryUri(), findBuild(edges, buildQuery(request, fingerprint))]));
    if (lookup.kind === 'reusable' && repositoryUri !== undefined)
        return { ...lookup, kind: 'found', repositoryUri };
    const missing = lookup.kind === 'missing' ? lookup : { tag: plan.tags.build, takenTag: undefined };
    const [{ token, registry }, builder, , creator] = await (0,text_problem/* allOrProblems */.Xd)([
        lookups.login(),
        checkBuilder(lookups, plan.settings, repositoryUri),
        resolveBuildFiles(request, plan.settings),
        Promise.resolve(repositoryUri === undefined ? repositoryCreator(edges, plan) : undefined),
    ]);
    const uri = creator === 'push' ? `${registry}/${plan.repository.name}` : repositoryUri;
    return { kind: 'to-build', repositoryUri: uri, missing, fingerprint, token, builder };
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
const NO_DIGEST = `sha256:${'0'.repeat(64)}`;
async function predictImage(edges, request) {
    const { plan, buildId } = request;
    const [stored, lookup] = await withCrossAccountHelp(placeOf(edges, plan), [...PULL_ACTIONS, 'ecr:DescribeRepositories'], () => Promise.all([
        findRepository(edges.ecr, plan.repository),
        findBuild(edges, buildQuery(request, fingerprintOf(plan, buildId))),
    ]));
    const uri = stored?.repositoryUri;
    if (lookup.kind === 'reusable' && uri !== undefined)
        return foundImageResult(plan, { ...lookup, repositoryUri: uri });
    const repositoryUri = uri === undefined ? plan.repository.name : onRegistry(uri, plan.registry);
    const tag = lookup.kind === 'missing' ? lookup.tag : plan.tags.build;
    const reference = `${repositoryUri}:${tag}`;
    edges.log.info(`The image of this build does not exist yet. ${reference} stands for it.`);
    return { name: plan.name, reference, tag, digest: NO_DIGEST, repositoryUri, reused: false, platforms: [] };
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
    const entries = await (0,promises_.readdir)(user.directory).catch(() => []);
    const text = entries.includes('config.json') ? await readConfiguration((0,external_node_path_.join)(user.directory, 'config.json')) : '{}';
    const links = entries.filter((entry) => entry !== 'config.json');
    const config = [...loginsIn(user.logins), login].reduce(withLogin, parse(text));
    await Promise.all([
        (0,promises_.writeFile)((0,external_node_path_.join)(directory, 'config.json'), JSON.stringify(config), { mode: 0o600 }),
        ...links.map((entry) => login_link((0,external_node_path_.join)(user.directory, entry), (0,external_node_path_.join)(directory, entry))),
    ]);
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
    return 'Correct that instruction or what it runs; its whole output is in the log above.';
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
        remedy: /is not supported for the docker driver/.test(error) ? SETUP_BUILDX : 'See the build above.',
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
    showWarnings(edges.log, output, dockerfile.path);
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
function showWarnings(log, output, file) {
    const warnings = buildWarnings(output);
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
    await Promise.all(values.map((value, index) => (0,promises_.writeFile)(secretFile(configDirectory, index), value, { mode: 0o600 })));
}
function readDigest(metadata) {
    const digest = JSON.parse(metadata)['containerimage.digest'];
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
            await edges.clock.wait(1000 * 2 ** tries, edges.signal);
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
        return await edges.log.group(`Build ${repositoryUri}:${tag}`, () => buildImage(edges, { ...build, references: [`${repositoryUri}:${tag}`] }));
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
    return (0,text_problem/* allOrProblems */.Xd)(images.map(async (image) => {
        const { edges, request } = image;
        try {
            return { edges, request, ready: await prepareImage(edges, request, lookupsFor(image)) };
        }
        catch (error) {
            throw (0,text_problem/* withSubject */.tX)(subjectOf(request), error);
        }
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
    return ({ edges, request }) => ({
        login: async () => logInOnce(await edges.ecr.config.region(), edges),
        builder: () => inspectOnce(request.plan.settings.builder ?? '', edges),
        repositoryUri: () => findOnce(JSON.stringify(request.plan.repository), { edges, request }),
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
    return withTemporaryBuilder(edges, place, (builder) => provideWith(edges.log, images, builder));
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
            if (name === undefined)
                return await reuseOrBuild(edges, request, ready, site);
            return await provideNamed({ ...edges, log: logOf(name) }, request, ready, site);
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
async function provideNamed(edges, request, ready, site) {
    if (ready.kind === 'to-build')
        edges.log.info('building');
    const image = await reuseOrBuild(edges, request, ready, site);
    if (!image.reused)
        edges.log.info(`pushed ${image.repositoryUri}:${image.tag} (${image.digest})`);
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
        return {
            info: (text) => void show(() => log.info(titled(text))),
            notice: (text) => void show(() => log.notice(annotated(text))),
            warning: (text, place) => void show(() => log.warning(annotated(text), place)),
            error: (text, place) => void show(() => log.error(annotated(text), place)),
            group: async (title, work) => {
                try {
                    return await work();
                }
                finally {
                    const text = output.take();
                    await show(() => log.group(titled(title), () => log.foreign(async (write) => write(text))));
                }
            },
            foreign: (work) => work((text) => output.add(text)),
            mask: (secret) => log.mask(secret),
            secrets: log.secrets,
        };
    };
}

;// CONCATENATED MODULE: ./build/commands/images.js









async function prepareAll(plan, world) {
    const existing = plan.images.flatMap((image) => (image.kind === 'existing' ? [image] : []));
    const requested = plan.images.flatMap((image) => image.kind === 'build'
        ? [{ edges: edgesFor(world, image.repository), request: requestFor(plan, image, world) }]
        : []);
    const predicts = plan.kind === 'diff';
    const stores = { ...world.aws, log: world.log, ownRegistry: () => readOwnRegistry(world.aws) };
    const [found, predicted, prepared] = await (0,text_problem/* allOrProblems */.Xd)([
        (0,text_problem/* allOrProblems */.Xd)(existing.map((image) => resolveExisting(stores, image))),
        (0,text_problem/* allOrProblems */.Xd)(predicts ? requested.map(({ edges, request }) => predictImage(edges, request)) : []),
        prepareImages(predicts ? [] : requested),
    ]);
    return { existing: [...found, ...predicted], prepared };
}
function knownImages({ existing, prepared }) {
    const found = prepared.flatMap(({ request, ready }) => ready.kind === 'found' ? [foundImageResult(request.plan, ready)] : []);
    return [...existing, ...found];
}
async function provideImages({ existing, prepared }, { jobFolder, context }) {
    const place = { directory: jobFolder, userBuildxConfig: context.buildxConfig };
    try {
        return [...existing, ...(await provideAll(prepared, place))];
    }
    finally {
        await (0,promises_.rm)(jobFolder, { recursive: true, force: true });
    }
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
        userDockerConfig: { directory: context.dockerConfig, logins: context.dockerLogins },
        configDirectory: (0,external_node_path_.join)(jobFolder, image.name === undefined ? 'image' : `image-${image.name}`),
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



async function runBuild(plan, world) {
    const { phases, time } = stopwatch(world.clock);
    const ready = await time('Preflight', () => withIdentity(world, plan.account, prepareAll(plan, world)));
    const images = await time('Image', () => provideImages(ready, world));
    return { operation: 'build', buildId: plan.buildId.id, images, phases };
}

;// CONCATENATED MODULE: ./build/stack/poll.js

class TimedOut extends Error {
    name = 'TimedOut';
}
async function poll(waiting, ask) {
    const start = waiting.clock.now();
    for (;;) {
        waiting.signal.throwIfAborted();
        const sentAt = waiting.clock.now();
        const answer = await orAborted(ask(), waiting.signal).catch((error) => {
            if (waiting.signal.aborted || !(0,aws_error/* isTransient */.dg)(error))
                throw error;
            return undefined;
        });
        if (answer !== undefined)
            return answer;
        await sleep(waiting, start, waiting.clock.now() - sentAt);
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
async function sleep({ clock, signal, deadline }, since, least = 0) {
    const now = clock.now();
    if (now >= deadline)
        throw new TimedOut('the wait took too long');
    await clock.wait(Math.min(Math.max(pause(now - since, Math.random()), least), deadline - now), signal);
}
function pause(elapsed, chance) {
    return Math.min(Math.max(200, elapsed / 50), 10_000) * (0.8 + 0.4 * chance);
}
async function orTimeoutProblem(work, problem) {
    return work.catch((error) => {
        throw error instanceof TimedOut ? problem : error;
    });
}

// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-cloudformation/dist-es/commands/DescribeStacksCommand.js
var DescribeStacksCommand = __webpack_require__(6925);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-cloudformation/dist-es/commands/GetTemplateCommand.js
var GetTemplateCommand = __webpack_require__(3025);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-cloudformation/dist-es/pagination/ListStackResourcesPaginator.js + 1 modules
var ListStackResourcesPaginator = __webpack_require__(2169);
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
        parameters: toMap(stack.Parameters, ({ ParameterKey, ParameterValue }) => [ParameterKey, ParameterValue]),
        tags: tagMap(stack.Tags),
        outputs: toMap(stack.Outputs, ({ OutputKey, OutputValue }) => [OutputKey, OutputValue]),
        roleArn: stack.RoleARN,
        notificationArns: stack.NotificationARNs ?? [],
        changeSetId: stack.ChangeSetId,
        terminationProtection: stack.EnableTerminationProtection ?? false,
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
    const pages = await Array.fromAsync((0,ListStackResourcesPaginator/* paginateListStackResources */.R)({ client }, { StackName: stackId }));
    return pages.flatMap(({ StackResourceSummaries }) => StackResourceSummaries ?? []);
}
async function readArns({ client, clock, log, signal }, stackId) {
    const waiting = { clock, signal, deadline: clock.now() + 60_000 };
    const resources = await poll(waiting, () => listResources(client, stackId)).catch((error) => {
        signal.throwIfAborted();
        const reason = (0,text_problem/* messageOf */.bD)(error);
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
async function awaitIdle(client, stack, waiting) {
    const { idle } = await poll(waiting, async () => {
        const now = await readStack(client, stack.id);
        return isRunning(now?.status) ? undefined : { idle: now?.status === 'DELETE_COMPLETE' ? undefined : now };
    });
    return idle;
}

;// CONCATENATED MODULE: ./build/stack/edges.js
function waitOptionsFor({ clock, signal }, { timeoutMinutes }) {
    return { clock, signal, deadline: clock.now() + timeoutMinutes * 60_000 };
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
    return new text_problem/* Problem */.AF(`The stack ${stack.name} is not ${verb}: it is in review and has no change set, so nothing shows whose it is.`, `If the stack is yours, delete it, as it has no resources yet: ${(0,console/* cliCommand */.mX)('delete-stack', stack)}. Then run the job again.`);
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
function busyTimeoutProblem({ stackName, timeoutMinutes }) {
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
    const pages = await Array.fromAsync((0,ListChangeSetsPaginator/* paginateListChangeSets */.N)({ client }, { StackName: stackName }));
    return pages.flatMap(({ Summaries }) => Summaries ?? []);
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
        tags: tagMap(described.Tags),
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
    return poll(options.waiting, async () => {
        const last = events.findLast(({ parents }) => parents.length === 0)?.EventId ?? options.after;
        const newEvents = (await readNewEvents(client, options, last)).map((event) => ({ ...event, parents: [] }));
        const end = endOf(options, [...events, ...newEvents]);
        const reading = { known: events, newEvents, ended: end !== undefined, unreadable };
        for (const event of await withNestedEvents(client, reading)) {
            options.onEvent(event, events);
            events.push(event);
        }
        return end && { ...end, events, unreadable: [...unreadable] };
    });
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
        if (last === undefined && !newest.some((event) => event.ClientRequestToken === options.token))
            return [];
    }
    return last === undefined ? [] : newest.reverse();
}
function isFirst(event, { token, operation }) {
    return (isOfStack(event) &&
        event.ClientRequestToken === token &&
        event.ResourceStatus === `${operation.toUpperCase()}_IN_PROGRESS`);
}

;// CONCATENATED MODULE: ./build/stack/failure/hints.js


const DENIED = 'The role that deploys, or the service role in role-arn, lacks this permission.';
const TAKEN = 'Something outside of this stack has that name. Leave the name out, so that CloudFormation generates one, or remove the other.';
const THROTTLED = 'AWS had too many requests at once. Run the job again.';
const EXHAUSTED = 'A quota of the account is exhausted. Delete what is not needed, or ask for more in Service Quotas.';
const IN_USE = 'A task still runs, or its network interface is not gone yet. Stop the executions, wait some minutes, then run the job again.';
const VPCS = 'The region allows 5 VPCs unless AWS raised the quota. Delete unused stacks, use an existing VPC, or ask for more.';
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
    [/cannot be deleted while Tasks are active|has dependencies and cannot be deleted/i, IN_USE],
    [/maximum number of VPCs has been reached/i, VPCS],
    [/maximum number of addresses has been reached/i, ADDRESSES],
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
const CUSTOM = /^(?:Custom::|AWS::CloudFormation::CustomResource$)/;
const SEE_LOG = 'This is the text of the function behind the custom resource, or of the call to it. See the log of that function, correct the cause, then run the job again.';
function hintFor(reason, type = '') {
    const text = (0,format/* part */.y_)(reason, 0, hints_LONGEST);
    if (CUSTOM.test(type))
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

;// CONCATENATED MODULE: ./build/stack/delete/remove.js











async function removeStack(edges, stack, options) {
    const { client, log } = edges;
    const { token, waiting } = options;
    const start = waiting.clock.now();
    if (stack.status === 'REVIEW_IN_PROGRESS')
        return removeInReview(client, stack, options);
    const { StackEvents: [newest] = [] } = await client.send(new DescribeStackEventsCommand/* DescribeStackEventsCommand */.I({ StackName: stack.id }));
    if (newest !== undefined && isOfStack(newest) && newest.ResourceStatus === 'DELETE_COMPLETE')
        return [];
    const first = await removeOnce(edges, stack, newest, options);
    let last = first;
    if (first.status === 'DELETE_FAILED') {
        log.info(`The deletion of stack ${stack.name} failed: trying once more.`);
        await sleep(waiting, start);
        const after = first.events.findLast(({ parents }) => parents.length === 0);
        last = await removeOnce(edges, stack, after, { waiting, token: `${token}-again` });
    }
    if (last.outcome === 'failed') {
        const diagnosis = await findFailures(client, last.events);
        log.info(`Events of the stack: ${eventsUrl(stack)}`);
        throw blockedDeleteProblem(stack, last, diagnosis);
    }
    const events = first === last ? first.events : [...first.events, ...last.events];
    noteKept(events, log);
    return resourceDurations(events);
}
async function removeInReview(client, { id }, { token, waiting }) {
    waiting.signal.throwIfAborted();
    await client.send(new DeleteStackCommand/* DeleteStackCommand */.f({ StackName: id, ClientRequestToken: token }));
    return poll(waiting, async () => {
        const now = await readStack(client, id);
        return now === undefined || now.status === 'DELETE_COMPLETE' ? [] : undefined;
    });
}
async function removeOnce({ client, log }, stack, after, { token, waiting }) {
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
    const onEvent = (event, before) => log.info(eventLine(event, before));
    const since = after?.EventId === undefined ? {} : { after: after.EventId };
    return followOperation(client, { stackId: stack.id, operation: 'delete', token, waiting, onEvent, ...since });
}
function blockedDeleteProblem(stack, { status }, { failures, stackReason }) {
    const list = failures.map(({ resource, type, reason }) => `${resource} (${type}): ${reason}`);
    const why = failures.length === 0 && stackReason !== undefined ? ` ${stackReason}` : '';
    const hints = [...new Set([...failures.map(({ hint }) => hint), hintFor(why)].flatMap((hint) => hint ?? []))];
    const retained = [...new Set(failures.map(({ resource }) => resource.replace(/\/.*/, '')))];
    const nested = failures.some(({ resource }) => resource.includes('/')) ? ', nested stacks as a whole,' : '';
    const remedies = hints.length > 0 ? hints : ['Remove what blocks it, then run the job again.'];
    if (retained.length > 0 && status === 'DELETE_FAILED') {
        const command = (0,console/* cliCommand */.mX)('delete-stack', stack, `--retain-resources ${retained.join(' ')}`);
        remedies.push(`To keep what blocks it${nested} and delete the rest, run ${command}.`);
    }
    return new text_problem/* Problem */.AF(`The stack ${stack.name} was not deleted (${status})${status === 'DELETE_FAILED' ? ', in two tries' : ''}.${why}`, remedies.join('\n'), { excerpt: list, link: { text: 'Events of the stack', url: eventsUrl(stack) } });
}
function eventsUrl(stack) {
    return (0,console/* stackConsoleUrl */.J_)((0,console/* regionOf */.AP)(stack), stack.id, 'events');
}
function noteKept(events, log) {
    const kept = events.filter(({ ResourceStatus }) => ResourceStatus === 'DELETE_SKIPPED');
    if (kept.length === 0)
        return;
    const list = kept.map((event) => `${event.LogicalResourceId} (${event.ResourceType}): ${event.PhysicalResourceId}`);
    log.notice(`These resources were not deleted because of their DeletionPolicy: ${[...new Set(list)].join(', ')}`);
}

;// CONCATENATED MODULE: ./build/stack/delete/delete.js










async function deleteStack(edges, target) {
    const waiting = waitOptionsFor(edges, target);
    const stack = await readStack(edges.client, target.stackName);
    if (stack === undefined)
        return undefined;
    await checkDeletable(edges, stack, target.owner);
    const removing = removeWhenIdle(edges, stack, target, waiting);
    return { id: stack.id, resources: await orTimeoutProblem(removing, deleteTimeoutProblem(target)) };
}
async function checkDeletable({ client }, stack, owner) {
    if (stack.status === 'REVIEW_IN_PROGRESS')
        await checkReview(client, stack, owner, { verb: 'deleted' });
    else if (!(0,ownership/* isOurs */.MU)(stack, owner))
        throw foreignStackProblem(stack, owner, 'deleted');
    if (stack.terminationProtection)
        throw protectedStackProblem(stack, 'deleted');
}
async function removeWhenIdle(edges, stack, { owner, operation }, waiting) {
    const { client, log, clock } = edges;
    const start = clock.now();
    for (;;) {
        if (isRunning(stack.status))
            log.info(`Stack ${stack.name} is ${stack.status}: waiting for that operation to end.`);
        const idle = await awaitIdle(client, stack, waiting);
        if (idle === undefined)
            return [];
        await checkDeletable(edges, idle, owner);
        try {
            return await log.group(`Events of stack ${stack.name}`, () => removeStack(edges, idle, { token: operation, waiting }));
        }
        catch (error) {
            if (!(0,aws_error/* isError */.bJ)(error, 'ValidationError', /cannot be deleted while in status/))
                throw error;
            await sleep(waiting, start);
        }
    }
}

// EXTERNAL MODULE: ./node_modules/leven/index.js
var leven = __webpack_require__(7785);
;// CONCATENATED MODULE: ./build/text/nearest.js

const nearest_LONGEST = 128;
function nearest(text, known, maxDistance) {
    if (text.length > nearest_LONGEST)
        return undefined;
    const names = known.filter(({ length }) => length <= nearest_LONGEST);
    return (0,leven/* closestMatch */.h)(text, names, maxDistance === undefined ? {} : { maxDistance });
}
function nearMiss(name, known) {
    const names = new Map(known.map((each) => [bare(each), each]));
    const given = bare(name);
    const maxDistance = Math.min(3, Math.max(1, Math.floor(given.length / 3)));
    const found = nearest(given, [...names.keys()], maxDistance);
    return found === undefined ? undefined : names.get(found);
}
function bare(name) {
    return name.toLowerCase().replace(/[-_.]/g, '');
}

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
    if (allowedValues === undefined || allowedValues.flat().includes(value))
        return undefined;
    const numbers = NUMBER.test(value) ? allowedValues.flat().map(Number) : [];
    if (numbers.includes(Number(value)))
        return undefined;
    const shown = allowedValues.map(([written]) => written ?? '');
    return { must: `be one of ${shown.join(', ')} (AllowedValues)`, nearest: nearest(value, shown) };
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
                ...(declaration.constraints.description === undefined
                    ? []
                    : [`The template says: ${declaration.constraints.description}`]),
            ].join(' '), { place: parameterPlace(template, given.name) }),
        ];
    });
}
const ORIGINS = { overrides: 'in parameter-overrides', stack: 'of the stack', run: 'of this run' };
function describeValue({ name, value, from }, { noEcho }) {
    const cut = value.length > SHOWN ? `${(0,format/* part */.y_)(value, 0, SHOWN)}...` : value;
    return `the value ${noEcho ? '' : `\`${cut}\` `}of \`${name}\` ${ORIGINS[from]}`;
}
function valueRemedy({ name, from }) {
    if (from === 'overrides')
        return 'Correct it in parameter-overrides.';
    if (from === 'stack')
        return `Give another one in parameter-overrides: \`${name}=<value>\`.`;
    return 'Change what the template allows.';
}
function parameterPlace(template, name) {
    return (0,template_template/* placeIn */.VV)(template, template.parameters.get(name)?.line);
}

;// CONCATENATED MODULE: ./build/parameters/placeholders.js


const FIELDS = new Map([
    ['image', ({ reference }) => reference],
    ['image-tag', ({ tag }) => tag],
    ['image-digest', ({ digest }) => digest],
    ['repository-uri', ({ repositoryUri }) => repositoryUri],
]);
const PLACEHOLDER = /\{\{([a-z-]+)(?:\.([^{}]*))?\}\}/g;
function placeholderUses(value) {
    const all = [...value.matchAll(PLACEHOLDER)].map(([, field = '', name]) => ({ field, name }));
    return all.filter(({ field }) => FIELDS.has(field));
}
function carrierOf(overrides, image) {
    const carries = ({ name }) => image === undefined || name === image;
    return [...overrides].find(([, value]) => placeholderUses(value).some(carries))?.[0];
}
function checkPlaceholders(overrides, names) {
    (0,text_problem/* throwAll */.Kx)([...overrides].flatMap(([parameter, value]) => placeholderUses(value).flatMap((use) => {
        const remedy = remedyOf(use, names);
        const written = use.name === undefined ? `{{${use.field}}}` : `{{${use.field}.${use.name}}}`;
        return remedy === undefined
            ? []
            : [
                new text_problem/* Problem */.AF(`Input parameter-overrides: \`${parameter}\` has \`${written}\`, which names no image.`, remedy),
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
    const known = nearest(name, names);
    return known === undefined ? `There are ${all}.` : `Did you mean \`{{${field}.${known}}}\`? There are ${all}.`;
}
function fillPlaceholders(value, images, buildId) {
    return value.replace(PLACEHOLDER, (whole, field, name) => {
        if (field === 'build-id' && name === undefined)
            return buildId;
        const image = images.find((each) => each.name === name);
        return (image && FIELDS.get(field)?.(image)) ?? whole;
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
    const missing = [...template.parameters].filter(([name, { hasDefault }]) => !hasDefault && !overrides.has(name) && !previous.has(name) && !imageParameters.has(name) && name !== BUILD_ID);
    (0,text_problem/* throwAll */.Kx)([
        ...tooManyParametersProblems(template),
        ...unknown.map((name) => unknownParameterProblem(name, sources, names)),
        ...merged.map(mergedPairProblem),
        ...missing.filter(([name]) => !wrongLines.has(name)).map(([name]) => missingParameterProblem(name, template)),
        ...wrongValueProblems(template, valuesToCheck(sources, images, previous).filter(({ name }) => !wrongLines.has(name)), matches),
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
function mergedPairProblem([name, next]) {
    return new text_problem/* Problem */.AF(`Input parameter-overrides: the value of \`${name}\` continues with \`${next}=\`, which is a parameter of its own.`, `Write each on a line of its own, under \`parameter-overrides: |\`. If it is one value, put the whole item in quotes: \`"${name}=<value>"\`.`);
}
function unknownParameterProblem(name, { template, places }, names) {
    const nearest = nearMiss(name, names);
    const has = names.length === 0 ? 'The template has no parameters.' : `It has ${names.join(', ')}.`;
    if (nearest !== undefined) {
        return new text_problem/* Problem */.AF(`Input parameter-overrides: the template ${template.path} has no parameter \`${name}\`.`, `Did you mean \`${nearest}\`? ${has}`);
    }
    return new text_problem/* Problem */.AF(`Input parameter-overrides: ${places.get(name)} gives no parameter of the template ${template.path}.`, `Remove it, or correct its name. If it belongs to the value before it, put that pair in quotes: \`"Key=<value>"\`. ${has}`);
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
            return [{ name, value, from: sources.overrides.has(name) ? 'overrides' : 'run' }];
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
    const hints = new Set(findings.flatMap((finding) => (isOfHook(finding) ? [] : (hintFor(finding.reason, finding.resource?.type) ?? []))));
    const remedies = hints.size > 0 ? [...hints] : [usualRemedy(findings)];
    if (denied.length > 0)
        remedies.push(`To see the findings, allow the role that deploys ${denied.join(' and ')}.`);
    const places = findings.flatMap(({ resource }) => (resource && (0,template_template/* resourcePlace */.QF)(template, resource.id)) ?? []);
    return new text_problem/* Problem */.AF(`CloudFormation cannot create the change set: ${reason}`, `${remedies.join(' ')} The stack was not changed.`, { place: places[0], excerpt: lines });
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
    const stack = await readStack(client, all[0]?.StackId ?? '');
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
async function awaitChangeSet(client, { id, stackId }, waiting) {
    const described = await poll(waiting, async () => {
        const page = await client.send(new DescribeChangeSetCommand/* DescribeChangeSetCommand */.T({ ChangeSetName: id, IncludePropertyValues: true }));
        return isCreationOver(page.Status) ? page : undefined;
    });
    if (described.Status === 'CREATE_COMPLETE') {
        return { id, stackId, executable: true, changes: await readChanges(client, { ...described, ChangeSetId: id }) };
    }
    const reason = described.StatusReason ?? 'CloudFormation gives no reason';
    if (described.Status !== 'FAILED')
        throw deletedChangeSetProblem({ id, status: described.Status, reason });
    if (isNoChange(reason))
        return { id, stackId, executable: false, changes: [] };
    throw new ChangeSetFailed(id, reason);
}
function isCreationOver(status = '') {
    return status === 'CREATE_COMPLETE' || status === 'FAILED' || status.startsWith('DELETE_');
}
function isNoChange(reason) {
    return (reason.startsWith("The submitted information didn't contain changes.") ||
        reason.startsWith('No updates are to be performed'));
}
async function executeChangeSet(client, id, token, { disableRollback }) {
    const more = disableRollback ? { DisableRollback: true } : {};
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
    await poll(waiting, async () => {
        const changeSet = await readChangeSet(client, name, stackName);
        const stack = changeSet && (await readStack(client, changeSet.stackId));
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
            if (!(0,aws_error/* isError */.bJ)(error, 'InvalidChangeSetStatusException'))
                throw error;
            if (changeSet.undeletable !== undefined)
                throw undeletableProblem(changeSet.id, changeSet.undeletable);
            return undefined;
        }
    });
}
async function removeChangeSet(client, { id }, stack) {
    if (stack.status === 'REVIEW_IN_PROGRESS') {
        const all = await listChangeSets(client, stack.id);
        if (all.every(({ ChangeSetId }) => ChangeSetId === id)) {
            await client.send(new DeleteStackCommand/* DeleteStackCommand */.f({ StackName: stack.id }));
            return;
        }
    }
    await client.send(new DeleteChangeSetCommand/* DeleteChangeSetCommand */.$({ ChangeSetName: id }));
}

;// CONCATENATED MODULE: ./build/stack/guard.js









function stackStateOf(stack, { disableRollback }) {
    return { stack, action: actionFor(stack?.status, disableRollback) };
}
async function readStackState(client, name, options) {
    return stackStateOf(await readStack(client, name), options);
}
async function checkStack(client, { stack, action }, { kind, target: { owner }, }) {
    if (stack === undefined)
        return;
    if (stack.status === 'REVIEW_IN_PROGRESS')
        return checkReview(client, stack, owner, { verb: 'changed' });
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
    const resources = await listResources(client, stackId).catch(() => []);
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
        return;
    const last = readSource(await readDescription(client, stack.changeSetId));
    if (last?.repository !== owner.repository || last.buildId === buildId.id || !isOvertaken(run, last.run))
        return;
    throw new text_problem/* Problem */.AF(`Stack ${stack.name} has been deployed by a later run, of ${last.buildId}: ${last.run.url}. This run changes nothing.`, 'If you want to keep that deploy, do nothing. To deploy this commit instead, run this job again.');
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
            .map((expression) => ({
            name,
            template,
            resource,
            expression,
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
function valuesAt(value, path) {
    const [step, ...rest] = path;
    if (step === undefined)
        return [value];
    const branches = (0,template_template/* property */.MZ)(value, 'Fn::If');
    if (Array.isArray(branches))
        return branches.slice(1).flatMap((branch) => valuesAt(branch, path));
    if (step === '*')
        return Array.isArray(value) ? value.flatMap((item) => valuesAt(item, rest)) : [];
    const next = (0,template_template/* property */.MZ)(value, step);
    return next === undefined ? [] : valuesAt(next, rest);
}

;// CONCATENATED MODULE: ./build/stack/deploy/forbidden-options.js


function checkOptions(options, deploy) {
    const { template, imageParameters, newImage } = deploy;
    const [service] = servicesIn(template);
    if (options.deploymentMode === 'EXPRESS' && service !== undefined)
        throw expressServiceProblem(service);
    if (!options.disableRollback || !newImage)
        return;
    const task = imageUses(template).find(({ resource, texts }) => resource.type === TASK_DEFINITION &&
        texts.flat().some((piece) => piece.kind === 'parameter' && imageParameters.includes(piece.name)));
    if (task !== undefined)
        throw replacementProblem([task.name]);
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

;// CONCATENATED MODULE: ./build/stack/failure/explain.js








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
            `It took ${(0,format/* duration */.p0)(took)}.`,
        ],
        link: { text: 'Events of the stack', url: (0,console/* stackConsoleUrl */.J_)(target.region, stackId, 'events') },
    };
    for (const detail of more.details)
        edges.log.info(detail);
    edges.log.info(`${more.link.text}: ${more.link.url}`);
    if (cause === undefined)
        return causelessProblem(what, diagnosis, more);
    const place = template && (0,template_template/* resourcePlace */.QF)(template, cause.resource);
    const message = sentences([`${what}: ${sentence(cause)}`, rollbackSentence(failures), taskSentence(task)]);
    return new text_problem/* Problem */.AF(message, hintFor(task?.reason ?? '') ?? cause.hint ?? 'Correct that resource, then run the job again.', { ...more, place, excerpt: task?.lines, retryable: isRetryableReason(cause.reason) });
}
function causelessProblem(what, { stackReason }, more) {
    if (stackReason === undefined)
        return new text_problem/* Problem */.AF(`${what}, and no resource gives a reason.`, 'See the events above.', more);
    return new text_problem/* Problem */.AF(`${what}: ${stackReason}`, hintFor(stackReason) ?? 'See the events above.', more);
}
function sentences(texts) {
    const given = texts.filter((text) => text !== '');
    return given.map((text, index) => (index < given.length - 1 ? text.replace(/[^.]$/, '$&.') : text)).join(' ');
}
function sentence({ resource, type, reason }) {
    return `${resource} (${type}): ${reason}`;
}
function rollbackSentence([cause, ...others]) {
    const failure = cause?.inRollback ? undefined : others.find(({ inRollback }) => inRollback);
    return failure === undefined ? '' : `The rollback failed, too: ${sentence(failure)}`;
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
    const [clients, { readStoppedTask }] = await Promise.all([services(), Promise.all(/* import() */[__webpack_require__.e(1), __webpack_require__.e(502)]).then(__webpack_require__.bind(__webpack_require__, 2502))]);
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
    const stack = await readSettled(edges.client, changeSet.stackId, waiting);
    if (stack === undefined || stack.status.startsWith('DELETE_')) {
        throw new text_problem/* Problem */.AF(`Stack ${stackName} was ${operation}d, but another operation has deleted it since.`, 'See who deleted it in CloudTrail, or run the job again.');
    }
    const { id, changes } = changeSet;
    return { operation, stack, changeSetId: id, changes, resources: resourceDurations(events) };
}
async function followChangeSet(edges, target, { changeSet: { stackId }, template, token, disableRollback, waiting }, operation) {
    const services = watchServices(edges.services);
    const onEvent = (event, before) => {
        edges.log.info(eventLine(event, before));
        services.see(event);
    };
    const options = { stackId, operation, token, waiting, onEvent, rollbackDisabled: disableRollback };
    try {
        const end = await edges.log.group(`Events of stack ${target.stackName}`, () => followOperation(edges.client, options));
        if (end.outcome === 'failed') {
            throw await explainFailure(edges, { target, template, operation, stackId, end, services });
        }
        return end;
    }
    catch (error) {
        if (edges.signal.aborted)
            edges.log.warning(`CloudFormation continues with stack ${target.stackName}. A re-run attaches to it.`);
        if (!(error instanceof TimedOut))
            throw error;
        throw new text_problem/* Problem */.AF(`Stack ${target.stackName} is not ready after ${(0,format/* minutes */.Gx)(target.timeoutMinutes)}. CloudFormation continues with it: ${stackId}`, 'Run the job again: it waits for the running operation. Raise timeout-in-minutes if the stack needs longer.');
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
        if (intent === 'execute')
            await executeChangeSet(edges.client, changeSet.id, token, executeOptions(options, stack));
        keep = true;
        edges.saveForPost(undefined);
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
function executeOptions(options, stack) {
    const carried = stack === undefined || options.deploymentMode === 'EXPRESS';
    return { disableRollback: options.disableRollback && !carried };
}
async function notExecuted(edges, { id, stackId, changes }, before) {
    const stack = before ?? (await readStack(edges.client, stackId));
    if (stack === undefined)
        throw new Error(`unreachable: the stack of the change set ${id} does not exist`);
    return { operation: before === undefined ? 'create' : 'update', stack, changeSetId: id, changes, resources: [] };
}
async function createChangeSet(edges, { plan: { target, stack }, template }, { request, waiting }) {
    const requested = await requestChangeSet(edges.client, request, target);
    try {
        const created = await orTimeoutProblem(awaitChangeSet(edges.client, requested, waiting), changeSetTimeoutProblem(target));
        const made = { id: requested.stackId, name: target.stackName };
        if (request.ChangeSetType === 'CREATE')
            await checkReview(edges.client, made, target.owner, { verb: 'changed', own: requested.id });
        return created;
    }
    catch (error) {
        if (!(error instanceof ChangeSetFailed))
            throw error;
        const { capabilities, roleArn } = stack;
        const refusal = explainRefusal(error, { stackName: target.stackName, capabilities, roleArn });
        if (refusal !== error)
            throw refusal;
        throw changeSetProblem(error.reason, await readDetails(edges.client, error), template);
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
    const now = (await readStack(edges.client, stackId)) ?? stack;
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
        (Tags === undefined || mapsAreEqual(tagMap(Tags), stack.tags)));
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
        const stack = await orTimeoutProblem(makeReady(edges, desired, state, waiting), busyTimeoutProblem(target));
        const request = changeSetRequest(desired, stack, `${target.operation}-${attempt}`);
        if (stack !== undefined &&
            stack === deployed.stack &&
            isUnchanged(request, desired, { stack, body: deployed.body })) {
            edges.log.info(`Stack ${target.stackName} is up to date: its template, parameters and tags are unchanged. No change set was created.`);
            return { operation: 'none', stack, changeSetId: undefined, changes: [], resources: [] };
        }
        try {
            if (stack !== undefined && intentOf(desired.plan) === 'execute')
                await refuseOlderRun(edges.client, stack, desired.plan);
            return await deployOnce(edges, desired, { request, stack, waiting });
        }
        catch (error) {
            const first = stack === undefined && attempt === 1;
            await waitForRetry(edges, desired, error, { first, waiting, start });
            state = await readStackState(edges.client, target.stackName, desired.plan.stack.options);
        }
    }
}
async function waitForRetry({ log }, { plan: { target, stack } }, error, { first, waiting, start }) {
    if (error instanceof text_problem/* Problem */.AF && error.retryable && first) {
        log.notice([error.sentence, ...(error.excerpt ?? []), 'This may be temporary, so the stack is created once more.']);
        return;
    }
    const { capabilities, roleArn } = stack;
    if (!isRaceLost(error))
        throw explainRefusal(error, { stackName: target.stackName, capabilities, roleArn });
    log.info(`Another operation on stack ${target.stackName} came first.`);
    await orTimeoutProblem(sleep(waiting, start), busyTimeoutProblem(target));
}
const RACE_LOST = /_IN_PROGRESS state|is currently in progress|already exists and cannot be created again/i;
function isRaceLost(error) {
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
        edges.log.info(`Stack ${stack.name} is ${stack.status}: waiting for that operation to end.`);
        const idle = await awaitIdle(edges.client, stack, waiting);
        return makeReady(edges, desired, stackStateOf(idle, settings.options), waiting);
    }
    await checkStack(edges.client, { stack, action }, desired.plan);
    if (action.kind === 'create')
        return undefined;
    if (action.kind !== 'recreate')
        return stack;
    edges.log.notice(`Stack ${stack.name} is ${stack.status}: ${action.why}, so it is deleted and recreated.`);
    const removing = removeStack(edges, stack, { token: `${target.operation}-0`, waiting });
    await orTimeoutProblem(removing, deleteTimeoutProblem(target));
    return undefined;
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
    return hasSecret(template, template.outputs.get(key));
}
function hasSecret(template, expression) {
    if (typeof expression === 'string') {
        const names = [...expression.matchAll(/\$\{([^!{}]+)\}/g)].map(([, name = '']) => name);
        return /\{\{resolve:(secretsmanager|ssm-secure):/.test(expression) || names.some((name) => isSecret(template, name));
    }
    if (typeof expression !== 'object' || expression === null)
        return false;
    return Object.entries(expression).some(([key, value]) => key === 'Ref' || key === 'Fn::GetAtt' ? isSecret(template, [value].flat().join('.')) : hasSecret(template, value));
}
function isSecret({ parameters, nested }, name) {
    const [logicalId = '', attribute, output = ''] = name.split('.');
    if (attribute === undefined)
        return parameters.get(logicalId)?.noEcho === true;
    const child = nested.get(logicalId);
    return attribute === 'SecretAccessKey' || (child !== undefined && isSecretOutput(child, output));
}

;// CONCATENATED MODULE: ./build/commands/stack.js






function stackEdges({ aws, log, clock, signal, saveForPost }) {
    return { client: aws.cloudFormation, services: aws.services, log, clock, signal, saveForPost };
}
async function readDeployed(plan, client) {
    const { stackName } = plan.target;
    const [state, body] = await (0,text_problem/* allOrProblems */.Xd)([
        readStackState(client, stackName, plan.stack.options),
        readTemplateBody(client, stackName),
    ]);
    await checkStack(client, state, plan);
    return { ...state, body };
}
async function deployImages(plan, world, { template, sources, deployed }, images) {
    const edges = stackEdges(world);
    const parameters = parameterValues(sources, images);
    for (const secret of secretsOf(template, parameters))
        world.log.mask(secret);
    const built = plan.kind === 'deploy' && images.some(({ reused }) => !reused);
    const now = built ? await readDeployed(plan, edges.client) : deployed;
    return deployStack(edges, { plan, template, parameters }, now);
}
async function describeOutcome(world, { operation, stack, changeSetId, changes, resources }, region, template) {
    const { name: stackName, id: stackId, outputs: stackOutputs } = stack;
    const hidden = secretOutputs(stackOutputs, template);
    for (const key of hidden)
        world.log.mask(stackOutputs.get(key) ?? '');
    const arns = await readArns(stackEdges(world), stackId);
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




async function runDelete({ account, target }, world) {
    const { phases, time } = stopwatch(world.clock);
    await checkIdentity(world, account);
    const deleted = await time('Delete', () => deleteStack(stackEdges(world), target));
    const { stackName, region } = target;
    return { operation: 'delete', stackName, stackId: deleted?.id, region, resources: deleted?.resources ?? [], phases };
}

// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-cloudformation/dist-es/commands/UpdateTerminationProtectionCommand.js
var UpdateTerminationProtectionCommand = __webpack_require__(5725);
;// CONCATENATED MODULE: ./build/stack/deploy/protection.js


async function protect({ client, log }, { target: { owner }, stack: settings }, stack) {
    const { terminationProtection: on } = settings.options;
    if (on === undefined || on === stack.terminationProtection)
        return;
    if (on && owner.pullRequest !== undefined)
        return;
    if (!(0,ownership/* isOurs */.MU)(stack, owner)) {
        log.warning(`Termination protection of stack ${stack.name} stays ${on ? 'off' : 'on'}: the stack does not carry our tags.`);
        return;
    }
    const request = { StackName: stack.id, EnableTerminationProtection: on };
    await client.send(new UpdateTerminationProtectionCommand/* UpdateTerminationProtectionCommand */.m(request));
    log.info(`Termination protection of stack ${stack.name} is ${on ? 'on' : 'off'} now.`);
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

;// CONCATENATED MODULE: ./build/parameters/image-parameter.js





function findImageParameter(template, setting, overrides) {
    const carrier = carrierOf(overrides);
    if (setting === 'none') {
        if (carrier === undefined)
            return undefined;
        throw new text_problem/* Problem */.AF(`Input parameter-overrides: \`${carrier}\` has a placeholder of the image, but image-parameter is none.`, 'Remove `image-parameter: none`, or give the value without the placeholder.');
    }
    if (setting !== 'auto')
        return namedParameter(template, setting);
    if (carrier !== undefined)
        return undefined;
    const uses = imageUses(template);
    const candidates = imageParametersOf(template);
    const open = candidates.filter((name) => !overrides.has(name));
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
    (0,text_problem/* throwAll */.Kx)([...assigned.keys()].filter((name) => overrides.has(name)).map(overriddenImageProblem));
    return assigned;
}
function assignOnly(template, image, overrides) {
    const parameter = findImageParameter(template, image?.parameter ?? 'none', overrides);
    return new Map(parameter === undefined ? [] : [[parameter, undefined]]);
}
function overriddenImageProblem(parameter) {
    return new text_problem/* Problem */.AF(`Input parameter-overrides: \`${parameter}\` receives the image, so its value is ignored.`, `Remove \`${parameter}\` there. To deploy an image that exists, give it in \`image\`.`);
}
function assignSeveral(template, images, overrides) {
    const named = images.map(({ parameter }) => parameter);
    const free = imageParametersOf(template).filter((name) => !overrides.has(name) && !named.includes(name));
    const wrong = [];
    const assigned = new Map();
    for (const image of images) {
        const sought = parameterOf(image, template, free);
        const carried = image.parameter === 'auto' && carrierOf(overrides, image.name) !== undefined;
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
    const read = await (0,text_problem/* allOrProblems */.Xd)(localFiles.map((file) => readContent(template, file, reading, chain)));
    const contents = new Map(read.map((content, index) => [localFiles[index]?.path ?? '', content]));
    const nested = localFiles.flatMap(({ nestedStack, path }) => {
        const child = contents.get(path);
        return nestedStack === undefined || child === undefined || Buffer.isBuffer(child)
            ? []
            : [[nestedStack, child]];
    });
    return { ...template, contents, nested: new Map(nested) };
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
    return readLocalFiles(templateOf(path, read), reading, [...chain, read.realPath]);
}
function templateOf(path, file) {
    return (0,template_template/* parseTemplate */.QC)({ path, inWorkspace: true, body: utf8Text(path, file) });
}
async function readTemplate(setting, workspace, templates) {
    if (setting === inputs/* BUILT_IN_TEMPLATE */.U) {
        const body = await (0,read/* readFileUpTo */.N)((0,external_node_path_.join)(templates, `${setting}.yml`), LARGEST_OBJECT);
        return (0,template_template/* parseTemplate */.QC)({ path: setting, inWorkspace: false, body: body.toString() });
    }
    const file = await readWorkspaceFile(workspace, setting, inputFile('template'));
    const reading = { workspace, path: setting, left: MOST_FILES, objects: new Map() };
    return readLocalFiles(templateOf(setting, file), reading, [file.realPath]);
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




async function readOverrides(text, workspace) {
    const file = overridesFile(text);
    if (file === undefined)
        return parseOverrides(text);
    return parseOverrides(utf8Text(file, await readWorkspaceFile(workspace, file, inputFile('parameter-overrides'))));
}
const overrides_FIELDS = {
    key: 'ParameterKey',
    value: 'ParameterValue',
    none: 'UsePreviousValue',
    section: 'Parameters',
    secret: true,
    freeValues: true,
};
function parseOverrides(text) {
    try {
        return (0,pairs/* readPairs */.S)(text, overrides_FIELDS);
    }
    catch (error) {
        throw new text_problem/* Problem */.AF(`Input parameter-overrides: ${(0,text_problem/* messageOf */.bD)(error)}.`, 'Write one `Key=Value` a line, one of several lines in quotes (`"Key=<value>"`, with each quote in it doubled), a YAML or JSON map, or a JSON list of ParameterKey and ParameterValue.');
    }
}
function overridesFile(text) {
    const match = /^(?:file:\/\/)(.+)$|^([^\s=:{[]+\.(?:ya?ml|json|txt|env|properties))$/.exec(text.trim());
    return match?.[1] ?? match?.[2];
}

;// CONCATENATED MODULE: ./build/parameters/platform.js




const ARCHITECTURES = new Map([
    ['X86_64', 'amd64'],
    ['ARM64', 'arm64'],
]);
function checkPlatforms(check, images) {
    (0,text_problem/* throwAll */.Kx)([...check.imageParameters].flatMap(([parameter, name]) => {
        const subject = name === undefined ? undefined : `Image ${name}`;
        const { platforms = [] } = images.find((image) => image.name === name) ?? {};
        return platformProblems(check, parameter, platforms).map((problem) => (0,text_problem/* withSubject */.tX)(subject, problem));
    }));
}
function platformProblems(check, parameter, platforms) {
    if (platforms.length === 0)
        return [];
    const uses = imageUses(check.template).filter(({ resource, texts }) => resource.type === 'AWS::ECS::TaskDefinition' && texts.some((pieces) => hasParameter(pieces, parameter)));
    return [...new Map(uses.map((use) => [use.name, use])).values()].flatMap((use) => {
        const { name, resource, template } = use;
        const { platform, architecture } = platformOfTask(use, check);
        if (platform === undefined || platforms.includes(platform))
            return [];
        return new text_problem/* Problem */.AF(`The image is for ${platforms.join(', ')}, but ${name} of the template ${template.path} runs on ${platform} (CpuArchitecture ${architecture}).`, `Build for it with \`platforms: ${platform}\`, or change CpuArchitecture. Nothing was deployed.`, { place: (0,template_template/* placeIn */.VV)(template, resource.line) });
    });
}
const platform_UNKNOWN = { platform: undefined, architecture: undefined };
function platformOfTask(use, check) {
    const { properties } = use.resource;
    const compatibilities = (0,template_template/* property */.MZ)(properties, 'RequiresCompatibilities');
    const standard = Array.isArray(compatibilities) && compatibilities.includes('FARGATE') ? 'X86_64' : undefined;
    const runtime = (0,template_template/* property */.MZ)(properties, 'RuntimePlatform') ?? {};
    if (isFunction(runtime))
        return platform_UNKNOWN;
    const textOf = (expression) => knownText(expression, use, check);
    const architecture = textOf((0,template_template/* property */.MZ)(runtime, 'CpuArchitecture') ?? standard);
    const system = textOf((0,template_template/* property */.MZ)(runtime, 'OperatingSystemFamily') ?? 'LINUX');
    const processor = architecture === undefined ? undefined : ARCHITECTURES.get(architecture);
    if (processor === undefined || system === undefined)
        return platform_UNKNOWN;
    return { platform: `${system.startsWith('WINDOWS') ? 'windows' : 'linux'}/${processor}`, architecture };
}
function knownText(expression, use, { template, values }) {
    const [pieces, ...others] = expression === undefined ? [] : possibleTexts(expression, use.resolve);
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

// EXTERNAL MODULE: ./build/template/parameter-declaration.js
var parameter_declaration = __webpack_require__(2749);
;// CONCATENATED MODULE: ./build/commands/preflight.js













async function preflight(plan, world) {
    const reading = readFiles(plan, world);
    const [files] = await Promise.allSettled([reading]);
    const uploading = files.status === 'fulfilled' ? files.value.uploads : undefined;
    const remote = withIdentity(world, plan.account, (0,text_problem/* allOrProblems */.Xd)([
        readDeployed(plan, world.aws.cloudFormation),
        prepareAll(plan, world),
        checkUploads(world, uploading),
    ]));
    const [{ template, uploads, sources }, [deployed, images]] = await (0,text_problem/* allOrProblems */.Xd)([reading, remote]);
    const ready = { template, uploads, sources, deployed, images };
    const builds = images.prepared.some(({ ready: { kind } }) => kind === 'to-build');
    checkOptions(plan.stack.options, {
        template,
        imageParameters: [...sources.imageParameters.keys()],
        newImage: builds && isUpdate(deployed),
    });
    checkImages(ready, knownImages(images));
    const before = (0,parameter_declaration/* declarationsOf */.R)(deployed.body ?? '');
    for (const notice of changedDefaults(sources, previousParameters(deployed), before))
        world.log.notice(notice);
    return ready;
}
function checkImages({ template, sources, deployed }, images) {
    const previous = previousParameters(deployed);
    const values = new Map([...previous, ...sources.overrides]);
    checkPlatforms({ template, imageParameters: sources.imageParameters, values }, images);
    checkParameters(sources, images, previous, openMatcher());
}
async function readFiles(plan, { aws, context, templates, log }) {
    const [source, { values: overrides, places, bare }] = await (0,text_problem/* allOrProblems */.Xd)([
        readTemplate(plan.template, context.workspace, templates),
        readOverrides(plan.stack.parameterOverrides, context.workspace),
    ]);
    for (const secret of secretsOf(source, overrides))
        log.mask(secret);
    const { s3Bucket: name, s3Prefix: prefix } = plan.stack;
    const { region } = plan.account;
    const bucket = name === undefined ? undefined : { name, prefix, region, endpoint: aws.s3Endpoint };
    const { template, uploads } = packageTemplate(source, bucket);
    const imageParameters = assignImages(source, plan.images, overrides);
    return {
        template,
        uploads: bucket === undefined || uploads.size === 0 ? undefined : { bucket, files: uploads },
        sources: { template, overrides, places, bare, imageParameters, buildId: plan.buildId.id },
    };
}
function previousParameters(state) {
    return state.stack !== undefined && isUpdate(state) ? state.stack.parameters : new Map();
}
function isUpdate({ action: { kind } }) {
    return kind !== 'create' && kind !== 'recreate';
}

;// CONCATENATED MODULE: ./build/commands/deploy.js





async function runDeploy(plan, world) {
    const { phases, time } = stopwatch(world.clock);
    const ready = await time('Preflight', () => preflight(plan, world));
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
    return { ...facts, ...(waits ? { operation: 'review' } : {}), buildId: plan.buildId.id, images, phases };
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
    return { operation: 'diff', would, buildId: plan.buildId.id, images, stackName, changes, phases };
}

;// CONCATENATED MODULE: ./build/stack/deploy/reviewed.js
















async function executeReviewed(edges, plan) {
    const { target, changeSet } = plan;
    const waiting = waitOptionsFor(edges, target);
    const found = await readStack(edges.client, target.stackName);
    if (found === undefined)
        throw noStackProblem(target);
    const running = isRunning(found.status);
    if (running)
        edges.log.info(`Stack ${found.name} is ${found.status}: waiting for that operation to end.`);
    const idle = running ? awaitIdle(edges.client, found, waiting) : Promise.resolve(found);
    const stack = await orTimeoutProblem(idle, busyTimeoutProblem(target));
    if (stack === undefined)
        throw noStackProblem(target);
    const described = await describe(edges.client, plan, stack);
    await checkOwner(edges.client, plan, stack, described);
    if (described.ExecutionStatus === 'EXECUTE_COMPLETE') {
        edges.log.info(`The change set ${changeSet} was executed already.`);
        return { operation: 'none', stack, changeSetId: described.ChangeSetId, changes: [], resources: [] };
    }
    checkExecutable(plan, described);
    return execute(edges, plan, described, { stack, waiting });
}
async function execute(edges, plan, { ChangeSetId: id = '', OnStackFailure, DeploymentConfig }, { stack, waiting }) {
    const { target } = plan;
    const created = awaitChangeSet(edges.client, { id, stackId: stack.id }, waiting);
    const changeSet = await orTimeoutProblem(created, changeSetTimeoutProblem(target)).catch((error) => {
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
    const token = target.operation;
    await executeChangeSet(edges.client, id, token, { disableRollback: disableRollback && !carried }).catch((error) => {
        if (!(0,aws_error/* isError */.bJ)(error, 'InvalidChangeSetStatusException'))
            throw error;
        throw notExecutableProblem(plan, error.message);
    });
    const running = { changeSet, template: undefined, stack: before, token, disableRollback, waiting };
    return runChangeSet(edges, target, running);
}
async function describe(client, plan, stack) {
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
    await checkIdentity(world, plan.account);
    const edges = stackEdges(world);
    const outcome = await time('Stack', () => executeReviewed(edges, plan));
    await protect(edges, plan, outcome.stack);
    const template = await readDeployedTemplate(edges.client, outcome.stack.id);
    const facts = await describeOutcome(world, outcome, plan.target.region, template);
    return { ...facts, buildId: undefined, images: [], phases };
}
async function readDeployedTemplate(client, stackId) {
    const body = await readTemplateBody(client, stackId);
    try {
        return body === undefined ? undefined : (0,template_template/* parseTemplate */.QC)({ path: stackId, inWorkspace: false, body });
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./build/commands/command.js







async function carryOut(plan, surroundings) {
    if (plan.kind === 'skip')
        return { operation: 'skip', reason: plan.reason };
    const { log, signal } = surroundings;
    const { region, credentials: source } = plan.account;
    const world = { ...surroundings, aws: connect(region, { source, mask: log.mask, signal }) };
    return withComment(world, () => run(plan, world));
}
function run(plan, world) {
    if (plan.kind === 'build')
        return runBuild(plan, world);
    if (plan.kind === 'delete')
        return runDelete(plan, world);
    if (plan.kind === 'execute')
        return runExecute(plan, world);
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
