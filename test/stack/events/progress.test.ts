import { expect, test } from 'vitest'
import type { FollowedEvent } from '../../../src/stack/events/events.ts'
import { followInLog, openProgress } from '../../../src/stack/events/progress.ts'
import { result } from '../../fixtures/answers.ts'
import { fakeClock, waitOptions } from '../../fixtures/clock.ts'
import { event, page, STACK_ID, stackEvent, TOKEN } from '../../fixtures/events.ts'
import { fakeLog } from '../../fixtures/log.ts'
import { scriptAws } from '../../fixtures/server.ts'
import { stackEdges } from '../../fixtures/stack-edges.ts'

/** The lines that an operation on these resources shows for its events. */
function linesOf(events: readonly ReturnType<typeof event>[], resources: readonly string[] | undefined) {
  const progress = openProgress('shop', () => resources && new Set(resources))
  const before: FollowedEvent[] = []
  const lines = events.flatMap((each) => {
    const followed = { parents: [], ...each }
    const line = progress.see(followed, before)
    before.push(followed)
    return line ?? []
  })
  return { lines, waiting: progress.waiting(before.at(-1)?.Timestamp?.getTime() ?? 0) }
}

test('a line for each resource that has reached its end, with how many there are', () => {
  const { lines, waiting } = linesOf(
    [
      stackEvent(1, 'CREATE_IN_PROGRESS'),
      event(2, 'Topic', 'CREATE_IN_PROGRESS'),
      event(3, 'Queue', 'CREATE_IN_PROGRESS'),
      event(4, 'Topic', 'CREATE_IN_PROGRESS', { ResourceStatusReason: 'Resource creation Initiated' }),
      event(14, 'Topic', 'CREATE_COMPLETE'),
    ],
    ['Topic', 'Queue'],
  )
  expect(lines).toEqual(['  1 of 2  Topic  AWS::SNS::Topic  CREATE_COMPLETE (12 s)'])
  expect(waiting).toBe('waiting for stack shop: 1 of 2 resources are done, Queue CREATE_IN_PROGRESS for 11 s')
})

test('a replaced resource counts once, and its old one is shown when it is deleted', () => {
  const { lines, waiting } = linesOf(
    [
      event(2, 'Topic', 'UPDATE_IN_PROGRESS'),
      event(4, 'Topic', 'UPDATE_COMPLETE'),
      stackEvent(5, 'UPDATE_COMPLETE_CLEANUP_IN_PROGRESS'),
      event(6, 'Topic', 'DELETE_IN_PROGRESS'),
      event(8, 'Topic', 'DELETE_COMPLETE'),
    ],
    ['Topic'],
  )
  expect(lines).toEqual([
    '  1 of 1  Topic  AWS::SNS::Topic  UPDATE_COMPLETE (2.0 s)',
    '          Topic  AWS::SNS::Topic  DELETE_COMPLETE (2.0 s)',
  ])
  expect(waiting).toBe('waiting for the clean-up of stack shop: 1 of 1 resources are done')
})

test('a failure is told with its reason as soon as it happens, then what is rolled back, uncounted', () => {
  const { lines, waiting } = linesOf(
    [
      event(2, 'Topic', 'CREATE_IN_PROGRESS'),
      event(2, 'Queue', 'CREATE_IN_PROGRESS'),
      event(3, 'Topic', 'CREATE_FAILED', { ResourceStatusReason: 'The name is taken' }),
      event(3, 'Queue', 'CREATE_FAILED', { ResourceStatusReason: 'Resource creation cancelled' }),
      stackEvent(4, 'ROLLBACK_IN_PROGRESS', { ResourceStatusReason: 'The following resource(s) failed: [Topic].' }),
      event(5, 'Queue', 'DELETE_IN_PROGRESS'),
      event(6, 'Queue', 'DELETE_COMPLETE'),
      event(7, 'Topic', 'DELETE_IN_PROGRESS'),
    ],
    ['Topic', 'Queue'],
  )
  expect(lines).toEqual([
    '  1 of 2  Topic  AWS::SNS::Topic  CREATE_FAILED (1.0 s): The name is taken',
    '  2 of 2  Queue  AWS::SNS::Topic  CANCELLED (1.0 s)',
    'CloudFormation rolls back: The following resource(s) failed: [Topic].',
    '          Queue  AWS::SNS::Topic  DELETE_COMPLETE (1.0 s)',
  ])
  expect(waiting).toMatch(/^waiting for the rollback of stack shop: .*, Topic DELETE_IN_PROGRESS for 0\.0 s$/)
})

test('while nobody knows how many there are, they are counted; those of a nested stack are not', () => {
  const inner = { ...event(3, 'Inner', 'DELETE_COMPLETE'), parents: ['Child'] }
  const child = event(4, 'Child', 'DELETE_COMPLETE')
  expect(linesOf([inner, child], undefined).lines.map((line) => line.slice(0, 22))).toEqual([
    '       1  Child/Inner ',
    '       2  Child  AWS::',
  ])
  expect(linesOf([inner, child], ['Child']).lines.map((line) => line.slice(0, 22))).toEqual([
    '          Child/Inner ',
    '  1 of 1  Child  AWS::',
  ])
})

test('of many resources that it waits for, those that take longest are named', () => {
  const busy = [5, 4, 3, 2, 1].map((second) => event(second, `R${second}`, 'CREATE_IN_PROGRESS'))
  expect(linesOf(busy, ['R1', 'R2', 'R3', 'R4', 'R5']).waiting).toMatch(/ 0 of 5 .*R1 .*R2 .*R3 [^,]*, 2 more$/)
})

test('the log has the progress in sight, and all events folded after it; of a deletion, it asks what there is', async () => {
  const [log, clock] = [fakeLog(), fakeClock()]
  const aws = await scriptAws({
    ListStackResources: [
      result({
        StackResourceSummaries: [
          { LogicalResourceId: 'Topic', ResourceStatus: 'CREATE_COMPLETE' },
          { LogicalResourceId: 'Old', ResourceStatus: 'DELETE_COMPLETE' },
        ],
      }),
    ],
    DescribeStackEvents: [
      page([stackEvent(1, 'DELETE_IN_PROGRESS'), event(2, 'Topic', 'DELETE_IN_PROGRESS')]),
      page([]),
      page([event(3, 'Topic', 'DELETE_COMPLETE'), stackEvent(4, 'DELETE_COMPLETE')]),
    ],
  })
  const edges = stackEdges({ client: aws.cloudFormation, log, clock })
  const seen: string[] = []
  const options = { stackId: STACK_ID, operation: 'delete', token: TOKEN, waiting: waitOptions(clock, 3) } as const
  const onEvent = ({ EventId = '' }) => void seen.push(EventId)
  await followInLog(edges, { stackName: 'shop' }, { ...options, onEvent })
  expect(seen).toEqual(['e1', 'e2', 'e3', 'e4'])
  expect(log.waits).toEqual([expect.stringContaining('waiting for stack shop')])
  expect(log.lines.map((line) => line.replace(/\d\d:\d\d:\d\d +/, ''))).toEqual([
    'info:   1 of 1  Topic  AWS::SNS::Topic  DELETE_COMPLETE (1.0 s)',
    'group: Events of stack shop',
    expect.stringContaining('DELETE_IN_PROGRESS    shop'),
    expect.stringContaining('DELETE_IN_PROGRESS    Topic'),
    expect.stringContaining('DELETE_COMPLETE       Topic'),
    expect.stringContaining('DELETE_COMPLETE       shop'),
  ])
})
