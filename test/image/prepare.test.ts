import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Repository } from '../../src/aws/repository.ts'
import type { Docker } from '../../src/edges/docker.ts'
import { openHttp } from '../../src/edges/http.ts'
import { prepareImages } from '../../src/image/images.ts'
import type { BuildInputs, RepositorySettings } from '../../src/inputs/inputs.ts'
import { failuresOf } from '../../src/report/failure.ts'
import { type Answer, refuse, result } from '../fixtures/answers.ts'
import { BUILD, NO_SETTINGS } from '../fixtures/build-inputs.ts'
import { buildPlan } from '../fixtures/build-plan.ts'
import { testFolder } from '../fixtures/folder.ts'
import { imageEdges, imageRequest } from '../fixtures/image-edges.ts'
import { fakeLog } from '../fixtures/log.ts'
import { scriptAws } from '../fixtures/server.ts'

const REGISTRY = '111122223333.dkr.ecr.eu-central-1.amazonaws.com'
const URI = `${REGISTRY}/shop`
const there = result({ repositories: [{ repositoryName: 'shop', repositoryUri: URI }] })
const notThere = refuse('RepositoryNotFoundException', 'does not exist')
const several: Partial<BuildInputs> = { platforms: ['linux/amd64', 'linux/arm64'] }
const cannot = 'Input platforms: the builder of this runner (driver docker) cannot build for several platforms.'

interface Given {
  readonly repository: Answer
  readonly settings?: Partial<BuildInputs>
  readonly create?: boolean
  readonly reuse?: boolean
  readonly files?: readonly string[]
  /** Where the repository is, when it was named by its URI. */
  readonly at?: Partial<Repository>
  readonly repositorySettings?: Partial<RepositorySettings>
  readonly templates?: Answer
}

/** Prepares an image on a runner with the docker driver: returns the result or the problems, the log, and the runs of docker. */
async function prepare(given: Given) {
  const { repository, settings = {}, create = true, reuse = true, files = ['Dockerfile'], at } = given
  const workspace = testFolder()
  for (const name of files) await writeFile(join(workspace, name), 'FROM scratch')
  const aws = await scriptAws({
    DescribeRepositories: [repository],
    BatchGetImage: [result({ images: [] })],
    GetAuthorizationToken: [
      result({ authorizationData: [{ authorizationToken: 'QVdTOnNlY3JldA==', proxyEndpoint: `https://${REGISTRY}` }] }),
    ],
    DescribeRepositoryCreationTemplates: [given.templates ?? result({ repositoryCreationTemplates: [] })],
  })
  const log = fakeLog()
  const runs: (readonly string[])[] = []
  const docker: Docker = async ({ args }) => {
    runs.push(args)
    return { code: 0, output: 'Name: default\nDriver: docker\nFeatures:\n Multi-platform build: false\n' }
  }
  const { signal } = new AbortController()
  const ownRegistry = async () => ({ partition: 'aws-cn', registryId: '111122223333', region: 'eu-central-1' })
  const edges = imageEdges({ ecr: aws.ecr, ownRegistry, http: openHttp({}), docker, log, signal })
  const build = buildPlan({
    repository: { name: 'shop', ...at },
    create,
    repositorySettings: { ...NO_SETTINGS, ...given.repositorySettings },
    reuse,
    settings: { ...BUILD, ...settings },
  })
  const { prepared, errors } = await prepareImages([{ edges, request: imageRequest(build, { workspace }) }])
  const failures = errors.flatMap(failuresOf)
  const settled = {
    ready: prepared[0]?.ready,
    problems: failures.map(({ message }) => message),
    remedies: failures.map(({ remedy }) => remedy),
  }
  return { ...settled, lines: log.lines, runs, calls: aws.calls, changes: aws.changes() }
}

const inspect = ['--debug', 'buildx', 'inspect']

test.each([
  { description: 'the repository exists, and the build has no special needs', given: { repository: there }, runs: [] },
  { description: 'the repository does not exist', given: { repository: notThere }, runs: [inspect] },
  {
    description: 'the repository does not exist, and the inputs name a builder',
    given: { repository: notThere, settings: { builder: 'big' } },
    runs: [[...inspect, '--', 'big']],
  },
])('docker is inspected only where that decides something: $description', async ({ given, runs }) => {
  const prepared = await prepare(given)
  expect(prepared.problems).toEqual([])
  expect(prepared.ready).toMatchObject({ kind: 'to-build', missing: { tag: 'abc', takenTag: undefined } })
  expect({ runs: prepared.runs, changes: prepared.changes }).toEqual({ runs, changes: [] })
})

test('what the builder cannot do is reported together with all other problems', async () => {
  const { problems, runs, changes } = await prepare({
    repository: notThere,
    settings: several,
    create: false,
    files: [],
  })
  expect(problems).toEqual([
    'There is no Dockerfile at `Dockerfile` in the workspace.',
    cannot,
    'There is no ECR repository `shop`, and create-repository is false.',
  ])
  expect({ runs, changes }).toEqual({ runs: [inspect], changes: [] })
})

