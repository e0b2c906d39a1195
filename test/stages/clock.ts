import type { Clock } from '../../src/edges/clock.ts'

/** A clock whose waits pass at once. */
export interface FakeClock extends Clock {
  /** Every wait so far, in milliseconds. */
  readonly waits: number[]
}

/** @param onWait is called at the start of each wait; when it aborts the signal, the wait ends as a real one does */
export function fakeClock(onWait: () => void = () => undefined): FakeClock {
  const waits: number[] = []
  let now = Date.parse('2026-03-01T12:00:00Z')
  return {
    waits,
    now: () => now,
    wait: async (milliseconds, signal) => {
      waits.push(milliseconds)
      onWait()
      if (signal.aborted) throw Object.assign(new Error('The operation was aborted'), { name: 'AbortError' })
      now += milliseconds
    },
  }
}
