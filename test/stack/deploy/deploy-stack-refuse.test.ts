import { expect, test } from 'vitest'
import { refuse, result, throttle } from '../../fixtures/answers.ts'
import { CHANGE_SET_ID, deploy, OUR_CHANGE_SET, succeeds, successful } from '../../fixtures/deploy-stack.ts'
import { event, page, STACK_ID, stackEvent } from '../../fixtures/events.ts'
import { stackIn } from '../../fixtures/stack.ts'

const removal = { ClientRequestToken: 'sf-7-1-abcdef12-0' }
const deleted = page([stackEvent(1, 'DELETE_IN_PROGRESS', removal), stackEvent(2, 'DELETE_COMPLETE', removal)])

test.each(['ROLLBACK_COMPLETE', 'ROLLBACK_FAILED', 'CREATE_FAILED', 'DELETE_FAILED'])(
  '%s, ours: it is deleted by its ARN and created again',
  async (status) => {
    const { aws, outcome, log } = await deploy({
      ...successful,
      DescribeStacks: [stackIn(status), stackIn('DELETE_COMPLETE'), stackIn('CREATE_COMPLETE')],
      DescribeStackEvents: [page([stackEvent(0, status)]), deleted, succeeds('CREATE')],
    })
    expect(await outcome).toMatchObject({ operation: 'create' })
    expect(aws.changes()).toEqual(['DeleteStack', 'CreateChangeSet', 'ExecuteChangeSet'])
    expect(aws.calls[2]).toEqual(['DeleteStack', { StackName: STACK_ID, ClientRequestToken: 'sf-7-1-abcdef12-0' }])
    expect(aws.calls.find(([action]) => action === 'CreateChangeSet')?.[1]).toMatchObject({
      ChangeSetType: 'CREATE',
      OnStackFailure: 'DELETE',
    })
    expect(log.lines).toContainEqual(expect.stringMatching(new RegExp(`^notice: Stack shop is ${status}:.*recreated`)))
  },
)

test('a deletion before a recreation that takes too long is not reported as another operation', async () => {
  const { outcome } = await deploy({
    ...successful,
    DescribeStacks: [stackIn('ROLLBACK_COMPLETE')],
    DescribeStackEvents: [page([stackEvent(1, 'DELETE_IN_PROGRESS', removal)])],
  })
  await expect(outcome).rejects.toMatchObject({
    name: 'Problem',
    message: 'Stack shop is not deleted after 3 minutes. CloudFormation continues with it.',
  })
})

test('reports what blocks the deletion of a stack that is to be recreated', async () => {
  const { aws, outcome } = await deploy({
    ...successful,
    DescribeStacks: [stackIn('ROLLBACK_COMPLETE')],
    DescribeStackEvents: [
      page([stackEvent(0, 'ROLLBACK_COMPLETE')]),
      page([
        stackEvent(1, 'DELETE_IN_PROGRESS', removal),
        event(2, 'Bucket', 'DELETE_FAILED', { ...removal, ResourceStatusReason: 'not empty' }),
        stackEvent(3, 'DELETE_FAILED', removal),
      ]),
      page([
        stackEvent(3, 'DELETE_FAILED', removal),
        stackEvent(4, 'DELETE_IN_PROGRESS', removal),
        event(5, 'Bucket', 'DELETE_FAILED', { ...removal, ResourceStatusReason: 'still not empty' }),
        stackEvent(6, 'DELETE_FAILED', removal),
      ]),
    ],
  })
  await expect(outcome).rejects.toMatchObject({
    message: 'The stack shop was not deleted (DELETE_FAILED), in two tries.\nBucket (AWS::SNS::Topic): still not empty',
  })
  expect(aws.changes()).toEqual(['DeleteStack', 'DeleteStack'])
})

test.each(['ROLLBACK_COMPLETE', 'ROLLBACK_FAILED', 'CREATE_FAILED', 'DELETE_FAILED'])(
  '%s, ours, but protected: it stops with the command to run',
  async (status) => {
    const script = { ...successful, DescribeStacks: [stackIn(status, { EnableTerminationProtection: true })] }
    const { aws, outcome } = await deploy(script)
    await expect(outcome).rejects.toMatchObject({
      message: `The stack shop (${status}) is not deleted and recreated: it has termination protection.`,
      remedy:
        'To delete it, run `aws cloudformation update-termination-protection --stack-name shop --region eu-central-1 --no-enable-termination-protection`, then run the job again.',
    })
    expect(aws.changes()).toEqual([])
  },
)

