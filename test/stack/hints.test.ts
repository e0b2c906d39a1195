import { expect, test } from 'vitest'
import { hintFor } from '../../src/stack/hints.ts'

test.each([
  {
    reason:
      'Unable to assume the service linked role. Please verify that the ECS service linked role exists. (Service: AmazonECS)',
    hint: 'The account has just got its ECS service-linked role. Run the job again.',
  },
  {
    reason:
      "'arn:aws:iam::123456789012:role/r' is not authorized to create managed-rule. (Service: AWSStepFunctions; Error Code: AccessDeniedException)",
    hint: "The state machine's role needs events:PutTargets, events:PutRule and events:DescribeRule on rule/StepFunctionsGetEventsForECSTaskRule.",
  },
  {
    reason:
      'Neither the global service principal states.amazonaws.com, nor the regional one is authorized to assume the provided role.',
    hint: 'IAM had not yet made the role known everywhere. Run the job again.',
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
    reason: 'The maximum number of VPCs has been reached. (Service: Ec2, Error Code: VpcLimitExceeded)',
    hint: 'The region allows 5 VPCs unless AWS raised the quota. Delete unused stacks, use an existing VPC, or ask for more.',
  },
  {
    reason: 'Resource of type AWS::Logs::LogGroup with identifier /x already exists.',
    hint: 'Something outside of this stack has that name. Leave the name out, so that CloudFormation makes one, or remove the other.',
  },
  {
    reason: 'User: arn:x is not authorized to perform: sns:CreateTopic on resource: arn:y',
    hint: 'The role that deploys, or the service role in role-arn, lacks this permission.',
  },
  { reason: 'The bucket is not empty', hint: undefined },
  { reason: '', hint: undefined },
])('$reason', ({ reason, hint }) => {
  expect(hintFor(reason)).toBe(hint)
})
