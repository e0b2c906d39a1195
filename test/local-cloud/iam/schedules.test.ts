import { CreateStateMachineCommand, ListExecutionsCommand } from '@aws-sdk/client-sfn'
import { expect, test } from 'vitest'
import { type Account, until } from '../account.ts'
import { deploy } from '../stack.ts'
import { createRole, decisionsOf, enforcedAccount, type Statement, trust } from './session.ts'

/** A state machine, and a schedule that is due, whose role has a statement. */
async function due(account: Account, statement: Statement, source: string) {
  const definition = '{"StartAt":"A","States":{"A":{"Type":"Pass","End":true}}}'
  const roleArn = await createRole(account, 'machine')
  const { stateMachineArn: Arn = '' } = await account.sfn.send(
    new CreateStateMachineCommand({ name: 'm', roleArn, definition }),
  )
  const RoleArn = await createRole(account, 'schedule', statement)
  const Condition = { StringEquals: { 'aws:SourceArn': `arn:aws:scheduler:us-east-1:${account.id}:${source}` } }
  await trust(account, 'schedule', { Service: 'scheduler.amazonaws.com' }, Condition)
  const Properties = {
    ScheduleExpression: 'at(2020-01-01T00:00:00)',
    FlexibleTimeWindow: { Mode: 'OFF' },
    Target: { Arn, RoleArn },
  }
  await deploy(account, { Resources: { Schedule: { Type: 'AWS::Scheduler::Schedule', Properties } } })
  return async () => (await account.sfn.send(new ListExecutionsCommand({ stateMachineArn: Arn }))).executions ?? []
}

const start = (Resource: string): Statement => ({ Effect: 'Allow', Action: 'states:StartExecution', Resource })

test('a schedule starts the state machine that its role may start, and that trusts its group', async () => {
  const account = await enforcedAccount()
  const executions = await due(account, start('*'), 'schedule-group/default')
  await until(executions, (found) => found.length > 0)
})

test('a schedule whose role may not start the state machine starts nothing', async () => {
  const account = await enforcedAccount()
  const executions = await due(account, start('arn:aws:states:*:*:stateMachine:other'), 'schedule-group/default')
  const decisions = await until(
    () => decisionsOf(account),
    (found) => found.length > 0,
  )
  expect(decisions).toMatchObject([{ action: 'states:StartExecution', allowed: false, source: 'schedule' }])
  expect(await executions()).toEqual([])
})
