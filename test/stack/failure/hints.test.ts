import { expect, test } from 'vitest'
import { hintFor, isRetryableReason } from '../../../src/stack/failure/hints.ts'

test.each([
  {
    reason: 'Requires capabilities : [CAPABILITY_AUTO_EXPAND]',
    hint: 'Check which IAM resources and macros the nested template has, then add that to the input capabilities.',
  },
  {
    reason:
      'Unable to assume the service linked role. Please verify that the ECS service linked role exists. (Service: AmazonECS)',
    hint: 'The account has no service-linked role of ECS, or has only just got it. Run `aws iam create-service-linked-role --aws-service-name ecs.amazonaws.com`, then run the job again.',
  },
  {
    reason:
      "'arn:aws:iam::123456789012:role/r' is not authorized to create managed-rule. (Service: AWSStepFunctions; Error Code: AccessDeniedException)",
    hint: "The state machine's role needs events:PutTargets, events:PutRule and events:DescribeRule on rule/StepFunctionsGetEventsForECSTaskRule.",
  },
  {
    reason:
      'Neither the global service principal states.amazonaws.com, nor the regional one is authorized to assume the provided role.',
    hint: 'The new IAM role was not yet available everywhere. Run the job again.',
  },
  {
    reason: 'The state machine IAM Role is not authorized to access the Log Destination',
    hint: "The state machine's role needs the logs:*LogDelivery and logs:*ResourcePolicies actions on all resources.",
  },
  {
    reason: 'User: arn:x is not authorized to perform: iam:PassRole on resource: arn:y',
    hint: 'The role that deploys, or the service role in role-arn, needs iam:PassRole on the roles of the template.',
  },
  {
    reason: 'No Fargate configuration exists for given values: 300 CPU, 512 memory.',
    hint: 'Choose a pair of Cpu and Memory that Fargate has, such as 256 and 512, 1024 or 2048.',
  },
  {
    reason:
      'Invalid request provided: Create TaskDefinition: Fargate requires task definition to have execution role ARN to support ECR images. (Service: AmazonECS; Status Code: 400; Error Code: ClientException; Request ID: 1; Proxy: null)" (RequestToken: 2, HandlerErrorCode: InvalidRequest)',
    hint: 'Add ExecutionRoleArn to the task definition: a role that ecs-tasks.amazonaws.com may assume, with the managed policy AmazonECSTaskExecutionRolePolicy.',
  },
  {
    reason: 'The maximum number of VPCs has been reached. (Service: Ec2, Error Code: VpcLimitExceeded)',
    hint: 'The region allows 5 VPCs unless AWS raised the quota. Let stacks share one (`template: network`), delete unused stacks, or ask for more.',
  },
  {
    reason: "The CIDR '10.0.0.0/24' conflicts with another subnet (Service: Ec2, HandlerErrorCode: AlreadyExists)",
    hint: 'Another subnet of the VPC has these addresses. An update creates a subnet before it deletes the one that it replaces, so the new one needs others.',
  },
  {
    reason: 'Resource of type AWS::Logs::LogGroup with identifier /x already exists.',
    hint: 'Something outside of this stack has that name, such as what a failed stack has left. Leave the name out, so that CloudFormation generates one, or remove or import the other.',
  },
  {
    reason: 'User: arn:x is not authorized to perform: sns:CreateTopic on resource: arn:y',
    hint: 'The role that deploys, or the service role in role-arn, lacks this permission.',
  },
  {
    reason: "CannotPullContainerError: image Manifest does not contain descriptor matching platform 'linux/arm64'",
    hint: 'The image is for another architecture than the task. Build for that of RuntimePlatform in `platforms`, or change the template.',
  },
  {
    reason: 'exec /app: exec format error',
    hint: 'The image is for another architecture than the task. Build for that of RuntimePlatform in `platforms`, or change the template.',
  },
  {
    reason: 'CannotPullContainerError: pull image manifest has been retried 1 time(s): x/y@sha256:1: not found',
    hint: 'The image is not in the repository (any more). Build it again, and check the lifecycle policy of the repository.',
  },
  {
    reason: 'CannotPullContainerError: pull command failed: dial tcp 10.0.0.1:443: i/o timeout',
    hint: 'The task cannot reach ECR or Secrets Manager, or its execution role may not read. It needs a public IP, a NAT gateway or VPC endpoints, and ecr:GetAuthorizationToken, ecr:BatchGetImage, ecr:GetDownloadUrlForLayer.',
  },
  {
    reason: 'ResourceInitializationError: unable to pull secrets or registry auth: RequestError: send request failed',
    hint: 'The task cannot reach ECR or Secrets Manager, or its execution role may not read. It needs a public IP, a NAT gateway or VPC endpoints, and ecr:GetAuthorizationToken, ecr:BatchGetImage, ecr:GetDownloadUrlForLayer.',
  },
  {
    reason:
      'ResourceInitializationError: failed to validate logger args: ResourceNotFoundException: The specified log group does not exist.',
    hint: 'The log group of the task does not exist. Add it to the template, or give the execution role logs:CreateLogGroup with awslogs-create-group.',
  },
  {
    reason: 'OutOfMemoryError: Container killed due to memory usage',
    hint: 'The container used more memory than it has. Raise Memory in the template.',
  },
  {
    reason: 'The maximum number of addresses has been reached. (Service: Ec2)',
    hint: 'The region allows 5 Elastic IP addresses unless AWS raised the quota. Release unused ones, or ask for more.',
  },
  {
    reason: 'Action denied by stack policy: Statement [#1] does not allow [Update:*] for resource [Table];',
    hint: 'The stack policy protects that resource. Change the policy with `aws cloudformation set-stack-policy`, if that is intended.',
  },
  {
    reason:
      "Error occurred during operation 'ECS Deployment Circuit Breaker was triggered'. (HandlerErrorCode: GeneralServiceException)",
    hint: 'The tasks of the service do not stay up. See why the last one stopped, and its log.',
  },
  {
    reason: 'User Initiated',
    hint: 'Somebody cancelled the operation: CloudTrail shows who. Run the job again.',
  },
  { reason: 'Rate exceeded', hint: 'AWS had too many requests at once. Run the job again.' },
  {
    reason: 'Cannot exceed quota for PoliciesPerRole: 10 (HandlerErrorCode: ServiceLimitExceeded)',
    hint: 'A quota of the account is exhausted. Delete what is not needed, or ask for more in Service Quotas.',
  },
  {
    reason: 'Resource handler returned message: "x" (RequestToken: 1, HandlerErrorCode: NotStabilized)',
    hint: 'The resource was not ready in time. Check it in the console of its service.',
  },
  {
    reason: 'x (Service: Sqs, Error Code: NetworkFailure)',
    hint: 'AWS could not reach the service. Run the job again.',
  },
  { reason: 'x (HandlerErrorCode: Unheard)', hint: undefined },
  { reason: 'The bucket is not empty', hint: undefined },
  { reason: '', hint: undefined },
])('$reason', ({ reason, hint }) => {
  expect(hintFor(reason)).toBe(hint)
})

