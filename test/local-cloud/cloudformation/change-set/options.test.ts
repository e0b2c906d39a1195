import { expect, test } from 'vitest'
import { newAccount } from '../../account.ts'
import { createChangeSet, deploy, describeChangeSet, describeStack, events, topic } from '../../stack.ts'

test('options that do not go together are refused', async () => {
  const account = newAccount()
  await expect(createChangeSet(account, topic('a'), { DeploymentMode: 'REVERT_DRIFT' })).rejects.toThrow(
    'DeploymentMode REVERT_DRIFT is only supported for change sets of type UPDATE',
  )
  const both = { DeploymentConfig: { Mode: 'EXPRESS', DisableRollback: false }, OnStackFailure: 'DELETE' } as const
  await expect(createChangeSet(account, topic('a'), both)).rejects.toThrow(
    'You can specify either DeploymentConfig or OnStackFailure, but not both.',
  )
})

test('other topics are a change by themselves, and topics that are not given stay', async () => {
  const account = newAccount()
  const first = 'arn:aws:sns:us-east-1:111122223333:first'
  await deploy(account, topic('a'), { NotificationARNs: [first] })
  await deploy(account, topic('b'), { ChangeSetType: 'UPDATE' })
  expect((await describeStack(account)).NotificationARNs).toEqual([first])
  await createChangeSet(account, topic('b'), { ChangeSetType: 'UPDATE', NotificationARNs: [first] })
  expect(await describeChangeSet(account)).toMatchObject({ Status: 'FAILED' })
  await deploy(account, topic('b'), { ChangeSetType: 'UPDATE', ChangeSetName: 'd', NotificationARNs: [] })
  expect((await describeStack(account)).NotificationARNs ?? []).toEqual([])
})

test('a change set tells its options', async () => {
  const account = newAccount()
  await createChangeSet(account, topic('a'), {
    IncludeNestedStacks: true,
    DeploymentConfig: { Mode: 'EXPRESS', DisableRollback: false },
  })
  expect(await describeChangeSet(account)).toMatchObject({
    IncludeNestedStacks: true,
    DeploymentConfig: { Mode: 'EXPRESS', DisableRollback: false },
  })
})

const queue = (name: string) => ({ Resources: { Queue: { Type: 'AWS::SQS::Queue', Properties: { QueueName: name } } } })

test.each([
  { description: 'of the execution', make: {}, execute: { DisableRollback: true } },
  {
    description: 'of EXPRESS',
    make: { DeploymentConfig: { Mode: 'EXPRESS', DisableRollback: true } as const },
    execute: {},
  },
])('without rollback, $description, nothing is replaced', async ({ make, execute }) => {
  const account = newAccount()
  await deploy(account, queue('a'))
  const stack = await deploy(account, queue('b'), { ChangeSetType: 'UPDATE', ...make }, execute)
  expect(stack.StackStatus).toBe('UPDATE_FAILED')
  expect(await events(account)).toContain(
    'Queue UPDATE_FAILED | Replacement type updates not supported on stack with disable-rollback.',
  )
})
