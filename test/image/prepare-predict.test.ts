import { expect, test } from 'vitest'
import { openHttp } from '../../src/edges/http.ts'
import { foreseeImage } from '../../src/image/prepare.ts'
import type { BuildPlan } from '../../src/plan/plan.ts'
import { BUILD, NO_SETTINGS } from '../fixtures/build-inputs.ts'
import { type Answer, refuse, result } from '../fixtures/answers.ts'
import { fakeClock } from '../fixtures/clock.ts'
import { fakeLog } from '../fixtures/log.ts'
import { plan } from '../fixtures/plan.ts'
import { scriptAws } from '../fixtures/server.ts'

const URI = '111122223333.dkr.ecr.eu-central-1.amazonaws.com/shop'
const there = result({ repositories: [{ repositoryName: 'shop', repositoryUri: URI }] })
const notThere = refuse('RepositoryNotFoundException', 'does not exist')

const build: BuildPlan = {
  kind: 'build',
  name: undefined,
  parameter: 'auto',
  repository: { name: 'shop' },
  create: true,
  repositorySettings: NO_SETTINGS,
  registry: undefined,
  tags: { build: 'abc', more: ['latest'], notes: [] },
  pullRequest: undefined,
  reuse: true,
  inherited: new Map(),
  settings: BUILD,
}

/** Foresees the image of the build; docker is not there. */
async function foresee(repository: Answer, registry?: string) {
  const aws = await scriptAws({ DescribeRepositories: [repository], BatchGetImage: [result({ images: [] })] })
  const log = fakeLog()
  const home = async () => ({ registryId: '111122223333', region: 'eu-central-1' })
  const edges = {
    ecr: aws.ecr,
    home,
    http: openHttp({}),
    log,
    clock: fakeClock(),
    signal: new AbortController().signal,
  }
  const docker = () => Promise.reject(new Error('no docker'))
  const order = { plan: { ...build, registry }, buildId: plan.buildId, owner: plan.owner, workspace: '/nowhere' }
  const rest = { run: '7.1', source: '', userDockerConfig: '', userBuildxConfig: '', configDirectory: '' }
  return { image: await foreseeImage({ ...edges, docker }, { ...order, ...rest }), log, aws }
}

test.each([
  { description: 'of a repository', repository: there, registry: undefined, uri: URI },
  { description: 'on another registry', repository: there, registry: 'localhost:5000', uri: 'localhost:5000/shop' },
  { description: 'without a repository', repository: notThere, registry: undefined, uri: 'shop' },
])('a stand-in $description, and nothing is changed', async ({ repository, registry, uri }) => {
  const { image, log, aws } = await foresee(repository, registry)
  expect(image).toEqual({
    reference: `${uri}:abc`,
    tag: 'abc',
    digest: `sha256:${'0'.repeat(64)}`,
    repositoryUri: uri,
    reused: false,
    platforms: [],
    name: undefined,
  })
  expect(log.lines).toEqual([`info: The image of this build does not exist yet. ${uri}:abc stands for it.`])
  expect(aws.changes()).toEqual([])
})
