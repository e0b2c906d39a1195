import { expect, test } from 'vitest'
import { COMMIT, contextOf, inputsOf, planOf, pullRequest } from '../fixtures/run.ts'
import { thrown } from '../fixtures/thrown.ts'

/** The stack that a plan deploys. */
function stackName(inputs: Readonly<Record<string, string>>, context = contextOf()): string | undefined {
  const source = { inputs: inputsOf(inputs), context, commit: COMMIT, environment: {}, nonce: '0123abcd' }
  const plan = planOf(source)
  return plan.kind === 'deploy' ? plan.target.stackName : undefined
}

test('with the built-in template, the stack name is limited to the length of a state machine’s name', () => {
  expect(stackName({ 'stack-name': 's'.repeat(80) })).toBe('s'.repeat(80))
  const long = 's'.repeat(81)
  expect(thrown(() => stackName({ 'stack-name': long }))).toEqual([
    {
      message: `The stack's name \`${long}\` has 81 characters; the built-in template takes 80, the limit of a state machine's name.`,
      remedy: 'Shorten stack-name by 1 characters, or use a template of your own.',
    },
  ])
})

test('with another template, the stack name may be as long as CloudFormation allows', () => {
  expect(stackName({ 'stack-name': 's'.repeat(128), template: 'job.yml' })).toBe('s'.repeat(128))
})

const opened = contextOf({ GITHUB_EVENT_NAME: 'pull_request' }, pullRequest({ action: 'opened' }))

test('the name of a preview is as long as CloudFormation allows, and is cut where it is longer', () => {
  const named = (length: number) => stackName({ 'stack-name': 's'.repeat(length), template: 'job.yml' }, opened)
  expect(named(123)).toBe(`${'s'.repeat(123)}-pr-7`)
  expect(named(124)).toMatch(/^s{114}-[0-9a-f]{8}-pr-7$/)
})

test('with the built-in template, the name of a preview is cut to what a state machine may have', () => {
  expect(stackName({ 'stack-name': 's'.repeat(75) }, opened)).toBe(`${'s'.repeat(75)}-pr-7`)
  expect(stackName({ 'stack-name': 's'.repeat(80) }, opened)).toMatch(/^s{66}-[0-9a-f]{8}-pr-7$/)
})

test('a preview takes a tag less than other stacks, as it has one more of ours', () => {
  const tags = (count: number) => Array.from({ length: count }, (_, index) => `k${index}=v`).join('\n')
  expect(stackName({ tags: tags(48) })).toBe('hello')
  expect(stackName({ tags: tags(47) }, opened)).toBe('hello-pr-7')
  expect(thrown(() => stackName({ tags: tags(48) }, opened))).toEqual([
    {
      message: 'The input tags has 48 tags; this stack takes 47 besides ours.',
      remedy: 'Remove 1. CloudFormation takes 50 tags a stack, and the action adds the others.',
    },
  ])
  expect(stackName({ tags: tags(48), ttl: '7d' })).toBe('hello')
  expect(stackName({ tags: tags(46), ttl: '7d' }, opened)).toBe('hello-pr-7')
  expect(thrown(() => stackName({ tags: tags(48), ttl: '7d' }, opened))).toMatchObject([
    { message: 'The input tags has 48 tags; this stack takes 46 besides ours.' },
  ])
})

test.each(['edited', 'deleted', 'unpublished'])('a release that was %s brings nothing to deploy', (action) => {
  const context = contextOf({ GITHUB_EVENT_NAME: 'release' }, { action, release: { tag_name: 'v1' } })
  const source = { inputs: inputsOf(), context, commit: COMMIT, environment: {}, nonce: '0123abcd' }
  expect(planOf(source)).toEqual({ kind: 'skip', reason: `release v1 was ${action}` })
})

test('an image can be found again without git, as its contents decide', () => {
  const source = { inputs: inputsOf(), context: contextOf(), environment: {}, nonce: '0123abcd' }
  expect(planOf({ ...source, commit: COMMIT })).toMatchObject({ images: [{ reuse: true }] })
  expect(planOf({ ...source, commit: undefined })).toMatchObject({ images: [{ reuse: true }] })
})
