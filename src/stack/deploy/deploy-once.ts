import type { CreateChangeSetCommandInput } from '@aws-sdk/client-cloudformation'
import type { StackOptions } from '../../inputs/inputs.ts'
import type { PendingChangeSet } from '../../plan/clean-up.ts'
import type { DeployPlan, Target } from '../../plan/plan.ts'
import { messageOf, Problem } from '../../text/problem.ts'
import {
  awaitChangeSet,
  type ChangeSet,
  deleteChangeSet,
  executeChangeSet,
  isNameTaken,
  requestChangeSet,
} from '../change-set/change-set.ts'
import { ChangeSetFailed, changeSetProblem, innermostFailure, readDetails } from '../change-set/failure.ts'
import { changeLines } from '../changes/lines.ts'
import type { StackEdges } from '../edges.ts'
import { orTimeoutProblem, type WaitOptions } from '../poll.ts'
import { changeSetTimeoutProblem, explainRefusal } from '../problems.ts'
import { checkReview } from '../review.ts'
import { readStack, type Stack } from '../stack.ts'
import { checkChanges } from './forbidden-options.ts'
import { type DesiredStack, intentOf } from './request.ts'
import { runChangeSet, type StackOutcome } from './run.ts'

/** One attempt to deploy a stack. */
interface DeployAttempt {
  /** The name of its change set is also the client request token of the operation. */
  readonly request: CreateChangeSetCommandInput
  /** The stack to update; undefined to create it. */
  readonly stack: Stack | undefined
  readonly waiting: WaitOptions
}

/**
 * Creates a change set and logs its changes; then executes it and follows the operation, or leaves it for review, or only shows
 * it. Deletes a change set that is neither executed nor left for review, also after an error.
 *
 * @throws Problem
 */
export async function deployOnce(
  edges: StackEdges,
  desired: DesiredStack,
  attempt: DeployAttempt,
): Promise<StackOutcome> {
  const { plan, template } = desired
  const { target, stack: settings } = plan
  const { options } = settings
  const { request, stack, waiting } = attempt
  const token = request.ChangeSetName ?? ''
  const role = settings.roleArn ?? stack?.roleArn
  if (role !== undefined) edges.log.info(`CloudFormation uses the service role ${role}.`)
  const intent = intentOf(plan)
  if (intent !== 'show') edges.learn({ moment: { state: 'deploying' } })
  const pending = { region: target.region, stackName: target.stackName, name: token }
  edges.saveForPost(pending)
  let keep = false
  try {
    const changeSet = await createChangeSet(edges, desired, attempt)
    if (!changeSet.executable) return await unchanged(edges, plan, changeSet, stack)
    for (const line of changeLines(changeSet.changes)) edges.log.info(line)
    if (intent === 'show') return await notExecuted(edges, changeSet, stack)
    checkChanges(options, stack, changeSet.changes)
    edges.signal.throwIfAborted()
    await edges.confirm()
    if (intent === 'execute') edges.learn({ moment: { state: 'deploying', changes: changeSet.changes } })
    if (intent === 'execute') await executeChangeSet(edges.client, changeSet.id, token, rollbackOption(options, stack))
    keep = true
    edges.saveForPost(undefined)
    edges.learn({ changeSetId: changeSet.id, status: undefined, resources: [] })
    if (intent === 'leave') return await notExecuted(edges, changeSet, stack)
    const { disableRollback } = options
    return await runChangeSet(edges, target, { changeSet, template, stack, token, disableRollback, waiting })
  } catch (error) {
    if (isNameTaken(error)) {
      keep = true
      edges.saveForPost(undefined)
    }
    throw error
  } finally {
    if (!keep) await discard(edges, target, pending)
  }
}

/** A CREATE or EXPRESS change set already carries its failure behaviour. */
function rollbackOption(options: StackOptions, stack: Stack | undefined): boolean | undefined {
  return stack === undefined || options.deploymentMode === 'EXPRESS' ? undefined : options.disableRollback
}

async function notExecuted(
  edges: StackEdges,
  { id, stackId, changes }: ChangeSet,
  before: Stack | undefined,
): Promise<StackOutcome> {
  const stack = before ?? (await readStack(edges.client, stackId))
  if (stack === undefined) throw new Error(`unreachable: the stack of the change set ${id} does not exist`)
  return { operation: before === undefined ? 'create' : 'update', stack, changeSetId: id, changes, resources: [] }
}

async function createChangeSet(
  edges: StackEdges,
  { plan: { target, stack }, template }: DesiredStack,
  { request, waiting }: DeployAttempt,
): Promise<ChangeSet> {
  const requested = await requestChangeSet(edges.client, request, target)
  try {
    const created = await orTimeoutProblem(awaitChangeSet(edges, requested, waiting), changeSetTimeoutProblem(target))
    // Somebody may have created the stack since it was looked for: the change set is then in their stack.
    const made = { id: requested.stackId, name: target.stackName }
    if (request.ChangeSetType === 'CREATE')
      await checkReview(edges.client, made, target.owner, { verb: 'changed', own: requested.id })
    edges.learn({ stackId: requested.stackId })
    return created
  } catch (error) {
    if (!(error instanceof ChangeSetFailed)) throw error
    const { capabilities, roleArn } = stack
    const failed = await innermostFailure(edges.client, error, template)
    const refusal = explainRefusal(failed, { stackName: target.stackName, capabilities, roleArn })
    if (refusal !== failed) throw refusal
    throw changeSetProblem(failed, await readDetails(edges.client, failed), template)
  }
}

/** Deletes a change set. If that fails, leaves it to the post step. */
async function discard(edges: StackEdges, { owner }: Target, pending: PendingChangeSet): Promise<void> {
  const { clock, signal } = edges
  // A cancelled job is killed after some seconds. Otherwise, wait until the change set can be deleted.
  const deadline = clock.now() + (signal.aborted ? 3_000 : 60_000)
  try {
    await deleteChangeSet(edges.client, pending, owner, { clock, signal: new AbortController().signal, deadline })
    edges.saveForPost(undefined)
  } catch (error) {
    const reason = messageOf(error)
    edges.log.warning(`The change set ${pending.name} of stack ${pending.stackName} was not deleted: ${reason}`)
  }
}

async function unchanged(
  edges: StackEdges,
  { target: { stackName }, stack: { options } }: DeployPlan,
  { id, stackId }: ChangeSet,
  stack: Stack | undefined,
): Promise<StackOutcome> {
  if (options.failOnEmpty) {
    throw new Problem(
      `The change set of stack ${stackName} is empty, and fail-on-empty-changeset is true. The stack was not changed.`,
      'The deployed stack already matches. Remove fail-on-empty-changeset if that is not a failure.',
    )
  }
  if (stack === undefined) {
    throw new Problem(
      'CloudFormation finds nothing to create in the template.',
      'Give the template at least one resource whose condition is not false.',
    )
  }
  if (stack.status === 'UPDATE_ROLLBACK_COMPLETE') {
    edges.log.warning(
      `Stack ${stack.name} needs no change, but its last update was rolled back. The stack runs this template.`,
    )
  }
  const now = (await readStack(edges.client, stackId)) ?? stack
  return { operation: 'none', stack: now, changeSetId: id, changes: [], resources: [] }
}
