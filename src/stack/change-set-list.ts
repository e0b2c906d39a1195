import {
  type ChangeSetSummary,
  type CloudFormationClient,
  paginateListChangeSets,
} from '@aws-sdk/client-cloudformation'
import type { Owner } from '../plan/plan.ts'
import type { Stack } from './stack.ts'

/** All change sets of a stack, of every page. */
export async function listChangeSets(client: CloudFormationClient, stackName: string): Promise<ChangeSetSummary[]> {
  const pages = await Array.fromAsync(paginateListChangeSets({ client }, { StackName: stackName }))
  return pages.flatMap(({ Summaries }) => Summaries ?? [])
}

/** Whether a change set is one of this action, of whatever repository. */
export function hasOurName({ ChangeSetName }: ChangeSetSummary): boolean {
  return (ChangeSetName ?? '').startsWith('sf-')
}

/**
 * Whether a stack is only what is left of a first deploy of the owner's that was killed: in review, which is before it has tags,
 * with change sets that this action has made for the owner's repository, which stands first in their descriptions.
 */
export async function isLeftover(client: CloudFormationClient, stack: Stack, { repository }: Owner): Promise<boolean> {
  if (stack.status !== 'REVIEW_IN_PROGRESS') return false
  const summaries = await listChangeSets(client, stack.id)
  return summaries.every((summary) => hasOurName(summary) && summary.Description?.startsWith(`${repository} `))
}
