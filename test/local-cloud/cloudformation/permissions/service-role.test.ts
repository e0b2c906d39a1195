import { DeleteStackCommand } from '@aws-sdk/client-cloudformation'
import { expect, test } from 'vitest'
import { until } from '../../account.ts'
import { allow, createRole, decisionsOf, enforcedAccount, type Statement, trust } from '../../iam/session.ts'
import { createChangeSet, deploy, describeStack, events, executeChangeSet, type Template, topic } from '../../stack.ts'

const all = (Resource: string, ...Action: readonly string[]): Statement => ({ Effect: 'Allow', Action, Resource })

const role = (more: Template = {}): Template => ({
  Resources: {
    Role: {
      Type: 'AWS::IAM::Role',
      Properties: {
        AssumeRolePolicyDocument: { Version: '2012-10-17', Statement: [] },
        Policies: [{ PolicyName: 'p', PolicyDocument: { Version: '2012-10-17', Statement: [all('*', 'sns:*')] } }],
        ...more,
      },
    },
  },
})

test('a resource is made with the rights of the service role', async () => {
  const account = await enforcedAccount()
  const topics = `arn:aws:sns:us-east-1:${account.id}:s-*`
  const RoleARN = await createRole(account, 'service', all(topics, 'sns:CreateTopic', 'sns:GetTopicAttributes'))
  expect(await deploy(account, topic('s-one'), { RoleARN })).toMatchObject({ StackStatus: 'CREATE_COMPLETE' })
  expect((await decisionsOf(account)).map(({ action, source }) => `${action} by ${source}`)).toEqual([
    'sns:CreateTopic by cloudformation create AWS::SNS::Topic',
    'sns:GetTopicAttributes by cloudformation create AWS::SNS::Topic',
  ])
})

test('a resource that the service role may not make fails, and says who may not do what', async () => {
  const account = await enforcedAccount()
  const RoleARN = await createRole(account, 'service', all(`arn:aws:sns:us-east-1:${account.id}:s-*`, 'sns:*'))
  expect(await deploy(account, topic('other'), { RoleARN })).toMatchObject({ StackStatus: 'ROLLBACK_COMPLETE' })
  const arn = `arn:aws:sts::${account.id}:assumed-role/service/AWSCloudFormation`
  const text = `Resource handler returned message: "User: ${arn} is not authorized to perform: sns:CreateTopic on resource: arn:aws:sns:us-east-1:${account.id}:other because no identity-based policy allows the sns:CreateTopic action (Service: Sns, Status Code: 403, Request ID: `
  expect((await events(account)).find((event) => event.startsWith('Topic CREATE_FAILED'))).toMatch(text)
  expect((await events(account)).join()).toMatch('HandlerErrorCode: AccessDenied)')
})

test('a deletion needs its actions, too', async () => {
  const account = await enforcedAccount()
  const RoleARN = await createRole(account, 'service', all('*', 'sns:CreateTopic', 'sns:GetTopicAttributes'))
  await deploy(account, topic('one'), { RoleARN })
  await account.cloudFormation.send(new DeleteStackCommand({ StackName: 's' }))
  await until(
    () => describeStack(account),
    ({ StackStatus }) => StackStatus === 'DELETE_FAILED',
  )
  expect((await events(account)).join()).toMatch('is not authorized to perform: sns:DeleteTopic')
})

test('an update needs only what its properties need', async () => {
  const account = await enforcedAccount()
  const Action = ['iam:CreateRole', 'iam:GetRole', 'iam:PutRolePolicy', 'iam:GetRolePolicy']
  const RoleARN = await createRole(account, 'service', all('*', ...Action))
  const Capabilities = ['CAPABILITY_IAM' as const]
  await deploy(account, role(), { RoleARN, Capabilities })
  const update = { RoleARN, Capabilities, ChangeSetType: 'UPDATE' as const, ChangeSetName: 'two' }
  await createChangeSet(account, role({ Description: 'another' }), update)
  await executeChangeSet(account, { ChangeSetName: 'two' })
  await until(
    () => describeStack(account),
    ({ StackStatus }) => StackStatus === 'UPDATE_ROLLBACK_COMPLETE',
  )
  const denied = (await decisionsOf(account)).filter(({ allowed }) => !allowed)
  expect(denied.map(({ action }) => action)).toContain('iam:UpdateRole')
  await allow(account, 'service', all('*', ...Action, 'iam:UpdateRole', 'iam:UpdateRoleDescription'))
  await createChangeSet(account, role({ Description: 'another' }), { ...update, ChangeSetName: 'three' })
  await executeChangeSet(account, { ChangeSetName: 'three' })
  await until(
    () => describeStack(account),
    ({ StackStatus }) => StackStatus === 'UPDATE_COMPLETE',
  )
})

