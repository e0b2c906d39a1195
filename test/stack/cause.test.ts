import type { CloudFormationClient, StackEvent } from '@aws-sdk/client-cloudformation'
import { expect, test } from 'vitest'
import { findFailures } from '../../src/stack/cause.ts'

const stackId = 'arn:aws:cloudformation:r:1:stack/s/1'
const nestedId = 'arn:aws:cloudformation:r:1:stack/s-Inner/2'

/** An event of a resource, or, with its ARN as physical ID, of the stack. */
function event(second: number, LogicalResourceId: string, more: Partial<StackEvent> = {}): StackEvent {
  return {
    StackId: stackId,
    EventId: `${second}`,
    StackName: 's',
    Timestamp: new Date(second * 1000),
    LogicalResourceId,
    PhysicalResourceId: '',
    ResourceType: 'AWS::SNS::Topic',
    ResourceStatus: 'CREATE_FAILED',
    ResourceStatusReason: 'bad',
    ...more,
  }
}

/** A CloudFormation that has these events of stacks; a stack without any may not be read. */
function cloudFormation(events: Readonly<Record<string, readonly StackEvent[]>>): CloudFormationClient {
  const send = async ({ input }: { input: { StackName: string } }) => {
    const StackEvents = events[input.StackName]
    if (StackEvents === undefined) throw Object.assign(new Error('no'), { name: 'AccessDenied' })
    return { StackEvents }
  }
  return { send } as unknown as CloudFormationClient
}

const topic = (resource: string, second: number) => ({
  resource,
  type: 'AWS::SNS::Topic',
  reason: 'bad',
  at: second * 1000,
  hint: undefined,
})
const nested = (second: number) =>
  event(second, 'Inner', { ResourceType: 'AWS::CloudFormation::Stack', PhysicalResourceId: nestedId })

test.each([
  { description: 'none', events: [event(1, 'A', { ResourceStatus: 'CREATE_COMPLETE' })], failures: [] },
  {
    description: 'the first one comes first',
    events: [event(2, 'B'), event(1, 'A')],
    failures: [topic('A', 1), topic('B', 2)],
  },
  {
    description: 'cancelled ones are left out',
    events: [
      event(1, 'A'),
      event(2, 'B', { ResourceStatusReason: 'Resource creation cancelled' }),
      event(3, 'C', { ResourceStatus: 'UPDATE_FAILED', ResourceStatusReason: 'Resource update cancelled' }),
    ],
    failures: [topic('A', 1)],
  },
  {
    description: 'the stack itself is left out',
    events: [event(1, 'A'), event(2, 's', { PhysicalResourceId: stackId, ResourceStatus: 'UPDATE_ROLLBACK_FAILED' })],
    failures: [topic('A', 1)],
  },
  {
    description: 'a known reason has a hint',
    events: [event(1, 'A', { ResourceStatusReason: 'A already exists' })],
    failures: [
      {
        ...topic('A', 1),
        reason: 'A already exists',
        hint: 'Something outside of this stack has that name. Leave the name out, so that CloudFormation makes one, or remove the other.',
      },
    ],
  },
  {
    description: 'no reason',
    events: [event(1, 'A', { ResourceStatusReason: undefined })],
    failures: [{ ...topic('A', 1), reason: 'CloudFormation gives no reason' }],
  },
  {
    description: 'the resource in a nested stack, of this operation only',
    events: [event(2, 's', { PhysicalResourceId: stackId, ResourceStatus: 'UPDATE_IN_PROGRESS' }), nested(4)],
    inner: [
      event(4, 's-Inner', { StackId: nestedId, PhysicalResourceId: nestedId }),
      event(3, 'T', { StackId: nestedId }),
      event(1, 'Earlier', { StackId: nestedId }),
    ],
    failures: [topic('Inner/T', 3)],
  },
  {
    description: 'a nested stack that may not be read',
    events: [nested(3)],
    failures: [{ ...topic('Inner', 3), type: 'AWS::CloudFormation::Stack' }],
  },
  {
    description: 'a nested stack that was never made',
    events: [{ ...nested(3), PhysicalResourceId: '' }],
    inner: [event(2, 'T')],
    failures: [{ ...topic('Inner', 3), type: 'AWS::CloudFormation::Stack' }],
  },
])('failures: $description', async ({ events, inner, failures }) => {
  const client = cloudFormation(inner === undefined ? {} : { [nestedId]: inner })
  expect(await findFailures(client, events)).toEqual(failures)
})
