import { expect, test } from 'vitest'
import { recentExecutions } from '../../src/execution/recent.ts'
import { refuse, result } from '../fixtures/answers.ts'
import { at, described, EXECUTION, MACHINE, task } from '../fixtures/execution.ts'
import { type Script, scriptAws } from '../fixtures/server.ts'

const item = (name: string, status: string, more: object = {}) => ({
  executionArn: `${EXECUTION}-${name}`,
  name,
  status,
  startDate: at(0),
  ...more,
})

async function recent(script: Script) {
  const { sfn, calls } = await scriptAws(script)
  return { found: await recentExecutions(sfn, MACHINE), calls }
}

test('the last executions; of those that ended badly, and no others, why', async () => {
  const executions = [
    item('runs', 'RUNNING'),
    item('good', 'SUCCEEDED', { stopDate: at(2) }),
    item('bad', 'FAILED', { stopDate: at(3) }),
  ]
  const { found, calls } = await recent({
    ListExecutions: [result({ executions })],
    DescribeExecution: [described('FAILED', { error: 'E', cause: task(3) })],
  })
  const common = { startedAt: at(0) * 1_000, reason: undefined, consoleUrl: expect.stringContaining(`${EXECUTION}-`) }
  expect(found).toEqual({
    value: [
      { ...common, arn: `${EXECUTION}-runs`, name: 'runs', status: 'RUNNING', endedAt: undefined },
      { ...common, arn: `${EXECUTION}-good`, name: 'good', status: 'SUCCEEDED', endedAt: at(2) * 1_000 },
      {
        ...common,
        arn: `${EXECUTION}-bad`,
        name: 'bad',
        status: 'FAILED',
        endedAt: at(3) * 1_000,
        reason: { value: 'E: container main exited with 3 (Essential container in task exited)' },
      },
    ],
  })
  expect(calls).toEqual([
    ['ListExecutions', { stateMachineArn: MACHINE, maxResults: 10 }],
    ['DescribeExecution', { executionArn: `${EXECUTION}-bad` }],
  ])
})

test('a reason that may not be read needs a permission', async () => {
  const { found } = await recent({
    ListExecutions: [result({ executions: [item('bad', 'ABORTED')] })],
    DescribeExecution: [refuse('AccessDeniedException', 'no')],
  })
  expect(found).toMatchObject({ value: [{ status: 'ABORTED', reason: { needs: 'states:DescribeExecution' } }] })
})

test.each([
  ['StateMachineTypeNotSupported', { value: undefined }],
  ['StateMachineDoesNotExist', { value: [] }],
  ['AccessDeniedException', { needs: 'states:ListExecutions' }],
])('where AWS says %s: %j', async (code, readable) => {
  expect((await recent({ ListExecutions: [refuse(code, 'no')] })).found).toEqual(readable)
})

test('any other error is one', async () => {
  await expect(recent({ ListExecutions: [refuse('InvalidArn', 'no ARN')] })).rejects.toThrow('no ARN')
})
