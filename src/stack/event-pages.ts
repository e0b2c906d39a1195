import { type CloudFormationClient, paginateDescribeStackEvents, type StackEvent } from '@aws-sdk/client-cloudformation'

/**
 * Reads the events of a stack page by page, the newest first. An event that comes meanwhile may move others to the next page;
 * they are there once all the same.
 */
export async function* eventPages(
  client: CloudFormationClient,
  stackId: string,
): AsyncGenerator<readonly StackEvent[]> {
  const seen = new Set<string | undefined>()
  for await (const { StackEvents = [] } of paginateDescribeStackEvents({ client }, { StackName: stackId })) {
    const events = StackEvents.filter(({ EventId }) => !seen.has(EventId))
    for (const { EventId } of events) seen.add(EventId)
    yield events
  }
}
