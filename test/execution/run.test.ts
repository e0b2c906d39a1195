import { expect, test } from 'vitest'
import type { ExecutionResult } from '../../src/execution/execution.ts'
import { runExecution } from '../../src/execution/run.ts'
import { Problem } from '../../src/text/problem.ts'
import { type Answer, refuse, result, silence, throttle } from '../fixtures/answers.ts'
import { fakeClock } from '../fixtures/clock.ts'
import { fakeLog } from '../fixtures/log.ts'
import { execution as plan } from '../fixtures/plan.ts'
import { type Script, scriptAws } from '../fixtures/server.ts'

const MACHINE = 'arn:aws:states:eu-central-1:111122223333:stateMachine:hello'
const ARN = `arn:aws:states:eu-central-1:111122223333:execution:hello:${plan.name}`
const MAP_RUN = 'arn:aws:states:eu-central-1:111122223333:mapRun:hello/Each:1'

/** Milliseconds since 1970 as Step Functions writes them, some seconds after the clock of the tests begins. */
const at = (seconds: number): number => Date.parse('2026-03-01T12:00:00Z') / 1_000 + seconds

type Short = readonly [type: string, details?: object]

/** The history of an execution, newest first, as it is read; each event is a second after the one before. */
const history = (...types: readonly Short[]): Answer => {
  const events = types.map(([type, details], index) => ({
    id: index + 1,
    previousEventId: index,
    timestamp: at(index),
    type,
    ...details,
  }))
  return result({ events: events.toReversed() })
}
const described = (status: string, more: object = {}): Answer =>
  result({ executionArn: ARN, stateMachineArn: MACHINE, status, startDate: at(0), input: '{}', ...more })

const entered = ['TaskStateEntered', { stateEnteredEventDetails: { name: 'Run' } }] as const
const machine = result({ type: 'STANDARD', definition: '{"StartAt":"Run"}' })
const started = result({ executionArn: ARN, startDate: at(0) })

const task = (exitCode: number) =>
  JSON.stringify({
    TaskArn: 'arn:aws:ecs:eu-central-1:111122223333:task/c/9',
    TaskDefinitionArn: 'arn:aws:ecs:eu-central-1:111122223333:task-definition/t:1',
    StoppedReason: 'Essential container in task exited',
    Containers: [{ Name: 'main', ExitCode: exitCode }],
  })
const options = { 'awslogs-group': 'g', 'awslogs-stream-prefix': 'p' }
const container = { name: 'main', logConfiguration: { logDriver: 'awslogs', options } }
const taskDefinition = result({ taskDefinition: { containerDefinitions: [container] } })
const lines = (...messages: string[]) => result({ events: messages.map((message) => ({ message })) })

/** Runs the state machine on a clock and a log of its own. */
async function run(script: Script, settings: Partial<typeof plan.settings> = {}, onWait?: () => void) {
  const aws = await scriptAws({ DescribeStateMachine: [machine], StartExecution: [started], ...script })
  const [log, controller, saved] = [fakeLog(), new AbortController(), [] as (string | undefined)[]]
  const learned: ExecutionResult[] = []
  const clock = fakeClock(() => onWait?.())
  const edges = {
    stepFunctions: async () => aws.sfn,
    services: async () => ({ ecs: aws.ecs, logs: aws.logs }),
    log,
    clock,
    signal: controller.signal,
    saveExecution: (arn: string | undefined) => void saved.push(arn),
    learn: ({ execution }: { readonly execution: ExecutionResult }) => void learned.push(execution),
  }
  const request = {
    plan: { ...plan, settings: { ...plan.settings, ...settings } },
    stateMachineArn: MACHINE,
    input: '{}',
  }
  return {
    ending: runExecution(edges, request),
    aws,
    log,
    saved,
    learned,
    cancel: () => controller.abort(new Error('cancelled')),
  }
}

const done = [
  ['ExecutionStarted'],
  entered,
  ['TaskSucceeded', { taskSucceededEventDetails: { output: task(0) } }],
  ['TaskStateExited', { stateExitedEventDetails: { name: 'Run' } }],
  ['ExecutionSucceeded'],
] as const

