import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  GetExecutionHistoryCommand,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn'
import { expect, test } from 'vitest'
import { newAccount, until } from '../account.ts'

const machine = (StartAt: string, States: object) => ({ StartAt, States })
const pass = (name: string, more: object = { End: true }) => ({ [name]: { Type: 'Pass', ...more } })
const fail = (name: string) => ({ [name]: { Type: 'Fail', Error: 'Broken', Cause: 'because' } })

/** Runs a state machine. Returns its status, and each event as `ID previous type name index`. */
async function historyOf(definition: object, input: unknown = {}) {
  const { id, sfn } = newAccount()
  const roleArn = `arn:aws:iam::${id}:role/r`
  const created = await sfn.send(
    new CreateStateMachineCommand({ name: 'm', roleArn, definition: JSON.stringify(definition) }),
  )
  const { executionArn } = await sfn.send(
    new StartExecutionCommand({ stateMachineArn: created.stateMachineArn, input: JSON.stringify(input) }),
  )
  const execution = await until(
    () => sfn.send(new DescribeExecutionCommand({ executionArn })),
    ({ status }) => status !== 'RUNNING',
  )
  const { events = [] } = await sfn.send(new GetExecutionHistoryCommand({ executionArn }))
  const lines = events.map((event) => {
    const { id: number, previousEventId, type } = event
    const details = event.stateEnteredEventDetails ?? event.stateExitedEventDetails
    const iteration =
      event.mapIterationStartedEventDetails ??
      event.mapIterationSucceededEventDetails ??
      event.mapIterationFailedEventDetails ??
      event.mapIterationAbortedEventDetails
    const more = [details?.name ?? iteration?.name, iteration?.index, event.mapStateStartedEventDetails?.length]
    return [number, previousEventId, type, ...more].filter((part) => part !== undefined).join(' ')
  })
  return { execution, events, lines }
}

test('the iterations of an inline Map follow each other as far as MaxConcurrency makes them', async () => {
  const ItemProcessor = machine('One', pass('One'))
  const { lines } = await historyOf(
    machine('Each', {
      Each: { Type: 'Map', ItemsPath: '$.items', MaxConcurrency: 1, ItemProcessor, Next: 'Done' },
      Done: { Type: 'Succeed' },
    }),
    { items: ['a', 'b'] },
  )
  // As AWS writes it: localstack, test_map_state_config_inline_parameters.
  expect(lines).toEqual([
    '1 0 ExecutionStarted',
    '2 0 MapStateEntered Each',
    '3 2 MapStateStarted 2',
    '4 3 MapIterationStarted Each 0',
    '5 4 PassStateEntered One',
    '6 5 PassStateExited One',
    '7 6 MapIterationSucceeded Each 0',
    '8 6 MapIterationStarted Each 1',
    '9 8 PassStateEntered One',
    '10 9 PassStateExited One',
    '11 10 MapIterationSucceeded Each 1',
    '12 11 MapStateSucceeded',
    '13 11 MapStateExited Each',
    '14 13 SucceedStateEntered Done',
    '15 14 SucceedStateExited Done',
    '16 15 ExecutionSucceeded',
  ])
})

test('a Map that is tried again has another start, and one that is caught has failed', async () => {
  const Each = {
    Type: 'Map',
    ItemsPath: '$.items',
    ItemProcessor: machine('Stop', fail('Stop')),
    Retry: [{ ErrorEquals: ['States.ALL'], MaxAttempts: 1 }],
    Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Caught' }],
    End: true,
  }
  const { lines } = await historyOf(machine('Each', { Each, ...pass('Caught') }), { items: ['a'] })
  // As AWS writes it: localstack, test_map_state_retry and test_map_state_catch.
  expect(lines).toEqual([
    '1 0 ExecutionStarted',
    '2 0 MapStateEntered Each',
    '3 2 MapStateStarted 1',
    '4 3 MapIterationStarted Each 0',
    '5 4 FailStateEntered Stop',
    '6 5 MapIterationFailed Each 0',
    '7 5 MapStateStarted 1',
    '8 7 MapIterationStarted Each 0',
    '9 8 FailStateEntered Stop',
    '10 9 MapIterationFailed Each 0',
    '11 9 MapStateFailed',
    '12 11 MapStateExited Each',
    '13 12 PassStateEntered Caught',
    '14 13 PassStateExited Caught',
    '15 14 ExecutionSucceeded',
  ])
})