const NOT_FOUND = 'Something that this resource needs does not exist. Check the names and ARNs that it refers to.'
const TAKEN =
  'Something outside of this stack has that name, such as what a failed stack has left. Leave the name out, so that CloudFormation generates one, or remove or import the other.'
const DENIED = 'The role that deploys, or the service role in role-arn, lacks this permission.'
const EXHAUSTED = 'A quota of the account is exhausted. Delete what is not needed, or ask for more in Service Quotas.'
const VPCS =
  'The region allows 5 VPCs unless AWS raised the quota. Let stacks share one (`template: network`), delete unused stacks, or ask for more.'
const ROLE =
  'The account has no service-linked role of ECS, or has only just got it. Run `aws iam create-service-linked-role --aws-service-name ecs.amazonaws.com`, then run the job again.'
const WORDY = 'quota of the Throttling table AccessDenied already exists, rate exceeded, OutOfMemory'

test.each([
  [`"${WORDY}" (RequestToken: 1, HandlerErrorCode: NotFound)`, NOT_FOUND],
  [`"${WORDY}" (RequestToken: 1, HandlerErrorCode: AlreadyExists)`, TAKEN],
  [`"${WORDY}" (RequestToken: 1, HandlerErrorCode: AccessDenied)`, DENIED],
  [`"${WORDY}" (RequestToken: 1, HandlerErrorCode: ServiceLimitExceeded)`, EXHAUSTED],
  [`"${WORDY}" (RequestToken: 1, HandlerErrorCode: GeneralServiceException)`, undefined],
  ['"x HandlerErrorCode: AccessDenied" (RequestToken: 1, HandlerErrorCode: NotFound)', NOT_FOUND],
  ['x (Service: Ec2, Status Code: 400; Error Code: VpcLimitExceeded; Request ID: 1)', VPCS],
  ['quota exceeded (Error Code: EntityAlreadyExists)', TAKEN],
  ['x (Service: Ec2; Error Code: VpcLimitExceeded) (HandlerErrorCode: InvalidRequest)', VPCS],
  ['x (Service: Iam; Error Code: EntityAlreadyExists) (HandlerErrorCode: GeneralServiceException)', TAKEN],
  [
    'Resource handler returned message: "Invalid request provided: CreateCluster Invalid Request: Unable to assume the service linked role. Please verify that the ECS service linked role exists. (Service: AmazonECS; Status Code: 400; Error Code: InvalidParameterException)" (HandlerErrorCode: InvalidRequest)',
    ROLE,
  ],
  ['Table quota-usage is being deleted', undefined],
  ['The following resource(s) failed to create: [OutOfMemoryAlarm, QuotaTable, AccessDeniedTopic].', undefined],
  ['Hook Example::Guard::Hook: access denied to what already exists', undefined],
])('by the code, not by a word: %s', (reason, hint) => {
  expect(hintFor(reason, 'AWS::ECS::Cluster')).toBe(hint)
})

