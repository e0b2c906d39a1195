import type { ResourceStatus, StackEvent } from '@aws-sdk/client-cloudformation'
import { type Reply, result } from './answers.ts'

export const STACK_ID =
  'arn:aws:cloudformation:eu-central-1:111122223333:stack/shop/11111111-0000-0000-0000-000000000000'
/** The token of the operation that is followed. */
export const TOKEN = 'sf-7-1-abcdef12-1'

const START = Date.parse('2026-03-01T12:00:00Z')

/** An event of the stack `shop`; its id is also the second in which it happened. */
export function event(id: number, resource: string, status: string, more: Partial<StackEvent> = {}): StackEvent {
  return {
    StackId: STACK_ID,
    EventId: `e${id}`,
    StackName: 'shop',
    LogicalResourceId: resource,
    PhysicalResourceId: `${resource}-id`,
    ResourceType: 'AWS::SNS::Topic',
    Timestamp: new Date(START + id * 1000),
    ResourceStatus: status as ResourceStatus,
    ClientRequestToken: TOKEN,
    ...more,
  }
}

/** An event of the stack itself. */
export function stackEvent(id: number, status: string, more: Partial<StackEvent> = {}): StackEvent {
  const StackId = more.StackId ?? STACK_ID
  return event(id, 'shop', status, { PhysicalResourceId: StackId, ResourceType: 'AWS::CloudFormation::Stack', ...more })
}

/** One page of events, given oldest first, as people read them; AWS sends the newest first. */
export function page(oldestFirst: readonly StackEvent[], next?: string): Reply {
  return result({ StackEvents: oldestFirst.toReversed(), NextToken: next })
}

/** The ids of events. */
export function ids(events: readonly StackEvent[]): string {
  return events.map(({ EventId }) => EventId).join(' ')
}
