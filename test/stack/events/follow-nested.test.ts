import type { StackEvent } from '@aws-sdk/client-cloudformation'
import { expect, test } from 'vitest'
import { pathOf } from '../../../src/stack/events/events.ts'
import { followOperation } from '../../../src/stack/events/follow.ts'
import { type Answer, noStack, refuse, throttle } from '../../fixtures/answers.ts'
import { fakeClock, waitOptions } from '../../fixtures/clock.ts'
import { CHILD_ID, event, page, STACK_ID, stackEvent, TOKEN } from '../../fixtures/events.ts'
import { scriptAws } from '../../fixtures/server.ts'

const GRANDCHILD = 'arn:aws:cloudformation:eu-central-1:111122223333:stack/shop-Child-1-Deep-1/3'

/** An event of a nested stack as a resource of the one around it. */
const nested = (
  id: number,
  resource: string,
  status: string,
  arn: string,
  more: Partial<StackEvent> = {},
): StackEvent =>
  event(id, resource, status, { ResourceType: 'AWS::CloudFormation::Stack', PhysicalResourceId: arn, ...more })
/** An event in the nested stack. */
const inside = (id: number, resource: string, status: string, arn = CHILD_ID): StackEvent =>
  event(id, resource, status, { StackId: arn })

const begin = stackEvent(1, 'CREATE_IN_PROGRESS')
const end = stackEvent(20, 'CREATE_COMPLETE')

/** Follows through these answers by stack; gives what was seen as `path STATUS`, and which stacks were read, in order. */
async function follow(answers: Readonly<Record<string, readonly Answer[]>>) {
  const counts = new Map<string, number>()
  const aws = await scriptAws({
    DescribeStackEvents: [
      (input) => {
        const name = String(input.StackName)
        const list = answers[name] ?? [refuse('ValidationError', 'not scripted')]
        const count = counts.get(name) ?? 0
        counts.set(name, count + 1)
        const answer = list[count] ?? list.at(-1)
        if (answer === undefined) throw new Error('no answer')
        return typeof answer === 'function' ? answer(input) : answer
      },
    ],
  })
  const clock = fakeClock()
  const seen: string[] = []
  const ended = await followOperation(aws.cloudFormation, {
    stackId: STACK_ID,
    operation: 'create',
    token: TOKEN,
    waiting: waitOptions(clock, 3),
    onEvent: (each) => seen.push(`${pathOf(each)} ${each.ResourceStatus}`),
  })
  const read = aws.calls.map(([, input]) => (input as { StackName: string }).StackName.split('/')[1])
  return { ended, seen, read, clock }
}

test('the events of a nested stack come between its beginning and its end, each once, its own left out', async () => {
  const started = [
    begin,
    nested(2, 'Child', 'CREATE_IN_PROGRESS', ''),
    nested(3, 'Child', 'CREATE_IN_PROGRESS', CHILD_ID),
  ]
  const ownBegin = stackEvent(3, 'CREATE_IN_PROGRESS', { EventId: 'c3', StackId: CHILD_ID })
  const queue = [inside(4, 'Queue', 'CREATE_IN_PROGRESS'), inside(6, 'Queue', 'CREATE_COMPLETE')]
  const ownEnd = stackEvent(7, 'CREATE_COMPLETE', { EventId: 'c7', StackId: CHILD_ID })
  const done = [...started, event(5, 'Topic', 'CREATE_COMPLETE'), nested(7, 'Child', 'CREATE_COMPLETE', CHILD_ID)]
  const { ended, seen, read } = await follow({
    [STACK_ID]: [page(started.slice(0, 2)), page(started), page(done), page(done), page([...done, end])],
    [CHILD_ID]: [page([ownBegin, ...queue.slice(0, 1)]), page([ownBegin, ...queue, ownEnd])],
  })
  expect(seen).toEqual([
    'shop CREATE_IN_PROGRESS',
    'Child CREATE_IN_PROGRESS',
    'Child CREATE_IN_PROGRESS',
    'Child/Queue CREATE_IN_PROGRESS',
    'Topic CREATE_COMPLETE',
    'Child/Queue CREATE_COMPLETE',
    'Child CREATE_COMPLETE',
    'shop CREATE_COMPLETE',
  ])
  expect(ended.events.map(pathOf)).toHaveLength(8)
  // Only while it is worked on, and once when all has ended.
  expect(read).toEqual(['shop', 'shop', 'shop-Child-1', 'shop', 'shop-Child-1', 'shop', 'shop', 'shop-Child-1'])
})

