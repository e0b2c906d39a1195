export const id = 323;
export const ids = [323];
export const modules = {

/***/ 6353:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {



const SemVer = __webpack_require__(7163)
const parse = (version, options, throwErrors = false) => {
  if (version instanceof SemVer) {
    return version
  }
  try {
    return new SemVer(version, options)
  } catch (er) {
    if (!throwErrors) {
      return null
    }
    throw er
  }
}

module.exports = parse


/***/ }),

/***/ 7323:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  planCleanUp: () => (/* binding */ planCleanUp),
  planCommentCleanUp: () => (/* binding */ planCommentCleanUp),
  planDeploymentCleanUp: () => (/* binding */ planDeploymentCleanUp),
  planStop: () => (/* binding */ planStop)
});

// EXTERNAL MODULE: ./build/aws/ownership.js
var ownership = __webpack_require__(3427);
// EXTERNAL MODULE: ./build/inputs/aws-values.js
var aws_values = __webpack_require__(1820);
// EXTERNAL MODULE: ./build/text/problem.js
var problem = __webpack_require__(9093);
;// CONCATENATED MODULE: ./build/plan/comment-target.js
function planComment(inputs, context, plan) {
    const { event, repository, run } = context;
    const { comment, githubToken: token } = inputs;
    if (event.kind !== 'pull-request' || isFork(context) || !comment || token === undefined)
        return undefined;
    if (!('target' in plan))
        return undefined;
    const { stackName, region } = plan.target;
    const key = `${region}/${stackName}${plan.kind === 'diff' ? ' diff' : ''}`;
    return { repository, pullRequest: event.number, token, key, run };
}
const NO_ENVIRONMENT = 'none';
function planDeployment(inputs, context, plan) {
    const { event, repository, run } = context;
    const { githubToken: token } = inputs;
    if (token === undefined || plan.kind === 'diff' || !('target' in plan))
        return undefined;
    if (isFork(context) || ('name' in event && event.name.startsWith('deployment')))
        return undefined;
    if (plan.kind === 'deploy' && !plan.stack.options.execute)
        return undefined;
    const { stackName, region, owner } = plan.target;
    const isTransient = owner.pullRequest !== undefined;
    const environment = inputs.environment ?? (isTransient ? `pr-${owner.pullRequest}` : NO_ENVIRONMENT);
    if (environment === NO_ENVIRONMENT)
        return undefined;
    const commit = commitOf(plan, context);
    if (commit === undefined && plan.kind !== 'delete')
        return undefined;
    return { repository, token, environment, isTransient, key: `${region}/${stackName}`, commit, run };
}
function planSwept({ repository, account, comment, environment }, { run, token }, preview) {
    const { stackName, pullRequest } = preview;
    const common = { repository, token, run, key: `${account.region}/${stackName}` };
    const name = environment ?? `pr-${pullRequest}`;
    const place = { environment: name, isTransient: true, commit: undefined };
    return {
        comment: comment ? { ...common, pullRequest, onlyUpdate: true } : undefined,
        deployment: name === NO_ENVIRONMENT ? undefined : { ...common, ...place },
    };
}
function commitOf(plan, { event, sha }) {
    if (plan.kind === 'delete')
        return undefined;
    if ('buildId' in plan)
        return plan.buildId.revision;
    return event.kind === 'pull-request' ? event.headSha : sha;
}
function isFork({ event }) {
    return event.kind === 'pull-request' && event.fork && !event.target;
}

// EXTERNAL MODULE: ./build/plan/context.js
var plan_context = __webpack_require__(473);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./build/aws/stack-name.js

const LONGEST_STACK_NAME = 128;
const HASH_LENGTH = 8;
function previewStackName(stack, pullRequest, longest) {
    const end = `-pr-${pullRequest}`;
    if (stack.length + end.length <= longest)
        return `${stack}${end}`;
    const hash = (0,external_node_crypto_.createHash)('sha256').update(stack).digest('hex').slice(0, HASH_LENGTH);
    return `${stack.slice(0, longest - end.length - hash.length - 1).replace(/-+$/, '')}-${hash}${end}`;
}

// EXTERNAL MODULE: ./build/inputs/inputs.js
var inputs = __webpack_require__(743);
;// CONCATENATED MODULE: ./build/plan/build-id.js

function build_id_stampBuild(context, commit) {
    const checkedOut = commit?.sha ?? context.sha;
    if (checkedOut === undefined) {
        throw new Problem(`No build ID: ${context.workspace} is not a git checkout and the event names no commit.`, 'Add `- uses: actions/checkout@v6` before this step.');
    }
    const event = context.event;
    const onMergeCommit = event.kind === 'pull-request' && !event.target && checkedOut === context.sha && event.headSha !== '';
    const revision = onMergeCommit ? event.headSha : checkedOut;
    return {
        id: commit?.dirty === undefined ? revision : `${revision}-dirty.${commit.dirty}`,
        revision,
        mergeCommit: revision === checkedOut ? undefined : checkedOut,
        time: commit?.time,
    };
}
function build_id_commitOf(buildId, source) {
    const sha = /^(?:[0-9a-f]{40}|[0-9a-f]{64})(?=$|-dirty\.)/.exec(buildId)?.[0];
    return sha === undefined ? undefined : { sha, url: `${source}/commit/${sha}` };
}

;// CONCATENATED MODULE: ./build/plan/credentials.js


