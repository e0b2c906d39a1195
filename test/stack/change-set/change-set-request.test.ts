import { expect, test } from 'vitest'
import { type ChangeSetOrder, executeChangeSet, requestChangeSet } from '../../../src/stack/change-set/change-set.ts'
import { OPTIONS } from '../../fixtures/stack-options.ts'
import { result } from '../../fixtures/answers.ts'
import { STACK_ID } from '../../fixtures/events.ts'
import { scriptAws } from '../../fixtures/server.ts'

const ID = 'arn:aws:cloudformation:eu-central-1:111122223333:changeSet/sf-7-1-abcdef12-1/9'
const BODY = 'Resources:\r\n  T: { Type: "AWS::SNS::Topic" } # ä & <b> + %20\n'

const order: ChangeSetOrder = {
  type: 'CREATE',
  stackName: 'shop',
  name: 'sf-7-1-abcdef12-1',
  description: 'owner/shop abc run 7.1',
  templateBody: BODY,
  templateUrl: undefined,
  parameters: [
    { ParameterKey: 'Image', ParameterValue: 'registry/shop@sha256:00' },
    { ParameterKey: 'Command', ParameterValue: 'a=b, "c"\nd' },
    { ParameterKey: 'Empty', ParameterValue: '' },
  ],
  tags: new Map([
    ['team', 'a/b c'],
    ['servicefull:stack', 'shop'],
  ]),
  capabilities: ['CAPABILITY_IAM', 'CAPABILITY_NAMED_IAM'],
  roleArn: 'arn:aws:iam::111122223333:role/deploy',
  options: OPTIONS,
}

/** What arrives at CloudFormation for an order. */
async function arrives(of: ChangeSetOrder): Promise<unknown> {
  const aws = await scriptAws({ CreateChangeSet: [result({ Id: ID, StackId: STACK_ID })] })
  expect(await requestChangeSet(aws.cloudFormation, of)).toEqual({ id: ID, stackId: STACK_ID })
  expect(aws.calls).toHaveLength(1)
  return aws.calls[0]
}

test('a creation: the request as a whole', async () => {
  expect(await arrives(order)).toEqual([
    'CreateChangeSet',
    {
      StackName: 'shop',
      ChangeSetName: 'sf-7-1-abcdef12-1',
      ClientToken: 'sf-7-1-abcdef12-1',
      ChangeSetType: 'CREATE',
      Description: 'owner/shop abc run 7.1',
      TemplateBody: BODY,
      Parameters: [
        { ParameterKey: 'Image', ParameterValue: 'registry/shop@sha256:00' },
        { ParameterKey: 'Command', ParameterValue: 'a=b, "c"\nd' },
        { ParameterKey: 'Empty', ParameterValue: '' },
      ],
      Capabilities: ['CAPABILITY_IAM', 'CAPABILITY_NAMED_IAM'],
      Tags: [
        { Key: 'team', Value: 'a/b c' },
        { Key: 'servicefull:stack', Value: 'shop' },
      ],
      RoleARN: 'arn:aws:iam::111122223333:role/deploy',
      OnStackFailure: 'DELETE',
    },
  ])
})

test('an update: the request as a whole', async () => {
  const update: ChangeSetOrder = {
    ...order,
    type: 'UPDATE',
    description: 'x'.repeat(2000),
    parameters: [{ ParameterKey: 'Image', UsePreviousValue: true }],
    tags: undefined,
    capabilities: [],
    roleArn: undefined,
  }
  expect(await arrives(update)).toEqual([
    'CreateChangeSet',
    {
      StackName: 'shop',
      ChangeSetName: 'sf-7-1-abcdef12-1',
      ClientToken: 'sf-7-1-abcdef12-1',
      ChangeSetType: 'UPDATE',
      Description: 'x'.repeat(1024),
      TemplateBody: BODY,
      Parameters: [{ ParameterKey: 'Image', UsePreviousValue: 'true' }],
      Capabilities: [],
    },
  ])
})

test.each([
  { description: 'the token that its events will carry', disableRollback: false, more: {} },
  { description: 'that nothing is rolled back', disableRollback: true, more: { DisableRollback: 'true' } },
])('the execution carries $description', async ({ disableRollback, more }) => {
  const aws = await scriptAws({ ExecuteChangeSet: [result()] })
  await executeChangeSet(aws.cloudFormation, { id: ID, token: 'sf-7-1-abcdef12-1', disableRollback })
  expect(aws.calls).toEqual([
    ['ExecuteChangeSet', { ChangeSetName: ID, ClientRequestToken: 'sf-7-1-abcdef12-1', ...more }],
  ])
})
