import { type CloudFormationClient, DescribeEventsCommand, type OperationEvent } from '@aws-sdk/client-cloudformation'
import { isAccessDenied } from '../../aws/error.ts'
import type { FollowedEvent } from '../events/events.ts'

/** What a validation or a hook found wrong. */
export interface Finding {
  /** Logical ID and type of the resource; undefined when the whole template is meant. */
  readonly resource: { readonly id: string; readonly type: string } | undefined
  /** The validation or the hook. */
  readonly by: string
  readonly reason: string
  /** Where in the template, such as `/Resources/Bucket/Properties/BucketName`. */
  readonly path: string | undefined
}

/** Whose events are asked for: those of a change set by its ARN, or of an operation. */
type EventSource = { readonly ChangeSetName: string } | { readonly OperationId: string }

/** The failed events of a change set or an operation, of every page. Source: AWS CloudFormation API reference, DescribeEvents. */
export async function readFailedEvents(client: CloudFormationClient, source: EventSource): Promise<OperationEvent[]> {
  const events: OperationEvent[] = []
  let token: string | undefined
  do {
    const page = await client.send(
      new DescribeEventsCommand({ ...source, Filters: { FailedEvents: true }, NextToken: token }),
    )
    events.push(...(page.OperationEvents ?? []))
    token = page.NextToken
  } while (token !== undefined)
  return events
}

/**
 * The finding that an event tells; undefined when it is of another kind, or only warns.
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

/** The failures that DescribeEvents tells of some operations. */
interface FailedEvents {
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
