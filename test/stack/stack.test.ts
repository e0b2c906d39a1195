import { expect, test } from 'vitest'
import { readArns } from '../../src/stack/stack.ts'
import { refuse, result, throttle } from '../fixtures/answers.ts'
import { fakeClock } from '../fixtures/clock.ts'
import { STACK_ID } from '../fixtures/events.ts'
import { fakeLog } from '../fixtures/log.ts'
import { type Script, scriptAws } from '../fixtures/server.ts'
import { stackEdges } from '../fixtures/stack-edges.ts'

async function run(script: Script) {
  const { cloudFormation: client } = await scriptAws(script)
  const log = fakeLog()
  const edges = stackEdges({ client, log, clock: fakeClock(), signal: new AbortController().signal })
  return { arns: await readArns(edges, STACK_ID), log }
}

test('returns the ARN of the only state machine, and none where there are several task definitions', async () => {
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

test('a deploy that has succeeded does not fail because AWS does not list its resources', async () => {
  const { arns, log } = await run({ ListStackResources: [throttle] })
  expect(arns).toEqual({ stateMachineArn: undefined, taskDefinitionArn: undefined })
  expect(log.lines).toEqual([
    'warning: The resources of the stack could not be read, so state-machine-arn and task-definition-arn are not set: the wait took too long',
  ])
})

test('a missing permission to list the resources is a warning', async () => {
  const refusal = 'User: arn is not authorized to perform: cloudformation:ListStackResources'
  const { arns, log } = await run({ ListStackResources: [refuse('AccessDenied', refusal, 403)] })
  expect(arns).toEqual({ stateMachineArn: undefined, taskDefinitionArn: undefined })
  expect(log.lines).toEqual([
    `warning: The resources of the stack could not be read, so state-machine-arn and task-definition-arn are not set: ${refusal}`,
  ])
})
