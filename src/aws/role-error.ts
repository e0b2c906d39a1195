import { Problem } from '../text/problem.ts'
import { explainAwsError, isAccessDenied, isError } from './error.ts'

/** The claims of an ID token, by name. Source: GitHub documentation, "OpenID Connect reference". */
export type Claims = Readonly<Record<string, unknown>>

/** Reads the claims of a token, without verifying its signature. Returns none when the token cannot be read. */
export function readClaims(token: string): Claims {
  try {
    return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString())
  } catch {
    return {}
  }
}

/**
 * Turns the refusal of a role into a Problem that says what AWS did not accept and where to change it.
 * Source of the texts: AWS STS API reference, "AssumeRoleWithWebIdentity"; issues of aws-actions/configure-aws-credentials.
 *
 * @param attempt `claims`: the claims of the ID token, if the request had one
 */
export function explainRoleError(
  error: unknown,
  attempt: { readonly arn: string; readonly durationSeconds: number; readonly claims: Claims | undefined },
): unknown {
  const { arn, durationSeconds, claims } = attempt
  if (isError(error, 'ValidationError', /DurationSeconds/)) {
    return new Problem(
      `The role ${arn} cannot be assumed for ${durationSeconds} seconds: ${error.message}`,
      'Lower role-duration-seconds: the credentials are renewed while the job runs. Or raise the maximum session duration of the role in IAM.',
      { cause: error },
    )
  }
  if (!(error instanceof Error)) return error
  const problem = claims === undefined ? assumeRoleProblem(error, arn) : tokenProblem(error, arn, claims)
  return problem ?? explainAwsError(error)
}

function assumeRoleProblem(error: Error, arn: string): Problem | undefined {
  if (error.name === 'CredentialsProviderError') {
    return new Problem(
      'role-to-assume is given, but this job may not ask GitHub for an ID token, and it has no other AWS credentials.',
      'Add `id-token: write` to `permissions:` of the job, beside `contents: read`. In a reusable workflow, the calling job needs it as well.',
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

function tokenProblem(error: Error, arn: string, claims: Claims): Problem | undefined {
  const [issuer, audience, subject] = [String(claims.iss), String(claims.aud), String(claims.sub)]
  const provider = issuer.replace(/^https?:\/\//, '')
  if (isAccessDenied(error)) return untrustedTokenProblem(error, arn, claims, provider)
  if (/No OpenIDConnect provider/i.test(error.message)) {
    return new Problem(
      `The AWS account ${arn.split(':')[4]} of the role has no OIDC provider for ${issuer}.`,
      `Create it once for the account: \`aws iam create-open-id-connect-provider --url ${issuer} --client-id-list ${audience}\`. Or correct the account in role-to-assume.`,
      { cause: error },
    )
  }
  if (/audience/i.test(error.message)) {
    return new Problem(
      `The OIDC provider of the role ${arn} does not accept the audience \`${audience}\`: ${error.message}.`,
      `Add the audience ${audience} to the OIDC provider ${provider} in IAM, and to the condition \`${provider}:aud\` of the role's trust policy.`,
      { cause: error },
    )
  }
  if (error.name !== 'ExpiredTokenException') return undefined
  return new Problem(
    `AWS considers GitHub's token of ${subject} expired: ${error.message}.`,
    'The token is new for each request, so a clock is wrong or the request was delayed. Run the job again; check the clock of your GitHub server if you have one, and the proxy.',
    { cause: error },
  )
}

/**
 * A trust policy that accepts `...:pull_request` lets in everybody who can push a branch, so that subject is advised for no role.
 */
function untrustedTokenProblem(error: Error, arn: string, claims: Claims, provider: string): Problem {
  return new Problem(
    `AWS refused the role ${arn}: there is no such role, or its trust policy does not accept this job, whose token has the sub \`${claims.sub}\` and the aud \`${claims.aud}\`.`,
    isOfPullRequest(claims) ? PREVIEW_ROLE : trustRemedy(claims, provider),
    { cause: error },
  )
}

const PREVIEW_ROLE =
  'Do not add this subject to the role that deploys main: whoever can push a branch could assume it. Give pull requests a role of their own, and choose it by the event, as the section "A role for each kind of run" of docs/credentials.md shows. If this is that role, compare its trust policy with the sub above.'

function isOfPullRequest({ sub, event_name: event }: Claims): boolean {
  return /:pull_request(:|$)/.test(String(sub)) || /^pull_request/.test(String(event))
}

function trustRemedy(claims: Claims, provider: string): string {
  if (/[*?]/.test(String(claims.sub)))
    return "A trust policy must not hold that sub, because it has a wildcard. Correct the organization's template of subjects."
  const condition = JSON.stringify({
    StringEquals: { [`${provider}:aud`]: claims.aud, [`${provider}:sub`]: claims.sub },
  }).slice(1, -1)
  const other = otherSubject(claims)
  const both =
    other === undefined ? '' : ` The other form of this subject is \`${other}\`: accept it as well if you need both.`
  return `If this job may deploy with that role, put this into the Condition of the role's trust policy: ${condition}.${both}`
}

/**
 * Returns the other form of a job's subject. Repositories created since July 2026 have the IDs of owner and repository in it.
 * Source: GitHub documentation, "OpenID Connect reference", subject claims; aws-actions/configure-aws-credentials, README.
 *
 * @returns undefined for a subject from the organization's own template
 */
function otherSubject(claims: Claims): string | undefined {
  const [owner, name] = String(claims.repository).split('/')
  const plain = `repo:${owner}/${name}:`
  const withIds = `repo:${owner}@${claims.repository_owner_id}/${name}@${claims.repository_id}:`
  const subject = String(claims.sub)
  if (subject.startsWith(plain)) return subject.replace(plain, withIds)
  return subject.startsWith(withIds) ? subject.replace(withIds, plain) : undefined
}
