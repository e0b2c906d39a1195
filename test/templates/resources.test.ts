import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { stringify } from 'yaml'
import { readTemplate, resolve, worldOf } from './evaluate.ts'

type Values = Readonly<Record<string, string>>

const folder = new URL('../../templates/', import.meta.url)
const GIVEN_NETWORK = { VpcId: 'vpc-0a', SubnetIds: 'subnet-0a,subnet-0b', AssignPublicIp: 'DISABLED' }

/** Everything on that servicefull.yml and fan-out.yml share. */
const SHARED = {
  'AWS::Region': 'us-east-1',
  CpuArchitecture: 'ARM64',
  Command: '["convert"]',
  Environment: '[{"Name":"MODE","Value":"fast"}]',
  Secrets: 'TOKEN=/prod/token',
  SecretsKmsKeyArn: 'arn:aws:kms:us-east-1:123456789012:key/secrets',
  EphemeralStorageInGiB: '100',
  Spot: 'true',
  Schedule: 'rate(1 hour)',
  RetryAttempts: '3',
  TaskPolicyArns: 'arn:aws:iam::aws:policy/A,arn:aws:iam::aws:policy/B',
  ReadonlyRootFilesystem: 'true',
  PermissionsBoundaryArn: 'arn:aws:iam::123456789012:policy/boundary',
  NetworkStackName: 'servicefull-network',
  NotificationEmail: 'ops@example.com',
  Alarm: 'true',
  StateMachineLogLevel: 'ALL',
  Tracing: 'true',
  ContainerInsights: 'enhanced',
  KmsKeyArn: 'arn:aws:kms:us-east-1:123456789012:key/logs',
}

/** By template and name of the file. */
const CASES: Readonly<Record<string, Readonly<Record<string, Values>>>> = {
  servicefull: {
    defaults: {},
    'given-network': GIVEN_NETWORK,
    everything: { ...SHARED, CommandFromInput: 'true', DataBucket: 'data' },
  },
  'fan-out': {
    defaults: {},
    everything: { ...SHARED, ItemsBucket: 'items', ToleratedFailurePercentage: '5', ToleratedFailureCount: '10' },
  },
  network: {
    defaults: {},
    private: {
      Private: 'true',
      FlowLogs: 'true',
      PermissionsBoundaryArn: 'arn:aws:iam::123456789012:policy/boundary',
      ...on('SecretsManager', 'Ssm', 'Sns', 'Sqs', 'States', 'Sts'),
    },
  },
  'github-oidc': {
    defaults: {},
    everything: {
      ClassicSubjects: 'false',
      MainEnvironment: 'main',
      ReleaseTags: 'v*',
      PreviewEnvironment: 'preview',
      PreviewTaskActions: 's3:GetObject,s3:PutObject',
      PreviewTaskResources: 'arn:aws:s3:::previews/*',
      OidcProviderArn: 'arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com',
      EcsServiceLinkedRole: 'exists',
      Repositories: 'exist',
    },
  },
}

/** The values of parameters that have none by default. */
const REQUIRED: Values = {
  ImageUri: 'image@sha256:1',
  GitHubOrg: 'octo-org',
  GitHubOrgId: '1234567',
  GitHubRepository: 'hello-job',
  GitHubRepositoryId: '7654321',
  StackNamePrefix: 'hello-job',
  RepositoryName: 'hello-job',
}

function on(...endpoints: readonly string[]): Values {
  return Object.fromEntries(endpoints.map((name) => [`${name}Endpoint`, 'true']))
}

function read(name: string) {
  return readTemplate(readFileSync(new URL(`${name}.yml`, folder), 'utf8'))
}

const cases = Object.entries(CASES).flatMap(([name, worlds]) =>
  Object.entries(worlds).map(([world, values]) => ({ name, world, values })),
)

/** What a change of a template changes for a user shows in these files. */
test.each(cases)('the resources of $name are these: $world', async ({ name, world, values }) => {
  const template = read(name)

  const { Resources, Outputs } = resolve(template, worldOf(template, { ...REQUIRED, ...values }))

  const machine = Resources.StepFunction?.Properties
  if (machine) machine.DefinitionString = JSON.parse(machine.DefinitionString)
  await expect(stringify({ Resources, Outputs })).toMatchFileSnapshot(`snapshots/${name}-${world}.yml`)
})

test('every template has its resources shown, and each of them once at least', () => {
  expect(globSync('*.yml', { cwd: folder }).sort()).toEqual(
    Object.keys(CASES)
      .map((name) => `${name}.yml`)
      .sort(),
  )
  for (const [name, worlds] of Object.entries(CASES)) {
    const template = read(name)
    const shown = Object.values(worlds).flatMap((values) =>
      Object.keys(resolve(template, worldOf(template, { ...REQUIRED, ...values })).Resources),
    )
    expect([...new Set(shown)].sort()).toEqual(Object.keys(template.Resources).sort())
  }
})

test.each(globSync('*.yml', { cwd: folder }))(
  '%s has room left in a request of CloudFormation, which takes 51,200 bytes',
  (name) => {
    expect(Buffer.byteLength(readFileSync(new URL(name, folder)))).toBeLessThan(51_200 - 1_000)
  },
)
