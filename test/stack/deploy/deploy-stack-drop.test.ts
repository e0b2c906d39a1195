import { expect, test } from 'vitest'
import { NotNeeded } from '../../../src/stack/edges.ts'
import { noStack, refuse, result, silence } from '../../fixtures/answers.ts'
import { fakeClock } from '../../fixtures/clock.ts'
import { CHANGE_SET_ID, deploy, empty, OUR_CHANGE_SET, ready, successful } from '../../fixtures/deploy-stack.ts'
import { event, page, STACK_ID, stackEvent } from '../../fixtures/events.ts'
import { stackIn } from '../../fixtures/stack.ts'

const failed = result({ ...OUR_CHANGE_SET, Status: 'FAILED', StatusReason: 'Template error: no' })
const pending = { region: 'eu-central-1', stackName: 'shop', name: 'sf-7-1-abcdef12-1' }

test('a failed change set of a stack is deleted', async () => {
  const { aws, outcome, saved } = await deploy({
    ...successful,
    DescribeStacks: [stackIn('CREATE_COMPLETE')],
    DescribeChangeSet: [failed],
  })
  await expect(outcome).rejects.toThrow('CloudFormation cannot create the change set: Template error: no')
  expect(aws.calls.at(-1)).toEqual(['DeleteChangeSet', { ChangeSetName: CHANGE_SET_ID }])
  expect(aws.changes()).toEqual(['CreateChangeSet', 'DeleteChangeSet'])
  expect(saved).toEqual([pending, undefined])
})

test('a failed change set of a new stack is deleted with the stack', async () => {
  const { aws, outcome, saved } = await deploy({
    ...successful,
    DescribeStacks: [noStack('shop'), stackIn('REVIEW_IN_PROGRESS')],
    DescribeChangeSet: [failed],
  })
  await expect(outcome).rejects.toThrow('Template error: no')
  expect(aws.changes()).toEqual(['CreateChangeSet', 'DeleteStack'])
  expect(aws.calls.at(-1)).toEqual(['DeleteStack', { StackName: STACK_ID }])
  expect(saved).toEqual([pending, undefined])
})

test('a recreated stack leaves nothing behind when its change set fails', async () => {
  const removal = { ClientRequestToken: 'sf-7-1-abcdef12-0' }
  const { aws, outcome } = await deploy({
    ...successful,
    DescribeStacks: [stackIn('ROLLBACK_COMPLETE'), stackIn('DELETE_COMPLETE'), stackIn('REVIEW_IN_PROGRESS')],
    DescribeStackEvents: [
      page([stackEvent(0, 'ROLLBACK_COMPLETE')]),
      page([stackEvent(1, 'DELETE_IN_PROGRESS', removal), stackEvent(2, 'DELETE_COMPLETE', removal)]),
    ],
    DescribeChangeSet: [failed],
  })
  await expect(outcome).rejects.toThrow('Template error: no')
  expect(aws.changes()).toEqual(['DeleteStack', 'CreateChangeSet', 'DeleteStack'])
})

test('a change set that cannot be deleted is a warning, and left to the post step', async () => {
  const { outcome, log, saved } = await deploy({
    ...successful,
    DescribeStacks: [stackIn('CREATE_COMPLETE')],
    DescribeChangeSet: [failed],
    DeleteChangeSet: [refuse('AccessDenied', 'not authorized', 403)],
  })
  await expect(outcome).rejects.toThrow('Template error: no')
  expect(log.lines).toContainEqual(expect.stringMatching(/^warning: The change set sf-7-1-abcdef12-1 .* not deleted/))
  expect(saved).toEqual([pending])
})

test('an empty change set is deleted, and the stack is as it was', async () => {
  const { aws, outcome } = await deploy({
    ...successful,
    DescribeStacks: [
      stackIn('UPDATE_COMPLETE'),
      stackIn('UPDATE_COMPLETE', { Outputs: [{ OutputKey: 'A', OutputValue: '1' }] }),
    ],
    DescribeChangeSet: [empty],
  })
  expect(await outcome).toMatchObject({ operation: 'none', stack: { outputs: new Map([['A', '1']]) } })
  expect(aws.changes()).toEqual(['CreateChangeSet', 'DeleteChangeSet'])
})

test('an empty change set after an update that was rolled back is a success with a warning', async () => {
  const { outcome, log } = await deploy({
    ...successful,
    DescribeStacks: [stackIn('UPDATE_ROLLBACK_COMPLETE')],
    DescribeChangeSet: [empty],
  })
  expect(await outcome).toMatchObject({ operation: 'none' })
  expect(log.lines).toContainEqual(expect.stringMatching(/^warning: .*rolled back/))
})

test('a cancel while the change set is being created deletes it', async () => {
  const cancel = new AbortController()
  const clock = fakeClock(() => cancel.abort(new Error('cancelled')))
  const { aws, outcome, saved } = await deploy(
    {
      ...successful,
      DescribeStacks: [noStack('shop'), stackIn('REVIEW_IN_PROGRESS')],
      DescribeChangeSet: [result({ ...OUR_CHANGE_SET, Status: 'CREATE_IN_PROGRESS' }), ready],
    },
    { clock, signal: cancel.signal },
  )
  await expect(outcome).rejects.toMatchObject({ name: 'AbortError' })
  expect(aws.changes()).toEqual(['CreateChangeSet', 'DeleteStack'])
  expect(saved.at(-1)).toBeUndefined()
})

