import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { readArns } from '../../src/stack/resources.ts'
import { refuse, result, throttle } from '../fixtures/answers.ts'
import { connectTo, stubCredentials } from '../fixtures/connected.ts'
import { STACK_ID } from '../fixtures/events.ts'
import { fakeLog } from '../fixtures/log.ts'
import type { Script } from '../fixtures/server.ts'
import { worldOf } from '../fixtures/world.ts'

beforeEach(() => stubCredentials('key'))
afterEach(() => vi.unstubAllEnvs())

async function run(script: Script) {
  const { aws, server } = await connectTo(script)
  const log = fakeLog()
  // Its client tries once, so that only our own waits are long, by the clock of the test.
  const { cloudFormation } = server
  return { arns: await readArns({ ...worldOf({ ...aws, cloudFormation }, '/nonexistent'), log }, STACK_ID), log }
}

test('the ARN of the only state machine is told, and of none of several task definitions', async () => {
  const resource = (ResourceType: string, PhysicalResourceId: string) => ({ ResourceType, PhysicalResourceId })
  const task = 'AWS::ECS::TaskDefinition'
  const { arns } = await run({
    ListStackResources: [
      throttle,
      result({ StackResourceSummaries: [resource('AWS::StepFunctions::StateMachine', 'm')], NextToken: 'p2' }),
      result({ StackResourceSummaries: [resource(task, 't1'), resource(task, 't2')] }),
    ],
  })
  expect(arns).toEqual({ stateMachineArn: 'm', taskDefinitionArn: undefined })
})

test('what has succeeded does not fail because AWS does not tell its resources', async () => {
  const { arns, log } = await run({ ListStackResources: [throttle] })
  expect(arns).toEqual({ stateMachineArn: undefined, taskDefinitionArn: undefined })
  expect(log.lines).toEqual([
    'warning: The resources of the stack could not be read, so state-machine-arn and task-definition-arn are not set: the wait took too long',
  ])
})

test('a permission that is missing to list them is told', async () => {
  const refusal = 'User: arn is not authorized to perform: cloudformation:ListStackResources'
  const { arns, log } = await run({ ListStackResources: [refuse('AccessDenied', refusal, 403)] })
  expect(arns).toEqual({ stateMachineArn: undefined, taskDefinitionArn: undefined })
  expect(log.lines).toEqual([
    `warning: The resources of the stack could not be read, so state-machine-arn and task-definition-arn are not set: ${refusal}`,
  ])
})
