import {
  BatchGetImageCommand,
  CreateRepositoryCommand,
  DescribeRepositoriesCommand,
  PutImageCommand,
  SetRepositoryPolicyCommand,
} from '@aws-sdk/client-ecr'
import { expect, test } from 'vitest'
import { type Account, newAccount } from '../account.ts'
import { image, push, registry, registryError, registryLogin } from '../image.ts'

const READ = ['ecr:BatchGetImage', 'ecr:DescribeRepositories', 'ecr:GetDownloadUrlForLayer']
const ARN = (owner: Account, name: string) => `arn:aws:ecr:us-east-1:${owner.id}:repository/${name}`

/** Two accounts, and a repository of the second that allows the first these actions; its name is used by this test only. */
async function share(actions: readonly string[] | undefined) {
  const [caller, owner] = [newAccount(), newAccount()]
  const repositoryName = `team/${owner.id}`
  await owner.ecr.send(new CreateRepositoryCommand({ repositoryName }))
  const statement = { Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${caller.id}:root` }, Action: actions }
  const policyText = JSON.stringify({ Version: '2012-10-17', Statement: [statement] })
  if (actions) await owner.ecr.send(new SetRepositoryPolicyCommand({ repositoryName, policyText }))
  const describe = (registryId: string) =>
    caller.ecr.send(new DescribeRepositoriesCommand({ registryId, repositoryNames: [repositoryName] }))
  return { caller, owner, repositoryName, describe }
}

/** What AWS says of an action that no policy allows. */
const refusal = (caller: Account, owner: Account, name: string, action: string) =>
  `User: arn:aws:iam::${caller.id}:root is not authorized to perform: ecr:${action} on resource: ${ARN(owner, name)} ` +
  `because no resource-based policy allows the ecr:${action} action`

test('a repository of another account is found by its registry, where its policy allows that', async () => {
  const { describe, owner, repositoryName } = await share(READ)
  const { repositories } = await describe(owner.id)
  expect(repositories).toMatchObject([{ registryId: owner.id, repositoryArn: ARN(owner, repositoryName) }])
})

test('one of the own account needs no policy', async () => {
  const { owner, repositoryName } = await share(undefined)
  const request = { registryId: owner.id, repositoryNames: [repositoryName] }
  expect((await owner.ecr.send(new DescribeRepositoriesCommand(request))).repositories).toHaveLength(1)
})

test('without a policy it refuses', async () => {
  const { caller, owner, repositoryName, describe } = await share(undefined)
  await expect(describe(owner.id)).rejects.toMatchObject({
    name: 'AccessDeniedException',
    message: refusal(caller, owner, repositoryName, 'DescribeRepositories'),
  })
})

test('a missing one is named with its registry', async () => {
  const { owner, describe } = await share(READ)
  const stranger = newAccount()
  await expect(describe(stranger.id)).rejects.toMatchObject({
    name: 'RepositoryNotFoundException',
    message: `The repository with name 'team/${owner.id}' does not exist in the registry with id '${stranger.id}'`,
  })
})

test('a push goes to the repository that is shared, and its images are read and named there', async () => {
  const { caller, owner, repositoryName } = await share(['ecr:*'])
  const pushed = image({ author: caller.id })
  expect((await push(await registryLogin(caller), repositoryName, 'v1', pushed)).status).toBe(201)
  const named = { registryId: owner.id, repositoryName }
  await caller.ecr.send(new PutImageCommand({ ...named, imageManifest: pushed.manifest, imageTag: 'v2' }))
  const { images } = await owner.ecr.send(
    new BatchGetImageCommand({ repositoryName, imageIds: [{ imageTag: 'v1' }, { imageTag: 'v2' }] }),
  )
  expect(images?.map(({ imageId }) => imageId)).toEqual(
    ['v1', 'v2'].map((imageTag) => ({ imageDigest: pushed.digest, imageTag })),
  )
})

test('a policy for reading refuses a push and allows a pull', async () => {
  const { caller, owner, repositoryName } = await share(READ)
  await push(await registryLogin(owner), repositoryName, 'v1', image({}))
  const login = await registryLogin(caller)
  const pushed = await registry(login, 'POST', `/${repositoryName}/blobs/uploads/`)
  expect(pushed.status).toBe(403)
  expect(await registryError(pushed)).toBe(`DENIED: ${refusal(caller, owner, repositoryName, 'InitiateLayerUpload')}`)
  expect((await registry(login, 'GET', `/${repositoryName}/manifests/v1`)).status).toBe(200)
})

test('a policy is for the account that it names', async () => {
  const { repositoryName } = await share(['ecr:*'])
  const stranger = await registryLogin(newAccount())
  const answer = await registry(stranger, 'POST', `/${repositoryName}/blobs/uploads/`)
  expect(await registryError(answer)).toContain('NAME_UNKNOWN')
})
