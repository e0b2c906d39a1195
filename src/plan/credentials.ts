import type { CredentialSource } from '../edges/credentials.ts'
import type { Inputs } from '../inputs.ts'
import type { Context } from './context.ts'

/**
 * Decides where the credentials come from. A role is assumed by GitHub's token where the job may ask for one, else by the
 * credentials that the job has, if only those of the instance.
 */
export function planCredentials({ role }: Inputs, { hasIdToken, run }: Context): CredentialSource {
  if (role === undefined) return { kind: 'chain' }
  return {
    kind: hasIdToken ? 'web-identity' : 'assume',
    arn: role.arn,
    sessionName: sessionName(role.sessionName ?? `servicefull-${run.id}`),
    durationSeconds: role.durationSeconds,
  }
}

/** Whether this job can have AWS credentials at all, as far as its environment tells. */
export function mayHaveCredentials({ role }: Inputs, { hasIdToken, hasCredentials }: Context): boolean {
  return hasCredentials || (role !== undefined && hasIdToken)
}

/** Rule: AWS STS API reference, AssumeRole, RoleSessionName: `[\w+=,.@-]*`, 2 to 64 characters. */
function sessionName(wanted: string): string {
  return wanted
    .replace(/[^\w+=,.@-]+/g, '-')
    .slice(0, 64)
    .padEnd(2, '-')
}
