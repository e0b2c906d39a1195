import { GitHub as ActionsOctokit, getOctokitOptions } from '@actions/github/lib/utils'
import { paginateGraphQL } from '@octokit/plugin-paginate-graphql'
import { retry } from '@octokit/plugin-retry'
import { useProxies } from './proxy.ts'

/** What asking GitHub takes. */
interface GitHubEdges {
  /** Default is the environment of this process. */
  readonly env?: Readonly<Record<string, string | undefined>>
  readonly signal: AbortSignal
  readonly token: string
  /** Milliseconds that a second of waiting takes; tests have shorter ones. */
  readonly second?: number
}

/** GitHub's API, as the token of this job may use it. */
export type GitHub = InstanceType<typeof Octokit>

const RETRIES = 3

/** GitHub asks to wait a minute at most for its secondary limits; a job does not wait longer for a comment. */
const PATIENCE_SECONDS = 60

/** fetch itself waits five minutes for an answer. */
const SILENCE_MILLISECONDS = 10_000

const Octokit = ActionsOctokit.plugin(keepRateLimits, retry, paginateGraphQL)

/**
 * Opens GitHub's API, also that of a GitHub Enterprise Server. Rate limits are waited out, and network faults and 5xx too; 4 tries
 * in all. What creates something says `request: { retries: 0 }`: a request whose answer is lost may have been carried out.
 * Source: GitHub documentation, "Best practices for using the REST API", "Variables reference".
 *
 * @throws Problem when the environment names a proxy that cannot be used
 */
export function openGitHub({ env = process.env, signal, token, second = 1000 }: GitHubEdges): GitHub {
  useProxies(env)
  const fetchInTime: typeof fetch = (url, init) =>
    fetch(url, { ...init, signal: AbortSignal.any([signal, AbortSignal.timeout(SILENCE_MILLISECONDS)]) })
  return new Octokit(
    getOctokitOptions(token, {
      baseUrl: env.GITHUB_API_URL ?? 'https://api.github.com',
      userAgent: 'servicefull-action',
      // This is Node's own fetch, which goes through the proxies; the default of @actions/github makes a proxy of its own.
      request: { fetch: fetchInTime },
      retry: { retries: RETRIES, retryAfterBaseValue: second, doNotRetry: [400, 401, 403, 404, 410, 422, 429, 451] },
      log: SILENT,
    }),
  )
}

/** The runner would show deprecations of GitHub to people who cannot do anything about them. */
const SILENT = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }

/**
 * A plugin of Octokit that waits as long as GitHub asks, and a second after a 429 that asks for nothing: plugin-retry does not read
 * `retry-after`. This repeats also what creates something, as a request that was limited was not carried out.
 */
function keepRateLimits({ hook }: Parameters<typeof retry>[0]): void {
  hook.error('request', (error) => {
    if ('status' in error) {
      const asked = Number(error.response?.headers['retry-after'] ?? 0)
      const isLimit = error.status === 429 || (error.status === 403 && asked > 0)
      const wait = { retries: RETRIES, retryAfter: asked || 1 }
      if (isLimit && asked <= PATIENCE_SECONDS) error.request.request = { ...error.request.request, ...wait }
    }
    throw error
  })
}
