import { expect, test } from 'vitest'
import { denied, mutations, setUp } from '../harness/account.ts'
import { pullRequest } from '../harness/events.ts'
import { openJob, runJob, STACK_ONLY } from '../harness/job.ts'
import { lookAt, NOTHING } from '../harness/world.ts'

const template = `Parameters:
  ApiKey: { Type: String, NoEcho: true, Default: hush-hush-hush }
  Every: { Type: String, Default: rate(1 day) }
Resources:
  Topic: { Type: AWS::SNS::Topic }
  Nightly:
    Type: AWS::Events::Rule
    Properties: { ScheduleExpression: !Ref Every, State: ENABLED }
  Machine:
    Type: AWS::StepFunctions::StateMachine
    Properties:
      RoleArn: !Sub 'arn:\${AWS::Partition}:iam::\${AWS::AccountId}:role/app'
      DefinitionString: '{"StartAt":"Done","States":{"Done":{"Type":"Succeed"}}}'
Outputs:
  Key: { Value: !Ref ApiKey }
  Topic: { Value: !Ref Topic }
`
const status = { command: 'status' }

test('a stack that does not exist is an answer, not a failure', async () => {
  const { account, job } = openJob()

  const end = await runJob({ ...job, inputs: status })

  expect(end.errors).toEqual([])
  expect(end.log).toContain('There is no stack hello in us-east-1.')
  expect(JSON.parse(end.outputs.status ?? '')).toEqual({ name: 'hello', region: 'us-east-1', status: 'none' })
  expect(end.summary).toMatch(/^### 🔎 There is no stack `hello`\n/)
  expect(await mutations(account)).toEqual([])
  expect(await lookAt(account)).toEqual(NOTHING)
})

test('on a pull request, the status of its preview', async () => {
  const { job, checkout } = openJob({ 'stack.yml': template })
  const event = pullRequest({ number: 7, action: 'opened', head: checkout.head(), merge: checkout.head() })
  await runJob({ ...job, event, inputs: STACK_ONLY })

  const end = await runJob({ ...job, event, inputs: status })

  expect(end.errors).toEqual([])
  expect(end.outputs['stack-name']).toBe('hello-pr-7')
  expect(end.summary).toContain('| Owner | repository octo-org/hello-job, stack hello, pull-request 7 |')
})

test('secrets are hidden, and the schedule of an own template is read', async () => {
  const { job } = openJob({ 'stack.yml': template })
  await runJob({ ...job, inputs: STACK_ONLY })

  const end = await runJob({ ...job, inputs: status })

  const { parameters, outputs, schedules, stateMachines } = JSON.parse(end.outputs.status ?? '')
  expect(parameters).toEqual({ ApiKey: '***', Every: 'rate(1 day)' })
  expect(outputs.Key).toBe('***')
  expect(schedules).toEqual([{ logicalId: 'Nightly', expression: 'rate(1 day)', state: 'ENABLED' }])
  expect(stateMachines).toMatchObject([{ executions: [] }])
  expect(end.summary).toContain('| Schedule | `rate(1 day)`, enabled |')
  expect(end.summary + end.log.replaceAll(/^::add-mask::.*$/gm, '')).not.toContain('hush')
})

test('what the role may not read is named, with the permission that it takes', async () => {
  const { account, job } = openJob({ 'stack.yml': template })
  await runJob({ ...job, inputs: STACK_ONLY })
  const actions = ['DescribeChangeSet', 'ListStackResources', 'GetTemplate']
  await setUp(account, { refuse: actions.map((action) => denied(action)) })

  const end = await runJob({ ...job, inputs: status })

  expect(end.errors).toEqual([])
  expect(JSON.parse(end.outputs.status ?? '').notReadable).toEqual([
    'cloudformation:GetTemplate',
    'cloudformation:DescribeChangeSet',
    'cloudformation:ListStackResources',
  ])
  expect(end.summary).toContain('| Schedule | not readable (needs `cloudformation:ListStackResources`) |')
  expect(end.summary).toContain(', by whom is not readable (needs `cloudformation:DescribeChangeSet`) |')
  expect(end.log).toContain('  Executions: not readable (needs cloudformation:ListStackResources)')
  expect(end.log).not.toMatch(/^(?!::add-mask).*hush/m)
})

test('executions that the role may not list do not hide the rest', async () => {
  const { account, job } = openJob({ 'stack.yml': template })
  await runJob({ ...job, inputs: STACK_ONLY })
  const refusal = { action: 'ListExecutions', code: 'AccessDeniedException', message: 'not authorized', status: 400 }
  await setUp(account, { refuse: [refusal] })

  const end = await runJob({ ...job, inputs: status })

  expect(end.errors).toEqual([])
  expect(end.summary).toContain('Executions: not readable (needs `states:ListExecutions`).')
  expect(end.summary).toContain('| Status | `CREATE_COMPLETE` |')
})

test('a role that may not see the stack at all is told so', async () => {
  const { account, job } = openJob()
  await setUp(account, { refuse: [denied('DescribeStacks')] })

  const end = await runJob({ ...job, inputs: status })

  expect(end.errors).toHaveLength(1)
  expect(end.errors[0]).toContain('AWS CloudFormation DescribeStacks was refused')
  expect(end.summary).toMatch(/^### ❌ The status of `hello` cannot be read\n/)
})
