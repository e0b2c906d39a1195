import { expect, test } from 'vitest'
import { openAccount } from '../harness/account.ts'
import { commandsIn } from '../harness/commands.ts'
import { runJob } from '../harness/job.ts'
import { startProbe } from '../harness/probe.ts'
import { probeJob } from '../harness/states.ts'
import { lookAt, NOTHING } from '../harness/world.ts'

test.each(['constructor', '__proto__', 'toString', 'valueOf'])(
  'the error code %s of a resource is no remedy',
  async (code) => {
    const reason = `not now\n::error::forged (RequestToken: 1, HandlerErrorCode: ${code})`
    const [account, probe] = [openAccount(), await startProbe({ 'Create First': () => reason })]

    const end = await runJob(probeJob(account, probe))

    expect(end.code).toBe(1)
    expect(commandsIn(end.log).map(({ name }) => name)).toEqual(['group', 'endgroup', 'error'])
    expect(end.errors[0]).toContain('First (Custom::Probe): ')
    expect(end.errors[0]).toContain('::error::forged\nThis is the text of the function behind the custom resource, ')
    expect(end.summary).toContain(`- RequestToken: 1, HandlerErrorCode: ${code.replaceAll('_', '\\_')}\n`)
    expect(await lookAt(account)).toEqual(NOTHING)
  },
)
