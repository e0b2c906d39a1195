import { expect, test } from 'vitest'
import { setUp } from '../harness/account.ts'
import { openAlbum } from '../harness/report/album.ts'
import { openStory } from '../harness/report/story.ts'

const album = openAlbum()
const inputs = { template: 'stack.yml', 'image-parameter': 'none' }

const LONG =
  'TheDeadLetterQueueOfTheWorkerThatSendsTheInvoicesOfAllTheCustomersInTheFirstNightOfEveryMonthAndTheSecondNight'
const wide = (round: string): string => {
  const policy = JSON.stringify({
    maxReceiveCount: 3,
    deadLetterTargetArn: `arn:aws:sqs:eu-central-1:123456789012:${round}`,
  })
  const address = `https://d-${round}${'0123456789abcdef'.repeat(2)}.execute-api.eu-central-1.amazonaws.com/${'path/of/the/resource/'.repeat(6)}`
  return `Parameters:
  Note: { Type: String, Default: ${round.repeat(100)} }
Resources:
  ${LONG}: { Type: AWS::SQS::Queue, Properties: { QueueName: !Sub '\${AWS::StackName}-${`${round}-`.repeat(15)}' } }
  A: { Type: AWS::SQS::Queue, Properties: { QueueName: !Sub '\${AWS::StackName}-${`a${round}`.repeat(16)}' } }
  Topic: { Type: AWS::SNS::Topic, Properties: { DisplayName: '${policy}' } }
  Value: { Type: AWS::SSM::Parameter, Properties: { Type: String, Value: !Ref Note } }
Outputs:
  Url: { Value: '${address}' }
  ${LONG}Arn: { Value: !GetAtt ${LONG}.Arn }
  Unbroken: { Value: ${round.repeat(800)} }
  Policy: { Value: '${policy}' }
`
}

test('long names, long values and many resources stay within the page', async () => {
  const { account, checkout, deploy, preview, comment } = await openStory({ 'stack.yml': wide('one') })
  await deploy({ inputs })
  const created = await preview('opened', { inputs })
  expect(created.errors).toEqual([])
  await album.look('wide-created', account, { summary: created.summary, comment: comment() })

  checkout.commit({ 'stack.yml': wide('two') })
  const diff = await preview('synchronize', { inputs: { ...inputs, command: 'diff' } })
  expect(diff.errors).toEqual([])
  await album.look('wide-diff', account, { summary: diff.summary, comment: comment() })

  const updated = await preview('synchronize', { inputs })
  expect(updated.errors).toEqual([])
  await album.look('wide-updated', account, { summary: updated.summary, comment: comment() })
})

test('a failure with a long name and a long cause', async () => {
  const template = `Resources:\n  ${LONG}: { Type: AWS::Logs::LogGroup, Properties: { RetentionInDays: 2, LogGroupName: /${'a-long-name/'.repeat(20)} } }\n`
  const { account, preview, comment } = await openStory({ 'stack.yml': template })
  const name = `shop-${'0123456789'.repeat(11)}`

  const end = await preview('opened', { inputs: { ...inputs, 'stack-name': name } })

  expect(end.code).toBe(1)
  await album.look('wide-failure', account, { summary: end.summary, comment: comment() })
})

test('sixty resources', async () => {
  const names = Array.from({ length: 60 }, (_, index) => `Topic${index}`)
  const body = names.map((name) => `  ${name}: { Type: AWS::SNS::Topic }\n`).join('')
  const { account, preview, comment } = await openStory({ 'stack.yml': `Resources:\n${body}` })

  await setUp(account, { resourceSeconds: 0.15 })

  const end = await preview('opened', { inputs })

  expect(end.errors).toEqual([])
  await album.look('many', account, { summary: end.summary, comment: comment() })
})
