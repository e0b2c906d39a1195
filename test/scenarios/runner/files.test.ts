import { chmodSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect, test } from 'vitest'
import { mutations } from '../harness/account.ts'
import { openJob, runJob, STACK_ONLY } from '../harness/job.ts'
import { dockerFolder, faultyPath, NO_KEYS, scratchFolder } from '../harness/machine.ts'
import type { JobEnd } from '../harness/runner.ts'
import { TOPIC } from '../harness/stranger.ts'
import { lookAt, NOTHING } from '../harness/world.ts'

/** A folder of the user for docker, with the plugins of this machine, and the place of its configuration, where nothing is. */
function withoutConfiguration() {
  const DOCKER_CONFIG = dockerFolder()
  const path = join(DOCKER_CONFIG, 'config.json')
  rmSync(path, { force: true })
  return { env: { DOCKER_CONFIG }, path }
}

/** The job is red for this path alone, with a reason. */
function expectRefused(end: JobEnd, path: string, why: string): void {
  expect([end.code, end.errors.length]).toEqual([1, 1])
  expect(end.errors[0]).toContain(`::The runner's \`${path}\` cannot be used: ${why}`)
}

test('a configuration of docker that belongs to root: refused before the repository is created', async () => {
  const { account, job } = openJob()
  const { env, path } = withoutConfiguration()
  writeFileSync(path, '{}')
  chmodSync(path, 0o000)

  const end = await runJob({ ...job, env, obeysModes: true })

  expectRefused(end, path, 'permission denied; it belongs to user ')
  expect(end.errors[0]).toContain(`\`chmod -R u+rwX ${path}\``)
  expect(await mutations(account)).toEqual([])
})

test.each([
  { state: 'is a folder', make: (path: string) => mkdirSync(path) },
  { state: 'is a link to nothing', make: (path: string) => symlinkSync('/nowhere/config.json', path) },
  { state: 'is a link to itself', make: (path: string) => symlinkSync(path, path) },
])('a configuration of docker that $state: the job goes on without it, with a warning', async ({ make }) => {
  const { account, checkout, job } = openJob()
  const { env, path } = withoutConfiguration()
  make(path)

  const end = await runJob({ ...job, inputs: { command: 'build' }, env })

  expect(end.errors).toEqual([])
  expect(end.warnings).toEqual([expect.stringContaining(`The configuration of docker, ${path}, is not read`)])
  expect(await lookAt(account)).toEqual({ ...NOTHING, images: { 'hello-job': [checkout.head()] } })
})

test('a folder of buildx that belongs to root: refused before the repository is created', async () => {
  const { account, job } = openJob()
  const BUILDX_CONFIG = scratchFolder('buildx')
  mkdirSync(join(BUILDX_CONFIG, 'activity'), { mode: 0o555 })

  const end = await runJob({ ...job, env: { BUILDX_CONFIG }, obeysModes: true })

  expect(end.errors.join('\n')).toContain(`The runner's \`${join(BUILDX_CONFIG, 'activity')}\` cannot be used`)
  expect(end.log).not.toContain('Something unexpected')
  expect(await mutations(account)).toEqual([])
})

test('a temporary folder that cannot be written: refused before the repository is created', async () => {
  const { account, job } = openJob()
  const RUNNER_TEMP = scratchFolder('temp')
  chmodSync(RUNNER_TEMP, 0o555)

  const end = await runJob({ ...job, env: { RUNNER_TEMP }, obeysModes: true })

  expect(end.errors).toHaveLength(1)
  expect(end.errors[0]).toContain(`cannot be used: permission denied; \`${RUNNER_TEMP}\` belongs to user `)
  expect(end.errors[0]).toContain('with mode 0555')
  expect(await mutations(account)).toEqual([])
})

test.each([
  { variable: 'GITHUB_EVENT_PATH', make: (_: string) => {}, why: 'it does not exist' },
  { variable: 'GITHUB_OUTPUT', make: (path: string) => mkdirSync(path), why: 'it is a folder' },
  { variable: 'GITHUB_STATE', make: (path: string) => symlinkSync('/dev/full', path), why: 'the disk is full' },
])('$variable: $why: refused before AWS is asked', async ({ variable, make, why }) => {
  const { account, job } = openJob({ 'stack.yml': TOPIC })
  const path = join(scratchFolder('files'), 'file')
  make(path)

  const end = await runJob({ ...job, inputs: STACK_ONLY, env: { [variable]: path } })

  expectRefused(end, path, why)
  expect(await mutations(account)).toEqual([])
})

