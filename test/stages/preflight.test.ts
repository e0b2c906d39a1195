import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { preflight } from '../../src/commands/preflight.ts'
import type { DeployPlan } from '../../src/plan/plan.ts'
import { failuresOf } from '../../src/report/failure.ts'
import { BUILD, NO_SETTINGS } from '../build-inputs.ts'
import { OPTIONS } from '../stack-options.ts'
import { noStack, refuse, result } from './answers.ts'
import { connectTo, stubCredentials } from './connected.ts'
import { plan } from './plan.ts'
import type { Script } from './server.ts'
import { worldOf } from './world.ts'

const TEMPLATE = `Parameters:
  Image: { Type: String }
Resources:
  Task:
    Type: AWS::ECS::TaskDefinition
    Properties: { ContainerDefinitions: [{ Image: !Ref Image }] }
`

const builds: DeployPlan = {
  ...plan,
  image: {
    kind: 'build',
    repository: { name: 'shop' },
    create: true,
    repositorySettings: NO_SETTINGS,
    registry: undefined,
    tags: { build: 'abc', more: [], notes: [] },
    pullRequest: undefined,
    reuse: true,
    inherited: new Map(),
    settings: BUILD,
  },
}

/** `AWS:secret`. */
const TOKEN = 'QVdTOnNlY3JldA=='

const account: Script = {
  GetCallerIdentity: [result({ Account: '111122223333', Arn: 'arn:aws:iam::111122223333:user/u' })],
  DescribeStacks: [noStack('shop')],
  GetTemplate: [noStack('shop')],
  GetAuthorizationToken: [result({ authorizationData: [{ authorizationToken: TOKEN }] })],
  DescribeRepositories: [refuse('RepositoryNotFoundException', 'does not exist')],
  BatchGetImage: [refuse('RepositoryNotFoundException', 'does not exist')],
}

beforeEach(() => stubCredentials('key'))
afterEach(() => vi.unstubAllEnvs())

/** Checks a plan in a workspace with these files: what it gives, the problems' messages, the requests. */
async function check(of: DeployPlan, files: Readonly<Record<string, string>>, script: Script = account) {
  const workspace = await mkdtemp(join(tmpdir(), 'preflight-'))
  onTestFinished(() => rm(workspace, { recursive: true }))
  for (const [name, text] of Object.entries(files)) await writeFile(join(workspace, name), text)
  const { aws, server } = await connectTo(script)
  const settled = await preflight(of, worldOf(aws, workspace)).then(
    (ready) => ({ ready, problems: [] }),
    (error: unknown) => ({ ready: undefined, problems: failuresOf(error).map(({ message }) => message) }),
  )
  return { ...settled, server }
}

test('all is well: what a deploy needs, found without changing anything', async () => {
  const { ready, problems, server } = await check(builds, { 'stack.yml': TEMPLATE, Dockerfile: 'FROM scratch' })
  expect(problems).toEqual([])
  expect(ready).toMatchObject({
    stack: undefined,
    image: { kind: 'to-build', repositoryUri: undefined, missing: { tag: 'abc', taken: undefined }, token: TOKEN },
  })
  expect(server.changes()).toEqual([])
  expect(server.calls.map(([action]) => action).sort()).toEqual([
    'BatchGetImage',
    'DescribeRepositories',
    'DescribeStacks',
    'GetAuthorizationToken',
    'GetCallerIdentity',
    'GetTemplate',
  ])
})

test('no credentials is one problem, with those of the local files, and none of AWS', async () => {
  stubCredentials(undefined)
  const { problems, server } = await check(
    { ...builds, stack: { ...builds.stack, parameterOverrides: 'values.yml' } },
    { 'values.yml': '- not: pairs' },
  )
  expect(problems).toEqual([
    expect.stringContaining('Could not load credentials from any providers'),
    expect.stringContaining('Input template: `stack.yml` does not exist'),
    expect.stringContaining('Input parameter-overrides: item 1 of the list'),
  ])
  expect(server.calls).toEqual([])
})

