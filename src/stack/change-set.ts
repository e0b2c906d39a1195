import {
  type CloudFormationClient,
  CreateChangeSetCommand,
  type CreateChangeSetCommandInput,
  DeleteChangeSetCommand,
  DeleteStackCommand,
  DescribeChangeSetCommand,
  ExecuteChangeSetCommand,
  type Parameter,
} from '@aws-sdk/client-cloudformation'
import { isError } from '../aws-error.ts'
import type { ReadChange } from '../report/changes.ts'
import { ChangeSetFailed } from './change-set-failure.ts'
import { makeRoom } from './change-set-limit.ts'
import { listChangeSets } from './change-set-list.ts'
import { readChanges } from './changes.ts'
import type { StackOptions } from './options.ts'
import { poll, type Waiting } from './poll.ts'
import { readStack } from './stack.ts'

/** What a change set is made from. */
export interface ChangeSetOrder {
  readonly type: 'CREATE' | 'UPDATE'
  readonly stackName: string
  /** Unique; also its client token, so that a repeated request makes no second one. */
  readonly name: string
  readonly description: string
  readonly templateBody: string
  /** Where the template is in S3, when it is too large to be sent. */
  readonly templateUrl: string | undefined
  readonly parameters: readonly Parameter[]
  /** undefined leaves the tags of the stack as they are. */
  readonly tags: ReadonlyMap<string, string> | undefined
  readonly capabilities: readonly string[]
  readonly roleArn: string | undefined
  readonly options: StackOptions
}

/** The request that makes a change set. Unless rollback is disabled, CloudFormation itself deletes a stack whose first creation fails. */
export function createChangeSetRequest(order: ChangeSetOrder): CreateChangeSetCommandInput {
  return {
    StackName: order.stackName,
    ChangeSetName: order.name,
    ClientToken: order.name,
    ChangeSetType: order.type,
    Description: order.description.slice(0, 1024),
    ...(order.templateUrl === undefined ? { TemplateBody: order.templateBody } : { TemplateURL: order.templateUrl }),
    Parameters: [...order.parameters],
    Capabilities: [...order.capabilities] as CreateChangeSetCommandInput['Capabilities'],
    ...(order.tags === undefined ? {} : { Tags: [...order.tags].map(([Key, Value]) => ({ Key, Value })) }),
    ...(order.roleArn === undefined ? {} : { RoleARN: order.roleArn }),
    ...optionalMembers(order),
  }
}

/**
 * What is only sent when it is asked for, or for one type of change set. A DeploymentConfig and OnStackFailure exclude each
 * other; without rollback by default, EXPRESS would refuse a new task definition.
 */
function optionalMembers({ type, options }: ChangeSetOrder): Partial<CreateChangeSetCommandInput> {
  const { notificationArns, includeNestedStacks, deploymentMode, disableRollback } = options
  const express = deploymentMode === 'EXPRESS'
  const onFailure = { OnStackFailure: disableRollback ? 'DO_NOTHING' : 'DELETE' } as const
  return {
    ...(notificationArns === undefined ? {} : { NotificationARNs: [...notificationArns] }),
    ...(includeNestedStacks ? { IncludeNestedStacks: true } : {}),
    ...(express ? { DeploymentConfig: { Mode: 'EXPRESS', DisableRollback: disableRollback } } : {}),
    // A stack that is created has not drifted.
    ...(deploymentMode === 'REVERT_DRIFT' && type === 'UPDATE' ? { DeploymentMode: deploymentMode } : {}),
    ...(type === 'CREATE' && !express ? onFailure : {}),
  }
}

/** A change set that is ready. */
export interface ChangeSet extends RequestedChangeSet {
  /** false when it holds no change. */
  readonly executable: boolean
  readonly changes: readonly ReadChange[]
}

/** A change set that was asked for, by ARN. */
export interface RequestedChangeSet {
  readonly id: string
  readonly stackId: string
}

/** Asks CloudFormation for a change set; it is not ready yet. Where the stack has too many, failed ones of ours make room. */
export async function requestChangeSet(
  client: CloudFormationClient,
  order: ChangeSetOrder,
): Promise<RequestedChangeSet> {
  const request = new CreateChangeSetCommand(createChangeSetRequest(order))
  const { Id, StackId } = await client.send(request).catch(async (error: unknown) => {
    if (!isError(error, 'LimitExceededException')) throw error
    await makeRoom(client, order.stackName, error)
    return client.send(request)
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
  waiting: Waiting,
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

/** A change set that is started. */
export interface Execution {
  readonly id: string
  /** Every stack event of the operation carries it. */
  readonly token: string
  /** Only of a change set that does not say itself what is done on a failure. */
  readonly disableRollback: boolean
}

/** Starts a change set. */
export async function executeChangeSet(client: CloudFormationClient, execution: Execution): Promise<void> {
  const { id, token, disableRollback } = execution
  const more = disableRollback ? { DisableRollback: true } : {}
  await client.send(new ExecuteChangeSetCommand({ ChangeSetName: id, ClientRequestToken: token, ...more }))
}

/** A change set that is not to be executed. */
export interface Droppable {
  readonly stackName: string
  readonly name: string
  /** Whether the stack exists only for it. */
  readonly madeStack: boolean
}

/**
 * Deletes a change set that is not to be executed, as soon as it is made, and the stack too if the change set was all there was
 * of it. CloudFormation refuses to delete one that is still being made.
 *
 * @throws TimedOut when that takes too long
 */
export async function dropChangeSet(client: CloudFormationClient, drop: Droppable, waiting: Waiting): Promise<void> {
  const { stackName, name, madeStack } = drop
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
  if (!madeStack) return
  const stack = await readStack(client, stackName)
  if (stack?.status === 'REVIEW_IN_PROGRESS' && !(await hasOthers(client, stack.id, name))) {
    await client.send(new DeleteStackCommand({ StackName: stack.id }))
  }
}

/** Whether a stack has another change set: another run, or somebody else, goes on with it. */
async function hasOthers(client: CloudFormationClient, stackId: string, name: string): Promise<boolean> {
  const summaries = await listChangeSets(client, stackId)
  return summaries.some(({ ChangeSetName }) => ChangeSetName !== name)
}