test('an execution that succeeds, throttled, with its states in the log', async () => {
  const { ending, log, saved, learned } = await run({
    StartExecution: [throttle, started],
    GetExecutionHistory: [history(['ExecutionStarted'], entered), throttle, history(...done)],
    DescribeExecution: [described('RUNNING'), described('SUCCEEDED', { output: '{"a":1}', stopDate: at(4) })],
  })
  const { execution, failure } = await ending
  expect(failure).toBeUndefined()
  expect(execution).toMatchObject({
    status: 'SUCCEEDED',
    output: '{"a":1}',
    exitCode: 0,
    definition: '{"StartAt":"Run"}',
    startedAt: at(0) * 1_000,
    endedAt: at(4) * 1_000,
    states: [{ name: 'Run', type: 'Task', status: 'SUCCEEDED' }],
    logTail: [],
  })
  expect(log.lines).toEqual([
    `info: Started the execution ${plan.name}: ${execution.consoleUrl}`,
    'info:   Run: started',
    'info:   Run: done in 2.0 s',
  ])
  expect(saved).toEqual([ARN, undefined])
  expect(learned.map(({ status }) => status).at(-1)).toBe('SUCCEEDED')
})

test('a task that fails, with the log of its container, which comes late', async () => {
  const failed = ['TaskFailed', { taskFailedEventDetails: { error: 'States.TaskFailed', cause: task(3) } }] as const
  const { ending, log } = await run({
    GetExecutionHistory: [history(['ExecutionStarted'], entered, failed, ['ExecutionFailed'])],
    DescribeExecution: [described('FAILED', { error: 'States.TaskFailed', cause: task(3), stopDate: at(3) })],
    DescribeTaskDefinition: [taskDefinition],
    GetLogEvents: [refuse('ResourceNotFoundException', 'no stream'), lines('one'), lines('one', 'two')],
  })
  const { execution, failure } = await ending
  expect(execution).toMatchObject({ exitCode: 3, failedState: 'Run', logTail: ['one', 'two'] })
  expect(failure).toMatchObject({
    sentence: `The execution ${plan.name} failed in the state \`Run\`: States.TaskFailed: container main exited with 3 (Essential container in task exited).`,
    excerpt: ['one', 'two'],
  })
  expect(log.lines.slice(-3)).toEqual([
    'group: The last 2 log lines of the container',
    'info:   | one',
    'info:   | two',
  ])
})

test('a log that may not be read is a warning', async () => {
  const failed = ['TaskFailed', { taskFailedEventDetails: { error: 'States.TaskFailed', cause: task(3) } }] as const
  const { ending, log } = await run({
    GetExecutionHistory: [history(['ExecutionStarted'], entered, failed, ['ExecutionFailed'])],
    DescribeExecution: [described('FAILED', { error: 'States.TaskFailed', cause: task(3) })],
    DescribeTaskDefinition: [refuse('AccessDeniedException', 'no')],
  })
  expect((await ending).failure).toBeInstanceOf(Problem)
  expect(log.lines.at(-1)).toBe(
    'warning: The log of the container main could not be read. Allow the role that deploys `ecs:DescribeTaskDefinition` and `logs:GetLogEvents`.',
  )
})

test('of a map run that fails, a child says why', async () => {
  const cause = 'The specified tolerated failure threshold was exceeded'
  const map = [
    ['ExecutionStarted'],
    ['MapStateEntered', { stateEnteredEventDetails: { name: 'Each' } }],
    ['MapRunStarted', { mapRunStartedEventDetails: { mapRunArn: MAP_RUN } }],
    ['MapRunFailed', { mapRunFailedEventDetails: { error: 'States.ExceedToleratedFailureThreshold', cause } }],
    ['ExecutionFailed'],
  ] as const
  const child = history(
    ['ExecutionStarted'],
    entered,
    ['TaskFailed', { taskFailedEventDetails: { error: 'E', cause: 'no file' } }],
    ['ExecutionFailed'],
  )
  const itemCounts = { total: 4, pending: 0, running: 0, succeeded: 3, failed: 1, timedOut: 0, aborted: 0 }
  const { ending, log } = await run({
    GetExecutionHistory: [history(...map), child],
    DescribeMapRun: [throttle, result({ mapRunArn: MAP_RUN, executionArn: ARN, status: 'FAILED', itemCounts })],
    DescribeExecution: [described('FAILED', { error: 'States.ExceedToleratedFailureThreshold', cause })],
    ListExecutions: [result({ executions: [{ executionArn: 'arn:child', name: 'c', status: 'FAILED' }] })],
  })
  const { execution } = await ending
  expect(execution.states).toMatchObject([
    { name: 'Each', type: 'Map', status: 'FAILED', counts: { succeeded: 3, failed: 1 } },
  ])
  expect(execution.cause).toBe(`${cause} One of its children failed in the state Run: E: no file`)
  expect(log.lines.filter((line) => line.startsWith('warning'))).toEqual([])
})

