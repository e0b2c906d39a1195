import { createRequire } from 'node:module'
import { describe, expect, it } from 'vitest'
import { evaluate, type Json } from './evaluate.ts'
import { definition, OWN_NETWORK, resources, stack, text } from './servicefull.ts'

// The package has no type declarations.
const validate = createRequire(import.meta.url)('asl-validator') as (definition: unknown) => { errors: unknown[] }

const EXISTING_NETWORK = stack({ VpcId: 'vpc-0a', SubnetIds: 'subnet-0a,subnet-0b,subnet-0c' })

const states = definition(OWN_NETWORK).States
const runTask = states['Run Fargate Task']
const container = resources.ECSTaskDefinition.Properties.ContainerDefinitions[0]

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
describe('what the state machine puts right', () => {
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
