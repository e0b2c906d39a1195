import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { evaluate, type Json, resolve } from './evaluate.ts'
import { definition, OWN_NETWORK, resources, stack, template } from './servicefull.ts'

const container = resources.ECSTaskDefinition.Properties.ContainerDefinitions[0]

/** Statements of a role's inline policies, references replaced. */
function statements(role: string): Json[] {
  return resources[role].Properties.Policies.flatMap((policy: Json) =>
    evaluate(policy.PolicyDocument.Statement, OWN_NETWORK),
  )
}

function allowing(role: string, action: string): Json[] {
  return statements(role).filter((statement) => [statement.Action].flat().includes(action))
}

/** The defects of the template that this one goes back to: the list in docs/service.md. */
describe('what the template puts right', () => {
  it('D1: the subnets are in two availability zones', () => {
    const zones = (values: Readonly<Record<string, string>>) =>
      ['PubSubnetAz1', 'PubSubnetAz2'].map((name) => {
        const { AvailabilityZone, AvailabilityZoneId } = evaluate(resources[name].Properties, stack(values))
        return AvailabilityZone ?? AvailabilityZoneId
      })
    expect(zones({})).toEqual(['cn-northwest-1a', 'cn-northwest-1b'])
    expect(zones({ AvailabilityZones: 'cn-northwest-1b,cn-northwest-1c' })).toEqual([
      'cn-northwest-1b',
      'cn-northwest-1c',
    ])
    expect(zones({ 'AWS::Region': 'ap-northeast-1' })).toEqual(['apne1-az1', 'apne1-az4'])
    expect(zones({ 'AWS::Region': 'us-west-1' })).toEqual(['usw1-az1', 'usw1-az3'])
    expect(zones({ 'AWS::Region': 'us-east-1' })).toEqual(['us-east-1a', 'us-east-1b'])
    expect(zones({ 'AWS::Region': 'us-east-1', CpuArchitecture: 'ARM64' })).toEqual(['use1-az1', 'use1-az2'])
  })

  it('D1: whoever chooses other zones gets subnets with other addresses, as the new ones are created first', () => {
    const addresses = [{}, { AvailabilityZones: 'b,c' }, { 'AWS::Region': 'us-east-1', CpuArchitecture: 'ARM64' }].map(
      (values) =>
        ['PubSubnetAz1', 'PubSubnetAz2'].map((name) => evaluate(resources[name].Properties.CidrBlock, stack(values))),
    )
    expect(new Set(addresses.flat()).size).toBe(6)
  })

  it('D2: tasks are in the security group, and nothing may come in', () => {
    expect(
      definition(OWN_NETWORK).States['Prepare Task'].Parameters.NetworkConfiguration.AwsvpcConfiguration.SecurityGroups,
    ).toEqual(['<ECSSecurityGroup.GroupId>'])
    const { SecurityGroupIngress, SecurityGroupEgress } = resources.ECSSecurityGroup.Properties
    expect(SecurityGroupIngress).toBeUndefined()
    expect(SecurityGroupEgress.map((rule: Json) => typeof rule.Description)).toEqual(['string'])
  })

  it('D3: the log group is in the stack, is forgotten after a time, and is the one written to', () => {
    expect(resources.ECSTaskDefinitionLogGroup.Properties.RetentionInDays).toEqual({ Ref: 'LogRetentionInDays' })
    expect(template.Parameters.LogRetentionInDays.Default).toBeGreaterThan(0)
    const options = container.LogConfiguration.Options
    expect(options['awslogs-group']).toEqual({ Ref: 'ECSTaskDefinitionLogGroup' })
    expect(options).not.toHaveProperty('awslogs-create-group')
  })

  it('D4: the container has a role of its own', () => {
    const { TaskRoleArn, ExecutionRoleArn } = resources.ECSTaskDefinition.Properties
    expect(TaskRoleArn).toEqual({ 'Fn::GetAtt': ['ECSTaskRole', 'Arn'] })
    expect(ExecutionRoleArn).not.toEqual(TaskRoleArn)
  })

  it('D4: every role can have a permissions boundary', () => {
    const roles = Object.values<Json>(resources).filter(({ Type }) => Type === 'AWS::IAM::Role')
    const limit = ['HasPermissionsBoundary', { Ref: 'PermissionsBoundaryArn' }, { Ref: 'AWS::NoValue' }]
    expect(roles.map(({ Properties }) => Properties.PermissionsBoundary)).toEqual(
      roles.map(() => ({ 'Fn::If': limit })),
    )
  })

  it('D5: only the two roles of the task can be passed, and only to tasks', () => {
    const passing = allowing('ECSRunTaskRole', 'iam:PassRole')
    expect(passing.map((statement) => statement.Resource)).toEqual([
      ['<ECSTaskDefinitionRole.Arn>', '<ECSTaskRole.Arn>'],
    ])
    expect(passing[0].Condition.StringEquals['iam:PassedToService']).toBe('ecs-tasks.amazonaws.com')
  })

  it.each(['ecs:RunTask', 'ecs:StopTask', 'ecs:DescribeTasks'])('D5: %s only in the cluster of the stack', (action) => {
    const allowed = allowing('ECSRunTaskRole', action)
    expect(allowed.map((statement) => statement.Condition.ArnEquals['ecs:cluster'])).toEqual(['<ECSCluster.Arn>'])
    expect(allowed[0].Resource).toMatch(/:(task-definition\/thumbnailer:\*|task\/<ECSCluster>\/\*)$/)
  })

  it('the tasks may read exactly the secrets that they get', () => {
    const arn = 'arn:aws-cn:secretsmanager:cn-northwest-1:123456789012:secret:db-AbCdEf'
    const other = 'arn:aws-cn:secretsmanager:cn-north-1:210987654321:secret:key-012345'
    const world = stack({ Secrets: `A=${arn}:password::,B=/prod/x,C=token,D=${other}` })
    const { Resources } = resolve(template, world)
    expect(Resources.ECSTaskDefinition.Properties.ContainerDefinitions[0].Secrets).toEqual([
      { Name: 'A', ValueFrom: `${arn}:password::` },
      { Name: 'B', ValueFrom: '/prod/x' },
      { Name: 'C', ValueFrom: 'token' },
      { Name: 'D', ValueFrom: other },
    ])
    const { Statement } = Resources.ECSTaskDefinitionRole.Properties.Policies[0].PolicyDocument
    const parameter = 'arn:aws-cn:ssm:cn-northwest-1:123456789012:parameter'
    const secret = 'arn:aws-cn:secretsmanager:*:*:secret'
    expect(Statement.at(-1)).toMatchObject({
      Action: ['secretsmanager:GetSecretValue', 'ssm:GetParameters'],
      Resource: [`${secret}:db-AbCdEf`, `${parameter}/prod/x`, `${parameter}/token`, `${secret}:key-012345`],
    })
  })

  it('D5: a star is the resource only where IAM knows no other', () => {
    const wide = ['ECSRunTaskRole', 'ECSTaskDefinitionRole']
      .flatMap(statements)
      .filter(({ Resource }) => Resource === '*')
    expect(wide.map(({ Action }) => Action)).toEqual(['ecr:GetAuthorizationToken'])
  })

  it('D6: a deploy leaves the revision of running executions alone, and they may start it', () => {
    expect(resources.ECSTaskDefinition.UpdateReplacePolicy).toBe('Retain')
    expect(evaluate(resources.ECSTaskDefinition.Properties.Family, OWN_NETWORK)).toBe('thumbnailer')
    expect(allowing('ECSRunTaskRole', 'ecs:RunTask')[0].Resource).toMatch(/:task-definition\/thumbnailer:\*$/)
  })

  it('D9: every output says what it is', () => {
    const outputs = Object.entries(template.Outputs as Record<string, Json>)
    expect(outputs.map(([name]) => name)).toEqual(
      expect.arrayContaining(['StateMachineArn', 'TopicArn', 'TaskDefinitionArn', 'LogGroupName']),
    )
    for (const [name, output] of outputs) {
      expect(output.Description, name).toMatch(/\w/)
      expect(output.Export, name).toBeUndefined()
    }
  })

  it('D10: every fixed name comes from the stack, so that a preview has its own', () => {
    expect(resources.StepFunction.Properties.StateMachineName).toEqual({ Ref: 'AWS::StackName' })
    const named = Object.values(resources as Record<string, Json>).flatMap(({ Properties = {} }) =>
      ['RoleName', 'ClusterName', 'TopicName', 'LogGroupName', 'GroupName'].flatMap((name) => Properties[name] ?? []),
    )
    expect(named).toEqual([{ 'Fn::Sub': expect.stringMatching(/^\/aws\/vendedlogs\/states\/\$\{AWS::StackName\}$/) }])
  })
})