test('a role can be made only with the boundary that a condition asks for', async () => {
  const account = await enforcedAccount()
  const boundary = 'arn:aws:iam::aws:policy/PowerUserAccess'
  const Condition = { StringEquals: { 'iam:PermissionsBoundary': boundary } }
  const RoleARN = await createRole(
    account,
    'service',
    { ...all('*', 'iam:CreateRole', 'iam:PutRolePolicy'), Condition },
    all('*', 'iam:GetRole', 'iam:GetRolePolicy', 'iam:DeleteRolePolicy', 'iam:DeleteRole'),
  )
  const more = { RoleARN, Capabilities: ['CAPABILITY_IAM' as const] }
  expect(await deploy(account, role(), { ...more, StackName: 'without' }, { StackName: undefined })).toMatchObject({
    StackStatus: 'ROLLBACK_COMPLETE',
  })
  expect(await deploy(account, role({ PermissionsBoundary: boundary }), more)).toMatchObject({
    StackStatus: 'CREATE_COMPLETE',
  })
})

test('whom a role trusts cannot be changed under a condition on its boundary, as AWS has no such key for it', async () => {
  const account = await enforcedAccount()
  const boundary = 'arn:aws:iam::aws:policy/PowerUserAccess'
  const Condition = { StringEquals: { 'iam:PermissionsBoundary': boundary } }
  const RoleARN = await createRole(
    account,
    'service',
    { ...all('*', 'iam:UpdateAssumeRolePolicy'), Condition },
    {
      ...all('*', 'iam:*'),
      NotAction: 'iam:UpdateAssumeRolePolicy',
      Action: undefined,
    },
  )
  const Capabilities = ['CAPABILITY_IAM' as const]
  await deploy(account, role({ PermissionsBoundary: boundary }), { RoleARN, Capabilities })
  const trusting = {
    Statement: [{ Effect: 'Allow', Principal: { Service: 'ecs.amazonaws.com' }, Action: 'sts:AssumeRole' }],
  }
  const update = { RoleARN, Capabilities, ChangeSetType: 'UPDATE' as const, ChangeSetName: 'two' }
  const changed = role({
    PermissionsBoundary: boundary,
    AssumeRolePolicyDocument: { Version: '2012-10-17', ...trusting },
  })
  await createChangeSet(account, changed, update)
  await executeChangeSet(account, { ChangeSetName: 'two' })
  await until(
    () => describeStack(account),
    ({ StackStatus }) => StackStatus === 'UPDATE_ROLLBACK_COMPLETE',
  )
  expect((await events(account)).join()).toMatch('is not authorized to perform: iam:UpdateAssumeRolePolicy')
})

test('a policy of a role is put into it under a condition on the boundary that the role has', async () => {
  const account = await enforcedAccount()
  const boundary = 'arn:aws:iam::aws:policy/PowerUserAccess'
  const Condition = { StringEquals: { 'iam:PermissionsBoundary': boundary } }
  const RoleARN = await createRole(
    account,
    'service',
    { ...all('*', 'iam:PutRolePolicy'), Condition },
    {
      ...all('*', 'iam:*'),
      NotAction: 'iam:PutRolePolicy',
      Action: undefined,
    },
  )
  const policyOf = (PermissionsBoundary?: string): Template => ({
    Resources: {
      ...(role({ PermissionsBoundary, Policies: undefined }).Resources as object),
      Policy: {
        Type: 'AWS::IAM::Policy',
        Properties: {
          PolicyName: 'p',
          Roles: [{ Ref: 'Role' }],
          PolicyDocument: { Version: '2012-10-17', Statement: [all('*', 'sns:*')] },
        },
      },
    },
  })
  const more = { RoleARN, Capabilities: ['CAPABILITY_IAM' as const] }
  const free = await deploy(account, policyOf(), { ...more, StackName: 'free' }, { StackName: undefined })
  expect(free).toMatchObject({ StackStatus: 'ROLLBACK_COMPLETE' })
  expect(await deploy(account, policyOf(boundary), more)).toMatchObject({ StackStatus: 'CREATE_COMPLETE' })
})

