import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { DockerRun } from '../../src/edges/docker.ts'
import { openHttp } from '../../src/edges/http.ts'
import { provideAll } from '../../src/image/images.ts'
import type { ImageReadiness } from '../../src/image/prepare.ts'
import type { BuildPlan } from '../../src/plan/plan.ts'
import { raw, refuse, result } from '../fixtures/answers.ts'
import { BUILD } from '../fixtures/build-inputs.ts'
import { buildPlan } from '../fixtures/build-plan.ts'
import { fakeClock } from '../fixtures/clock.ts'
import { testFolder, testWorkspace } from '../fixtures/folder.ts'
import { imageEdges } from '../fixtures/image-edges.ts'
import { fakeLog } from '../fixtures/log.ts'
import { plan } from '../fixtures/plan.ts'
import { type Script, type ScriptedAws, scriptAws } from '../fixtures/server.ts'
import { rejected, type thrown } from '../fixtures/thrown.ts'

const URI = '111122223333.dkr.ecr.eu-central-1.amazonaws.com/shop'
const MANIFEST = 'application/vnd.oci.image.manifest.v1+json'
const DIGEST = `sha256:${'1'.repeat(64)}`
const CHILD = `sha256:${'2'.repeat(64)}`

const builds = buildPlan({
  tags: { build: 'abc', extra: ['v1', 'latest'], notes: ['The image tag v/1 becomes v-1.'] },
})

const toBuild: ImageReadiness = {
  kind: 'to-build',
  repositoryUri: URI,
  missing: { tag: 'abc', takenTag: undefined },
  fingerprint: 'f',
  token: 'QVdTOnNlY3JldA==',
  builder: 'present',
}

/** The manifest of the pushed image: an index, which names its platforms. */
const imageManifest = JSON.stringify({
  manifests: [{ digest: CHILD, platform: { os: 'linux', architecture: 'arm64' } }],
})

const pushed = result({
  images: [{ imageId: { imageDigest: DIGEST }, imageManifest, imageManifestMediaType: MANIFEST }],
})
const missing = result({ images: [], failures: [{ imageId: { imageDigest: DIGEST }, failureCode: 'ImageNotFound' }] })
const ecr: Script = { BatchGetImage: [pushed, missing], PutImage: [result({})] }

const taken = (tag: string) =>
  refuse('ImageTagAlreadyExistsException', `The image tag '${tag}' already exists and cannot be overwritten`)

/** What the docker client finds when it starts. */
interface Seen {
  readonly run: DockerRun
  /** The files of the private folder, with their content; each has its mode when it is not 600. */
  readonly files: Readonly<Record<string, string>>
}

async function look(folder: string): Promise<Seen['files']> {
  const names = (await readdir(folder)).filter((name) => name !== 'config.json')
  const entries = names.map(async (name) => {
    const mode = (await stat(join(folder, name))).mode & 0o777
    return [name, `${mode.toString(8)} ${await readFile(join(folder, name), 'utf8')}`] as const
  })
  return Object.fromEntries(await Promise.all(entries))
}

/** Provides an image with this ECR: returns the result or the problems, the log, the requests, and the runs of docker. */
async function provide(changes: Partial<BuildPlan>, ready: ImageReadiness, script: Script = ecr) {
  const folder = testFolder()
  const user = join(folder, 'user')
  await mkdir(user)
  const configDirectory = join(folder, 'private')
  const aws: ScriptedAws = await scriptAws({
    GetDownloadUrlForLayer: [() => result({ downloadUrl: `${aws.endpoint}/blob` })],
    ...script,
  })
  const log = fakeLog()
  const seen: Seen[] = []
  const docker = async (run: DockerRun) => {
    seen.push({ run, files: await look(configDirectory) })
    const file = run.args.find((argument) => argument.startsWith('--metadata-file='))?.split('=')[1] ?? ''
    await writeFile(file, JSON.stringify({ 'containerimage.digest': DIGEST }))
    return { code: 0, output: '' }
  }
  const clock = fakeClock()
  const { signal } = new AbortController()
  const ownRegistry = async () => ({ partition: 'aws', registryId: '111122223333', region: 'eu-central-1' })
  const edges = imageEdges({ ecr: aws.ecr, ownRegistry, http: openHttp({}), docker, log, clock, signal })
  const request = {
    plan: { ...builds, ...changes },
    buildId: plan.buildId,
    owner: plan.target.owner,
    workspace: testWorkspace(),
    temporary: folder,
    run: '7.1',
    source: 'https://github.com/owner/shop',
    userDockerConfig: { directory: user, logins: undefined, buildx: '/nowhere/buildx' },
    configDirectory,
  }
  const place = { directory: folder, userBuildxConfig: '' }
  const settled = await provideAll([{ edges, request, ready }], place).then(
    ([image]) => ({ image, problems: [] as ReturnType<typeof thrown> }),
    async (error: unknown) => ({ image: undefined, problems: await rejected(Promise.reject(error)) }),
  )
  return { ...settled, lines: log.lines, aws, seen, left: await readdir(folder), configDirectory }
}

/** Returns the tags of all PutImage requests, sorted. */
const tagged = (aws: Awaited<ReturnType<typeof scriptAws>>): unknown[] =>
  aws.calls
    .flatMap(([action, input]) => (action === 'PutImage' ? [(input as { imageTag: string }).imageTag] : []))
    .sort()

