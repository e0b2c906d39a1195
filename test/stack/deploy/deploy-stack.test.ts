import { StackStatus } from '@aws-sdk/client-cloudformation'
import { expect, test } from 'vitest'
import { type Answer, noStack, result, throttle } from '../../fixtures/answers.ts'
import {
  BODY,
  CHANGE_SET_ID,
  deploy,
  describeOurs,
  OUR_CHANGE_SET,
  ready,
  succeeds,
  successful,
} from '../../fixtures/deploy-stack.ts'
import { event, page, STACK_ID, stackEvent } from '../../fixtures/events.ts'
import { OUR_TAGS, stackIn } from '../../fixtures/stack.ts'

const pending = { region: 'eu-central-1', stackName: 'shop', name: 'sf-7-1-abcdef12-1' }

/** The request that makes the change set of a try. */
const change = (type: 'CREATE' | 'UPDATE', attempt = 1) => [
  'CreateChangeSet',
  {
    StackName: type === 'CREATE' ? 'shop' : STACK_ID,
    ChangeSetName: `sf-7-1-abcdef12-${attempt}`,
    ClientToken: `sf-7-1-abcdef12-${attempt}`,
    ChangeSetType: type,
    Description: 'owner/shop abc run 7.1 https://github.com/owner/shop/actions/runs/77',
    TemplateBody: BODY,
    Parameters: [],
    Capabilities: ['CAPABILITY_IAM'],
    Tags: OUR_TAGS,
    ...(type === 'CREATE' ? { OnStackFailure: 'DELETE' } : {}),
  },
]
const execute = [
  'ExecuteChangeSet',
  { ChangeSetName: CHANGE_SET_ID, ClientRequestToken: 'sf-7-1-abcdef12-1', RetainExceptOnCreate: 'true' },
]

test('no stack: it is created with exactly these requests', async () => {
  const { aws, outcome, saved } = await deploy({
    ...successful,
    DescribeStacks: [noStack('shop'), stackIn('CREATE_COMPLETE')],
    DescribeStackEvents: [succeeds('CREATE')],
  })
  expect(await outcome).toMatchObject({ operation: 'create', stack: { id: STACK_ID }, changeSetId: CHANGE_SET_ID })
  expect(aws.calls).toEqual([
    ['DescribeStacks', { StackName: 'shop' }],
    change('CREATE'),
    ['DescribeChangeSet', { ChangeSetName: CHANGE_SET_ID, IncludePropertyValues: 'true' }],
    ['ListChangeSets', { StackName: STACK_ID }],
    execute,
    ['DescribeStackEvents', { StackName: STACK_ID }],
    ['DescribeStacks', { StackName: STACK_ID }],
  ])
  expect(saved).toEqual([pending, undefined])
})

/** A stack in review with one change set, which is described like this. */
const inReview = (listed: string[], described: Answer) => ({
  ...successful,
  DescribeStacks: [stackIn('REVIEW_IN_PROGRESS', { Tags: [] }), stackIn('CREATE_COMPLETE')],
  ListChangeSets: [result({ Summaries: listed.map((ChangeSetId) => ({ ChangeSetId })) })],
  DescribeChangeSet: [described, ready, described],
  DescribeStackEvents: [succeeds('CREATE')],
})

test('a stack in review whose change set is ours is created', async () => {
  const { aws, outcome } = await deploy(inReview(['arn:sf-1-1-a-1'], describeOurs))
  expect(await outcome).toMatchObject({ operation: 'create' })
  expect(aws.calls.slice(1, 4)).toEqual([
    ['ListChangeSets', { StackName: STACK_ID }],
    ['DescribeChangeSet', { ChangeSetName: 'arn:sf-1-1-a-1' }],
    change('CREATE'),
  ])
})

