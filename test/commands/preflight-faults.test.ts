import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { hashFolder } from '../../src/files/contents.ts'
import { identify } from '../../src/image/identity.ts'
import { LABELS } from '../../src/image/repository/fingerprint.ts'
import type { DeployPlan } from '../../src/plan/plan.ts'
import { Problem } from '../../src/text/problem.ts'
import { raw, refuse, result } from '../fixtures/answers.ts'
import { stubCredentials } from '../fixtures/connected.ts'
import { imageEdges } from '../fixtures/image-edges.ts'
import { plan } from '../fixtures/plan.ts'
import { builds, check, folderOf, image, runsOnArm, script, TEMPLATE } from '../fixtures/preflight.ts'
import type { Script } from '../fixtures/server.ts'
import { OPTIONS } from '../fixtures/stack-options.ts'
import { unexpected } from '../fixtures/unexpected.ts'

beforeEach(() => stubCredentials('key'))
afterEach(() => vi.unstubAllEnvs())

/** An account whose repository has the image of a build, for amd64. */
const holding = (fingerprint: string): Script => ({
  ...script,
  DescribeRepositories: [result({ repositories: [{ repositoryName: 'shop', repositoryUri: 'r/shop' }] })],
  BatchGetImage: [
    result({
      images: [
        {
          imageId: { imageTag: 'abc', imageDigest: `sha256:${'1'.repeat(64)}` },
          imageManifest: JSON.stringify({ config: { digest: `sha256:${'2'.repeat(64)}` } }),
        },
      ],
    }),
  ],
  GetDownloadUrlForLayer: [() => result({ downloadUrl: `${process.env.AWS_ENDPOINT_URL}/blob` })],
  'GET /blob': [
    raw(
      200,
      'a/b',
      JSON.stringify({
        os: 'linux',
        architecture: 'amd64',
        config: { Labels: { [LABELS.fingerprint]: fingerprint } },
      }),
    ),
  ],
})

/** Checks a plan as `check` does, in an account that has its first image already. */
async function checkHolding(of: DeployPlan, files: Readonly<Record<string, string>>, answers: Script = {}) {
  const [held] = of.images
  if (held?.kind !== 'build') throw new Error('The plan has no build.')
  const { signal } = new AbortController()
  const build = {
    plan: held,
    buildId: plan.buildId,
    run: '7.1',
    workspace: await folderOf(files),
    userDockerConfig: { directory: '/nowhere', buildx: '/nowhere' },
  }
  const hash = (root: string) => hashFolder(root, [], signal)
  const fingerprint = await identify(imageEdges({}), build, { hashFolder: hash, builder: unexpected('builder') })
  return check(of, files, { ...holding(fingerprint), ...answers })
}

test('an image that is found again and does not fit is refused before it gets a tag', async () => {
  const onArm = TEMPLATE.replace('Properties: {', 'Properties: { RuntimePlatform: { CpuArchitecture: ARM64 },')
  const { problems, server } = await checkHolding(
    { ...builds, images: [{ ...image, tags: { build: 'abc', extra: ['v1'], notes: [] } }] },
    { 'stack.yml': onArm, Dockerfile: 'FROM scratch' },
  )
  expect(problems).toEqual([expect.stringMatching(/^The image is for linux\/amd64, but Task .* runs on linux\/arm64/)])
  expect(server.changes()).toEqual([])
})

const WITH_RULES = `Parameters:
  ImageUri: { Type: String }
  Needed: { Type: String }
  Size: { Type: Number, MaxValue: 3 }
Resources:
  Task:
    Type: AWS::ECS::TaskDefinition
    Properties:
      RuntimePlatform: { CpuArchitecture: ARM64 }
      ContainerDefinitions: [{ Name: app, Image: !Ref ImageUri, Memory: 128 }]
  Web: { Type: AWS::ECS::Service }
`

/** A plan with a fault of its own, wrong parameters, an image for another platform, and an option that does not fit. */
const allWrong: DeployPlan = {
  ...builds,
  faults: [new Problem('Input tags: wrong.', 'Correct it.')],
  images: [{ ...image, builtFor: ['linux/amd64'] }],
  stack: {
    ...builds.stack,
    parameterOverrides: 'Size=9\nSpeling=x',
    options: { ...OPTIONS, deploymentMode: 'EXPRESS' },
  },
}

const wrongParameters = [
  'Input tags: wrong.',
  expect.stringMatching(/^Input parameter-overrides: line 2 gives no parameter/),
  expect.stringContaining('needs the parameter `Needed`'),
  expect.stringContaining('does not allow the value `9` of `Size`'),
]
const wrongUses = [
  expect.stringContaining('The image is for linux/amd64, but Task of the template stack.yml runs on linux/arm64'),
  expect.stringContaining('deployment-mode EXPRESS'),
  'There is no Dockerfile at `Dockerfile` in the workspace.',
]

test('the faults of inputs, parameters, platform, options and files are all told in one run', async () => {
  const { problems, server } = await check(allWrong, { 'stack.yml': WITH_RULES })
  expect(problems).toEqual([...wrongParameters, ...wrongUses])
  expect(server.changes()).toEqual([])
})

test('without credentials, only what the stack may have is not told', async () => {
  stubCredentials(undefined)
  const { problems } = await check(allWrong, { 'stack.yml': WITH_RULES })
  expect(problems).toEqual([
    ...wrongParameters.filter((_, index) => index !== 2),
    ...wrongUses,
    expect.stringContaining('Could not load credentials from any providers'),
  ])
})

