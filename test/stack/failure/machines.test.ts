import { expect, test } from 'vitest'
import { stopCause, watchMachines } from '../../../src/stack/failure/machines.ts'
import { refuse, result, throttle } from '../../fixtures/answers.ts'
import { fakeClock } from '../../fixtures/clock.ts'
import { CHILD_ID, event, STACK_ID } from '../../fixtures/events.ts'
import { fakeLog } from '../../fixtures/log.ts'
import { type Script, scriptAws } from '../../fixtures/server.ts'
import { stackEdges } from '../../fixtures/stack-edges.ts'

const ARN = 'arn:aws:states:eu-central-1:111122223333:stateMachine:Nightly-1'
const machine = (id: number, status: string, arn = ARN) =>
  event(id, 'Nightly', status, { ResourceType: 'AWS::StepFunctions::StateMachine', PhysicalResourceId: arn })
const ADVICE = `The state machine ${ARN} is deleted only when all its executions have ended. List those that run: \`aws stepfunctions list-executions --region eu-central-1 --state-machine-arn ${ARN} --status-filter RUNNING\`. Stop each: \`aws stepfunctions stop-execution --region eu-central-1 --execution-arn <ARN>\`.`

/** A watch over an operation, on a clock of its own. Without a script, nobody may use Step Functions. */
async function watch(script?: Script, cause?: string) {
  const [log, clock, aws] = [fakeLog(), fakeClock(), await scriptAws(script ?? {})]
  const edges = { log, clock, client: aws.cloudFormation, stepFunctions: async () => aws.sfn }
  const machines = watchMachines(stackEdges({ ...edges, signal: new AbortController().signal }), cause)
  const pass = async (seconds: number): Promise<void> => {
    await clock.wait(seconds * 1_000, new AbortController().signal)
    await machines.look()
  }
  return { machines, log, pass, aws }
}

test('a state machine whose deletion takes long is told of once, and stays in the advice', async () => {
  const { machines, log, pass } = await watch()
  machines.see(machine(1, 'DELETE_IN_PROGRESS'))
  await pass(14)
  expect(log.lines).toEqual([])
  await pass(1)
  await pass(60)
  expect(log.lines).toEqual([`notice: ${ADVICE}`])
  expect(machines.advice()).toBe(ADVICE)
})

test.each([
  { description: 'is deleted', events: [machine(1, 'DELETE_IN_PROGRESS'), machine(2, 'DELETE_COMPLETE')] },
  { description: 'is created', events: [machine(1, 'CREATE_IN_PROGRESS')] },
  { description: 'is another resource', events: [event(1, 'Topic', 'DELETE_IN_PROGRESS')] },
  { description: 'has an ARN that is no word of a command', events: [machine(1, 'DELETE_IN_PROGRESS', `${ARN};ls`)] },
])('nothing is said of a resource that $description', async ({ events }) => {
  const { machines, log, pass } = await watch()
  for (const each of events) machines.see(each)
  await pass(60)
  expect([log.lines, machines.advice()]).toEqual([[], ''])
})

test('a state machine whose deletion has failed stays in the advice', async () => {
  const { machines } = await watch()
  machines.see(machine(1, 'DELETE_IN_PROGRESS'))
  machines.see(machine(2, 'DELETE_FAILED'))
  expect(machines.advice()).toBe(ADVICE)
})

const EXECUTION = 'arn:aws:states:eu-central-1:111122223333:execution:Nightly-1:'
const running = (...names: string[]) =>
  result({ executions: names.map((name) => ({ executionArn: EXECUTION + name })) })

test('people are told which execution runs, with the command that stops it', async () => {
  const { machines, log, pass, aws } = await watch({ ListExecutions: [running('one', 'two')] })
  machines.see(machine(1, 'DELETE_IN_PROGRESS'))
  await pass(15)
  await pass(60)
  expect(log.lines).toEqual([
    `notice: The state machine ${ARN} is deleted only when all its executions have ended. This one runs: ${EXECUTION}one. Stop it: \`aws stepfunctions stop-execution --region eu-central-1 --execution-arn ${EXECUTION}one\`. 1 more run: \`aws stepfunctions list-executions --region eu-central-1 --state-machine-arn ${ARN} --status-filter RUNNING\`.`,
  ])
  expect(`notice: ${machines.advice()}`).toBe(log.lines[0])
  expect(aws.calls).toEqual([['ListExecutions', { stateMachineArn: ARN, statusFilter: 'RUNNING' }]])
})

