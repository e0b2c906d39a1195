import { DeleteStackCommand, ListStackResourcesCommand } from '@aws-sdk/client-cloudformation'
import {
  CreateStateMachineCommand,
  DeleteStateMachineCommand,
  DescribeExecutionCommand,
  DescribeStateMachineCommand,
  ListExecutionsCommand,
  StartExecutionCommand,
  StopExecutionCommand,
  UpdateStateMachineCommand,
} from '@aws-sdk/client-sfn'
import { expect, test } from 'vitest'
import { type Account, newAccount, until } from '../account.ts'
import { deploy, events, reaches } from '../stack.ts'

const wait = (Seconds: number, more: object = { End: true }) => ({ Type: 'Wait', Seconds, ...more })
const waiting = (Seconds: number) => ({ StartAt: 'Wait', States: { Wait: wait(Seconds) } })

function create(account: Account, definition: object, type: 'STANDARD' | 'EXPRESS' = 'STANDARD') {
  const roleArn = `arn:aws:iam::${account.id}:role/r`
  const request = { name: 'm', roleArn, definition: JSON.stringify(definition), type }
  return account.sfn.send(new CreateStateMachineCommand(request))
}

async function machine(...args: Parameters<typeof create>): Promise<string> {
  const { stateMachineArn = '' } = await create(...args)
  return stateMachineArn
}

/** The status of a state machine, or the name of the error when there is none. */
function statusOf({ sfn }: Account, stateMachineArn: string): Promise<string | undefined> {
  return sfn.send(new DescribeStateMachineCommand({ stateMachineArn })).then(
    ({ status }) => status,
    ({ name }) => name,
  )
}

test('a state machine is deleted when its last execution has ended', async () => {
  const account = newAccount()
  const stateMachineArn = await machine(account, waiting(3_600))
  const { executionArn } = await account.sfn.send(new StartExecutionCommand({ stateMachineArn }))
  await account.sfn.send(new DeleteStateMachineCommand({ stateMachineArn }))
  expect(await statusOf(account, stateMachineArn)).toBe('DELETING')
  for (const refused of [
    () => account.sfn.send(new StartExecutionCommand({ stateMachineArn })),
    () => account.sfn.send(new UpdateStateMachineCommand({ stateMachineArn, definition: JSON.stringify(waiting(1)) })),
    () => create(account, waiting(1)),
  ])
    await expect(refused()).rejects.toMatchObject({ name: 'StateMachineDeleting' })
  await account.sfn.send(new StopExecutionCommand({ executionArn }))
  await expect.poll(() => statusOf(account, stateMachineArn)).toBe('StateMachineDoesNotExist')
  const listed = account.sfn.send(new ListExecutionsCommand({ stateMachineArn }))
  await expect(listed).rejects.toMatchObject({ name: 'StateMachineDoesNotExist' })
})

test('a stack waits for the executions of its state machine', async () => {
  const account = newAccount()
  const DefinitionString = JSON.stringify(waiting(3_600))
  const Properties = { DefinitionString, RoleArn: `arn:aws:iam::${account.id}:role/r`, StateMachineName: 'waits' }
  const { StackId = '' } = await deploy(account, {
    Resources: { Machine: { Type: 'AWS::StepFunctions::StateMachine', Properties } },
  })
  const stateMachineArn = `arn:aws:states:us-east-1:${account.id}:stateMachine:waits`
  const { executionArn } = await account.sfn.send(new StartExecutionCommand({ stateMachineArn }))
  await account.cloudFormation.send(new DeleteStackCommand({ StackName: 's' }))
  await until(
    () => events(account, StackId),
    (seen) => seen.includes('Machine DELETE_IN_PROGRESS'),
  )
  const { StackResourceSummaries } = await account.cloudFormation.send(
    new ListStackResourcesCommand({ StackName: 's' }),
  )
  expect(StackResourceSummaries).toMatchObject([{ ResourceStatus: 'DELETE_IN_PROGRESS' }])
  expect(await account.sfn.send(new DescribeExecutionCommand({ executionArn }))).toMatchObject({ status: 'RUNNING' })
  await account.sfn.send(new StopExecutionCommand({ executionArn }))
  await reaches(account, StackId, 'DELETE_COMPLETE')
})

test('an execution of a state machine that is being deleted ends at its next state transition', async () => {
  const account = newAccount()
  const States = { First: wait(1, { Next: 'Second' }), Second: wait(3_600) }
  const stateMachineArn = await machine(account, { StartAt: 'First', States })
  await account.sfn.send(new StartExecutionCommand({ stateMachineArn }))
  await account.sfn.send(new DeleteStateMachineCommand({ stateMachineArn }))
  expect(await statusOf(account, stateMachineArn)).toBe('DELETING')
  await expect.poll(() => statusOf(account, stateMachineArn), { timeout: 10_000 }).toBe('StateMachineDoesNotExist')
})

test('an EXPRESS state machine waits for no execution, and lists none', async () => {
  const account = newAccount()
  const stateMachineArn = await machine(account, waiting(3_600), 'EXPRESS')
  await account.sfn.send(new StartExecutionCommand({ stateMachineArn }))
  const listed = account.sfn.send(new ListExecutionsCommand({ stateMachineArn }))
  await expect(listed).rejects.toMatchObject({ name: 'StateMachineTypeNotSupported' })
  await account.sfn.send(new DeleteStateMachineCommand({ stateMachineArn }))
  expect(await statusOf(account, stateMachineArn)).toBe('StateMachineDoesNotExist')
})
