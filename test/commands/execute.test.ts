import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { runExecute } from '../../src/commands/execute.ts'
import type { ExecutePlan } from '../../src/plan/plan.ts'
import type { KnownFacts } from '../../src/report/result.ts'
import { type Reply, refuse, result } from '../fixtures/answers.ts'
import { connectTo, stubCredentials } from '../fixtures/connected.ts'
import { CHANGE_SET_ID, OUR_CHANGE_SET } from '../fixtures/deploy-stack.ts'
import { STACK_ID } from '../fixtures/events.ts'
import type { FakeLog } from '../fixtures/log.ts'
import { account, plan, target } from '../fixtures/plan.ts'
import { stackIn } from '../fixtures/stack.ts'
import { worldOf } from '../fixtures/world.ts'

const reviewed: ExecutePlan = { ...plan, kind: 'execute', changeSet: CHANGE_SET_ID }
const TEMPLATE = `Parameters: { Key: { Type: String, NoEcho: true } }
Resources: { T: { Type: X } }
Outputs: { Copy: { Value: !Ref Key }, Open: { Value: b } }
`

beforeEach(() => stubCredentials('key'))
afterEach(() => vi.unstubAllEnvs())

/** Executes a change set that was executed already, on a stack with outputs, these templates and these resources. */
async function execute(template: Reply | readonly Reply[], of = reviewed, resources: readonly object[] = []) {
  const Outputs = [
    { OutputKey: 'Copy', OutputValue: 'hush' },
    { OutputKey: 'Open', OutputValue: 'b' },
  ]
  const { aws, server } = await connectTo({
    GetCallerIdentity: [result({ Account: '111122223333', Arn: 'arn:aws:iam::111122223333:user/u' })],
    DescribeStacks: [stackIn('UPDATE_COMPLETE', { Outputs })],
    DescribeChangeSet: [result({ ...OUR_CHANGE_SET, ExecutionStatus: 'EXECUTE_COMPLETE' })],
    GetTemplate: [template].flat(),
    ListStackResources: [result({ StackResourceSummaries: resources })],
    UpdateTerminationProtection: [result()],
  })
  const facts: KnownFacts[] = []
  const world = worldOf(aws, '/nowhere', facts)
  return { executed: runExecute(of, world), server, lines: (world.log as FakeLog).lines, facts }
}

test('outputs that the template of the stack makes secret are masked', async () => {
  const { executed, lines } = await execute(result({ TemplateBody: TEMPLATE }))
  expect(await executed).toMatchObject({
    operation: 'none',
    buildId: undefined,
    images: [],
    stackId: STACK_ID,
    changeSetId: CHANGE_SET_ID,
    secretOutputs: new Set(['Copy']),
  })
  expect(lines).toContain('mask: hush')
})

test('a template that may not be read is no failure, and every output may be a secret', async () => {
  const { executed } = await execute(refuse('AccessDenied', 'no', 403))
  expect(await executed).toMatchObject({ operation: 'none', secretOutputs: new Set(['Copy', 'Open']) })
})

const PARENT = `Resources: { Inner: { Type: AWS::CloudFormation::Stack } }
Outputs: { Copy: { Value: !GetAtt Inner.Outputs.Copy }, Open: { Value: !GetAtt Inner.Outputs.Open } }
`
const INNER = {
  LogicalResourceId: 'Inner',
  PhysicalResourceId: 'arn:inner',
  ResourceType: 'AWS::CloudFormation::Stack',
}

test.each([
  { description: 'its template says so', inner: result({ TemplateBody: TEMPLATE }), hidden: ['Copy'] },
  { description: 'its template may not be read', inner: refuse('AccessDenied', 'no', 403), hidden: ['Copy', 'Open'] },
])('an output of a nested stack is masked: $description', async ({ inner, hidden }) => {
  const { executed, server } = await execute([result({ TemplateBody: PARENT }), inner], reviewed, [INNER])
  expect(await executed).toMatchObject({ secretOutputs: new Set(hidden) })
  expect(server.calls.filter(([action]) => action === 'GetTemplate')).toMatchObject([
    ['GetTemplate', { StackName: STACK_ID }],
    ['GetTemplate', { StackName: 'arn:inner' }],
  ])
})

test('a template of a kind that we cannot read is no failure, and every output may be a secret', async () => {
  const { executed } = await execute(result({ TemplateBody: 'Resources: [' }))
  expect(await executed).toMatchObject({ operation: 'none', secretOutputs: new Set(['Copy', 'Open']) })
})

test('termination protection is set', async () => {
  const options = { ...plan.stack.options, terminationProtection: true }
  const { executed, server } = await execute(result({ TemplateBody: TEMPLATE }), {
    ...reviewed,
    stack: { ...plan.stack, options },
  })
  await executed
  expect(server.changes()).toEqual(['UpdateTerminationProtection'])
})

test('an account that is not allowed is refused before anything else', async () => {
  const other = { ...reviewed, account: { ...account, allowedAccountIds: ['999900009999'] } }
  const { executed, server } = await execute(result({ TemplateBody: TEMPLATE }), other)
  await expect(executed).rejects.toThrow('allowed-account-ids')
  expect(server.calls.map(([action]) => action)).toEqual(['GetCallerIdentity'])
})

test('an execution that is refused knows the stack', async () => {
  const { executed, facts } = await execute(result({}), { ...reviewed, target: { ...target, stackName: 'other' } })
  await expect(executed).rejects.toMatchObject({ name: 'Problem' })
  expect(facts).toEqual([{ stackId: STACK_ID }])
})
