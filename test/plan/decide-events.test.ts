import { expect, test } from 'vitest'
import type { Plan } from '../../src/plan/plan.ts'
import { CLOSED, HEAD, ON_PULL_REQUEST, OPENED, planFor, pullRequest, SHA } from '../fixtures/run.ts'

/** Describes a plan in a few words: its kind and its stack. */
function brief(planned: Plan): string {
  if (planned.kind === 'check' || planned.kind === 'sweep') return planned.kind
  if (planned.kind === 'build') return `build ${planned.images.map(({ tags }) => tags.build)}`
  if (planned.kind === 'run' || planned.kind === 'status') return `${planned.kind} ${planned.stackName}`
  return planned.kind === 'skip' ? `skip: ${planned.reason}` : `${planned.kind} ${planned.target.stackName}`
}

const fork = { from: 'cat/Hello-World' }
const noKeys = { AWS_ACCESS_KEY_ID: '' }
const foreign = 'skip: pull request 7 comes from a fork, whose code gets no AWS credentials'
const target = { GITHUB_EVENT_NAME: 'pull_request_target' }

test.each([
  { on: 'push of a tag', given: { env: { GITHUB_REF: 'refs/tags/v1' } }, is: 'deploy hello' },
  { on: 'release', given: { env: { GITHUB_EVENT_NAME: 'release' } }, is: 'deploy hello' },
  { on: 'workflow_dispatch', given: { env: { GITHUB_EVENT_NAME: 'workflow_dispatch' } }, is: 'deploy hello' },
  { on: 'repository_dispatch', given: { env: { GITHUB_EVENT_NAME: 'repository_dispatch' } }, is: 'deploy hello' },
  { on: 'schedule', given: { env: { GITHUB_EVENT_NAME: 'schedule' } }, is: 'deploy hello' },
  { on: 'opened', given: OPENED, is: 'deploy hello-pr-7' },
  {
    on: 'synchronize',
    given: { env: ON_PULL_REQUEST, payload: pullRequest({ action: 'synchronize' }) },
    is: 'deploy hello-pr-7',
  },
  {
    on: 'reopened',
    given: { env: ON_PULL_REQUEST, payload: pullRequest({ action: 'reopened' }) },
    is: 'deploy hello-pr-7',
  },
  ...['edited', 'labeled', 'converted_to_draft', 'unlabeled', 'assigned', 'auto_merge_enabled'].map((action) => ({
    on: action,
    given: { env: ON_PULL_REQUEST, payload: pullRequest({ action }) },
    is: `skip: the event ${action} of pull request 7 brings no commit`,
  })),
  {
    on: 'edited, with another base',
    given: {
      env: ON_PULL_REQUEST,
      payload: Object.assign({}, pullRequest({ action: 'edited' }), { changes: { base: { ref: { from: 'main' } } } }),
    },
    is: 'deploy hello-pr-7',
  },
  {
    on: 'ready for review',
    given: { env: ON_PULL_REQUEST, payload: pullRequest({ action: 'ready_for_review' }) },
    is: 'deploy hello-pr-7',
  },
  {
    on: 'labeled, with a command that says what to do',
    given: { inputs: { command: 'build' }, env: ON_PULL_REQUEST, payload: pullRequest({ action: 'labeled' }) },
    is: `build pr-7-${HEAD}`,
  },
  { on: 'a check', given: { inputs: { call: 'check' } }, is: 'check' },
  { on: 'a check alone', given: { inputs: { call: 'check', command: 'build', 'stack-name': '' } }, is: 'check' },
  { on: 'a check of a pull request', given: { ...OPENED, inputs: { call: 'check' } }, is: 'check' },
  {
    on: 'a check of a closed pull request',
    given: { ...CLOSED, inputs: { call: 'check' } },
    is: 'skip: pull request 7 is closed',
  },
  { on: 'a merge queue', given: { env: { GITHUB_EVENT_NAME: 'merge_group' } }, is: `build ${SHA}` },
  {
    on: 'a push to the branch of a merge queue',
    given: { env: { GITHUB_REF: 'refs/heads/gh-readonly-queue/main/pr-7-0a1b' } },
    is: `build ${SHA}`,
  },
  {
    on: 'a merge queue, with an image that exists',
    given: { inputs: { image: 'a/b:c' }, env: { GITHUB_EVENT_NAME: 'merge_group' } },
    is: 'skip: a merge queue touches no stack, and these inputs build no image',
  },
  {
    on: 'a merge queue, of a stack without an image',
    given: { inputs: { 'image-parameter': 'none' }, env: { GITHUB_EVENT_NAME: 'merge_group' } },
    is: 'skip: a merge queue touches no stack, and these inputs build no image',
  },
  {
    on: 'a merge queue, with a command that says what to do',
    given: { inputs: { command: 'deploy' }, env: { GITHUB_EVENT_NAME: 'merge_group' } },
    is: 'deploy hello',
  },
  {
    on: 'labeled on a closed one',
    given: { env: ON_PULL_REQUEST, payload: pullRequest({ action: 'labeled', state: 'closed' }) },
    is: 'delete hello-pr-7',
  },
  {
    on: 'synchronize of a closed one',
    given: { env: ON_PULL_REQUEST, payload: pullRequest({ action: 'synchronize', state: 'closed' }) },
    is: 'delete hello-pr-7',
  },
  { on: 'closed', given: CLOSED, is: 'delete hello-pr-7' },
  {
    on: 'a fork without credentials',
    given: { env: { ...ON_PULL_REQUEST, ...noKeys }, payload: pullRequest({ action: 'opened', ...fork }) },
    is: foreign,
  },
  {
    on: 'a deleted fork, closed, without credentials',
    given: {
      env: { ...ON_PULL_REQUEST, ...noKeys },
      payload: pullRequest({ action: 'closed', state: 'closed', from: null }),
    },
    is: foreign,
  },
  {
    on: 'a fork with credentials',
    given: { env: ON_PULL_REQUEST, payload: pullRequest({ action: 'opened', ...fork }) },
    is: foreign,
  },
  {
    on: 'a branch without credentials in the environment, which an instance may have',
    given: { ...OPENED, env: { ...ON_PULL_REQUEST, ...noKeys } },
    is: 'deploy hello-pr-7',
  },
  {
    on: 'a fork, which has no secrets for the build either',
    given: {
      inputs: { secrets: 'token=' },
      env: { ...ON_PULL_REQUEST, ...noKeys },
      payload: pullRequest({ action: 'opened', ...fork }),
    },
    is: foreign,
  },
  {
    on: 'closed, without secrets for a build',
    given: { ...CLOSED, inputs: { secrets: 'token=' } },
    is: 'delete hello-pr-7',
  },
  { on: 'pull_request_target, closed', given: { ...CLOSED, env: target }, is: 'delete hello-pr-7' },
  { on: 'deploy on a pull request', given: { ...OPENED, inputs: { command: 'deploy' } }, is: 'deploy hello' },
  { on: 'deploy on a closed one', given: { ...CLOSED, inputs: { command: 'deploy' } }, is: 'deploy hello' },
  { on: 'delete on a pull request', given: { ...OPENED, inputs: { command: 'delete' } }, is: 'delete hello' },
  { on: 'delete on a push', given: { inputs: { command: 'delete' } }, is: 'delete hello' },
  {
    on: 'deploy on an event that auto does not know',
    given: { env: { GITHUB_EVENT_NAME: 'issues' }, inputs: { command: 'deploy' } },
    is: 'deploy hello',
  },
  {
    on: 'delete on an event that auto does not know',
    given: { env: { GITHUB_EVENT_NAME: 'issues' }, inputs: { command: 'delete' } },
    is: 'delete hello',
  },
])('$on: $is', ({ given, is }) => {
  expect(brief(planFor(given))).toBe(is)
})
