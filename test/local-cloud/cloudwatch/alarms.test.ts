import { expect, test } from 'vitest'
import { type Account, newAccount } from '../account.ts'
import { cloudWatch } from './cloudwatch.ts'

const metric = (Value: string) => ({ MetricName: 'Failures', Dimensions: [{ Name: 'Job', Value }] })

/** Makes an alarm `a` on failures of the job `mine`. */
const putAlarm = (account: Account, more: object) =>
  cloudWatch(account, 'PutMetricAlarm', {
    AlarmName: 'a',
    Namespace: 'Test',
    ...metric('mine'),
    Statistic: 'Sum',
    Period: 60,
    EvaluationPeriods: 1,
    ComparisonOperator: 'GreaterThanThreshold',
    Threshold: 0,
    ...more,
  })

/** Publishes failures of a job, so many seconds ago. */
const publish = (account: Account, job: string, Value: number, ago = 0) =>
  cloudWatch(account, 'PutMetricData', {
    Namespace: 'Test',
    MetricData: [{ ...metric(job), Value, Timestamp: Math.floor(Date.now() / 1_000) - ago }],
  })

async function stateOf(account: Account) {
  const { MetricAlarms } = await cloudWatch<{ MetricAlarms: { StateValue: string; StateReason: string }[] }>(
    account,
    'DescribeAlarms',
    { AlarmNames: ['a'] },
  )
  return [MetricAlarms[0]?.StateValue, MetricAlarms[0]?.StateReason]
}

test('an alarm judges its own metric', async () => {
  const account = newAccount()
  await putAlarm(account, { TreatMissingData: 'notBreaching' })
  await publish(account, 'other', 5)
  expect(await stateOf(account)).toEqual([
    'OK',
    'Threshold Crossed: no datapoints were received for 1 period and 1 missing datapoint was treated as [NonBreaching].',
  ])
  await publish(account, 'mine', 0)
  expect(await stateOf(account)).toEqual(['OK', expect.stringContaining('no datapoints')])
  await publish(account, 'mine', 2)
  expect(await stateOf(account)).toEqual([
    'ALARM',
    expect.stringMatching(
      /^Threshold Crossed: 1 datapoint \[2\.0 \(.*\)\] was greater than the threshold \(0(\.0)?\)\.$/,
    ),
  ])
})

test.each([
  ['missing', 'INSUFFICIENT_DATA'],
  [undefined, 'INSUFFICIENT_DATA'],
  ['ignore', 'INSUFFICIENT_DATA'],
  ['notBreaching', 'OK'],
  ['breaching', 'ALARM'],
])('an alarm without data, where what is missing is %s, is %s', async (TreatMissingData, state) => {
  const account = newAccount()
  await putAlarm(account, { TreatMissingData })
  await publish(account, 'other', 1)
  expect((await stateOf(account))[0]).toBe(state)
})

test('what is older than the periods does not count, and as many of them must breach as DatapointsToAlarm says', async () => {
  const account = newAccount()
  await putAlarm(account, { EvaluationPeriods: 3, DatapointsToAlarm: 2, TreatMissingData: 'notBreaching' })
  await publish(account, 'mine', 1, 400)
  await publish(account, 'mine', 1)
  await publish(account, 'mine', 7)
  expect((await stateOf(account))[0]).toBe('OK')
  await publish(account, 'mine', 1, 90)
  expect((await stateOf(account))[0]).toBe('ALARM')
})

test('without DatapointsToAlarm, all periods must breach', async () => {
  const account = newAccount()
  await putAlarm(account, { EvaluationPeriods: 2, TreatMissingData: 'notBreaching' })
  await publish(account, 'mine', 1)
  expect((await stateOf(account))[0]).toBe('OK')
  await publish(account, 'mine', 1, 90)
  expect((await stateOf(account))[0]).toBe('ALARM')
})
