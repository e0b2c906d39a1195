import { expect, test } from 'vitest'
import { setUp } from '../../harness/account.ts'
import { openJob, runJob } from '../../harness/job.ts'
import { runExecution, statesOf } from '../../harness/service/execution.ts'

const program = '#!/bin/sh\nsleep 2\n'

test('a job runs on Spot, and on demand where Spot has no room or AWS reclaims the task', async () => {
  const { account, job } = openJob({ 'hello-job': program })
  const { errors, outputs } = await runJob({ ...job, inputs: { 'parameter-overrides': 'Spot=true' } })
  expect(errors).toEqual([])
  const run = async (): Promise<readonly (string | undefined)[]> => {
    const { cause, status, executionArn } = await runExecution(account, outputs['state-machine-arn'] ?? '')
    const states = await statesOf(account, executionArn)
    return [cause ?? status, ...states.filter((name) => /^Run/.test(name))]
  }

  expect(await run()).toEqual(['SUCCEEDED', 'Run Spot Task'])

  await setUp(account, { spot: 'unavailable' })
  expect(await run()).toEqual(['SUCCEEDED', 'Run Spot Task', 'Run Fargate Task'])

  await setUp(account, { spot: 'reclaimed' })
  expect(await run()).toEqual(['SUCCEEDED', 'Run Spot Task', 'Run Fargate Task'])
})
