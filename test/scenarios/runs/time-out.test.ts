import { expect, test } from 'vitest'
import { mutations } from '../harness/account.ts'
import { executionsOf, machines, openMachine, sleeping, stopExecution } from '../harness/executions/machine.ts'
import { openJob, runJob, STACK_ONLY } from '../harness/job.ts'
import { fastClock } from '../harness/machine.ts'

test('an execution that takes too long fails the job and continues: the message says how to follow and to stop it', async () => {
  const { account, job } = openMachine(sleeping(), { 'run-timeout-in-minutes': '1' })

  const end = await runJob({ ...job, env: fastClock(30) })

  const { outputs } = end
  expect(end.code).toBe(1)
  expect(end.errors).toEqual([expect.stringMatching(/^::The execution sf-\S+ did not end within 1 minute\./)])
  expect(end.errors[0]).toContain(
    `aws stepfunctions stop-execution --region us-east-1 --execution-arn ${outputs['execution-arn']}`,
  )
  expect(outputs).toMatchObject({ operation: 'failed', 'execution-status': 'RUNNING' })
  expect(end.postLog).toBe('')
  expect(await executionsOf(account, outputs['state-machine-arn'])).toEqual(['RUNNING'])
  await stopExecution(account, outputs['execution-arn'])
})

test('wait: false only starts the execution, and links it', async () => {
  const { account, job } = openMachine(sleeping(), { wait: 'false' })

  const { errors, outputs, log, postLog } = await runJob(job)

  expect(errors).toEqual([])
  expect(outputs).toMatchObject({ operation: 'create', 'execution-status': 'RUNNING' })
  expect(log).toMatch(/^Started the execution sf-\S+: https:\/\//m)
  expect(postLog).toBe('')
  expect(await executionsOf(account, outputs['state-machine-arn'])).toEqual(['RUNNING'])
  await stopExecution(account, outputs['execution-arn'])
})

test('a state machine of the type EXPRESS is only started: with wait: true, nothing is, and the job says what to do', async () => {
  const template = machines({ Machine: sleeping(1) }).replace('Properties:', '$&\n      StateMachineType: EXPRESS')
  const { account, job } = openJob({ 'stack.yml': template })
  const express = { ...job, inputs: { ...STACK_ONLY, run: 'true' } }

  const waiting = await runJob(express)
  const before = await mutations(account)
  const started = await runJob({ ...express, inputs: { ...express.inputs, wait: 'false' } })

  expect(waiting.errors).toEqual([
    expect.stringContaining('is of the type EXPRESS: its executions cannot be followed.'),
  ])
  expect(waiting.errors[0]).toContain('Set `wait: false`')
  expect(before).not.toContain('StartExecution')
  expect(started.errors).toEqual([])
  expect(started.outputs['execution-arn']).toMatch(/:express:Machine-\w+:sf-\S+:[0-9a-f-]{36}$/)
  expect(started.outputs).toMatchObject({ operation: 'none', 'execution-status': 'RUNNING' })
  expect(started.log).toMatch(/^Started the execution sf-\S+: https:\/\/\S+\/express-executions\/details\//m)
})
