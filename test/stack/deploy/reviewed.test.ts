import type { DescribeChangeSetOutput } from '@aws-sdk/client-cloudformation'
import { expect, test } from 'vitest'
import type { StackOptions } from '../../../src/inputs/inputs.ts'
import type { ExecutePlan } from '../../../src/plan/plan.ts'
import { executeReviewed } from '../../../src/stack/deploy/reviewed.ts'
import { noStack, type Reply, refuse, result } from '../../fixtures/answers.ts'
import { fakeClock } from '../../fixtures/clock.ts'
import { CHANGE_SET_ID, OUR_CHANGE_SET } from '../../fixtures/deploy-stack.ts'
import { page, STACK_ID, stackEvent } from '../../fixtures/events.ts'
import { fakeLog } from '../../fixtures/log.ts'
import { plan } from '../../fixtures/plan.ts'
import { type Script, scriptAws } from '../../fixtures/server.ts'
import { stackIn } from '../../fixtures/stack.ts'
import { stackEdges } from '../../fixtures/stack-edges.ts'

const reviewed: ExecutePlan = { ...plan, kind: 'execute', changeSet: CHANGE_SET_ID }

/** The change set, ours, as it may be executed. */
function changeSet(more: Partial<DescribeChangeSetOutput> = {}): Reply {
  const change = { Type: 'Resource', ResourceChange: { Action: 'Add', LogicalResourceId: 'T', ResourceType: 'X' } }
  return result({
    ...OUR_CHANGE_SET,
    Status: 'CREATE_COMPLETE',
    ExecutionStatus: 'AVAILABLE',
    Changes: [change],
    ...more,
  })
}

const token = { ClientRequestToken: plan.target.operation }
const execution = { ChangeSetName: CHANGE_SET_ID, ...token, RetainExceptOnCreate: 'true' }
const succeeds = (operation: string) =>
  page([stackEvent(1, `${operation}_IN_PROGRESS`, token), stackEvent(2, `${operation}_COMPLETE`, token)])

/** Executes the change set of the plan: what came of it, the requests, the log. */
async function execute(script: Script, more: Partial<ExecutePlan> & { readonly options?: Partial<StackOptions> } = {}) {
  const ListChangeSets = [result({ Summaries: [{ ChangeSetId: CHANGE_SET_ID }] })]
  const aws = await scriptAws({ ExecuteChangeSet: [result()], ListChangeSets, ...script })
  const log = fakeLog()
  const services = async () => ({ ecs: aws.ecs, logs: aws.logs })
  const signal = new AbortController().signal
  const edges = stackEdges({ client: aws.cloudFormation, services, log, clock: fakeClock(), signal })
  const stack = { ...plan.stack, options: { ...plan.stack.options, ...more.options } }
  const executed = executeReviewed(edges, { ...reviewed, ...more, stack })
  executed.catch(() => undefined)
  return { aws, log, executed }
}

test('shows a change set, executes exactly that one, and follows it', async () => {
  const { aws, log, executed } = await execute({
    DescribeStacks: [stackIn('CREATE_COMPLETE'), stackIn('UPDATE_COMPLETE')],
    DescribeChangeSet: [changeSet()],
    DescribeStackEvents: [succeeds('UPDATE')],
  })
  expect(await executed).toMatchObject({ operation: 'update', changeSetId: CHANGE_SET_ID, changes: [{}] })
  expect(aws.changes()).toEqual(['ExecuteChangeSet'])
  expect(aws.calls).toContainEqual(['ExecuteChangeSet', { ...execution, DisableRollback: 'false' }])
  expect(log.lines).toContain('info: add      T  X')
})

test('a change set of a new stack, given by the end of its ARN, creates the stack', async () => {
  const { aws, executed } = await execute(
    {
      DescribeStacks: [stackIn('REVIEW_IN_PROGRESS', { Tags: [] }), stackIn('CREATE_COMPLETE')],
      DescribeChangeSet: [changeSet({ OnStackFailure: 'DELETE' })],
      DescribeStackEvents: [succeeds('CREATE')],
    },
    { changeSet: 'c/9', options: { disableRollback: true } },
  )
  expect(await executed).toMatchObject({ operation: 'create' })
  expect(aws.calls[1]).toEqual(['DescribeChangeSet', { ChangeSetName: CHANGE_SET_ID }])
  expect(aws.calls).toContainEqual(['ExecuteChangeSet', execution])
})

