import {
  BatchGetImageCommand,
  CreateRepositoryCommand,
  CreateRepositoryCreationTemplateCommand,
  DescribeRepositoriesCommand,
  PutImageCommand,
} from '@aws-sdk/client-ecr'
import { expect, test } from 'vitest'
import { type Account, openAccount } from '../../harness/account.ts'
import { push } from '../../harness/events.ts'
import { checkOut, openJob, runJob } from '../../harness/job.ts'
import { startRegistry } from '../../harness/registry.ts'
import { lookAt } from '../../harness/world.ts'

const KEY = 'arn:aws:kms:us-east-1:111122223333:key/11111111-2222-3333-4444-555555555555'

/** The settings of every repository of an account. */
async function settingsOf({ ecr }: Account) {
  const { repositories = [] } = await ecr.send(new DescribeRepositoriesCommand({}))
  return repositories.map(({ imageTagMutability, encryptionConfiguration }) => ({
    imageTagMutability,
    encryptionConfiguration,
  }))
}

test('a repository is created with the settings of the inputs, and never changed afterwards', async () => {
  const { account, job } = openJob()
  const inputs = { command: 'build', 'image-tag-mutability': 'mutable', 'repository-encryption': KEY }

  const made = await runJob({ ...job, inputs })
  const settings = await settingsOf(account)
  const other = await runJob({ ...job, inputs: { ...inputs, 'image-tag-mutability': 'IMMUTABLE' } })
  const silent = await runJob({ ...job, inputs: { command: 'build' } })

  expect([made.errors, other.errors, silent.errors]).toEqual([[], [], []])
  expect(settings).toEqual([
    { imageTagMutability: 'MUTABLE', encryptionConfiguration: { encryptionType: 'KMS', kmsKey: KEY } },
  ])
  expect(await settingsOf(account)).toEqual(settings)
  const notice = '::notice::The ECR repository hello-job exists and keeps its settings'
  expect([made, other, silent].map(({ log }) => log.includes(notice))).toEqual([false, true, false])
})

test('tags stay on their image but for the exclusions, in a repository that exists, too', async () => {
  const { account, checkout, job } = openJob()
  const first = checkout.head()
  const inputs = {
    command: 'build',
    'image-tags': 'latest\nstable\ndev-1',
    'image-tag-mutability-exclusions': 'latest, dev-*',
  }
  const made = await runJob({ ...job, inputs })
  const second = checkout.commit({ 'notes.txt': 'more' })

  const moved = await runJob({
    ...job,
    event: push(second),
    inputs: { ...inputs, 'image-tag-mutability-exclusions': '' },
  })

  expect([made.errors, moved.errors]).toEqual([[], []])
  expect(made.log).toContain('Created the ECR repository hello-job: tags stay on their image, except latest, dev-*,')
  expect(made.warnings).toEqual([])
  expect(moved.warnings).toEqual([expect.stringContaining('The tag stable is on another image already')])
  expect((await lookAt(account)).images).toEqual({
    'hello-job': [[first, 'stable'].sort().join(' '), [second, 'dev-1', 'latest'].sort().join(' ')].sort(),
  })
})

test('a tag that another job moves in the meantime: the image gets a tag of its own', async () => {
  const account = openAccount()
  const repositoryName = 'hello-job'
  await account.ecr.send(new CreateRepositoryCommand({ repositoryName, imageTagMutability: 'MUTABLE' }))
  const checkout = checkOut()
  const earlier = checkout.head()
  const inputs = { command: 'build' }
  await runJob({ account, checkout, event: push(earlier), inputs })
  const [image] = await imagesOf(account, earlier)
  const sha = checkout.commit({ 'notes.txt': 'a later commit' })
  const taking = new PutImageCommand({ repositoryName, imageManifest: image?.imageManifest, imageTag: sha })
  const registry = await startRegistry(account, async (nth) => nth === 1 && account.ecr.send(taking))

  const end = await runJob({ account, checkout, event: push(sha), inputs: { ...inputs, registry } })

  expect(end.errors).toEqual([])
  const own = end.outputs['image-tag'] ?? ''
  expect(own).toMatch(new RegExp(`^${sha}-[0-9a-f]{8}$`))
  expect(end.outputs.digest).not.toBe(image?.imageId?.imageDigest)
  expect(end.log).toContain(`::notice::The tag ${sha} is on the image of another job now; this image gets ${own}.`)
  expect((await imagesOf(account, own)).map(({ imageId }) => imageId?.imageDigest)).toEqual([end.outputs.digest])
  expect((await lookAt(account)).images).toEqual({ [repositoryName]: [[earlier, sha].sort().join(' '), own].sort() })
})

async function imagesOf({ ecr }: Account, imageTag: string) {
  const { images = [] } = await ecr.send(
    new BatchGetImageCommand({ repositoryName: 'hello-job', imageIds: [{ imageTag }] }),
  )
  return images
}

test('create-repository false: a creation template creates the repository at the push', async () => {
  const { account, checkout, job } = openJob()
  const sha = checkout.head()
  const template = { prefix: 'team', appliedFor: ['CREATE_ON_PUSH' as const] }
  await account.ecr.send(new CreateRepositoryCreationTemplateCommand(template))
  const inputs = { command: 'build', 'create-repository': 'false' }

  const fitting = await runJob({ ...job, inputs: { ...inputs, repository: 'team/app' } })
  const other = await runJob({ ...job, inputs: { ...inputs, repository: 'app' } })

  expect(fitting.errors).toEqual([])
  expect(other.errors).toEqual([expect.stringContaining('There is no ECR repository `app`, and create-repository is')])
  expect((await lookAt(account)).images).toEqual({ 'team/app': [sha] })
})
