import { RollbackStackCommand, UpdateStackCommand } from '@aws-sdk/client-cloudformation'
import { expect, test } from 'vitest'
import { newAccount, settings } from '../../account.ts'
import { createChangeSet, deploy, executeChangeSet, reaches, topic } from '../../stack.ts'

const update = { ChangeSetType: 'UPDATE' } as const

test('a change set is obsolete once something else updates the stack', async () => {
  const account = newAccount()
  await deploy(account, topic('a'))
  const { Id } = await createChangeSet(account, topic('b'), update)
  const other = { StackName: 's', TemplateBody: JSON.stringify(topic('c')) }
  await account.cloudFormation.send(new UpdateStackCommand(other))
  await expect(executeChangeSet(account)).rejects.toMatchObject({
    name: 'InvalidChangeSetStatusException',
    message: `ChangeSet [${Id}] cannot be executed in its current execution status of [OBSOLETE]`,
  })
})

test('a change set is not executed while the stack is busy', async () => {
  const account = newAccount()
  const Bad = { Type: 'AWS::Logs::LogGroup', DependsOn: 'Topic', Properties: { RetentionInDays: 2 } }
  const template = { Resources: { ...(topic('a').Resources as object), Bad } }
  const { StackId = '' } = await deploy(account, template, {}, { DisableRollback: true })
  await createChangeSet(account, topic('b'), { ...update, ChangeSetName: 'u' })
  await settings(account, { resourceSeconds: 1 })
  await account.cloudFormation.send(new RollbackStackCommand({ StackName: 's' }))
  await expect(executeChangeSet(account, { ChangeSetName: 'u', DisableRollback: true })).rejects.toMatchObject({
    name: 'ValidationError',
    message: `Stack:${StackId} is in ROLLBACK_IN_PROGRESS state and can not be updated.`,
  })
  await reaches(account, StackId, 'ROLLBACK_COMPLETE')
})
