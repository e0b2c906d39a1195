import { type CloudFormationClient, DescribeStackEventsCommand, type StackEvent } from '@aws-sdk/client-cloudformation'
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
  /** Receives every event once, oldest first. */
  readonly onEvent: (event: StackEvent) => void
}

/** How an operation ended, with all its events, oldest first. */
export interface Ending {
  readonly outcome: 'succeeded' | 'failed'
  readonly status: string
  readonly events: readonly StackEvent[]
}

/**
 * Follows an operation to its end, one request a poll. Only events since the operation's own first one count, so that an
 * earlier operation's last status is never taken for the end of this one.
 *
 * @throws TimedOut; the operation goes on
 */
export async function followOperation(client: CloudFormationClient, following: Following): Promise<Ending> {
  const events: StackEvent[] = []
  return poll(following.waiting, async () => {
    for (const event of await readNewEvents(client, following, events.at(-1)?.EventId ?? following.after)) {
      events.push(event)
      following.onEvent(event)
    }
    // The first end is that of this operation; another one may have begun since.
    for (const { ResourceStatus: status = '' } of events.filter(isOfStack)) {
      const outcome = outcomeOf(following.operation, status, following.rollbackDisabled)
      if (outcome !== undefined) return { outcome, status, events }
    }
    return undefined
  })
}

/** The events after the last one known, oldest first; without one, those of the operation, or none while it is not visible. */
async function readNewEvents(
  client: CloudFormationClient,
  following: Following,
  last: string | undefined,
): Promise<StackEvent[]> {
  const newest: StackEvent[] = []
  let next: string | undefined
  do {
    const page = await client.send(new DescribeStackEventsCommand({ StackName: following.stackId, NextToken: next }))
    for (const event of page.StackEvents ?? []) {
      if (event.EventId === last) return newest.reverse()
      newest.push(event)
      if (last === undefined && isFirst(event, following)) return newest.reverse()
    }
    // An operation that has begun has at least one event on the page that holds the newest.
    if (last === undefined && !newest.some((event) => event.ClientRequestToken === following.token)) return []
    next = page.NextToken
  } while (next !== undefined)
  return last === undefined ? [] : newest.reverse()
}

/** Whether an event is the stack's own, not one of a resource. */
export function isOfStack(event: StackEvent): boolean {
  return event.PhysicalResourceId === event.StackId
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