test('the branches of a Parallel state stay apart, also where they are mixed', async () => {
  const wait = { Type: 'Wait', Seconds: 3, Next: 'Late' }
  const Branches = [machine('Wait', { Wait: wait, ...pass('Late') }), machine('Early', pass('Early'))]
  const { lines, execution } = await historyOf(machine('Both', { Both: { Type: 'Parallel', Branches, End: true } }))
  const [waitId] = lines.find((line) => line.includes('WaitStateEntered'))?.split(' ') ?? []
  const [earlyId] = lines.find((line) => line.includes('PassStateEntered Early'))?.split(' ') ?? []
  expect([...lines.slice(0, 3), ...lines.slice(3, 6).toSorted(), ...lines.slice(6)]).toEqual([
    '1 0 ExecutionStarted',
    '2 0 ParallelStateEntered Both',
    '3 2 ParallelStateStarted',
    ...[
      `${waitId} 3 WaitStateEntered Wait`,
      `${earlyId} 3 PassStateEntered Early`,
      lines.find((line) => line.includes(`${earlyId} PassStateExited Early`)),
    ].toSorted(),
    `7 ${waitId} WaitStateExited Wait`,
    '8 7 PassStateEntered Late',
    '9 8 PassStateExited Late',
    '10 9 ParallelStateSucceeded',
    '11 9 ParallelStateExited Both',
    '12 11 ExecutionSucceeded',
  ])
  expect(JSON.parse(execution.output ?? '')).toEqual([{}, {}])
})

test('a branch that fails stops the others, and the state fails behind it', async () => {
  const wait = { Type: 'Wait', Seconds: 36_000, Next: 'Late' }
  const Branches = [machine('Wait', { Wait: wait, ...pass('Late') }), machine('Stop', fail('Stop'))]
  const { lines, events, execution } = await historyOf(
    machine('Both', { Both: { Type: 'Parallel', Branches, End: true } }),
  )
  const stopped = events.find(({ type }) => type === 'FailStateEntered')
  expect(lines.filter((line) => /Late|WaitStateExited/.test(line))).toEqual([])
  // As AWS writes it: localstack, test_parallel_state_fail.
  expect(lines.slice(-2)).toEqual([`6 ${stopped?.id} ParallelStateFailed`, '7 6 ExecutionFailed'])
  expect(execution).toMatchObject({ status: 'FAILED', error: 'Broken', cause: 'because' })
})

test('an iteration that fails stops the others', async () => {
  const Choices = [{ Variable: '$', StringEquals: 'bad', Next: 'Stop' }]
  const ItemProcessor = machine('Judge', {
    Judge: { Type: 'Choice', Choices, Default: 'Wait' },
    Wait: { Type: 'Wait', Seconds: 36_000, End: true },
    ...fail('Stop'),
  })
  const Each = { Type: 'Map', MaxConcurrency: 2, ItemProcessor, End: true }
  const { lines, events } = await historyOf(machine('Each', { Each }), ['slow', 'bad', 'slow'])
  const stopped = events.find(({ type }) => type === 'FailStateEntered')?.id
  // As AWS writes it: localstack, test_service_lambda_map_timeout.
  expect(lines.slice(-4).map((line) => line.replace(/^\d+ /, ''))).toEqual([
    `${stopped} MapIterationFailed Each 1`,
    `${stopped} MapIterationAborted Each 0`,
    `${stopped} MapStateFailed`,
    `${events.at(-2)?.id} ExecutionFailed`,
  ])
  expect(lines.filter((line) => line.includes('MapIterationStarted'))).toHaveLength(2)
})

test('a Map in a Map: each iteration is within its own', async () => {
  const inner = { Type: 'Map', ItemProcessor: machine('One', pass('One')), End: true }
  const outer = { Type: 'Map', MaxConcurrency: 1, ItemProcessor: machine('Inner', { Inner: inner }), End: true }
  const { events } = await historyOf(machine('Outer', { Outer: outer }), [[1, 2], [3]])
  const before = new Map(events.map((event) => [event.id, event]))
  const within = events.filter(({ stateEnteredEventDetails: details }) => details?.name === 'One')
  const iterations = within.map(({ previousEventId }) => before.get(previousEventId)?.mapIterationStartedEventDetails)
  expect(iterations.map((each) => `${each?.name} ${each?.index}`).sort()).toEqual(['Inner 0', 'Inner 0', 'Inner 1'])
  expect(events.map(({ id }) => id)).toEqual(events.map((_, index) => index + 1))
})
