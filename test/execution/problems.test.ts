import { expect, test } from 'vitest'
import type { Problem } from '../../src/text/problem.ts'
import { described, entered, history, run } from '../fixtures/execution.ts'

test.each([
  ['TIMED_OUT', {}, /^The execution \S+ exceeded the TimeoutSeconds of its state machine\.$/],
  [
    'ABORTED',
    { error: 'PreviewDeleted', cause: 'The preview is deleted.' },
    /^The execution \S+ was stopped: PreviewDeleted: The preview is deleted\.$/,
  ],
  ['ABORTED', {}, /^The execution \S+ was stopped\.$/],
  [
    'ABORTED',
    { error: 'E', cause: 'x'.repeat(2_001) },
    /^The execution \S+ was stopped: E: a cause of 2001 characters: see the execution\.$/,
  ],
])('an execution that is %s fails the job: %j', async (status, more, message) => {
  const type = status === 'ABORTED' ? 'ExecutionAborted' : 'ExecutionTimedOut'
  const { ending } = await run({
    GetExecutionHistory: [history(['ExecutionStarted'], entered('Run'), [type])],
    DescribeExecution: [described(status, more)],
  })
  const { execution, failure } = await ending
  expect(execution.states).toMatchObject([{ name: 'Run', status: 'ABORTED' }])
  expect((failure as Problem).sentence).toMatch(message)
})
