import { expect, test } from 'vitest'
import { runAfterDeploy } from '../../../src/commands/job/execution.ts'
import type { Aws } from '../../../src/edges/aws/clients.ts'
import type { KnownFacts, StackFacts } from '../../../src/report/result.ts'
import { refuse, result } from '../../fixtures/answers.ts'
import { execution, plan } from '../../fixtures/plan.ts'
import { type Script, scriptAws } from '../../fixtures/server.ts'
import { worldOf } from '../../fixtures/world.ts'

const MACHINE = 'arn:aws:states:eu-central-1:111122223333:stateMachine:shop'
const settings = { ...execution.settings, wait: false }
const deployed = { ...plan, execution: { ...execution, settings } }

/** Runs the state machine that an output of the deployed stack names. */
async function runAfter(script: Script, isCancelled = false, of = deployed) {
  const server = await scriptAws({ DescribeStateMachine: [result({ type: 'STANDARD' })], ...script })
  const facts: KnownFacts[] = []
  const aws = { ...server, stepFunctions: async () => server.sfn } as unknown as Aws
  const signal = isCancelled ? AbortSignal.abort(new Error('cancelled')) : new AbortController().signal
  const stack = { stackId: 'arn:stack', stackOutputs: new Map([['StateMachineArn', MACHINE]]) } as unknown as StackFacts
  const world = { ...worldOf(aws, '/nowhere', facts), signal }
  return { ran: runAfterDeploy(world, of, { ...stack, input: '{"a":1}' }), facts, server }
}

test('an execution after a deploy is a part of its result, and said to run', async () => {
  const { ran, facts, server } = await runAfter({ StartExecution: [result({ executionArn: 'arn:e', startDate: 7 })] })
  expect(await ran).toMatchObject({ execution: { arn: 'arn:e', stateMachineArn: MACHINE, input: '{"a":1}' } })
  expect(facts[0]).toEqual({ moment: { state: 'running' } })
  expect(server.calls.map(([action]) => action)).toEqual(['DescribeStateMachine', 'StartExecution'])
})

test('an execution that does not start fails the job, and leaves the result of the deploy', async () => {
  const { ran } = await runAfter({ StartExecution: [refuse('AccessDeniedException', 'no')] })
  expect(await ran).toEqual({ failure: expect.objectContaining({ name: 'AccessDeniedException' }) })
})

test('a job that is cancelled is no failure of the execution', async () => {
  const { ran, server } = await runAfter({ StartExecution: [result({ executionArn: 'arn:e' })] }, true)
  await expect(ran).rejects.toThrow('cancelled')
  expect(server.changes()).toEqual([])
})

test('a deploy without a run runs nothing', async () => {
  const { ran, facts, server } = await runAfter({}, false, { ...plan, execution: undefined } as never)
  expect(await ran).toEqual({})
  expect([facts, server.calls]).toEqual([[], []])
})
