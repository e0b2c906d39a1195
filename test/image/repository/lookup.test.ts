import { expect, test } from 'vitest'
import { openHttp } from '../../../src/edges/http.ts'
import { type BuildQuery, findBuild } from '../../../src/image/repository/lookup.ts'
import { type Answer, raw, refuse, reset, result } from '../../fixtures/answers.ts'
import { fakeLog } from '../../fixtures/log.ts'
import { type Call, type ScriptedAws, scriptAws } from '../../fixtures/server.ts'

const FINGERPRINT = 'a'.repeat(64)
const OTHER = 'b'.repeat(64)
const SUFFIXED = 'abc-aaaaaaaa'
const MANIFEST = 'application/vnd.oci.image.manifest.v1+json'

const digest = (letter: string) => `sha256:${letter.repeat(64)}`

/** An image of ECR whose config blob has this digest. */
const image = (imageTag: string | undefined, imageDigest: string, config: string) => ({
  imageId: { imageTag, imageDigest },
  imageManifest: JSON.stringify({ mediaType: MANIFEST, config: { digest: config } }),
  imageManifestMediaType: MANIFEST,
})

const notFound = (imageTag: string) => ({
  imageId: { imageTag },
  failureCode: 'ImageNotFound',
  failureReason: 'Requested image not found',
})

/** A config blob with this fingerprint. */
const config = (fingerprint: string | undefined, labels: Readonly<Record<string, string>> = {}): Answer =>
  raw(
    200,
    'application/octet-stream',
    JSON.stringify({
      os: 'linux',
      architecture: 'arm64',
      variant: 'v8',
      config: { Labels: fingerprint && { 'servicefull.fingerprint': fingerprint, ...labels } },
    }),
  )

/** Looks for the build `abc`; each config blob is at an address of its own, made of its digest. */
async function find(
  images: readonly Answer[],
  blobs: Readonly<Record<string, Answer>> = {},
  { reuse = true, extraTags = [], pullRequest }: Partial<BuildQuery> = {},
) {
  const urls = Object.entries(blobs).map(([key, answer]) => [`GET /${encodeURIComponent(key)}?signature=s`, [answer]])
  const aws: ScriptedAws = await scriptAws({
    BatchGetImage: images,
    GetDownloadUrlForLayer: [
      ({ layerDigest }) =>
        result({ layerDigest, downloadUrl: `${aws.endpoint}/${encodeURIComponent(String(layerDigest))}?signature=s` }),
    ],
    ...Object.fromEntries(urls),
  })
  const lookup = await findBuild(
    { ecr: aws.ecr, http: openHttp({}), log: fakeLog() },
    { repository: { name: 'shop' }, tag: 'abc', extraTags, fingerprint: FINGERPRINT, pullRequest, reuse, run: '7.1' },
  )
  return { lookup, calls: aws.calls }
}

const acceptedMediaTypes = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.docker.distribution.manifest.v2+json',
]
const request: Call = [
  'BatchGetImage',
  { repositoryName: 'shop', imageIds: [{ imageTag: 'abc' }, { imageTag: SUFFIXED }], acceptedMediaTypes },
]

test('neither tag exists: the build gets the plain tag, with one request', async () => {
  const { lookup, calls } = await find([result({ images: [], failures: [notFound('abc'), notFound(SUFFIXED)] })])
  expect(lookup).toEqual({ kind: 'missing', tag: 'abc', takenTag: undefined })
  expect(calls).toEqual([request])
})

test('no repository is no image', async () => {
  const { lookup } = await find([refuse('RepositoryNotFoundException', 'does not exist')])
  expect(lookup).toEqual({ kind: 'missing', tag: 'abc', takenTag: undefined })
})

test('the tag with the same fingerprint is reused, its config read where ECR says', async () => {
  const stored = image('abc', digest('1'), digest('c'))
  const { lookup, calls } = await find([result({ images: [stored], failures: [notFound(SUFFIXED)] })], {
    [digest('c')]: config(FINGERPRINT),
  })
  expect(lookup).toEqual({
    kind: 'reusable',
    image: { tag: 'abc', digest: digest('1'), manifest: stored.imageManifest, mediaType: MANIFEST },
    config: { labels: new Map([['servicefull.fingerprint', FINGERPRINT]]), platforms: ['linux/arm64'] },
    missingTags: [],
  })
  expect(calls).toEqual([
    request,
    ['GetDownloadUrlForLayer', { repositoryName: 'shop', layerDigest: digest('c') }],
    [`GET /${encodeURIComponent(digest('c'))}?signature=s`, undefined],
  ])
})

test('its extra tags are looked up in the same request, and the missing ones are returned', async () => {
  const [stored, other] = [image('abc', digest('1'), digest('c')), image('latest', digest('2'), digest('d'))]
  const { lookup, calls } = await find(
    [result({ images: [stored, { ...stored, imageId: { ...stored.imageId, imageTag: 'v1' } }, other] })],
    { [digest('c')]: config(FINGERPRINT) },
    { extraTags: ['v1', 'latest', 'v1.2'] },
  )
  expect(lookup).toMatchObject({ kind: 'reusable', image: { tag: 'abc' }, missingTags: ['latest', 'v1.2'] })
  expect(calls[0]).toEqual([
    'BatchGetImage',
    {
      repositoryName: 'shop',
      imageIds: ['abc', SUFFIXED, 'v1', 'latest', 'v1.2'].map((imageTag) => ({ imageTag })),
      acceptedMediaTypes,
    },
  ])
})

