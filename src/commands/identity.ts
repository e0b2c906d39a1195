import type { Identity } from '../aws/policy.ts'
import { readIdentity } from '../edges/aws/clients.ts'
import type { Account } from '../plan/plan.ts'
import { Problem } from '../text/problem.ts'
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
 * Checks the credentials in parallel with read-only requests. If the credentials are wrong, reports only that, because the errors
 * of the requests are noise then.
 *
 * @param findings the read-only requests
 * @throws Problem of the credentials, or else the error of the requests
 */
export async function withIdentity<T>(world: World, account: Account, findings: Promise<T>): Promise<T> {
  const [identity, found] = await Promise.allSettled([checkIdentity(world, account), findings])
  if (identity.status === 'rejected') throw identity.reason
  if (found.status === 'rejected') throw found.reason
  return found.value
}
