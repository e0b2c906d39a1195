import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { permissions, statementsOf } from './accounts.ts'

const templates = join(import.meta.dirname, '../../templates')

/** The resource types of templates that a service role deploys, by file. */
const types = new Map(
  globSync('*.yml', { cwd: templates })
    .filter((file) => file !== 'github-oidc.yml')
    .map((file) => [file, typesOf(readFileSync(join(templates, file), 'utf8'))] as const),
)

function typesOf(text: string): ReadonlySet<string> {
  return new Set([...text.matchAll(/^ +Type: (AWS::\S+)$/gm)].map(([, type = '']) => type))
}

/** Handlers also list what belongs to properties that no built-in template has. By action, why a service role does without. */
const UNUSED: ReadonlyMap<RegExp, string> = new Map([
  [/^ec2:(As|Disas)sociateSubnetCidrBlock$/, 'for subnets with IPv6'],
  [/^ec2:(At|De)tachVpnGateway$/, 'for a VPN gateway'],
  [
    /^ec2:(CreateVpcEncryptionControl|ModifyVpcTenancy)$/,
    'for VPCs that enforce encryption or have hardware of their own',
  ],
  [/^ecs:PutAccountSetting(Default)?$/, 'for settings of the whole account'],
  [/^iam:(Get|Put|Delete)(Group|User)Policy$/, 'for policies of groups and users'],
  [
    /^iam:CreateServiceLinkedRole$/,
    'the account template creates the role of ECS; a flow log to CloudWatch Logs needs none',
  ],
  [
    /^kms:/,
    'for encrypted definitions of state machines and storage of clusters; topics, queues and logs use their own rights',
  ],
  [/^logs:(Create|Delete)LogDelivery$/, 'for logs that are delivered to other services'],
  [/^logs:Put(BearerTokenAuthentication|LogGroupDeletionProtection)$/, 'for properties that no log group has'],
  [/^logs:(Put|Delete)(IndexPolicy|ResourcePolicy)$|^logs:PutDataProtectionPolicy$/, 'for policies of log groups'],
  [/^s3:GetObjectVersion$/, 'for a version of a definition in S3; files of templates have their hash in the key'],
  [/^s3:(Put|Delete|Update|Create)/, 'for properties that the bucket does not have'],
  [/^s3tables:|^s3:REST|^firehose:|^autoscaling:|^vpc-lattice:|^vpce:/, 'for other services'],
  [/^sns:PutDataProtectionPolicy$/, 'for policies of topics'],
])

/** What a service role needs although no handler lists it. */
const UNLISTED: Readonly<Record<string, string>> = {
  'route53:AssociateVPCWithHostedZone':
    'an interface endpoint with private DNS (Service Authorization Reference, CreateVpcEndpoint)',
  'ec2:DescribeAvailabilityZones': 'Fn::GetAZs',
}

/** Types of templates/network.yml need it. */
const UNLISTED_OF_NETWORKS = ['route53:AssociateVPCWithHostedZone']

/** Types of templates/network.yml, which no preview deploys. */
const NETWORK_ONLY = ['AWS::EC2::FlowLog', 'AWS::EC2::VPCEndpoint']

/** A preview keeps the boundary that its roles were created with. */
const NOT_FOR_PREVIEWS = ['iam:DeleteRolePermissionsBoundary', 'iam:PutRolePermissionsBoundary']

function needed(type: string): readonly string[] {
  return Object.values(permissions.handlers[type] ?? {}).flat()
}

function granted(role: string): ReadonlySet<string> {
  return new Set(statementsOf(role).flatMap(({ actions }) => actions))
}

function isUnused(action: string): boolean {
  return [...UNUSED.keys()].some((pattern) => pattern.test(action))
}

const all = [...new Set([...types.values()].flatMap((found) => [...found]))].sort()

it.each([...types.keys()])('the list has every resource type of %s', (file) => {
  expect([...(types.get(file) ?? [])].filter((type) => !(type in permissions.handlers))).toEqual([])
})

describe.each(all)('%s', (type) => {
  it('has what its handlers need in the service role of main', () => {
    const role = granted('MainServiceRole')
    expect(needed(type).filter((action) => !role.has(action) && !isUnused(action))).toEqual([])
  })
})

describe.each(all.filter((type) => !NETWORK_ONLY.includes(type)))('%s', (type) => {
  it('has what its handlers need in the service role of previews', () => {
    const role = granted('PreviewServiceRole')
    const lacking = needed(type).filter((action) => !role.has(action) && !isUnused(action))
    expect(lacking.filter((action) => !NOT_FOR_PREVIEWS.includes(action))).toEqual([])
  })
})

describe.each(['MainServiceRole', 'PreviewServiceRole'])('%s', (role) => {
  it('has nothing that no handler needs', () => {
    const needs = new Set(Object.keys(permissions.handlers).flatMap(needed))
    const unlisted = Object.keys(UNLISTED).filter(
      (each) => role === 'MainServiceRole' || !UNLISTED_OF_NETWORKS.includes(each),
    )
    expect([...granted(role)].filter((action) => !needs.has(action))).toEqual(unlisted)
  })
})

it('gives no reason for an action that no handler lists', () => {
  const needs = Object.keys(permissions.handlers).flatMap(needed)
  expect([...UNUSED.keys()].filter((pattern) => !needs.some((action) => pattern.test(action)))).toEqual([])
})
