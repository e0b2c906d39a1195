import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { runRun } from '../../src/commands/run.ts'
import type { RunPlan } from '../../src/plan/plan.ts'
import type { KnownFacts } from '../../src/report/result.ts'
import { noStack, refuse, result } from '../fixtures/answers.ts'
import { connectTo, stubCredentials } from '../fixtures/connected.ts'
import { STACK_ID } from '../fixtures/events.ts'
import type { FakeLog } from '../fixtures/log.ts'
import { account, execution, target } from '../fixtures/plan.ts'
import type { Script } from '../fixtures/server.ts'
import { stackIn } from '../fixtures/stack.ts'
import { thrown } from '../fixtures/thrown.ts'
import { worldOf } from '../fixtures/world.ts'

const MACHINE = 'arn:aws:states:eu-central-1:111122223333:stateMachine:shop'

const plan: RunPlan = {
  kind: 'run',
  account,
  stackName: 'shop',
  owner: target.owner,
  timeoutMinutes: 3,
  execution: { ...execution, settings: { ...execution.settings, wait: false } },
}
const ofPreview: RunPlan = { ...plan, owner: { ...target.owner, pullRequest: 7 } }

beforeEach(() => stubCredentials('key'))
afterEach(() => vi.unstubAllEnvs())

/** Runs the only state machine of the stack `shop`, of the role of the plan. */
async function run(planned: RunPlan, script: Script = {}) {
  const machine = {
    ResourceType: 'AWS::StepFunctions::StateMachine',
    LogicalResourceId: 'Machine',
    PhysicalResourceId: MACHINE,
    ResourceStatus: 'CREATE_COMPLETE',
  }
  const { aws, server } = await connectTo({
    GetCallerIdentity: [result({ Account: '111122223333', Arn: 'arn:aws:iam::111122223333:user/u' })],
    DescribeStacks: [stackIn('UPDATE_COMPLETE')],
    ListStackResources: [result({ StackResourceSummaries: [machine] })],
    DescribeStateMachine: [result({ type: 'STANDARD', definition: '{}' })],
    StartExecution: [
      ({ name }) =>
        result({ executionArn: `arn:aws:states:eu-central-1:111122223333:execution:shop:${name}`, startDate: 7 }),
    ],
    ...script,
  })
  const facts: KnownFacts[] = []
  const world = worldOf(aws, '/nowhere', facts)
  return { running: runRun(planned, world), server, facts, lines: (world.log as FakeLog).lines }
}

test('starts the state machine of a stack, whoever owns it, and changes nothing else', async () => {
  const { running, server, facts } = await run(plan, { DescribeStacks: [stackIn('UPDATE_COMPLETE', { Tags: [] })] })
  const { execution: ended, ...facing } = await running
  expect(facing).toEqual({
    operation: 'run',
    stackName: 'shop',
    region: 'eu-central-1',
    failure: undefined,
    phases: [
      { name: 'Preflight', milliseconds: expect.any(Number) },
      { name: 'Execution', milliseconds: expect.any(Number) },
    ],
  })
  expect(ended).toMatchObject({ stateMachineArn: MACHINE, input: '{}', status: 'RUNNING' })
  expect(facts).toEqual([{ stackId: STACK_ID }, { execution: ended }])
  expect(server.changes()).toEqual(['StartExecution'])
})

test('the name of the execution is the same in each try, and another one for other input', async () => {
  const nameOf = async (input: string) => {
    const settings = { ...plan.execution.settings, input }
    return (await (await run({ ...plan, execution: { ...plan.execution, settings } })).running).execution.name
  }
  const [one, again, other] = [await nameOf('{"a":1}'), await nameOf('{"a":1}'), await nameOf('{"a":2}')]
  expect(one).toMatch(/^sf-7-1-[0-9a-f]{8}$/)
  expect(again).toBe(one)
  expect(other).not.toBe(one)
})

test('any state machine takes more input than the containers of the built-in template', async () => {
  const input = JSON.stringify('x'.repeat(9_000))
  const settings = { ...plan.execution.settings, input }
  const { running } = await run({ ...plan, execution: { ...plan.execution, settings } })
  expect((await running).execution.input).toBe(input)
})

