import { DescribeStackEventsCommand } from '@aws-sdk/client-cloudformation'
import { expect, test } from 'vitest'
import { endpoint, newAccount } from '../../account.ts'
import { deploy } from '../../stack.ts'

const template = (ScheduleExpression: string, ScheduleExpressionTimezone = 'UTC') => ({
  Resources: {
    Schedule: {
      Type: 'AWS::Scheduler::Schedule',
      Properties: {
        Name: 'nightly',
        ScheduleExpression,
        ScheduleExpressionTimezone,
        FlexibleTimeWindow: { Mode: 'OFF' },
        Target: { Arn: 'arn:aws:sns:us-east-1:111122223333:t', RoleArn: 'arn:aws:iam::111122223333:role/r' },
      },
    },
  },
})

test('a schedule of a stack has its time zone', async () => {
  const account = newAccount()
  await deploy(account, template('cron(30 3 ? * MON-FRI *)', 'Europe/Zurich'))
  const authorization = `AWS4-HMAC-SHA256 Credential=${account.id}/20260301/us-east-1/scheduler/aws4_request, SignedHeaders=host, Signature=0`
  const answer = await fetch(`${endpoint}/schedules/nightly`, { headers: { authorization } })
  expect(await answer.json()).toMatchObject({ Name: 'nightly', ScheduleExpressionTimezone: 'Europe/Zurich' })
})

test.each([
  ['rate(soon)', 'UTC', 'Invalid Schedule Expression rate(soon).'],
  ['cron(0 3 * * * *)', 'UTC', 'Invalid Schedule Expression cron(0 3 * * * *).'],
  ['at(2030-02-31T08:00:00)', 'UTC', 'Invalid Schedule Expression at(2030-02-31T08:00:00).'],
  ['rate(1 hour)', 'Europe/Nowhere', 'Provided ScheduleExpressionTimezone is not supported: Europe/Nowhere'],
])('a schedule that Scheduler does not take fails its resource: %s, %s', async (expression, zone, reason) => {
  const account = newAccount()
  const { StackId = '' } = await deploy(account, template(expression, zone))
  const { StackEvents = [] } = await account.cloudFormation.send(new DescribeStackEventsCommand({ StackName: StackId }))
  const failed = StackEvents.find(({ ResourceStatus }) => ResourceStatus === 'CREATE_FAILED')
  expect(failed?.ResourceStatusReason).toContain(reason)
})
