import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { buildOnly } from '../../src/commands/build.ts'
import { readyImages } from '../../src/commands/images.ts'
import type { BuildPlan, ImageOnlyPlan } from '../../src/plan/plan.ts'
import { failuresOf } from '../../src/report/failure.ts'
import { BUILD, NO_SETTINGS } from '../fixtures/build-inputs.ts'
import { refuse, result } from '../fixtures/answers.ts'
import { connectTo, stubCredentials } from '../fixtures/connected.ts'
import { plan } from '../fixtures/plan.ts'
import type { Script } from '../fixtures/server.ts'
import { worldOf } from '../fixtures/world.ts'

const image: BuildPlan = {
  kind: 'build',
  name: undefined,
  parameter: 'auto',
  repository: { name: 'shop' },
  create: true,
  repositorySettings: NO_SETTINGS,
  registry: undefined,
  tags: { build: 'abc', more: [], notes: [] },
  pullRequest: undefined,
  reuse: false,
  inherited: new Map(),
  settings: BUILD,
}

const { owner, region, credentials, buildId } = plan
const builds: ImageOnlyPlan = {
  kind: 'build',
  owner,
  region,
  credentials,
  allowedAccountIds: [],
  buildId,
  images: [image],
}

beforeEach(() => stubCredentials('key'))
afterEach(() => vi.unstubAllEnvs())

/** A job with a Dockerfile, and this account. */
async function open(script: Script) {
  const workspace = await mkdtemp(join(tmpdir(), 'build-only-'))
  onTestFinished(() => rm(workspace, { recursive: true }))
  await writeFile(join(workspace, 'Dockerfile'), 'FROM scratch')
  return worldOf((await connectTo(script)).aws, workspace)
}

const who = { Account: '111122223333', Arn: 'arn:aws:iam::111122223333:user/u' }

test('the wrong account is one problem: what AWS says of the rest is noise', async () => {
  const denied = refuse('AccessDenied', 'User: u is not authorized to perform: x:Y', 403)
  const world = await open({
    GetCallerIdentity: [result(who)],
    DescribeRepositories: [denied],
    BatchGetImage: [denied],
  })
  const told = await buildOnly({ ...builds, allowedAccountIds: ['999900009999'] }, world).then(
    () => [],
    (error: unknown) => failuresOf(error).map(({ message }) => message),
  )
  expect(told).toEqual([expect.stringContaining('allowed-account-ids')])
})

test('two steps of one run build under tags of their own, where the other tags are taken', async () => {
  const imageManifest = '{}'
  const taken = ({ imageIds }: Record<string, unknown>) =>
    result({
      images: (imageIds as readonly { imageTag: string }[]).map((imageId) => ({
        imageId: { ...imageId, imageDigest: `sha256:${'1'.repeat(64)}` },
        imageManifest,
      })),
    })
  const repositories = [{ repositoryName: 'shop', repositoryUri: 'r/shop' }]
  const world = await open({
    DescribeRepositories: [result({ repositories })],
    BatchGetImage: [taken],
    GetAuthorizationToken: [result({ authorizationData: [{ authorizationToken: 'QVdTOnNlY3JldA==' }] })],
  })
  const tags = await Promise.all(
    [1, 2].map(async () => {
      const [work] = (await readyImages(builds, world)).works
      return work?.ready.kind === 'to-build' ? work.ready.missing.tag : undefined
    }),
  )
  expect(tags).toEqual(Array(2).fill(expect.stringMatching(/^abc-0\.1\.[0-9a-f]{4}$/)))
  expect(new Set(tags).size).toBe(2)
})
