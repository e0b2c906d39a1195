import { expect, test } from 'vitest'
import { openGitHub } from '../../src/edges/github.ts'
import { openHttp } from '../../src/edges/http.ts'
import { writeComment } from '../../src/github/comment.ts'
import { fakeLog } from '../fixtures/log.ts'
import { type Comment, startGitHub } from '../scenarios/harness/github/github.ts'
import { startProxy } from '../scenarios/harness/proxy.ts'

const target = {
  repository: 'octo-org/hello-job',
  pullRequest: 7,
  key: 'hello-pr-7',
  token: 'ghs_1',
  run: { id: '12', number: '3', attempt: '1', url: 'https://github.example/run/1' },
}
const QUERY = 'POST /graphql'
const CREATE = 'POST /repos/octo-org/hello-job/issues/7/comments'
const denied = { status: 403, message: 'Resource not accessible by integration' }

/** Writes the comment on a pull request that has these comments, while GitHub answers with these faults. */
async function write(
  comments: readonly Partial<Comment>[] = [],
  faults: NonNullable<Parameters<typeof startGitHub>[0]>['faults'] = [],
  { secrets = new Set<string>(), proxies = {} } = {},
) {
  const server = await startGitHub({ comments, faults })
  const log = fakeLog()
  const start = performance.now()
  const { signal } = new AbortController()
  const http = openHttp(proxies)
  const github = async () => openGitHub({ env: server.env, http, signal, token: 'ghs_1', second: 10 })
  await writeComment(github, { ...log, secrets }, target, '### Done\n')
  return {
    comments: server.comments.map(({ id, author, body }) => ({ id, author, body })),
    seen: server.requests,
    seconds: (performance.now() - start) / 10,
    warnings: log.lines.filter((line) => line.startsWith('warning')),
  }
}

const ours = '<!-- servicefull: hello-pr-7 -->\n<!-- 12.1 -->\n### Done\n\n[Run 3](https://github.example/run/1)\n'
const of = (run: string): string => `<!-- servicefull: hello-pr-7 -->\n<!-- ${run} -->\n### Old\n`

test('the first run writes the comment', async () => {
  const { comments, seen } = await write([{ id: 1, author: 'somebody', body: 'Nice!' }])
  expect(seen).toEqual([QUERY, CREATE])
  expect(comments).toEqual([
    { id: 1, author: 'somebody', body: 'Nice!' },
    { id: 2, author: 'us', body: ours },
  ])
})

test('what is masked in the log does not stand in the comment', async () => {
  const { comments } = await write([], [], { secrets: new Set(['Done']) })
  expect(comments[0]?.body).toBe(ours.replace('Done', '***'))
})

test('a later run renews it, also behind a hundred others', async () => {
  const others = Array.from({ length: 150 }, () => ({ author: 'somebody', body: 'x' }))
  const { comments, seen } = await write([...others, { id: 151, author: 'us', body: of('11.1') }])
  expect(seen).toEqual([QUERY, QUERY, 'PATCH /repos/octo-org/hello-job/issues/comments/151'])
  expect(comments.at(-1)?.body).toBe(ours)
})

test.each([
  { description: 'the same text', body: ours },
  { description: 'that of a later run', body: of('13.1') },
])('nothing is written over $description', async ({ body }) => {
  const { comments, seen } = await write([{ id: 1, author: 'us', body }])
  expect(seen).toEqual([QUERY])
  expect(comments).toEqual([{ id: 1, author: 'us', body }])
})

test.each([
  {
    description: 'with our marker by somebody else',
    comment: { id: 1, author: 'somebody', body: of('11.1') } as const,
  },
  {
    description: 'of ours about another stack',
    comment: { id: 1, author: 'us', body: '<!-- servicefull: a -->' } as const,
  },
])('a comment $description stays', async ({ comment: other }) => {
  const { comments } = await write([other])
  expect(comments).toEqual([other, { id: 2, author: 'us', body: ours }])
})

test.each([
  { description: 'to read', faults: [denied] },
  { description: 'to write', faults: ['none' as const, denied] },
])('a missing permission $description is a warning that names the line to add', async ({ faults }) => {
  const { comments, warnings } = await write([], faults)
  expect(comments).toEqual([])
  expect(warnings).toEqual([
    'warning: The comment on pull request 7 was not written: Resource not accessible by integration. Add `pull-requests: write` to `permissions:` of the job, or set `comment: false`.',
  ])
})

test('requests are repeated after a fault, after the wait that GitHub demands', async () => {
  const limited = { status: 429, message: 'secondary rate limit', headers: { 'retry-after': '30' } }
  const { comments, seen, seconds } = await write([], ['drop', { status: 502, message: 'bad' }, 'none', limited])
  expect(seen).toEqual([QUERY, QUERY, QUERY, CREATE, CREATE])
  expect(comments).toHaveLength(1)
  expect(seconds).toBeGreaterThan(34)
})

test('a comment whose answer is lost is not written twice', async () => {
  const { seen, warnings } = await write([], ['none', 'drop'])
  expect(seen).toEqual([QUERY, CREATE])
  expect(warnings).toEqual([expect.stringMatching(/^warning: The comment on pull request 7 was not written: .*\.$/)])
})

test('a wait that is too long for a comment is not waited for', async () => {
  const limited = { status: 403, message: 'API rate limit exceeded', headers: { 'retry-after': '3600' } }
  const { seen, warnings } = await write([], [limited])
  expect(seen).toEqual([QUERY])
  expect(warnings).toEqual([expect.stringContaining('API rate limit exceeded')])
})

test('GitHub is reached by the proxy', async () => {
  const proxy = await startProxy()
  const { comments, seen } = await write([], [], { proxies: { http_proxy: proxy.url } })
  expect(seen).toEqual([QUERY, CREATE])
  expect(comments).toHaveLength(1)
  expect(proxy.seen).toHaveLength(2)
})

test('a page of a proxy in place of an answer is not shown', async () => {
  const html = { status: 502, message: 'bad', headers: { 'content-type': 'text/html' } }
  const { warnings } = await write([], ['none', html])
  expect(warnings).toEqual(['warning: The comment on pull request 7 was not written: HTTP 502.'])
})
