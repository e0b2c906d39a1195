import { expect, test } from 'vitest'
import { failedState, taskOf } from '../../src/execution/outcome.ts'
import { brief, historyOf, type Short } from '../fixtures/history.ts'
import { failedTask, task } from '../fixtures/task.ts'

test('a task that is tried again, fails, and is caught before a Fail state', () => {
  const { history, changes } = historyOf([
    ['ExecutionStarted', { input: '{}' }],
    ['TaskStateEntered', { name: 'Run' }],
    ['TaskScheduled', { resourceType: 'ecs', resource: 'runTask.sync' }],
    ['TaskSubmitFailed', { error: 'ECS.AmazonECSException', cause: 'no room' }],
    ['TaskScheduled', { resourceType: 'ecs', resource: 'runTask.sync' }],
    ['TaskSubmitted', { output: JSON.stringify({ Tasks: [task(undefined, { StoppedReason: null })] }) }],
    ['TaskFailed', { error: 'States.TaskFailed', cause: failedTask }],
    ['TaskStateExited', { name: 'Run', output: '{}' }],
    ['TaskStateEntered', { name: 'Notify' }],
    ['TaskSucceeded', { output: '{}' }],
    ['TaskStateExited', { name: 'Notify' }],
    ['FailStateEntered', { name: 'Failed' }],
    ['ExecutionFailed', { error: 'States.TaskFailed', cause: failedTask }],
  ])
  expect(history.states.map(brief)).toEqual(['Run FAILED 1', 'Notify SUCCEEDED', 'Failed FAILED'])
  expect(changes.map(({ kind, state }) => `${kind} ${state.name}`)).toEqual([
    'entered Run',
    'retried Run',
    'exited Run',
    'entered Notify',
    'exited Notify',
    'entered Failed',
  ])
  expect([history.isOver, history.last]).toEqual([true, 13])
  const failed = failedState(history.states)
  expect(failed?.name).toBe('Run')
  expect(taskOf(history.states, failed)?.containers).toEqual([{ name: 'main', exitCode: 3, reason: undefined }])
})

test('the state that failed is the one with the error of the execution, not one that handles it', () => {
  const { history } = historyOf([
    ['ExecutionStarted', { input: '{}' }],
    ['TaskStateEntered', { name: 'Run' }],
    ['TaskFailed', { error: 'States.TaskFailed', cause: failedTask }],
    ['TaskStateExited', { name: 'Run', output: '{}' }],
    ['TaskStateEntered', { name: 'Notify' }],
    ['TaskFailed', { error: 'SNS.AuthorizationErrorException', cause: 'not authorized' }],
    ['TaskStateExited', { name: 'Notify' }],
    ['FailStateEntered', { name: 'Failed' }],
    ['ExecutionFailed', { error: 'States.TaskFailed', cause: 'Exit code 3' }],
  ])
  expect(failedState(history.states, 'States.TaskFailed')?.name).toBe('Run')
  expect(failedState(history.states, 'Own')?.name).toBe('Notify')
})

test('branches that run at the same time stay apart, and the state within is the one that failed', () => {
  const { history } = historyOf([
    ['ExecutionStarted'],
    ['ParallelStateEntered', { name: 'Both' }],
    ['ParallelStateStarted'],
    ['TaskStateEntered', { name: 'A' }, 3],
    ['TaskStateEntered', { name: 'B' }, 3],
    ['TaskScheduled', {}, 4],
    ['TaskScheduled', {}, 5],
    ['TaskFailed', { error: 'Broken', cause: 'a' }, 6],
    ['ParallelStateFailed', { error: 'Broken', cause: 'a' }, 2],
    ['ExecutionFailed', { error: 'Broken', cause: 'a' }],
  ])
  expect(history.states.map(brief)).toEqual(['Both FAILED', 'Both/A FAILED', 'Both/B ABORTED'])
  expect(failedState(history.states)?.name).toBe('A')
})

test('a failure that the next try makes good, and one that a Parallel state catches', () => {
  const { history } = historyOf([
    ['ExecutionStarted'],
    ['ParallelStateEntered', { name: 'Both' }],
    ['ParallelStateStarted'],
    ['TaskStateEntered', { name: 'A' }],
    ['TaskScheduled'],
    ['TaskFailed', { error: 'Busy' }],
    ['TaskScheduled'],
    ['TaskSucceeded', { output: '{}' }],
    ['TaskStateExited', { name: 'A' }],
    ['TaskStateEntered', { name: 'B' }, 3],
    ['TaskScheduled'],
    ['TaskFailed', { error: 'Broken' }],
    // The branch ends in B: what leaves the Parallel state comes from there.
    ['ParallelStateExited', { name: 'Both' }],
    ['PassStateEntered', { name: 'After' }],
    ['PassStateExited', { name: 'After' }],
    ['ExecutionSucceeded'],
  ])
  expect(history.states.map(brief)).toEqual([
    'Both SUCCEEDED',
    'Both/A SUCCEEDED 1',
    'Both/B FAILED',
    'After SUCCEEDED',
  ])
})