test('an event that is not JSON is refused', async () => {
  const { job } = openJob({ 'stack.yml': TOPIC })
  const path = join(scratchFolder('files'), 'event.json')
  writeFileSync(path, '{')

  const end = await runJob({ ...job, inputs: STACK_ONLY, env: { GITHUB_EVENT_PATH: path } })

  expect(end.errors).toEqual([expect.stringContaining(`The event of this run, ${path}, is not JSON.`)])
})

test('a token file of AWS that is missing is named', async () => {
  const { account, job } = openJob({ 'stack.yml': TOPIC })
  const AWS_WEB_IDENTITY_TOKEN_FILE = '/nowhere/token'
  const AWS_ROLE_ARN = 'arn:aws:iam::111122223333:role/pod'

  const env = { ...NO_KEYS, AWS_WEB_IDENTITY_TOKEN_FILE, AWS_ROLE_ARN }
  const end = await runJob({ ...job, inputs: STACK_ONLY, env })

  expectRefused(end, AWS_WEB_IDENTITY_TOKEN_FILE, 'it does not exist')
  expect(await mutations(account)).toEqual([])
})

test('a job summary that cannot be written fails no job', async () => {
  const { account, job } = openJob({ 'stack.yml': TOPIC })

  const end = await runJob({ ...job, inputs: STACK_ONLY, env: { GITHUB_STEP_SUMMARY: '/nowhere/summary' } })

  expect([end.code, end.errors]).toEqual([0, []])
  expect(end.warnings).toEqual([expect.stringContaining('The job summary was not written to /nowhere/summary')])
  expect(await lookAt(account)).toEqual({ ...NOTHING, stacks: { hello: 'CREATE_COMPLETE' } })
})

/** Variables of a job, a path that it reads or writes, and a code of the system that each use of it ends in. */
type Fault = readonly [Readonly<Record<string, string>>, path: string, code: string]

const FAULTS: Readonly<Record<string, (checkout: string) => Fault>> = {
  'the event': () => [{ GITHUB_EVENT_PATH: '/files/event' }, '/files/event', 'EIO'],
  'the outputs': () => [{ GITHUB_OUTPUT: '/files/output' }, '/files/output', 'EROFS'],
  'the state': () => [{ GITHUB_STATE: '/files/state' }, '/files/state', 'EDQUOT'],
  'the temporary folder': () => [{ RUNNER_TEMP: '/files/temp' }, '/files/temp', 'ENOSPC'],
  'the folder of docker': () => [{ DOCKER_CONFIG: '/files/docker' }, '/files/docker', 'EMFILE'],
  'the folder of buildx': () => [{ BUILDX_CONFIG: '/files/buildx' }, '/files/buildx', 'EROFS'],
  'the template': (checkout) => [{}, join(checkout, 'stack.yml'), 'EACCES'],
  'the parameters': (checkout) => [{}, join(checkout, 'values.json'), 'EMFILE'],
  'the Dockerfile': (checkout) => [{}, join(checkout, 'Dockerfile'), 'EACCES'],
}

test.each(Object.entries(FAULTS))(
  'whatever is wrong with %s, it is named, and nothing is created',
  async (_, place) => {
    const { account, checkout, job } = openJob({ 'stack.yml': TOPIC, 'values.json': '{}' })
    const [variables, path, code] = place(checkout.path)
    const inputs = { template: 'stack.yml', 'parameter-overrides': 'file://values.json' }

    const end = await runJob({ ...job, inputs, env: { ...variables, ...faultyPath(path, code) } })

    expect(end.code).toBe(1)
    expect(end.log).not.toContain('Something unexpected')
    expect(end.errors.filter((error) => error.includes(basename(path)) && error.includes(code))).not.toEqual([])
    expect(await lookAt(account)).toEqual(NOTHING)
  },
)
