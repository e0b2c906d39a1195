import type { Aws } from '../../edges/aws/clients.ts'
import type { Clock } from '../../edges/clock.ts'
import type { Docker } from '../../edges/docker.ts'
import type { GitHub } from '../../edges/github.ts'
import type { Log } from '../../edges/runner.ts'
import type { PendingChangeSet } from '../../plan/clean-up.ts'
import type { CommentTarget, DeploymentTarget } from '../../plan/comment-target.ts'
import type { Context } from '../../plan/context.ts'
import type { KnownFacts, Phase } from '../../report/result.ts'

/** Everything that a command needs from the outside world except AWS. */
export interface Surroundings {
  readonly docker: Docker
  readonly log: Log
  readonly clock: Clock
  readonly signal: AbortSignal
  readonly context: Context
  /** Absolute path of the folder that contains the built-in templates. */
  readonly templates: string
  /** Absolute path of a private folder for docker logins, build secrets and a temporary builder. It does not exist yet. */
  readonly jobFolder: string
  /** Saves what the post step must delete if this process is killed. */
  readonly saveForPost: (changeSet: PendingChangeSet | undefined) => void
  /** Saves the ARN of the execution that the post step must stop if this process is killed; undefined for none. */
  readonly saveExecution: (arn: string | undefined) => void
  /** Saves for the post step whether GitHub shows something that will be over when this process is. */
  readonly saveOpen: (where: 'comment' | 'deployment', isOpen: boolean) => void
  /** Takes what is known of the run by now: for its comment, and for its outputs if it fails. */
  readonly learn: (facts: KnownFacts) => void
  /** The token for GitHub's API, a secret; undefined without one. */
  readonly githubToken: string | undefined
  /** The comment that reports the result; undefined for none. */
  readonly comment: CommentTarget | undefined
  /** The deployment that GitHub records; undefined for none. */
  readonly deployment: DeploymentTarget | undefined
}

/** Everything that a command needs from the outside world. */
export interface World extends Surroundings {
  readonly aws: Aws
  /** Opens the API of GitHub, whose requests end with the signal, or else with the job; undefined without a token. */
  readonly github: ((signal?: AbortSignal) => Promise<GitHub>) | undefined
  /** Asks whether what a command does to its stack is still needed: `confirm` of StackEdges. */
  readonly confirm: () => Promise<boolean>
}

/**
 * Returns a stopwatch for the phases of a job.
 *
 * @returns `time` runs a phase; `phases` is a live list of the completed ones
 */
export function stopwatch(clock: Clock): {
  readonly phases: readonly Phase[]
  readonly time: <T>(name: string, work: () => Promise<T>) => Promise<T>
} {
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
