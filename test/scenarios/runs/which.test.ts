import { expect, test } from 'vitest'
import { callsOf, mutations } from '../harness/account.ts'
import { executionsOf, machines } from '../harness/executions/machine.ts'
import { openPreview } from '../harness/github/preview.ts'
import { openJob, runJob, STACK_ONLY } from '../harness/job.ts'
import { lookAt, NOTHING } from '../harness/world.ts'

const pass = { Type: 'Pass', End: true }
const two = machines({ Ingest: pass, Publish: pass })

test('of several state machines one must be named, which is told before anything is deployed', async () => {
  const { account, job } = openJob({ 'stack.yml': two })

  const end = await runJob({ ...job, inputs: { ...STACK_ONLY, run: 'true' } })

  expect(end.errors).toEqual([expect.stringContaining('The template has 2 state machines: Ingest, Publish.')])
  expect(await mutations(account)).toEqual([])
  expect(await lookAt(account)).toEqual(NOTHING)
})

test('command: run starts a state machine of a stack that exists, by its logical ID, and deploys nothing', async () => {
  const { account, job } = openJob({ 'stack.yml': two })
  await runJob({ ...job, inputs: STACK_ONLY })
  const before = await mutations(account)

  const end = await runJob({
    ...job,
    inputs: { command: 'run', 'state-machine': 'Publish' },
    env: { PATH: '/nowhere' },
  })

  expect(end.errors).toEqual([])
  expect(end.outputs).toMatchObject({ operation: 'run', 'stack-name': 'hello', 'execution-status': 'SUCCEEDED' })
  expect(end.outputs['state-machine-arn']).toMatch(/:stateMachine:Publish-/)
  expect((await mutations(account)).slice(before.length)).toEqual(['StartExecution'])
})

test('command: run takes the ARN of any state machine, without a stack', async () => {
  const { account, job } = openJob({ 'stack.yml': machines({ Machine: pass }) })
  const { outputs } = await runJob({ ...job, inputs: STACK_ONLY })
  const machine = outputs['state-machine-arn'] ?? ''
  const before = (await callsOf(account, 'cloudformation')).length

  const end = await runJob({ ...job, inputs: { command: 'run', 'stack-name': '', 'state-machine': machine } })

  expect(end.errors).toEqual([])
  expect(await executionsOf(account, machine)).toEqual(['SUCCEEDED'])
  expect((await callsOf(account, 'cloudformation')).length).toBe(before)
})

test('command: run without the stack says so', async () => {
  const { account, job } = openJob()

  const end = await runJob({ ...job, inputs: { command: 'run' } })

  expect(end.errors).toEqual([expect.stringContaining('Stack hello does not exist in us-east-1.')])
  expect(await mutations(account)).toEqual([])
})

test('command: run on a stack that was never created says so', async () => {
  const { account, job } = openJob({ 'stack.yml': machines({ Machine: pass }) })
  await runJob({ ...job, inputs: { ...STACK_ONLY, 'no-execute-changeset': 'true' } })
  const before = await mutations(account)

  const end = await runJob({ ...job, inputs: { command: 'run' } })

  expect(end.errors).toEqual([
    expect.stringContaining('Stack hello is REVIEW_IN_PROGRESS, so it has no state machine.'),
  ])
  expect((await mutations(account)).slice(before.length)).toEqual([])
})

test('command: run on a pull request runs its preview', async () => {
  const { account, run } = await openPreview({ 'stack.yml': machines({ Machine: pass }) })
  await run('opened')

  const end = await run('opened', { inputs: { command: 'run' } })

  expect(end.errors).toEqual([])
  expect(end.outputs).toMatchObject({ operation: 'run', 'stack-name': 'hello-pr-7', 'execution-status': 'SUCCEEDED' })
  expect(await executionsOf(account, end.outputs['state-machine-arn'])).toEqual(['SUCCEEDED'])
})

test('command: run on a pull request runs no stack of others that has the name of its preview', async () => {
  const { account, run, jobOf } = await openPreview({ 'stack.yml': machines({ Machine: pass }) })
  const event = openJob().job.event
  await runJob({ ...jobOf('opened'), event, inputs: { ...STACK_ONLY, 'stack-name': 'hello-pr-7' } })
  const before = await mutations(account)

  const end = await run('opened', { inputs: { command: 'run' } })

  expect(end.errors).toEqual([expect.stringContaining('The stack hello-pr-7 is not run: it belongs to')])
  expect((await mutations(account)).slice(before.length)).toEqual([])
})
