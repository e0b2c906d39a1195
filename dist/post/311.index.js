export const id = 311;
export const ids = [311];
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
    const denied = accessDeniedProblem(error, what, call);
    if (denied !== undefined)
        return denied;
    const remedy = REMEDIES.find(([pattern]) => pattern.test(error.name) || pattern.test(codeOf(error)))?.[1];
    if (remedy !== undefined)
        return new _text_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF(`${what} failed: ${error.message}`, remedy, { cause: error });
    return new _text_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF(`${what} failed: ${error.name}: ${error.message}`, 'See the AWS documentation of this error.', {
        cause: error,
    });
}
function codeOf(error) {
    const { code, cause } = error;
    return String(code ?? cause?.code ?? '');
}
function accessDeniedProblem(error, what, call) {
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

/***/ 2311:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  awaitChangeSet: () => (/* binding */ awaitChangeSet),
  deleteChangeSet: () => (/* binding */ deleteChangeSet),
  executeChangeSet: () => (/* binding */ executeChangeSet),
  isNameTaken: () => (/* binding */ isNameTaken),
  requestChangeSet: () => (/* binding */ requestChangeSet)
});

// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-cloudformation/dist-es/commands/CreateChangeSetCommand.js
var CreateChangeSetCommand = __webpack_require__(9931);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-cloudformation/dist-es/commands/DescribeChangeSetCommand.js
var DescribeChangeSetCommand = __webpack_require__(5950);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-cloudformation/dist-es/commands/ExecuteChangeSetCommand.js
var ExecuteChangeSetCommand = __webpack_require__(9950);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-cloudformation/dist-es/commands/DeleteChangeSetCommand.js
var DeleteChangeSetCommand = __webpack_require__(2304);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-cloudformation/dist-es/commands/DeleteStackCommand.js
var DeleteStackCommand = __webpack_require__(6252);
// EXTERNAL MODULE: ./build/aws/error.js
var aws_error = __webpack_require__(9040);
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

;// CONCATENATED MODULE: ./build/stack/poll.js

