import { expect, test } from 'vitest'
import { keptAdvice, watchMachines } from '../../../src/stack/failure/left-behind.ts'
import { fakeClock } from '../../fixtures/clock.ts'
import { event, STACK_ID } from '../../fixtures/events.ts'
import { fakeLog } from '../../fixtures/log.ts'
import { stackEdges } from '../../fixtures/stack-edges.ts'

const shop = { id: STACK_ID, name: 'shop' }
const skipped = (id: number, resource: string, parents: readonly string[] = []) => ({
  ...event(id, resource, 'DELETE_SKIPPED'),
  parents,
})

test('what an operation has left is listed once, with the nested stacks around it', () => {
  const events = [skipped(1, 'Keep'), skipped(2, 'Keep'), skipped(3, 'Queue', ['Child'])]
  expect(keptAdvice(events, shop)).toBe(
    'Because of their DeletionPolicy, these resources are left, and the next create finds their names taken: Keep (AWS::SNS::Topic): Keep-id, Child/Queue (AWS::SNS::Topic): Queue-id. Delete them, or import them into a stack: `aws cloudformation create-change-set --stack-name shop --region eu-central-1 --change-set-type IMPORT --change-set-name import --resources-to-import <list> --template-body <file>`.',
  )
})

test('there is no advice when nothing is left', () => {
  expect(keptAdvice([{ ...event(1, 'Topic', 'DELETE_COMPLETE'), parents: [] }], shop)).toBe('')
})

const ARN = 'arn:aws:states:eu-central-1:111122223333:stateMachine:Nightly-1'
const machine = (id: number, status: string, arn = ARN) =>
  event(id, 'Nightly', status, { ResourceType: 'AWS::StepFunctions::StateMachine', PhysicalResourceId: arn })
const ADVICE = `The state machine ${ARN} is deleted only when all its executions have ended. List those that run: \`aws stepfunctions list-executions --region eu-central-1 --state-machine-arn ${ARN} --status-filter RUNNING\`. Stop each: \`aws stepfunctions stop-execution --region eu-central-1 --execution-arn <ARN>\`.`

/** A watch over an operation, on a clock of its own. */
function watch() {
  const [log, clock] = [fakeLog(), fakeClock()]
  const machines = watchMachines(stackEdges({ log, clock }))
  const pass = async (seconds: number): Promise<void> => {
    await clock.wait(seconds * 1_000, new AbortController().signal)
    machines.look()
  }
  return { machines, log, pass }
}

test('a state machine whose deletion takes long is told of once, and stays in the advice', async () => {
  const { machines, log, pass } = watch()
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
  const { machines, log, pass } = watch()
  for (const each of events) machines.see(each)
  await pass(60)
  expect([log.lines, machines.advice()]).toEqual([[], ''])
})

test('a state machine whose deletion has failed stays in the advice', () => {
  const { machines } = watch()
  machines.see(machine(1, 'DELETE_IN_PROGRESS'))
  machines.see(machine(2, 'DELETE_FAILED'))
  expect(machines.advice()).toBe(ADVICE)
})
