import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'
import { ISSUER, tokenOf } from '../../local-cloud/web-identity.ts'
import { REPOSITORY } from './events.ts'

/** The subject of a push to main, and the same with the IDs of owner and repository. */
export const SUBJECT = `repo:${REPOSITORY}:ref:refs/heads/main`
export const SUBJECT_WITH_IDS = 'repo:octo-org@1234567/hello-job@7654321:ref:refs/heads/main'

/** GitHub's side of OpenID Connect, for jobs with `id-token: write`. */
export interface GitHub {
  /** What such a job has in its environment, and no AWS credentials. */
  readonly env: Readonly<Record<string, string>>
  /** The tokens that were given out. */
  readonly tokens: readonly string[]
  /** How often a token was asked for. */
  readonly asked: () => number
}

/** What the server does otherwise than GitHub on a good day. */
export interface Oddities {
  /** Claims in place of the usual ones. */
  readonly claims?: Readonly<Record<string, unknown>>
  /** The statuses of the first answers. */
  readonly statuses?: readonly number[]
}

/** Starts the server that gives a job its ID tokens, for this test only. Its tokens are signed by nobody. */
export async function startGitHub({ claims, statuses = [] }: Oddities = {}): Promise<GitHub> {
  const bearer = `request-${randomUUID()}`
  const tokens: string[] = []
  let asked = 0
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '', 'http://localhost')
    const status = statuses[asked] ?? (request.headers.authorization === `Bearer ${bearer}` ? 200 : 401)
    asked += 1
    response.writeHead(status, { 'content-type': 'application/json' })
    if (status !== 200) return response.end('{"message":"no"}')
    const token = tokenOf({ ...usual(url.searchParams.get('audience')), ...claims })
    tokens.push(token)
    return response.end(JSON.stringify({ value: token }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  const { port } = server.address() as AddressInfo
  const env = {
    ACTIONS_ID_TOKEN_REQUEST_URL: `http://127.0.0.1:${port}/token?api-version=2.0`,
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: bearer,
    AWS_ACCESS_KEY_ID: '',
    AWS_SECRET_ACCESS_KEY: '',
  }
  return { env, tokens, asked: () => asked }
}

/** Source: GitHub documentation, "OpenID Connect reference", example of a token. */
function usual(audience: string | null): Record<string, unknown> {
  const now = Math.floor(Date.now() / 1000)
  return {
    jti: randomUUID(),
    sub: SUBJECT,
    aud: audience,
    ref: 'refs/heads/main',
    repository: REPOSITORY,
    repository_owner: REPOSITORY.split('/')[0],
    repository_owner_id: '1234567',
    repository_id: '7654321',
    event_name: 'push',
    runner_environment: 'github-hosted',
    iss: ISSUER,
    nbf: now - 600,
    iat: now,
    exp: now + 300,
  }
}
