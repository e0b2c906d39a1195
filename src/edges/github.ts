import { GitHub as ActionsOctokit, getOctokitOptions } from '@actions/github/lib/utils'
import { paginateGraphQL } from '@octokit/plugin-paginate-graphql'
import { retry } from '@octokit/plugin-retry'
import { type Http, type HttpRequest, USER_AGENT } from './http.ts'

interface GitHubOptions {
  /** The environment of this process by default. */
  readonly env?: Readonly<NodeJS.ProcessEnv>
  readonly http: Http
  readonly signal: AbortSignal
  readonly token: string
  /** Milliseconds in a second of waiting; tests use fewer. */
  readonly second?: number
}

/** GitHub's API, as the token of this job may use it. */
export type GitHub = InstanceType<typeof Octokit>

const RETRIES = 3

/** The longest wait that GitHub's secondary rate limits demand. A job waits no longer for a comment. */
const PATIENCE_SECONDS = 60

const Octokit = ActionsOctokit.plugin(keepRateLimits, retry, paginateGraphQL)

/**
 * Opens the API of GitHub, or of a GitHub Enterprise Server. Retries after rate limits, network faults and 5xx, with 4 tries in all.
 * A request that creates something needs `request: { retries: 0 }`: if its answer is lost, it may have been carried out.
 * Source: GitHub documentation, "Best practices for using the REST API", "Variables reference".
 */
export function openGitHub({ env = process.env, http, signal, token, second = 1000 }: GitHubOptions): GitHub {
  return new Octokit(
    getOctokitOptions(token, {
      baseUrl: env.GITHUB_API_URL ?? 'https://api.github.com',
      userAgent: USER_AGENT,
      request: { fetch: fetchBy(http, signal) },
      retry: { retries: RETRIES, retryAfterBaseValue: second, doNotRetry: [400, 401, 403, 404, 410, 422, 429, 451] },
      log: SILENT,
    }),
  )
}

/** Keeps deprecation notices of GitHub's API from people who cannot act on them. */
const SILENT = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }

/**
 * Returns a `fetch` for Octokit, with the parts of an answer that Octokit reads. Node's own takes 45 ms to load, a fifth of a job
 * that finds nothing to do; it uses a proxy only since Node.js 24.14, and waits five minutes for an answer.
 */
function fetchBy(http: Http, signal: AbortSignal) {
  return async (url: string, request: Omit<HttpRequest, 'url'>) => {
    const { status, headers, body } = await http.send({ ...request, url }, signal)
    return { url, status, headers: new Map(Object.entries(headers)), text: async () => body }
  }
}

/**
 * A plugin of Octokit that waits for the time in `retry-after`, which plugin-retry does not read, or for a second after a 429
 * without it. Also retries requests that create something, because GitHub does not carry out a request that it limits.
 */
function keepRateLimits({ hook }: Parameters<typeof retry>[0]): void {
  hook.error('request', (error) => {
    if ('status' in error) {
      const seconds = Number(error.response?.headers['retry-after'] ?? 0)
      const isLimit = error.status === 429 || (error.status === 403 && seconds > 0)
      const wait = { retries: RETRIES, retryAfter: seconds || 1 }
      if (isLimit && seconds <= PATIENCE_SECONDS) error.request.request = { ...error.request.request, ...wait }
    }
    throw error
  })
}
