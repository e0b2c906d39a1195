import { expect, test } from 'vitest'
import { openGitHub } from '../../src/edges/github.ts'
import { openHttp } from '../../src/edges/http.ts'
import { githubReason, isMissingPermission } from '../../src/github/error.ts'
import { type PullRequestState, readPullRequest } from '../../src/github/pull-request.ts'
import { type GitHubOptions, type Pull, startGitHub } from '../scenarios/harness/github/github.ts'

const GET = 'GET /repos/octo-org/hello-job/pulls/7'
const SHA = '1'.repeat(40)

/** Reads pull request 7. */
async function read(options: GitHubOptions, repository = 'octo-org/hello-job') {
  const server = await startGitHub(options)
  const { signal } = new AbortController()
  const github = openGitHub({ env: server.env, http: openHttp({}), signal, token: 'ghs_1', second: 1 })
  const state = await readPullRequest(github, { repository, number: 7 }).catch((error: unknown) => error)
  return { state, requests: server.requests }
}

interface Row {
  readonly pull: Partial<Pull>
  readonly expected: PullRequestState
}

test.each<Row>([
  {
    pull: { state: 'open', draft: true, labels: ['preview', 'bug'] },
    expected: { open: true, merged: false, draft: true, headSha: SHA, labels: ['preview', 'bug'] },
  },
  {
    pull: { state: 'closed', merged: true, headSha: '2'.repeat(40) },
    expected: { open: false, merged: true, draft: false, headSha: '2'.repeat(40), labels: [] },
  },
])('a pull request is read as it is: $pull.state', async ({ pull, expected }) => {
  const { state, requests } = await read({ pulls: [pull] })
  expect(state).toEqual(expected)
  expect(requests).toEqual([GET])
})

test('a repository without this pull request has none', async () => {
  const { state, requests } = await read({ pulls: [] })
  expect(state).toBeUndefined()
  expect(requests).toEqual([GET, 'GET /repos/octo-org/hello-job'])
})

test('a repository that the token must not see is an error', async () => {
  const { state } = await read({}, 'octo-org/other')
  expect(state).toBeInstanceOf(Error)
  expect(githubReason(state)).toBe('Not Found')
})

test('a repository that has moved is an error, not a pull request', async () => {
  const moved = { status: 301, message: 'Moved Permanently', headers: { location: 'https://github.example/1' } }
  const { state, requests } = await read({ faults: [moved] })
  expect(githubReason(state)).toBe('Moved Permanently')
  expect(requests).toEqual([GET])
})

test('a missing permission is an error that says so', async () => {
  const { state, requests } = await read({ permissions: { 'pull-requests': 'none' } })
  expect(isMissingPermission(state)).toBe(true)
  expect(requests).toEqual([GET])
})

test('a fault that lasts is an error after four tries; one that passes is not', async () => {
  const fault = { status: 502, message: 'Server Error' }
  const lasting = await read({ faults: [fault, fault, fault, fault] })
  expect(githubReason(lasting.state)).toBe('Server Error')
  expect(lasting.requests).toHaveLength(4)
  const passing = await read({ faults: [fault, 'drop'] })
  expect(passing.state).toMatchObject({ open: true })
})