const LOG =
  'This is the text of the function behind the custom resource, or of the call to it. See the log of that function, correct the cause, then run the job again.'

test.each([
  ['Custom::Schema', 'migration 12: column email already exists', LOG],
  ['Custom::Login', 'Access denied for user app@192.0.2.7 (using password: YES)', LOG],
  ['Custom::Usage', 'table quota-usage is being deleted', LOG],
  ['AWS::CloudFormation::CustomResource', 'HandlerErrorCode: AccessDenied', LOG],
  [
    'Custom::Usage',
    'Action denied by stack policy: Statement [#1] does not allow [Update:*] for resource [Usage];',
    'The stack policy protects that resource. Change the policy with `aws cloudformation set-stack-policy`, if that is intended.',
  ],
])('the text of a custom resource is that of its function: %s, %s', (type, reason, hint) => {
  expect(hintFor(reason, type)).toBe(hint)
})

const importer = 'or change that stack first, so that it imports it no longer. Then run the job again.'

test.each([
  [
    'Export net-VpcId cannot be updated as it is in use by app',
    `The export net-VpcId is imported by app. Leave its value as it is, ${importer}`,
  ],
  [
    'Delete canceled. Cannot delete export net-VpcId as it is in use by app.',
    `The export net-VpcId is imported by app. This stack is as it was. Keep the export, ${importer}`,
  ],
  [
    'Export net-VpcId cannot be deleted as it is in use by app and jobs',
    `The export net-VpcId is imported by app and jobs. Keep the export, ${importer}`,
  ],
])('an export in use: %s', (reason, hint) => {
  expect(hintFor(reason)).toBe(hint)
})

test.each([
  ['Unable to assume the service linked role. Please verify that the ECS service linked role exists.', true],
  [
    'Neither the global service principal states.amazonaws.com, nor the regional one is authorized to assume the provided role.',
    true,
  ],
  ['User: arn is not authorized to perform: iam:PassRole', false],
])('%s: retryable is %s', (reason, retryable) => {
  expect(isRetryableReason(reason)).toBe(retryable)
})