class TimedOut extends Error {
    name = 'TimedOut';
}
async function poll_poll(waiting, ask) {
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
// EXTERNAL MODULE: ./build/text/problem.js
var problem = __webpack_require__(9093);
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
    const pages = await Array.fromAsync(paginateListStackResources({ client }, { StackName: stackId }));
    return pages.flatMap(({ StackResourceSummaries }) => StackResourceSummaries ?? []);
}
async function readArns({ client, clock, log, signal }, stackId) {
    const waiting = { clock, signal, deadline: clock.now() + 60_000 };
    const resources = await poll(waiting, () => listResources(client, stackId)).catch((error) => {
        signal.throwIfAborted();
        const reason = messageOf(error);
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

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
;// CONCATENATED MODULE: ./build/template/nodes.js

function nodes_resourceNodes(resources) {
    if (!isMap(resources))
        return [];
    return resources.items.flatMap(({ key, value }) => {
        const logicalId = nodes_keyText(key);
        if (!logicalId.startsWith('Fn::'))
            return [{ logicalId, key, node: value }];
        return logicalId.startsWith('Fn::ForEach::') && isSeq(value) ? nodes_resourceNodes(value.items[2]) : [];
    });
}
function nodes_childOf(node, name) {
    return isMap(node) ? node.items.findLast(({ key }) => nodes_keyText(key) === name)?.value : undefined;
}
function nodes_keyText(key) {
    return String(isScalar(key) ? key.value : key);
}

;// CONCATENATED MODULE: ./build/template/local-files.js



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
function local_files_findLocalFiles({ path, document, lineOf, }) {
    const found = resourceNodes(childOf(document.contents, 'Resources')).flatMap(({ logicalId, node }) => {
        const type = literalText(childOf(node, 'Type')) ?? '';
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
    throwAll(found.filter(({ toArchive }) => toArchive).map((file) => noArchiveProblem(path, file)));
    const include = { by: 'AWS::Include', nestedStack: undefined, form: 'uri' };
    const included = includes(document).flatMap((value) => localFile(value, lineOf));
    return [...found.map(({ toArchive, ...file }) => file), ...included.map((place) => ({ ...place, ...include }))];
}
function includes(document) {
    const found = [];
    visit(document, {
        Map: (_, node) => {
            if (literalText(childOf(node, 'Name')) === 'AWS::Include')
                found.push(childOf(childOf(node, 'Parameters'), 'Location'));
        },
    });
    return found;
}
const ADDRESS = /^$|^https?:\/\/|^s3:\/\/|\{\{resolve:/i;
function localFile(node, lineOf) {
    const path = literalText(node);
    if (path === undefined || ADDRESS.test(path))
        return [];
    const [start, end] = node.range ?? [0, 0];
    return [{ path, range: [start, end], line: lineOf(start) }];
}
function literalText(node) {
    return isScalar(node) && typeof node.value === 'string' && !node.tag?.startsWith('!') ? node.value : undefined;
}
function noArchiveProblem(file, { path, by, line }) {
    return new Problem(`Template ${file}, ${by}: \`${path}\` would have to be packed into an archive, which this action does not do.`, 'Run `aws cloudformation package` or `sam build` and `sam package` before this step, and deploy the template that it writes.', { place: { file, line } });
}

;// CONCATENATED MODULE: ./build/template/parameter-declaration.js


function parameter_declaration_readDeclarations(section, lineOf) {
    if (!isMap(section))
        return new Map();
    return new Map(section.items.map(({ key, value }) => [
        keyText(key),
        readDeclaration(value, isScalar(key) ? lineOf(key.range?.[0] ?? 0) : 1),
    ]));
}
function declarationsOf(body) {
    const lineCounter = new LineCounter();
    const { contents } = parseDocument(body, { uniqueKeys: false, lineCounter, logLevel: 'error' });
    return parameter_declaration_readDeclarations(childOf(contents, 'Parameters'), (offset) => lineCounter.linePos(offset).line);
}
function readDeclaration(node, line) {
    const at = (name) => childOf(node, name);
    const text = (name) => scalarTexts(at(name)).at(-1);
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
            allowedValues: isSeq(allowed) ? allowed.items.map(scalarTexts) : undefined,
            allowedPattern: text('AllowedPattern'),
            minLength: number('MinLength'),
            maxLength: number('MaxLength'),
            minValue: number('MinValue'),
            maxValue: number('MaxValue'),
            description: text('ConstraintDescription'),
        },
        line,
    };
}
function scalarTexts(node) {
    if (!isScalar(node) || node.value === null || node.value === undefined)
        return [];
    const read = String(node.value);
    return typeof node.value === 'string' || node.source === undefined ? [read] : [...new Set([node.source, read])];
}

;// CONCATENATED MODULE: ./build/template/template.js






function parseTemplate(source) {
    const { path, body } = source;
    checkNotEmpty(path, body);
    const lineCounter = new LineCounter();
    const lineOf = (offset) => lineCounter.linePos(offset).line;
    const document = parseDocument(body, { uniqueKeys: false, lineCounter, logLevel: 'error' });
    const refuse = (what, remedy, offset = 0) => {
        const { line, col: column } = lineCounter.linePos(offset);
        throw new Problem(`The template ${path} ${what}`, remedy, { place: { file: path, line, column } });
    };
    const [error] = document.errors;
    if (error !== undefined) {
        refuse(`is neither YAML nor JSON: ${firstLine(error.message)}`, 'Correct it at that line.', error.pos[0]);
    }
    visit(document, { Alias: (_, alias) => refuse(ALIAS.what, ALIAS.remedy, alias.range?.[0]) });
    const resources = childOf(document.contents, 'Resources');
    if (!isMap(resources) || resources.items.length === 0) {
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
        dependsOnMore: childOf(document.contents, 'Transform') !== undefined || ELSEWHERE.test(body),
    };
}
const ALIAS = {
    what: 'has a YAML alias, which CloudFormation refuses.',
    remedy: 'Write the value out; `aws cloudformation package --use-json` does so for a whole template.',
};
const ELSEWHERE = /\{\{resolve:|AWS::Include|Fn::Transform|!Transform/;
function checkNotEmpty(path, body) {
    if (body.trim() !== '')
        return;
    throw new Problem(`The template ${path} is empty.`, 'Write a CloudFormation template with Resources.', {
        place: { file: path },
    });
}
function plainValue(node) {
    const tag = node?.tag;
    return tag?.startsWith('!') ? longForm(tag.slice(1), untagged(node)) : untagged(node);
}
function untagged(node) {
    if (isSeq(node))
        return node.items.map(plainValue);
    if (isMap(node))
        return Object.fromEntries(node.items.map(({ key, value }) => [keyText(key), plainValue(value)]));
    return isScalar(node) ? node.value : undefined;
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
        const { Type, Properties } = asRecord(plainValue(node));
        const start = isScalar(key) ? (key.range?.[0] ?? 0) : 0;
        return [logicalId, { type: String(Type ?? ''), properties: Properties, line: lineOf(start) }];
    }));
}
function readOutputs(section) {
    return new Map(Object.entries(asRecord(section)).map(([key, output]) => [key, property(output, 'Value')]));
}
function asRecord(value) {
    return typeof value === 'object' && value !== null ? value : {};
}
function property(value, name) {
    return typeof value === 'object' && value !== null ? value[name] : undefined;
}
function placeIn({ path, inWorkspace }, line) {
    return inWorkspace && line !== undefined ? { file: path, line } : undefined;
}
function template_resourcePlace(template, resource) {
    const [logicalId = '', ...inner] = resource.split('/');
    const nested = template.nested.get(logicalId);
    const place = inner.length > 0 && nested !== undefined ? template_resourcePlace(nested, inner.join('/')) : undefined;
    return place ?? placeIn(template, template.resources.get(logicalId)?.line);
}

;// CONCATENATED MODULE: ./build/stack/failure/hints.js
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
        'The stack policy protects that resource. Change the policy with `aws cloudformation set-stack-policy`, if that is intended.',
    ],
    [
        /AlreadyExists|already exists/i,
        'Something outside of this stack has that name. Leave the name out, so that CloudFormation generates one, or remove the other.',
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
        'A quota of the account is exhausted. Delete what is not needed, or ask for more in Service Quotas.',
    ],
]));
const RETRYABLE = (/* unused pure expression or super */ null && ([/unable to assume the service linked role/i, /authorized to assume the provided role/i]));
function isRetryableReason(reason) {
    return RETRYABLE.some((pattern) => pattern.test(reason));
}
const HINTS_OF_CODES = {
    NotStabilized: 'The resource was not ready in time. Check it in the console of its service.',
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

;// CONCATENATED MODULE: ./build/stack/failure/operation-events.js


async function operation_events_readFailedEvents(client, source) {
    const pages = await Array.fromAsync(paginateDescribeEvents({ client }, { ...source, Filters: { FailedEvents: true } }));
    return pages.flatMap(({ OperationEvents }) => OperationEvents ?? []);
}
function operation_events_findingOf(event) {
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
        const found = await Promise.all([...ids].map((id) => operation_events_readFailedEvents(client, { OperationId: id })));
        return { events: found.flat().flatMap((event) => toFollowed(event, parents)), denied: false };
    }
    catch (error) {
        return { events: [], denied: isAccessDenied(error) };
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
    const finding = operation_events_findingOf(event);
    if (finding === undefined)
        return event.ResourceStatus?.endsWith('_FAILED') ? event.ResourceStatusReason : undefined;
    const { by, reason, path } = finding;
    if (reason === '')
        return undefined;
    if (event.EventType === 'HOOK_INVOCATION_ERROR')
        return `Hook ${by}: ${reason}`;
    return path === undefined ? reason : `${reason} (${path})`;
}

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
        remedies.push(`To see the findings, allow the role that deploys ${denied.join(' and ')}.`);
    const places = findings.flatMap(({ resource }) => (resource && resourcePlace(template, resource.id)) ?? []);
    return new Problem([`CloudFormation cannot create the change set: ${reason}`, ...lines].join('\n'), `${remedies.join(' ')} The stack was not changed.`, { place: places[0] });
}
function usualRemedy(findings) {
    const hook = findings.find(({ by }) => by.includes('::') && !by.startsWith('AWS::EarlyValidation'));
    if (hook !== undefined)
        return `The hook ${hook.by} of this account refuses it: change the template to comply, or ask the owner of the hook.`;
    return 'Correct the template or its parameters.';
}

// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-cloudformation/dist-es/pagination/ListChangeSetsPaginator.js + 1 modules
var ListChangeSetsPaginator = __webpack_require__(7153);
;// CONCATENATED MODULE: ./build/aws/console.js
function stackConsoleUrl(region, stackId, tab = 'stackinfo') {
    return `${consoleOf(region, stackId)}/cloudformation/home?region=${region}#/stacks/${tab}?stackId=${encodeURIComponent(stackId)}`;
}
function consoleOf(region, arn) {
    const partition = arn.split(':')[1];
    if (partition === 'aws-cn')
        return `https://${region}.console.amazonaws.cn`;
    if (partition === 'aws-us-gov')
        return `https://${region}.console.amazonaws-us-gov.com`;
    if (partition === 'aws-eusc')
        return `https://${region}.console.amazonaws-eusc.eu`;
    return `https://${region}.console.aws.amazon.com`;
}
function cliCommand(action, stack, options = '') {
    const region = regionOf(stack);
    const words = [`aws cloudformation ${action} --stack-name ${stack.name}`, region && `--region ${region}`, options];
    return `\`${words.filter(Boolean).join(' ')}\``;
}
function regionOf({ id }) {
    return id.split(':')[3] ?? '';
}

;// CONCATENATED MODULE: ./build/aws/ownership.js
const OWNER_TAG_PREFIX = 'servicefull:';
const REPOSITORY_TAG = (/* unused pure expression or super */ null && (`${OWNER_TAG_PREFIX}repository`));
const STACK_TAG = (/* unused pure expression or super */ null && (`${OWNER_TAG_PREFIX}stack`));
const PULL_REQUEST_TAG = (/* unused pure expression or super */ null && (`${OWNER_TAG_PREFIX}pull-request`));
function ownerTags({ repository, stack, pullRequest }) {
    const tags = new Map([
        [REPOSITORY_TAG, repository],
        [STACK_TAG, stack],
    ]);
    if (pullRequest !== undefined)
        tags.set(PULL_REQUEST_TAG, String(pullRequest));
    return tags;
}
function isOurs({ tags }, owner) {
    const ours = ownerTags(owner);
    return [REPOSITORY_TAG, STACK_TAG, PULL_REQUEST_TAG].every((key) => tags.get(key) === ours.get(key));
}
function isUnowned({ tags }) {
    return !tags.has(REPOSITORY_TAG);
}
const JOB_PREFIX = 'servicefull-';
const OPERATION_PREFIX = 'sf-';
function operationName(run, nonce) {
    return `${OPERATION_PREFIX}${run.id}-${run.attempt}-${nonce}`;
}
function isOperationName(name) {
    return name.startsWith(OPERATION_PREFIX);
}

