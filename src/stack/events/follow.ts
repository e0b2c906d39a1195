import type { CloudFormationClient, StackEvent } from '@aws-sdk/client-cloudformation'
import { poll, type WaitOptions } from '../poll.ts'
import { readStack } from '../stack.ts'
import { type Operation, outcomeOf } from '../status.ts'
import { type FollowedEvent, isEndFar, isOfStack, timeOf } from './events.ts'
import { eventPages, withNestedEvents } from './nested.ts'

/** The operation to follow. */
export interface FollowOptions {
  readonly stackId: string
  readonly operation: Operation
  /** The client request token, which every stack event of the operation carries. */
  readonly token: string
  /** ID of the last event before the operation. If given, every later event counts, whatever its token. */
  readonly after?: string
  /** The change set that was executed, to find the operation where events carry no token. */
  readonly changeSet?: { readonly id: string; readonly createdAt: number }
  /** Whether a failed operation ends without rollback. */
  readonly rollbackDisabled?: boolean
  readonly waiting: WaitOptions
  /** Receives every event once, oldest first, and a live list of the events before it. */
  readonly onEvent: (event: FollowedEvent, before: readonly FollowedEvent[]) => void
  /** Is called after each poll that has not shown the end. */
  readonly onWait?: () => Promise<void>
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
 * the operation's first one, so that the last status of an earlier operation cannot end this one. While the operation has no event,
 * also asks for the status of the stack, less and less often.
 *
 * @throws TimedOut; the operation itself continues
 */
export async function followOperation(client: CloudFormationClient, options: FollowOptions): Promise<OperationEnd> {
  const events: FollowedEvent[] = []
  const unreadable = new Set<string>()
  let polls = 0
  const ask = async (): Promise<OperationEnd | undefined> => {
    const last = events.findLast(({ parents }) => parents.length === 0)?.EventId ?? options.after
    const newEvents = (await readNewEvents(client, options, last)).map((event) => ({ ...event, parents: [] }))
    const end = endOf(options, [...events, ...newEvents])
    const reading = { known: events, newEvents, ended: end !== undefined, unreadable }
    for (const event of await withNestedEvents(client, reading)) {
      options.onEvent(event, events)
      events.push(event)
    }
    if (end !== undefined) return { ...end, events, unreadable: [...unreadable] }
    await options.onWait?.()
    polls += 1
    const isTurn = polls >= 8 && (polls & (polls - 1)) === 0
    const stated = events.length === 0 && isTurn ? await statedEnd(client, options) : undefined
    return stated && { ...stated, events, unreadable: [] }
  }
  return poll(options.waiting, ask, () => options.operation !== 'delete' && isEndFar(events))
}

type End = Pick<OperationEnd, 'outcome' | 'status'>

/** Returns the end that the status of the stack shows, once our change set is the last one that was executed. */
async function statedEnd(
  client: CloudFormationClient,
  { stackId, operation, changeSet, rollbackDisabled }: FollowOptions,
): Promise<End | undefined> {
  const stack = changeSet && (await readStack(client, stackId))
  if (stack === undefined || stack.changeSetId !== changeSet?.id || stack.status === 'REVIEW_IN_PROGRESS')
    return undefined
  const outcome = outcomeOf(operation, stack.status, rollbackDisabled)
  return outcome && { outcome, status: stack.status }
}

/** Returns the first end, because another operation may have begun since. */
function endOf({ operation, rollbackDisabled }: FollowOptions, events: readonly StackEvent[]): End | undefined {
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
    if (last === undefined && !newest.some((event) => event.ClientRequestToken === options.token)) {
      const unmarked = newest.filter(
        (event) => timeOf(event) >= (options.changeSet?.createdAt ?? Number.POSITIVE_INFINITY),
      )
      if (unmarked.length < newest.length || unmarked.some(hasToken)) return sinceBegin(unmarked.reverse())
    }
  }
  return last === undefined ? sinceBegin(newest.reverse()) : newest.reverse()
}

function isFirst(event: StackEvent, { token, operation }: FollowOptions): boolean {
  return (
    isOfStack(event) &&
    event.ClientRequestToken === token &&
    event.ResourceStatus === `${operation.toUpperCase()}_IN_PROGRESS`
  )
}

/**
 * Returns the events of an operation of which no event carries a token, as in LocalStack and moto: those since its change set was
 * created, because another operation in between would have made the change set obsolete. None when one has a token, which then is
 * that of another operation.
 * Source: API reference, "ExecuteChangeSet"; moto, `execute_change_set`, which also adds no event of the beginning.
 *
 * @param events those since the change set was created, oldest first
 */
function sinceBegin(events: readonly StackEvent[]): StackEvent[] {
  const begin = events.findIndex((event) => isOfStack(event) && String(event.ResourceStatus) !== 'REVIEW_IN_PROGRESS')
  return begin < 0 || events.some(hasToken) ? [] : events.slice(begin)
}

function hasToken({ ClientRequestToken }: StackEvent): boolean {
  return ClientRequestToken !== undefined
}
