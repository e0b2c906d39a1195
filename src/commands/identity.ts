import { type Identity, readIdentity } from '../edges/aws/clients.ts'
import type { Account } from '../plan/plan.ts'
import { Problem } from '../text/problem.ts'
import type { World } from './world.ts'

/**
 * Finds out whose credentials these are, and refuses those of an account that is not allowed.
 *
 * @throws Problem
 */
export async function checkIdentity({ aws }: World, { allowedAccountIds }: Account): Promise<Identity> {
  const identity = await readIdentity(aws)
  if (allowedAccountIds.length === 0 || allowedAccountIds.includes(identity.account)) return identity
  throw new Problem(
    `These credentials are of the AWS account ${identity.account} (${identity.arn}), which allowed-account-ids does not hold.`,
    'Check which role or secret the job uses, or add the account to allowed-account-ids.',
  )
}

/**
 * Checks the credentials while they are used to find things out. If they are wrong, only that is reported: what AWS says of the rest
 * is noise then.
 *
 * @param findings changes nothing
 * @throws Problem of the credentials alone, or what the findings are rejected with
 */
export async function withIdentity<T>(world: World, account: Account, findings: Promise<T>): Promise<T> {
  const [identity, found] = await Promise.allSettled([checkIdentity(world, account), findings])
  if (identity.status === 'rejected') throw identity.reason
  if (found.status === 'rejected') throw found.reason
  return found.value
}
