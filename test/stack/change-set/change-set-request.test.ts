import type { CreateChangeSetCommandInput } from '@aws-sdk/client-cloudformation'
import { expect, test } from 'vitest'
import { executeChangeSet, requestChangeSet } from '../../../src/stack/change-set/change-set.ts'
import { result } from '../../fixtures/answers.ts'
import { STACK_ID } from '../../fixtures/events.ts'
import { target } from '../../fixtures/plan.ts'
import { scriptAws } from '../../fixtures/server.ts'

const ID = 'arn:aws:cloudformation:eu-central-1:111122223333:changeSet/sf-7-1-abcdef12-1/9'
const BODY = 'Resources:\r\n  T: { Type: "AWS::SNS::Topic" } # ä & <b> + %20\n'

const creation: CreateChangeSetCommandInput = {
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
}

/** Returns what arrives at CloudFormation. */
async function received(request: CreateChangeSetCommandInput): Promise<unknown> {
  const aws = await scriptAws({ CreateChangeSet: [result({ Id: ID, StackId: STACK_ID })] })
  expect(await requestChangeSet(aws.cloudFormation, request, target)).toEqual({ id: ID, stackId: STACK_ID })
  expect(aws.calls).toHaveLength(1)
  return aws.calls[0]
}

test('the request for a creation arrives as it is', async () => {
  expect(await received(creation)).toEqual(['CreateChangeSet', creation])
})

test('the request for an update arrives as it is', async () => {
  const update = {
    StackName: 'shop',
    ChangeSetName: 'sf-7-1-abcdef12-1',
    ClientToken: 'sf-7-1-abcdef12-1',
    ChangeSetType: 'UPDATE',
    Description: 'x'.repeat(1024),
    TemplateBody: BODY,
    Capabilities: [],
  } as const
  const previous = { ParameterKey: 'Image', UsePreviousValue: true }
  expect(await received({ ...update, Capabilities: [], Parameters: [previous] })).toEqual([
    'CreateChangeSet',
    { ...update, Parameters: [{ ParameterKey: 'Image', UsePreviousValue: 'true' }] },
  ])
})

test.each([
  { description: 'the token that its events will carry', disableRollback: undefined, more: {} },
  { description: 'that a failure is rolled back', disableRollback: false, more: { DisableRollback: 'false' } },
  { description: 'that nothing is rolled back', disableRollback: true, more: { DisableRollback: 'true' } },
])('the execution carries $description', async ({ disableRollback, more }) => {
  const aws = await scriptAws({ ExecuteChangeSet: [result()] })
  await executeChangeSet(aws.cloudFormation, ID, 'sf-7-1-abcdef12-1', disableRollback)
  const least = { ChangeSetName: ID, ClientRequestToken: 'sf-7-1-abcdef12-1', RetainExceptOnCreate: 'true' }
  expect(aws.calls).toEqual([['ExecuteChangeSet', { ...least, ...more }]])
})
