import { expect, test } from 'vitest'
import { makePlan } from '../../src/plan/decide.ts'
import { thrown } from '../fixtures/thrown.ts'
import { COMMIT, contextOf, inputsOf, pullRequest } from '../fixtures/run.ts'

/** The stack that a plan deploys. */
function stackName(inputs: Readonly<Record<string, string>>, context = contextOf()): string | undefined {
  const source = { inputs: inputsOf(inputs), context, commit: COMMIT, environment: {}, nonce: '0123abcd' }
  const plan = makePlan(source)
  return plan.kind === 'deploy' ? plan.stackName : undefined
}

test('the built-in template takes the name of a state machine, which is shorter', () => {
  expect(stackName({ 'stack-name': 's'.repeat(80) })).toBe('s'.repeat(80))
  const long = 's'.repeat(81)
  expect(thrown(() => stackName({ 'stack-name': long }))).toEqual([
    {
      message: `The stack's name \`${long}\` has 81 characters; the built-in template takes 80, the limit of a state machine's name.`,
      remedy: 'Shorten stack-name by 1 characters, or use a template of your own.',
    },
  ])
})

test('a template of your own takes the name of a stack', () => {
  expect(stackName({ 'stack-name': 's'.repeat(128), template: 'job.yml' })).toBe('s'.repeat(128))
})

test('a preview whose name just fits', () => {
  const context = contextOf({ GITHUB_EVENT_NAME: 'pull_request' }, pullRequest({ action: 'opened' }))
  const inputs = { 'stack-name': 's'.repeat(123), template: 'job.yml' }
  expect(stackName(inputs, context)).toBe(`${'s'.repeat(123)}-pr-7`)
})

test.each(['edited', 'deleted', 'unpublished'])('a release that was %s brings nothing to deploy', (action) => {
  const context = contextOf({ GITHUB_EVENT_NAME: 'release' }, { action, release: { tag_name: 'v1' } })
  const source = { inputs: inputsOf(), context, commit: COMMIT, environment: {}, nonce: '0123abcd' }
  expect(makePlan(source)).toEqual({ kind: 'skip', reason: `release v1 was ${action}` })
})

test('without git nothing tells what is checked out, so no image is used again', () => {
  const source = { inputs: inputsOf(), context: contextOf(), environment: {}, nonce: '0123abcd' }
  expect(makePlan({ ...source, commit: COMMIT })).toMatchObject({ images: [{ reuse: true }] })
  expect(makePlan({ ...source, commit: undefined })).toMatchObject({ images: [{ reuse: false }] })
})
