import { DeleteChangeSetCommand, ListChangeSetsCommand } from '@aws-sdk/client-cloudformation'
import { expect, test } from 'vitest'
import { type Account, newAccount } from '../../account.ts'
import { createChangeSet, deploy, describeChangeSet, nesting, type Template, topic } from '../../stack.ts'

const named = (Name: string): Template => ({ Parameters: { Name } })
const inner: Template = {
  Parameters: { Name: { Type: 'String' } },
  Resources: { Topic: { Type: 'AWS::SNS::Topic', Properties: { TopicName: { Ref: 'Name' } } } },
}

/** The id of the change set that the stack `Child` has in the change set `c`. */
async function childSet(account: Account): Promise<string | undefined> {
  const { Changes = [] } = await describeChangeSet(account)
  return Changes.find(({ ResourceChange }) => ResourceChange?.LogicalResourceId === 'Child')?.ResourceChange
    ?.ChangeSetId
}

test('a nested stack that is made has a change set of its own, when it is asked for', async () => {
  const account = newAccount()
  const template = await nesting(account, topic('a'))
  await createChangeSet(account, template)
  expect(await childSet(account)).toBeUndefined()

  const other = newAccount()
  const { Id } = await createChangeSet(other, await nesting(other, topic('a')), { IncludeNestedStacks: true })
  const nested = await describeChangeSet(other, await childSet(other))

  expect(nested).toMatchObject({ Status: 'CREATE_COMPLETE', ParentChangeSetId: Id, RootChangeSetId: Id })
  expect(nested.StackName).toMatch(/^s-Child-/)
  expect(nested.Changes).toMatchObject([{ ResourceChange: { Action: 'Add', LogicalResourceId: 'Topic' } }])
})

test('a nested stack that exists tells what changes in it, and why', async () => {
  const account = newAccount()
  await deploy(account, await nesting(account, inner, named('a')))
  const more = { ChangeSetType: 'UPDATE', IncludeNestedStacks: true } as const
  await createChangeSet(account, await nesting(account, inner, named('b')), more)

  const root = await describeChangeSet(account)
  expect(root.Changes).toMatchObject([{ ResourceChange: { LogicalResourceId: 'Child', Replacement: 'False' } }])
  const { Changes } = await describeChangeSet(account, await childSet(account), { IncludePropertyValues: true })

  const Target = { Name: 'TopicName', BeforeValue: 'a', AfterValue: 'b' }
  expect(Changes).toMatchObject([
    {
      ResourceChange: {
        Action: 'Modify',
        LogicalResourceId: 'Topic',
        Replacement: 'True',
        Details: expect.arrayContaining([expect.objectContaining({ Target: expect.objectContaining(Target) })]),
      },
    },
  ])
})

test('one that fails makes its root fail, and has the reason', async () => {
  const account = newAccount()
  await createChangeSet(account, await nesting(account, inner), { IncludeNestedStacks: true })
  const id = (await childSet(account)) ?? ''
  expect(await describeChangeSet(account)).toMatchObject({
    Status: 'FAILED',
    ExecutionStatus: 'UNAVAILABLE',
    StatusReason: `Nested change set ${id} was not successfully created: Currently in FAILED.`,
  })
  expect(await describeChangeSet(account, id)).toMatchObject({
    Status: 'FAILED',
    StatusReason: 'Parameters: [Name] must have values',
  })
})

test('it goes with its root, and is not listed beside it', async () => {
  const account = newAccount()
  await createChangeSet(account, await nesting(account, topic('a')), { IncludeNestedStacks: true })
  const id = await childSet(account)
  const { Summaries } = await account.cloudFormation.send(new ListChangeSetsCommand({ StackName: 's' }))
  expect(Summaries?.map(({ ChangeSetName }) => ChangeSetName)).toEqual(['c'])
  await account.cloudFormation.send(new DeleteChangeSetCommand({ StackName: 's', ChangeSetName: 'c' }))
  await expect(describeChangeSet(account, id)).rejects.toMatchObject({ name: 'ChangeSetNotFoundException' })
})
