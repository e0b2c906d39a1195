import { part } from '../../text/format.ts'
import { tableOf } from '../../text/table.ts'
import { isCustom } from '../events/events.ts'

/** A remedy, which may name what the reason names. */
type Hint = string | ((match: RegExpExecArray) => string)
type Hints = readonly (readonly [RegExp, Hint])[]

const DENIED = 'The role that deploys, or the service role in role-arn, lacks this permission.'
const TAKEN =
  'Something outside of this stack has that name, such as what a failed stack has left. Leave the name out, so that CloudFormation generates one, or remove or import the other.'
const THROTTLED = 'AWS had too many requests at once. Run the job again.'
const EXHAUSTED = 'A quota of the account is exhausted. Delete what is not needed, or ask for more in Service Quotas.'
const IN_USE =
  'A task still runs, or its network interface is not gone yet. Stop the executions, wait some minutes, then run the job again.'
const VPCS =
  'The region allows 5 VPCs unless AWS raised the quota. Let stacks share one (`template: network`), delete unused stacks, or ask for more.'
const ADDRESSES =
  'The region allows 5 Elastic IP addresses unless AWS raised the quota. Release unused ones, or ask for more.'
const POLICY =
  'The stack policy protects that resource. Change the policy with `aws cloudformation set-stack-policy`, if that is intended.'

/** Whole phrases of CloudFormation and of stopped ECS tasks, which say more than an error code. The first match counts. */
const PHRASES: Hints = [
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
]

/**
 * Remedies by the error code of a resource handler, or of the service that it has called.
 * Source: AWS CloudFormation CLI user guide, "Handler error codes"; "Common Errors" in the API references of the services.
 */
const CODES: Hints = [
  [/AlreadyExists(?:Exception)?$/, TAKEN],
  [/^(?:AccessDenied|Unauthorized|InvalidCredentials)/, DENIED],
  [/^Throttling|^TooManyRequests|^RequestLimitExceeded$/, THROTTLED],
  [/^VpcLimitExceeded$/, VPCS],
  [/^AddressLimitExceeded$/, ADDRESSES],
  [/LimitExceeded(?:Exception)?$|QuotaExceeded(?:Exception)?$/, EXHAUSTED],
  [/^(?:DependencyViolation|ClusterContainsTasks(?:Exception)?)$/, IN_USE],
]

/** Words of reasons without an error code. A name has such a word, too, so they are only read where there is no code. */
const WORDS: Hints = [
  [/\balready exists\b|\bAlreadyExists(?:Exception)?\b/, TAKEN],
  [/\bis not authorized to perform\b|\bAccessDenied(?:Exception)?\b|\baccess denied\b/i, DENIED],
  [/\bThrottling(?:Exception)?\b|\brate exceeded\b/i, THROTTLED],
  [/\bDependencyViolation\b|\bClusterContainsTasks/, IN_USE],
  [
    /LimitExceeded(?:Exception)?\b|\bexceed(?:s|ed)? (?:\w+ ){0,4}quota\b|\bquota (?:has been |was )?(?:exceeded|reached)\b|\bmaximum number of\b/i,
    EXHAUSTED,
  ],
]

/**
 * Names who imports an export, from `Export x cannot be deleted as it is in use by y`, the same with `updated`, or
 * `Delete canceled. Cannot delete export x as it is in use by y.`
 * Source: linz/geostore#630 and aws/aws-cdk#33395, which quote these texts.
 */
function adviceOfExport({ 0: text, 1: name, 2: rest = '', input }: RegExpExecArray): string {
  const importer = rest.replace(/\.\s*$/, '')
  const state = /delete cancell?ed/i.test(input) ? ' This stack is as it was.' : ''
  const keep = /updated/i.test(text.slice(0, -rest.length)) ? 'Leave its value as it is' : 'Keep the export'
  return `The export ${name} is imported by ${importer}.${state} ${keep}, or change that stack first, so that it imports it no longer. Then run the job again.`
}

/** A new IAM role reaches the services that assume it only after a while. */
const RETRYABLE = [/unable to assume the service linked role/i, /authorized to assume the provided role/i]

/** Whether the reason of a failed resource is temporary, so that a retry may succeed. */
export function isRetryableReason(reason: string): boolean {
  return RETRYABLE.some((pattern) => pattern.test(reason))
}

/** Remedies by the error code of a resource handler. Source: AWS CloudFormation CLI user guide, "Handler error codes". */
const HINTS_OF_CODES = tableOf({
  NotStabilized: 'The resource was not ready in time. Check it in the console of its service.',
  NetworkFailure: 'AWS could not reach the service. Run the job again.',
  ServiceInternalError: 'The service had a fault. Run the job again.',
  InternalFailure: 'CloudFormation had a fault. Run the job again.',
  ResourceConflict: 'Something else changes that resource. Run the job again when it has ended.',
  InvalidRequest: 'A property has a value that the service refuses. Correct that resource.',
  NotFound: 'Something that this resource needs does not exist. Check the names and ARNs that it refers to.',
})

/** Returns the error codes in the reason of a failed resource: that of its handler, then that of the service, if given. */
function errorCodes(reason: string): readonly string[] {
  const last = (pattern: RegExp): readonly string[] =>
    [...reason.matchAll(pattern)].slice(-1).map(([, code = '']) => code)
  return [...last(/HandlerErrorCode: ([\w:.-]+)/g), ...last(/\bError Code: ([\w:.-]+)/g)]
}

function hintOfCodes(codes: readonly string[]): string | undefined {
  // That of a handler may be as general as this one, where that of the service is exact.
  const exact = codes.toSorted((one, other) => Number(one === 'InvalidRequest') - Number(other === 'InvalidRequest'))
  return exact.map((code) => HINTS_OF_CODES.get(code) ?? firstHint(CODES, code)).find((hint) => hint !== undefined)
}

function firstHint(hints: Hints, text: string): string | undefined {
  for (const [pattern, hint] of hints) {
    const match = pattern.exec(text)
    if (match !== null) return typeof hint === 'string' ? hint : hint(match)
  }
  return undefined
}

/** Reasons of AWS are shorter. The patterns may take the square of the length. */
const LONGEST = 8192

const SEE_LOG =
  'This is the text of the function behind the custom resource, or of the call to it. See the log of that function, correct the cause, then run the job again.'

/**
 * Returns the remedy for the reason of a failed resource, by a phrase of AWS, else by the error code, and by words only where there
 * is no code; undefined for an unknown reason, and for the text of a hook, which its owner has written.
 *
 * @param type of the resource, where the reason is that of one
 */
export function hintFor(reason: string, type = ''): string | undefined {
  const text = part(reason, 0, LONGEST)
  // The function behind a custom resource writes its reason.
  if (isCustom(type)) return /^Action denied by stack policy/i.test(text) ? POLICY : SEE_LOG
  if (/^Hook \S+: /.test(text)) return undefined
  const codes = errorCodes(text)
  return firstHint(PHRASES, text) ?? (codes.length > 0 ? hintOfCodes(codes) : firstHint(WORDS, text))
}
