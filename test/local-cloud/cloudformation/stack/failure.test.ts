import { expect, test } from 'vitest'
import { newAccount, settings } from '../../account.ts'
import { createChangeSet, deploy, describeStack, events, executeChangeSet, reaches, topic } from '../../stack.ts'

const Bad = { Type: 'AWS::Logs::LogGroup', Properties: { RetentionInDays: 2 } }
const Good = { Type: 'AWS::SNS::Topic', Properties: { TopicName: 'good' } }
const alone = { Resources: { Bad } }
const dependent = { Resources: { Bad: { ...Bad, DependsOn: 'Good' }, Good } }

test('a failed create rolls back and says what failed', async () => {
  const account = newAccount()
  const stack = await deploy(account, alone)
  expect(stack).toMatchObject({ StackStatus: 'ROLLBACK_COMPLETE' })
  expect(stack.StackStatusReason).toBeUndefined()
  expect(await events(account)).toContain(
    's ROLLBACK_IN_PROGRESS | The following resource(s) failed to create: [Bad]. Rollback requested by user.',
  )
})

test('with OnStackFailure DELETE there is no rollback before the delete', async () => {
  const account = newAccount()
  const { StackId = '' } = await createChangeSet(account, dependent, { OnStackFailure: 'DELETE' })
  await executeChangeSet(account, { ClientRequestToken: 'mine' })
  await reaches(account, StackId, 'DELETE_COMPLETE')
  await expect(describeStack(account)).rejects.toThrow('Stack with id s does not exist')
  const seen = await events(account, StackId)
  expect(seen.slice(seen.findIndex((event) => event.startsWith('Bad CREATE_FAILED')) + 1)).toEqual([
    's DELETE_IN_PROGRESS | The following resource(s) failed to create: [Bad]. Delete requested by user.',
    'Good DELETE_IN_PROGRESS',
    'Good DELETE_COMPLETE',
    's DELETE_COMPLETE',
  ])
})

test('with rollback disabled the stack keeps what is good, and its reason', async () => {
  const account = newAccount()
  expect(await deploy(account, dependent, {}, { DisableRollback: true })).toMatchObject({
    StackStatus: 'CREATE_FAILED',
    StackStatusReason: 'The following resource(s) failed to create: [Bad]. ',
  })
  const mended = { Resources: { Good } }
  const again = await deploy(
    account,
    mended,
    { ChangeSetType: 'UPDATE', ChangeSetName: 'u' },
    { DisableRollback: true },
  )
  expect(again.StackStatus).toBe('UPDATE_COMPLETE')
})

test('a failed update goes back', async () => {
  const account = newAccount()
  await deploy(account, topic('a'))
  const before = (await events(account)).length
  const update = { Resources: { ...(topic('a').Resources as object), Bad } }
  const stack = await deploy(account, update, { ChangeSetType: 'UPDATE' })
  expect(stack.StackStatus).toBe('UPDATE_ROLLBACK_COMPLETE')
  const seen = (await events(account)).slice(before).map((event) => event.split('\n')[0])
  expect(seen).toEqual([
    's UPDATE_IN_PROGRESS | User Initiated',
    'Bad CREATE_IN_PROGRESS',
    'Bad CREATE_FAILED | Properties validation failed for resource Bad with message:',
    's UPDATE_ROLLBACK_IN_PROGRESS | The following resource(s) failed to create: [Bad]. ',
    's UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS',
    's UPDATE_ROLLBACK_COMPLETE',
  ])
})

test('what was created at the same time is cancelled', async () => {
  const account = newAccount()
  const After = { ...Good, DependsOn: 'Sibling' }
  await settings(account, { resourceSeconds: 0.1 })
  await deploy(account, { Resources: { Bad, Sibling: Good, After } })
  expect((await events(account)).map((event) => event.split('\n')[0]).slice(2, 7)).toEqual([
    'Bad CREATE_IN_PROGRESS',
    'Sibling CREATE_IN_PROGRESS',
    'Bad CREATE_FAILED | Properties validation failed for resource Bad with message:',
    'Sibling CREATE_FAILED | Resource creation cancelled',
    's ROLLBACK_IN_PROGRESS | The following resource(s) failed to create: [Bad, Sibling]. Rollback requested by user.',
  ])
})
