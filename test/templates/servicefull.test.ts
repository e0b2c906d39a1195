import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { describe, expect, it } from 'vitest'
import { evaluate, type Json, readTemplate, resolve, type World, worldOf } from './evaluate.ts'

// The package has no type declarations.
const validate = createRequire(import.meta.url)('asl-validator') as (definition: unknown) => { errors: unknown[] }

const text = readFileSync(new URL('../../templates/servicefull.yml', import.meta.url), 'utf8')
const template = readTemplate(text)
const resources = template.Resources as Json

/** A stack in China, with other values for some parameters. */
function stack(values: Readonly<Record<string, string>> = {}): World {
  const place = { 'AWS::Partition': 'aws-cn', 'AWS::Region': 'cn-northwest-1' }
  return worldOf(template, { ...place, ImageUri: 'image@sha256:1', BuildId: '0123abc', ...values })
}

const OWN_NETWORK = stack()
const EXISTING_NETWORK = stack({ VpcId: 'vpc-0a', SubnetIds: 'subnet-0a,subnet-0b,subnet-0c' })

function definition(world: World): Json {
  return JSON.parse(evaluate(resources.StepFunction.Properties.DefinitionString, world))
}

const states = definition(OWN_NETWORK).States
const runTask = states['Run Fargate Task']
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

describe('the state machine', () => {
  // What a value says, and not whether there is one, changes only texts.
  const forms = ['true', 'false'].flatMap((Spot) =>
    ['true', 'false'].flatMap((CommandFromInput) =>
      ['0', '3'].map((RetryAttempts) => ({ Spot, CommandFromInput, RetryAttempts })),
    ),
  )

  it.each(forms)(
    'is valid Amazon States Language, and each state is reached: %o',
    (form) => {
      const given = { Command: '["a","b, c"]', Environment: '[{"Name":"A","Value":"\\"=,[{\\"Name\\""}]' }
      const [plain, full] = [definition(stack(form)), definition(stack({ ...form, ...given }))]
      expect(validate(plain).errors).toEqual([])
      expect(Object.keys(full.States)).toEqual(Object.keys(plain.States))
      expect([...reached(plain)].sort()).toEqual(Object.keys(plain.States).sort())
      const [override] = full.States['Prepare Task'].Parameters.ContainerOverrides
      expect(override.Command).toEqual(['a', 'b, c'])
      expect(override.Environment.slice(3)).toEqual([{ Name: 'A', Value: '"=,[{"Name"' }])
      expect(plain.States['Run Fargate Task'].Retry.at(-1).MaxAttempts).toBe(
        form.RetryAttempts === '0' ? 0 : form.Spot === 'true' ? 2 : 3,
      )
    },
    60_000,
  )

  it('starts the task in the subnets given', () => {
    const { Subnets } =
      definition(EXISTING_NETWORK).States['Prepare Task'].Parameters.NetworkConfiguration.AwsvpcConfiguration
    expect(Subnets).toEqual(['subnet-0a', 'subnet-0b', 'subnet-0c'])
  })

  it('starts the task in the network of a shared stack', () => {
    const { AwsvpcConfiguration } = definition(stack({ NetworkStackName: 'shared' })).States['Prepare Task'].Parameters
      .NetworkConfiguration
    expect(AwsvpcConfiguration).toMatchObject({
      Subnets: ['<import shared-SubnetIds>'],
      AssignPublicIp: '<import shared-AssignPublicIp>',
    })
  })

  it('starts the same task on Spot and on demand', () => {
    const { States } = definition(stack({ Spot: 'true' }))
    const { CapacityProviderStrategy, ...spot } = States['Run Spot Task'].Parameters
    const { LaunchType, ...demand } = States['Run Fargate Task'].Parameters
    expect(spot).toEqual(demand)
    expect(CapacityProviderStrategy).toEqual([{ CapacityProvider: 'FARGATE_SPOT', Weight: 1 }])
    expect(evaluate(resources.ECSCluster.Properties.CapacityProviders, OWN_NETWORK)).toContain('FARGATE_SPOT')
  })

  it('gives its input to a container that the task definition has', () => {
    const [override] = states['Prepare Task'].Parameters.ContainerOverrides
    expect(override.Name).toBe(container.Name)
    expect(override.Environment).toContainEqual({ Name: 'INPUT', 'Value.$': 'States.JsonToString($)' })
  })

  it('starts again what ECS refused, never what ran and failed', () => {
    const retried = runTask.Retry.flatMap((retrier: Json) => retrier.ErrorEquals)
    expect(retried).toContain('AmazonECS.Unknown')
    for (const error of ['States.ALL', 'States.Timeout']) expect(retried).not.toContain(error)
    expect(runTask.Retry.at(-1)).toMatchObject({ ErrorEquals: ['States.TaskFailed'], MaxAttempts: 0 })
  })

  it('names the partition nowhere', () => {
    expect(text).not.toMatch(/arn:aws\b/)
    expect(runTask.Resource).toBe('arn:aws-cn:states:::ecs:runTask.sync')
  })
})