test.each([
  { kind: undefined, listed: ['arn:sf-1'], says: 'its change set sf-1 is not ours: it carries no tag of this action' },
  { kind: 'diff' as const, listed: ['arn:sf-1'], says: 'its change set sf-1 is not ours' },
  { kind: undefined, listed: [], says: 'it is in review and has no change set, so nothing shows whose it is.' },
])('a stack in review of others is refused: $kind $listed', async ({ kind, listed, says }) => {
  const theirs = result({ ...OUR_CHANGE_SET, ChangeSetName: 'sf-1', Tags: [] })
  const script = { ...inReview(listed, theirs), DescribeStacks: [stackIn('REVIEW_IN_PROGRESS', { Tags: [] })] }
  const { aws, outcome } = await deploy(script, kind === undefined ? {} : { kind })
  await expect(outcome).rejects.toMatchObject({
    message: expect.stringContaining(
      `The stack shop is not changed: ${listed.length > 0 ? 'it is in review, and ' : ''}${says}`,
    ),
  })
  expect(aws.changes()).toEqual([])
})

test('a stack in review whose change set another repository executes meanwhile is left to that', async () => {
  const Tags = [{ Key: 'servicefull:repository', Value: 'other/shop' }]
  const { aws, outcome } = await deploy({
    ...inReview([], describeOurs),
    DescribeStacks: [stackIn('REVIEW_IN_PROGRESS', { Tags: [] }), stackIn('CREATE_IN_PROGRESS', { Tags })],
  })
  await expect(outcome).rejects.toMatchObject({ message: expect.stringContaining('other/shop') })
  expect(aws.changes()).toEqual([])
})

test('a stack that somebody has put in review since is left to them: only our change set is deleted', async () => {
  const theirs = result({ ...OUR_CHANGE_SET, ChangeSetName: 'reviewed', Tags: [] })
  const { aws, outcome } = await deploy({
    ...successful,
    DescribeStacks: [noStack('shop'), stackIn('REVIEW_IN_PROGRESS', { Tags: [] })],
    ListChangeSets: [result({ Summaries: [{ ChangeSetId: CHANGE_SET_ID }, { ChangeSetId: 'arn:reviewed' }] })],
    DescribeChangeSet: [ready, theirs, ready],
  })
  await expect(outcome).rejects.toThrow('its change set reviewed is not ours')
  expect(aws.calls.filter(([action]) => /^(Delete|Execute)/.test(action))).toEqual([
    ['DeleteChangeSet', { ChangeSetName: CHANGE_SET_ID }],
  ])
})

test.each([
  'CREATE_COMPLETE',
  'UPDATE_COMPLETE',
  'UPDATE_ROLLBACK_COMPLETE',
  'IMPORT_COMPLETE',
  'IMPORT_ROLLBACK_COMPLETE',
])('%s: it is updated', async (status) => {
  const { aws, outcome, saved } = await deploy({
    ...successful,
    DescribeStacks: [stackIn(status), stackIn('UPDATE_COMPLETE')],
    DescribeStackEvents: [succeeds('UPDATE')],
  })
  expect(await outcome).toMatchObject({ operation: 'update', stack: { status: 'UPDATE_COMPLETE' } })
  expect(aws.calls[1]).toEqual(change('UPDATE'))
  expect(saved).toEqual([pending, undefined])
})

const busy = Object.values(StackStatus).filter((status) => /_IN_PROGRESS$/.test(status) && !status.startsWith('REVIEW'))

test.each(busy)('%s: waits for that operation, through throttling, then creates the change set', async (status) => {
  const { aws, clock, outcome, log } = await deploy({
    ...successful,
    DescribeStacks: [
      stackIn(status),
      stackIn(status),
      throttle,
      stackIn('UPDATE_ROLLBACK_COMPLETE'),
      stackIn('UPDATE_COMPLETE'),
    ],
    DescribeStackEvents: [succeeds('UPDATE')],
  })
  expect(await outcome).toMatchObject({ operation: 'update' })
  expect(clock.waits).toHaveLength(2)
  expect(log.lines[0]).toBe(`info: Stack shop is ${status}: waiting for that operation to end.`)
  expect(aws.changes()).toEqual(['CreateChangeSet', 'ExecuteChangeSet'])
})

