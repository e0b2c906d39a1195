import { expect, test } from 'vitest'
import type { Environment } from '../../src/plan/context.ts'
import type { ImagePlan } from '../../src/plan/plan.ts'
import { COMMIT, contextOf, HEAD, inputsOf, planOf, pullRequest, SHA } from '../fixtures/run.ts'
import { thrown } from '../fixtures/thrown.ts'

interface Given {
  readonly inputs?: Readonly<Record<string, string>>
  readonly env?: Environment
  readonly payload?: unknown
  readonly dirty?: string
  /** Of the step, for build arguments. */
  readonly environment?: Environment
}

function imagesOf({ inputs, env, payload, dirty, environment = {} }: Given): readonly ImagePlan[] {
  const source = { inputs: inputsOf(inputs), context: contextOf(env, payload), commit: { ...COMMIT, dirty } }
  const plan = planOf({ ...source, nonce: 'n', environment })
  if (plan.kind !== 'deploy') throw new Error(`the plan is ${plan.kind}`)
  return plan.images
}

function imageOf(given: Given): ImagePlan | undefined {
  const [image, ...others] = imagesOf(given)
  expect(others).toEqual([])
  return image
}

const release = (tag: string): Given => ({
  env: { GITHUB_EVENT_NAME: 'release' },
  payload: { release: { tag_name: tag } },
})

test.each([
  { on: 'a branch', given: {}, tags: [SHA] },
  { on: 'a dirty checkout', given: { dirty: '01234567' }, tags: [`${SHA}-dirty.01234567`] },
  { on: 'a tag', given: { env: { GITHUB_REF: 'refs/tags/v1.2.3' } }, tags: [SHA, 'v1.2.3'] },
  { on: 'a release', given: release('v1.2.3'), tags: [SHA, 'v1.2.3'] },
  { on: 'a release with a path', given: release('app/V1.2.3+4'), tags: [SHA, 'app-V1.2.3-4'] },
  { on: 'a release that starts with a dot', given: release('.-v1'), tags: [SHA, 'v1'] },
  { on: 'a release that is too long', given: release('v'.repeat(200)), tags: [SHA, 'v'.repeat(128)] },
  { on: 'a release of which nothing is left', given: release('日本'), tags: [SHA] },
  {
    on: 'a pull request',
    given: { env: { GITHUB_EVENT_NAME: 'pull_request' }, payload: pullRequest({ action: 'opened' }) },
    tags: [`pr-7-${HEAD}`],
  },
  {
    on: 'a dirty pull request',
    given: {
      env: { GITHUB_EVENT_NAME: 'pull_request' },
      payload: pullRequest({ action: 'opened' }),
      dirty: '01234567',
    },
    tags: [`pr-7-${HEAD}-dirty.01234567`],
  },
  { on: 'a run by hand', given: { env: { GITHUB_EVENT_NAME: 'workflow_dispatch' } }, tags: [SHA] },
])('tags of $on', ({ given, tags }) => {
  const [build, ...extra] = tags
  expect(imageOf(given)).toMatchObject({ kind: 'build', tags: { build, extra } })
})

const image = `registry/app@sha256:${'1'.repeat(64)}`

test.each([
  {
    description: 'an image that exists',
    inputs: { image, registry: 'localhost:4566' },
    plan: [{ kind: 'existing', name: undefined, parameter: 'auto', image, registry: 'localhost:4566' }],
  },
  { description: 'a template that takes none', inputs: { 'image-parameter': 'none' }, plan: [] },
  {
    description: 'a template that takes none, but the build ID',
    inputs: { 'image-parameter': 'none', 'parameter-overrides': 'V={{build-id}}' },
    plan: [],
  },
])('$description', ({ inputs, plan }) => {
  expect(imagesOf({ inputs })).toEqual(plan)
})

test('the inputs of the build', () => {
  const inputs = {
    repository: 'team/app',
    'create-repository': 'false',
    registry: 'h:1',
    'image-tags': 'app-{{sha}}',
    reuse: 'false',
    context: 'x',
    file: 'y',
    'build-args': 'A=1',
    secrets: 'token=hush',
    builder: 'big',
  }
  expect(imageOf({ inputs })).toEqual({
    kind: 'build',
    name: undefined,
    parameter: 'auto',
    repository: { name: 'team/app' },
    create: false,
    repositorySettings: { tagMutability: undefined, tagExclusions: [], encryption: undefined },
    registry: 'h:1',
    tags: { build: SHA, extra: [`app-${SHA}`], notes: [] },
    pullRequest: undefined,
    reuse: false,
    inherited: new Map(),
    settings: inputsOf(inputs).build,
    builtFor: [],
    engine: { runner: expect.stringMatching(/^linux\/(amd64|arm64)$/), host: undefined },
  })
})