/** The sizes of Fargate, in MiB by CPU units (ECS API reference, RegisterTaskDefinition): from, to, and the step between them. */
const SIZES: Readonly<Record<string, readonly [number, number, number]>> = {
  '512': [1024, 4096, 1024],
  '1024': [2048, 8192, 1024],
  '2048': [4096, 16_384, 1024],
  '4096': [8192, 30_720, 1024],
  '8192': [16_384, 61_440, 4096],
  '16384': [32_768, 122_880, 8192],
}

describe('the parameters', () => {
  it('Cpu and Memory take each size that Fargate has, and no other', () => {
    const { Cpu, Memory } = template.Parameters
    expect(Cpu.AllowedValues).toEqual(['256', ...Object.keys(SIZES)])
    const sizes = Object.values(SIZES).flatMap(([from, to, step]) =>
      Array.from({ length: (to - from) / step + 1 }, (_, index) => from + index * step),
    )
    expect(Memory.AllowedValues).toEqual([...new Set([512, 1024, 2048, ...sizes])].sort((one, other) => one - other))
  })

  it('docs/service.md has a row for each Cpu, with its sizes', () => {
    const page = readFileSync(new URL('../../docs/service.md', import.meta.url), 'utf8')
    const rows = [...page.matchAll(/^\| `(\d+)` \| [\d.]+ \| (\d+) to (\d+), in steps of (\d+) \|$/gm)]
    expect(Object.fromEntries(rows.map(([, cpu, ...range]) => [cpu, range.map(Number)]))).toEqual(SIZES)
  })

  it('need only the image', () => {
    const needed = Object.entries(template.Parameters as Record<string, Json>).filter(
      ([, { Default }]) => Default === undefined,
    )
    expect(needed.map(([name]) => name)).toEqual(['ImageUri'])
  })

  it('say what they are and what they take', () => {
    for (const [name, parameter] of Object.entries(template.Parameters as Record<string, Json>)) {
      expect(parameter.Description, name).toMatch(/\.$/)
      // CloudFormation says itself what AllowedValues and a range allow.
      if ('AllowedPattern' in parameter) expect(parameter.ConstraintDescription, name).toMatch(/^must be /)
    }
  })

  it('are all in the groups that the console shows', () => {
    const groups = template.Metadata['AWS::CloudFormation::Interface'].ParameterGroups
    expect(groups.flatMap((group: Json) => group.Parameters).sort()).toEqual(Object.keys(template.Parameters).sort())
  })
})

describe('the trust policies', () => {
  it.each(['ECSRunTaskRole', 'ECSTaskDefinitionRole', 'ECSTaskRole'])('%s is assumed for this account only', (role) => {
    const [statement] = evaluate(resources[role].Properties.AssumeRolePolicyDocument.Statement, OWN_NETWORK)
    expect(statement.Condition.StringEquals['aws:SourceAccount']).toBe('123456789012')
    expect(statement.Condition.ArnLike['aws:SourceArn']).toMatch(
      /^arn:aws-cn:(ecs|states):cn-northwest-1:123456789012:/,
    )
  })
})
