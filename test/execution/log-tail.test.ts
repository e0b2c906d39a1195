import { expect, test } from 'vitest'
import { Problem } from '../../src/text/problem.ts'
import { refuse, result } from '../fixtures/answers.ts'
import { described, entered, exited, failed, failedBy, history, run, task } from '../fixtures/execution.ts'
import { execution as plan } from '../fixtures/plan.ts'

const options = { 'awslogs-group': 'g', 'awslogs-stream-prefix': 'p' }
const container = (name: string) => ({ name, logConfiguration: { logDriver: 'awslogs', options } })
const containerDefinitions = [container('main'), container('sidecar')]
const DescribeTaskDefinition = [result({ taskDefinition: { containerDefinitions } })]
const lines = (...messages: string[]) => result({ events: messages.map((message) => ({ message })) })

test('a task that fails, with the log of its container, which comes late', async () => {
  const GetLogEvents = [refuse('ResourceNotFoundException', 'no stream'), lines('one'), lines('one', 'two')]
  const { ending, aws, log, learned } = await run({ ...failed, DescribeTaskDefinition, GetLogEvents })
  const { execution, failure } = await ending
  expect(learned.at(-1)).toEqual(execution)
  expect(execution).toMatchObject({ exitCode: 3, failedState: 'Run', logTail: ['one', 'two'] })
  expect(failure).toMatchObject({
    sentence: `The execution ${plan.name} failed in the state \`Run\`: States.TaskFailed: container main exited with 3 (Essential container in task exited).`,
    excerpt: ['one', 'two'],
  })
  expect(log.lines.slice(-3)).toEqual([
    'group: The last 2 log lines of the container',
    'info:   | one',
    'info:   | two',
  ])
  expect(aws.calls.at(-1)).toMatchObject(['GetLogEvents', { logStreamName: 'p/main/9', limit: 50 }])
})

test('a log that may not be read is a warning', async () => {
  const { ending, log } = await run({
    ...failed,
    DescribeTaskDefinition: [refuse('AccessDeniedException', 'no')],
  })
  expect((await ending).failure).toBeInstanceOf(Problem)
  expect(log.lines.at(-1)).toBe(
    'warning: The log of the container main could not be read. Allow the role that deploys `ecs:DescribeTaskDefinition` and `logs:GetLogEvents`.',
  )
})

test.each([
  [
    'failed',
    [
      { Name: 'sidecar', ExitCode: 2 },
      { Name: 'main', ExitCode: 0 },
    ],
    'sidecar',
    2,
  ],
  [
    'ended last, where none failed',
    [
      { Name: 'main', ExitCode: 0 },
      { Name: 'sidecar', ExitCode: 0 },
    ],
    'sidecar',
    0,
  ],
])('the log is that of the container that %s, and the exit code with it', async (_, Containers, name, exitCode) => {
  const { ending, aws } = await run({
    ...failedBy(task(0, { Containers })),
    DescribeTaskDefinition,
    GetLogEvents: [lines('one')],
  })
  expect((await ending).execution).toMatchObject({ logTail: ['one'], exitCode })
  expect(aws.calls.at(-1)).toMatchObject(['GetLogEvents', { logStreamName: `p/${name}/9` }])
})

test.each([
  ['has not begun', [{ Name: 'main' }, { Name: 'sidecar' }]],
  ['is not there', []],
])('of a container that %s, no log is read, and there is no exit code', async (_, Containers) => {
  const StoppedReason = 'CannotPullContainerError: not found'
  const { ending, aws } = await run(failedBy(task(0, { Containers, StoppedReason })))
  expect((await ending).execution).toMatchObject({ logTail: [], exitCode: undefined, cause: StoppedReason })
  expect(aws.calls.map(([action]) => action)).not.toContain('DescribeTaskDefinition')
})

test('a container that could not begin has no exit code, whatever the others have', async () => {
  const Containers = [
    { Name: 'main', Reason: 'CannotStartContainerError' },
    { Name: 'sidecar', ExitCode: 0 },
  ]
  const { ending } = await run({
    ...failedBy(task(0, { Containers })),
    DescribeTaskDefinition,
    GetLogEvents: [lines()],
  })
  expect((await ending).execution.exitCode).toBeUndefined()
})

test('of a task that was still running when its state ended, the log is read', async () => {
  const submitted = JSON.stringify({
    Tasks: [JSON.parse(task(0, { StoppedReason: null, Containers: [{ Name: 'main' }] }))],
  })
  const { ending } = await run({
    GetExecutionHistory: [
      history(
        ['ExecutionStarted'],
        entered('Run'),
        ['TaskSubmitted', { taskSubmittedEventDetails: { output: submitted } }],
        ['TaskTimedOut', { taskTimedOutEventDetails: { error: 'States.Timeout' } }],
        ['ExecutionFailed'],
      ),
    ],
    DescribeExecution: [described('FAILED', { error: 'States.Timeout' })],
    DescribeTaskDefinition,
    GetLogEvents: [lines('one')],
  })
  expect((await ending).execution).toMatchObject({ failedState: 'Run', logTail: ['one'] })
})

test.each(['ABORTED', 'TIMED_OUT'])('of an execution that is %s, the log of the last task is read', async (status) => {
  const last = JSON.stringify({ Tasks: [JSON.parse(task(0, { TaskArn: 'arn:task/c/10', StoppedReason: null }))] })
  const { ending, aws } = await run({
    GetExecutionHistory: [
      history(
        ['ExecutionStarted'],
        entered('Spot'),
        ['TaskFailed', { taskFailedEventDetails: { error: 'States.TaskFailed', cause: task(3) } }],
        exited('Spot'),
        entered('Run'),
        ['TaskSubmitted', { taskSubmittedEventDetails: { output: last } }],
        [status === 'ABORTED' ? 'ExecutionAborted' : 'ExecutionTimedOut'],
      ),
    ],
    DescribeExecution: [described(status)],
    DescribeTaskDefinition,
    GetLogEvents: [lines('one')],
  })
  expect((await ending).execution).toMatchObject({ failedState: undefined, logTail: ['one'] })
  expect(aws.calls.at(-1)).toMatchObject(['GetLogEvents', { logStreamName: 'p/main/10' }])
})

test('of a log that grows on, the lines of ten seconds are shown; one that never comes is empty', async () => {
  const growing = Array.from({ length: 100 }, (_, index) => lines(`line ${index}`))
  const { ending } = await run({ ...failed, DescribeTaskDefinition, GetLogEvents: growing })
  expect((await ending).execution.logTail).toEqual([expect.stringMatching(/^line [1-9]/)])
  const none = refuse('ResourceNotFoundException', 'no stream')
  const { ending: silent, log } = await run({ ...failed, DescribeTaskDefinition, GetLogEvents: [none] })
  expect((await silent).execution.logTail).toEqual([])
  expect(log.lines.filter((line) => !line.startsWith('info'))).toEqual([])
})

test('a log that cannot be read for another reason is a warning with that', async () => {
  const GetLogEvents = [refuse('InvalidParameterException', 'no such thing')]
  const { ending, log } = await run({ ...failed, DescribeTaskDefinition, GetLogEvents })
  expect((await ending).execution).toMatchObject({ status: 'FAILED', logTail: [] })
  expect(log.lines.at(-1)).toMatch(/^warning: The log of the container main could not be read\. .*no such thing/)
})
