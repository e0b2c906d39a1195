import { expect, test } from 'vitest'
import { type Fault, startFaultProxy } from '../harness/fault-proxy.ts'
import { expectDeployed, imageJob, leftBy } from '../harness/interruption.ts'
import { runJob } from '../harness/job.ts'
import type { Job } from '../harness/runner.ts'
import { lookAt } from '../harness/world.ts'

/** The call is carried out, but no answer comes, and the connection stays. */
function silence(action: string, happens: () => void): Fault {
  return (call) => {
    if (call.action !== action || call.nth > 1) return undefined
    return call.forward().then(() => {
      happens()
      return new Promise(() => {})
    })
  }
}

/** What the runner sends to a step that is cancelled. Source: actions/runner, ProcessInvoker. */
function cancel(kill: (signal: NodeJS.Signals) => void): void {
  kill('SIGINT')
  setTimeout(() => kill('SIGTERM'), 7_500).unref()
  setTimeout(() => kill('SIGKILL'), 10_000).unref()
}

test('AWS does not answer a job that is cancelled: it ends before the runner kills it, and its post step cleans up', async () => {
  const job = await imageJob()
  let kill: Parameters<NonNullable<Job['onLog']>>[1] = () => {}
  const { env } = await startFaultProxy(
    job.account,
    silence('CreateChangeSet', () => cancel(kill)),
  )

  const end = await runJob({
    ...job,
    env,
    onLog: (_, send) => {
      kill = send
    },
  })

  // Killed, it would have no exit code; ended by SIGTERM, 130.
  expect(end.code).toBe(1)
  expect(end.errors).toEqual([expect.stringContaining('The job was cancelled')])
  expect(end.postLog).toContain('Deleted the change set')
  expect(await lookAt(job.account)).toEqual(leftBy(job, 'image'))
  await expectDeployed(job, await runJob(job))
})
