import { expect, test } from 'vitest'
import type { Environment } from '../../src/plan/context.ts'
import { decide } from '../../src/plan/decision.ts'
import { contextOf, inputsOf } from '../fixtures/run.ts'

type Inputs = Readonly<Record<string, string>>

/** Decides on an event in a few words: kind and reason. */
function decisionOn(env: Environment, payload: unknown, inputs: Inputs = {}): string {
  const { kind, reason } = decide(inputsOf(inputs), contextOf(env, payload))
  return `${kind}: ${reason}`
}

function onRelease(action: string, release: object = {}, inputs: Inputs = {}): string {
  const payload = { action, release: { tag_name: 'v2', draft: false, prerelease: false, ...release } }
  return decisionOn({ GITHUB_EVENT_NAME: 'release', GITHUB_REF: 'refs/tags/v2' }, payload, inputs)
}

const rc = { tag_name: 'v2-rc', prerelease: true }

test.each([
  ['published', {}, 'deploy: command auto, release v2 published'],
  ['released', {}, 'deploy: command auto, release v2 released'],
  ['created', {}, 'deploy: command auto, release v2 created'],
  ['published', rc, 'deploy: command auto, prerelease v2-rc published'],
  ['prereleased', rc, 'deploy: command auto, prerelease v2-rc prereleased'],
  ['created', { draft: true }, 'skip: release v2 is a draft'],
  ['edited', {}, 'skip: release v2 was edited'],
  ['deleted', {}, 'skip: release v2 was deleted'],
  ['unpublished', {}, 'skip: release v2 was unpublished'],
])('a release, %s %o', (action, release, is) => {
  expect(onRelease(action, release)).toBe(is)
})

const patterns = { 'release-tags': 'v*\napi/v*' }
const none = (tag: string) => `skip: tag ${tag} matches no pattern of release-tags (v*, api/v*)`

test.each([
  ['v1.4.0', 'deploy: command auto, push of tag v1.4.0'],
  ['api/v1.4.0', 'deploy: command auto, push of tag api/v1.4.0'],
  ['web/v1.4.0', none('web/v1.4.0')],
  ['nightly', none('nightly')],
  ['V1', none('V1')],
])('release-tags with the push of %s', (tag, is) => {
  expect(decisionOn({ GITHUB_REF: `refs/tags/${tag}` }, {}, patterns)).toBe(is)
})

test('release-tags is for releases, too, and under each command that brings a tag somewhere', () => {
  expect(onRelease('published', {}, patterns)).toBe('deploy: command auto, release v2 published')
  expect(onRelease('published', { tag_name: 'nightly' }, patterns)).toBe(none('nightly'))
  for (const command of ['deploy', 'diff', 'build'])
    expect(onRelease('published', { tag_name: 'nightly' }, { ...patterns, command })).toBe(none('nightly'))
  expect(onRelease('published', { tag_name: 'nightly' }, { ...patterns, command: 'delete' })).toMatch(/^delete:/)
})

test('release-tags leaves out no branch, and no run by hand on a tag', () => {
  expect(decisionOn({}, {}, patterns)).toBe('deploy: command auto, push to main')
  expect(decisionOn({ GITHUB_EVENT_NAME: 'workflow_dispatch', GITHUB_REF: 'refs/tags/nightly' }, {}, patterns)).toBe(
    'deploy: command auto, workflow_dispatch',
  )
})

const deleted = { ref: 'refs/heads/topic', after: '0'.repeat(40), deleted: true }

test.each([
  [{}, deleted, 'skip: branch topic was deleted'],
  [
    {},
    { ...deleted, ref: 'refs/heads/gh-readonly-queue/main/pr-7-0a' },
    /^skip: branch gh-readonly-queue.* was deleted$/,
  ],
  [{}, { ...deleted, ref: 'refs/tags/v1' }, 'skip: tag v1 was deleted'],
  [{ GITHUB_EVENT_NAME: 'delete' }, { ref: 'v1', ref_type: 'tag' }, 'skip: tag v1 was deleted'],
  [
    { GITHUB_EVENT_NAME: 'merge_group' },
    { action: 'destroyed', merge_group: { head_ref: 'q' } },
    'skip: merge group q was destroyed',
  ],
])('what has ended is not deployed: %o %o', (env, payload, is) => {
  expect(decisionOn(env, payload)).toMatch(is)
})

test('a command that is given acts on the deletion of a branch, such as by deleting its stack', () => {
  expect(decisionOn({ GITHUB_EVENT_NAME: 'delete' }, { ref: 'topic', ref_type: 'branch' }, { command: 'delete' })).toBe(
    'delete: command delete, branch topic was deleted',
  )
})

test.each(['workflow_dispatch', 'repository_dispatch', 'schedule', 'workflow_call'])('%s deploys', (name) => {
  expect(decisionOn({ GITHUB_EVENT_NAME: name }, {})).toBe(`deploy: command auto, ${name}`)
})

test('a merge queue builds, and touches no stack', () => {
  const payload = { action: 'checks_requested', merge_group: { head_ref: 'q' } }
  expect(decisionOn({ GITHUB_EVENT_NAME: 'merge_group' }, payload)).toBe('build: command auto, merge_group')
})
