import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { type Json, readTemplate, resolve, worldOf } from './evaluate.ts'

const template = readTemplate(readFileSync(new URL('../../templates/network.yml', import.meta.url), 'utf8'))

/** The resources of a network with these parameters, without references. */
function resources(values: Readonly<Record<string, string>>): Readonly<Record<string, Json>> {
  return resolve(template, worldOf(template, values)).Resources
}

/** The names of the services that a network has an endpoint of. */
function services(values: Readonly<Record<string, string>>): readonly string[] {
  const all = Object.values(resources(values)).filter(({ Type }) => Type === 'AWS::EC2::VPCEndpoint')
  return all.map(({ Properties }) => Properties.ServiceName).sort()
}

const ofRegion = (...names: readonly string[]) => names.map((name) => `com.amazonaws.eu-west-1.${name}`)

test('it exports what a service imports, under the name of its stack', () => {
  const outputs = resolve(template, worldOf(template, { 'AWS::StackName': 'net' })).Outputs
  const exported = Object.entries<Json>(outputs).map(([name, { Value, Export }]) => [name, Value, Export.Name])
  expect(exported).toEqual([
    ['VpcId', '<VPC>', 'net-VpcId'],
    ['SubnetIds', '<Subnet1>,<Subnet2>', 'net-SubnetIds'],
    ['AssignPublicIp', 'ENABLED', 'net-AssignPublicIp'],
  ])
})

test('a public network has no endpoint, so that it costs nothing', () => {
  expect(services({})).toEqual([])
  expect(resources({})).toHaveProperty('InternetRoute')
})

test('a private network has the endpoints that Fargate needs to start a task, and no way out', () => {
  const all = resources({ Private: 'true' })
  expect(services({ Private: 'true' })).toEqual(ofRegion('dynamodb', 'ecr.api', 'ecr.dkr', 'logs', 's3'))
  for (const name of ['InternetGateway', 'InternetGatewayAttachment', 'InternetRoute'])
    expect(all).not.toHaveProperty(name)
  const { Outputs } = resolve(template, worldOf(template, { Private: 'true' }))
  expect(Outputs.AssignPublicIp.Value).toBe('DISABLED')
})

test('each parameter of an endpoint adds that one, to a private network only', () => {
  const names = Object.keys(template.Parameters).filter((name) => name.endsWith('Endpoint'))
  const fewest = services({ Private: 'true' })
  const added = names.flatMap((name) => {
    expect(services({ [name]: 'true' })).toEqual([])
    return services({ Private: 'true', [name]: 'true' }).filter((service) => !fewest.includes(service))
  })
  expect(added).toEqual(ofRegion('secretsmanager', 'ssm', 'sns', 'sqs', 'states', 'sts'))
})

test('interface endpoints stand in both zones, and let in nothing but HTTPS of the network', () => {
  const given = Object.keys(template.Parameters).filter((name) => name.endsWith('Endpoint'))
  const all = resources({ Private: 'true', ...Object.fromEntries(given.map((name) => [name, 'true'])) })
  const interfaces = Object.values(all).filter(({ Properties }) => Properties.VpcEndpointType === 'Interface')
  expect(interfaces.length).toBe(9)
  for (const { Properties } of interfaces)
    expect(Properties).toMatchObject({
      SubnetIds: ['<Subnet1>', '<Subnet2>'],
      SecurityGroupIds: ['<EndpointSecurityGroup>'],
      PrivateDnsEnabled: true,
    })
  expect(all.EndpointSecurityGroup.Properties.SecurityGroupIngress).toMatchObject([
    { IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp: '10.0.0.0/16' },
  ])
})

test.each([
  { values: {}, zones: [{ AvailabilityZone: 'eu-west-1a' }, { AvailabilityZone: 'eu-west-1b' }] },
  {
    values: { 'AWS::Region': 'ap-northeast-1' },
    zones: [{ AvailabilityZoneId: 'apne1-az1' }, { AvailabilityZoneId: 'apne1-az2' }],
  },
  {
    values: { 'AWS::Region': 'us-west-1' },
    zones: [{ AvailabilityZoneId: 'usw1-az1' }, { AvailabilityZoneId: 'usw1-az3' }],
  },
  {
    values: { 'AWS::Region': 'cn-north-1' },
    zones: [{ AvailabilityZoneId: 'cnn1-az1' }, { AvailabilityZoneId: 'cnn1-az2' }],
  },
  // Any stack may share the network, also one with tasks on ARM64, which not every zone here has.
  {
    values: { 'AWS::Region': 'us-east-1' },
    zones: [{ AvailabilityZoneId: 'use1-az1' }, { AvailabilityZoneId: 'use1-az2' }],
  },
  {
    values: { 'AWS::Region': 'ap-northeast-1', AvailabilityZones: 'ap-northeast-1c,ap-northeast-1d' },
    zones: [{ AvailabilityZone: 'ap-northeast-1c' }, { AvailabilityZone: 'ap-northeast-1d' }],
  },
])('the zones are two that have Fargate, or those given: $values', ({ values, zones }) => {
  const { Subnet1, Subnet2 } = resources(values)
  const found = [Subnet1, Subnet2].map(({ Properties: { VpcId: _, CidrBlock: __, Tags: ___, ...zone } }) => zone)
  expect(found).toEqual(zones)
})

test('names of endpoints in China are those that AWS China has', () => {
  const names = services({ Private: 'true', 'AWS::Region': 'cn-north-1', 'AWS::Partition': 'aws-cn' })
  expect(names).toEqual([
    'cn.com.amazonaws.cn-north-1.ecr.api',
    'cn.com.amazonaws.cn-north-1.ecr.dkr',
    'com.amazonaws.cn-north-1.dynamodb',
    'com.amazonaws.cn-north-1.logs',
    'com.amazonaws.cn-north-1.s3',
  ])
})
