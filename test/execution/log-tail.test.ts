import { expect, test } from 'vitest'
import { Problem } from '../../src/text/problem.ts'
import { refuse, result } from '../fixtures/answers.ts'
import { failed, run } from '../fixtures/execution.ts'
import { execution as plan } from '../fixtures/plan.ts'

const options = { 'awslogs-group': 'g', 'awslogs-stream-prefix': 'p' }
const container = { name: 'main', logConfiguration: { logDriver: 'awslogs', options } }
const DescribeTaskDefinition = [result({ taskDefinition: { containerDefinitions: [container] } })]
const lines = (...messages: string[]) => result({ events: messages.map((message) => ({ message })) })

test('a task that fails, with the log of its container, which comes late', async () => {
  const GetLogEvents = [refuse('ResourceNotFoundException', 'no stream'), lines('one'), lines('one', 'two')]
  const { ending, log, learned } = await run({ ...failed, DescribeTaskDefinition, GetLogEvents })
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