test('an execution that has this name, and is over, is the one', async () => {
  const { ending, log } = await run({
    StartExecution: [refuse('ExecutionAlreadyExists', `Execution Already Exists: '${ARN}'`)],
    GetExecutionHistory: [history(...done)],
    DescribeExecution: [described('SUCCEEDED', { output: '{}' })],
  })
  expect((await ending).execution).toMatchObject({ isAttached: true, status: 'SUCCEEDED' })
  expect(log.lines[0]).toMatch(/^info: An earlier try of this step has started the execution /)
})

test('a history that is silent does not keep the job from seeing the end', async () => {
  const { ending } = await run({
    GetExecutionHistory: [history(['ExecutionStarted'], entered)],
    DescribeExecution: [described('SUCCEEDED', { output: '{}' })],
  })
  expect((await ending).execution).toMatchObject({ status: 'SUCCEEDED' })
})

test('wait: false reads no history', async () => {
  const { ending, aws, saved } = await run({}, { wait: false })
  expect(await ending).toMatchObject({ execution: { status: 'RUNNING' }, failure: undefined })
  expect(aws.calls.map(([action]) => action)).toEqual(['DescribeStateMachine', 'StartExecution'])
  expect(saved).toEqual([undefined])
})

test('when the time is up, the execution continues', async () => {
  const { ending, aws, saved } = await run(
    { GetExecutionHistory: [history(['ExecutionStarted'], entered)], DescribeExecution: [described('RUNNING')] },
    { timeoutMinutes: 1 },
  )
  const { execution, failure } = await ending
  expect(execution).toMatchObject({ status: 'RUNNING', states: [{ name: 'Run', status: 'RUNNING' }] })
  expect(failure).toMatchObject({ sentence: `The execution ${plan.name} did not end within 1 minute.` })
  expect(aws.changes()).toEqual(['StartExecution'])
  expect(saved).toEqual([ARN, undefined])
})

test.each([
  ['runs', result({ stopDate: at(9) }), true],
  ['has ended meanwhile', refuse('ValidationException', 'Execution is not running'), false],
  ['has not begun', refuse('ExecutionDoesNotExist', 'none'), false],
])('a cancelled job stops an execution that %s', async (_, answer, isLogged) => {
  const cancels: (() => void)[] = []
  const { ending, aws, log, saved, learned, cancel } = await run(
    {
      GetExecutionHistory: [history(['ExecutionStarted'], entered)],
      DescribeExecution: [described('RUNNING')],
      StopExecution: [answer],
    },
    {},
    () => cancels[0]?.(),
  )
  cancels.push(cancel)
  await expect(ending).rejects.toThrow('cancelled')
  const stop = aws.calls.find(([action]) => action === 'StopExecution')
  expect(stop?.[1]).toEqual({ executionArn: ARN, error: 'JobCancelled', cause: plan.cancelCause })
  expect(log.lines.some((line) => line.startsWith('info: Stopped the execution'))).toBe(isLogged)
  expect(learned.at(-1)?.status).toBe(isLogged ? 'ABORTED' : 'RUNNING')
  expect(saved).toEqual([ARN, undefined])
})

test('what a cancelled job cannot stop is left to the post step', async () => {
  const cancels: (() => void)[] = []
  const { ending, saved, cancel } = await run(
    {
      GetExecutionHistory: [history(['ExecutionStarted'], entered)],
      DescribeExecution: [described('RUNNING')],
      StopExecution: [refuse('InternalFailure', 'no', 500)],
    },
    {},
    () => cancels[0]?.(),
  )
  cancels.push(cancel)
  await expect(ending).rejects.toThrow('no')
  expect(saved).toEqual([ARN])
})

test.each([
  [
    'EXPRESS',
    result({ type: 'EXPRESS', definition: '{}' }),
    /is of the type EXPRESS: its executions cannot be followed/,
  ],
  ['gone', refuse('StateMachineDoesNotExist', 'gone'), /^The state machine arn:\S+:hello does not exist\.$/],
])('a state machine that is %s is told, and nothing is started', async (_, answer, message) => {
  const { ending, aws } = await run({ DescribeStateMachine: [answer] })
  await expect(ending).rejects.toThrow(message)
  expect(aws.changes()).toEqual([])
})

