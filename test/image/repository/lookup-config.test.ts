import { expect, test } from 'vitest'
import { openHttp } from '../../../src/edges/http.ts'
import { readConfig } from '../../../src/image/repository/lookup.ts'
import { type Answer, raw, refuse, reset, result } from '../../fixtures/answers.ts'
import { fakeLog } from '../../fixtures/log.ts'
import { type ScriptedAws, scriptAws } from '../../fixtures/server.ts'

const digest = (letter: string) => `sha256:${letter.repeat(64)}`
const json = (value: unknown): Answer => raw(200, 'application/octet-stream', JSON.stringify(value))
const UNKNOWN = { labels: new Map(), platforms: [], size: undefined }

/** Reads the configuration of an image with this manifest; `children` are the manifests of an index by their digest. */
async function read(manifest: unknown, blob: Answer, children: Readonly<Record<string, unknown>> = {}) {
  const aws: ScriptedAws = await scriptAws({
    BatchGetImage: [
      ({ imageIds }) => {
        const [{ imageDigest }] = imageIds as [{ imageDigest: string }]
        const child = children[imageDigest]
        const images = child === undefined ? [] : [{ imageId: { imageDigest }, imageManifest: JSON.stringify(child) }]
        return result({ images })
      },
    ],
    GetDownloadUrlForLayer: [() => result({ downloadUrl: `${aws.endpoint}/blob` })],
    'GET /blob': [blob],
  })
  const image = { tag: 'a', digest: digest('0'), manifest: JSON.stringify(manifest), mediaType: undefined }
  const log = fakeLog()
  return {
    config: await readConfig({ ecr: aws.ecr, http: openHttp({}), log }, { name: 'shop' }, image),
    log: log.lines,
    calls: aws.calls,
  }
}

const one = { config: { digest: digest('c'), size: 1000 }, layers: [{ size: 20 }, { size: 3 }] }
const linux = (architecture: string) => ({ os: 'linux', architecture })
const attestation = { digest: digest('9'), platform: { os: 'unknown', architecture: 'unknown' } }

test('the labels, the platform and the size of an image', async () => {
  const blob = { ...linux('arm64'), variant: 'v8', config: { Labels: { a: '1', b: '2' } } }
  const { config, calls } = await read(one, json(blob))
  expect(config).toEqual({
    labels: new Map([
      ['a', '1'],
      ['b', '2'],
    ]),
    platforms: ['linux/arm64'],
    size: 1023,
  })
  expect(calls).toEqual([
    ['GetDownloadUrlForLayer', { repositoryName: 'shop', layerDigest: digest('c') }],
    ['GET /blob', undefined],
  ])
})

test.each([
  { description: 'no labels', blob: { ...linux('amd64'), config: {} }, platforms: ['linux/amd64'] },
  { description: 'null for labels', blob: { ...linux('amd64'), config: { Labels: null } }, platforms: ['linux/amd64'] },
  { description: 'no config', blob: linux('amd64'), platforms: ['linux/amd64'] },
  { description: 'no architecture', blob: { os: 'linux' }, platforms: [] },
  { description: 'nothing', blob: {}, platforms: [] },
  { description: 'null', blob: null, platforms: [] },
])('an incomplete configuration: $description', async ({ blob, platforms }) => {
  expect((await read(one, json(blob))).config).toEqual({ labels: new Map(), platforms, size: 1023 })
})

test.each([
  {
    description: 'the address is no longer good',
    blob: raw(403, 'text/plain', '{"os":"linux","architecture":"arm64"}'),
  },
  { description: 'the connection breaks', blob: reset },
  { description: 'it is no JSON', blob: raw(200, 'text/html', '<html>') },
])('a configuration that cannot be read: $description', async ({ blob }) => {
  expect((await read(one, blob)).config).toEqual({ ...UNKNOWN, size: 1023 })
})

test('an image without a configuration takes no request', async () => {
  expect(await read({ layers: [] }, reset)).toMatchObject({ config: UNKNOWN, calls: [] })
})

