import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Repository } from '../../../src/aws/repository.ts'
import type { DockerRun } from '../../../src/edges/docker.ts'
import { openHttp } from '../../../src/edges/http.ts'
import { type Pushed, pushBuild } from '../../../src/image/push/push.ts'
import { failuresOf } from '../../../src/report/failure.ts'
import { raw, result } from '../../fixtures/answers.ts'
import { BUILD } from '../../fixtures/build-inputs.ts'
import { fakeClock } from '../../fixtures/clock.ts'
import { testFolder, testWorkspace } from '../../fixtures/folder.ts'
import { imageEdges } from '../../fixtures/image-edges.ts'
import { fakeLog } from '../../fixtures/log.ts'
import { type ScriptedAws, scriptAws } from '../../fixtures/server.ts'

const URI = '111122223333.dkr.ecr.eu-central-1.amazonaws.com/shop'
const REGISTRY = '111122223333.dkr.ecr.eu-central-1.amazonaws.com'
const FINGERPRINT = 'a'.repeat(64)
const digest = (letter: string) => `sha256:${letter.repeat(64)}`

/** How a run of docker ends: pushed, or with this error. */
type End = 'pushed' | string

/** Pushes `abc` by a docker whose runs end so. Another run has meanwhile pushed `abc` with the fingerprint `other`. */
async function pushIn(repository: Repository, ends: readonly End[], other = 'b'.repeat(64)) {
  const folder = testFolder()
  const configDirectory = join(folder, 'private')
  const imageManifest = JSON.stringify({ config: { digest: digest('c') } })
  const aws: ScriptedAws = await scriptAws({
    GetAuthorizationToken: [result({ authorizationData: [{ authorizationToken: 'QVdTOm5ldw==' }] })],
    BatchGetImage: [result({ images: [{ imageId: { imageTag: 'abc', imageDigest: digest('9') }, imageManifest }] })],
    GetDownloadUrlForLayer: [() => result({ downloadUrl: `${aws.endpoint}/blob` })],
    'GET /blob': [raw(200, 'a/b', JSON.stringify({ config: { Labels: { 'servicefull.fingerprint': other } } }))],
  })
  const runs: string[] = []
  const docker = async ({ args, onOutput }: DockerRun) => {
    const value = (name: string) => args.find((each) => each.startsWith(`--${name}=`))?.slice(name.length + 3) ?? ''
    const config = JSON.parse(await readFile(join(configDirectory, 'config.json'), 'utf8'))
    runs.push(`${value('tag')} ${Buffer.from(config.auths[REGISTRY].auth, 'base64')}`)
    const end = ends[runs.length - 1] ?? 'pushed'
    if (end !== 'pushed') {
      onOutput?.(`ERROR: failed to build: failed to push r: ${end}\n`)
      return { code: 1, output: '' }
    }
    await writeFile(value('metadata-file'), JSON.stringify({ 'containerimage.digest': digest('1') }))
    return { code: 0, output: '' }
  }
  const clock = fakeClock()
  const { signal } = new AbortController()
  const ownRegistry = async () => ({ partition: 'aws', registryId: '111122223333', region: 'eu-central-1' })
  const edges = imageEdges({ ecr: aws.ecr, ownRegistry, http: openHttp({}), docker, log: fakeLog(), clock, signal })
  const request = {
    query: {
      repository,
      tag: 'abc',
      extraTags: [],
      fingerprint: FINGERPRINT,
      pullRequest: undefined,
      reuse: true,
      run: '7.1',
    },
    repositoryUri: URI,
    tag: 'abc',
    token: 'QVdTOm9sZA==',
    userDockerConfig: { directory: folder, logins: undefined, buildx: '/nowhere/buildx' },
    build: {
      settings: BUILD,
      buildId: 'abc',
      labels: new Map(),
      time: undefined,
      workspace: testWorkspace(),
      temporary: folder,
      configDirectory,
      temporaryBuilder: undefined,
    },
  }
  const remedies: string[] = []
  const done: { pushed?: Pushed; problems: string[] } = await pushBuild(edges, request).then(
    (pushed) => ({ pushed, problems: [] }),
    (error: unknown) => {
      remedies.push(...failuresOf(error).map(({ remedy }) => remedy))
      return { problems: failuresOf(error).map(({ message }) => message) }
    },
  )
  return { done: { ...done, runs, waits: clock.waits }, remedies }
}