test('a protected stack is updated like any other', async () => {
  const protection = { EnableTerminationProtection: true }
  const { outcome } = await deploy({
    ...successful,
    DescribeStacks: [stackIn('CREATE_COMPLETE', protection), stackIn('UPDATE_COMPLETE', protection)],
    DescribeStackEvents: [succeeds('UPDATE')],
  })
  expect(await outcome).toMatchObject({ operation: 'update' })
})

const theirs = [
  { Key: 'servicefull:repository', Value: 'owner/other' },
  { Key: 'servicefull:stack', Value: 'shop' },
]

test.each([
  ['ROLLBACK_COMPLETE', 'of another repository', theirs, undefined],
  ['ROLLBACK_COMPLETE', 'of another tool', [], undefined],
  ['CREATE_FAILED', 'of another tool', [], undefined],
  ['UPDATE_COMPLETE', 'of another repository', theirs, undefined],
  ['UPDATE_COMPLETE', 'of another tool, met by a preview', [], 5],
])('%s, %s: refused, and nothing is changed', async (status, _, Tags, pullRequest) => {
  const script = { ...successful, DescribeStacks: [stackIn(status, { Tags })] }
  const { aws, outcome } = await deploy(script, pullRequest === undefined ? {} : { pullRequest })
  await expect(outcome).rejects.toMatchObject({
    name: 'Problem',
    message: expect.stringContaining('The stack shop is not changed'),
  })
  expect(aws.changes()).toEqual([])
})

test('a stack of another tool is updated, its tags left as they are', async () => {
  const { aws, outcome } = await deploy({
    ...successful,
    DescribeStacks: [stackIn('CREATE_COMPLETE', { Tags: [{ Key: 'team', Value: 'a' }] }), stackIn('UPDATE_COMPLETE')],
    DescribeStackEvents: [succeeds('UPDATE')],
  })
  expect(await outcome).toMatchObject({ operation: 'update', changeSetId: CHANGE_SET_ID })
  expect(aws.calls[1]?.[1]).not.toHaveProperty('Tags')
})

const here = '--stack-name shop --region eu-central-1'

test.each([
  ['UPDATE_ROLLBACK_FAILED', `aws cloudformation continue-update-rollback ${here}`],
  ['IMPORT_ROLLBACK_FAILED', `aws cloudformation describe-stack-events ${here}`],
  ['UPDATE_FAILED', `aws cloudformation rollback-stack ${here}`],
  ['A_STATUS_OF_TOMORROW', `aws cloudformation describe-stacks ${here}`],
])('%s: it stops with the command to run', async (status, command) => {
  const { aws, outcome } = await deploy({
    ...successful,
    DescribeStacks: [stackIn(status, { StackStatusReason: 'Topic failed' })],
    ListStackResources: [refuse('AccessDenied', 'not authorized', 403)],
  })
  await expect(outcome).rejects.toMatchObject({
    message: `Stack shop is ${status}: Topic failed.`,
    remedy: expect.stringContaining(`\`${command}\``),
  })
  expect(aws.changes()).toEqual([])
})

const NESTED = STACK_ID.replace('stack/shop/', 'stack/shop-Net-1ABC/')
const resource = (LogicalResourceId: string, ResourceStatus: string, ResourceStatusReason?: string) => ({
  LogicalResourceId,
  ResourceType: 'AWS::SNS::Topic',
  ResourceStatus,
  ResourceStatusReason,
})
const failedRollback = [stackIn('UPDATE_ROLLBACK_FAILED', { StackStatusReason: 'two failed' })]

