import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { expect, test } from 'vitest'
import type { Clock } from '../../src/edges/clock.ts'
import type { Docker, DockerRun } from '../../src/edges/docker.ts'
import { openHttp } from '../../src/edges/http.ts'
import { prepareImages, provideAll } from '../../src/image/images.ts'
import type { BuildInputs } from '../../src/inputs/inputs.ts'
import { failuresOf } from '../../src/report/failure.ts'
import { throwAll } from '../../src/text/problem.ts'
import { refuse, result } from '../fixtures/answers.ts'
import { BUILD, NO_SETTINGS } from '../fixtures/build-inputs.ts'
import { buildPlan } from '../fixtures/build-plan.ts'
import { fakeClock } from '../fixtures/clock.ts'
import { testFolder } from '../fixtures/folder.ts'
import { imageEdges } from '../fixtures/image-edges.ts'
import { fakeLog } from '../fixtures/log.ts'
import { plan } from '../fixtures/plan.ts'
import { type Script, scriptAws } from '../fixtures/server.ts'

const URI = '111122223333.dkr.ecr.eu-central-1.amazonaws.com/shop'
const DIGEST = `sha256:${'1'.repeat(64)}`
const missing = refuse('RepositoryNotFoundException', 'does not exist')

/** An account without the repository, to which images can be pushed. */
const account: Script = {
  DescribeRepositories: [missing],
  BatchGetImage: [missing, missing, result({ images: [{ imageId: { imageDigest: DIGEST }, imageManifest: '{}' }] })],
  GetAuthorizationToken: [result({ authorizationData: [{ authorizationToken: 'QVdTOnNlY3JldA==' }] })],
  CreateRepository: [result({ repository: { repositoryUri: URI } })],
  PutLifecyclePolicy: [result({})],
  PutImage: [result({})],
}

/** What a docker does with the build of an image. */
type Builds = (name: string, run: DockerRun) => Promise<string>

interface Given {
  readonly script?: Script
  /** Names of the images that have a Dockerfile. */
  readonly dockerfiles?: readonly string[]
  readonly builds?: Builds
  readonly settings?: Partial<BuildInputs>
  readonly tagMutability?: 'IMMUTABLE'
  readonly clock?: Clock
  readonly signal?: AbortSignal
}

const pushes: Builds = async () => ''

/** Prepares and provides the images `api` and `web`: returns them or the problems, the log, and the requests to AWS and docker. */
async function provide({
  script = account,
  dockerfiles = ['api', 'web'],
  builds = pushes,
  settings,
  tagMutability,
  clock = fakeClock(),
  signal = new AbortController().signal,
}: Given) {
  const workspace = testFolder()
  for (const name of ['api', 'web']) await mkdir(join(workspace, name))
  for (const name of dockerfiles) await writeFile(join(workspace, name, 'Dockerfile'), 'FROM scratch')
  const aws = await scriptAws(script)
  const log = fakeLog()
  const folders: string[] = []
  /** What docker did with builders. */
  const builders: string[] = []
  const docker: Docker = async (run) => {
    const [, command = '', name = ''] = run.args.filter((argument) => argument !== '--')
    if (command !== 'build') {
      builders.push([command, ...name.split('=')].join(' '))
      return { code: 0, output: 'Name: default\nDriver: docker\nFeatures:\n  Multi-platform build: false\n' }
    }
    const folder = run.env?.DOCKER_CONFIG ?? ''
    folders.push(basename(folder))
    expect(await readdir(folder)).toEqual(['config.json'])
    const error = await builds(basename(run.args.at(-1) ?? ''), run)
    run.onOutput?.(error)
    const file = run.args.find((argument) => argument.startsWith('--metadata-file='))?.split('=')[1] ?? ''
    await writeFile(file, JSON.stringify({ 'containerimage.digest': DIGEST }))
    return { code: error === '' ? 0 : 1, output: error }
  }
  const edges = imageEdges({ ecr: aws.ecr, http: openHttp({}), docker, log, clock, signal })
  const requests = ['api', 'web'].map((name) => ({
    edges,
    request: {
      plan: buildPlan({
        name,
        repositorySettings: { ...NO_SETTINGS, tagMutability },
        tags: { build: `${name}-abc`, extra: [`${name}-v1`], notes: [] },
        settings: { ...BUILD, context: name, ...settings },
      }),
      buildId: plan.buildId,
      owner: plan.target.owner,
      workspace,
      temporary: '/nowhere',
      run: '7.1',
      source: 's',
      userDockerConfig: { directory: '/nowhere', logins: undefined, buildx: '/nowhere/buildx' },
      configDirectory: join(workspace, 'login', name),
    },
  }))
  const settled = await prepareImages(requests)
    .then(({ prepared, errors }) => {
      throwAll(errors)
      return prepared
    })
    .then((prepared) => provideAll(prepared, { directory: join(workspace, 'login'), userBuildxConfig: '' }))
    .then(
      (images) => ({ images, messages: [] }),
      (error: unknown) => ({ images: [], messages: failuresOf(error).map(({ message }) => message) }),
    )
  return { ...settled, lines: log.lines, actions: aws.calls.map(([action]) => action), aws, folders, builders }
}

