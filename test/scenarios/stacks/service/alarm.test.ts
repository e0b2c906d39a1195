import { expect, test } from 'vitest'
import { deployFanOut } from '../../harness/fan-out/deploy.ts'
import { fanOut } from '../../harness/fan-out/fan-out.ts'
import { openJob, runJob } from '../../harness/job.ts'
import { runExecution } from '../../harness/service/execution.ts'
import { listenTo } from '../../harness/service/topic.ts'

/** Deploys a service with alarms. Returns how to run it, and how to read the next messages of its topic. */
async function openService(parameters: readonly string[], files?: Readonly<Record<string, string>>) {
  const { account, job } = openJob(files)
  const overrides = ['Alarm=true', 'RetryAttempts=0', ...parameters].join('\n')
  const { errors, outputs } = await runJob({ ...job, inputs: { 'parameter-overrides': overrides } })
  expect(errors).toEqual([])
  const next = await listenTo({ account, outputs })
  return {
    run: (input: object) => runExecution(account, outputs['state-machine-arn'] ?? '', input),
    messages: async (count: number) => {
      const found: unknown[] = []
      while (found.length < count) found.push(await next())
      return found
    },
  }
}

const alarm = (description: string) => ({
  NewStateValue: 'ALARM',
  AlarmDescription: description,
  NewStateReason: expect.stringMatching(/^Threshold Crossed: 1 datapoint \[1\.0 /),
})

test('an execution that fails raises the alarm, and its message arrives; one that succeeds does not', async () => {
  const { run, messages } = await openService([])

  expect(await run({})).toMatchObject({ status: 'SUCCEEDED' })
  expect(await run({ exitCode: 3 })).toMatchObject({ status: 'FAILED' })

  expect(await messages(3)).toMatchObject([
    { Status: 'SUCCEEDED' },
    { Status: 'FAILED' },
    alarm('An execution of hello failed'),
  ])
})

test('a task that takes too long raises the alarm, too', async () => {
  const program = '#!/bin/sh\nexec sleep 60\n'
  const { run, messages } = await openService(['TimeoutSeconds=3'], { 'hello-job': program })

  expect(await run({})).toMatchObject({ status: 'FAILED', error: 'States.Timeout' })

  expect(await messages(2)).toMatchObject([{ Status: 'FAILED' }, alarm('An execution of hello failed')])
})

test('a fan-out that takes too long can tell nothing itself, so the alarm does', async () => {
  const stack = await deployFanOut('Alarm=true', 'ExecutionTimeoutSeconds=10', 'MaxConcurrency=1')
  const next = await listenTo(stack)

  expect(await fanOut(stack, { items: ['a', 'b', 'c', 'd'] })).toMatchObject({ status: 'TIMED_OUT' })

  expect(await next()).toMatchObject(alarm('An execution of hello timed out'))
})
