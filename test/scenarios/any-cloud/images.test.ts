import { createHash } from 'node:crypto'
import { DescribeRepositoriesCommand, ListTagsForResourceCommand, PutImageCommand } from '@aws-sdk/client-ecr'
import { expect, test } from 'vitest'
import { callsOf } from '../harness/account.ts'
import { createRepository } from '../harness/image.ts'
import { openJob, runJob } from '../harness/job.ts'
import { NO_ENGINE } from '../harness/machine.ts'
import { lifecyclePolicyOf, lookAtStacks, parametersOf } from '../harness/world.ts'

const created = { stacks: { hello: 'CREATE_COMPLETE' }, changeSets: [] }

test('the built-in template is deployed with an image of another registry', async () => {
  const { account, job } = openJob()
  const image = 'registry.example.com/team/app:v1'

  const end = await runJob({ ...job, inputs: { image }, env: NO_ENGINE })

  expect.soft(end.errors, 'no error').toEqual([])
  expect.soft(await lookAtStacks(account), 'what is there').toEqual(created)
  expect.soft(await parametersOf(account, 'hello'), 'the parameters').toMatchObject({ ImageUri: image })
  expect
    .soft(end.outputs['state-machine-arn'], 'the state machine')
    .toBe(`arn:aws:states:us-east-1:${account.id}:stateMachine:hello`)
  expect.soft(await callsOf(account, 'ecr'), 'the calls of ECR').toEqual([])
})

test('the first push creates the repository', async () => {
  const { account, job } = openJob()

  const end = await runJob({ ...job, inputs: { command: 'build' } })

  expect.soft(end.errors, 'no error').toEqual([])
  const { repositories = [] } = await account.ecr.send(new DescribeRepositoriesCommand({}))
  expect.soft(repositories, 'the repository').toMatchObject([
    {
      repositoryName: 'hello-job',
      imageTagMutability: 'IMMUTABLE',
      imageScanningConfiguration: { scanOnPush: true },
    },
  ])
  const resourceArn = repositories[0]?.repositoryArn
  const { tags } = await account.ecr.send(new ListTagsForResourceCommand({ resourceArn }))
  expect.soft(tags, 'the tags').toContainEqual({ Key: 'servicefull:repository', Value: 'octo-org/hello-job' })
  expect.soft(JSON.parse(await lifecyclePolicyOf(account)), 'the lifecycle policy').toHaveProperty('rules')
})

const config = JSON.stringify({ os: 'linux', architecture: 'amd64', rootfs: { type: 'layers', diff_ids: [] } })
const digestOf = (text: string): string => `sha256:${createHash('sha256').update(text).digest('hex')}`
const manifest = JSON.stringify({
  schemaVersion: 2,
  mediaType: 'application/vnd.oci.image.manifest.v1+json',
  config: {
    mediaType: 'application/vnd.oci.image.config.v1+json',
    size: config.length,
    digest: digestOf(config),
  },
  layers: [],
})

test('an image of ECR is deployed by its digest', async () => {
  const { account, job } = openJob()
  await createRepository(account)
  const image = { repositoryName: 'hello-job', imageManifest: manifest, imageTag: 'v1' }
  await account.ecr.send(new PutImageCommand(image))

  const end = await runJob({ ...job, inputs: { image: `${account.registry}/hello-job:v1` }, env: NO_ENGINE })

  expect.soft(end.errors, 'no error').toEqual([])
  expect.soft(end.outputs.digest, 'the digest').toBe(digestOf(manifest))
  expect.soft(await parametersOf(account, 'hello'), 'the parameters').toMatchObject({
    ImageUri: `${account.registry}/hello-job@${digestOf(manifest)}`,
  })
})

test('an image that is missing in ECR is named, and nothing changes', async () => {
  const { account, job } = openJob()
  await createRepository(account)

  const end = await runJob({ ...job, inputs: { image: `${account.registry}/hello-job:gone` }, env: NO_ENGINE })

  expect.soft(end.errors.join(), 'the reason').toContain('hello-job:gone')
  expect.soft(await lookAtStacks(account), 'what is there').toEqual({ stacks: {}, changeSets: [] })
})
