import {
  CreateChangeSetCommand,
  DescribeChangeSetCommand,
  DescribeStackEventsCommand,
  ExecuteChangeSetCommand,
  type Tag,
} from '@aws-sdk/client-cloudformation'
import { expect, test } from 'vitest'
import { type Account, mutations } from '../harness/account.ts'
import { push } from '../harness/events.ts'
import { openJob, runJob, STACK_ONLY } from '../harness/job.ts'
import { idle, OURS } from '../harness/states.ts'
import { lookAtStacks } from '../harness/world.ts'

/** A template whose second resource cannot be created: the log group of its stream is missing. */
const failing = `Resources:
  First: { Type: AWS::SNS::Topic }
  Stream:
    Type: AWS::Logs::LogStream
    DependsOn: First
    Properties: { LogGroupName: gone, LogStreamName: stream }
`
const right = 'Resources:\n  First: { Type: AWS::SNS::Topic }\n'
const PATIENCE = { timeout: 30_000 }
const nothing = { stacks: {}, changeSets: [] }
const created = { stacks: { hello: 'CREATE_COMPLETE' }, changeSets: [] }

/** Fails to create the stack `hello`, without a job. */
async function failToCreate({ cloudFormation, ...account }: Account, Tags: Tag[]): Promise<void> {
  const named = { StackName: 'hello', ChangeSetName: 'first' }
  await cloudFormation.send(
    new CreateChangeSetCommand({ ...named, ChangeSetType: 'CREATE', TemplateBody: failing, Tags }),
  )
  const status = async () => (await cloudFormation.send(new DescribeChangeSetCommand(named))).Status
  await expect.poll(status, PATIENCE).toBe('CREATE_COMPLETE')
  await cloudFormation.send(new ExecuteChangeSetCommand(named))
  await expect.poll(() => idle({ cloudFormation, ...account }), PATIENCE).toBe('ROLLBACK_COMPLETE')
}

/** The statuses of the stack `hello` so far, by its events. */
async function statusesOf({ cloudFormation }: Account): Promise<readonly unknown[]> {
  const { StackEvents = [] } = await cloudFormation.send(new DescribeStackEventsCommand({ StackName: 'hello' }))
  const own = StackEvents.filter(({ PhysicalResourceId, StackId }) => PhysicalResourceId === StackId)
  return own.map(({ ResourceStatus }) => ResourceStatus).reverse()
}

test('a first deploy that fails names the cause, and leaves no stack', async () => {
  const { account, job } = openJob({ 'stack.yml': failing })

  const end = await runJob({ ...job, inputs: STACK_ONLY })

  expect.soft(end.code, 'the exit code').toBe(1)
  expect.soft(end.errors.join(), 'the resource and its line').toContain('file=stack.yml,line=3')
  expect.soft(end.errors.join(), 'the cause').toContain('The specified log group does not exist')
  expect.soft(end.errors.join() + end.summary, 'what follows from the cause').not.toContain('cancelled')
  expect.soft(await lookAtStacks(account), 'what is there').toEqual(nothing)
})

test('an update that fails is rolled back, and names the cause', async () => {
  const { account, checkout, job } = openJob({ 'stack.yml': right })
  await runJob({ ...job, inputs: STACK_ONLY })
  const event = push(checkout.commit({ 'stack.yml': failing }))

  const end = await runJob({ ...job, event, inputs: STACK_ONLY })

  expect.soft(end.code, 'the exit code').toBe(1)
  expect.soft(end.errors.join(), 'the resource and its line').toContain('file=stack.yml,line=3')
  expect.soft(end.errors.join(), 'the cause').toContain('The specified log group does not exist')
  expect.soft((await lookAtStacks(account)).stacks, 'what is there').toEqual({ hello: 'UPDATE_ROLLBACK_COMPLETE' })
})

test('an update that fails without rollback stays as it failed', async () => {
  const { account, checkout, job } = openJob({ 'stack.yml': right })
  await runJob({ ...job, inputs: STACK_ONLY })
  const event = push(checkout.commit({ 'stack.yml': failing }))

  const end = await runJob({ ...job, event, inputs: { ...STACK_ONLY, 'disable-rollback': 'true' } })

  expect.soft(end.errors.join(), 'the cause').toContain('The specified log group does not exist')
  expect.soft((await lookAtStacks(account)).stacks, 'what is there').toEqual({ hello: 'UPDATE_FAILED' })
})

test('a stack of ours in ROLLBACK_COMPLETE is deleted and recreated', async () => {
  const { account, job } = openJob({ 'stack.yml': right })
  await failToCreate(account, OURS)
  expect
    .soft(await statusesOf(account), 'the statuses before')
    .toEqual(['REVIEW_IN_PROGRESS', 'CREATE_IN_PROGRESS', 'ROLLBACK_IN_PROGRESS', 'ROLLBACK_COMPLETE'])

  const end = await runJob({ ...job, inputs: STACK_ONLY })

  expect.soft(end.errors, 'no error').toEqual([])
  expect.soft(end.outputs.operation, 'the operation').toBe('create')
  expect.soft(await lookAtStacks(account), 'what is there').toEqual(created)
})

test('a stack of another tool in ROLLBACK_COMPLETE stays as it is', async () => {
  const { account, job } = openJob({ 'stack.yml': right })
  await failToCreate(account, [{ Key: 'team', Value: 'billing' }])
  const before = await mutations(account)

  const end = await runJob({ ...job, inputs: STACK_ONLY })

  expect.soft(end.errors.join(), 'the reason').toContain('it carries no tag of this action')
  expect.soft((await lookAtStacks(account)).stacks, 'what is there').toEqual({ hello: 'ROLLBACK_COMPLETE' })
  expect.soft(await mutations(account), 'the calls that change something').toEqual(before)
})

const role = `Resources:
  Role:
    Type: AWS::IAM::Role
    Properties: { RoleName: made, AssumeRolePolicyDocument: { Version: 2012-10-17, Statement: [] } }
`

test('a capability that is not acknowledged is named, and nothing is left', async () => {
  const { account, job } = openJob({ 'stack.yml': role })

  const end = await runJob({ ...job, inputs: { ...STACK_ONLY, capabilities: 'CAPABILITY_IAM' } })

  expect.soft(end.errors.join(), 'the capability').toContain('CAPABILITY_NAMED_IAM')
  expect.soft(await lookAtStacks(account), 'what is there').toEqual(nothing)
})

test('a service role that does not exist is named, and nothing is left', async () => {
  const { account, job } = openJob({ 'stack.yml': right })
  const arn = `arn:aws:iam::${account.id}:role/gone`

  const end = await runJob({ ...job, inputs: { ...STACK_ONLY, 'role-arn': arn } })

  expect.soft(end.errors.join(), 'the reason').toContain(`CloudFormation cannot use the service role ${arn}`)
  expect.soft(await lookAtStacks(account), 'what is there').toEqual(nothing)
})

const withRule = `Parameters:
  Stage: { Type: String }
Rules:
  NoTest: { Assertions: [{ Assert: !Not [!Equals [!Ref Stage, test]], AssertDescription: Only production }] }
${right}`

test('a rule of the template that fails is quoted, and nothing is left', async () => {
  const { account, job } = openJob({ 'stack.yml': withRule })

  const end = await runJob({ ...job, inputs: { ...STACK_ONLY, 'parameter-overrides': 'Stage=test' } })

  expect.soft(end.errors.join(), 'the description of the rule').toContain('Only production')
  expect.soft(await lookAtStacks(account), 'what is there').toEqual(nothing)
})
