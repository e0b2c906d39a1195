import type { CloudFormationClient } from '@aws-sdk/client-cloudformation'
import type { ServiceClients } from '../edges/aws/services.ts'
import type { Clock } from '../edges/clock.ts'
import type { Log } from '../edges/runner.ts'
import type { PendingChangeSet } from '../plan/clean-up.ts'
import type { Target } from '../plan/plan.ts'
import type { ResourceDuration } from './events/events.ts'
import type { WaitOptions } from './poll.ts'

/** Everything that the stack room needs from the outside world. */
export interface StackEdges {
  readonly client: CloudFormationClient
  /** Loads the clients that explain why an ECS service failed. */
  readonly services: () => Promise<ServiceClients>
  readonly log: Log
  readonly clock: Clock
  readonly signal: AbortSignal
  /** Saves what the post step must delete if this process is killed; `undefined` when nothing is left to delete. */
  readonly saveForPost: (changeSet: PendingChangeSet | undefined) => void
  /** Takes what is known of the stack of this run by now, for the outputs and the report if it fails. Both IDs are ARNs. */
  readonly learn: (facts: {
    readonly stackId?: string
    readonly changeSetId?: string
    readonly status?: string | undefined
    readonly resources?: readonly ResourceDuration[] | undefined
  }) => void
}

/** Returns how to wait for an operation on a stack. Its time limit counts from now. */
export function waitOptionsFor({ clock, signal }: StackEdges, { timeoutMinutes }: Target): WaitOptions {
  return { clock, signal, deadline: clock.now() + timeoutMinutes * 60_000 }
}
