import { DeleteStackCommand } from '@aws-sdk/client-cloudformation'
import { DescribeLogGroupsCommand } from '@aws-sdk/client-cloudwatch-logs'
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

const Keep = { Type: 'AWS::Logs::LogGroup', DeletionPolicy: 'Retain', Properties: { LogGroupName: '/kept' } }
const retaining = { Resources: { Keep, Bad: { ...Bad, DependsOn: 'Keep' } } }

test.each([
  { OnStackFailure: 'DELETE', RetainExceptOnCreate: undefined, leaves: true },
  { OnStackFailure: 'DELETE', RetainExceptOnCreate: true, leaves: false },
  { OnStackFailure: undefined, RetainExceptOnCreate: undefined, leaves: true },
  { OnStackFailure: undefined, RetainExceptOnCreate: true, leaves: false },
] as const)('what a failed create leaves: $OnStackFailure $RetainExceptOnCreate', async (given) => {
  const account = newAccount()
  const { StackId = '' } = await createChangeSet(account, retaining, { OnStackFailure: given.OnStackFailure })
  await executeChangeSet(account, { ClientRequestToken: 'mine', RetainExceptOnCreate: given.RetainExceptOnCreate })
  await reaches(account, StackId, 'DELETE_COMPLETE', 'ROLLBACK_COMPLETE')
  const seen = await events(account, StackId)
  expect(seen.filter((event) => /^Keep DELETE/.test(event)).at(-1)).toBe(
    `Keep DELETE_${given.leaves ? 'SKIPPED' : 'COMPLETE'}`,
  )
  const { logGroups } = await account.logs.send(new DescribeLogGroupsCommand({ logGroupNamePrefix: '/kept' }))
  expect(logGroups).toHaveLength(given.leaves ? 1 : 0)
})

test('a create that failed with rollback disabled is deleted by the policies of its template', async () => {
  const account = newAccount()
  const { StackId = '' } = await createChangeSet(account, retaining)
  await executeChangeSet(account, { DisableRollback: true, RetainExceptOnCreate: true })
  await reaches(account, StackId, 'CREATE_FAILED')
  await account.cloudFormation.send(new DeleteStackCommand({ StackName: 's' }))
  await reaches(account, StackId, 'DELETE_COMPLETE')
  expect(await events(account, StackId)).toContain('Keep DELETE_SKIPPED')
})

test('an update that fails leaves what it has created, unless it is told otherwise', async () => {
  const account = newAccount()
  await deploy(account, topic('a'))
  const update = { Resources: { ...(topic('a').Resources as object), ...retaining.Resources } }
  const failed = (name: string, RetainExceptOnCreate: boolean) =>
    deploy(account, update, { ChangeSetType: 'UPDATE', ChangeSetName: name }, { RetainExceptOnCreate })
  await failed('u', true)
  expect(await events(account)).toContain('Keep DELETE_COMPLETE')
  await failed('v', false)
  expect(await events(account)).toContain('Keep DELETE_SKIPPED')
})

test('DisableRollback is refused beside OnStackFailure', async () => {
  const account = newAccount()
  await createChangeSet(account, topic('a'), { OnStackFailure: 'DELETE' })
  await expect(executeChangeSet(account, { DisableRollback: false })).rejects.toThrow(
    'Either DisableRollback or OnStackFailure can be specified, but not both.',
  )
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
