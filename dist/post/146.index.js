export const id = 146;
export const ids = [146];
export const modules = {

/***/ 5726:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ni: () => (/* binding */ explainAwsError),
/* harmony export */   bJ: () => (/* binding */ isError),
/* harmony export */   dg: () => (/* binding */ isTransient),
/* harmony export */   w7: () => (/* binding */ isAccessDenied)
/* harmony export */ });
/* unused harmony exports isInvalid, wasRepeated */
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(411);

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
        (error instanceof _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF && isTransient(error.cause)));
}
function explainAwsError(error) {
    if (!(error instanceof Error) || error instanceof _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF)
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
            return new _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF(`${what} failed: ${error.message}`, remedy, { cause: error });
    }
    return new _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF(`${what} failed: ${error.name}: ${error.message}`, 'See the AWS documentation of this error.', {
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
    return new _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF(`${what} was refused: ${error.message}`, remedy, { cause: error });
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

/***/ 6146:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  awaitChangeSet: () => (/* binding */ awaitChangeSet),
  createChangeSetRequest: () => (/* binding */ createChangeSetRequest),
  dropChangeSet: () => (/* binding */ dropChangeSet),
  executeChangeSet: () => (/* binding */ executeChangeSet),
  isNameTaken: () => (/* binding */ isNameTaken),
  requestChangeSet: () => (/* binding */ requestChangeSet)
});

// EXTERNAL MODULE: ./node_modules/@smithy/core/dist-cjs/submodules/client/index.js
var client = __webpack_require__(2658);
// EXTERNAL MODULE: ./node_modules/@smithy/core/dist-cjs/submodules/endpoints/index.js
var endpoints = __webpack_require__(2085);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-cloudformation/dist-es/endpoint/EndpointParameters.js
var EndpointParameters = __webpack_require__(8626);
;// CONCATENATED MODULE: ./node_modules/@aws-sdk/client-cloudformation/dist-es/commandBuilder.js



const command = (0,client.makeBuilder)(EndpointParameters/* commonParams */.S, "CloudFormation", "CloudFormationClient", endpoints.getEndpointPlugin);
const _ep0 = {};
const _mw0 = (Command, cs, config, o) => [];

// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-cloudformation/dist-es/schemas/schemas_0.js + 2 modules
var schemas_0 = __webpack_require__(160);
;// CONCATENATED MODULE: ./node_modules/@aws-sdk/client-cloudformation/dist-es/commands/CreateChangeSetCommand.js


class CreateChangeSetCommand extends command(_ep0, _mw0, "CreateChangeSet", schemas_0/* CreateChangeSet$ */.jbU) {
}

;// CONCATENATED MODULE: ./node_modules/@aws-sdk/client-cloudformation/dist-es/commands/DescribeChangeSetCommand.js


class DescribeChangeSetCommand extends command(_ep0, _mw0, "DescribeChangeSet", schemas_0/* DescribeChangeSet$ */.Wob) {
}

;// CONCATENATED MODULE: ./node_modules/@aws-sdk/client-cloudformation/dist-es/commands/ExecuteChangeSetCommand.js


class ExecuteChangeSetCommand extends command(_ep0, _mw0, "ExecuteChangeSet", schemas_0/* ExecuteChangeSet$ */.Yd4) {
}

;// CONCATENATED MODULE: ./node_modules/@aws-sdk/client-cloudformation/dist-es/commands/DeleteChangeSetCommand.js


class DeleteChangeSetCommand extends command(_ep0, _mw0, "DeleteChangeSet", schemas_0/* DeleteChangeSet$ */.cGH) {
}

;// CONCATENATED MODULE: ./node_modules/@aws-sdk/client-cloudformation/dist-es/commands/DeleteStackCommand.js


class DeleteStackCommand extends command(_ep0, _mw0, "DeleteStack", schemas_0/* DeleteStack$ */.IQQ) {
}

// EXTERNAL MODULE: ./build/aws-error.js
var aws_error = __webpack_require__(5726);
// EXTERNAL MODULE: ./build/problem.js
var problem = __webpack_require__(411);
;// CONCATENATED MODULE: ./build/stack/hints.js
const HINTS = (/* unused pure expression or super */ null && ([
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
]));
const PASSING = (/* unused pure expression or super */ null && ([/unable to assume the service linked role/i, /authorized to assume the provided role/i]));
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
function hints_hintFor(reason) {
    return HINTS.find(([pattern]) => pattern.test(reason))?.[1] ?? HINTS_OF_CODES[errorCode(reason) ?? ''];
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
        if (isAccessDenied(error))
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
    const { HookResults = [] } = await client.send(new ListHookResultsCommand({ TargetType: 'CHANGE_SET', TargetId: id }));
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
    const { Annotations = [] } = await client.send(new GetHookResultCommand({ HookResultId: id }));
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
    return new Problem([`CloudFormation cannot make the change set: ${reason}`, ...lines].join('\n'), `${remedies.join(' ')} The stack was not changed.`, { place: places[0] });
}
function usualRemedy(findings) {
    const hook = findings.find(({ by }) => by.includes('::') && !by.startsWith('AWS::EarlyValidation'));
    if (hook !== undefined)
        return `The hook ${hook.by} of this account refuses it: make the template comply, or ask its owner.`;
    return 'Correct the template or its parameters.';
}

