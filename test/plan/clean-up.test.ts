import { expect, test } from 'vitest'
import { planCleanUp, planCommentCleanUp, planDeploymentCleanUp, planStop } from '../../src/plan/clean-up.ts'
import type { Environment } from '../../src/plan/context.ts'
import { contextOf, inputsOf, pullRequest } from '../fixtures/run.ts'
import { thrown } from '../fixtures/thrown.ts'

const saved = { region: 'eu-central-1', stackName: 'hello', name: 'sf-77-2-0123abcd-1' }

/** Plans the clean-up of run 77, attempt 2, whose step has these inputs. */
function plan(state: string, inputs: Readonly<Record<string, string>> = {}, env: Environment = {}, payload = {}) {
  const context = contextOf(env, payload)
  return planCleanUp(state, { inputs: inputsOf(inputs), context, commit: undefined, nonce: '', environment: {} })
}

test('the change set of this run is deleted with the credentials of the inputs, not of the state', () => {
  const role = 'arn:aws:iam::123456789012:role/deploy'
  const state = { ...saved, credentials: { kind: 'assume', arn: 'arn:aws:iam::123456789012:role/admin' } }
  expect(plan(JSON.stringify(state), { 'role-to-assume': role })).toEqual({
    changeSet: saved,
    owner: { repository: 'octo/Hello-World', stack: 'hello', pullRequest: undefined },
    credentials: expect.objectContaining({ kind: 'assume', arn: role }),
  })
})

test('on a pull request, it is the change set of the preview', () => {
  const event = [{ GITHUB_EVENT_NAME: 'pull_request' }, pullRequest({ action: 'opened' }) as object] as const
  const name = 'sf-pr-77-2-0123abcd-1'
  expect(plan(JSON.stringify({ ...saved, stackName: 'hello-pr-7', name }), {}, ...event)).toMatchObject({
    owner: { stack: 'hello', pullRequest: 7 },
  })
  expect(() => plan(JSON.stringify({ ...saved, stackName: 'hello-pr-7' }), {}, ...event)).toThrow('it is not of run 77')
  expect(() => plan(JSON.stringify(saved), {}, ...event)).toThrow('it is not of the stack hello-pr-7')
})

test.each([
  ['a stack of others', JSON.stringify({ ...saved, stackName: 'prod-db' }), 'it is not of the stack hello'],
  ['a change set by hand', JSON.stringify({ ...saved, name: 'reviewed' }), 'it is not of run 77, attempt 2'],
  ['one of another run', JSON.stringify({ ...saved, name: 'sf-78-2-0123abcd-1' }), 'it is not of run 77, attempt 2'],
  [
    'one of another attempt',
    JSON.stringify({ ...saved, name: 'sf-77-1-0123abcd-1' }),
    'it is not of run 77, attempt 2',
  ],
  ['another host', JSON.stringify({ ...saved, region: 'example.com/' }), 'the state is not in the form of this action'],
  [
    'no region',
    JSON.stringify({ stackName: 'hello', name: saved.name }),
    'the state is not in the form of this action',
  ],
  ['no object', 'null', 'the state is not in the form of this action'],
  ['no JSON', '{', 'the state is not in the form of this action'],
])('state that names %s is refused', (_, state, reason) => {
  expect(thrown(() => plan(state))).toEqual([
    {
      message: `The change set in the saved state of this step was not deleted: ${reason}.`,
      remedy:
        'Another step of this job has written that state, or an input of this step has changed since. Look for change sets that are left: `aws cloudformation list-change-sets --stack-name hello --region eu-central-1`.',
    },
  ])
})

/** Plans the end of the comment of a step with these inputs on an event. */
function comment(inputs: Readonly<Record<string, string>>, env: Environment = {}, payload = {}) {
  const context = contextOf(env, payload)
  return planCommentCleanUp({ inputs: inputsOf(inputs), context, commit: undefined, nonce: '', environment: {} })
}

test('the deployment of a preview is found by the inputs and the event alone', () => {
  const context = contextOf({ GITHUB_EVENT_NAME: 'pull_request' }, pullRequest({ action: 'opened' }) as object)
  const source = { context, commit: undefined, nonce: '', environment: {} }
  const find = (inputs: Readonly<Record<string, string>>) =>
    planDeploymentCleanUp({ ...source, inputs: inputsOf({ 'github-token': 'ghs_1', ...inputs }) })
  expect(find({})).toMatchObject({
    repository: 'octo/Hello-World',
    environment: 'pr-7',
    key: 'eu-central-1/hello-pr-7',
    run: { id: '77', attempt: '2' },
  })
  expect(find({ environment: 'none' })).toBeUndefined()
})

test('the comment of a preview is found by the inputs and the event alone', () => {
  const event = [{ GITHUB_EVENT_NAME: 'pull_request' }, pullRequest({ action: 'opened' }) as object] as const
  expect(comment({ 'github-token': 'ghs_1' }, ...event)).toMatchObject({
    repository: 'octo/Hello-World',
    pullRequest: 7,
    key: 'eu-central-1/hello-pr-7',
    token: 'ghs_1',
    run: { id: '77', attempt: '2' },
  })
  expect(comment({ 'github-token': 'ghs_1', comment: 'false' }, ...event)).toBeUndefined()
  expect(comment({ 'github-token': 'ghs_1' })).toBeUndefined()
})

const EXECUTION = 'arn:aws:states:eu-central-1:123456789012:execution:hello:'

/** Plans what the post step of run 77, attempt 2, stops. */
function stop(state: string, env: Environment = {}, payload = {}) {
  const source = { inputs: inputsOf({ command: 'run' }), context: contextOf(env, payload) }
  return planStop(state, { ...source, commit: undefined, nonce: '', environment: {} })
}

test('the execution of this attempt is stopped with the credentials of the inputs', () => {
  expect(stop(`${EXECUTION}sf-77-2-0123abcd`)).toEqual({
    execution: `${EXECUTION}sf-77-2-0123abcd`,
    region: 'eu-central-1',
    cause: 'The job that started it was killed: https://github.com/octo/Hello-World/actions/runs/77',
    credentials: { kind: 'chain' },
  })
  const event = [{ GITHUB_EVENT_NAME: 'pull_request' }, pullRequest({ action: 'opened' }) as object] as const
  expect(stop(`${EXECUTION}sf-pr-77-2-0123abcd`, ...event)).toMatchObject({ region: 'eu-central-1' })
})

test.each([
  `${EXECUTION}nightly`,
  `${EXECUTION}sf-77-1-0123abcd`,
  `${EXECUTION}sf-78-2-0123abcd`,
  `${EXECUTION}sf-77-2-0123abcd-1`,
  `${EXECUTION}sf-77-2-0123abcd:1`,
  `${EXECUTION}sf-77-2-0123abcd\n`,
  `${EXECUTION}sf-77-2-0123abcd`.replace('eu-central-1', 'us-east-1'),
  `${EXECUTION}sf-77-2-0123abcd`.replace('eu-central-1', 'example.com/'),
  'sf-77-2-0123abcd',
  'null',
])('state that names another execution is refused: %s', (state) => {
  expect(() => stop(state)).toThrow(
    'The execution in the saved state of this step was not stopped: it does not belong to run 77, attempt 2.',
  )
})
