import type { BatchGetImageCommandInput } from '@aws-sdk/client-ecr'
import { expect, test } from 'vitest'
import { openHttp } from '../../src/edges/http.ts'
import { resolveExisting, type Stores } from '../../src/image/existing.ts'
import { fakeLog } from '../fixtures/log.ts'
import { rejected } from '../fixtures/thrown.ts'
import { unexpected } from '../fixtures/unexpected.ts'

const digest = `sha256:${'0'.repeat(64)}`
const host = '123456789012.dkr.ecr.eu-central-1.amazonaws.com'

/** ECR that has one image, `team/app:v1`, with this manifest, and keeps the requests, with the region if that is another. */
function ecr(requests: unknown[] = [], manifest: unknown = {}): Stores {
  const client = (region: string) => {
    const send = async ({ input }: { input: BatchGetImageCommandInput }) => {
      const { repositoryName, registryId, imageIds = [] } = input
      const where = region === 'eu-central-1' ? {} : { region }
      requests.push({ ...where, repositoryName, ...(registryId === undefined ? {} : { registryId }), imageIds })
      const imageManifest = JSON.stringify(manifest)
      const images = imageIds
        .filter(({ imageTag, imageDigest = digest }) => imageTag !== 'v2' && imageDigest === digest)
        .map((imageId) => ({ imageId: { ...imageId, imageDigest: digest }, imageManifest }))
      return { images }
    }
    return { send } as unknown as Stores['ecr']
  }
  const log = fakeLog()
  return { ecr: client('eu-central-1'), ecrIn: client, ownRegistry: unexpected('ownRegistry'), http: openHttp({}), log }
}

test.each([
  {
    description: 'by tag',
    image: `${host}/team/app:v1`,
    registry: undefined,
    request: { repositoryName: 'team/app', registryId: '123456789012', imageIds: [{ imageTag: 'v1' }] },
    result: { reference: `${host}/team/app@${digest}`, tag: 'v1', repositoryUri: `${host}/team/app` },
  },
  {
    description: 'without a tag, which means latest',
    image: `${host}/team/app`,
    registry: undefined,
    request: { repositoryName: 'team/app', registryId: '123456789012', imageIds: [{ imageTag: 'latest' }] },
    result: { reference: `${host}/team/app@${digest}`, tag: '', repositoryUri: `${host}/team/app` },
  },
  {
    description: 'by tag and digest',
    image: `${host}/team/app:v1@${digest}`,
    registry: undefined,
    request: { repositoryName: 'team/app', registryId: '123456789012', imageIds: [{ imageDigest: digest }] },
    result: { reference: `${host}/team/app@${digest}`, tag: 'v1', repositoryUri: `${host}/team/app` },
  },
  {
    description: 'on the registry that stands for ECR',
    image: 'localhost:4566/app:v1',
    registry: 'localhost:4566',
    request: { repositoryName: 'app', imageIds: [{ imageTag: 'v1' }] },
    result: { reference: `localhost:4566/app@${digest}`, tag: 'v1', repositoryUri: 'localhost:4566/app' },
  },
])('an image of ECR $description', async ({ image, registry, request, result }) => {
  const requests: unknown[] = []
  expect(await resolveExisting(ecr(requests), { image, registry })).toEqual({
    ...result,
    digest,
    reused: true,
    platforms: [],
  })
  expect(requests).toEqual([request])
})

test.each([
  { image: 'ghcr.io/octo/app:v1', tag: 'v1', digest: '', repositoryUri: 'ghcr.io/octo/app' },
  { image: 'localhost:5000/app:v1', tag: 'v1', digest: '', repositoryUri: 'localhost:5000/app' },
  { image: `ghcr.io/octo/app@${digest}`, tag: '', digest, repositoryUri: 'ghcr.io/octo/app' },
  { image: 'busybox:1.37', tag: '1.37', digest: '', repositoryUri: 'busybox' },
  { image: `busybox@${digest}`, tag: '', digest, repositoryUri: 'busybox' },
])('an image of another registry is used as it is given: $image', async ({ image, ...parts }) => {
  const requests: unknown[] = []
  const result = { reference: image, ...parts, reused: true, platforms: [] }
  expect(await resolveExisting(ecr(requests), { image, registry: undefined })).toEqual(result)
  expect(requests).toEqual([])
})

