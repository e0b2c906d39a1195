import { expect, test } from 'vitest'
import { setUp } from '../harness/account.ts'
import { executionsOf, openMachine } from '../harness/executions/machine.ts'
import { runJob } from '../harness/job.ts'

const throttled = (action: string, share: readonly [number, number]) => ({
  action,
  code: 'ThrottlingException',
  message: 'Rate exceeded',
  status: 400,
  share,
})

test('throttling fails no wait, and starts no second execution', async () => {
  const { account, job } = openMachine({ Type: 'Wait', Seconds: 20, End: true })
  const actions = ['StartExecution', 'GetExecutionHistory', 'DescribeExecution', 'DescribeStateMachine']
  await setUp(account, { refuse: actions.map((action) => throttled(action, [4, 5])) })

  const end = await runJob(job)

  expect(end.errors).toEqual([])
  expect(end.outputs).toMatchObject({ 'execution-status': 'SUCCEEDED' })
  await setUp(account, { refuse: [] })
  expect(await executionsOf(account, end.outputs['state-machine-arn'])).toEqual(['SUCCEEDED'])
})

test('without the permission to read the history, the job still waits for the end', async () => {
  const { account, job } = openMachine({ Type: 'Fail', Error: 'Broken', Cause: 'no file' })
  const message = 'User: ci is not authorized to perform: states:GetExecutionHistory'
  await setUp(account, {
    refuse: [{ action: 'GetExecutionHistory', code: 'AccessDeniedException', message, status: 400 }],
  })

  const end = await runJob(job)

  expect(end.log).toContain('are not shown: the role that deploys lacks states:GetExecutionHistory')
  expect(end.errors).toEqual([expect.stringMatching(/^::The execution sf-\S+ failed: Broken: no file\./)])
  expect(end.outputs).toMatchObject({ operation: 'failed', 'execution-status': 'FAILED' })
})

test('an execution that may not be started fails the job after a deploy whose outputs are set', async () => {
  const { account, job } = openMachine({ Type: 'Pass', End: true })
  const message = 'User: ci is not authorized to perform: states:StartExecution'
  await setUp(account, { refuse: [{ action: 'StartExecution', code: 'AccessDeniedException', message, status: 400 }] })

  const { code, errors, outputs } = await runJob(job)

  const machine = outputs['state-machine-arn']
  expect(code).toBe(1)
  expect(errors).toEqual([expect.stringContaining('AWS SFN StartExecution was refused')])
  expect(errors[0]).toContain(`{"Effect":"Allow","Action":"states:StartExecution","Resource":"${machine}"}`)
  expect(outputs).toMatchObject({ operation: 'failed', 'stack-id': expect.stringContaining(':stack/hello/') })
})