test('an extra tag whose image has our fingerprint does not count as the tag of the build', async () => {
  const { lookup } = await find(
    [result({ images: [image('latest', digest('1'), digest('c'))] })],
    { [digest('c')]: config(FINGERPRINT) },
    { extraTags: ['latest'] },
  )
  expect(lookup).toEqual({ kind: 'missing', tag: 'abc', takenTag: undefined })
})

test('the tag has another fingerprint and the tag with the suffix has ours: that image is reused', async () => {
  const images = [image(SUFFIXED, digest('2'), digest('d')), image('abc', digest('1'), digest('c'))]
  const { lookup } = await find([result({ images })], {
    [digest('c')]: config(OTHER),
    [digest('d')]: config(FINGERPRINT),
  })
  expect(lookup).toMatchObject({ kind: 'reusable', image: { tag: SUFFIXED, digest: digest('2') } })
})

test.each([
  ['another fingerprint', config(OTHER)],
  ['no label', config(undefined)],
  ['a config whose connection breaks', reset],
  ['a config that cannot be had any more', raw(403, 'text/plain', 'expired')],
  ['a config that is no JSON', raw(200, 'text/html', '<html>')],
])('the tag has %s: it is left alone, and the build gets a suffix', async (_, blob) => {
  const { lookup } = await find([result({ images: [image('abc', digest('1'), digest('c'))] })], { [digest('c')]: blob })
  expect(lookup).toEqual({ kind: 'missing', tag: SUFFIXED, takenTag: 'abc' })
})

test('both tags belong to other builds: the build gets a tag of this run', async () => {
  const images = [image('abc', digest('1'), digest('c')), image(SUFFIXED, digest('2'), digest('d'))]
  const { lookup } = await find([result({ images })], {
    [digest('c')]: config(OTHER),
    [digest('d')]: config(undefined),
  })
  expect(lookup).toEqual({ kind: 'missing', tag: 'abc-7.1', takenTag: 'abc' })
})

test.each([
  { description: 'no tag is taken', tags: [], missing: { tag: 'abc', takenTag: undefined } },
  { description: 'the plain tag is taken', tags: ['abc'], missing: { tag: SUFFIXED, takenTag: 'abc' } },
  { description: 'the one with the suffix is taken', tags: [SUFFIXED], missing: { tag: 'abc', takenTag: undefined } },
  { description: 'both are taken', tags: ['abc', SUFFIXED], missing: { tag: 'abc-7.1', takenTag: 'abc' } },
])('reuse false, $description: the next free tag, and no image is read', async ({ tags, missing }) => {
  const images = tags.map((tag) => image(tag, digest('1'), digest('c')))
  const { lookup, calls } = await find([result({ images })], { [digest('c')]: config(FINGERPRINT) }, { reuse: false })
  expect(lookup).toEqual({ kind: 'missing', ...missing })
  expect(calls).toEqual([request])
})

test('an index with an attestation: the fingerprint is that of the image in it', async () => {
  const index = {
    imageId: { imageTag: 'abc', imageDigest: digest('1') },
    imageManifest: JSON.stringify({
      manifests: [
        { digest: digest('9'), platform: { os: 'unknown', architecture: 'unknown' } },
        { digest: digest('2'), platform: { os: 'linux', architecture: 'amd64' } },
      ],
    }),
    imageManifestMediaType: 'application/vnd.oci.image.index.v1+json',
  }
  const child = image(undefined, digest('2'), digest('c'))
  const { lookup, calls } = await find(
    [result({ images: [index], failures: [notFound(SUFFIXED)] }), result({ images: [child] })],
    { [digest('c')]: config(FINGERPRINT) },
  )
  expect(lookup).toMatchObject({
    kind: 'reusable',
    image: { tag: 'abc', digest: digest('1') },
    config: { platforms: ['linux/amd64'] },
  })
  expect(calls[1]).toEqual([
    'BatchGetImage',
    { repositoryName: 'shop', imageIds: [{ imageDigest: digest('2') }], acceptedMediaTypes },
  ])
})

test.each([
  { description: 'main does not take the image of a pull request', number: undefined, label: '7', kind: 'missing' },
  { description: 'a pull request does not take that of another one', number: 7, label: '8', kind: 'missing' },
  { description: 'a pull request does not take that of main', number: 7, label: undefined, kind: 'missing' },
  { description: 'a pull request takes its own', number: 7, label: '7', kind: 'reusable' },
  { description: 'main takes its own', number: undefined, label: undefined, kind: 'reusable' },
])('the same source and settings: $description', async ({ number, label, kind }) => {
  const labels: Record<string, string> = label === undefined ? {} : { 'servicefull.pull-request': label }
  const { lookup } = await find(
    [result({ images: [image('abc', digest('1'), digest('c'))] })],
    { [digest('c')]: config(FINGERPRINT, labels) },
    { pullRequest: number },
  )
  expect(lookup.kind).toBe(kind)
})
