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

/** A change set that CloudFormation has created. */
export interface ChangeSet extends RequestedChangeSet {
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
): Promise<RequestedChangeSet> {
  const command = new CreateChangeSetCommand(request)
  const { Id, StackId } = await client.send(command).catch(async (error: unknown) => {
    if (!isError(error, 'LimitExceededException')) throw error
    await makeRoom(client, request.StackName ?? '', error)
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
 * @throws TimedOut
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
 * Starts the execution of a change set.
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
 * Deletes a change set, and the stack as well if it exists only because of the change set. Waits for a change set that is still
 * being created, because CloudFormation refuses to delete it.
 *
 * @throws TimedOut
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
  // Another change set means that another run or a person uses the stack.
  const others = (await listChangeSets(client, stack.id)).filter(({ ChangeSetName }) => ChangeSetName !== name)
  if (others.length === 0) await client.send(new DeleteStackCommand({ StackName: stack.id }))
}
