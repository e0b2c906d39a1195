import { CreateChangeSetCommand, DeleteChangeSetCommand, DeleteStackCommand } from '@aws-sdk/client-cloudformation'
import { expect, test } from 'vitest'
import { newAccount, settings } from '../../account.ts'
import {
  createChangeSet,
  deploy,
  describeChangeSet,
  describeStack,
  events,
  executeChangeSet,
  reaches,
  topic,
} from '../../stack.ts'

const refused = (message: string) => ({ name: 'ValidationError', message })
const update = { ChangeSetType: 'UPDATE', ChangeSetName: 'u' } as const
const broken = { Resources: { G: { Type: 'AWS::Logs::LogGroup', Properties: { RetentionInDays: 2 } } } }

test('UPDATE of a missing stack', async () => {
  await expect(createChangeSet(newAccount(), topic('a'), update)).rejects.toMatchObject(
    refused('Stack [s] does not exist'),
  )
})

test('UPDATE of a stack in REVIEW_IN_PROGRESS', async () => {
  const account = newAccount()
  await createChangeSet(account, topic('a'))
  await expect(createChangeSet(account, topic('a'), update)).rejects.toMatchObject(refused('Stack [s] does not exist'))
})

test('CREATE again in REVIEW_IN_PROGRESS keeps the stack, also when it is refused', async () => {
  const account = newAccount()
  const first = await createChangeSet(account, topic('a'))
  const second = await createChangeSet(account, topic('b'), { ChangeSetName: 'again' })
  expect(second.StackId).toBe(first.StackId)
  const nonsense = { Resources: { A: { Type: 'AWS::No::Such' } } }
  await expect(createChangeSet(account, nonsense, { ChangeSetName: 'third' })).rejects.toThrow()
  expect((await describeStack(account)).StackId).toBe(first.StackId)
  expect(await events(account)).toEqual(['s REVIEW_IN_PROGRESS | User Initiated'])
})

test('CREATE of a stack that exists', async () => {
  const account = newAccount()
  await deploy(account, topic('a'))
  await expect(createChangeSet(account, topic('a'))).rejects.toMatchObject(
    refused('Stack [s] already exists and cannot be created again with the changeSet [c].'),
  )
})

test('a stack in ROLLBACK_COMPLETE takes neither', async () => {
  const account = newAccount()
  const { StackId, StackStatus } = await deploy(account, broken)
  expect(StackStatus).toBe('ROLLBACK_COMPLETE')
  await expect(createChangeSet(account, topic('a'), update)).rejects.toMatchObject(
    refused(`Stack:${StackId} is in ROLLBACK_COMPLETE state and can not be updated.`),
  )
  await expect(createChangeSet(account, topic('a'), { ChangeSetName: 'x' })).rejects.toThrow('already exists')
})

test('a busy stack is not updated', async () => {
  const account = newAccount()
  const { StackId = '' } = await createChangeSet(account, topic('a'))
  await settings(account, { resourceSeconds: 1 })
  await executeChangeSet(account)
  await expect(createChangeSet(account, topic('b'), update)).rejects.toMatchObject(
    refused(`Stack:${StackId} is in CREATE_IN_PROGRESS state and can not be updated.`),
  )
  await reaches(account, StackId, 'CREATE_COMPLETE')
})

test('a stack whose rollback is disabled may be updated, with rollback disabled again', async () => {
  const account = newAccount()
  const { StackId } = await deploy(account, broken, {}, { DisableRollback: true })
  await createChangeSet(account, topic('a'), update)
  await expect(executeChangeSet(account, { ChangeSetName: 'u' })).rejects.toMatchObject(
    refused(`Stack:${StackId} is in CREATE_FAILED state and can not be updated.`),
  )
})

test('IAM resources must be acknowledged', async () => {
  const role = (Properties: object) => ({ Resources: { R: { Type: 'AWS::IAM::Role', Properties } } })
  const account = newAccount()
  const trust = { AssumeRolePolicyDocument: { Version: '2012-10-17', Statement: [] } }
  await expect(createChangeSet(account, role(trust))).rejects.toMatchObject({
    name: 'InsufficientCapabilitiesException',
    message: 'Requires capabilities : [CAPABILITY_IAM]',
  })
  const named = role({ ...trust, RoleName: 'r' })
  await expect(createChangeSet(account, named, { Capabilities: ['CAPABILITY_IAM'] })).rejects.toMatchObject({
    message: 'Requires capabilities : [CAPABILITY_NAMED_IAM]',
  })
  await createChangeSet(account, named, { Capabilities: ['CAPABILITY_NAMED_IAM'] })
})

test('a template body has at most 51,200 bytes', async () => {
  const long = JSON.stringify({ ...topic('a'), Description: 'd', Metadata: { Text: 'x'.repeat(51_200) } })
  const command = new CreateChangeSetCommand({
    StackName: 's',
    ChangeSetName: 'c',
    ChangeSetType: 'CREATE',
    TemplateBody: long,
  })
  await expect(newAccount().cloudFormation.send(command)).rejects.toMatchObject({
    message: expect.stringContaining(
      "at 'templateBody' failed to satisfy constraint: Member must have length less than or equal to 51200",
    ),
  })
})

test('a refused CREATE after a delete leaves no stack behind', async () => {
  const account = newAccount()
  const { StackId = '' } = await deploy(account, topic('a'))
  await account.cloudFormation.send(new DeleteStackCommand({ StackName: 's' }))
  await reaches(account, StackId, 'DELETE_COMPLETE')
  await expect(createChangeSet(account, { Resources: { A: { Type: 'AWS::No::Such' } } })).rejects.toThrow()
  await expect(describeStack(account)).rejects.toMatchObject(refused('Stack with id s does not exist'))
  expect((await describeStack(account, StackId)).StackStatus).toBe('DELETE_COMPLETE')
})

test('the tags of a request are those of the change set, and of the stack once it is executed', async () => {
  const account = newAccount()
  const Tags = [{ Key: 'team', Value: 'a' }]
  const { Id, StackId = '' } = await createChangeSet(account, topic('a'), { Tags })
  expect((await describeChangeSet(account, Id)).Tags).toEqual(Tags)
  expect((await describeStack(account)).Tags ?? []).toEqual([])
  await executeChangeSet(account)
  expect((await reaches(account, StackId, 'CREATE_COMPLETE')).Tags).toEqual(Tags)
})

test('the name of a deleted change set is free: another one has it, under another ID', async () => {
  const account = newAccount()
  const { Id: first } = await createChangeSet(account, topic('a'))
  await account.cloudFormation.send(new DeleteChangeSetCommand({ ChangeSetName: first }))
  expect((await describeStack(account)).StackStatus).toBe('REVIEW_IN_PROGRESS')
  const { Id: second, StackId } = await createChangeSet(account, topic('b'))
  expect((await describeStack(account)).StackId).toBe(StackId)
  expect((await describeChangeSet(account)).ChangeSetId).toBe(second)
  await expect(describeChangeSet(account, first)).rejects.toThrow(`ChangeSet [${first}] does not exist`)
})

test('deleting a stack in review deletes its change sets', async () => {
  const account = newAccount()
  const { Id, StackId } = await createChangeSet(account, topic('a'))
  await account.cloudFormation.send(new DeleteStackCommand({ StackName: StackId }))
  await expect(describeChangeSet(account, Id)).rejects.toThrow('does not exist')
  await expect.poll(() => describeStack(account).catch(({ message }) => message)).toBe('Stack with id s does not exist')
})
