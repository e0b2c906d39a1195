import type { CloudFormationClient, StackEvent } from '@aws-sdk/client-cloudformation'
import { isAccessDenied, isError } from '../aws-error.ts'
import { eventPages } from './event-pages.ts'
import { type FollowedEvent, isInProgress, isOfNestedStack, isOfStack, pathOf, timeOf } from './events.ts'

/** What is known of an operation, and what a poll has just brought. */
export interface NestedReading {
  /** The events that were told already, oldest first. */
  readonly told: readonly FollowedEvent[]
  /** The new ones of the stack itself, oldest first. */
  readonly fresh: readonly FollowedEvent[]
  /** Whether every nested stack is read once more, because the operation has ended. */
  readonly last: boolean
  /** ARNs of nested stacks whose events may not be read; more are added. */
  readonly closed: Set<string>
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
  const { told, last, closed } = reading
  const since = timeOf(told[0] ?? reading.fresh[0])
  const read = new Set(closed)
  let fresh = reading.fresh
  for (;;) {
    const stacks = nestedStacks(told, fresh).filter(({ id, busy }) => (busy || last) && !read.has(id))
    if (stacks.length === 0) return fresh
    const found = await Promise.all(
      stacks.map(async ({ id, parents }) => {
        read.add(id)
        const known = told.findLast(({ StackId }) => StackId === id)?.EventId
        const events = await readSince(client, { id, known, since })
        if (events === undefined) closed.add(id)
        return (events ?? []).filter((event) => !isOfStack(event)).map((event) => ({ ...event, parents }))
      }),
    )
    fresh = found.reduce(merge, fresh)
  }
}

interface NestedStack {
  readonly id: string
  readonly parents: readonly string[]
  /** Whether it is being worked on, or was when it was read last. */
  readonly busy: boolean
}

/** The nested stacks that events tell of. One that is made has no ARN in its first event. */
function nestedStacks(told: readonly FollowedEvent[], fresh: readonly FollowedEvent[]): readonly NestedStack[] {
  const stacks = new Map<string, NestedStack>()
  for (const [events, isFresh] of [[told, false] as const, [fresh, true] as const]) {
    for (const event of events) {
      const id = event.PhysicalResourceId ?? ''
      if (!isOfNestedStack(event) || !id.startsWith('arn:')) continue
      stacks.set(id, { id, parents: pathOf(event).split('/'), busy: isFresh || isInProgress(event) })
    }
  }
  return [...stacks.values()]
}

interface Reading {
  readonly id: string
  /** ID of the last event that is known. */
  readonly known: string | undefined
  /** When the operation began: a stack keeps the events of earlier ones. */
  readonly since: number
}

/** The events of a stack that are not known yet, oldest first; undefined when they may not be read. */
async function readSince(client: CloudFormationClient, reading: Reading): Promise<StackEvent[] | undefined> {
  const newest: StackEvent[] = []
  try {
    for await (const page of eventPages(client, reading.id)) {
      for (const event of page) {
        if (event.EventId === reading.known || timeOf(event) < reading.since) return newest.reverse()
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
