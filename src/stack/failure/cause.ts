import type { CloudFormationClient } from '@aws-sdk/client-cloudformation'
import { type FollowedEvent, isOfNestedStack, isOfStack, pathOf, timeOf } from '../events/events.ts'
import { isCancelled } from '../status.ts'
import { hintFor } from './hints.ts'
import { readFailures } from './operation-events.ts'

/** A resource that failed. */
export interface ResourceFailure {
  /** Logical ID, behind those of the nested stacks that lead to it, joined by `/`. */
  readonly resource: string
  readonly type: string
  readonly reason: string
  /** When it failed, milliseconds since 1970. */
  readonly at: number
  /** What to do about a reason that we know. */
  readonly hint: string | undefined
  /** Whether it failed when CloudFormation undid what had failed before. */
  readonly inRollback: boolean
}

/** Why an operation failed. */
export interface Diagnosis {
  /** The first real cause first. */
  readonly failures: readonly ResourceFailure[]
  /** What the stack itself says, where no resource tells why. */
  readonly stackReason: string | undefined
  /** What the credentials lack to see more. */
  readonly missing: readonly string[]
}

/** Finds out why an operation failed, from its events, and from DescribeEvents where that is allowed. */
export async function findFailures(
  client: CloudFormationClient,
  followed: readonly FollowedEvent[],
): Promise<Diagnosis> {
  const { events, denied } = await readFailures(client, followed)
  return {
    failures: resourceFailures([...followed, ...events]),
    stackReason: stackReasonOf(followed),
    missing: denied ? ['cloudformation:DescribeEvents'] : [],
  }
}

/**
 * The failures among events, the oldest first. What was only cancelled because another resource failed is left out, and so are
 * stacks whose own resources tell why.
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

/** Whether CloudFormation begins to undo what has failed. A deletion begins with its first event and undoes nothing. */
function isUndoing(event: FollowedEvent, index: number): boolean {
  return index > 0 && isOfStack(event) && /(ROLLBACK|^DELETE)_IN_PROGRESS$/.test(event.ResourceStatus ?? '')
}

/** Source: aws-cdk and rain, which drop the same reasons. */
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
    hint: hintFor(reason),
    inRollback,
  }
}

function stackReasonOf(events: readonly FollowedEvent[]): string | undefined {
  return events.find((event, index) => index > 0 && isOfStack(event) && event.ResourceStatusReason)
    ?.ResourceStatusReason
}
