import { expect, test } from 'vitest'
import { BUILD, inputs } from './build-inputs.ts'

const least = {
  command: 'auto',
  stackName: 'hello',
  template: 'servicefull',
  region: undefined,
  role: undefined,
  allowedAccountIds: [],
  repository: undefined,
  createRepository: true,
  registry: undefined,
  image: undefined,
  imageTags: [],
  reuse: true,
  build: BUILD,
  stack: {
    imageParameter: 'auto',
    parameterOverrides: '',
    capabilities: [],
    tags: new Map(),
    roleArn: undefined,
    timeoutMinutes: 60,
  },
}

test('only a stack-name', () => {
  expect(inputs()).toEqual(least)
})

test('every input', () => {
  const given = {
    command: 'deploy',
    'stack-name': 'Hello-1',
    template: 'infra/job.yml',
    'aws-region': 'us-gov-west-1',
    'role-to-assume': 'arn:aws-us-gov:iam::123456789012:role/path/deployer',
    'role-session-name': 'deploy job',
    'role-duration-seconds': '43200',
    'allowed-account-ids': '123456789012\n012345678901',
    repository: 'team/app',
    'create-repository': 'False',
    registry: 'localhost:4566',
    image: `registry/app@sha256:${'0'.repeat(64)}`,
    context: 'service',
    file: 'service/Dockerfile.prod',
    target: 'run',
    'image-tags': 'latest\n v{{major}}\n\n',
    reuse: 'false',
    'build-args': 'A=1\nB=x=y\nC',
    labels: 'team=a\nnote=b c',
    platforms: 'linux/amd64\nlinux/arm/v7',
    'build-contexts': 'lib=../lib\nalpine=docker-image://alpine:3',
    secrets: 'token=a=b\nkey=c',
    'secret-envs': 'npm=NPM_TOKEN',
    'secret-files': 'pem=keys/a b.pem',
    ssh: 'default\ngit=/run/a.sock',
    'cache-from': 'type=gha\ntype=registry,ref=a/b:c',
    'cache-to': 'type=gha,mode=max',
    'no-cache': 'true',
    pull: 'true',
    network: 'host',
    'add-hosts': 'db:10.0.0.1\nsix=[::1]',
    builder: 'big',
    provenance: 'mode=max',
    sbom: 'generator=a/b:c',
    'image-parameter': 'ImageUri',
    'parameter-overrides': 'Cpu=256\nMemory=512',
    capabilities: 'CAPABILITY_IAM, CAPABILITY_AUTO_EXPAND',
    tags: 'team=a\ncost center=b=c',
    'role-arn': 'arn:aws-cn:iam::123456789012:role/path/name',
    'timeout-in-minutes': '5',
  }
  expect(inputs(given)).toEqual({
    command: 'deploy',
    stackName: 'Hello-1',
    template: 'infra/job.yml',
    region: 'us-gov-west-1',
    role: {
      arn: 'arn:aws-us-gov:iam::123456789012:role/path/deployer',
      sessionName: 'deploy job',
      durationSeconds: 43_200,
    },
    allowedAccountIds: ['123456789012', '012345678901'],
    repository: 'team/app',
    createRepository: false,
    registry: 'localhost:4566',
    image: `registry/app@sha256:${'0'.repeat(64)}`,
    imageTags: ['latest', 'v{{major}}'],
    reuse: false,
    build: {
      context: 'service',
      file: 'service/Dockerfile.prod',
      target: 'run',
      buildArgs: ['A=1', 'B=x=y', 'C'],
      labels: ['team=a', 'note=b c'],
      platforms: ['linux/amd64', 'linux/arm/v7'],
      buildContexts: ['lib=../lib', 'alpine=docker-image://alpine:3'],
      secrets: new Map([
        ['token', 'a=b'],
        ['key', 'c'],
      ]),
      secretEnvs: new Map([['npm', 'NPM_TOKEN']]),
      secretFiles: new Map([['pem', 'keys/a b.pem']]),
      ssh: ['default', 'git=/run/a.sock'],
      cacheFrom: ['type=gha', 'type=registry,ref=a/b:c'],
      cacheTo: ['type=gha,mode=max'],
      noCache: true,
      pull: true,
      network: 'host',
      addHosts: ['db:10.0.0.1', 'six=[::1]'],
      builder: 'big',
      provenance: 'mode=max',
      sbom: 'generator=a/b:c',
    },
    stack: {
      imageParameter: 'ImageUri',
      parameterOverrides: 'Cpu=256\nMemory=512',
      capabilities: ['CAPABILITY_IAM', 'CAPABILITY_AUTO_EXPAND'],
      tags: new Map([
        ['team', 'a'],
        ['cost center', 'b=c'],
      ]),
      roleArn: 'arn:aws-cn:iam::123456789012:role/path/name',
      timeoutMinutes: 5,
    },
  })
})

test.each([
  { description: 'white space around', given: { 'stack-name': ' hello\n' }, is: {} },
  {
    description: 'the longest stack-name',
    given: { 'stack-name': 's'.repeat(128) },
    is: { stackName: 's'.repeat(128) },
  },
  { description: 'TRUE', given: { 'create-repository': 'TRUE' }, is: { createRepository: true } },
  { description: 'an image by tag', given: { image: 'h:5000/a/b:v1' }, is: { image: 'h:5000/a/b:v1' } },
  {
    description: 'accounts separated by commas',
    given: { 'allowed-account-ids': '123456789012,012345678901,' },
    is: { allowedAccountIds: ['123456789012', '012345678901'] },
  },
  { description: 'build', given: { command: 'build' }, is: { command: 'build' } },
  { description: 'delete', given: { command: 'delete' }, is: { command: 'delete' } },
])('$description', ({ given, is }) => {
  expect(inputs(given)).toEqual({ ...least, ...is })
})
