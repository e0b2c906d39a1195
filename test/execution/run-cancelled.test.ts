import { expect, test } from 'vitest'
import { refuse, result, silence, throttle } from '../fixtures/answers.ts'
import { EXECUTION, failed, run, running } from '../fixtures/execution.ts'
import { execution as plan } from '../fixtures/plan.ts'

test.each([
  ['runs', result({ stopDate: 0 }), true],
  ['has ended meanwhile', refuse('ValidationException', 'Execution is not running'), false],
  ['has not begun', refuse('ExecutionDoesNotExist', 'none'), false],
])('a cancelled job stops an execution that %s', async (_, answer, isStopped) => {
  const { ending, aws, log, saved, learned, clock } = await run({ ...running, StopExecution: [answer] }, {}, (cancel) =>
    cancel(),
  )
  await expect(ending).rejects.toThrow('cancelled')
  const stop = aws.calls.find(([action]) => action === 'StopExecution')
  expect(stop?.[1]).toEqual({ executionArn: EXECUTION, error: 'JobCancelled', cause: plan.cancelCause })
  expect(log.lines.filter((line) => line.startsWith('info: Stopped'))).toEqual(
    isStopped ? [`info: Stopped the execution ${plan.name}, because the job is cancelled.`] : [],
  )
  expect(learned.at(-1)).toMatchObject(
    isStopped ? { status: 'ABORTED', endedAt: clock.now() } : { status: 'RUNNING', endedAt: undefined },
  )
  expect(saved).toEqual([EXECUTION, undefined])
})

test('an execution is stopped without a reason where the key of its state machine cannot be used', async () => {
  const StopExecution = [refuse('KmsAccessDeniedException', 'no key'), result({ stopDate: 0 })]
  const { ending, aws, log } = await run({ ...running, StopExecution }, {}, (cancel) => cancel())
  await expect(ending).rejects.toThrow('cancelled')
  expect(aws.calls.at(-1)).toEqual(['StopExecution', { executionArn: EXECUTION }])
  expect(log.lines.at(-1)).toMatch(/^info: Stopped the execution/)
})

test('what a cancelled job cannot stop is left to the post step', async () => {
  const StopExecution = [refuse('InternalFailure', 'no', 500)]
  const { ending, saved } = await run({ ...running, StopExecution }, {}, (cancel) => cancel())
  await expect(ending).rejects.toThrow('no')
  expect(saved).toEqual([EXECUTION])
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
  expect(saved).toEqual([EXECUTION])
})

test('an execution that was started without an answer, and is stopped, leaves nothing to the post step', async () => {
  const { ending, aws, saved, learned, cancel } = await run({
    StartExecution: [silence],
    StopExecution: [result({ stopDate: 0 })],
  })
  await expect.poll(() => aws.changes()).toContain('StartExecution')
  cancel()
  await expect(ending).rejects.toThrow('cancelled')
  expect(saved).toEqual([EXECUTION, undefined])
  expect(learned).toEqual([])
})

test('a job that is cancelled while it reads the log of an execution that has failed stops nothing', async () => {
  const { ending, aws, saved, learned, cancel } = await run({ ...failed, DescribeTaskDefinition: [silence] })
  await expect.poll(() => aws.calls.map(([action]) => action)).toContain('DescribeTaskDefinition')
  cancel()
  await expect(ending).rejects.toThrow('cancelled')
  expect(aws.changes()).toEqual(['StartExecution'])
  expect(learned.at(-1)).toMatchObject({ status: 'FAILED', exitCode: 3 })
  expect(saved).toEqual([EXECUTION, undefined])
})

test('with wait: false, a cancelled job stops nothing', async () => {
  const { ending, aws, saved, cancel } = await run({ StartExecution: [silence] }, { wait: false })
  await expect.poll(() => aws.changes()).toContain('StartExecution')
  cancel()
  await expect(ending).rejects.toThrow('cancelled')
  expect(aws.changes()).toEqual(['StartExecution'])
  expect(saved).toEqual([])
})

test.each([
  ['DescribeStateMachine', []],
  ['StartExecution', [EXECUTION]],
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

test('an execution that AWS does not let the job start leaves nothing to the post step', async () => {
  const { ending, aws, saved } = await run({ StartExecution: [refuse('AccessDeniedException', 'no')] })
  await expect(ending).rejects.toThrow('no')
  expect(aws.changes()).toEqual(['StartExecution'])
  expect(saved).toEqual([EXECUTION, undefined])
})
