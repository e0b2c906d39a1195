import {
  BatchDeleteImageCommand,
  BatchGetImageCommand,
  CreateRepositoryCommand,
  DescribeImagesCommand,
  ListImagesCommand,
  PutImageCommand,
} from '@aws-sdk/client-ecr'
import { expect, test } from 'vitest'
import { newAccount } from '../account.ts'
import { image, push, registry, registryLogin } from '../image.ts'

const repositoryName = 'app'

async function accountWithImage() {
  const account = newAccount()
  await account.ecr.send(new CreateRepositoryCommand({ repositoryName }))
  const pushed = image({ author: 'someone' })
  await push(await registryLogin(account), repositoryName, 'v1', pushed)
  return { ...account, pushed }
}

test('a missing tag is an error', async () => {
  const account = await accountWithImage()
  const call = account.ecr.send(new DescribeImagesCommand({ repositoryName, imageIds: [{ imageTag: 'v2' }] }))
  await expect(call).rejects.toMatchObject({
    name: 'ImageNotFoundException',
    message:
      "The image with imageId {imageDigest:'null', imageTag:'v2'} does not exist within the repository with name " +
      `'app' in the registry with id '${account.id}'`,
  })
})

test('an image has the size of its parts', async () => {
  const { ecr, pushed } = await accountWithImage()
  const { imageDetails } = await ecr.send(new DescribeImagesCommand({ repositoryName, imageIds: [{ imageTag: 'v1' }] }))
  expect(imageDetails?.[0]).toMatchObject({ imageDigest: pushed.digest, imageSizeInBytes: pushed.blobs[0]?.length })
})

test('PutImage gives an image a second tag, and each can go on its own', async () => {
  const { ecr, pushed } = await accountWithImage()
  const put = new PutImageCommand({ repositoryName, imageManifest: pushed.manifest, imageTag: 'v2' })
  expect((await ecr.send(put)).image?.imageId).toEqual({ imageDigest: pushed.digest, imageTag: 'v2' })
  await expect(ecr.send(put)).rejects.toMatchObject({
    name: 'ImageAlreadyExistsException',
    message: expect.stringContaining(`Image with digest '${pushed.digest}' and tag 'v2' already exists`),
  })
  const listed = await ecr.send(new ListImagesCommand({ repositoryName }))
  expect(listed.imageIds?.map((id) => id.imageTag)).toEqual(['v1', 'v2'])
  await ecr.send(new BatchDeleteImageCommand({ repositoryName, imageIds: [{ imageTag: 'v1' }] }))
  const { imageDetails } = await ecr.send(new DescribeImagesCommand({ repositoryName }))
  expect(imageDetails?.map((detail) => detail.imageTags)).toEqual([['v2']])
  await ecr.send(new BatchDeleteImageCommand({ repositoryName, imageIds: [{ imageTag: 'v2' }] }))
  expect((await ecr.send(new DescribeImagesCommand({ repositoryName }))).imageDetails).toEqual([])
})

test('BatchGetImage reports what is there and what is not', async () => {
  const { ecr, pushed } = await accountWithImage()
  const imageIds = [{ imageTag: 'no' }, { imageTag: 'v1' }]
  const { images, failures } = await ecr.send(new BatchGetImageCommand({ repositoryName, imageIds }))
  expect(images?.[0]?.imageId).toEqual({ imageDigest: pushed.digest, imageTag: 'v1' })
  expect(failures).toMatchObject([{ failureCode: 'ImageNotFound', failureReason: 'Requested image not found' }])
})

test('an image put through the API can be pulled by its digest', async () => {
  const account = await accountWithImage()
  const imageManifest = account.pushed.manifest.replace('{', '{ ')
  const { image: made } = await account.ecr.send(new PutImageCommand({ repositoryName, imageManifest, imageTag: 'v3' }))
  const answer = await registry(await registryLogin(account), 'GET', `/app/manifests/${made?.imageId?.imageDigest}`)
  expect(await answer.text()).toBe(imageManifest)
})

test('an immutable tag is refused by PutImage too', async () => {
  const { ecr, pushed } = await accountWithImage()
  await ecr.send(new CreateRepositoryCommand({ repositoryName: 'fixed', imageTagMutability: 'IMMUTABLE' }))
  const put = (imageManifest: string) =>
    ecr.send(new PutImageCommand({ repositoryName: 'fixed', imageManifest, imageTag: 'v1' }))
  await put(pushed.manifest)
  await expect(put(pushed.manifest.replace('{', '{ '))).rejects.toMatchObject({
    name: 'ImageTagAlreadyExistsException',
    message:
      "The image tag 'v1' already exists in the 'fixed' repository and cannot be overwritten because the tag is immutable.",
  })
})
