import { isTransient } from '../aws/error.ts'
import type { Clock } from './clock.ts'
import type { Http, HttpAnswer } from './http.ts'

/** What asking GitHub takes. */
interface GitHubEdges {
  /** Default is the environment of this process. */
  readonly env?: Readonly<Record<string, string | undefined>>
  readonly http: Http
  readonly clock: Clock
  readonly signal: AbortSignal
  readonly token: string
}

/** GitHub's API, as the token of this job may use it. */
export interface GitHub {
  /**
   * Sends a request of the REST API and gives its answer's JSON.
   *
   * @param path such as `/repos/owner/name/issues/1/comments`
   * @throws Error with GitHub's message
   */
  readonly rest: (method: 'POST' | 'PATCH', path: string, body: unknown) => Promise<unknown>
  /**
   * Sends a query of the GraphQL API and gives its answer's `data`.
   *
   * @throws Error with GitHub's message
   */
  readonly graphql: (query: string, variables: unknown) => Promise<unknown>
}

const TRIES = 4

/** GitHub asks to wait a minute at most for its secondary limits; a job does not wait longer for a comment. */
const PATIENCE_SECONDS = 60

/**
 * Opens GitHub's API, also that of a GitHub Enterprise Server. Rate limits are waited out, and network faults and 5xx too where
 * nothing can be done twice; 4 tries in all.
 * Source: GitHub documentation, "Best practices for using the REST API", "Variables reference".
 */
export function openGitHub({ env = process.env, http, clock, signal, token }: GitHubEdges): GitHub {
  const headers = {
    authorization: `Bearer ${token}`,
    accept: 'application/vnd.github+json',
    'content-type': 'application/json',
    'user-agent': 'servicefull-action',
    'x-github-api-version': '2022-11-28',
  }
  const send = async ({ method, url, body, repeatable }: Sending): Promise<unknown> => {
    for (let tried = 1; ; tried += 1) {
      signal.throwIfAborted()
      const answer = await http.send({ method, url, headers, body: JSON.stringify(body) }).catch((error: unknown) => {
        if (tried === TRIES || !repeatable || !isTransient(error)) throw error
        return undefined
      })
      const pause = answer === undefined ? 1 : secondsToWait(answer, repeatable)
      if (answer !== undefined && (pause === undefined || tried === TRIES)) return read(answer)
      await clock.wait((pause ?? 1) * 1000 * (0.8 + 0.4 * Math.random()), signal)
    }
  }
  return {
    rest: (method, path, body) => {
      const url = `${env.GITHUB_API_URL ?? 'https://api.github.com'}${path}`
      return send({ method, url, body, repeatable: method === 'PATCH' })
    },
    graphql: async (query, variables) => {
      const url = env.GITHUB_GRAPHQL_URL ?? 'https://api.github.com/graphql'
      const sending = { method: 'POST', url, body: { query, variables }, repeatable: true } as const
      const { data, errors } = (await send(sending)) as GraphQlAnswer
      if (errors?.[0] !== undefined) throw new Error(errors[0].message)
      return data
    },
  }
}

interface Sending {
  readonly method: 'POST' | 'PATCH'
  readonly url: string
  readonly body: unknown
  /** Whether it does no harm twice: a request whose answer is lost may have been carried out. */
  readonly repeatable: boolean
}

interface GraphQlAnswer {
  readonly data?: unknown
  readonly errors?: readonly { readonly message: string }[]
}

/** Seconds after which the same request may succeed; undefined when it may not. */
function secondsToWait({ status, headers }: HttpAnswer, repeatable: boolean): number | undefined {
  const asked = Number(headers['retry-after'])
  if ((status === 403 || status === 429) && asked > 0) return asked <= PATIENCE_SECONDS ? asked : undefined
  return status === 429 || (status >= 500 && repeatable) ? 1 : undefined
}

function read({ status, body }: HttpAnswer): unknown {
  let answer: { readonly message?: unknown } | undefined
  try {
    answer = JSON.parse(body)
  } catch {
    // A proxy answers in HTML.
  }
  if (status < 300 && answer !== undefined) return answer
  throw new Error(typeof answer?.message === 'string' ? answer.message : `HTTP ${status}`)
}
