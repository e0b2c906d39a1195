import { expect, test } from 'vitest'
import { openAccount, setUp } from './account.ts'
import { push } from './events.ts'
import { checkOut, runJob } from './job.ts'
import { lookAt } from './world.ts'

test('a delete waits for the operation that runs, and the stack is gone when the job ends', async () => {
  const account = openAccount()
  const checkout = checkOut()
  const job = { account, checkout, event: push(checkout.head()) }
  await setUp(account, { resourceSeconds: 0.2 })
  const deploying = runJob(job)
  await expect
    .poll(async () => (await lookAt(account)).stacks, { timeout: 20_000 })
    .toEqual({ hello: 'CREATE_IN_PROGRESS' })

  const end = await runJob({ ...job, inputs: { command: 'delete' } })

  expect(end.errors).toEqual([])
  expect(end.log).toContain('waiting for that to end')
  expect(end.outputs).toMatchObject({ operation: 'delete', 'has-changes': 'true' })
  const deployed = await deploying
  expect(deployed.log).toMatch(/CREATE_COMPLETE\s+hello /)
  expect((await lookAt(account)).stacks).toEqual({})
})
