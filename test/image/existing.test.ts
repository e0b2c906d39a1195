import type { ECRClient } from '@aws-sdk/client-ecr'
import { expect, test } from 'vitest'
import { resolveExisting } from '../../src/image/existing.ts'
import { rejected } from '../thrown.ts'

const digest = `sha256:${'0'.repeat(64)}`
const host = '123456789012.dkr.ecr.eu-central-1.amazonaws.com'
const elsewhere = '123456789012.dkr.ecr.us-east-1.amazonaws.com'

/** An ECR that has one image, `team/app:v1`, with this manifest, and keeps what it was asked. */
function ecr(asked: unknown[] = [], manifest: unknown = {}): ECRClient {
  const send = async ({
    input,
  }: {
    input: { repositoryName: string; registryId?: string; imageIds: { imageTag?: string; imageDigest?: string }[] }
  }) => {
    const { repositoryName, registryId, imageIds } = input
    asked.push({ repositoryName, registryId, imageIds })
    const imageManifest = JSON.stringify(manifest)
    const images = input.imageIds
      .filter(({ imageTag, imageDigest = digest }) => imageTag !== 'v2' && imageDigest === digest)
      .map((imageId) => ({ imageId: { ...imageId, imageDigest: digest }, imageManifest }))
    return { images }
  }
  return { send, config: { region: async () => 'eu-central-1' } } as unknown as ECRClient
}

test.each([
  {
    description: 'by tag',
    image: `${host}/team/app:v1`,
    registry: undefined,
    asks: { repositoryName: 'team/app', registryId: '123456789012', imageIds: [{ imageTag: 'v1' }] },
    result: { reference: `${host}/team/app@${digest}`, tag: 'v1', repositoryUri: `${host}/team/app` },
  },
  {
    description: 'without a tag, which means latest',
    image: `${host}/team/app`,
    registry: undefined,
    asks: { repositoryName: 'team/app', registryId: '123456789012', imageIds: [{ imageTag: 'latest' }] },
    result: { reference: `${host}/team/app@${digest}`, tag: '', repositoryUri: `${host}/team/app` },
  },
  {
    description: 'by tag and digest',
    image: `${host}/team/app:v1@${digest}`,
    registry: undefined,
    asks: { repositoryName: 'team/app', registryId: '123456789012', imageIds: [{ imageDigest: digest }] },
    result: { reference: `${host}/team/app@${digest}`, tag: 'v1', repositoryUri: `${host}/team/app` },
  },
  ...['999900009999.dkr.ecr-fips.eu-central-1.amazonaws.com', '999900009999.dkr-ecr.eu-central-1.on.aws'].map(
    (other) => ({
      description: `of another account, at ${other}`,
      image: `${other}/app:v1`,
      registry: undefined,
      asks: { repositoryName: 'app', registryId: '999900009999', imageIds: [{ imageTag: 'v1' }] },
      result: { reference: `${other}/app@${digest}`, tag: 'v1', repositoryUri: `${other}/app` },
    }),
  ),
  {
    description: 'on the registry that stands for ECR',
    image: 'localhost:4566/app:v1',
    registry: 'localhost:4566',
    asks: { repositoryName: 'app', imageIds: [{ imageTag: 'v1' }] },
    result: { reference: `localhost:4566/app@${digest}`, tag: 'v1', repositoryUri: 'localhost:4566/app' },
  },
])('an image of ECR $description', async ({ image, registry, asks, result }) => {
  const asked: unknown[] = []
  expect(await resolveExisting(ecr(asked), { image, registry })).toEqual({
    ...result,
    digest,
    reused: true,
    platforms: [],
  })
  expect(asked).toEqual([asks])
})

test.each([
  { image: `${elsewhere}/app:v1`, tag: 'v1', digest: '', repositoryUri: `${elsewhere}/app` },
  { image: 'ghcr.io/octo/app:v1', tag: 'v1', digest: '', repositoryUri: 'ghcr.io/octo/app' },
  { image: 'localhost:5000/app:v1', tag: 'v1', digest: '', repositoryUri: 'localhost:5000/app' },
  { image: `ghcr.io/octo/app@${digest}`, tag: '', digest, repositoryUri: 'ghcr.io/octo/app' },
  { image: 'busybox:1.37', tag: '1.37', digest: '', repositoryUri: 'busybox' },
  { image: `busybox@${digest}`, tag: '', digest, repositoryUri: 'busybox' },
])('an image of another registry, or of another region, is taken as it is: $image', async ({ image, ...parts }) => {
  const asked: unknown[] = []
  const result = { reference: image, ...parts, reused: true, platforms: [] }
  expect(await resolveExisting(ecr(asked), { image, registry: undefined })).toEqual(result)
  expect(asked).toEqual([])
})

test('the platforms of an image of ECR', async () => {
  const manifests = [
    { digest: `sha256:${'1'.repeat(64)}`, platform: { os: 'linux', architecture: 'arm64', variant: 'v8' } },
  ]
  const result = await resolveExisting(ecr([], { manifests }), { image: `${host}/team/app:v1`, registry: undefined })
  expect(result.platforms).toEqual(['linux/arm64'])
})

test('an image that ECR does not have', async () => {
  const image = `${host}/team/app:v2`
  expect(await rejected(resolveExisting(ecr(), { image, registry: undefined }))).toEqual([
    {
      message: `Input image: ECR has no image \`${image}\`.`,
      remedy: 'Push it first, correct the reference, or leave `image` out to build it.',
    },
  ])
})