test('a stack that is being deleted is created when it is gone', async () => {
  const { aws, outcome } = await deploy({
    ...successful,
    DescribeStacks: [stackIn('DELETE_IN_PROGRESS'), stackIn('DELETE_COMPLETE'), stackIn('CREATE_COMPLETE')],
    DescribeStackEvents: [succeeds('CREATE')],
  })
  expect(await outcome).toMatchObject({ operation: 'create' })
  expect(aws.calls[2]).toEqual(change('CREATE'))
})

test('an operation that outlasts the time-out is a problem that says so', async () => {
  const { aws, outcome } = await deploy({ ...successful, DescribeStacks: [stackIn('UPDATE_IN_PROGRESS')] })
  await expect(outcome).rejects.toMatchObject({ name: 'Problem', message: expect.stringContaining('3 minutes') })
  expect(aws.changes()).toEqual([])
})

test('an update that outlasts the time-out goes on, and the problem says so', async () => {
  const { aws, outcome } = await deploy({
    ...successful,
    DescribeStacks: [stackIn('CREATE_COMPLETE')],
    DescribeStackEvents: [page([stackEvent(1, 'UPDATE_IN_PROGRESS')])],
  })
  await expect(outcome).rejects.toMatchObject({
    message: `Stack shop is not ready after 3 minutes. CloudFormation continues with it: ${STACK_ID}`,
    remedy: expect.stringContaining('Run the job again'),
  })
  expect(aws.changes()).toEqual(['CreateChangeSet', 'ExecuteChangeSet'])
})

test('an update that has ended, of which AWS does not tell the state in time, is a problem that says so', async () => {
  const { outcome } = await deploy({
    ...successful,
    DescribeStacks: [stackIn('CREATE_COMPLETE'), throttle],
    DescribeStackEvents: [succeeds('UPDATE')],
  })
  await expect(outcome).rejects.toMatchObject({
    name: 'Problem',
    message: 'Stack shop was updated, but AWS does not tell its state within 3 minutes.',
    remedy:
      'Run the job again: it finds the stack as it is. Raise timeout-in-minutes if AWS has too many requests at once.',
  })
})

test('a change set that is not ready in time is deleted', async () => {
  // The wait asks for values of properties, the deletion later does not.
  const described: Answer = ({ IncludePropertyValues }) =>
    IncludePropertyValues === undefined ? ready : result({ ...OUR_CHANGE_SET, Status: 'CREATE_PENDING' })
  const { aws, outcome } = await deploy({
    ...successful,
    DescribeStacks: [stackIn('CREATE_COMPLETE')],
    DescribeChangeSet: [described],
  })
  await expect(outcome).rejects.toMatchObject({ message: expect.stringContaining('within 3 minutes') })
  expect(aws.changes()).toEqual(['CreateChangeSet', 'DeleteChangeSet'])
})

test('what has succeeded does not fail because AWS is busy when the stack is read again', async () => {
  const { outcome, clock } = await deploy({
    ...successful,
    DescribeStacks: [noStack('shop'), throttle, throttle, stackIn('CREATE_COMPLETE')],
    DescribeStackEvents: [succeeds('CREATE')],
  })
  expect(await outcome).toMatchObject({ operation: 'create' })
  expect(clock.waits).toHaveLength(2)
})

test('returns how long each resource took', async () => {
  const ours = { ClientRequestToken: 'sf-7-1-abcdef12-1' }
  const { outcome } = await deploy({
    ...successful,
    DescribeStacks: [noStack('shop'), stackIn('CREATE_COMPLETE')],
    DescribeStackEvents: [
      page([
        stackEvent(1, 'CREATE_IN_PROGRESS', ours),
        event(2, 'Topic', 'CREATE_IN_PROGRESS'),
        event(5, 'Topic', 'CREATE_COMPLETE'),
        stackEvent(6, 'CREATE_COMPLETE', ours),
      ]),
    ],
  })
  const [start, end] = ['2026-03-01T12:00:02Z', '2026-03-01T12:00:05Z'].map(Date.parse)
  expect((await outcome).resources).toEqual([
    { path: 'Topic', type: 'AWS::SNS::Topic', start, end, status: 'CREATE_COMPLETE' },
  ])
})
