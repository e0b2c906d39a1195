import {
  type CloudFormationClient,
  CreateChangeSetCommand,
  type CreateChangeSetCommandInput,
  DeleteChangeSetCommand,
  DeleteStackCommand,
  DescribeChangeSetCommand,
  ExecuteChangeSetCommand,
} from '@aws-sdk/client-cloudformation'
import { isError, isTransient, wasRepeated } from '../../aws/error.ts'
import type { Owner } from '../../aws/ownership.ts'
import type { PendingChangeSet } from '../../plan/clean-up.ts'
import type { Target } from '../../plan/plan.ts'
import { readChanges } from '../changes/read.ts'
import type { ReadChange } from '../changes/summary.ts'
import type { StackEdges } from '../edges.ts'
import { poll, type WaitOptions } from '../poll.ts'
import { deletedChangeSetProblem, executedProblem, foreignChangeSetProblem, undeletableProblem } from '../problems.ts'
import { type ChangeSetFacts, isOurChangeSet, listChangeSets, readChangeSet } from '../review.ts'
import { readStack, type Stack } from '../stack.ts'
import { ChangeSetFailed } from './failure.ts'
import { makeRoom } from './list.ts'

/** A change set that CloudFormation has created. */
export interface ChangeSet extends RequestedChangeSet {
  /** Milliseconds since 1970; infinity when CloudFormation does not say. */
  readonly createdAt: number
  /** False when it contains no change. */
  readonly executable: boolean
  readonly changes: readonly ReadChange[]
}

/** A change set that CloudFormation may still be creating. Both IDs are ARNs. */
interface RequestedChangeSet {
  readonly id: string
  readonly stackId: string
}

/** Requests a change set, without waiting for it. If the stack has too many, deletes useless ones of ours and tries again. */
export async function requestChangeSet(
  client: CloudFormationClient,
  request: CreateChangeSetCommandInput,
  target: Target,
): Promise<RequestedChangeSet> {
  const command = new CreateChangeSetCommand(request)
  const { Id, StackId } = await client.send(command).catch(async (error: unknown) => {
    if (!isError(error, 'LimitExceededException')) throw error
    await makeRoom(client, target, error)
    return client.send(command)
  })
  return { id: Id ?? '', stackId: StackId ?? '' }
}

/** Whether AWS refused a request because another run has a change set of that name, which we must not delete. */
export function isNameTaken(error: unknown): boolean {
  return isError(error, 'AlreadyExistsException', /mismatch with existing attribute/)
}

/**
 * Waits until CloudFormation has created a change set, and reads its changes.
 *
 * @throws ChangeSetFailed with CloudFormation's reason
 * @throws Problem when somebody deletes the change set
 * @throws TimedOut
 */
export async function awaitChangeSet(
  { client, log }: StackEdges,
  { id, stackId }: RequestedChangeSet,
  waiting: WaitOptions,
): Promise<ChangeSet> {
  const described = await log.during(`waiting for the change set of stack ${stackId.split('/')[1]}`, () =>
    poll(waiting, async () => {
      const page = await client.send(new DescribeChangeSetCommand({ ChangeSetName: id, IncludePropertyValues: true }))
      return isCreationOver(page.Status) ? page : undefined
    }),
  )
  const created = { id, stackId, createdAt: described.CreationTime?.getTime() ?? Number.POSITIVE_INFINITY }
  if (described.Status === 'CREATE_COMPLETE') {
    return { ...created, executable: true, changes: await readChanges(client, { ...described, ChangeSetId: id }) }
  }
  const reason = described.StatusReason ?? 'CloudFormation gives no reason'
  if (described.Status !== 'FAILED') throw deletedChangeSetProblem({ id, status: described.Status, reason })
  if (isNoChange(reason)) return { ...created, executable: false, changes: [] }
  throw new ChangeSetFailed(id, reason)
}

/**
 * Whether the creation of a change set has come to an end: none that is being deleted, or whose deletion failed, is ever created.
 * Source: API reference, "DescribeChangeSet" (Status).
 */
function isCreationOver(status = ''): boolean {
  return status === 'CREATE_COMPLETE' || status === 'FAILED' || status.startsWith('DELETE_')
}

/**
 * Matches both messages of an empty change set. CloudFormation gives the second one for a template with a transform.
 * Source: AWS CLI, `cloudformation deploy`, and localstack's recordings of AWS.
 */
