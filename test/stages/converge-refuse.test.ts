import { expect, test } from 'vitest'
import { result, throttle } from './answers.ts'
import { CHANGE_SET_ID, run, stackIn, succeeds, works } from './converge.ts'
import { event, page, STACK_ID, stackEvent } from './events.ts'

const removal = { ClientRequestToken: 'sf-7-1-abcdef12-0' }
const deleted = page([stackEvent(1, 'DELETE_IN_PROGRESS', removal), stackEvent(2, 'DELETE_COMPLETE', removal)])

test.each(['ROLLBACK_COMPLETE', 'ROLLBACK_FAILED', 'CREATE_FAILED'])(
  '%s, ours: it is deleted by its ARN and created anew',
  async (status) => {
    const { aws, converged, log, remembered } = await run({
      ...works,
      DescribeStacks: [stackIn(status), stackIn('CREATE_COMPLETE')],
      DescribeStackEvents: [page([]), deleted, succeeds('CREATE')],
    })
    expect(await converged).toMatchObject({ operation: 'create' })
    expect(aws.changes()).toEqual(['DeleteStack', 'CreateChangeSet', 'ExecuteChangeSet'])
    expect(aws.calls[1]).toEqual(['DescribeStackEvents', { StackName: STACK_ID }])
    expect(aws.calls[2]).toEqual(['DeleteStack', { StackName: STACK_ID, ClientRequestToken: 'sf-7-1-abcdef12-0' }])
    expect(aws.calls.find(([action]) => action === 'CreateChangeSet')?.[1]).toMatchObject({
      ChangeSetType: 'CREATE',
      OnStackFailure: 'DELETE',
    })
    expect(remembered[0]).toMatchObject({ madeStack: true })
    expect(log.lines).toContainEqual(expect.stringMatching(new RegExp(`^notice: Stack shop is ${status}:.*anew`)))
  },
)

test('what blocks the deletion of a stack that is to be made anew is told', async () => {
  const { aws, converged } = await run({
    ...works,
    DescribeStacks: [stackIn('ROLLBACK_COMPLETE')],
    DescribeStackEvents: [
      page([]),
      page([
        stackEvent(1, 'DELETE_IN_PROGRESS', removal),
        event(2, 'Bucket', 'DELETE_FAILED', { ...removal, ResourceStatusReason: 'not empty' }),
        stackEvent(3, 'DELETE_FAILED', removal),
      ]),
    ],
  })
  await expect(converged).rejects.toMatchObject({
    message: 'The stack shop was not deleted (DELETE_FAILED).\nBucket (AWS::SNS::Topic): not empty',
  })
  expect(aws.changes()).toEqual(['DeleteStack'])
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
  const script = { ...works, DescribeStacks: [stackIn(status, { Tags })] }
  const { aws, converged } = await run(script, pullRequest === undefined ? {} : { pullRequest })
  await expect(converged).rejects.toMatchObject({
    name: 'Problem',
    message: expect.stringContaining('The stack shop is not changed'),
  })
  expect(aws.changes()).toEqual([])
})

test('a stack of another tool is updated, its tags left as they are', async () => {
  const { aws, converged } = await run({
    ...works,
    DescribeStacks: [stackIn('CREATE_COMPLETE', { Tags: [{ Key: 'team', Value: 'a' }] }), stackIn('UPDATE_COMPLETE')],
    DescribeStackEvents: [succeeds('UPDATE')],
  })
  expect(await converged).toMatchObject({ operation: 'update', changeSetId: CHANGE_SET_ID })
  expect(aws.calls[1]?.[1]).not.toHaveProperty('Tags')
})

test.each([
  ['UPDATE_ROLLBACK_FAILED', 'aws cloudformation continue-update-rollback --stack-name shop'],
  ['IMPORT_ROLLBACK_FAILED', 'aws cloudformation continue-update-rollback --stack-name shop'],
  ['UPDATE_FAILED', 'aws cloudformation rollback-stack --stack-name shop'],
  ['DELETE_FAILED', 'aws cloudformation delete-stack --stack-name shop'],
  ['A_STATUS_OF_TOMORROW', 'aws cloudformation describe-stacks --stack-name shop'],
])('%s: it stops with the command to run', async (status, command) => {
  const { aws, converged } = await run({
    ...works,
    DescribeStacks: [stackIn(status, { StackStatusReason: 'Topic failed' })],
  })
  await expect(converged).rejects.toMatchObject({
    message: `Stack shop is ${status}: Topic failed.`,
    remedy: expect.stringContaining(`\`${command}\``),
  })
  expect(aws.changes()).toEqual([])
})

test('an operation that is waited for and ends badly is judged by its end', async () => {
  const { aws, converged } = await run({
    ...works,
    DescribeStacks: [stackIn('UPDATE_ROLLBACK_IN_PROGRESS'), throttle, stackIn('UPDATE_ROLLBACK_FAILED')],
  })
  await expect(converged).rejects.toMatchObject({ remedy: expect.stringContaining('continue-update-rollback') })
  expect(aws.changes()).toEqual([])
})

test('a stack of another tool that is found busy is refused when its creation has failed', async () => {
  const { aws, converged } = await run({
    ...works,
    DescribeStacks: [stackIn('CREATE_IN_PROGRESS', { Tags: [] }), stackIn('ROLLBACK_COMPLETE', { Tags: [] })],
    DeleteStack: [result()],
  })
  await expect(converged).rejects.toMatchObject({ message: expect.stringContaining('not changed') })
  expect(aws.changes()).toEqual([])
})
