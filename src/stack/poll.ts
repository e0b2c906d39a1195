import { isTransient } from '../aws/error.ts'
import type { Clock } from '../edges/clock.ts'
import { Problem } from '../text/problem.ts'

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
  /** How to end the wait sooner; empty when that is not known. */
  readonly advice: string

  constructor(advice = '') {
    super('the wait took too long')
    this.advice = advice
  }
}

/**
 * Calls `ask` until it returns an answer. Throttling and network errors count as no answer.
 *
 * @param ask returns undefined while there is no answer
 * @param isFar whether the answer cannot be the next thing to happen, so that `ask` is called half as often
 * @throws TimedOut after the deadline, the signal's reason when it is aborted, and every other error of `ask`
 */
export async function poll<T>(
  waiting: WaitOptions,
  ask: () => Promise<T | undefined>,
  isFar: () => boolean = () => false,
): Promise<T> {
  const { clock, signal } = waiting
  const start = clock.now()
  for (let refusals = 0; ; ) {
    signal.throwIfAborted()
    const sentAt = clock.now()
    let refused = false
    const answer = await orAborted(ask(), signal).catch((error: unknown) => {
      if (signal.aborted || !isTransient(error)) throw error
      refused = true
      return undefined
    })
    if (answer !== undefined) return answer
    refusals = refused ? refusals + 1 : Math.max(refusals - 1, 0)
    // A slow answer means throttling or a slow network: ask less often.
    const took = clock.now() - sentAt
    const next = pause(sentAt - start, { isFar: isFar(), refusals, chance: Math.random() })
    await rest(waiting, Math.max(next - took, took))
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
 * @throws TimedOut after the deadline
 */
export async function sleep(waiting: WaitOptions, since: number): Promise<void> {
  await rest(waiting, pause(waiting.clock.now() - since, { chance: Math.random() }))
}

async function rest({ clock, signal, deadline }: WaitOptions, milliseconds: number): Promise<void> {
  const now = clock.now()
  if (now >= deadline) throw new TimedOut()
  await clock.wait(Math.min(milliseconds, deadline - now), signal)
}

/**
 * Returns the pause before the next request, in milliseconds: a quarter of a second at first, then 0.6 s, from 20 s on 3 % of the
 * elapsed time, and at most 10 s. So an answer is seen 0.3 s late on average, and a long operation costs few calls. After each refusal,
 * the pause is twice as long, up to 20 s, and varies by a quarter, so that parallel runs do not send their requests at the same time.
 *
 * @param elapsed milliseconds since the first request
 * @param more `isFar`: whether the answer cannot be the next thing to happen; `refusals`: how many of the latest requests were
 * refused; `chance`: a random number from 0 to 1
 */
export function pause(
  elapsed: number,
  { isFar = false, refusals = 0, chance = 0.5 }: { isFar?: boolean; refusals?: number; chance?: number } = {},
): number {
  const usual = Math.min(Math.max(600, elapsed * 0.03), 10_000)
  const least = Math.min(250 + elapsed, isFar ? Math.max(1_300, usual) : usual)
  return refusals === 0 ? least : Math.min(least * 2 ** refusals, 20_000) * (0.75 + 0.5 * chance)
}

/**
 * Waits for the work.
 *
 * @param problem in place of TimedOut
 */
export async function orTimeoutProblem<T>(work: Promise<T>, problem: Problem): Promise<T> {
  return work.catch((error: unknown) => {
    if (!(error instanceof TimedOut)) throw error
    throw error.advice === '' ? problem : new Problem(problem.sentence, `${error.advice}\n${problem.remedy}`)
  })
}