;// CONCATENATED MODULE: ./build/stack/change-set/list.js




async function listChangeSets(client, stackName) {
    const pages = await Array.fromAsync((0,ListChangeSetsPaginator/* paginateListChangeSets */.N)({ client }, { StackName: stackName }));
    return pages.flatMap(({ Summaries }) => Summaries ?? []);
}
async function makeRoom(client, stackName, refusal) {
    const full = /ChangeSet limit exceeded for stack (?:arn:\S+:stack\/)?([^\s/]+)/.exec(refusal.message)?.[1];
    if (full === undefined)
        throw refusal;
    if (full !== stackName)
        throw nestingLimitProblem(refusal, full);
    const all = await listChangeSets(client, stackName);
    const ours = all.filter(isUseless);
    for (const { ChangeSetId } of ours)
        await client.send(new DeleteChangeSetCommand/* DeleteChangeSetCommand */.$({ ChangeSetName: ChangeSetId }));
    if (ours.length > 0)
        return ours.length;
    const stack = { id: all[0]?.StackId ?? '', name: stackName };
    throw new problem/* Problem */.AF(`The stack ${stackName} has as many change sets as CloudFormation allows, and this action created none of those that failed.`, `Delete some of them: ${cliCommand('list-change-sets', stack)}, then ${cliCommand('delete-change-set', stack, '--change-set-name <name>')}.`, { cause: refusal });
}
function isUseless(summary) {
    const { Status, ExecutionStatus } = summary;
    const over = Status === 'FAILED' || ExecutionStatus === 'EXECUTE_FAILED' || ExecutionStatus === 'OBSOLETE';
    return over && isOperationName(summary.ChangeSetName ?? '');
}
function nestingLimitProblem(refusal, nested) {
    return new problem/* Problem */.AF(`The nested stack ${nested} has as many change sets as CloudFormation allows. The change sets of a nested stack cannot be deleted one by one.`, 'Delete change sets of the root stack that were created with nested change sets, or ask AWS Support to raise the limit.', { cause: refusal });
}

;// CONCATENATED MODULE: ./build/stack/change-set/change-set.js







async function requestChangeSet(client, request) {
    const command = new CreateChangeSetCommand/* CreateChangeSetCommand */.Y(request);
    const { Id, StackId } = await client.send(command).catch(async (error) => {
        if (!(0,aws_error/* isError */.bJ)(error, 'LimitExceededException'))
            throw error;
        await makeRoom(client, request.StackName ?? '', error);
        return client.send(command);
    });
    return { id: Id ?? '', stackId: StackId ?? '' };
}
function isNameTaken(error) {
    return (0,aws_error/* isError */.bJ)(error, 'AlreadyExistsException', /mismatch with existing attribute/);
}
async function awaitChangeSet(client, { id, stackId }, waiting) {
    const described = await poll_poll(waiting, async () => {
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
async function executeChangeSet(client, id, token, { disableRollback }) {
    const more = disableRollback ? { DisableRollback: true } : {};
    await client.send(new ExecuteChangeSetCommand/* ExecuteChangeSetCommand */.P({ ChangeSetName: id, ClientRequestToken: token, ...more }));
}
async function deleteChangeSet(client, { stackName, name, createdStack }, waiting) {
    await poll_poll(waiting, async () => {
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
    if (!createdStack)
        return;
    const stack = await readStack(client, stackName);
    if (stack?.status !== 'REVIEW_IN_PROGRESS')
        return;
    const others = (await listChangeSets(client, stack.id)).filter(({ ChangeSetName }) => ChangeSetName !== name);
    if (others.length === 0)
        await client.send(new DeleteStackCommand/* DeleteStackCommand */.f({ StackName: stack.id }));
}


/***/ })

};