test('the wrong account is one problem: what AWS says of the rest is noise', async () => {
  const denied = refuse('AccessDenied', 'User: u is not authorized to perform: x:Y', 403)
  const { problems } = await check(
    { ...builds, allowedAccountIds: ['999900009999'] },
    { 'stack.yml': TEMPLATE, Dockerfile: 'FROM scratch' },
    { ...account, DescribeStacks: [denied], DescribeRepositories: [denied] },
  )
  expect(problems).toEqual([expect.stringContaining('allowed-account-ids')])
})

test('all that is wrong is told at once, AWS and files', async () => {
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
    { ...account, DescribeStacks: [result({ Stacks: [stack] })] },
  )
  expect(problems).toEqual([
    expect.stringContaining('stack.yml is neither YAML nor JSON'),
    expect.stringContaining('Stack shop is UPDATE_ROLLBACK_FAILED'),
    expect.stringContaining('There is no Dockerfile at `Dockerfile`'),
  ])
  expect(server.changes()).toEqual([])
})

test('a stack that cannot be read is not taken for one that is missing', async () => {
  const message =
    'User: arn:aws:sts::111122223333:assumed-role/deploy/job is not authorized to perform: cloudformation:DescribeStacks on resource: arn:aws:cloudformation:eu-central-1:111122223333:stack/shop/* because no identity-based policy allows it'
  const { problems } = await check(
    builds,
    { 'stack.yml': TEMPLATE, Dockerfile: 'FROM scratch' },
    { ...account, DescribeStacks: [refuse('AccessDenied', message, 403)] },
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
    description: 'the default, as the stack is made anew',
    stacks: result({ Stacks: [{ ...runsOnArm, StackStatus: 'ROLLBACK_COMPLETE' }] }),
    overrides: '',
    fits: 'linux/amd64',
    not: 'linux/arm64',
  },
])('the image is checked against $description', async ({ stacks, overrides, fits, not }) => {
  const { ready, problems } = await check(
    { ...builds, stack: { ...builds.stack, parameterOverrides: overrides } },
    { 'stack.yml': WITH_ARCHITECTURE, Dockerfile: 'FROM scratch' },
    { ...account, DescribeStacks: [stacks], GetTemplate: [result({ TemplateBody: WITH_ARCHITECTURE })] },
  )
  expect(problems).toEqual([])
  const image = { reference: 'a', tag: '', digest: '', repositoryUri: 'a', reused: false }
  expect(ready?.checkImage({ ...image, platforms: [fits] })).toBeUndefined()
  expect(() => ready?.checkImage({ ...image, platforms: [not] })).toThrow(`The image is for ${not}, but Task`)
})

test('a diff needs neither docker nor a Dockerfile: a reference stands for the image', async () => {
  const { ready, problems, server } = await check({ ...builds, kind: 'diff' }, { 'stack.yml': TEMPLATE })
  expect(problems).toEqual([])
  expect(ready?.image).toMatchObject({ reference: 'shop:abc', reused: false })
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
])('options that break are told before the build: $description', async ({ options, says }) => {
  const { problems, server } = await check(
    { ...builds, stack: { ...builds.stack, options: { ...OPTIONS, ...options } } },
    { 'stack.yml': WITH_SERVICE, Dockerfile: 'FROM scratch' },
    { ...account, DescribeStacks: [result({ Stacks: [runsOnArm] })] },
  )
  expect(problems).toEqual([expect.stringContaining(says)])
  expect(server.changes()).toEqual([])
})

test('a stack that is created takes a new image also without rollback', async () => {
  const { problems } = await check(
    { ...builds, stack: { ...builds.stack, options: { ...OPTIONS, disableRollback: true } } },
    { 'stack.yml': TEMPLATE, Dockerfile: 'FROM scratch' },
  )
  expect(problems).toEqual([])
})
