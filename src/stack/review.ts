import {
  type ChangeSetSummary,
  type CloudFormationClient,
  DescribeChangeSetCommand,
  type DescribeChangeSetOutput,
  paginateListChangeSets,
} from '@aws-sdk/client-cloudformation'
import { isError } from '../aws/error.ts'
import { isAdoptable, isOperationName, isOurs, isUnowned, type Owner } from '../aws/ownership.ts'
import { readSource } from '../plan/run.ts'
import { Problem } from '../text/problem.ts'
import { emptyReviewProblem, foreignReviewProblem } from './problems.ts'
import { readStack, type Stack, tagMap } from './stack.ts'

/** A change set, as far as it shows who created it. */
export interface ChangeSetFacts {
  /** ARN. */
  readonly id: string
  /** ARN. */
  readonly stackId: string
  readonly name: string
  readonly description: string
  /** The tags that the stack has after the execution. */
  readonly tags: ReadonlyMap<string, string>
  /** Whether CloudFormation is still creating or deleting it, so that it can be neither executed nor deleted. */
  readonly pending: boolean
  /** Why its deletion failed; undefined when it did not. */
  readonly undeletable: string | undefined
  /** Such as `AVAILABLE` and `EXECUTE_IN_PROGRESS`. */
  readonly execution: string | undefined
}

/** Returns all change sets of a stack; none when there is no such stack. */
export async function listChangeSets(client: CloudFormationClient, stackName: string): Promise<ChangeSetSummary[]> {
  try {
    const pages = await Array.fromAsync(paginateListChangeSets({ client }, { StackName: stackName }))
    return pages.flatMap(({ Summaries }) => Summaries ?? [])
  } catch (error) {
    if (isError(error, 'ValidationError', /does not exist/)) return []
    throw error
  }
}

/**
 * Reads a change set.
 *
 * @param stackName undefined when the change set is given by its ARN
 * @returns undefined when it does not exist
 */
export async function readChangeSet(
  client: CloudFormationClient,
  changeSet: string,
  stackName?: string,
): Promise<ChangeSetFacts | undefined> {
  try {
    const which = { ChangeSetName: changeSet, ...(stackName === undefined ? {} : { StackName: stackName }) }
    return changeSetFacts(await client.send(new DescribeChangeSetCommand(which)))
  } catch (error) {
    if (isError(error, 'ChangeSetNotFoundException') || isError(error, 'ValidationError', /does not exist/))
      return undefined
    throw error
  }
}

/** Returns the facts of a described change set. */
export function changeSetFacts(described: DescribeChangeSetOutput): ChangeSetFacts {
  const { Status: status = '', StatusReason: reason = 'CloudFormation gives no reason' } = described
  return {
    id: described.ChangeSetId ?? '',
    stackId: described.StackId ?? '',
    name: described.ChangeSetName ?? '',
    description: described.Description ?? '',
    tags: tagMap(described.Tags),
    pending: /^(CREATE|DELETE)_(PENDING|IN_PROGRESS)$/.test(status),
    undeletable: status === 'DELETE_FAILED' ? reason : undefined,
    execution: described.ExecutionStatus,
  }
}

/**
 * Whether a run of the owner's repository created a change set for this stack of the owner. Its execution then leaves the owner of
 * the stack as it is.
 *
 * @param stack one in review has no tags of its own, so only the tags of the change set name its owner; a stack without our tags is
 * not the owner's, but may be updated, and a change set for it has none either
 */
export function isOurChangeSet(changeSet: ChangeSetFacts, stack: Stack, owner: Owner): boolean {
  if (stack.status === 'REVIEW_IN_PROGRESS') return isOfOwner(changeSet, owner)
  if (isAdoptable(stack, owner)) return isOfRepository(changeSet, owner) && isUnowned(changeSet)
  return isOurs(stack, owner) && isOfOwner(changeSet, owner)
}

function isOfOwner(changeSet: ChangeSetFacts, owner: Owner): boolean {
  return isOfRepository(changeSet, owner) && isOurs(changeSet, owner)
}

function isOfRepository({ name, description }: ChangeSetFacts, { repository }: Owner): boolean {
  return isOperationName(name) && readSource(description)?.repository === repository
}

/**
 * Refuses a stack in review unless all its change sets are ours: executing one deletes the others, and deleting the stack deletes
 * all of them. A stack without a change set does not show whose it is.
 *
 * @param refused `verb`: the refused action, such as `deleted`; `own`: ARN of the change set that this run has just created
 * @throws Problem
 */
export async function checkReview(
  client: CloudFormationClient,
  stack: { readonly id: string; readonly name: string },
  owner: Owner,
  { verb, own }: { readonly verb: string; readonly own?: string },
): Promise<void> {
  const ids = (await listChangeSets(client, stack.id)).map(({ ChangeSetId = '' }) => ChangeSetId)
  const others = ids.filter((id) => id !== own)
  const read = await Promise.all(others.map((id) => readChangeSet(client, id)))
  const changeSets = read.flatMap((changeSet) => changeSet ?? [])
  const foreign = changeSets.find((changeSet) => !isOfOwner(changeSet, owner))
  if (foreign !== undefined) throw foreignReviewProblem(stack, foreign, verb)
  if (own === undefined && changeSets.length === 0) throw emptyReviewProblem(stack, verb)
}

/**
 * Checks a stack that was in review when it was read. Another run may have executed or deleted it since, and then its change sets show
 * nothing.
 *
 * @param verb the refused action, such as `deleted`
 * @returns the stack as it is now, if it is in review no more; undefined when it is ours, or gone
 * @throws Problem
 */
export async function checkStillInReview(
  client: CloudFormationClient,
  stack: Stack,
  owner: Owner,
  verb: string,
): Promise<Stack | undefined> {
  try {
    await checkReview(client, stack, owner, { verb })
    return undefined
  } catch (error) {
    const now = error instanceof Problem ? await readStack(client, stack.id) : stack
    if (now?.status === 'REVIEW_IN_PROGRESS') throw error
    return now?.status === 'DELETE_COMPLETE' ? undefined : now
  }
}
