import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openHeartbeat } from '../../src/edges/heartbeat.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A heartbeat, and what it writes. */
function listen() {
  const written: string[] = []
  const heart = openHeartbeat((line) => {
    written.push(line)
    heart.beat()
  })
  return { ...heart, written }
}

/** Work that ends when it is told to. */
function openWork() {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  return { work: () => promise, end: resolve, fail: reject }
}

test('a silent wait is told again and again, with the time that it has taken', async () => {
  const { during, written } = listen()
  const { work, end } = openWork()
  const waiting = during('waiting for the change set of stack hello', work)
  vi.advanceTimersByTime(24_000)
  expect(written).toEqual([])
  vi.advanceTimersByTime(66_000)
  end()
  await waiting
  expect(written).toEqual([
    'Still waiting for the change set of stack hello (25 s).',
    'Still waiting for the change set of stack hello (50 s).',
    'Still waiting for the change set of stack hello (1 min 15 s).',
  ])
})

test('of waits in each other, the inner one is told, in the words that fit by then; after the last one, nothing is', async () => {
  const { during, written } = listen()
  const [outer, inner] = [openWork(), openWork()]
  let count = 0
  const waits = during('deploying', () => Promise.all([outer.work(), during(() => `at ${count} of 9`, inner.work)]))
  count = 7
  vi.advanceTimersByTime(25_000)
  inner.fail(new Error('no'))
  await expect(waits).rejects.toThrow('no')
  vi.advanceTimersByTime(60_000)
  expect(written).toEqual(['Still at 7 of 9 (25 s).'])
})

test('when an inner wait is over, the outer one is told', async () => {
  const { during, written } = listen()
  const [outer, inner] = [openWork(), openWork()]
  const waits = during('deploying', async () => {
    await during('waiting', inner.work)
    await outer.work()
  })
  inner.end()
  await vi.advanceTimersByTimeAsync(30_000)
  outer.end()
  await waits
  expect(written).toEqual(['Still deploying (25 s).'])
})

test('what is written elsewhere puts it off', async () => {
  const { during, beat, written } = listen()
  const { work, end } = openWork()
  const waiting = during('building', work)
  for (let seconds = 0; seconds < 100; seconds += 20) {
    vi.advanceTimersByTime(20_000)
    beat()
  }
  expect(written).toEqual([])
  end()
  await waiting
})
