import { expect, test } from 'vitest'
import { type Fault, startFaultProxy } from '../harness/fault-proxy.ts'
import { expectDeployed, imageJob, leftBy } from '../harness/interruption.ts'
import { runJob } from '../harness/job.ts'
import { type Kill, remoteKill } from '../harness/signals.ts'
import { lookAt } from '../harness/world.ts'

/** Leaves the first call of an action without an answer, its connection open, after AWS has carried it out. */
function silence(action: string, happens: () => void): Fault {
  return (call) => {
    if (call.action !== action || call.nth > 1) return undefined
    return call.forward().then(() => {
      happens()
      return new Promise(() => {})
    })
  }
}

/** Sends the signals that the runner sends to a step that is cancelled. Source: actions/runner, ProcessInvoker. */
function cancel(kill: Kill): void {
  kill('SIGINT')
  setTimeout(() => kill('SIGTERM'), 7_500).unref()
  setTimeout(() => kill('SIGKILL'), 10_000).unref()
}

test('a job that is cancelled while AWS does not answer ends before the runner kills it, and its post step cleans up', async () => {
  const job = await imageJob()
  const { onLog, kill } = remoteKill()
  const { env } = await startFaultProxy(
    job.account,
    silence('CreateChangeSet', () => cancel(kill)),
  )

  const end = await runJob({ ...job, env, onLog })

  // SIGKILL would leave no exit code, SIGTERM 130.
  expect(end.code).toBe(1)
  expect(end.errors).toEqual([expect.stringContaining('The job was cancelled')])
  expect(end.postLog).toContain('Deleted the change set')
  expect(await lookAt(job.account)).toEqual(leftBy(job, 'image'))
  await expectDeployed(job, await runJob(job))
})
