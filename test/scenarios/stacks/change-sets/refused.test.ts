import { CreateChangeSetCommand, CreateStackCommand, ListChangeSetsCommand } from '@aws-sdk/client-cloudformation'
import { expect, test } from 'vitest'
import { type Account, denied, openAccount, setUp } from '../../harness/account.ts'
import { push, REPOSITORY } from '../../harness/events.ts'
import { answer, rewrite, startFaultProxy } from '../../harness/fault-proxy.ts'
import { checkOut, runJob, STACK_ONLY } from '../../harness/job.ts'
import { startProbe } from '../../harness/probe.ts'
import type { JobEnd } from '../../harness/runner.ts'
import { createHello, idle, OURS, probeJob } from '../../harness/states.ts'
import { lookAt, NOTHING } from '../../harness/world.ts'

/** Deploys a template, without an image, to the stack `hello`. */
function deploy(account: Account, template: string, inputs: Record<string, string> = {}): Promise<JobEnd> {
  const checkout = checkOut({ 'stack.yml': template })
  const all = { ...STACK_ONLY, ...inputs }
  return runJob({ account, checkout, event: push(checkout.head()), inputs: all })
}

const bucket = (name: string): string =>
  `Resources:\n  Bucket:\n    Type: AWS::S3::Bucket\n    Properties: { BucketName: ${name} }\n`

/** An account in which the bucket `taken-<account>` exists. */
async function accountWithBucket(): Promise<{ readonly account: Account; readonly template: string }> {
  const account = openAccount()
  const template = bucket(`taken-${account.id}`)
  await account.cloudFormation.send(new CreateStackCommand({ StackName: 'other', TemplateBody: template }))
  await idle(account, 'other')
  return { account, template }
}

test('early validation: the error shows what it found, at its line, and nothing is left', async () => {
  const { account, template } = await accountWithBucket()

  const end = await deploy(account, template)

  expect(end.code).toBe(1)
  expect(end.errors).toHaveLength(1)
  expect(end.errors[0]).toContain('file=stack.yml,line=2')
  expect(end.errors[0]).toContain(
    'CloudFormation cannot create the change set: The following hook(s)/validation failed',
  )
  expect(end.errors[0]).toMatch(/\nBucket \(AWS::S3::Bucket\): .* \[NAME_CONFLICT_VALIDATION, \/Resources\/Bucket\]/)
  expect(await lookAt(account)).toEqual({ stacks: { other: 'CREATE_COMPLETE' }, changeSets: [], images: {} })
})

test('early validation, without the permission to read what it found: the error names the permission', async () => {
  const { account, template } = await accountWithBucket()
  await setUp(account, { refuse: [denied('DescribeEvents'), denied('ListHookResults')] })

  const end = await deploy(account, template)

  expect(end.errors[0]).toContain(
    'CloudFormation cannot create the change set: The following hook(s)/validation failed',
  )
  expect(end.errors[0]).toContain('allow the role that deploys cloudformation:DescribeEvents')
  expect(await lookAt(account)).toEqual({ stacks: { other: 'CREATE_COMPLETE' }, changeSets: [], images: {} })
})

test('a hook that refuses the change set: the error names it and quotes its reason', async () => {
  const account = openAccount()
  const reason = 'The following hook(s) failed: [Example::Tags::Hook]'
  const result = '<TypeName>Example::Tags::Hook</TypeName><HookStatusReason>the tag team is missing</HookStatusReason>'
  const status = '<FailureMode>FAIL</FailureMode><Status>HOOK_COMPLETE_FAILED</Status>'
  const failed = (body: string): string =>
    body.replace('<Status>CREATE_COMPLETE</Status>', `<Status>FAILED</Status><StatusReason>${reason}</StatusReason>`)
  const { env } = await startFaultProxy(
    account,
    rewrite('DescribeChangeSet', failed),
    answer('ListHookResults', `<HookResults><member>${result}${status}</member></HookResults>`),
  )

  const end = await deploy({ ...account, env: { ...account.env, ...env } }, bucket(`new-${account.id}`))

  expect(end.errors[0]).toContain(
    `CloudFormation cannot create the change set: ${reason}\nthe tag team is missing [Example::Tags::Hook]\n`,
  )
  expect(end.errors[0]).toContain('The hook Example::Tags::Hook of this account refuses it')
  expect(await lookAt(account)).toEqual(NOTHING)
})

