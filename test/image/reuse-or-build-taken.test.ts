import { expect, test } from 'vitest'
import { raw, refuse, result } from '../fixtures/answers.ts'
import {
  CHILD,
  DIGEST,
  ecr,
  found,
  imageManifest,
  MANIFEST,
  missing,
  provide,
  pushed,
  tagged,
  toBuild,
  URI,
} from '../fixtures/provide-image.ts'
import type { Script } from '../fixtures/server.ts'

const taken = (tag: string) =>
  refuse('ImageTagAlreadyExistsException', `The image tag '${tag}' already exists and cannot be overwritten`)

const warning =
  'warning: The tag v1 is on another image already, and the repository shop does not let tags move. The deploy uses the digest and is not affected.'

test.each([
  { description: 'of a build', readiness: toBuild },
  { description: 'of an image that exists', readiness: found },
])('a tag $description that is on another image is a warning, and the other tags are added', async ({ readiness }) => {
  const PutImage = [({ imageTag }: Record<string, unknown>) => (imageTag === 'v1' ? taken('v1') : result({}))]
  const { image, lines, aws } = await provide({}, readiness, { ...ecr, PutImage })
  expect(image).toMatchObject({ digest: DIGEST, extraTags: ['latest'] })
  expect(lines.filter((line) => line.startsWith('warning'))).toEqual([warning])
  expect(tagged(aws)).toEqual(['latest', 'v1'])
})

test('a tag that the image has already is no problem', async () => {
  const PutImage = [refuse('ImageAlreadyExistsException', 'exists')]
  const { image, lines } = await provide({}, found, { ...ecr, PutImage })
  expect(image).toMatchObject({ digest: DIGEST, extraTags: ['v1', 'latest'] })
  expect(lines.filter((line) => line.startsWith('warning'))).toEqual([])
})

test.each([
  { description: 'of a build', readiness: toBuild, before: [pushed] },
  { description: 'of an image that exists', readiness: found, before: [] },
])('a tag $description that does not move, but is on the same digest, is no problem', async ({ readiness, before }) => {
  const PutImage = [({ imageTag }: Record<string, unknown>) => taken(String(imageTag))]
  const there = ({ imageIds }: Record<string, unknown>) =>
    result({
      images: (imageIds as { imageTag: string }[]).map(({ imageTag }) => ({
        imageId: { imageDigest: DIGEST, imageTag },
        imageManifest,
        imageManifestMediaType: MANIFEST,
      })),
    })
  const { image, lines, aws } = await provide({}, readiness, { BatchGetImage: [...before, there], PutImage })
  expect(image).toMatchObject({ digest: DIGEST, extraTags: ['v1', 'latest'] })
  expect(lines.filter((line) => line.startsWith('warning'))).toEqual([])
  expect(tagged(aws)).toEqual(['latest', 'v1'])
})

/** The answer of ECR when another job has moved the tag to its image, or not. */
const withTag = (imageDigest: string) =>
  result({
    images: [
      { imageId: { imageDigest: DIGEST }, imageManifest, imageManifestMediaType: MANIFEST },
      { imageId: { imageDigest, imageTag: 'abc' }, imageManifest: '{}', imageManifestMediaType: MANIFEST },
    ],
  })

test('when another job has moved the tag to its image, our image gets a tag of its own', async () => {
  const { image, lines, aws } = await provide({}, toBuild, { ...ecr, BatchGetImage: [withTag(CHILD), missing] })
  expect(image).toMatchObject({ tag: 'abc-11111111', digest: DIGEST, reference: `${URI}@${DIGEST}` })
  expect(lines).toContain('notice: The tag abc is on the image of another job now; this image gets abc-11111111.')
  expect(tagged(aws)).toEqual(['abc-11111111', 'latest', 'v1'])
  const own = { repositoryName: 'shop', imageManifest, imageManifestMediaType: MANIFEST, imageTag: 'abc-11111111' }
  expect(aws.calls).toContainEqual(['PutImage', own])
})