test('the iterations of a Map state are within it, and the states after it are not', () => {
  const iteration = (index: number, previous: number): Short[] => [
    ['MapIterationStarted', { name: 'Each', index }, previous],
    ['PassStateEntered', { name: 'One' }],
    ['PassStateExited', { name: 'One' }],
    ['MapIterationSucceeded', { name: 'Each', index }],
  ]
  const { history } = historyOf([
    ['ExecutionStarted'],
    ['MapStateEntered', { name: 'Each' }],
    ['MapStateStarted', { length: 2 }],
    ...iteration(0, 3),
    ...iteration(1, 3),
    ['MapStateSucceeded'],
    ['MapStateExited', { name: 'Each' }],
    ['PassStateEntered', { name: 'After' }],
    ['PassStateExited', { name: 'After' }],
    ['ExecutionSucceeded', { output: '{}' }],
  ])
  expect(history.states.map(brief)).toEqual([
    'Each SUCCEEDED',
    'Each/One SUCCEEDED',
    'Each/One SUCCEEDED',
    'After SUCCEEDED',
  ])
})

const failing = (index: number, previous: number): Short[] => [
  ['MapIterationStarted', { name: 'Each', index }, previous],
  ['FailStateEntered', { name: 'Stop' }],
  ['MapIterationFailed', { name: 'Each', index }],
]
const items = { pending: 0, running: 0, succeeded: 0, failed: 0, timedOut: 0, aborted: 0 }

// The events that follow are as AWS writes them, which LocalStack has recorded: test_map_state_retry, test_map_state_catch.
test('a Map state that is tried again, fails, and is caught: its events follow those of the state within it', () => {
  const { history, changes } = historyOf([
    ['ExecutionStarted', {}, 0],
    ['MapStateEntered', { name: 'Each' }, 0],
    ['MapStateStarted', { length: 1 }],
    ...failing(0, 3),
    ['MapStateStarted', { length: 1 }, 5],
    ...failing(0, 7),
    ['MapStateFailed', undefined, 9],
    ['MapStateExited', { name: 'Each' }],
    ['PassStateEntered', { name: 'Caught' }],
    ['PassStateExited', { name: 'Caught' }],
    ['ExecutionSucceeded', { output: '{}' }],
  ])
  expect(history.states.map(brief)).toEqual([
    'Each FAILED 1',
    'Each/Stop FAILED',
    'Each/Stop FAILED',
    'Caught SUCCEEDED',
  ])
  expect(history.states.map(({ exitedAt }) => exitedAt)).toEqual([12_000, 7_000, 11_000, 14_000])
  expect(history.states[0]?.counts).toEqual({ ...items, total: 1, failed: 1 })
  expect(changes.map(({ kind, state }) => `${kind} ${state.name}`)).toContain('retried Each')
})

// test_parallel_state_retry and test_parallel_state_catch.
test('a Parallel state that is tried again, fails, and is caught', () => {
  const { history } = historyOf([
    ['ExecutionStarted', {}, 0],
    ['ParallelStateEntered', { name: 'Both' }, 0],
    ['ParallelStateStarted'],
    ['FailStateEntered', { name: 'Stop' }],
    ['ParallelStateStarted'],
    ['FailStateEntered', { name: 'Stop' }],
    ['ParallelStateFailed'],
    ['ParallelStateExited', { name: 'Both' }],
    ['PassStateEntered', { name: 'Caught' }],
    ['PassStateExited', { name: 'Caught' }],
    ['ExecutionSucceeded', { output: '{}' }],
  ])
  expect(history.states.map(brief)).toEqual([
    'Both FAILED 1',
    'Both/Stop FAILED',
    'Both/Stop FAILED',
    'Caught SUCCEEDED',
  ])
})

