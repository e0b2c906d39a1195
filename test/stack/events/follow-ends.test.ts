import { expect, test } from 'vitest'
import { event, ids, page, stackEvent } from '../../fixtures/events.ts'
import { follow } from '../../fixtures/follow.ts'

const failed = event(2, 'Topic', 'CREATE_FAILED', { ResourceStatusReason: 'no' })

test('a creation that fails with OnStackFailure=DELETE ends when the stack is deleted', async () => {
  const begin = [stackEvent(1, 'CREATE_IN_PROGRESS'), failed, stackEvent(3, 'CREATE_FAILED')]
  const { end, clock } = await follow('create', [
    page(begin),
    page([...begin, stackEvent(4, 'DELETE_IN_PROGRESS')]),
    page([...begin, stackEvent(4, 'DELETE_IN_PROGRESS'), stackEvent(5, 'DELETE_COMPLETE')]),
  ])
  expect(await end).toMatchObject({ outcome: 'failed', status: 'DELETE_COMPLETE' })
  expect(clock.waits).toHaveLength(2)
})

test('the change set that made the stack is no event of the creation', async () => {
  const review = stackEvent(1, 'REVIEW_IN_PROGRESS', { ClientRequestToken: undefined })
  const { end, seen } = await follow('create', [
    page([review]),
    page([review, stackEvent(2, 'CREATE_IN_PROGRESS'), stackEvent(3, 'CREATE_COMPLETE')]),
  ])
  expect(await end).toMatchObject({ outcome: 'succeeded', status: 'CREATE_COMPLETE' })
  expect(ids(seen)).toBe('e2 e3')
})

test.each([
  ['create', 'CREATE_IN_PROGRESS', 'ROLLBACK_COMPLETE'],
  ['create', 'CREATE_IN_PROGRESS', 'ROLLBACK_FAILED'],
  ['create', 'CREATE_IN_PROGRESS', 'DELETE_FAILED'],
  ['update', 'UPDATE_IN_PROGRESS', 'UPDATE_FAILED'],
  ['update', 'UPDATE_IN_PROGRESS', 'UPDATE_ROLLBACK_FAILED'],
  ['delete', 'DELETE_IN_PROGRESS', 'DELETE_FAILED'],
] as const)('%s: %s, %s is a failure', async (operation, begin, status) => {
  const { end } = await follow(operation, [page([stackEvent(1, begin), stackEvent(2, status)])])
  expect(await end).toMatchObject({ outcome: 'failed', status })
})

test('an update that is rolled back fails when the rollback is complete, cleanup included', async () => {
  const begin = [stackEvent(1, 'UPDATE_IN_PROGRESS'), stackEvent(3, 'UPDATE_ROLLBACK_IN_PROGRESS')]
  const cleanup = stackEvent(4, 'UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS')
  const { end, clock } = await follow('update', [
    page(begin),
    page([...begin, cleanup]),
    page([...begin, cleanup, stackEvent(5, 'UPDATE_ROLLBACK_COMPLETE')]),
  ])
  expect(await end).toMatchObject({ outcome: 'failed', status: 'UPDATE_ROLLBACK_COMPLETE' })
  expect(clock.waits).toHaveLength(2)
})

test('an update goes on while what it replaced is cleaned up', async () => {
  const begin = [stackEvent(1, 'UPDATE_IN_PROGRESS'), stackEvent(2, 'UPDATE_COMPLETE_CLEANUP_IN_PROGRESS')]
  const { end, clock } = await follow('update', [page(begin), page([...begin, stackEvent(3, 'UPDATE_COMPLETE')])])
  expect(await end).toMatchObject({ outcome: 'succeeded' })
  expect(clock.waits).toHaveLength(1)
})

test('an update that somebody else cancels ends with the rollback, whose events carry their token', async () => {
  const theirs = { ClientRequestToken: 'cancelled-by-hand' }
  const begin = [stackEvent(1, 'UPDATE_IN_PROGRESS')]
  const rollback = [
    stackEvent(2, 'UPDATE_ROLLBACK_IN_PROGRESS', { ...theirs, ResourceStatusReason: 'User Initiated' }),
    event(3, 'Topic', 'UPDATE_COMPLETE', theirs),
    stackEvent(4, 'UPDATE_ROLLBACK_COMPLETE', theirs),
  ]
  const { end, seen } = await follow('update', [page(begin), page([...begin, ...rollback])])
  expect(await end).toMatchObject({ outcome: 'failed', status: 'UPDATE_ROLLBACK_COMPLETE' })
  expect(ids(seen)).toBe('e1 e2 e3 e4')
})
