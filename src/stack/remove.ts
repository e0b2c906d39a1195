import {
  type CloudFormationClient,
  DeleteStackCommand,
  DescribeStackEventsCommand,
  ListChangeSetsCommand,
} from '@aws-sdk/client-cloudformation'
import { Problem } from '../problem.ts'
import { findFailures } from './cause.ts'
import { isOfStack, type ResourceDuration, resourceDurations } from './events.ts'
import { type Following, followOperation } from './follow.ts'
import type { Stack } from './stack.ts'

/**
 * Deletes a stack by its ARN and waits until it is gone, also when somebody else's deletion came first. A stack in review has no
 * resources and is gone at once.
 *
 * @param removal its token names the operation
 * @returns how long each resource took
 * @throws Problem that lists what blocks the deletion
 */
export async function removeStack(
  client: CloudFormationClient,
  stack: Stack,
  removal: Pick<Following, 'token' | 'waiting' | 'onEvent'>,
): Promise<readonly ResourceDuration[]> {
  const deletion = new DeleteStackCommand({ StackName: stack.id, ClientRequestToken: removal.token })
  if (stack.status === 'REVIEW_IN_PROGRESS') {
    await client.send(deletion)
    return []
  }
  const { StackEvents: [newest] = [] } = await client.send(new DescribeStackEventsCommand({ StackName: stack.id }))
  if (newest !== undefined && isOfStack(newest) && newest.ResourceStatus === 'DELETE_COMPLETE') return []
  await client.send(deletion)
  const after = newest?.EventId === undefined ? {} : { after: newest.EventId }
  const ending = await followOperation(client, { stackId: stack.id, operation: 'delete', ...removal, ...after })
  if (ending.outcome === 'succeeded') return resourceDurations(ending.events)
  const { failures } = await findFailures(client, ending.events)
  const list = failures.map(({ resource, type, reason }) => `${resource} (${type}): ${reason}`).join('\n')
  throw new Problem(
    `The stack ${stack.name} was not deleted (${ending.status}).\n${list}`,
    failures[0]?.hint ?? 'Remove what blocks it, then run the job again.',
  )
}

/** Whether a stack is only what is left of a first deploy of ours that was killed: in review, with change sets of our naming. */
export async function isLeftover(client: CloudFormationClient, stack: Stack): Promise<boolean> {
  if (stack.status !== 'REVIEW_IN_PROGRESS') return false
  const { Summaries } = await client.send(new ListChangeSetsCommand({ StackName: stack.id }))
  return (Summaries ?? []).every(({ ChangeSetName }) => ChangeSetName?.startsWith('sf-'))
}
