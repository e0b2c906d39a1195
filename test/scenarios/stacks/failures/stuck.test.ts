import { ContinueUpdateRollbackCommand, RollbackStackCommand } from '@aws-sdk/client-cloudformation'
import { expect, test } from 'vitest'
import { mutations, openAccount } from '../../harness/account.ts'
import { rewrite, startFaultProxy } from '../../harness/fault-proxy.ts'
import { runJob } from '../../harness/job.ts'
import { failOnce, startProbe } from '../../harness/probe.ts'
import { createHello, idle, probeJob, updateHello } from '../../harness/states.ts'
import { lookAt } from '../../harness/world.ts'

const here = '--stack-name hello --region us-east-1'

test('UPDATE_ROLLBACK_FAILED: the job fails with a command, after which it deploys', async () => {
  const [account, probe] = [openAccount(), await startProbe()]
  await createHello(account, probe)
  probe.answers.set('Update First', (nth) => (nth === 2 ? 'the old key is gone' : undefined))
  probe.answers.set('Update Second', failOnce('no quota'))
  await updateHello(account, probe)
  expect((await lookAt(account)).stacks).toEqual({ hello: 'UPDATE_ROLLBACK_FAILED' })
  const before = await mutations(account)

  const end = await runJob(probeJob(account, probe, '3'))

  expect(end.errors).toHaveLength(1)
  expect(end.errors[0]).toContain('Stack hello is UPDATE_ROLLBACK_FAILED: ')
  expect(end.errors[0]).toContain('\nFirst (Custom::Probe): ')
  expect(end.errors[0]).toContain(`\`aws cloudformation continue-update-rollback ${here}\``)
  expect(end.errors[0]).toContain('`--resources-to-skip First`')
  expect(await mutations(account)).toEqual(before)

  await account.cloudFormation.send(new ContinueUpdateRollbackCommand({ StackName: 'hello' }))
  await idle(account)
  const again = await runJob(probeJob(account, probe, '3'))
  expect(again.outputs).toMatchObject({ operation: 'update', Round: '3' })
})

test('UPDATE_FAILED, rollback disabled: the job fails with a command, after which it deploys', async () => {
  const [account, probe] = [openAccount(), await startProbe()]
  await createHello(account, probe)
  probe.answers.set('Update Second', failOnce('no quota'))
  await updateHello(account, probe, { DisableRollback: true })
  expect((await lookAt(account)).stacks).toEqual({ hello: 'UPDATE_FAILED' })
  const before = await mutations(account)

  const end = await runJob(probeJob(account, probe, '3'))

  expect(end.errors).toHaveLength(1)
  expect(end.errors[0]).toContain('Stack hello is UPDATE_FAILED: ')
  expect(end.errors[0]).toContain(`\`aws cloudformation rollback-stack ${here}\``)
  expect(await mutations(account)).toEqual(before)

  await account.cloudFormation.send(new RollbackStackCommand({ StackName: 'hello' }))
  await idle(account)
  const again = await runJob(probeJob(account, probe, '3'))
  expect(again.outputs).toMatchObject({ operation: 'update', Round: '3' })
})

test('UPDATE_ROLLBACK_COMPLETE: the next deploy updates the stack; one without a change warns', async () => {
  const [account, probe] = [openAccount(), await startProbe()]
  await createHello(account, probe)
  probe.answers.set('Update Second', failOnce('no quota'))
  await updateHello(account, probe)
  expect((await lookAt(account)).stacks).toEqual({ hello: 'UPDATE_ROLLBACK_COMPLETE' })

  const same = await runJob(probeJob(account, probe))
  expect(same.outputs).toMatchObject({ operation: 'none', Round: '1' })
  expect(same.warnings).toEqual([expect.stringContaining('its last update was rolled back')])

  const end = await runJob(probeJob(account, probe, '3'))
  expect(end.outputs).toMatchObject({ operation: 'update', Round: '3' })
  expect(await lookAt(account)).toEqual({ stacks: { hello: 'UPDATE_COMPLETE' }, changeSets: [], images: {} })
})

test.each([
  ['IMPORT_ROLLBACK_FAILED', `\`aws cloudformation describe-stack-events ${here}\``],
  ['A_STATUS_OF_TOMORROW', `\`aws cloudformation describe-stacks ${here}\``],
])('%s, which the local cloud cannot reach: the job fails with a command', async (status, command) => {
  const [account, probe] = [openAccount(), await startProbe()]
  await createHello(account, probe)
  const before = await mutations(account)
  const shown = rewrite('DescribeStacks', (body) => body.replace('CREATE_COMPLETE', status))
  const { env } = await startFaultProxy(account, shown)

  const end = await runJob({ ...probeJob(account, probe, '2'), env })

  expect(end.errors[0]).toContain(`Stack hello is ${status}: `)
  expect(end.errors[0]).toContain(command)
  expect(await mutations(account)).toEqual(before)
})
