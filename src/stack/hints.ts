/** Reasons of CloudFormation that we know, and what to do about each. */
const HINTS: readonly (readonly [RegExp, string])[] = [
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
    /cannot be deleted while Tasks are active|ClusterContainsTasks|has dependencies and cannot be deleted|DependencyViolation/i,
    'A task still runs, or its network interface is not gone yet. Stop the executions, wait some minutes, then run the job again.',
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
]

/** What to do about the reason of a failed resource; undefined when we do not know it. */
export function hintFor(reason: string): string | undefined {
  return HINTS.find(([pattern]) => pattern.test(reason))?.[1]
}
