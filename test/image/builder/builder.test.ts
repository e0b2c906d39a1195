import { expect, test } from 'vitest'
import type { Docker } from '../../../src/edges/docker.ts'
import { findBuilder, readBuilder } from '../../../src/image/builder/builder.ts'
import { rejected, thrown } from '../../fixtures/thrown.ts'

const inspected = `Name:   default
Driver: docker

Nodes:
Name:             default
Endpoint:         default
Status:           running
BuildKit version: v0.0.0+unknown
`

/** What buildx adds with --debug, and what may follow, in the same form. */
const features = `Platforms:        linux/amd64, linux/386
Features:
 Automatically load images to the Docker Engine image store: true
 Cache export:                                               false
 Multi-platform build:                                       false
Labels:
 org.mobyproject.buildkit.worker.hostname: a
 Cache export:                             true
GC Policy rule#0:
 All:           true
 Keep Duration: 48h0m0s
`

const known = new Map([
  ['Automatically load images to the Docker Engine image store', true],
  ['Cache export', false],
  ['Multi-platform build', false],
])

/** A builder that buildx starts without flags allows nothing. */
const none = new Map([
  ['network.host', false],
  ['security.insecure', false],
])

test.each([
  {
    description: 'the default one',
    output: inspected,
    builder: { name: 'default', driver: 'docker', features: new Map(), platform: undefined },
  },
  {
    description: 'one of setup-buildx-action, lines in CRLF',
    output: 'Name:          builder-1\r\nDriver:        docker-container\r\nLast Activity: now\r\n',
    builder: { name: 'builder-1', driver: 'docker-container', features: none, platform: undefined },
  },
  {
    description: 'with its features',
    output: inspected + features,
    builder: { name: 'default', driver: 'docker', features: known, platform: 'linux/amd64' },
  },
  {
    description: 'with its features, lines in CRLF',
    output: (inspected + features).replace(/\n/g, '\r\n'),
    builder: { name: 'default', driver: 'docker', features: known, platform: 'linux/amd64' },
  },
  {
    description: 'with no features, and nothing behind them',
    output: `${inspected}Features:`,
    builder: { name: 'default', driver: 'docker', features: new Map(), platform: undefined },
  },
])('builder: $description', ({ output, builder }) => {
  expect(readBuilder({ code: 0, output })).toEqual(builder)
})

const remedy =
  'Start the Docker daemon, or correct DOCKER_HOST or the builder; `docker buildx inspect` must name a driver.'

test.each([
  {
    description: 'the daemon is down',
    output: 'Name:   default\nDriver: docker\nError:  Cannot connect to the Docker daemon\n',
    code: 1,
    says: 'Cannot connect to the Docker daemon',
  },
  { description: 'no such builder', output: 'ERROR: no builder "x" found\n', code: 1, says: 'no builder "x" found' },
  {
    description: 'no such builder, with the stack trace that --debug adds',
    output:
      'ERROR: no builder "x" found\n42 v0.33.0 docker-buildx --debug buildx inspect x\nruntime.goexit\n\t/asm_amd64.s:1771\n',
    code: 1,
    says: 'no builder "x" found',
  },
  { description: 'something else', output: 'a\nb\n', code: 1, says: 'b' },
  { description: 'no driver', output: 'Name: default\nDriver:\n', code: 0, says: 'Driver:' },
  { description: 'nothing', output: '', code: 1, says: 'docker buildx inspect prints nothing' },
])('docker cannot build: $description', ({ output, code, says }) => {
  expect(thrown(() => readBuilder({ code, output }))).toEqual([
    { message: `Docker cannot build here: ${says}.`, remedy },
  ])
})

const noBuildx = {
  message: 'This docker has no buildx.',
  remedy: 'Add `- uses: docker/setup-buildx-action@v4` before this step.',
}

test.each([
  {
    description: 'no docker',
    end: { code: undefined, output: '' },
    problem: {
      message: 'Docker is not installed on this runner.',
      remedy:
        'Run on ubuntu-latest, add the docker client and its socket to the container of the job, or give `image:` to deploy an image that exists.',
    },
  },
  {
    description: 'no buildx',
    end: { code: 1, output: "docker: 'buildx' is not a docker command.\nSee 'docker --help'" },
    problem: noBuildx,
  },
  {
    description: 'no buildx, as newer clients say it',
    end: { code: 1, output: 'docker: unknown command: docker buildx\n\nRun docker --help' },
    problem: noBuildx,
  },
  {
    description: 'no buildx, as the build of a new client says it',
    end: { code: 125, output: "unknown flag: --push\n\nUsage:  docker [OPTIONS] COMMAND\n\nRun 'docker --help'" },
    problem: noBuildx,
  },
  {
    description: 'no daemon, as a build says it',
    end: {
      code: 1,
      output: '#0 x\nERROR: Cannot connect to the Docker daemon at unix:///d.sock. Is the docker daemon running?\n',
    },
    problem: {
      message:
        'Docker cannot build here: Cannot connect to the Docker daemon at unix:///d.sock. Is the docker daemon running.',
      remedy,
    },
  },
])('$description', async ({ end, problem }) => {
  const finding = findBuilder(async () => end, new AbortController().signal, undefined)
  expect(await rejected(finding)).toEqual([problem])
})

test.each([
  { description: 'the current builder', name: undefined, args: ['--debug', 'buildx', 'inspect'] },
  { description: 'a builder by its name', name: 'big', args: ['--debug', 'buildx', 'inspect', '--', 'big'] },
])('docker runs once: $description', async ({ name, args }) => {
  const runs: unknown[] = []
  const { signal } = new AbortController()
  const docker: Docker = async (run) => {
    runs.push(run)
    return { code: 0, output: inspected }
  }
  expect(await findBuilder(docker, signal, name)).toEqual({
    name: 'default',
    driver: 'docker',
    features: new Map(),
  })
  expect(runs).toEqual([{ args, signal, question: true }])
})
