import { expect, test } from 'vitest'
import { openHttp } from '../../src/edges/http.ts'
import { removePreviewImages } from '../../src/image/remove.ts'
import { type Answer, raw, refuse, result } from '../fixtures/answers.ts'
import { fakeLog } from '../fixtures/log.ts'
import { type Script, scriptAws } from '../fixtures/server.ts'

const SOURCE = 'https://github.com/owner/shop'
const PREVIEW = { repository: { name: 'shop' }, source: SOURCE, pullRequest: 7 }
const OURS = { 'servicefull.pull-request': '7', 'org.opencontainers.image.source': SOURCE }

/** An image with its labels, or an index with the digests that it lists. */
interface Stored {
  readonly tags: readonly string[]
  readonly labels?: Readonly<Record<string, string>>
  readonly lists?: readonly string[]
}

interface Id {
  readonly imageTag?: string
  readonly imageDigest?: string
}

const digestOf = (name: string): string => `sha256:${name}`
const nameOf = (digest: unknown): string => String(digest).replace('sha256:', '')

/** Removes the images of pull request 7 from a repository. An image has its name as its digest. */
async function remove(images: Readonly<Record<string, Stored>>, script: Script = {}) {
  const stored = new Map(
    Object.entries(images).map(([name, image]) => [digestOf(name), { ...image, tags: [...image.tags] }]),
  )
  const find = ({ imageTag = '', imageDigest }: Id) =>
    [...stored].find(([digest, { tags }]) => digest === imageDigest || tags.includes(imageTag))
  const idsOf = (input: Record<string, unknown>) => input.imageIds as readonly Id[]
  const list: Answer = () =>
    result({
      imageIds: [...stored].flatMap(([imageDigest, { tags }]) => tags.map((imageTag) => ({ imageTag, imageDigest }))),
    })
  const get: Answer = (input) =>
    result({
      images: idsOf(input).flatMap((id) => {
        const [imageDigest, { lists }] = find(id) ?? [undefined, {}]
        const manifests = lists?.map((name) => ({
          digest: digestOf(name),
          platform: { os: 'linux', architecture: 'amd64' },
        }))
        const manifest = manifests === undefined ? { config: { digest: imageDigest } } : { manifests }
        return imageDigest === undefined
          ? []
          : [{ imageId: { ...id, imageDigest }, imageManifest: JSON.stringify(manifest) }]
      }),
    })
  const take: Answer = (input) => {
    const listed = new Set([...stored.values()].flatMap(({ lists = [] }) => lists.map(digestOf)))
    const failures = idsOf(input).flatMap((imageId) => {
      const found = find(imageId)
      if (found === undefined) return [{ imageId, failureCode: 'ImageNotFound' }]
      const [digest, { tags }] = found
      const left = imageId.imageTag === undefined ? [] : tags.filter((tag) => tag !== imageId.imageTag)
      if (left.length === 0 && listed.has(digest)) return [{ imageId, failureCode: 'ImageReferencedByManifestList' }]
      tags.splice(0, tags.length, ...left)
      if (left.length === 0) stored.delete(digest)
      return []
    })
    return result({ failures })
  }
  const blobs = [...stored].map(([digest, { labels = {} }]) => {
    const body = JSON.stringify({ config: { Labels: labels } })
    return [`GET /${nameOf(digest)}`, [raw(200, 'application/json', body)]] as const
  })
  const aws = await scriptAws({
    ListImages: [list],
    BatchGetImage: [get],
    BatchDeleteImage: [take],
    GetDownloadUrlForLayer: [({ layerDigest }) => result({ downloadUrl: `${aws.endpoint}/${nameOf(layerDigest)}` })],
    ...Object.fromEntries(blobs),
    ...script,
  })
  const log = fakeLog()
  const removed = removePreviewImages({ ecr: aws.ecr, http: openHttp({}), log }, PREVIEW)
  removed.catch(() => undefined)
  return { removed, left: () => [...stored].map(([digest, { tags }]) => [nameOf(digest), ...tags].join(' ')), aws, log }
}

test('the images of the pull request go, and no others', async () => {
  const { removed, left, log } = await remove({
    one: { tags: ['pr-7-abc', 'pr-7-latest'], labels: OURS },
    two: { tags: ['pr-7-def', 'pr-7'], labels: OURS },
    longer: { tags: ['pr-70-abc'], labels: { ...OURS, 'servicefull.pull-request': '70' } },
    main: { tags: ['abc'], labels: OURS },
  })
  expect(await removed).toEqual(['pr-7-abc', 'pr-7-latest', 'pr-7-def', 'pr-7'])
  expect(left()).toEqual(['longer pr-70-abc', 'main abc'])
  expect(log.lines).toEqual(['info: Removed from the repository `shop`: pr-7-abc, pr-7-latest, pr-7-def, pr-7.'])
})