test.each([
  [
    'an operation',
    'UPDATE_IN_PROGRESS',
    changeSet(),
    'Another operation on stack shop is still running after 3 minutes.',
  ],
  [
    'a change set',
    'UPDATE_COMPLETE',
    changeSet({ Status: 'CREATE_IN_PROGRESS', ExecutionStatus: 'UNAVAILABLE' }),
    'CloudFormation did not create the change set of stack shop within 3 minutes.',
  ],
])('%s that does not end is a time-out', async (_, status, described, message) => {
  const { aws, executed } = await execute({ DescribeStacks: [stackIn(status)], DescribeChangeSet: [described] })
  await expect(executed).rejects.toMatchObject({ name: 'Problem', message })
  expect(aws.changes()).toEqual([])
})

test('a change set without a failure behaviour of its own is executed without rollback when the input says so', async () => {
  const { aws, executed } = await execute(
    {
      DescribeStacks: [stackIn('CREATE_COMPLETE')],
      DescribeChangeSet: [changeSet()],
      DescribeStackEvents: [succeeds('UPDATE')],
    },
    { options: { disableRollback: true } },
  )
  await executed
  const input = { ...execution, DisableRollback: 'true' }
  expect(aws.calls).toContainEqual(['ExecuteChangeSet', input])
})

test('a change set that already disables rollback is executed without saying so again, and its failure ends the operation', async () => {
  const { aws, executed } = await execute({
    DescribeStacks: [stackIn('REVIEW_IN_PROGRESS')],
    DescribeChangeSet: [changeSet({ OnStackFailure: 'DO_NOTHING' })],
    DescribeStackEvents: [page([stackEvent(1, 'CREATE_IN_PROGRESS', token), stackEvent(2, 'CREATE_FAILED', token)])],
  })
  await expect(executed).rejects.toThrow('Stack shop was not created (CREATE_FAILED)')
  expect(aws.calls).toContainEqual(['ExecuteChangeSet', execution])
})

test('waits for a change set that is being executed, and accepts one that was executed already', async () => {
  const { aws, log, executed } = await execute({
    DescribeStacks: [stackIn('UPDATE_IN_PROGRESS'), stackIn('UPDATE_IN_PROGRESS'), stackIn('UPDATE_COMPLETE')],
    DescribeChangeSet: [changeSet({ ExecutionStatus: 'EXECUTE_COMPLETE' })],
  })
  expect(await executed).toMatchObject({ operation: 'none', stack: { status: 'UPDATE_COMPLETE' }, changes: [] })
  expect(aws.changes()).toEqual([])
  expect(log.lines).toEqual([
    'info: Stack shop is UPDATE_IN_PROGRESS: waiting for that operation to end.',
    `info: The change set ${CHANGE_SET_ID} was executed already.`,
  ])
})

test('waits for a change set that is still being created', async () => {
  const making = changeSet({ Status: 'CREATE_IN_PROGRESS', ExecutionStatus: 'UNAVAILABLE', Changes: [] })
  const { executed } = await execute({
    DescribeStacks: [stackIn('CREATE_COMPLETE')],
    DescribeChangeSet: [making, making, changeSet()],
    DescribeStackEvents: [succeeds('UPDATE')],
  })
  expect(await executed).toMatchObject({ operation: 'update' })
})

test('a change set whose creation fails meanwhile is refused like one that had failed before', async () => {
  const making = changeSet({ Status: 'CREATE_IN_PROGRESS', ExecutionStatus: 'UNAVAILABLE', Changes: [] })
  const failed = changeSet({ Status: 'FAILED', StatusReason: 'no' })
  const { executed } = await execute({
    DescribeStacks: [stackIn('CREATE_COMPLETE')],
    DescribeChangeSet: [making, failed],
  })
  await expect(executed).rejects.toMatchObject({
    name: 'Problem',
    message: expect.stringContaining('be executed: no.'),
  })
})

