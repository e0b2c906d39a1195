import { CreateRepositoryCommand, DeleteRepositoryCommand, DescribeRepositoriesCommand } from '@aws-sdk/client-ecr'
import { expect, test } from 'vitest'
import { newAccount } from '../account.ts'
import { image, push, registryLogin } from '../image.ts'

test('a missing repository is named with its registry', async () => {
  const account = newAccount()
  const call = account.ecr.send(new DescribeRepositoriesCommand({ repositoryNames: ['app'] }))
  await expect(call).rejects.toMatchObject({
    name: 'RepositoryNotFoundException',
    message: `The repository with name 'app' does not exist in the registry with id '${account.id}'`,
  })
})

test('a repository exists once', async () => {
  const account = newAccount()
  const create = () => account.ecr.send(new CreateRepositoryCommand({ repositoryName: 'app' }))
  await create()
  await expect(create()).rejects.toMatchObject({
    name: 'RepositoryAlreadyExistsException',
    message: `The repository with name 'app' already exists in the registry with id '${account.id}'`,
  })
})

test.each([
  ['UPPER', 'must satisfy regular expression'],
  ['a', 'must have length greater than or equal to 2'],
  ['a'.repeat(257), 'must have length less than or equal to 256'],
])('the name %s is refused', async (repositoryName, constraint) => {
  const call = newAccount().ecr.send(new CreateRepositoryCommand({ repositoryName }))
  await expect(call).rejects.toMatchObject({
    name: 'InvalidParameterException',
    message: expect.stringContaining(
      `Invalid parameter at 'repositoryName' failed to satisfy constraint: '${constraint}`,
    ),
  })
})

test('a repository with images is deleted only by force', async () => {
  const account = newAccount()
  await account.ecr.send(new CreateRepositoryCommand({ repositoryName: 'app' }))
  await push(await registryLogin(account), 'app', 'v1', image({}))
  const call = account.ecr.send(new DeleteRepositoryCommand({ repositoryName: 'app' }))
  await expect(call).rejects.toMatchObject({
    name: 'RepositoryNotEmptyException',
    message:
      `The repository with name 'app' in registry with id '${account.id}' cannot be deleted ` +
      'because it still contains images',
  })
  await account.ecr.send(new DeleteRepositoryCommand({ repositoryName: 'app', force: true }))
})
