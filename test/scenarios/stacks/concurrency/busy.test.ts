import { CreateChangeSetCommand, DeleteStackCommand, ExecuteChangeSetCommand } from '@aws-sdk/client-cloudformation'
import { expect, test } from 'vitest'
import { type Account, countOf, openAccount } from '../../harness/account.ts'
import { REPOSITORY } from '../../harness/events.ts'
import { before, startFaultProxy } from '../../harness/fault-proxy.ts'
import { runJob } from '../../harness/job.ts'
import { heldAnswer, type Probe, startProbe } from '../../harness/probe.ts'
import { onceLogged } from '../../harness/signals.ts'
import { beginUpdate, createHello, idle, OURS, probeJob, updateHello } from '../../harness/states.ts'
import { lookAt } from '../../harness/world.ts'

test('another update runs: the job waits, then creates its change set', async () => {
  const [account, probe, { answer, release }] = [openAccount(), await startProbe(), heldAnswer()]
  await createHello(account, probe)
  probe.answers.set('Update First', answer)
  await beginUpdate(account, probe)

  const end = await runJob({
    ...probeJob(account, probe, '3'),
    onLog: onceLogged(/Stack hello is UPDATE_IN_PROGRESS: waiting for that operation to end\./, release),
  })

  expect(end.errors).toEqual([])
  expect(end.outputs).toMatchObject({ operation: 'update', Round: '3' })
  expect(await lookAt(account)).toEqual({ stacks: { hello: 'UPDATE_COMPLETE' }, changeSets: [], images: {} })
})

test('another update ends before ours is executed: the obsolete change set is recreated', async () => {
  const [account, probe] = [openAccount(), await startProbe()]
  await createHello(account, probe)
  const { env } = await startFaultProxy(
    account,
    before('ExecuteChangeSet', () => updateHello(account, probe)),
  )

  const end = await runJob({ ...probeJob(account, probe, '3'), env })

  expect(end.errors).toEqual([])
  expect(end.log).toContain('Another operation on stack hello came first.')
  expect(end.outputs).toMatchObject({ operation: 'update', Round: '3' })
  expect(await countOf(account, 'CreateChangeSet')).toBe(2)
  expect(await lookAt(account)).toEqual({ stacks: { hello: 'UPDATE_COMPLETE' }, changeSets: [], images: {} })
})

test('another job creates the stack first: ours updates it', async () => {
  const [account, probe] = [openAccount(), await startProbe()]
  const { env } = await startFaultProxy(
    account,
    before('CreateChangeSet', async () => void (await createHello(account, probe))),
  )

  const end = await runJob({ ...probeJob(account, probe, '3'), env })

  expect(end.errors).toEqual([])
  expect(end.outputs).toMatchObject({ operation: 'update', Round: '3' })
  expect(await lookAt(account)).toEqual({ stacks: { hello: 'UPDATE_COMPLETE' }, changeSets: [], images: {} })
})

test('the stack disappears while the job waits: it is created again', async () => {
  const [account, probe, { answer, release }] = [openAccount(), await startProbe(), heldAnswer()]
  const stackId = await createHello(account, probe)
  probe.answers.set('Delete First', answer)
  await account.cloudFormation.send(new DeleteStackCommand({ StackName: stackId }))

  const end = await runJob({
    ...probeJob(account, probe),
    onLog: onceLogged(/Stack hello is DELETE_IN_PROGRESS: waiting/, release),
  })

  expect(end.errors).toEqual([])
  expect(end.outputs).toMatchObject({ operation: 'create', Round: '1' })
  expect(end.outputs['stack-id']).not.toBe(stackId)
  expect((await lookAt(account)).stacks).toEqual({ hello: 'CREATE_COMPLETE' })
})

/** Leaves the stack in review, as a job that is about to execute its change set; returns how to execute it. */
async function leaveInReview(account: Account, probe: Probe): Promise<() => Promise<void>> {
  const left = { StackName: 'hello', ChangeSetName: 'sf-1-1-abcdef12-1' }
  const Description = `${REPOSITORY} abc run 1.1 https://github.com/${REPOSITORY}/actions/runs/1`
  const Parameters = [{ ParameterKey: 'Answers', ParameterValue: probe.address }]
  const request = { ...left, TemplateBody: probe.body, Parameters, Description, Tags: OURS }
  await account.cloudFormation.send(new CreateChangeSetCommand({ ...request, ChangeSetType: 'CREATE' }))
  expect((await lookAt(account)).stacks).toEqual({ hello: 'REVIEW_IN_PROGRESS' })
  return async () => {
    await account.cloudFormation.send(new ExecuteChangeSetCommand(left))
    await idle(account)
  }
}

test('a stack that a killed job has left in review is created', async () => {
  const [account, probe] = [openAccount(), await startProbe()]
  await leaveInReview(account, probe)

  const end = await runJob(probeJob(account, probe))

  expect(end.errors).toEqual([])
  expect(end.outputs).toMatchObject({ operation: 'create', Round: '1' })
  expect(await lookAt(account)).toEqual({ stacks: { hello: 'CREATE_COMPLETE' }, changeSets: [], images: {} })
})

test('another job executes its change set while ours looks at the stack in review: ours updates the stack', async () => {
  const [account, probe] = [openAccount(), await startProbe()]
  const execute = await leaveInReview(account, probe)
  const { env } = await startFaultProxy(account, before('ListChangeSets', execute))

  const end = await runJob({ ...probeJob(account, probe, '3'), env })

  expect(end.errors).toEqual([])
  expect(end.outputs).toMatchObject({ operation: 'update', Round: '3' })
  expect(await lookAt(account)).toEqual({ stacks: { hello: 'UPDATE_COMPLETE' }, changeSets: [], images: {} })
})
