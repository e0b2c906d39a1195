import { CreateRepositoryCommand } from '@aws-sdk/client-ecr'
import { expect, test } from 'vitest'
import { newAccount } from '../account.ts'
import { image, push, registry, registryError, registryLogin } from '../image.ts'

test('a push to a missing repository is refused', async () => {
  const account = newAccount()
  const answer = await registry(await registryLogin(account), 'POST', '/no/such/blobs/uploads/')
  expect(answer.status).toBe(404)
  expect(await registryError(answer)).toBe(
    `NAME_UNKNOWN: The repository with name 'no/such' does not exist in the registry with id '${account.id}'`,
  )
})

test('a tag of an immutable repository is pushed once, whatever the digest', async () => {
  const account = newAccount()
  await account.ecr.send(new CreateRepositoryCommand({ repositoryName: 'app', imageTagMutability: 'IMMUTABLE' }))
  const authorization = await registryLogin(account)
  expect((await push(authorization, 'app', 'v1', image({}))).status).toBe(201)
  for (const again of [image({}), image({ author: 'other' })]) {
    const answer = await push(authorization, 'app', 'v1', again)
    expect(answer.status).toBe(400)
    expect(await registryError(answer)).toBe(
      "TAG_INVALID: The image tag 'v1' already exists in the 'app' repository and cannot be overwritten " +
        'because the tag is immutable.',
    )
  }
  expect((await push(authorization, 'app', 'v2', image({}))).status).toBe(201)
})
