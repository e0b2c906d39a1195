import { setTimeout } from 'node:timers/promises'
import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  GetExecutionHistoryCommand,
  StartExecutionCommand,
  StopExecutionCommand,
} from '@aws-sdk/client-sfn'
import { expect, test } from 'vitest'
import { type Account, newAccount, until } from '../account.ts'

async function machine(
  account: Account,
  definition: object,
  type: 'STANDARD' | 'EXPRESS' = 'STANDARD',
): Promise<string> {
  const { stateMachineArn = '' } = await account.sfn.send(
    new CreateStateMachineCommand({
      name: 'm',
      roleArn: `arn:aws:iam::${account.id}:role/r`,
      definition: JSON.stringify(definition),
      type,
    }),
  )
  return stateMachineArn
}

const waiting = (Seconds: number, more: object = {}) => ({
  StartAt: 'Wait',
  States: { Wait: { Type: 'Wait', Seconds, End: true } },
  ...more,
})

function ended(account: Account, executionArn: string | undefined) {
  return until(
    () => account.sfn.send(new DescribeExecutionCommand({ executionArn })),
    (execution) => execution.status !== 'RUNNING',
  )
}

test('input that is not JSON is refused', async () => {
  const account = newAccount()
  const stateMachineArn = await machine(account, waiting(1))
  const call = account.sfn.send(new StartExecutionCommand({ stateMachineArn, input: '{' }))
  await expect(call).rejects.toMatchObject({
    name: 'InvalidExecutionInput',
    message: expect.stringMatching(/^Invalid State Machine Execution Input: '/),
  })
})

test('the same name and input is the same execution, other input is not', async () => {
  const account = newAccount()
  const stateMachineArn = await machine(account, waiting(100))
  const start = (input: string) => account.sfn.send(new StartExecutionCommand({ stateMachineArn, name: 'once', input }))
  const first = await start('{"a":1}')
  expect((await start('{"a":1}')).executionArn).toBe(first.executionArn)
  await expect(start('{"a":2}')).rejects.toMatchObject({
    name: 'ExecutionAlreadyExists',
    message: `Execution Already Exists: '${first.executionArn}'`,
  })
})

test('the machine TimeoutSeconds ends an execution', async () => {
  const account = newAccount()
  const stateMachineArn = await machine(account, waiting(20, { TimeoutSeconds: 1 }))
  const { executionArn } = await account.sfn.send(new StartExecutionCommand({ stateMachineArn }))
  const execution = await ended(account, executionArn)
  expect(execution.status).toBe('TIMED_OUT')
  expect(execution).not.toHaveProperty('output')
  const { events = [] } = await account.sfn.send(new GetExecutionHistoryCommand({ executionArn }))
  expect(events.at(-1)?.type).toBe('ExecutionTimedOut')
})

test('a failed execution has error and cause, and no output', async () => {
  const account = newAccount()
  const definition = { StartAt: 'F', States: { F: { Type: 'Fail', Error: 'Broken', Cause: 'because' } } }
  const stateMachineArn = await machine(account, definition)
  const { executionArn } = await account.sfn.send(new StartExecutionCommand({ stateMachineArn }))
  const execution = await ended(account, executionArn)
  expect(execution).toMatchObject({ status: 'FAILED', error: 'Broken', cause: 'because' })
  expect(execution).not.toHaveProperty('output')
})

test.each(['two words', 'a:b', 'x'.repeat(81)])('a name that is none is refused: %s', async (name) => {
  const account = newAccount()
  const stateMachineArn = await machine(account, waiting(1))
  const call = account.sfn.send(new StartExecutionCommand({ stateMachineArn, name }))
  await expect(call).rejects.toMatchObject({ name: 'InvalidName' })
})

test('input over 256 KiB is refused', async () => {
  const account = newAccount()
  const stateMachineArn = await machine(account, waiting(1))
  const start = (length: number) =>
    account.sfn.send(new StartExecutionCommand({ stateMachineArn, input: `"${'x'.repeat(length - 2)}"` }))
  expect((await start(262_144)).executionArn).toBeDefined()
  await expect(start(262_145)).rejects.toMatchObject({ name: 'ValidationException' })
})

test('an execution that is stopped ends at once, and its history with it', async () => {
  const account = newAccount()
  const stateMachineArn = await machine(account, waiting(3))
  const { executionArn } = await account.sfn.send(new StartExecutionCommand({ stateMachineArn }))
  const events = async () => (await account.sfn.send(new GetExecutionHistoryCommand({ executionArn }))).events ?? []
  await until(events, ({ length }) => length > 1)
  await account.sfn.send(new StopExecutionCommand({ executionArn, error: 'Stopped', cause: 'by a test' }))
  expect(await ended(account, executionArn)).toMatchObject({ status: 'ABORTED', error: 'Stopped', cause: 'by a test' })
  await setTimeout(1_000)
  expect((await events()).map(({ type }) => type)).toEqual(['ExecutionStarted', 'WaitStateEntered', 'ExecutionAborted'])
})

test('an EXPRESS state machine starts an execution with each call, and none can be described, followed or stopped', async () => {
  const { sfn, ...account } = newAccount()
  const stateMachineArn = await machine({ sfn, ...account }, waiting(1), 'EXPRESS')
  const start = async () => (await sfn.send(new StartExecutionCommand({ stateMachineArn, name: 'once' }))).executionArn
  const [executionArn, other] = [await start(), await start()]
  expect(executionArn).toMatch(/^arn:aws:states:[\w-]+:\d{12}:express:m:once:[0-9a-f-]{36}$/)
  expect(other).not.toBe(executionArn)
  for (const call of [
    () => sfn.send(new DescribeExecutionCommand({ executionArn })),
    () => sfn.send(new GetExecutionHistoryCommand({ executionArn })),
    () => sfn.send(new StopExecutionCommand({ executionArn })),
  ])
    await expect(call()).rejects.toMatchObject({ name: 'InvalidArn' })
})
