import { type CloudFormationClient, DescribeStackEventsCommand, type StackEvent } from '@aws-sdk/client-cloudformation'
import { isAccessDenied, isError } from '../../aws/error.ts'
import { type FollowedEvent, isInProgress, isOfNestedStack, isOfStack, pathOf, timeOf } from './events.ts'

/** What is known of an operation, and what a poll has just brought. */
interface NestedReading {
  /** The events that were known already, oldest first. */
  readonly known: readonly FollowedEvent[]
  /** The new ones of the stack itself, oldest first. */
  readonly newEvents: readonly FollowedEvent[]
  /** Whether every nested stack is read once more, because the operation has ended. */
  readonly ended: boolean
  /** ARNs of nested stacks whose events may not be read; more are added. */
  readonly unreadable: Set<string>
}

/**
 * Adds to the new events of a stack those of the stacks nested in it, through all levels: one request for each that is being
 * worked on. Their own events tell what the stack's tell of them, and are left out.
 *
 * @returns all new events, those of a nested stack between its beginning and its end, else by time
 */
export async function withNestedEvents(
  client: CloudFormationClient,
  reading: NestedReading,
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
  /** Whether it is being worked on, or was when it was read last. */
  readonly busy: boolean
}

/** The nested stacks that events tell of. One that is made has no ARN in its first event. */
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
 * Returns the events of a stack that are not known yet, oldest first; undefined when they may not be read.
 *
 * @param known ID of the last event that is known
 * @param since when the operation began: a stack keeps the events of earlier ones
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
    // The stack around it may tell of it before it can be read.
    if (isError(error, 'ValidationError', /does not exist/)) return []
    throw error
  }
}

/** Puts events of a nested stack among others by time; at the same time, they come before what ends and after what begins. */
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
