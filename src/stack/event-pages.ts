import { type CloudFormationClient, DescribeStackEventsCommand, type StackEvent } from '@aws-sdk/client-cloudformation'

/**
 * Reads the events of a stack page by page, the newest first. An event that comes meanwhile may move others to the next page;
 * they are there once all the same.
 */
export async function* eventPages(
  client: CloudFormationClient,
  stackId: string,
): AsyncGenerator<readonly StackEvent[]> {
  const seen = new Set<string | undefined>()
  let next: string | undefined
  do {
    const page = await client.send(new DescribeStackEventsCommand({ StackName: stackId, NextToken: next }))
    const events = (page.StackEvents ?? []).filter(({ EventId }) => !seen.has(EventId))
    for (const { EventId } of events) seen.add(EventId)
    yield events
    next = page.NextToken
  } while (next !== undefined)
}