test.each([
  ['without labels', {}],
  ['of another GitHub repository', { ...OURS, 'org.opencontainers.image.source': 'https://github.com/other/shop' }],
  ['of another pull request', { ...OURS, 'servicefull.pull-request': '8' }],
])('an image %s stays, whatever its tag says', async (_, labels) => {
  const { removed, left, aws, log } = await remove({ strange: { tags: ['pr-7-abc'], labels } })
  expect(await removed).toEqual([])
  expect(left()).toEqual(['strange pr-7-abc'])
  expect(aws.changes()).toEqual([])
  expect(log.lines).toEqual([
    'info: The image shop:pr-7-abc stays: no label says that it is of pull request 7 of https://github.com/owner/shop, or its labels cannot be read.',
  ])
})

test('an image that was promoted loses the tags of the pull request only', async () => {
  const { removed, left } = await remove({
    index: { tags: ['pr-7-abc', 'v1'], lists: ['image'] },
    image: { tags: [], labels: OURS },
  })
  expect(await removed).toEqual(['pr-7-abc'])
  expect(left()).toEqual(['index v1', 'image'])
})

test('an index goes before what it lists, and what has a tag or is listed elsewhere stays', async () => {
  const { removed, left, aws } = await remove({
    amd64: { tags: ['pr-7-abc-amd64'], labels: OURS },
    loose: { tags: [], labels: OURS },
    shared: { tags: [], labels: OURS },
    kept: { tags: ['v1-arm64'], labels: OURS },
    index: { tags: ['pr-7-abc'], lists: ['amd64', 'loose', 'shared', 'kept'] },
    release: { tags: ['v1'], lists: ['shared'] },
  })
  expect(await removed).toEqual(['pr-7-abc-amd64', 'pr-7-abc'])
  expect(left()).toEqual(['shared', 'kept v1-arm64', 'release v1'])
  expect(aws.changes()).toHaveLength(3)
})

test('an image that the index of somebody else lists stays, and the log says why', async () => {
  const { removed, left, log } = await remove({
    image: { tags: ['pr-7-abc'], labels: OURS },
    release: { tags: ['v1'], lists: ['image'] },
  })
  expect(await removed).toEqual([])
  expect(left()).toEqual(['image pr-7-abc', 'release v1'])
  expect(log.lines).toEqual([
    'notice: The image shop:pr-7-abc stays: an index that is not of this pull request lists it.',
  ])
})

test('more than 100 images take several requests', async () => {
  const many = Array.from({ length: 101 }, (_, index) => [`d${index}`, { tags: [`pr-7-${index}`], labels: OURS }])
  const { removed, left, aws } = await remove(Object.fromEntries(many))
  expect(await removed).toHaveLength(101)
  expect(left()).toEqual([])
  expect(aws.changes()).toEqual(['BatchDeleteImage', 'BatchDeleteImage'])
})

test('a second time, and without a repository, there is nothing to do', async () => {
  const none = await remove({ main: { tags: ['abc'] } })
  expect(await none.removed).toEqual([])
  expect(none.aws.calls.map(([action]) => action)).toEqual(['ListImages'])
  const missing = await remove({}, { ListImages: [refuse('RepositoryNotFoundException', 'does not exist')] })
  expect(await missing.removed).toEqual([])
})

test.each(['ListImages', 'BatchGetImage', 'BatchDeleteImage'])(
  'a role without ecr:%s gets a warning that names the permissions',
  async (action) => {
    const refusal = refuse('AccessDeniedException', `not authorized to perform: ecr:${action}`)
    const { removed, log } = await remove({ one: { tags: ['pr-7-abc'], labels: OURS } }, { [action]: [refusal] })
    expect(await removed).toEqual([])
    expect(log.lines).toEqual([
      `warning: Images of pull requests stay in the repository \`shop\`: not authorized to perform: ecr:${action}. Removing them needs ecr:BatchDeleteImage, ecr:BatchGetImage, ecr:GetDownloadUrlForLayer, ecr:ListImages on it.`,
    ])
  },
)

test('another failure of ECR is an error that lists the images', async () => {
  const failures = [{ imageId: { imageTag: 'pr-7-abc' }, failureCode: 'KmsError', failureReason: 'key disabled' }]
  const { removed } = await remove(
    { one: { tags: ['pr-7-abc'], labels: OURS } },
    { BatchDeleteImage: [result({ failures })] },
  )
  await expect(removed).rejects.toMatchObject({
    message: expect.stringContaining('ECR did not remove images from the repository `shop`.'),
    excerpt: ['pr-7-abc: KmsError: key disabled'],
  })
})
