import {
  CreateStackCommand,
  DeleteStackCommand,
  type Parameter,
  UpdateStackCommand,
} from '@aws-sdk/client-cloudformation'
import { expect, test } from 'vitest'
import { newAccount } from '../../account.ts'
import { createChangeSet, describeStack, events, executeChangeSet, reaches } from '../../stack.ts'

const Topic = { Type: 'AWS::SNS::Topic', Properties: {} }
const importing = (name: unknown) => ({
  Type: 'AWS::SQS::Queue',
  Properties: { QueueName: { 'Fn::ImportValue': name } },
})
const missing = { Resources: { Topic, Queue: importing('net-topic') } }

const TOPIC = { 'Fn::Join': ['-', [{ Ref: 'Network' }, 'topic']] }

/** Imports `net-topic` where Network is `net`, in a resource and in a branch. */
const chosen = {
  Parameters: { Network: { Type: 'String', Default: '' } },
  Conditions: { Shared: { 'Fn::Not': [{ 'Fn::Equals': [{ Ref: 'Network' }, ''] }] } },
  Resources: {
    Topic: {
      Type: 'AWS::SNS::Topic',
      Properties: {
        DisplayName: { 'Fn::If': ['Shared', { 'Fn::ImportValue': TOPIC }, 'own'] },
      },
    },
    Queue: { ...importing(TOPIC), Condition: 'Shared' },
  },
}

const exporting = { Resources: { Topic }, Outputs: { T: { Value: 'one', Export: { Name: 'net-topic' } } } }

test('a create that imports a missing export fails before its first resource', async () => {
  const account = newAccount()
  await account.cloudFormation.send(new CreateStackCommand({ StackName: 's', TemplateBody: JSON.stringify(missing) }))

  await reaches(account, 's', 'ROLLBACK_COMPLETE')
  expect(await events(account)).toEqual([
    's CREATE_IN_PROGRESS | User Initiated',
    's ROLLBACK_IN_PROGRESS | No export named net-topic found. Rollback requested by user.',
    's ROLLBACK_COMPLETE',
  ])
})

test('a create that is to delete its stack on a failure says so', async () => {
  const account = newAccount()
  const { StackId = '' } = await createChangeSet(account, missing, { OnStackFailure: 'DELETE' })
  await executeChangeSet(account)

  await reaches(account, StackId, 'DELETE_COMPLETE')
  expect((await events(account, StackId)).slice(2)).toEqual([
    's DELETE_IN_PROGRESS | No export named net-topic found. Delete requested by user.',
    's DELETE_COMPLETE',
  ])
})

test('an update that imports a missing export is rolled back without a change', async () => {
  const account = newAccount()
  const TemplateBody = JSON.stringify({ Resources: { Topic } })
  await account.cloudFormation.send(new CreateStackCommand({ StackName: 's', TemplateBody }))
  await reaches(account, 's', 'CREATE_COMPLETE')
  const before = await events(account)
  await account.cloudFormation.send(new UpdateStackCommand({ StackName: 's', TemplateBody: JSON.stringify(missing) }))

  await reaches(account, 's', 'UPDATE_ROLLBACK_COMPLETE')
  expect((await events(account)).slice(before.length)).toEqual([
    's UPDATE_IN_PROGRESS | User Initiated',
    's UPDATE_ROLLBACK_IN_PROGRESS | No export named net-topic found. Rollback requested by user.',
    's UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS',
    's UPDATE_ROLLBACK_COMPLETE',
  ])
})

test('a branch or a resource that does not apply imports nothing; the export can be deleted until one does', async () => {
  const account = newAccount()
  const TemplateBody = JSON.stringify(chosen)
  const { cloudFormation } = account
  const shared: Parameter[] = [{ ParameterKey: 'Network', ParameterValue: 'net' }]
  await cloudFormation.send(new CreateStackCommand({ StackName: 's', TemplateBody }))
  await reaches(account, 's', 'CREATE_COMPLETE')
  const net = { StackName: 'net', TemplateBody: JSON.stringify(exporting) }
  const { StackId: first = '' } = await cloudFormation.send(new CreateStackCommand(net))
  await reaches(account, first, 'CREATE_COMPLETE')
  await cloudFormation.send(new DeleteStackCommand({ StackName: 'net' }))
  await reaches(account, first, 'DELETE_COMPLETE')

  const { StackId: second = '' } = await cloudFormation.send(new CreateStackCommand(net))
  await reaches(account, second, 'CREATE_COMPLETE')
  await cloudFormation.send(new UpdateStackCommand({ StackName: 's', TemplateBody, Parameters: shared }))
  await reaches(account, 's', 'UPDATE_COMPLETE')
  await cloudFormation.send(new DeleteStackCommand({ StackName: 'net' }))
  const kept = await describeStack(account, 'net')
  expect([kept.StackStatus, kept.StackStatusReason]).toEqual([
    'CREATE_COMPLETE',
    'Export net-topic cannot be deleted as it is in use by s',
  ])
})
