import { JOB_PREFIX } from '../aws/ownership.ts'
import type { CredentialSource } from '../edges/aws/credentials.ts'
import type { Inputs, RoleInputs } from '../inputs/inputs.ts'
import { Problem } from '../text/problem.ts'
import type { Context } from './context.ts'

/**
 * Decides where the credentials come from. Keys in the environment assume the role, else a GitHub ID token, else what the SDK finds,
 * such as the role of the instance. The input role-chaining decides otherwise.
 *
 * @throws Problem when the inputs contradict the way that is taken
 */
export function planCredentials({ role }: Inputs, context: Context): CredentialSource {
  if (role === undefined) return { kind: 'chain' }
  const { arn, durationSeconds, externalId } = role
  const session = {
    arn,
    durationSeconds,
    sessionName: sessionName(role.sessionName ?? `${JOB_PREFIX}${context.run.id}`),
  }
  const { hasIdToken } = context
  if (!isChained(role, context)) {
    if (!hasIdToken) throw missingTokenProblem()
    if (externalId !== undefined) throw externalIdProblem(role)
    return { kind: 'web-identity', ...session }
  }
  if (context.awsKeys === 'temporary' && durationSeconds > CHAINED_SECONDS) throw chainedSessionProblem(role)
  const tags = role.tagSession ? context.sessionTags : new Map<string, string>()
  return { kind: 'assume', ...session, externalId, tags, hasIdToken }
}

/** Whether the job's own credentials assume the role. */
function isChained({ chaining }: RoleInputs, { awsKeys, hasIdToken }: Context): boolean {
  return chaining ?? (awsKeys !== undefined || !hasIdToken)
}

/** Source: IAM user guide, "Methods to assume a role", role chaining. */
const CHAINED_SECONDS = 3600

function missingTokenProblem(): Problem {
  return new Problem(
    "Input role-chaining: it is `false`, so the role needs GitHub's ID token, which this job may not request.",
    'Add `id-token: write` to `permissions:` of the job, beside `contents: read`. Or remove `role-chaining`, to assume the role with the AWS credentials of the job.',
  )
}

function externalIdProblem({ arn }: RoleInputs): Problem {
  return new Problem(
    `Input role-external-id: GitHub's ID token assumes the role ${arn}, and that request takes no external ID.`,
    'Give `role-chaining: true` to assume the role with AWS credentials, such as those of a step before. Or remove `role-external-id`.',
  )
}

function chainedSessionProblem({ arn }: RoleInputs): Problem {
  return new Problem(
    `Input role-duration-seconds: temporary credentials assume the role ${arn}, for an hour at most (role chaining).`,
    'Leave it out: the session is renewed while the job runs.',
  )
}

/** Rule: AWS STS API reference, AssumeRole, RoleSessionName: `[\w+=,.@-]*`, 2 to 64 characters. */
function sessionName(name: string): string {
  return name
    .replace(/[^\w+=,.@-]+/g, '-')
    .slice(0, 64)
    .padEnd(2, '-')
}
