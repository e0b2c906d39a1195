import { ECRClient } from '@aws-sdk/client-ecr'
import { expect, test } from 'vitest'
import { createRepository, findRepository, lifecyclePolicyRequest } from '../../../src/image/repository/repository.ts'
import { type Answer, raw, refuse, reset, result } from '../../fixtures/answers.ts'
import { NO_SETTINGS } from '../../fixtures/build-inputs.ts'
import { imageEdges } from '../../fixtures/image-edges.ts'
import { fakeLog } from '../../fixtures/log.ts'
import { plan } from '../../fixtures/plan.ts'
import { scriptAws } from '../../fixtures/server.ts'
import { rejected } from '../../fixtures/thrown.ts'

const URI = '111122223333.dkr.ecr.eu-central-1.amazonaws.com/shop'
const described = result({ repositories: [{ repositoryName: 'shop', repositoryUri: URI }] })
const missing = refuse(
  'RepositoryNotFoundException',
  "The repository with name 'shop' does not exist in the registry with id '111122223333'",
)

test('a repository that exists is found by its name', async () => {
  const aws = await scriptAws({ DescribeRepositories: [described] })
  expect(await findRepository(aws.ecr, { name: 'shop' })).toMatchObject({ repositoryUri: URI })
  expect(aws.calls).toEqual([['DescribeRepositories', { repositoryNames: ['shop'] }]])
})

test('a repository that does not exist is undefined', async () => {
  const aws = await scriptAws({ DescribeRepositories: [missing] })
  expect(await findRepository(aws.ecr, { name: 'shop' })).toBeUndefined()
})

test('any other refusal does not mean that the repository is missing', async () => {
  const aws = await scriptAws({ DescribeRepositories: [refuse('AccessDeniedException', 'not authorized')] })
  await expect(findRepository(aws.ecr, { name: 'shop' })).rejects.toMatchObject({ name: 'AccessDeniedException' })
})

const shop = { name: 'shop', owner: plan.target.owner, settings: NO_SETTINGS }
const creation = [
  'CreateRepository',
  {
    repositoryName: 'shop',
    imageTagMutability: 'IMMUTABLE',
    imageScanningConfiguration: { scanOnPush: true },
    tags: [{ Key: 'servicefull:repository', Value: 'owner/shop' }],
  },
]

test('a creation sends the repository and its lifecycle policy', async () => {
  const aws = await scriptAws({
    CreateRepository: [result({ repository: { repositoryUri: URI } })],
    PutLifecyclePolicy: [result({})],
  })
  expect(await createRepository(imageEdges({ ecr: aws.ecr, log: fakeLog() }), shop)).toBe(URI)
  expect(aws.calls).toEqual([creation, ['PutLifecyclePolicy', lifecyclePolicyRequest('shop')]])
})

test('without the permission for the lifecycle policy, the repository is used all the same', async () => {
  const log = fakeLog()
  const aws = await scriptAws({
    CreateRepository: [result({ repository: { repositoryUri: URI } })],
    PutLifecyclePolicy: [refuse('AccessDeniedException', 'not authorized to perform: ecr:PutLifecyclePolicy')],
  })
  expect(await createRepository(imageEdges({ ecr: aws.ecr, log }), shop)).toBe(URI)
  expect(log.lines.at(-1)).toContain('warning: The ECR repository shop got no lifecycle policy')
})

test('a repository that another run creates at the same moment is used', async () => {
  const exists = refuse('RepositoryAlreadyExistsException', "The repository with name 'shop' already exists")
  const aws = await scriptAws({ CreateRepository: [exists], DescribeRepositories: [described] })
  expect(await createRepository(imageEdges({ ecr: aws.ecr, log: fakeLog() }), shop)).toBe(URI)
  expect(aws.calls).toEqual([creation, ['DescribeRepositories', { repositoryNames: ['shop'] }]])
})