/** The names of the states that an execution can come to. */
function reached({ StartAt, States }: Json, seen: Set<string> = new Set()): Set<string> {
  const visit = (name: string | undefined): void => {
    if (name === undefined || seen.has(name)) return
    seen.add(name)
    const { Next, Default, Choices = [], Catch = [] } = States[name]
    for (const next of [Next, Default, ...[...Choices, ...Catch].map((each: Json) => each.Next)]) visit(next)
  }
  visit(StartAt)
  return seen
}

/** Every state that a failure of the task passes through, in order. */
function failurePath(error: string): string[] {
  const catcher = runTask.Catch.find(({ ErrorEquals }: Json) =>
    ErrorEquals.some((e: string) => [error, 'States.ALL'].includes(e)),
  )
  const path: string[] = []
  for (
    let name: string | undefined = catcher.Next;
    name !== undefined;
    name = states[name].Next ?? states[name].Default
  )
    path.push(name)
  return path
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

  it('D2: tasks are in the security group, and nothing may come in', () => {
    expect(states['Prepare Task'].Parameters.NetworkConfiguration.AwsvpcConfiguration.SecurityGroups).toEqual([
      '<ECSSecurityGroup.GroupId>',
    ])
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

  it.each(['Judge Failure', 'Describe Timeout'])('D7: what went wrong is told (%s)', (first) => {
    expect(failurePath(first === 'Judge Failure' ? 'States.TaskFailed' : 'States.Timeout')[0]).toBe(first)
    expect(states['Notify Failure'].Parameters.Message).toMatchObject({
      'Error.$': '$.Failure.Error',
      'Cause.$': '$.Failure.Cause',
      'ExecutionName.$': '$$.Execution.Name',
    })
  })

  it.each(['States.TaskFailed', 'States.Timeout', 'ECS.ClientException'])(
    'D8: %s ends FAILED after notifying',
    (error) => {
      const path = failurePath(error)
      expect(path).toContain('Notify Failure')
      expect(states[path.at(-1) ?? '']).toEqual(
        expect.objectContaining({ Type: 'Fail', ErrorPath: '$.Failure.Error', CausePath: '$.Failure.Cause' }),
      )
    },
  )

  it('D8: the execution ends FAILED with the cause even when the topic cannot be reached', () => {
    const [catcher] = states['Notify Failure'].Catch
    expect(catcher).toEqual({ ErrorEquals: ['States.ALL'], ResultPath: null, Next: 'Task Failed' })
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

  it('D11: only tasks get a public address, not everything in the subnets', () => {
    expect(states['Prepare Task'].Parameters.NetworkConfiguration.AwsvpcConfiguration.AssignPublicIp).toBe('ENABLED')
    expect(resources.PubSubnetAz1.Properties).not.toHaveProperty('MapPublicIpOnLaunch')
  })
})

it('says that logs and traces are off: an update leaves as it was what the template leaves out', () => {
  const { LoggingConfiguration, TracingConfiguration } = evaluate(resources.StepFunction.Properties, OWN_NETWORK)
  expect(LoggingConfiguration).toEqual({ Level: 'OFF' })
  expect(TracingConfiguration).toEqual({ Enabled: false })
})

describe('the parameters', () => {
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

it('fits into one CloudFormation request (51,200 bytes)', () => {
  expect(Buffer.byteLength(text)).toBeLessThan(51_200)
})
