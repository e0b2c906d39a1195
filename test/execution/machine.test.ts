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

test('a state machine that is deleted is none of the stack', async () => {
  const machine = (name: string, status: string) => ({
    ResourceType: 'AWS::StepFunctions::StateMachine',
    LogicalResourceId: name,
    PhysicalResourceId: `arn:${name}`,
    ResourceStatus: status,
  })
  const StackResourceSummaries = [machine('Old', 'DELETE_COMPLETE'), machine('New', 'UPDATE_COMPLETE')]
  const { cloudFormation } = await scriptAws({ ListStackResources: [result({ StackResourceSummaries })] })
  const stack = { id: 'arn:stack', name: 'hello', outputs: new Map<string, string>() }
  expect(await findStateMachine(cloudFormation, stack, 'auto')).toBe('arn:New')
})