test('a state machine that logs is refused if its own role may not deliver logs', async () => {
  const account = await enforcedAccount()
  const RoleARN = await createRole(account, 'service', all('*', '*'))
  const RoleArn = await createRole(account, 'machine', all('*', 'logs:CreateLogDelivery'))
  const machine = {
    Resources: {
      Machine: {
        Type: 'AWS::StepFunctions::StateMachine',
        Properties: {
          RoleArn,
          DefinitionString: '{"StartAt":"A","States":{"A":{"Type":"Pass","End":true}}}',
          LoggingConfiguration: { Level: 'ALL', Destinations: [] },
        },
      },
    },
  }
  expect(await deploy(account, machine, { RoleARN })).toMatchObject({ StackStatus: 'ROLLBACK_COMPLETE' })
  expect((await events(account)).join()).toMatch(
    'The state machine IAM Role is not authorized to access the Log Destination',
  )
})

test('an interface endpoint with private DNS also needs the association with its zone', async () => {
  const account = await enforcedAccount()
  const RoleARN = await createRole(account, 'service', all('*', 'ec2:*'))
  const template = {
    Resources: {
      Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } },
      Endpoint: {
        Type: 'AWS::EC2::VPCEndpoint',
        Properties: {
          VpcEndpointType: 'Interface',
          ServiceName: 'com.amazonaws.us-east-1.sns',
          VpcId: { Ref: 'Vpc' },
          PrivateDnsEnabled: true,
        },
      },
    },
  }
  expect(await deploy(account, template, { RoleARN })).toMatchObject({ StackStatus: 'ROLLBACK_COMPLETE' })
  expect((await events(account)).join()).toMatch('is not authorized to perform: route53:AssociateVPCWithHostedZone')
})

test('a type that the overlay has no permissions of fails, and says so', async () => {
  const account = await enforcedAccount()
  const RoleARN = await createRole(account, 'service', all('*', '*'))
  const template = {
    Resources: { Parameter: { Type: 'AWS::SSM::Parameter', Properties: { Type: 'String', Value: 'a' } } },
  }
  await deploy(account, template, { RoleARN })
  expect((await events(account)).join()).toMatch('The overlay does not know what AWS::SSM::Parameter needs')
})

test('a service role that does not trust CloudFormation cannot be assumed', async () => {
  const account = await enforcedAccount()
  const RoleARN = await createRole(account, 'service', all('*', '*'))
  await trust(account, 'service', { Service: 'ec2.amazonaws.com' })
  await expect(createChangeSet(account, topic('one'), { RoleARN })).rejects.toThrow(
    `Role ${RoleARN} is invalid or cannot be assumed`,
  )
})

test('a policy is put into a role only with the boundary that a condition asks of that role', async () => {
  const account = await enforcedAccount()
  const boundary = 'arn:aws:iam::aws:policy/PowerUserAccess'
  const RoleARN = await createRole(
    account,
    'service',
    {
      ...all('*', 'iam:PutRolePolicy', 'iam:DeleteRolePolicy'),
      Condition: { StringEquals: { 'iam:PermissionsBoundary': boundary } },
    },
    all('*', 'iam:CreateRole', 'iam:DeleteRole', 'iam:GetRole', 'iam:GetRolePolicy', 'iam:PutRolePermissionsBoundary'),
  )
  const more = { RoleARN, Capabilities: ['CAPABILITY_IAM' as const] }
  const PolicyDocument = { Version: '2012-10-17', Statement: [all('*', 'sns:*')] }
  const policy = { Type: 'AWS::IAM::Policy', Properties: { PolicyName: 'p', Roles: [{ Ref: 'Role' }], PolicyDocument } }
  const withPolicy = (Properties: Template): Template => ({
    Resources: { ...(role({ Policies: undefined, ...Properties }).Resources as Template), Policy: policy },
  })

  await deploy(account, withPolicy({}), { ...more, StackName: 'without' }, { StackName: undefined })
  expect((await events(account, 'without')).find((event) => event.startsWith('Policy CREATE_FAILED'))).toMatch(
    /is not authorized to perform: iam:PutRolePolicy on resource: arn:aws:iam::\d+:role\/without-Role-/,
  )
  expect(await deploy(account, withPolicy({ PermissionsBoundary: boundary }), more)).toMatchObject({
    StackStatus: 'CREATE_COMPLETE',
  })
})
