import { expect, test } from 'vitest'
import { refuse, result } from '../fixtures/answers.ts'
import { at, EXECUTION, run, succeeded } from '../fixtures/execution.ts'
import { execution as plan } from '../fixtures/plan.ts'

const other = /^info: This run has already started the execution /

test('an execution that has this name, and is over, is the one', async () => {
  const StartExecution = [refuse('ExecutionAlreadyExists', `Execution Already Exists: '${EXECUTION}'`)]
  const { ending, log } = await run({ ...succeeded, StartExecution })
  expect((await ending).execution).toMatchObject({ arn: EXECUTION, status: 'SUCCEEDED', startedAt: at(0) * 1_000 })
  expect(log.lines[0]).toMatch(other)
})

test.each([
  [-4, /^info: Started the execution /],
  [-6, other],
])(
  'an execution that runs since %i seconds was started now or by an earlier try: clocks may differ by five',
  async (seconds, line) => {
    const StartExecution = [result({ executionArn: EXECUTION, startDate: at(seconds) })]
    const { ending, log } = await run({ StartExecution }, { wait: false })
    expect((await ending).execution.startedAt).toBe(at(seconds) * 1_000)
    expect(log.lines[0]).toMatch(line)
  },
)

const express = result({ type: 'EXPRESS', definition: '{}' })

test.each([
  [
    'EXPRESS',
    express,
    {
      sentence: expect.stringContaining('is of the type EXPRESS: its executions cannot be followed.'),
      remedy: expect.stringContaining('`wait: false`'),
    },
  ],
  [
    'gone',
    refuse('StateMachineDoesNotExist', 'gone'),
    { sentence: expect.stringMatching(/^The state machine arn:\S+:hello does not exist\.$/) },
  ],
])('a state machine that is %s is told, and nothing is started', async (_, answer, problem) => {
  const { ending, aws } = await run({ DescribeStateMachine: [answer] })
  await expect(ending).rejects.toMatchObject(problem)
  expect(aws.changes()).toEqual([])
})

test('wait: false starts an EXPRESS state machine, and links its execution', async () => {
  const executionArn = `${EXECUTION.replace(':execution:', ':express:')}:6a1c0e52`
  const StartExecution = [result({ executionArn, startDate: at(0) })]
  const { ending, log } = await run({ DescribeStateMachine: [express], StartExecution }, { wait: false })
  const { execution, failure } = await ending
  expect(failure).toBeUndefined()
  expect(execution).toMatchObject({ arn: executionArn, status: 'RUNNING', definition: '{}' })
  expect(log.lines).toEqual([
    `info: Started the execution ${plan.name}: https://eu-central-1.console.aws.amazon.com/states/home?region=eu-central-1#/express-executions/details/${executionArn}?startDate=${at(0) * 1_000}`,
  ])
})

test('an execution whose ARN alone tells that it is EXPRESS is started, linked, and not followed', async () => {
  const executionArn = `${EXECUTION.replace(':execution:', ':express:')}:6a1c0e52`
  const { ending, aws, saved } = await run({
    DescribeStateMachine: [refuse('AccessDeniedException', 'no')],
    StartExecution: [result({ executionArn, startDate: at(0) })],
  })
  const { execution, failure } = await ending
  expect(execution).toMatchObject({ arn: executionArn, status: 'RUNNING' })
  expect(failure).toMatchObject({ sentence: expect.stringContaining('is of the type EXPRESS') })
  expect(aws.calls.map(([action]) => action)).toEqual(['DescribeStateMachine', 'StartExecution'])
  expect(saved).toEqual([EXECUTION, undefined])
})

test('without the permission to read the definition, there is none', async () => {
  const { ending } = await run({ ...succeeded, DescribeStateMachine: [refuse('AccessDeniedException', 'no')] })
  expect((await ending).execution).toMatchObject({ status: 'SUCCEEDED', definition: undefined })
})

test('a definition that cannot be read for another reason is an error', async () => {
  const { ending, aws } = await run({ DescribeStateMachine: [refuse('InvalidArn', 'no ARN')] })
  await expect(ending).rejects.toThrow('no ARN')
  expect(aws.changes()).toEqual([])
})
