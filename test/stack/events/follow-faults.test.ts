import { expect, test } from 'vitest'
import { realClock } from '../../../src/edges/clock.ts'
import { internalFailure, raw, refuse, reset, silence, throttle } from '../../fixtures/answers.ts'
import { fakeClock } from '../../fixtures/clock.ts'
import { event, ids, page, stackEvent } from '../../fixtures/events.ts'
import { follow } from '../../fixtures/follow.ts'

const first = stackEvent(1, 'UPDATE_IN_PROGRESS')
const last = stackEvent(3, 'UPDATE_COMPLETE')

test.each([
  ['throttling', throttle],
  ['a broken connection', reset],
  ['an internal failure of AWS', internalFailure],
  ['a proxy that answers 502 in HTML', raw(502, 'text/html', '<html><body>Bad Gateway<br></body></html>')],
  ['a 503 without a body', raw(503, 'text/plain', '')],
])('%s is no answer: the poll goes on', async (_, fault) => {
  const { end, seen, clock } = await follow('update', [fault, page([first]), fault, fault, page([first, last])])
  expect(await end).toMatchObject({ outcome: 'succeeded' })
  expect(ids(seen)).toBe('e1 e3')
  expect(clock.waits).toHaveLength(4)
})

test('a fault between two pages loses no event and repeats none', async () => {
  const topic = event(2, 'Topic', 'UPDATE_COMPLETE')
  const { end, seen } = await follow('update', [
    page([first]),
    page([topic, last], 'p2'),
    reset,
    page([last], 'p2'),
    page([first, topic]),
  ])
  await end
  expect(ids(seen)).toBe('e1 e2 e3')
})

test('a refusal ends the wait', async () => {
  const { end, clock } = await follow('update', [refuse('AccessDenied', 'User: x is not authorized', 403)])
  await expect(end).rejects.toMatchObject({ name: 'AccessDenied' })
  expect(clock.waits).toEqual([])
})

test('the wait times out at its deadline, not later', async () => {
  const { end, clock } = await follow('update', [page([first])], { minutes: 30 })
  await expect(end).rejects.toMatchObject({ name: 'TimedOut' })
  const waited = clock.waits.reduce((sum, each) => sum + each, 0)
  expect(waited).toBeCloseTo(30 * 60_000, 0)
  expect(Math.max(...clock.waits)).toBeLessThanOrEqual(12_000)
})

test('throttling without end times out as well', async () => {
  const { end } = await follow('update', [throttle])
  await expect(end).rejects.toMatchObject({ name: 'TimedOut' })
})

test('a cancel during a wait ends it', async () => {
  const cancel = new AbortController()
  const clock = fakeClock(() => cancel.abort(new Error('cancelled')))
  const { aws, end } = await follow('update', [page([first])], { clock, signal: cancel.signal })
  await expect(end).rejects.toMatchObject({ name: 'AbortError' })
  expect(aws.calls).toHaveLength(1)
})

test('a cancel ends a wait of the real clock at once', { timeout: 2000 }, async () => {
  const cancel = new AbortController()
  const hour = { ...fakeClock(), wait: (_: number, signal: AbortSignal) => realClock.wait(3_600_000, signal) }
  const answer = () => {
    setTimeout(() => cancel.abort(new Error('cancelled')), 20)
    return page([first])
  }
  const { end } = await follow('update', [answer], { clock: hour, signal: cancel.signal })
  await expect(end).rejects.toMatchObject({ name: 'AbortError' })
})

test('a cancel ends a poll that AWS does not answer', { timeout: 1000 }, async () => {
  const cancel = new AbortController()
  const answer = () => {
    setTimeout(() => cancel.abort(new Error('cancelled')), 20)
    return silence
  }
  const { end } = await follow('update', [answer], { signal: cancel.signal })
  await expect(end).rejects.toThrow()
})
