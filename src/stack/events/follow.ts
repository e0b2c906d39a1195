import type { CloudFormationClient, StackEvent } from '@aws-sdk/client-cloudformation'
import { poll, type WaitOptions } from '../poll.ts'
import { type Operation, outcomeOf } from '../status.ts'
import { type FollowedEvent, isOfStack } from './events.ts'
import { eventPages, withNestedEvents } from './nested.ts'

/** The operation to follow. */
export interface FollowOptions {
  readonly stackId: string
  readonly operation: Operation
  /** The client request token, which every stack event of the operation carries. */
  readonly token: string
  /** ID of the last event before the operation. If given, every later event counts, whatever its token. */
  readonly after?: string
  /** Whether a failed operation ends without rollback. */
  readonly rollbackDisabled?: boolean
  readonly waiting: WaitOptions
  /** Receives every event once, oldest first, and a live list of the events before it. */
  readonly onEvent: (event: FollowedEvent, before: readonly FollowedEvent[]) => void
}

/** The end of an operation, and all its events, oldest first, those of nested stacks included. */
export interface OperationEnd {
  readonly outcome: 'succeeded' | 'failed'
  readonly status: string
  readonly events: readonly FollowedEvent[]
  /** ARNs of the nested stacks whose events could not be read for lack of permission. */
  readonly unreadable: readonly string[]
}

/**
 * Follows an operation to its end. Each poll needs one request, and one more for each busy nested stack. Ignores the events before
 * the operation's first one, so that the last status of an earlier operation cannot end this one.
 *
 * @throws TimedOut; the operation itself continues
 */
export async function followOperation(client: CloudFormationClient, options: FollowOptions): Promise<OperationEnd> {
  const events: FollowedEvent[] = []
  const unreadable = new Set<string>()
  return poll(options.waiting, async () => {
    const last = events.findLast(({ parents }) => parents.length === 0)?.EventId ?? options.after
    const newEvents = (await readNewEvents(client, options, last)).map((event) => ({ ...event, parents: [] }))
    const end = endOf(options, [...events, ...newEvents])
    const reading = { known: events, newEvents, ended: end !== undefined, unreadable }
    for (const event of await withNestedEvents(client, reading)) {
      options.onEvent(event, events)
      events.push(event)
    }
    return end && { ...end, events, unreadable: [...unreadable] }
  })
}

/** Returns the first end, because another operation may have begun since. */
function endOf(
  { operation, rollbackDisabled }: FollowOptions,
  events: readonly StackEvent[],
): { readonly outcome: 'succeeded' | 'failed'; readonly status: string } | undefined {
  for (const { ResourceStatus: status = '' } of events.filter(isOfStack)) {
    const outcome = outcomeOf(operation, status, rollbackDisabled)
    if (outcome !== undefined) return { outcome, status }
  }
  return undefined
}

/**
 * Returns the events after the last known one, oldest first. If none is known, returns those since the operation began, or none
 * while it has no events yet.
 */
async function readNewEvents(
  client: CloudFormationClient,
  options: FollowOptions,
  last: string | undefined,
): Promise<StackEvent[]> {
  const newest: StackEvent[] = []
  for await (const page of eventPages(client, options.stackId)) {
    for (const event of page) {
      if (event.EventId === last) return newest.reverse()
      newest.push(event)
      if (last === undefined && isFirst(event, options)) return newest.reverse()
    }
    // Once the operation has begun, the page with the newest events contains at least one of its events.
    if (last === undefined && !newest.some((event) => event.ClientRequestToken === options.token)) return []
  }
  return last === undefined ? [] : newest.reverse()
}

function isFirst(event: StackEvent, { token, operation }: FollowOptions): boolean {
  return (
    isOfStack(event) &&
    event.ClientRequestToken === token &&
    event.ResourceStatus === `${operation.toUpperCase()}_IN_PROGRESS`
  )
}
