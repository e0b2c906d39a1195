import { expect, test } from 'vitest'
import type { Environment } from '../../src/plan/context.ts'
import type { Event } from '../../src/plan/event.ts'
import { contextOf, HEAD, pullRequest } from '../fixtures/run.ts'

const ours = { full_name: 'octo/Hello-World' }
const theirs = { full_name: 'stranger/Hello-World', fork: true }

/** The payload of `workflow_run`, after a push to the branch `topic` of the repository unless `run` says otherwise. */
function workflowRun(run: object = {}): unknown {
  const push = { event: 'push', conclusion: 'success', head_branch: 'topic', head_repository: ours, repository: ours }
  return { action: 'completed', workflow_run: { ...push, pull_requests: [], ...run } }
}

const main = { kind: 'branch', name: 'main' } as const

const events: readonly { description: string; env: Environment; payload?: unknown; event: Event }[] = [
  {
    description: 'push to a branch',
    env: { GITHUB_REF: 'refs/heads/feature/x' },
    event: { kind: 'branch', branch: 'feature/x' },
  },
  { description: 'push of a tag', env: { GITHUB_REF: 'refs/tags/v1.2.3' }, event: { kind: 'tag', tag: 'v1.2.3' } },
  {
    description: 'push whose ref is only in the payload',
    env: { GITHUB_REF: undefined },
    payload: { ref: 'refs/tags/v2' },
    event: { kind: 'tag', tag: 'v2' },
  },
  {
    description: 'release',
    env: { GITHUB_EVENT_NAME: 'release' },
    payload: { action: 'published', release: { tag_name: 'v1.2.3', draft: false, prerelease: false } },
    event: { kind: 'release', tag: 'v1.2.3', action: 'published' },
  },
  {
    description: 'prerelease in a draft',
    env: { GITHUB_EVENT_NAME: 'release', GITHUB_REF: 'refs/tags/v2-rc' },
    payload: { action: 'created', release: { tag_name: 'v2-rc', draft: true, prerelease: true } },
    event: { kind: 'release', tag: 'v2-rc', action: 'created', draft: true, prerelease: true },
  },
  {
    description: 'push that deletes a branch, which runs on the default branch',
    env: { GITHUB_REF: 'refs/heads/main' },
    payload: { ref: 'refs/heads/feature/x', after: '0'.repeat(40), created: false, deleted: true },
    event: { kind: 'deletion', what: 'branch feature/x was deleted' },
  },
  {
    description: 'push that deletes a tag',
    env: { GITHUB_REF: 'refs/heads/main' },
    payload: { ref: 'refs/tags/v1', after: '0'.repeat(40), created: false, deleted: true },
    event: { kind: 'deletion', what: 'tag v1 was deleted' },
  },
  {
    description: 'delete',
    env: { GITHUB_EVENT_NAME: 'delete' },
    payload: { ref: 'feature/x', ref_type: 'branch', pusher_type: 'user' },
    event: { kind: 'deletion', what: 'branch feature/x was deleted' },
  },
  {
    description: 'merge group that was destroyed',
    env: { GITHUB_EVENT_NAME: 'merge_group' },
    payload: { action: 'destroyed', merge_group: { head_ref: 'refs/heads/gh-readonly-queue/main/pr-7-0a' } },
    event: { kind: 'deletion', what: 'merge group refs/heads/gh-readonly-queue/main/pr-7-0a was destroyed' },
  },
  ...['workflow_dispatch', 'repository_dispatch', 'schedule', 'workflow_call', 'merge_group'].map((name) => ({
    description: name,
    env: { GITHUB_EVENT_NAME: name },
    event: { kind: 'manual' as const, name, ref: main },
  })),
  {
    description: 'workflow_dispatch of a tag',
    env: { GITHUB_EVENT_NAME: 'workflow_dispatch', GITHUB_REF: 'refs/tags/api/v1' },
    event: { kind: 'manual', name: 'workflow_dispatch', ref: { kind: 'tag', name: 'api/v1' } },
  },
  {
    description: 'an event without a branch',
    env: { GITHUB_EVENT_NAME: 'issues', GITHUB_REF: 'refs/pull/7/merge' },
    event: { kind: 'other', name: 'issues' },
  },
  {
    description: 'another event',
    env: { GITHUB_EVENT_NAME: 'issues' },
    event: { kind: 'other', name: 'issues', ref: main },
  },
  {
    description: 'workflow_run after a push',
    env: { GITHUB_EVENT_NAME: 'workflow_run' },
    payload: workflowRun(),
    event: { kind: 'branch', branch: 'topic', conclusion: 'success' },
  },
  {
    description: 'workflow_run after a push, whose run has not ended',
    env: { GITHUB_EVENT_NAME: 'workflow_run' },
    payload: workflowRun({ conclusion: null }),
    event: { kind: 'branch', branch: 'topic', conclusion: undefined },
  },
]

test.each(events)('event: $description', ({ env, payload, event }) => {
  expect(contextOf(env, payload).event).toEqual(event)
})

