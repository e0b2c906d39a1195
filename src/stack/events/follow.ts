import type { CloudFormationClient, StackEvent } from '@aws-sdk/client-cloudformation'
import { poll, type WaitOptions } from '../poll.ts'
import { type Operation, outcomeOf } from '../status.ts'
import { type FollowedEvent, isOfStack } from './events.ts'
import { eventPages, withNestedEvents } from './nested.ts'

/** The operation to follow. */
export interface FollowOptions {
  readonly stackId: string
  readonly operation: Operation
  /** The client request token that the operation's events carry. */
  readonly token: string
  /** The last event before the operation, where it is known: then every later one counts, whoever caused it. */
  readonly after?: string
  /** Whether a failure ends the operation where it is. */
  readonly rollbackDisabled?: boolean
  readonly waiting: WaitOptions
  /** Receives every event once, oldest first, with those before it, which is a live list. */
  readonly onEvent: (event: FollowedEvent, before: readonly FollowedEvent[]) => void
}

/** How an operation ended, with all its events, oldest first, also those of nested stacks. */
export interface OperationEnd {
  readonly outcome: 'succeeded' | 'failed'
  readonly status: string
  readonly events: readonly FollowedEvent[]
  /** ARNs of the nested stacks whose events may not be read. */
  readonly unreadable: readonly string[]
}

/**
 * Follows an operation to its end, one request a poll, and one more for each nested stack that is being worked on. Only events
 * since the operation's own first one count, so that an earlier operation's last status is never taken for the end of this one.
 *
 * @throws TimedOut; the operation goes on
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

/** The first end is that of this operation; another one may have begun since. */
function endOf(
  { operation, rollbackDisabled }: FollowOptions,
  events: readonly StackEvent[],
): Pick<OperationEnd, 'outcome' | 'status'> | undefined {
  for (const { ResourceStatus: status = '' } of events.filter(isOfStack)) {
    const outcome = outcomeOf(operation, status, rollbackDisabled)
    if (outcome !== undefined) return { outcome, status }
  }
  return undefined
}

/** The events after the last one known, oldest first; without one, those of the operation, or none while it is not visible. */
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
    // An operation that has begun has at least one event on the page that holds the newest.
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
