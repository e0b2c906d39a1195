import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts'
import {
  type ChainedRole,
  ISSUER,
  makeChainedRole,
  makeProvider,
  makeRole,
  tokenOf,
} from '../../local-cloud/web-identity.ts'
import type { Account } from './account.ts'
import { REPOSITORY } from './events.ts'
import { NO_KEYS } from './machine.ts'
import { listen } from './server.ts'

/** The subject of a push to main. */
export const SUBJECT = `repo:${REPOSITORY}:ref:refs/heads/main`
/** The same subject in the form that names the IDs of owner and repository, too. */
export const SUBJECT_WITH_IDS = 'repo:octo-org@1234567/hello-job@7654321:ref:refs/heads/main'

/** GitHub's side of OpenID Connect, for jobs with `id-token: write`. */
export interface GitHub {
  /** The environment of such a job, which has no AWS keys. */
  readonly env: Readonly<Record<string, string>>
  /** The tokens that jobs have got, in order. */
  readonly tokens: readonly string[]
  /** The number of requests for a token so far. */
  readonly requests: () => number
}

/** How the server differs from GitHub on a good day. */
export interface Oddities {
  /** Claims in place of the usual ones. */
  readonly claims?: Readonly<Record<string, unknown>>
  /** The statuses of the first answers. */
  readonly statuses?: readonly number[]
}

/** Starts the server that gives a job its ID tokens, for this test only. Their signature is not valid. */
export async function startGitHub({ claims, statuses = [] }: Oddities = {}): Promise<GitHub> {
  const bearer = `request-${randomUUID()}`
  const tokens: string[] = []
  let requests = 0
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '', 'http://localhost')
    const status = statuses[requests] ?? (request.headers.authorization === `Bearer ${bearer}` ? 200 : 401)
    requests += 1
    response.writeHead(status, { 'content-type': 'application/json' })
    if (status !== 200) return response.end('{"message":"no"}')
    const token = tokenOf({ ...usual(url.searchParams.get('audience')), ...claims })
    tokens.push(token)
    return response.end(JSON.stringify({ value: token }))
  })
  const env = {
    ACTIONS_ID_TOKEN_REQUEST_URL: `http://127.0.0.1:${await listen(server)}/token?api-version=2.0`,
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: bearer,
    ...NO_KEYS,
  }
  return { env, tokens, requests: () => requests }
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

/** Creates GitHub's provider and the role `deployer` in an account; returns the ARN of the role. */
export async function createDeployRole(account: Account, subject = SUBJECT): Promise<string> {
  await makeProvider(account.id)
  return makeRole({ account: account.id, name: 'deployer', subject })
}

/** Creates a role in an account; returns its ARN. */
export function createRole(account: Account, name: string): Promise<string> {
  return makeRole({ account: account.id, name, subject: SUBJECT })
}

/** Creates the role `deploy-b`, which credentials may assume, in an account; returns its ARN. */
export function createChainedRole(account: Account, role: Omit<ChainedRole, 'account' | 'name'>): Promise<string> {
  return makeChainedRole({ account: account.id, name: 'deploy-b', ...role })
}

/** The role `entry-a` of an account, and the environment of a job that has keys of it from a step before. */
export async function enterBefore(account: Account) {
  const entry = await makeChainedRole({ account: account.id, name: 'entry-a', trusts: account.id })
  const { AWS_ENDPOINT_URL: endpoint = '', AWS_REGION: region = '' } = account.env
  const credentials = { accessKeyId: account.id, secretAccessKey: 'local' }
  const sts = new STSClient({ endpoint, region, credentials })
  const { Credentials: keys } = await sts.send(new AssumeRoleCommand({ RoleArn: entry, RoleSessionName: 'before' }))
  const env = {
    AWS_ACCESS_KEY_ID: keys?.AccessKeyId ?? '',
    AWS_SECRET_ACCESS_KEY: keys?.SecretAccessKey ?? '',
    AWS_SESSION_TOKEN: keys?.SessionToken ?? '',
  }
  return { entry, env }
}
