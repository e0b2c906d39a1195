import { isTransient } from '../aws/error.ts'
import type { Clock } from '../edges/clock.ts'
import type { Problem } from '../text/problem.ts'

/** How to wait, and when to give up. */
export interface WaitOptions {
  readonly clock: Clock
  readonly signal: AbortSignal
  /** Milliseconds since 1970. */
  readonly deadline: number
}

/** The deadline of a wait has passed. */
export class TimedOut extends Error {
  override readonly name = 'TimedOut'
}

/**
 * Calls `ask` until it returns an answer. Throttling and network errors count as no answer.
 *
 * @param ask returns undefined while there is no answer
 * @throws TimedOut after the deadline, the signal's reason when it is aborted, and every other error of `ask`
 */
export async function poll<T>(waiting: WaitOptions, ask: () => Promise<T | undefined>): Promise<T> {
  const start = waiting.clock.now()
  for (;;) {
    waiting.signal.throwIfAborted()
    const sentAt = waiting.clock.now()
    const answer = await orAborted(ask(), waiting.signal).catch((error: unknown) => {
      if (waiting.signal.aborted || !isTransient(error)) throw error
      return undefined
    })
    if (answer !== undefined) return answer
    // A slow answer means throttling or a slow network: ask less often.
    await sleep(waiting, start, waiting.clock.now() - sentAt)
  }
}

/** Rejects as soon as the signal is aborted: the SDK may wait long for an answer. */
async function orAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const { promise: aborted, reject } = Promise.withResolvers<never>()
  const onAbort = (): void => reject(signal.reason)
  signal.addEventListener('abort', onAbort, { once: true })
  try {
    return await Promise.race([work, aborted])
  } finally {
    signal.removeEventListener('abort', onAbort)
  }
}

/**
 * Waits before the next attempt.
 *
 * @param since when the first attempt began, in milliseconds since 1970
 * @param least minimum pause in milliseconds, unless the deadline comes first
 * @throws TimedOut after the deadline
 */
export async function sleep({ clock, signal, deadline }: WaitOptions, since: number, least = 0): Promise<void> {
  const now = clock.now()
  if (now >= deadline) throw new TimedOut('the wait took too long')
  await clock.wait(Math.min(Math.max(pause(now - since, Math.random()), least), deadline - now), signal)
}

/**
 * Returns the pause before the next request, in milliseconds: 2 % of the elapsed time, from 200 ms to 10 s. It varies by 20 %,
 * so that parallel runs do not send their requests at the same time.
 *
 * @param elapsed milliseconds since the first request
 * @param chance a random number from 0 to 1
 */
export function pause(elapsed: number, chance: number): number {
  return Math.min(Math.max(200, elapsed / 50), 10_000) * (0.8 + 0.4 * chance)
}

/**
 * Waits for the work.
 *
 * @param problem in place of TimedOut
 */
export async function orTimeoutProblem<T>(work: Promise<T>, problem: Problem): Promise<T> {
  return work.catch((error: unknown) => {
    throw error instanceof TimedOut ? problem : error
  })
}
