import { part } from '../../text/format.ts'
import { tableOf } from '../../text/table.ts'

/** Known reasons of CloudFormation and of stopped ECS tasks, and the remedy for each. The first match counts. */
const HINTS: readonly (readonly [RegExp, string])[] = [
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
]

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

/** Returns the error code in the reason of a failed resource. Source: aws-cdk-cli, extractErrorCode. */
export function errorCode(reason: string): string | undefined {
  return /(?:HandlerErrorCode:|Error Code:) ([A-Za-z0-9:-]+)/.exec(reason)?.[1]
}

/** Reasons of AWS are shorter. The patterns may take the square of the length. */
const LONGEST = 8192

/** Returns the remedy for the reason of a failed resource; undefined for an unknown reason. */
export function hintFor(reason: string): string | undefined {
  const text = part(reason, 0, LONGEST)
  return HINTS.find(([pattern]) => pattern.test(text))?.[1] ?? HINTS_OF_CODES.get(errorCode(text) ?? '')
}
