import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { onTestFinished } from 'vitest'
import { REPOSITORY } from '../events.ts'
import { answerQuery, type Query } from './graphql.ts'
import { answerRest, type Permission, type RestAnswer } from './rest.ts'
import { type Comment, nextId, type Pull, type Repository } from './state.ts'

export type { Comment, Deployment, Pull } from './state.ts'
export { addDeployment, addJobDeployment, stateOf } from './state.ts'

/** An error in place of the right answer. */
interface FaultyAnswer {
  /** Only for requests like this, such as `/^POST .*comments/`; undefined: the next one. */
  readonly on?: RegExp
  /** Only for a comment whose text is like this; undefined: for any request. */
  readonly text?: RegExp
  readonly status: number
  readonly message: string
  readonly headers?: Readonly<Record<string, string>>
}

/** A connection that is cut in place of an answer. */
interface Cut {
  readonly on?: RegExp
  readonly text?: RegExp
  readonly cut: true
}

/** The request is carried out all the same, so that only its answer is lost. */
type Fault = (FaultyAnswer | Cut) & { readonly carriedOut?: true }

/** What a test says of the GitHub that a job meets. */
export interface GitHubOptions {
  /** Pull request 7 by default, which is open. */
  readonly pulls?: readonly Partial<Pull>[]
  /** Comments on pull request 7, if they name no other. */
  readonly comments?: readonly Partial<Comment>[]
  /** `write` by default. */
  readonly permissions?: Readonly<Partial<Record<Permission, 'none' | 'read' | 'write'>>>
  /** The logins of tokens; every other token is ours, of the login `us`. */
  readonly tokens?: Readonly<Record<string, string>>
  /** Each is used once, in order; `drop` cuts the next connection, `none` lets the next request pass. */
  readonly faults?: readonly (Fault | 'drop' | 'none')[]
  /** How many requests the token may still send in this hour. */
  readonly remaining?: number
  /** Runs before a request, given as method and path, is answered. May change the repository. */
  readonly onRequest?: (request: string, repository: Repository) => unknown
}

/** A GitHub with one repository, all of which a test may read and change at any time. */
export interface GitHubServer extends Repository {
  /** The environment of a job that talks to it. */
  readonly env: Readonly<Record<string, string>>
  /** The requests so far, each as method and path. */
  readonly requests: readonly string[]
}

/** Starts GitHub, for this test only. */
export async function startGitHub(options: GitHubOptions = {}): Promise<GitHubServer> {
  const { stop, ...github } = await serveGitHub(options)
  onTestFinished(stop)
  return github
}

