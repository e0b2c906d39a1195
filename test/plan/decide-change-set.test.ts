import { expect, test } from 'vitest'
import type { Plan } from '../../src/plan/plan.ts'
import { COMMIT, contextOf, HEAD, inputsOf, planOf, pullRequest, SHA } from '../fixtures/run.ts'
import { thrown } from '../fixtures/thrown.ts'

const opened = contextOf({ GITHUB_EVENT_NAME: 'pull_request' }, pullRequest({ action: 'opened' }))
const closed = contextOf({ GITHUB_EVENT_NAME: 'pull_request' }, pullRequest({ action: 'closed', state: 'closed' }))

function plan(inputs: Readonly<Record<string, string>>, context = contextOf()): Plan {
  return planOf({ inputs: inputsOf(inputs), context, commit: COMMIT, environment: {}, nonce: '0123abcd' })
}

test('a diff is a deploy that is only shown', () => {
  expect(plan({ command: 'diff' })).toEqual({ ...plan({ command: 'deploy' }), kind: 'diff' })
})

test('a diff on a pull request compares with the stack that a merge would change', () => {
  expect(plan({ command: 'diff' }, opened)).toMatchObject({
    kind: 'diff',
    target: { stackName: 'hello', owner: { stack: 'hello', pullRequest: undefined } },
    buildId: { id: HEAD, mergeCommit: SHA },
  })
})

test('a change set to execute needs no build and no template', () => {
  const inputs = { 'execute-change-set-id': 'sf-1/9', 'termination-protection': 'true' }
  expect(plan(inputs)).toEqual({
    kind: 'execute',
    account: { region: 'eu-central-1', credentials: { kind: 'chain' }, allowedAccountIds: [] },
    target: {
      stackName: 'hello',
      owner: { repository: 'octo/Hello-World', stack: 'hello', pullRequest: undefined },
      region: 'eu-central-1',
      operation: 'sf-77-2-0123abcd',
      timeoutMinutes: 60,
    },
    changeSet: 'sf-1/9',
    stack: inputsOf(inputs).stack,
  })
})

test('on a pull request the change set is of the preview; on a closed one the preview is deleted all the same', () => {
  const inputs = { 'execute-change-set-id': 'sf-1/9' }
  expect(plan(inputs, opened)).toMatchObject({
    kind: 'execute',
    target: { stackName: 'hello-pr-7', owner: { pullRequest: 7 } },
  })
  expect(plan({ ...inputs, command: 'deploy' }, opened)).toMatchObject({
    kind: 'execute',
    target: { stackName: 'hello' },
  })
  expect(plan(inputs, closed)).toMatchObject({ kind: 'delete', target: { stackName: 'hello-pr-7' } })
})

const TOPIC = 'arn:aws:sns:eu-central-1:123456789012:a'

test.each([
  { inputs: { command: 'build' }, names: 'command: build' },
  { inputs: { command: 'diff' }, names: 'command: diff' },
  { inputs: { image: 'a/b:c' }, names: 'image' },
  { inputs: { images: '- name: a\n- name: b' }, names: 'images' },
  { inputs: { 'parameter-overrides': 'A=b' }, names: 'parameter-overrides' },
  { inputs: { 'preview-parameter-overrides': 'A=b' }, names: 'preview-parameter-overrides' },
  { inputs: { 'notification-arns': TOPIC }, names: 'notification-arns' },
  { inputs: { 'deployment-mode': 'EXPRESS' }, names: 'deployment-mode' },
  { inputs: { 'include-nested-stacks-change-set': 'true' }, names: 'include-nested-stacks-change-set' },
  { inputs: { 'fail-on-empty-changeset': 'true' }, names: 'fail-on-empty-changeset' },
  { inputs: { 'no-execute-changeset': 'true' }, names: 'no-execute-changeset' },
])('an input that cannot change an existing change set is refused: $names', ({ inputs, names }) => {
  expect(thrown(() => plan({ ...inputs, 'execute-change-set-id': 'sf-1/9' }))).toEqual([
    {
      message: `execute-change-set-id executes a change set as it was created, so ${names} have no effect.`,
      remedy: 'Remove that input, or remove execute-change-set-id to create a new change set.',
    },
  ])
})

test('several such inputs are named together', () => {
  const inputs = { 'execute-change-set-id': 'sf-1/9', image: 'a/b:c', 'no-execute-changeset': 'true' }
  expect(thrown(() => plan(inputs))).toEqual([
    {
      message: expect.stringContaining('so image, no-execute-changeset have no effect'),
      remedy: expect.stringContaining('Remove those inputs'),
    },
  ])
})