test('when the tag is still on our image, the image needs no other tag', async () => {
  const { image, lines, aws } = await provide({}, toBuild, { ...ecr, BatchGetImage: [withTag(DIGEST), missing] })
  expect(image).toMatchObject({ tag: 'abc' })
  expect(lines.filter((line) => line.startsWith('notice'))).toEqual([])
  expect(tagged(aws)).toEqual(['latest', 'v1'])
})

/**
 * Scripts an ECR in which another build has taken the tag `abc`; the next look finds these tags, with these fingerprints.
 *
 * @param first the labels of that build
 */
function moved(
  next: readonly string[],
  fingerprints: readonly string[],
  first: Readonly<Record<string, string>> = { 'servicefull.fingerprint': 'other' },
): Script {
  const manifest = JSON.stringify({ config: { digest: CHILD, size: 1 }, layers: [] })
  const images = (...tags: (string | undefined)[]) =>
    result({
      images: tags.map((imageTag) => ({ imageId: { imageDigest: DIGEST, imageTag }, imageManifest: manifest })),
    })
  const labels = [first, ...fingerprints.map((fingerprint) => ({ 'servicefull.fingerprint': fingerprint }))]
  return {
    BatchGetImage: [images(undefined, 'abc'), images(...next), images(undefined, 'abc-f')],
    'GET /blob': labels.map((Labels) => raw(200, 'a/b', JSON.stringify({ config: { Labels } }))),
    PutImage: [result({})],
  }
}

test('when another build has taken our tag and docker reports the digest of that image, our image is pushed again', async () => {
  const { image, lines, aws, seen } = await provide({}, toBuild, moved(['abc'], ['other', 'f']))
  expect(image).toMatchObject({ tag: 'abc-f', digest: DIGEST, reused: false })
  expect(lines).toContain('notice: The tag abc is on the image of another job now; this image gets abc-f.')
  const tags = seen.flatMap(({ run }) => run.args.filter((each) => each.startsWith('--tag=')))
  expect(tags).toEqual([`--tag=${URI}:abc`, `--tag=${URI}:abc-f`])
  expect(tagged(aws)).toEqual(['latest', 'v1'])
})

test('an image of a pull request that has taken our tag is not deployed, although its source is the same', async () => {
  const theirs = { 'servicefull.fingerprint': 'f', 'servicefull.pull-request': '7' }
  const { image, seen } = await provide({}, toBuild, moved(['abc'], ['other', 'f'], theirs))
  expect(image).toMatchObject({ tag: 'abc-f', reused: false })
  expect(seen).toHaveLength(2)
})

test('a pull request finds its own image only', async () => {
  const theirs = { 'servicefull.fingerprint': 'f', 'servicefull.pull-request': '8' }
  const { image } = await provide({ pullRequest: 7 }, toBuild, moved(['abc'], ['f', 'f'], theirs))
  expect(image).toBeUndefined()
})

test('when another build has taken our tag and a third job has pushed our build, that image is reused', async () => {
  const { image, aws, seen } = await provide({}, toBuild, moved(['abc-f'], ['f']))
  expect(image).toMatchObject({ tag: 'abc-f', digest: DIGEST, reused: true })
  expect(seen).toHaveLength(1)
  expect(tagged(aws)).toEqual(['latest', 'v1'])
})

test('an image of another build is never deployed, and gets no tag', async () => {
  const { problems, aws, left } = await provide({}, toBuild, moved(['abc'], ['other', 'other']))
  expect(problems).toEqual([
    {
      message: 'Other jobs put their images on the tags abc and abc-f while this job pushed to them.',
      remedy: 'Run the job again, and set the repository shop to immutable tags. Nothing was deployed.',
    },
  ])
  expect(tagged(aws)).toEqual([])
  expect(left).toEqual(['user'])
})