function planCredentials({ role }, context) {
    if (role === undefined)
        return { kind: 'chain' };
    const { arn, durationSeconds, externalId } = role;
    const session = {
        arn,
        durationSeconds,
        sessionName: sessionName(role.sessionName ?? `${ownership/* JOB_PREFIX */.Pn}${context.run.id}`),
    };
    const { hasIdToken } = context;
    if (!isChained(role, context)) {
        if (!hasIdToken)
            throw missingTokenProblem();
        if (externalId !== undefined)
            throw externalIdProblem(role);
        return { kind: 'web-identity', ...session };
    }
    if (context.awsKeys === 'temporary' && durationSeconds > CHAINED_SECONDS)
        throw chainedSessionProblem(role);
    const tags = role.tagSession ? context.sessionTags : new Map();
    return { kind: 'assume', ...session, externalId, tags, hasIdToken };
}
function isChained({ chaining }, { awsKeys, hasIdToken }) {
    return chaining ?? (awsKeys !== undefined || !hasIdToken);
}
const CHAINED_SECONDS = 3600;
function missingTokenProblem() {
    return new problem/* Problem */.AF("Input role-chaining: it is `false`, so the role needs GitHub's ID token, which this job may not request.", 'Add `id-token: write` to `permissions:` of the job, beside `contents: read`. Or remove `role-chaining`, to assume the role with the AWS credentials of the job.');
}
function externalIdProblem({ arn }) {
    return new problem/* Problem */.AF(`Input role-external-id: GitHub's ID token assumes the role ${arn}, and that request takes no external ID.`, 'Give `role-chaining: true` to assume the role with AWS credentials, such as those of a step before. Or remove `role-external-id`.');
}
function chainedSessionProblem({ arn }) {
    return new problem/* Problem */.AF(`Input role-duration-seconds: temporary credentials assume the role ${arn}, for an hour at most (role chaining).`, 'Leave it out: the session is renewed while the job runs.');
}
function sessionName(name) {
    return name
        .replace(/[^\w+=,.@-]+/g, '-')
        .slice(0, 64)
        .padEnd(2, '-');
}

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
// EXTERNAL MODULE: ./build/aws/repository.js
var repository = __webpack_require__(7756);
;// CONCATENATED MODULE: ./build/plan/build-secrets.js


const SHORTEST = 6;
function build_secrets_secretArgumentProblems({ buildArgs, secrets, secretEnvs }, inherited, environment) {
    const known = [...secrets, ...variablesOf(secretEnvs, environment)]
        .map(([id, value]) => ({ id, value: value.trim() }))
        .filter(({ value }) => value.length >= SHORTEST);
    return buildArgs.flatMap((argument) => {
        const [name = ''] = argument.split('=', 1);
        const value = argument.includes('=') ? argument.slice(name.length + 1) : (inherited.get(name) ?? '');
        const secret = known.find((each) => value.includes(each.value));
        return secret === undefined ? [] : [secretArgumentProblem(name, secret.id)];
    });
}
function hiddenTexts({ githubToken, build }, environment) {
    const variables = variablesOf(build.secretEnvs, environment).map(([, value]) => value);
    const tokens = githubToken === undefined ? [] : [githubToken];
    return [...tokens, ...build.secrets.values(), ...variables.filter((value) => value.trim().length >= SHORTEST)];
}
function variablesOf(secretEnvs, environment) {
    return [...secretEnvs].map(([id, name]) => [id, ownEntry(environment, name) ?? '']);
}
function secretArgumentProblem(name, id) {
    return new Problem(`Input build-args: \`${name}\` holds the secret \`${id}\`, and anyone who can pull the image can read its build arguments.`, `Remove \`${name}\`; in the Dockerfile, read the secret by \`RUN --mount=type=secret,id=${id}\`.`);
}

// EXTERNAL MODULE: ./build/inputs/build-options.js
var build_options = __webpack_require__(1899);
;// CONCATENATED MODULE: ./build/plan/build-settings.js


function build_settings_settingsOf(build, item) {
    if (item === undefined)
        return build;
    const own = new Set(item.buildArgs.map(argumentName));
    return {
        ...build,
        context: item.context ?? build.context,
        file: item.file ?? build.file,
        target: item.target ?? build.target,
        buildArgs: [...build.buildArgs.filter((argument) => !own.has(argumentName(argument))), ...item.buildArgs],
        platforms: item.platforms ?? build.platforms,
        annotations: item.annotations ?? build.annotations,
        noCacheFilters: item.noCacheFilters ?? build.noCacheFilters,
        shmSize: item.shmSize ?? build.shmSize,
        ulimits: item.ulimits ?? build.ulimits,
    };
}
function argumentName(argument) {
    return argument.split('=')[0] ?? '';
}
function build_settings_settingsProblems(settings) {
    const { noCache, noCacheFilters, annotations, attests } = settings;
    const problems = [];
    if (noCache && noCacheFilters.length > 0) {
        problems.push(new Problem('Inputs no-cache and no-cache-filters are both given.', 'Remove `no-cache-filters`: no stage is cached.'));
    }
    for (const name of ['provenance', 'sbom']) {
        if (settings[name] !== 'false' && attests.some((each) => attestationType(each) === name))
            problems.push(new Problem(`Inputs attests and ${name} both have the ${name} attestation.`, `Remove \`${name}\`.`));
    }
    const ofIndex = annotations.find((each) => /^[^=:]*\bindex\b[^=:]*:/.test(each));
    if (ofIndex !== undefined && !isIndex(settings)) {
        problems.push(new Problem(`Input annotations: \`${ofIndex}\` is for an index, and an image for one platform without attestations has none.`, 'Remove the prefix, so that it is for the image, or add a platform or an attestation.'));
    }
    return problems;
}
function isIndex({ platforms, provenance, sbom, attests }) {
    return platforms.length > 1 || provenance !== 'false' || sbom !== 'false' || attests.length > 0;
}

