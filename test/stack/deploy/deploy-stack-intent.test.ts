import { expect, test } from 'vitest'
import { noStack, result } from '../../fixtures/answers.ts'
import {
  BODY,
  CHANGE_SET_ID,
  deploy,
  empty,
  OUR_CHANGE_SET,
  succeeds,
  successful,
} from '../../fixtures/deploy-stack.ts'
import { event, page, STACK_ID, stackEvent } from '../../fixtures/events.ts'
import { stackIn } from '../../fixtures/stack.ts'

/** A change set with a change of this kind. */
const changing = (ResourceType: string, Replacement: string) =>
  result({
    ...OUR_CHANGE_SET,
    Status: 'CREATE_COMPLETE',
    Changes: [
      { Type: 'Resource', ResourceChange: { Action: 'Modify', LogicalResourceId: 'R', ResourceType, Replacement } },
    ],
  })
const change = changing('AWS::SNS::Topic', 'False')
const updates = { ...successful, DescribeStacks: [stackIn('CREATE_COMPLETE')], DescribeChangeSet: [change] }
const creates = {
  ...successful,
  DescribeStacks: [noStack('shop'), stackIn('REVIEW_IN_PROGRESS')],
  DescribeChangeSet: [change],
}

test.each([
  { description: 'of a stack', script: updates, operation: 'update', status: 'CREATE_COMPLETE' },
  {
    description: 'of a new stack, which stays in review',
    script: creates,
    operation: 'create',
    status: 'REVIEW_IN_PROGRESS',
  },
])('a change set $description is shown and kept, also by the post step', async ({ script, operation, status }) => {
  const { aws, outcome, log, saved } = await deploy(script, { options: { execute: false } })
  expect(await outcome).toMatchObject({ operation, stack: { status }, changeSetId: CHANGE_SET_ID, changes: [{}] })
  expect(aws.changes()).toEqual(['CreateChangeSet'])
  expect(log.lines).toContain('info: modify   R  AWS::SNS::Topic')
  expect(saved.at(-1)).toBeUndefined()
})

test.each([
  { description: 'of a stack', script: updates, operation: 'update', deletes: ['DeleteChangeSet'] },
  { description: 'of a new stack', script: creates, operation: 'create', deletes: ['DeleteStack'] },
])('a diff $description shows the change set and leaves nothing', async ({ script, operation, deletes }) => {
  const { aws, outcome, log, saved } = await deploy(script, { kind: 'diff' })
  expect(await outcome).toMatchObject({ operation, changes: [{}] })
  expect(aws.changes()).toEqual(['CreateChangeSet', ...deletes])
  expect(log.lines).toContain('info: modify   R  AWS::SNS::Topic')
  expect(saved.at(-1)).toBeUndefined()
})

test('a diff waits for an operation that runs, and does not delete a stack that never came up', async () => {
  const { aws, outcome } = await deploy(
    { ...successful, DescribeStacks: [stackIn('CREATE_IN_PROGRESS'), stackIn('ROLLBACK_COMPLETE')] },
    { kind: 'diff' },
  )
  await expect(outcome).rejects.toMatchObject({
    message: 'Stack shop is ROLLBACK_COMPLETE: its creation failed, so there is nothing to compare with.',
    remedy: 'Deploy the stack: a deploy deletes and recreates it.',
  })
  expect(aws.changes()).toEqual([])
})

test('a diff creates no change set that could only be empty', async () => {
  const { aws, outcome } = await deploy(updates, { kind: 'diff', deployedBody: BODY })
  expect(await outcome).toMatchObject({ operation: 'none' })
  expect(aws.changes()).toEqual([])
})

test('fail-on-empty-changeset: an empty change set is created and deleted, and the deploy fails', async () => {
  const { aws, outcome } = await deploy(
    { ...updates, DescribeChangeSet: [empty] },
    { options: { failOnEmpty: true }, deployedBody: BODY },
  )
  await expect(outcome).rejects.toThrow(
    'The change set of stack shop is empty, and fail-on-empty-changeset is true. The stack was not changed.',
  )
  expect(aws.changes()).toEqual(['CreateChangeSet', 'DeleteChangeSet'])
})

test.each([
  {
    description: 'a replacement without rollback',
    options: { disableRollback: true },
    changes: changing('X', 'True'),
    says: 'This deploy replaces R, which CloudFormation refuses while rollback is disabled. The stack was not changed.',
  },
  {
    description: 'an ECS service by EXPRESS',
    options: { deploymentMode: 'EXPRESS' as const },
    changes: changing('AWS::ECS::Service', 'False'),
    says: 'deployment-mode EXPRESS would leave the old image running',
  },
])('a change that would break is not executed: $description', async ({ options, changes, says }) => {
  const { aws, outcome } = await deploy({ ...updates, DescribeChangeSet: [changes] }, { options })
  await expect(outcome).rejects.toThrow(says)
  expect(aws.changes()).toEqual(['CreateChangeSet', 'DeleteChangeSet'])
})

const token = 'sf-7-1-abcdef12-1'
const execution = { ChangeSetName: CHANGE_SET_ID, ClientRequestToken: token, RetainExceptOnCreate: 'true' }

test.each([
  { options: { disableRollback: true }, input: { ...execution, DisableRollback: 'true' } },
  { options: { disableRollback: true, deploymentMode: 'EXPRESS' as const }, input: execution },
  { options: { deploymentMode: 'EXPRESS' as const }, input: execution },
  { options: {}, input: { ...execution, DisableRollback: 'false' } },
])('an update is executed as $options say', async ({ options, input }) => {
  const { aws, outcome } = await deploy({ ...updates, DescribeStackEvents: [succeeds('UPDATE')] }, { options })
  expect(await outcome).toMatchObject({ operation: 'update' })
  expect(aws.calls).toContainEqual(['ExecuteChangeSet', input])
})

test('a failed creation without rollback ends the operation', async () => {
  const ours = { ClientRequestToken: 'sf-7-1-abcdef12-1' }
  const { aws, outcome } = await deploy(
    {
      ...creates,
      DescribeStackEvents: [
        page([
          stackEvent(1, 'CREATE_IN_PROGRESS', ours),
          event(2, 'Topic', 'CREATE_FAILED', { ...ours, ResourceStatusReason: 'no' }),
          stackEvent(3, 'CREATE_FAILED', ours),
        ]),
      ],
    },
    { options: { disableRollback: true } },
  )
  await expect(outcome).rejects.toThrow('Stack shop was not created (CREATE_FAILED): Topic (AWS::SNS::Topic): no')
  expect(aws.calls).toContainEqual(['ExecuteChangeSet', execution])
  expect(aws.calls).not.toContainEqual(['DeleteStack', { StackName: STACK_ID }])
})

test('logs the service role that a stack has, also when no role is given', async () => {
  const script = { ...updates, DescribeStacks: [stackIn('CREATE_COMPLETE', { RoleARN: 'arn:role' })] }
  const { outcome, log } = await deploy(script, { kind: 'diff' })
  await outcome
  expect(log.lines).toContain('info: CloudFormation uses the service role arn:role.')
})
