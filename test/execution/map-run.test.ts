import { expect, test } from 'vitest'
import { refuse, result, throttle } from '../fixtures/answers.ts'
import { described, EXECUTION, entered, exited, history, run, type Short, succeeded } from '../fixtures/execution.ts'
import { execution as plan } from '../fixtures/plan.ts'

const MAP_RUN = 'arn:aws:states:eu-central-1:111122223333:mapRun:hello/Each:1'
const denied = refuse('AccessDeniedException', 'no')

const cause = 'The specified tolerated failure threshold was exceeded'
const error = 'States.ExceedToleratedFailureThreshold'
const map: readonly Short[] = [
  ['ExecutionStarted'],
  entered('Each', 'Map'),
  ['MapRunStarted', { mapRunStartedEventDetails: { mapRunArn: MAP_RUN } }],
  ['MapRunFailed', { mapRunFailedEventDetails: { error, cause } }],
]
const child = history(
  ['ExecutionStarted'],
  entered('Run'),
  ['TaskFailed', { taskFailedEventDetails: { error: 'E', cause: 'no file' } }],
  ['ExecutionFailed'],
)
const counts = { total: 4, pending: 0, running: 0, succeeded: 3, failed: 1, timedOut: 0, aborted: 0 }
const mapRun = (itemCounts: object) => result({ mapRunArn: MAP_RUN, executionArn: EXECUTION, itemCounts })

/** An execution that fails because a child of its map run has. */
const failed = {
  GetExecutionHistory: [history(...map, ['ExecutionFailed']), child],
  DescribeMapRun: [mapRun(counts)],
  DescribeExecution: [described('FAILED', { error, cause })],
  ListExecutions: [result({ executions: [{ executionArn: 'arn:child', name: 'c', status: 'FAILED' }] })],
}

test('of a map run that fails, a child says why', async () => {
  const { ending, aws, log } = await run({ ...failed, DescribeMapRun: [throttle, mapRun(counts)] })
  const { execution } = await ending
  expect(execution.states).toMatchObject([{ name: 'Each', type: 'Map', status: 'FAILED', counts }])
  expect(execution.failedState).toBe('Each')
  expect(execution.cause).toBe(`${cause} One of its children failed in the state Run: E: no file`)
  expect(log.lines.filter((line) => !line.startsWith('info'))).toEqual([])
  expect(aws.calls.slice(-2).map(([, input]) => input)).toEqual([
    { mapRunArn: MAP_RUN, statusFilter: 'FAILED', maxResults: 1 },
    { executionArn: 'arn:child', reverseOrder: true, maxResults: 200 },
  ])
})

test('the line of the end of a Map state has its counts, also when AWS is busy', async () => {
  const { ending, log } = await run({
    ...succeeded,
    GetExecutionHistory: [history(...map, exited('Each', 'Map'), ['ExecutionSucceeded'])],
    DescribeMapRun: [throttle, mapRun({ ...counts, timedOut: 2, aborted: 1 })],
  })
  await ending
  expect(log.lines.slice(1)).toEqual([
    'info:   Each: started',
    `info:   Each: failed after 3.0 s, 3 of 4 items done, 1 failed, 2 timed out, 1 aborted: ${error}: ${cause}`,
  ])
})

test('items are counted until all of them are done, after the end of the Map state too', async () => {
  const { ending, aws } = await run({
    ...succeeded,
    GetExecutionHistory: [
      history(...map.slice(0, 3)),
      history(...map, exited('Each', 'Map')),
      history(...map, exited('Each', 'Map'), entered('After')),
      history(...map, exited('Each', 'Map'), entered('After'), exited('After'), ['ExecutionSucceeded']),
    ],
    DescribeMapRun: [
      mapRun({ ...counts, running: 2, succeeded: 1 }),
      mapRun({ ...counts, running: 1, succeeded: 2 }),
      mapRun(counts),
    ],
  })
  expect((await ending).execution.states[0]).toMatchObject({ name: 'Each', counts })
  expect(aws.calls.filter(([action]) => action === 'DescribeMapRun')).toHaveLength(3)
})

test('without the permission to count the items, the states and the failure of a child are shown', async () => {
  const { ending, log } = await run({ ...failed, DescribeMapRun: [denied] })
  const { execution } = await ending
  expect(execution.states).toMatchObject([{ name: 'Each', status: 'FAILED' }])
  expect(execution.states[0]).not.toHaveProperty('counts')
  expect(execution.cause).toContain('One of its children failed in the state Run')
  expect(log.lines.slice(1)).toEqual([
    `notice: The items of the execution ${plan.name} are not counted: the role that deploys lacks states:DescribeMapRun.`,
    'info:   Each: started',
  ])
})

test('without the permission to read the children, the counts are shown', async () => {
  const { ending, log } = await run({ ...failed, ListExecutions: [denied] })
  expect((await ending).execution).toMatchObject({ cause, failedState: 'Each', states: [{ counts }] })
  expect(log.lines.at(-1)).toBe(
    'notice: The state in which a child of the map run failed is not shown: the role that deploys lacks states:ListExecutions or states:GetExecutionHistory.',
  )
})

test.each([
  ['there is none', result({ executions: [] })],
  ['those of the type EXPRESS', refuse('StateMachineTypeNotSupported', 'no')],
])('children that cannot be read are left out: %s', async (_, answer) => {
  const { ending, log } = await run({ ...failed, ListExecutions: [answer] })
  expect((await ending).execution.cause).toBe(cause)
  expect(log.lines.filter((line) => !line.startsWith('info'))).toEqual([])
})
