import {
  type ChangeSetSummary,
  type CloudFormationClient,
  DeleteChangeSetCommand,
} from '@aws-sdk/client-cloudformation'
import { cliCommand } from '../../aws/console.ts'
import { isOperationName, type Owner } from '../../aws/ownership.ts'
import type { Target } from '../../plan/plan.ts'
import { Problem } from '../../text/problem.ts'
import { isOurChangeSet, listChangeSets, readChangeSet } from '../review.ts'
import { readStack } from '../stack.ts'

/**
 * Makes room for a change set in a stack that has reached its limit: deletes failed and obsolete ones of ours.
 *
 * @param refusal the `LimitExceededException`, whose message names the full stack
 * @returns the number of deleted change sets
 * @throws Problem when none can be deleted, as in a nested stack; the refusal itself when it is about another quota
 */
export async function makeRoom(
  client: CloudFormationClient,
  { stackName, owner }: Target,
  refusal: Error,
): Promise<number> {
  const full = /ChangeSet limit exceeded for stack (?:arn:\S+:stack\/)?([^\s/]+)/.exec(refusal.message)?.[1]
  if (full === undefined) throw refusal
  if (full !== stackName) throw nestingLimitProblem(refusal, full)
  const all = await listChangeSets(client, stackName)
  const deleted = await deleteUseless(client, all, owner)
  if (deleted > 0) return deleted
  const stack = { id: all[0]?.StackId ?? '', name: stackName }
  throw new Problem(
    `The stack ${stackName} has as many change sets as CloudFormation allows, and this action created none of those that failed.`,
    `Delete some of them: ${cliCommand('list-change-sets', stack)}, then ${cliCommand('delete-change-set', stack, '--change-set-name <name>')}.`,
    { cause: refusal },
  )
}

/** Deletes, by ARN, the change sets of ours that no run needs. Returns their number. */
async function deleteUseless(
  client: CloudFormationClient,
  all: readonly ChangeSetSummary[],
  owner: Owner,
): Promise<number> {
  const stack = await readStack(client, all[0]?.StackId ?? '')
  let deleted = 0
  for (const { ChangeSetId = '' } of stack === undefined ? [] : all.filter(isUseless)) {
    const changeSet = await readChangeSet(client, ChangeSetId)
    if (stack === undefined || changeSet === undefined || !isOurChangeSet(changeSet, stack, owner)) continue
    await client.send(new DeleteChangeSetCommand({ ChangeSetName: changeSet.id }))
    deleted += 1
  }
  return deleted
}

/** Whether a change set of this action can no longer be executed, so that no run needs it. */
function isUseless(summary: ChangeSetSummary): boolean {
  const { Status, ExecutionStatus } = summary
  const over = Status === 'FAILED' || ExecutionStatus === 'EXECUTE_FAILED' || ExecutionStatus === 'OBSOLETE'
  return over && isOperationName(summary.ChangeSetName ?? '')
}

/** Source: aws/copilot-cli#4426. */
function nestingLimitProblem(refusal: Error, nested: string): Problem {
  return new Problem(
    `The nested stack ${nested} has as many change sets as CloudFormation allows. The change sets of a nested stack cannot be deleted one by one.`,
    'Delete change sets of the root stack that were created with nested change sets, or ask AWS Support to raise the limit.',
    { cause: refusal },
  )
}
