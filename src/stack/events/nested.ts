import { type CloudFormationClient, paginateDescribeStackEvents, type StackEvent } from '@aws-sdk/client-cloudformation'
import { isAccessDenied, isError } from '../../aws/error.ts'
import { type FollowedEvent, isInProgress, isOfNestedStack, isOfStack, pathOf, timeOf } from './events.ts'

/**
 * Adds the events of nested stacks, on all levels, to the new events of a stack, with one request for each busy nested stack. Omits
 * the events of a nested stack about itself, which repeat those of the stack around it.
 *
 * @param reading `known`: the earlier events, oldest first; `newEvents`: the new events of the stack itself, oldest first; `ended`:
 * whether the operation has ended, so that every nested stack is read once more; `unreadable`: ARNs of the nested stacks that the
 * credentials may not read, to which this adds more
 * @returns all new events by time; those of a nested stack stand between its beginning and its end
 */
export async function withNestedEvents(
  client: CloudFormationClient,
  reading: {
    readonly known: readonly FollowedEvent[]
    readonly newEvents: readonly FollowedEvent[]
    readonly ended: boolean
    readonly unreadable: Set<string>
  },
): Promise<readonly FollowedEvent[]> {
  const { known, ended, unreadable } = reading
  const since = timeOf(known[0] ?? reading.newEvents[0])
  const read = new Set(unreadable)
  let newEvents = reading.newEvents
  for (;;) {
    const stacks = nestedStacks(known, newEvents).filter(({ id, busy }) => (busy || ended) && !read.has(id))
    if (stacks.length === 0) return newEvents
    const found = await Promise.all(
      stacks.map(async ({ id, parents }) => {
        read.add(id)
        const last = known.findLast(({ StackId }) => StackId === id)?.EventId
        const events = await readSince(client, id, last, since)
        if (events === undefined) unreadable.add(id)
        return (events ?? []).filter((event) => !isOfStack(event)).map((event) => ({ ...event, parents }))
      }),
    )
    newEvents = found.reduce(merge, newEvents)
  }
}

interface NestedStack {
  readonly id: string
  readonly parents: readonly string[]
  /** Whether CloudFormation works on it, or did when its events were read last. */
  readonly busy: boolean
}

/** Returns the nested stacks of some events. The first event of a new stack has no ARN yet. */
function nestedStacks(known: readonly FollowedEvent[], newEvents: readonly FollowedEvent[]): readonly NestedStack[] {
  const stacks = new Map<string, NestedStack>()
  for (const [events, isNew] of [[known, false] as const, [newEvents, true] as const]) {
    for (const event of events) {
      const id = event.PhysicalResourceId ?? ''
      if (!isOfNestedStack(event) || !id.startsWith('arn:')) continue
      stacks.set(id, { id, parents: pathOf(event).split('/'), busy: isNew || isInProgress(event) })
    }
  }
  return [...stacks.values()]
}

/**
 * Reads the new events of a stack, oldest first; undefined when access is denied.
 *
 * @param known ID of the last known event
 * @param since when the operation began, in milliseconds since 1970: a stack keeps the events of earlier operations
 */
async function readSince(
  client: CloudFormationClient,
  id: string,
  known: string | undefined,
  since: number,
): Promise<StackEvent[] | undefined> {
  const newest: StackEvent[] = []
  try {
    for await (const page of eventPages(client, id)) {
      for (const event of page) {
        if (event.EventId === known || timeOf(event) < since) return newest.reverse()
        newest.push(event)
      }
    }
    return newest.reverse()
  } catch (error) {
    if (isAccessDenied(error)) return undefined
    // The stack around it may name it before it can be read.
    if (isError(error, 'ValidationError', /does not exist/)) return []
    throw error
  }
}

/** Merges events by time. At equal times, a nested event comes after a beginning and before an end. */
function merge(others: readonly FollowedEvent[], nested: readonly FollowedEvent[]): readonly FollowedEvent[] {
  const merged: FollowedEvent[] = []
  const waiting = [...nested]
  for (const other of others) {
    const until = timeOf(other)
    while (waiting[0] && (timeOf(waiting[0]) < until || (timeOf(waiting[0]) === until && !isInProgress(other))))
      merged.push(waiting.shift() as FollowedEvent)
    merged.push(other)
  }
  return [...merged, ...waiting]
}

/**
 * Reads the events of a stack page by page, newest first. Returns each event once, also if a new one moves it to the next page.
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
