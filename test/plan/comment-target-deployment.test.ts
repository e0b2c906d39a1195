import { expect, test } from 'vitest'
import { type DeploymentTarget, planDeployment } from '../../src/plan/comment-target.ts'
import { contextOf, HEAD, inputsOf, planOf, pullRequest, SHA } from '../fixtures/run.ts'

const COMMIT = { sha: SHA, time: 1, dirty: undefined }

/** The event of a run, and its inputs. */
interface Given {
  readonly event?: string
  readonly payload?: unknown
  readonly inputs?: Readonly<Record<string, string>>
}

/** Plans the deployment of a run with a token. */
function deploymentOf({ event = 'push', payload = {}, inputs = {} }: Given): DeploymentTarget | undefined {
  const context = contextOf({ GITHUB_EVENT_NAME: event }, payload)
  const given = inputsOf({ 'github-token': 'ghs_1', 'image-parameter': 'none', template: 'stack.yml', ...inputs })
  const source = { inputs: given, context, commit: COMMIT, nonce: 'abcdef12', environment: {} }
  return planDeployment(given, context, planOf(source))
}

const opened = { event: 'pull_request', payload: pullRequest({ action: 'opened' }) }
const closed = { event: 'pull_request', payload: pullRequest({ action: 'closed', state: 'closed' }) }

test('a preview is deployed to a transient environment of its own, at the commit that people see', () => {
  expect(deploymentOf(opened)).toEqual({
    repository: 'octo/Hello-World',
    token: 'ghs_1',
    environment: 'pr-7',
    isTransient: true,
    key: 'eu-central-1/hello-pr-7',
    commit: HEAD,
    run: contextOf().run,
  })
})

test('the deployments of a preview end with its stack', () => {
  expect(deploymentOf(closed)).toMatchObject({ environment: 'pr-7', commit: undefined })
})

test('the input environment names the one of any run', () => {
  const inputs = { environment: 'staging' }
  expect(deploymentOf({ inputs })).toMatchObject({ environment: 'staging', isTransient: false, commit: SHA })
  expect(deploymentOf({ ...opened, inputs })).toMatchObject({ environment: 'staging', isTransient: true })
})

test('a change set that was reviewed is deployed at the commit of the event', () => {
  const inputs = { 'execute-change-set-id': 'sf-1/2', environment: 'production', template: '', 'image-parameter': '' }
  expect(deploymentOf({ inputs })).toMatchObject({ environment: 'production', commit: SHA })
})

test.each<Given & { readonly description: string }>([
  { description: 'without the input environment' },
  { description: 'without a token', ...opened, inputs: { 'github-token': '' } },
  { description: 'with the environment none', ...opened, inputs: { environment: 'none' } },
  { description: 'of a fork', event: 'pull_request', payload: pullRequest({ action: 'opened', from: 'a/b' }) },
  {
    description: 'of a fork that is handled, whose token is read-only',
    event: 'pull_request',
    payload: pullRequest({ action: 'opened', from: 'a/b' }),
    inputs: { 'allow-forks': 'true' },
  },
  { description: 'that only compares', ...opened, inputs: { command: 'diff' } },
  { description: 'that only builds', inputs: { command: 'build', environment: 'staging', 'image-parameter': '' } },
  { description: 'whose change set waits', ...opened, inputs: { 'no-execute-changeset': 'true' } },
  { description: 'of a deployment', event: 'deployment', inputs: { environment: 'staging' } },
  { description: 'that is skipped', event: 'pull_request', payload: pullRequest({ action: 'edited' }) },
])('a run $description records none', ({ description: _, ...given }) => {
  expect(deploymentOf(given)).toBeUndefined()
})
