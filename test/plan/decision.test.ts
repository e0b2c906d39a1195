import { expect, test } from 'vitest'
import { type Decision, decide, needsCheckout } from '../../src/plan/decision.ts'
import { contextOf, inputsOf, pullRequest } from '../fixtures/run.ts'
import { thrown } from '../fixtures/thrown.ts'

interface Given {
  readonly event?: string
  readonly payload?: unknown
  readonly inputs?: Readonly<Record<string, string>>
}

function decisionOn({ event = 'push', payload, inputs }: Given): Decision {
  return decide(inputsOf(inputs), contextOf({ GITHUB_EVENT_NAME: event }, payload))
}

/** Inputs that lead to each kind of decision, but for skip. */
const COMMANDS = [
  { command: 'auto' },
  { command: 'deploy' },
  { command: 'build' },
  { command: 'diff' },
  { command: 'delete' },
  { 'execute-change-set-id': 'sf-1/9' },
]

const from = 'stranger/Hello-World'
const opened = pullRequest({ action: 'opened', from })
const closed = pullRequest({ action: 'closed', state: 'closed', from })
const own = { full_name: 'octo/Hello-World' }

function workflowRun(run: object): unknown {
  return { workflow_run: { event: 'push', head_branch: 'topic', head_repository: own, repository: own, ...run } }
}

test.each(COMMANDS)('a pull request of a fork is skipped under each command: %o', (inputs) => {
  const skip = { kind: 'skip', reason: 'pull request 7 comes from a fork, whose code gets no AWS credentials' }
  expect(decisionOn({ event: 'pull_request', payload: opened, inputs })).toEqual(skip)
  expect(decisionOn({ event: 'pull_request', payload: closed, inputs })).toEqual(skip)
})

test('with allow-forks, a pull request of a fork is like any other', () => {
  const inputs = { 'allow-forks': 'true' }
  expect(decisionOn({ event: 'pull_request', payload: opened, inputs })).toMatchObject({
    kind: 'deploy',
    reason: 'command auto, pull request 7 from a fork opened',
    preview: { number: 7 },
  })
  expect(decisionOn({ event: 'pull_request', payload: closed, inputs })).toMatchObject({ kind: 'delete' })
})

const review = pullRequest({ action: 'submitted', from })
const FOREIGN = [
  { event: 'workflow_run', payload: workflowRun({ event: 'pull_request' }) },
  { event: 'issue_comment', payload: { issue: { pull_request: {} } } },
  { event: 'pull_request_review', payload: review },
  { event: 'pull_request_review_comment', payload: review },
]

test.each(FOREIGN.flatMap((each) => COMMANDS.map((inputs) => ({ ...each, inputs }))))(
  '$event is refused by name, whatever the inputs are: $inputs',
  ({ event, payload, inputs }) => {
    expect(thrown(() => decisionOn({ event, payload, inputs: { ...inputs, 'allow-forks': 'true' } }))).toEqual([
      {
        message: `The event \`${event}\` is refused: it may bring a stranger's code into a run that has the secrets of this repository.`,
        remedy: 'Run this step on `pull_request`, which skips pull requests from forks, or on `push`.',
      },
    ])
  },
)

test.each([opened, pullRequest({ action: 'opened' })])(
  'pull_request_target is refused where code is taken',
  (payload) => {
    for (const inputs of COMMANDS.filter(({ command }) => command !== 'delete')) {
      const given = { event: 'pull_request_target', payload, inputs: { ...inputs, 'allow-forks': 'true' } }
      expect(thrown(() => decisionOn(given))).toEqual([
        { message: expect.stringContaining('`pull_request_target` is refused'), remedy: expect.any(String) },
      ])
    }
  },
)

test.each([
  { description: 'a close', payload: closed, inputs: {} },
  { description: 'command: delete', payload: opened, inputs: { command: 'delete' } },
])('pull_request_target may delete, which takes no code: $description', ({ payload, inputs }) => {
  expect(decisionOn({ event: 'pull_request_target', payload, inputs }).kind).toBe('delete')
})

test.each([
  { conclusion: 'success', is: { kind: 'deploy', reason: 'command auto, workflow run after a push to topic' } },
  { conclusion: 'failure', is: { kind: 'skip', reason: 'the workflow run before this one ended with failure' } },
])('workflow_run after a push that ended with $conclusion', ({ conclusion, is }) => {
  expect(decisionOn({ event: 'workflow_run', payload: workflowRun({ conclusion }) })).toMatchObject(is)
})

test('an explicit command deploys on a review of a pull request of this repository, and after a failed run', () => {
  const inputs = { command: 'deploy' }
  const own = pullRequest({ action: 'submitted' })
  expect(decisionOn({ event: 'pull_request_review', payload: own, inputs }).kind).toBe('deploy')
  const failed = workflowRun({ conclusion: 'failure' })
  expect(decisionOn({ event: 'workflow_run', payload: failed, inputs }).kind).toBe('deploy')
})

test.each([
  { inputs: {}, kind: 'deploy', needs: true },
  { inputs: { command: 'diff' }, kind: 'diff', needs: true },
  { inputs: { command: 'build' }, kind: 'build', needs: true },
  { inputs: { 'execute-change-set-id': 'sf-1/9' }, kind: 'execute', needs: false },
  { inputs: { command: 'delete' }, kind: 'delete', needs: false },
])('$kind needs the checkout: $needs', ({ inputs, kind, needs }) => {
  const decision = decisionOn({ inputs })
  expect([decision.kind, needsCheckout(decision)]).toEqual([kind, needs])
})

test('to skip takes no checkout', () => {
  expect(needsCheckout({ kind: 'skip', reason: '' })).toBe(false)
})
