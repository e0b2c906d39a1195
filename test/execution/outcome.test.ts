import { expect, test } from 'vitest'
import { resultOf } from '../../src/execution/outcome.ts'
import { EXECUTION, MACHINE } from '../fixtures/execution.ts'
import { historyOf, type Short } from '../fixtures/history.ts'

const started = { arn: EXECUTION, name: 'n', stateMachineArn: MACHINE, input: '{}', startedAt: 0, consoleUrl: '' }

/** The names of the states that an execution failed in, after these events. */
function fatal(status: 'FAILED' | 'ABORTED', events: readonly Short[]): readonly string[] {
  const described = { $metadata: {}, executionArn: EXECUTION, stateMachineArn: MACHINE, startDate: new Date(0) }
  const known = { started, definition: undefined, described: { ...described, status, error: 'E' } }
  const result = resultOf(known, historyOf(events).history)
  return result.states.flatMap(({ name, isFatal }) => (isFatal ? [name] : []))
}

const caught: readonly Short[] = [
  ['ExecutionStarted', {}, 0],
  ['TaskStateEntered', { name: 'Before' }, 0],
  ['TaskFailed', { error: 'Other' }],
  ['TaskStateExited', { name: 'Before' }],
  ['ParallelStateEntered', { name: 'Both' }],
  ['ParallelStateStarted'],
  ['TaskStateEntered', { name: 'Run' }],
  ['TaskFailed', { error: 'E' }],
]

test('an execution that fails does so in a state, and in what is around it', () => {
  const events: readonly Short[] = [...caught, ['ParallelStateFailed'], ['ExecutionFailed', { error: 'E' }]]
  expect(fatal('FAILED', events)).toEqual(['Both', 'Run'])
  expect(fatal('ABORTED', events)).toEqual([])
})

test('a Fail state after it, and what is around that, are among them', () => {
  const exited: Short = ['TaskStateExited', { name: 'Run' }]
  const stop: readonly Short[] = [...caught, exited, ['FailStateEntered', { name: 'Stop' }], ['ParallelStateFailed']]
  expect(fatal('FAILED', [...stop, ['ExecutionFailed', { error: 'E' }]])).toEqual(['Both', 'Run', 'Stop'])
})

test('of several entries of one state, it is the one that failed', () => {
  const again: readonly Short[] = [
    ['ExecutionStarted', {}, 0],
    ['TaskStateEntered', { name: 'Run' }, 0],
    ['TaskFailed', { error: 'E' }],
    ['TaskStateExited', { name: 'Run' }],
    ['TaskStateEntered', { name: 'Run' }],
    ['TaskFailed', { error: 'E' }],
    ['ExecutionFailed', { error: 'E' }],
  ]
  expect(fatal('FAILED', again)).toEqual(['Run'])
})
