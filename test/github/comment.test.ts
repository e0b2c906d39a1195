import { expect, test } from 'vitest'
import { realClock } from '../../src/edges/clock.ts'
import { openGitHub } from '../../src/edges/github.ts'
import { openHttp } from '../../src/edges/http.ts'
import { openComment } from '../../src/github/comment.ts'
import { fakeLog } from '../fixtures/log.ts'
import { type Comment, type GitHubOptions, startGitHub } from '../scenarios/harness/github/github.ts'
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

/** What else a test says of GitHub and the job. */
interface Options extends GitHubOptions {
  readonly secrets?: ReadonlySet<string>
  readonly proxies?: Readonly<NodeJS.ProcessEnv>
}

/** Writes the comment on a pull request that has these comments, while GitHub answers with these faults. */
async function write(
  comments: readonly Partial<Comment>[] = [],
  faults: GitHubOptions['faults'] = [],
  { secrets = new Set<string>(), proxies = {}, ...options }: Options = {},
) {
  const server = await startGitHub({ comments, faults, ...options })
  const log = fakeLog()
  const start = performance.now()
  const { signal } = new AbortController()
  const http = openHttp(proxies)
  const github = async () => openGitHub({ env: server.env, http, signal, token: 'ghs_1', second: 10 })
  const edges = { github, log: { ...log, secrets }, clock: realClock, saveOpen: () => undefined }
  await openComment(edges, target).end('### Done\n')
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

test.each([
  { description: 'a connection that is cut', fault: { cut: true } as const },
  { description: 'a 502', fault: { status: 502, message: 'Server Error' } },
])('a comment whose answer is lost by $description is not written twice', async ({ fault }) => {
  const { comments, seen, warnings } = await write([], ['none', { ...fault, carriedOut: true }])
  expect(seen).toEqual([QUERY, CREATE, QUERY])
  expect(comments).toEqual([{ id: 1, author: 'us', body: ours }])
  expect(warnings).toEqual([])
})

test('a comment that a fault has prevented is written after another look', async () => {
  const { comments, seen, warnings } = await write([], ['none', 'drop'])
  expect(seen).toEqual([QUERY, CREATE, QUERY, CREATE])
  expect(comments).toHaveLength(1)
  expect(warnings).toEqual([])
})

test('a comment that GitHub does not take twice is a warning', async () => {
  const { seen, warnings } = await write([], ['none', 'drop', 'none', 'drop'])
  expect(seen).toEqual([QUERY, CREATE, QUERY, CREATE])
  expect(warnings).toEqual([expect.stringMatching(/^warning: The comment on pull request 7 was not written: .*\.$/)])
})

test('a comment that somebody deletes meanwhile is written anew', async () => {
  const { comments, seen } = await write([{ author: 'us', body: of('11.1') }], [], {
    onRequest: (request, repository) => {
      if (request.startsWith('PATCH')) repository.comments.splice(0)
    },
  })
  expect(seen).toEqual([QUERY, expect.stringMatching(/^PATCH/), QUERY, CREATE])
  expect(comments).toEqual([{ id: 1, author: 'us', body: ours }])
})

test('of two comments that runs wrote at the same time, the older one stays', async () => {
  const { comments } = await write([
    { body: of('11.1') },
    { author: 'somebody', body: of('11.1') },
    { body: of('10.1') },
  ])
  expect(comments).toEqual([
    { id: 1, author: 'us', body: ours },
    { id: 2, author: 'somebody', body: of('11.1') },
  ])
})

test('two bots have a comment each', async () => {
  const options = { tokens: { ghs_1: 'deployer[bot]' } }
  const { comments } = await write([{ author: 'us', body: of('11.1') }], [], options)
  expect(comments).toEqual([
    { id: 1, author: 'us', body: of('11.1') },
    { id: 2, author: 'deployer[bot]', body: ours },
  ])
})

test.each([
  { status: 429, message: 'Too many requests' },
  { status: 403, message: 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.' },
])('a limit of status $status that names no time is waited for a minute, once', async (limited) => {
  const passing = await write([], ['none', limited])
  expect(passing.comments).toHaveLength(1)
  expect(passing.seconds).toBeGreaterThan(59)
  const lasting = await write([], ['none', limited, limited])
  expect(lasting.seen).toEqual([QUERY, CREATE, CREATE])
  expect(lasting.warnings).toEqual([expect.stringContaining(limited.message.replace(/\.$/, ''))])
})

test('a wait that is too long for a comment is not waited for', async () => {
  const limited = { status: 403, message: 'Slow down', headers: { 'retry-after': '3600' } }
  const secondary = await write([], [limited])
  expect(secondary.seen).toEqual([QUERY])
  expect(secondary.warnings).toEqual([expect.stringContaining('Slow down')])
  const primary = await write([], [], { remaining: 1 })
  expect(primary.seen).toEqual([QUERY, CREATE])
  expect(primary.warnings).toEqual([expect.stringContaining('API rate limit exceeded')])
})

test('GitHub is reached by the proxy', async () => {
  const proxy = await startProxy()
  const { comments, seen } = await write([], [], { proxies: { http_proxy: proxy.url } })
  expect(seen).toEqual([QUERY, CREATE])
  expect(comments).toHaveLength(1)
  expect(proxy.seen).toHaveLength(2)
})

test('a page of a proxy in place of an answer is not shown', async () => {
  const html = { on: /comments/, status: 502, message: 'bad', headers: { 'content-type': 'text/html' } }
  const { warnings } = await write([], [html, html])
  expect(warnings).toEqual(['warning: The comment on pull request 7 was not written: HTTP 502.'])
})
