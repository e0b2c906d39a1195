import { DescribeTaskDefinitionCommand } from '@aws-sdk/client-ecs'
import { GetExecutionHistoryCommand, StartExecutionCommand } from '@aws-sdk/client-sfn'
import { expect, test } from 'vitest'
import { openJob, runJob } from '../../harness/job.ts'
import { endOf, readLog, runExecution } from '../../harness/service/execution.ts'
import { listenTo } from '../../harness/service/topic.ts'

test('a container that fails runs again, and the topic hears the last failure with its exit code', async () => {
  const { account, job } = openJob()
  const overrides = 'RetryAttempts=2\nRetryIntervalSeconds=1\nRetryBackoffRate=1'
  const { errors, outputs } = await runJob({ ...job, inputs: { 'parameter-overrides': overrides } })
  expect(errors).toEqual([])
  const nextMessage = await listenTo({ account, outputs })

  const execution = await runExecution(account, outputs['state-machine-arn'] ?? '', { exitCode: 3 })

  const { executionArn, name, error, cause } = execution
  expect(cause).toMatch(/^Exit code 3: /)
  const { events = [] } = await account.sfn.send(new GetExecutionHistoryCommand({ executionArn, maxResults: 1000 }))
  expect(events.filter(({ type }) => type === 'TaskFailed')).toHaveLength(3)
  expect(await nextMessage()).toEqual({
    Status: 'FAILED',
    StateMachine: 'hello',
    Error: error,
    Cause: cause,
    ExecutionName: name,
    ExecutionArn: executionArn,
    BuildId: outputs['build-id'],
    Console: `https://us-east-1.console.aws.amazon.com/states/home?region=us-east-1#/v2/executions/details/${executionArn}`,
  })
})

test('an execution that began before a deploy ends on the revision that it began with', async () => {
  const { account, checkout, job } = openJob({ 'hello-job': '#!/bin/sh\nsleep 15\necho old\n' })
  const first = await runJob(job)
  const stateMachineArn = first.outputs['state-machine-arn']
  const { executionArn = '' } = await account.sfn.send(new StartExecutionCommand({ stateMachineArn }))

  checkout.commit({ 'hello-job': '#!/bin/sh\necho new\n' })
  const second = await runJob(job)

  expect(second.errors).toEqual([])
  expect(second.outputs.TaskDefinitionArn).not.toBe(first.outputs.TaskDefinitionArn)
  expect(await endOf(account, executionArn)).toMatchObject({ status: 'SUCCEEDED' })
  const { taskDefinition } = await account.ecs.send(
    new DescribeTaskDefinitionCommand({ taskDefinition: first.outputs.TaskDefinitionArn }),
  )
  expect(taskDefinition?.status).toBe('ACTIVE')
  expect(await readLog(account, second.outputs.LogGroupName ?? '')).toBe('old')
})