test('at the same time, what is inside comes before the end of the nested stack, and after its beginning', async () => {
  const at = { Timestamp: new Date('2026-03-01T12:00:05Z') }
  const { seen } = await follow({
    [STACK_ID]: [
      page([
        begin,
        nested(2, 'Child', 'CREATE_IN_PROGRESS', CHILD_ID, at),
        nested(3, 'Child', 'CREATE_COMPLETE', CHILD_ID, at),
        end,
      ]),
    ],
    [CHILD_ID]: [page([{ ...inside(4, 'Queue', 'CREATE_COMPLETE'), ...at }])],
  })
  expect(seen.slice(1, 4)).toEqual(['Child CREATE_IN_PROGRESS', 'Child/Queue CREATE_COMPLETE', 'Child CREATE_COMPLETE'])
})

test('through two levels, on several pages, without the events of an earlier operation', async () => {
  const many = Array.from({ length: 5 }, (_, index) =>
    inside(index + 5, `Queue${index}`, 'CREATE_COMPLETE', GRANDCHILD),
  )
  const old = event(0, 'Old', 'CREATE_COMPLETE', { StackId: GRANDCHILD })
  const { seen } = await follow({
    [STACK_ID]: [page([begin, nested(2, 'Child', 'CREATE_IN_PROGRESS', CHILD_ID), end])],
    [CHILD_ID]: [page([nested(3, 'Deep', 'CREATE_IN_PROGRESS', GRANDCHILD, { StackId: CHILD_ID })])],
    // A new event has moved one to the next page.
    [GRANDCHILD]: [
      ({ NextToken }) => (NextToken === 'p2' ? page([old, ...many.slice(0, 3)]) : page(many.slice(2), 'p2')),
    ],
  })
  expect(seen).toEqual([
    'shop CREATE_IN_PROGRESS',
    'Child CREATE_IN_PROGRESS',
    'Child/Deep CREATE_IN_PROGRESS',
    ...[0, 1, 2, 3, 4].map((index) => `Child/Deep/Queue${index} CREATE_COMPLETE`),
    'shop CREATE_COMPLETE',
  ])
})

test('a fault in a nested stack loses no event and repeats none', async () => {
  const started = [begin, nested(2, 'Child', 'CREATE_IN_PROGRESS', CHILD_ID)]
  const { seen, clock } = await follow({
    [STACK_ID]: [
      page(started),
      page(started),
      page([...started, nested(5, 'Child', 'CREATE_COMPLETE', CHILD_ID), end]),
    ],
    [CHILD_ID]: [throttle, page([inside(3, 'Queue', 'CREATE_IN_PROGRESS')])],
  })
  expect(seen).toEqual([
    'shop CREATE_IN_PROGRESS',
    'Child CREATE_IN_PROGRESS',
    'Child/Queue CREATE_IN_PROGRESS',
    'Child CREATE_COMPLETE',
    'shop CREATE_COMPLETE',
  ])
  expect(clock.waits).toHaveLength(2)
})

test('a nested stack that may not be read is tried once, and the operation is followed without it', async () => {
  const started = [begin, nested(2, 'Child', 'CREATE_IN_PROGRESS', CHILD_ID)]
  const { ended, read } = await follow({
    [STACK_ID]: [page(started), page(started), page([...started, end])],
    [CHILD_ID]: [refuse('AccessDenied', 'User: u is not authorized', 403)],
  })
  expect(ended).toMatchObject({ outcome: 'succeeded', unreadable: [CHILD_ID] })
  expect(read).toEqual(['shop', 'shop-Child-1', 'shop', 'shop'])
})

test('a nested stack that does not exist yet is read again', async () => {
  const started = [begin, nested(2, 'Child', 'CREATE_IN_PROGRESS', CHILD_ID)]
  const { seen } = await follow({
    [STACK_ID]: [page(started), page(started), page([...started, end])],
    [CHILD_ID]: [noStack(CHILD_ID), page([inside(3, 'Queue', 'CREATE_IN_PROGRESS')])],
  })
  expect(seen).toContain('Child/Queue CREATE_IN_PROGRESS')
})

test('credentials that have expired end the wait at once', async () => {
  const expired = refuse('ExpiredToken', 'The security token included in the request is expired', 403)
  await expect(
    follow({ [STACK_ID]: [page([begin, nested(2, 'Child', 'CREATE_IN_PROGRESS', CHILD_ID)])], [CHILD_ID]: [expired] }),
  ).rejects.toMatchObject({ name: 'ExpiredToken' })
})