test('a cancel when the change set is ready does not execute it', async () => {
  const cancel = new AbortController()
  const { aws, outcome } = await deploy(
    {
      ...successful,
      DescribeStacks: [stackIn('CREATE_COMPLETE')],
      DescribeChangeSet: [
        () => {
          cancel.abort(new Error('cancelled'))
          return ready
        },
      ],
      DescribeStackEvents: [silence],
    },
    { signal: cancel.signal },
  )
  await expect(outcome).rejects.toThrow()
  expect(aws.changes()).toEqual(['CreateChangeSet', 'DeleteChangeSet'])
})

test('a cancel while the stack is updated leaves the operation alone and says so', async () => {
  const cancel = new AbortController()
  const clock = fakeClock(() => cancel.abort(new Error('cancelled')))
  const { aws, outcome, log } = await deploy(
    {
      ...successful,
      DescribeStacks: [stackIn('CREATE_COMPLETE')],
      DescribeStackEvents: [page([stackEvent(1, 'UPDATE_IN_PROGRESS')])],
    },
    { clock, signal: cancel.signal },
  )
  await expect(outcome).rejects.toMatchObject({ name: 'AbortError' })
  expect(aws.changes()).toEqual(['CreateChangeSet', 'ExecuteChangeSet'])
  expect(log.lines.at(-1)).toMatch(/^warning: CloudFormation continues with stack shop/)
})

test('a failed creation reports its first cause, at its line of the template', async () => {
  const ours = { ClientRequestToken: 'sf-7-1-abcdef12-1' }
  const { aws, outcome, log } = await deploy({
    ...successful,
    DescribeStacks: [noStack('shop')],
    DescribeStackEvents: [
      page([
        stackEvent(1, 'CREATE_IN_PROGRESS', ours),
        event(2, 'Topic', 'CREATE_FAILED', { ...ours, ResourceStatusReason: 'Topic already exists' }),
        event(3, 'Queue', 'CREATE_FAILED', { ...ours, ResourceStatusReason: 'no' }),
        stackEvent(4, 'CREATE_FAILED', ours),
        stackEvent(5, 'DELETE_COMPLETE', ours),
      ]),
    ],
  })
  await expect(outcome).rejects.toMatchObject({
    message: 'Stack shop was not created (DELETE_COMPLETE): Topic (AWS::SNS::Topic): Topic already exists',
    remedy: expect.stringContaining('has that name'),
    place: { file: 'stack.yml', line: 2 },
  })
  expect(log.lines).toContain('info: Also failed: Queue (AWS::SNS::Topic): no')
  expect(aws.changes()).toEqual(['CreateChangeSet', 'ExecuteChangeSet'])
})

test.each([
  { cancelled: true, seconds: 3 },
  { cancelled: false, seconds: 60 },
])(
  'gives up on a change set that is never ready: cancelled $cancelled, after $seconds s',
  async ({ cancelled, seconds }) => {
    const cancel = new AbortController()
    const clock = fakeClock(() => cancelled && cancel.abort(new Error('cancelled')))
    const beingMade = refuse('InvalidChangeSetStatus', 'Cannot delete ChangeSet in status CREATE_IN_PROGRESS')
    const { outcome, log } = await deploy(
      {
        ...successful,
        DescribeStacks: [stackIn('CREATE_COMPLETE')],
        DescribeChangeSet: cancelled ? [result({ ...OUR_CHANGE_SET, Status: 'CREATE_IN_PROGRESS' })] : [failed],
        DeleteChangeSet: [beingMade],
      },
      { clock, signal: cancel.signal },
    )
    await expect(outcome).rejects.toThrow()
    expect(log.lines).toContainEqual(expect.stringContaining('was not deleted: the wait took too long'))
    const waited = (clock.now() - Date.parse('2026-03-01T12:00:00Z')) / 1000
    expect(waited).toBeGreaterThanOrEqual(seconds - 0.5)
    expect(waited).toBeLessThan(seconds + 2)
  },
)

const over = async () => {
  throw new NotNeeded('pull request 7 is closed')
}

test('a preview that is over when its change set is ready is not executed, and the stack in review goes with the change set', async () => {
  const { aws, outcome, saved } = await deploy(
    { ...successful, DescribeStacks: [noStack('shop'), stackIn('REVIEW_IN_PROGRESS')] },
    { confirm: over },
  )
  await expect(outcome).rejects.toMatchObject({ name: 'NotNeeded', message: 'pull request 7 is closed' })
  expect(aws.changes()).toEqual(['CreateChangeSet', 'DeleteStack'])
  expect(saved.at(-1)).toBeUndefined()
})

test('an update that is not needed any more leaves the stack as it is', async () => {
  const { aws, outcome } = await deploy(
    { ...successful, DescribeStacks: [stackIn('CREATE_COMPLETE')] },
    { confirm: over },
  )
  await expect(outcome).rejects.toMatchObject({ name: 'NotNeeded' })
  expect(aws.changes()).toEqual(['CreateChangeSet', 'DeleteChangeSet'])
})

test('what is only shown needs nobody to confirm it', async () => {
  const { outcome } = await deploy(
    { ...successful, DescribeStacks: [stackIn('CREATE_COMPLETE')] },
    { kind: 'diff', confirm: over },
  )
  expect(await outcome).toMatchObject({ operation: 'update' })
})
