import { expect, test } from 'vitest'
import type { ExecutionResult } from '../../../src/execution/execution.ts'
import { countTexts, endOf, hasLosses, outcomesOf, SIGNS } from '../../../src/report/execution/outcome.ts'
import { EXECUTED } from '../../fixtures/result.ts'

type State = ExecutionResult['states'][number]
const state = (status: State['status'], more: Partial<State> = {}): State => ({
  name: 'Run',
  type: 'Task',
  status,
  enteredAt: 0,
  exitedAt: 1,
  ...more,
})
const outcomes = (states: readonly State[]) => outcomesOf({ ...EXECUTED, states }).map(({ outcome }) => outcome)

test.each([
  { what: 'succeeded', states: [state('SUCCEEDED')], outcome: 'succeeded' },
  { what: 'tried again', states: [state('SUCCEEDED', { retries: 2 })], outcome: 'recovered' },
  { what: 'caught', states: [state('FAILED')], outcome: 'recovered' },
  { what: 'running', states: [state('SUCCEEDED'), state('RUNNING', { exitedAt: undefined })], outcome: 'running' },
  { what: 'aborted', states: [state('ABORTED'), state('SUCCEEDED')], outcome: 'aborted' },
  { what: 'caught in a loop', states: [state('FAILED'), state('SUCCEEDED')], outcome: 'recovered' },
])('a state of an execution that succeeded: $what', ({ states, outcome }) => {
  expect(outcomes(states)).toEqual([outcome])
})

test('of an execution that failed, the state that failed, the one around it, and the one that says so', () => {
  const states = [
    state('FAILED', { name: 'Try' }),
    state('FAILED', { name: 'Each', type: 'Map', isFatal: true }),
    state('FAILED', { isFatal: true }),
    state('SUCCEEDED', { name: 'Tell' }),
    state('FAILED', { name: 'End', type: 'Fail' }),
  ]
  expect(outcomes(states)).toEqual(['recovered', 'failed', 'failed', 'succeeded', 'failed'])
})

test('a Map has its last counts', () => {
  const counts = { total: 3, succeeded: 1, failed: 0, timedOut: 0, aborted: 0, running: 1, pending: 1 }
  const states = [
    state('SUCCEEDED', { counts }),
    state('SUCCEEDED', { counts: { ...counts, total: 4 } }),
    state('RUNNING'),
  ]
  expect(outcomesOf({ ...EXECUTED, states })).toMatchObject([{ counts: { total: 4 } }])
})

test('counts as text', () => {
  const counts = { total: 12_345, succeeded: 12_000, failed: 1, timedOut: 2, aborted: 3, running: 4, pending: 335 }
  expect(countTexts(counts)).toEqual([
    '12,345 items',
    '12,000 succeeded',
    '1 failed',
    '2 timed out',
    '3 aborted',
    '4 running',
    '335 pending',
  ])
})

test.each(['failed', 'timedOut', 'aborted'] as const)('an item that is %s is a loss', (what) => {
  const counts = { total: 2, succeeded: 1, failed: 0, timedOut: 0, aborted: 0, running: 1, pending: 0 }
  expect(hasLosses(counts)).toBe(false)
  expect(hasLosses({ ...counts, [what]: 1 })).toBe(true)
})

test('outcomes differ without colours', () => {
  expect(new Set(Object.values(SIGNS).filter((sign) => sign !== '')).size).toBe(5)
})

test('a status that AWS has added is shown as one that is not known', () => {
  expect(endOf('FAILED')).toEqual(['❌', 'failed'])
  expect(endOf('PAUSED' as ExecutionResult['status'])).toEqual(['❔', 'has a status that is not known here'])
})
