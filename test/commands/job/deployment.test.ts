import { expect, test } from 'vitest'
import { withDeployment } from '../../../src/commands/job/deployment.ts'
import type { World } from '../../../src/commands/job/world.ts'
import type { Aws } from '../../../src/edges/aws/clients.ts'
import { openGitHub } from '../../../src/edges/github.ts'
import { openHttp } from '../../../src/edges/http.ts'
import type { Result } from '../../../src/report/result.ts'
import { fakeLog } from '../../fixtures/log.ts'
import { worldOf } from '../../fixtures/world.ts'
import { addDeployment, type GitHubOptions, startGitHub, stateOf } from '../../scenarios/harness/github/github.ts'

const run = { id: '12', number: '3', attempt: '1', url: 'https://github.com/octo-org/hello-job/actions/runs/12' }
const target = {
  repository: 'octo-org/hello-job',
  token: 'ghs_1',
  environment: 'pr-7',
  isTransient: true,
  key: 'eu-central-1/hello-pr-7',
  commit: '1'.repeat(40),
  run,
}

/** What a deploy with this output has done. */
const deployed = (url: string, more: object = {}): Result =>
  ({
    operation: 'update',
    stackOutputs: new Map([['Url', url]]),
    secretOutputs: new Set(),
    ...more,
  }) as unknown as Result

/** Opens a job that records a deployment, and what GitHub had of the stack before. */
async function open(options: GitHubOptions = {}, secrets: readonly string[] = []) {
  const server = await startGitHub(options)
  addDeployment(server, {
    environment: 'pr-7',
    payload: { stack: target.key, run: '11.1' },
    transient: true,
    states: ['success'],
  })
  const controller = new AbortController()
  const log = { ...fakeLog(), secrets: new Set(secrets) }
  const saved: boolean[] = []
  const world: World = {
    ...worldOf({} as Aws, '/nowhere'),
    log,
    signal: controller.signal,
    deployment: target,
    saveOpen: (_, isOpen) => void saved.push(isOpen),
    github: async (signal = controller.signal) =>
      openGitHub({ env: server.env, http: openHttp({}), signal, token: 'ghs_1', second: 1 }),
  }
  const record = (work: () => Promise<Result>, deletes = false) =>
    withDeployment(world, work, { announce: (recorded) => recorded(), deletes: () => deletes })
  return { record, server, log, saved, cancel: () => controller.abort(new Error('cancelled')) }
}

test.each([
  ['https://example.com/', 'https://example.com/'],
  ['no address', ''],
  ['https://example.com/?key=hush', ''],
])('a deploy is a success with the address of its output, unless that is none or a secret: %s', async (url, shown) => {
  const { record, server, log, saved } = await open({}, ['hush'])
  const work = async () => {
    await expect.poll(() => server.deployments.map(stateOf)).toEqual(['success', 'in_progress'])
    return deployed(url)
  }
  expect(await record(work)).toMatchObject({ operation: 'update' })
  expect(server.deployments.map(stateOf)).toEqual(['inactive', 'success'])
  expect(server.deployments.at(-1)?.statuses.at(-1)?.environmentUrl).toBe(shown)
  expect(log.lines).toEqual(['mask: ghs_1'])
  expect(saved).toEqual([true, false])
})

test.each([
  [
    'whose execution has failed',
    deployed('https://example.com/', { failure: new Error('no') }),
    ['success', 'failure'],
  ],
  ['that waits for review', deployed('https://example.com/', { operation: 'review' }), ['success', 'inactive']],
  ['that does nothing', { operation: 'skip', reason: 'why' } as Result, ['success', 'inactive']],
  ['that deletes the stack', { operation: 'delete' } as Result, ['inactive', 'inactive']],
])('a job %s ends its deployment so', async (_, result, states) => {
  const { record, server } = await open()
  expect(await record(async () => result)).toBe(result)
  expect(server.deployments.map(stateOf)).toEqual(states)
})

test('a job that fails ends its deployment, and fails for its own reason', async () => {
  const { record, server } = await open()
  await expect(record(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
  expect(server.deployments.map(stateOf)).toEqual(['success', 'failure'])
})

test.each([
  [false, ['success', 'error']],
  [true, ['inactive', 'inactive']],
])(
  'a job that is cancelled ends its deployment at once; one that deletes (%s), all of the stack',
  async (deletes, states) => {
    const { record, server, cancel } = await open()
    const { promise, reject } = Promise.withResolvers<Result>()
    const ending = record(() => promise, deletes)
    await expect.poll(() => server.deployments.map(stateOf)).toEqual(['success', 'in_progress'])
    cancel()
    await expect.poll(() => server.deployments.map(stateOf)).toEqual(states)
    reject(new Error('cancelled'))
    await expect(ending).rejects.toThrow('cancelled')
  },
)

test('without a deployment to record, the work is done', async () => {
  const { server } = await open()
  const world = worldOf({} as Aws, '/nowhere')
  const work = async () => deployed('https://example.com/')
  const announce = { announce: (recorded: typeof work) => recorded(), deletes: () => false }
  expect(await withDeployment(world, work, announce as never)).toMatchObject({ operation: 'update' })
  expect(server.requests).toEqual([])
})