test('the name of an execution that is no word of a command is not shown in one', async () => {
  const { machines, log, pass } = await watch({ ListExecutions: [running("one';ls")] })
  machines.see(machine(1, 'DELETE_IN_PROGRESS'))
  await pass(15)
  expect(log.lines).toEqual([`notice: ${ADVICE}`])
})

const OWNER = { repository: 'owner/shop', stack: 'shop', pullRequest: 7 }
const CAUSE = 'The preview of pull request 7 of owner/shop is deleted.'

test('only the executions of a preview are stopped', () => {
  expect([stopCause(OWNER), stopCause({ ...OWNER, pullRequest: undefined })]).toEqual([CAUSE, undefined])
})

test('the executions of a preview are stopped, also those that have begun meanwhile', async () => {
  const script = { ListExecutions: [running('one'), running(), running('two')], StopExecution: [result({})] }
  const { machines, log, pass, aws } = await watch(script, CAUSE)
  machines.see(machine(1, 'DELETE_IN_PROGRESS'))
  for (const seconds of [0, 1, 4, 5]) await pass(seconds)
  machines.see(machine(2, 'DELETE_COMPLETE'))
  await pass(60)
  expect(aws.calls.filter(([action]) => action === 'StopExecution')).toEqual(
    ['one', 'two'].map((name) => [
      'StopExecution',
      { executionArn: EXECUTION + name, error: 'PreviewDeleted', cause: CAUSE },
    ]),
  )
  expect(aws.calls).toHaveLength(5)
  expect(log.lines).toEqual(
    ['one', 'two'].map((name) => `info: Stopped the execution ${name} of the state machine ${ARN}.`),
  )
})

test('without the permission to stop executions, a warning names it once, and people are told what to do', async () => {
  const refused = refuse('AccessDeniedException', 'User: ci is not authorized to perform: states:StopExecution')
  const script = { ListExecutions: [running('one')], StopExecution: [refused] }
  const { machines, log, pass, aws } = await watch(script, CAUSE)
  machines.see(machine(1, 'DELETE_IN_PROGRESS'))
  for (const seconds of [0, 10, 10]) await pass(seconds)
  expect(log.lines).toEqual([
    `warning: The executions of the state machine ${ARN} were not stopped, so the deletion waits for them: User: ci is not authorized to perform: states:StopExecution. Allow the role \`states:ListExecutions\` on the state machine and \`states:StopExecution\` on its executions.`,
    expect.stringMatching(/^notice: The state machine .*one\. Stop it: /),
  ])
  expect(aws.changes()).toEqual(['StopExecution'])
})

test.each([
  ['is gone', refuse('StateMachineDoesNotExist', 'State Machine Does Not Exist')],
  ['is EXPRESS', refuse('StateMachineTypeNotSupported', 'not supported')],
  ['cannot be asked for a moment', throttle],
])('a state machine that %s has no execution to stop', async (_, answer) => {
  const { machines, log, pass } = await watch({ ListExecutions: [answer] }, CAUSE)
  machines.see(machine(1, 'DELETE_IN_PROGRESS'))
  await pass(0)
  expect(log.lines).toEqual([])
})

test('an execution that ends before it is stopped is no fault', async () => {
  const script = { ListExecutions: [running('one')], StopExecution: [refuse('ValidationException', 'not running')] }
  const { machines, log, pass } = await watch(script, CAUSE)
  machines.see(machine(1, 'DELETE_IN_PROGRESS'))
  await pass(0)
  expect(log.lines).toEqual([])
})

test('a deletion that nobody follows: the state machines are among the resources, also those of nested stacks', async () => {
  const type = 'AWS::StepFunctions::StateMachine'
  const deleted = { ResourceStatus: 'DELETE_IN_PROGRESS', LogicalResourceId: 'R', LastUpdatedTimestamp: new Date(0) }
  const child = { ...deleted, ResourceType: 'AWS::CloudFormation::Stack', PhysicalResourceId: CHILD_ID }
  const inner = { ...deleted, ResourceType: type, PhysicalResourceId: ARN }
  const kept = { ...inner, ResourceStatus: 'DELETE_SKIPPED', PhysicalResourceId: `${ARN}-kept` }
  const { machines, aws } = await watch(
    {
      ListStackResources: [
        ({ StackName }) => result({ StackResourceSummaries: StackName === CHILD_ID ? [inner, kept] : [child] }),
      ],
      ListExecutions: [running('one')],
      StopExecution: [result({})],
    },
    CAUSE,
  )
  await machines.lookAt(STACK_ID)
  await machines.lookAt(STACK_ID)
  expect(aws.calls.map(([action]) => action)).toEqual([
    'ListStackResources',
    'ListStackResources',
    'ListExecutions',
    'StopExecution',
  ])
})
