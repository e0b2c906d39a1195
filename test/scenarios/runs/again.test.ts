import { expect, test } from 'vitest'
import { executionsOf, openMachine } from '../harness/executions/machine.ts'
import { runJob } from '../harness/job.ts'

test('the same attempt starts its execution once, whatever becomes of the runner; the next attempt starts a new one', async () => {
  const { account, job } = openMachine({ Type: 'Pass', End: true })
  const attempt = (number: string) => ({ ...job, env: { GITHUB_RUN_ID: '77', GITHUB_RUN_ATTEMPT: number } })

  const first = await runJob(attempt('1'))
  const again = await runJob(attempt('1'))
  const second = await runJob(attempt('2'))

  expect([...first.errors, ...again.errors, ...second.errors]).toEqual([])
  expect(again.outputs).toMatchObject({ operation: 'none', 'execution-status': 'SUCCEEDED' })
  expect(again.log).toMatch(/^This run has already started the execution sf-77-1-\w+: https:/m)
  expect(again.outputs['execution-arn']).toBe(first.outputs['execution-arn'])
  expect(second.outputs['execution-arn']).toMatch(/:sf-77-2-\w+$/)
  expect(await executionsOf(account, second.outputs['state-machine-arn'])).toEqual(['SUCCEEDED', 'SUCCEEDED'])
})

test('steps of a job that run the same state machine with other input start executions of their own', async () => {
  const { account, job } = openMachine({ Type: 'Pass', End: true })
  const step = (input: string) => ({
    ...job,
    inputs: { ...job.inputs, 'run-input': input },
    env: { GITHUB_RUN_ID: '77', GITHUB_JOB: 'run' },
  })

  const one = await runJob(step('{"part":1}'))
  const two = await runJob(step('{"part":2}'))

  expect([...one.errors, ...two.errors]).toEqual([])
  expect(await executionsOf(account, two.outputs['state-machine-arn'])).toEqual(['SUCCEEDED', 'SUCCEEDED'])
})

test('legs of a matrix whose file of the input differs start executions of their own', async () => {
  const { account, checkout, job } = openMachine({ Type: 'Pass', End: true }, { 'run-input': 'part.json' })
  const leg = (content: string) => {
    checkout.write({ 'part.json': content })
    return runJob({ ...job, env: { GITHUB_RUN_ID: '77', GITHUB_JOB: 'run' } })
  }

  const one = await leg('{"part":1}')
  const two = await leg('{"part":2}')
  const again = await leg('{"part":2}')

  expect([...one.errors, ...two.errors, ...again.errors]).toEqual([])
  expect(JSON.parse(two.outputs['execution-output'] ?? '')).toEqual({ part: 2 })
  expect(again.outputs['execution-arn']).toBe(two.outputs['execution-arn'])
  expect(await executionsOf(account, two.outputs['state-machine-arn'])).toEqual(['SUCCEEDED', 'SUCCEEDED'])
})
