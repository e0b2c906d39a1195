import { isTransient } from '../../aws/error.ts'
import { Problem } from '../../text/problem.ts'
import type { Clock } from '../clock.ts'
import type { Http } from '../http.ts'

/** The edges that a request for an ID token needs. */
export interface IdTokenEdges {
  readonly env: Readonly<NodeJS.ProcessEnv>
  readonly http: Http
  readonly clock: Clock
  readonly signal: AbortSignal
}

const TRIES = 5

/**
 * Requests an ID token of this job from GitHub, with up to 5 tries after network faults and 5xx. `core.getIDToken` does not retry
 * these, and takes no signal.
 * Source: GitHub documentation, "OpenID Connect reference": the variables, which a job has with `id-token: write`.
 * @throws Problem
 */
export async function requestIdToken(edges: IdTokenEdges, audience: string): Promise<string> {
  const { env, http, clock, signal } = edges
  const url = new URL(env.ACTIONS_ID_TOKEN_REQUEST_URL ?? '')
  url.searchParams.set('audience', audience)
  const headers = { authorization: `Bearer ${env.ACTIONS_ID_TOKEN_REQUEST_TOKEN ?? ''}`, accept: 'application/json' }
  for (let tried = 1; ; tried += 1) {
    signal.throwIfAborted()
    try {
      const { status, body } = await http.send({ url: url.href, headers }, signal)
      if (status === 200) return tokenOf(body)
      throw Object.assign(new Error(`HTTP ${status}`), { $metadata: { httpStatusCode: status } })
    } catch (error) {
      if (tried === TRIES || !isTransient(error)) throw noTokenProblem(error, url.host)
    }
    await clock.wait(100 * 2 ** tried * (0.8 + 0.4 * Math.random()), signal)
  }
}

function tokenOf(body: string): string {
  const { value } = JSON.parse(body) as { value?: unknown }
  if (typeof value !== 'string' || value === '') throw new Error('the answer holds no token')
  return value
}

function noTokenProblem(cause: unknown, host: string): Problem {
  // An error of the JSON parser quotes the answer, which may hold a token.
  const reason = cause instanceof Error && cause.name === 'Error' ? cause.message : 'the answer cannot be read'
  return new Problem(
    `GitHub gave this job no ID token: ${reason}.`,
    `Run the job again. On a runner of your own, check that it can open connections to ${host}, and the proxy.`,
    { cause },
  )
}
