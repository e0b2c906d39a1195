import { duration } from '../text/format.ts'

/** How long the log is silent at most, in milliseconds, with a margin for a busy machine. */
const SILENCE = 25_000

/** Something that the job waits for. */
interface Wait {
  /** Returns the words after "Still ". */
  readonly what: () => string
  /** Milliseconds since 1970. */
  readonly since: number
}

/** Keeps people informed while nothing else is written. */
export interface Heartbeat {
  /** Call it with everything that is written. */
  beat(): void
  /** Does the work. While it writes nothing, writes `Still <what> (25 s).` again and again. Of several waits, names the last one. */
  during<T>(what: string | (() => string), work: () => Promise<T>): Promise<T>
}

/**
 * Returns a heartbeat for a log. It runs by the clock of the machine: a request that AWS throttles may take long as well.
 *
 * @param write writes a line, and calls `beat`
 */
export function openHeartbeat(write: (line: string) => void): Heartbeat {
  const waits = new Set<Wait>()
  let timer: NodeJS.Timeout | undefined
  const remind = (): void => {
    const wait = [...waits].at(-1)
    if (wait !== undefined) write(`Still ${wait.what()} (${duration(Date.now() - wait.since)}).`)
  }
  return {
    beat: () => void timer?.refresh(),
    during: async (what, work) => {
      const wait = { what: typeof what === 'string' ? () => what : what, since: Date.now() }
      waits.add(wait)
      timer ??= setInterval(remind, SILENCE).unref()
      try {
        return await work()
      } finally {
        waits.delete(wait)
        if (waits.size === 0) timer = void clearInterval(timer)
      }
    },
  }
}