const role =
  'Resources:\n  Role:\n    Type: AWS::IAM::Role\n    Properties: { RoleName: r, AssumeRolePolicyDocument: { Statement: [] } }\n'

test('a capability that is not acknowledged: the error has the line to write, which helps', async () => {
  const account = openAccount()

  const end = await deploy(account, role, { capabilities: 'CAPABILITY_IAM' })

  expect(end.errors[0]).toContain('it needs the capabilities CAPABILITY_NAMED_IAM.')
  expect(end.errors[0]).toContain('`capabilities: CAPABILITY_IAM,CAPABILITY_NAMED_IAM`')
  expect((await lookAt(account)).stacks).toEqual({})

  const again = await deploy(account, role, { capabilities: 'CAPABILITY_IAM,CAPABILITY_NAMED_IAM' })
  expect(again.outputs.operation).toBe('create')
})

test('a service role that does not exist: the error explains it', async () => {
  const account = openAccount()
  const arn = `arn:aws:iam::${account.id}:role/gone`

  const end = await deploy(account, bucket(`new-${account.id}`), { 'role-arn': arn })

  expect(end.errors[0]).toContain(`CloudFormation cannot use the service role ${arn} of stack hello.`)
  expect(end.errors[0]).toContain('cloudformation.amazonaws.com')
  expect(await lookAt(account)).toEqual(NOTHING)
})

test('a service role that may not be passed: the error has the statement to add', async () => {
  const account = openAccount()
  const arn = `arn:aws:iam::${account.id}:role/maker`
  const message = `User: arn:aws:iam::${account.id}:user/ci is not authorized to perform: iam:PassRole on resource: ${arn}`
  await setUp(account, { refuse: [denied('CreateChangeSet', message)] })

  const end = await deploy(account, bucket(`new-${account.id}`), { 'role-arn': arn })

  expect(end.errors[0]).toContain(`{"Effect":"Allow","Action":"iam:PassRole","Resource":"${arn}"}`)
  expect(await lookAt(account)).toEqual(NOTHING)
})

test('too many change sets: failed ones of the action make room, all others stay', async () => {
  const [account, probe] = [openAccount(), await startProbe()]
  await createHello(account, probe)
  const same = [{ ParameterKey: 'Answers', UsePreviousValue: true }]
  for (const [ChangeSetName, Round] of [
    ['sf-1-1-abcdef12-1', '1'],
    ['sf-1-1-abcdef12-2', '2'],
    ['theirs', '1'],
  ] as const) {
    const Parameters = [...same, { ParameterKey: 'Round', ParameterValue: Round }]
    const Description = `${REPOSITORY} abc run 1.1 https://github.com/${REPOSITORY}/actions/runs/1`
    const input = { StackName: 'hello', ChangeSetName, UsePreviousTemplate: true, Parameters, Tags: OURS, Description }
    await account.cloudFormation.send(new CreateChangeSetCommand(input))
  }
  const message = 'ChangeSet limit exceeded for stack hello'
  await setUp(account, {
    refuse: [{ action: 'CreateChangeSet', code: 'LimitExceededException', message, status: 400, times: 1 }],
  })
  const listed = async (): Promise<unknown> => {
    const { Summaries } = await account.cloudFormation.send(new ListChangeSetsCommand({ StackName: 'hello' }))
    return Summaries?.map(({ ChangeSetName }) => ChangeSetName)
  }
  expect(await listed()).toEqual(['sf-1-1-abcdef12-1', 'sf-1-1-abcdef12-2', 'theirs'])
  const checkout = checkOut({ 'probe.yml': `${probe.body}# Another text, and nothing else\n` })

  const end = await runJob({ ...probeJob(account, probe), checkout })

  expect(end.errors).toEqual([])
  expect(end.outputs.operation).toBe('none')
  expect(await listed()).toEqual(['sf-1-1-abcdef12-2', 'theirs'])
})
