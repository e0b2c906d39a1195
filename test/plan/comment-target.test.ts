import { expect, test } from 'vitest'
import { planTelling } from '../../src/plan/comment-target.ts'
import type { Plan } from '../../src/plan/plan.ts'
import { contextOf, inputsOf, pullRequest } from '../fixtures/run.ts'

interface Given {
  readonly kind?: Exclude<Plan['kind'], 'skip'>
  readonly event?: string
  readonly from?: string
  readonly inputs?: Readonly<Record<string, string>>
}

function telling({ kind = 'deploy', event = 'pull_request', from, inputs }: Given = {}) {
  const payload = pullRequest({ action: 'opened', ...(from === undefined ? {} : { from }) })
  const context = contextOf({ GITHUB_EVENT_NAME: event }, payload)
  const given = inputsOf({ 'github-token': 'ghs_1', ...inputs })
  return planTelling({ inputs: given, context }, { kind, stackName: 'hello-pr-7' } as Plan)
}

test('a pull request is told by a comment of its stack', () => {
  expect(telling()).toEqual({
    repository: 'octo/Hello-World',
    pullRequest: 7,
    token: 'ghs_1',
    key: 'hello-pr-7',
    run: contextOf().run,
  })
})

test.each([
  { kind: 'deploy', key: 'hello-pr-7' },
  { kind: 'execute', key: 'hello-pr-7' },
  { kind: 'delete', key: 'hello-pr-7' },
  { kind: 'diff', key: 'hello-pr-7 diff' },
] as const)('$kind is told in the comment `$key`', ({ kind, key }) => {
  expect(telling({ kind })?.key).toBe(key)
})

test.each<Given & { description: string }>([
  { description: 'a build', kind: 'build' },
  { description: 'a push', event: 'push' },
  { description: 'a run of a fork, whose token may only read', from: 'someone/fork' },
  { description: 'no token', inputs: { 'github-token': '' } },
  { description: 'a user who wants none', inputs: { comment: 'false' } },
])('nothing is told of $description', ({ description: _, ...given }) => {
  expect(telling(given)).toBeUndefined()
})

test('the close of a fork is told where the token may write', () => {
  expect(telling({ kind: 'delete', event: 'pull_request_target', from: 'someone/fork' })?.pullRequest).toBe(7)
})
