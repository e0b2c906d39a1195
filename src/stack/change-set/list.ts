import {
  type ChangeSetSummary,
  type CloudFormationClient,
  DeleteChangeSetCommand,
  paginateListChangeSets,
} from '@aws-sdk/client-cloudformation'
import { cliCommand } from '../../aws/console.ts'
import { isOperationName } from '../../aws/ownership.ts'
import { Problem } from '../../text/problem.ts'

/** Returns all change sets of a stack. */
export async function listChangeSets(client: CloudFormationClient, stackName: string): Promise<ChangeSetSummary[]> {
  const pages = await Array.fromAsync(paginateListChangeSets({ client }, { StackName: stackName }))
  return pages.flatMap(({ Summaries }) => Summaries ?? [])
}

/**
 * Makes room for a change set in a stack that has reached its limit: deletes failed and obsolete ones of this action.
 *
 * @param refusal the `LimitExceededException`, whose message names the full stack
 * @returns the number of deleted change sets
 * @throws Problem when none can be deleted, as in a nested stack; the refusal itself when it is about another quota
 */
export async function makeRoom(client: CloudFormationClient, stackName: string, refusal: Error): Promise<number> {
  const full = /ChangeSet limit exceeded for stack (?:arn:\S+:stack\/)?([^\s/]+)/.exec(refusal.message)?.[1]
  if (full === undefined) throw refusal
  if (full !== stackName) throw nestingLimitProblem(refusal, full)
  const all = await listChangeSets(client, stackName)
  const ours = all.filter(isUseless)
  for (const { ChangeSetId } of ours) await client.send(new DeleteChangeSetCommand({ ChangeSetName: ChangeSetId }))
  if (ours.length > 0) return ours.length
  const stack = { id: all[0]?.StackId ?? '', name: stackName }
  throw new Problem(
    `The stack ${stackName} has as many change sets as CloudFormation allows, and this action created none of those that failed.`,
    `Delete some of them: ${cliCommand('list-change-sets', stack)}, then ${cliCommand('delete-change-set', stack, '--change-set-name <name>')}.`,
    { cause: refusal },
  )
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