const there = stackIn('CREATE_COMPLETE')
const FORK = 'stranger/shop abc run 7.1 https://github.com/stranger/shop/actions/runs/77'
const others = [{ Key: 'servicefull:repository', Value: 'other/shop' }]

test.each([
  { description: 'no stack', stack: noStack('shop'), says: 'There is no stack shop, so no change set of it.' },
  {
    description: 'no such change set',
    of: refuse('ChangeSetNotFound', 'does not exist', 404),
    says: `stack shop has no change set ${CHANGE_SET_ID}.`,
  },
  {
    description: 'another stack’s',
    of: changeSet({ StackName: 'web' }),
    says: 'the change set is of stack web, not of shop',
  },
  {
    description: 'of a stack of others',
    stack: stackIn('CREATE_COMPLETE', { Tags: others }),
    says: 'The stack shop is not changed: it belongs to servicefull:repository=other/shop.',
  },
  {
    description: 'a new stack of others',
    stack: stackIn('REVIEW_IN_PROGRESS', { Tags: [] }),
    of: changeSet({ Tags: others }),
    says: 'its change set sf-7-1-abcdef12-1 is not ours: it belongs to servicefull:repository=other/shop.',
  },
  {
    description: 'of others, although the stack is ours',
    of: changeSet({ Tags: others }),
    says: `The change set ${CHANGE_SET_ID} is not executed: no run of this repository created it for this stack. It belongs to servicefull:repository=other/shop.`,
  },
  { description: 'would take our tags from the stack', of: changeSet({ Tags: [] }), says: 'carries no tag of this' },
  { description: 'a copy of our tags by hand', of: changeSet({ Description: 'reviewed' }), says: 'is not executed' },
  { description: 'the description of a fork', of: changeSet({ Description: FORK }), says: 'is not executed' },
  { description: 'not our name', of: changeSet({ ChangeSetName: 'reviewed' }), says: 'is not executed' },
  {
    description: 'ours, for a stack that carries no tag of this action',
    stack: stackIn('CREATE_COMPLETE', { Tags: [] }),
    says: 'is not executed',
  },
  {
    description: 'of a stack that was deleted and created again',
    of: changeSet({ StackId: STACK_ID.replace(/.$/, 'x') }),
    says: 'its stack was deleted, and another one has the name now.',
  },
  { description: 'obsolete', of: changeSet({ ExecutionStatus: 'OBSOLETE' }), says: 'after it was created (OBSOLETE).' },
  {
    description: 'failed when executed',
    of: changeSet({ ExecutionStatus: 'EXECUTE_FAILED' }),
    says: 'and that failed.',
  },
  {
    description: 'could not be made',
    of: changeSet({ Status: 'FAILED', StatusReason: 'no' }),
    says: 'be executed: no.',
  },
])('refused, and nothing is changed: $description', async ({ stack = there, of = changeSet(), says }) => {
  const { aws, executed } = await execute({ DescribeStacks: [stack], DescribeChangeSet: [of] })
  await expect(executed).rejects.toMatchObject({ name: 'Problem', message: expect.stringContaining(says) })
  expect(aws.changes()).toEqual([])
})

test('a change set without our tags is executed on a stack without them: the stack keeps its owner', async () => {
  const { aws, executed } = await execute({
    DescribeStacks: [stackIn('CREATE_COMPLETE', { Tags: [] }), stackIn('UPDATE_COMPLETE', { Tags: [] })],
    DescribeChangeSet: [changeSet({ Tags: [] })],
    DescribeStackEvents: [succeeds('UPDATE')],
  })
  expect(await executed).toMatchObject({ operation: 'update' })
  expect(aws.changes()).toEqual(['ExecuteChangeSet'])
})

test('a change set that becomes obsolete at the last moment is refused like one that was obsolete before', async () => {
  const text = 'ChangeSet [c] cannot be executed in its current execution status of [OBSOLETE]'
  const { executed } = await execute({
    DescribeStacks: [there],
    DescribeChangeSet: [changeSet()],
    ExecuteChangeSet: [refuse('InvalidChangeSetStatus', text)],
  })
  await expect(executed).rejects.toMatchObject({ name: 'Problem', message: expect.stringContaining('OBSOLETE') })
})
