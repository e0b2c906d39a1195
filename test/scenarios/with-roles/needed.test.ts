import { expect, test } from 'vitest'
import { openAccount } from '../harness/account.ts'
import { NOT_SHOWN, SELDOM_SHOWN } from '../harness/permissions/not-shown.ts'
import { allDecisions, grantsOf, neededGrants } from '../harness/permissions/proof.ts'
import { createRoles } from '../harness/permissions/roles.ts'

// Runs after the other files of its project, whose decisions it reads.
test('each action that the roles of an account allow is needed by a scenario, or stands in the list with its reason', async () => {
  const account = openAccount()
  await createRoles(account)
  const needed = neededGrants(await allDecisions())

  const unneeded = (await grantsOf(account, 'github-hello-')).filter((grant) => !needed.has(grant))

  expect(unneeded.filter((grant) => !NOT_SHOWN.has(grant))).toEqual([])
})

test('the list of actions that no scenario shows has none that a scenario needs, and none that no role has', async () => {
  const account = openAccount()
  await createRoles(account)
  const [needed, grants] = [neededGrants(await allDecisions()), await grantsOf(account, 'github-hello-')]

  const isShown = (grant: string): boolean => needed.has(grant) && !SELDOM_SHOWN.has(grant)

  expect([...NOT_SHOWN].filter((grant) => isShown(grant) || !grants.includes(grant))).toEqual([])
})

/** What `preview.test.ts` is refused. */
const INTENDED = ['iam:CreateRole']

test('no scenario was refused anything by the roles of an account', async () => {
  const refused = (await allDecisions()).filter(
    ({ role, action, allowed }) => role.startsWith('github-hello-') && !allowed && !INTENDED.includes(action),
  )
  expect(refused.map(({ role, action, resource, source }) => `${role}: ${action} on ${resource} (${source})`)).toEqual(
    [],
  )
})