test.each([
  {
    description: 'another account',
    image: '444455556666.dkr.ecr.eu-central-1.amazonaws.com/team/app',
    request: { repositoryName: 'team/app', registryId: '444455556666', imageIds: [{ imageTag: 'v1' }] },
  },
  {
    description: 'another region',
    image: '444455556666.dkr-ecr-fips.eu-west-1.on.aws/team/app',
    request: {
      region: 'eu-west-1',
      repositoryName: 'team/app',
      registryId: '444455556666',
      imageIds: [{ imageTag: 'v1' }],
    },
  },
])('an image of $description is looked up there', async ({ image, request }) => {
  const requests: unknown[] = []
  const { reference } = await resolveExisting(ecr(requests), { image: `${image}:v1`, registry: undefined })
  expect(reference).toBe(`${image}@${digest}`)
  expect(requests).toEqual([request])
})

/** ECR that refuses to tell anything of another account's repository. */
function refusing(): Stores {
  const message =
    'User: arn:aws:iam::123456789012:user/ci is not authorized to perform: ecr:BatchGetImage on resource: arn:aws:ecr:eu-central-1:444455556666:repository/app because no resource-based policy allows the ecr:BatchGetImage action'
  const send = () => Promise.reject(Object.assign(new Error(message), { name: 'AccessDeniedException' }))
  const client = { send } as unknown as Stores['ecr']
  const ownRegistry = async () => ({ partition: 'aws', registryId: '123456789012', region: 'eu-central-1' })
  return { ecr: client, ecrIn: () => client, ownRegistry, http: openHttp({}), log: fakeLog() }
}

const theirs = '444455556666.dkr.ecr.eu-central-1.amazonaws.com/app'

test('an image by digest that we may not read is deployed as it is given', async () => {
  const image = `${theirs}@${digest}`
  expect(await resolveExisting(refusing(), { image, registry: undefined })).toEqual({
    reference: image,
    tag: '',
    digest,
    repositoryUri: theirs,
    reused: true,
    platforms: [],
  })
})

test('when we may not read an image by tag, the problem says what the policy must allow', async () => {
  const [problem] = await rejected(resolveExisting(refusing(), { image: `${theirs}:v1`, registry: undefined }))
  expect(problem?.message).toContain('ECR refused: User: arn:aws:iam::123456789012:user/ci is not authorized')
  expect(problem?.remedy).toContain('"Action":["ecr:BatchGetImage","ecr:GetDownloadUrlForLayer"]')
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

/** ECR whose image, whatever its tag, has these labels. */
function labelled(labels: Readonly<Record<string, string>>): Stores {
  const body = JSON.stringify({ config: { Labels: labels } })
  const http = { agents: undefined, send: async () => ({ status: 200, headers: {}, body }) }
  return { ...ecr([], { config: { digest } }), http }
}

test.each([
  { description: 'its tag', tag: 'pr-7-abc', labels: {} },
  { description: 'its label, whatever its tag is', tag: 'latest', labels: { 'servicefull.pull-request': '7' } },
])('only a run of a pull request takes an image of one, by $description', async ({ tag, labels }) => {
  const existing = { image: `${host}/team/app:${tag}`, registry: undefined }
  expect(await rejected(resolveExisting(labelled(labels), existing))).toEqual([
    {
      message: `Input image: \`${existing.image}\` is the image of a pull request, which only runs of pull requests take.`,
      remedy: 'Merge the pull request and deploy the image of the branch, or leave `image` out to build it.',
    },
  ])
  expect((await resolveExisting(labelled(labels), { ...existing, pullRequest: 8 })).digest).toBe(digest)
})
