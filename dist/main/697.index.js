export const id = 697;
export const ids = [697];
export const modules = {

/***/ 697:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  carryOut: () => (/* binding */ carryOut)
});

// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-cloudformation/dist-cjs/index.js
var dist_cjs = __webpack_require__(3805);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-ecr/dist-cjs/index.js
var client_ecr_dist_cjs = __webpack_require__(8249);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-sts/dist-cjs/index.js
var client_sts_dist_cjs = __webpack_require__(1695);
;// CONCATENATED MODULE: ./build/edges/aws.js



function connect(region) {
    const config = { region, maxAttempts: 10, customUserAgent: 'servicefull-action' };
    const cloudFormation = new dist_cjs/* CloudFormationClient */.m1N(config);
    const ecr = new client_ecr_dist_cjs/* ECRClient */.S70(config);
    const sts = new client_sts_dist_cjs/* STSClient */.iM(config);
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
    const { Account, Arn } = await sts.send(new client_sts_dist_cjs/* GetCallerIdentityCommand */.zI({}));
    return { account: Account ?? '', arn: Arn ?? '' };
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: ./build/aws-error.js
var aws_error = __webpack_require__(5726);
// EXTERNAL MODULE: ./build/problem.js
var build_problem = __webpack_require__(411);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
;// CONCATENATED MODULE: ./build/image/builder.js



async function findBuilder({ docker, signal }, name) {
    const end = await docker({ args: ['--debug', 'buildx', 'inspect', ...(name === undefined ? [] : [name])], signal });
    const problem = missingDocker(end);
    if (problem !== undefined)
        throw problem;
    return readBuilder(end);
}
function missingDocker({ code, output }) {
    if (code === undefined) {
        return new build_problem/* Problem */.AF('Docker is not installed on this runner.', 'Run on ubuntu-latest, add the docker client and its socket to the container of the job, or give `image:` to deploy an image that exists.');
    }
    if (/unknown command: docker buildx|'buildx' is not a docker command/.test(output)) {
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
    const [, section = ''] = output.split(/^Features:\s*$/m);
    return new Map([...section.matchAll(/^ +([\w -]+):\s+(true|false)\s*$/gm)].map(([, name, value]) => [
        name ?? '',
        value === 'true',
    ]));
}
function cannotBuild(error) {
    return new build_problem/* Problem */.AF(`Docker cannot build here: ${error.replace(/[.?]$/, '')}.`, 'Start the Docker daemon, or set DOCKER_HOST or the builder right; `docker buildx inspect` must name a driver.');
}
async function checkBuildFiles(workspace, settings) {
    const file = settings.file ?? (0,external_node_path_.join)(settings.context, 'Dockerfile');
    await (0,build_problem/* settle */.G9)([
        exists((0,external_node_path_.resolve)(workspace, settings.context), `Input context: there is no folder \`${settings.context}\` in the workspace.`),
        exists((0,external_node_path_.resolve)(workspace, file), `There is no Dockerfile at \`${file}\` in the workspace.`),
    ]);
}
async function exists(path, problem) {
    await (0,promises_.access)(path).catch(() => {
        throw new build_problem/* Problem */.AF(problem, 'Set `context` and `file` to paths in the checkout; check that actions/checkout runs before this step.');
    });
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
    if (settings.cacheTo.some((cache) => !/^type=inline\b/.test(cache))) {
        needs.push({ input: 'cache-to', what: 'export its cache', feature: 'Cache export' });
    }
    return needs;
}
function checkDriver({ driver, features }, settings) {
    (0,build_problem/* throwAll */.Kx)(needsOf(settings)
        .filter(({ feature }) => features.get(feature) === false)
        .map(({ input, what }) => new build_problem/* Problem */.AF(`Input ${input}: the builder of this runner (driver ${driver}) cannot ${what}.`, 'Add `- uses: docker/setup-buildx-action@v4` before this step.')));
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./build/image/fingerprint.js

const LABELS = {
    buildId: 'servicefull.build-id',
    fingerprint: 'servicefull.fingerprint',
    mergeCommit: 'servicefull.merge-commit',
    revision: 'org.opencontainers.image.revision',
    source: 'org.opencontainers.image.source',
    created: 'org.opencontainers.image.created',
};
function fingerprint({ settings }, buildId) {
    const source = [buildId.id, buildId.tree ?? buildId.revision];
    const how = [
        settings.context,
        settings.file,
        settings.target,
        settings.buildArgs,
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
function imageLabels(buildId, mark, source) {
    const labels = new Map([
        [LABELS.revision, buildId.revision],
        [LABELS.source, source],
        [LABELS.buildId, buildId.id],
        [LABELS.fingerprint, mark],
    ]);
    if (buildId.mergeCommit !== undefined)
        labels.set(LABELS.mergeCommit, buildId.mergeCommit);
    if (buildId.time !== undefined)
        labels.set(LABELS.created, new Date(buildId.time * 1000).toISOString());
    return labels;
}

;// CONCATENATED MODULE: ./build/image/found.js



async function findBuild(ecr, { repository, tag, mark, reuse, run }) {
    const candidates = [tag, `${tag}-${mark.slice(0, 8)}`];
    const stored = await readImages(ecr, repository, candidates);
    for (const image of reuse ? stored : []) {
        const config = await readConfig(ecr, repository, image);
        if (config.labels.get(LABELS.fingerprint) === mark)
            return { kind: 'reusable', image, config };
    }
    const isTaken = (candidate) => stored.some((image) => image.tag === candidate);
    const free = candidates.find((candidate) => !isTaken(candidate)) ?? `${tag}-${run}`;
    return { kind: 'missing', tag: free, taken: free === tag ? undefined : tag };
}
async function readImages(ecr, repository, references) {
    const imageIds = references.map((each) => (each.startsWith('sha256:') ? { imageDigest: each } : { imageTag: each }));
    try {
        const { images } = await ecr.send(new client_ecr_dist_cjs/* BatchGetImageCommand */.P8n({ repositoryName: repository, imageIds, acceptedMediaTypes: [...MEDIA_TYPES] }));
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
async function readConfig(ecr, repository, image) {
    const manifest = JSON.parse(image.manifest);
    const children = (manifest.manifests ?? []).filter(({ platform }) => platform?.os !== 'unknown');
    const [child] = children;
    if (child === undefined)
        return readBlob(ecr, repository, manifest.config?.digest);
    const [first] = await readImages(ecr, repository, [child.digest]);
    const { labels } = first === undefined ? UNKNOWN : await readConfig(ecr, repository, first);
    return { labels, platforms: children.flatMap(({ platform }) => platformOf(platform)) };
}
async function readBlob(ecr, repository, layerDigest) {
    if (layerDigest === undefined)
        return UNKNOWN;
    const { downloadUrl } = await ecr.send(new client_ecr_dist_cjs/* GetDownloadUrlForLayerCommand */.pKL({ repositoryName: repository, layerDigest }));
    const response = downloadUrl === undefined ? undefined : await fetch(downloadUrl).catch(() => undefined);
    if (!response?.ok)
        return UNKNOWN;
    const blob = (await response.json());
    return { labels: new Map(Object.entries(blob.config?.Labels ?? {})), platforms: platformOf(blob) };
}
function platformOf(platform) {
    return platform?.os === undefined || platform.architecture === undefined
        ? []
        : [`${platform.os}/${platform.architecture}`];
}

;// CONCATENATED MODULE: ./build/image/repository.js



async function findRepository(ecr, name) {
    try {
        const { repositories } = await ecr.send(new client_ecr_dist_cjs/* DescribeRepositoriesCommand */.pE_({ repositoryNames: [name] }));
        return repositories?.[0]?.repositoryUri;
    }
    catch (error) {
        if ((0,aws_error/* isError */.bJ)(error, 'RepositoryNotFoundException'))
            return undefined;
        throw error;
    }
}
function createRepositoryRequest(name, owner) {
    return {
        repositoryName: name,
        imageTagMutability: 'IMMUTABLE',
        imageScanningConfiguration: { scanOnPush: true },
        tags: [{ Key: 'servicefull:repository', Value: owner.repository }],
    };
}
const PREVIEW_DAYS = 90;
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
async function createRepository({ ecr, log }, name, owner) {
    try {
        const { repository } = await ecr.send(new client_ecr_dist_cjs/* CreateRepositoryCommand */.WTe(createRepositoryRequest(name, owner)));
        log.info(`Made the ECR repository ${name}: tags stay on their image, images are scanned on push.`);
        await setLifecycle(ecr, log, name);
        if (repository?.repositoryUri !== undefined)
            return repository.repositoryUri;
    }
    catch (error) {
        if (!(0,aws_error/* isError */.bJ)(error, 'RepositoryAlreadyExistsException'))
            throw error;
    }
    const uri = await findRepository(ecr, name);
    if (uri === undefined)
        throw new build_problem/* Problem */.AF(`ECR made the repository ${name} but does not find it.`, 'Run the job again.');
    return uri;
}
async function setLifecycle(ecr, log, name) {
    try {
        await ecr.send(new client_ecr_dist_cjs/* PutLifecyclePolicyCommand */.Rcn(lifecyclePolicyRequest(name)));
    }
    catch (error) {
        if (!(0,aws_error/* isAccessDenied */.w7)(error))
            throw error;
        log.warning(`The ECR repository ${name} got no lifecycle policy: the role that deploys lacks ecr:PutLifecyclePolicy.`);
    }
}
async function readLoginToken(ecr) {
    const { authorizationData } = await ecr.send(new client_ecr_dist_cjs/* GetAuthorizationTokenCommand */.Eu6({}));
    const token = authorizationData?.[0]?.authorizationToken;
    if (token === undefined)
        throw new build_problem/* Problem */.AF('ECR gave no authorization token.', 'Run the job again.');
    return token;
}
function onRegistry(uri, registry) {
    return registry === undefined ? uri : `${registry}/${uri.slice(uri.indexOf('/') + 1)}`;
}
function registryOf(uri) {
    return uri.slice(0, uri.indexOf('/'));
}

;// CONCATENATED MODULE: ./build/image/login.js

async function logIn({ ecr, log }) {
    const token = await readLoginToken(ecr);
    log.mask(token);
    log.mask(Buffer.from(token, 'base64').toString().replace(/^AWS:/, ''));
    return token;
}

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
        ...each('builder', optional(settings.builder)),
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

;// CONCATENATED MODULE: ./build/image/push-fault.js

const FAULTS = [
    ['login', /authorization token has expired|no basic auth credentials|authentication required|401 Unauthorized/i],
    ['taken', /tag is immutable|cannot be overwritten because|tag invalid/i],
    ['denied', /not authorized to perform|\bdenied\b|403 Forbidden/i],
    [
        'transient',
        /\b5\d\d (Internal|Bad|Service|Gateway)|\bEOF\b|connection reset|broken pipe|i\/o timeout|handshake timeout/i,
    ],
];
function pushFault(output) {
    if (!/^ > (pushing|exporting to) |failed to push /m.test(output))
        return undefined;
    const error = lastError(output);
    return FAULTS.find(([, pattern]) => pattern.test(error))?.[0];
}
const PUSH_ACTIONS = [
    'ecr:GetAuthorizationToken',
    'ecr:BatchCheckLayerAvailability',
    'ecr:InitiateLayerUpload',
    'ecr:UploadLayerPart',
    'ecr:CompleteLayerUpload',
    'ecr:PutImage',
    'ecr:BatchGetImage',
];
function pushFailure({ fault, output }) {
    const what = `The image was built but not pushed: ${lastError(output)}`;
    if (fault === 'denied' || /\bEOF\b/.test(output)) {
        return new build_problem/* Problem */.AF(what, `Allow the role that deploys to push: ${PUSH_ACTIONS.join(', ')}. Nothing was deployed.`);
    }
    if (fault === 'login')
        return new build_problem/* Problem */.AF(what, 'ECR refuses a login that it has just given. Check the clock of the runner and the registry.');
    if (fault === 'taken')
        return new build_problem/* Problem */.AF(what, 'Another run pushed the same tag meanwhile. Run the job again.');
    return new build_problem/* Problem */.AF(what, 'The registry did not recover. Run the job again later. Nothing was deployed.');
}
function lastError(output) {
    const line = output.split('\n').findLast((each) => /^(ERROR|error): /.test(each)) ?? output.trim().split('\n').at(-1) ?? '';
    return line.replace(/^(ERROR|error): /, '').replace(/^failed to (build|solve): /, '');
}

;// CONCATENATED MODULE: ./build/image/build.js







async function buildImage(edges, request) {
    const metadataFile = (0,external_node_path_.join)(request.configDirectory, `metadata-${(0,external_node_crypto_.randomUUID)()}.json`);
    await writeSecrets(request);
    const end = await edges.log.foreign((write) => edges.docker({
        args: buildArguments(request, metadataFile),
        cwd: request.workspace,
        env: {
            DOCKER_CONFIG: request.configDirectory,
            ...(request.time === undefined ? {} : { SOURCE_DATE_EPOCH: String(request.time) }),
        },
        signal: edges.signal,
        onOutput: write,
    }));
    if (end.code !== 0) {
        const fault = pushFault(end.output);
        throw missingDocker(end) ?? (fault === undefined ? buildFailure(end) : new PushRefused(fault, end.output));
    }
    return readDigest(await (0,promises_.readFile)(metadataFile, 'utf8'));
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
function buildFailure({ code, output }) {
    const lines = output.trimEnd().split('\n');
    const error = lines.findLast((line) => /^(ERROR|error): /.test(line)) ?? lines.at(-1) ?? '';
    const step = lines.findLast((line) => /^ > \[/.test(line));
    const tail = lines.slice(-20).join('\n');
    return new build_problem/* Problem */.AF(`The image was not built (exit code ${code}): ${error.replace(/^ERROR: /, '')}${step === undefined ? '' : `, in step${step.slice(2).replace(/:$/, '')}`}\n${tail}`, 'See the build above. Nothing was deployed.');
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

;// CONCATENATED MODULE: ./build/image/push.js






const TRIES = 3;
async function pushBuild(edges, order) {
    let { tag, token } = order;
    let tries = 1;
    let logins = 1;
    let moves = 0;
    for (;;) {
        const refused = await tryPush(edges, { ...order, tag, token });
        if (typeof refused === 'string')
            return { tag, digest: refused, reused: false };
        if (refused.fault === 'transient' && tries < TRIES) {
            await edges.clock.wait(1000 * 2 ** tries, edges.signal);
            tries += 1;
        }
        else if (refused.fault === 'login' && logins === 1) {
            token = await logIn(edges);
            logins += 1;
        }
        else if (refused.fault === 'taken' && moves === 0) {
            const found = await findBuild(edges.ecr, order.wanted);
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

;// CONCATENATED MODULE: ./build/image/image.js











async function prepareImage(edges, order) {
    const { plan, workspace } = order;
    const mark = fingerprint(plan, order.buildId);
    for (const secret of plan.settings.secrets.values())
        edges.log.mask(secret);
    const [repositoryUri, found] = await Promise.all([
        findRepository(edges.ecr, plan.repository),
        findBuild(edges.ecr, wantedBuild(order, mark)),
    ]);
    if (found.kind === 'reusable' && repositoryUri !== undefined)
        return { kind: 'found', repositoryUri, image: found.image, config: found.config };
    const missing = found.kind === 'missing' ? found : { tag: plan.tags.build, taken: undefined };
    const [token] = await (0,build_problem/* settle */.G9)([
        logIn(edges),
        checkBuilder(edges, plan.settings, repositoryUri),
        checkBuildFiles(workspace, plan.settings),
        checkRepository(plan, repositoryUri),
    ]);
    return { kind: 'to-build', repositoryUri, missing, mark, token };
}
async function checkBuilder(edges, settings, uri) {
    if (uri !== undefined && needsOf(settings).length === 0)
        return;
    checkDriver(await findBuilder(edges, settings.builder), settings);
}
async function checkRepository({ repository, create }, uri) {
    if (uri !== undefined || create)
        return;
    throw new build_problem/* Problem */.AF(`There is no ECR repository \`${repository}\`, and create-repository is false.`, 'Create the repository, correct `repository`, or set `create-repository: true`.');
}
async function makeImage(edges, order, ready) {
    for (const note of order.plan.tags.notes)
        edges.log.info(note);
    return ready.kind === 'found' ? reuse(edges, order.plan, ready) : build(edges, order, ready);
}
async function build(edges, order, ready) {
    const { plan, buildId, workspace, configDirectory, userDockerConfig } = order;
    const { tag, taken } = ready.missing;
    const uri = ready.repositoryUri ?? (await createRepository(edges, plan.repository, order.owner));
    const repositoryUri = onRegistry(uri, plan.registry);
    if (taken !== undefined) {
        edges.log.notice(`The tag ${taken} belongs to another build and stays; this one gets ${tag}.`);
    }
    const labels = imageLabels(buildId, ready.mark, order.source);
    const request = {
        settings: plan.settings,
        buildId: buildId.id,
        labels,
        time: buildId.time,
        workspace,
        configDirectory,
    };
    const wanted = wantedBuild(order, ready.mark);
    try {
        const pushed = await pushBuild(edges, { wanted, repositoryUri, tag, token: ready.token, userDockerConfig, request });
        const { platforms } = await nameImage(edges, plan, pushed.digest);
        return { reference: `${repositoryUri}@${pushed.digest}`, repositoryUri, platforms, ...pushed };
    }
    finally {
        await (0,promises_.rm)(configDirectory, { recursive: true, force: true });
    }
}
function wantedBuild({ plan, run }, mark) {
    return { repository: plan.repository, tag: plan.tags.build, mark, reuse: plan.reuse, run };
}
async function nameImage(edges, plan, digest) {
    const [image] = await readImages(edges.ecr, plan.repository, [digest]);
    if (image === undefined) {
        throw new build_problem/* Problem */.AF(`The image ${digest} was pushed, but ECR does not find it in the repository ${plan.repository}.`, 'Check that the builder pushes to this account and region, then run the job again. Nothing was deployed.');
    }
    const tagged = { repository: plan.repository, image };
    const [config] = await Promise.all([
        readConfig(edges.ecr, plan.repository, image),
        ...plan.tags.more.map((tag) => addTag(edges, tagged, tag)),
    ]);
    return config;
}
async function reuse(edges, plan, { repositoryUri: uri, image, config }) {
    const repositoryUri = onRegistry(uri, plan.registry);
    const { tag, digest } = image;
    await Promise.all(plan.tags.more.map((each) => addTag(edges, { repository: plan.repository, image }, each)));
    edges.log.info(`The image of this build exists: ${repositoryUri}:${tag} (${digest}). Nothing is built.`);
    return {
        reference: `${repositoryUri}@${digest}`,
        tag,
        digest,
        repositoryUri,
        reused: true,
        platforms: config.platforms,
    };
}
async function addTag({ ecr, log }, { repository, image }, tag) {
    try {
        await ecr.send(new client_ecr_dist_cjs/* PutImageCommand */.SUU({
            repositoryName: repository,
            imageManifest: image.manifest,
            imageManifestMediaType: image.mediaType,
            imageTag: tag,
        }));
    }
    catch (error) {
        if ((0,aws_error/* isError */.bJ)(error, 'ImageAlreadyExistsException'))
            return;
        if (!(0,aws_error/* isError */.bJ)(error, 'ImageTagAlreadyExistsException'))
            throw error;
        log.warning(`The tag ${tag} is on another image already, and the repository ${repository} does not let tags move. The deploy goes by digest all the same.`);
    }
}

;// CONCATENATED MODULE: ./build/commands/identity.js


async function checkIdentity({ aws }, allowedAccountIds) {
    const identity = await readIdentity(aws);
    if (allowedAccountIds.length === 0 || allowedAccountIds.includes(identity.account))
        return identity;
    throw new build_problem/* Problem */.AF(`These credentials are of the AWS account ${identity.account} (${identity.arn}), which allowed-account-ids does not hold.`, 'Check which role or secret the job uses, or add the account to allowed-account-ids.');
}

;// CONCATENATED MODULE: ./build/commands/image-order.js
function imageEdges({ aws, docker, log, clock, signal }) {
    return { ecr: aws.ecr, docker, log, clock, signal };
}
function imageOrder({ image, buildId, owner }, { context, dockerLogin }) {
    return {
        plan: image,
        buildId,
        owner,
        workspace: context.workspace,
        run: `${context.run.id}.${context.run.attempt}`,
        source: context.source,
        userDockerConfig: context.dockerConfig,
        configDirectory: dockerLogin,
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
    const edges = imageEdges(world);
    const order = imageOrder(plan, world);
    const ready = await time('Preflight', async () => {
        const [, image] = await (0,build_problem/* settle */.G9)([checkIdentity(world, plan.allowedAccountIds), prepareImage(edges, order)]);
        return image;
    });
    const image = await time('Image', () => makeImage(edges, order, ready));
    return { operation: 'build', buildId: plan.buildId.id, image, phases };
}

// EXTERNAL MODULE: ./build/report/lines.js
var lines = __webpack_require__(6812);
;// CONCATENATED MODULE: ./build/stack/poll.js

class TimedOut extends Error {
    name = 'TimedOut';
}
async function poll(waiting, ask) {
    const start = waiting.clock.now();
    for (;;) {
        waiting.signal.throwIfAborted();
        const answer = await orAborted(ask(), waiting.signal).catch((error) => {
            if (waiting.signal.aborted || !(0,aws_error/* isTransient */.dg)(error))
                throw error;
            return undefined;
        });
        if (answer !== undefined)
            return answer;
        await rest(waiting, start);
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
async function rest({ clock, signal, deadline }, since) {
    const now = clock.now();
    if (now >= deadline)
        throw new TimedOut('the wait took too long');
    await clock.wait(Math.min(pause(now - since, Math.random()), deadline - now), signal);
}
function pause(elapsed, chance) {
    const steady = elapsed < 4000 ? Math.max(150, elapsed / 4) : Math.max(1000, elapsed / 20);
    return Math.min(steady, 10_000) * (0.8 + 0.4 * chance);
}

;// CONCATENATED MODULE: ./build/stack/stack.js



async function readStack(client, name) {
    try {
        const { Stacks } = await client.send(new dist_cjs/* DescribeStacksCommand */.Y47({ StackName: name }));
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
        tags: pairs(stack.Tags, ({ Key, Value }) => [Key, Value]),
        outputs: pairs(stack.Outputs, ({ OutputKey, OutputValue }) => [OutputKey, OutputValue]),
    };
}
function pairs(items, pair) {
    return new Map((items ?? []).map(pair).map(([key, value]) => [key ?? '', value ?? '']));
}
async function readTemplateBody(client, name) {
    try {
        const { TemplateBody } = await client.send(new dist_cjs/* GetTemplateCommand */._JK({ StackName: name, TemplateStage: 'Original' }));
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
    try {
        do {
            const page = await client.send(new dist_cjs/* ListStackResourcesCommand */.XnL({ StackName: stackId, NextToken: token }));
            resources.push(...(page.StackResourceSummaries ?? []));
            token = page.NextToken;
        } while (token !== undefined);
    }
    catch (error) {
        if (!(0,aws_error/* isAccessDenied */.w7)(error))
            throw error;
    }
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
function notOurs(stack, owner, verb) {
    const marks = [REPOSITORY, STACK, PULL_REQUEST].flatMap((key) => stack.tags.has(key) ? [`${key}=${stack.tags.get(key)}`] : []);
    const whose = marks.length === 0
        ? 'it carries no tag of this action, so something else made it'
        : `it belongs to ${marks.join(', ')}`;
    const ours = [...ownerTags(owner)].map(([key, value]) => `${key}=${value}`).join(', ');
    return new build_problem/* Problem */.AF(`The stack ${stack.name} is not ${verb}: ${whose}.`, `Choose another stack-name. If the stack is yours, tag it with ${ours} (\`aws cloudformation update-stack --use-previous-template --tags ...\`).`);
}

;// CONCATENATED MODULE: ./build/stack/status.js
const create = { kind: 'create' };
const update = { kind: 'update' };
const wait = { kind: 'wait' };
const recreate = { kind: 'recreate' };
const stop = (remedy) => ({ kind: 'stop', remedy });
const continueRollback = stop((stack) => `Repair what the rollback failed on, then run \`aws cloudformation continue-update-rollback --stack-name ${stack}\`.`);
const rollBack = stop((stack) => `Run \`aws cloudformation rollback-stack --stack-name ${stack}\`, then run this job again.`);
const VERDICTS = {
    REVIEW_IN_PROGRESS: create,
    DELETE_COMPLETE: create,
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
    ROLLBACK_COMPLETE: recreate,
    ROLLBACK_FAILED: recreate,
    CREATE_FAILED: recreate,
    DELETE_FAILED: stop((stack) => `Remove what blocks its deletion, then run \`aws cloudformation delete-stack --stack-name ${stack}\`.`),
    UPDATE_FAILED: rollBack,
    UPDATE_ROLLBACK_FAILED: continueRollback,
    IMPORT_ROLLBACK_FAILED: continueRollback,
};
function verdictOn(status) {
    if (status === undefined)
        return create;
    return (VERDICTS[status] ??
        stop((stack) => `Its status is not known to this action. Look at it with \`aws cloudformation describe-stacks --stack-name ${stack}\`.`));
}
function isRunning(status) {
    return status !== undefined && status !== 'REVIEW_IN_PROGRESS' && status.endsWith('_IN_PROGRESS');
}
function outcomeOf(operation, status) {
    if (status === SUCCESS[operation])
        return 'succeeded';
    return isRunning(status) || isPassing(operation, status) ? undefined : 'failed';
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
    return poll(following.waiting, async () => {
        for (const event of await readNewEvents(client, following, events.at(-1)?.EventId)) {
            events.push(event);
            following.onEvent(event);
        }
        for (const { ResourceStatus: status = '' } of events.filter(isOfStack)) {
            const outcome = outcomeOf(following.operation, status);
            if (outcome !== undefined)
                return { outcome, status, events };
        }
        return undefined;
    });
}
async function readNewEvents(client, following, last) {
    const newest = [];
    let next;
    do {
        const page = await client.send(new dist_cjs/* DescribeStackEventsCommand */.Ie9({ StackName: following.stackId, NextToken: next }));
        for (const event of page.StackEvents ?? []) {
            if (event.EventId === last)
                return newest.reverse();
            newest.push(event);
            if (last === undefined && isFirst(event, following))
                return newest.reverse();
        }
        if (last === undefined && !newest.some((event) => event.ClientRequestToken === following.token))
            return [];
        next = page.NextToken;
    } while (next !== undefined);
    return last === undefined ? [] : newest.reverse();
}
function isOfStack(event) {
    return event.PhysicalResourceId === event.StackId;
}
function isFirst(event, { token, operation }) {
    return (isOfStack(event) &&
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

;// CONCATENATED MODULE: ./build/stack/hints.js
const HINTS = [
    [
        /unable to assume the service linked role.*ECS/is,
        'The account has just got its ECS service-linked role. Run the job again.',
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
        /No Fargate configuration exists for given values/i,
        'Choose a pair of Cpu and Memory that Fargate has, such as 256 and 512, 1024 or 2048.',
    ],
    [
        /maximum number of VPCs has been reached|VpcLimitExceeded/i,
        'The region allows 5 VPCs unless AWS raised the quota. Delete unused stacks, use an existing VPC, or ask for more.',
    ],
    [
        /AlreadyExists|already exists/i,
        'Something outside of this stack has that name. Leave the name out, so that CloudFormation makes one, or remove the other.',
    ],
    [
        /is not authorized to perform|AccessDenied|access denied/i,
        'The role that deploys, or the service role in role-arn, lacks this permission.',
    ],
];
function hintFor(reason) {
    return HINTS.find(([pattern]) => pattern.test(reason))?.[1];
}

;// CONCATENATED MODULE: ./build/stack/cause.js




async function findFailures(client, events) {
    const since = events[0]?.Timestamp?.getTime() ?? 0;
    const failures = await Promise.all(events.filter(isRealFailure).map((event) => failuresOf(client, event, { path: '', since })));
    return failures.flat().sort((a, b) => a.at - b.at);
}
async function failuresOf(client, event, { path, since }) {
    const own = toFailure(event, path);
    if (event.ResourceType !== 'AWS::CloudFormation::Stack' || !event.PhysicalResourceId?.startsWith('arn:'))
        return [own];
    const nested = await readFailedEvents(client, event.PhysicalResourceId, since);
    const inner = await Promise.all(nested.map((each) => failuresOf(client, each, { path: `${own.resource}/`, since })));
    return inner.length === 0 ? [own] : inner.flat();
}
async function readFailedEvents(client, stackId, since) {
    try {
        const events = [];
        let token;
        do {
            const page = await client.send(new dist_cjs/* DescribeStackEventsCommand */.Ie9({ StackName: stackId, NextToken: token }));
            const recent = (page.StackEvents ?? []).filter(({ Timestamp }) => (Timestamp?.getTime() ?? 0) >= since);
            events.push(...recent);
            token = recent.length === page.StackEvents?.length ? page.NextToken : undefined;
        } while (token !== undefined);
        return events.filter(isRealFailure);
    }
    catch (error) {
        if ((0,aws_error/* isAccessDenied */.w7)(error))
            return [];
        throw error;
    }
}
function isRealFailure(event) {
    return ((event.ResourceStatus ?? '').endsWith('_FAILED') &&
        !isOfStack(event) &&
        !/cancelled/i.test(event.ResourceStatusReason ?? ''));
}
function toFailure(event, path) {
    const reason = event.ResourceStatusReason ?? 'CloudFormation gives no reason';
    return {
        resource: `${path}${event.LogicalResourceId ?? ''}`,
        type: event.ResourceType ?? '',
        reason,
        at: event.Timestamp?.getTime() ?? 0,
        hint: hintFor(reason),
    };
}

;// CONCATENATED MODULE: ./build/stack/remove.js




async function removeStack(client, stack, removal) {
    await client.send(new dist_cjs/* DeleteStackCommand */.fAr({ StackName: stack.id, ClientRequestToken: removal.token }));
    if (stack.status === 'REVIEW_IN_PROGRESS')
        return;
    const ending = await followOperation(client, { stackId: stack.id, operation: 'delete', ...removal });
    if (ending.outcome === 'succeeded')
        return;
    const failures = await findFailures(client, ending.events);
    const list = failures.map(({ resource, type, reason }) => `${resource} (${type}): ${reason}`).join('\n');
    throw new build_problem/* Problem */.AF(`The stack ${stack.name} was not deleted (${ending.status}).\n${list}`, failures[0]?.hint ?? 'Remove what blocks it, then run the job again.');
}
async function isLeftover(client, stack) {
    if (stack.status !== 'REVIEW_IN_PROGRESS')
        return false;
    const { Summaries } = await client.send(new dist_cjs/* ListChangeSetsCommand */.NK4({ StackName: stack.id }));
    return (Summaries ?? []).every(({ ChangeSetName }) => ChangeSetName?.startsWith('sf-'));
}

;// CONCATENATED MODULE: ./build/commands/delete.js










async function deleteStack(plan, world) {
    const { phases, time } = stopwatch(world.clock);
    await checkIdentity(world, plan.allowedAccountIds);
    const stackId = await time('Delete', () => removeIfThere(plan, world));
    return { operation: 'delete', stackName: plan.stackName, stackId, region: plan.region, phases };
}
async function removeIfThere(plan, world) {
    const client = world.aws.cloudFormation;
    const deadline = world.clock.now() + plan.timeoutMinutes * 60_000;
    const waiting = { clock: world.clock, signal: world.signal, deadline };
    const found = await readStack(client, plan.stackName);
    if (found === undefined)
        return undefined;
    if (!isOurs(found, plan.owner) && !(await isLeftover(client, found)))
        throw notOurs(found, plan.owner, 'deleted');
    try {
        await removeWhenIdle(plan, world, { stack: found, waiting });
        return found.id;
    }
    catch (error) {
        if (!(error instanceof TimedOut))
            throw error;
        throw new build_problem/* Problem */.AF(`Stack ${plan.stackName} is not gone after ${plan.timeoutMinutes} minutes. CloudFormation goes on with it.`, 'Run the job again: it waits for what runs. Raise timeout-in-minutes if the stack needs longer.');
    }
}
async function removeWhenIdle(plan, world, { stack, waiting }) {
    const client = world.aws.cloudFormation;
    const onEvent = (event) => world.log.info((0,lines/* eventLine */.V8)(event));
    const start = world.clock.now();
    for (;;) {
        if (isRunning(stack.status))
            world.log.info(`Stack ${stack.name} is ${stack.status}: waiting for that to end.`);
        const idle = await awaitIdle(client, stack, waiting);
        if (idle === undefined)
            return;
        try {
            return await world.log.group(`Events of stack ${stack.name}`, () => removeStack(client, idle, { token: plan.operation, waiting, onEvent }));
        }
        catch (error) {
            if (!(0,aws_error/* isError */.bJ)(error, 'ValidationError', /cannot be deleted while in status/))
                throw error;
            await rest(waiting, start);
        }
    }
}

;// CONCATENATED MODULE: ./build/stack/change-set.js





function createChangeSetRequest(order) {
    return {
        StackName: order.stackName,
        ChangeSetName: order.name,
        ClientToken: order.name,
        ChangeSetType: order.type,
        Description: order.description.slice(0, 1024),
        TemplateBody: order.templateBody,
        Parameters: [...order.parameters],
        Capabilities: [...order.capabilities],
        ...(order.tags === undefined ? {} : { Tags: [...order.tags].map(([Key, Value]) => ({ Key, Value })) }),
        ...(order.roleArn === undefined ? {} : { RoleARN: order.roleArn }),
        ...(order.type === 'CREATE' ? { OnStackFailure: 'DELETE' } : {}),
    };
}
async function requestChangeSet(client, order) {
    const { Id, StackId } = await client.send(new dist_cjs/* CreateChangeSetCommand */.YDU(createChangeSetRequest(order)));
    return { id: Id ?? '', stackId: StackId ?? '' };
}
async function awaitChangeSet(client, { id, stackId }, waiting) {
    const described = await poll(waiting, async () => {
        const page = await client.send(new dist_cjs/* DescribeChangeSetCommand */.TTT({ ChangeSetName: id }));
        return page.Status === 'CREATE_COMPLETE' || page.Status === 'FAILED' ? page : undefined;
    });
    if (described.Status === 'CREATE_COMPLETE') {
        return { id, stackId, executable: true, changes: await allChanges(client, id, described) };
    }
    const reason = described.StatusReason ?? 'CloudFormation gives no reason';
    if (isNoChange(reason))
        return { id, stackId, executable: false, changes: [] };
    throw new build_problem/* Problem */.AF(`CloudFormation cannot make the change set: ${reason}`, 'Correct the template or its parameters. The stack was not changed.');
}
function isNoChange(reason) {
    return (reason.startsWith("The submitted information didn't contain changes.") ||
        reason.startsWith('No updates are to be performed'));
}
async function allChanges(client, id, first) {
    const changes = [...(first.Changes ?? [])];
    for (let token = first.NextToken; token !== undefined;) {
        const page = await client.send(new dist_cjs/* DescribeChangeSetCommand */.TTT({ ChangeSetName: id, NextToken: token }));
        changes.push(...(page.Changes ?? []));
        token = page.NextToken;
    }
    return changes;
}
async function executeChangeSet(client, id, token) {
    await client.send(new dist_cjs/* ExecuteChangeSetCommand */.PB_({ ChangeSetName: id, ClientRequestToken: token }));
}
async function dropChangeSet(client, { stackName, name, madeStack }) {
    try {
        await client.send(new dist_cjs/* DeleteChangeSetCommand */.$GE({ StackName: stackName, ChangeSetName: name }));
    }
    catch (error) {
        const gone = (0,aws_error/* isError */.bJ)(error, 'ChangeSetNotFoundException') || (0,aws_error/* isError */.bJ)(error, 'ValidationError', /does not exist/);
        if (!gone)
            throw error;
    }
    if (!madeStack)
        return;
    const stack = await readStack(client, stackName);
    if (stack?.status === 'REVIEW_IN_PROGRESS')
        await client.send(new dist_cjs/* DeleteStackCommand */.fAr({ StackName: stack.id }));
}

;// CONCATENATED MODULE: ./build/stack/order.js

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
        description: plan.description,
        templateBody: order.template.body,
        parameters: order.parametersFor(stack?.parameters ?? new Map()),
        tags: tagsFor(order, stack),
        capabilities: plan.stack.capabilities,
        roleArn: plan.stack.roleArn,
    };
}

;// CONCATENATED MODULE: ./build/stack/change.js








async function applyChange(edges, order, attempt) {
    const { region, stackName } = order.plan;
    const madeStack = attempt.stack === undefined && order.stack?.status !== 'REVIEW_IN_PROGRESS';
    const pending = { region, stackName, name: attempt.name, madeStack };
    edges.remember(pending);
    let executed = false;
    try {
        const changeSet = await makeChangeSet(edges, order, attempt);
        if (!changeSet.executable)
            return await unchanged(edges, changeSet, attempt.stack);
        for (const change of changeSet.changes)
            edges.log.info((0,lines/* changeLine */.vK)(change));
        edges.signal.throwIfAborted();
        await executeChangeSet(edges.client, changeSet.id, attempt.name);
        executed = true;
        edges.remember(undefined);
        return await runChange(edges, order, { attempt, changeSet });
    }
    finally {
        if (!executed)
            await drop(edges, pending);
    }
}
async function makeChangeSet(edges, order, attempt) {
    const requested = await requestChangeSet(edges.client, changeSetOrder(order, attempt.stack, attempt.name));
    try {
        return await awaitChangeSet(edges.client, requested, attempt.waiting);
    }
    catch (error) {
        if (!(error instanceof TimedOut))
            throw error;
        const { stackName, stack } = order.plan;
        throw new build_problem/* Problem */.AF(`CloudFormation did not make the change set of stack ${stackName} within ${stack.timeoutMinutes} minutes.`, 'Run the job again, or raise timeout-in-minutes. The stack was not changed.');
    }
}
async function drop(edges, pending) {
    try {
        await dropChangeSet(edges.client, pending);
        edges.remember(undefined);
    }
    catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        edges.log.warning(`The change set ${pending.name} of stack ${pending.stackName} was not deleted: ${reason}`);
    }
}
async function unchanged(edges, { id, stackId }, stack) {
    if (stack === undefined) {
        throw new build_problem/* Problem */.AF('CloudFormation finds nothing to create in the template.', 'Give the template at least one resource without a condition that is false.');
    }
    if (stack.status === 'UPDATE_ROLLBACK_COMPLETE') {
        edges.log.warning(`Stack ${stack.name} needs no change, but its last update was rolled back. What runs is this template all the same.`);
    }
    return { operation: 'none', stack: (await readStack(edges.client, stackId)) ?? stack, changeSetId: id, changes: [] };
}
async function runChange(edges, order, running) {
    const { attempt, changeSet } = running;
    const { stackName, stack: options } = order.plan;
    const operation = attempt.stack === undefined ? 'create' : 'update';
    const onEvent = (event) => edges.log.info((0,lines/* eventLine */.V8)(event));
    const { stackId } = changeSet;
    try {
        const ending = await edges.log.group(`Events of stack ${stackName}`, () => followOperation(edges.client, { stackId, operation, token: attempt.name, waiting: attempt.waiting, onEvent }));
        if (ending.outcome === 'failed')
            throw await explain(edges, order, { ...ending, operation });
    }
    catch (error) {
        if (edges.signal.aborted)
            edges.log.warning(`CloudFormation goes on with stack ${stackName}. A re-run attaches to it.`);
        if (!(error instanceof TimedOut))
            throw error;
        throw new build_problem/* Problem */.AF(`Stack ${stackName} is not ready after ${options.timeoutMinutes} minutes. CloudFormation goes on with it: ${stackId}`, 'Run the job again: it waits for what runs. Raise timeout-in-minutes if the stack needs longer.');
    }
    const stack = await readStack(edges.client, stackId);
    if (stack === undefined || stack.status.startsWith('DELETE_')) {
        throw new build_problem/* Problem */.AF(`Stack ${stackName} was ${operation}d, but another operation has deleted it since.`, 'See who deleted it in CloudTrail, or run the job again.');
    }
    return { operation, stack, changeSetId: changeSet.id, changes: changeSet.changes };
}
async function explain(edges, { plan, template }, { operation, events, status }) {
    const [cause, ...others] = await findFailures(edges.client, events);
    const what = `Stack ${plan.stackName} was not ${operation}d (${status})`;
    if (cause === undefined)
        return new build_problem/* Problem */.AF(`${what}, and no resource tells why.`, 'See the events above.');
    for (const other of others)
        edges.log.info(`Also failed: ${other.resource} (${other.type}): ${other.reason}`);
    const line = template.resources.get(cause.resource.split('/')[0] ?? '')?.line;
    const place = template.inWorkspace && line !== undefined ? { file: template.path, line } : undefined;
    return new build_problem/* Problem */.AF(`${what}: ${cause.resource} (${cause.type}): ${cause.reason}`, cause.hint ?? 'Correct that resource, then run the job again.', { place });
}

;// CONCATENATED MODULE: ./build/stack/unchanged.js
const HEALTHY = ['CREATE_COMPLETE', 'UPDATE_COMPLETE'];
function cannotHaveChanged({ template, parameters, tags, stack, deployedBody }) {
    return (HEALTHY.includes(stack.status) &&
        deployedBody === template.body &&
        !template.dependsOnMore &&
        parametersAreEqual(template, parameters, stack.parameters) &&
        (tags === undefined || mapsAreEqual(tags, stack.tags)));
}
const DYNAMIC_REFERENCE = /\{\{resolve:/;
function parametersAreEqual(template, parameters, deployed) {
    const given = new Map(parameters.map((parameter) => [parameter.ParameterKey, parameter]));
    return [...template.parameters].every(([name, declaration]) => {
        const parameter = given.get(name);
        if (declaration.type.startsWith('AWS::SSM::') || DYNAMIC_REFERENCE.test(deployed.get(name) ?? ''))
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
            return { operation: 'none', stack, changeSetId: undefined, changes: [] };
        }
        try {
            return await applyChange(edges, order, { stack, name: `${plan.operation}-${attempt}`, waiting });
        }
        catch (error) {
            if (!isOvertaken(error))
                throw error;
            edges.log.info(`Another operation on stack ${plan.stackName} came first.`);
            await rest(waiting, start).catch((reason) => {
                throw reason instanceof TimedOut ? stillBusy(plan) : reason;
            });
            found = await readStack(edges.client, plan.stackName);
        }
    }
}
function stillBusy({ stackName, stack }) {
    return new build_problem/* Problem */.AF(`Another operation on stack ${stackName} still goes on after ${stack.timeoutMinutes} minutes.`, 'Run the job again when it has ended, or raise timeout-in-minutes. The stack was not changed.');
}
function isOvertaken(error) {
    return ((0,aws_error/* isError */.bJ)(error, 'ChangeSetNotFoundException') ||
        (0,aws_error/* isError */.bJ)(error, 'InvalidChangeSetStatusException', /OBSOLETE/) ||
        (0,aws_error/* isError */.bJ)(error, 'ValidationError', /is in \w+_IN_PROGRESS state and can ?not be updated/) ||
        (error instanceof Error && /already exists and cannot be created again/.test(error.message)));
}
async function makeReady(edges, run, stack) {
    const verdict = verdictOn(stack?.status);
    if (stack === undefined || verdict.kind === 'create')
        return undefined;
    if (verdict.kind === 'wait') {
        edges.log.info(`Stack ${stack.name} is ${stack.status}: waiting for that operation to end.`);
        return makeReady(edges, run, await awaitIdle(edges.client, stack, run.waiting));
    }
    refuse(stack, run.plan);
    if (verdict.kind === 'update')
        return stack;
    edges.log.notice(`Stack ${stack.name} is ${stack.status}: it never came up, so it is deleted and created anew.`);
    await removeStack(edges.client, stack, {
        token: `${run.plan.operation}-0`,
        waiting: run.waiting,
        onEvent: (event) => edges.log.info((0,lines/* eventLine */.V8)(event)),
    });
    return undefined;
}
function refuse(stack, { owner }) {
    const verdict = verdictOn(stack.status);
    if (verdict.kind === 'create' || verdict.kind === 'wait')
        return;
    const adoptable = verdict.kind === 'update' && isUnowned(stack) && owner.pullRequest === undefined;
    if (!isOurs(stack, owner) && !adoptable)
        throw notOurs(stack, owner, 'changed');
    if (verdict.kind === 'stop') {
        throw new build_problem/* Problem */.AF(`Stack ${stack.name} is ${stack.status}: ${stack.reason ?? 'no reason is given'}.`, verdict.remedy(stack.name));
    }
}
function isUnchanged(order, stack) {
    return cannotHaveChanged({
        template: order.template,
        parameters: order.parametersFor(stack.parameters),
        tags: tagsFor(order, stack),
        stack,
        deployedBody: order.deployedBody,
    });
}

;// CONCATENATED MODULE: ./build/image/existing.js


const REFERENCE = /^(?<uri>(?:(?<host>[^/]+)\/)?(?<name>.+?))(?::(?<tag>[\w.-]{1,128}))?(?:@(?<digest>sha256:[0-9a-f]{64}))?$/;
async function resolveExisting(ecr, { image, registry }) {
    const { uri = image, host = '', name = '', tag = '', digest } = REFERENCE.exec(image)?.groups ?? {};
    const given = { reference: image, tag, digest: digest ?? '', repositoryUri: uri, reused: true, platforms: [] };
    if (host !== registry && !/\.dkr[.-]ecr[.-]/.test(host))
        return given;
    const [stored] = await readImages(ecr, name, [digest ?? (tag || 'latest')]);
    if (stored === undefined) {
        throw new build_problem/* Problem */.AF(`Input image: ECR has no image \`${image}\` in this account and region.`, 'Push it first, correct the reference, or leave `image` out to build it.');
    }
    const { platforms } = await readConfig(ecr, name, stored);
    return { ...given, digest: stored.digest, reference: `${uri}@${stored.digest}`, platforms };
}

;// CONCATENATED MODULE: ./build/stack/image-parameter.js

const IMAGE_PROPERTIES = new Map(Object.entries({
    'AWS::ECS::TaskDefinition': [['ContainerDefinitions', '*', 'Image']],
    'AWS::Lambda::Function': [['Code', 'ImageUri']],
    'AWS::Serverless::Function': [['ImageUri']],
    'AWS::Batch::JobDefinition': [
        ['ContainerProperties', 'Image'],
        ['NodeProperties', 'NodeRangeProperties', '*', 'Container', 'Image'],
        ['EcsProperties', 'TaskProperties', '*', 'Containers', '*', 'Image'],
    ],
}));
const PLACEHOLDER = /\{\{(image|image-tag|image-digest|repository-uri)\}\}/;
function findImageParameter(template, setting, overrides) {
    const carrier = [...overrides].find(([, value]) => PLACEHOLDER.test(value))?.[0];
    if (setting === 'none') {
        if (carrier === undefined)
            return undefined;
        throw new build_problem/* Problem */.AF(`Input parameter-overrides: \`${carrier}\` has a placeholder of the image, but image-parameter is none.`, 'Remove `image-parameter: none`, or give the value without the placeholder.');
    }
    if (setting !== 'auto') {
        if (template.parameters.has(setting))
            return setting;
        throw new build_problem/* Problem */.AF(`Input image-parameter: the template ${template.path} has no parameter \`${setting}\`.`, `Use one of its parameters (${[...template.parameters.keys()].join(', ') || 'it has none'}), auto or none.`);
    }
    if (carrier !== undefined)
        return undefined;
    const candidates = [
        ...new Set(imageExpressions(template).flatMap((expression) => directParameters(expression, template))),
    ];
    const open = candidates.filter((name) => !overrides.has(name));
    if (open.length === 1)
        return open[0];
    throw open.length === 0 ? noneFound(template, candidates) : severalFound(template, open);
}
function noneFound(template, given) {
    const because = given.length > 0
        ? `the parameter that takes it, ${given.join(', ')}, is given by parameter-overrides`
        : 'no ECS container, container Lambda or Batch job takes a parameter as its image';
    return new build_problem/* Problem */.AF(`The template ${template.path} does not use the image: ${because}.`, 'Use a parameter as the image (`Image: !Ref ImageUri`), carry it by a placeholder in parameter-overrides (`ImageTag={{image-tag}}`), or set `image-parameter: none`.');
}
function severalFound(template, names) {
    return new build_problem/* Problem */.AF(`The template ${template.path} takes images by several parameters: ${names.join(', ')}.`, `Say which one receives this image, such as \`image-parameter: ${names[0]}\`.`);
}
function imageExpressions(template) {
    return [...template.resources.values()].flatMap((resource) => (IMAGE_PROPERTIES.get(resource.type) ?? []).flatMap((path) => follow(resource.properties, path)));
}
function follow(value, path) {
    const branches = branchesOf(value);
    if (branches !== undefined)
        return branches.flatMap((branch) => follow(branch, path));
    const [step, ...rest] = path;
    if (step === undefined)
        return [value];
    if (step === '*')
        return Array.isArray(value) ? value.flatMap((item) => follow(item, rest)) : [];
    const next = property(value, step);
    return next === undefined ? [] : follow(next, rest);
}
function branchesOf(value) {
    const branches = property(value, 'Fn::If');
    return Array.isArray(branches) ? branches.slice(1) : undefined;
}
function directParameters(expression, template) {
    const name = property(expression, 'Ref') ?? /^\$\{(\w+)\}$/.exec(String(property(expression, 'Fn::Sub')))?.[1];
    return typeof name === 'string' && template.parameters.has(name) ? [name] : [];
}
function property(value, name) {
    return typeof value === 'object' && value !== null ? value[name] : undefined;
}

// EXTERNAL MODULE: ./node_modules/leven/index.js
var leven = __webpack_require__(7785);
// EXTERNAL MODULE: ./build/pairs.js
var build_pairs = __webpack_require__(7273);
;// CONCATENATED MODULE: ./build/stack/parameters.js



function parseOverrides(text) {
    try {
        return (0,build_pairs/* parsePairs */.x)(text, { key: 'ParameterKey', value: 'ParameterValue' });
    }
    catch (error) {
        throw new build_problem/* Problem */.AF(`Input parameter-overrides: ${error instanceof Error ? error.message : String(error)}.`, 'Write one `Key=Value` a line, a YAML or JSON map, or a JSON list of ParameterKey and ParameterValue.');
    }
}
function overridesFile(text) {
    const match = /^(?:file:\/\/)(.+)$|^([^\s=:{[]+\.(?:ya?ml|json|txt|env|properties))$/.exec(text.trim());
    return match?.[1] ?? match?.[2];
}
const BUILD_ID = 'BuildId';
function checkParameters({ template, overrides, imageParameter, previous }) {
    const names = [...template.parameters.keys()];
    const unknown = [...overrides.keys()].filter((name) => !template.parameters.has(name));
    const missing = [...template.parameters].filter(([name, { hasDefault }]) => !hasDefault && !overrides.has(name) && !previous.has(name) && name !== imageParameter && name !== BUILD_ID);
    (0,build_problem/* throwAll */.Kx)([
        ...unknown.map((name) => unknownParameter(name, template, names)),
        ...missing.map(([name]) => new build_problem/* Problem */.AF(`The template ${template.path} needs the parameter \`${name}\`, which has no default and no previous value.`, `Add \`${name}=<value>\` to parameter-overrides.`)),
    ]);
}
function unknownParameter(name, template, names) {
    const nearest = (0,leven/* closestMatch */.h)(name, [...names]);
    return new build_problem/* Problem */.AF(`Input parameter-overrides: the template ${template.path} has no parameter \`${name}\`.`, nearest === undefined
        ? 'Remove it; the template has no parameters.'
        : `Did you mean \`${nearest}\`? It has ${names.join(', ')}.`);
}
function resolveParameters(check, image, buildId) {
    return [...check.template.parameters.keys()].flatMap((name) => {
        const given = check.overrides.get(name);
        if (name === check.imageParameter && image !== undefined)
            return [{ ParameterKey: name, ParameterValue: image.reference }];
        if (given !== undefined)
            return [{ ParameterKey: name, ParameterValue: fillPlaceholders(given, image, buildId) }];
        if (name === BUILD_ID)
            return [{ ParameterKey: name, ParameterValue: buildId }];
        return check.previous.has(name) ? [{ ParameterKey: name, UsePreviousValue: true }] : [];
    });
}
function fillPlaceholders(value, image, buildId) {
    const values = new Map([
        ['image', image?.reference],
        ['image-tag', image?.tag],
        ['image-digest', image?.digest],
        ['repository-uri', image?.repositoryUri],
        ['build-id', buildId],
    ]);
    return value.replace(/\{\{([a-z-]+)\}\}/g, (whole, name) => values.get(name) ?? whole);
}

;// CONCATENATED MODULE: ./build/stack/platform.js

const ARCHITECTURES = new Map([
    ['X86_64', 'linux/amd64'],
    ['ARM64', 'linux/arm64'],
]);
function checkPlatform({ template, imageParameter, values }, platforms) {
    if (platforms.length === 0 || imageParameter === undefined)
        return;
    for (const [name, { type, properties, line }] of template.resources) {
        if (type !== 'AWS::ECS::TaskDefinition' || !JSON.stringify(properties ?? {}).includes(`"${imageParameter}"`))
            continue;
        const architecture = architectureOf(properties, template.parameters, values);
        const wanted = architecture === undefined ? undefined : ARCHITECTURES.get(architecture);
        if (wanted === undefined || platforms.some((platform) => platform.startsWith(wanted)))
            continue;
        throw new build_problem/* Problem */.AF(`The image is for ${platforms.join(', ')}, but ${name} of the template ${template.path} runs on ${wanted} (CpuArchitecture ${architecture}).`, `Build for it with \`platforms: ${wanted}\`, or change CpuArchitecture. Nothing was deployed.`, { place: template.inWorkspace ? { file: template.path, line } : undefined });
    }
}
function architectureOf(properties, declarations, values) {
    const runtime = platform_property(properties, 'RuntimePlatform');
    if (runtime === undefined)
        return platform_property(properties, 'RequiresCompatibilities') === undefined ? undefined : 'X86_64';
    const architecture = platform_property(runtime, 'CpuArchitecture') ?? 'X86_64';
    if (typeof architecture === 'string')
        return architecture;
    const parameter = platform_property(architecture, 'Ref');
    return typeof parameter === 'string' ? (values.get(parameter) ?? declarations.get(parameter)?.default) : undefined;
}
function platform_property(value, name) {
    return typeof value === 'object' && value !== null ? value[name] : undefined;
}

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
;// CONCATENATED MODULE: ./build/stack/template.js


const MAXIMUM_BODY_BYTES = 51_200;
function parseTemplate(source) {
    const { path, body } = source;
    checkSize(source);
    const lineCounter = new dist/* LineCounter */.HN();
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
    const root = document.contents;
    const resources = (0,dist/* isMap */.jh)(root) ? root.get('Resources', true) : undefined;
    if (!(0,dist/* isMap */.jh)(root) || !(0,dist/* isMap */.jh)(resources) || resources.items.length === 0) {
        return refuse('has no Resources.', 'Give the path of a CloudFormation template in `template`.');
    }
    return {
        ...source,
        parameters: readParameters(plainValue(root.get('Parameters', true))),
        resources: readResources(resources, lineCounter),
        dependsOnMore: root.has('Transform') || ELSEWHERE.test(body),
    };
}
const ALIAS = {
    what: 'has a YAML alias, which CloudFormation refuses.',
    remedy: 'Write the value out; `aws cloudformation package --use-json` does so for a whole template.',
};
const ELSEWHERE = /\{\{resolve:|AWS::Include|Fn::Transform|!Transform|AWS::CloudFormation::Stack\b/;
function checkSize({ path, body }) {
    if (body.trim() === '') {
        throw new build_problem/* Problem */.AF(`The template ${path} is empty.`, 'Write a CloudFormation template with Resources.', {
            place: { file: path },
        });
    }
    const bytes = Buffer.byteLength(body);
    if (bytes <= MAXIMUM_BODY_BYTES)
        return;
    throw new build_problem/* Problem */.AF(`The template ${path} has ${bytes} bytes; CloudFormation takes at most ${MAXIMUM_BODY_BYTES} in one request.`, 'Shorten it, or split it into stacks.');
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
function keyText(key) {
    return String((0,dist/* isScalar */.jn)(key) ? key.value : key);
}
function readParameters(section) {
    return new Map(Object.entries(record(section)).map(([name, declaration]) => {
        const { Type, Default, NoEcho } = record(declaration);
        return [
            name,
            {
                type: String(Type ?? 'String'),
                hasDefault: Default !== undefined && Default !== null,
                default: Default === undefined || Default === null ? undefined : String(Default),
                noEcho: String(NoEcho).toLowerCase() === 'true',
            },
        ];
    }));
}
function readResources(section, lineCounter) {
    return new Map(section.items.map(({ key, value }) => {
        const { Type, Properties } = record(plainValue(value));
        const start = (0,dist/* isScalar */.jn)(key) ? (key.range?.[0] ?? 0) : 0;
        return [keyText(key), { type: String(Type ?? ''), properties: Properties, line: lineCounter.linePos(start).line }];
    }));
}
function record(value) {
    return typeof value === 'object' && value !== null ? value : {};
}

;// CONCATENATED MODULE: ./build/stack/sources.js





const BUILT_IN = ['servicefull'];
async function readTemplate(setting, workspace, templates) {
    if (BUILT_IN.includes(setting)) {
        const body = await (0,promises_.readFile)((0,external_node_path_.join)(templates, `${setting}.yml`), 'utf8');
        return parseTemplate({ path: setting, inWorkspace: false, body });
    }
    const body = await readWorkspaceFile(workspace, setting, 'template');
    return parseTemplate({ path: setting, inWorkspace: true, body });
}
async function readOverrides(text, workspace) {
    const file = overridesFile(text);
    return parseOverrides(file === undefined ? text : await readWorkspaceFile(workspace, file, 'parameter-overrides'));
}
async function readWorkspaceFile(workspace, path, input) {
    const root = await (0,promises_.realpath)(workspace);
    const wanted = (0,external_node_path_.isAbsolute)(path) ? path : (0,external_node_path_.join)(root, path);
    try {
        const real = await (0,promises_.realpath)(wanted);
        const inside = (0,external_node_path_.relative)(root, real);
        if (inside === '..' || inside.startsWith(`..${external_node_path_.sep}`) || (0,external_node_path_.isAbsolute)(inside)) {
            throw new build_problem/* Problem */.AF(`Input ${input}: \`${path}\` is outside of the workspace.`, 'Give the path of a file in the checkout.');
        }
        return await (0,promises_.readFile)(real, 'utf8');
    }
    catch (error) {
        if (error instanceof build_problem/* Problem */.AF)
            throw error;
        throw new build_problem/* Problem */.AF(`Input ${input}: \`${path}\` ${unreadable(error)}.`, 'Give the path of a file, relative to the workspace; check that actions/checkout runs before this step.');
    }
}
function unreadable(error) {
    const code = error.code;
    if (code === 'ENOENT' || code === 'ENOTDIR')
        return 'does not exist in the workspace';
    return code === 'EISDIR' ? 'is a folder' : `cannot be read (${code ?? String(error)})`;
}

;// CONCATENATED MODULE: ./build/commands/preflight.js












async function preflight(plan, world) {
    const [identity, files, remote] = await Promise.allSettled([
        checkIdentity(world, plan.allowedAccountIds),
        readFiles(plan, world),
        (0,build_problem/* settle */.G9)([readDeployed(plan, world), readImage(plan, world)]),
    ]);
    const errors = [identity, files].flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
    if (identity.status === 'fulfilled' && remote.status === 'rejected')
        errors.push(remote.reason);
    (0,build_problem/* throwAll */.Kx)(errors);
    if (files.status === 'rejected' || remote.status === 'rejected')
        throw new Error('unreachable: every rejection was thrown');
    const { template, overrides, imageParameter } = files.value;
    const [{ stack, deployedBody }, image] = remote.value;
    const check = { template, overrides, imageParameter };
    const previous = previousParameters(stack);
    checkParameters({ ...check, previous });
    const values = new Map([...previous, ...overrides]);
    return {
        template,
        stack,
        deployedBody,
        image,
        checkImage: ({ platforms }) => checkPlatform({ template, imageParameter, values }, platforms),
        parameters: (made, now) => resolveParameters({ ...check, previous: now }, made, plan.buildId.id),
    };
}
async function readFiles(plan, { context, templates, log }) {
    const [template, overrides] = await (0,build_problem/* settle */.G9)([
        readTemplate(plan.template, context.workspace, templates),
        readOverrides(plan.stack.parameterOverrides, context.workspace),
    ]);
    for (const [name, { noEcho }] of template.parameters)
        if (noEcho)
            log.mask(overrides.get(name) ?? '');
    return { template, overrides, imageParameter: findImageParameter(template, plan.stack.imageParameter, overrides) };
}
async function readDeployed(plan, { aws }) {
    const [stack, deployedBody] = await (0,build_problem/* settle */.G9)([
        readStack(aws.cloudFormation, plan.stackName),
        readTemplateBody(aws.cloudFormation, plan.stackName),
    ]);
    if (stack !== undefined)
        refuse(stack, plan);
    return { stack, deployedBody };
}
async function readImage(plan, world) {
    if (plan.image.kind === 'none')
        return undefined;
    if (plan.image.kind === 'existing')
        return resolveExisting(world.aws.ecr, plan.image);
    return prepareImage(imageEdges(world), imageOrder({ ...plan, image: plan.image }, world));
}
function previousParameters(stack) {
    const { kind } = verdictOn(stack?.status);
    return stack === undefined || kind === 'create' || kind === 'recreate' ? new Map() : stack.parameters;
}

;// CONCATENATED MODULE: ./build/commands/deploy.js






async function deploy(plan, world) {
    const { phases, time } = stopwatch(world.clock);
    const ready = await time('Preflight', () => preflight(plan, world));
    const image = await time('Image', () => provideImage(plan, world, ready.image));
    if (image !== undefined)
        ready.checkImage(image);
    const converged = await time('Stack', () => deployStack(plan, world, { ready, image }));
    const { stack } = converged;
    return {
        operation: converged.operation,
        buildId: plan.buildId.id,
        image,
        stackName: stack.name,
        stackId: stack.id,
        region: plan.region,
        changeSetId: converged.changeSetId,
        changes: converged.changes,
        stackOutputs: stack.outputs,
        ...(await readArns(world, stack.id)),
        phases,
    };
}
async function provideImage(plan, world, ready) {
    if (ready === undefined || !('kind' in ready))
        return ready;
    if (plan.image.kind !== 'build')
        throw new Error(`unreachable: an image of kind ${plan.image.kind} is not made`);
    return makeImage(imageEdges(world), imageOrder({ ...plan, image: plan.image }, world), ready);
}
async function deployStack(plan, world, { ready, image }) {
    const client = world.aws.cloudFormation;
    const built = image !== undefined && !image.reused;
    return converge({ client, log: world.log, clock: world.clock, signal: world.signal, remember: world.remember }, {
        plan,
        template: ready.template,
        parametersFor: (previous) => ready.parameters(image, previous),
        stack: built ? await readStack(client, plan.stackName) : ready.stack,
        deployedBody: ready.deployedBody,
    });
}
async function readArns(world, stackId) {
    const resources = await listResources(world.aws.cloudFormation, stackId);
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

;// CONCATENATED MODULE: ./build/commands/command.js




async function carryOut(plan, world) {
    if (plan.kind === 'skip')
        return { operation: 'skip', reason: plan.reason };
    const whole = { ...world, aws: connect(plan.region) };
    if (plan.kind === 'build')
        return buildOnly(plan, whole);
    return plan.kind === 'delete' ? deleteStack(plan, whole) : deploy(plan, whole);
}


/***/ })

};
