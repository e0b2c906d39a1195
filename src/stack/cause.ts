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
  const since = events[0]?.Timestamp?.getTime() ?? 0
  const failures = await Promise.all(
    events.filter(isRealFailure).map((event) => failuresOf(client, event, { path: '', since })),
  )
  return failures.flat().sort((a, b) => a.at - b.at)
}

/** Where a stack stands: the logical IDs that lead to it, and when the operation began. */
interface Nesting {
  readonly path: string
  readonly since: number
}

async function failuresOf(
  client: CloudFormationClient,
  event: StackEvent,
  { path, since }: Nesting,
): Promise<Failure[]> {
  const own = toFailure(event, path)
  if (event.ResourceType !== 'AWS::CloudFormation::Stack' || !event.PhysicalResourceId?.startsWith('arn:')) return [own]
  const nested = await readFailedEvents(client, event.PhysicalResourceId, since)
  const inner = await Promise.all(nested.map((each) => failuresOf(client, each, { path: `${own.resource}/`, since })))
  return inner.length === 0 ? [own] : inner.flat()
}

/** The failures of a stack since a time; a stack keeps the events of earlier operations, and sends them newest first. */
async function readFailedEvents(client: CloudFormationClient, stackId: string, since: number): Promise<StackEvent[]> {
  try {
    const events: StackEvent[] = []
    let token: string | undefined
    do {
      const page = await client.send(new DescribeStackEventsCommand({ StackName: stackId, NextToken: token }))
      const recent = (page.StackEvents ?? []).filter(({ Timestamp }) => (Timestamp?.getTime() ?? 0) >= since)
      events.push(...recent)
      token = recent.length === page.StackEvents?.length ? page.NextToken : undefined
    } while (token !== undefined)
    return events.filter(isRealFailure)
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
