import { ReceiveMessageCommand } from '@aws-sdk/client-sqs'
import { expect, test } from 'vitest'
import { newAccount } from '../account.ts'
import { deploy, type Template } from '../stack.ts'
import { cloudWatch } from './cloudwatch.ts'

const all = { AWS: { 'Fn::Sub': `arn:aws:iam::\${AWS::AccountId}:root` } }
const statement = (Principal: object, Action: string) => ({ Effect: 'Allow', Principal, Action, Resource: '*' })
const CLOUDWATCH = { Service: 'cloudwatch.amazonaws.com' }

const key = (...Statement: object[]): Template => ({
  Key: { Type: 'AWS::KMS::Key', Properties: { KeyPolicy: { Version: '2012-10-17', Statement } } },
})
const policy = (Principal: object): Template => ({
  Policy: {
    Type: 'AWS::SNS::TopicPolicy',
    Properties: {
      Topics: [{ Ref: 'Topic' }],
      PolicyDocument: { Version: '2012-10-17', Statement: [statement(Principal, 'sns:Publish')] },
    },
  },
})

/** An alarm that tells a topic, which tells a queue. */
const template = (KmsMasterKeyId: unknown, more: Template): Template => ({
  Resources: {
    Topic: { Type: 'AWS::SNS::Topic', Properties: { KmsMasterKeyId } },
    Queue: { Type: 'AWS::SQS::Queue' },
    Subscription: {
      Type: 'AWS::SNS::Subscription',
      Properties: {
        TopicArn: { Ref: 'Topic' },
        Protocol: 'sqs',
        Endpoint: { 'Fn::GetAtt': ['Queue', 'Arn'] },
        RawMessageDelivery: true,
      },
    },
    Alarm: {
      Type: 'AWS::CloudWatch::Alarm',
      Properties: {
        AlarmName: 'a',
        AlarmActions: [{ Ref: 'Topic' }],
        ...{ Namespace: 'Test', MetricName: 'Failures', Statistic: 'Sum', Period: 60, EvaluationPeriods: 1 },
        ...{ ComparisonOperator: 'GreaterThanThreshold', Threshold: 0, TreatMissingData: 'notBreaching' },
      },
    },
    ...more,
  },
  Outputs: { Queue: { Value: { Ref: 'Queue' } }, Topic: { Value: { Ref: 'Topic' } } },
})

/** Deploys templates, and lets the alarm of the last one fire. Returns what its history says, and the message that arrives. */
async function fire(first: Template, ...updates: readonly Template[]) {
  const account = newAccount()
  let stack = await deploy(account, first)
  for (const update of updates) stack = await deploy(account, update, { ChangeSetType: 'UPDATE' })
  const { Outputs = [], StackStatus } = stack
  expect(StackStatus).toMatch(/^(CREATE|UPDATE)_COMPLETE$/)
  const outputOf = (name: string) => Outputs.find(({ OutputKey }) => OutputKey === name)?.OutputValue ?? ''
  await cloudWatch(account, 'PutMetricData', { Namespace: 'Test', MetricData: [{ MetricName: 'Failures', Value: 1 }] })
  const input = { AlarmName: 'a', HistoryItemType: 'Action' }
  const { AlarmHistoryItems } = await cloudWatch<{ AlarmHistoryItems: { HistorySummary: string }[] }>(
    account,
    'DescribeAlarmHistory',
    input,
  )
  const { Messages = [] } = await account.sqs.send(new ReceiveMessageCommand({ QueueUrl: outputOf('Queue') }))
  const texts = AlarmHistoryItems.map(({ HistorySummary }) => HistorySummary)
  return {
    summaries: texts.map((text) => text.replaceAll(outputOf('Topic'), 'TOPIC').replaceAll(account.id, 'ACCOUNT')),
    messages: Messages.map(({ Body = '' }) => JSON.parse(Body)),
  }
}

const DONE = 'Successfully executed action TOPIC'
const failed = (error: string) => `Failed to execute action TOPIC. Received error: "${error}"`
const NO_KEY = failed('CloudWatch Alarms does not have authorization to access the SNS topic encryption key.')
const ofKey = { Ref: 'Key' }

test.each<[string, string, unknown, Template]>([
  ['without a key', DONE, undefined, {}],
  ['with the key aws/sns', NO_KEY, 'alias/aws/sns', {}],
  ['with a key that only the account may use', NO_KEY, ofKey, key(statement(all, 'kms:*'))],
  ['with a key that CloudWatch may only decrypt with', NO_KEY, ofKey, key(statement(CLOUDWATCH, 'kms:Decrypt'))],
  ['with a key that CloudWatch may use', DONE, ofKey, key(statement(all, 'kms:*'), statement(CLOUDWATCH, 'kms:*'))],
  ['with a policy that lets CloudWatch publish', DONE, undefined, policy(CLOUDWATCH)],
  [
    'with a policy that lets only EventBridge publish',
    failed(
      'Resource: arn:aws:cloudwatch:us-east-1:ACCOUNT:alarm:a is not authorized to perform: SNS:Publish on resource: TOPIC',
    ),
    undefined,
    policy({ Service: 'events.amazonaws.com' }),
  ],
])('an alarm on a topic %s: %s', async (_, summary, KmsMasterKeyId, more) => {
  const { summaries, messages } = await fire(template(KmsMasterKeyId, more))
  expect(summaries).toEqual([summary])
  expect(messages).toMatchObject(summary === DONE ? [{ AlarmName: 'a', NewStateValue: 'ALARM' }] : [])
  expect(messages).toHaveLength(summary === DONE ? 1 : 0)
})

test('an update gives a topic another key, or none', async () => {
  const [encrypted, plain] = [template('alias/aws/sns', {}), template(undefined, {})]
  expect((await fire(plain, encrypted)).summaries).toEqual([NO_KEY])
  expect((await fire(encrypted, plain)).summaries).toEqual([DONE])
})
