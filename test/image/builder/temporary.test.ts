import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, readlink, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { DockerEnd, DockerRun } from '../../../src/edges/docker.ts'
import { creationFailure, removeLeftBuilders, withBuilder } from '../../../src/image/builder/temporary.ts'
import { fakeLog } from '../../fixtures/log.ts'
import { rejected } from '../../fixtures/thrown.ts'

const CREATE = ['buildx', 'create', '--name=<name>', '--driver=docker-container', '--bootstrap']
const REMOVE = ['buildx', 'rm', '<name>']
const NAME = 'servicefull-0123abcd'
const DONE: DockerEnd = { code: 0, output: '' }

/** A private folder, and a docker that ends each run as told and notes it. */
async function place(ends: Readonly<Record<string, DockerEnd>> = {}) {
  const scratch = await mkdtemp(join(tmpdir(), 'servicefull-builder-'))
  onTestFinished(() => rm(scratch, { recursive: true }))
  const job = join(scratch, 'job')
  const runs: (readonly string[])[] = []
  const folders = new Set<string | undefined>()
  const docker = async ({ args, env, signal }: DockerRun): Promise<DockerEnd> => {
    signal.throwIfAborted()
    runs.push(args.map((each) => each.replace(/servicefull-[0-9a-f]{8}$/, '<name>')))
    folders.add(env?.BUILDX_CONFIG)
    return ends[args[1] ?? ''] ?? DONE
  }
  const log = fakeLog()
  const cancel = new AbortController()
  const order = { directory: job, userBuildxConfig: join(scratch, 'user') }
  return { scratch, runs, folders, log, cancel, order, edges: { docker, log, signal: cancel.signal } }
}

test('the present builder costs nothing', async () => {
  const { edges, order, runs } = await place()
  expect(await withBuilder(edges, { ...order, choice: 'present' }, async (builder) => builder)).toBeUndefined()
  expect(runs).toEqual([])
})

test('a temporary builder is made, used and removed, its files in a folder of ours with the defaults of the user', async () => {
  const { edges, order, runs, folders } = await place()
  const directory = join(order.directory, 'temporary-builder')

  const used = await withBuilder(edges, { ...order, choice: 'temporary' }, async (builder) => {
    runs.push(['work'])
    return builder
  })

  expect(used).toEqual({ name: expect.stringMatching(/^servicefull-[0-9a-f]{8}$/), directory })
  expect(runs).toEqual([CREATE, ['work'], REMOVE])
  expect([...folders]).toEqual([directory])
  expect(await readlink(join(directory, 'buildkitd.default.toml'))).toBe(
    join(order.userBuildxConfig, 'buildkitd.default.toml'),
  )
})

test('it is removed when the work fails, and when the job is cancelled meanwhile', async () => {
  const { edges, order, runs, cancel } = await place()
  const working = withBuilder(edges, { ...order, choice: 'temporary' }, async () => {
    cancel.abort(new Error('cancelled'))
    throw new Error('no')
  })
  await expect(working).rejects.toThrow('no')
  expect(runs).toEqual([CREATE, REMOVE])
})

test('what was made of a builder that does not start is removed, too', async () => {
  const { edges, order, runs } = await place({ create: { code: 1, output: 'ERROR: toomanyrequests: too many\n' } })
  const problems = await rejected(withBuilder(edges, { ...order, choice: 'temporary' }, async () => 'never'))
  expect(problems.map(({ message }) => message)).toEqual([
    'The temporary builder was not made: toomanyrequests: too many.',
  ])
  expect(runs).toEqual([CREATE, REMOVE])
})

test('a builder that does not go is a warning with the command that removes it', async () => {
  const { edges, order, log } = await place({ rm: { code: 1, output: 'ERROR: busy\n' } })
  expect(await withBuilder(edges, { ...order, choice: 'temporary' }, async () => 'built')).toBe('built')
  expect(log.lines.join('\n')).toMatch(
    /The builder (servicefull-\w{8}) was not removed: ERROR: busy\nRemove its container: `docker rm --force --volumes buildx_buildkit_\1(?=0`)/,
  )
})

test('a builder that is gone already is no warning', async () => {
  const output =
    'failed to remove servicefull-1: no builder "servicefull-1" found\nERROR: failed to remove one or more builders\n'
  const { edges, order, log } = await place({ rm: { code: 1, output } })
  await withBuilder(edges, { ...order, choice: 'temporary' }, async () => 'built')
  expect(log.lines.filter((line) => line.startsWith('warning'))).toEqual([])
})

test('what a killed job has left is found by the files of buildx, and nothing of the user', async () => {
  const { edges, order, runs, scratch } = await place()
  const folders = [join(order.directory, 'temporary-builder'), join(scratch, 'user', 'buildx')]
  for (const folder of folders) {
    await mkdir(join(folder, 'instances'), { recursive: true })
    await writeFile(join(folder, 'instances', NAME), '{}')
  }

  expect(await removeLeftBuilders(edges, order.directory)).toEqual([NAME])
  expect(runs).toEqual([REMOVE])
  expect(await removeLeftBuilders(edges, join(scratch, 'missing'))).toEqual([])
  expect(existsSync(join(scratch, 'user', 'buildx', 'instances', NAME))).toBe(true)
})

const logs = join(import.meta.dirname, 'logs')

test.each([
  { log: 'no-registry', is: 'lookup registry-1.docker.io', remedy: 'It needs the image moby/buildkit:buildx-stable-1' },
  { log: 'no-privileges', is: 'unable to apply caps: operation not permitted', remedy: '`--privileged`' },
  { log: 'user-namespaces', is: 'Privileged mode is incompatible with user namespaces', remedy: '`--privileged`' },
  { log: 'rate-limit', is: 'You have reached your unauthenticated pull rate limit', remedy: 'docker/login-action' },
  { log: 'disk-full', is: 'no space left on device', remedy: 'Free disk space' },
  { log: 'other', is: 'existing instance for "servicefull-1"', remedy: 'See what docker wrote above' },
])('why a builder was not made: $log', async ({ log, is, remedy }) => {
  const problem = creationFailure(await readFile(join(logs, `${log}.txt`), 'utf8'))
  expect(problem.message).toMatch(/^The temporary builder was not made: .*[^.]\.$/)
  expect(problem.message).toContain(is)
  expect(problem.remedy).toContain(remedy)
  expect(problem.remedy).toContain('Nothing was deployed.')
})
