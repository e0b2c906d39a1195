import type { StackEvent } from '@aws-sdk/client-cloudformation'
import { duration } from '../../text/format.ts'
import type { ResourceDuration } from '../edges.ts'

/** An event of an operation, from the stack itself or a stack nested in it. */
export interface FollowedEvent extends StackEvent {
  /** Logical IDs of the nested stacks that contain the resource, the outermost first; empty in the stack itself. */
  readonly parents: readonly string[]
}

/** Whether an event is about the stack that emits it, not about a resource. */
export function isOfStack(event: StackEvent): boolean {
  return event.PhysicalResourceId === event.StackId
}

/** Whether an event is about a nested stack, emitted by the stack around it. */
export function isOfNestedStack(event: StackEvent): boolean {
  return event.ResourceType === 'AWS::CloudFormation::Stack' && !isOfStack(event)
}

/** Returns the path of an event's resource: the logical IDs of the nested stacks around it and its own, joined by `/`. */
export function pathOf({ parents, LogicalResourceId = '' }: FollowedEvent): string {
  return [...parents, LogicalResourceId].join('/')
}

/** Returns when an event happened, in milliseconds since 1970; 0 when it has no time. */
export function timeOf(event: Pick<StackEvent, 'Timestamp'> | undefined): number {
  return event?.Timestamp?.getTime() ?? 0
}

/** Whether CloudFormation still works on an event's resource. */
export function isInProgress({ ResourceStatus }: StackEvent): boolean {
  return ResourceStatus?.endsWith('_IN_PROGRESS') === true
}

/**
 * Returns when CloudFormation began the work that an event completes.
 *
 * @param before the earlier events, oldest first
 * @returns milliseconds since 1970; undefined when the event completes nothing, or the beginning is not in `before`
 */
export function beginningOf(event: FollowedEvent, before: readonly FollowedEvent[]): number | undefined {
  if (isInProgress(event)) return undefined
  const path = pathOf(event)
  const same = before.filter((each) => each.LogicalResourceId === event.LogicalResourceId && pathOf(each) === path)
  const first = same[same.findLastIndex((each) => !isInProgress(each)) + 1]
  return first && timeOf(first)
}

/**
 * Returns the time that an operation spent on each resource, in the order of completion. A replaced resource is listed twice; the
 * stack itself is not listed.
 *
 * @param events the events of the operation, oldest first
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
 * Returns an event as a log line: time, time since the operation began, status, resource, type, how long a completed resource took,
 * and the reason.
 *
 * @param before the earlier events of the operation, oldest first
 */
export function eventLine(event: FollowedEvent, before: readonly FollowedEvent[] = []): string {
  const { Timestamp, ResourceStatus = '', ResourceType = '', ResourceStatusReason } = event
  const time = Timestamp?.toISOString().slice(11, 19) ?? ''
  const elapsed = duration(timeOf(event) - timeOf(before[0] ?? event)).padStart(10)
  const begin = beginningOf(event, before)
  const took = begin === undefined ? '' : ` (${duration(timeOf(event) - begin)})`
  const reason = ResourceStatusReason ? `  ${ResourceStatusReason}` : ''
  return `${time} ${elapsed}  ${ResourceStatus.padEnd(20)}  ${pathOf(event)}  ${ResourceType}${took}${reason}`
}

/**
 * Whether the end of an operation cannot be its next event, because the creation of a resource has not even been initiated. The
 * function of a custom resource has done all its work by then.
 * Source: AWS CloudFormation user guide, "Monitor stack progress": a second `CREATE_IN_PROGRESS`, `Resource creation Initiated`.
 *
 * @param events the events of the operation, oldest first
 */
export function isEndFar(events: readonly FollowedEvent[]): boolean {
  const latest = new Map<string, FollowedEvent | undefined>()
  for (const event of events) {
    const { ResourceStatus: status = '', ResourceType: type = '' } = event
    if (/ROLLBACK|FAILED|^DELETE/.test(status)) return false
    if (isOfStack(event)) continue
    const isFirst = status === 'CREATE_IN_PROGRESS' && !latest.has(pathOf(event))
    latest.set(pathOf(event), isFirst && !isCustom(type) ? event : undefined)
  }
  return [...latest.values()].some((event) => event !== undefined)
}

/** Whether a function of the user makes the resources of a type. Source: AWS CloudFormation user guide, "Custom resources". */
export function isCustom(type: string): boolean {
  return type.startsWith('Custom::') || type === 'AWS::CloudFormation::CustomResource'
}
