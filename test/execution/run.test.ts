import { expect, test } from 'vitest'
import { result, throttle } from '../fixtures/answers.ts'
import { at, described, EXECUTION, entered, history, MACHINE, run, running, succeeded } from '../fixtures/execution.ts'
import { execution as plan } from '../fixtures/plan.ts'

test('an execution that succeeds, throttled, with its states in the log', async () => {
  const { ending, log, saved, learned } = await run({
    StartExecution: [throttle, result({ executionArn: EXECUTION, startDate: at(0) })],
    GetExecutionHistory: [
      history(['ExecutionStarted'], entered('Run')),
      throttle,
      ...(succeeded.GetExecutionHistory ?? []),
    ],
    DescribeExecution: [described('RUNNING'), ...(succeeded.DescribeExecution ?? [])],
  })
  const { execution, failure } = await ending
  expect(failure).toBeUndefined()
  expect(execution).toMatchObject({
    arn: EXECUTION,
    name: plan.name,
    stateMachineArn: MACHINE,
    status: 'SUCCEEDED',
    input: '{}',
    output: '{"a":1}',
    exitCode: 0,
    definition: '{"StartAt":"Run"}',
    startedAt: at(0) * 1_000,
    endedAt: at(4) * 1_000,
    states: [{ name: 'Run', type: 'Task', status: 'SUCCEEDED' }],
    logTail: [],
    consoleUrl: `https://eu-central-1.console.aws.amazon.com/states/home?region=eu-central-1#/v2/executions/details/${EXECUTION}`,
  })
  expect(log.lines).toEqual([
    `info: Started the execution ${plan.name}: ${execution.consoleUrl}`,
    'info:   Run: started',
    'info:   Run: done in 2.0 s',
  ])
  expect(saved).toEqual([EXECUTION, undefined])
  expect(learned.map(({ status }) => status).at(-1)).toBe('SUCCEEDED')
})

test('an execution that ends between a look at its history and one at its status is read to its end', async () => {
  const begun = history(['ExecutionStarted'], entered('Run'))
  const { ending, log } = await run({
    GetExecutionHistory: [...Array(8).fill(begun), ...(succeeded.GetExecutionHistory ?? [])],
    DescribeExecution: [described('SUCCEEDED', { stopDate: at(4) })],
  })
  expect((await ending).execution.states).toMatchObject([{ name: 'Run', status: 'SUCCEEDED' }])
  expect(log.lines.at(-1)).toBe('info:   Run: done in 2.0 s')
})

test('wait: false reads no history, and leaves nothing to stop', async () => {
  const { ending, aws, saved, learned } = await run({}, { wait: false })
  const { execution, failure } = await ending
  expect(execution).toMatchObject({ status: 'RUNNING', states: [] })
  expect(failure).toBeUndefined()
  expect(learned).toEqual([execution])
  expect(aws.calls.map(([action]) => action)).toEqual(['DescribeStateMachine', 'StartExecution'])
  expect(saved).toEqual([])
})

test('when the time is up, the execution continues', async () => {
  const { ending, aws, saved } = await run(running, { timeoutMinutes: 1 })
  const { execution, failure } = await ending
  expect(execution).toMatchObject({ status: 'RUNNING', input: '{}', states: [{ name: 'Run', status: 'RUNNING' }] })
  expect(failure).toMatchObject({
    sentence: `The execution ${plan.name} did not end within 1 minute.`,
    remedy: expect.stringContaining(
      `aws stepfunctions stop-execution --region eu-central-1 --execution-arn ${EXECUTION}`,
    ),
  })
  expect(aws.changes()).toEqual(['StartExecution'])
  expect(saved).toEqual([EXECUTION, undefined])
})
