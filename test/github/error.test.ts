import { expect, test } from 'vitest'
import { type GitHub, openGitHub } from '../../src/edges/github.ts'
import { openHttp } from '../../src/edges/http.ts'
import { githubReason, isMissingPermission, isNotFound, isUnanswered } from '../../src/github/error.ts'
import { addDeployment, type GitHubOptions, startGitHub } from '../scenarios/harness/github/github.ts'

const at = { owner: 'octo-org', repo: 'hello-job' }
const issue = { ...at, issue_number: 7 }
const comment = { ...issue, body: 'Done', request: { retries: 0 } }
const deployment = { ...at, ref: '1'.repeat(40), auto_merge: false, required_contexts: [], environment: 'pr-7' }

/** Sends a request; returns the error. */
async function errorOf(send: (rest: GitHub['rest']) => Promise<unknown>, options: GitHubOptions = {}) {
  const server = await startGitHub(options)
  addDeployment(server, { environment: 'pr-7' })
  const { signal } = new AbortController()
  const { rest } = openGitHub({ env: server.env, http: openHttp({}), signal, token: 'ghs_1', second: 1 })
  const result = await send(rest).catch((error: unknown) => error)
  expect(result).toBeInstanceOf(Error)
  return result
}

test.each<[string, (rest: GitHub['rest']) => Promise<unknown>]>([
  [
    'Body is too long (maximum is 65536 characters)',
    ({ issues }) => issues.createComment({ ...issue, body: 'x'.repeat(65_537) }),
  ],
  ["body can't be blank", ({ issues }) => issues.updateComment({ ...at, comment_id: 1, body: '' })],
  ["ref can't be blank", ({ repos }) => repos.createDeployment({ ...deployment, ref: '' })],
  [
    'environment is too long (maximum is 255 characters)',
    ({ repos }) => repos.createDeployment({ ...deployment, environment: 'x'.repeat(256) }),
  ],
  [
    'description is too long (maximum is 140 characters)',
    ({ repos }) =>
      repos.createDeploymentStatus({ ...at, deployment_id: 1, state: 'success', description: 'x'.repeat(141) }),
  ],
  [
    'environment_url must use http(s) scheme',
    ({ repos }) =>
      repos.createDeploymentStatus({ ...at, deployment_id: 1, state: 'success', environment_url: 'ftp://a.example' }),
  ],
  [
    `Conflict: Commit status checks failed for ${deployment.ref}`,
    ({ repos }) => repos.createDeployment({ ...at, ref: deployment.ref, auto_merge: false }),
  ],
])('a request that GitHub refuses has its reason: %s', async (reason, send) => {
  const error = await errorOf(send, { comments: [{ body: 'Done' }] })
  expect(githubReason(error)).toBe(reason)
  expect([isMissingPermission, isNotFound, isUnanswered].map((is) => is(error))).toEqual([false, false, false])
})

test.each<[string, GitHubOptions, boolean[]]>([
  ['Resource not accessible by integration', { permissions: { 'pull-requests': 'read' } }, [true, false, false]],
  ['Not Found', { pulls: [] }, [false, true, false]],
  ['Server Error', { faults: [{ status: 502, message: 'Server Error' }] }, [false, false, true]],
  [
    'HTTP 502',
    { faults: [{ status: 502, message: 'x', headers: { 'content-type': 'text/html' } }] },
    [false, false, true],
  ],
  ['Bad request', { faults: [{ status: 400, message: 'Bad request.' }] }, [false, false, false]],
])('what an error means: %s', async (reason, options, is) => {
  const error = await errorOf(({ issues }) => issues.createComment(comment), options)
  expect(githubReason(error)).toBe(reason)
  expect([isMissingPermission(error), isNotFound(error), isUnanswered(error)]).toEqual(is)
})

test('a connection that is cut is an answer that is lost', async () => {
  const error = await errorOf(({ issues }) => issues.createComment(comment), { faults: ['drop'] })
  expect(githubReason(error)).toMatch(/ECONNRESET|socket hang up/)
  expect(isUnanswered(error)).toBe(true)
})
