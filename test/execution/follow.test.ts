import { expect, test } from 'vitest'
import { refuse } from '../fixtures/answers.ts'
import { described, run, running } from '../fixtures/execution.ts'
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
