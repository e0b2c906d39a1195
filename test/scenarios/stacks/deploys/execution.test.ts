import { setTimeout } from 'node:timers/promises'
import { DescribeLogStreamsCommand, GetLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs'
import { DescribeExecutionCommand, StartExecutionCommand } from '@aws-sdk/client-sfn'
import { expect, test } from 'vitest'
import type { Account } from '../../harness/account.ts'
import { openJob, runJob } from '../../harness/job.ts'

test('the deployed state machine runs the container with the input, and a failing task fails the execution', async () => {
  const { account, checkout, job } = openJob()
  const { outputs } = await runJob(job)
  const machine = outputs['state-machine-arn'] ?? ''

  const good = await runExecution(account, machine, { name: 'Ada' })
  const bad = await runExecution(account, machine, { name: 'Ada', exitCode: 3 })

  expect(good.status).toBe('SUCCEEDED')
  expect(JSON.parse(good.output ?? '')).toMatchObject({ ExitCode: 0, StoppedReason: expect.any(String) })
  expect(bad).toMatchObject({ status: 'FAILED', error: 'States.TaskFailed' })
  expect(bad.cause).toMatch(/^Exit code 3: .*\. Task arn:aws:ecs:/)
  const log = await readLog(account, outputs.LogGroupName ?? '')
  expect(log).toContain('{"name":"Ada"}')
  expect(log).toContain(checkout.head())
})

async function runExecution({ sfn }: Account, stateMachineArn: string, input: unknown) {
  const { executionArn } = await sfn.send(new StartExecutionCommand({ stateMachineArn, input: JSON.stringify(input) }))
  for (;;) {
    const execution = await sfn.send(new DescribeExecutionCommand({ executionArn }))
    if (execution.status !== 'RUNNING') return execution
    await setTimeout(100)
  }
}

async function readLog({ logs }: Account, logGroupName: string): Promise<string> {
  const { logStreams = [] } = await logs.send(new DescribeLogStreamsCommand({ logGroupName }))
  const pages = await Promise.all(
    logStreams.map(({ logStreamName }) => logs.send(new GetLogEventsCommand({ logGroupName, logStreamName }))),
  )
  return pages.flatMap(({ events = [] }) => events.map(({ message }) => message)).join('\n')
}
