import { ContinueUpdateRollbackCommand, ListStackResourcesCommand } from '@aws-sdk/client-cloudformation'
import { expect, test } from 'vitest'
import { type Account, openAccount } from '../../../scenarios/harness/account.ts'
import { startProbe } from '../../../scenarios/harness/probe.ts'
import { createHello, deleteHello, idle, updateHello } from '../../../scenarios/harness/states.ts'

/** The resources of the stack `hello`, each as `LogicalId STATUS`, with ` | reason` when it has one. */
async function resources({ cloudFormation }: Account): Promise<string[]> {
  const { StackResourceSummaries = [] } = await cloudFormation.send(
    new ListStackResourcesCommand({ StackName: 'hello' }),
  )
  return StackResourceSummaries.map(({ LogicalResourceId, ResourceStatus, ResourceStatusReason }) =>
    [`${LogicalResourceId} ${ResourceStatus}`, ResourceStatusReason].filter(Boolean).join(' | '),
  ).sort()
}

test('what a resource depends on stays while it cannot be deleted, and is deleted with it', async () => {
  const [account, probe] = [openAccount(), await startProbe()]
  const stackId = await createHello(account, probe)
  probe.answers.set('Delete First', (nth) => (nth === 1 ? 'in use' : undefined))
  await deleteHello(account, stackId)
  expect(await idle(account, stackId)).toBe('DELETE_FAILED')
  expect(await resources(account)).toEqual(['Asking CREATE_COMPLETE', 'First DELETE_FAILED | in use'])

  await deleteHello(account, stackId)
  expect(await idle(account, stackId)).toBe('DELETE_COMPLETE')
  expect(probe.questions.slice(2)).toEqual(['Delete Second', 'Delete First', 'Delete First'])
})

test('a resource on which a rollback failed is UPDATE_FAILED, until the rollback has got further', async () => {
  const [account, probe] = [openAccount(), await startProbe()]
  await createHello(account, probe)
  probe.answers.set('Update First', (nth) => (nth === 2 ? 'the old key is gone' : undefined))
  probe.answers.set('Update Second', (nth) => (nth === 1 ? 'no quota' : undefined))
  await updateHello(account, probe)
  expect(await resources(account)).toContain('First UPDATE_FAILED | the old key is gone')

  const skip = { StackName: 'hello', ResourcesToSkip: ['First'] }
  await account.cloudFormation.send(new ContinueUpdateRollbackCommand(skip))
  expect(await idle(account)).toBe('UPDATE_ROLLBACK_COMPLETE')
  expect(await resources(account)).toContain('First UPDATE_COMPLETE')
})