test('a nested template that is missing hides no other fault', async () => {
  const nesting = '  Child: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: missing.yml } }\n'
  const { problems } = await check(allWrong, { 'stack.yml': WITH_RULES + nesting })
  expect(problems).toEqual([
    'Input tags: wrong.',
    expect.stringMatching(/^Template stack.yml, .*: `missing.yml` does not exist/),
    expect.stringContaining('names files of the workspace, which CloudFormation accepts from S3 only'),
    ...wrongParameters.slice(1),
    ...wrongUses,
  ])
})

test('a repository that cannot be read hides no fault of the Dockerfile', async () => {
  const { problems } = await check(
    builds,
    { 'stack.yml': TEMPLATE },
    { ...script, BatchGetImage: [refuse('AccessDeniedException', 'no', 403)] },
  )
  expect(problems).toEqual([
    'There is no Dockerfile at `Dockerfile` in the workspace.',
    expect.stringContaining('BatchGetImage'),
  ])
})

test('while it is not known which parameter gets the image, none of them counts as missing', async () => {
  const { problems } = await check(
    {
      ...allWrong,
      stack: { ...allWrong.stack, imageParameter: 'ImageUrl' },
      images: [{ ...image, parameter: 'ImageUrl' }],
    },
    { 'stack.yml': WITH_RULES, Dockerfile: 'FROM scratch' },
  )
  expect(problems.slice(0, 5)).toEqual([
    'Input tags: wrong.',
    expect.stringContaining('has no parameter `ImageUrl`'),
    ...wrongParameters.slice(1),
  ])
  expect(problems).toHaveLength(6)
})

const BY_DIGEST = `Parameters:
  Digest: { Type: String }
Resources:
  Task:
    Type: AWS::ECS::TaskDefinition
    Properties:
      RuntimePlatform: { CpuArchitecture: ARM64 }
      ContainerDefinitions: [{ Image: !Sub 'r/shop@\${Digest}' }]
`

test.each([
  { description: 'that is found again', of: image, checks: checkHolding },
  {
    description: 'that is to be built for platforms of the inputs',
    of: { ...image, builtFor: ['linux/amd64/v2'] },
    checks: check,
  },
])('an image $description is checked before the build where it is used by its digest', async ({ of, checks }) => {
  const { problems, server } = await checks(
    { ...builds, images: [of], stack: { ...builds.stack, parameterOverrides: 'Digest={{image-digest}}' } },
    { 'stack.yml': BY_DIGEST, Dockerfile: 'FROM scratch' },
  )
  expect(problems).toEqual([expect.stringMatching(/^The image is for linux\/amd64, but Task .* runs on linux\/arm64/)])
  expect(server.changes()).toEqual([])
})

test('of several images, one that cannot be built hides no fault of one that is found', async () => {
  const several = { ...image, parameter: 'auto', reuse: true }
  const settings = { ...several.settings, file: 'Dockerfile.web' }
  const { problems } = await checkHolding(
    {
      ...builds,
      images: [
        { ...several, name: 'image' },
        { ...several, name: 'web', settings, tags: { build: 'web-abc', extra: [], notes: [] } },
      ],
      stack: { ...builds.stack, imageParameter: 'auto' },
    },
    {
      'stack.yml': TEMPLATE.replace('Image:', 'Web: { Type: String }\n  Image:').replace(
        '{ ContainerDefinitions: [',
        '{ RuntimePlatform: { CpuArchitecture: ARM64 }, ContainerDefinitions: [{ Image: !Ref Web }, ',
      ),
      Dockerfile: 'FROM scratch',
    },
  )
  expect(problems).toEqual([
    expect.stringMatching(/^Image image: The image is for linux\/amd64, but Task/),
    'Image web: There is no Dockerfile at `Dockerfile.web` in the workspace.',
  ])
})

test('where preflight fails, the stack and the image that it has found are known', async () => {
  const { problems, facts } = await checkHolding(
    builds,
    { 'stack.yml': 'Resources: [', Dockerfile: 'FROM scratch' },
    { DescribeStacks: [result({ Stacks: [runsOnArm] })] },
  )
  expect(problems).toEqual([expect.stringContaining('neither YAML nor JSON')])
  const known = Object.assign({}, ...facts)
  expect(known).toMatchObject({
    stackId: runsOnArm.StackId,
    images: [{ reference: `r/shop@sha256:${'1'.repeat(64)}` }],
  })
})

test('an image with attestations is refused before the build where a function would run it', async () => {
  const attested = { ...image, settings: { ...image.settings, sbom: 'true' } }
  const { problems, server } = await check(
    { ...builds, images: [attested] },
    {
      'stack.yml':
        'Parameters: { Image: { Type: String } }\nResources: { F: { Type: AWS::Lambda::Function, Properties: { Code: { ImageUri: !Ref Image } } } }\n',
      Dockerfile: 'FROM scratch',
    },
  )
  expect(problems).toContainEqual(expect.stringMatching(/^The image has attestations, .* F of the template/))
  expect(server.changes()).toEqual([])
})

test('while the image has no parameter, the parts of it do not count as missing', async () => {
  const parts = TEMPLATE.replace('Image: {', 'Tag: { Type: String }\n  Repository: {').replace(
    '!Ref Image',
    "!Join [':', [!Ref Repository, !Ref Tag]]",
  )
  const { problems } = await check(builds, { 'stack.yml': parts, Dockerfile: 'FROM scratch' })
  expect(problems).toEqual([expect.stringContaining('does not use the image')])
})
