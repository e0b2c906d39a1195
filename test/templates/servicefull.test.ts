import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { describe, expect, it } from 'vitest'
import { evaluate, type Json, readTemplate, type World } from './evaluate.ts'

// The package has no type declarations.
const validate = createRequire(import.meta.url)('asl-validator') as (definition: unknown) => { errors: unknown[] }

const text = readFileSync(new URL('../../templates/servicefull.yml', import.meta.url), 'utf8')
const template = readTemplate(text)
const resources = template.Resources as Json

const OWN_NETWORK: World = {
  conditions: { CreateNetwork: true, HasPermissionsBoundary: false, HasTaskPolicies: false },
  values: {
    'AWS::AccountId': '123456789012',
    'AWS::Partition': 'aws-cn',
    'AWS::Region': 'cn-north-1',
    'AWS::StackName': 'thumbnailer',
    AssignPublicIp: 'ENABLED',
    BuildId: '0123abc',
    SubnetIds: 'subnet-0a,subnet-0b,subnet-0c',
    TimeoutSeconds: '3600',
  },
}
const EXISTING_NETWORK: World = { ...OWN_NETWORK, conditions: { ...OWN_NETWORK.conditions, CreateNetwork: false } }

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
  it.each([
    ['its own network', OWN_NETWORK],
    ['an existing network', EXISTING_NETWORK],
  ])('is valid Amazon States Language in %s', (_, world) => {
    expect(validate(definition(world)).errors).toEqual([])
  })

  it('starts the task in the subnets given', () => {
    const { Subnets } =
      definition(EXISTING_NETWORK).States['Run Fargate Task'].Parameters.NetworkConfiguration.AwsvpcConfiguration
    expect(Subnets).toEqual(['subnet-0a', 'subnet-0b', 'subnet-0c'])
  })

  it('gives its input to a container that the task definition has', () => {
    const [override] = runTask.Parameters.Overrides.ContainerOverrides
    expect(override.Name).toBe(container.Name)
    expect(override.Environment).toContainEqual({ Name: 'INPUT', 'Value.$': 'States.JsonToString($)' })
  })

  it('starts again what ECS refused, never what ran and failed', () => {
    const retried = runTask.Retry.flatMap((retrier: Json) => retrier.ErrorEquals)
    expect(retried).toContain('AmazonECS.Unknown')
    for (const error of ['States.ALL', 'States.TaskFailed', 'States.Timeout']) expect(retried).not.toContain(error)
  })

  it('names the partition nowhere', () => {
    expect(text).not.toMatch(/arn:aws\b/)
    expect(runTask.Resource).toBe('arn:aws-cn:states:::ecs:runTask.sync')
  })
})

/** Every state that a failure of the task passes through, in order. */
function failurePath(error: string): string[] {
  const catcher = runTask.Catch.find(({ ErrorEquals }: Json) =>
    ErrorEquals.some((e: string) => [error, 'States.ALL'].includes(e)),
  )
  const path: string[] = []
  for (let name: string | undefined = catcher.Next; name !== undefined; name = states[name].Next) path.push(name)
  return path
}

/** The defects of the template that this one goes back to: the list in docs/service.md. */
describe('what the template puts right', () => {
  it('D1: the subnets are in two availability zones', () => {
    const zones = ['PubSubnetAz1', 'PubSubnetAz2'].map(
      (name) => resources[name].Properties.AvailabilityZone['Fn::Select'][0],
    )
    expect(zones).toEqual([0, 1])
  })

  it('D2: tasks are in the security group, and nothing may come in', () => {
    expect(runTask.Parameters.NetworkConfiguration.AwsvpcConfiguration.SecurityGroups).toEqual([
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

  it.each(['Notify Failure', 'Describe Timeout'])('D7: what went wrong is told (%s)', (first) => {
    expect(failurePath(first === 'Notify Failure' ? 'States.TaskFailed' : 'States.Timeout')[0]).toBe(first)
    expect(states['Notify Failure'].Parameters.Message).toMatchObject({
      'Error.$': '$.Error',
      'Cause.$': '$.Cause',
      'ExecutionName.$': '$$.Execution.Name',
    })
  })

  it.each(['States.TaskFailed', 'States.Timeout', 'ECS.ClientException'])(
    'D8: %s ends FAILED after notifying',
    (error) => {
      const path = failurePath(error)
      expect(path).toContain('Notify Failure')
      expect(states[path.at(-1) ?? '']).toEqual(
        expect.objectContaining({ Type: 'Fail', ErrorPath: '$.Error', CausePath: '$.Cause' }),
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
      ['RoleName', 'ClusterName', 'TopicName', 'LogGroupName', 'GroupName'].filter((name) => name in Properties),
    )
    expect(named).toEqual([])
  })

  it('D11: only tasks get a public address, not everything in the subnets', () => {
    expect(runTask.Parameters.NetworkConfiguration.AwsvpcConfiguration.AssignPublicIp).toBe('ENABLED')
    expect(resources.PubSubnetAz1.Properties).not.toHaveProperty('MapPublicIpOnLaunch')
  })
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
      const bounded = ['AllowedValues', 'AllowedPattern', 'MinValue'].some((key) => key in parameter)
      if (bounded) expect(parameter.ConstraintDescription, name).toMatch(/^must be /)
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
    expect(statement.Condition.ArnLike['aws:SourceArn']).toMatch(/^arn:aws-cn:(ecs|states):cn-north-1:123456789012:/)
  })
})

it('fits into one CloudFormation request (51,200 bytes)', () => {
  expect(Buffer.byteLength(text)).toBeLessThan(51_200)
})
