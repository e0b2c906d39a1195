import { expect, test } from 'vitest'
import { createRepository, findRepository, lifecyclePolicyRequest, readLoginToken } from '../../src/image/repository.ts'
import { refuse, result } from './answers.ts'
import { fakeLog } from './log.ts'
import { plan } from './plan.ts'
import { type Script, scriptAws } from './server.ts'

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

const policy = [
  'PutLifecyclePolicy',
  { repositoryName: 'shop', lifecyclePolicyText: expect.stringContaining('"tagPrefixList":["pr-"]') },
]
const created = result({ repository: { repositoryUri: URI } })

/** Makes the repository `shop` of an ECR that answers so: its URI or the error's name, the log, the requests. */
async function create(script: Script) {
  const aws = await scriptAws(script)
  const log = fakeLog()
  const uri = await createRepository({ ecr: aws.ecr, log }, 'shop', plan.owner).catch(({ name }: Error) => name)
  return { uri, lines: log.lines, calls: aws.calls }
}

const made = 'info: Made the ECR repository shop: tags stay on their image, images are scanned on push.'

test('a creation: the requests as a whole', async () => {
  const { uri, lines, calls } = await create({ CreateRepository: [created], PutLifecyclePolicy: [result({})] })
  expect({ uri, lines, calls }).toEqual({ uri: URI, lines: [made], calls: [creation, policy] })
})

test('the lifecycle policy removes old images of pull requests and those without a tag, and no other', () => {
  const { lifecyclePolicyText, repositoryName } = lifecyclePolicyRequest('shop')
  const count = (countNumber: number) => ({ countType: 'sinceImagePushed', countUnit: 'days', countNumber })
  expect({ repositoryName, ...JSON.parse(lifecyclePolicyText ?? '') }).toEqual({
    repositoryName: 'shop',
    rules: [
      {
        rulePriority: 1,
        description: 'Images of pull requests',
        selection: { tagStatus: 'tagged', tagPrefixList: ['pr-'], ...count(180) },
        action: { type: 'expire' },
      },
      {
        rulePriority: 2,
        description: 'Images without a tag',
        selection: { tagStatus: 'untagged', ...count(14) },
        action: { type: 'expire' },
      },
    ],
  })
})

test('a policy that may not be set is a warning', async () => {
  const denied = refuse('AccessDeniedException', 'User: u is not authorized to perform: ecr:PutLifecyclePolicy', 400)
  const { uri, lines } = await create({ CreateRepository: [created], PutLifecyclePolicy: [denied] })
  expect({ uri, lines }).toEqual({
    uri: URI,
    lines: [
      made,
      'warning: The ECR repository shop got no lifecycle policy: the role that deploys lacks ecr:PutLifecyclePolicy.',
    ],
  })
})

test('one that another run creates at the same moment is taken, and its policy left alone', async () => {
  const exists = refuse('RepositoryAlreadyExistsException', "The repository with name 'shop' already exists")
  const { uri, lines, calls } = await create({ CreateRepository: [exists], DescribeRepositories: [described] })
  expect({ uri, lines }).toEqual({ uri: URI, lines: [] })
  expect(calls).toEqual([creation, ['DescribeRepositories', { repositoryNames: ['shop'] }]])
})

test('a creation that is refused is told', async () => {
  const { uri, calls } = await create({ CreateRepository: [refuse('LimitExceededException', 'too many')] })
  expect(uri).toBe('LimitExceededException')
  expect(calls).toHaveLength(1)
})

test('the login is that of the registry of the credentials', async () => {
  const authorizationData = [{ authorizationToken: 'QVdTOnNlY3JldA==', proxyEndpoint: `https://${URI}` }]
  const aws = await scriptAws({ GetAuthorizationToken: [result({ authorizationData })] })
  expect(await readLoginToken(aws.ecr)).toBe('QVdTOnNlY3JldA==')
  expect(aws.calls).toEqual([['GetAuthorizationToken', {}]])
})
