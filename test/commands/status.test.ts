import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { runStatus } from '../../src/commands/status.ts'
import type { StatusPlan } from '../../src/plan/plan.ts'
import { noStack, result } from '../fixtures/answers.ts'
import { connectTo, stubCredentials } from '../fixtures/connected.ts'
import { STACK_ID } from '../fixtures/events.ts'
import type { FakeLog } from '../fixtures/log.ts'
import { account, target } from '../fixtures/plan.ts'
import type { Script } from '../fixtures/server.ts'
import { stackIn } from '../fixtures/stack.ts'
import { worldOf } from '../fixtures/world.ts'

const plan: StatusPlan = { kind: 'status', account, stackName: 'shop', owner: target.owner }
const SHA = '0123456789abcdef0123456789abcdef01234567'

const TEMPLATE = `Parameters: { ApiKey: { Type: String, NoEcho: true } }
Resources: { T: { Type: X } }
Outputs: { Key: { Value: !Ref ApiKey }, Open: { Value: b } }
`

beforeEach(() => stubCredentials('key'))
afterEach(() => vi.unstubAllEnvs())

/** Looks at the stack `shop`, which has so many state machines. */
async function look(machines: number, script: Script = {}, planned = plan) {
  const summaries = Array.from({ length: machines }, (_, index) => ({
    ResourceType: 'AWS::StepFunctions::StateMachine',
    LogicalResourceId: `M${index}`,
    PhysicalResourceId: `arn:aws:states:eu-central-1:111122223333:stateMachine:m${index}`,
    ResourceStatus: 'CREATE_COMPLETE',
  }))
  const Parameters = [{ ParameterKey: 'Token', ParameterValue: 'hush-hush-parameter' }]
  const Outputs = [
    { OutputKey: 'Key', OutputValue: 'hush-hush-output' },
    { OutputKey: 'Open', OutputValue: 'b' },
  ]
  const Description = `owner/elsewhere ${SHA} run 12.1 https://github.com/owner/elsewhere/actions/runs/99`
  const { aws, server } = await connectTo({
    GetCallerIdentity: [result({ Account: '111122223333', Arn: 'arn:aws:iam::111122223333:user/u' })],
    DescribeStacks: [stackIn('UPDATE_COMPLETE', { Parameters, Outputs, ChangeSetId: 'arn:change-set' })],
    GetTemplate: [result({ TemplateBody: TEMPLATE })],
    ListStackResources: [result({ StackResourceSummaries: summaries })],
    DescribeChangeSet: [result({ ChangeSetName: 'sf-99-1', Description })],
    ListExecutions: [result({ executions: [] })],
    ...script,
  })
  const world = worldOf(aws, '/nowhere')
  return { looking: runStatus(planned, world), server, lines: (world.log as FakeLog).lines }
}

test('a stack, its commit in the repository that deployed it, and its state machines, of which only five are looked at', async () => {
  const { looking, server } = await look(6)
  const status = await looking
  expect(status).toMatchObject({
    operation: 'status',
    stackName: 'shop',
    region: 'eu-central-1',
    overview: { stack: { id: STACK_ID }, buildId: SHA },
    commit: { sha: SHA, url: expect.stringContaining('https://github.com/owner/elsewhere/') },
    phases: [{ name: 'Status' }],
  })
  expect(status.machines.map(({ arn, executions }) => [arn.slice(-2), executions])).toEqual(
    ['m0', 'm1', 'm2', 'm3', 'm4'].map((name) => [name, { value: [] }]),
  )
  expect(server.changes()).toEqual([])
})

test('a change set of nobody has no commit', async () => {
  const { looking } = await look(0, { DescribeChangeSet: [result({ ChangeSetName: 'by-hand', Description: 'mine' })] })
  expect(await looking).toMatchObject({ commit: undefined, machines: [] })
})

test('secrets among parameters and outputs are masked', async () => {
  const { looking, lines } = await look(0)
  await looking
  expect(lines).toEqual(['mask: hush-hush-parameter', 'mask: hush-hush-output'])
})

test('a stack that does not exist is an answer', async () => {
  const { looking } = await look(1, { DescribeStacks: [noStack('shop')] })
  expect(await looking).toMatchObject({ overview: undefined, commit: undefined, machines: [] })
})

test('an account that is not allowed is not looked at', async () => {
  const { looking, server } = await look(0, {}, { ...plan, account: { ...account, allowedAccountIds: ['9'] } })
  await expect(looking).rejects.toThrow('allowed-account-ids')
  expect(server.calls.map(([action]) => action)).toEqual(['GetCallerIdentity'])
})
