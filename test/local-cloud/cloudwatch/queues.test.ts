import { CreateQueueCommand, SendMessageCommand } from '@aws-sdk/client-sqs'
import { expect, test } from 'vitest'
import { newAccount } from '../account.ts'
import { cloudWatch } from './cloudwatch.ts'

test('a message that is sent is counted for its queue', async () => {
  const account = newAccount()
  const { QueueUrl } = await account.sqs.send(new CreateQueueCommand({ QueueName: 'letters' }))
  await account.sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: 'one' }))
  await account.sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: 'two' }))
  const now = Math.floor(Date.now() / 1_000)
  const { Datapoints } = await cloudWatch<{ Datapoints: { Sum: number }[] }>(account, 'GetMetricStatistics', {
    ...{
      Namespace: 'AWS/SQS',
      MetricName: 'NumberOfMessagesSent',
      Dimensions: [{ Name: 'QueueName', Value: 'letters' }],
    },
    ...{ StartTime: now - 3600, EndTime: now + 3600, Period: 7200, Statistics: ['Sum'] },
  })
  expect(Datapoints.reduce((sum, { Sum }) => sum + Sum, 0)).toBe(2)
})
