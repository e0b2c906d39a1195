import { setTimeout } from 'node:timers/promises'

/** Time, which tests can let pass. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number
  /**
   * Waits.
   *
   * @param milliseconds how long
   * @throws AbortError when the signal is aborted meanwhile
   */
  wait(milliseconds: number, signal: AbortSignal): Promise<void>
}

/** The time of this machine. */
export const realClock: Clock = {
  now: () => Date.now(),
  wait: (milliseconds, signal) => setTimeout(milliseconds, undefined, { signal }),
}
