import { type CloudFormationClient, DescribeStackEventsCommand, type StackEvent } from '@aws-sdk/client-cloudformation'
import { isAccessDenied } from '../aws-error.ts'
import { isOfStack } from './follow.ts'
import { hintFor } from './hints.ts'

/** A resource that failed. */
export interface Failure {
  /** Logical ID, behind those of the nested stacks that lead to it, joined by `/`. */
  readonly resource: string
  readonly type: string
  readonly reason: string
  /** When it failed, milliseconds since 1970. */
  readonly at: number
  /** What to do about a reason that we know. */
  readonly hint: string | undefined
}

/**
 * The failures of an operation, the first real cause first. What was only cancelled because another resource failed is
 * left out, and so are stacks, whose failure is that of a resource; nested stacks' own events take their place.
 */
export async function findFailures(client: CloudFormationClient, events: readonly StackEvent[]): Promise<Failure[]> {
  const failures = await Promise.all(events.filter(isRealFailure).map((event) => failuresOf(client, event, '')))
  return failures.flat().sort((a, b) => a.at - b.at)
}

async function failuresOf(client: CloudFormationClient, event: StackEvent, path: string): Promise<Failure[]> {
  const own = toFailure(event, path)
  if (event.ResourceType !== 'AWS::CloudFormation::Stack' || !event.PhysicalResourceId?.startsWith('arn:')) return [own]
  const nested = await readFailedEvents(client, event.PhysicalResourceId)
  const inner = await Promise.all(nested.map((each) => failuresOf(client, each, `${own.resource}/`)))
  return inner.length === 0 ? [own] : inner.flat()
}

async function readFailedEvents(client: CloudFormationClient, stackId: string): Promise<StackEvent[]> {
  try {
    const { StackEvents } = await client.send(new DescribeStackEventsCommand({ StackName: stackId }))
    return (StackEvents ?? []).filter(isRealFailure)
  } catch (error) {
    if (isAccessDenied(error)) return []
    throw error
  }
}

/** Source: aws-cdk and rain, which drop the same reasons. */
function isRealFailure(event: StackEvent): boolean {
  return (
    (event.ResourceStatus ?? '').endsWith('_FAILED') &&
    !isOfStack(event) &&
    !/cancelled/i.test(event.ResourceStatusReason ?? '')
  )
}

function toFailure(event: StackEvent, path: string): Failure {
  const reason = event.ResourceStatusReason ?? 'CloudFormation gives no reason'
  return {
    resource: `${path}${event.LogicalResourceId ?? ''}`,
    type: event.ResourceType ?? '',
    reason,
    at: event.Timestamp?.getTime() ?? 0,
    hint: hintFor(reason),
  }
}