;// CONCATENATED MODULE: ./node_modules/@aws-sdk/client-cloudformation/dist-es/commands/ListChangeSetsCommand.js


class ListChangeSetsCommand extends command(_ep0, _mw0, "ListChangeSets", schemas_0/* ListChangeSets$ */.UxW) {
}

;// CONCATENATED MODULE: ./build/stack/change-set-list.js

async function listChangeSets(client, stackName) {
    const summaries = [];
    let token;
    do {
        const page = await client.send(new ListChangeSetsCommand({ StackName: stackName, NextToken: token }));
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

;// CONCATENATED MODULE: ./build/stack/cli-command.js
function cliCommand(action, stack, options = '') {
    const region = regionOf(stack);
    const words = [`aws cloudformation ${action} --stack-name ${stack.name}`, region && `--region ${region}`, options];
    return `\`${words.filter(Boolean).join(' ')}\``;
}
function regionOf({ id }) {
    return id.split(':')[3] ?? '';
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
        await client.send(new DeleteChangeSetCommand({ ChangeSetName: ChangeSetId }));
    if (ours.length > 0)
        return ours.length;
    const stack = { id: all[0]?.StackId ?? '', name: stackName };
    throw new problem/* Problem */.AF(`The stack ${stackName} has as many change sets as CloudFormation allows, and none of them is a failed one of this action.`, `Delete some of them: ${cliCommand('list-change-sets', stack)}, then ${cliCommand('delete-change-set', stack, '--change-set-name <name>')}.`, { cause: refusal });
}
function isUseless(summary) {
    const { Status, ExecutionStatus } = summary;
    const over = Status === 'FAILED' || ExecutionStatus === 'EXECUTE_FAILED' || ExecutionStatus === 'OBSOLETE';
    return over && hasOurName(summary);
}
function isNested(refusal, nested) {
    return new problem/* Problem */.AF(`The nested stack ${nested} has as many change sets as CloudFormation allows. Those of a nested stack cannot be deleted one by one.`, 'Delete change sets of the root stack that were made with their nested ones, or ask AWS Support to raise the limit.', { cause: refusal });
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
        const page = await client.send(new DescribeChangeSetCommand({ ...question, NextToken: token }));
        changes.push(...(page.Changes ?? []));
        token = page.NextToken;
    }
    return changes;
}
async function readPlain(client, id) {
    const question = { ChangeSetName: id };
    return restOf(client, await client.send(new DescribeChangeSetCommand(question)), question);
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
    const first = await client.send(new DescribeChangeSetCommand({ ChangeSetName: id, IncludePropertyValues: true }));
    const changes = await readChanges(client, { ...first, ChangeSetId: id });
    return changes.map((change) => {
        const { ResourceChange: resource } = change;
        if (resource === undefined)
            return change;
        const LogicalResourceId = `${stack}/${resource.LogicalResourceId}`;
        return { ...change, ResourceChange: { ...resource, LogicalResourceId } };
    });
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

;// CONCATENATED MODULE: ./node_modules/@aws-sdk/client-cloudformation/dist-es/commands/DescribeStacksCommand.js


class DescribeStacksCommand extends command(_ep0, _mw0, "DescribeStacks", schemas_0/* DescribeStacks$ */.n09) {
}

;// CONCATENATED MODULE: ./build/stack/stack.js


async function readStack(client, name) {
    try {
        const { Stacks } = await client.send(new DescribeStacksCommand({ StackName: name }));
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
        const { TemplateBody } = await client.send(new GetTemplateCommand({ StackName: name, TemplateStage: 'Original' }));
        return TemplateBody;
    }
    catch (error) {
        if (isAccessDenied(error) || isError(error, 'ValidationError'))
            return undefined;
        throw error;
    }
}
async function listResources(client, stackId) {
    const resources = [];
    let token;
    do {
        const page = await client.send(new ListStackResourcesCommand({ StackName: stackId, NextToken: token }));
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
    const request = new CreateChangeSetCommand(createChangeSetRequest(order));
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
        const page = await client.send(new DescribeChangeSetCommand({ ChangeSetName: id, IncludePropertyValues: true }));
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
    await client.send(new ExecuteChangeSetCommand({ ChangeSetName: id, ClientRequestToken: token, ...more }));
}
async function dropChangeSet(client, drop, waiting) {
    const { stackName, name, madeStack } = drop;
    await poll(waiting, async () => {
        try {
            await client.send(new DeleteChangeSetCommand({ StackName: stackName, ChangeSetName: name }));
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
        await client.send(new DeleteStackCommand({ StackName: stack.id }));
    }
}
async function hasOthers(client, stackId, name) {
    const summaries = await listChangeSets(client, stackId);
    return summaries.some(({ ChangeSetName }) => ChangeSetName !== name);
}


/***/ })

};
