import type { Target } from '../../plan/plan.ts'
import type { Template } from '../../template/template.ts'
import { minutes } from '../../text/format.ts'
import { Problem } from '../../text/problem.ts'
import { readSettled } from '../await-idle.ts'
import type { ChangeSet } from '../change-set/change-set.ts'
import { changesSummary, type ReadChange } from '../changes/summary.ts'
import type { ResourceDuration, StackEdges } from '../edges.ts'
import { type FollowedEvent, resourceDurations } from '../events/events.ts'
import type { OperationEnd } from '../events/follow.ts'
import { followInLog } from '../events/progress.ts'
import { explainFailure, watchServices } from '../failure/explain.ts'
import { watchMachines } from '../failure/machines.ts'
import { orTimeoutProblem, TimedOut, type WaitOptions } from '../poll.ts'
import type { Stack } from '../stack.ts'

/** The result of a deploy. If the change set was not executed: the stack before it, and the operation that would run. */
export interface StackOutcome {
  readonly operation: 'create' | 'update' | 'none'
  readonly stack: Stack
  /** ARN of the change set, if one was created. */
  readonly changeSetId: string | undefined
  readonly changes: readonly ReadChange[]
  /** How long each resource took; empty when nothing was changed. */
  readonly resources: readonly ResourceDuration[]
}

/** A change set whose execution was started. */
interface RunningChangeSet {
  readonly changeSet: ChangeSet
  /** Undefined when this run has not read it. */
  readonly template: Template | undefined
  /** The stack before the operation; undefined for a new one. */
  readonly stack: Stack | undefined
  /** The client request token, which every stack event of the operation carries. */
  readonly token: string
  /** Whether a failed operation ends without rollback. */
  readonly disableRollback: boolean
  readonly waiting: WaitOptions
}

/**
 * Follows the execution of a change set to its end.
 *
 * @throws Problem with the first real cause of a failure, or of a time-out
 */
export async function runChangeSet(
  edges: StackEdges,
  target: Target,
  started: RunningChangeSet,
): Promise<StackOutcome> {
  const { changeSet, waiting } = started
  const { stackName } = target
  const operation = started.stack === undefined ? 'create' : 'update'
  const { events } = await followChangeSet(edges, target, started, operation)
  const unread = new Problem(
    `Stack ${stackName} was ${operation}d, but AWS does not tell its state within ${minutes(target.timeoutMinutes)}.`,
    'Run the job again: it finds the stack as it is. Raise timeout-in-minutes if AWS has too many requests at once.',
  )
  const stack = await orTimeoutProblem(readSettled(edges.client, changeSet.stackId, waiting), unread)
  if (stack === undefined || stack.status.startsWith('DELETE_')) {
    throw new Problem(
      `Stack ${stackName} was ${operation}d, but another operation has deleted it since.`,
      'See who deleted it in CloudTrail, or run the job again.',
    )
  }
  const { id, changes } = changeSet
  return { operation, stack, changeSetId: id, changes, resources: resourceDurations(events) }
}

async function followChangeSet(
  edges: StackEdges,
  target: Target,
  { changeSet, template, token, disableRollback, waiting }: RunningChangeSet,
  operation: 'create' | 'update',
): Promise<OperationEnd> {
  const { stackId } = changeSet
  const services = watchServices(edges.services)
  const machines = watchMachines(edges)
  const onEvent = (event: FollowedEvent): void => {
    services.see(event)
    machines.see(event)
  }
  const resources = new Set(changesSummary(changeSet.changes).resources.map(({ resource }) => resource))
  const watching = { waiting, onEvent, onWait: machines.look }
  const options = { stackId, operation, token, changeSet, rollbackDisabled: disableRollback, ...watching }
  try {
    const end = await followInLog(edges, { stackName: target.stackName, resources }, options)
    if (end.outcome === 'failed') {
      edges.learn({ status: end.status, resources: resourceDurations(end.events) })
      throw await explainFailure(edges, { target, template, operation, stackId, end, services })
    }
    return end
  } catch (error) {
    if (edges.signal.aborted)
      edges.log.warning(`CloudFormation continues with stack ${target.stackName}. A re-run attaches to it.`)
    if (!(error instanceof TimedOut)) throw error
    throw new Problem(
      `Stack ${target.stackName} is not ready after ${minutes(target.timeoutMinutes)}. CloudFormation continues with it: ${stackId}`,
      [
        machines.advice(),
        'Run the job again: it waits for the running operation. Raise timeout-in-minutes if the stack needs longer.',
      ]
        .join('\n')
        .trim(),
    )
  }
}
