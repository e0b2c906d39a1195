import { expect, test } from 'vitest'
import { contextsOf, previewRepositories } from '../../src/plan/images.ts'
import type { BuildPlan } from '../../src/plan/plan.ts'
import { COMMIT, contextOf, HEAD, inputsOf, planOf, pullRequest, SHA } from '../fixtures/run.ts'
import { thrown } from '../fixtures/thrown.ts'

interface Given {
  readonly images: string
  readonly inputs?: Readonly<Record<string, string>>
  readonly env?: Readonly<Record<string, string>>
  readonly payload?: unknown
}

/** The plan of the images of a build alone. */
function builds({ images, inputs, env, payload }: Given): readonly BuildPlan[] {
  const plan = planOf({
    inputs: inputsOf({ command: 'build', images, ...inputs }),
    context: contextOf(env, payload),
    commit: COMMIT,
    nonce: 'n',
    environment: { TOKEN: 't' },
  })
  if (plan.kind !== 'build') throw new Error(`the plan is ${plan.kind}`)
  return plan.images
}

test('an item has its own values, and those of the inputs for the rest', () => {
  const inputs = {
    repository: 'team/app',
    context: 'app',
    file: 'Dockerfile.all',
    target: 'run',
    'build-args': 'A=1\nB=2\nTOKEN',
    platforms: 'linux/amd64',
    labels: 'team=a',
    'image-parameter': 'none',
  }
  const images = `
- name: api
- name: web
  parameter: Web
  repository: team/web
  context: web
  file: web/Dockerfile
  target: web
  build-args: [B, C=3]
  platforms: [linux/arm64]
`
  const { build } = inputsOf(inputs)
  const all = {
    kind: 'build',
    create: true,
    repositorySettings: { tagMutability: undefined, tagExclusions: [], encryption: undefined },
    registry: undefined,
    pullRequest: undefined,
    reuse: true,
    builtFor: ['linux/amd64'],
    engine: expect.anything(),
  } as const
  expect(builds({ images, inputs })).toEqual([
    {
      ...all,
      name: 'api',
      parameter: 'none',
      repository: { name: 'team/app' },
      tags: { build: `api-${SHA}`, extra: [], notes: [] },
      inherited: new Map([['TOKEN', 't']]),
      settings: build,
    },
    {
      ...all,
      name: 'web',
      parameter: 'Web',
      repository: { name: 'team/web' },
      tags: { build: SHA, extra: [], notes: [] },
      inherited: new Map([['TOKEN', 't']]),
      settings: {
        ...build,
        context: 'web',
        file: 'web/Dockerfile',
        target: 'web',
        buildArgs: ['A=1', 'TOKEN', 'B', 'C=3'],
        platforms: ['linux/arm64'],
      },
      builtFor: ['linux/arm64'],
    },
  ])
})

test('in a deploy, the parameter of each image is found by its name', () => {
  const source = { inputs: inputsOf({ images: '[{name: api}, {name: web}]' }), context: contextOf(), commit: COMMIT }
  expect(planOf({ ...source, nonce: 'n', environment: {} })).toMatchObject({
    images: [
      { name: 'api', parameter: 'auto' },
      { name: 'web', parameter: 'auto' },
    ],
  })
})

const tagged = { env: { GITHUB_REF: 'refs/tags/v1' }, inputs: { 'image-tags': 'latest' } }
const onPullRequest = {
  env: { GITHUB_EVENT_NAME: 'pull_request' },
  payload: pullRequest({ action: 'opened' }),
}

test.each([
  { description: 'one repository', images: '[{name: api}]', tags: [`api-${SHA}`] },
  { description: 'an own repository', images: '[{name: api, repository: api}]', tags: [SHA] },
  { description: 'a prefix', images: '[{name: api, tag-prefix: a_}]', tags: [`a_${SHA}`] },
  { description: 'no prefix', images: "[{name: api, tag-prefix: ''}]", tags: [SHA] },
  {
    description: 'a prefix in an own repository',
    images: '[{name: api, repository: api, tag-prefix: a_}]',
    tags: [`a_${SHA}`],
  },
  {
    description: 'a release, and extra tags',
    images: '[{name: api}]',
    ...tagged,
    tags: [`api-${SHA}`, 'api-v1', 'api-latest'],
  },
  { description: 'a pull request', images: '[{name: api}]', ...onPullRequest, tags: [`pr-7-api-${HEAD}`] },
])('tags: $description', ({ tags: [build, ...extra], ...given }) => {
  expect(builds(given)).toMatchObject([{ tags: { build, extra } }])
})

const clash = (one: string, other: string, image: string) => ({
  message: `Input images: \`${one}\` and \`${other}\` would both be \`${image}\`.`,
  remedy: 'Give them different values of `tag-prefix`, or different repositories.',
})

test.each([
  {
    description: 'the same own repository',
    images: '[{name: api, repository: app}, {name: web, repository: app}]',
    problems: [clash('api', 'web', `app:${SHA}`)],
  },
  {
    description: 'the same prefix, each pair once',
    images: '[{name: a, tag-prefix: x}, {name: b, tag-prefix: x}, {name: c, tag-prefix: x}]',
    problems: [
      clash('a', 'b', `hello-world:x${SHA}`),
      clash('a', 'c', `hello-world:x${SHA}`),
      clash('b', 'c', `hello-world:x${SHA}`),
    ],
  },
  {
    description: 'another tag',
    images: '[{name: api}, {name: web, tag-prefix: api-v}]',
    inputs: { 'image-tags': 'v1\n1' },
    problems: [clash('api', 'web', 'hello-world:api-v1')],
  },
])('refused, as two images would have the same tag: $description', ({ problems, ...given }) => {
  expect(thrown(() => builds(given))).toEqual(problems)
})

