import type { Aws } from '../edges/aws/clients.ts'
import type { Clock } from '../edges/clock.ts'
import type { Docker } from '../edges/docker.ts'
import type { Log } from '../edges/runner.ts'
import type { CommentTarget } from '../plan/comment-target.ts'
import type { Context } from '../plan/context.ts'
import type { Phase } from '../report/result.ts'
import type { PendingChangeSet } from '../stack/edges.ts'

/** Everything that a command needs of the outside, but for AWS. */
export interface Surroundings {
  readonly docker: Docker
  readonly log: Log
  readonly clock: Clock
  readonly signal: AbortSignal
  readonly context: Context
  /** Absolute path of the folder with the built-in templates. */
  readonly templates: string
  /** Private folder of the job for docker logins, secrets of builds and a temporary builder. It does not exist yet. */
  readonly jobFolder: string
  /** Saves what the post step must delete if this process is killed. */
  readonly saveForPost: (changeSet: PendingChangeSet | undefined) => void
  /** The comment that reports how the job ended, if there is to be one. */
  readonly comment: CommentTarget | undefined
}

/** Everything that a command needs of the outside. */
export interface World extends Surroundings {
  readonly aws: Aws
}

/** Measures how long the parts of a job take. */
interface Stopwatch {
  /** The parts so far, in the order in which they ended. */
  readonly phases: readonly Phase[]
  /** Runs a part of the job. */
  readonly time: <T>(name: string, work: () => Promise<T>) => Promise<T>
}

/** Returns a stopwatch that has measured nothing yet. */
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
