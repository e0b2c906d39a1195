import { CreateStackCommand, DeleteStackCommand } from '@aws-sdk/client-cloudformation'
import { CreateClusterCommand, RegisterTaskDefinitionCommand, RunTaskCommand } from '@aws-sdk/client-ecs'
import { expect, test } from 'vitest'
import { newAccount } from '../../account.ts'
import { type Resources, ref, refusalOf, refusedBy } from '../../refusal.ts'
import { deploy, events, reaches } from '../../stack.ts'

const VPC = ['AWS::EC2::VPC', { CidrBlock: '10.0.0.0/16' }] as const
const subnet = (CidrBlock: string, more: object = {}) =>
  ['AWS::EC2::Subnet', { VpcId: ref('VPC'), CidrBlock, ...more }] as const
const TABLE = ['AWS::EC2::RouteTable', { VpcId: ref('VPC') }] as const
const ROUTE = {
  Type: 'AWS::EC2::Route',
  Properties: { RouteTableId: ref('Table'), DestinationCidrBlock: '0.0.0.0/0', GatewayId: ref('Gateway') },
}
const GATEWAY = ['AWS::EC2::InternetGateway', {}] as const

test.each<[string, Resources, string, string?]>([
  [
    'no CIDR block',
    { R: ['AWS::EC2::VPC', { CidrBlock: '10.0.0.0/33' }] },
    'Value (10.0.0.0/33) for parameter cidrBlock is invalid. This is not a valid CIDR block.',
  ],
  ['too large a network', { R: ['AWS::EC2::VPC', { CidrBlock: '10.0.0.0/8' }] }, "The CIDR '10.0.0.0/8' is invalid."],
  ['too small a subnet', { VPC, R: subnet('10.0.0.0/29') }, "The CIDR '10.0.0.0/29' is invalid."],
  ['a subnet outside of its VPC', { VPC, R: subnet('10.1.0.0/24') }, "The CIDR '10.1.0.0/24' is invalid."],
  [
    'a subnet over another one',
    {
      VPC,
      Other: subnet('10.0.0.0/24'),
      R: { Type: 'AWS::EC2::Subnet', DependsOn: 'Other', Properties: subnet('10.0.0.0/20')[1] },
    },
    "The CIDR '10.0.0.0/20' conflicts with another subnet",
    'AlreadyExists',
  ],
  [
    'a zone of another region',
    { VPC, R: subnet('10.0.0.0/24', { AvailabilityZone: 'eu-west-1a' }) },
    'Value (eu-west-1a) for parameter availabilityZone is invalid. Subnets can currently only be created in the ' +
      'following availability zones: us-east-1a, us-east-1b, us-east-1c.',
  ],
  [
    'a VPC that does not exist',
    { VPC, R: subnet('10.0.0.0/24', { VpcId: 'vpc-0123' }) },
    "The vpc ID 'vpc-0123' does not exist",
    'NotFound',
  ],
  [
    'a route to a gateway that is not attached',
    { VPC, Table: TABLE, Gateway: GATEWAY, R: ROUTE },
    'route table rtb and network gateway igw belong to different networks',
  ],
])('%s', async (_, resources, message, code) => {
  expect(await refusalOf(resources)).toBe(refusedBy('Ec2', message, code))
})

test('a network whose parts fit is created, changed and deleted', async () => {
  const account = newAccount()
  const network = (value: string) => {
    const Tags = [{ Key: 'team', Value: value }]
    return {
      Resources: {
        VPC: { Type: VPC[0], Properties: { ...VPC[1], Tags } },
        Subnet: { Type: 'AWS::EC2::Subnet', Properties: { ...subnet('10.0.0.0/24')[1], Tags } },
        Table: { Type: TABLE[0], Properties: TABLE[1] },
        Gateway: { Type: GATEWAY[0] },
        Attachment: {
          Type: 'AWS::EC2::VPCGatewayAttachment',
          Properties: { VpcId: ref('VPC'), InternetGatewayId: ref('Gateway') },
        },
        R: { ...ROUTE, DependsOn: 'Attachment' },
      },
    }
  }
  expect(await deploy(account, network('a'))).toMatchObject({ StackStatus: 'CREATE_COMPLETE' })
  const update = { ChangeSetType: 'UPDATE', ChangeSetName: 'd' } as const
  const { StackId = '', StackStatus } = await deploy(account, network('b'), update)
  expect(StackStatus).toBe('UPDATE_COMPLETE')

  await account.cloudFormation.send(new DeleteStackCommand({ StackName: 's' }))

  await reaches(account, StackId, 'DELETE_COMPLETE')
})

const SECOND = {
  subnet: {
    Type: 'AWS::EC2::VPCEndpoint',
    Properties: {
      ServiceName: 'com.amazonaws.us-east-1.sns',
      VpcEndpointType: 'Interface',
      VpcId: { 'Fn::ImportValue': 'vpc' },
      SubnetIds: [{ 'Fn::ImportValue': 'used' }],
    },
  },
  group: {
    Type: 'AWS::EC2::SecurityGroup',
    Properties: {
      GroupDescription: 'other',
      VpcId: { 'Fn::ImportValue': 'vpc' },
      SecurityGroupIngress: [
        { IpProtocol: 'tcp', FromPort: 1, ToPort: 1, SourceSecurityGroupId: { 'Fn::ImportValue': 'used' } },
      ],
    },
  },
}

