import { expect, test } from 'vitest'
import type { Account } from '../../account.ts'
import { until } from '../../account.ts'
import { allow, createRole, decisionsOf, enforcedAccount, type Statement } from '../../iam/session.ts'
import { createChangeSet, deploy, describeStack, events, executeChangeSet, type Template } from '../../stack.ts'

const vpc = (CidrBlock: string) => ({ Type: 'AWS::EC2::VPC', Properties: { CidrBlock } })

/** A security group in one of two VPCs. Its VPC can be given only when it is created. */
const groupIn = (VpcId: 'One' | 'Two'): Template => ({
  Resources: {
    One: vpc('10.0.0.0/16'),
    Two: vpc('10.1.0.0/16'),
    Group: { Type: 'AWS::EC2::SecurityGroup', Properties: { GroupDescription: 'tasks', VpcId: { Ref: VpcId } } },
  },
})

async function moveTo(account: Account, vpc: 'One' | 'Two', RoleARN: string, status: string): Promise<void> {
  const ChangeSetName = `to-${vpc}`
  await createChangeSet(account, groupIn(vpc), { RoleARN, ChangeSetType: 'UPDATE', ChangeSetName })
  await executeChangeSet(account, { ChangeSetName })
  await until(
    () => describeStack(account),
    ({ StackStatus }) => StackStatus === status,
  )
}

const ALL: Statement = { Effect: 'Allow', Action: 'ec2:*', Resource: '*' }
const NO_DELETION_OF_OTHERS: Statement = {
  Effect: 'Deny',
  Action: 'ec2:DeleteSecurityGroup',
  Resource: '*',
  Condition: { StringNotLike: { 'aws:ResourceTag/aws:cloudformation:stack-name': 's' } },
}

test('what an update replaces is created, and the old one is deleted once, with the tags that it has', async () => {
  const account = await enforcedAccount()
  const RoleARN = await createRole(account, 'service', ALL, NO_DELETION_OF_OTHERS)
  await deploy(account, groupIn('One'), { RoleARN })
  const before = (await decisionsOf(account)).length

  await moveTo(account, 'Two', RoleARN, 'UPDATE_COMPLETE')

  const decided = (await decisionsOf(account)).slice(before).filter(({ action }) => !action.includes('Describe'))
  expect(decided.map(({ action, allowed }) => `${action} ${allowed}`)).toEqual([
    'ec2:CreateSecurityGroup true',
    'ec2:CreateSecurityGroup true',
    'ec2:DeleteSecurityGroup true',
  ])
  expect((await events(account)).join()).not.toContain('DELETE_FAILED')
})

test('an update that replaces a resource fails if the role may not create it', async () => {
  const account = await enforcedAccount()
  const RoleARN = await createRole(account, 'service', ALL)
  await deploy(account, groupIn('One'), { RoleARN })
  await allow(account, 'service', ALL, { Effect: 'Deny', Action: 'ec2:CreateSecurityGroup', Resource: '*' })

  await moveTo(account, 'Two', RoleARN, 'UPDATE_ROLLBACK_COMPLETE')

  expect((await events(account)).join()).toContain('is not authorized to perform: ec2:CreateSecurityGroup')
})
