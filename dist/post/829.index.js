export const id = 829;
export const ids = [829];
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

/***/ 5829:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  planCleanUp: () => (/* binding */ planCleanUp)
});

// EXTERNAL MODULE: ./build/aws/ownership.js
var ownership = __webpack_require__(3427);
// EXTERNAL MODULE: ./build/inputs/aws-values.js
var aws_values = __webpack_require__(1820);
// EXTERNAL MODULE: ./build/text/problem.js
var problem = __webpack_require__(9093);
// EXTERNAL MODULE: ./build/plan/context.js
var plan_context = __webpack_require__(473);
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
        tree: commit?.tree,
        time: commit?.time,
    };
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

// EXTERNAL MODULE: ./build/plan/event.js
var plan_event = __webpack_require__(3878);
// EXTERNAL MODULE: ./node_modules/semver/functions/parse.js
var functions_parse = __webpack_require__(6353);
// EXTERNAL MODULE: ./build/inputs/build-values.js
var build_values = __webpack_require__(9479);
;// CONCATENATED MODULE: ./build/plan/tags.js



const PREVIEW_PREFIX = 'pr-';
function tags_isPreviewTag(tag) {
    return tag.startsWith(PREVIEW_PREFIX);
}
function tags_planTags(build, lines, prefix = '') {
    const { event } = build.context;
    const prefixed = (tag) => (legal(tag) === '' ? '' : legal(`${prefix}${tag}`));
    const values = placeholders(build);
    const requested = lines.flatMap((line) => fill(line, values) ?? []);
    const release = event.kind === 'tag' || event.kind === 'release' ? [event.tag] : [];
    const given = [...release, ...requested].filter((tag) => tag !== '');
    const id = `${prefix}${build.buildId.id}`;
    const number = pullRequestOf(event);
    const preview = number === undefined ? undefined : `${PREVIEW_PREFIX}${number}`;
    const own = (tag) => (tag === '' ? '' : legal(ownTag(tag, preview)));
    const corrected = (tag) => (preview === undefined ? own(prefixed(tag)) : prefixed(tag));
    const notes = new Set(given.flatMap((tag) => (corrected(tag) === `${prefix}${tag}` ? [] : note(tag, corrected(tag)))));
    const first = preview === undefined ? id : `${preview}-${id}`;
    const extra = new Set(given.map((tag) => own(prefixed(tag))).filter((tag) => tag !== '' && tag !== first));
    return { build: first, extra: [...extra], notes: [...notes] };
}
function ownTag(tag, preview) {
    if (preview === undefined)
        return tags_isPreviewTag(tag) ? `_${tag}` : tag;
    return tag === preview || tag.startsWith(`${preview}-`) ? tag : `${preview}-${tag}`;
}
function placeholders({ buildId, context }) {
    const { event, run } = context;
    const version = event.kind === 'tag' || event.kind === 'release' ? parse(event.tag) : null;
    const stable = version?.prerelease.length === 0 ? version : undefined;
    return new Map([
        ['sha', buildId.revision],
        ['sha-short', buildId.revision.slice(0, 7)],
        ['ref-name', refName(event)],
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
function refName(event) {
    if (event.kind === 'branch')
        return event.branch || undefined;
    return event.kind === 'tag' || event.kind === 'release' ? event.tag || undefined : undefined;
}
function fill(line, values) {
    const names = [...line.matchAll(TAG_PLACEHOLDER)].map(([, name = '']) => name.trim());
    if (names.some((name) => values.get(name) === undefined))
        return undefined;
    return line.replace(TAG_PLACEHOLDER, (_, name) => values.get(name.trim()) ?? '');
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
    throwAll([...unsetVariableProblems(source), ...missingAgentProblems(source)]);
    refuseSecretArguments(source);
    if (images.length === 0)
        return [planBuild(source, buildId, undefined)];
    const plans = images.map((item) => planBuild(source, buildId, item));
    throwAll(plans.flatMap((plan, index) => plans.slice(0, index).flatMap((earlier) => sameTagProblems(earlier, plan))));
    return plans;
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
function refuseSecretArguments({ inputs: { build, images }, environment }) {
    const all = { name: undefined, buildArgs: build.buildArgs };
    throwAll([all, ...images].flatMap(({ name, buildArgs }) => {
        const problems = secretArgumentProblems({ ...build, buildArgs }, inheritedValues(buildArgs, environment), environment);
        return problems.map((problem) => withSubject(name && `Image ${name}`, problem));
    }));
}
function planBuild(source, buildId, item) {
    const { inputs, context, environment } = source;
    const settings = settingsOf(inputs.build, item);
    const pullRequest = pullRequestOf(context.event);
    const preview = pullRequest === undefined ? undefined : inputs.previewRepository;
    const own = preview === undefined ? item?.repository : undefined;
    const { host, ...repository } = preview ?? own ?? inputs.repository ?? defaultRepository(context.repository);
    const inherited = inheritedValues(settings.buildArgs, environment);
    return {
        kind: 'build',
        name: item?.name,
        parameter: item?.parameter ?? inputs.stack.imageParameter,
        repository,
        create: inputs.createRepository,
        repositorySettings: inputs.repositorySettings,
        registry: inputs.registry ?? host,
        tags: planTags({ buildId, context }, inputs.imageTags, prefixOf(item, own)),
        pullRequest,
        reuse: inputs.reuse && buildId.tree !== undefined,
        inherited,
        settings,
    };
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
function settingsOf(build, item) {
    const all = { ...build, secrets: withoutEmpty(build.secrets) };
    if (item === undefined)
        return all;
    const own = new Set(item.buildArgs.map(argumentName));
    return {
        ...all,
        context: item.context ?? build.context,
        file: item.file ?? build.file,
        target: item.target ?? build.target,
        buildArgs: [...build.buildArgs.filter((argument) => !own.has(argumentName(argument))), ...item.buildArgs],
        platforms: item.platforms ?? build.platforms,
    };
}
function argumentName(argument) {
    return argument.split('=')[0] ?? '';
}
function withoutEmpty(secrets) {
    const index = [...secrets.values()].indexOf('');
    if (index < 0)
        return secrets;
    const shown = index === 0 ? `\`${[...secrets.keys()][0]}\`` : `pair ${index + 1}`;
    throw new Problem(`Input secrets: ${shown} is empty.`, 'Define the secret that it takes its value from, or remove it. Secrets of an environment need `environment:` in the job; Dependabot has its own secrets. If it belongs to the value before it, put that item in quotes: `"id=<value>"`.');
}
function inheritedValues(buildArgs, environment) {
    return new Map(buildArgs.flatMap((argument) => {
        const value = argument.includes('=') ? undefined : ownEntry(environment, argument);
        return value === undefined ? [] : [[argument, value]];
    }));
}

;// CONCATENATED MODULE: ./build/plan/decide.js






function makePlan(decision, source) {
    if (decision.kind === 'skip')
        return decision;
    const { kind, preview } = decision;
    if (kind === 'delete')
        return { kind, ...destination(source, preview) };
    if (kind === 'execute')
        return planExecution(source, preview);
    return kind === 'build' ? planImageOnly(source) : planDeploy(kind, source, preview);
}
function planExecution(source, preview) {
    const { stack } = source.inputs;
    checkExecution(source.inputs);
    return { kind: 'execute', ...destination(source, preview), changeSet: stack.options.changeSet ?? '', stack };
}
function planImageOnly(source) {
    const buildId = stampBuild(source.context, source.commit);
    const { account, target } = destination(source, undefined);
    return { kind: 'build', account, owner: target.owner, buildId, images: planBuilds(source, buildId) };
}
function planDeploy(kind, source, preview) {
    const { inputs, context, commit } = source;
    const buildId = stampBuild(context, commit);
    const { account, target } = destination(source, preview);
    checkBuiltInName(inputs.template, target.stackName);
    checkTagCount(inputs.stack.tags, target.owner);
    return {
        kind,
        account,
        target,
        buildId,
        images: planImages(source, buildId),
        template: inputs.template,
        stack: inputs.stack,
        run: context.run,
    };
}
function destination({ inputs, context, nonce }, preview) {
    const region = inputs.region ?? context.region;
    if (region === undefined) {
        throw new problem/* Problem */.AF('No AWS region: neither the input aws-region nor AWS_REGION is set.', 'Add `aws-region: <region>`. If it comes from a variable of an environment, the job needs `environment:`.');
    }
    const account = {
        region,
        credentials: planCredentials(inputs, context),
        allowedAccountIds: inputs.allowedAccountIds,
    };
    const target = {
        stackName: preview === undefined ? inputs.stackName : previewName(inputs.stackName, preview.number),
        owner: { repository: context.repository, stack: inputs.stackName, pullRequest: preview?.number },
        region,
        operation: (0,ownership/* operationName */.Xn)((0,plan_context/* attemptOf */.t)(context), nonce),
        timeoutMinutes: inputs.stack.timeoutMinutes,
    };
    return { account, target };
}
function previewName(stackName, pullRequest) {
    const name = `${stackName}-pr-${pullRequest}`;
    if (name.length <= 128)
        return name;
    throw new problem/* Problem */.AF(`The preview stack's name \`${name}\` has ${name.length} characters; CloudFormation takes 128.`, `Shorten stack-name by ${name.length - 128} characters.`);
}
function checkBuiltInName(template, stackName) {
    if (template !== BUILT_IN_TEMPLATE || stackName.length <= 80)
        return;
    throw new Problem(`The stack's name \`${stackName}\` has ${stackName.length} characters; the built-in template takes 80, the limit of a state machine's name.`, `Shorten stack-name by ${stackName.length - 80} characters, or use a template of your own.`);
}
const MOST_TAGS = 50;
function checkTagCount({ size }, owner) {
    const most = MOST_TAGS - ownerTags(owner).size;
    if (size <= most)
        return;
    throw new Problem(`The input tags has ${size} tags; this stack takes ${most} besides ours.`, `Remove ${size - most}. CloudFormation takes ${MOST_TAGS} tags a stack, and the action adds the others.`);
}
function checkExecution({ command, image, images, stack }) {
    const { options } = stack;
    const idle = Object.entries({
        [`command: ${command}`]: command !== 'auto' && command !== 'deploy',
        image: image !== undefined,
        images: images.length > 0,
        'parameter-overrides': stack.parameterOverrides !== '',
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
function planCredentials({ role }, { hasIdToken, run }) {
    if (role === undefined)
        return { kind: 'chain' };
    return {
        kind: hasIdToken ? 'web-identity' : 'assume',
        arn: role.arn,
        sessionName: sessionName(role.sessionName ?? `${ownership/* JOB_PREFIX */.Pn}${run.id}`),
        durationSeconds: role.durationSeconds,
    };
}
function sessionName(name) {
    return name
        .replace(/[^\w+=,.@-]+/g, '-')
        .slice(0, 64)
        .padEnd(2, '-');
}

;// CONCATENATED MODULE: ./build/plan/decision.js

function decide(inputs, { event }) {
    const { command } = inputs;
    const foreign = decideOnForeignCode(inputs, event);
    if (foreign !== undefined)
        return foreign;
    const idle = command === 'auto' ? idleEvent(event) : undefined;
    if (idle !== undefined)
        return { kind: 'skip', reason: idle };
    const preview = previewOf(inputs, event);
    const deletes = command === 'delete' || preview?.action === 'closed';
    if (command === 'auto' && event.kind === 'other') {
        throw new Problem(`\`command: auto\` does not know what to do on the event \`${event.name}\`.`, 'Run this step on `push`, `pull_request`, `release`, `schedule` or `workflow_dispatch`.');
    }
    return { kind: actionKind(inputs, deletes), reason: `command ${command}, ${describeEvent(event)}`, preview };
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
function needsCheckout({ kind }) {
    return kind === 'deploy' || kind === 'diff' || kind === 'build';
}
function actionKind({ command, stack }, deletes) {
    if (deletes || command === 'delete')
        return 'delete';
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
const IDLE_RELEASE = (/* unused pure expression or super */ null && (['edited', 'deleted', 'unpublished']));
function idleEvent(event) {
    if (event.kind === 'release' && IDLE_RELEASE.includes(event.action))
        return `release ${event.tag} was ${event.action}`;
    if (event.kind === 'pull-request' && event.action !== 'closed' && !event.open) {
        return `pull request ${event.number} is closed`;
    }
    const conclusion = event.kind === 'branch' ? (event.conclusion ?? 'success') : 'success';
    return conclusion === 'success' ? undefined : `the workflow run before this one ended with ${conclusion}`;
}
function describeEvent(event) {
    if (event.kind === 'branch')
        return `${event.conclusion === undefined ? '' : 'workflow run after a '}push to ${event.branch}`;
    if (event.kind === 'tag')
        return `push of tag ${event.tag}`;
    if (event.kind === 'release')
        return `release ${event.tag} ${event.action}`.trim();
    if (event.kind !== 'pull-request')
        return event.name;
    return `pull request ${event.number} ${event.fork ? 'from a fork ' : ''}${event.action}`;
}

;// CONCATENATED MODULE: ./build/plan/clean-up.js






function planCleanUp(state, source) {
    const { account, target } = destination(source, previewOf(source.inputs, source.context.event));
    const { run } = source.context;
    const changeSet = readPending(state);
    const refuse = (reason) => new problem/* Problem */.AF(`The change set that the state of this step names was not deleted: ${reason}.`, `Another step of this job has written that state, or an input of this step has changed since. Look for change sets that are left: \`aws cloudformation list-change-sets --stack-name ${target.stackName} --region ${account.region}\`.`);
    if (changeSet === undefined)
        throw refuse('the state is not in the form of this action');
    if (changeSet.stackName !== target.stackName)
        throw refuse(`it is not of the stack ${target.stackName}`);
    if (!(0,ownership/* isOperationOf */.V5)((0,plan_context/* attemptOf */.t)(source.context), changeSet.name))
        throw refuse(`it is not of run ${run.id}, attempt ${run.attempt}`);
    return { changeSet, owner: target.owner, credentials: account.credentials };
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
