import { CreateStateMachineCommand, DescribeExecutionCommand, StartExecutionCommand } from '@aws-sdk/client-sfn'
import { expect, test } from 'vitest'
import { newAccount, until } from '../account.ts'

async function run(States: object, input: object) {
  const account = newAccount()
  const definition = JSON.stringify({ StartAt: 'First', States })
  const roleArn = `arn:aws:iam::${account.id}:role/r`
  const { stateMachineArn } = await account.sfn.send(new CreateStateMachineCommand({ name: 'm', roleArn, definition }))
  const request = { stateMachineArn, input: JSON.stringify(input) }
  const { executionArn } = await account.sfn.send(new StartExecutionCommand(request))
  return until(
    () => account.sfn.send(new DescribeExecutionCommand({ executionArn })),
    (execution) => execution.status !== 'RUNNING',
  )
}

const nowhere = "The JSONPath '$.a' specified for the field 'b.$' could not be found in the input '{}'"

const containers = [
  { Name: 'other', ExitCode: 7 },
  { Name: 'main', ExitCode: 3 },
]

test('a path filters a list by a field, and gives a list', async () => {
  const Parameters = {
    'found.$': "$.Containers[?(@.Name == 'main')].ExitCode",
    'none.$': "$.Containers[?(@.Name == 'main')].Reason",
  }
  const { output } = await run({ First: { Type: 'Pass', Parameters, End: true } }, { Containers: containers })
  expect(JSON.parse(output ?? '')).toEqual({ found: [3], none: [] })
})

test('a path in Parameters that leads nowhere ends the execution, whatever is caught', async () => {
  const branch = { StartAt: 'Pass', States: { Pass: { Type: 'Pass', Parameters: { 'b.$': '$.a' }, End: true } } }
  const Catch = [{ ErrorEquals: ['States.ALL'], Next: 'Last' }]
  const States = {
    First: { Type: 'Parallel', Branches: [branch], Catch, Next: 'Last' },
    Last: { Type: 'Succeed' },
  }
  expect(await run(States, {})).toMatchObject({
    status: 'FAILED',
    error: 'States.Runtime',
    cause: `An error occurred while executing the state 'Pass' (entered at the event id #4). ${nowhere}`,
  })
  const ResultSelector = { 'b.$': '$.a' }
  const inner = { StartAt: 'Pass', States: { Pass: { Type: 'Pass', End: true } } }
  const after = await run({ First: { Type: 'Parallel', Branches: [inner], ResultSelector, End: true } }, {})
  expect(after.cause).toMatch("An error occurred while executing the state 'First' (entered at the event id #2). ")
})

test('a path that leads to null leads somewhere', async () => {
  const { output } = await run({ First: { Type: 'Pass', Parameters: { 'b.$': '$.a' }, End: true } }, { a: null })
  expect(JSON.parse(output ?? '')).toEqual({ b: null })
})
