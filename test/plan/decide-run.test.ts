import { expect, test } from 'vitest'
import type { Plan } from '../../src/plan/plan.ts'
import { planFor, pullRequest } from '../fixtures/run.ts'

type Inputs = Readonly<Record<string, string>>

const ARN = 'arn:aws:states:eu-central-1:123456789012:stateMachine:other'

/** Plans a run with these inputs, on a push or another event. */
function plan(inputs: Inputs, env: Inputs = {}, payload: unknown = {}): Plan {
  return planFor({ inputs, env, payload })
}

const onPullRequest = (inputs: Inputs, given: Parameters<typeof pullRequest>[0], event = 'pull_request'): Plan =>
  plan(inputs, { GITHUB_EVENT_NAME: event }, pullRequest(given))

/** The name of the execution of a plan. */
function nameIn(planned: Plan): string | undefined {
  return 'execution' in planned ? planned.execution?.name : undefined
}

test('run: true runs after a deploy and after the execution of a change set, and after nothing else', () => {
  const run = { run: 'true' }
  expect(nameIn(plan(run))).toMatch(/^sf-77-2-[0-9a-f]{8}$/)
  expect(nameIn(plan({ ...run, 'execute-change-set-id': 'sf-1/9' }))).toMatch(/^sf-77-2-/)
  expect(nameIn(onPullRequest(run, { action: 'opened' }))).toMatch(/^sf-pr-77-2-/)
  for (const command of ['diff', 'build', 'delete', 'sweep', 'status'])
    expect(nameIn(plan({ ...run, command, 'github-token': 'ghs_1' }))).toBeUndefined()
  expect(nameIn(plan({}))).toBeUndefined()
  expect(onPullRequest(run, { action: 'closed', state: 'closed' }).kind).toBe('delete')
})

test('run: true is refused where the deploy waits for review', () => {
  expect(() => plan({ run: 'true', 'no-execute-changeset': 'true' })).toThrow('leaves the deploy for review')
})

test('the name of an execution is the same in each try, and another one for all that it runs', () => {
  const name = (inputs: Inputs = {}, env: Inputs = {}) => nameIn(plan({ run: 'true', ...inputs }, env))
  expect(name()).toBe(name())
  const others = [
    name(),
    name({}, { GITHUB_RUN_ID: '78' }),
    name({}, { GITHUB_RUN_ATTEMPT: '3' }),
    name({}, { GITHUB_JOB: 'test' }),
    name({}, { GITHUB_ACTION: '__run_2' }),
    name({ 'stack-name': 'other' }),
    name({ 'run-input': '[]' }),
    name({ 'state-machine': 'Nightly' }),
  ]
  expect(new Set(others).size).toBe(others.length)
})

test('command: run takes the stack as it is, on a pull request its preview, with an ARN none', () => {
  const run = { command: 'run' }
  expect(plan(run)).toEqual({
    kind: 'run',
    account: { region: 'eu-central-1', credentials: { kind: 'chain' }, allowedAccountIds: [] },
    stackName: 'hello',
    owner: { repository: 'octo/Hello-World', stack: 'hello', pullRequest: undefined },
    timeoutMinutes: 60,
    execution: {
      name: expect.stringMatching(/^sf-77-2-/),
      cancelCause: 'The job that started it was cancelled: https://github.com/octo/Hello-World/actions/runs/77',
      settings: { afterDeploy: false, input: '', timeoutMinutes: 60, wait: true, stateMachine: 'auto' },
    },
  })
  expect(onPullRequest(run, { action: 'edited' })).toMatchObject({ kind: 'run', stackName: 'hello-pr-7' })
  const alone = { ...run, 'stack-name': '', 'state-machine': ARN }
  expect(plan(alone)).toMatchObject({ kind: 'run', stackName: undefined })
  expect(plan({ ...alone, 'stack-name': 'hello' })).toMatchObject({ kind: 'run', stackName: undefined })
})

test.each([
  [{ action: 'closed', state: 'closed' }, 'pull request 7 is closed'],
  [{ action: 'opened' }, 'pull request 7 does not have the label preview, which preview-label asks for'],
] as const)('command: run is skipped where the pull request has no preview: %o', (event, reason) => {
  const inputs = { command: 'run', 'preview-label': 'preview' }
  expect(onPullRequest(inputs, event)).toEqual({ kind: 'skip', reason })
})

test('command: run takes no code of a stranger, and no stack of one', () => {
  const fork = { action: 'opened', from: 'cat/Hello-World' }
  expect(onPullRequest({ command: 'run' }, fork).kind).toBe('skip')
  const closed = { action: 'closed', state: 'closed' } as const
  for (const command of ['run', 'status'])
    expect(() => onPullRequest({ command }, closed, 'pull_request_target')).toThrow('is refused')
})

test('command: status shows a stack, on a pull request its preview, whatever becomes of that', () => {
  expect(plan({ command: 'status' })).toMatchObject({ kind: 'status', stackName: 'hello' })
  expect(onPullRequest({ command: 'status' }, { action: 'closed', state: 'closed' })).toMatchObject({
    kind: 'status',
    stackName: 'hello-pr-7',
    owner: { repository: 'octo/Hello-World', stack: 'hello', pullRequest: 7 },
  })
})

test.each([
  [{ command: 'run', 'execute-change-set-id': 'sf-1/9' }, '`command: run` executes no change set'],
  [{ command: 'run', run: 'false' }, 'Input run: `false` contradicts `command: run`.'],
  [{ command: 'run', call: 'check' }, '`call: check` only checks a Dockerfile'],
  [{ command: 'run', 'stack-name': '' }, 'Input stack-name: it is required.'],
  [{ command: 'status', 'stack-name': '' }, 'Input stack-name: it is required.'],
  [{ command: 'run', 'state-machine': 'two words' }, 'Input state-machine: `two words` is not a state machine.'],
  [{ command: 'run', 'state-machine': `${ARN}:1` }, 'is not a state machine'],
  [{ 'run-input': '{}' }, 'Input run-input: it has no effect without `run: true` or `command: run`.'],
  [{ wait: 'false' }, 'Input wait: it has no effect without `run: true` or `command: run`.'],
  [{ 'state-machine': 'Nightly' }, 'Input state-machine: it has no effect without `run: true` or `command: run`.'],
  [
    { 'run-timeout-in-minutes': '5' },
    'Input run-timeout-in-minutes: it has no effect without `run: true` or `command: run`.',
  ],
] as readonly (readonly [Inputs, string])[])('refused: %o', (inputs, message) => {
  expect(() => plan(inputs)).toThrow(message)
})

test('beside run: false, such as from an expression, the inputs of a run are let pass', () => {
  expect(nameIn(plan({ run: 'false', 'run-input': '{}', wait: 'false' }))).toBeUndefined()
})
