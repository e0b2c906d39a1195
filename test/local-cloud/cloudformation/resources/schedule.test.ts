import { DescribeStackEventsCommand } from '@aws-sdk/client-cloudformation'
import { CreateStateMachineCommand, ListExecutionsCommand } from '@aws-sdk/client-sfn'
import { expect, test } from 'vitest'
import { type Account, endpoint, newAccount, until } from '../../account.ts'
import { arn, role } from '../../refusal.ts'
import { deploy } from '../../stack.ts'

const ROLE = role('scheduler')
const Capabilities = ['CAPABILITY_IAM' as const]

const template = (ScheduleExpression: string, ScheduleExpressionTimezone = 'UTC', more: object = {}) => ({
  Resources: {
    Role: { Type: ROLE[0], Properties: ROLE[1] },
    Schedule: {
      Type: 'AWS::Scheduler::Schedule',
      Properties: {
        Name: 'nightly',
        ScheduleExpression,
        ScheduleExpressionTimezone,
        FlexibleTimeWindow: { Mode: 'OFF' },
        Target: { Arn: 'arn:aws:sns:us-east-1:111122223333:t', RoleArn: arn('Role') },
        ...more,
      },
    },
  },
})

async function scheduleOf(account: Account): Promise<unknown> {
  const authorization = `AWS4-HMAC-SHA256 Credential=${account.id}/20260301/us-east-1/scheduler/aws4_request, SignedHeaders=host, Signature=0`
  const answer = await fetch(`${endpoint}/schedules/nightly`, { headers: { authorization } })
  return answer.json()
}

test('a schedule of a stack has its time zone, also after an update; a wrong one fails the update', async () => {
  const account = newAccount()
  const at = (hour: number) => `cron(30 ${hour} ? * MON-FRI *)`
  await deploy(account, template(at(3), 'Europe/Zurich'), { Capabilities })
  expect(await scheduleOf(account)).toMatchObject({ Name: 'nightly', ScheduleExpressionTimezone: 'Europe/Zurich' })

  const update = (ChangeSetName: string) => ({ Capabilities, ChangeSetType: 'UPDATE' as const, ChangeSetName })
  await deploy(account, template(at(4), 'Asia/Tokyo'), update('two'))
  expect(await scheduleOf(account)).toMatchObject({ ScheduleExpressionTimezone: 'Asia/Tokyo' })
  expect(await deploy(account, template(at(24), 'Asia/Tokyo'), update('three'))).toMatchObject({
    StackStatus: 'UPDATE_ROLLBACK_COMPLETE',
  })
})

test('at() is a time in the zone of the schedule', async () => {
  const account = newAccount()
  const definition = '{"StartAt":"A","States":{"A":{"Type":"Pass","End":true}}}'
  const roleArn = `arn:aws:iam::${account.id}:role/machine`
  const create = new CreateStateMachineCommand({ name: 'm', roleArn, definition })
  const { stateMachineArn = '' } = await account.sfn.send(create)
  // A minute ago on Kiritimati, whose clocks are 14 hours before UTC.
  const there = new Date(Date.now() + 14 * 3_600_000 - 60_000).toISOString().slice(0, 19)
  const Target = { Arn: stateMachineArn, RoleArn: arn('Role') }
  await deploy(account, template(`at(${there})`, 'Pacific/Kiritimati', { Target }), { Capabilities })
  await until(
    () => account.sfn.send(new ListExecutionsCommand({ stateMachineArn })),
    ({ executions = [] }) => executions.length > 0,
  )
})

test.each<[string, string, string, object?]>([
  ['rate(soon)', 'UTC', 'Invalid Schedule Expression rate(soon).'],
  ['cron(0 3 * * * *)', 'UTC', 'Invalid Schedule Expression cron(0 3 * * * *).'],
  ['cron(0 3 ? * ? *)', 'UTC', 'Invalid Schedule Expression cron(0 3 ? * ? *).'],
  ['cron(60 3 * * ? *)', 'UTC', 'Invalid Schedule Expression cron(60 3 * * ? *).'],
  ['cron(0 24 * * ? *)', 'UTC', 'Invalid Schedule Expression cron(0 24 * * ? *).'],
  ['cron(0 3 32 * ? *)', 'UTC', 'Invalid Schedule Expression cron(0 3 32 * ? *).'],
  ['cron(0 3 * 13 ? *)', 'UTC', 'Invalid Schedule Expression cron(0 3 * 13 ? *).'],
  ['cron(0 3 ? * 8 *)', 'UTC', 'Invalid Schedule Expression cron(0 3 ? * 8 *).'],
  ['cron(0 3 * * ? 2200)', 'UTC', 'Invalid Schedule Expression cron(0 3 * * ? 2200).'],
  ['cron(0 5-3 * * ? *)', 'UTC', 'Invalid Schedule Expression cron(0 5-3 * * ? *).'],
  ['at(2030-02-31T08:00:00)', 'UTC', 'Invalid Schedule Expression at(2030-02-31T08:00:00).'],
  ['rate(1 hour)', 'Europe/Nowhere', 'Provided ScheduleExpressionTimezone is not supported: Europe/Nowhere'],
  ['rate(1 hour)', 'UTC', 'Schedule group none does not exist.', { GroupName: 'none' }],
])('a schedule that Scheduler does not take fails its resource: %s, %s', async (expression, zone, reason, more) => {
  const account = newAccount()
  const { StackId = '' } = await deploy(account, template(expression, zone, more), { Capabilities })
  const { StackEvents = [] } = await account.cloudFormation.send(new DescribeStackEventsCommand({ StackName: StackId }))
  const failed = StackEvents.find(({ ResourceStatus }) => ResourceStatus === 'CREATE_FAILED')
  expect(failed?.ResourceStatusReason).toContain(reason)
})

test.each([
  'cron(0/15 8-17 ? * MON-FRI *)',
  'cron(0 3 L * ? *)',
  'cron(0 3 1W * ? 2030-2035)',
  'cron(0 3 ? JAN MON#1 *)',
])('a schedule that Scheduler takes: %s', async (expression) => {
  expect(await deploy(newAccount(), template(expression), { Capabilities })).toMatchObject({
    StackStatus: 'CREATE_COMPLETE',
  })
})
