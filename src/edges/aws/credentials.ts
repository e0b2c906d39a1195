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

/** A role to assume. */
export interface RoleSource {
  readonly kind: 'web-identity' | 'assume'
  readonly arn: string
  readonly sessionName: string
  readonly durationSeconds: number
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
  const request = role.kind === 'web-identity' ? byWebIdentity : byCredentials
  return renewed(edges.clock, async (first) => {
    // A cancelled job may need new credentials to clean up. Without any, it has changed nothing yet.
    const signal = first ? edges.signal : new AbortController().signal
    const keys = await request(role, { ...edges, signal })
    const { AccessKeyId = '', SecretAccessKey = '', SessionToken = '', Expiration } = keys
    for (const secret of [AccessKeyId, SecretAccessKey, SessionToken]) edges.mask(secret)
    const lifetime = lifetimeOf(role, (Expiration?.getTime() ?? 0) - edges.clock.now())
    const expiration = new Date(edges.clock.now() + lifetime)
    return { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken, expiration }
  })
}

/** Returns how many milliseconds credentials last, even if the clock of this machine is wrong. */
function lifetimeOf({ durationSeconds }: RoleSource, remaining: number): number {
  const whole = durationSeconds * 1000
  return remaining <= 0 ? whole : Math.min(remaining, whole)
}

/** AWS China uses another audience. Source: aws-actions/configure-aws-credentials, README, "Audience". */
function audienceOf(roleArn: string): string {
  return roleArn.startsWith('arn:aws-cn:') ? 'sts.amazonaws.com.cn' : 'sts.amazonaws.com'
}

async function byWebIdentity(role: RoleSource, edges: RoleEdges): Promise<Credentials> {
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

async function byCredentials(role: RoleSource, { sts, signal }: RoleEdges): Promise<Credentials> {
  try {
    const { Credentials } = await sts.send(new AssumeRoleCommand(requestOf(role)), { abortSignal: signal })
    return Credentials as Credentials
  } catch (error) {
    throw explainRoleError(error, { ...role, claims: undefined })
  }
}

function requestOf({ arn, sessionName, durationSeconds }: RoleSource) {
  return { RoleArn: arn, RoleSessionName: sessionName, DurationSeconds: durationSeconds }
}

/** Renews credentials 5 minutes before they expire, as the SDK does, or in the last quarter of a shorter life. */
function renewed(
  clock: Clock,
  request: (first: boolean) => Promise<TemporaryCredentials>,
): () => Promise<TemporaryCredentials> {
  let current: { readonly credentials: TemporaryCredentials; readonly renewAt: number } | undefined
  let pending: Promise<TemporaryCredentials> | undefined
  let refusal: unknown
  const renew = async (): Promise<TemporaryCredentials> => {
    try {
      const credentials = await request(current === undefined)
      const end = credentials.expiration.getTime()
      current = { credentials, renewAt: end - Math.min(300_000, (end - clock.now()) / 4) }
      return credentials
    } catch (error) {
      if (!isTransient(error)) refusal = error
      else if (current !== undefined && current.credentials.expiration.getTime() > clock.now())
        return current.credentials
      throw error
    } finally {
      pending = undefined
    }
  }
  return async () => {
    if (refusal !== undefined) throw refusal
    if (current !== undefined && clock.now() < current.renewAt) return current.credentials
    pending ??= renew()
    return pending
  }
}
