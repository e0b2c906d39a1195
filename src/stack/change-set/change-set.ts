import {
  type CloudFormationClient,
  CreateChangeSetCommand,
  type CreateChangeSetCommandInput,
  DeleteChangeSetCommand,
  DeleteStackCommand,
  DescribeChangeSetCommand,
  ExecuteChangeSetCommand,
} from '@aws-sdk/client-cloudformation'
import { isError } from '../../aws/error.ts'
import { readChanges } from '../changes/read.ts'
import type { ReadChange } from '../changes/summary.ts'
import type { PendingChangeSet } from '../edges.ts'
import { poll, type WaitOptions } from '../poll.ts'
import { readStack } from '../stack.ts'
import { ChangeSetFailed } from './failure.ts'
import { listChangeSets, makeRoom } from './list.ts'

/** A change set that is ready. */
export interface ChangeSet extends RequestedChangeSet {
  /** false when it holds no change. */
  readonly executable: boolean
  readonly changes: readonly ReadChange[]
}

/** A change set that was asked for, by ARN. */
interface RequestedChangeSet {
  readonly id: string
  readonly stackId: string
}

/** Requests a change set; it is not ready yet. Where the stack has too many, deletes failed ones of ours to make room. */
export async function requestChangeSet(
  client: CloudFormationClient,
  request: CreateChangeSetCommandInput,
): Promise<RequestedChangeSet> {
  const command = new CreateChangeSetCommand(request)
  const { Id, StackId } = await client.send(command).catch(async (error: unknown) => {
    if (!isError(error, 'LimitExceededException')) throw error
    await makeRoom(client, request.StackName ?? '', error)
    return client.send(command)
  })
  return { id: Id ?? '', stackId: StackId ?? '' }
}

/** Whether another run has a change set of this name: our request was refused, and that one is not ours to delete. */
export function isNameTaken(error: unknown): boolean {
  return isError(error, 'AlreadyExistsException', /mismatch with existing attribute/)
}

/**
 * Waits until a change set is ready.
 *
 * @returns not executable when it holds no change
 * @throws ChangeSetFailed with CloudFormation's reason
 */
export async function awaitChangeSet(
  client: CloudFormationClient,
  { id, stackId }: RequestedChangeSet,
  waiting: WaitOptions,
): Promise<ChangeSet> {
  const described = await poll(waiting, async () => {
    const page = await client.send(new DescribeChangeSetCommand({ ChangeSetName: id, IncludePropertyValues: true }))
    return page.Status === 'CREATE_COMPLETE' || page.Status === 'FAILED' ? page : undefined
  })
  if (described.Status === 'CREATE_COMPLETE') {
    return { id, stackId, executable: true, changes: await readChanges(client, { ...described, ChangeSetId: id }) }
  }
  const reason = described.StatusReason ?? 'CloudFormation gives no reason'
  if (isNoChange(reason)) return { id, stackId, executable: false, changes: [] }
  throw new ChangeSetFailed(id, reason)
}

/**
 * Both texts of a change set without changes; the second is of templates with a transform.
 * Source: AWS CLI, `cloudformation deploy`, and localstack's recordings of AWS.
 */
function isNoChange(reason: string): boolean {
  return (
    reason.startsWith("The submitted information didn't contain changes.") ||
    reason.startsWith('No updates are to be performed')
  )
}

/**
 * Starts a change set.
 *
 * @param id ARN
 * @param token the client request token, which every stack event of the operation carries
 * @param disableRollback only for a change set that does not carry its own failure behaviour
 */
export async function executeChangeSet(
  client: CloudFormationClient,
  id: string,
  token: string,
  { disableRollback }: { readonly disableRollback: boolean },
): Promise<void> {
  const more = disableRollback ? { DisableRollback: true } : {}
  await client.send(new ExecuteChangeSetCommand({ ChangeSetName: id, ClientRequestToken: token, ...more }))
}

/**
 * Deletes a change set that is not to be executed, and the stack too if the change set was all there was of it. CloudFormation
 * refuses to delete a change set that is still being created, so waits for that.
 *
 * @throws TimedOut when that takes too long
 */
export async function deleteChangeSet(
  client: CloudFormationClient,
  { stackName, name, createdStack }: PendingChangeSet,
  waiting: WaitOptions,
): Promise<void> {
  await poll(waiting, async () => {
    try {
      await client.send(new DeleteChangeSetCommand({ StackName: stackName, ChangeSetName: name }))
    } catch (error) {
      if (isError(error, 'InvalidChangeSetStatusException')) return undefined
      const gone = isError(error, 'ChangeSetNotFoundException') || isError(error, 'ValidationError', /does not exist/)
      if (!gone) throw error
    }
    return true
  })
  if (!createdStack) return
  const stack = await readStack(client, stackName)
  if (stack?.status !== 'REVIEW_IN_PROGRESS') return
  // With another change set, another run or somebody else goes on with the stack.
  const others = (await listChangeSets(client, stack.id)).filter(({ ChangeSetName }) => ChangeSetName !== name)
  if (others.length === 0) await client.send(new DeleteStackCommand({ StackName: stack.id }))
}
