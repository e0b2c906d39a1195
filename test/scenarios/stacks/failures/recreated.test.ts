import { UpdateTerminationProtectionCommand } from '@aws-sdk/client-cloudformation'
import { expect, test } from 'vitest'
import { type Account, mutations, openAccount } from '../../harness/account.ts'
import { runJob } from '../../harness/job.ts'
import { failOnce, type Probe, startProbe } from '../../harness/probe.ts'
import { createHello, deleteHello, probeJob } from '../../harness/states.ts'
import { lookAt } from '../../harness/world.ts'

type Tags = Parameters<typeof createHello>[2]

/** Brings a stack into a state by its name: one in which it was never complete, or is half deleted. Every fault happens once. */
const STATES: Readonly<Record<string, (account: Account, probe: Probe, tags?: Tags) => Promise<unknown>>> = {
  CREATE_FAILED: (account, probe, tags) => {
    probe.answers.set('Create Second', failOnce('no quota'))
    return createHello(account, probe, { OnFailure: 'DO_NOTHING', ...tags })
  },
  ROLLBACK_COMPLETE: (account, probe, tags) => {
    probe.answers.set('Create Second', failOnce('no quota'))
    return createHello(account, probe, tags)
  },
  ROLLBACK_FAILED: (account, probe, tags) => {
    probe.answers.set('Create Second', failOnce('no quota'))
    probe.answers.set('Delete First', failOnce('in use'))
    return createHello(account, probe, tags)
  },
  DELETE_FAILED: async (account, probe, tags) => {
    probe.answers.set('Delete First', failOnce('in use'))
    return deleteHello(account, await createHello(account, probe, tags))
  },
}

const cases = Object.entries(STATES).map(([status, reach]) => ({ status, reach }))

test.each(cases)('$status, ours: the stack is deleted and recreated', async ({ status, reach }) => {
  const [account, probe] = [openAccount(), await startProbe()]
  await reach(account, probe)
  expect((await lookAt(account)).stacks).toEqual({ hello: status })

  const end = await runJob(probeJob(account, probe))

  expect(end.errors).toEqual([])
  expect(end.log).toMatch(new RegExp(`::notice::Stack hello is ${status}: .*, so it is deleted and recreated.`))
  expect(end.outputs).toMatchObject({ operation: 'create', Round: '1' })
  expect(await lookAt(account)).toEqual({ stacks: { hello: 'CREATE_COMPLETE' }, changeSets: [], images: {} })
})

test.each(cases)('$status, of another tool: the stack stays as it is', async ({ status, reach }) => {
  const [account, probe] = [openAccount(), await startProbe()]
  await reach(account, probe, { Tags: [{ Key: 'team', Value: 'billing' }] })
  const before = await mutations(account)

  const end = await runJob(probeJob(account, probe))

  expect(end.code).toBe(1)
  expect(end.errors[0]).toContain('The stack hello is not changed: it carries no tag of this action')
  expect((await lookAt(account)).stacks).toEqual({ hello: status })
  expect(await mutations(account)).toEqual(before)
})

test.each(cases)(
  '$status, ours but protected: the stack stays, and the error has the command',
  async ({ status, reach }) => {
    const [account, probe] = [openAccount(), await startProbe()]
    await reach(account, probe)
    const protection = { StackName: 'hello', EnableTerminationProtection: true }
    await account.cloudFormation.send(new UpdateTerminationProtectionCommand(protection))

    const end = await runJob(probeJob(account, probe))

    expect(end.code).toBe(1)
    expect(end.errors[0]).toContain(`The stack hello (${status}) is not deleted and recreated`)
    expect(end.errors[0]).toContain(
      '`aws cloudformation update-termination-protection --stack-name hello --region us-east-1 --no-enable-termination-protection`',
    )
    expect((await lookAt(account)).stacks).toEqual({ hello: status })
  },
)
