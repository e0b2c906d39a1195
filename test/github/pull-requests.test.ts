import { expect, test } from 'vitest'
import { openGitHub } from '../../src/edges/github.ts'
import { openHttp } from '../../src/edges/http.ts'
import { openPullRequests, UnreadPullRequest } from '../../src/github/pull-requests.ts'
import { type GitHubOptions, startGitHub } from '../scenarios/harness/github/github.ts'

/** Opens the pull requests of a repository that has 7, which is open, and 8, which is closed. */
async function open(options: GitHubOptions = {}) {
  const server = await startGitHub({ pulls: [{ number: 7 }, { number: 8, state: 'closed' }], ...options })
  const { signal } = new AbortController()
  const github = openGitHub({ env: server.env, http: openHttp({}), signal, token: 'ghs_1', second: 1 })
  return { server, pulls: openPullRequests(github, 'octo-org/hello-job') }
}

test('each pull request is asked for once, and again on demand', async () => {
  const { server, pulls } = await open()
  expect((await Promise.all([pulls.read(7), pulls.read(7), pulls.read(8)])).map((each) => each?.open)).toEqual([
    true,
    true,
    false,
  ])
  expect(server.requests).toHaveLength(2)
  for (const pull of server.pulls) pull.state = 'closed'
  expect((await pulls.readAgain(7))?.open).toBe(false)
  expect((await pulls.read(7))?.open).toBe(false)
  expect(server.requests).toHaveLength(3)
  expect(pulls.problems()).toEqual([])
})

test('pull requests that cannot be read are one problem for each reason, with the line to add', async () => {
  const { pulls } = await open({ permissions: { 'pull-requests': 'none' } })
  for (const number of [10, 9]) await expect(pulls.read(number)).rejects.toThrow(UnreadPullRequest)
  expect(pulls.problems()).toMatchObject([
    {
      sentence:
        'GitHub does not say whether these pull requests are open: 9, 10 (Resource not accessible by integration).',
      remedy: 'Add `pull-requests: read` to `permissions:` of the job.',
    },
  ])
})

test('any other failure is left to the next run', async () => {
  const { pulls } = await open({ remaining: 0 })
  await expect(pulls.read(7)).rejects.toThrow('GitHub does not say whether pull request 7 is open')
  expect(pulls.problems()).toMatchObject([
    {
      remedy: 'Run the job again: it deletes what this one has left.',
      sentence: expect.stringContaining('7 (API rate'),
    },
  ])
})
