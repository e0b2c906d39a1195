import { DeleteStackCommand } from '@aws-sdk/client-cloudformation'
import { PutObjectCommand } from '@aws-sdk/client-s3'
import { expect, test } from 'vitest'
import { type Account, newAccount, settings } from '../../account.ts'
import { createChangeSet, deploy, describeStack, events, executeChangeSet, reaches, topic } from '../../stack.ts'

const deleteStack = (account: Account) => account.cloudFormation.send(new DeleteStackCommand({ StackName: 's' }))

test('a stack is not deleted while it is updated', async () => {
  const account = newAccount()
  const { StackId = '' } = await deploy(account, topic('a'))
  await settings(account, { resourceSeconds: 1 })
  await createChangeSet(account, topic('b'), { ChangeSetType: 'UPDATE' })
  await executeChangeSet(account)
  await expect(deleteStack(account)).rejects.toMatchObject({
    name: 'ValidationError',
    message: `Stack [${StackId}] cannot be deleted while in status UPDATE_IN_PROGRESS`,
  })
  await reaches(account, StackId, 'UPDATE_COMPLETE')
})

test('a stack may be deleted while it is created, and again while it is deleted', async () => {
  const account = newAccount()
  await settings(account, { resourceSeconds: 1 })
  const second = { Type: 'AWS::SNS::Topic', DependsOn: 'Topic' }
  const template = { Resources: { ...(topic('a').Resources as object), Second: second } }
  const { StackId = '' } = await createChangeSet(account, template)
  await executeChangeSet(account)
  await deleteStack(account)
  await deleteStack(account)
  await reaches(account, StackId, 'DELETE_COMPLETE')
  const seen = await events(account, StackId)
  expect(seen).toContain('Second CREATE_FAILED | Resource creation cancelled')
  expect(seen.filter((event) => event === 's DELETE_COMPLETE')).toHaveLength(1)
})

test('a deleted stack is known by its id when another has its name', async () => {
  const account = newAccount()
  const { StackId: old = '' } = await deploy(account, topic('a'))
  await deleteStack(account)
  await reaches(account, old, 'DELETE_COMPLETE')
  const { StackId } = await deploy(account, topic('a'))
  expect(StackId).not.toBe(old)
  expect((await describeStack(account, old)).StackStatus).toBe('DELETE_COMPLETE')
  expect((await events(account, old)).at(-1)).toBe('s DELETE_COMPLETE')
  expect((await describeStack(account)).StackId).toBe(StackId)
})

test('a stack whose export is imported takes its deletion, and is as it was', async () => {
  const account = newAccount()
  const exported = { Out: { Value: 'x', Export: { Name: 'shared' } } }
  const { StackId = '' } = await deploy(account, topic('a', exported))
  const DisplayName = { 'Fn::ImportValue': 'shared' }
  await deploy(
    account,
    { Resources: { Topic: { Type: 'AWS::SNS::Topic', Properties: { TopicName: 'b', DisplayName } } } },
    { StackName: 'user', ChangeSetName: 'd' },
  )
  await deleteStack(account)
  const why = 'Export shared cannot be deleted as it is in use by user'
  expect(await describeStack(account, StackId)).toMatchObject({
    StackStatus: 'CREATE_COMPLETE',
    StackStatusReason: why,
  })
  expect((await events(account)).slice(-2)).toEqual([
    's DELETE_IN_PROGRESS | User Initiated',
    `s CREATE_COMPLETE | ${why}`,
  ])
})

test('a bucket with objects is not deleted', async () => {
  const account = newAccount()
  const BucketName = `kept-${account.id}`
  const { StackId = '' } = await deploy(account, {
    Resources: { Bucket: { Type: 'AWS::S3::Bucket', Properties: { BucketName } } },
  })
  await account.s3.send(new PutObjectCommand({ Bucket: BucketName, Key: 'k', Body: 'v' }))
  await deleteStack(account)
  await reaches(account, StackId, 'DELETE_FAILED')
  expect(await events(account, StackId)).toContainEqual(
    expect.stringContaining('Bucket DELETE_FAILED | The bucket you tried to delete is not empty'),
  )
})
