import { Problem } from '../problem.ts'
import { changeLine, eventLine } from '../report/lines.ts'
import { findFailures } from './cause.ts'
import { awaitChangeSet, type ChangeSet, dropChangeSet, executeChangeSet, requestChangeSet } from './change-set.ts'
import type { Converged } from './converge.ts'
import { followOperation } from './follow.ts'
import { changeSetOrder, type PendingChangeSet, type StackEdges, type StackOrder } from './order.ts'
import { TimedOut, type Waiting } from './poll.ts'
import { readStack, type Stack } from './stack.ts'

/** One try at a change: the name of its change set and of its operation, and how long it may take. */
export interface Attempt {
  readonly name: string
  readonly waiting: Waiting
}

/**
 * Makes a change set, executes it when it holds a change, and follows the operation. A change set that is not executed is
 * deleted, whatever happens.
 *
 * @param stack the stack to update; undefined to create it
 * @throws Problem
 */
export async function applyChange(
  edges: StackEdges,
  order: StackOrder,
  stack: Stack | undefined,
  attempt: Attempt,
): Promise<Converged> {
  const { plan } = order
  const pending = {
    region: plan.region,
    stackName: plan.stackName,
    name: attempt.name,
    madeStack: order.stack === undefined,
  }
  edges.remember(pending)
  let executed = false
  try {
    const changeSet = await makeChangeSet(edges, order, stack, attempt)
    if (!changeSet.executable) return await unchanged(edges, changeSet, stack)
    for (const change of changeSet.changes) edges.log.info(changeLine(change))
    await executeChangeSet(edges.client, changeSet.id, attempt.name)
    executed = true
    return await edges.log.group(`${stack === undefined ? 'Create' : 'Update'} stack ${plan.stackName}`, () =>
      runChange(edges, order, { changeSet, operation: stack === undefined ? 'create' : 'update' }, attempt),
    )
  } finally {
    if (!executed) await drop(edges, pending)
    edges.remember(undefined)
  }
}

async function makeChangeSet(
  edges: StackEdges,
  order: StackOrder,
  stack: Stack | undefined,
  attempt: Attempt,
): Promise<ChangeSet> {
  const { id, stackId } = await requestChangeSet(edges.client, changeSetOrder(order, stack, attempt.name))
  try {
    return await awaitChangeSet(edges.client, id, stackId, attempt.waiting)
  } catch (error) {
    if (!(error instanceof TimedOut)) throw error
    throw new Problem(
      `CloudFormation did not make the change set of stack ${order.plan.stackName} within ${order.plan.stack.timeoutMinutes} minutes.`,
      'Run the job again, or raise timeout-in-minutes. The stack was not changed.',
    )
  }
}

async function drop(edges: StackEdges, pending: PendingChangeSet): Promise<void> {
  try {
    await dropChangeSet(edges.client, pending)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    edges.log.warning(`The change set ${pending.name} of stack ${pending.stackName} was not deleted: ${reason}`)
  }
}

async function unchanged(edges: StackEdges, { id, stackId }: ChangeSet, stack: Stack | undefined): Promise<Converged> {
  if (stack === undefined)
    throw new Problem(
      'CloudFormation finds nothing to create in the template.',
      'Give the template at least one resource without a condition that is false.',
    )
  if (stack.status === 'UPDATE_ROLLBACK_COMPLETE') {
    edges.log.warning(
      `Stack ${stack.name} needs no change, but its last update was rolled back: what runs is this template all the same.`,
    )
  } else {
    edges.log.info(`Stack ${stack.name} is up to date.`)
  }
  return { operation: 'none', stack: (await readStack(edges.client, stackId)) ?? stack, changeSetId: id, changes: [] }
}

/** A change set that runs. */
interface RunningChange {
  readonly changeSet: ChangeSet
  readonly operation: 'create' | 'update'
}

async function runChange(
  edges: StackEdges,
  order: StackOrder,
  { changeSet, operation }: RunningChange,
  attempt: Attempt,
): Promise<Converged> {
  const { plan } = order
  const followed = { stackId: changeSet.stackId, operation, token: attempt.name }
  try {
    const ending = await followOperation(edges.client, followed, attempt.waiting, (event) =>
      edges.log.info(eventLine(event)),
    )
    if (ending.outcome === 'failed') throw await explain(edges, order, operation, ending)
  } catch (error) {
    if (edges.signal.aborted)
      edges.log.warning(
        `Stack ${plan.stackName} is left alone: CloudFormation goes on with it. A re-run attaches to it.`,
      )
    if (!(error instanceof TimedOut)) throw error
    throw new Problem(
      `Stack ${plan.stackName} is not ready after ${plan.stack.timeoutMinutes} minutes. CloudFormation goes on with it: ${changeSet.stackId}`,
      'Run the job again: it waits for what runs. Raise timeout-in-minutes if the stack needs longer.',
    )
  }
  const stack = await readStack(edges.client, changeSet.stackId)
  if (stack === undefined)
    throw new Problem(`Stack ${plan.stackName} disappeared.`, 'See who deleted it in CloudTrail.')
  return { operation, stack, changeSetId: changeSet.id, changes: changeSet.changes }
}

async function explain(
  edges: StackEdges,
  { plan, template }: StackOrder,
  operation: 'create' | 'update',
  { events, status }: Awaited<ReturnType<typeof followOperation>>,
): Promise<Problem> {
  const [cause, ...others] = await findFailures(edges.client, events)
  const what = `Stack ${plan.stackName} was not ${operation}d (${status})`
  if (cause === undefined) return new Problem(`${what}, and no resource tells why.`, 'See the events above.')
  for (const other of others) edges.log.info(`Also failed: ${other.resource} (${other.type}): ${other.reason}`)
  const line = template.resources.get(cause.resource.split('/')[0] ?? '')?.line
  return new Problem(
    `${what}: ${cause.resource} (${cause.type}): ${cause.reason}`,
    cause.hint ?? 'Correct that resource, then run the job again.',
    {
      place: template.inWorkspace && line !== undefined ? { file: template.path, line } : undefined,
    },
  )
}
