import { expect, test } from 'vitest'
import { type Environment, type Event, readContext } from '../../src/plan/context.ts'
import { contextOf, ENVIRONMENT, HEAD, pullRequest, SHA } from '../fixtures/run.ts'

test('a run on GitHub', () => {
  expect(readContext(ENVIRONMENT, {})).toEqual({
    repository: 'octo/Hello-World',
    sha: SHA,
    source: 'https://github.com/octo/Hello-World',
    run: { id: '77', number: '5', attempt: '2', url: 'https://github.com/octo/Hello-World/actions/runs/77' },
    workspace: '/home/runner/work',
    temporary: '/home/runner/temp',
    dockerConfig: '/home/runner/.docker',
    buildxConfig: '/home/runner/.docker/buildx',
    region: 'eu-central-1',
    hasCredentials: true,
    hasIdToken: false,
    event: { kind: 'branch', branch: 'main' },
  })
})

test('an empty environment', () => {
  expect(readContext({}, undefined)).toEqual({
    repository: '',
    sha: undefined,
    source: 'https://github.com/',
    run: { id: '0', number: '0', attempt: '1', url: 'https://github.com//actions/runs/0' },
    workspace: '.',
    temporary: '/tmp',
    dockerConfig: '/root/.docker',
    buildxConfig: '/root/.docker/buildx',
    region: undefined,
    hasCredentials: false,
    hasIdToken: false,
    event: { kind: 'other', name: '' },
  })
})

test.each([
  { description: 'AWS_REGION first', env: { AWS_REGION: 'a', AWS_DEFAULT_REGION: 'b' }, region: 'a' },
  { description: 'then AWS_DEFAULT_REGION', env: { AWS_REGION: '', AWS_DEFAULT_REGION: 'b' }, region: 'b' },
  { description: 'none', env: { AWS_REGION: '', AWS_DEFAULT_REGION: '' }, region: undefined },
])('region: $description', ({ env, region }) => {
  expect(contextOf(env).region).toBe(region)
})

test.each([
  { description: 'keys', env: { AWS_ACCESS_KEY_ID: 'AKIA' }, has: true },
  { description: 'a profile', env: { AWS_PROFILE: 'ci' }, has: true },
  { description: 'a web identity', env: { AWS_WEB_IDENTITY_TOKEN_FILE: '/token' }, has: true },
  { description: 'a container', env: { AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: '/x' }, has: true },
  { description: 'EKS', env: { AWS_CONTAINER_CREDENTIALS_FULL_URI: 'http://h' }, has: true },
  { description: 'an empty variable, as a fork gets it', env: { AWS_ACCESS_KEY_ID: '' }, has: false },
  { description: 'nothing', env: {}, has: false },
])('credentials: $description', ({ env, has }) => {
  expect(readContext(env, {}).hasCredentials).toBe(has)
})

test.each([
  { url: 'https://t', token: 't', has: true },
  { url: 'https://t', token: '', has: false },
  { url: '', token: 't', has: false },
])('ID token: address "$url", token "$token"', ({ url, token, has }) => {
  const env = { ACTIONS_ID_TOKEN_REQUEST_URL: url, ACTIONS_ID_TOKEN_REQUEST_TOKEN: token }
  expect(readContext(env, {}).hasIdToken).toBe(has)
})

test.each([
  { description: 'the folder of the user', env: { HOME: '/root' }, folder: '/root/.docker' },
  { description: 'DOCKER_CONFIG', env: { HOME: '/root', DOCKER_CONFIG: '/d' }, folder: '/d' },
])('docker configuration: $description', ({ env, folder }) => {
  expect(readContext(env, {}).dockerConfig).toBe(folder)
})

test.each([
  { description: 'in that of docker', env: { DOCKER_CONFIG: '/d' }, folder: '/d/buildx' },
  { description: 'BUILDX_CONFIG', env: { DOCKER_CONFIG: '/d', BUILDX_CONFIG: '/b' }, folder: '/b' },
])('folder of the builders: $description', ({ env, folder }) => {
  expect(readContext(env, {}).buildxConfig).toBe(folder)
})

const events: readonly { description: string; env: Environment; payload?: unknown; event: Event }[] = [
  {
    description: 'push to a branch',
    env: { GITHUB_REF: 'refs/heads/feature/x' },
    event: { kind: 'branch', branch: 'feature/x' },
  },
  { description: 'push of a tag', env: { GITHUB_REF: 'refs/tags/v1.2.3' }, event: { kind: 'tag', tag: 'v1.2.3' } },
  {
    description: 'push whose ref is only in the payload',
    env: { GITHUB_REF: undefined },
    payload: { ref: 'refs/tags/v2' },
    event: { kind: 'tag', tag: 'v2' },
  },
  {
    description: 'release',
    env: { GITHUB_EVENT_NAME: 'release' },
    payload: { action: 'published', release: { tag_name: 'v1.2.3' } },
    event: { kind: 'release', tag: 'v1.2.3', action: 'published' },
  },
  ...['workflow_dispatch', 'repository_dispatch', 'schedule', 'merge_group'].map((name) => ({
    description: name,
    env: { GITHUB_EVENT_NAME: name },
    event: { kind: 'manual' as const, name },
  })),
  { description: 'another event', env: { GITHUB_EVENT_NAME: 'issues' }, event: { kind: 'other', name: 'issues' } },
]

test.each(events)('event: $description', ({ env, payload, event }) => {
  expect(contextOf(env, payload).event).toEqual(event)
})

const opened = {
  kind: 'pull-request',
  number: 7,
  action: 'opened',
  open: true,
  headSha: HEAD,
  fork: false,
  target: false,
}

test.each([
  { description: 'opened', payload: pullRequest({ action: 'opened' }), event: opened },
  {
    description: 'synchronize',
    payload: pullRequest({ action: 'synchronize' }),
    event: { ...opened, action: 'synchronize' },
  },
  {
    description: 'closed',
    payload: pullRequest({ action: 'closed', state: 'closed' }),
    event: { ...opened, action: 'closed', open: false },
  },
  {
    description: 'from a fork',
    payload: pullRequest({ action: 'opened', from: 'cat/Hello-World' }),
    event: { ...opened, fork: true },
  },
  {
    description: 'from a fork that was deleted',
    payload: pullRequest({ action: 'opened', from: null }),
    event: { ...opened, fork: true },
  },
  {
    description: 'pull_request_target',
    name: 'pull_request_target',
    payload: pullRequest({ action: 'opened' }),
    event: { ...opened, target: true },
  },
])('pull request: $description', ({ name = 'pull_request', payload, event }) => {
  expect(contextOf({ GITHUB_EVENT_NAME: name }, payload).event).toEqual(event)
})
