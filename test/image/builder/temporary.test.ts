import { existsSync } from 'node:fs'
import { mkdir, readFile, readlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { DockerEnd, DockerRun } from '../../../src/edges/docker.ts'
import { builderProblem, removeLeftBuilders, withTemporaryBuilder } from '../../../src/image/builder/temporary.ts'
import { testFolder } from '../../fixtures/folder.ts'
import { imageEdges } from '../../fixtures/image-edges.ts'
import { fakeLog } from '../../fixtures/log.ts'
import { rejected } from '../../fixtures/thrown.ts'

const CREATE = ['buildx', 'create', '--name=<name>', '--driver=docker-container', '--bootstrap']
const REMOVE = ['buildx', 'rm', '--', '<name>']
const NAME = 'servicefull-0123abcd'
const DONE: DockerEnd = { code: 0, output: '' }

/** Returns a private folder, and a docker that ends each of its commands as given and keeps the arguments. */
function open(ends: Readonly<Record<string, DockerEnd>> = {}) {
  const scratch = testFolder()
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
  const place = { directory: job, userBuildxConfig: join(scratch, 'user'), allow: [] }
  const edges = imageEdges({ docker, log, signal: cancel.signal })
  return { scratch, runs, folders, log, cancel, place, edges }
}

test('a temporary builder is created, used and removed; its files are in a folder of ours with the defaults of the user', async () => {
  const { edges, place, runs, folders } = open()
  const directory = join(place.directory, 'temporary-builder')

  const used = await withTemporaryBuilder(edges, place, async (builder) => {
    runs.push(['work'])
    return builder
  })

  expect(used).toEqual({ name: expect.stringMatching(/^servicefull-[0-9a-f]{8}$/), directory })
  expect(runs).toEqual([CREATE, ['work'], REMOVE])
  expect([...folders]).toEqual([directory])
  expect(await readlink(join(directory, 'buildkitd.default.toml'))).toBe(
    join(place.userBuildxConfig, 'buildkitd.default.toml'),
  )
})

test('it allows the entitlements that the builds need', async () => {
  const { edges, place, runs } = open()
  const allow = ['security.insecure', 'device=a/b', 'device=c', 'network.host']

  await withTemporaryBuilder(edges, { ...place, allow }, async () => undefined)

  const flags = ['security.insecure', 'device', 'network.host'].map((each) => `--allow-insecure-entitlement=${each}`)
  expect(runs[0]).toEqual(CREATE.toSpliced(-1, 0, `--buildkitd-flags=${flags.join(' ')}`))
})

test('it is removed when the work fails, even if the job is cancelled meanwhile', async () => {
  const { edges, place, runs, cancel } = open()
  const working = withTemporaryBuilder(edges, place, async () => {
    cancel.abort(new Error('cancelled'))
    throw new Error('no')
  })
  await expect(working).rejects.toThrow('no')
  expect(runs).toEqual([CREATE, REMOVE])
})

test('a builder that does not start is removed, too', async () => {
  const { edges, place, runs } = open({ create: { code: 1, output: 'ERROR: toomanyrequests: too many\n' } })
  const problems = await rejected(withTemporaryBuilder(edges, place, async () => 'never'))
  expect(problems.map(({ message }) => message)).toEqual([
    'The temporary builder was not created: toomanyrequests: too many.',
  ])
  expect(runs).toEqual([CREATE, REMOVE])
})

test('a builder that cannot be removed is a warning with the command that removes it', async () => {
  const { edges, place, log } = open({ rm: { code: 1, output: 'ERROR: busy\n' } })
  expect(await withTemporaryBuilder(edges, place, async () => 'built')).toBe('built')
  expect(log.lines.join('\n')).toMatch(
    /The builder (servicefull-\w{8}) was not removed: ERROR: busy\nRemove its container: `docker rm --force --volumes buildx_buildkit_\1(?=0`)/,
  )
})

test('a builder that is gone already is no warning', async () => {
  const output =
    'failed to remove servicefull-1: no builder "servicefull-1" found\nERROR: failed to remove one or more builders\n'
  const { edges, place, log } = open({ rm: { code: 1, output } })
  await withTemporaryBuilder(edges, place, async () => 'built')
  expect(log.lines.filter((line) => line.startsWith('warning'))).toEqual([])
})

test('the builders of a killed job are found by the files of buildx, and those of the user stay', async () => {
  const { edges, place, runs, log, scratch } = open()
  const folders = [join(place.directory, 'temporary-builder'), join(scratch, 'user', 'buildx')]
  for (const folder of folders) {
    await mkdir(join(folder, 'instances'), { recursive: true })
    await writeFile(join(folder, 'instances', NAME), '{}')
    await writeFile(join(folder, 'instances', 'production'), '{}')
  }

  expect(await removeLeftBuilders(edges.docker, log, place.directory)).toEqual([NAME])
  expect(runs).toEqual([REMOVE])
  expect(await removeLeftBuilders(edges.docker, log, join(scratch, 'missing'))).toEqual([])
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
])('why a builder was not created: $log', async ({ log, is, remedy }) => {
  const problem = builderProblem(await readFile(join(logs, `${log}.txt`), 'utf8'))
  expect(problem.message).toMatch(/^The temporary builder was not created: .*[^.]\.$/)
  expect(problem.message).toContain(is)
  expect(problem.remedy).toContain(remedy)
  expect(problem.remedy).toContain('Nothing was deployed.')
})
