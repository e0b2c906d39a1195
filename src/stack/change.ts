import type { DeployPlan } from '../plan/plan.ts'
import { Problem } from '../problem.ts'
import { changeLines } from '../report/change-lines.ts'
import { eventLine } from '../report/lines.ts'
import { minutes } from '../report/markdown.ts'
import {
  awaitChangeSet,
  type ChangeSet,
  dropChangeSet,
  type Execution,
  executeChangeSet,
  isNameTaken,
  requestChangeSet,
} from './change-set.ts'
import { ChangeSetFailed, changeSetProblem, readDetails } from './change-set-failure.ts'
import type { Converged } from './converge.ts'
import { type FollowedEvent, resourceDurations } from './events.ts'
import { explainFailure } from './explain.ts'
import { type Ending, followOperation } from './follow.ts'
import { checkChanges, type StackOptions } from './options.ts'
import { changeSetOrder, intentOf, type PendingChangeSet, type StackEdges, type StackOrder } from './order.ts'
import { TimedOut, type Waiting } from './poll.ts'
import { explainRefusal } from './refusal.ts'
import { watchServices } from './service-watch.ts'
import { readSettled } from './settled.ts'
import { readStack, type Stack } from './stack.ts'
import type { Template } from './template.ts'

/** One try at a change. */
export interface Attempt {
  /** The stack to update; undefined to create it. */
  readonly stack: Stack | undefined
  /** Name of the change set and of the operation. */
  readonly name: string
  readonly waiting: Waiting
}

/**
 * Makes a change set, shows it, executes it when it holds a change, and follows the operation; or leaves it to be reviewed, or
 * only shows it. A change set that is neither executed nor left is deleted, whatever happens.
 *
 * @throws Problem
 */
export async function applyChange(edges: StackEdges, order: StackOrder, attempt: Attempt): Promise<Converged> {
  const { region, stackName, stack: wanted } = order.plan
  const role = wanted.roleArn ?? attempt.stack?.roleArn
  if (role !== undefined) edges.log.info(`CloudFormation works with the service role ${role}.`)
  const intent = intentOf(order.plan)
  const madeStack = attempt.stack === undefined && order.stack?.status !== 'REVIEW_IN_PROGRESS'
  const pending = { region, stackName, name: attempt.name, madeStack }
  edges.remember(pending)
  let settled = false
  try {
    const changeSet = await makeChangeSet(edges, order, attempt)
    if (!changeSet.executable) {
      if (wanted.options.failOnEmpty) throw emptyChangeSet(stackName)
      return await unchanged(edges, changeSet, attempt.stack)
    }
    for (const line of changeLines(changeSet.changes)) edges.log.info(line)
    if (intent === 'show') return await notExecuted(edges, changeSet, attempt)
    checkChanges(wanted.options, attempt.stack, changeSet.changes)
    edges.signal.throwIfAborted()
    if (intent === 'execute') await executeChangeSet(edges.client, executionOf(wanted.options, changeSet, attempt))
    settled = true
    edges.remember(undefined)
    if (intent === 'leave') return await notExecuted(edges, changeSet, attempt)
    return await runChange(edges, order, { attempt, changeSet })
  } catch (error) {
    if (isNameTaken(error)) {
      settled = true
      edges.remember(undefined)
    }
    throw error
  } finally {
    if (!settled) await drop(edges, pending)
  }
}

/** What is done on a failure stands in a change set that creates a stack, and in one of EXPRESS. */
function executionOf(options: StackOptions, { id }: ChangeSet, { stack, name }: Attempt): Execution {
  const told = stack === undefined || options.deploymentMode === 'EXPRESS'
  return { id, token: name, disableRollback: options.disableRollback && !told }
}

async function notExecuted(edges: StackEdges, changeSet: ChangeSet, { stack: before }: Attempt): Promise<Converged> {
  const stack = before ?? (await readStack(edges.client, changeSet.stackId))
  if (stack === undefined) throw new Error(`unreachable: the stack of the change set ${changeSet.id} does not exist`)
  const operation = before === undefined ? 'create' : 'update'
  return { operation, stack, changeSetId: changeSet.id, changes: changeSet.changes, resources: [] }
}

function emptyChangeSet(stackName: string): Problem {
  return new Problem(
    `The change set of stack ${stackName} is empty, and fail-on-empty-changeset is true. The stack was not changed.`,
    'Nothing differs from what is deployed. Remove fail-on-empty-changeset if that is no failure.',
  )
}

