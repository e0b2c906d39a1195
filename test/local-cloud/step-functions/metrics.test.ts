import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  StartExecutionCommand,
  StopExecutionCommand,
} from '@aws-sdk/client-sfn'
import { expect, test } from 'vitest'
import { newAccount, until } from '../account.ts'
import { cloudWatch } from '../cloudwatch/cloudwatch.ts'

const WAIT = { StartAt: 'Wait', States: { Wait: { Type: 'Wait', Seconds: 100, End: true } } }

test.each<[string, string, object]>([
  ['SUCCEEDED', 'ExecutionsSucceeded', { StartAt: 'End', States: { End: { Type: 'Succeed' } } }],
  ['FAILED', 'ExecutionsFailed', { StartAt: 'End', States: { End: { Type: 'Fail', Error: 'Broken' } } }],
  ['TIMED_OUT', 'ExecutionsTimedOut', { ...WAIT, TimeoutSeconds: 1 }],
  ['ABORTED', 'ExecutionsAborted', WAIT],
])('an execution that ends %s is counted by %s', async (status, MetricName, definition) => {
  const account = newAccount()
  const { stateMachineArn } = await account.sfn.send(
    new CreateStateMachineCommand({
      name: 'm',
      roleArn: `arn:aws:iam::${account.id}:role/r`,
      definition: JSON.stringify(definition),
    }),
  )
  const { executionArn } = await account.sfn.send(new StartExecutionCommand({ stateMachineArn }))
  if (status === 'ABORTED') await account.sfn.send(new StopExecutionCommand({ executionArn }))
  const execution = await until(
    () => account.sfn.send(new DescribeExecutionCommand({ executionArn })),
    (described) => described.status !== 'RUNNING',
  )
  expect(execution.status).toBe(status)

  const list = () =>
    cloudWatch<{ Metrics: { MetricName: string }[] }>(account, 'ListMetrics', { Namespace: 'AWS/States' })
  const { Metrics } = await until(list, ({ Metrics: { length } }) => length > 1)
  const Dimensions = [{ Name: 'StateMachineArn', Value: stateMachineArn }]
  expect(Metrics.toSorted((a, b) => (a.MetricName < b.MetricName ? -1 : 1))).toEqual([
    { Namespace: 'AWS/States', MetricName: 'ExecutionTime', Dimensions },
    { Namespace: 'AWS/States', MetricName, Dimensions },
  ])
})
