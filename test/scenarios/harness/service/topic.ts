import { setTimeout } from 'node:timers/promises'
import { CreateStackCommand, DescribeStacksCommand } from '@aws-sdk/client-cloudformation'
import { DeleteMessageCommand, ReceiveMessageCommand } from '@aws-sdk/client-sqs'
import type { Account } from '../account.ts'

/** A queue that gets what a topic publishes. */
const LISTENER = `
Parameters: { TopicArn: { Type: String } }
Resources:
  Queue: { Type: 'AWS::SQS::Queue' }
  Subscription:
    Type: AWS::SNS::Subscription
    Properties: { TopicArn: !Ref TopicArn, Protocol: sqs, Endpoint: !GetAtt Queue.Arn, RawMessageDelivery: true }
Outputs: { Url: { Value: !Ref Queue } }
`

/** A stack with a topic. */
interface TopicStack {
  readonly account: Account
  readonly outputs: Readonly<Record<string, string>>
}

/** Subscribes to the topic of a stack. Returns a function that waits for the next message, an object; null after 20 seconds. */
export async function listenTo({ account, outputs }: TopicStack): Promise<() => Promise<unknown>> {
  const { cloudFormation, sqs } = account
  const Parameters = [{ ParameterKey: 'TopicArn', ParameterValue: outputs.TopicArn }]
  await cloudFormation.send(new CreateStackCommand({ StackName: 'listener', TemplateBody: LISTENER, Parameters }))
  const url = async (): Promise<string> => {
    const { Stacks } = await cloudFormation.send(new DescribeStacksCommand({ StackName: 'listener' }))
    const found = Stacks?.[0]?.Outputs?.[0]?.OutputValue
    return found ?? setTimeout(100).then(url)
  }
  const QueueUrl = await url()
  return async () => {
    const { Messages } = await sqs.send(new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 20 }))
    const { Body = 'null', ReceiptHandle } = Messages?.[0] ?? {}
    await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }))
    return JSON.parse(Body)
  }
}