test.each([
  [
    'a subnet',
    { Type: 'AWS::EC2::Subnet', Properties: subnet('10.0.0.0/24')[1] },
    SECOND.subnet,
    "The subnet 'subnet' has dependencies and cannot be deleted.",
  ],
  [
    'a security group',
    { Type: 'AWS::EC2::SecurityGroup', Properties: { GroupDescription: 'one', VpcId: ref('VPC') } },
    SECOND.group,
    'resource sg has a dependent object',
  ],
])('%s in use is not deleted', async (_, R, other, message) => {
  const account = newAccount()
  const exported = (name: string, Value: object) => ({ Value, Export: { Name: name } })
  const outputs = { V: exported('vpc', { 'Fn::GetAtt': ['VPC', 'VpcId'] }), U: exported('used', ref('R')) }
  const vpc = { Type: VPC[0], Properties: VPC[1] }
  const { StackId = '' } = await deploy(account, { Resources: { VPC: vpc, R }, Outputs: outputs })
  // The importing stack is deleted with its resource retained, so that only EC2 knows of the use.
  const retained = { Resources: { Other: { ...other, DeletionPolicy: 'Retain' } } }
  const second = await deploy(account, retained, { StackName: 'other' })
  await account.cloudFormation.send(new DeleteStackCommand({ StackName: 'other' }))
  await reaches(account, second.StackId ?? '', 'DELETE_COMPLETE')

  await account.cloudFormation.send(new DeleteStackCommand({ StackName: 's' }))

  await reaches(account, StackId, 'DELETE_FAILED')
  const failures = (await events(account)).filter((event) => / DELETE_FAILED/.test(event))
  const told = failures.map((event) => event.replaceAll(/\b(vpc|subnet|sg)-[0-9a-f]{17}\b/g, '$1')).join('\n')
  expect(told).toContain(`R DELETE_FAILED | Resource handler returned message: "${message}`)
})

test('the subnet and the group of a task that runs are not deleted', async () => {
  const account = newAccount()
  const R = { Type: 'AWS::EC2::Subnet', Properties: subnet('10.0.0.0/24')[1] }
  const network = { Type: VPC[0], Properties: VPC[1] }
  const Group = { Type: 'AWS::EC2::SecurityGroup', Properties: { GroupDescription: 'one', VpcId: ref('VPC') } }
  const Outputs = { R: { Value: ref('R') }, Group: { Value: ref('Group') } }
  const stack = await deploy(account, { Resources: { VPC: network, R, Group }, Outputs })
  const [subnets = '', securityGroups = ''] = (stack.Outputs ?? []).map(({ OutputValue }) => OutputValue)
  await account.ecs.send(new CreateClusterCommand({ clusterName: 'c' }))
  const main = { name: 'main', image: process.env.SERVICEFULL_BASE_IMAGE, command: ['sleep', '60'] }
  const task = { family: 'job', requiresCompatibilities: ['FARGATE' as const], networkMode: 'awsvpc' as const }
  await account.ecs.send(
    new RegisterTaskDefinitionCommand({ ...task, cpu: '256', memory: '512', containerDefinitions: [main] }),
  )
  const awsvpcConfiguration = { subnets: [subnets], securityGroups: [securityGroups] }
  const networkConfiguration = { awsvpcConfiguration }
  await account.ecs.send(
    new RunTaskCommand({ cluster: 'c', taskDefinition: 'job', launchType: 'FARGATE', networkConfiguration }),
  )

  await account.cloudFormation.send(new DeleteStackCommand({ StackName: 's' }))

  await reaches(account, stack.StackId ?? '', 'DELETE_FAILED')
  const told = (await events(account)).join('\n')
  expect(told).toMatch(/R DELETE_FAILED \| .* has dependencies and cannot be deleted\./)
  expect(told).toMatch(/Group DELETE_FAILED \| .* has a dependent object/)
})

test('a VPC with a subnet of another stack is not deleted', async () => {
  const account = newAccount()
  const Outputs = { V: { Value: ref('VPC'), Export: { Name: 'vpc' } } }
  const { StackId = '' } = await deploy(account, { Resources: { VPC: { Type: VPC[0], Properties: VPC[1] } }, Outputs })
  const Properties = subnet('10.0.0.0/24', { VpcId: { 'Fn::ImportValue': 'vpc' } })[1]
  const Other = { Type: 'AWS::EC2::Subnet', DeletionPolicy: 'Retain', Properties }
  const second = await deploy(account, { Resources: { Other } }, { StackName: 'other' })
  await account.cloudFormation.send(new DeleteStackCommand({ StackName: 'other' }))
  await reaches(account, second.StackId ?? '', 'DELETE_COMPLETE')

  await account.cloudFormation.send(new DeleteStackCommand({ StackName: 's' }))

  await reaches(account, StackId, 'DELETE_FAILED')
  expect((await events(account)).join('\n')).toMatch(
    /VPC DELETE_FAILED \| Resource handler returned message: "The vpc 'vpc-[0-9a-f]+' has dependencies and cannot be deleted\./,
  )
})

test('a region has room for four VPCs besides the default one', async () => {
  const account = newAccount()
  const TemplateBody = JSON.stringify({ Resources: { R: { Type: VPC[0], Properties: VPC[1] } } })
  const create = (StackName: string) => account.cloudFormation.send(new CreateStackCommand({ StackName, TemplateBody }))
  for (const name of ['one', 'two', 'three', 'four']) {
    await create(name)
    await reaches(account, name, 'CREATE_COMPLETE')
  }

  expect(await refusalOf({ R: VPC }, account)).toBe(
    refusedBy('Ec2', 'The maximum number of VPCs has been reached.', 'GeneralServiceException'),
  )
})
