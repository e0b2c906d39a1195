import { expect, test } from 'vitest'
import { beginningOf, type FollowedEvent, pathOf, resourceDurations } from '../../../src/stack/events/events.ts'

const stackId = 'arn:aws:cloudformation:r:1:stack/s/1'

/** `second path STATUS`, of a topic. */
function event(line: string): FollowedEvent {
  const [second = '', path = '', status] = line.split(' ')
  const parents = path.split('/')
  const LogicalResourceId = parents.pop()
  return {
    StackId: stackId,
    EventId: line,
    StackName: 's',
    Timestamp: new Date(Number(second) * 1000),
    LogicalResourceId,
    PhysicalResourceId: path === 's' ? stackId : path,
    ResourceType: 'AWS::SNS::Topic',
    ResourceStatus: status as FollowedEvent['ResourceStatus'],
    parents,
  }
}

test('the path of a resource leads through the nested stacks', () => {
  expect([pathOf(event('1 A X')), pathOf(event('1 In/Deep/A X'))]).toEqual(['A', 'In/Deep/A'])
})

test.each([
  { event: '5 A CREATE_COMPLETE', before: ['1 A CREATE_IN_PROGRESS', '2 A CREATE_IN_PROGRESS'], begin: 1000 },
  { event: '5 A CREATE_COMPLETE', before: ['1 In/A CREATE_IN_PROGRESS', '2 A CREATE_IN_PROGRESS'], begin: 2000 },
  {
    event: '9 A DELETE_COMPLETE',
    before: ['1 A UPDATE_IN_PROGRESS', '2 A UPDATE_COMPLETE', '6 A DELETE_IN_PROGRESS'],
    begin: 6000,
  },
  { event: '5 A CREATE_IN_PROGRESS', before: ['1 A CREATE_IN_PROGRESS'], begin: undefined },
  { event: '5 A DELETE_SKIPPED', before: ['1 A UPDATE_COMPLETE'], begin: undefined },
])('$event after $before began at $begin', ({ event: line, before, begin }) => {
  expect(beginningOf(event(line), before.map(event))).toBe(begin)
})

test('how long each resource took: nested ones, replaced ones twice, not the stack', () => {
  const lines = [
    '1 s UPDATE_IN_PROGRESS',
    '2 A UPDATE_IN_PROGRESS',
    '2 In UPDATE_IN_PROGRESS',
    '3 In/B CREATE_IN_PROGRESS',
    '4 In/B CREATE_FAILED',
    '5 In UPDATE_FAILED',
    '6 A UPDATE_COMPLETE',
    '7 A DELETE_IN_PROGRESS',
    '9 A DELETE_COMPLETE',
    '9 C CREATE_IN_PROGRESS',
    '9 s UPDATE_COMPLETE',
  ]
  const type = 'AWS::SNS::Topic'
  expect(resourceDurations(lines.map(event))).toEqual([
    { path: 'In/B', type, start: 3000, end: 4000, status: 'CREATE_FAILED' },
    { path: 'In', type, start: 2000, end: 5000, status: 'UPDATE_FAILED' },
    { path: 'A', type, start: 2000, end: 6000, status: 'UPDATE_COMPLETE' },
    { path: 'A', type, start: 7000, end: 9000, status: 'DELETE_COMPLETE' },
  ])
})
