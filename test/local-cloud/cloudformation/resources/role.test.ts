import { DescribeStackResourcesCommand } from '@aws-sdk/client-cloudformation'
import { expect, test } from 'vitest'
import { newAccount } from '../../account.ts'
import { createChangeSet, deploy, executeChangeSet, reaches } from '../../stack.ts'
import { iam } from '../../web-identity.ts'

const BOUNDARY = 'arn:aws:iam::aws:policy/ReadOnlyAccess'
const Capabilities = ['CAPABILITY_IAM' as const]

const role = (more: object) => {
  const Properties = { AssumeRolePolicyDocument: { Version: '2012-10-17', Statement: [] }, ...more }
  return { Resources: { Role: { Type: 'AWS::IAM::Role', Properties } } }
}

test('a role of a stack has the permissions boundary of its template, until an update removes it', async () => {
  const account = newAccount()
  const { StackId = '' } = await deploy(account, role({ PermissionsBoundary: BOUNDARY }), { Capabilities })
  const which = new DescribeStackResourcesCommand({ StackName: 's' })
  const { StackResources = [] } = await account.cloudFormation.send(which)
  const RoleName = StackResources[0]?.PhysicalResourceId ?? ''
  expect(await iam(account.id, { Action: 'GetRole', RoleName })).toContain(BOUNDARY)
  await createChangeSet(account, role({}), { Capabilities, ChangeSetType: 'UPDATE', ChangeSetName: 'two' })
  await executeChangeSet(account, { ChangeSetName: 'two' })
  await reaches(account, StackId, 'UPDATE_COMPLETE')
  expect(await iam(account.id, { Action: 'GetRole', RoleName })).not.toContain(BOUNDARY)
})