const count = (actions: readonly string[], name: string): number => actions.filter((action) => action === name).length

test('images share a login and a repository, but have their own folders, tags and log lines', async () => {
  const both = Promise.withResolvers<void>()
  let running = 0
  const { images, messages, lines, actions, aws, folders } = await provide({
    builds: async () => {
      running += 1
      // Neither ends before the other has begun.
      if (running === 2) both.resolve()
      await both.promise
      return ''
    },
  })
  expect(messages).toEqual([])
  expect(images).toMatchObject([
    { name: 'api', reference: `${URI}@${DIGEST}`, tag: 'api-abc', reused: false },
    { name: 'web', reference: `${URI}@${DIGEST}`, tag: 'web-abc', reused: false },
  ])
  for (const action of ['GetAuthorizationToken', 'CreateRepository', 'PutLifecyclePolicy'])
    expect([action, count(actions, action)]).toEqual([action, 1])
  expect(
    aws.calls
      .flatMap(([action, input]) => (action === 'PutImage' ? (input as { imageTag: string }).imageTag : []))
      .sort(),
  ).toEqual(['api-v1', 'web-v1'])
  expect(folders.sort()).toEqual(['api', 'web'])
  const of = (name: string) => lines.filter((line) => line.includes(`image ${name}: `))
  expect({ api: of('api'), web: of('web') }).toEqual({
    api: [
      'info: image api: building',
      `group: image api: Build ${URI}:api-abc`,
      `info: image api: Pushed ${URI}:api-abc (${DIGEST}).`,
    ],
    web: [
      'info: image web: building',
      `group: image web: Build ${URI}:web-abc`,
      `info: image web: Pushed ${URI}:web-abc (${DIGEST}).`,
    ],
  })
})

test('where the builder of the runner is enough, no other is created', async () => {
  const used: (string | undefined)[] = []
  const { messages, builders } = await provide({
    builds: async (_, { args }) => {
      used.push(args.find((each) => each.startsWith('--builder=')))
      return ''
    },
  })
  expect(messages).toEqual([])
  expect(used).toEqual([undefined, undefined])
  expect(builders).toEqual(['buildx inspect'])
})

test('images that the builder of the runner cannot build share a temporary builder', async () => {
  const used: (string | undefined)[] = []
  const { messages, builders } = await provide({
    settings: { platforms: ['linux/amd64', 'linux/arm64'], createBuilder: true },
    builds: async (_, { args }) => {
      used.push(args.find((each) => each.startsWith('--builder='))?.split('=')[1])
      return ''
    },
  })
  expect(messages).toEqual([])
  const [name] = used
  expect(used).toEqual([name, name])
  expect(builders).toEqual(['buildx inspect', `create --name ${name}`, `rm ${name}`])
})

test('a shared repository is looked up once, and its difference from the inputs is logged once', async () => {
  const repositories = [{ repositoryName: 'shop', repositoryUri: URI, imageTagMutability: 'MUTABLE' }]
  const { messages, lines, actions } = await provide({
    script: { ...account, DescribeRepositories: [result({ repositories })] },
    tagMutability: 'IMMUTABLE',
  })
  expect(messages).toEqual([])
  expect(count(actions, 'DescribeRepositories')).toBe(1)
  expect(lines.filter((line) => line.startsWith('notice'))).toEqual([
    'notice: The ECR repository shop exists and keeps its settings, without image-tag-mutability IMMUTABLE (it has MUTABLE).',
  ])
})

