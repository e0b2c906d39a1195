import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { Docker } from '../../src/edges/docker.ts'
import { openHttp } from '../../src/edges/http.ts'
import { prepareImage } from '../../src/image/image.ts'
import type { BuildInputs } from '../../src/inputs.ts'
import type { BuildPlan } from '../../src/plan/plan.ts'
import { failuresOf } from '../../src/report/failure.ts'
import { BUILD } from '../build-inputs.ts'
import { type Answer, refuse, result } from './answers.ts'
import { fakeClock } from './clock.ts'
import { fakeLog } from './log.ts'
import { plan } from './plan.ts'
import { scriptAws } from './server.ts'

const URI = '111122223333.dkr.ecr.eu-central-1.amazonaws.com/shop'
const there = result({ repositories: [{ repositoryName: 'shop', repositoryUri: URI }] })
const notThere = refuse('RepositoryNotFoundException', 'does not exist')
const several: Partial<BuildInputs> = { platforms: ['linux/amd64', 'linux/arm64'] }
const cannot = 'Input platforms: the builder of this runner (driver docker) cannot build for several platforms.'

interface Given {
  readonly repository: Answer
  readonly settings?: Partial<BuildInputs>
  readonly create?: boolean
  readonly reuse?: boolean
  readonly files?: readonly string[]
}

/** Prepares an image on a runner with the docker driver: what came of it, the log, and the arguments of each run of docker. */
async function prepare({ repository, settings = {}, create = true, reuse = true, files = ['Dockerfile'] }: Given) {
  const workspace = await mkdtemp(join(tmpdir(), 'prepare-'))
  onTestFinished(() => rm(workspace, { recursive: true }))
  for (const name of files) await writeFile(join(workspace, name), 'FROM scratch')
  const aws = await scriptAws({
    DescribeRepositories: [repository],
    BatchGetImage: [result({ images: [] })],
    GetAuthorizationToken: [result({ authorizationData: [{ authorizationToken: 'QVdTOnNlY3JldA==' }] })],
  })
  const log = fakeLog()
  const runs: (readonly string[])[] = []
  const docker: Docker = async ({ args }) => {
    runs.push(args)
    return { code: 0, output: 'Name: default\nDriver: docker\nFeatures:\n Multi-platform build: false\n' }
  }
  const builds: BuildPlan = {
    kind: 'build',
    repository: 'shop',
    create,
    registry: undefined,
    tags: { build: 'abc', more: [], notes: [] },
    pullRequest: undefined,
    reuse,
    inherited: new Map(),
    settings: { ...BUILD, ...settings },
  }
  const signal = new AbortController().signal
  const edges = { ecr: aws.ecr, http: openHttp({}), docker, log, clock: fakeClock(), signal }
  const { buildId, owner } = plan
  const order = {
    plan: builds,
    buildId,
    owner,
    workspace,
    run: '7.1',
    source: 's',
    userDockerConfig: '',
    userBuildxConfig: '',
    configDirectory: '',
  }
  const settled = await prepareImage(edges, order).then(
    (ready) => ({ ready, problems: [] }),
    (error: unknown) => ({ ready: undefined, problems: failuresOf(error).map(({ message }) => message) }),
  )
  return { ...settled, lines: log.lines, runs, changes: aws.changes() }
}

const inspect = ['--debug', 'buildx', 'inspect']

test.each([
  { description: 'the repository exists, nothing special is asked', given: { repository: there }, runs: [] },
  { description: 'the repository is yet to be made', given: { repository: notThere }, runs: [inspect] },
  {
    description: 'the repository is yet to be made, a builder is named',
    given: { repository: notThere, settings: { builder: 'big' } },
    runs: [[...inspect, 'big']],
  },
])('docker is asked only where that decides anything: $description', async ({ given, runs }) => {
  const prepared = await prepare(given)
  expect(prepared.problems).toEqual([])
  expect(prepared.ready).toMatchObject({ kind: 'to-build', missing: { tag: 'abc', taken: undefined } })
  expect({ runs: prepared.runs, changes: prepared.changes }).toEqual({ runs, changes: [] })
})

test('what the builder cannot do is told with all else that is wrong', async () => {
  const { problems, runs, changes } = await prepare({
    repository: notThere,
    settings: several,
    create: false,
    files: [],
  })
  expect(problems).toEqual([
    cannot,
    'There is no Dockerfile at `Dockerfile` in the workspace.',
    'There is no ECR repository `shop`, and create-repository is false.',
  ])
  expect({ runs, changes }).toEqual({ runs: [inspect], changes: [] })
})

test('what the builder cannot do is told also where the repository exists', async () => {
  expect(await prepare({ repository: there, settings: several })).toMatchObject({ problems: [cannot], runs: [inspect] })
})

test('secrets of the build and the login are masked', async () => {
  const settings = {
    secrets: new Map([
      ['token', 'hush'],
      ['key', 'a\nb'],
    ]),
  }
  const { lines } = await prepare({ repository: there, settings })
  expect(lines).toEqual(['mask: hush', 'mask: a\nb', 'mask: QVdTOnNlY3JldA==', 'mask: secret'])
})
