import type { Change, CloudFormationClient } from '@aws-sdk/client-cloudformation'
import type { SFNClient } from '@aws-sdk/client-sfn'
import type { ServiceClients } from '../edges/aws/services.ts'
import type { Clock } from '../edges/clock.ts'
import type { Log } from '../edges/runner.ts'
import type { PendingChangeSet } from '../plan/clean-up.ts'
import type { Target } from '../plan/plan.ts'
import type { WaitOptions } from './poll.ts'

/** A run at a moment, for people who look at its pull request. */
type Moment =
  /** `running`: the stack is deployed, and its state machine runs. */
  | { readonly state: 'building' | 'deleting' | 'running' }
  /** `status`: that of the stack, which shows what it waits for. */
  | { readonly state: 'waiting'; readonly status: string }
  /** `changes`: those that CloudFormation carries out; undefined while their change set is created. */
  | { readonly state: 'deploying'; readonly changes?: readonly Change[] }

/** The version of a stack that runs before a deploy. */
export interface RunningVersion {
  /** Undefined when the stack does not say which commit it has. */
  readonly buildId: string | undefined
  /** Value of the output `Url`; undefined when there is none, or it may be secret. */
  readonly url: string | undefined
}

/** The time that an operation spent on a resource. */
export interface ResourceDuration {
  /** See `pathOf`. */
  readonly path: string
  readonly type: string
  /** Milliseconds since 1970. */
  readonly start: number
  /** Milliseconds since 1970. */
  readonly end: number
  /** The final status, such as `CREATE_COMPLETE`. */
  readonly status: string
}

/** The facts of a stack's run, as they become known. */
export interface StackNews {
  /** ARN. */
  readonly stackId?: string
  /** ARN of the change set, if one was executed, or left for review. */
  readonly changeSetId?: string
  /** The status in which an operation of this run has left the stack. */
  readonly status?: string | undefined
  /** How long each resource took in that operation. */
  readonly resources?: readonly ResourceDuration[] | undefined
  readonly running?: RunningVersion
  readonly moment?: Moment
}

/** Everything that the stack room needs from the outside world. */
export interface StackEdges {
  readonly client: CloudFormationClient
  /** Loads the clients that explain why an ECS service failed. */
  readonly services: () => Promise<ServiceClients>
  /** Loads the client of Step Functions, which few operations need. */
  readonly stepFunctions: () => Promise<SFNClient>
  readonly log: Log
  readonly clock: Clock
  readonly signal: AbortSignal
  /** Saves what the post step must delete if this process is killed; `undefined` when nothing is left to delete. */
  readonly saveForPost: (changeSet: PendingChangeSet | undefined) => void
  /** Takes what is known of the stack of this run by now, for the comment, and for the outputs if it fails. */
  readonly learn: (facts: StackNews) => void
  /**
   * Asks, right before a stack is changed or deleted, whether that is still needed.
   *
   * @returns whether somebody has confirmed it; false when there is nobody to ask
   * @throws NotNeeded
   */
  readonly confirm: () => Promise<boolean>
}

/** A change or a deletion is not needed any more, such as the deploy of a pull request that was closed meanwhile. */
export class NotNeeded extends Error {
  override readonly name = 'NotNeeded'
}

/** Returns how to wait for an operation on a stack. Its time limit counts from now. */
export function waitOptionsFor({ clock, signal }: StackEdges, { timeoutMinutes }: Target): WaitOptions {
  return { clock, signal, deadline: clock.now() + timeoutMinutes * 60_000 }
}
