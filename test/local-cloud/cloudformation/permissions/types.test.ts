import { expect, test } from 'vitest'
import { createRole, decisionsOf, enforcedAccount, type Statement } from '../../iam/session.ts'
import { deploy, events, nesting, type Template, topic } from '../../stack.ts'

const ALL: Statement = { Effect: 'Allow', Action: '*', Resource: '*' }
const deny = (Action: string): Statement => ({ Effect: 'Deny', Action, Resource: '*' })

const vpc = { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } }
const subnet = { Type: 'AWS::EC2::Subnet', Properties: { VpcId: { Ref: 'Vpc' }, CidrBlock: '10.0.0.0/24' } }
const balancer = { Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer', Properties: { Subnets: [{ Ref: 'Subnet' }] } }
const targets = {
  Type: 'AWS::ElasticLoadBalancingV2::TargetGroup',
  Properties: { VpcId: { Ref: 'Vpc' }, Port: 80, Protocol: 'HTTP', TargetType: 'ip' },
}
const listener = {
  Type: 'AWS::ElasticLoadBalancingV2::Listener',
  Properties: {
    LoadBalancerArn: { Ref: 'Balancer' },
    Port: 80,
    Protocol: 'HTTP',
    DefaultActions: [{ Type: 'forward', TargetGroupArn: { Ref: 'Targets' } }],
  },
}
const BALANCED = { Resources: { Vpc: vpc, Subnet: subnet, Balancer: balancer, Targets: targets, Listener: listener } }

const PolicyDocument = { Version: '2012-10-17', Statement: [ALL] }
const POLICY: Template = {
  Resources: { Policy: { Type: 'AWS::IAM::ManagedPolicy', Properties: { PolicyDocument, Roles: ['service'] } } },
}
const TASK: Template = {
  Resources: {
    Task: {
      Type: 'AWS::ECS::TaskDefinition',
      Properties: { TaskRoleArn: 'task', ContainerDefinitions: [{ Name: 'main', Image: 'none', Memory: 64 }] },
    },
  },
}

/** Deploys a template with a service role that may do all but an action; returns what the stack says. */
async function without(action: string, template: Template): Promise<string> {
  const account = await enforcedAccount()
  const RoleARN = await createRole(account, 'service', ALL, deny(action))
  await deploy(account, template, { RoleARN, Capabilities: ['CAPABILITY_IAM'] })
  return (await events(account)).join()
}

test.each<[string, string, Template]>([
  ['iam:CreateServiceLinkedRole', 'role/aws-service-role/elasticloadbalancing.amazonaws.com/', BALANCED],
  ['elasticloadbalancing:CreateLoadBalancer', 'loadbalancer/app/', BALANCED],
  ['elasticloadbalancing:CreateTargetGroup', 'targetgroup/', BALANCED],
  ['elasticloadbalancing:CreateListener', 'loadbalancer/app/', BALANCED],
  ['iam:CreatePolicy', 'policy/s-Policy-', POLICY],
  ['iam:AttachRolePolicy', 'role/service', POLICY],
  ['iam:PassRole', 'role/task', TASK],
])('without %s on %s, a stack fails', async (action, resource, template) => {
  expect(await without(action, template)).toMatch(
    new RegExp(`is not authorized to perform: ${action} on resource: arn:aws:\\w+:[\\w-]*:\\d+:${resource}`),
  )
})

test.each(['ec2:DescribeAccountAttributes', 'ec2:DescribeAddresses'])(
  'Elastic Load Balancing calls %s in the name of whoever creates a load balancer',
  async (action) => {
    expect(await without(action, BALANCED)).toContain(`is not authorized to perform: ${action} on resource: *`)
  },
)

test('a listener belongs to its load balancer, whose tags say whose it is', async () => {
  const account = await enforcedAccount()
  const Condition = { StringNotLike: { 'aws:ResourceTag/aws:cloudformation:stack-name': 's' } }
  const others = { ...deny('elasticloadbalancing:CreateListener'), Condition }
  const RoleARN = await createRole(account, 'service', ALL, others)
  expect(await deploy(account, BALANCED, { RoleARN })).toMatchObject({ StackStatus: 'CREATE_COMPLETE' })
})

test('a policy is attached to a role under a condition on the policy', async () => {
  const account = await enforcedAccount()
  const Condition = { ArnNotLike: { 'iam:PolicyARN': `arn:aws:iam::${account.id}:policy/s-Policy-*` } }
  const RoleARN = await createRole(account, 'service', ALL, { ...deny('iam:AttachRolePolicy'), Condition })
  const capable = { RoleARN, Capabilities: ['CAPABILITY_IAM' as const] }
  expect(await deploy(account, POLICY, capable)).toMatchObject({ StackStatus: 'CREATE_COMPLETE' })
  const attached = (await decisionsOf(account)).filter(({ action }) => action === 'iam:AttachRolePolicy')
  expect(attached).toMatchObject([{ allowed: true }])
})

test.each(['cloudformation:CreateStack', 's3:GetObject'])('a nested stack needs %s', async (action) => {
  const account = await enforcedAccount()
  const RoleARN = await createRole(account, 'service', ALL, deny(action))
  await deploy(account, await nesting(account, topic('one')), { RoleARN })
  expect((await events(account)).join()).toContain(`is not authorized to perform: ${action}`)
})

test('a custom resource fails, since the overlay does not know what its function may do', async () => {
  const custom = {
    Type: 'Custom::Thing',
    Properties: { ServiceToken: 'arn:aws:lambda:us-east-1:111122223333:function:f' },
  }
  expect(await without('sns:Publish', { Resources: { Thing: custom } })).toContain(
    'The overlay does not know what Custom::Thing needs',
  )
})
