import type { OperationEvent, StackEvent } from '@aws-sdk/client-cloudformation'
import { expect, test } from 'vitest'
import type { FollowedEvent } from '../../../src/stack/events/events.ts'
import { findFailures } from '../../../src/stack/failure/cause.ts'
import { type Answer, refuse, result, throttle } from '../../fixtures/answers.ts'
import { event, STACK_ID, stackEvent } from '../../fixtures/events.ts'
import { scriptAws } from '../../fixtures/server.ts'

const CHILD = 'arn:aws:cloudformation:eu-central-1:111122223333:stack/shop-Network-1/2'

const followed = (event: StackEvent, parents: readonly string[] = []): FollowedEvent => ({ ...event, parents })
const begin = followed(stackEvent(1, 'CREATE_IN_PROGRESS', { OperationId: 'op' }))
const failed = followed(event(3, 'Topic', 'CREATE_FAILED', { ResourceStatusReason: 'no', OperationId: 'op' }))

/** An event of DescribeEvents. */
const described = (more: Partial<OperationEvent>): OperationEvent => ({
  StackId: STACK_ID,
  EventId: 'o1',
  OperationId: 'op',
  ResourceType: 'AWS::SQS::Queue',
  LogicalResourceId: 'Queue',
  Timestamp: new Date('2026-03-01T12:00:02Z'),
  ...more,
})

/** The causes as `resource: reason`, what is missing, and the requests made. */
async function causes(events: readonly FollowedEvent[], answers: readonly Answer[]) {
  const aws = await scriptAws({ DescribeEvents: answers })
  const { failures, missing, stackReason } = await findFailures(aws.cloudFormation, events)
  const found = failures.map(({ resource, reason }) => `${resource}: ${reason}`)
  return { failures: found, missing, stackReason, calls: aws.calls }
}

test('reads the failures of the operation from DescribeEvents, page by page', async () => {
  const first = result({
    OperationEvents: [described({ ResourceStatus: 'CREATE_FAILED', ResourceStatusReason: 'first' })],
    NextToken: 'p2',
  })
  const second = result({
    OperationEvents: [
      described({ LogicalResourceId: 'Bus', ResourceStatus: 'CREATE_FAILED', ResourceStatusReason: 'late' }),
    ],
  })
  const { failures, calls } = await causes([begin, failed], [first, second])
  expect(failures).toEqual(['Queue: first', 'Bus: late', 'Topic: no'])
  const filters = { OperationId: 'op', Filters: { FailedEvents: 'true' } }
  expect(calls).toEqual([
    ['DescribeEvents', filters],
    ['DescribeEvents', { ...filters, NextToken: 'p2' }],
  ])
})

test('a failure that the stack events also report is listed once', async () => {
  const same = described({ LogicalResourceId: 'Topic', ResourceStatus: 'CREATE_FAILED', ResourceStatusReason: 'no' })
  expect((await causes([begin, failed], [result({ OperationEvents: [same] })])).failures).toEqual(['Topic: no'])
})

test.each([
  [
    'a validation, with the path of the property',
    {
      EventType: 'VALIDATION_ERROR',
      ValidationFailureMode: 'FAIL',
      ValidationStatusReason: 'it exists',
      ValidationPath: '/Resources/Queue/Properties/QueueName',
    },
    ['Queue: it exists (/Resources/Queue/Properties/QueueName)', 'Topic: no'],
  ],
  [
    'a validation without a path',
    { EventType: 'VALIDATION_ERROR', ValidationFailureMode: 'FAIL', ValidationStatusReason: 'it exists' },
    ['Queue: it exists', 'Topic: no'],
  ],
  [
    'a validation that only warns',
    { EventType: 'VALIDATION_ERROR', ValidationFailureMode: 'WARN', ValidationStatusReason: 'hm' },
    ['Topic: no'],
  ],
  [
    'a hook',
    {
      EventType: 'HOOK_INVOCATION_ERROR',
      HookFailureMode: 'FAIL',
      HookType: 'My::Guard::Hook',
      HookStatusReason: 'not encrypted',
    },
    ['Queue: Hook My::Guard::Hook: not encrypted', 'Topic: no'],
  ],
  [
    'a hook that only warns',
    { EventType: 'HOOK_INVOCATION_ERROR', HookFailureMode: 'WARN', HookType: 'H', HookStatusReason: 'hm' },
    ['Topic: no'],
  ],
  ['progress', { EventType: 'STACK_EVENT', ResourceStatus: 'CREATE_COMPLETE' }, ['Topic: no']],
] as const)('%s', async (_, more, failures) => {
  expect((await causes([begin, failed], [result({ OperationEvents: [described(more)] })])).failures).toEqual(failures)
})

test('a rollback and a nested stack are operations of their own; operations without a failure are not read', async () => {
  const inner = followed(
    event(2, 'Queue', 'CREATE_FAILED', { StackId: CHILD, OperationId: 'inner', ResourceStatusReason: 'bad' }),
    ['Network'],
  )
  const back = followed(event(5, 'Topic', 'DELETE_FAILED', { OperationId: 'back', ResourceStatusReason: 'stuck' }))
  const calm = followed(event(4, 'Bus', 'CREATE_COMPLETE', { StackId: `${CHILD}3`, OperationId: 'calm' }), ['Calm'])
  const answer = (input: Record<string, unknown>) =>
    result({
      OperationEvents:
        input.OperationId === 'inner'
          ? [described({ StackId: CHILD, EventType: 'VALIDATION_ERROR', ValidationStatusReason: 'more' })]
          : [],
    })
  const { failures, calls } = await causes([begin, inner, calm, failed, back], [answer])
  expect(failures).toEqual(['Network/Queue: bad', 'Network/Queue: more', 'Topic: no', 'Topic: stuck'])
  expect(calls.map(([, input]) => (input as { OperationId: string }).OperationId).sort()).toEqual([
    'back',
    'inner',
    'op',
  ])
})

test('without the permission, the cause comes from the stack events, and the permission is named', async () => {
  const denied = refuse('AccessDenied', 'User: u is not authorized to perform: cloudformation:DescribeEvents', 403)
  expect(await causes([begin, failed], [denied])).toMatchObject({
    failures: ['Topic: no'],
    missing: ['cloudformation:DescribeEvents'],
  })
})

test.each([
  ['throttled', throttle],
  ['not known in this region', refuse('InvalidAction', 'Could not find operation DescribeEvents')],
])('where DescribeEvents is %s, the cause comes from the stack events', async (_, fault) => {
  expect(await causes([begin, failed], [fault])).toMatchObject({ failures: ['Topic: no'], missing: [] })
})

test('for events without an operation ID nothing is read', async () => {
  const { calls } = await causes([followed(stackEvent(1, 'CREATE_IN_PROGRESS'))], [])
  expect(calls).toEqual([])
})

test('without a reason of a resource, the reason of the stack counts, except that a user initiated the operation', async () => {
  const user = { ResourceStatusReason: 'User Initiated' }
  const limit = { ResourceStatusReason: 'Resource limit exceeded' }
  const events = [
    stackEvent(1, 'CREATE_IN_PROGRESS', user),
    event(2, 'Topic', 'CREATE_FAILED', { ResourceStatusReason: 'Resource creation cancelled' }),
    stackEvent(3, 'ROLLBACK_IN_PROGRESS', limit),
    stackEvent(4, 'ROLLBACK_COMPLETE'),
  ]
  expect(
    await causes(
      events.map((each) => followed(each)),
      [],
    ),
  ).toMatchObject({
    failures: [],
    stackReason: 'Resource limit exceeded',
  })
})
