import { ECRClient } from '@aws-sdk/client-ecr'
import { expect, test } from 'vitest'
import { createRepository, findRepository, lifecyclePolicyRequest } from '../../../src/image/repository/repository.ts'
import { NO_SETTINGS } from '../../fixtures/build-inputs.ts'
import { rejected } from '../../fixtures/thrown.ts'
import { type Answer, raw, refuse, reset, result } from '../../fixtures/answers.ts'
import { fakeLog } from '../../fixtures/log.ts'
import { plan } from '../../fixtures/plan.ts'
import { scriptAws } from '../../fixtures/server.ts'

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

test('one that is missing is found missing', async () => {
  const aws = await scriptAws({ DescribeRepositories: [missing] })
  expect(await findRepository(aws.ecr, { name: 'shop' })).toBeUndefined()
})

test('any other refusal is no proof that it is missing', async () => {
  const aws = await scriptAws({ DescribeRepositories: [refuse('AccessDeniedException', 'not authorized')] })
  await expect(findRepository(aws.ecr, { name: 'shop' })).rejects.toMatchObject({ name: 'AccessDeniedException' })
})

const shop = { name: 'shop', owner: plan.owner, settings: NO_SETTINGS }
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
  expect(await createRepository({ ecr: aws.ecr, log: fakeLog() }, shop)).toBe(URI)
  expect(aws.calls).toEqual([creation, ['PutLifecyclePolicy', lifecyclePolicyRequest('shop')]])
})

test('a repository without a lifecycle policy, for lack of the permission, is as good', async () => {
  const log = fakeLog()
  const aws = await scriptAws({
    CreateRepository: [result({ repository: { repositoryUri: URI } })],
    PutLifecyclePolicy: [refuse('AccessDeniedException', 'not authorized to perform: ecr:PutLifecyclePolicy')],
  })
  expect(await createRepository({ ecr: aws.ecr, log }, shop)).toBe(URI)
  expect(log.lines.at(-1)).toContain('warning: The ECR repository shop got no lifecycle policy')
})

test('one that another run creates at the same moment is taken', async () => {
  const exists = refuse('RepositoryAlreadyExistsException', "The repository with name 'shop' already exists")
  const aws = await scriptAws({ CreateRepository: [exists], DescribeRepositories: [described] })
  expect(await createRepository({ ecr: aws.ecr, log: fakeLog() }, shop)).toBe(URI)
  expect(aws.calls).toEqual([creation, ['DescribeRepositories', { repositoryNames: ['shop'] }]])
})

/** A creation whose first answer is lost: what the second try says, and whose tag the repository has. */
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
  expect(await createRepository({ ecr, log }, shop)).toBe(URI)
  return { calls: aws.calls.slice(2), lines: log.lines }
}

const ARN = 'arn:aws:ecr:eu-central-1:111122223333:repository/shop'
const found = ['DescribeRepositories', { repositoryNames: ['shop'] }]
const tagsRead = ['ListTagsForResource', { resourceArn: ARN }]
const tagged = (Value: string) => result({ tags: [{ Key: 'servicefull:repository', Value }] })

test('one that the first try has created, whose answer was lost, gets its lifecycle policy', async () => {
  const { calls, lines } = await createTwice(tagged('owner/shop'))
  expect(calls).toEqual([found, tagsRead, ['PutLifecyclePolicy', lifecyclePolicyRequest('shop')]])
  expect(lines).toEqual([])
})

test('one that somebody else has created between two tries stays as it is', async () => {
  const { calls } = await createTwice(tagged('owner/other'))
  expect(calls).toEqual([found, tagsRead])
})

test('one that may be ours, where its tags may not be read: the permission is told', async () => {
  const { calls, lines } = await createTwice(refuse('AccessDeniedException', 'not authorized'))
  expect(calls).toEqual([found, tagsRead])
  expect(lines).toEqual([
    'warning: The ECR repository shop may have no lifecycle policy: the role that deploys lacks ecr:ListTagsForResource, to see whether this run made it.',
  ])
})

test('one that another run has created with other settings is taken, and that is told', async () => {
  const log = fakeLog()
  const exists = refuse('RepositoryAlreadyExistsException', "The repository with name 'shop' already exists")
  const other = result({
    repositories: [{ repositoryName: 'shop', repositoryUri: URI, imageTagMutability: 'IMMUTABLE' }],
  })
  const aws = await scriptAws({ CreateRepository: [exists], DescribeRepositories: [other] })
  const settings = { ...NO_SETTINGS, tagMutability: 'MUTABLE' } as const
  expect(await createRepository({ ecr: aws.ecr, log }, { ...shop, settings })).toBe(URI)
  expect(log.lines).toEqual([
    'notice: The ECR repository shop exists and is left as it is, without image-tag-mutability MUTABLE (it has IMMUTABLE).',
  ])
})

const kms = JSON.stringify({ __type: 'KmsException', kmsError: 'DisabledException', message: 'The key is disabled.' })

test.each([
  {
    description: 'the quota is used up',
    answer: refuse('LimitExceededException', 'too many'),
    message: 'ECR makes no repository `shop`: the account has as many in this region as its quota allows (too many).',
    remedy:
      'Delete repositories that nobody needs, have the quota "Registered repositories" of ECR raised in Service Quotas, or name one that exists in `repository`.',
  },
  {
    description: 'KMS refuses the key',
    answer: raw(400, 'application/x-amz-json-1.1', kms),
    message: 'ECR makes no repository `shop`: KMS refused the key (DisabledException): The key is disabled.',
    remedy:
      'Check that the key of `repository-encryption` is in this region, enabled and symmetric, and that the role that deploys may use it: kms:CreateGrant and kms:DescribeKey.',
  },
])('no creation: $description', async ({ answer, message, remedy }) => {
  const aws = await scriptAws({ CreateRepository: [answer] })
  const creating = createRepository({ ecr: aws.ecr, log: fakeLog() }, shop)
  expect(await rejected(creating)).toEqual([{ message, remedy }])
  expect(aws.calls).toHaveLength(1)
})

test('a creation that is refused otherwise is told by ECR', async () => {
  const aws = await scriptAws({ CreateRepository: [refuse('AccessDeniedException', 'not authorized')] })
  const creating = createRepository({ ecr: aws.ecr, log: fakeLog() }, shop)
  await expect(creating).rejects.toMatchObject({ name: 'AccessDeniedException' })
})
