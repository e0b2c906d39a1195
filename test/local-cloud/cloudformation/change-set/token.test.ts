import { expect, test } from 'vitest'
import { newAccount, settings } from '../../account.ts'
import { createChangeSet, events, executeChangeSet, reaches, topic } from '../../stack.ts'

test('the same request with the same token gets the same answer', async () => {
  const account = newAccount()
  const first = await createChangeSet(account, topic('a'), { ClientToken: 't' })
  const again = await createChangeSet(account, topic('a'), { ClientToken: 't' })
  expect(again).toMatchObject({ Id: first.Id, StackId: first.StackId })
})

test('another request under the same name does not', async () => {
  const account = newAccount()
  await createChangeSet(account, topic('a'), { ClientToken: 't' })
  await expect(createChangeSet(account, topic('b'), { ClientToken: 't' })).rejects.toMatchObject({
    name: 'AlreadyExistsException',
    message: 'ChangeSet c cannot be created due to a mismatch with existing attribute Template',
  })
})

test('the same request without a token does not', async () => {
  const account = newAccount()
  await createChangeSet(account, topic('a'))
  await expect(createChangeSet(account, topic('a'))).rejects.toMatchObject({
    name: 'AlreadyExistsException',
    message: 'ChangeSet [c] already exists',
  })
})

test('a change set that executes is refused, also with the same token', async () => {
  const account = newAccount()
  await settings(account, { resourceSeconds: 0.5 })
  const { StackId = '' } = await createChangeSet(account, topic('a'))
  await executeChangeSet(account, { ClientRequestToken: 'e' })
  for (const ClientRequestToken of ['e', 'other'])
    await expect(executeChangeSet(account, { ClientRequestToken })).rejects.toThrow(
      'cannot be executed in its current execution status of [EXECUTE_IN_PROGRESS]',
    )
  await reaches(account, StackId, 'CREATE_COMPLETE')
  expect((await events(account)).filter((event) => event.startsWith('s CREATE_IN_PROGRESS'))).toHaveLength(1)
})
