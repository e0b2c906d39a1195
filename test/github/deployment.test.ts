import { expect, test } from 'vitest'
import { openGitHub } from '../../src/edges/github.ts'
import { openHttp } from '../../src/edges/http.ts'
import { endDeployments, endOwnDeployment, openDeployment, setDeploymentState } from '../../src/github/deployment.ts'
import { githubReason } from '../../src/github/error.ts'
import type { DeploymentTarget } from '../../src/plan/comment-target.ts'
import {
  addDeployment,
  addJobDeployment,
  type GitHubOptions,
  startGitHub,
  stateOf,
} from '../scenarios/harness/github/github.ts'

const QUERY = 'POST /graphql'
const CREATE = 'POST /repos/octo-org/hello-job/deployments'
const SHA = '1'.repeat(40)

const preview: DeploymentTarget = {
  repository: 'octo-org/hello-job',
  token: 'ghs_1',
  environment: 'pr-7',
  isTransient: true,
  key: 'eu-central-1/hello-pr-7',
  commit: SHA,
  run: { id: '12', number: '3', attempt: '1', url: 'https://github.com/octo-org/hello-job/actions/runs/12' },
}
const payload = { stack: 'eu-central-1/hello-pr-7', run: '12.1' }

/** Starts GitHub, and opens it as a job does. */
async function open(options: GitHubOptions = {}) {
  const server = await startGitHub(options)
  const { signal } = new AbortController()
  return { server, github: openGitHub({ env: server.env, http: openHttp({}), signal, token: 'ghs_1', second: 1 }) }
}

/** A deployment of an earlier run, in a state. */
const earlier = (run: string, state?: 'success' | 'failure' | 'in_progress' | 'inactive', stack = payload.stack) => ({
  environment: 'pr-7',
  payload: { stack, run },
  transient: true,
  ...(state && { states: [state] }),
})

test('a preview gets a transient deployment of its commit, whatever the checks say', async () => {
  const { server, github } = await open()
  expect(await openDeployment(github, preview)).toBe(1)
  expect(server.requests).toEqual([QUERY, CREATE])
  expect(server.deployments).toEqual([
    expect.objectContaining({
      environment: 'pr-7',
      ref: SHA,
      sha: SHA,
      transient: true,
      production: false,
      payload,
      statuses: [],
    }),
  ])
})

test('only the deployment of a run that is still in progress is ended with it', async () => {
  const { server, github } = await open()
  const own = payload.run
  for (const each of [
    earlier(own, 'in_progress', 'eu-central-1/other'),
    earlier(own, 'success'),
    earlier('12.2', 'in_progress'),
    earlier(own, 'in_progress'),
  ])
    addDeployment(server, each)
  await endOwnDeployment(github, preview)
  expect(server.deployments.map(stateOf)).toEqual(['in_progress', 'success', 'in_progress', 'error'])
})

test('GitHub itself says whether another environment is production', async () => {
  const { server, github } = await open()
  await openDeployment(github, { ...preview, isTransient: false, environment: 'production' })
  await openDeployment(github, { ...preview, isTransient: false, environment: 'staging' })
  expect(server.deployments.map(({ transient, production }) => [transient, production])).toEqual([
    [false, true],
    [false, false],
  ])
})

test('a state links the run and the address, and ends no deployment of another stack', async () => {
  const { server, github } = await open()
  for (const stack of ['eu-central-1/other', payload.stack]) {
    const deployment = addDeployment(server, { environment: 'staging', payload: { stack } })
    await setDeploymentState(github, preview, { id: deployment.id, state: 'success', url: 'https://a.example' })
  }
  expect(server.deployments.map(stateOf)).toEqual(['success', 'success'])
  const { environmentUrl, logUrl } = server.deployments[1]?.statuses[0] ?? {}
  expect([environmentUrl, logUrl]).toEqual(['https://a.example', preview.run.url])
})

test('a deployment that GitHub created for the environment of the job is not doubled', async () => {
  const { server, github } = await open()
  addJobDeployment(server, 'pr-7', '12')
  expect(await openDeployment(github, preview)).toBeUndefined()
  expect(server.deployments).toHaveLength(1)
})

test('that of another run, or of another environment, is not taken for it', async () => {
  const { server, github } = await open()
  addJobDeployment(server, 'pr-7', '121')
  addJobDeployment(server, 'production', '12')
  expect(await openDeployment(github, preview)).toBe(3)
})

test('a second step of a run goes on with its deployment; a second attempt has its own', async () => {
  const { server, github } = await open()
  await openDeployment(github, preview)
  expect(await openDeployment(github, preview)).toBe(1)
  await setDeploymentState(github, preview, { id: 1, state: 'success' })
  const again = { ...preview, run: { ...preview.run, attempt: '2' } }
  expect(await openDeployment(github, again)).toBe(2)
  expect(server.deployments).toHaveLength(2)
})

test('a deployment takes the place of the others of its stack, but for those that failed or come later', async () => {
  const { server, github } = await open()
  addDeployment(server, earlier('1.1', 'success'))
  addDeployment(server, earlier('2.1', 'failure'))
  addDeployment(server, earlier('3.1', 'in_progress'))
  addDeployment(server, earlier('4.1'))
  addDeployment(server, earlier('5.1', 'success', 'eu-central-1/hello'))
  const id = await openDeployment(github, preview)
  addDeployment(server, earlier('11.1', 'success'))
  addDeployment(server, earlier('13.1', 'in_progress'))
  await setDeploymentState(github, preview, { id: id ?? 0, state: 'success' })
  await endDeployments(github, preview, id)
  expect(server.deployments.map(stateOf)).toEqual([
    'inactive',
    'failure',
    'inactive',
    'inactive',
    'success',
    'success',
    'inactive',
    'in_progress',
  ])
})

test.each([
  { description: 'a 502', fault: { status: 502, message: 'Server Error' } },
  { description: 'a connection that is cut', fault: { cut: true } as const },
])('a deployment whose answer is lost by $description is not doubled', async ({ fault }) => {
  const { server, github } = await open({ faults: [{ on: /deployments$/, carriedOut: true, ...fault }] })
  expect(await openDeployment(github, preview)).toBe(1)
  expect(server.requests).toEqual([QUERY, CREATE, QUERY])
  expect(server.deployments).toHaveLength(1)
})

test('a deployment that a fault prevents is tried twice', async () => {
  const fault = { on: /deployments$/, status: 502, message: 'Server Error' }
  const passing = await open({ faults: [fault] })
  expect(await openDeployment(passing.github, preview)).toBe(1)
  const lasting = await open({ faults: [fault, fault] })
  const error = await openDeployment(lasting.github, preview).catch(githubReason)
  expect(error).toBe('Server Error')
  expect(lasting.server.requests).toEqual([QUERY, CREATE, QUERY, CREATE])
})

test('the deployments of a stack end with it, also behind hundreds of others in the environment', async () => {
  const { server, github } = await open()
  addDeployment(server, earlier('1.1', 'success'))
  addDeployment(server, earlier('2.1', 'failure'))
  addDeployment(server, earlier('3.1', 'inactive'))
  addDeployment(server, earlier('4.1'))
  for (let run = 0; run < 250; run += 1) addDeployment(server, earlier(`${run}.1`, 'success', 'eu-central-1/hello'))
  await endDeployments(github, preview)
  expect(server.deployments.slice(0, 5).map(stateOf)).toEqual([
    'inactive',
    'inactive',
    'inactive',
    'inactive',
    'success',
  ])
  expect(server.requests.filter((each) => each === QUERY)).toHaveLength(3)
  expect(server.requests).toHaveLength(6)
})
