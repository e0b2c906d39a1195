import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { describe, expect, it } from 'vitest'
import { evaluate, type Json, readTemplate, type World, worldOf } from './evaluate.ts'

// The package has no type declarations.
const validate = createRequire(import.meta.url)('asl-validator') as (definition: unknown) => { errors: unknown[] }

const read = (name: string): string => readFileSync(new URL(`../../templates/${name}.yml`, import.meta.url), 'utf8')
const text = read('fan-out')
const template = readTemplate(text)
const service = readTemplate(read('servicefull'))

const PLACE = { ImageUri: 'image', 'AWS::Partition': 'aws-cn', 'AWS::Region': 'cn-north-1' }
const given = (parameters: Readonly<Record<string, string>> = {}): World =>
  worldOf(template, { ...PLACE, ...parameters })

const PLAIN = given()
const OWN = { Command: '["convert"]', Environment: '[{"Name":"MODE","Value":"fast"}]' }

function definition(world: World): Json {
  return JSON.parse(evaluate(template.Resources.StepFunction.Properties.DefinitionString, world))
}

function maps(world: World): readonly Json[] {
  return Object.values<Json>(definition(world).States).filter(({ Type }) => Type === 'Map')
}

/** The state that runs the task, of each Map. */
function tasks(world: World): readonly Json[] {
  return maps(world).flatMap(({ ItemProcessor }) =>
    Object.values<Json>(ItemProcessor.States).filter(({ Type }) => Type === 'Task'),
  )
}

/** A copy without what servicefull.yml alone has: its bucket for data, in place of which this one has a bucket for items. */
function withoutDataBucket(resource: Json): Json {
  const copy = structuredClone(resource)
  if (copy.Type === 'AWS::IAM::Role' && JSON.stringify(copy.Properties.Policies ?? '').includes('HasDataBucket'))
    delete copy.Properties.Policies
  for (const container of copy.Properties?.ContainerDefinitions ?? [])
    container.Environment = container.Environment.filter(
      (each: Json) => !JSON.stringify(each).includes('HasDataBucket'),
    )
  return copy
}

describe('what servicefull.yml has too is the same', () => {
  const only: Readonly<Record<string, readonly string[]>> = {
    Parameters: ['CommandFromInput', 'DataBucket'],
    Conditions: ['TakesCommand', 'HasDataBucket'],
    Resources: ['StepFunction'],
  }
  it.each(['Parameters', 'Rules', 'Conditions', 'Mappings', 'Resources', 'Outputs'])('%s', (section) => {
    const names = Object.keys(service[section] ?? {}).filter((name) => !only[section]?.includes(name))
    const pick = (from: Json): Json =>
      Object.fromEntries(names.map((name) => [name, withoutDataBucket(from[section][name] ?? {})]))
    expect(pick(template)).toEqual(pick(service))
  })

  it('the groups of the console, besides one for the fan-out', () => {
    const groupsOf = ({ Metadata }: Json) => Metadata['AWS::CloudFormation::Interface'].ParameterGroups
    const shared = groupsOf(service).map(({ Label, Parameters }: Json) => ({
      Label,
      Parameters: Parameters.filter((name: string) => !only.Parameters?.includes(name)),
    }))
    expect(groupsOf(template).slice(1)).toEqual(shared)
  })

  it.each([{}, { Spot: 'true', RetryAttempts: '3', NetworkStackName: 'shared', ...OWN }])(
    'the task: where and with what it starts, and what is retried (%o)',
    (values) => {
      const { States } = JSON.parse(
        evaluate(service.Resources.StepFunction.Properties.DefinitionString, worldOf(service, { ...PLACE, ...values })),
      )
      const [ours] = tasks(given(values))
      const { NetworkConfiguration, ContainerOverrides } = States['Prepare Task'].Parameters
      expect(ours.Parameters.NetworkConfiguration).toEqual(NetworkConfiguration)
      const [ourOverride, theirOverride] = [ours.Parameters.Overrides.ContainerOverrides[0], ContainerOverrides[0]]
      expect(ourOverride.Command).toEqual(theirOverride.Command)
      expect(ourOverride.Environment.slice(6)).toEqual(theirOverride.Environment.slice(3))

      const theirs = States['Run Fargate Task']
      for (const name of ['Type', 'Resource', 'TimeoutSeconds']) expect(ours[name]).toEqual(theirs[name])
      const errors = ({ Retry }: Json) => Retry.map(({ ErrorEquals }: Json) => ErrorEquals)
      expect(errors(ours)).toEqual(errors(theirs))
      const pauses = ({ MaxAttempts: _, ...pause }: Json) => pause
      expect(pauses(ours.Retry.at(-1))).toEqual(pauses({ ...theirs.Retry.at(-1), Comment: undefined }))
    },
  )

  it('what the topic is told besides the outcome', () => {
    const told = (from: Json, name: string) => {
      const definition = JSON.parse(
        evaluate(from.Resources.StepFunction.Properties.DefinitionString, worldOf(from, PLACE)),
      )
      return definition.States[name].Parameters.Message
    }
    const shared = ['StateMachine.$', 'ExecutionName.$', 'ExecutionArn.$', 'BuildId', 'Console.$']
    for (const name of ['Notify Success', 'Notify Failure'])
      expect(shared.map((key) => told(template, name)[key])).toEqual(shared.map((key) => told(service, name)[key]))
  })

  it('and the state machine is named, logged, traced and allowed the same', () => {
    const { DefinitionString: _ours, ...ours } = template.Resources.StepFunction.Properties
    const { DefinitionString: _theirs, ...theirs } = service.Resources.StepFunction.Properties
    expect(ours).toEqual(theirs)
  })
})

