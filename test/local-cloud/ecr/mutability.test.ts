import {
  CreateRepositoryCommand,
  DescribeRepositoriesCommand,
  type ImageTagMutability,
  PutImageCommand,
} from '@aws-sdk/client-ecr'
import { expect, test } from 'vitest'
import { newAccount } from '../account.ts'
import { image, push, registryError, registryLogin } from '../image.ts'

type Account = ReturnType<typeof newAccount>

const filtersOf = (filters: readonly string[]) => filters.map((filter) => ({ filterType: 'WILDCARD' as const, filter }))

function create({ ecr }: Account, imageTagMutability: ImageTagMutability, ...filters: readonly string[]) {
  const some = filters.length === 0 ? {} : { imageTagMutabilityExclusionFilters: filtersOf(filters) }
  return ecr.send(new CreateRepositoryCommand({ repositoryName: 'app', imageTagMutability, ...some }))
}

test('the filters of a repository are kept', async () => {
  const account = newAccount()
  await create(account, 'IMMUTABLE_WITH_EXCLUSION', 'latest', 'dev-*')
  const { repositories } = await account.ecr.send(new DescribeRepositoriesCommand({}))
  expect(repositories).toMatchObject([
    {
      imageTagMutability: 'IMMUTABLE_WITH_EXCLUSION',
      imageTagMutabilityExclusionFilters: filtersOf(['latest', 'dev-*']),
    },
  ])
})

test.each([
  ['IMMUTABLE_WITH_EXCLUSION', [], 'are required'],
  ['IMMUTABLE', ['latest'], 'need a setting with exclusion'],
  ['MUTABLE_WITH_EXCLUSION', ['a', 'b', 'c', 'd', 'e', 'f'], 'less than or equal to 5'],
  ['IMMUTABLE_WITH_EXCLUSION', ['feature/*'], 'must satisfy regular expression'],
] as const)('%s with the filters %j is refused', async (setting, filters, constraint) => {
  await expect(create(newAccount(), setting, ...filters)).rejects.toMatchObject({
    name: 'InvalidParameterException',
    message: expect.stringContaining(constraint),
  })
})

test.each([
  ['IMMUTABLE_WITH_EXCLUSION', 'dev-1', true],
  ['IMMUTABLE_WITH_EXCLUSION', 'latest', true],
  ['IMMUTABLE_WITH_EXCLUSION', 'latest-1', false],
  ['IMMUTABLE_WITH_EXCLUSION', 'v1', false],
  ['MUTABLE_WITH_EXCLUSION', 'dev-1', false],
  ['MUTABLE_WITH_EXCLUSION', 'v1', true],
] as const)('%s: that the tag %s moves is %s, by a push and by PutImage', async (setting, tag, moves) => {
  const account = newAccount()
  await create(account, setting, 'latest', 'dev-*')
  const authorization = await registryLogin(account)
  expect((await push(authorization, 'app', tag, image({}))).status).toBe(201)

  const pushed = await push(authorization, 'app', tag, image({ author: 'other' }))
  const put = account.ecr.send(
    new PutImageCommand({ repositoryName: 'app', imageTag: tag, imageManifest: image({ author: 'third' }).manifest }),
  )

  const refused = `The image tag '${tag}' already exists in the 'app' repository and cannot be overwritten because the tag is immutable.`
  if (moves) {
    expect(pushed.status).toBe(201)
    expect((await put).image?.imageId?.imageTag).toBe(tag)
  } else {
    expect(await registryError(pushed)).toBe(`TAG_INVALID: ${refused}`)
    await expect(put).rejects.toMatchObject({ name: 'ImageTagAlreadyExistsException', message: refused })
  }
})
