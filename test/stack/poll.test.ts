import { expect, test } from 'vitest'
import { pause, poll, TimedOut } from '../../src/stack/poll.ts'
import { fakeClock, waitOptions } from '../fixtures/clock.ts'

test.each([
  { elapsed: 0, least: 160, most: 240 },
  { elapsed: 10_000, least: 160, most: 240 },
  { elapsed: 20_000, least: 320, most: 480 },
  { elapsed: 60_000, least: 960, most: 1_440 },
  { elapsed: 500_000, least: 8_000, most: 12_000 },
  { elapsed: 3_600_000, least: 8_000, most: 12_000 },
])('after $elapsed ms the pause is $least to $most ms', ({ elapsed, least, most }) => {
  expect([pause(elapsed, 0), pause(elapsed, 1)].map(Math.round)).toEqual([least, most])
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
  expect([error, clock.now()]).toEqual([new TimedOut('the wait took too long'), waiting.deadline])
})

test('a cancelled job asks nothing more', async () => {
  const waiting = waitOptions(fakeClock(), 1, AbortSignal.abort('stop'))
  const never = () => Promise.reject(new Error('a question'))
  expect(await poll(waiting, never).catch((error: unknown) => error)).toBe('stop')
})
