import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, assert, beforeEach, expect, test, vi } from 'vitest'
import { checkImages, preflight } from '../../src/commands/preflight.ts'
import { hashFolder } from '../../src/files/contents.ts'
import { identify } from '../../src/image/identity.ts'
import { LABELS } from '../../src/image/repository/fingerprint.ts'
import type { DeployPlan } from '../../src/plan/plan.ts'
import { failuresOf } from '../../src/report/failure.ts'
import type { KnownFacts } from '../../src/report/result.ts'
import { Problem } from '../../src/text/problem.ts'
import { noStack, raw, refuse, result, s3 } from '../fixtures/answers.ts'
import { buildPlan } from '../fixtures/build-plan.ts'
import { connectTo, stubCredentials } from '../fixtures/connected.ts'
import { testFolder } from '../fixtures/folder.ts'
import { imageEdges } from '../fixtures/image-edges.ts'
import { existing, plan } from '../fixtures/plan.ts'
import type { Script } from '../fixtures/server.ts'
import { OPTIONS } from '../fixtures/stack-options.ts'
import { unexpected } from '../fixtures/unexpected.ts'
import { worldOf } from '../fixtures/world.ts'

const TEMPLATE = `Parameters:
  Image: { Type: String }
Resources:
  Task:
    Type: AWS::ECS::TaskDefinition
    Properties: { ContainerDefinitions: [{ Image: !Ref Image }] }
`

const image = buildPlan()

const builds: DeployPlan = { ...plan, images: [image] }

/** `AWS:secret`. */
const TOKEN = 'QVdTOnNlY3JldA=='

const script: Script = {
  GetCallerIdentity: [result({ Account: '111122223333', Arn: 'arn:aws:iam::111122223333:user/u' })],
  DescribeStacks: [noStack('shop')],
  GetTemplate: [noStack('shop')],
  GetAuthorizationToken: [result({ authorizationData: [{ authorizationToken: TOKEN }] })],
  DescribeRepositories: [refuse('RepositoryNotFoundException', 'does not exist')],
  BatchGetImage: [refuse('RepositoryNotFoundException', 'does not exist')],
}

beforeEach(() => stubCredentials('key'))
afterEach(() => vi.unstubAllEnvs())

async function folderOf(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = testFolder()
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text)
  return folder
}

/** Checks a plan in a workspace with these files: returns what preflight returns, or the messages of the problems, and the requests. */
async function check(of: DeployPlan, files: Readonly<Record<string, string>>, answers: Script = script) {
  const workspace = await folderOf(files)
  const { aws, server } = await connectTo(answers)
  const facts: KnownFacts[] = []
  const settled = await preflight(of, worldOf(aws, workspace, facts)).then(
    (ready) => ({ ready, problems: [] }),
    (error: unknown) => ({ ready: undefined, problems: failuresOf(error).map(({ message }) => message) }),
  )
  return { ...settled, server, facts }
}

test('without problems, preflight returns what a deploy needs, and changes nothing', async () => {
  const { ready, problems, server } = await check(builds, { 'stack.yml': TEMPLATE, Dockerfile: 'FROM scratch' })
  expect(problems).toEqual([])
  expect(ready).toMatchObject({
    deployed: { stack: undefined },
    images: {
      existing: [],
      prepared: [
        {
          ready: {
            kind: 'to-build',
            repositoryUri: undefined,
            missing: { tag: 'abc', takenTag: undefined },
            token: TOKEN,
          },
        },
      ],
    },
  })
  expect(server.changes()).toEqual([])
  expect(server.calls.map(([action]) => action).sort()).toEqual([
    'BatchGetImage',
    'DescribeRepositories',
    'DescribeStacks',
    'GetAuthorizationToken',
    'GetCallerIdentity',
  ])
})

test('without credentials, that and the problems of local files are reported, and AWS gets no request', async () => {
  stubCredentials(undefined)
  const { problems, server } = await check(
    { ...builds, stack: { ...builds.stack, parameterOverrides: 'values.yml' } },
    { 'values.yml': '- not: pairs' },
  )
  expect(problems).toEqual([
    expect.stringContaining('Input template: `stack.yml` does not exist'),
    expect.stringContaining('Input parameter-overrides: item 1 of the list'),
    expect.stringContaining('There is no Dockerfile at `Dockerfile`'),
    expect.stringContaining('Could not load credentials from any providers'),
  ])
  expect(server.calls).toEqual([])
})

test('with the wrong account, only that is reported: the other errors of AWS follow from it', async () => {
  const denied = refuse('AccessDenied', 'User: u is not authorized to perform: x:Y', 403)
  const { problems } = await check(
    { ...builds, account: { ...plan.account, allowedAccountIds: ['999900009999'] } },
    { 'stack.yml': TEMPLATE, Dockerfile: 'FROM scratch' },
    { ...script, DescribeStacks: [denied], DescribeRepositories: [denied] },
  )
  expect(problems).toEqual([expect.stringContaining('allowed-account-ids')])
})

