import { expect, test } from 'vitest'
import { readContext } from '../../src/plan/context.ts'
import { contextOf, ENVIRONMENT, SHA } from '../fixtures/run.ts'

test('a run on GitHub', () => {
  expect(readContext(ENVIRONMENT, {})).toEqual({
    repository: 'octo/Hello-World',
    sha: SHA,
    source: 'https://github.com/octo/Hello-World',
    step: ' ',
    run: { id: '77', number: '5', attempt: '2', url: 'https://github.com/octo/Hello-World/actions/runs/77' },
    workspace: '/home/runner/work',
    temporary: '/home/runner/temp',
    dockerConfig: '/home/runner/.docker',
    buildxConfig: '/home/runner/.docker/buildx',
    region: 'eu-central-1',
    hasIdToken: false,
    sessionTags: new Map([
      ['GitHub', 'Actions'],
      ['Repository', 'octo/Hello-World'],
      ['Commit', SHA],
      ['Branch', 'refs/heads/main'],
    ]),
    event: { kind: 'branch', branch: 'main' },
  })
})

test('an empty environment', () => {
  expect(readContext({}, undefined)).toEqual({
    repository: '',
    sha: undefined,
    source: 'https://github.com/',
    step: ' ',
    run: { id: '0', number: '0', attempt: '1', url: 'https://github.com//actions/runs/0' },
    workspace: '.',
    temporary: '/tmp',
    dockerConfig: '/root/.docker',
    buildxConfig: '/root/.docker/buildx',
    region: undefined,
    hasIdToken: false,
    sessionTags: new Map([['GitHub', 'Actions']]),
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

test.each([
  { logins: '{"auths":{}}', is: '{"auths":{}}' },
  { logins: '', is: undefined },
])('the logins of DOCKER_AUTH_CONFIG, $logins, are kept', ({ logins, is }) => {
  expect(readContext({ DOCKER_AUTH_CONFIG: logins }, {}).dockerLogins).toBe(is)
})
