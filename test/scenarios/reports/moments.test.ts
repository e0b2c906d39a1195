import { UpdateStackCommand } from '@aws-sdk/client-cloudformation'
import { expect, test } from 'vitest'
import { setUp } from '../harness/account.ts'
import { openAlbum } from '../harness/report/album.ts'
import { openStory } from '../harness/report/story.ts'
import { cancelOnceLogged, onceLogged } from '../harness/signals.ts'
import { idle } from '../harness/states.ts'

const album = openAlbum()
const inputs = { template: 'stack.yml', 'build-args': '', network: 'none' }
const base = 'FROM servicefull/busybox:local\n'
const shop = (days: number): string => `Parameters:
  Image: { Type: String }
  Round: { Type: String, Default: '1' }
Resources:
  Orders: { Type: AWS::SQS::Queue, Properties: { MessageRetentionPeriod: ${days * 86_400} } }
  Receipts: { Type: AWS::SNS::Topic, Properties: { DisplayName: !Sub 'Receipts \${Round}' } }
  Task: { Type: AWS::ECS::TaskDefinition, Properties: { ContainerDefinitions: [{ Name: shop, Memory: 64, Image: !Ref Image }] } }
Outputs:
  Url: { Value: !Sub 'https://\${AWS::StackName}.example.com/' }
`

test('what the comment says while a preview is built, deployed, and waits', async () => {
  const { account, checkout, preview, moment } = await openStory({ 'stack.yml': shop(1), Dockerfile: base })
  expect((await preview('opened', { inputs })).errors).toEqual([])

  // The comment shows nothing that is over within two seconds.
  await setUp(account, { resourceSeconds: 2 })
  checkout.commit({ 'stack.yml': shop(2), Dockerfile: `${base}RUN echo ${account.id} && sleep 4\n` })
  expect((await preview('synchronize', { inputs })).errors).toEqual([])
  expect(moment(/⏳ Building/)).toMatch(/Still running: commit \[.* at \[https:\/\/shop-pr-7\.example\.com\/\]/)
  await album.look('building', account, { comment: moment(/⏳ Building/) })
  await album.look('deploying', account, { comment: moment(/⏳ Deploying/) })

  await setUp(account, { resourceSeconds: 30 })
  const round = [
    { ParameterKey: 'Image', UsePreviousValue: true },
    { ParameterKey: 'Round', ParameterValue: '2' },
  ]
  const update = { StackName: 'shop-pr-7', UsePreviousTemplate: true, Parameters: round }
  await account.cloudFormation.send(new UpdateStackCommand(update))
  const onLog = onceLogged(/waiting for that operation/, async () => {
    await expect.poll(() => moment(/waits for another operation/), { timeout: 25_000 }).toBeDefined()
    await setUp(account, { resourceSeconds: 0 })
  })
  expect((await preview('synchronize', { inputs, onLog })).errors).toEqual([])
  await album.look('waiting', account, { comment: moment(/waits for another operation/) })
})

test('what the comment says when an update is cancelled, and while a preview is deleted', async () => {
  const { account, checkout, preview, comment, moment } = await openStory({ 'stack.yml': shop(1), Dockerfile: base })
  expect((await preview('opened', { inputs })).errors).toEqual([])

  checkout.commit({ 'stack.yml': shop(2) })
  await setUp(account, { resourceSeconds: 1 })
  const cancelled = await preview('synchronize', { inputs, onLog: cancelOnceLogged(/Orders .*UPDATE_COMPLETE/) })
  expect(cancelled.code).toBe(1)
  await album.look('cancelled', account, { summary: cancelled.summary, comment: comment() })

  await idle(account, 'shop-pr-7')
  expect((await preview('closed', { inputs })).errors).toEqual([])
  await album.look('deleting', account, { comment: moment(/⏳ Deleting/) })
})