test('a build pushes one tag; ECR adds the extra tags to the pushed image', async () => {
  const { image, lines, aws, seen, left } = await provide({}, toBuild)
  expect(image).toEqual({
    reference: `${URI}@${DIGEST}`,
    tag: 'abc',
    extraTags: ['v1', 'latest'],
    digest: DIGEST,
    repositoryUri: URI,
    reused: false,
    facts: { steps: 0, cachedSteps: 0 },
    platforms: ['linux/arm64'],
  })
  expect(lines).toEqual([
    'info: The image tag v/1 becomes v-1.',
    `section: Build ${URI}:abc`,
    `info: Pushed ${URI}:abc (${DIGEST}).`,
  ])
  expect(seen.flatMap(({ run }) => run.args.filter((each) => /^--(tag|push|build-arg)/.test(each)))).toEqual([
    '--push',
    `--tag=${URI}:abc`,
    '--build-arg=BUILD_ID=abc',
  ])
  expect(aws.calls[0]).toMatchObject([
    'BatchGetImage',
    { repositoryName: 'shop', imageIds: [{ imageDigest: DIGEST }, { imageTag: 'abc' }] },
  ])
  const naming = { repositoryName: 'shop', imageManifest, imageManifestMediaType: MANIFEST }
  const puts = aws.calls.filter(([action]) => action === 'PutImage')
  expect(puts).toHaveLength(2)
  expect(puts).toEqual(
    expect.arrayContaining(['v1', 'latest'].map((imageTag) => ['PutImage', { ...naming, imageTag }])),
  )
  expect(left).toEqual(['user'])
})

test('the values of secrets are in files of the private folder while docker runs, and nowhere else', async () => {
  const secrets = new Map([
    ['token', 'hush-1'],
    ['key', 'hush-2\nhush-3\n'],
  ])
  const { seen, left, lines, configDirectory } = await provide({ settings: { ...BUILD, secrets } }, toBuild)
  const [{ run, files } = { run: undefined, files: {} }] = seen
  expect(files).toEqual({ 'secret-0': '600 hush-1', 'secret-1': '600 hush-2\nhush-3\n' })
  expect(run?.args).toContain(`--secret=id=key,src=${join(configDirectory, 'secret-1')}`)
  expect(JSON.stringify([run?.args, run?.env, lines])).not.toContain('hush')
  expect(left).toEqual(['user'])
})

test('a tag with a suffix is logged, and the deployed image has it', async () => {
  const { image, lines } = await provide({}, { ...toBuild, missing: { tag: 'abc-7.1', takenTag: 'abc' } })
  expect(image).toMatchObject({ tag: 'abc-7.1' })
  expect(lines).toContain('notice: The tag abc is already on another image, which keeps it; this image gets abc-7.1.')
})

test('when ECR does not have the digest, no tag is added and nothing is deployed', async () => {
  const { problems, aws, left } = await provide({}, toBuild, { ...ecr, BatchGetImage: [missing] })
  expect(problems).toEqual([
    {
      message: `The image ${DIGEST} was pushed, but ECR does not find it in the repository shop.`,
      remedy: 'Check that the builder pushes to this account and region, then run the job again. Nothing was deployed.',
    },
  ])
  expect(aws.changes()).toEqual([])
  expect(left).toEqual(['user'])
})

const found: ImageReadiness = {
  kind: 'found',
  repositoryUri: URI,
  image: { tag: 'abc', digest: DIGEST, manifest: imageManifest, mediaType: MANIFEST },
  config: { labels: new Map(), platforms: ['linux/amd64'], size: 1234 },
  missingTags: ['v1', 'latest'],
}

test('an image that exists gets the missing extra tags, without docker', async () => {
  const { image, lines, aws, seen } = await provide({ registry: 'localhost:4566' }, found)
  expect(image).toEqual({
    reference: `localhost:4566/shop@${DIGEST}`,
    tag: 'abc',
    extraTags: ['v1', 'latest'],
    digest: DIGEST,
    repositoryUri: 'localhost:4566/shop',
    reused: true,
    platforms: ['linux/amd64'],
    size: 1234,
  })
  expect(lines).toEqual([
    'info: The image tag v/1 becomes v-1.',
    `info: The image of this build exists: localhost:4566/shop:abc (${DIGEST}). Nothing is built.`,
  ])
  expect(tagged(aws)).toEqual(['latest', 'v1'])
  expect({ seen, actions: new Set(aws.calls.map(([action]) => action)) }).toEqual({
    seen: [],
    actions: new Set(['PutImage']),
  })
})

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

test('another refusal of a tag ends the deploy', async () => {
  const PutImage = [refuse('AccessDeniedException', 'not authorized', 400)]
  await expect(provide({}, found, { ...ecr, PutImage })).rejects.toMatchObject({ name: 'AccessDeniedException' })
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

const theirs = { repository: { name: 'shop', registryId: '444455556666', region: 'eu-west-1' } }

test('every request to a repository of another account names its registry', async () => {
  for (const readiness of [toBuild, found]) {
    const { image, aws } = await provide(theirs, readiness)
    expect(image).toMatchObject({ digest: DIGEST })
    const registries = aws.calls.map(([, input]) => (input as { registryId?: string }).registryId)
    expect(new Set(registries)).toEqual(new Set(['444455556666']))
  }
})

test('when another account refuses a tag, the problem says what its policy must allow', async () => {
  const refusal =
    'User: arn:aws:iam::111122223333:user/ci is not authorized to perform: ecr:PutImage on resource: arn:aws:ecr:eu-west-1:444455556666:repository/shop because no resource-based policy allows the ecr:PutImage action'
  const { problems } = await provide(theirs, found, { ...ecr, PutImage: [refuse('AccessDeniedException', refusal)] })
  expect(problems.map(({ message }) => message)).toEqual([`ECR refused: ${refusal}`])
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
