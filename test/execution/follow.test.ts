import { expect, test } from 'vitest'
import { refuse, result } from '../fixtures/answers.ts'
import {
  described,
  entered,
  eventsOf,
  exited,
  failed,
  history,
  run,
  running,
  type Short,
  succeeded,
} from '../fixtures/execution.ts'
import { execution as plan } from '../fixtures/plan.ts'

test('a history that is silent does not keep the job from seeing the end', async () => {
  const { ending } = await run({ ...running, DescribeExecution: [described('SUCCEEDED', { output: '{}' })] })
  expect((await ending).execution).toMatchObject({ status: 'SUCCEEDED' })
})

test('without the permission to read the history, the job asks for the status alone, and says so once', async () => {
  const { ending, aws, log } = await run({
    GetExecutionHistory: [refuse('AccessDeniedException', 'no')],
    DescribeExecution: [described('RUNNING'), described('FAILED', { error: 'Broken' })],
  })
  const { execution, failure } = await ending
  expect(execution).toMatchObject({ status: 'FAILED', states: [], failedState: undefined })
  expect(failure).toMatchObject({ sentence: `The execution ${plan.name} failed: Broken.` })
  expect(log.lines.slice(1)).toEqual([
    `notice: The states of the execution ${plan.name} are not shown: the role that deploys lacks states:GetExecutionHistory.`,
  ])
  expect(aws.calls.slice(2).map(([action]) => action)).toEqual([
    'GetExecutionHistory',
    'DescribeExecution',
    'DescribeExecution',
  ])
})

test('without the permission to read the history, the cause tells the task that failed', async () => {
  const { ending, aws } = await run({ ...failed, GetExecutionHistory: [refuse('AccessDeniedException', 'no')] })
  expect((await ending).execution).toMatchObject({ exitCode: 3, failedState: undefined })
  expect(aws.calls.at(-1)?.[0]).toBe('DescribeTaskDefinition')
})

test('the log has the states that take time, and what fails within them', async () => {
  const failure = { error: 'E', cause: '{"errorMessage":"no room"}' }
  const { ending, log } = await run({
    ...succeeded,
    GetExecutionHistory: [
      history(
        ['ExecutionStarted'],
        entered('Prepare', 'Pass'),
        exited('Prepare', 'Pass'),
        entered('Both', 'Parallel'),
        ['ParallelStateStarted'],
        entered('Inner'),
        ['TaskScheduled'],
        ['TaskFailed', { taskFailedEventDetails: failure }],
        ['TaskScheduled'],
        ['TaskFailed', { taskFailedEventDetails: failure }],
        ['TaskScheduled'],
        ['TaskFailed', { taskFailedEventDetails: failure }],
        exited('Inner'),
        entered('Tidy'),
        exited('Tidy'),
        exited('Both', 'Parallel'),
        entered('Pause', 'Wait'),
        exited('Pause', 'Wait'),
        ['ExecutionSucceeded'],
      ),
    ],
  })
  const { execution } = await ending
  expect(log.lines.slice(1)).toEqual([
    'info:   Both: started',
    'info:   Inner: try 2',
    'info:   Inner: try 3',
    'info:   Inner: failed after 7.0 s: E: no room',
    'info:   Both: done in 12 s',
    'info:   Pause: started',
    'info:   Pause: done in 1.0 s',
  ])
  const [prepare, , inner] = execution.states
  expect(prepare).not.toHaveProperty('retries')
  expect(inner).toMatchObject({ name: 'Inner', status: 'FAILED', retries: 2 })
})

test('each look hands on what is known, and the log says what the job waits for', async () => {
  const counts = { total: 4, pending: 2, running: 1, succeeded: 1, failed: 0, timedOut: 0, aborted: 0 }
  const map: readonly Short[] = [
    ['ExecutionStarted'],
    entered('Each', 'Map'),
    ['MapRunStarted', { mapRunStartedEventDetails: { mapRunArn: 'arn:map-run' } }],
  ]
  const inner: readonly Short[] = [entered('Both', 'Parallel'), ['ParallelStateStarted'], entered('Inner')]
  const { ending, learned, waits } = await run({
    ...succeeded,
    GetExecutionHistory: [
      history(['ExecutionStarted']),
      history(['ExecutionStarted'], ...inner),
      history(['ExecutionStarted'], ...inner, exited('Inner'), exited('Both', 'Parallel'), ...map.slice(1)),
      history(['ExecutionStarted'], ...inner, exited('Inner'), exited('Both', 'Parallel'), ...map.slice(1), [
        'ExecutionSucceeded',
      ]),
    ],
    DescribeMapRun: [result({ itemCounts: counts }), result({ itemCounts: { ...counts, succeeded: 4 } })],
  })
  const { execution } = await ending
  const waiting = `waiting for the execution ${plan.name}`
  expect(waits).toEqual([waiting, `${waiting}, in the state Both`, `${waiting}, in the state Each (1 of 4 items done)`])
  expect(learned.map(({ states }) => states.map(({ name, status }) => `${name} ${status}`))).toEqual([
    [],
    [],
    ['Both RUNNING', 'Inner RUNNING'],
    ['Both SUCCEEDED', 'Inner SUCCEEDED', 'Each RUNNING'],
    ...Array(2).fill(['Both SUCCEEDED', 'Inner SUCCEEDED', 'Each ABORTED']),
  ])
  expect(learned.at(-1)).toEqual(execution)
})

test('of a long history, only the pages with new events are read, from the newest on', async () => {
  const events = eventsOf([['ExecutionStarted'], entered('Run'), exited('Run'), ['ExecutionSucceeded']])
  const page = (from: number, to: number, nextToken?: string) =>
    result({ events: events.slice(from, to).toReversed(), ...(nextToken && { nextToken }) })
  const { ending, aws, log } = await run({
    ...succeeded,
    GetExecutionHistory: [page(1, 2, 'older'), page(0, 1), page(2, 4, 'older'), page(1, 2, 'oldest')],
  })
  expect((await ending).execution.states).toMatchObject([{ name: 'Run', status: 'SUCCEEDED' }])
  expect(log.lines.slice(1)).toEqual(['info:   Run: started', 'info:   Run: done in 1.0 s'])
  const asked = aws.calls.filter(([action]) => action === 'GetExecutionHistory').map(([, input]) => input)
  expect(asked).toMatchObject([
    { reverseOrder: true, maxResults: 200 },
    { reverseOrder: true, nextToken: 'older' },
    { reverseOrder: true },
    { reverseOrder: true, nextToken: 'older' },
  ])
})

test('an error other than a denied permission fails the job, which does not know the end', async () => {
  const { ending, saved } = await run({ GetExecutionHistory: [refuse('ExecutionDoesNotExist', 'none')] })
  const { execution, failure } = await ending
  expect(execution).toMatchObject({ status: 'RUNNING', endedAt: undefined })
  expect(failure).toMatchObject({ name: 'ExecutionDoesNotExist' })
  expect(saved.at(-1)).toBeUndefined()
})
