import { expect, test } from 'vitest'
import { type BuildRequest, buildArguments, readDigest } from '../../src/image/build.ts'
import { thrown } from '../thrown.ts'

const request: BuildRequest = {
  settings: {
    context: '.',
    file: undefined,
    target: undefined,
    buildArgs: [],
    labels: [],
    network: undefined,
    provenance: 'false',
  },
  references: ['registry/app:a'],
  labels: new Map(),
  time: undefined,
  workspace: '/w',
  configDirectory: '/c',
}

test.each([
  {
    description: 'the least',
    request,
    args: ['--provenance=false', '--tag=registry/app:a', '--', '.'],
  },
  {
    description: 'everything, also with spaces, commas, quotes and a context that looks like an option',
    request: {
      ...request,
      settings: {
        context: '--help',
        file: 'a b/Dockerfile',
        target: 'run',
        buildArgs: ['A=1,2', 'B="x" $Y'],
        labels: ['team=a b'],
        network: 'host',
        provenance: 'mode=max',
      },
      references: ['registry/app:a', 'registry/app:v1'],
      labels: new Map([['servicefull.build-id', 'a']]),
    },
    args: [
      '--provenance=mode=max',
      '--tag=registry/app:a',
      '--tag=registry/app:v1',
      '--label=servicefull.build-id=a',
      '--label=team=a b',
      '--build-arg=A=1,2',
      '--build-arg=B="x" $Y',
      '--file=a b/Dockerfile',
      '--target=run',
      '--network=host',
      '--',
      '--help',
    ],
  },
])('arguments: $description', ({ request, args }) => {
  expect(buildArguments(request, '/c/m.json')).toEqual([
    'buildx',
    'build',
    '--push',
    '--progress=plain',
    '--metadata-file=/c/m.json',
    ...args,
  ])
})

const digest = `sha256:${'0a'.repeat(32)}`

test('the digest of a metadata file', () => {
  const metadata = { 'buildx.build.ref': 'x', 'containerimage.digest': digest, 'image.name': 'registry/app:a' }
  expect(readDigest(JSON.stringify(metadata))).toBe(digest)
})

test.each([
  { description: 'none', metadata: {} },
  { description: 'of another kind', metadata: { 'containerimage.digest': 'sha512:0a' } },
  { description: 'no text', metadata: { 'containerimage.digest': 1 } },
])('no digest: $description', ({ metadata }) => {
  expect(thrown(() => readDigest(JSON.stringify(metadata)))).toEqual([
    {
      message: 'buildx pushed the image but its metadata file names no digest.',
      remedy: 'Update buildx (docker/setup-buildx-action), or remove `outputs` from the builder.',
    },
  ])
})