test('an index with an attestation: the labels and the size of its first image, the platforms of all', async () => {
  const manifests = [
    attestation,
    { digest: digest('2'), platform: linux('amd64') },
    { digest: digest('3'), platform: { ...linux('arm64'), variant: 'v8' } },
  ]
  // The index says what its image is for; the image may say something else.
  const blob = { ...linux('386'), config: { Labels: { a: '1' } } }
  const { config, calls } = await read({ manifests }, json(blob), { [digest('2')]: one })
  expect(config).toEqual({
    labels: new Map([['a', '1']]),
    platforms: ['linux/amd64', 'linux/arm64'],
    size: 1023,
  })
  expect(calls.map(([action]) => action)).toEqual(['BatchGetImage', 'GetDownloadUrlForLayer', 'GET /blob'])
})

test('an index whose image is gone still names the platforms', async () => {
  const manifests = [{ digest: digest('2'), platform: linux('amd64') }]
  expect((await read({ manifests }, reset)).config).toEqual({ ...UNKNOWN, platforms: ['linux/amd64'] })
})

test('an index of an index: the labels of the image in it', async () => {
  const manifests = [{ digest: digest('2') }]
  const inner = { manifests: [{ digest: digest('3'), platform: linux('amd64') }] }
  const children = { [digest('2')]: inner, [digest('3')]: one }
  const { config } = await read({ manifests }, json({ config: { Labels: { a: '1' } } }), children)
  expect(config).toEqual({ labels: new Map([['a', '1']]), platforms: [], size: 1023 })
})

test('an index of attestations only', async () => {
  expect(await read({ manifests: [attestation] }, reset)).toMatchObject({ config: UNKNOWN, calls: [] })
})

test('without the permission to read it, nothing is known of the image', async () => {
  const aws = await scriptAws({ GetDownloadUrlForLayer: [refuse('AccessDeniedException', 'not authorized')] })
  const image = { tag: 'a', digest: digest('0'), manifest: JSON.stringify(one), mediaType: undefined }
  expect(await readConfig({ ecr: aws.ecr, http: openHttp({}), log: fakeLog() }, { name: 'shop' }, image)).toEqual({
    ...UNKNOWN,
    size: 1023,
  })
})

test('a configuration that is too large is not read, and the log says so', async () => {
  const { config, log } = await read(one, raw(200, 'application/octet-stream', 'x'.repeat(9 * 1024 * 1024)))
  expect(config).toEqual({ ...UNKNOWN, size: 1023 })
  expect(log).toEqual([
    `notice: The configuration of the image ${digest('0')} is not read: it is larger than 8.4 MB. The image is not reused, and its platform is unknown.`,
  ])
})

test.each(
  [
    [null, 1, 'a', [], { manifests: 1 }, { manifests: [null, 1, 'a', {}] }],
    [
      { manifests: [{ digest: 1, platform: 'a' }] },
      { config: 1, layers: 1 },
      { config: { digest: {} }, layers: [null] },
    ],
  ].flat(),
)('a manifest of other types: %j', async (manifest) => {
  expect((await read(manifest, reset)).config).toMatchObject({ labels: new Map(), platforms: [] })
})

test.each(
  [
    [1, 'a', [], { os: { toString: 1 }, architecture: {} }, { os: ['linux'], architecture: 'amd64' }],
    [{ config: 'a' }, { config: { Labels: [1] } }, { config: { Labels: { a: 1, b: { toString: 1 } } } }],
  ].flat(),
)('a configuration of other types: %j', async (blob) => {
  expect((await read(one, json(blob))).config).toEqual({ labels: new Map(), platforms: [], size: 1023 })
})

test('an index of indexes without an end', async () => {
  const manifest = { manifests: [{ digest: digest('2'), platform: linux('amd64') }] }
  const { config, calls } = await read(manifest, reset, { [digest('2')]: manifest })
  expect(config).toEqual({ ...UNKNOWN, platforms: ['linux/amd64'] })
  expect(calls).toHaveLength(3)
})
