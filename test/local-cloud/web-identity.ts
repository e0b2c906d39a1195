import { endpoint } from './account.ts'

/** GitHub's issuer, as the OIDC provider of an account names it. */
export const ISSUER = 'https://token.actions.githubusercontent.com'

/** A role of an account, and whom it trusts. */
export interface TrustingRole {
  readonly account: string
  readonly name: string
  /** Values of a condition on `sub`; `StringLike` when one holds a star. */
  readonly subject: string | readonly string[]
  readonly audience?: string
  readonly maxSessionSeconds?: number
}

/** Makes the OIDC provider of GitHub in an account. */
export async function makeProvider(account: string, audience = 'sts.amazonaws.com'): Promise<void> {
  await iam(account, { Action: 'CreateOpenIDConnectProvider', Url: ISSUER, 'ClientIDList.member.1': audience })
}

/** Makes a role that GitHub's tokens may assume; gives its ARN. */
export async function makeRole(role: TrustingRole): Promise<string> {
  const { account, name, subject, audience = 'sts.amazonaws.com', maxSessionSeconds = 3600 } = role
  const host = ISSUER.replace('https://', '')
  const operator = [subject].flat().some((each) => each.includes('*')) ? 'StringLike' : 'StringEquals'
  const statement = {
    Effect: 'Allow',
    Principal: { Federated: `arn:aws:iam::${account}:oidc-provider/${host}` },
    Action: 'sts:AssumeRoleWithWebIdentity',
    Condition: {
      StringEquals: { [`${host}:aud`]: audience },
      ...(operator === 'StringLike' && { StringLike: { [`${host}:sub`]: subject } }),
      ...(operator === 'StringEquals' && { StringEquals: { [`${host}:aud`]: audience, [`${host}:sub`]: subject } }),
    },
  }
  return createRole(account, name, statement, maxSessionSeconds)
}

/** A role of an account that credentials may assume. */
export interface ChainedRole {
  readonly account: string
  readonly name: string
  /** Principal of its trust policy: the ARN of a role, or the ID of an account. */
  readonly trusts: string
  readonly externalId?: string
  /** Whether sessions may have tags; they may by default. */
  readonly takesTags?: boolean
  readonly maxSessionSeconds?: number
}

/** Makes a role that credentials may assume; gives its ARN. */
export async function makeChainedRole(role: ChainedRole): Promise<string> {
  const { account, name, trusts, externalId, takesTags = true, maxSessionSeconds = 3600 } = role
  const statement = {
    Effect: 'Allow',
    Principal: { AWS: trusts },
    Action: takesTags ? ['sts:AssumeRole', 'sts:TagSession'] : 'sts:AssumeRole',
    ...(externalId !== undefined && { Condition: { StringEquals: { 'sts:ExternalId': externalId } } }),
  }
  return createRole(account, name, statement, maxSessionSeconds)
}

async function createRole(account: string, name: string, statement: object, maxSessionSeconds: number) {
  await iam(account, {
    Action: 'CreateRole',
    RoleName: name,
    MaxSessionDuration: String(maxSessionSeconds),
    AssumeRolePolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement: [statement] }),
  })
  return `arn:aws:iam::${account}:role/${name}`
}

/** A token with these claims, in the form of a JWT; its signature is worth nothing. */
export function tokenOf(claims: Readonly<Record<string, unknown>>): string {
  const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')
  return `${part({ alg: 'RS256', typ: 'JWT', kid: 'none' })}.${part(claims)}.${'s'.repeat(342)}`
}

/** Calls IAM; returns its answer, which is XML. The local cloud reads the account of a signature, and does not check the rest of it. */
export async function iam(account: string, form: Readonly<Record<string, string>>): Promise<string> {
  const answer = await fetch(endpoint, {
    method: 'POST',
    headers: {
      authorization: `AWS4-HMAC-SHA256 Credential=${account}/20260101/us-east-1/iam/aws4_request, SignedHeaders=host, Signature=0`,
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: new URLSearchParams({ Version: '2010-05-08', ...form }),
  })
  const text = await answer.text()
  if (!answer.ok) throw new Error(`IAM ${form.Action}: ${text}`)
  return text
}
