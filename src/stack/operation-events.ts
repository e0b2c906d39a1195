import { type CloudFormationClient, type OperationEvent, paginateDescribeEvents } from '@aws-sdk/client-cloudformation'

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
export type EventSource = { readonly ChangeSetName: string } | { readonly OperationId: string }

/** The failed events of a change set or an operation, of every page. Source: AWS CloudFormation API reference, DescribeEvents. */
export async function readFailedEvents(client: CloudFormationClient, source: EventSource): Promise<OperationEvent[]> {
  const pages = await Array.fromAsync(
    paginateDescribeEvents({ client }, { ...source, Filters: { FailedEvents: true } }),
  )
  return pages.flatMap(({ OperationEvents }) => OperationEvents ?? [])
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