describe('the state machine', () => {
  it.each([
    ['by default', PLAIN],
    ['with a bucket that exists', given({ ItemsBucket: 'mine' })],
    ['with tolerated failures', given({ ToleratedFailureCount: '7', ToleratedFailurePercentage: '5' })],
    ['on Spot', given({ Spot: 'true' })],
    ['with command, environment and another network', given({ ...OWN, NetworkStackName: 'shared' })],
  ])('is valid Amazon States Language %s', (_, world) => {
    expect(validate(definition(world)).errors).toEqual([])
  })

  it('tolerates failures only as far as a parameter says so: one of 0 would fail the run by itself', () => {
    const tolerated = (world: World) =>
      maps(world).map(({ ToleratedFailureCount, ToleratedFailurePercentage }) => [
        ToleratedFailureCount,
        ToleratedFailurePercentage,
      ])
    expect(new Set(tolerated(PLAIN).flat())).toEqual(new Set([undefined]))
    expect(tolerated(given({ ToleratedFailureCount: '7' }))).toEqual(Array(6).fill([7, undefined]))
    expect(tolerated(given({ ToleratedFailurePercentage: '5' }))).toEqual(Array(6).fill([undefined, 5]))
  })

  it('runs the same task for each kind of items, in child executions that can wait for it', () => {
    const [first, ...others] = tasks(PLAIN)
    expect(others).toEqual(Array(5).fill(first))
    const modes = maps(PLAIN).map(({ ItemProcessor }) => ItemProcessor.ProcessorConfig)
    expect(modes).toEqual(Array(6).fill({ Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' }))
    expect(first.Resource).toBe('arn:aws-cn:states:::ecs:runTask.sync')
    expect(text).not.toMatch(/arn:aws\b/)
  })

  it('names a state and a label only once', () => {
    const labels = maps(PLAIN).map(({ Label }) => Label)
    const inner = maps(PLAIN).flatMap(({ ItemProcessor }) => Object.keys(ItemProcessor.States))
    const names = [...Object.keys(definition(PLAIN).States), ...inner]
    expect([new Set(labels).size, new Set(names).size]).toEqual([labels.length, names.length])
  })

  it('gives the container its items, and environment and command of the parameters', () => {
    const [task] = tasks(given(OWN))
    const [{ Name, Command, Environment }] = task.Parameters.Overrides.ContainerOverrides
    expect([Name, Command]).toEqual(['main', ['convert']])
    expect(Environment.map((each: Json) => each.Name)).toEqual([
      'ITEMS',
      'ITEM_INDEX',
      'EXECUTION_NAME',
      'EXECUTION_ARN',
      'ITEMS_BUCKET',
      'RESULTS_PREFIX',
      'MODE',
    ])
  })

  it('tries again for half an hour where ECS has no room, and a failed container as often as the parameter says', () => {
    const [busy, , failed] = tasks(PLAIN)[0].Retry
    expect([busy.MaxAttempts, busy.MaxDelaySeconds]).toEqual([30, 60])
    expect([failed.ErrorEquals, failed.MaxAttempts]).toEqual([['States.TaskFailed'], 0])
  })

  it('on Spot, runs a task once more on demand', () => {
    const [{ Parameters, Retry }] = tasks(given({ Spot: 'true' }))
    expect(Parameters).not.toHaveProperty('LaunchType')
    expect(Parameters.CapacityProviderStrategy[0]['CapacityProvider.$']).toContain("'FARGATE_SPOT', 'FARGATE'")
    expect(Retry[2].MaxAttempts).toBe(1)
  })

  it('reads nothing of a container by its place: AWS can add containers of its own to a task', () => {
    expect(tasks(PLAIN)[0].ResultSelector).toMatchObject({ ExitCode: 0 })
    expect(text).not.toContain('Containers[0]')
  })

  it('succeeds where all items have, also when the topic cannot be told', () => {
    const { States } = definition(PLAIN)
    expect(States['Notify Success'].Catch).toEqual([
      { ErrorEquals: ['States.ALL'], ResultPath: null, Next: 'Succeeded' },
    ])
    expect(States.Succeeded).toEqual({ Type: 'Succeed' })
  })
})

it('an alarm covers the executions that time out, which cannot tell the topic themselves', () => {
  const { FailureAlarm, TimeoutAlarm } = template.Resources
  expect(TimeoutAlarm.Condition).toBe('HasAlarm')
  const { AlarmDescription: _, ...properties } = FailureAlarm.Properties
  expect(TimeoutAlarm.Properties).toMatchObject({ ...properties, MetricName: 'ExecutionsTimedOut' })
})

describe('the role of the state machine', () => {
  const statements = Object.values<Json>(template.Resources)
    .filter(({ Type }) => Type === 'AWS::IAM::Policy')
    .flatMap(({ Properties }) => evaluate(Properties.PolicyDocument.Statement, PLAIN))
  const resourcesOf = (action: string): string[] =>
    statements.flatMap(({ Action, Resource }) => ([Action].flat().includes(action) ? [Resource].flat() : []))

  it('starts executions of this state machine only, and follows only those', () => {
    const place = 'arn:aws-cn:states:cn-north-1:123456789012'
    expect(resourcesOf('states:StartExecution')).toEqual([`${place}:stateMachine:thumbnailer`])
    expect(resourcesOf('states:StopExecution')).toContain(`${place}:execution:thumbnailer/*:*`)
  })

  it('reads and writes one bucket, and writes only results', () => {
    expect(resourcesOf('s3:GetObject')).toEqual(['arn:aws-cn:s3:::<Storage>/*'])
    expect(resourcesOf('s3:PutObject')).toEqual(['arn:aws-cn:s3:::<Storage>/results/*'])
  })
})
