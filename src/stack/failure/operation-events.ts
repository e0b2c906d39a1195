import { type CloudFormationClient, type OperationEvent, paginateDescribeEvents } from '@aws-sdk/client-cloudformation'
import { isAccessDenied } from '../../aws/error.ts'
import type { FollowedEvent } from '../events/events.ts'

/** An error that a validation or a hook reports. */
export interface Finding {
  /** Logical ID and type of the resource; undefined for the whole template. */
  readonly resource: { readonly id: string; readonly type: string } | undefined
  /** Name of the validation or the hook. */
  readonly by: string
  readonly reason: string
  /** Place in the template, such as `/Resources/Bucket/Properties/BucketName`. */
  readonly path: string | undefined
}

/**
 * Reads all failed events of a change set or an operation. Source: AWS CloudFormation API reference, DescribeEvents.
 *
 * @param source `ChangeSetName`: ARN
 */
export async function readFailedEvents(
  client: CloudFormationClient,
  source: { readonly ChangeSetName: string } | { readonly OperationId: string },
): Promise<OperationEvent[]> {
  const pages = await Array.fromAsync(
    paginateDescribeEvents({ client }, { ...source, Filters: { FailedEvents: true } }),
  )
  return pages.flatMap(({ OperationEvents }) => OperationEvents ?? [])
}

/**
 * Returns the finding of an event; undefined for a warning, or an event of another kind.
 * Source: AWS CloudFormation API reference, OperationEvent.
 */
export function findingOf(event: OperationEvent): Finding | undefined {
  const { LogicalResourceId: id, ResourceType: type = '', ValidationPath: path } = event
  const resource = id === undefined ? undefined : { id, type }
  if (event.EventType === 'VALIDATION_ERROR' && event.ValidationFailureMode !== 'WARN') {
    return { resource, by: event.ValidationName ?? '', reason: event.ValidationStatusReason ?? '', path }
  }
  if (event.EventType === 'HOOK_INVOCATION_ERROR' && event.HookFailureMode !== 'WARN') {
    return { resource, by: event.HookType ?? '', reason: event.HookStatusReason ?? '', path }
  }
  return undefined
}

/**
 * Reads the failures of the operations that some events belong to; a rollback is an operation of its own. Unlike stack events, they
 * name the property that a validation refuses, and the hook that failed. Ignores errors, which must not hide the failure itself.
 * Source: AWS CloudFormation API reference, DescribeEvents; user guide, "View stack events by operation".
 *
 * @returns `denied`: whether the credentials lack `cloudformation:DescribeEvents`
 */
export async function readFailures(
  client: CloudFormationClient,
  followed: readonly FollowedEvent[],
): Promise<{ readonly events: readonly FollowedEvent[]; readonly denied: boolean }> {
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

/** Returns the failure of a resource as a stack event; none for a warning, or a failure without a reason. */
function toFollowed(
  event: OperationEvent,
  parents: ReadonlyMap<string | undefined, readonly string[]>,
): readonly FollowedEvent[] {
  const { StackId, EventId, LogicalResourceId, PhysicalResourceId, ResourceType, Timestamp } = event
  const ResourceStatusReason = eventReason(event)
  if (ResourceStatusReason === undefined || LogicalResourceId === undefined) return []
  const of = { StackId, EventId, StackName: undefined, LogicalResourceId, PhysicalResourceId, ResourceType, Timestamp }
  const ResourceStatus = event.ResourceStatus?.endsWith('_FAILED') ? event.ResourceStatus : 'CREATE_FAILED'
  return [{ ...of, ResourceStatus, ResourceStatusReason, parents: parents.get(StackId) ?? [] }]
}

function eventReason(event: OperationEvent): string | undefined {
  const finding = findingOf(event)
  if (finding === undefined) return event.ResourceStatus?.endsWith('_FAILED') ? event.ResourceStatusReason : undefined
  const { by, reason, path } = finding
  if (reason === '') return undefined
  if (event.EventType === 'HOOK_INVOCATION_ERROR') return `Hook ${by}: ${reason}`
  return path === undefined ? reason : `${reason} (${path})`
}