// test_service_lambda_map_timeout, with two of its four items.
test('iterations that are mixed: the one that fails ends the other, and both are within the Map state', () => {
  const { history } = historyOf([
    ['ExecutionStarted', {}, 0],
    ['MapStateEntered', { name: 'Each' }, 0],
    ['MapStateStarted', { length: 3 }],
    ['MapIterationStarted', { name: 'Each', index: 0 }, 3],
    ['MapIterationStarted', { name: 'Each', index: 1 }, 3],
    ['TaskStateEntered', { name: 'Call' }, 4],
    ['TaskScheduled'],
    ['TaskStateEntered', { name: 'Call' }, 5],
    ['TaskScheduled'],
    ['TaskStarted', {}, 7],
    ['TaskStarted', {}, 9],
    ['TaskTimedOut', { error: 'States.Timeout' }, 10],
    ['MapIterationFailed', { name: 'Each', index: 0 }, 12],
    ['TaskStateAborted', undefined, 12],
    ['MapIterationAborted', { name: 'Each', index: 1 }, 12],
    ['MapStateFailed', undefined, 12],
    ['ExecutionFailed', { error: 'States.Timeout' }],
  ])
  expect(history.states.map(brief)).toEqual(['Each FAILED', 'Each/Call FAILED', 'Each/Call ABORTED'])
  expect(history.states[0]?.counts).toEqual({ ...items, total: 3, pending: 1, failed: 1, aborted: 1 })
  expect(failedState(history.states)?.failure?.error).toBe('States.Timeout')
})

// test_map_state_nested.
test('a Map state in a Map state: the failure of the inner one is not that of the outer one until it is told', () => {
  const until: Short[] = [
    ['ExecutionStarted', {}, 0],
    ['MapStateEntered', { name: 'Outer' }, 0],
    ['MapStateStarted', { length: 1 }],
    ['MapIterationStarted', { name: 'Outer', index: 0 }],
    ['MapStateEntered', { name: 'Each' }],
    ['MapStateStarted', { length: 1 }],
    ...failing(0, 6),
    ['MapStateFailed', undefined, 8],
  ]
  expect(historyOf(until).history.states.map(brief)).toEqual(['Outer RUNNING', 'Outer/Each FAILED', 'Each/Stop FAILED'])
  const caught: Short[] = [
    ['MapStateExited', { name: 'Each' }],
    ['MapIterationSucceeded', { name: 'Outer', index: 0 }],
    ['MapStateSucceeded'],
    ['MapStateExited', { name: 'Outer' }, 12],
  ]
  const succeeded = historyOf([...until, ...caught]).history.states
  expect(succeeded.map(brief)).toEqual(['Outer SUCCEEDED', 'Outer/Each FAILED', 'Each/Stop FAILED'])
  expect(succeeded[0]?.counts).toEqual({ ...items, total: 1, succeeded: 1 })
  const failed: Short[] = [
    ['MapIterationFailed', { name: 'Outer', index: 0 }],
    ['MapStateFailed', undefined, 10],
    ['ExecutionFailed', { error: 'Broken' }],
  ]
  expect(historyOf([...until, ...failed]).history.states.map(brief)).toEqual([
    'Outer FAILED',
    'Outer/Each FAILED',
    'Each/Stop FAILED',
  ])
})

test('a distributed Map state has its map run; a state that times out has no cause', () => {
  const { history } = historyOf([
    ['ExecutionStarted'],
    ['MapStateEntered', { name: 'Each' }],
    ['MapStateStarted', { length: 0 }],
    ['MapRunStarted', { mapRunArn: 'arn:map-run' }],
    ['MapRunFailed', { error: 'States.ExceedToleratedFailureThreshold', cause: 'too many' }],
    ['MapStateFailed'],
    ['MapStateExited', { name: 'Each' }],
    ['TaskStateEntered', { name: 'Run' }],
    ['TaskScheduled'],
    ['TaskTimedOut'],
    ['ExecutionFailed', { error: 'States.Timeout' }],
  ])
  expect(history.states.map(({ name, mapRun, failure }) => [name, mapRun, failure])).toEqual([
    ['Each', 'arn:map-run', { error: 'States.ExceedToleratedFailureThreshold', cause: 'too many' }],
    ['Run', undefined, { error: 'States.Timeout', cause: undefined }],
  ])
})

test('a Fail state that no failure led to is the one that failed', () => {
  const { history } = historyOf([
    ['ExecutionStarted'],
    ['ChoiceStateEntered', { name: 'Which' }],
    ['ChoiceStateExited', { name: 'Which' }],
    ['FailStateEntered', { name: 'Refused' }],
    ['ExecutionFailed', { error: 'Refused' }],
  ])
  expect(failedState(history.states)?.name).toBe('Refused')
})

test('an execution that is stopped ends its states, and one that is redriven goes on', () => {
  const events: Short[] = [['ExecutionStarted'], ['TaskStateEntered', { name: 'Run' }], ['ExecutionAborted']]
  expect(historyOf(events).history.states).toMatchObject([{ name: 'Run', status: 'ABORTED', exitedAt: 3_000 }])
  expect(historyOf([...events, ['ExecutionRedriven']]).history.isOver).toBe(false)
})
