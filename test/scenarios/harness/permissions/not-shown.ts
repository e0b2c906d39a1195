/** Statements and actions with the reason why no scenario can show that they are needed. */
interface NotShown {
  /** `<logical ID of the policy>/<Sid>`. */
  readonly statements: readonly string[]
  readonly actions: readonly string[]
  readonly reason: string
  /** Whether a scenario shows it when a service takes long to start. */
  readonly isSeldomShown?: true
}

const LIST: readonly NotShown[] = [
  {
    statements: ['ReadPolicy/SeeBuckets'],
    actions: [
      's3:GetAccelerateConfiguration',
      's3:GetAnalyticsConfiguration',
      's3:GetBucketAbac',
      's3:GetBucketCORS',
      's3:GetBucketLogging',
      's3:GetBucketNotification',
      's3:GetBucketObjectLockConfiguration',
      's3:GetBucketOwnershipControls',
      's3:GetBucketPublicAccessBlock',
      's3:GetBucketTagging',
      's3:GetBucketVersioning',
      's3:GetBucketWebsite',
      's3:GetEncryptionConfiguration',
      's3:GetIntelligentTieringConfiguration',
      's3:GetInventoryConfiguration',
      's3:GetLifecycleConfiguration',
      's3:GetMetricsConfiguration',
      's3:GetReplicationConfiguration',
      's3:ListTagsForResource',
    ],
    reason:
      'Only the read handler calls it: for values of Fn::GetAtt and to detect drift, which the local cloud does itself.',
  },
  {
    statements: ['ReadPolicy/Read'],
    actions: ['ec2:DescribeNetworkAcls', 'ec2:DescribeVpcEncryptionControls'],
    reason:
      'Only the read handler calls it: for values of Fn::GetAtt and to detect drift, which the local cloud does itself.',
  },
  {
    statements: ['ReadPolicy/SeeBuckets'],
    actions: ['s3:GetBucketAcl', 's3:GetBucketMetadataTableConfiguration'],
    reason: 'The handler may call it for any bucket. Its schema does not say when.',
  },
  {
    statements: ['ReadPolicy/Read'],
    actions: [
      'ec2:DescribeNetworkInterfaces',
      'ec2:DescribeVpnGateways',
      'ecs:DescribeCapacityProviders',
      'logs:DescribeIndexPolicies',
      'logs:DescribeResourcePolicies',
    ],
    reason: 'The handler may call it for any resource of its type. Its schema does not say when.',
  },
  {
    statements: ['MainServicePolicy/Log', 'PreviewServicePolicy/Log'],
    actions: ['logs:DeleteDataProtectionPolicy', 'logs:GetDataProtectionPolicy'],
    reason: 'The handler may call it for any log group. Its schema does not say when.',
  },
  {
    statements: ['MainServicePolicy/Topic', 'PreviewServicePolicy/Topic'],
    actions: ['sns:GetDataProtectionPolicy', 'sns:ListSubscriptionsByTopic'],
    reason: 'The handler may call it for any topic. Its schema does not say when.',
  },
  {
    statements: ['ReadPolicy/Read'],
    actions: ['ec2:DescribeAvailabilityZones'],
    reason: 'CloudFormation resolves Fn::GetAZs with it. The local cloud has a list of its own.',
  },
  {
    statements: ['MainNetworkPolicy/ChangeItsOwn', 'PreviewNetworkPolicy/ChangeItsOwn'],
    actions: ['ec2:ReplaceRoute'],
    reason: 'A route changes in place only when its gateway is replaced, which needs a change of the template.',
  },
  {
    statements: ['MainServicePolicy/Templates', 'PreviewServicePolicy/Templates'],
    actions: ['s3:GetObject'],
    reason: 'CloudFormation reads the templates of nested stacks with it, in templates of the user.',
  },
  {
    statements: ['AskPolicy/LogInAndRead'],
    actions: ['cloudformation:GetHookResult', 'cloudformation:ListHookResults'],
    reason: 'Hooks are part of the account, and the local cloud has none.',
  },
  {
    statements: ['AskPolicy/LogInAndRead'],
    actions: ['cloudformation:GetTemplateSummary'],
    reason: 'It is for YAML that only CloudFormation can read, in templates of the user.',
  },
  {
    statements: ['MainNetworkPolicy/ChangeItsOwn'],
    actions: ['ec2:ModifyVpcEndpoint'],
    reason: 'An endpoint changes in place only with a change of the template.',
  },
  {
    statements: ['DeployPolicy/SeeWhyATaskFailed', 'PreviewDeployPolicy/SeeWhyATaskFailed'],
    actions: ['ecs:DescribeTasks'],
    reason:
      'It is for tasks of services that fail, in a template of the user, and for tasks that a run does not describe.',
    isSeldomShown: true,
  },
  {
    statements: ['DeployPolicy/RunTheStateMachine'],
    actions: ['states:StopExecution'],
    reason: 'Only a run that is cancelled or takes too long stops its execution.',
  },
  {
    statements: ['PreviewDeployPolicy/SeeWhyATaskFailed'],
    actions: ['logs:GetLogEvents'],
    reason: 'Runs of main that fail show it. A run of a preview differs only in the names.',
  },
  {
    statements: ['PreviewDeployPolicy/RunTheStateMachine'],
    actions: ['states:DescribeMapRun'],
    reason: 'A fan-out of main shows it. One of a preview differs only in the names.',
  },
  {
    statements: ['DeployPolicy/FindStoppedTasks', 'PreviewDeployPolicy/FindStoppedTasks'],
    actions: ['ecs:ListTasks'],
    reason: 'It finds the tasks of a service that fails, in a template of the user.',
    isSeldomShown: true,
  },
]

function grantsIn(list: readonly NotShown[]): ReadonlySet<string> {
  return new Set(
    list.flatMap(({ statements, actions }) =>
      statements.flatMap((statement) => actions.map((action) => `${statement} ${action}`)),
    ),
  )
}

/** Grants that no scenario shows, each `<logical ID of the policy>/<Sid> <action>`. */
export const NOT_SHOWN = grantsIn(LIST)

/** Those of them that a slow scenario shows. */
export const SELDOM_SHOWN = grantsIn(LIST.filter(({ isSeldomShown }) => isSeldomShown))
