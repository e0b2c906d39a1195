import {
  BatchDeleteImageCommand,
  CreateRepositoryCommand,
  ListImagesCommand,
  PutImageCommand,
  paginateListImages,
} from '@aws-sdk/client-ecr'
import { expect, test } from 'vitest'
import { newAccount } from '../account.ts'
import { image } from '../image.ts'

const repositoryName = 'app'
const INDEX = 'application/vnd.oci.image.index.v1+json'

/** A repository with functions that put an image, put an index of images, delete, and list what is left. */
async function newRepository() {
  const { ecr } = newAccount()
  await ecr.send(new CreateRepositoryCommand({ repositoryName }))
  const put = async (imageManifest: string, imageTag?: string) => {
    const answer = await ecr.send(new PutImageCommand({ repositoryName, imageManifest, imageTag }))
    return answer.image?.imageId?.imageDigest ?? ''
  }
  return {
    ecr,
    put,
    putIndex: (digests: readonly string[], tag: string) =>
      put(JSON.stringify({ mediaType: INDEX, manifests: digests.map((digest) => ({ digest })) }), tag),
    remove: async (...imageIds: { imageTag?: string; imageDigest?: string }[]) => {
      const { failures } = await ecr.send(new BatchDeleteImageCommand({ repositoryName, imageIds }))
      return failures?.map(({ failureCode, failureReason }) => `${failureCode}: ${failureReason}`)
    },
    left: async () => {
      const { imageIds } = await ecr.send(new ListImagesCommand({ repositoryName }))
      return imageIds?.map(({ imageDigest, imageTag }) => imageTag ?? imageDigest)
    },
  }
}

test('an image that an index lists stays until the index is gone, also when one request names both', async () => {
  const { put, putIndex, remove, left } = await newRepository()
  const child = await put(image({ author: 'someone' }).manifest)
  const index = await putIndex([child], 'v1')
  const refused = [`ImageReferencedByManifestList: Requested image referenced by manifest list: [${index}]`]
  expect(await remove({ imageDigest: child }, { imageTag: 'v1' })).toEqual(refused)
  expect(await left()).toEqual([child])
  expect(await remove({ imageDigest: child })).toEqual([])
  expect(await left()).toEqual([])
})

test('of an image that an index lists, every tag but the last one goes', async () => {
  const { put, putIndex, remove, left } = await newRepository()
  const { manifest } = image({ author: 'someone' })
  const child = await put(manifest, 'a')
  await put(manifest, 'b')
  await putIndex([child], 'v1')
  expect(await remove({ imageTag: 'a' }, { imageTag: 'b' })).toEqual([
    expect.stringContaining('ImageReferencedByManifestList'),
  ])
  expect(await left()).toEqual(['b', 'v1'])
})

test('a digest takes all tags of an image', async () => {
  const { put, remove, left } = await newRepository()
  const { manifest } = image({ author: 'someone' })
  const imageDigest = await put(manifest, 'a')
  await put(manifest, 'b')
  expect(await remove({ imageDigest })).toEqual([])
  expect(await left()).toEqual([])
})

test('an image ID without tag and digest, and a tag of another digest, are failures', async () => {
  const { put, remove, left } = await newRepository()
  await put(image({ author: 'someone' }).manifest, 'a')
  expect(await remove({}, { imageTag: 'a', imageDigest: `sha256:${'0'.repeat(64)}` })).toEqual([
    'MissingDigestAndTag: Invalid request parameters: both tag and digest cannot be null',
    'ImageTagDoesNotMatchDigest: Requested tag does not point to the digest provided',
  ])
  expect(await left()).toEqual(['a'])
})

test('a request names at most 100 images', async () => {
  const { remove } = await newRepository()
  const ids = Array.from({ length: 101 }, (_, index) => ({ imageTag: `v${index}` }))
  await expect(remove(...ids)).rejects.toMatchObject({ name: 'InvalidParameterException' })
})

test('images are listed by pages of 100', async () => {
  const { ecr, put, left } = await newRepository()
  const { manifest } = image({ author: 'someone' })
  for (let index = 0; index < 102; index++) await put(manifest, `v${index}`)
  expect(await left()).toHaveLength(100)
  const pages = await Array.fromAsync(paginateListImages({ client: ecr }, { repositoryName }))
  expect(pages.map(({ imageIds }) => imageIds?.length)).toEqual([100, 2])
})
