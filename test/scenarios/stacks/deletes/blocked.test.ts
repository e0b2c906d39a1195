import {
  CreateStackCommand,
  DeleteStackCommand,
  UpdateTerminationProtectionCommand,
} from '@aws-sdk/client-cloudformation'
import { expect, test } from 'vitest'
import { type Account, countOf, mutations, openAccount } from '../../harness/account.ts'
import { runJob } from '../../harness/job.ts'
import { failOnce, type Probe, startProbe } from '../../harness/probe.ts'
import type { JobEnd } from '../../harness/runner.ts'
import { createHello, idle, OURS, probeJob, updateHello } from '../../harness/states.ts'
import { lookAt, NOTHING, stackOf } from '../../harness/world.ts'

/** Runs a job that deletes the stack `hello`. */
function deleteByJob(account: Account, probe: Probe): Promise<JobEnd> {
  return runJob({ ...probeJob(account, probe), inputs: { command: 'delete' } })
}

test('a resource that blocks the first deletion only is gone after the second', async () => {
  const [account, probe] = [openAccount(), await startProbe({ 'Delete First': failOnce('in use') })]
  const stackId = await createHello(account, probe)

  const end = await deleteByJob(account, probe)

  expect(end.errors).toEqual([])
  expect(end.log).toContain('The deletion of stack hello failed: trying once more.')
  expect(end.outputs).toMatchObject({ operation: 'delete', 'has-changes': 'true', 'stack-id': stackId })
  expect((await stackOf(account, stackId))?.StackStatus).toBe('DELETE_COMPLETE')
  expect(await lookAt(account)).toEqual(NOTHING)
})

test('a resource that blocks the deletion twice is named; once it is free, the next job deletes the rest', async () => {
  const [account, probe] = [openAccount(), await startProbe({ 'Delete First': () => 'a task still runs' })]
  const stackId = await createHello(account, probe)

  const end = await deleteByJob(account, probe)

  expect(end.code).toBe(1)
  expect(end.errors).toHaveLength(1)
  expect(end.errors[0]).toContain(
    'The stack hello was not deleted (DELETE_FAILED), in two tries.\nFirst (Custom::Probe): a task still runs',
  )
  expect(end.errors[0]).toContain(
    '`aws cloudformation delete-stack --stack-name hello --region us-east-1 --retain-resources First`',
  )
  expect(end.log).toContain('https://us-east-1.console.aws.amazon.com/cloudformation/')
  expect(await countOf(account, 'DeleteStack')).toBe(2)
  expect((await lookAt(account)).stacks).toEqual({ hello: 'DELETE_FAILED' })

  probe.answers.delete('Delete First')
  const again = await deleteByJob(account, probe)
  expect(again.outputs).toMatchObject({ operation: 'delete', 'stack-id': stackId })
  expect(await lookAt(account)).toEqual(NOTHING)
})

test('a protected stack is not deleted, and its protection is not touched', async () => {
  const [account, probe] = [openAccount(), await startProbe()]
  await createHello(account, probe, { EnableTerminationProtection: true })
  const before = await mutations(account)

  const end = await deleteByJob(account, probe)

  expect(end.errors[0]).toContain('The stack hello (CREATE_COMPLETE) is not deleted: it has termination protection.')
  expect(end.errors[0]).toContain('--no-enable-termination-protection`')
  expect(await mutations(account)).toEqual(before)

  const off = { StackName: 'hello', EnableTerminationProtection: false }
  await account.cloudFormation.send(new UpdateTerminationProtectionCommand(off))
  expect((await deleteByJob(account, probe)).errors).toEqual([])
  expect(await lookAt(account)).toEqual(NOTHING)
})

test('a stack of another repository is not deleted; the error says whose it is and has the command that hands it over', async () => {
  const [account, probe] = [openAccount(), await startProbe()]
  const theirs = [{ Key: 'servicefull:repository', Value: 'octo-org/other' }, OURS[1] ?? { Key: '', Value: '' }]
  await createHello(account, probe, { Tags: theirs })

  const end = await deleteByJob(account, probe)

  expect(end.errors[0]).toContain(
    'The stack hello is not deleted: it belongs to servicefull:repository=octo-org/other, servicefull:stack=hello',
  )
  expect((await lookAt(account)).stacks).toEqual({ hello: 'CREATE_COMPLETE' })

  const [, keys = '', tags = ''] =
    /`aws cloudformation update-stack --stack-name hello .*--parameters (.*) --capabilities .*--tags '(.*)'`/.exec(
      end.errors[0] ?? '',
    ) ?? []
  expect(keys).toBe('ParameterKey=Answers,UsePreviousValue=true ParameterKey=Round,UsePreviousValue=true')
  const Parameters = ['Answers', 'Round'].map((ParameterKey) => ({ ParameterKey, UsePreviousValue: true }))
  await updateHello(account, probe, { Parameters, Tags: JSON.parse(tags) })
  expect((await deleteByJob(account, probe)).errors).toEqual([])
  expect(await lookAt(account)).toEqual(NOTHING)
})

test('deleting a stack that does not exist succeeds', async () => {
  const [account, probe] = [openAccount(), await startProbe()]
  const end = await deleteByJob(account, probe)
  expect(end.errors).toEqual([])
  expect(end.outputs).toMatchObject({ operation: 'delete', 'has-changes': 'false' })
  expect(await mutations(account)).toEqual([])
})

test('a notice names the resources that a DeletionPolicy keeps', async () => {
  const [account, probe] = [openAccount(), await startProbe()]
  const TemplateBody = probe.body.replace('DependsOn: First', 'DependsOn: First\n    DeletionPolicy: Retain')
  await createHello(account, probe, { TemplateBody })

  const end = await deleteByJob(account, probe)

  expect(end.errors).toEqual([])
  expect(end.log).toContain(
    '::notice::Because of their DeletionPolicy, these resources are left, and the next create finds their names taken: Second (Custom::Probe): Second',
  )
  expect(probe.questions).toEqual(['Create First', 'Create Second', 'Delete First'])
  expect(await lookAt(account)).toEqual(NOTHING)
})

test('a stack whose service role is gone: the error says what to do', async () => {
  const [account, probe] = [openAccount(), await startProbe()]
  const role = `Resources: { R: { Type: AWS::IAM::Role, Properties: { RoleName: maker, AssumeRolePolicyDocument: { Statement: [] } } } }`
  const roles = { StackName: 'roles', TemplateBody: role, Capabilities: ['CAPABILITY_NAMED_IAM' as const] }
  await account.cloudFormation.send(new CreateStackCommand(roles))
  await idle(account, 'roles')
  const arn = `arn:aws:iam::${account.id}:role/maker`
  const deploy = probeJob(account, probe)
  expect((await runJob({ ...deploy, inputs: { ...deploy.inputs, 'role-arn': arn } })).errors).toEqual([])
  await account.cloudFormation.send(new DeleteStackCommand({ StackName: 'roles' }))
  await expect.poll(async () => (await lookAt(account)).stacks).toEqual({ hello: 'CREATE_COMPLETE' })

  const end = await deleteByJob(account, probe)

  expect(end.errors[0]).toContain(
    `CloudFormation cannot use the service role ${arn} of stack hello, which it was created with.`,
  )
  expect(end.errors[0]).toContain('--role-arn <role>`')
  expect((await lookAt(account)).stacks).toEqual({ hello: 'CREATE_COMPLETE' })
})
