import { expect, test } from 'vitest'
import { pause, poll, TimedOut } from '../../src/stack/poll.ts'
import { fakeClock, waitOptions } from '../fixtures/clock.ts'

test.each([
  { elapsed: 0, near: 250, far: 250 },
  { elapsed: 250, near: 500, far: 500 },
  { elapsed: 750, near: 600, far: 1_000 },
  { elapsed: 20_000, near: 600, far: 1_300 },
  { elapsed: 60_000, near: 1_800, far: 1_800 },
  { elapsed: 500_000, near: 10_000, far: 10_000 },
])('after $elapsed ms the pause is $near ms, or $far ms while the end is far', ({ elapsed, near, far }) => {
  expect([pause(elapsed), pause(elapsed, { isFar: true })]).toEqual([near, far])
})

test.each([
  { refusals: 1, least: 900, most: 1_500 },
  { refusals: 2, least: 1_800, most: 3_000 },
  { refusals: 40, least: 15_000, most: 25_000 },
])('after $refusals refusals in a row it is $least to $most ms', ({ refusals, least, most }) => {
  expect([pause(5_000, { refusals, chance: 0 }), pause(5_000, { refusals, chance: 1 })]).toEqual([least, most])
})

/** Waits for something that happens after some milliseconds; returns the number of requests, and how late it was seen. */
async function waitFor(duration: number): Promise<{ readonly requests: number; readonly late: number }> {
  const clock = fakeClock()
  const start = clock.now()
  let requests = 0
  await poll(waitOptions(clock, 600), async () => {
    requests += 1
    return clock.now() - start >= duration || undefined
  })
  return { requests, late: clock.now() - start - duration }
}

test('whatever an operation takes, its end is seen 0.6 s late at most, or 3 %', async () => {
  const durations = Array.from({ length: 400 }, (_, index) => Math.round(50 * 1.028 ** index))
  for (const duration of durations) {
    const { late } = await waitFor(duration)
    expect(late, `${duration} ms`).toBeLessThanOrEqual(Math.max(600, duration * 0.03))
  }
})

test.each([
  { seconds: 1, requests: 4 },
  { seconds: 10, requests: 19 },
  { seconds: 60, requests: 73 },
  { seconds: 600, requests: 157 },
  { seconds: 3_600, requests: 457 },
])('an operation of $seconds s takes $requests requests', async ({ seconds, requests }) => {
  expect(await waitFor(seconds * 1_000)).toMatchObject({ requests })
})

test('requests become fewer while they are refused, and as many as before afterwards', async () => {
  const clock = fakeClock()
  const refuse = async (): Promise<string | undefined> => {
    if (clock.waits.length < 8) throw throttled
    return clock.waits.length < 20 ? undefined : 'yes'
  }
  await poll(waitOptions(clock, 600), refuse)
  expect(clock.waits[7]).toBeGreaterThan(15_000)
  expect(clock.waits[19]).toBeLessThan(10_000)
  expect(clock.now() - fakeClock().now()).toBeGreaterThan(60_000)
})

/** Gives the answers one after another; an error is thrown. */
function answers<T>(...all: readonly T[]): () => Promise<T | undefined> {
  const rest = [...all]
  return async () => {
    const answer = rest.shift()
    if (answer instanceof Error) throw answer
    return answer
  }
}

const throttled = Object.assign(new Error('slow down'), { name: 'Throttling' })
const reset = Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' })

test.each([
  { description: 'an answer at once', given: ['yes'], waits: 0 },
  { description: 'an answer later', given: [undefined, undefined, 'yes'], waits: 2 },
  { description: 'throttling and network faults', given: [throttled, reset, 'yes'], waits: 2 },
])('$description', async ({ given, waits }) => {
  const clock = fakeClock()
  const answer = await poll(waitOptions(clock, 15), answers(...given))
  expect([answer, clock.waits.length]).toEqual(['yes', waits])
})

test('after a question that took long, the next one is as far away', async () => {
  const clock = fakeClock()
  const { signal } = new AbortController()
  let questions = 0
  const ask = async (): Promise<string | undefined> => {
    questions += 1
    if (questions === 2) return 'yes'
    await clock.wait(7_000, signal)
    return undefined
  }
  await poll(waitOptions(clock, 15), ask)
  expect(clock.waits).toEqual([7_000, 7_000])
})

test('any other error ends the wait', async () => {
  const refused = Object.assign(new Error('no'), { name: 'AccessDenied' })
  expect(await poll(waitOptions(fakeClock(), 15), answers(undefined, refused)).catch((error: unknown) => error)).toBe(
    refused,
  )
})

test('the deadline ends the wait, and is not waited beyond', async () => {
  const clock = fakeClock()
  const waiting = { ...waitOptions(clock, 1), deadline: clock.now() + 5_000 }
  const error = await poll(waiting, async () => undefined).catch((error: unknown) => error)
  expect([error, clock.now()]).toEqual([new TimedOut(), waiting.deadline])
})

test('a cancelled job asks nothing more', async () => {
  const waiting = waitOptions(fakeClock(), 1, AbortSignal.abort('stop'))
  const never = () => Promise.reject(new Error('a question'))
  expect(await poll(waiting, never).catch((error: unknown) => error)).toBe('stop')
})
