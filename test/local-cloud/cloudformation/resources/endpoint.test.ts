import { expect, test } from 'vitest'
import { type Resources, ref, refusalOf, refusedBy } from '../../refusal.ts'

const vpc = (more: object = {}) => ['AWS::EC2::VPC', { CidrBlock: '10.0.0.0/16', ...more }] as const
const VPC = vpc({ EnableDnsHostnames: true })
const subnet = (CidrBlock: string, zone: string, of = 'VPC') =>
  ['AWS::EC2::Subnet', { VpcId: ref(of), CidrBlock, AvailabilityZone: `us-east-1${zone}` }] as const
const group = (more: object = {}) =>
  ['AWS::EC2::SecurityGroup', { GroupDescription: 'endpoints', VpcId: ref('VPC'), ...more }] as const
const endpoint = (more: object = {}) =>
  [
    'AWS::EC2::VPCEndpoint',
    {
      VpcEndpointType: 'Interface',
      ServiceName: 'com.amazonaws.us-east-1.sns',
      VpcId: ref('VPC'),
      SubnetIds: [ref('One'), ref('Two')],
      SecurityGroupIds: [ref('Group')],
      PrivateDnsEnabled: true,
      ...more,
    },
  ] as const
const One = subnet('10.0.0.0/24', 'a')
const Two = subnet('10.0.1.0/24', 'b')
const Group = group()
const [Type, Properties] = endpoint()
const rule = { IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp: '10.0.0.0/16' }
const gateway = (service: string) =>
  endpoint({
    VpcEndpointType: 'Gateway',
    ServiceName: `com.amazonaws.us-east-1.${service}`,
    ...{ SubnetIds: [], SecurityGroupIds: [], PrivateDnsEnabled: false },
  })

test.each<[string, Resources, string, string?]>([
  [
    'an apostrophe in the description of a rule',
    { VPC, R: group({ SecurityGroupEgress: [{ ...rule, Description: "AWS's own" }] }) },
    'Invalid rule description. Valid descriptions are strings less than 256 characters from the following set:  ' +
      'a-zA-Z0-9. _-:/()#,@[]+=&;{}!$*',
  ],
  [
    'a rule twice',
    { VPC, R: group({ SecurityGroupIngress: [rule, { ...rule, Description: 'again' }] }) },
    'The same permission must not appear multiple times',
  ],
  [
    'a group in a VPC that does not exist',
    { R: group({ VpcId: 'vpc-0123' }) },
    "The vpc ID 'vpc-0123' does not exist",
    'NotFound',
  ],
  [
    'an endpoint in a VPC that does not exist',
    { VPC, One, Two, Group, R: endpoint({ VpcId: 'vpc-0123' }) },
    "The vpc ID 'vpc-0123' does not exist",
    'NotFound',
  ],
  [
    'private DNS without host names',
    { VPC: vpc(), One, Two, Group, R: endpoint() },
    'Enabling private DNS requires both enableDnsSupport and enableDnsHostnames VPC attributes set to true for vpc',
  ],
  [
    'private DNS of a service twice',
    { VPC, One, Two, Group, Other: endpoint(), R: { Type, Properties, DependsOn: 'Other' } },
    'private-dns-enabled cannot be set because there is already a conflicting DNS domain for ' +
      'sns.us-east-1.amazonaws.com in the VPC vpc',
  ],
  [
    'a service of another region',
    { VPC, One, Two, Group, R: endpoint({ ServiceName: 'com.amazonaws.eu-west-1.sns' }) },
    "The Vpc Endpoint Service 'com.amazonaws.eu-west-1.sns' does not exist",
  ],
  [
    'a gateway endpoint of a service that has none',
    { VPC, R: gateway('sns') },
    'Endpoint type (Gateway) does not match available service types ([Interface]).',
  ],
  [
    'a subnet that does not exist',
    { VPC, One, Group, R: endpoint({ SubnetIds: ['subnet-0123'] }) },
    "The subnet ID 'subnet-0123' does not exist",
    'NotFound',
  ],
  [
    'a subnet of another VPC',
    { VPC, Other: vpc(), One: subnet('10.0.0.0/24', 'a', 'Other'), Two, Group, R: endpoint() },
    'The subnet subnet does not belong to VPC vpc.',
  ],
  [
    'two subnets in a zone',
    { VPC, One, Two: subnet('10.0.1.0/24', 'a'), Group, R: endpoint() },
    'Found another VPC endpoint subnet in the availability zone of subnet. VPC endpoint subnets should be in ' +
      'different availability zones supported by the VPC endpoint service.',
  ],
  [
    'a group of another VPC',
    { VPC, Other: vpc(), One, Two, Group: group({ VpcId: ref('Other') }), R: endpoint() },
    'Security Group sg does not belong to VPC vpc.',
  ],
])('%s', async (_, resources, message, code) => {
  expect(await refusalOf(resources)).toBe(refusedBy('Ec2', message, code))
})

test('endpoints that fit are created', async () => {
  const Public = endpoint({ PrivateDnsEnabled: false })
  const resources = { VPC, One, Two, Group, Public, Gateway: gateway('s3'), R: endpoint() }
  expect(await refusalOf(resources)).toBe('CREATE_COMPLETE')
})
