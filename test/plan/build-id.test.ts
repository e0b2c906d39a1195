import { expect, test } from 'vitest'
import { commitOf, stampBuild } from '../../src/plan/build-id.ts'
import { COMMIT, contextOf, HEAD, pullRequest, SHA } from '../fixtures/run.ts'
import { thrown } from '../fixtures/thrown.ts'

const push = contextOf()
const preview = contextOf({ GITHUB_EVENT_NAME: 'pull_request' }, pullRequest({ action: 'opened' }))
const target = contextOf({ GITHUB_EVENT_NAME: 'pull_request_target' }, pullRequest({ action: 'opened' }))
const other = 'e'.repeat(40)
const clean = { mergeCommit: undefined, time: 1_700_000_000 }

test.each([
  { description: 'a push', context: push, commit: COMMIT, build: { id: SHA, revision: SHA, ...clean } },
  {
    description: 'a checkout of another commit than the event’s',
    context: push,
    commit: { ...COMMIT, sha: other },
    build: { id: other, revision: other, ...clean },
  },
  {
    description: 'tracked files were changed',
    context: push,
    commit: { ...COMMIT, dirty: '01234567' },
    build: { id: `${SHA}-dirty.01234567`, revision: SHA, ...clean },
  },
  {
    description: 'not a git checkout: the SHA of the event',
    context: push,
    commit: undefined,
    build: { id: SHA, revision: SHA, mergeCommit: undefined, time: undefined },
  },
  {
    description: 'a pull request, on the merge commit: the head',
    context: preview,
    commit: COMMIT,
    build: { id: HEAD, revision: HEAD, ...clean, mergeCommit: SHA },
  },
  {
    description: 'a pull request, on the merge commit, dirty',
    context: preview,
    commit: { ...COMMIT, dirty: '01234567' },
    build: { id: `${HEAD}-dirty.01234567`, revision: HEAD, ...clean, mergeCommit: SHA },
  },
  {
    description: 'a pull request, on its head',
    context: preview,
    commit: { ...COMMIT, sha: HEAD },
    build: { id: HEAD, revision: HEAD, ...clean },
  },
  {
    description: 'a pull request, on another commit',
    context: preview,
    commit: { ...COMMIT, sha: other },
    build: { id: other, revision: other, ...clean },
  },
  {
    description: 'a pull request, not a git checkout',
    context: preview,
    commit: undefined,
    build: { id: HEAD, revision: HEAD, mergeCommit: SHA, time: undefined },
  },
  {
    description: 'pull_request_target, on the base',
    context: target,
    commit: COMMIT,
    build: { id: SHA, revision: SHA, ...clean },
  },
])('$description', ({ context, commit, build }) => {
  expect(stampBuild(context, commit)).toEqual(build)
})

test('neither a git checkout nor a SHA', () => {
  expect(thrown(() => stampBuild(contextOf({ GITHUB_SHA: '' }), undefined))).toEqual([
    {
      message: 'No build ID: /home/runner/work is not a git checkout and the event names no commit.',
      remedy: 'Add `- uses: actions/checkout@v6` before this step.',
    },
  ])
})

const sha = '0123456789'.repeat(4)

test.each([
  { id: sha, is: { sha, url: `https://github.example/o/n/commit/${sha}` } },
  { id: `${sha}-dirty.12345678`, is: { sha, url: `https://github.example/o/n/commit/${sha}` } },
  { id: `${sha}a`, is: undefined },
  { id: 'main', is: undefined },
])('the commit of a build ID: $id', ({ id, is }) => {
  expect(commitOf(id, 'https://github.example/o/n')).toEqual(is)
})