test('all problems are reported at once, of AWS and of files', async () => {
  const stack = {
    StackId: 'arn:aws:cloudformation:eu-central-1:111122223333:stack/shop/1',
    StackName: 'shop',
    StackStatus: 'UPDATE_ROLLBACK_FAILED',
    Tags: [
      { Key: 'servicefull:repository', Value: 'owner/shop' },
      { Key: 'servicefull:stack', Value: 'shop' },
    ],
  }
  const { problems, server } = await check(
    builds,
    { 'stack.yml': 'Resources: [' },
    { ...script, DescribeStacks: [result({ Stacks: [stack] })] },
  )
  expect(problems).toEqual([
    expect.stringContaining('stack.yml is neither YAML nor JSON'),
    expect.stringContaining('There is no Dockerfile at `Dockerfile`'),
    expect.stringContaining('Stack shop is UPDATE_ROLLBACK_FAILED'),
  ])
  expect(server.changes()).toEqual([])
})

const NESTING = `${TEMPLATE}  Child:
    Type: AWS::CloudFormation::Stack
    Properties: { TemplateURL: child.yml }
`
const withBucket = { ...builds, stack: { ...builds.stack, s3Bucket: 'deploys', s3Prefix: 'shop' } }
const files = { 'stack.yml': NESTING, 'child.yml': 'Resources: { A: { Type: X } }\n', Dockerfile: 'FROM scratch' }

test('with local files in the template, the bucket is checked, nothing is uploaded yet, and the template has their addresses', async () => {
  const { ready, problems, server } = await check(withBucket, files, { ...script, 'HEAD /deploys/': [s3(200)] })
  expect(problems).toEqual([])
  const [key = ''] = ready?.uploads?.files.keys() ?? []
  expect(key).toMatch(/^shop\/[0-9a-f]{64}\.template$/)
  expect(ready?.uploads).toEqual({
    bucket: { name: 'deploys', prefix: 'shop', region: 'eu-central-1', endpoint: server.endpoint },
    files: new Map([[key, Buffer.from(files['child.yml'])]]),
  })
  expect(ready?.template.body).toBe(NESTING.replace('child.yml', `"${server.endpoint}/deploys/${key}"`))
  expect(server.calls.map(([action]) => action).filter((action) => action.includes('/'))).toEqual(['HEAD /deploys/'])
  expect(server.changes()).toEqual([])
})

test('a bucket that is not needed is not checked', async () => {
  const { ready, server } = await check(withBucket, { ...files, 'stack.yml': TEMPLATE })
  expect(ready?.uploads).toBeUndefined()
  expect(server.calls.map(([action]) => action).filter((action) => action.includes('/'))).toEqual([])
})

test('a missing bucket is reported together with all other problems', async () => {
  const { problems } = await check(
    withBucket,
    { ...files, Dockerfile: '' },
    { ...script, 'HEAD /deploys/': [s3(404)], DescribeStacks: [refuse('AccessDenied', 'no', 403)] },
  )
  expect(problems).toEqual([
    'Input s3-bucket: there is no bucket `deploys`.',
    'AWS CloudFormation DescribeStacks was refused: no',
  ])
})

test('with local files in the template but no bucket, there is one problem, and no build', async () => {
  const { problems, server } = await check(builds, files)
  expect(problems).toEqual([expect.stringContaining('(Child.TemplateURL: child.yml)')])
  expect(server.changes()).toEqual([])
})

test('a stack that cannot be read does not count as missing', async () => {
  const message =
    'User: arn:aws:sts::111122223333:assumed-role/deploy/job is not authorized to perform: cloudformation:DescribeStacks on resource: arn:aws:cloudformation:eu-central-1:111122223333:stack/shop/* because no identity-based policy allows it'
  const { problems } = await check(
    builds,
    { 'stack.yml': TEMPLATE, Dockerfile: 'FROM scratch' },
    { ...script, DescribeStacks: [refuse('AccessDenied', message, 403)] },
  )
  expect(problems).toEqual([`AWS CloudFormation DescribeStacks was refused: ${message}`])
})

const WITH_ARCHITECTURE = `${TEMPLATE.replace(
  /^Parameters:\n/,
  'Parameters:\n  Arch: { Type: String, Default: X86_64 }\n',
).replace(/Properties: \{/, 'Properties: { RuntimePlatform: { CpuArchitecture: !Ref Arch },')}`

const runsOnArm = {
  StackId: 'arn:aws:cloudformation:eu-central-1:111122223333:stack/shop/1',
  StackName: 'shop',
  StackStatus: 'UPDATE_COMPLETE',
  Parameters: [{ ParameterKey: 'Arch', ParameterValue: 'ARM64' }],
  Tags: [
    { Key: 'servicefull:repository', Value: 'owner/shop' },
    { Key: 'servicefull:stack', Value: 'shop' },
  ],
}

