import { CreateRepositoryCommand, GetDownloadUrlForLayerCommand } from '@aws-sdk/client-ecr'
import { expect, test } from 'vitest'
import { endpoint, newAccount } from '../account.ts'
import { digestOf, image, push, registryLogin } from '../image.ts'

test('the config of an image is downloaded by a URL of the cloud itself', async () => {
  const { ecr, ...account } = newAccount()
  await ecr.send(new CreateRepositoryCommand({ repositoryName: 'app' }))
  const pushed = image({ config: { Labels: { revision: 'abc' } } })
  await push(await registryLogin({ ecr, ...account }), 'app', 'v1', pushed)
  const command = new GetDownloadUrlForLayerCommand({ repositoryName: 'app', layerDigest: pushed.config })
  const { downloadUrl = '' } = await ecr.send(command)
  expect(new URL(downloadUrl).host).toBe(new URL(endpoint).host)
  const bytes = new Uint8Array(await (await fetch(downloadUrl)).arrayBuffer())
  expect(digestOf(bytes)).toBe(pushed.config)
})

test('a layer that is not there has no URL', async () => {
  const { ecr, id } = newAccount()
  await ecr.send(new CreateRepositoryCommand({ repositoryName: 'app' }))
  const layerDigest = digestOf(Buffer.from('nothing'))
  await expect(
    ecr.send(new GetDownloadUrlForLayerCommand({ repositoryName: 'app', layerDigest })),
  ).rejects.toMatchObject({ name: 'LayersNotFoundException', message: expect.stringContaining(id) })
})
