import { DescribeStacksCommand } from '@aws-sdk/client-cloudformation'
import { expect, test } from 'vitest'
import { makeRole } from '../../../local-cloud/web-identity.ts'
import type { Account } from '../../harness/account.ts'
import { push } from '../../harness/events.ts'
import { SUBJECT } from '../../harness/github.ts'
import { expectDeployed, imageJob } from '../../harness/interruption.ts'
import { runJob } from '../../harness/job.ts'
import { lookAt } from '../../harness/world.ts'

async function roleOf({ cloudFormation }: Account): Promise<string | undefined> {
  const { Stacks } = await cloudFormation.send(new DescribeStacksCommand({ StackName: 'hello' }))
  return Stacks?.[0]?.RoleARN
}

test('the service role of a stack is set, kept by a deploy that names none, and changed by an update that names another', async () => {
  const job = await imageJob()
  const role = (name: string) => makeRole({ account: job.account.id, name, subject: SUBJECT })
  const [maker, other] = [await role('maker'), await role('other')]
  const deploy = (arn: string, event = job.event) =>
    runJob({ ...job, event, inputs: { ...job.inputs, 'role-arn': arn } })

  await expectDeployed(job, await deploy(maker))
  expect(await roleOf(job.account)).toBe(maker)

  const silent = await runJob(job)
  expect([silent.outputs.operation, await roleOf(job.account)]).toEqual(['none', maker])

  const changed = await deploy(other, push(job.checkout.commit({ 'notes.txt': 'more' })))
  expect([changed.outputs.operation, await roleOf(job.account)]).toEqual(['update', other])
  expect((await lookAt(job.account)).changeSets).toEqual([])
})
