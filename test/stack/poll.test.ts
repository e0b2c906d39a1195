import { expect, test } from 'vitest'
import type { Clock } from '../../src/edges/clock.ts'
import { pause, poll, TimedOut } from '../../src/stack/poll.ts'

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

/** A clock on which a wait takes no time, and the waits that were asked for. */
function fakeClock() {
  const waits: number[] = []
  let now = 0
  const clock: Clock = {
    now: () => now,
    wait: async (milliseconds) => {
      waits.push(milliseconds)
      now += milliseconds
    },
  }
  return { clock, waits }
}

const { signal } = new AbortController()

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
  const fake = fakeClock()
  const answer = await poll({ clock: fake.clock, signal, deadline: 1_000_000 }, answers(...given))
  expect([answer, fake.waits.length]).toEqual(['yes', waits])
})

test('after a question that took long, the next one is as far away', async () => {
  const fake = fakeClock()
  let asked = 0
  const ask = async (): Promise<string | undefined> => {
    asked += 1
    if (asked === 2) return 'yes'
    await fake.clock.wait(7_000, signal)
    return undefined
  }
  await poll({ clock: fake.clock, signal, deadline: 1_000_000 }, ask)
  expect(fake.waits).toEqual([7_000, 7_000])
})

test('any other error ends the wait', async () => {
  const refused = Object.assign(new Error('no'), { name: 'AccessDenied' })
  const waiting = { clock: fakeClock().clock, signal, deadline: 1_000_000 }
  expect(await poll(waiting, answers(undefined, refused)).catch((error: unknown) => error)).toBe(refused)
})

test('the deadline ends the wait, and is not waited beyond', async () => {
  const fake = fakeClock()
  const waiting = { clock: fake.clock, signal, deadline: 5_000 }
  const error = await poll(waiting, async () => undefined).catch((error: unknown) => error)
  expect([error, fake.clock.now()]).toEqual([new TimedOut('the wait took too long'), 5_000])
})

test('a cancelled job asks no more', async () => {
  const waiting = { clock: fakeClock().clock, signal: AbortSignal.abort('stop'), deadline: 1 }
  const never = () => Promise.reject(new Error('asked'))
  expect(await poll(waiting, never).catch((error: unknown) => error)).toBe('stop')
})
