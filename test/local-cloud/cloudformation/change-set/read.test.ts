import {
  DeleteChangeSetCommand,
  DescribeChangeSetCommand,
  ListChangeSetsCommand,
  paginateDescribeChangeSet,
} from '@aws-sdk/client-cloudformation'
import { expect, test } from 'vitest'
import { newAccount } from '../../account.ts'
import { createChangeSet, deploy, describeChangeSet, executeChangeSet, topic } from '../../stack.ts'

const noStack = { name: 'ValidationError', message: 'Stack [s] does not exist' }

test('a NoEcho value is masked', async () => {
  const account = newAccount()
  const template = { ...topic('a'), Parameters: { Secret: { Type: 'String', NoEcho: true }, Open: { Type: 'String' } } }
  const Parameters = [
    { ParameterKey: 'Secret', ParameterValue: 'hush' },
    { ParameterKey: 'Open', ParameterValue: 'word' },
  ]
  await createChangeSet(account, template, { Parameters })
  expect((await describeChangeSet(account)).Parameters).toEqual([
    { ParameterKey: 'Secret', ParameterValue: '****' },
    { ParameterKey: 'Open', ParameterValue: 'word' },
  ])
})

test('more than 100 changes come in pages', async () => {
  const account = newAccount()
  const names = Array.from({ length: 101 }, (_, index) => `T${index}`)
  const Resources = Object.fromEntries(names.map((name) => [name, { Type: 'AWS::SNS::Topic' }]))
  await createChangeSet(account, { Resources })
  const pages: number[] = []
  const which = { StackName: 's', ChangeSetName: 'c' }
  for await (const page of paginateDescribeChangeSet({ client: account.cloudFormation }, which)) {
    pages.push(page.Changes?.length ?? 0)
  }
  expect(pages).toEqual([100, 1])
})

test('what does not exist', async () => {
  const account = newAccount()
  const { cloudFormation } = account
  await expect(describeChangeSet(account)).rejects.toMatchObject(noStack)
  await expect(executeChangeSet(account)).rejects.toMatchObject(noStack)
  await expect(cloudFormation.send(new ListChangeSetsCommand({ StackName: 's' }))).rejects.toMatchObject(noStack)
  const nameOnly = new DeleteChangeSetCommand({ ChangeSetName: 'c' })
  await expect(cloudFormation.send(nameOnly)).rejects.toThrow(
    'StackName must be specified if ChangeSetName is not specified as an ARN.',
  )
  await deploy(account, topic('a'))
  const unknown = cloudFormation.send(new DescribeChangeSetCommand({ StackName: 's', ChangeSetName: 'no' }))
  await expect(unknown).rejects.toMatchObject({
    name: 'ChangeSetNotFoundException',
    message: 'ChangeSet [no] does not exist',
  })
})

test('an executed change set gives its name free, takes its siblings with it, and is known by its id', async () => {
  const account = newAccount()
  await createChangeSet(account, topic('a'), { ChangeSetName: 'sibling' })
  const { Id = '' } = await createChangeSet(account, topic('a'))
  await deploy(account, topic('a'), { ChangeSetName: 'third' })
  const { Summaries } = await account.cloudFormation.send(new ListChangeSetsCommand({ StackName: 's' }))
  expect(Summaries ?? []).toEqual([])
  await expect(describeChangeSet(account)).rejects.toThrow('ChangeSet [c] does not exist')
  await expect(describeChangeSet(account, Id)).rejects.toThrow(`ChangeSet [${Id}] does not exist`)
  const stack = await deploy(account, topic('b'), { ChangeSetName: 'third', ChangeSetType: 'UPDATE' })
  const arn = stack.ChangeSetId ?? ''
  expect(await describeChangeSet(account, arn)).toMatchObject({ ExecutionStatus: 'EXECUTE_COMPLETE' })
  await expect(executeChangeSet(account, { StackName: undefined, ChangeSetName: arn })).rejects.toThrow(
    `ChangeSet [${arn}] cannot be executed in its current execution status of [EXECUTE_COMPLETE]`,
  )
})