const push = async (ends: readonly End[], other?: string) => (await pushIn({ name: 'shop' }, ends, other)).done

const old = `${URI}:abc AWS:old`
const busy = '503 Service Unavailable'
const throttled = 'toomanyrequests: Rate exceeded'
const noHost = 'dial tcp: lookup r: no such host'
const expired = 'denied: Your authorization token has expired.'
const immutable = 'tag invalid: it cannot be overwritten because the tag is immutable.'
const built = { tag: 'abc', digest: digest('1'), reused: false, facts: { steps: 0, cachedSteps: 0 } }
const notPushed = (error: string) => [`The image was built but not pushed: failed to push r: ${error}`]

test.each([
  { description: 'all is well', ends: ['pushed'], runs: [old], waits: [], pushed: built },
  {
    description: 'the registry is in trouble twice',
    ends: [busy, busy, 'pushed'],
    runs: [old, old, old],
    waits: [2000, 4000],
    pushed: built,
  },
  {
    description: 'the registry has too many requests, four times',
    ends: [throttled, throttled, throttled, throttled, 'pushed'],
    runs: [old, old, old, old, old],
    waits: [2000, 4000, 8000, 16000],
    pushed: built,
  },
  {
    description: 'the host is not found at first',
    ends: [noHost, 'pushed'],
    runs: [old, old],
    waits: [2000],
    pushed: built,
  },
  {
    description: 'the login has expired: a new one',
    ends: [expired, 'pushed'],
    runs: [old, `${URI}:abc AWS:new`],
    waits: [],
    pushed: built,
  },
  {
    description: 'another build has taken the tag: another tag',
    ends: [immutable, 'pushed'],
    runs: [old, `${URI}:abc-aaaaaaaa AWS:old`],
    waits: [],
    pushed: { ...built, tag: 'abc-aaaaaaaa' },
  },
  {
    description: 'another run has pushed the same build: it is reused',
    ends: [immutable],
    other: FINGERPRINT,
    runs: [old],
    waits: [],
    pushed: { tag: 'abc', digest: digest('9'), reused: true },
  },
])('pushed: $description', async ({ ends, other, runs, waits, pushed }) => {
  expect(await push(ends, other)).toEqual({ pushed, problems: [], runs, waits })
})

test.each([
  { description: 'the registry stays in trouble', ends: [busy, busy, busy], tries: 3, error: busy },
  { description: 'the host is never found', ends: [noHost, noHost, noHost], tries: 3, error: noHost },
  { description: 'throttled to the end', ends: Array<End>(5).fill(throttled), tries: 5, error: throttled },
  { description: 'the new login is refused as well', ends: [expired, expired], tries: 2, error: expired },
  { description: 'the other tag is taken as well', ends: [immutable, immutable], tries: 2, error: immutable },
  { description: 'a permission is missing', ends: ['403 Forbidden'], tries: 1, error: '403 Forbidden' },
])('not pushed: $description', async ({ ends, tries, error }) => {
  const { problems, runs, pushed } = await push(ends)
  expect({ problems, tries: runs.length, pushed }).toEqual({ problems: notPushed(error), tries, pushed: undefined })
})

test("another account's repository refuses the push: the statement has our account, not one of the answer", async () => {
  const refusal =
    'denied: User: arn:aws:sts::666666666666:assumed-role/ci/x is not authorized to perform: ecr:PutImage on resource: arn:aws:ecr:eu-west-1:777777777777:repository/x'
  const { remedies } = await pushIn({ name: 'shop', registryId: '444455556666' }, [refusal])
  expect(remedies[0]).toContain('the policy of the repository shop in the account 444455556666: ')
  expect(remedies[0]).toContain('"Principal":{"AWS":"arn:aws:iam::111122223333:root"}')
  expect(remedies[0]).not.toMatch(/666666666666|777777777777/)
})
