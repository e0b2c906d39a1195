import { type ChangeSetSummary, type CloudFormationClient, ListChangeSetsCommand } from '@aws-sdk/client-cloudformation'
import type { Owner } from '../plan/plan.ts'
import type { Stack } from './stack.ts'

/** All change sets of a stack, of every page. */
export async function listChangeSets(client: CloudFormationClient, stackName: string): Promise<ChangeSetSummary[]> {
  const summaries: ChangeSetSummary[] = []
  let token: string | undefined
  do {
    const page = await client.send(new ListChangeSetsCommand({ StackName: stackName, NextToken: token }))
    summaries.push(...(page.Summaries ?? []))
    token = page.NextToken
  } while (token !== undefined)
  return summaries
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
