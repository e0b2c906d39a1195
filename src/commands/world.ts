import type { Aws } from '../edges/aws.ts'
import type { Clock } from '../edges/clock.ts'
import type { Docker } from '../edges/docker.ts'
import type { Log } from '../edges/runner.ts'
import type { Context } from '../plan/context.ts'
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
}

/** Runs the work and notes how long it took. */
export async function timed<T>(clock: Clock, phases: Phase[], name: string, work: () => Promise<T>): Promise<T> {
  const start = clock.now()
  try {
    return await work()
  } finally {
    phases.push({ name, milliseconds: clock.now() - start })
  }
}