async function makeChangeSet(edges: StackEdges, order: StackOrder, attempt: Attempt): Promise<ChangeSet> {
  const requested = await requestChangeSet(edges.client, changeSetOrder(order, attempt.stack, attempt.name))
  try {
    return await awaitChangeSet(edges.client, requested, attempt.waiting)
  } catch (error) {
    if (error instanceof ChangeSetFailed) {
      const { capabilities, roleArn } = order.plan.stack
      const refusal = explainRefusal(error, { stackName: order.plan.stackName, capabilities, roleArn })
      if (refusal !== error) throw refusal
      throw changeSetProblem(error.reason, await readDetails(edges.client, error), order.template)
    }
    if (!(error instanceof TimedOut)) throw error
    throw notMade(order.plan)
  }
}

/** The making of a change set has taken longer than we may wait. */
export function notMade({ stackName, stack }: Pick<DeployPlan, 'stackName' | 'stack'>): Problem {
  return new Problem(
    `CloudFormation did not make the change set of stack ${stackName} within ${minutes(stack.timeoutMinutes)}.`,
    'Run the job again, or raise timeout-in-minutes. The stack was not changed.',
  )
}

/** What is not deleted now is left to the post step. */
async function drop(edges: StackEdges, pending: PendingChangeSet): Promise<void> {
  try {
    await dropChangeSet(edges.client, pending, dropWaiting(edges))
    edges.remember(undefined)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    edges.log.warning(`The change set ${pending.name} of stack ${pending.stackName} was not deleted: ${reason}`)
  }
}

/** A cancelled job has some seconds; another one can wait until the change set is made. */
function dropWaiting({ clock, signal }: StackEdges): Waiting {
  const patience = signal.aborted ? 3_000 : 60_000
  return { clock, signal: new AbortController().signal, deadline: clock.now() + patience }
}

async function unchanged(edges: StackEdges, { id, stackId }: ChangeSet, stack: Stack | undefined): Promise<Converged> {
  if (stack === undefined) {
    throw new Problem(
      'CloudFormation finds nothing to create in the template.',
      'Give the template at least one resource without a condition that is false.',
    )
  }
  if (stack.status === 'UPDATE_ROLLBACK_COMPLETE') {
    edges.log.warning(
      `Stack ${stack.name} needs no change, but its last update was rolled back. What runs is this template all the same.`,
    )
  }
  return {
    operation: 'none',
    stack: (await readStack(edges.client, stackId)) ?? stack,
    changeSetId: id,
    changes: [],
    resources: [],
  }
}

/** A change set that runs, for an attempt. */
export interface RunningChange {
  readonly attempt: Attempt
  readonly changeSet: ChangeSet
}

/** The stack that a change set runs on; without a template, where that is not known. */
export interface RunningOrder {
  readonly plan: Pick<DeployPlan, 'stackName' | 'region' | 'stack'>
  readonly template?: Template
}

/**
 * Follows a change set that was started to its end.
 *
 * @throws Problem with the first real cause when it fails, or takes too long
 */
export async function runChange(edges: StackEdges, order: RunningOrder, running: RunningChange): Promise<Converged> {
  const { attempt, changeSet } = running
  const { stackName } = order.plan
  const { stackId } = changeSet
  const operation = attempt.stack === undefined ? 'create' : 'update'
  const { events } = await followChange(edges, order, { ...running, operation })
  const stack = await readSettled(edges.client, stackId, attempt.waiting)
  if (stack === undefined || stack.status.startsWith('DELETE_')) {
    throw new Problem(
      `Stack ${stackName} was ${operation}d, but another operation has deleted it since.`,
      'See who deleted it in CloudTrail, or run the job again.',
    )
  }
  const resources = resourceDurations(events)
  return { operation, stack, changeSetId: changeSet.id, changes: changeSet.changes, resources }
}

async function followChange(
  edges: StackEdges,
  order: RunningOrder,
  { attempt, changeSet: { stackId }, operation }: RunningChange & { readonly operation: 'create' | 'update' },
): Promise<Ending> {
  const { stackName, stack: options } = order.plan
  const services = watchServices(edges.services)
  const onEvent = (event: FollowedEvent, before: readonly FollowedEvent[]): void => {
    edges.log.info(eventLine(event, before))
    services.see(event)
  }
  try {
    const ending = await edges.log.group(`Events of stack ${stackName}`, () =>
      followOperation(edges.client, {
        stackId,
        operation,
        token: attempt.name,
        waiting: attempt.waiting,
        onEvent,
        rollbackDisabled: options.options.disableRollback,
      }),
    )
    if (ending.outcome === 'failed') throw await explainFailure(edges, order, { operation, stackId, ending, services })
    return ending
  } catch (error) {
    if (edges.signal.aborted)
      edges.log.warning(`CloudFormation goes on with stack ${stackName}. A re-run attaches to it.`)
    if (!(error instanceof TimedOut)) throw error
    throw new Problem(
      `Stack ${stackName} is not ready after ${minutes(options.timeoutMinutes)}. CloudFormation goes on with it: ${stackId}`,
      'Run the job again: it waits for what runs. Raise timeout-in-minutes if the stack needs longer.',
    )
  }
}
