import type { StackEvent } from '@aws-sdk/client-cloudformation'
import { expect, test } from 'vitest'
import { findFailures } from '../../src/stack/cause.ts'
import { type Answer, refuse } from './answers.ts'
import { event, page, stackEvent } from './events.ts'
import { scriptAws } from './server.ts'

const NETWORK =
  'arn:aws:cloudformation:eu-central-1:111122223333:stack/shop-Network-1/22222222-0000-0000-0000-000000000000'
const SUBNETS =
  'arn:aws:cloudformation:eu-central-1:111122223333:stack/shop-Network-1-Subnets-2/33333333-0000-0000-0000-000000000000'

const failed = (id: number, resource: string, reason: string, more: Partial<StackEvent> = {}): StackEvent =>
  event(id, resource, 'CREATE_FAILED', { ResourceStatusReason: reason, ...more })

/** The event by which a stack tells of a nested one. */
const nested = (id: number, resource: string, arn: string, more: Partial<StackEvent> = {}): StackEvent =>
  failed(id, resource, `Embedded stack ${arn} was not successfully created`, {
    ResourceType: 'AWS::CloudFormation::Stack',
    PhysicalResourceId: arn,
    ...more,
  })

/** The first event of the operation. */
const begin = stackEvent(1, 'CREATE_IN_PROGRESS')

/** The failures as `resource: reason`, with these events of nested stacks. */
async function causes(events: readonly StackEvent[], stacks: Readonly<Record<string, Answer>> = {}) {
  const aws = await scriptAws({
    DescribeStackEvents: [
      (input) => {
        const answer = stacks[String(input.StackName)] ?? refuse('ValidationError', 'not scripted')
        return typeof answer === 'function' ? answer(input) : answer
      },
    ],
  })
  const failures = await findFailures(aws.cloudFormation, events)
  return failures.map(({ resource, reason }) => `${resource}: ${reason}`)
}

test('the oldest real failure comes first, what was cancelled because of it is left out', async () => {
  const events = [
    stackEvent(1, 'CREATE_IN_PROGRESS'),
    failed(5, 'Queue', 'second'),
    failed(3, 'Topic', 'first'),
    failed(3, 'Machine', 'Resource creation cancelled'),
    event(4, 'Role', 'UPDATE_FAILED', { ResourceStatusReason: 'Resource update cancelled' }),
    stackEvent(6, 'CREATE_FAILED', {
      ResourceStatusReason: 'The following resource(s) failed to create: [Topic, Queue].',
    }),
    event(7, 'Role', 'DELETE_COMPLETE'),
  ]
  expect(await causes(events)).toEqual(['Topic: first', 'Queue: second'])
})

test('a failure has its type, its time and what to do about it', async () => {
  const aws = await scriptAws({})
  const [failure] = await findFailures(aws.cloudFormation, [failed(3, 'Topic', 'Topic orders already exists')])
  expect(failure).toEqual({
    resource: 'Topic',
    type: 'AWS::SNS::Topic',
    reason: 'Topic orders already exists',
    at: Date.parse('2026-03-01T12:00:03Z'),
    hint: expect.stringContaining('has that name'),
  })
})

test.each([
  [
    'Unable to assume the service linked role. Please verify that the ECS service linked role exists.',
    'service-linked',
  ],
  ["'arn:aws:iam::1:role/r' is not authorized to create managed-rule.", 'events:PutRule'],
  [
    'Neither the global service principal states.amazonaws.com, nor the regional one is authorized to assume the provided role.',
    'Run the job again',
  ],
  ['The state machine IAM Role is not authorized to access the Log Destination', 'LogDelivery'],
  ['User: u is not authorized to perform: iam:PassRole on resource: r', 'iam:PassRole'],
  ['No Fargate configuration exists for given values: 333 CPU, 77 memory', 'Cpu and Memory'],
  ['The maximum number of VPCs has been reached.', '5 VPCs'],
  ['User: u is not authorized to perform: sns:CreateTopic on resource: r', 'lacks this permission'],
])('%s has a hint', async (reason, hint) => {
  const aws = await scriptAws({})
  const [failure] = await findFailures(aws.cloudFormation, [failed(1, 'R', reason)])
  expect(failure?.hint).toContain(hint)
})

test('a failure without a reason says so, and has no hint', async () => {
  const aws = await scriptAws({})
  const [failure] = await findFailures(aws.cloudFormation, [event(1, 'R', 'CREATE_FAILED')])
  expect(failure).toMatchObject({ reason: 'CloudFormation gives no reason', hint: undefined })
})

test('the events of nested stacks take their place, through two levels', async () => {
  const found = await causes([begin, failed(9, 'Topic', 'late'), nested(8, 'Network', NETWORK)], {
    [NETWORK]: page([nested(7, 'Subnets', SUBNETS), failed(8, 'Route', 'Resource creation cancelled')]),
    [SUBNETS]: page([
      stackEvent(4, 'CREATE_IN_PROGRESS', { StackId: SUBNETS }),
      failed(5, 'SubnetA', 'CIDR conflicts'),
      failed(6, 'SubnetB', 'also'),
      stackEvent(7, 'CREATE_FAILED', { StackId: SUBNETS, ResourceStatusReason: 'The following failed' }),
    ]),
  })
  expect(found).toEqual(['Network/Subnets/SubnetA: CIDR conflicts', 'Network/Subnets/SubnetB: also', 'Topic: late'])
})

test('a nested stack whose events may not be read stands for itself', async () => {
  const found = await causes([nested(8, 'Network', NETWORK)], {
    [NETWORK]: refuse('AccessDenied', 'User: u is not authorized to perform: cloudformation:DescribeStackEvents', 403),
  })
  expect(found).toEqual([`Network: Embedded stack ${NETWORK} was not successfully created`])
})

test('a nested stack that was never made stands for itself, without a request', async () => {
  const found = await causes([nested(8, 'Network', '', { ResourceStatusReason: 'TemplateURL must be an S3 URL' })])
  expect(found).toEqual(['Network: TemplateURL must be an S3 URL'])
})

test('a failure of an earlier operation of a nested stack is not the cause', async () => {
  const weekAgo = new Date('2026-02-22T12:00:00Z')
  const found = await causes([begin, nested(8, 'Network', NETWORK)], {
    [NETWORK]: page([
      failed(5, 'SubnetA', 'of last week', { Timestamp: weekAgo, ClientRequestToken: 'sf-6' }),
      stackEvent(2, 'UPDATE_IN_PROGRESS', { StackId: NETWORK }),
      failed(6, 'SubnetB', 'of today'),
    ]),
  })
  expect(found).toEqual(['Network/SubnetB: of today'])
})

test('the cause in a nested stack is found behind its first page of events', async () => {
  const first = failed(3, 'SubnetA', 'the cause')
  const found = await causes([begin, nested(8, 'Network', NETWORK)], {
    [NETWORK]: ({ NextToken }) =>
      NextToken === 'p2'
        ? page([stackEvent(2, 'CREATE_IN_PROGRESS', { StackId: NETWORK }), first])
        : page([failed(4, 'SubnetB', 'a later one'), event(6, 'SubnetB', 'DELETE_COMPLETE')], 'p2'),
  })
  expect(found).toEqual(['Network/SubnetA: the cause', 'Network/SubnetB: a later one'])
})
