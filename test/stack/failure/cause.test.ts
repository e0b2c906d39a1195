import { expect, test } from 'vitest'
import type { FollowedEvent } from '../../../src/stack/events/events.ts'
import { type ResourceFailure, resourceFailures } from '../../../src/stack/failure/cause.ts'

const stackId = 'arn:aws:cloudformation:r:1:stack/s/1'
const nestedId = 'arn:aws:cloudformation:r:1:stack/s-Inner/2'

/** An event of a resource, by default that it failed. */
function event(second: number, LogicalResourceId: string, more: Partial<FollowedEvent> = {}): FollowedEvent {
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
    parents: [],
    ...more,
  }
}

/** An event of the stack itself. */
const own = (second: number, ResourceStatus: FollowedEvent['ResourceStatus']) =>
  event(second, 's', { PhysicalResourceId: stackId, ResourceType: 'AWS::CloudFormation::Stack', ResourceStatus })

const topic = (resource: string, second: number, more: Partial<ResourceFailure> = {}): ResourceFailure => ({
  resource,
  type: 'AWS::SNS::Topic',
  reason: 'bad',
  at: second * 1000,
  hint: undefined,
  inRollback: false,
  ...more,
})

const nested = (second: number, more: Partial<FollowedEvent> = {}) =>
  event(second, 'Inner', { ResourceType: 'AWS::CloudFormation::Stack', PhysicalResourceId: nestedId, ...more })

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
    description: 'a name or a text with that word is a cause',
    events: [
      event(1, 'A', { ResourceStatusReason: '/jobs/orders-cancelled is bad' }),
      event(2, 'B', { ResourceStatusReason: 'order 7 was cancelled' }),
    ],
    failures: [
      topic('A', 1, { reason: '/jobs/orders-cancelled is bad' }),
      topic('B', 2, { reason: 'order 7 was cancelled' }),
    ],
  },
  {
    description: 'the stack itself is left out',
    events: [event(1, 'A'), own(2, 'UPDATE_ROLLBACK_FAILED')],
    failures: [topic('A', 1)],
  },
  {
    description: 'the same failure twice is one, at its first time',
    events: [event(1, 'A'), event(3, 'A'), event(4, 'A', { ResourceStatusReason: 'worse' })],
    failures: [topic('A', 1), topic('A', 4, { reason: 'worse' })],
  },
  {
    description: 'a known reason has a hint',
    events: [event(1, 'A', { ResourceStatusReason: 'The maximum number of addresses has been reached.' })],
    failures: [
      topic('A', 1, {
        reason: 'The maximum number of addresses has been reached.',
        hint: 'The region allows 5 Elastic IP addresses unless AWS raised the quota. Release unused ones, or ask for more.',
      }),
    ],
  },
  {
    description: 'the text of a custom resource is not read for words',
    events: [event(1, 'A', { ResourceType: 'Custom::Schema', ResourceStatusReason: 'email already exists' })],
    failures: [
      topic('A', 1, {
        type: 'Custom::Schema',
        reason: 'email already exists',
        hint: 'This is the text of the function behind the custom resource, or of the call to it. See the log of that function, correct the cause, then run the job again.',
      }),
    ],
  },
  {
    description: 'no reason',
    events: [event(1, 'A', { ResourceStatusReason: undefined })],
    failures: [topic('A', 1, { reason: 'CloudFormation gives no reason' })],
  },
  {
    description: 'the resource of a nested stack in place of that stack',
    events: [event(1, 'A', { parents: ['Inner'] }), nested(2), event(3, 'Inner2')],
    failures: [topic('Inner/A', 1), topic('Inner2', 3)],
  },
  {
    description: 'a nested stack whose resources are not known',
    events: [nested(1)],
    failures: [topic('Inner', 1, { type: 'AWS::CloudFormation::Stack' })],
  },
  {
    description: 'a rollback that fails, too',
    events: [
      own(1, 'UPDATE_IN_PROGRESS'),
      event(2, 'A', { ResourceStatus: 'UPDATE_FAILED' }),
      own(3, 'UPDATE_ROLLBACK_IN_PROGRESS'),
      event(4, 'B', { ResourceStatus: 'UPDATE_FAILED' }),
    ],
    failures: [topic('A', 2), topic('B', 4, { inRollback: true })],
  },
  {
    description: 'a deletion of what was not created that fails, too',
    events: [own(1, 'CREATE_IN_PROGRESS'), event(2, 'A'), own(3, 'DELETE_IN_PROGRESS'), event(4, 'B')],
    failures: [topic('A', 2), topic('B', 4, { inRollback: true })],
  },
  {
    description: 'a deletion, which is no rollback',
    events: [own(1, 'DELETE_IN_PROGRESS'), event(2, 'A', { ResourceStatus: 'DELETE_FAILED' })],
    failures: [topic('A', 2)],
  },
])('failures: $description', ({ events, failures }) => {
  expect(resourceFailures(events)).toEqual(failures)
})