const opened = {
  kind: 'pull-request',
  number: 7,
  action: 'opened',
  open: true,
  draft: false,
  labels: [],
  headSha: HEAD,
  fork: false,
  target: false,
}

test.each([
  { description: 'opened', payload: pullRequest({ action: 'opened' }), event: opened },
  {
    description: 'synchronize',
    payload: pullRequest({ action: 'synchronize' }),
    event: { ...opened, action: 'synchronize' },
  },
  {
    description: 'closed',
    payload: pullRequest({ action: 'closed', state: 'closed' }),
    event: { ...opened, action: 'closed', open: false },
  },
  {
    description: 'labeled, as a draft',
    payload: pullRequest({ action: 'labeled', draft: true, labels: ['bug', 'preview'], label: 'preview' }),
    event: { ...opened, action: 'labeled', draft: true, labels: ['bug', 'preview'], label: 'preview' },
  },
  {
    description: 'from a fork',
    payload: pullRequest({ action: 'opened', from: 'cat/Hello-World' }),
    event: { ...opened, fork: true },
  },
  {
    description: 'without a repository, which may be anybody’s',
    payload: { action: 'opened', number: 7, pull_request: { head: { sha: HEAD } } },
    event: { ...opened, fork: true },
  },
  {
    description: 'from a fork that was deleted',
    payload: pullRequest({ action: 'opened', from: null }),
    event: { ...opened, fork: true },
  },
  {
    description: 'pull_request_target',
    name: 'pull_request_target',
    payload: pullRequest({ action: 'opened' }),
    event: { ...opened, target: true },
  },
])('pull request: $description', ({ name = 'pull_request', payload, event }) => {
  expect(contextOf({ GITHUB_EVENT_NAME: name }, payload).event).toEqual(event)
})

const fromFork = pullRequest({ action: 'submitted', from: theirs.full_name })

test.each([
  {
    name: 'workflow_run',
    about: 'a pull request of a fork',
    payload: workflowRun({ event: 'pull_request', head_repository: theirs }),
  },
  { name: 'workflow_run', about: 'a pull request of this repository', payload: workflowRun({ event: 'pull_request' }) },
  { name: 'workflow_run', about: 'pull_request_target', payload: workflowRun({ event: 'pull_request_target' }) },
  { name: 'workflow_run', about: 'a comment', payload: workflowRun({ event: 'issue_comment' }) },
  { name: 'workflow_run', about: 'another workflow_run', payload: workflowRun({ event: 'workflow_run' }) },
  { name: 'workflow_run', about: 'a push to another repository', payload: workflowRun({ head_repository: theirs }) },
  { name: 'workflow_run', about: 'a repository that is gone', payload: workflowRun({ head_repository: null }) },
  { name: 'workflow_run', about: 'nothing that can be read', payload: {} },
  {
    name: 'issue_comment',
    about: 'a pull request',
    payload: { issue: { number: 7, pull_request: { url: 'https://x' } } },
  },
  { name: 'issue_comment', about: 'nothing that can be read', payload: {} },
  { name: 'pull_request_review', about: 'a fork', payload: fromFork },
  {
    name: 'pull_request_review',
    about: 'a fork that was deleted',
    payload: pullRequest({ action: 'submitted', from: null }),
  },
  { name: 'pull_request_review', about: 'nothing that can be read', payload: {} },
  { name: 'pull_request_review_comment', about: 'a fork', payload: fromFork },
  { name: 'an_event_to_come', about: 'a pull request of a fork', payload: fromFork },
  { name: 'an_event_to_come', about: 'an issue that is a pull request', payload: { issue: { pull_request: {} } } },
  { name: 'check_suite', about: 'a commit of no branch', payload: { check_suite: { head_branch: null } } },
  { name: 'check_run', about: 'a commit of no branch', payload: { check_run: { check_suite: { head_branch: null } } } },
  { name: 'status', about: 'a commit of no branch', payload: { branches: [] } },
  { name: 'status', about: 'nothing that can be read', payload: {} },
])('$name about $about may bring the code of a stranger', ({ name, payload }) => {
  expect(contextOf({ GITHUB_EVENT_NAME: name }, payload).event).toEqual({ kind: 'foreign-code', name })
})

test.each([
  { name: 'issue_comment', about: 'an issue', payload: { issue: { number: 7 } } },
  { name: 'pull_request_review', about: 'this repository', payload: pullRequest({ action: 'submitted' }), is: 7 },
  { name: 'pull_request_review_comment', about: 'this repository', payload: pullRequest({ action: 'created' }), is: 7 },
  { name: 'check_suite', about: 'a branch', payload: { check_suite: { head_branch: 'topic' } } },
  { name: 'check_run', about: 'a branch', payload: { check_run: { check_suite: { head_branch: 'topic' } } } },
  { name: 'status', about: 'a branch', payload: { branches: [{ name: 'topic' }] } },
])('$name about $about is an event like others', ({ name, payload, is }) => {
  expect(contextOf({ GITHUB_EVENT_NAME: name }, payload).event).toEqual({
    kind: 'other',
    name,
    ref: main,
    pullRequest: is,
  })
})
