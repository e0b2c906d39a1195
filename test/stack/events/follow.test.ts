import { expect, test } from 'vitest'
import { followOperation } from '../../../src/stack/events/follow.ts'
import { fakeClock, waitOptions } from '../../fixtures/clock.ts'
import { event, ids, page, STACK_ID, stackEvent, TOKEN } from '../../fixtures/events.ts'
import { follow } from '../../fixtures/follow.ts'
import { scriptAws } from '../../fixtures/server.ts'

const older = [
  stackEvent(1, 'UPDATE_IN_PROGRESS', { ClientRequestToken: 'sf-6' }),
  stackEvent(2, 'UPDATE_COMPLETE', { ClientRequestToken: 'sf-6' }),
]
const first = stackEvent(3, 'UPDATE_IN_PROGRESS')
const topic = [event(4, 'Topic', 'UPDATE_IN_PROGRESS'), event(5, 'Topic', 'UPDATE_COMPLETE')]
const last = stackEvent(6, 'UPDATE_COMPLETE')

test('each event is seen once, the oldest first, and no event of an earlier operation', async () => {
  const { seen, end, clock } = await follow('update', [
    page([...older, first]),
    page([...older, first, ...topic]),
    page([...older, first, ...topic]),
    page([...older, first, ...topic, last]),
  ])
  expect(await end).toMatchObject({ outcome: 'succeeded', status: 'UPDATE_COMPLETE' })
  expect(ids(seen)).toBe('e3 e4 e5 e6')
  expect(ids((await end).events)).toBe('e3 e4 e5 e6')
  expect(clock.waits).toHaveLength(3)
})

test('the last status of an earlier operation on the same page is not taken for ours', async () => {
  const { end, clock } = await follow('update', [
    page([...older]),
    page([...older, first]),
    page([...older, first, stackEvent(4, 'UPDATE_ROLLBACK_COMPLETE')]),
  ])
  expect(await end).toMatchObject({ outcome: 'failed', status: 'UPDATE_ROLLBACK_COMPLETE' })
  expect(clock.waits).toHaveLength(2)
})

test('an operation that is not visible yet is waited for, with one page read a poll', async () => {
  const { aws, seen, end } = await follow('update', [
    page(older, 'more'),
    page(older, 'more'),
    page([first, ...topic, last]),
  ])
  await end
  expect(ids(seen)).toBe('e3 e4 e5 e6')
  expect(aws.calls).toEqual([1, 2, 3].map(() => ['DescribeStackEvents', { StackName: STACK_ID }]))
})

test('an operation whose own first event is not visible yet is waited for, although a resource of it is', async () => {
  const { seen, end, clock } = await follow('update', [
    page([...older, ...topic]),
    page([...older, first, ...topic, last]),
  ])
  await end
  expect(ids(seen)).toBe('e3 e4 e5 e6')
  expect(clock.waits).toHaveLength(1)
})

test('events that fill more than one page are all seen', async () => {
  const many = Array.from({ length: 5 }, (_, index) => event(4 + index, `Topic${index}`, 'UPDATE_IN_PROGRESS'))
  const { aws, seen, end } = await follow('update', [
    page(many.slice(3), 'p2'),
    page(many.slice(1, 3), 'p3'),
    page([...older, first, ...many.slice(0, 1)], 'p4'),
    page([stackEvent(20, 'UPDATE_COMPLETE')], 'p2'),
    page([event(12, 'Topic9', 'UPDATE_IN_PROGRESS')], 'p3'),
    page([...older, first, ...many]),
  ])
  await end
  expect(ids(seen)).toBe('e3 e4 e5 e6 e7 e8 e12 e20')
  expect(aws.calls.map(([, input]) => (input as { NextToken?: string }).NextToken)).toEqual([
    undefined,
    'p2',
    'p3',
    undefined,
    'p2',
    'p3',
  ])
})

test('a nested stack that comes to its end does not end the operation', async () => {
  const nested = event(4, 'Network', 'UPDATE_COMPLETE', {
    ResourceType: 'AWS::CloudFormation::Stack',
    PhysicalResourceId: 'arn:aws:cloudformation:eu-central-1:111122223333:stack/shop-Network/2',
  })
  const { end, clock } = await follow('update', [page([first, nested]), page([first, nested, last])])
  expect(await end).toMatchObject({ outcome: 'succeeded' })
  expect(clock.waits).toHaveLength(1)
})

test('each event is seen with those before it, also those of earlier polls', async () => {
  const aws = await scriptAws({ DescribeStackEvents: [page([first]), page([first, ...topic, last])] })
  const seen: string[] = []
  await followOperation(aws.cloudFormation, {
    stackId: STACK_ID,
    operation: 'update',
    token: TOKEN,
    waiting: waitOptions(fakeClock(), 1),
    onEvent: (event, before) => seen.push(`${ids(before)} | ${event.EventId}`),
  })
  expect(seen).toEqual([' | e3', 'e3 | e4', 'e3 e4 | e5', 'e3 e4 e5 | e6'])
})
