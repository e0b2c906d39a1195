import { DescribeStackEventsCommand, DescribeStacksCommand } from '@aws-sdk/client-cloudformation'
import { expect, test } from 'vitest'
import { type Account, newAccount } from '../../account.ts'
import { deploy, describeStack, events, nesting, topic } from '../../stack.ts'

const bad = { Type: 'AWS::Logs::LogGroup', Properties: { RetentionInDays: 2 } }

/** The ARN of the nested stack, from the event that tells it first. */
async function childOf(account: Account) {
  const { StackEvents = [] } = await account.cloudFormation.send(new DescribeStackEventsCommand({ StackName: 's' }))
  const told = StackEvents.toReversed().filter(({ LogicalResourceId }) => LogicalResourceId === 'Child')
  return {
    arn: told.find(({ PhysicalResourceId }) => PhysicalResourceId)?.PhysicalResourceId ?? '',
    told: told.map(({ ResourceStatus, PhysicalResourceId }) => `${ResourceStatus} ${PhysicalResourceId ? 'ARN' : ''}`),
  }
}

test('a nested stack tells its ARN while it is made, and its resources have events of their own', async () => {
  const account = newAccount()
  await deploy(account, await nesting(account, topic('inner')))
  const { arn, told } = await childOf(account)
  expect(told).toEqual(['CREATE_IN_PROGRESS ', 'CREATE_IN_PROGRESS ARN', 'CREATE_COMPLETE ARN'])
  const name = arn.split('/')[1]
  expect(await events(account, arn)).toEqual([
    `${name} CREATE_IN_PROGRESS | User Initiated`,
    'Topic CREATE_IN_PROGRESS',
    'Topic CREATE_IN_PROGRESS | Resource creation Initiated',
    'Topic CREATE_COMPLETE',
    `${name} CREATE_COMPLETE`,
  ])
})

test('a nested stack names the stack around it, and has the tags of that as well', async () => {
  const account = newAccount()
  const Tags = [{ Key: 'servicefull:repository', Value: 'octo-org/hello-job' }]
  const { StackId } = await deploy(account, await nesting(account, topic('inner')), { Tags })
  const { Stacks = [] } = await account.cloudFormation.send(new DescribeStacksCommand({}))
  expect(Stacks.find((each) => each.StackId === StackId)?.RootId).toBeUndefined()
  expect(Stacks.find((each) => each.StackId !== StackId)).toMatchObject({ ParentId: StackId, RootId: StackId, Tags })
})

test('a nested stack that fails is named by its resource, and is deleted', async () => {
  const account = newAccount()
  const stack = await deploy(account, await nesting(account, { Resources: { Bad: bad } }))
  expect(stack.StackStatus).toBe('ROLLBACK_COMPLETE')
  const { arn, told } = await childOf(account)
  expect(told.slice(0, 3)).toEqual(['CREATE_IN_PROGRESS ', 'CREATE_IN_PROGRESS ARN', 'CREATE_FAILED ARN'])
  expect(await events(account)).toContain(
    `Child CREATE_FAILED | Embedded stack ${arn} was not successfully created: The following resource(s) failed to create: [Bad]. `,
  )
  expect(await events(account, arn)).toContainEqual(expect.stringContaining('Bad CREATE_FAILED | '))
  expect(await describeStack(account, arn)).toMatchObject({ StackStatus: 'DELETE_COMPLETE' })
})

test('a nested stack whose update fails says so', async () => {
  const account = newAccount()
  await deploy(account, await nesting(account, topic('inner')))
  const { arn } = await childOf(account)
  const changed = { ...topic('inner'), Resources: { ...(topic('inner').Resources as object), Bad: bad } }
  const template = (await nesting(account, changed)) as { Resources: { Child: { Properties: object } } }
  Object.assign(template.Resources.Child.Properties, { Tags: [{ Key: 'changed', Value: 'yes' }] })
  await deploy(account, template, { ChangeSetType: 'UPDATE' })
  expect(await events(account)).toContain(
    `Child UPDATE_FAILED | Embedded stack ${arn} was not successfully updated: The following resource(s) failed to update: [Bad]. `,
  )
})
