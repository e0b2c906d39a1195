import { DescribeStackResourceCommand, UpdateStackCommand } from '@aws-sdk/client-cloudformation'
import { expect, test } from 'vitest'
import { type Account, newAccount } from '../../account.ts'
import { deploy, events, reaches } from '../../stack.ts'

const template = (AvailabilityZone: string, CidrBlock: string) => ({
  Resources: {
    VPC: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } },
    Subnet: { Type: 'AWS::EC2::Subnet', Properties: { VpcId: { Ref: 'VPC' }, AvailabilityZone, CidrBlock } },
  },
})

async function subnetOf({ cloudFormation }: Account): Promise<string | undefined> {
  const order = { StackName: 's', LogicalResourceId: 'Subnet' }
  return (await cloudFormation.send(new DescribeStackResourceCommand(order))).StackResourceDetail?.PhysicalResourceId
}

test('a subnet cannot be replaced by one with the same addresses, but by one with others', async () => {
  const account = newAccount()
  await deploy(account, template('us-east-1a', '10.0.0.0/24'))
  const update = (zone: string, cidr: string) =>
    account.cloudFormation.send(
      new UpdateStackCommand({ StackName: 's', TemplateBody: JSON.stringify(template(zone, cidr)) }),
    )

  await update('us-east-1b', '10.0.0.0/25')

  await reaches(account, 's', 'UPDATE_ROLLBACK_COMPLETE')
  expect(await events(account, 's')).toContainEqual(
    expect.stringMatching(
      /^Subnet UPDATE_FAILED \| Resource handler returned message: "The CIDR '10\.0\.0\.0\/25' conflicts with another subnet \(Service: Ec2, Status Code: 400, Request ID: \S+\)" \(RequestToken: \S+, HandlerErrorCode: AlreadyExists\)$/,
    ),
  )

  await update('us-east-1b', '10.0.1.0/24')

  await reaches(account, 's', 'UPDATE_COMPLETE')
})

test('an update that fails after it has replaced a subnet leaves the old one', async () => {
  const account = newAccount()
  await deploy(account, template('us-east-1a', '10.0.0.0/24'))
  const before = await subnetOf(account)
  const { Resources } = template('us-east-1b', '10.0.1.0/24')
  const Bad = { Type: 'AWS::SQS::Queue', DependsOn: 'Subnet', Properties: { MessageRetentionPeriod: 1 } }

  await account.cloudFormation.send(
    new UpdateStackCommand({ StackName: 's', TemplateBody: JSON.stringify({ Resources: { ...Resources, Bad } }) }),
  )

  await reaches(account, 's', 'UPDATE_ROLLBACK_COMPLETE')
  expect(await subnetOf(account)).toBe(before)
})
