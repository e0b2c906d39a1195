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

/** The wait that a secondary rate limit demands where it names none. A job waits no longer for a comment, all tries together. */
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
    const { status: answered, headers, body } = await http.send({ ...request, url }, signal)
    // Octokit takes a redirect for a success. A repository that has moved while its job runs is gone from here.
    const status = answered >= 300 && answered < 400 ? 410 : answered
    return { url, status, headers: new Map(Object.entries(headers)), text: async () => body }
  }
}

/**
 * A plugin of Octokit that waits as long as a rate limit demands, of which plugin-retry knows nothing. Also retries requests that
 * create something, because GitHub does not carry out a request that it limits.
 */
function keepRateLimits({ hook }: Parameters<typeof retry>[0]): void {
  hook.error('request', (error) => {
    const seconds = 'status' in error ? limitSeconds(error) : undefined
    if (seconds !== undefined && seconds <= PATIENCE_SECONDS && 'request' in error) {
      const retries = Math.min(RETRIES, Math.floor(PATIENCE_SECONDS / seconds))
      error.request.request = { ...error.request.request, retries, retryAfter: seconds }
    }
    throw error
  })
}

/** An answer that is an error, as Octokit throws it. */
interface FailedRequest {
  readonly status: number
  readonly message: string
  readonly response?: { readonly headers: Readonly<Record<string, unknown>> } | undefined
}

/**
 * Returns how long a rate limit lasts; undefined for any other error.
 * Source: GitHub documentation, "Rate limits for the REST API", exceeding the rate limit.
 */
function limitSeconds({ status, message, response }: FailedRequest): number | undefined {
  if (status !== 403 && status !== 429) return undefined
  const {
    'retry-after': wait,
    'x-ratelimit-remaining': remaining,
    'x-ratelimit-reset': reset,
  } = response?.headers ?? {}
  if (Number(wait) > 0) return Number(wait)
  if (String(remaining) === '0') return Math.max(1, Number(reset) - Math.floor(Date.now() / 1000))
  return status === 429 || /secondary rate limit/i.test(message) ? PATIENCE_SECONDS : undefined
}