// EXTERNAL MODULE: ./build/plan/event.js
var plan_event = __webpack_require__(3878);
// EXTERNAL MODULE: ./build/inputs/build-values.js
var build_values = __webpack_require__(9479);
;// CONCATENATED MODULE: ./build/plan/tag-references.js



function tag_references_tagsIn(lines, places) {
    return lines.flatMap((line) => {
        const reference = tagReference(line);
        if (reference === undefined)
            return [line];
        return places.some((place) => isIn(reference.repository, place)) ? [reference.tag] : [];
    });
}
function tag_references_tagReferenceProblems(lines, places) {
    const named = lines.flatMap((line) => tagReference(line) ?? []);
    const names = [...new Set(places.map(({ repository: { name } }) => `\`${name}\``))].join(', ');
    const foreign = named.flatMap(({ repository, tag }) => places.some((place) => isIn(repository, place))
        ? []
        : [
            new Problem(`Input image-tags: \`${repository}:${tag}\` is not a tag in the repository ${names}.`, `Write the tag alone, \`${tag}\`. An image goes to one repository, which the input repository names.`),
        ]);
    const hosts = [...new Set(named.flatMap(({ repository }) => hostOf(repository).host ?? []))];
    if (foreign.length > 0 || hosts.length < 2)
        return foreign;
    return [
        new Problem(`Input image-tags: it names several registries: ${hosts.join(', ')}.`, 'Write the tags alone. An image goes to one registry: run this step once for each other account or region.'),
    ];
}
function isIn(text, { repository, registry, region, accounts }) {
    const { host, name } = hostOf(text);
    if (name !== repository.name)
        return false;
    if (host === undefined || host === registry)
        return true;
    const there = registryOfHost(host);
    if (there === undefined)
        return false;
    const ours = repository.registryId === undefined ? accounts : [repository.registryId];
    const isAccount = ours.length === 0 || ours.includes(there.registryId);
    return isAccount && there.region === (repository.region ?? region ?? there.region);
}
function hostOf(text) {
    const [, host, name = text] = /^([^/]*[.:][^/]*|localhost)\/(.+)$/.exec(text) ?? [];
    return host === undefined ? { name } : { host, name };
}

// EXTERNAL MODULE: ./node_modules/semver/functions/parse.js
var functions_parse = __webpack_require__(6353);
;// CONCATENATED MODULE: ./build/plan/tags.js



