import { CreateStackCommand, DeleteStackCommand, UpdateStackCommand } from '@aws-sdk/client-cloudformation'
import type { Account } from '../account.ts'
import { idle } from '../states.ts'
import { read } from '../workflows/run.ts'
import { MORE_STACK, ROLES_STACK } from './mode.ts'
import { decisionsOf, grantsOf, neededGrants } from './proof.ts'

/** Gives the service role of main what the example's README tells a user to: deploys its `permissions.yml`, as an administrator. */
export async function allowMore(account: Account, example: string): Promise<void> {
  const parameters = [{ ParameterKey: 'AccountStackName', ParameterValue: ROLES_STACK }]
  const TemplateBody = read(example, 'permissions.yml')
  const stack = { StackName: MORE_STACK, TemplateBody, Parameters: parameters }
  await account.cloudFormation.send(new CreateStackCommand({ ...stack, Capabilities: ['CAPABILITY_IAM'] }))
  const status = await idle(account, MORE_STACK)
  if (status !== 'CREATE_COMPLETE') throw new Error(`the permissions of ${example} are ${status}`)
}

/** Creates, updates and deletes a stack with the service role of main; returns its status after each of them. */
export async function lifeOf(account: Account, StackName: string, templates: readonly [string, string]) {
  const RoleARN = `arn:aws:iam::${account.id}:role/servicefull/${ROLES_STACK}-main-service`
  const stack = { StackName, RoleARN, Capabilities: ['CAPABILITY_IAM' as const] }
  const { cloudFormation } = account
  const Tags = (Key: string) => [{ Key, Value: 'x' }]
  const create = new CreateStackCommand({ ...stack, TemplateBody: templates[0], Tags: Tags('red') })
  const { StackId } = await cloudFormation.send(create)
  const created = await idle(account, StackId)
  await cloudFormation.send(new UpdateStackCommand({ ...stack, TemplateBody: templates[1], Tags: Tags('blue') }))
  const updated = await idle(account, StackId)
  await cloudFormation.send(new DeleteStackCommand({ StackName }))
  return [created, updated, await idle(account, StackId)]
}

/**
 * What is wrong with the roles of an account: what they were refused, and the actions of {@link allowMore} that nothing has needed,
 * each as `<logical ID of the policy>/<Sid> <action>`.
 */
export async function faultsOfRoles(account: Account): Promise<readonly string[]> {
  const decisions = await decisionsOf(account)
  const refused = decisions.filter(({ role, allowed }) => role.startsWith(ROLES_STACK) && !allowed)
  const needed = neededGrants(decisions)
  const more = (await grantsOf(account, ROLES_STACK)).filter((grant) => grant.startsWith('more-') && !needed.has(grant))
  return [...refused.map(({ role, action, resource }) => `${role}: ${action} on ${resource}`), ...more]
}
