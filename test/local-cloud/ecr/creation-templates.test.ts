import {
  CreateRepositoryCreationTemplateCommand,
  DescribeRepositoriesCommand,
  DescribeRepositoryCreationTemplatesCommand,
} from '@aws-sdk/client-ecr'
import { expect, test } from 'vitest'
import { newAccount } from '../account.ts'
import { image, push, registryLogin } from '../image.ts'

const onPush = ['CREATE_ON_PUSH'] as const

test('a template is listed', async () => {
  const { ecr } = newAccount()
  await ecr.send(new CreateRepositoryCreationTemplateCommand({ prefix: 'team', appliedFor: [...onPush] }))
  const { repositoryCreationTemplates } = await ecr.send(new DescribeRepositoryCreationTemplatesCommand({}))
  expect(repositoryCreationTemplates).toEqual([{ prefix: 'team', appliedFor: onPush }])
})

test('a push makes the repository as the template with the longest prefix says', async () => {
  const account = newAccount()
  for (const [prefix, imageTagMutability] of [
    ['ROOT', 'MUTABLE'],
    ['team', 'IMMUTABLE'],
  ] as const) {
    await account.ecr.send(
      new CreateRepositoryCreationTemplateCommand({ prefix, appliedFor: [...onPush], imageTagMutability }),
    )
  }
  const login = await registryLogin(account)
  for (const name of ['team/app', 'teams']) expect((await push(login, name, 'v1', image({}))).status).toBe(201)
  const { repositories } = await account.ecr.send(new DescribeRepositoriesCommand({}))
  expect(repositories?.map((each) => [each.repositoryName, each.imageTagMutability])).toEqual([
    ['team/app', 'IMMUTABLE'],
    ['teams', 'MUTABLE'],
  ])
})

test('a template for something else makes nothing', async () => {
  const account = newAccount()
  const template = { prefix: 'ROOT', appliedFor: ['REPLICATION'] } as const
  await account.ecr.send(
    new CreateRepositoryCreationTemplateCommand({ ...template, appliedFor: [...template.appliedFor] }),
  )
  expect((await push(await registryLogin(account), 'app', 'v1', image({}))).status).toBe(404)
})