test('what the builder cannot do is also reported where the repository exists', async () => {
  expect(await prepare({ repository: there, settings: several })).toMatchObject({ problems: [cannot], runs: [inspect] })
})

test('the login is masked', async () => {
  const { lines } = await prepare({ repository: there })
  expect(lines).toEqual(['mask: QVdTOnNlY3JldA==', 'mask: secret'])
})

const elsewhere = { registryId: '444455556666', region: 'eu-west-1' }
const lookup = { registryId: '444455556666', repositoryNames: ['shop'] }

test('a repository of another account is looked up in its registry', async () => {
  const { problems, calls } = await prepare({ repository: there, at: elsewhere })
  expect(problems).toEqual([])
  expect(calls).toContainEqual(['DescribeRepositories', lookup])
  expect(calls).toContainEqual(['BatchGetImage', expect.objectContaining({ registryId: '444455556666' })])
})

const policy =
  ' Its policy must allow the account 111122223333 these actions: ecr:BatchCheckLayerAvailability, ecr:BatchGetImage, ecr:CompleteLayerUpload, ecr:DescribeRepositories, ecr:GetDownloadUrlForLayer, ecr:InitiateLayerUpload, ecr:PutImage, ecr:UploadLayerPart.'

test.each([
  {
    description: 'of another account and region',
    at: elsewhere,
    place: 'the account 444455556666, region eu-west-1',
    policy,
  },
  {
    description: 'of another account',
    at: { registryId: '444455556666', region: 'eu-central-1' },
    place: 'the account 444455556666, region eu-central-1',
    policy,
  },
  {
    description: 'of another region',
    at: { registryId: '111122223333', region: 'eu-west-1' },
    place: 'the account 111122223333, region eu-west-1',
    policy: '',
  },
])('a missing repository $description is not created', async ({ at, place, policy }) => {
  const { problems, remedies } = await prepare({ repository: notThere, at })
  expect(problems).toEqual([`There is no ECR repository \`shop\` in ${place}.`])
  expect(remedies).toEqual([
    `Correct \`repository\`, or create it there: this action creates repositories only where it deploys (account 111122223333, region eu-central-1).${policy}`,
  ])
})

test('a missing repository of our own account and region is to be created, even where it is named by its URI', async () => {
  const at = { registryId: '111122223333', region: 'eu-central-1' }
  const { ready } = await prepare({ repository: notThere, at })
  expect(ready).toMatchObject({ kind: 'to-build', repositoryUri: undefined })
})

test('when another account refuses, the problem says what its policy must allow', async () => {
  const refusal =
    'User: arn:aws-cn:sts::111122223333:assumed-role/ci/x is not authorized to perform: ecr:BatchGetImage on resource: arn:aws-cn:ecr:cn-north-1:444455556666:repository/shop because no resource-based policy allows the ecr:BatchGetImage action'
  const { problems, remedies } = await prepare({ repository: refuse('AccessDeniedException', refusal), at: elsewhere })
  expect(problems).toEqual([`ECR refused: ${refusal}`])
  expect(remedies[0]).toContain('the policy of the repository shop in the account 444455556666: {"Effect":"Allow",')
  expect(remedies[0]).toContain('"Principal":{"AWS":"arn:aws-cn:iam::111122223333:root"}')
})

const template = (prefix: string, ...appliedFor: string[]) =>
  result({
    repositoryCreationTemplates: [
      { prefix: 'sho', appliedFor: ['CREATE_ON_PUSH'] },
      { prefix, appliedFor },
    ],
  })

test('a repository that a creation template makes at the push counts as one that exists', async () => {
  const given = { repository: notThere, create: false, templates: template('ROOT', 'REPLICATION', 'CREATE_ON_PUSH') }
  const { ready, problems, calls } = await prepare(given)
  expect(problems).toEqual([])
  expect(ready).toMatchObject({ kind: 'to-build', repositoryUri: URI })
  expect(calls).toContainEqual(['DescribeRepositoryCreationTemplates', {}])
})

test.each([
  { description: 'a template for replication', templates: template('ROOT', 'REPLICATION') },
  { description: 'a template of other repositories', templates: template('shop', 'CREATE_ON_PUSH') },
  { description: 'templates that we may not see', templates: refuse('AccessDeniedException', 'not authorized') },
])('with create-repository false, $description creates no repository', async ({ templates }) => {
  const { problems } = await prepare({ repository: notThere, create: false, templates })
  expect(problems).toEqual(['There is no ECR repository `shop`, and create-repository is false.'])
})

test('how an existing repository differs from the inputs is logged, and it stays as it is', async () => {
  const mutable = { repositoryName: 'shop', repositoryUri: URI, imageTagMutability: 'MUTABLE' }
  const repositorySettings = { tagMutability: 'IMMUTABLE', tagExclusions: [] } as const
  const { lines, changes } = await prepare({ repository: result({ repositories: [mutable] }), repositorySettings })
  expect(lines[0]).toBe(
    'notice: The ECR repository shop exists and keeps its settings, without image-tag-mutability IMMUTABLE (it has MUTABLE).',
  )
  expect(changes).toEqual([])
})
