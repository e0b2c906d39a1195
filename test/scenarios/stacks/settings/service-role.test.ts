import { expect, test } from 'vitest'
import type { Account } from '../../harness/account.ts'
import { push } from '../../harness/events.ts'
import { createRole } from '../../harness/id-tokens.ts'
import { expectDeployed, imageJob } from '../../harness/interruption.ts'
import { runJob } from '../../harness/job.ts'
import { lookAt, stackOf } from '../../harness/world.ts'

async function roleOf(account: Account): Promise<string | undefined> {
  return (await stackOf(account))?.RoleARN
}

test('the service role of a stack is set; a deploy that names none keeps it, an update that names another changes it', async () => {
  const job = await imageJob()
  const [first, other] = [await createRole(job.account, 'first'), await createRole(job.account, 'other')]
  const deploy = (arn: string, event = job.event) =>
    runJob({ ...job, event, inputs: { ...job.inputs, 'role-arn': arn } })

  await expectDeployed(job, await deploy(first))
  expect(await roleOf(job.account)).toBe(first)

  const silent = await runJob(job)
  expect([silent.outputs.operation, await roleOf(job.account)]).toEqual(['none', first])

  const changed = await deploy(other, push(job.checkout.commit({ 'notes.txt': 'more' })))
  expect([changed.outputs.operation, await roleOf(job.account)]).toEqual(['update', other])
  expect((await lookAt(job.account)).changeSets).toEqual([])
})
