import type { StackEvent } from '@aws-sdk/client-cloudformation'
import { duration, oneLine } from '../../text/format.ts'

/** An event of an operation: of the stack itself, or of a stack nested in it. */
export interface FollowedEvent extends StackEvent {
  /** Logical IDs of the nested stacks that lead to its stack, the outermost first; none for the stack's own events. */
  readonly parents: readonly string[]
}

/** How long an operation worked on a resource. */
export interface ResourceDuration {
  /** Logical ID, behind those of the nested stacks that lead to it, joined by `/`. */
  readonly path: string
  readonly type: string
  /** Milliseconds since 1970. */
  readonly start: number
  readonly end: number
  /** The status in which that work ended, such as `CREATE_COMPLETE`. */
  readonly status: string
}

/** Whether an event is the stack's own, not one of a resource. */
export function isOfStack(event: StackEvent): boolean {
  return event.PhysicalResourceId === event.StackId
}

/** Whether an event is of a stack as a resource of another one. */
export function isOfNestedStack(event: StackEvent): boolean {
  return event.ResourceType === 'AWS::CloudFormation::Stack' && !isOfStack(event)
}

/** The logical ID of an event's resource, behind those of the nested stacks that lead to it, joined by `/`. */
export function pathOf({ parents, LogicalResourceId = '' }: FollowedEvent): string {
  return [...parents, LogicalResourceId].join('/')
}

/** When an event happened, in milliseconds since 1970; 0 when it has no time. */
export function timeOf(event: Pick<StackEvent, 'Timestamp'> | undefined): number {
  return event?.Timestamp?.getTime() ?? 0
}

/** Whether the work on an event's resource goes on. */
export function isInProgress({ ResourceStatus }: StackEvent): boolean {
  return ResourceStatus?.endsWith('_IN_PROGRESS') === true
}

/**
 * When the work on a resource began that an event ends, in milliseconds since 1970.
 *
 * @param before the events before it, oldest first
 * @returns undefined when the event ends nothing, or its beginning is not among them
 */
export function beginningOf(event: FollowedEvent, before: readonly FollowedEvent[]): number | undefined {
  if (isInProgress(event)) return undefined
  const path = pathOf(event)
  const same = before.filter((each) => each.LogicalResourceId === event.LogicalResourceId && pathOf(each) === path)
  const first = same[same.findLastIndex((each) => !isInProgress(each)) + 1]
  return first && timeOf(first)
}

/**
 * How long an operation worked on each resource, in the order in which the work ended; a resource that was replaced is there
 * twice, and the stack itself is not there.
 *
 * @param events those of the operation, oldest first
 */
export function resourceDurations(events: readonly FollowedEvent[]): readonly ResourceDuration[] {
  const begun = new Map<string, number>()
  return events.flatMap((event) => {
    const path = pathOf(event)
    const start = begun.get(path)
    if (isInProgress(event)) {
      begun.set(path, start ?? timeOf(event))
      return []
    }
    begun.delete(path)
    if (start === undefined || isOfStack(event)) return []
    const { ResourceType: type = '', ResourceStatus: status = '' } = event
    return [{ path, type, start, end: timeOf(event), status }]
  })
}

/**
 * An event of an operation as a line of the log: time, time since the operation began, status, resource, type, reason, and how
 * long the work on the resource took when it ends.
 *
 * @param before the events of the operation before it, oldest first
 */
export function eventLine(event: FollowedEvent, before: readonly FollowedEvent[] = []): string {
  const { Timestamp, ResourceStatus = '', ResourceType = '', ResourceStatusReason } = event
  const time = Timestamp?.toISOString().slice(11, 19) ?? ''
  const elapsed = duration(timeOf(event) - timeOf(before[0] ?? event)).padStart(10)
  const begin = beginningOf(event, before)
  const took = begin === undefined ? '' : ` (${duration(timeOf(event) - begin)})`
  const reason = ResourceStatusReason ? `  ${oneLine(ResourceStatusReason)}` : ''
  return `${time} ${elapsed}  ${ResourceStatus.padEnd(20)}  ${pathOf(event)}  ${ResourceType}${took}${reason}`
}
