import { expect, test } from 'vitest'
import { openJob, runJob } from '../harness/job.ts'
import { type Child, recordChildren } from '../harness/processes.ts'
import { lookAt } from '../harness/world.ts'

/** What a step may have in its environment, none of which a child needs. */
const SECRETS = {
  ACTIONS_ID_TOKEN_REQUEST_URL: 'http://127.0.0.1:1/token',
  ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'request-token',
  ACTIONS_RUNTIME_TOKEN: 'runtime-token',
  ACTIONS_RESULTS_URL: 'http://127.0.0.1:1/results',
  ACTIONS_CACHE_SERVICE_V2: 'true',
  AWS_SESSION_TOKEN: 'session-token',
  GITHUB_TOKEN: 'github-token',
  DOCKER_PASSWORD: 'docker-password',
  DATABASE_PASSWORD: 'database-password',
}

const dockerfile = `FROM servicefull/busybox:local
ARG COLOUR
RUN --mount=type=secret,id=npm,required echo "saw $COLOUR, $(wc -c < /run/secrets/npm)"
ENTRYPOINT ["true"]
`

/** A job on a machine that records its children. */
function recordedJob() {
  const children = recordChildren()
  const { account, checkout, job } = openJob({ Dockerfile: dockerfile })
  const { PATH, DOCKER_CONFIG } = children.env
  const own = { PATH, HOME: process.env.HOME }
  const docker = {
    ...own,
    DOCKER_HOST: process.env.DOCKER_HOST,
    DOCKER_CONFIG,
    BUILDX_GIT_INFO: 'false',
    BUILDX_GIT_LABELS: 'false',
  }
  return { account, checkout, children, job: { ...job, env: { ...children.env, ...SECRETS } }, own, docker }
}

const isBuild = ({ args }: Child): boolean => args.includes('build')

/** Variables that the docker client adds for its plugins. */
const OF_DOCKER = /^(DOCKER_CLI_PLUGIN_\w+|OTEL_RESOURCE_ATTRIBUTES|PWD)$/

const withoutThose = ({ env }: Child) =>
  Object.fromEntries(Object.entries(env).filter(([name]) => !OF_DOCKER.test(name)))

test('git, docker and buildx get what they need of the environment, and nothing else', async () => {
  const { account, checkout, children, job, own, docker } = recordedJob()
  const env = { ...job.env, NPM_TOKEN: 'npm-token', COLOUR: 'blue', https_proxy: 'http://127.0.0.1:1', no_proxy: '*' }
  const inputs = { 'build-args': 'COLOUR', 'secret-envs': 'npm=NPM_TOKEN', 'no-cache': 'true' }

  const end = await runJob({ ...job, inputs, env })

  expect(end.errors).toEqual([])
  expect(end.log).toContain('saw blue, 9')
  const git = { ...own, GIT_OPTIONAL_LOCKS: '0', LC_ALL: 'C' }
  const inCheckout = {
    ...git,
    GIT_DIR: expect.stringMatching(/\/servicefull-[0-9a-f]{8}\/git-/),
    GIT_WORK_TREE: checkout.path,
  }
  const { length } = children.runsOf('git')
  expect(
    children
      .runsOf('git')
      .filter(({ args }) => args.includes('config'))
      .map((each) => each.env),
  ).toEqual([git])
  expect(
    children
      .runsOf('git')
      .filter(({ args }) => !args.includes('config'))
      .map((each) => each.env),
  ).toEqual(Array.from({ length: length - 1 }, () => inCheckout))
  const all = { ...docker, https_proxy: 'http://127.0.0.1:1', no_proxy: '*' }
  const built = {
    ...all,
    DOCKER_CONFIG: expect.stringMatching(/\/servicefull-\w+\/image$/),
    SOURCE_DATE_EPOCH: expect.stringMatching(/^\d+$/),
    NPM_TOKEN: 'npm-token',
    COLOUR: 'blue',
  }
  expect(
    children
      .runsOf('docker')
      .filter(isBuild)
      .map((each) => each.env),
  ).toEqual([built])
  const others = children.runsOf('docker').filter((each) => !isBuild(each))
  expect(others.map((each) => each.env)).toEqual(others.map(() => all))
  const plugins = children.runsOf('buildx')
  expect(plugins.filter(isBuild).map(withoutThose)).toEqual([built])
  expect(await lookAt(account)).toEqual({
    stacks: { hello: 'CREATE_COMPLETE' },
    changeSets: [],
    images: { 'hello-job': [checkout.head()] },
  })
})

test('every positional argument stands behind `--`', async () => {
  const { children, job } = recordedJob()

  await runJob({ ...job, inputs: { command: 'build', builder: 'default' } })

  const docker = children.runsOf('docker').map(({ args }) => args)
  expect(docker).toContainEqual(['--debug', 'buildx', 'inspect', '--', 'default'])
  expect(docker.filter((args) => args.includes('build')).map((args) => args.slice(-2))).toEqual([
    ['--', job.checkout.path],
  ])
  const git = children.runsOf('git').map(({ args }) => args.slice(args[0] === '-c' ? 4 : 0))
  expect(git.filter(([command]) => command !== 'config').map((args) => args.slice(-2))).toEqual([
    ['HEAD', '--'],
    ['HEAD', '--'],
  ])
})

test.each([
  {
    cache: 'type=gha',
    adds: {
      ACTIONS_CACHE_SERVICE_V2: 'true',
      ACTIONS_RESULTS_URL: 'http://127.0.0.1:1/results',
      ACTIONS_RUNTIME_TOKEN: 'runtime-token',
      GITHUB_REPOSITORY: 'owner/repo',
    },
  },
  {
    cache: 'type=s3,region=us-east-1,bucket=cache',
    adds: {
      AWS_REGION: 'us-east-1',
      AWS_ACCESS_KEY_ID: expect.any(String),
      AWS_SECRET_ACCESS_KEY: 'local',
      AWS_SESSION_TOKEN: 'session-token',
    },
  },
])('the build alone gets the credentials of its cache: $cache', async ({ cache, adds }) => {
  const { children, job, docker } = recordedJob()

  await runJob({ ...job, inputs: { command: 'build', 'cache-from': cache }, env: { ...job.env, NPM_TOKEN: 'x' } })

  const env = children.runsOf('docker').filter(isBuild)[0]?.env
  expect(env).toEqual({
    ...docker,
    DOCKER_CONFIG: expect.any(String),
    SOURCE_DATE_EPOCH: expect.any(String),
    ...adds,
    ...('GITHUB_REPOSITORY' in adds ? { GITHUB_REPOSITORY: expect.any(String) } : {}),
  })
  const others = children.runsOf('docker').filter((each) => !isBuild(each))
  expect(others.map((each) => each.env)).toEqual(others.map(() => docker))
})
