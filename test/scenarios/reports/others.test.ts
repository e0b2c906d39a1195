import { expect, test } from 'vitest'
import { readTemplate } from '../harness/checkout.ts'
import { release } from '../harness/events.ts'
import { openAlbum } from '../harness/report/album.ts'
import { openStory } from '../harness/report/story.ts'

const album = openAlbum()
const inputs = { template: 'stack.yml', 'image-parameter': 'none' }
const before = `Resources:
  Orders: { Type: AWS::SQS::Queue }
  Invoices: { Type: AWS::SNS::Topic }
  Logs: { Type: AWS::Logs::LogGroup, Properties: { RetentionInDays: 7 } }
`
const after = `Resources:
  Orders: { Type: AWS::SQS::Queue, Properties: { QueueName: orders } }
  Receipts: { Type: AWS::SNS::Topic }
  Logs: { Type: AWS::Logs::LogGroup, Properties: { RetentionInDays: 30 } }
`

test('a diff, a diff of nothing and a change set to review', async () => {
  const { account, checkout, deploy, preview, comment } = await openStory({ 'stack.yml': before })
  expect((await deploy({ inputs })).errors).toEqual([])

  const same = await preview('opened', { inputs: { ...inputs, command: 'diff' } })
  expect(same.outputs).toMatchObject({ operation: 'diff', 'has-changes': 'false' })
  await album.look('diff-of-nothing', account, { summary: same.summary, comment: comment() })

  checkout.commit({ 'stack.yml': after })
  const diff = await preview('synchronize', { inputs: { ...inputs, command: 'diff' } })
  expect(diff.outputs).toMatchObject({ operation: 'diff', 'has-changes': 'true' })
  await album.look('diff', account, { summary: diff.summary, comment: comment() })

  const review = await deploy({ inputs: { ...inputs, 'no-execute-changeset': 'true' } })
  expect(review.outputs.operation).toBe('review')
  await album.look('review', account, { summary: review.summary })
})

test('a preview is deleted, and closed once more', async () => {
  const { account, preview, comment } = await openStory({ 'stack.yml': before })
  expect((await preview('opened', { inputs })).errors).toEqual([])

  const deleted = await preview('closed', { inputs })
  expect(deleted.outputs).toMatchObject({ operation: 'delete', 'has-changes': 'true' })
  await album.look('deleted', account, { summary: deleted.summary, comment: comment() })

  const gone = await preview('closed', { inputs })
  expect(gone.outputs).toMatchObject({ operation: 'delete', 'has-changes': 'false' })
  await album.look('gone', account, { summary: gone.summary, comment: comment() })
})

test('a build without a stack, and its release', async () => {
  const { account, checkout, deploy } = await openStory({})

  const built = await deploy({ inputs: { command: 'build' } })
  expect(built.outputs.operation).toBe('build')
  await album.look('build', account, { summary: built.summary })

  const released = await deploy({ event: release(checkout.head(), 'v2.0.0', 'published') })
  expect(released.outputs).toMatchObject({ operation: 'create', 'image-reused': 'true' })
  await album.look('release', account, { summary: released.summary })

  const skipped = await deploy({ event: release(checkout.head(), 'v2.0.0', 'edited') })
  expect(skipped.outputs.operation).toBe('skip')
  await album.look('skipped', account, { summary: skipped.summary })
})

test('several images', async () => {
  const dockerfile = (name: string): string => `FROM servicefull/busybox:local\nRUN echo "${name}" >/name\n`
  const { account, preview, comment } = await openStory({
    'stack.yml': readTemplate('two-tasks'),
    'api/Dockerfile': dockerfile('api'),
    'worker/Dockerfile': dockerfile('worker'),
  })
  const images = '- name: api\n  context: api\n- name: worker\n  context: worker'

  const end = await preview('opened', { inputs: { template: 'stack.yml', images, 'build-args': '' } })

  expect(end.errors).toEqual([])
  await album.look('several-images', account, { summary: end.summary, comment: comment() })
})
