import { expect, test } from 'vitest'
import { openJob, runJob } from '../../harness/job.ts'
import { readLog, runExecution } from '../../harness/service/execution.ts'

test('the deployed state machine runs the container with the input, and a failing task fails the execution', async () => {
  const { account, checkout, job } = openJob()
  const { outputs } = await runJob(job)
  const machine = outputs['state-machine-arn'] ?? ''

  const good = await runExecution(account, machine, { name: 'Ada' })
  const bad = await runExecution(account, machine, { name: 'Ada', exitCode: 3 })

  expect(good.status).toBe('SUCCEEDED')
  expect(JSON.parse(good.output ?? '')).toEqual({
    ExitCode: 0,
    StopCode: 'EssentialContainerExited',
    StoppedReason: expect.any(String),
    TaskArn: expect.stringMatching(/^arn:aws:ecs:/),
  })
  expect(bad).toMatchObject({ status: 'FAILED', error: 'States.TaskFailed' })
  expect(bad.cause).toMatch(/^Exit code 3: .*\. Task arn:aws:ecs:/)
  const log = await readLog(account, outputs.LogGroupName ?? '')
  expect(log).toContain('{"name":"Ada"}')
  expect(log).toContain(checkout.head())
})
