import type { Identity } from '../../aws/policy.ts'
import { readIdentity } from '../../edges/aws/clients.ts'
import type { Account } from '../../plan/plan.ts'
import { Problem, settleAll } from '../../text/problem.ts'
import type { World } from './world.ts'

/**
 * Reads the identity of the credentials, and refuses an account that is not allowed.
 *
 * @throws Problem
 */
export async function checkIdentity({ aws }: World, { allowedAccountIds }: Account): Promise<Identity> {
  const identity = await readIdentity(aws)
  if (allowedAccountIds.length === 0 || allowedAccountIds.includes(identity.account)) return identity
  throw new Problem(
    `These credentials are of the AWS account ${identity.account} (${identity.arn}), which is not in allowed-account-ids.`,
    'Check which role or secret the job uses, or add the account to allowed-account-ids.',
  )
}

/**
 * Checks the credentials in parallel with read-only requests. If the credentials are wrong, returns only that and the problems of
 * the files, because the errors of the requests are noise then.
 *
 * @param checks `files`: the checks among the requests that need no credentials
 */
export async function withIdentity<T extends readonly unknown[]>(
  world: World,
  account: Account,
  checks: { readonly requests: { [K in keyof T]: Promise<T[K]> }; readonly files: Promise<unknown> },
): Promise<{ readonly values: { [K in keyof T]: T[K] | undefined }; readonly errors: readonly unknown[] }> {
  const [identity, files, found] = await Promise.all([
    settleAll([checkIdentity(world, account)]),
    settleAll([checks.files]),
    settleAll<T>(checks.requests),
  ])
  return identity.errors.length === 0 ? found : { values: [] as never, errors: [...files.errors, ...identity.errors] }
}