test('without the permission to read the definition, there is none', async () => {
  const { ending } = await run({
    DescribeStateMachine: [refuse('AccessDeniedException', 'no')],
    GetExecutionHistory: [history(...done)],
    DescribeExecution: [described('SUCCEEDED', { output: '{}' })],
  })
  expect((await ending).execution).toMatchObject({ status: 'SUCCEEDED', definition: undefined })
})

test.each([
  ['TIMED_OUT', {}, /^The execution \S+ exceeded the TimeoutSeconds of its state machine\.$/],
  [
    'ABORTED',
    { error: 'PreviewDeleted', cause: 'The preview is deleted.' },
    /^The execution \S+ was stopped: PreviewDeleted: The preview is deleted\.$/,
  ],
  ['ABORTED', {}, /^The execution \S+ was stopped\.$/],
  [
    'ABORTED',
    { error: 'E', cause: 'x'.repeat(2_001) },
    /^The execution \S+ was stopped: E: a cause of 2001 characters: see the execution\.$/,
  ],
])('an execution that is %s fails the job: %j', async (status, more, message) => {
  const type = status === 'ABORTED' ? 'ExecutionAborted' : 'ExecutionTimedOut'
  const { ending } = await run({
    GetExecutionHistory: [history(['ExecutionStarted'], entered, [type])],
    DescribeExecution: [described(status, more)],
  })
  const { execution, failure } = await ending
  expect(execution.states).toMatchObject([{ name: 'Run', status: 'ABORTED' }])
  expect((failure as Problem).sentence).toMatch(message)
})

test('a cancelled job leaves to the post step what it may have started, because the request is still on its way', async () => {
  const { ending, aws, saved, cancel } = await run({
    StartExecution: [silence],
    StopExecution: [refuse('ExecutionDoesNotExist', 'none')],
  })
  await expect.poll(() => aws.changes()).toContain('StartExecution')
  cancel()
  await expect(ending).rejects.toThrow('cancelled')
  expect(aws.changes()).toEqual(['StartExecution', 'StopExecution'])
  expect(saved).toEqual([ARN])
})

test('a job that is cancelled while it reads the log of an execution that has failed stops nothing', async () => {
  const failed = ['TaskFailed', { taskFailedEventDetails: { error: 'States.TaskFailed', cause: task(3) } }] as const
  const { ending, aws, saved, learned, cancel } = await run({
    GetExecutionHistory: [history(['ExecutionStarted'], entered, failed, ['ExecutionFailed'])],
    DescribeExecution: [described('FAILED', { error: 'States.TaskFailed', cause: task(3), stopDate: at(3) })],
    DescribeTaskDefinition: [silence],
  })
  await expect.poll(() => aws.calls.map(([action]) => action)).toContain('DescribeTaskDefinition')
  cancel()
  await expect(ending).rejects.toThrow('cancelled')
  expect(aws.changes()).toEqual(['StartExecution'])
  expect(learned.at(-1)).toMatchObject({ status: 'FAILED', exitCode: 3 })
  expect(saved).toEqual([ARN, undefined])
})

test.each([
  ['DescribeStateMachine', []],
  ['StartExecution', [ARN]],
])(
  'without an answer to %s, the job fails when the time is up, and leaves to the post step what may run',
  async (action, left) => {
    const { ending, saved } = await run({ [action]: [throttle] }, { timeoutMinutes: 1 })
    await expect(ending).rejects.toMatchObject({
      sentence: `Step Functions did not start the execution ${plan.name} within 1 minute.`,
    })
    expect(saved).toEqual(left)
  },
)

test('an execution is stopped without a reason where the key of its state machine cannot be used', async () => {
  const cancels: (() => void)[] = []
  const { ending, aws, log, cancel } = await run(
    {
      GetExecutionHistory: [history(['ExecutionStarted'], entered)],
      DescribeExecution: [described('RUNNING')],
      StopExecution: [refuse('KmsAccessDeniedException', 'no key'), result({ stopDate: at(9) })],
    },
    {},
    () => cancels[0]?.(),
  )
  cancels.push(cancel)
  await expect(ending).rejects.toThrow('cancelled')
  expect(aws.calls.at(-1)).toEqual(['StopExecution', { executionArn: ARN }])
  expect(log.lines.at(-1)).toMatch(/^info: Stopped the execution/)
})