/** Creates a repository, where the first answer is lost and the second attempt finds that it exists, with these tags. */
async function createTwice(tags: Answer) {
  const log = fakeLog()
  const repositories = [{ repositoryName: 'shop', repositoryUri: URI, repositoryArn: ARN }]
  const aws = await scriptAws({
    CreateRepository: [reset, refuse('RepositoryAlreadyExistsException', "The repository 'shop' already exists")],
    DescribeRepositories: [result({ repositories })],
    ListTagsForResource: [tags],
    PutLifecyclePolicy: [result({})],
  })
  const { region, credentials } = aws.ecr.config
  const ecr = new ECRClient({ endpoint: aws.endpoint, region, credentials, maxAttempts: 2 })
  expect(await createRepository(imageEdges({ ecr, log }), shop)).toBe(URI)
  return { calls: aws.calls.slice(2), lines: log.lines }
}

const ARN = 'arn:aws:ecr:eu-central-1:111122223333:repository/shop'
const found = ['DescribeRepositories', { repositoryNames: ['shop'] }]
const tagsRead = ['ListTagsForResource', { resourceArn: ARN }]
const tagged = (Value: string) => result({ tags: [{ Key: 'servicefull:repository', Value }] })

test('a repository that the first attempt created, although its answer was lost, gets its lifecycle policy', async () => {
  const { calls, lines } = await createTwice(tagged('owner/shop'))
  expect(calls).toEqual([found, tagsRead, ['PutLifecyclePolicy', lifecyclePolicyRequest('shop')]])
  expect(lines).toEqual([])
})

test('a repository that somebody else created between two attempts stays as it is', async () => {
  const { calls } = await createTwice(tagged('owner/other'))
  expect(calls).toEqual([found, tagsRead])
})

test('when the tags of a repository that may be ours cannot be read, a warning names the permission', async () => {
  const { calls, lines } = await createTwice(refuse('AccessDeniedException', 'not authorized'))
  expect(calls).toEqual([found, tagsRead])
  expect(lines).toEqual([
    'warning: The ECR repository shop may have no lifecycle policy: the role that deploys lacks ecr:ListTagsForResource, so it cannot see whether this run created it.',
  ])
})

test('a repository that another run created with other settings is used, and the difference is logged', async () => {
  const log = fakeLog()
  const exists = refuse('RepositoryAlreadyExistsException', "The repository with name 'shop' already exists")
  const other = result({
    repositories: [{ repositoryName: 'shop', repositoryUri: URI, imageTagMutability: 'IMMUTABLE' }],
  })
  const aws = await scriptAws({ CreateRepository: [exists], DescribeRepositories: [other] })
  const settings = { ...NO_SETTINGS, tagMutability: 'MUTABLE' } as const
  expect(await createRepository(imageEdges({ ecr: aws.ecr, log }), { ...shop, settings })).toBe(URI)
  expect(log.lines).toEqual([
    'notice: The ECR repository shop exists and keeps its settings, without image-tag-mutability MUTABLE (it has IMMUTABLE).',
  ])
})

const kms = JSON.stringify({ __type: 'KmsException', kmsError: 'DisabledException', message: 'The key is disabled.' })

test.each([
  {
    description: 'the quota is used up',
    answer: refuse('LimitExceededException', 'too many'),
    message:
      'ECR did not create the repository `shop`: the account has as many in this region as its quota allows (too many).',
    remedy:
      'Delete unused repositories, have the quota "Registered repositories" of ECR raised in Service Quotas, or name one that exists in `repository`.',
  },
  {
    description: 'KMS refuses the key',
    answer: raw(400, 'application/x-amz-json-1.1', kms),
    message: 'ECR did not create the repository `shop`: KMS refused the key (DisabledException): The key is disabled.',
    remedy:
      'Check that the key of `repository-encryption` is in this region, enabled and symmetric, and that the role that deploys may use it: kms:CreateGrant and kms:DescribeKey.',
  },
])('no creation: $description', async ({ answer, message, remedy }) => {
  const aws = await scriptAws({ CreateRepository: [answer] })
  const creating = createRepository(imageEdges({ ecr: aws.ecr, log: fakeLog() }), shop)
  expect(await rejected(creating)).toEqual([{ message, remedy }])
  expect(aws.calls).toHaveLength(1)
})

test('any other refusal of a creation is reported as ECR words it', async () => {
  const aws = await scriptAws({ CreateRepository: [refuse('AccessDeniedException', 'not authorized')] })
  const creating = createRepository(imageEdges({ ecr: aws.ecr, log: fakeLog() }), shop)
  await expect(creating).rejects.toMatchObject({ name: 'AccessDeniedException' })
})
