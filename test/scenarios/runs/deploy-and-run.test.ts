import { DescribeExecutionCommand, ListExecutionsCommand } from '@aws-sdk/client-sfn'
import { expect, test } from 'vitest'
import { openJob, runJob } from '../harness/job.ts'
import { lookAt } from '../harness/world.ts'

test('run: true deploys the job, starts it with its input, and waits for its end', async () => {
  const { account, checkout, job } = openJob()

  const end = await runJob({ ...job, inputs: { run: 'true', 'run-input': '{"name":"Ada"}' } })

  expect(end.errors).toEqual([])
  expect(end.code).toBe(0)
  const { outputs } = end
  expect(outputs).toMatchObject({ operation: 'create', 'execution-status': 'SUCCEEDED', 'exit-code': '0' })
  expect(end.log).toMatch(
    /^Started the execution sf-\d+-1-[0-9a-f]{8}: https:\/\/us-east-1\.console\.aws\.amazon\.com\/states\//m,
  )
  expect(end.log).toMatch(/^ {2}Run Fargate Task: started$/m)
  expect(end.log).toMatch(/^ {2}Run Fargate Task: done in /m)
  const executionArn = outputs['execution-arn'] ?? ''
  expect(await account.sfn.send(new DescribeExecutionCommand({ executionArn }))).toMatchObject({
    status: 'SUCCEEDED',
    stateMachineArn: outputs['state-machine-arn'],
    input: '{"name":"Ada"}',
    output: outputs['execution-output'],
  })
  const stateMachineArn = outputs['state-machine-arn'] ?? ''
  const { executions = [] } = await account.sfn.send(new ListExecutionsCommand({ stateMachineArn }))
  expect(executions.length).toBe(1)
  expect(await lookAt(account)).toEqual({
    stacks: { hello: 'CREATE_COMPLETE' },
    changeSets: [],
    images: { 'hello-job': [checkout.head()] },
  })
})

test('a container that fails makes the job red after a green deploy, with its exit code and the end of its log', async () => {
  const { account, checkout, job } = openJob()

  const end = await runJob({ ...job, inputs: { run: 'true', 'run-input': '{"name":"Ada","exitCode":3}' } })

  expect(end.code).toBe(1)
  expect(end.errors).toEqual([
    expect.stringMatching(
      /^::The execution sf-\S+ failed in the state `Run Fargate Task`: States\.TaskFailed: .*\b3\b/,
    ),
  ])
  expect(end.log).toMatch(/::group::The last \d+ log lines of the container\n(?: {2}\| .*\n)+::endgroup::/)
  expect(end.outputs).toMatchObject({
    operation: 'failed',
    'stack-name': 'hello',
    'execution-status': 'FAILED',
    'exit-code': '3',
    outputs: expect.stringContaining('StateMachineArn'),
  })
  expect(end.outputs).not.toHaveProperty('execution-output')
  expect(await lookAt(account)).toEqual({
    stacks: { hello: 'CREATE_COMPLETE' },
    changeSets: [],
    images: { 'hello-job': [checkout.head()] },
  })
})
