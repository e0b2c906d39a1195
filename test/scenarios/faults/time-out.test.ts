import { expect, test } from 'vitest'
import { countOf, mutations, openAccount } from '../harness/account.ts'
import { runJob } from '../harness/job.ts'
import { fastClock } from '../harness/machine.ts'
import { heldAnswer, startProbe } from '../harness/probe.ts'
import { onceLogged } from '../harness/signals.ts'
import { beginUpdate, createHello, idle, probeJob } from '../harness/states.ts'
import { lookAt, NOTHING } from '../harness/world.ts'

const oneMinute = { 'timeout-in-minutes': '1' }

test('a stack that takes too long: the job fails, CloudFormation goes on, and a re-run attaches to it', async () => {
  const [account, probe, { answer, release }] = [openAccount(), await startProbe(), heldAnswer()]
  probe.answers.set('Create First', answer)
  const job = probeJob(account, probe)

  const end = await runJob({ ...job, inputs: { ...job.inputs, ...oneMinute }, env: fastClock(30) })

  expect(end.code).toBe(1)
  expect(end.errors).toEqual([expect.stringContaining('CloudFormation continues with it: arn:aws:cloudformation:')])
  expect(end.errors[0]).toContain('Stack hello is not ready after 1 minute. CloudFormation continues with it')
  expect(end.errors[0]).toContain('Run the job again: it waits for the running operation.')
  expect(end.postLog).toBe('')
  expect((await lookAt(account)).stacks).toEqual({ hello: 'CREATE_IN_PROGRESS' })

  const again = await runJob({
    ...job,
    onLog: onceLogged(/Stack hello is CREATE_IN_PROGRESS: waiting for that operation to end\./, release),
  })

  expect(again.errors).toEqual([])
  expect(again.outputs).toMatchObject({ operation: 'none', Round: '1' })
  expect(probe.questions).toEqual(['Create First', 'Create Second'])
  expect(await countOf(account, 'ExecuteChangeSet')).toBe(1)
  expect(await lookAt(account)).toEqual({ stacks: { hello: 'CREATE_COMPLETE' }, changeSets: [], images: {} })
})

test('another operation that never ends: the job says so and changes nothing', async () => {
  const [account, probe, { answer, release }] = [openAccount(), await startProbe(), heldAnswer()]
  await createHello(account, probe)
  probe.answers.set('Update First', answer)
  await beginUpdate(account, probe)
  const job = probeJob(account, probe, '3')
  const before = await mutations(account)

  const end = await runJob({ ...job, inputs: { ...job.inputs, ...oneMinute }, env: fastClock(30) })

  expect(end.code).toBe(1)
  expect(end.errors).toEqual([
    expect.stringContaining('Another operation on stack hello is still running after 1 minute.'),
  ])
  expect(end.errors[0]).toContain('The stack was not changed.')
  expect(await mutations(account)).toEqual(before)
  expect(await lookAt(account)).toEqual({ stacks: { hello: 'UPDATE_IN_PROGRESS' }, changeSets: [], images: {} })

  release()
  await idle(account)
  const again = await runJob(job)
  expect(again.outputs).toMatchObject({ operation: 'update', Round: '3' })
})

test('a stack that takes too long to delete: the job fails, and a re-run waits for its end', async () => {
  const [account, probe, { answer, release }] = [openAccount(), await startProbe(), heldAnswer()]
  await createHello(account, probe)
  probe.answers.set('Delete First', answer)
  const job = probeJob(account, probe)
  const inputs = { ...job.inputs, command: 'delete' }

  const end = await runJob({ ...job, inputs: { ...inputs, ...oneMinute }, env: fastClock(30) })

  expect(end.code).toBe(1)
  expect(end.errors).toEqual([expect.stringContaining('Stack hello is not deleted after 1 minute.')])
  expect((await lookAt(account)).stacks).toEqual({ hello: 'DELETE_IN_PROGRESS' })

  const again = await runJob({
    ...job,
    inputs,
    onLog: onceLogged(/Stack hello is DELETE_IN_PROGRESS: waiting for that operation to end\./, release),
  })

  expect(again.errors).toEqual([])
  expect(await countOf(account, 'DeleteStack')).toBe(1)
  expect(await lookAt(account)).toEqual(NOTHING)
})
