import { StartExecutionCommand } from '@aws-sdk/client-sfn'
import { expect, test } from 'vitest'
import { executionsOf, openMachine, sleeping, stopExecution } from '../harness/executions/machine.ts'
import { runJob, runPost } from '../harness/job.ts'

test('state that another step has written stops no execution that this attempt has not started', async () => {
  const { account, job } = openMachine(sleeping(), { wait: 'false' })
  const { outputs } = await runJob(job)
  const stateMachineArn = outputs['state-machine-arn']
  const name = 'nightly'
  const { executionArn = '' } = await account.sfn.send(new StartExecutionCommand({ stateMachineArn, name }))

  const post = await runPost(job, () => ({ execution: executionArn }))

  expect(post.warnings).toEqual([
    expect.stringContaining('The execution in the saved state of this step was not stopped: it does not belong to run'),
  ])
  expect(await executionsOf(account, stateMachineArn)).toEqual(['RUNNING', 'RUNNING'])
  for (const arn of [executionArn, outputs['execution-arn']]) await stopExecution(account, arn)
})
