import { expect, test } from 'vitest'
import { eventLine, type FollowedEvent } from '../../../src/stack/events/events.ts'

const event: FollowedEvent = {
  StackId: 's',
  EventId: '1',
  StackName: 's',
  Timestamp: new Date('2026-01-02T03:04:05.678Z'),
  ResourceStatus: 'CREATE_COMPLETE',
  LogicalResourceId: 'Task',
  ResourceType: 'AWS::ECS::TaskDefinition',
  parents: [],
}
const before = (second: number, more: Partial<FollowedEvent> = {}): FollowedEvent => ({
  ...event,
  Timestamp: new Date(`2026-01-02T03:04:0${second}.678Z`),
  ResourceStatus: 'CREATE_IN_PROGRESS',
  ...more,
})

test.each([
  {
    description: 'without others before it',
    event,
    earlier: [],
    line: '03:04:05      0.0 s  CREATE_COMPLETE       Task  AWS::ECS::TaskDefinition',
  },
  {
    description: 'that ends the work on a resource',
    event,
    earlier: [before(1, { LogicalResourceId: 's' }), before(2), before(4)],
    line: '03:04:05      4.0 s  CREATE_COMPLETE       Task  AWS::ECS::TaskDefinition (3.0 s)',
  },
  {
    description: 'of a resource of a nested stack',
    event: { ...event, parents: ['Network', 'Subnets'] },
    earlier: [before(1)],
    line: '03:04:05      4.0 s  CREATE_COMPLETE       Network/Subnets/Task  AWS::ECS::TaskDefinition',
  },
])('an event $description', ({ event, earlier, line }) => {
  expect(eventLine(event, earlier)).toBe(line)
})
