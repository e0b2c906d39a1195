import { expect, test } from 'vitest'
import { openAccount, setUp } from '../../harness/account.ts'
import { openJob, runJob } from '../../harness/job.ts'
import { heldAnswer, startProbe } from '../../harness/probe.ts'
import { onceLogged } from '../../harness/signals.ts'
import { createHello, probeJob } from '../../harness/states.ts'
import { lookAt } from '../../harness/world.ts'

test('a delete waits for the running operation, and the stack is gone when the job ends', async () => {
  const { account, job } = openJob()
  await setUp(account, { resourceSeconds: 0.2 })
  const deploying = runJob(job)
  await expect
    .poll(async () => (await lookAt(account)).stacks, { timeout: 20_000 })
    .toEqual({ hello: 'CREATE_IN_PROGRESS' })

  const end = await runJob({ ...job, inputs: { command: 'delete' } })

  expect(end.errors).toEqual([])
  expect(end.log).toContain('waiting for that operation to end')
  expect(end.outputs).toMatchObject({ operation: 'delete', 'has-changes': 'true' })
  const deployed = await deploying
  expect(deployed.log).toMatch(/CREATE_COMPLETE\s+hello /)
  expect((await lookAt(account)).stacks).toEqual({})
})

test('a deploy that begins while a delete runs creates the stack again', async () => {
  const { answer, release } = heldAnswer()
  const [account, probe] = [openAccount(), await startProbe({ 'Delete First': answer })]
  await createHello(account, probe)
  const job = probeJob(account, probe)
  const deleting = runJob({ ...job, inputs: { command: 'delete' } })
  await expect
    .poll(async () => (await lookAt(account)).stacks, { timeout: 20_000 })
    .toEqual({ hello: 'DELETE_IN_PROGRESS' })

  const end = await runJob({ ...job, onLog: onceLogged(/Stack hello is DELETE_IN_PROGRESS: waiting/, release) })

  expect(end.errors).toEqual([])
  expect(end.outputs).toMatchObject({ operation: 'create', Round: '1' })
  expect((await deleting).errors).toEqual([])
  expect(await lookAt(account)).toEqual({ stacks: { hello: 'CREATE_COMPLETE' }, changeSets: [], images: {} })
})