function isNoChange(reason: string): boolean {
  return (
    reason.startsWith("The submitted information didn't contain changes.") ||
    reason.startsWith('No updates are to be performed')
  )
}

/**
 * Starts the execution of a change set. If the answer is lost, CloudFormation refuses the repeated request, because the change set
 * executes already: then the change set itself says whether it does.
 * Source: API reference, "ExecuteChangeSet" (InvalidChangeSetStatus) and "DescribeChangeSet" (ExecutionStatus).
 *
 * @param id ARN
 * @param token the client request token, which every stack event of the operation carries
 * @param disableRollback whether a failed operation ends without rollback; undefined for a change set that carries its own failure
 * behaviour, beside which CloudFormation refuses this. Its default differs from page to page of the AWS documentation.
 */
export async function executeChangeSet(
  client: CloudFormationClient,
  id: string,
  token: string,
  disableRollback: boolean | undefined,
): Promise<void> {
  // What a failed operation has created would block the next one, also with a DeletionPolicy of Retain.
  const more = {
    RetainExceptOnCreate: true,
    ...(disableRollback === undefined ? {} : { DisableRollback: disableRollback }),
  }
  try {
    await client.send(new ExecuteChangeSetCommand({ ChangeSetName: id, ClientRequestToken: token, ...more }))
  } catch (error) {
    const refused = isError(error, 'InvalidChangeSetStatusException') && wasRepeated(error)
    if (!refused && !isTransient(error)) throw error
    const changeSet = await readChangeSet(client, id).catch(() => undefined)
    if (changeSet?.execution?.startsWith('EXECUTE_') !== true) throw error
  }
}

/**
 * Deletes a change set of ours, by its ARN. If it is the only one of a stack in review, deletes the stack instead, and the change set
 * with it: a stack in review that has lost its change sets would not show any more whose it is. Waits for a change set that is still
 * being created or deleted, because CloudFormation refuses to delete it. One whose deletion has failed gets one more try. Does not delete one that executes, which it refuses as well, or that
 * was executed.
 * Source: API reference, "DeleteChangeSet" (InvalidChangeSetStatus).
 *
 * @throws Problem when the change set is not ours, executes, or cannot be deleted
 * @throws TimedOut
 */
export async function deleteChangeSet(
  client: CloudFormationClient,
  { stackName, name }: PendingChangeSet,
  owner: Owner,
  waiting: WaitOptions,
): Promise<void> {
  await poll(waiting, async () => {
    const changeSet = await readChangeSet(client, name, stackName)
    const stack = changeSet && (await readStack(client, changeSet.stackId))
    if (changeSet === undefined || stack === undefined) return true
    if (!isOurChangeSet(changeSet, stack, owner)) throw foreignChangeSetProblem(changeSet, 'deleted')
    if (changeSet.execution === 'EXECUTE_IN_PROGRESS' || changeSet.execution === 'EXECUTE_COMPLETE')
      throw executedProblem(changeSet)
    if (changeSet.pending) return undefined
    try {
      await removeChangeSet(client, changeSet, stack)
      return true
    } catch (error) {
      if (isError(error, 'ChangeSetNotFoundException')) return true
      if (!isError(error, 'InvalidChangeSetStatusException')) throw error
      if (changeSet.undeletable !== undefined) throw undeletableProblem(changeSet.id, changeSet.undeletable)
      return undefined
    }
  })
}

/** Two runs may drop their change sets at once: the stack in review goes with the last one. */
async function removeChangeSet(client: CloudFormationClient, { id }: ChangeSetFacts, stack: Stack): Promise<void> {
  const inReview = stack.status === 'REVIEW_IN_PROGRESS'
  if (!(inReview && (await isLeftover(client, stack, id)))) {
    await client.send(new DeleteChangeSetCommand({ ChangeSetName: id }))
    if (!(inReview && (await isLeftover(client, stack, id)))) return
  }
  await client.send(new DeleteStackCommand({ StackName: stack.id }))
}

/**
 * Whether a stack in review has no change set but this one: another one means that another run or a person uses the stack. While a
 * change set is executed, none may be listed, so the stack is looked at last.
 */
async function isLeftover(client: CloudFormationClient, { id }: Stack, changeSetId: string): Promise<boolean> {
  const all = await listChangeSets(client, id)
  if (!all.every(({ ChangeSetId }) => ChangeSetId === changeSetId)) return false
  return (await readStack(client, id))?.status === 'REVIEW_IN_PROGRESS'
}
