import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { runBuild } from '../../src/commands/build.ts'
import { prepareAll } from '../../src/commands/images.ts'
import type { ImageOnlyPlan } from '../../src/plan/plan.ts'
import { failuresOf } from '../../src/report/failure.ts'
import { refuse, result } from '../fixtures/answers.ts'
import { buildPlan } from '../fixtures/build-plan.ts'
import { connectTo, stubCredentials } from '../fixtures/connected.ts'
import { testFolder } from '../fixtures/folder.ts'
import { account, plan, target } from '../fixtures/plan.ts'
import type { Script } from '../fixtures/server.ts'
import { worldOf } from '../fixtures/world.ts'

const builds: ImageOnlyPlan = {
  kind: 'build',
  faults: [],
  account,
  owner: target.owner,
  buildId: plan.buildId,
  images: [buildPlan({ reuse: false })],
}

beforeEach(() => stubCredentials('key'))
afterEach(() => vi.unstubAllEnvs())

/** A job with a Dockerfile, and this account. */
async function open(script: Script) {
  const workspace = testFolder()
  await writeFile(join(workspace, 'Dockerfile'), 'FROM scratch')
  return worldOf((await connectTo(script)).aws, workspace)
}

const who = { Account: '111122223333', Arn: 'arn:aws:iam::111122223333:user/u' }

test('with the wrong account, only that is reported: the other errors of AWS follow from it', async () => {
  const denied = refuse('AccessDenied', 'User: u is not authorized to perform: x:Y', 403)
  const world = await open({
    GetCallerIdentity: [result(who)],
    DescribeRepositories: [denied],
    BatchGetImage: [denied],
  })
  const messages = await runBuild(
    { ...builds, account: { ...account, allowedAccountIds: ['999900009999'] } },
    world,
  ).then(
    () => [],
    (error: unknown) => failuresOf(error).map(({ message }) => message),
  )
  expect(messages).toEqual([expect.stringContaining('allowed-account-ids')])
})

test('two steps of one run build under different tags where the usual tags are taken', async () => {
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
      const [image] = (await prepareAll(builds, world)).prepared
      return image?.ready.kind === 'to-build' ? image.ready.missing.tag : undefined
    }),
  )
  expect(tags).toEqual(Array(2).fill(expect.stringMatching(/^abc-0\.1\.[0-9a-f]{4}$/)))
  expect(new Set(tags).size).toBe(2)
})
