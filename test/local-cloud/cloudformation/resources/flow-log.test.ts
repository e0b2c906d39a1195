import { ListStackResourcesCommand } from '@aws-sdk/client-cloudformation'
import { expect, test } from 'vitest'
import { type Account, newAccount } from '../../account.ts'
import { ref, refusalOf, refusedBy } from '../../refusal.ts'
import { deploy } from '../../stack.ts'

const VPC = { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } }
const Group = { Type: 'AWS::Logs::LogGroup', Properties: {} }

function flowLog(more: object) {
  const place = { ResourceType: 'VPC', ResourceId: ref('VPC'), LogGroupName: ref('Group') }
  const Properties = { ...place, DeliverLogsPermissionArn: 'arn:aws:iam::111122223333:role/logs', ...more }
  return { Resources: { VPC, Group, Log: { Type: 'AWS::EC2::FlowLog', Properties } } }
}

async function idOf({ cloudFormation }: Account): Promise<string> {
  const { StackResourceSummaries = [] } = await cloudFormation.send(new ListStackResourcesCommand({ StackName: 's' }))
  return StackResourceSummaries.find(({ LogicalResourceId }) => LogicalResourceId === 'Log')?.PhysicalResourceId ?? ''
}

test('a flow log has an ID; other tags leave it, anything else replaces it', async () => {
  const account = newAccount()
  const update = { ChangeSetType: 'UPDATE', ChangeSetName: 'd' } as const
  expect((await deploy(account, flowLog({ TrafficType: 'ALL' }))).StackStatus).toBe('CREATE_COMPLETE')
  const first = await idOf(account)
  expect(first).toMatch(/^fl-[0-9a-f]{17}$/i)

  const tags = { TrafficType: 'ALL', Tags: [{ Key: 'team', Value: 'a' }] }
  expect((await deploy(account, flowLog(tags), update)).StackStatus).toBe('UPDATE_COMPLETE')
  expect(await idOf(account)).toBe(first)

  const rejected = { ...tags, TrafficType: 'REJECT' }
  expect((await deploy(account, flowLog(rejected), { ...update, ChangeSetName: 'e' })).StackStatus).toBe(
    'UPDATE_COMPLETE',
  )
  expect(await idOf(account)).not.toBe(first)
})

test('a flow log to CloudWatch Logs needs a role', async () => {
  const { Resources } = flowLog({ TrafficType: 'ALL', DeliverLogsPermissionArn: undefined })
  const { Log, ...others } = Resources
  expect(await refusalOf({ ...others, R: Log })).toBe(
    refusedBy('Ec2', "DeliverLogsPermissionArn can't be empty if LogDestinationType is cloud-watch-logs."),
  )
})
