import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { mutations, openAccount, setUp } from '../harness/account.ts'
import { push } from '../harness/events.ts'
import { checkOut, runJob } from '../harness/job.ts'
import { lookAt } from '../harness/world.ts'

/** Sends the signal of a cancelled job once, when the log says so. */
function cancelAt(sign: RegExp) {
  let sent = false
  return (log: string, kill: (signal: NodeJS.Signals) => void): void => {
    if (sent || !sign.test(log)) return
    sent = true
    kill('SIGINT')
  }
}

/** Kills the job, as a runner that is lost does, once the condition holds. */
function killWhen(condition: () => Promise<boolean>) {
  let watching = false
  return async (_: string, kill: (signal: NodeJS.Signals) => void): Promise<void> => {
    if (watching) return
    watching = true
    await expect.poll(condition, { timeout: 30_000 }).toBe(true)
    kill('SIGKILL')
  }
}

test('a job that is cancelled while the stack is made leaves it to CloudFormation; a re-run attaches to it', async () => {
  const account = openAccount()
  const checkout = checkOut()
  const job = { account, checkout, event: push(checkout.head()) }
  await setUp(account, { resourceSeconds: 0.3 })

  const end = await runJob({ ...job, onLog: cancelAt(/CREATE_COMPLETE\s+ECSCluster/) })

  expect(end.code).toBe(1)
  expect(end.errors).toEqual([expect.stringContaining('The job was cancelled')])
  expect(end.warnings).toEqual([expect.stringContaining('CloudFormation goes on with stack hello')])
  expect((await lookAt(account)).stacks).toEqual({ hello: 'CREATE_IN_PROGRESS' })

  const again = await runJob(job)

  expect(again.log).toContain('Stack hello is CREATE_IN_PROGRESS: waiting for that operation to end.')
  expect(again.outputs).toMatchObject({ operation: 'none', 'image-reused': 'true' })
  expect(await lookAt(account)).toMatchObject({ stacks: { hello: 'CREATE_COMPLETE' }, changeSets: [] })
})

test('a job that is cancelled before its change set is executed leaves neither change set nor stack', async () => {
  const account = openAccount()
  const checkout = checkOut()
  await setUp(account, { changeSetSeconds: 6 })

  const end = await runJob({
    account,
    checkout,
    event: push(checkout.head()),
    onLog: cancelAt(/::endgroup::/),
  })

  expect(end.code).toBe(1)
  expect(end.errors).toEqual([expect.stringContaining('The job was cancelled')])
  expect(end.milliseconds).toBeLessThan(15_000)
  expect(await lookAt(account)).toEqual({ stacks: {}, changeSets: [], images: { 'hello-job': [checkout.head()] } })
})

test('a job that is cancelled during the build ends the build and touches no stack', async () => {
  const account = openAccount()
  const checkout = checkOut({ Dockerfile: 'FROM servicefull/busybox:local\nRUN echo slow && sleep 60\n' })

  const end = await runJob({
    account,
    checkout,
    event: push(checkout.head()),
    inputs: { network: 'none' },
    onLog: cancelAt(/RUN echo slow/),
  })

  expect(end.code).toBe(1)
  expect(end.errors).toEqual([expect.stringContaining('The job was cancelled')])
  expect(end.milliseconds).toBeLessThan(15_000)
  expect(end.leftovers).toEqual([])
  expect(execFileSync('ps', ['-eo', 'args'], { encoding: 'utf8' })).not.toContain(checkout.head())
  expect(await lookAt(account)).toEqual({ stacks: {}, changeSets: [], images: { 'hello-job': [] } })
})

test('what a killed job has left is removed by the post step', async () => {
  const account = openAccount()
  const checkout = checkOut()
  await setUp(account, { changeSetSeconds: 5 })

  const end = await runJob({
    account,
    checkout,
    event: push(checkout.head()),
    onLog: killWhen(async () => (await mutations(account)).includes('CreateChangeSet')),
  })

  expect(end.code).toBe(null)
  expect(end.postLog).toContain('Deleted the change set')
  expect(end.leftovers).toEqual([])
  expect(await lookAt(account)).toMatchObject({ stacks: {}, changeSets: [] })
})