test('the same tag in different repositories is allowed', () => {
  const images = '[{name: api, repository: api}, {name: web, repository: web}]'
  expect(builds({ images }).map(({ tags }) => tags.build)).toEqual([SHA, SHA])
})

test.each([
  { given: {}, contexts: ['.'] },
  { given: { context: 'app' }, contexts: ['app'] },
  { given: { context: 'app', images: '[{name: a}, {name: b, context: web}, {name: c}]' }, contexts: ['app', 'web'] },
  { given: { context: 'app', images: '[{name: b, context: web}]' }, contexts: ['web'] },
])('the build contexts of $given', ({ given, contexts }) => {
  expect(contextsOf(inputsOf(given))).toEqual(contexts)
})

test('a build argument that holds a secret is reported once for all images, or with the name of its image', () => {
  const inputs = { secrets: 'npm=hush-hush', 'build-args': 'ALL=hush-hush' }
  const images = '[{name: api, build-args: ["OWN=hush-hush"]}, {name: web}]'
  expect(thrown(() => builds({ images, inputs })).map(({ message }) => message.split(',')[0])).toEqual([
    'Input build-args: `ALL` holds the secret `npm`',
    'Image api: Input build-args: `OWN` holds the secret `npm`',
  ])
})

const toPreview = { repository: 'app', 'preview-repository': 'previews' }
test.each([
  { description: 'of a pull request', event: onPullRequest, name: 'previews' },
  { description: 'of main', event: {}, name: 'app' },
])('the only image $description goes to $name', ({ event, name }) => {
  const [build] = builds({ images: '', inputs: toPreview, ...event })
  expect(build?.repository).toEqual({ name })
})

test.each(['pull_request_review', 'pull_request_review_comment'])(
  '%s brings the code of a pull request, too',
  (name) => {
    const [build] = builds({ images: '', inputs: toPreview, ...onPullRequest, env: { GITHUB_EVENT_NAME: name } })
    expect(build).toMatchObject({ repository: { name: 'previews' }, pullRequest: 7, tags: { build: `pr-7-${SHA}` } })
  },
)

test('all images of a pull request go to preview-repository, also those with a repository of their own', () => {
  const images = '[{name: api, repository: api}, {name: web}]'
  expect(
    builds({ images, inputs: toPreview, ...onPullRequest }).map(({ repository, tags }) => [repository, tags.build]),
  ).toEqual([
    [{ name: 'previews' }, `pr-7-api-${HEAD}`],
    [{ name: 'previews' }, `pr-7-web-${HEAD}`],
  ])
})

test.each([
  { description: 'its name', images: '[{name: pr-7}]' },
  { description: 'its prefix', images: '[{name: api, tag-prefix: pr-}]' },
])('an image of main never has a tag of pull requests, by $description', ({ images }) => {
  expect(thrown(() => builds({ images }))).toMatchObject([{ remedy: 'Give it another `tag-prefix`.' }])
})

const ACCOUNT_HOST = '111122223333.dkr.ecr.us-east-1.amazonaws.com'

test.each([
  { given: 'nothing', inputs: {}, names: ['hello-world'] },
  { given: 'a repository', inputs: { repository: 'team/app' }, names: ['team/app'] },
  {
    given: 'one for previews, which gets the images of pull requests alone',
    inputs: { repository: 'team/app', 'preview-repository': 'team/previews', images: '- name: api' },
    names: ['team/previews'],
  },
  {
    given: 'several images',
    inputs: { images: '- name: api\n- name: web\n- name: db\n  repository: team/db' },
    names: ['hello-world', 'team/db'],
  },
  { given: 'a stack without images', inputs: { 'image-parameter': 'none' }, names: [] },
  { given: 'an existing image', inputs: { image: 'nginx' }, names: [] },
])('the images of pull requests are in the repositories of the inputs: $given', ({ inputs, names }) => {
  const source = { inputs: inputsOf(inputs), context: contextOf(), commit: undefined, nonce: 'n', environment: {} }
  const found = previewRepositories(source)
  expect(found.map(({ repository }) => repository.name)).toEqual(names)
  expect(new Set(found.map((each) => each.source)).size).toBe(names.length === 0 ? 0 : 1)
})

test('a repository given by its URI is that of its account and region', () => {
  const inputs = inputsOf({ 'preview-repository': `${ACCOUNT_HOST}/team/app` })
  const source = { inputs, context: contextOf(), commit: undefined, nonce: 'n', environment: {} }
  const repository = { name: 'team/app', registryId: '111122223333', region: 'us-east-1' }
  expect(previewRepositories(source)).toEqual([{ repository, source: 'https://github.com/octo/Hello-World' }])
})

test('a GitHub repository whose name ECR does not take has no images', () => {
  const context = contextOf({ GITHUB_REPOSITORY: 'octo/-' })
  expect(previewRepositories({ inputs: inputsOf(), context, commit: undefined, nonce: 'n', environment: {} })).toEqual(
    [],
  )
})
