import { afterEach, assert, beforeEach, expect, test, vi } from 'vitest'
import { checkImages } from '../../src/commands/preflight.ts'
import { noStack, refuse, result, s3 } from '../fixtures/answers.ts'
import { stubCredentials } from '../fixtures/connected.ts'
import { existing, plan } from '../fixtures/plan.ts'
import { builds, check, runsOnArm, script, TEMPLATE, TOKEN } from '../fixtures/preflight.ts'
import { OPTIONS } from '../fixtures/stack-options.ts'

beforeEach(() => stubCredentials('key'))
afterEach(() => vi.unstubAllEnvs())

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
