import type { CloudFormationClient } from '@aws-sdk/client-cloudformation'
import { type FollowedEvent, isOfNestedStack, isOfStack, pathOf, timeOf } from '../events/events.ts'
import { isCancelled } from '../status.ts'
import { hintFor } from './hints.ts'
import { readFailures } from './operation-events.ts'

/** A failed resource. */
export interface ResourceFailure {
  /** Logical IDs of the nested stacks around it and its own, joined by `/`. */
  readonly resource: string
  readonly type: string
  readonly reason: string
  /** When it failed, in milliseconds since 1970. */
  readonly at: number
  /** The remedy for a known reason. */
  readonly hint: string | undefined
  /** Whether it failed during the rollback of an earlier failure. */
  readonly inRollback: boolean
}

/** The causes of a failed operation. */
export interface Diagnosis {
  /** The first real cause first. */
  readonly failures: readonly ResourceFailure[]
  /** The reason of the stack itself, for when no resource gives one. */
  readonly stackReason: string | undefined
  /** Permissions that the credentials lack to read more. */
  readonly missing: readonly string[]
}

/** Finds the causes of a failed operation in its stack events, and in those of DescribeEvents if the credentials allow it. */
export async function findFailures(
  client: CloudFormationClient,
  followed: readonly FollowedEvent[],
): Promise<Diagnosis> {
  const { events, denied } = await readFailures(client, followed)
  return {
    failures: resourceFailures([...followed, ...events]),
    stackReason: followed.find((event, index) => index > 0 && isOfStack(event) && event.ResourceStatusReason)
      ?.ResourceStatusReason,
    missing: denied ? ['cloudformation:DescribeEvents'] : [],
  }
}

/**
 * Returns the failures among events, oldest first. Omits cancelled resources, and nested stacks that one of their resources
 * explains.
 */
export function resourceFailures(events: readonly FollowedEvent[]): readonly ResourceFailure[] {
  const undone = timeOf(events.find(isUndoing)) || Number.POSITIVE_INFINITY
  const failed = events.filter(isRealFailure)
  const isExplained = (event: FollowedEvent): boolean =>
    isOfNestedStack(event) && failed.some((each) => pathOf(each).startsWith(`${pathOf(event)}/`))
  const failures = failed
    .filter((event) => !isExplained(event))
    .sort((one, other) => timeOf(one) - timeOf(other))
    .map((event) => toFailure(event, timeOf(event) > undone))
  const first = new Map(failures.toReversed().map((failure) => [`${failure.resource}\n${failure.reason}`, failure]))
  return failures.filter((failure) => first.get(`${failure.resource}\n${failure.reason}`) === failure)
}

/** Whether CloudFormation begins to undo a failed operation. The first event of a deletion undoes nothing. */
function isUndoing(event: FollowedEvent, index: number): boolean {
  return index > 0 && isOfStack(event) && /(ROLLBACK|^DELETE)_IN_PROGRESS$/.test(event.ResourceStatus ?? '')
}

function isRealFailure(event: FollowedEvent): boolean {
  return (
    (event.ResourceStatus ?? '').endsWith('_FAILED') && !isOfStack(event) && !isCancelled(event.ResourceStatusReason)
  )
}

function toFailure(event: FollowedEvent, inRollback: boolean): ResourceFailure {
  const reason = event.ResourceStatusReason ?? 'CloudFormation gives no reason'
  return {
    resource: pathOf(event),
    type: event.ResourceType ?? '',
    reason,
    at: timeOf(event),
    hint: hintFor(reason, event.ResourceType),
    inRollback,
  }
}
