import { expect, test } from 'vitest'
import { newAccount, settings, until } from '../../account.ts'
import { createChangeSet, deploy, describeChangeSet, events, executeChangeSet, topic } from '../../stack.ts'

const update = { ChangeSetType: 'UPDATE' } as const

test('nothing to do', async () => {
  const account = newAccount()
  await deploy(account, topic('a'))
  const { Id } = await createChangeSet(account, topic('a'), update)
  expect(await describeChangeSet(account)).toMatchObject({
    Status: 'FAILED',
    ExecutionStatus: 'UNAVAILABLE',
    StatusReason:
      "The submitted information didn't contain changes. Submit different information to create a change set.",
  })
  await expect(executeChangeSet(account)).rejects.toMatchObject({
    name: 'InvalidChangeSetStatusException',
    message: `ChangeSet [${Id}] cannot be executed in its current status of [FAILED]`,
  })
})

test('nothing to do, with a transform', async () => {
  const account = newAccount()
  const template = { ...topic('a'), Transform: 'AWS::LanguageExtensions' }
  await deploy(account, template)
  await createChangeSet(account, template, update)
  expect(await describeChangeSet(account)).toMatchObject({
    Status: 'FAILED',
    StatusReason: 'No updates are to be performed.',
  })
})

test('a change of outputs alone is executed without events of resources', async () => {
  const account = newAccount()
  await deploy(account, topic('a'))
  const before = (await events(account)).length
  await createChangeSet(account, topic('a', { Name: { Value: 'new' } }), update)
  const changeSet = await describeChangeSet(account)
  expect(changeSet).toMatchObject({ Status: 'CREATE_COMPLETE', ExecutionStatus: 'AVAILABLE' })
  expect(changeSet.Changes ?? []).toEqual([])
  await executeChangeSet(account)
  const all = await until(
    () => events(account),
    (seen) => seen.at(-1) === 's UPDATE_COMPLETE',
  )
  expect(all.slice(before)).toEqual([
    's UPDATE_IN_PROGRESS | User Initiated',
    's UPDATE_COMPLETE_CLEANUP_IN_PROGRESS',
    's UPDATE_COMPLETE',
  ])
})

test('a change set takes its time', async () => {
  const account = newAccount()
  await settings(account, { changeSetSeconds: 2 })
  const { Id } = await createChangeSet(account, topic('a'))
  expect(await describeChangeSet(account)).toMatchObject({ Status: 'CREATE_PENDING', ExecutionStatus: 'UNAVAILABLE' })
  await expect(executeChangeSet(account)).rejects.toThrow(
    `ChangeSet [${Id}] cannot be executed in its current status of [CREATE_PENDING]`,
  )
  const seen = new Set<string | undefined>()
  await until(
    () => describeChangeSet(account),
    (changeSet) => {
      seen.add(changeSet.Status)
      return changeSet.Status === 'CREATE_COMPLETE' && changeSet.Changes?.length === 1
    },
  )
  expect([...seen]).toContain('CREATE_IN_PROGRESS')
})
