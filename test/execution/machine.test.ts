import { expect, test } from 'vitest'
import { checkStateMachine, findStateMachine } from '../../src/execution/machine.ts'
import { result } from '../fixtures/answers.ts'
import { scriptAws } from '../fixtures/server.ts'
import { template } from '../fixtures/template.ts'

const one = 'Resources: {A: {Type: AWS::StepFunctions::StateMachine}}'
const two = `Resources:
  A: {Type: AWS::StepFunctions::StateMachine}
  B: {Type: AWS::StepFunctions::StateMachine}
`
const none = 'Resources: {T: {Type: AWS::SNS::Topic}}'
const output = 'Outputs: {StateMachineArn: {Value: !Ref B}}\n'
const conditional =
  'Conditions: {C: !Equals [a, b]}\nResources:\n  A: {Type: AWS::StepFunctions::StateMachine, Condition: C}\n'
const ARN = 'arn:aws:states:eu-central-1:123456789012:stateMachine:other'

test.each([
  [one, 'auto'],
  [one, 'A'],
  // It may be its name.
  [one, 'nightly'],
  [two, 'B'],
  [two + output, 'auto'],
  [none, ARN],
  [`${none}\n${output}`, 'auto'],
  [conditional, 'auto'],
  [`${conditional}  B: {Type: AWS::StepFunctions::StateMachine}\n`, 'auto'],
  [`Transform: AWS::Serverless-2016-10-31\n${none}`, 'auto'],
])('a template may have the state machine: %j, %s', (body, given) => {
  expect(() => checkStateMachine(template(body), given)).not.toThrow()
})

test.each([
  [two, 'auto', 'The template has 2 state machines: A, B.'],
  [none, 'auto', 'The template has no state machine of its own.'],
  [none, 'A', 'The template has no state machine of its own.'],
  [`${two}  C: {Type: AWS::StepFunctions::StateMachine, Condition: X}\n`, 'auto', 'has 2 state machines: A, B.'],
])('a template that cannot have it is told: %j, %s', (body, given, message) => {
  expect(() => checkStateMachine(template(body), given)).toThrow(message)
})

const arnOf = (name: string) => `arn:aws:states:eu-central-1:123456789012:stateMachine:${name}`

/** Finds a state machine in a stack that has some, by logical ID and name. */
async function find(given: string, machines: readonly (readonly [string, string, string?])[], output?: string) {
  const StackResourceSummaries = machines.map(([LogicalResourceId, name, ResourceStatus = 'CREATE_COMPLETE']) => ({
    ResourceType: 'AWS::StepFunctions::StateMachine',
    LogicalResourceId,
    PhysicalResourceId: arnOf(name),
    ResourceStatus,
  }))
  const topic = { ResourceType: 'AWS::SNS::Topic', LogicalResourceId: 'Topic', PhysicalResourceId: 'arn:topic' }
  const ListStackResources = [result({ StackResourceSummaries: [topic, ...StackResourceSummaries] })]
  const { cloudFormation, calls } = await scriptAws({ ListStackResources })
  const outputs = new Map(output === undefined ? [] : [['StateMachineArn', output]])
  return { found: findStateMachine(cloudFormation, { id: 'arn:stack', name: 'hello', outputs }, given), calls }
}

const both = [
  ['A', 'first'],
  ['B', 'second'],
] as const

test.each([
  ['the only one', 'auto', [['A', 'first']], undefined, 'first'],
  [
    'the only one that is not deleted',
    'auto',
    [
      ['Old', 'old', 'DELETE_COMPLETE'],
      ['A', 'first'],
    ],
    undefined,
    'first',
  ],
  ['by its logical ID', 'B', both, undefined, 'second'],
  ['by its name', 'second', both, undefined, 'second'],
  ['by its logical ID, whatever the output says', 'A', both, arnOf('second'), 'first'],
  ['the only one, where the output is no ARN', 'auto', [['A', 'first']], 'soon', 'first'],
] as const)('a state machine of a stack is found: %s', async (_, given, machines, output, name) => {
  const { found } = await find(given, machines, output)
  expect(await found).toBe(arnOf(name))
})

test('the output of a stack and an ARN name a state machine without a look at its resources', async () => {
  for (const [given, output, name] of [
    ['auto', arnOf('nested'), 'nested'],
    [ARN, undefined, 'other'],
  ] as const) {
    const { found, calls } = await find(given, both, output)
    expect(await found).toBe(arnOf(name))
    expect(calls).toEqual([])
  }
  const { cloudFormation } = await scriptAws({})
  expect(await findStateMachine(cloudFormation, undefined, ARN)).toBe(ARN)
})

test.each([
  ['auto', [], 'Stack hello has no state machine of its own.', /ARN .* nested stack/],
  ['auto', both, 'Stack hello has 2 state machines: A, B.', /Name the one to run/],
  ['C', both, 'Stack hello has no state machine `C` of its own; it has A, B.', /nested stack is found by its ARN only/],
] as const)('%s means no state machine: %j', async (given, machines, sentence, remedy) => {
  const { found } = await find(given, machines)
  await expect(found).rejects.toMatchObject({ sentence, remedy: expect.stringMatching(remedy) })
})
