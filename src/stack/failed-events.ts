import type { CloudFormationClient, OperationEvent } from '@aws-sdk/client-cloudformation'
import { isAccessDenied } from '../aws-error.ts'
import type { FollowedEvent } from './events.ts'
import { findingOf, readFailedEvents } from './operation-events.ts'

/** The failures that DescribeEvents tells of some operations. */
export interface FailedEvents {
  readonly events: readonly FollowedEvent[]
  /** Whether the credentials lack `cloudformation:DescribeEvents`. */
  readonly denied: boolean
}

/**
 * Asks for the failures of the operations that events belong to; a rollback is an operation of its own. They tell what stack
 * events do not: which property a validation refuses, and which hook. Nothing that goes wrong here hides the failure itself.
 * Source: AWS CloudFormation API reference, DescribeEvents; user guide, "View stack events by operation".
 */
export async function readFailures(
  client: CloudFormationClient,
  followed: readonly FollowedEvent[],
): Promise<FailedEvents> {
  const failed = followed.filter(({ ResourceStatus }, index) => index === 0 || ResourceStatus?.endsWith('_FAILED'))
  const ids = new Set(failed.flatMap(({ OperationId }) => OperationId ?? []))
  const parents = new Map(followed.map((event) => [event.StackId, event.parents]))
  try {
    const found = await Promise.all([...ids].map((id) => readFailedEvents(client, { OperationId: id })))
    return { events: found.flat().flatMap((event) => toFollowed(event, parents)), denied: false }
  } catch (error) {
    return { events: [], denied: isAccessDenied(error) }
  }
}

/** The event of a resource that failed, in the form of a stack event; none for what only warns, or tells no reason. */
function toFollowed(
  event: OperationEvent,
  parents: ReadonlyMap<string | undefined, readonly string[]>,
): readonly FollowedEvent[] {
  const { StackId, EventId, LogicalResourceId, PhysicalResourceId, ResourceType, Timestamp } = event
  const ResourceStatusReason = reasonOf(event)
  if (ResourceStatusReason === undefined || LogicalResourceId === undefined) return []
  const of = { StackId, EventId, StackName: undefined, LogicalResourceId, PhysicalResourceId, ResourceType, Timestamp }
  const ResourceStatus = event.ResourceStatus?.endsWith('_FAILED') ? event.ResourceStatus : 'CREATE_FAILED'
  return [{ ...of, ResourceStatus, ResourceStatusReason, parents: parents.get(StackId) ?? [] }]
}

function reasonOf(event: OperationEvent): string | undefined {
  const finding = findingOf(event)
  if (finding === undefined) return event.ResourceStatus?.endsWith('_FAILED') ? event.ResourceStatusReason : undefined
  const { by, reason, path } = finding
  if (reason === '') return undefined
  if (event.EventType === 'HOOK_INVOCATION_ERROR') return `Hook ${by}: ${reason}`
  return path === undefined ? reason : `${reason} (${path})`
}
