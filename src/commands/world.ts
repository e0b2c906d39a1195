import type { Aws } from '../edges/aws.ts'
import type { Clock } from '../edges/clock.ts'
import type { Docker } from '../edges/docker.ts'
import type { Log } from '../edges/runner.ts'
import type { Context } from '../plan/context.ts'
import type { Telling } from '../plan/telling.ts'
import type { Phase } from '../result.ts'
import type { PendingChangeSet } from '../stack/order.ts'

/** All that a command needs of the world. */
export interface World {
  readonly aws: Aws
  readonly docker: Docker
  readonly log: Log
  readonly clock: Clock
  readonly signal: AbortSignal
  readonly context: Context
  /** Absolute path of the folder with the built-in templates. */
  readonly templates: string
  /** Private folder for the docker login; it does not exist yet. */
  readonly dockerLogin: string
  readonly remember: (changeSet: PendingChangeSet | undefined) => void
  /** The pull request that is told how it ended, if any. */
  readonly telling: Telling | undefined
}

/** Notes how long the parts of a job take. */
export interface Stopwatch {
  /** The parts so far, in the order in which they ended. */
  readonly phases: readonly Phase[]
  /** Runs a part of the job. */
  readonly time: <T>(name: string, work: () => Promise<T>) => Promise<T>
}

/** Makes a stopwatch that has noted nothing yet. */
export function stopwatch(clock: Clock): Stopwatch {
  const phases: Phase[] = []
  return {
    phases,
    time: async (name, work) => {
      const start = clock.now()
      const result = await work()
      phases.push({ name, milliseconds: clock.now() - start })
      return result
    },
  }
}
