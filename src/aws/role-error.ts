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

/** A request for a role. */
interface RoleAttempt {
  readonly arn: string
  readonly durationSeconds: number
}

/** A request with credentials of the job. */
interface ChainedAttempt extends RoleAttempt {
  readonly claims: undefined
  readonly externalId: string | undefined
  readonly tags: ReadonlyMap<string, string>
  /** Whether the job could assume the role with an ID token instead. */
  readonly hasIdToken: boolean
}

/** A request with an ID token, and the claims of that. */
interface TokenAttempt extends RoleAttempt {
  readonly claims: Claims
}

/**
 * Turns the refusal of a role into a Problem that says what AWS did not accept and where to change it. The advice fits the way that
 * was taken: a role that trusts another role is not to be opened to GitHub.
 * Source of the texts: AWS STS API reference, "AssumeRoleWithWebIdentity"; issues of aws-actions/configure-aws-credentials.
 */
export function explainRoleError(error: unknown, attempt: TokenAttempt | ChainedAttempt): unknown {
  const { arn, durationSeconds } = attempt
  if (isError(error, 'ValidationError', /DurationSeconds/)) {
    const raise = /role chaining/.test(error.message)
      ? 'With the credentials of another role, an hour is the most.'
      : 'Or raise the maximum session duration of the role in IAM.'
    return new Problem(
      `The role ${arn} cannot be assumed for ${durationSeconds} seconds: ${error.message}`,
      `Lower role-duration-seconds: the credentials are renewed while the job runs. ${raise}`,
      { cause: error },
    )
  }
  if (!(error instanceof Error)) return error
  const problem =
    attempt.claims === undefined ? chainedProblem(error, attempt) : tokenProblem(error, arn, attempt.claims)
  return problem ?? explainAwsError(error)
}

function chainedProblem(error: Error, attempt: ChainedAttempt): Problem | undefined {
  const { arn, hasIdToken, tags } = attempt
  if (error.name === 'CredentialsProviderError') return noCredentialsProblem(error, hasIdToken)
  if (/^ExpiredToken/.test(error.name)) {
    return new Problem(
      `The credentials of this job, which assume the role ${arn}, have expired: ${error.message}`,
      `Operations on AWS continue. Run the job again. Nothing renews credentials of an earlier step: put it directly before this one, or let it ask for a longer session. ${otherWay(hasIdToken)}`,
      { cause: error },
    )
  }
  if (tags.size > 0 && /^(InvalidParameterValue|PackedPolicyTooLarge)/.test(error.name)) {
    return new Problem(
      `The session of the role ${arn} cannot get its tags: ${error.message}`,
      'Set `role-skip-session-tagging: true`, at least where the credentials of the job have tags already.',
      { cause: error },
    )
  }
  if (!isAccessDenied(error)) return undefined
  return /sts:TagSession/.test(error.message) ? tagProblem(error, attempt) : untrustedProblem(error, attempt)
}

function noCredentialsProblem(cause: Error, hasIdToken: boolean): Problem {
  if (hasIdToken) {
    return new Problem(
      'role-chaining is `true`, but this job has no AWS credentials that could assume the role.',
      "Let a step before leave some, such as aws-actions/configure-aws-credentials. Or remove `role-chaining`, to assume the role with GitHub's ID token.",
      { cause },
    )
  }
  return new Problem(
    'role-to-assume is given, but this job may not ask GitHub for an ID token, and it has no other AWS credentials.',
    'Add `id-token: write` to `permissions:` of the job, beside `contents: read`. In a reusable workflow, the calling job needs it as well.',
    { cause },
  )
}

function tagProblem(cause: Error, attempt: ChainedAttempt): Problem {
  return new Problem(
    `The credentials of this job may not tag a session of the role ${attempt.arn}: ${cause.message}`,
    `Set \`role-skip-session-tagging: true\`. Or allow \`sts:TagSession\` beside \`sts:AssumeRole\`, both in the policy of these credentials and in the role's trust policy: ${trustStatement(attempt)}.`,
    { cause },
  )
}

function untrustedProblem(cause: Error, attempt: ChainedAttempt): Problem {
  const { arn, externalId, hasIdToken } = attempt
  const condition =
    externalId === undefined
      ? 'If it asks for an external ID, give that in role-external-id.'
      : 'Compare its `sts:ExternalId` with role-external-id.'
  return new Problem(
    `The credentials of this job may not assume the role ${arn}: ${cause.message}`,
    `Allow them \`sts:AssumeRole\` on the role, and accept them in the role's trust policy: ${trustStatement(attempt)}. ${condition} ${otherWay(hasIdToken)} If these credentials should deploy by themselves, remove role-to-assume.`,
    { cause },
  )
}

/** The principal is for people to fill in: only a text of others names it. */
function trustStatement({ externalId, tags }: ChainedAttempt): string {
  return JSON.stringify({
    Effect: 'Allow',
    Principal: { AWS: '<ARN of the role or user of these credentials>' },
    Action: tags.size > 0 ? ['sts:AssumeRole', 'sts:TagSession'] : 'sts:AssumeRole',
    ...(externalId !== undefined && { Condition: { StringEquals: { 'sts:ExternalId': externalId } } }),
  })
}

function otherWay(hasIdToken: boolean): string {
  return `To assume the role with GitHub's ID token instead, set \`role-chaining: false\`${hasIdToken ? '' : ' and add `id-token: write` to `permissions:` of the job'}.`
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
