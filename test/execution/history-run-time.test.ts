import { expect, test } from 'vitest'
import { failedState } from '../../src/execution/outcome.ts'
import { brief, historyOf } from '../fixtures/history.ts'

// The events are as AWS writes them, which LocalStack has recorded: test_catch_states_runtime.
test('a state that fails at run time, without an event of its own, is the one that failed', () => {
  const { history } = historyOf([
    ['ExecutionStarted', {}, 0],
    ['MapStateEntered', { name: 'Each' }, 0],
    ['MapStateStarted', { length: 1 }],
    ['MapIterationStarted', { name: 'Each', index: 0 }],
    ['TaskStateEntered', { name: 'Call' }],
    ['TaskScheduled'],
    ['TaskSucceeded', { output: '{}' }],
    ['ExecutionFailed', { error: 'States.Runtime', cause: 'Invalid path' }],
  ])
  expect(history.states.map(brief)).toEqual(['Each FAILED', 'Each/Call FAILED'])
  expect(failedState(history.states)).toMatchObject({ name: 'Call', failure: { error: 'States.Runtime' } })
})

const wrong = (name: string, entry: number) => ({
  state: name,
  error: 'States.QueryEvaluationError',
  cause: `An error occurred while executing the state '${name}' (entered at the event id #${entry}). Undefined.`,
})

// test_map_catch_error: the event before the failure of an expression is the one that led to its state.
test('a state whose expression fails is the one that failed, in its own iteration', () => {
  const { history } = historyOf([
    ['ExecutionStarted', {}, 0],
    ['MapStateEntered', { name: 'Each' }, 0],
    ['MapStateStarted', { length: 2 }],
    ['MapIterationStarted', { name: 'Each', index: 0 }, 3],
    ['MapIterationStarted', { name: 'Each', index: 1 }, 3],
    ['PassStateEntered', { name: 'Say' }, 4],
    ['PassStateEntered', { name: 'Say' }, 5],
    ['EvaluationFailed', wrong('Say', 6), 4],
    ['MapIterationFailed', { name: 'Each', index: 0 }],
    ['MapStateFailed', undefined, 8],
    ['ExecutionFailed', wrong('Say', 6)],
  ])
  expect(history.states.map(brief)).toEqual(['Each FAILED', 'Each/Say FAILED', 'Each/Say ABORTED'])
  expect(failedState(history.states)?.entry).toBe(6)
})

test('the failure of an expression can be caught', () => {
  const { history } = historyOf([
    ['ExecutionStarted', {}, 0],
    ['TaskStateEntered', { name: 'Call' }, 0],
    ['EvaluationFailed', { ...wrong('Call', 2), cause: 'in other words' }, 0],
    ['TaskStateExited', { name: 'Call' }],
    ['PassStateEntered', { name: 'Caught' }],
    ['PassStateExited', { name: 'Caught' }],
    ['ExecutionSucceeded', { output: '{}' }],
  ])
  expect(history.states.map(brief)).toEqual(['Call FAILED', 'Caught SUCCEEDED'])
})

test('the cause of an execution names the state that failed, behind the failure of the state around it', () => {
  const { history } = historyOf([
    ['ExecutionStarted', {}, 0],
    ['ParallelStateEntered', { name: 'Both' }, 0],
    ['ParallelStateStarted'],
    ['PassStateEntered', { name: 'Say' }, 3],
    ['WaitStateEntered', { name: 'Rest' }, 3],
    ['ParallelStateFailed', undefined, 4],
    ['ExecutionFailed', { ...wrong('Say', 4), error: 'States.Runtime' }],
  ])
  expect(history.states.map(brief)).toEqual(['Both FAILED', 'Both/Say FAILED', 'Both/Rest ABORTED'])
})
