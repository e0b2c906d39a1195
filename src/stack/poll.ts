import { isTransient } from '../aws/error.ts'
import type { Clock } from '../edges/clock.ts'

/** How a wait goes on. */
export interface WaitOptions {
  readonly clock: Clock
  readonly signal: AbortSignal
  /** Milliseconds since 1970, after which the wait has timed out. */
  readonly deadline: number
}

/** The wait took longer than it may. */
export class TimedOut extends Error {
  override readonly name = 'TimedOut'
}

/**
 * Asks again and again until there is an answer. Throttling and network faults are no answer and never end the wait.
 *
 * @param ask gives undefined as long as there is none
 * @throws TimedOut after the deadline, the signal's reason when it is aborted, and what `ask` throws otherwise
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
    // A question that took long was throttled, or its way is long: then there are fewer.
    await sleep(waiting, start, waiting.clock.now() - sentAt)
  }
}

/** The work, or the signal's reason as soon as it is aborted: the SDK may wait long for an answer. */
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
 * Waits before the same thing is tried again.
 *
 * @param since when it was first tried
 * @param least milliseconds, unless the deadline comes first
 * @throws TimedOut after the deadline
 */
export async function sleep({ clock, signal, deadline }: WaitOptions, since: number, least = 0): Promise<void> {
  const now = clock.now()
  if (now >= deadline) throw new TimedOut('the wait took too long')
  await clock.wait(Math.min(Math.max(pause(now - since, Math.random()), least), deadline - now), signal)
}

/**
 * The pause before the next question, in milliseconds: 2 % of the time that has gone by, at least 200 ms and at most 10 s; up to
 * a fifth more or less, so that many runs do not ask at the same moments.
 *
 * @param elapsed milliseconds since the first question
 * @param chance from 0 to 1
 */
export function pause(elapsed: number, chance: number): number {
  return Math.min(Math.max(200, elapsed / 50), 10_000) * (0.8 + 0.4 * chance)
}
