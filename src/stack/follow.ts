import type { CloudFormationClient, StackEvent } from '@aws-sdk/client-cloudformation'
import { eventPages } from './event-pages.ts'
import { type FollowedEvent, isOfStack } from './events.ts'
import { withNestedEvents } from './nested-events.ts'
import { poll, type Waiting } from './poll.ts'
import { readStack, type Stack } from './stack.ts'
import { isRunning, type Operation, outcomeOf } from './status.ts'

/** The operation to follow. */
export interface Following {
  readonly stackId: string
  readonly operation: Operation
  /** The client request token that the operation's events carry. */
  readonly token: string
  /** The last event before the operation, where it is known: then every later one counts, whoever caused it. */
  readonly after?: string
  /** Whether a failure ends the operation where it is. */
  readonly rollbackDisabled?: boolean
  readonly waiting: Waiting
  /** Receives every event once, oldest first, with all those before it. */
  readonly onEvent: (event: FollowedEvent, before: readonly FollowedEvent[]) => void
}

/** How an operation ended, with all its events, oldest first, also those of nested stacks. */
export interface Ending {
  readonly outcome: 'succeeded' | 'failed'
  readonly status: string
  readonly events: readonly FollowedEvent[]
  /** ARNs of the nested stacks whose events may not be read. */
  readonly closed: readonly string[]
}

/**
 * Follows an operation to its end, one request a poll, and one more for each nested stack that is being worked on. Only events
 * since the operation's own first one count, so that an earlier operation's last status is never taken for the end of this one.
 *
 * @throws TimedOut; the operation goes on
 */
export async function followOperation(client: CloudFormationClient, following: Following): Promise<Ending> {
  const events: FollowedEvent[] = []
  const closed = new Set<string>()
  return poll(following.waiting, async () => {
    const last = events.findLast(({ parents }) => parents.length === 0)?.EventId ?? following.after
    const fresh = (await readNewEvents(client, following, last)).map((event) => ({ ...event, parents: [] }))
    const end = endOf(following, [...events, ...fresh])
    const reading = { told: events, fresh, last: end !== undefined, closed }
    for (const event of await withNestedEvents(client, reading)) {
      following.onEvent(event, [...events])
      events.push(event)
    }
    return end && { ...end, events, closed: [...closed] }
  })
}

/** The first end is that of this operation; another one may have begun since. */
function endOf(
  { operation, rollbackDisabled }: Following,
  events: readonly StackEvent[],
): Pick<Ending, 'outcome' | 'status'> | undefined {
  for (const { ResourceStatus: status = '' } of events.filter(isOfStack)) {
    const outcome = outcomeOf(operation, status, rollbackDisabled)
    if (outcome !== undefined) return { outcome, status }
  }
  return undefined
}

/** The events after the last one known, oldest first; without one, those of the operation, or none while it is not visible. */
async function readNewEvents(
  client: CloudFormationClient,
  following: Following,
  last: string | undefined,
): Promise<StackEvent[]> {
  const newest: StackEvent[] = []
  for await (const page of eventPages(client, following.stackId)) {
    for (const event of page) {
      if (event.EventId === last) return newest.reverse()
      newest.push(event)
      if (last === undefined && isFirst(event, following)) return newest.reverse()
    }
    // An operation that has begun has at least one event on the page that holds the newest.
    if (last === undefined && !newest.some((event) => event.ClientRequestToken === following.token)) return []
  }
  return last === undefined ? [] : newest.reverse()
}

function isFirst(event: StackEvent, { token, operation }: Following): boolean {
  return (
    isOfStack(event) &&
    event.ClientRequestToken === token &&
    event.ResourceStatus === `${operation.toUpperCase()}_IN_PROGRESS`
  )
}

/**
 * Waits until no operation runs on a stack.
 *
 * @returns the stack as it is then, undefined when it is gone
 */
export async function awaitIdle(
  client: CloudFormationClient,
  stack: Stack,
  waiting: Waiting,
): Promise<Stack | undefined> {
  const { idle } = await poll(waiting, async () => {
    const now = await readStack(client, stack.id)
    return isRunning(now?.status) ? undefined : { idle: now?.status === 'DELETE_COMPLETE' ? undefined : now }
  })
  return idle
}