test.each([
  { environment: { RUNNER_ARCH: 'X64' }, builtFor: [], runner: 'linux/amd64' },
  { environment: { RUNNER_ARCH: 'ARM64' }, builtFor: [], runner: 'linux/arm64' },
  { environment: { RUNNER_ARCH: 'X86' }, builtFor: [], runner: 'linux/386' },
  {
    environment: { RUNNER_ARCH: 'X64', DOCKER_DEFAULT_PLATFORM: 'linux/arm64' },
    builtFor: ['linux/arm64'],
    runner: 'linux/amd64',
  },
  {
    environment: { RUNNER_ARCH: 'X64', DOCKER_DEFAULT_PLATFORM: 'linux/arm64' },
    inputs: { platforms: 'linux/386' },
    builtFor: ['linux/386'],
    runner: 'linux/amd64',
  },
])('the platform by $environment and $inputs', ({ environment, inputs = {}, builtFor, runner }) => {
  expect(imageOf({ environment, inputs })).toMatchObject({ builtFor, engine: { runner } })
})

test('the environment chooses the engine and the builder; an empty variable chooses none', () => {
  const environment = { DOCKER_HOST: 'ssh://a', DOCKER_CONTEXT: '', BUILDX_BUILDER: 'big' }
  expect(imageOf({ environment })).toMatchObject({ engine: { host: 'ssh://a', context: undefined, builder: 'big' } })
})

test('a build argument without a value stays without it in argv; the value of the environment still identifies the image', () => {
  const inputs = { 'build-args': 'A=1\nB\nC\nD=\nE\nA' }
  const image = imageOf({ inputs, environment: { A: 'x=y', B: 'two words', E: '', F: 'not asked for' } })
  expect(image).toMatchObject({ settings: { buildArgs: ['A=1', 'B', 'C', 'D=', 'E', 'A'] } })
  expect(image).toHaveProperty(
    'inherited',
    new Map([
      ['B', 'two words'],
      ['E', ''],
      ['A', 'x=y'],
    ]),
  )
})

const withoutValue = { secrets: 'token=hush\nkey=' }

test('a build whose secret has no value is refused, without showing the value of another', () => {
  expect(thrown(() => imageOf({ inputs: withoutValue }))).toEqual([
    {
      message: 'Input secrets: pair 2 is empty.',
      remedy:
        'Define the secret that it takes its value from, or remove it. Secrets of an environment need `environment:` in the job; Dependabot has its own secrets. If it belongs to the value before it, put that item in quotes: `"id=<value>"`.',
    },
  ])
})

const fromEnvironment = { 'secret-envs': 'pypi=PYPI_TOKEN\nnpm=NPM_TOKEN', ssh: 'default\nother=keys/other' }

test('a build is refused if the variable of a secret is not set, or if there is no SSH agent', () => {
  expect(thrown(() => imageOf({ inputs: fromEnvironment, environment: { NPM_TOKEN: 'x', PYPI_TOKEN: '' } }))).toEqual([
    {
      message: 'Input secret-envs: the variable `PYPI_TOKEN` of `pypi` is not set.',
      remedy:
        'Set it under `env:` of this step. If it takes its value from a secret, check that this job has that secret: it may need `environment:`, and Dependabot has its own secrets.',
    },
    {
      message: 'Input ssh: `default` needs an agent, but SSH_AUTH_SOCK is not set.',
      remedy: 'Start an agent in an earlier step, or give a key: `default=<path>`.',
    },
  ])
  const environment = { NPM_TOKEN: 'x', PYPI_TOKEN: 'y', SSH_AUTH_SOCK: '/tmp/agent' }
  expect(imageOf({ inputs: fromEnvironment, environment })).toMatchObject({ kind: 'build' })
})

test.each([
  { description: 'an image that exists', inputs: { image: 'registry/app:v1' }, images: [{ kind: 'existing' }] },
  { description: 'no image', inputs: { 'image-parameter': 'none' }, images: [] },
])('a secret without a value is allowed with $description', ({ inputs, images }) => {
  expect(imagesOf({ inputs: { ...withoutValue, ...inputs } })).toMatchObject(images)
})

test.each([
  { repository: 'octo/My_App', name: 'my_app' },
  { repository: 'octo/a--b', name: 'a-b' },
  { repository: 'octo/.github', name: 'github' },
])('the ECR repository of $repository is $name', ({ repository, name }) => {
  expect(imageOf({ env: { GITHUB_REPOSITORY: repository } })).toMatchObject({ repository: { name } })
})

const HOST = '444455556666.dkr.ecr.eu-west-1.amazonaws.com'

test.each([
  { description: 'its host', registry: '', is: HOST },
  { description: 'the registry that stands for ECR', registry: 'localhost:4566', is: 'localhost:4566' },
])('a push to a repository that is named by its URI goes to $description', ({ registry, is }) => {
  expect(imageOf({ inputs: { repository: `${HOST}/team/app`, registry } })).toMatchObject({
    repository: { name: 'team/app', registryId: '444455556666', region: 'eu-west-1' },
    registry: is,
  })
})
