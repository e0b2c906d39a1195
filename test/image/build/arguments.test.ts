import { expect, test } from 'vitest'
import { type BuildRequest, buildxArguments, secretFile } from '../../../src/image/build/arguments.ts'
import { BUILD } from '../../fixtures/build-inputs.ts'

const request: BuildRequest = {
  settings: BUILD,
  references: ['registry/app:a'],
  labels: new Map(),
  buildId: 'a',
  time: undefined,
  workspace: '/w',
  temporary: '/t',
  configDirectory: '/c',
}

const everything: BuildRequest = {
  ...request,
  settings: {
    context: '--help',
    file: 'a b/Dockerfile',
    target: 'run',
    buildArgs: ['A=1,2', 'B="x" $Y'],
    labels: ['team=a b'],
    platforms: ['linux/amd64', 'linux/arm64'],
    buildContexts: ['lib=../lib', 'alpine=docker-image://alpine:3'],
    secrets: new Map([
      ['token', 'hush-1'],
      ['a,b', 'hush-2'],
    ]),
    secretEnvs: new Map([['npm', 'NPM_TOKEN']]),
    secretFiles: new Map([
      ['plain', 'keys/a b.pem'],
      ['comma', 'keys/a,b.pem'],
      ['quote', 'keys/"a".pem'],
    ]),
    ssh: ['default', 'git=/run/a.sock,/run/b.sock'],
    cacheFrom: ['type=gha', 'type=registry,ref=a/b:c'],
    cacheTo: ['type=gha,mode=max'],
    noCache: true,
    pull: true,
    allow: ['network.host', 'security.insecure'],
    annotations: ['index,manifest[linux/amd64]:a.b=c d'],
    attests: ['type=sbom,generator=a/b:c', 'type=provenance,mode=max'],
    cgroupParent: 'actions.slice',
    noCacheFilters: ['base', 'run'],
    shmSize: '2g',
    ulimits: ['nofile=1024:2048', 'core=0'],
    network: 'host',
    addHosts: ['db:10.0.0.1', 'six=[::1]'],
    builder: 'big',
    createBuilder: true,
    provenance: 'false',
    sbom: 'false',
  },
  references: ['registry/app:a', 'registry/app:v1'],
  labels: new Map([
    ['servicefull.build-id', 'a'],
    ['servicefull.fingerprint', 'f'],
  ]),
}

test.each([
  {
    description: 'the least',
    request,
    args: ['--provenance=false', '--tag=registry/app:a', '--build-arg=BUILD_ID=a', '--', '.'],
  },
  {
    description: 'everything, also with spaces, commas, quotes and a context that looks like an option',
    request: everything,
    args: [
      '--attest=type=sbom,generator=a/b:c',
      '--attest=type=provenance,mode=max',
      '--tag=registry/app:a',
      '--tag=registry/app:v1',
      '--label=servicefull.build-id=a',
      '--label=servicefull.fingerprint=f',
      '--label=team=a b',
      '--annotation=index,manifest[linux/amd64]:a.b=c d',
      '--build-arg=BUILD_ID=a',
      '--build-arg=A=1,2',
      '--build-arg=B="x" $Y',
      '--build-context=lib=../lib',
      '--build-context=alpine=docker-image://alpine:3',
      '--platform=linux/amd64,linux/arm64',
      '--secret=id=token,src=/c/secret-0',
      '--secret="id=a,b",src=/c/secret-1',
      '--secret=id=npm,env=NPM_TOKEN',
      '--secret=id=plain,src=keys/a b.pem',
      '--secret=id=comma,"src=keys/a,b.pem"',
      '--secret=id=quote,"src=keys/""a"".pem"',
      '--ssh=default',
      '--ssh=git=/run/a.sock,/run/b.sock',
      '--cache-from=type=gha',
      '--cache-from=type=registry,ref=a/b:c',
      '--cache-to=type=gha,mode=max',
      '--add-host=db:10.0.0.1',
      '--add-host=six=[::1]',
      '--allow=network.host',
      '--allow=security.insecure',
      '--no-cache-filter=base',
      '--no-cache-filter=run',
      '--shm-size=2g',
      '--ulimit=nofile=1024:2048',
      '--ulimit=core=0',
      '--cgroup-parent=actions.slice',
      '--file=a b/Dockerfile',
      '--target=run',
      '--network=host',
      '--builder=big',
      '--no-cache',
      '--pull',
      '--',
      '--help',
    ],
  },
  {
    description: 'attestations by the inputs of their names',
    request: { ...request, settings: { ...BUILD, provenance: 'mode=max', sbom: 'generator=a/b:c' } },
    args: [
      '--provenance=mode=max',
      '--sbom=generator=a/b:c',
      '--tag=registry/app:a',
      '--build-arg=BUILD_ID=a',
      '--',
      '.',
    ],
  },
  {
    description: 'an attestation of another type leaves provenance off',
    request: { ...request, settings: { ...BUILD, attests: ['type=sbom'] } },
    args: ['--provenance=false', '--attest=type=sbom', '--tag=registry/app:a', '--build-arg=BUILD_ID=a', '--', '.'],
  },
  {
    description: 'a builder that was made for this build',
    request: { ...request, temporaryBuilder: { name: 'servicefull-1', directory: '/c/temporary-builder' } },
    args: [
      '--provenance=false',
      '--tag=registry/app:a',
      '--build-arg=BUILD_ID=a',
      '--builder=servicefull-1',
      '--',
      '.',
    ],
  },
])('arguments: $description', ({ request, args }) => {
  expect(buildxArguments(request, '/c/m.json')).toEqual([
    'buildx',
    'build',
    '--push',
    '--progress=plain',
    '--metadata-file=/c/m.json',
    ...args,
  ])
})

test('no value of a secret is an argument', () => {
  expect(buildxArguments(everything, '/c/m.json').filter((argument) => argument.includes('hush'))).toEqual([])
})

test('the file of each secret is in the private folder', () => {
  expect([0, 1].map((index) => secretFile('/c', index))).toEqual(['/c/secret-0', '/c/secret-1'])
})
