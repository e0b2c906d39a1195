import { expect, test } from 'vitest'
import { createRepository, findRepository, lifecyclePolicyRequest, readLoginToken } from '../../src/image/repository.ts'
import { refuse, result } from './answers.ts'
import { fakeLog } from './log.ts'
import { plan } from './plan.ts'
import { scriptAws } from './server.ts'

const URI = '111122223333.dkr.ecr.eu-central-1.amazonaws.com/shop'
const described = result({ repositories: [{ repositoryName: 'shop', repositoryUri: URI }] })
const missing = refuse(
  'RepositoryNotFoundException',
  "The repository with name 'shop' does not exist in the registry with id '111122223333'",
)

test('a repository that exists is found by its name', async () => {
  const aws = await scriptAws({ DescribeRepositories: [described] })
  expect(await findRepository(aws.ecr, 'shop')).toBe(URI)
  expect(aws.calls).toEqual([['DescribeRepositories', { repositoryNames: ['shop'] }]])
})

test('one that is missing is found missing', async () => {
  const aws = await scriptAws({ DescribeRepositories: [missing] })
  expect(await findRepository(aws.ecr, 'shop')).toBeUndefined()
})

test('any other refusal is no proof that it is missing', async () => {
  const aws = await scriptAws({ DescribeRepositories: [refuse('AccessDeniedException', 'not authorized')] })
  await expect(findRepository(aws.ecr, 'shop')).rejects.toMatchObject({ name: 'AccessDeniedException' })
})

const creation = [
  'CreateRepository',
  {
    repositoryName: 'shop',
    imageTagMutability: 'IMMUTABLE',
    imageScanningConfiguration: { scanOnPush: true },
    tags: [{ Key: 'servicefull:repository', Value: 'owner/shop' }],
  },
]

test('a creation: the request as a whole', async () => {
  const aws = await scriptAws({
    CreateRepository: [result({ repository: { repositoryUri: URI } })],
    PutLifecyclePolicy: [result({})],
  })
  expect(await createRepository({ ecr: aws.ecr, log: fakeLog() }, 'shop', plan.owner)).toBe(URI)
  expect(aws.calls).toEqual([creation, ['PutLifecyclePolicy', lifecyclePolicyRequest('shop')]])
})

test('a repository without a lifecycle policy, for lack of the permission, is as good', async () => {
  const log = fakeLog()
  const aws = await scriptAws({
    CreateRepository: [result({ repository: { repositoryUri: URI } })],
    PutLifecyclePolicy: [refuse('AccessDeniedException', 'not authorized to perform: ecr:PutLifecyclePolicy')],
  })
  expect(await createRepository({ ecr: aws.ecr, log }, 'shop', plan.owner)).toBe(URI)
  expect(log.lines.at(-1)).toContain('warning: The ECR repository shop got no lifecycle policy')
})

test('one that another run creates at the same moment is taken', async () => {
  const exists = refuse('RepositoryAlreadyExistsException', "The repository with name 'shop' already exists")
  const aws = await scriptAws({ CreateRepository: [exists], DescribeRepositories: [described] })
  expect(await createRepository({ ecr: aws.ecr, log: fakeLog() }, 'shop', plan.owner)).toBe(URI)
  expect(aws.calls).toEqual([creation, ['DescribeRepositories', { repositoryNames: ['shop'] }]])
})

test('a creation that is refused is told', async () => {
  const aws = await scriptAws({ CreateRepository: [refuse('LimitExceededException', 'too many')] })
  await expect(createRepository({ ecr: aws.ecr, log: fakeLog() }, 'shop', plan.owner)).rejects.toMatchObject({
    name: 'LimitExceededException',
  })
  expect(aws.calls).toHaveLength(1)
})

test('the login is that of the registry of the credentials', async () => {
  const authorizationData = [{ authorizationToken: 'QVdTOnNlY3JldA==', proxyEndpoint: `https://${URI}` }]
  const aws = await scriptAws({ GetAuthorizationToken: [result({ authorizationData })] })
  expect(await readLoginToken(aws.ecr)).toBe('QVdTOnNlY3JldA==')
  expect(aws.calls).toEqual([['GetAuthorizationToken', {}]])
})