test('preflight reports every problem, with the name of the image', async () => {
  const { messages, actions } = await provide({ dockerfiles: [] })
  expect(messages).toEqual([
    'Image api: There is no Dockerfile at `api/Dockerfile` in the workspace.',
    'Image web: There is no Dockerfile at `web/Dockerfile` in the workspace.',
  ])
  expect(actions).not.toContain('CreateRepository')
})

test('a login that ECR does not give is reported once', async () => {
  const { messages, actions } = await provide({
    script: { ...account, GetAuthorizationToken: [refuse('ServerException', 'not now')] },
  })
  expect(messages).toEqual([expect.stringContaining('not now')])
  expect(count(actions, 'GetAuthorizationToken')).toBe(1)
})

test('a repository that cannot be created is reported once, and nothing is built', async () => {
  const { messages, folders } = await provide({
    script: { ...account, CreateRepository: [refuse('LimitExceededException', 'too many')] },
  })
  expect(messages).toEqual([expect.stringContaining('too many')])
  expect(folders).toEqual([])
})

/** Runs until it is stopped; as docker, it is not started after that. */
const untilStopped = ({ signal }: DockerRun): Promise<string> =>
  new Promise((_, reject) => {
    signal.throwIfAborted()
    signal.addEventListener('abort', () => reject(signal.reason))
  })

const broken = '#1 [1/1] FROM scratch\n#1 ERROR: broken\nERROR: failed to solve: broken\n'

test('when a build fails, the others are stopped, and only its failure is reported', async () => {
  const { messages, lines, actions } = await provide({
    builds: async (name, run) => (name === 'api' ? broken : untilStopped(run)),
  })
  expect(messages).toEqual([expect.stringMatching(/^Image api: The image was not built: .*broken/)])
  expect(lines).toContain(`foreign: ${broken}`)
  expect(actions).not.toContain('PutImage')
})

test('an image that waits for its next attempt is stopped as well', async () => {
  const waiting = Promise.withResolvers<void>()
  const clock: Clock = {
    ...fakeClock(),
    wait: (_, signal) => {
      waiting.resolve()
      return new Promise((_, reject) => {
        signal.throwIfAborted()
        signal.addEventListener('abort', () => reject(Object.assign(new Error('aborted'), { name: 'AbortError' })))
      })
    },
  }
  const { messages } = await provide({
    clock,
    builds: async (name) => {
      if (name === 'web') return 'ERROR: failed to build: failed to push r: 503 Service Unavailable\n'
      await waiting.promise
      return broken
    },
  })
  expect(messages).toEqual([expect.stringMatching(/^Image api: /)])
})

test('when two images fail at the same moment, both failures are reported', async () => {
  const both = Promise.withResolvers<void>()
  let running = 0
  const { messages } = await provide({
    builds: async () => {
      running += 1
      if (running === 2) both.resolve()
      await both.promise
      return broken
    },
  })
  expect(messages.map((message) => message.split(':')[0]).sort()).toEqual(['Image api', 'Image web'])
})

test('a cancelled job reports the cancellation once', async () => {
  const controller = new AbortController()
  const { messages } = await provide({
    signal: controller.signal,
    builds: async (name, run) => {
      const stopped = untilStopped(run)
      if (name === 'web') controller.abort(Object.assign(new Error('cancelled'), { name: 'Cancelled' }))
      return stopped
    },
  })
  expect(messages).toEqual(['The job was cancelled.'])
})

test('a job that is cancelled during preflight creates no repository', async () => {
  const controller = new AbortController()
  const cancel = () => {
    controller.abort(Object.assign(new Error('cancelled'), { name: 'Cancelled' }))
    return missing
  }
  const { messages, actions } = await provide({
    signal: controller.signal,
    script: { ...account, DescribeRepositories: [cancel] },
  })
  expect(messages).toEqual(['The job was cancelled.'])
  expect(actions).not.toContain('CreateRepository')
})