test('the resources on which a rollback failed are listed, and may be skipped', async () => {
  const StackResourceSummaries = [
    resource('Good', 'UPDATE_COMPLETE'),
    resource('Topic', 'UPDATE_FAILED', 'it is gone'),
    resource('Late', 'UPDATE_FAILED', 'Resource update cancelled'),
    resource('Other', 'UPDATE_FAILED'),
  ]
  const { outcome } = await deploy({
    ...successful,
    DescribeStacks: failedRollback,
    ListStackResources: [result({ StackResourceSummaries })],
  })
  await expect(outcome).rejects.toMatchObject({
    message:
      'Stack shop is UPDATE_ROLLBACK_FAILED: two failed.\nTopic (AWS::SNS::Topic): it is gone\nOther (AWS::SNS::Topic): no reason is given',
    remedy: expect.stringContaining('`--resources-to-skip Topic Other`'),
  })
})

test('a nested stack is skipped by its resources, with its name in front', async () => {
  const nested = { ...resource('Net', 'UPDATE_FAILED', 'Embedded stack'), ResourceType: 'AWS::CloudFormation::Stack' }
  const inner = [resource('Queue', 'UPDATE_FAILED', 'it is gone')]
  const { outcome } = await deploy({
    ...successful,
    DescribeStacks: failedRollback,
    ListStackResources: [
      ({ StackName }: Record<string, unknown>) =>
        result({ StackResourceSummaries: StackName === NESTED ? inner : [{ ...nested, PhysicalResourceId: NESTED }] }),
    ],
  })
  await expect(outcome).rejects.toMatchObject({
    message: 'Stack shop is UPDATE_ROLLBACK_FAILED: two failed.\nNet/Queue (AWS::SNS::Topic): it is gone',
    remedy: expect.stringContaining('`--resources-to-skip shop-Net-1ABC.Queue`'),
  })
})

test('a nested stack that cannot be read is listed but not skipped, because CloudFormation refuses that', async () => {
  const nested = { ...resource('Net', 'UPDATE_FAILED', 'Embedded stack'), ResourceType: 'AWS::CloudFormation::Stack' }
  const { outcome } = await deploy({
    ...successful,
    DescribeStacks: failedRollback,
    ListStackResources: [
      ({ StackName }: Record<string, unknown>) =>
        StackName === NESTED
          ? refuse('AccessDenied', 'not authorized')
          : result({ StackResourceSummaries: [{ ...nested, PhysicalResourceId: NESTED }] }),
    ],
  })
  await expect(outcome).rejects.toMatchObject({
    message: 'Stack shop is UPDATE_ROLLBACK_FAILED: two failed.\nNet (AWS::CloudFormation::Stack): Embedded stack',
    remedy: expect.stringMatching(/then run this job again\.$/),
  })
})

test('an operation that fails while the deploy waits for it is judged by its final status', async () => {
  const { aws, outcome } = await deploy({
    ...successful,
    DescribeStacks: [stackIn('UPDATE_ROLLBACK_IN_PROGRESS'), throttle, stackIn('UPDATE_ROLLBACK_FAILED')],
  })
  await expect(outcome).rejects.toMatchObject({ remedy: expect.stringContaining('continue-update-rollback') })
  expect(aws.changes()).toEqual([])
})

test('a stack of another tool that is found busy is refused when its creation has failed', async () => {
  const { aws, outcome } = await deploy({
    ...successful,
    DescribeStacks: [stackIn('CREATE_IN_PROGRESS', { Tags: [] }), stackIn('ROLLBACK_COMPLETE', { Tags: [] })],
    DeleteStack: [result()],
  })
  await expect(outcome).rejects.toMatchObject({ message: expect.stringContaining('not changed') })
  expect(aws.changes()).toEqual([])
})

test('a capability that a transform turns out to need is reported with the input to add, and the change set is deleted', async () => {
  const failed = { ...OUR_CHANGE_SET, Status: 'FAILED', StatusReason: 'Requires capabilities : [CAPABILITY_NAMED_IAM]' }
  const { aws, outcome } = await deploy({
    ...successful,
    DescribeStacks: [stackIn('CREATE_COMPLETE')],
    DescribeChangeSet: [result(failed)],
  })
  await expect(outcome).rejects.toMatchObject({
    message: 'CloudFormation refuses the template of stack shop: it needs the capabilities CAPABILITY_NAMED_IAM.',
  })
  expect(aws.changes()).toEqual(['CreateChangeSet', 'DeleteChangeSet'])
})