test.each([
  { description: 'the default', stacks: noStack('shop'), overrides: '', fits: 'linux/amd64', not: 'linux/arm64' },
  {
    description: 'the value that the stack has',
    stacks: result({ Stacks: [runsOnArm] }),
    overrides: '',
    fits: 'linux/arm64',
    not: 'linux/amd64',
  },
  {
    description: 'the value that is given',
    stacks: result({ Stacks: [runsOnArm] }),
    overrides: 'Arch=X86_64',
    fits: 'linux/amd64',
    not: 'linux/arm64',
  },
  {
    description: 'the default, as the stack is recreated',
    stacks: result({ Stacks: [{ ...runsOnArm, StackStatus: 'ROLLBACK_COMPLETE' }] }),
    overrides: '',
    fits: 'linux/amd64',
    not: 'linux/arm64',
  },
])('the image is checked against $description', async ({ stacks, overrides, fits, not }) => {
  const { ready, problems } = await check(
    { ...builds, stack: { ...builds.stack, parameterOverrides: overrides } },
    { 'stack.yml': WITH_ARCHITECTURE, Dockerfile: 'FROM scratch' },
    { ...script, DescribeStacks: [stacks], GetTemplate: [result({ TemplateBody: WITH_ARCHITECTURE })] },
  )
  expect(problems).toEqual([])
  assert(ready !== undefined)
  const built = { name: undefined, reference: 'a', tag: '', digest: '', repositoryUri: 'a', reused: false }
  expect(checkImages(ready, [{ ...built, platforms: [fits] }])).toBeUndefined()
  expect(() => checkImages(ready, [{ ...built, platforms: [not] }])).toThrow(`The image is for ${not}, but Task`)
})

test('the image that was built is checked against the constraints of its parameter', async () => {
  const strict = TEMPLATE.replace('{ Type: String }', "{ Type: String, AllowedPattern: '.*@sha256:1' }")
  const { ready, problems } = await check(builds, { 'stack.yml': strict, Dockerfile: 'FROM scratch' })
  expect(problems).toEqual([])
  assert(ready !== undefined)
  const built = (digest: string) => ({
    name: undefined,
    tag: 'v1',
    digest,
    repositoryUri: 'a',
    reused: false,
    platforms: [],
  })
  expect(checkImages(ready, [{ ...built('sha256:1'), reference: 'a@sha256:1' }])).toBeUndefined()
  expect(() => checkImages(ready, [{ ...built('sha256:2'), reference: 'a@sha256:2' }])).toThrow(
    'does not allow the value `a@sha256:2` of `Image` of this run',
  )
})

test('an image that exists is checked before anything changes', async () => {
  const strict = TEMPLATE.replace('{ Type: String }', '{ Type: String, MaxLength: 9 }')
  const exists = { ...builds, images: [existing('example.com/app:1')] }
  const { problems, server } = await check(exists, { 'stack.yml': strict })
  expect(problems).toEqual([
    'The template stack.yml does not allow the value `example.com/app:1` of `Image` of this run: it must have at most 9 characters (MaxLength).',
  ])
  expect(server.changes()).toEqual([])
})

test('a diff needs neither docker nor a Dockerfile: a reference stands for the image', async () => {
  const { ready, problems, server } = await check({ ...builds, kind: 'diff' }, { 'stack.yml': TEMPLATE })
  expect(problems).toEqual([])
  expect(ready?.images).toMatchObject({ existing: [{ reference: 'shop:abc', reused: false }], prepared: [] })
  expect(server.calls.map(([action]) => action)).not.toContain('GetAuthorizationToken')
})

const WITH_SERVICE = `${TEMPLATE}  Web: { Type: AWS::ECS::Service }\n`

test.each([
  {
    description: 'EXPRESS with an ECS service',
    options: { deploymentMode: 'EXPRESS' as const },
    says: 'ECS service Web',
  },
  {
    description: 'a new image without rollback',
    options: { disableRollback: true },
    says: 'This deploy replaces Task',
  },
])('options that would fail are refused before the build: $description', async ({ options, says }) => {
  const { problems, server } = await check(
    { ...builds, stack: { ...builds.stack, options: { ...OPTIONS, ...options } } },
    { 'stack.yml': WITH_SERVICE, Dockerfile: 'FROM scratch' },
    { ...script, DescribeStacks: [result({ Stacks: [runsOnArm] })] },
  )
  expect(problems).toEqual([expect.stringContaining(says)])
  expect(server.changes()).toEqual([])
})

test('a stack that is created can take a new image without rollback', async () => {
  const { problems } = await check(
    { ...builds, stack: { ...builds.stack, options: { ...OPTIONS, disableRollback: true } } },
    { 'stack.yml': TEMPLATE, Dockerfile: 'FROM scratch' },
  )
  expect(problems).toEqual([])
})

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