test('the ARN of a state machine needs no stack', async () => {
  const settings = { ...plan.execution.settings, stateMachine: MACHINE }
  const alone = { ...plan, stackName: undefined, execution: { ...plan.execution, settings } }
  const { running, server } = await run(alone)
  expect(await running).toMatchObject({ stackName: undefined, execution: { stateMachineArn: MACHINE } })
  expect(server.calls.map(([action]) => action)).toEqual([
    'GetCallerIdentity',
    'DescribeStateMachine',
    'StartExecution',
  ])
})

test('waits for an operation on the stack first', async () => {
  const DescribeStacks = [stackIn('UPDATE_IN_PROGRESS'), stackIn('UPDATE_IN_PROGRESS'), stackIn('UPDATE_COMPLETE')]
  const { running, server, lines } = await run(plan, { DescribeStacks })
  await running
  expect(lines[0]).toBe('info: Stack shop is UPDATE_IN_PROGRESS: waiting for that operation to end.')
  expect(server.calls.filter(([action]) => action === 'DescribeStacks')).toHaveLength(3)
})

test('waits no longer than the time limit of an operation', async () => {
  const { running, server } = await run(plan, { DescribeStacks: [stackIn('UPDATE_IN_PROGRESS')] })
  await expect(running).rejects.toThrow(/shop.* 3 minutes/)
  expect(server.changes()).toEqual([])
})

test.each([
  ['is not there', plan, [noStack('shop')], 'Stack shop does not exist in eu-central-1.'],
  [
    'is deleted meanwhile',
    plan,
    [stackIn('DELETE_IN_PROGRESS'), stackIn('DELETE_COMPLETE')],
    'Stack shop does not exist in eu-central-1.',
  ],
  [
    'was never created',
    plan,
    [stackIn('REVIEW_IN_PROGRESS')],
    'Stack shop is REVIEW_IN_PROGRESS, so it has no state machine.',
  ],
  [
    'was rolled back',
    plan,
    [stackIn('ROLLBACK_COMPLETE')],
    'Stack shop is ROLLBACK_COMPLETE, so it has no state machine.',
  ],
  [
    'has the name of a preview, and is another one',
    ofPreview,
    [stackIn('CREATE_COMPLETE')],
    'The stack shop is not run: it belongs to',
  ],
])('a stack that %s is not run', async (_, planned, DescribeStacks, message) => {
  const { running, server } = await run(planned, { DescribeStacks })
  await expect(running).rejects.toThrow(message)
  expect(server.changes()).toEqual([])
})

test('a preview is run', async () => {
  const Tags = Object.entries({ repository: 'owner/shop', stack: 'shop', 'pull-request': '7' })
  const tags = Tags.map(([name, Value]) => ({ Key: `servicefull:${name}`, Value }))
  const { running } = await run(ofPreview, { DescribeStacks: [stackIn('CREATE_COMPLETE', { Tags: tags })] })
  expect(await running).toMatchObject({ execution: { stateMachineArn: MACHINE } })
})

test('input and stack that are wrong are told together; with the wrong account, the stack is not', async () => {
  const settings = { ...plan.execution.settings, input: '{' }
  const wrong = { ...plan, execution: { ...plan.execution, settings } }
  const missing = await run(wrong, { DescribeStacks: [noStack('shop')] })
  const messages = async (running: Promise<unknown>) => {
    const error = await running.catch((reason: unknown) => reason)
    return thrown(() => {
      throw error
    }).map(({ message }) => message)
  }
  expect(await messages(missing.running)).toEqual([
    expect.stringContaining('Stack shop does not exist'),
    expect.stringContaining('Input run-input'),
  ])
  const other = { ...wrong, account: { ...account, allowedAccountIds: ['999900009999'] } }
  const refused = await run(other, { DescribeStacks: [refuse('AccessDenied', 'no', 403)] })
  expect(await messages(refused.running)).toEqual([
    expect.stringContaining('Input run-input'),
    expect.stringContaining('allowed-account-ids'),
  ])
})
