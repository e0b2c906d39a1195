import { expect, test } from 'vitest'
import { type Answer, throttle } from '../../fixtures/answers.ts'
import { event, ids, page, stackEvent } from '../../fixtures/events.ts'
import { follow } from '../../fixtures/follow.ts'
import { stackIn } from '../../fixtures/stack.ts'

const none = { ClientRequestToken: undefined }
const theirs = { ClientRequestToken: 'Console-UpdateStack-7' }
/** The change set that is executed was created in second 3. */
const changeSet = { id: 'arn:ours', createdAt: stackEvent(3, '').Timestamp?.getTime() ?? 0 }
const earlier = [stackEvent(1, 'UPDATE_IN_PROGRESS', none), stackEvent(2, 'UPDATE_COMPLETE', none)]
const ours = [stackEvent(4, 'UPDATE_IN_PROGRESS', none), event(5, 'Topic', 'UPDATE_COMPLETE', none)]

test('events without a token are those of the operation from the creation of its change set on', async () => {
  const { seen, end } = await follow(
    'update',
    [page(earlier), page([...earlier, ...ours]), page([...earlier, ...ours, stackEvent(6, 'UPDATE_COMPLETE', none)])],
    { changeSet },
  )
  expect(await end).toMatchObject({ outcome: 'succeeded', status: 'UPDATE_COMPLETE' })
  expect(ids(seen)).toBe('e4 e5 e6')
})

test('an operation without a first event is found, too', async () => {
  const review = stackEvent(3, 'REVIEW_IN_PROGRESS', none)
  const { seen, end } = await follow(
    'create',
    [page([review]), page([review, stackEvent(4, 'CREATE_COMPLETE', none)])],
    {
      changeSet,
    },
  )
  expect(await end).toMatchObject({ outcome: 'succeeded', status: 'CREATE_COMPLETE' })
  expect(ids(seen)).toBe('e4')
})

test('more events without a token than a page holds are all seen', async () => {
  const { seen, end } = await follow(
    'update',
    [page([...ours, stackEvent(6, 'UPDATE_COMPLETE', none)].slice(1), 'more'), page([...earlier, ...ours.slice(0, 1)])],
    { changeSet },
  )
  await end
  expect(ids(seen)).toBe('e4 e5 e6')
})

test('an operation with the token of somebody else is never taken for ours', async () => {
  const other = [stackEvent(4, 'UPDATE_IN_PROGRESS', theirs), stackEvent(5, 'UPDATE_COMPLETE', none)]
  const own = [stackEvent(6, 'UPDATE_IN_PROGRESS'), stackEvent(7, 'UPDATE_ROLLBACK_COMPLETE')]
  const { seen, end } = await follow('update', [page(other), page([...other, ...own])], {
    changeSet,
    stacks: [stackIn('UPDATE_COMPLETE', { ChangeSetId: 'arn:theirs' })],
  })
  expect(await end).toMatchObject({ outcome: 'failed', status: 'UPDATE_ROLLBACK_COMPLETE' })
  expect(ids(seen)).toBe('e6 e7')
})

test.each([
  { change: 'arn:theirs', status: 'UPDATE_COMPLETE', ends: undefined },
  { change: 'arn:ours', status: 'UPDATE_IN_PROGRESS', ends: undefined },
  { change: 'arn:ours', status: 'UPDATE_COMPLETE', ends: { outcome: 'succeeded', status: 'UPDATE_COMPLETE' } },
  { change: 'arn:ours', status: 'UPDATE_ROLLBACK_COMPLETE', ends: { outcome: 'failed' } },
])('without any event, the stack decides: $status by $change', async ({ change, status, ends }) => {
  const { aws, end } = await follow('update', [page(earlier)], {
    changeSet,
    minutes: 1,
    stacks: [stackIn(status, { ChangeSetId: change })],
  })
  if (ends === undefined) await expect(end).rejects.toMatchObject({ name: 'TimedOut' })
  else expect(await end).toMatchObject(ends)
  const looks = aws.calls.filter(([action]) => action === 'DescribeStacks').length
  expect(looks).toBe(ends === undefined ? 4 : 1)
})

test('a throttled look at the stack ends nothing', async () => {
  const { end } = await follow('update', [page(earlier)], {
    changeSet,
    stacks: [throttle, stackIn('UPDATE_COMPLETE', { ChangeSetId: 'arn:ours' })],
  })
  expect(await end).toMatchObject({ outcome: 'succeeded' })
})

/** The events of a stack of one resource that is created from second 0 to 17.3, as they are known after some milliseconds. */
function afterMilliseconds(now: () => number): Answer {
  const at = (time: number) => ({ Timestamp: new Date(start + time) })
  const start = now()
  const all = [
    stackEvent(1, 'CREATE_IN_PROGRESS', at(0)),
    event(2, 'Topic', 'CREATE_IN_PROGRESS', at(0)),
    event(3, 'Topic', 'CREATE_IN_PROGRESS', { ...at(8_650), ResourceStatusReason: 'Resource creation Initiated' }),
    event(4, 'Topic', 'CREATE_COMPLETE', at(17_300)),
    stackEvent(5, 'CREATE_COMPLETE', at(17_300)),
  ]
  return () => page(all.filter(({ Timestamp = new Date() }) => Timestamp.getTime() <= now()))
}

test('while a creation is not even initiated, events are read half as often', async () => {
  const { aws, clock, end } = await follow('create', [], { answer: afterMilliseconds })
  const start = clock.now()
  await end
  expect(aws.calls).toHaveLength(23)
  expect(clock.now() - start - 17_300).toBeLessThan(600)
})
