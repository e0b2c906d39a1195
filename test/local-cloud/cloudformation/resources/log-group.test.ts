import { DescribeStackResourcesCommand } from '@aws-sdk/client-cloudformation'
import { expect, test } from 'vitest'
import { newAccount } from '../../account.ts'
import { createChangeSet, deploy, executeChangeSet, reaches } from '../../stack.ts'

const group = (RetentionInDays: number) => ({
  Resources: { Log: { Type: 'AWS::Logs::LogGroup', Properties: { RetentionInDays } } },
})

test('a log group without a name is named after its stack, and keeps the name in an update', async () => {
  const account = newAccount()
  const { StackId = '' } = await deploy(account, group(1))
  const name = async () => {
    const { StackResources = [] } = await account.cloudFormation.send(
      new DescribeStackResourcesCommand({ StackName: 's' }),
    )
    return StackResources[0]?.PhysicalResourceId
  }
  const before = await name()
  expect(before).toMatch(/^s-Log-[0-9A-F]{13}$/)
  await createChangeSet(account, group(3), { ChangeSetType: 'UPDATE', ChangeSetName: 'two' })
  await executeChangeSet(account, { ChangeSetName: 'two' })
  await reaches(account, StackId, 'UPDATE_COMPLETE')
  expect(await name()).toBe(before)
})
