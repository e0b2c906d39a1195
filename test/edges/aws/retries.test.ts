import { DefaultRateLimiter } from '@smithy/core/retry'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { patientRetries } from '../../../src/edges/aws/retries.ts'

// Fake time passes in whole milliseconds; a shorter wait would never end.
Object.assign(DefaultRateLimiter, {
  setTimeoutFn: (resume: () => void, milliseconds: number) => setTimeout(resume, Math.ceil(milliseconds) + 1),
})

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

/** How often a call is tried that always fails in this way. */
async function tries(errorType: 'TRANSIENT' | 'THROTTLING' | 'SERVER_ERROR' | 'CLIENT_ERROR'): Promise<number> {
  const strategy = patientRetries()
  let count = 1
  const trying = (async () => {
    let token = await strategy.acquireInitialRetryToken('test')
    for (;;) {
      token = await strategy.refreshRetryTokenForRetry(token as never, { errorType })
      count += 1
    }
  })().catch(() => undefined)
  await vi.runAllTimersAsync()
  await trying
  return count
}

test.each([
  { errorType: 'TRANSIENT', count: 10 },
  { errorType: 'THROTTLING', count: 30 },
  { errorType: 'SERVER_ERROR', count: 1 },
  { errorType: 'CLIENT_ERROR', count: 1 },
] as const)('$errorType: $count tries', async ({ errorType, count }) => {
  expect(await tries(errorType)).toBe(count)
})
