import { expect, test } from 'vitest'
import { openHttp } from '../../../src/edges/http.ts'
import { type Found, findBuild, type Wanted } from '../../../src/image/repository/lookup.ts'
import { type Answer, raw, refuse, reset, result } from '../../fixtures/answers.ts'
import { type Call, type ScriptedAws, scriptAws } from '../../fixtures/server.ts'

const MARK = 'a'.repeat(64)
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
const config = (mark: string | undefined): Answer =>
  raw(
    200,
    'application/octet-stream',
    JSON.stringify({
      os: 'linux',
      architecture: 'arm64',
      variant: 'v8',
      config: { Labels: mark && { 'servicefull.fingerprint': mark } },
    }),
  )

/** Looks for the build `abc`; each config blob is at an address of its own, made of its digest. */
async function find(
  images: readonly Answer[],
  blobs: Readonly<Record<string, Answer>> = {},
  { reuse = true, more = [] }: Partial<Wanted> = {},
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
  const found: Found = await findBuild(
    { ecr: aws.ecr, http: openHttp({}) },
    { repository: { name: 'shop' }, tag: 'abc', more, mark: MARK, reuse, run: '7.1' },
  )
  return { found, calls: aws.calls }
}

const acceptedMediaTypes = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.docker.distribution.manifest.v2+json',
]
const asked: Call = [
  'BatchGetImage',
  { repositoryName: 'shop', imageIds: [{ imageTag: 'abc' }, { imageTag: SUFFIXED }], acceptedMediaTypes },
]

test('neither tag exists: the build gets the plain one, found out with one request', async () => {
  const { found, calls } = await find([result({ images: [], failures: [notFound('abc'), notFound(SUFFIXED)] })])
  expect(found).toEqual({ kind: 'missing', tag: 'abc', taken: undefined })
  expect(calls).toEqual([asked])
})

test('no repository is no image', async () => {
  const { found } = await find([refuse('RepositoryNotFoundException', 'does not exist')])
  expect(found).toEqual({ kind: 'missing', tag: 'abc', taken: undefined })
})

test('the tag with the same fingerprint is reused, its config read where ECR says', async () => {
  const stored = image('abc', digest('1'), digest('c'))
  const { found, calls } = await find([result({ images: [stored], failures: [notFound(SUFFIXED)] })], {
    [digest('c')]: config(MARK),
  })
  expect(found).toEqual({
    kind: 'reusable',
    image: { tag: 'abc', digest: digest('1'), manifest: stored.imageManifest, mediaType: MANIFEST },
    config: { labels: new Map([['servicefull.fingerprint', MARK]]), platforms: ['linux/arm64'] },
    lacking: [],
  })
  expect(calls).toEqual([
    asked,
    ['GetDownloadUrlForLayer', { repositoryName: 'shop', layerDigest: digest('c') }],
    [`GET /${encodeURIComponent(digest('c'))}?signature=s`, undefined],
  ])
})

test('its other tags are asked for at once, and those that it lacks are told', async () => {
  const [stored, other] = [image('abc', digest('1'), digest('c')), image('latest', digest('2'), digest('d'))]
  const { found, calls } = await find(
    [result({ images: [stored, { ...stored, imageId: { ...stored.imageId, imageTag: 'v1' } }, other] })],
    { [digest('c')]: config(MARK) },
    { more: ['v1', 'latest', 'v1.2'] },
  )
  expect(found).toMatchObject({ kind: 'reusable', image: { tag: 'abc' }, lacking: ['latest', 'v1.2'] })
  expect(calls[0]).toEqual([
    'BatchGetImage',
    {
      repositoryName: 'shop',
      imageIds: ['abc', SUFFIXED, 'v1', 'latest', 'v1.2'].map((imageTag) => ({ imageTag })),
      acceptedMediaTypes,
    },
  ])
})

test('another tag whose image has our fingerprint is not the tag of the build', async () => {
  const { found } = await find(
    [result({ images: [image('latest', digest('1'), digest('c'))] })],
    { [digest('c')]: config(MARK) },
    { more: ['latest'] },
  )
  expect(found).toEqual({ kind: 'missing', tag: 'abc', taken: undefined })
})

test('the tag has another fingerprint, the one with the suffix ours: that is reused', async () => {
  const images = [image(SUFFIXED, digest('2'), digest('d')), image('abc', digest('1'), digest('c'))]
  const { found } = await find([result({ images })], { [digest('c')]: config(OTHER), [digest('d')]: config(MARK) })
  expect(found).toMatchObject({ kind: 'reusable', image: { tag: SUFFIXED, digest: digest('2') } })
})

test.each([
  ['another fingerprint', config(OTHER)],
  ['no label', config(undefined)],
  ['a config whose connection breaks', reset],
  ['a config that cannot be had any more', raw(403, 'text/plain', 'expired')],
  ['a config that is no JSON', raw(200, 'text/html', '<html>')],
])('the tag has %s: it is left alone, and the build gets a suffix', async (_, blob) => {
  const { found } = await find([result({ images: [image('abc', digest('1'), digest('c'))] })], { [digest('c')]: blob })
  expect(found).toEqual({ kind: 'missing', tag: SUFFIXED, taken: 'abc' })
})

test('both tags belong to other builds: the build gets one of this run', async () => {
  const images = [image('abc', digest('1'), digest('c')), image(SUFFIXED, digest('2'), digest('d'))]
  const { found } = await find([result({ images })], { [digest('c')]: config(OTHER), [digest('d')]: config(undefined) })
  expect(found).toEqual({ kind: 'missing', tag: 'abc-7.1', taken: 'abc' })
})

test.each([
  { description: 'no tag is taken', tags: [], missing: { tag: 'abc', taken: undefined } },
  { description: 'the plain tag is taken', tags: ['abc'], missing: { tag: SUFFIXED, taken: 'abc' } },
  { description: 'the one with the suffix is taken', tags: [SUFFIXED], missing: { tag: 'abc', taken: undefined } },
  { description: 'both are taken', tags: ['abc', SUFFIXED], missing: { tag: 'abc-7.1', taken: 'abc' } },
])('reuse false, $description: the next free tag, and no image is read', async ({ tags, missing }) => {
  const images = tags.map((tag) => image(tag, digest('1'), digest('c')))
  const { found, calls } = await find([result({ images })], { [digest('c')]: config(MARK) }, { reuse: false })
  expect(found).toEqual({ kind: 'missing', ...missing })
  expect(calls).toEqual([asked])
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
  const { found, calls } = await find(
    [result({ images: [index], failures: [notFound(SUFFIXED)] }), result({ images: [child] })],
    { [digest('c')]: config(MARK) },
  )
  expect(found).toMatchObject({
    kind: 'reusable',
    image: { tag: 'abc', digest: digest('1') },
    config: { platforms: ['linux/amd64'] },
  })
  expect(calls[1]).toEqual([
    'BatchGetImage',
    { repositoryName: 'shop', imageIds: [{ imageDigest: digest('2') }], acceptedMediaTypes },
  ])
})
