import { Problem } from '../text/problem.ts'
import { explainAwsError, isAccessDenied, isError } from './error.ts'

/** What a token says, as far as it matters to a trust policy. Source: GitHub documentation, "OpenID Connect reference". */
export type Claims = Readonly<Record<string, unknown>>

/** A role that was to be assumed. `claims` are those of the token that was shown for it, if one was. */
interface RoleAttempt {
  readonly arn: string
  readonly durationSeconds: number
  readonly claims: Claims | undefined
}

/** The claims of a token; none when it cannot be read. The signature is AWS's to check. */
export function readClaims(token: string): Claims {
  try {
    return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString())
  } catch {
    return {}
  }
}

/**
 * Makes a refusal of a role readable: what AWS did not accept, and what to change where.
 * Source of the texts: AWS STS API reference, "AssumeRoleWithWebIdentity"; issues of aws-actions/configure-aws-credentials.
 */
export function explainRoleError(error: unknown, attempt: RoleAttempt): unknown {
  const { arn, durationSeconds, claims } = attempt
  if (isError(error, 'ValidationError', /DurationSeconds/)) {
    return new Problem(
      `The role ${arn} cannot be assumed for ${durationSeconds} seconds: ${error.message}`,
      'Lower role-duration-seconds: the credentials are renewed while the job runs. Or raise the maximum session duration of the role in IAM.',
      { cause: error },
    )
  }
  if (!(error instanceof Error)) return error
  const explained = claims === undefined ? explainAssume(error, arn) : explainToken(error, arn, claims)
  return explained ?? explainAwsError(error)
}

function explainAssume(error: Error, arn: string): Problem | undefined {
  if (error.name === 'CredentialsProviderError') {
    return new Problem(
      'role-to-assume is given, but this job may not ask GitHub for an ID token, and it has no other AWS credentials.',
      'Add `id-token: write` to `permissions:` of the job, beside `contents: read`. In a reusable workflow, the job that calls it needs it, too.',
      { cause: error },
    )
  }
  if (!isAccessDenied(error)) return undefined
  return new Problem(
    `The credentials of this job may not assume the role ${arn}: ${error.message}`,
    "Accept them in the role's trust policy (`sts:AssumeRole`), and allow them `sts:AssumeRole` on the role. To assume it by GitHub's token instead, add `id-token: write` to `permissions:` of the job.",
    { cause: error },
  )
}

function explainToken(error: Error, arn: string, claims: Claims): Problem | undefined {
  const [issuer, audience, subject] = [String(claims.iss), String(claims.aud), String(claims.sub)]
  const provider = issuer.replace(/^https?:\/\//, '')
  if (isAccessDenied(error)) return untrusted({ error, arn, claims, provider })
  if (/No OpenIDConnect provider/i.test(error.message)) {
    return new Problem(
      `The AWS account ${arn.split(':')[4]} of the role has no OIDC provider for ${issuer}.`,
      `Make it, once for the account: \`aws iam create-open-id-connect-provider --url ${issuer} --client-id-list ${audience}\`. Or correct the account in role-to-assume.`,
      { cause: error },
    )
  }
  if (/audience/i.test(error.message)) {
    return new Problem(
      `The OIDC provider of the role ${arn} does not take the audience \`${audience}\`: ${error.message}.`,
      `Add the audience ${audience} to the OIDC provider ${provider} in IAM, and to the condition \`${provider}:aud\` of the role's trust policy.`,
      { cause: error },
    )
  }
  if (error.name !== 'ExpiredTokenException') return undefined
  return new Problem(
    `AWS takes GitHub's token of ${subject} for expired: ${error.message}.`,
    'The token is made for each request, so a clock is wrong or the request was held up. Run the job again; check the clock of your GitHub server if you have one, and the proxy.',
    { cause: error },
  )
}

interface Untrusted {
  readonly error: Error
  readonly arn: string
  readonly claims: Claims
  readonly provider: string
}

function untrusted({ error, arn, claims, provider }: Untrusted): Problem {
  const condition = JSON.stringify({
    StringEquals: { [`${provider}:aud`]: claims.aud, [`${provider}:sub`]: claims.sub },
  }).slice(1, -1)
  const other = otherSubject(claims)
  const both =
    other === undefined ? '' : ` The other form of this subject is \`${other}\`: accept it as well, if need be.`
  return new Problem(
    `AWS refused the role ${arn}: there is no such role, or its trust policy does not accept this job, whose token has the sub \`${claims.sub}\` and the aud \`${claims.aud}\`.`,
    `Put this into the Condition of the role's trust policy: ${condition}.${both}`,
    { cause: error },
  )
}

/**
 * The subject of the same job in the other of two forms: with the IDs of owner and repository, which repositories have that
 * were made since July 2026, or without. None when the subject is made by a template of the organization's own.
 * Source: GitHub documentation, "OpenID Connect reference", subject claims; aws-actions/configure-aws-credentials, README.
 */
function otherSubject(claims: Claims): string | undefined {
  const [owner, name] = String(claims.repository).split('/')
  const plain = `repo:${owner}/${name}:`
  const withIds = `repo:${owner}@${claims.repository_owner_id}/${name}@${claims.repository_id}:`
  const subject = String(claims.sub)
  if (subject.startsWith(plain)) return subject.replace(plain, withIds)
  return subject.startsWith(withIds) ? subject.replace(withIds, plain) : undefined
}
