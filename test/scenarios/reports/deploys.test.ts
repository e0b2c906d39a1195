import { expect, test } from 'vitest'
import { setUp } from '../harness/account.ts'
import { openAlbum } from '../harness/report/album.ts'
import { openStory } from '../harness/report/story.ts'

const album = openAlbum()

const before = `Parameters:
  Image: { Type: String }
Resources:
  Logs:
    Type: AWS::Logs::LogGroup
    Properties: { RetentionInDays: 7 }
  Orders: { Type: AWS::SQS::Queue }
  Invoices: { Type: AWS::SNS::Topic }
  Task:
    Type: AWS::ECS::TaskDefinition
    Properties:
      RequiresCompatibilities: [FARGATE]
      NetworkMode: awsvpc
      Cpu: '256'
      Memory: '512'
      ExecutionRoleArn: !Sub 'arn:\${AWS::Partition}:iam::\${AWS::AccountId}:role/pull'
      ContainerDefinitions: [{ Name: shop, Image: !Ref Image }]
Outputs:
  Url: { Value: !Sub 'https://\${AWS::StackName}.example.com/' }
  OrdersUrl: { Value: !Ref Orders }
  TaskArn: { Value: !Ref Task }
`
const after = before
  .replace(
    '  Orders: { Type: AWS::SQS::Queue }',
    '  Orders: { Type: AWS::SQS::Queue, Properties: { QueueName: orders } }',
  )
  .replace('  Invoices: { Type: AWS::SNS::Topic }', '  Receipts: { Type: AWS::SNS::Topic }')
  .replace('RetentionInDays: 7', 'RetentionInDays: 30')

test('a preview is created, updated with losses, and then unchanged', async () => {
  const story = await openStory({ 'stack.yml': before })
  const inputs = { 'stack-name': 'shop', template: 'stack.yml' }
  await setUp(story.account, { resourceSeconds: 0.5 })

  const created = await story.preview('opened', { inputs })
  expect(created.errors).toEqual([])
  await album.look('created', story.account, { summary: created.summary, comment: story.comment() })

  story.checkout.commit({ 'stack.yml': after })
  const updated = await story.preview('synchronize', { inputs })
  expect(updated.errors).toEqual([])
  await album.look('updated', story.account, { summary: updated.summary, comment: story.comment() })

  const unchanged = await story.preview('synchronize', { inputs })
  expect(unchanged.outputs.operation).toBe('none')
  await album.look('unchanged', story.account, { summary: unchanged.summary, comment: story.comment() })
})
