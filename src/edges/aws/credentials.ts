import {
  AssumeRoleCommand,
  AssumeRoleWithWebIdentityCommand,
  type Credentials,
  type STSClient,
} from '@aws-sdk/client-sts'
import { isTransient } from '../../aws/error.ts'
import { explainRoleError, readClaims } from '../../aws/role-error.ts'
import type { Clock } from '../clock.ts'
import { type IdTokenEdges, requestIdToken } from './id-token.ts'

/**
 * The source of credentials: the SDK's default chain, a role assumed with GitHub's ID token, or a role assumed with the credentials
 * of the default chain.
 */
export type CredentialSource = { readonly kind: 'chain' } | RoleSource

type RoleSource = TokenRole | ChainedRole

interface Session {
  readonly arn: string
  readonly sessionName: string
  readonly durationSeconds: number
}

/** A role that an ID token assumes. */
export interface TokenRole extends Session {
  readonly kind: 'web-identity'
}

/** A role that the credentials of the default chain assume. */
export interface ChainedRole extends Session {
  readonly kind: 'assume'
  readonly externalId: string | undefined
  /** Tags of the session, by key. */
  readonly tags: ReadonlyMap<string, string>
  /** Whether the job could assume the role with an ID token instead. */
  readonly hasIdToken: boolean
}

interface TemporaryCredentials {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken: string
  readonly expiration: Date
}

interface RoleEdges extends IdTokenEdges {
  /** Has the credentials of the default chain. */
  readonly sts: STSClient
  readonly mask: (secret: string) => void
}

/**
 * Returns a provider of a role's credentials, which the AWS clients call before each request. It keeps them in memory, shares them
 * between all clients, and renews them with a new token before they expire. After a final refusal it does not try again.
 *
 * @throws Problem from the provider
 */
export function roleCredentials(role: RoleSource, edges: RoleEdges): () => Promise<TemporaryCredentials> {
  return renewed(edges.clock, async (first) => {
    // A cancelled job may need new credentials to clean up. Without any, it has changed nothing yet.
    const signal = first ? edges.signal : new AbortController().signal
    const current = { ...edges, signal }
    const keys = await (role.kind === 'assume' ? byCredentials(role, current) : byWebIdentity(role, current))
    const { AccessKeyId = '', SecretAccessKey = '', SessionToken = '', Expiration } = keys
    for (const secret of [AccessKeyId, SecretAccessKey, SessionToken]) edges.mask(secret)
    const lifetime = lifetimeOf(role, (Expiration?.getTime() ?? 0) - edges.clock.now())
    const expiration = new Date(edges.clock.now() + lifetime)
    return { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken, expiration }
  })
}

/** Returns how many milliseconds credentials last, even if the clock of this machine is wrong. */
function lifetimeOf({ durationSeconds }: Session, remaining: number): number {
  const whole = durationSeconds * 1000
  return remaining <= 0 ? whole : Math.min(remaining, whole)
}

/** AWS China uses another audience. Source: aws-actions/configure-aws-credentials, README, "Audience". */
function audienceOf(roleArn: string): string {
  return roleArn.startsWith('arn:aws-cn:') ? 'sts.amazonaws.com.cn' : 'sts.amazonaws.com'
}

async function byWebIdentity(role: TokenRole, edges: RoleEdges): Promise<Credentials> {
  const token = await requestIdToken(edges, audienceOf(role.arn))
  edges.mask(token)
  const request = new AssumeRoleWithWebIdentityCommand({ ...requestOf(role), WebIdentityToken: token })
  try {
    const { Credentials } = await edges.sts.send(request, { abortSignal: edges.signal })
    return Credentials as Credentials
  } catch (error) {
    throw explainRoleError(error, { ...role, claims: readClaims(token) })
  }
}

async function byCredentials(role: ChainedRole, { sts, signal }: RoleEdges): Promise<Credentials> {
  const { externalId: ExternalId, tags } = role
  const Tags = [...tags].map(([Key, Value]) => ({ Key, Value }))
  const request = { ...requestOf(role), ExternalId, ...(Tags.length > 0 && { Tags }) }
  try {
    const { Credentials } = await sts.send(new AssumeRoleCommand(request), { abortSignal: signal })
    return Credentials as Credentials
  } catch (error) {
    throw explainRoleError(error, { ...role, claims: undefined })
  }
}

function requestOf({ arn, sessionName, durationSeconds }: Session) {
  return { RoleArn: arn, RoleSessionName: sessionName, DurationSeconds: durationSeconds }
}

/**
 * Renews credentials 5 minutes before they expire, as the SDK does, or in the last quarter of a shorter life. If that fails, the old
 * ones serve to their end.
 */
function renewed(
  clock: Clock,
  request: (first: boolean) => Promise<TemporaryCredentials>,
): () => Promise<TemporaryCredentials> {
  let current: { readonly credentials: TemporaryCredentials; readonly renewAt: number } | undefined
  let pending: Promise<TemporaryCredentials> | undefined
  let refusal: unknown
  const rest = (error: unknown): TemporaryCredentials => {
    if (current !== undefined && clock.now() < current.credentials.expiration.getTime()) return current.credentials
    throw error
  }
  const renew = async (): Promise<TemporaryCredentials> => {
    try {
      const credentials = await request(current === undefined)
      const end = credentials.expiration.getTime()
      current = { credentials, renewAt: end - Math.min(300_000, (end - clock.now()) / 4) }
      return credentials
    } catch (error) {
      if (!isTransient(error)) refusal = error
      return rest(error)
    } finally {
      pending = undefined
    }
  }
  return async () => {
    if (refusal !== undefined) return rest(refusal)
    if (current !== undefined && clock.now() < current.renewAt) return current.credentials
    pending ??= renew()
    return pending
  }
}