const PREVIEW_PREFIX = 'pr-';
function tags_isPreviewTag(tag) {
    return tag.startsWith(PREVIEW_PREFIX);
}
function pullRequestOfTag(tag) {
    const [, number] = /^pr-([1-9]\d{0,9})(?:-|$)/.exec(tag) ?? [];
    return number === undefined ? undefined : Number(number);
}
function tags_planTags(build, lines, prefix = '') {
    const { event } = build.context;
    const prefixed = (tag) => (legal(tag) === '' ? '' : legal(`${prefix}${tag}`));
    const filled = isMergeQueue(event) ? QUEUED : fillAll(lines, placeholders(build));
    const release = event.kind === 'tag' || event.kind === 'release' ? [event.tag] : [];
    const given = [...release, ...filled.tags].filter((tag) => tag !== '');
    const id = `${prefix}${build.buildId.id}`;
    const number = pullRequestOf(event);
    const preview = number === undefined ? undefined : `${PREVIEW_PREFIX}${number}`;
    const own = (tag) => (tag === '' ? '' : legal(ownTag(tag, preview)));
    const corrected = (tag) => (preview === undefined ? own(prefixed(tag)) : prefixed(tag));
    const changed = given.flatMap((tag) => (corrected(tag) === `${prefix}${tag}` ? [] : note(tag, corrected(tag))));
    const first = preview === undefined ? id : `${preview}-${id}`;
    const extra = new Set(given.map((tag) => own(prefixed(tag))).filter((tag) => tag !== '' && tag !== first));
    return { build: first, extra: [...extra], notes: [...filled.notes, ...new Set(changed)] };
}
function ownTag(tag, preview) {
    if (preview === undefined)
        return tags_isPreviewTag(tag) ? `_${tag}` : tag;
    return tag === preview || tag.startsWith(`${preview}-`) ? tag : `${preview}-${tag}`;
}
function placeholders({ buildId, context }) {
    const { event, run } = context;
    const ref = refOf(event);
    const version = ref?.kind === 'tag' ? parse(ref.name.replace(/^.*\//s, '')) : null;
    const stable = version?.prerelease.length === 0 ? version : undefined;
    return new Map([
        ['sha', buildId.revision],
        ['sha-short', buildId.revision.slice(0, 7)],
        ['ref-name', ref?.name || undefined],
        ['semver', version?.raw.replace(/^v/, '')],
        ['major', stable?.major.toString()],
        ['minor', stable?.minor.toString()],
        ['patch', stable?.patch.toString()],
        ['pr', pullRequestOf(event)?.toString()],
        ['run-id', run.id],
    ]);
}
function note(tag, written) {
    return written === ''
        ? `The image tag ${tag} is left out: none of its characters can be in a tag.`
        : `The image tag ${tag} becomes ${written}.`;
}
const QUEUED = { tags: [], notes: [] };
function fillAll(lines, values) {
    const [tags, notes] = [[], []];
    for (const line of lines) {
        const names = [...line.matchAll(TAG_PLACEHOLDER)].map(([, name = '']) => name.trim());
        const missing = names.find((name) => values.get(name) === undefined);
        if (missing === undefined)
            tags.push(line.replace(TAG_PLACEHOLDER, (_, name) => values.get(name.trim()) ?? ''));
        else
            notes.push(`The image tag ${line} is left out: {{${missing}}} has no value in this run.`);
    }
    return { tags, notes };
}
function legal(tag) {
    return tag
        .replace(/[^A-Za-z0-9_.-]+/g, '-')
        .replace(/^[.-]+/, '')
        .slice(0, 128);
}

;// CONCATENATED MODULE: ./build/plan/images.js









function contextsOf({ build, images }) {
    return images.length === 0 ? [build.context] : [...new Set(images.map(({ context }) => context ?? build.context))];
}
function images_planImages(source, buildId) {
    const { image, images, registry, stack } = source.inputs;
    const pullRequest = pullRequestOf(source.context.event);
    const parameter = stack.imageParameter;
    if (image !== undefined)
        return [{ kind: 'existing', name: undefined, parameter, image, registry, pullRequest }];
    return images.length === 0 && parameter === 'none' ? [] : images_planBuilds(source, buildId);
}
function images_planBuilds(source, buildId) {
    const { images } = source.inputs;
    if (images.length === 0)
        return [planBuild(source, buildId, undefined)];
    return images.map((item) => planBuild(source, buildId, item));
}
function images_previewRepositories({ inputs, context }) {
    const { image, images, stack, previewRepository, repository } = inputs;
    if (image !== undefined || (images.length === 0 && stack.imageParameter === 'none'))
        return [];
    const items = images.length === 0 ? [undefined] : images;
    const references = items.flatMap((item) => {
        const named = previewRepository ?? item?.repository ?? repository;
        return named ?? attempt(() => defaultRepository(context.repository)).value ?? [];
    });
    const all = references.map(({ host, ...each }) => [JSON.stringify(each), each]);
    return [...new Map(all).values()].map((each) => ({ repository: each, source: context.source }));
}
function images_buildFaults(source, plans) {
    if (plans.length === 0)
        return [];
    const { images, imageTags } = source.inputs;
    const places = images.length === 0 ? placesOf(source, undefined) : images.flatMap((item) => placesOf(source, item));
    return [
        ...tagReferenceProblems(imageTags, places),
        ...plans.flatMap(({ name, settings }) => settingsProblems(settings).map((problem) => withSubject(name && `Image ${name}`, problem))),
        ...unsetVariableProblems(source),
        ...missingAgentProblems(source),
        ...emptySecretProblems(source),
        ...secretArgumentFaults(source),
        ...plans.flatMap((plan, index) => plans.slice(0, index).flatMap((earlier) => sameTagProblems(earlier, plan))),
    ];
}
function unsetVariableProblems({ inputs: { build }, environment }) {
    const unset = [...build.secretEnvs].filter(([, name]) => !ownEntry(environment, name));
    return unset.map(([id, name]) => new Problem(`Input secret-envs: the variable \`${name}\` of \`${id}\` is not set.`, 'Set it under `env:` of this step. If it takes its value from a secret, check that this job has that secret: it may need `environment:`, and Dependabot has its own secrets.'));
}
function missingAgentProblems({ inputs: { build }, environment }) {
    const id = build.ssh.find((text) => !text.includes('='));
    if (id === undefined || environment.SSH_AUTH_SOCK)
        return [];
    return [
        new Problem(`Input ssh: \`${id}\` needs an agent, but SSH_AUTH_SOCK is not set.`, `Start an agent in an earlier step, or give a key: \`${id}=<path>\`.`),
    ];
}
function secretArgumentFaults({ inputs: { build, images }, environment }) {
    const all = { name: undefined, buildArgs: build.buildArgs };
    return [all, ...images].flatMap(({ name, buildArgs }) => {
        const problems = secretArgumentProblems({ ...build, buildArgs }, inheritedValues(buildArgs, environment), environment);
        return problems.map((problem) => withSubject(name && `Image ${name}`, problem));
    });
}
function planBuild(source, buildId, item) {
    const { inputs, context, environment } = source;
    const settings = settingsOf(inputs.build, item);
    const pullRequest = pullRequestOf(context.event);
    const preview = pullRequest === undefined ? undefined : inputs.previewRepository;
    const own = preview === undefined ? item?.repository : undefined;
    const { host, ...repository } = preview ?? own ?? inputs.repository ?? defaultRepository(context.repository);
    const inherited = inheritedValues(settings.buildArgs, environment);
    const platform = environment.DOCKER_DEFAULT_PLATFORM;
    return {
        kind: 'build',
        name: item?.name,
        parameter: item?.parameter ?? inputs.stack.imageParameter,
        repository,
        create: inputs.createRepository,
        repositorySettings: inputs.repositorySettings,
        registry: inputs.registry ?? host,
        tags: planTags({ buildId, context }, tagsIn(inputs.imageTags, placesOf(source, item)), prefixOf(item, own)),
        pullRequest,
        reuse: inputs.reuse,
        builtFor: settings.platforms.length > 0 || !platform ? settings.platforms : [platform],
        engine: engineChoice(environment),
        inherited,
        settings,
    };
}
const ARCHITECTURES = new Map([
    ['x64', 'amd64'],
    ['x86', '386'],
    ['ia32', '386'],
]);
function engineChoice(environment) {
    const architecture = (environment.RUNNER_ARCH || process.arch).toLowerCase();
    return {
        runner: `linux/${ARCHITECTURES.get(architecture) ?? architecture}`,
        host: environment.DOCKER_HOST || undefined,
        context: environment.DOCKER_CONTEXT || undefined,
        builder: environment.BUILDX_BUILDER || undefined,
    };
}
function placesOf({ inputs, context }, item) {
    const home = item?.repository ?? inputs.repository ?? defaultRepository(context.repository);
    const region = inputs.region ?? context.region;
    return [home, ...[inputs.previewRepository ?? []].flat()].map(({ host, ...repository }) => ({
        repository,
        registry: inputs.registry ?? host,
        region,
        accounts: inputs.allowedAccountIds,
    }));
}
function defaultRepository(github) {
    return { name: checkRepositoryName(correctRepositoryName(github.split('/')[1] ?? '')) };
}
function prefixOf(item, own) {
    if (item === undefined)
        return '';
    const prefix = item.tagPrefix ?? (own === undefined ? `${item.name}-` : '');
    if (!isPreviewTag(prefix))
        return prefix;
    throw new Problem(`Input images: the tags of \`${item.name}\` would begin with \`pr-\`, as only those of pull requests do.`, 'Give it another `tag-prefix`.');
}
function sameTagProblems(one, other) {
    const tags = [other.tags.build, ...other.tags.extra];
    const tag = [one.tags.build, ...one.tags.extra].find((each) => tags.includes(each));
    if (tag === undefined || !isDeepStrictEqual(one.repository, other.repository))
        return [];
    return [
        new Problem(`Input images: \`${one.name}\` and \`${other.name}\` would both be \`${one.repository.name}:${tag}\`.`, 'Give them different values of `tag-prefix`, or different repositories.'),
    ];
}
function emptySecretProblems({ inputs: { build } }) {
    const { secrets } = build;
    const index = [...secrets.values()].indexOf('');
    if (index < 0)
        return [];
    const shown = index === 0 ? `\`${[...secrets.keys()][0]}\`` : `pair ${index + 1}`;
    return [
        new Problem(`Input secrets: ${shown} is empty.`, 'Define the secret that it takes its value from, or remove it. Secrets of an environment need `environment:` in the job; Dependabot has its own secrets. If it belongs to the value before it, put that item in quotes: `"id=<value>"`.'),
    ];
}
function inheritedValues(buildArgs, environment) {
    return new Map(buildArgs.flatMap((argument) => {
        const value = argument.includes('=') ? undefined : ownEntry(environment, argument);
        return value === undefined ? [] : [[argument, value]];
    }));
}

;// CONCATENATED MODULE: ./build/plan/decide.js










function makePlan(decision, source) {
    const { faults = [] } = source;
    let plan;
    try {
        plan = planOf(decision, source);
    }
    catch (error) {
        throw joinErrors([...faults, error]);
    }
    if (!('faults' in plan))
        throwAll(faults);
    return plan;
}
function planOf(decision, source) {
    if (decision.kind === 'skip')
        return decision;
    const { kind, preview } = decision;
    if (kind === 'delete')
        return planDeletion(source, preview);
    if (kind === 'execute')
        return planExecution(source, preview);
    if (kind === 'check')
        return planCheck(source);
    if (kind === 'sweep')
        return planSweep(source);
    if (kind === 'run')
        return planRun(source, preview);
    if (kind === 'status')
        return planStatus(source, preview);
    return kind === 'build' ? planImageOnly(source) : planDeploy(kind, source, preview);
}
function planDeletion(source, event) {
    const preview = previewIn(source, event);
    return { kind: 'delete', ...destination(source, event), preview, images: preview?.images ?? [] };
}
function previewIn(source, event) {
    if (event === undefined)
        return undefined;
    const { number, headSha } = event;
    const images = previewRepositories(source).map((place) => ({ ...place, pullRequest: number }));
    return { number, headSha, settings: source.inputs.previews, images };
}
function planExecution(source, preview) {
    const { stack } = source.inputs;
    checkExecution(source.inputs);
    const changeSet = stack.options.changeSet ?? '';
    const place = { ...destination(source, preview), preview: previewIn(source, preview) };
    const execution = source.inputs.run.afterDeploy ? executionOf(source, place.target.stackName) : undefined;
    return { kind: 'execute', ...place, changeSet, stack, release: releaseOf(source.context), execution };
}
function planSweep(source) {
    const { stackName, dryRun, githubToken, comment, environment, stack } = source.inputs;
    const { context, nonce } = source;
    if (githubToken === undefined) {
        throw new Problem('`command: sweep` asks GitHub which pull requests are closed, and has no token for that.', 'Leave `github-token` out, so that it is the token of the job, with `pull-requests: read` in `permissions:`.');
    }
    return {
        kind: 'sweep',
        account: accountOf(source),
        repository: context.repository,
        stack: stackName || undefined,
        repositories: previewRepositories(source),
        dryRun,
        operation: operationName(attemptOf(context), nonce),
        timeoutMinutes: stack.timeoutMinutes,
        comment,
        environment,
    };
}
function planRun(source, preview) {
    const { account, target } = destination(source, preview);
    const { timeoutMinutes, owner } = target;
    return {
        kind: 'run',
        account,
        stackName: isStateMachineArn(source.inputs.run.stateMachine) ? undefined : target.stackName,
        owner,
        timeoutMinutes,
        execution: executionOf(source, target.stackName),
    };
}
function planStatus(source, preview) {
    const { account, target } = destination(source, preview);
    return { kind: 'status', account, stackName: target.stackName, owner: target.owner };
}
function executionOf({ inputs, context }, stackName) {
    const { input, stateMachine } = inputs.run;
    const origin = JSON.stringify([context.step, stackName, stateMachine, input]);
    const hash = createHash('sha256').update(origin).digest('hex').slice(0, 8);
    const cancelCause = `The job that started it was cancelled: ${context.run.url}`;
    return { name: operationName(attemptOf(context), hash), cancelCause, settings: inputs.run };
}
function planCheck(source) {
    const images = planBuilds(source, stampBuild(source.context, source.commit));
    throwAll(buildFaults(source, images));
    return { kind: 'check', images };
}
function planImageOnly(source) {
    const buildId = stampBuild(source.context, source.commit);
    const { account, target } = destination(source, undefined);
    const images = planBuilds(source, buildId);
    const faults = [...(source.faults ?? []), ...buildFaults(source, images)];
    return { kind: 'build', account, owner: target.owner, buildId, images, faults };
}
function planDeploy(kind, source, preview) {
    const { inputs, context, commit } = source;
    const buildId = stampBuild(context, commit);
    const { account, target } = destination(source, preview);
    const images = planImages(source, buildId);
    const stack = preview === undefined ? inputs.stack : previewStack(inputs);
    return {
        kind,
        account,
        target,
        preview: previewIn(source, preview),
        buildId,
        images,
        template: inputs.template,
        stack,
        previewOverrides: preview && inputs.previews.parameterOverrides,
        release: releaseOf(context),
        run: context.run,
        execution: kind === 'deploy' && inputs.run.afterDeploy ? executionOf(source, target.stackName) : undefined,
        faults: [
            ...(source.faults ?? []),
            ...attempt(() => checkRun(inputs)).errors,
            ...attempt(() => checkBuiltInName(inputs.template, target.stackName)).errors,
            ...attempt(() => checkTagCount(inputs, stack, target.owner)).errors,
            ...buildFaults(source, images.filter((image) => image.kind === 'build')),
        ],
    };
}
function accountOf({ inputs, context }) {
    const region = inputs.region ?? context.region;
    if (region === undefined) {
        throw new problem/* Problem */.AF('No AWS region: neither the input aws-region nor AWS_REGION is set.', 'Add `aws-region: <region>`. If it comes from a variable of an environment, the job needs `environment:`.');
    }
    return { region, credentials: planCredentials(inputs, context), allowedAccountIds: inputs.allowedAccountIds };
}
function destination(source, preview) {
    const { inputs, context, nonce } = source;
    const account = accountOf(source);
    const target = {
        stackName: preview === undefined ? inputs.stackName : previewName(inputs, preview.number),
        owner: { repository: context.repository, stack: inputs.stackName, pullRequest: preview?.number },
        region: account.region,
        operation: (0,ownership/* operationName */.Xn)((0,plan_context/* attemptOf */.t)(context), nonce),
        timeoutMinutes: inputs.stack.timeoutMinutes,
    };
    return { account, target };
}
const LONGEST_BUILT_IN_NAME = 80;
function previewName({ stackName, template }, pullRequest) {
    const longest = isService(template) ? LONGEST_BUILT_IN_NAME : LONGEST_STACK_NAME;
    return previewStackName(stackName, pullRequest, longest);
}
function isService(template) {
    return inputs/* SERVICE_TEMPLATES */.OQ.some((name) => name === template);
}
function checkBuiltInName(template, stackName) {
    const excess = stackName.length - LONGEST_BUILT_IN_NAME;
    if (!isService(template) || excess <= 0)
        return;
    throw new Problem(`The stack's name \`${stackName}\` has ${stackName.length} characters; the built-in template takes ${LONGEST_BUILT_IN_NAME}, the limit of a state machine's name.`, `Shorten stack-name by ${excess} characters, or use a template of your own.`);
}
const MOST_TAGS = 50;
function checkTagCount({ stack: { tags: given } }, { tags }, owner) {
    const excess = tags.size + ownerTags(owner).size - MOST_TAGS;
    if (excess <= 0)
        return;
    throw new Problem(`The input tags has ${given.size} tags; this stack takes ${given.size - excess} besides ours.`, `Remove ${excess}. CloudFormation takes ${MOST_TAGS} tags a stack, and the action adds the others.`);
}
function checkRun({ run, stack }) {
    if (!run.afterDeploy || stack.options.execute)
        return;
    throw new Problem('`run: true` runs what is deployed, but `no-execute-changeset: true` leaves the deploy for review.', 'Give `run: true` to the step that executes the change set.');
}
function previewStack({ stack, previews: { ttlHours } }) {
    if (ttlHours === undefined)
        return stack;
    return { ...stack, tags: new Map([...stack.tags, [TTL_TAG, String(ttlHours)]]) };
}
function releaseOf({ event, source }) {
    if ((event.kind !== 'tag' && event.kind !== 'release') || event.tag === '')
        return undefined;
    return {
        tag: event.tag,
        url: `${source}/releases/tag/${event.tag.replace(/[%#]/g, (each) => encodeURIComponent(each))}`,
    };
}
function checkExecution({ command, image, images, stack, previews }) {
    const { options } = stack;
    const idle = Object.entries({
        [`command: ${command}`]: command !== 'auto' && command !== 'deploy',
        image: image !== undefined,
        images: images.length > 0,
        'parameter-overrides': stack.parameterOverrides !== '',
        'preview-parameter-overrides': previews.parameterOverrides !== '',
        'preview-network': previews.network !== 'shared',
        'notification-arns': options.notificationArns !== undefined,
        'deployment-mode': options.deploymentMode !== undefined,
        'include-nested-stacks-change-set': options.includeNestedStacks,
        'fail-on-empty-changeset': options.failOnEmpty,
        'no-execute-changeset': !options.execute,
    }).flatMap(([name, given]) => (given ? [name] : []));
    if (idle.length === 0)
        return;
    throw new Problem(`execute-change-set-id executes a change set as it was created, so ${idle.join(', ')} have no effect.`, `Remove ${idle.length === 1 ? 'that input' : 'those inputs'}, or remove execute-change-set-id to create a new change set.`);
}

;// CONCATENATED MODULE: ./build/plan/decision.js



function decide(inputs, { event }) {
    const { command } = inputs;
    const foreign = decideOnForeignCode(inputs, event);
    if (foreign !== undefined)
        return foreign;
    const idle = idleTag(inputs, event) ?? (command === 'auto' ? idleReason(inputs, event) : undefined);
    if (idle !== undefined)
        return { kind: 'skip', reason: idle };
    if (command === 'run' || command === 'status')
        return decideOnStack(inputs, event, command);
    const preview = previewOf(inputs, event);
    if (inputs.checkOnly)
        return decideCheck(inputs, event, preview);
    const deletes = command === 'delete' || (preview !== undefined && endsPreview(preview, inputs.previews));
    if (command === 'auto' && event.kind === 'other') {
        throw new Problem(`\`command: auto\` does not know what to do on the event \`${event.name}\`.`, 'Run this step on `push`, `pull_request`, `release`, `schedule` or `workflow_dispatch`.');
    }
    return { kind: actionKind(inputs, event, deletes), reason: `command ${command}, ${describeEvent(event)}`, preview };
}
function decideOnStack(inputs, event, command) {
    if (inputs.checkOnly)
        return decideCheck(inputs, event, undefined);
    if (command === 'run' && inputs.stack.options.changeSet !== undefined) {
        throw new Problem('`command: run` executes no change set, so `execute-change-set-id` has no effect.', 'Remove `command: run` and give `run: true`, which starts the state machine after the change set is executed.');
    }
    const preview = event.kind === 'pull-request' ? event : undefined;
    const idle = command === 'run' ? idlePreview(inputs, preview) : undefined;
    if (idle !== undefined)
        return { kind: 'skip', reason: idle };
    return { kind: command, reason: `command ${command}, ${describeEvent(event)}`, preview };
}
function idlePreview({ previews, stackName }, preview) {
    if (preview === undefined || stackName === '')
        return undefined;
    const reason = preview.open ? noPreviewReason(preview, previews) : 'is closed';
    return reason && `pull request ${preview.number} ${reason}`;
}
function decideCheck(inputs, event, preview) {
    const { command, image, stack } = inputs;
    const acts = ['diff', 'delete', 'run', 'status'].includes(command) || stack.options.changeSet !== undefined;
    if (acts || image !== undefined) {
        const other = image === undefined ? (acts && command !== 'auto' ? `command: ${command}` : 'execute-change-set-id') : 'image';
        throw new Problem(`\`call: check\` only checks a Dockerfile, so \`${other}\` has no effect.`, 'Remove one of the two.');
    }
    if (preview?.open === false)
        return { kind: 'skip', reason: `pull request ${preview.number} is closed` };
    return { kind: 'check', reason: `call check, ${describeEvent(event)}`, preview: undefined };
}
function decideOnForeignCode(inputs, event) {
    refuseForeignCode(event, inputs.command === 'delete' || previewOf(inputs, event)?.action === 'closed');
    const fork = event.kind === 'pull-request' && event.fork && !event.target && !inputs.allowForks;
    if (!fork)
        return undefined;
    return { kind: 'skip', reason: `pull request ${event.number} comes from a fork, whose code gets no AWS credentials` };
}
function previewOf({ command }, event) {
    return command === 'auto' && event.kind === 'pull-request' ? event : undefined;
}
function onlyDeletes(inputs, event) {
    const { action = '', open = true } = previewOf(inputs, event) ?? {};
    return inputs.command === 'delete' || !open || ['closed', 'unlabeled', 'converted_to_draft'].includes(action);
}
function needsCheckout({ kind }) {
    return kind === 'deploy' || kind === 'diff' || kind === 'build' || kind === 'check';
}
function actionKind({ command, stack }, event, deletes) {
    if (deletes || command === 'delete')
        return 'delete';
    if (command === 'auto' && isMergeQueue(event))
        return 'build';
    if (stack.options.changeSet !== undefined)
        return 'execute';
    return command === 'auto' ? 'deploy' : command;
}
function refuseForeignCode(event, deletes) {
    const target = event.kind === 'pull-request' && event.target && !deletes;
    if (!target && event.kind !== 'foreign-code')
        return;
    const name = event.kind === 'foreign-code' ? event.name : 'pull_request_target';
    throw new Problem(`The event \`${name}\` is refused: it may bring a stranger's code into a run that has the secrets of this repository.`, 'Run this step on `pull_request`, which skips pull requests from forks, or on `push`.');
}
function idleReason(inputs, event) {
    if (event.kind === 'deletion')
        return event.what;
    if (event.kind === 'release')
        return idleRelease(event);
    if (event.kind === 'pull-request')
        return idlePullRequest(event, inputs.previews);
    if (isMergeQueue(event))
        return idleQueue(inputs);
    const conclusion = event.kind === 'branch' ? (event.conclusion ?? 'success') : 'success';
    return conclusion === 'success' ? undefined : `the workflow run before this one ended with ${conclusion}`;
}
function idleTag({ command, releaseTags }, event) {
    if ((event.kind !== 'tag' && event.kind !== 'release') || ['delete', 'sweep', 'status'].includes(command))
        return undefined;
    if (releaseTags.length === 0 || releaseTags.some((each) => matchesWildcard(each, event.tag)))
        return undefined;
    return `tag ${event.tag} matches no pattern of release-tags (${releaseTags.join(', ')})`;
}
const IDLE_RELEASE = (/* unused pure expression or super */ null && (['edited', 'deleted', 'unpublished']));
function idleRelease({ tag, action, draft }) {
    if (IDLE_RELEASE.includes(action))
        return `release ${tag} was ${action}`;
    return draft ? `release ${tag} is a draft` : undefined;
}
const NEW_CODE = (/* unused pure expression or super */ null && (['opened', 'reopened', 'synchronize', 'ready_for_review']));
function idlePullRequest(event, previews) {
    const { number, action, label } = event;
    if (endsPreview(event, previews))
        return undefined;
    const isLabel = previews.label !== undefined && label !== undefined;
    if (isLabel && !isSameLabel(label, previews.label))
        return `the label ${label} of pull request ${number} is not the preview-label, ${previews.label}`;
    if (!isLabel && !NEW_CODE.includes(action) && !event.hasNewBase)
        return `the event ${action} of pull request ${number} brings no commit`;
    const reason = noPreviewReason(event, previews);
    return reason === undefined ? undefined : `pull request ${number} ${reason}`;
}
function noPreviewReason({ draft, labels }, previews) {
    const { label } = previews;
    if (label !== undefined && !labels.some((each) => isSameLabel(each, label)))
        return `does not have the label ${label}, which preview-label asks for`;
    return draft && !previews.drafts ? 'is a draft, and preview-drafts is false' : undefined;
}
function endsPreview({ action, label, open, draft }, previews) {
    if (action === 'closed' || !open)
        return true;
    if (action === 'unlabeled')
        return label !== undefined && isSameLabel(label, previews.label);
    return action === 'converted_to_draft' && draft && !previews.drafts;
}
function isSameLabel(one, other = '') {
    return one.toLowerCase() === other.toLowerCase();
}
function idleQueue({ image, images, stack }) {
    const noImage = image !== undefined || (images.length === 0 && stack.imageParameter === 'none');
    if (!noImage && stack.options.changeSet === undefined)
        return undefined;
    return 'a merge queue touches no stack, and these inputs build no image';
}
function describeEvent(event) {
    if (event.kind === 'branch')
        return `${event.conclusion === undefined ? '' : 'workflow run after a '}push to ${event.branch}`;
    if (event.kind === 'tag')
        return `push of tag ${event.tag}`;
    if (event.kind === 'release') {
        return `${event.prerelease ? 'prerelease' : 'release'} ${event.tag} ${event.action}`.trim();
    }
    if (event.kind === 'deletion')
        return event.what;
    if (event.kind !== 'pull-request')
        return event.name;
    const label = event.label === undefined ? '' : ` ${event.label}`;
    const closed = event.open || event.action === 'closed' ? '' : ', which is closed';
    return `pull request ${event.number} ${event.fork ? 'from a fork ' : ''}${event.action}${label}${closed}`;
}

;// CONCATENATED MODULE: ./build/plan/clean-up.js







function planCleanUp(state, source) {
    const { account, target } = destination(source, previewOf(source.inputs, source.context.event));
    const { run } = source.context;
    const changeSet = readPending(state);
    const refuse = (reason) => new problem/* Problem */.AF(`The change set in the saved state of this step was not deleted: ${reason}.`, `Another step of this job has written that state, or an input of this step has changed since. Look for change sets that are left: \`aws cloudformation list-change-sets --stack-name ${target.stackName} --region ${account.region}\`.`);
    if (changeSet === undefined)
        throw refuse('the state is not in the form of this action');
    if (changeSet.stackName !== target.stackName)
        throw refuse(`it is not of the stack ${target.stackName}`);
    if (!(0,ownership/* isOperationOf */.V5)((0,plan_context/* attemptOf */.t)(source.context), changeSet.name))
        throw refuse(`it is not of run ${run.id}, attempt ${run.attempt}`);
    return { changeSet, owner: target.owner, credentials: account.credentials };
}
function planStop(state, source) {
    const { account } = destination(source, undefined);
    const { run } = source.context;
    const [, region, name = ''] = /^arn:[a-z-]+:states:([a-z0-9-]+):\d{12}:execution:[^:\s]{1,80}:([\w-]{1,80})$/.exec(state) ?? [];
    if (region !== account.region || !(0,ownership/* isExecutionOf */.SA)((0,plan_context/* attemptOf */.t)(source.context), name)) {
        throw new problem/* Problem */.AF(`The execution in the saved state of this step was not stopped: it does not belong to run ${run.id}, attempt ${run.attempt}.`, 'Another step of this job has written that state, or an input of this step has changed since. Look in the AWS console for executions that run.');
    }
    const cause = `The job that started it was killed: ${run.url}`;
    return { execution: state, region, cause, credentials: account.credentials };
}
function planCommentCleanUp(source) {
    return planComment(source.inputs, source.context, planOnStack(source));
}
function planDeploymentCleanUp(source) {
    return planDeployment(source.inputs, source.context, planOnStack(source));
}
function planOnStack(source) {
    const place = destination(source, previewOf(source.inputs, source.context.event));
    return { kind: 'delete', ...place, images: [] };
}
function readPending(state) {
    try {
        const claimed = JSON.parse(state);
        return { region: (0,aws_values/* region */.Ny)(claimed.region), stackName: String(claimed.stackName), name: String(claimed.name) };
    }
    catch {
        return undefined;
    }
}


/***/ })

};
