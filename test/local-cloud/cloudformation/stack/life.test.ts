import { DescribeStackEventsCommand } from '@aws-sdk/client-cloudformation'
import { expect, test } from 'vitest'
import { newAccount, settings, until } from '../../account.ts'
import {
  createChangeSet,
  deploy,
  describeStack,
  events,
  executeChangeSet,
  makeRole,
  reaches,
  type Template,
  topic,
} from '../../stack.ts'

const topics = (...names: string[]): Template => ({
  Resources: Object.fromEntries(
    names.map((name) => {
      const [id = '', display = ''] = name.split('=')
      return [id, { Type: 'AWS::SNS::Topic', Properties: { TopicName: id, DisplayName: display } }]
    }),
  ),
})

test('the events of a create', async () => {
  const account = newAccount()
  await deploy(account, topic('a'))
  expect(await events(account)).toEqual([
    's REVIEW_IN_PROGRESS | User Initiated',
    's CREATE_IN_PROGRESS | User Initiated',
    'Topic CREATE_IN_PROGRESS',
    'Topic CREATE_IN_PROGRESS | Resource creation Initiated',
    'Topic CREATE_COMPLETE',
    's CREATE_COMPLETE',
  ])
})

test('the events of an update: new, changed, unchanged, removed', async () => {
  const account = newAccount()
  await deploy(account, topics('Changed=1', 'Removed=1', 'Same=1'))
  const before = (await events(account)).length
  await deploy(account, topics('Changed=2', 'New=1', 'Same=1'), { ChangeSetType: 'UPDATE' })
  expect((await events(account)).slice(before)).toEqual([
    's UPDATE_IN_PROGRESS | User Initiated',
    'Changed UPDATE_IN_PROGRESS',
    'Changed UPDATE_COMPLETE',
    'New CREATE_IN_PROGRESS',
    'New CREATE_IN_PROGRESS | Resource creation Initiated',
    'New CREATE_COMPLETE',
    's UPDATE_COMPLETE_CLEANUP_IN_PROGRESS',
    'Removed DELETE_IN_PROGRESS',
    'Removed DELETE_COMPLETE',
    's UPDATE_COMPLETE',
  ])
})

test('every event of an operation carries its token', async () => {
  const account = newAccount()
  await settings(account, { resourceSeconds: 0.1 })
  await deploy(account, topic('a'), {}, { ClientRequestToken: 'mine' })
  const { StackEvents = [] } = await account.cloudFormation.send(new DescribeStackEventsCommand({ StackName: 's' }))
  const tokens = StackEvents.toReversed().map((event) => event.ClientRequestToken)
  expect(tokens).toEqual([undefined, 'mine', 'mine', 'mine', 'mine', 'mine'])
})

test('a slow account shows what is in progress and holds up nobody else', async () => {
  const [slow, fast] = [newAccount(), newAccount()]
  await settings(slow, { resourceSeconds: 3 })
  const { StackId = '' } = await createChangeSet(slow, topic('a'))
  await executeChangeSet(slow)
  expect((await deploy(fast, topic('a'))).StackStatus).toBe('CREATE_COMPLETE')
  expect(await describeStack(slow)).toMatchObject({
    StackStatus: 'CREATE_IN_PROGRESS',
    StackStatusReason: 'User Initiated',
  })
  expect((await reaches(slow, StackId, 'CREATE_COMPLETE')).StackStatusReason).toBeUndefined()
})

test('the clean-up of a slow update can be seen', async () => {
  const account = newAccount()
  const { StackId = '' } = await deploy(account, topics('Kept=1', 'Removed=1'))
  await settings(account, { resourceSeconds: 0.5 })
  await createChangeSet(account, topics('Kept=1'), { ChangeSetType: 'UPDATE' })
  await executeChangeSet(account)
  await reaches(account, StackId, 'UPDATE_COMPLETE_CLEANUP_IN_PROGRESS')
  await reaches(account, StackId, 'UPDATE_COMPLETE')
})

test('a stack repeats what it was given', async () => {
  const account = newAccount()
  const given = {
    RoleARN: `arn:aws:iam::${account.id}:role/deployer`,
    NotificationARNs: [`arn:aws:sns:us-east-1:${account.id}:told`],
  }
  await makeRole(account, 'deployer')
  await createChangeSet(account, topic('a'), given)
  await executeChangeSet(account)
  const stack = await until(
    () => describeStack(account),
    (seen) => seen.StackStatus === 'CREATE_COMPLETE',
  )
  expect(stack).toMatchObject(given)
  expect(stack.ChangeSetId).toContain(':changeSet/c/')
})
