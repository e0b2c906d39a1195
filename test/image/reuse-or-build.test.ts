import { join } from 'node:path'
import { expect, test } from 'vitest'
import { refuse } from '../fixtures/answers.ts'
import { BUILD } from '../fixtures/build-inputs.ts'
import {
  DIGEST,
  ecr,
  found,
  imageManifest,
  MANIFEST,
  missing,
  provide,
  tagged,
  toBuild,
  URI,
} from '../fixtures/provide-image.ts'

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

test('another refusal of a tag ends the deploy', async () => {
  const PutImage = [refuse('AccessDeniedException', 'not authorized', 400)]
  await expect(provide({}, found, { ...ecr, PutImage })).rejects.toMatchObject({ name: 'AccessDeniedException' })
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