/** Starts GitHub, which runs until it is stopped. */
export async function serveGitHub(options: GitHubOptions = {}): Promise<GitHubServer & { readonly stop: () => void }> {
  const repository = repositoryOf(options)
  const requests: string[] = []
  const pending = (options.faults ?? []).map((fault): Fault | 'none' => (fault === 'drop' ? { cut: true } : fault))
  const server = createServer(async (request, response) => {
    const body = JSON.parse((await text(request)) || '{}')
    const name = `${request.method} ${request.url}`
    requests.push(name)
    await options.onRequest?.(name, repository)
    const meets = ({ on = /^/, text = /^/ }: Fault): boolean => on.test(name) && text.test(`${body.body ?? ''}`)
    const index = pending.findIndex((each) => each === 'none' || meets(each))
    const [fault = 'none'] = index < 0 ? [] : pending.splice(index, 1)
    const isOver = requests.length > (options.remaining ?? Number.POSITIVE_INFINITY)
    const isRefused = isOver || (fault !== 'none' && fault.carriedOut === undefined)
    const right = isRefused ? undefined : answer(request, body, { repository, options })
    if (fault !== 'none' && 'cut' in fault) return void request.socket.resetAndDestroy()
    const used = rateLimitHeaders(options, requests.length)
    if (isOver) return send(response, LIMITED, used)
    if (fault === 'none') return send(response, right ?? { status: 500 }, { ...used, ...linkOf(request, right) })
    return send(response, { status: fault.status, body: { message: fault.message } }, { ...used, ...fault.headers })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const stop = (): void => {
    server.close()
    server.closeAllConnections()
  }
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return { ...repository, env: { GITHUB_API_URL: url, GITHUB_GRAPHQL_URL: `${url}/graphql` }, requests, stop }
}

function repositoryOf({ pulls = [{}], comments = [] }: GitHubOptions): Repository {
  const repository: Repository = { name: REPOSITORY, pulls: [], comments: [], deployments: [], runs: [] }
  const open = { number: 7, state: 'open', merged: false, draft: false, headSha: '1'.repeat(40) } as const
  for (const pull of pulls) repository.pulls.push({ ...open, labels: [], ...pull })
  for (const comment of comments)
    repository.comments.push({ id: nextId(repository.comments), author: 'us', body: '', pull: 7, ...comment })
  return repository
}

/** Source: GitHub documentation, "Rate limits for the REST API": 403 or 429, `x-ratelimit-remaining` is 0, no `retry-after`. */
const LIMITED: RestAnswer = { status: 403, body: { message: 'API rate limit exceeded for installation ID 1.' } }

/** Source: GitHub documentation, "Rate limits for the REST API", headers. 1,000 requests an hour for a repository's token. */
function rateLimitHeaders({ remaining = 1000 }: GitHubOptions, used: number): Record<string, string> {
  return {
    'x-ratelimit-limit': '1000',
    'x-ratelimit-remaining': String(Math.max(0, remaining - used)),
    'x-ratelimit-used': String(used),
    'x-ratelimit-reset': String(Math.ceil(Date.now() / 1000) + 1800),
    'x-ratelimit-resource': 'core',
    'x-github-request-id': `C0DE:${used}`,
  }
}

interface Served {
  readonly repository: Repository
  readonly options: GitHubOptions
}

function answer(
  { method = 'GET', url = '', headers }: IncomingMessage,
  body: Record<string, unknown>,
  { repository, options: { tokens = {}, permissions = {} } }: Served,
): RestAnswer {
  const token = /^(?:token|bearer) (\S+)$/i.exec(headers.authorization ?? '')?.[1]
  if (token === undefined) return { status: 401, body: { message: 'Bad credentials', status: '401' } }
  const viewer = tokens[token] ?? 'us'
  const may = (permission: Permission, access: 'read' | 'write'): boolean =>
    ['write', access].includes(permissions[permission] ?? 'write')
  if (url !== '/graphql') return answerRest(repository, { method, url: new URL(url, 'http://api'), body, viewer }, may)
  const mayRead = (field: string): boolean =>
    (field !== 'pullRequest' || may('pull-requests', 'read')) && (field !== 'deployments' || may('deployments', 'read'))
  return { status: 200, body: answerQuery(body as unknown as Query, repository, { viewer, mayRead }) }
}

/** Source: GitHub documentation, "Using pagination in the REST API": 30 a page, at most 100. */
function linkOf({ url = '' }: IncomingMessage, right: RestAnswer | undefined): Record<string, string> {
  const { page, all } = pageOf(url, right)
  if (!all || page.end >= all.length) return {}
  const next = new URL(url, 'http://api')
  next.searchParams.set('page', String(page.number + 1))
  return { link: `<${next}>; rel="next"` }
}

function pageOf(url: string, right: RestAnswer | undefined) {
  const { searchParams } = new URL(url, 'http://api')
  const size = Math.min(100, Number(searchParams.get('per_page') ?? 30))
  const number = Number(searchParams.get('page') ?? 1)
  const all = Array.isArray(right?.body) ? right.body : undefined
  return { all, page: { number, start: (number - 1) * size, end: number * size } }
}

function send(response: ServerResponse, { status, body }: RestAnswer, headers: Readonly<Record<string, string>>): void {
  const { all, page } = pageOf(response.req.url ?? '', { status, body })
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers })
  response.end(status === 204 ? undefined : JSON.stringify(all?.slice(page.start, page.end) ?? body))
}
