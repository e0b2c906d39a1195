import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { evaluate, type Json, readTemplate } from './evaluate.ts'

const template = readTemplate(readFileSync(new URL('../../templates/network.yml', import.meta.url), 'utf8'))
const resources: Readonly<Record<string, Json>> = template.Resources
const values = { 'AWS::Region': 'eu-central-1', 'AWS::StackName': 'net', 'AWS::NoValue': '' }

/** The names of the services that the network has an endpoint of, where these conditions hold. */
function services(...conditions: readonly string[]): readonly string[] {
  const world = { conditions: Object.fromEntries(conditions.map((name) => [name, true])), values }
  const all = Object.values(resources).filter(({ Type }) => Type === 'AWS::EC2::VPCEndpoint')
  const made = all.filter(({ Condition }) => conditions.includes(Condition))
  return made.map(({ Properties }) => evaluate(Properties.ServiceName, world)).sort()
}

test('it exports what a service imports, under the name of its stack', () => {
  const exported = Object.entries<Json>(template.Outputs).map(([name, output]) => [
    name,
    evaluate(output.Export.Name, { conditions: {}, values }),
  ])
  expect(Object.fromEntries(exported)).toEqual({
    VpcId: 'net-VpcId',
    SubnetIds: 'net-SubnetIds',
    AssignPublicIp: 'net-AssignPublicIp',
  })
})

test('a private network has the endpoints that Fargate needs to start a task, and no way out', () => {
  expect(services('IsPrivate')).toEqual(
    ['dynamodb', 'ecr.api', 'ecr.dkr', 'logs', 's3'].map((name) => `com.amazonaws.eu-central-1.${name}`),
  )
  const route = resources.InternetRoute
  expect([route.Condition, template.Conditions.IsPublic, template.Conditions.IsPrivate]).toEqual([
    'IsPublic',
    { 'Fn::Equals': [{ Ref: 'Private' }, 'false'] },
    { 'Fn::Equals': [{ Ref: 'Private' }, 'true'] },
  ])
})

test('a public network has no endpoint, so that it costs nothing', () => {
  expect(services('IsPublic')).toEqual([])
  expect(template.Parameters.Private.Default).toBe('false')
})

test('each parameter of an endpoint adds that one, to a private network only', () => {
  const names = Object.keys(template.Parameters).filter((name) => name.endsWith('Endpoint'))
  const added = names.flatMap((name) => {
    const condition = `Has${name.slice(0, -'Endpoint'.length)}`
    expect(template.Conditions[condition]['Fn::And'][0]).toEqual({ Condition: 'IsPrivate' })
    return services(condition)
  })
  expect(added).toEqual(
    ['secretsmanager', 'ssm', 'sns', 'sqs', 'states', 'sts'].map((name) => `com.amazonaws.eu-central-1.${name}`),
  )
})

test('interface endpoints stand in both zones, and let in nothing but HTTPS of the network', () => {
  const all = Object.values(resources).filter(({ Properties }) => Properties.VpcEndpointType === 'Interface')
  expect(all.length).toBe(9)
  for (const { Properties } of all)
    expect(Properties).toMatchObject({
      SubnetIds: [{ Ref: 'Subnet1' }, { Ref: 'Subnet2' }],
      SecurityGroupIds: [{ Ref: 'EndpointSecurityGroup' }],
      PrivateDnsEnabled: true,
    })
  const [ingress, ...more] = resources.EndpointSecurityGroup.Properties.SecurityGroupIngress
  expect(ingress).toMatchObject({ IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp: { Ref: 'Cidr' } })
  expect(more).toEqual([])
})

test.each([
  {
    region: 'eu-central-1',
    given: [],
    zones: [
      ['first', ''],
      ['second', ''],
    ],
  },
  {
    region: 'ap-northeast-1',
    given: ['InTokyo', 'HasZoneIds'],
    zones: [
      ['', 'apne1-az1'],
      ['', 'apne1-az2'],
    ],
  },
  {
    region: 'us-west-1',
    given: ['InCalifornia', 'HasZoneIds'],
    zones: [
      ['', 'usw1-az1'],
      ['', 'usw1-az3'],
    ],
  },
  {
    region: 'cn-north-1',
    given: ['InBeijing', 'HasZoneIds'],
    zones: [
      ['', 'cnn1-az1'],
      ['', 'cnn1-az2'],
    ],
  },
  {
    region: 'ap-northeast-1',
    given: ['InTokyo', 'HasZones'],
    zones: [
      ['mine', ''],
      ['other', ''],
    ],
  },
])('the zones of $region are two that have Fargate, or those given: $given', ({ given, zones }) => {
  const world = { conditions: Object.fromEntries(given.map((name) => [name, true])), values }
  const zone = (node: Json, index: number): string => {
    const picked = node['Fn::If']
    if (picked === undefined) return evaluate(node, world) ?? ''
    const [condition, yes, no] = picked
    const chosen = given.includes(condition) ? yes : no
    if (chosen['Fn::Select'] === undefined) return zone(chosen, index)
    const [at, list] = chosen['Fn::Select']
    expect(at).toBe(index)
    return (list['Fn::GetAZs'] === undefined ? ['mine', 'other'] : ['first', 'second'])[at] ?? ''
  }
  const found = ['Subnet1', 'Subnet2'].map((name, index) => {
    const { AvailabilityZone, AvailabilityZoneId } = resources[name].Properties
    return [zone(AvailabilityZone, index), zone(AvailabilityZoneId, index)]
  })
  expect(found).toEqual(zones)
})

test('names of endpoints in China are those that AWS China has', () => {
  const world = { conditions: { InChina: true }, values: { ...values, 'AWS::Region': 'cn-north-1' } }
  expect(evaluate(resources.EcrApiInterface.Properties.ServiceName, world)).toBe('cn.com.amazonaws.cn-north-1.ecr.api')
  expect(evaluate(resources.LogsInterface.Properties.ServiceName, world)).toBe('com.amazonaws.cn-north-1.logs')
})
