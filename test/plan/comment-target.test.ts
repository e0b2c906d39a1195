import { expect, test } from 'vitest'
import { type CommentTarget, planComment, planSwept } from '../../src/plan/comment-target.ts'
import type { Plan, SweepPlan } from '../../src/plan/plan.ts'
import { buildPlan } from '../fixtures/build-plan.ts'
import { account, execution, plan, target } from '../fixtures/plan.ts'
import { contextOf, inputsOf, pullRequest } from '../fixtures/run.ts'

const preview = { ...target, stackName: 'hello-pr-7' }
const plans: { readonly [Kind in Plan['kind']]: Plan & { readonly kind: Kind } } = {
  deploy: { ...plan, kind: 'deploy', target: preview },
  diff: { ...plan, kind: 'diff', target: preview },
  execute: { ...plan, kind: 'execute', target: preview, changeSet: 'c' },
  delete: { kind: 'delete', account, target: preview, images: [] },
  sweep: {
    kind: 'sweep',
    account,
    repository: 'owner/shop',
    stack: undefined,
    repositories: [],
    dryRun: false,
    operation: target.operation,
    timeoutMinutes: 3,
    comment: true,
    environment: undefined,
  },
  check: { kind: 'check', images: [buildPlan()] },
  build: { kind: 'build', account, owner: target.owner, buildId: plan.buildId, images: [buildPlan()], faults: [] },
  run: { kind: 'run', account, stackName: 'hello-pr-7', owner: target.owner, timeoutMinutes: 3, execution },
  status: { kind: 'status', account, stackName: 'hello-pr-7', owner: target.owner },
  skip: { kind: 'skip', reason: 'r' },
}

interface Given {
  readonly kind?: Plan['kind']
  readonly event?: string
  readonly from?: string
  readonly inputs?: Readonly<Record<string, string>>
}

/** Plans the comment on a run of a pull request with a token. */
function commentOf({ kind = 'deploy', event = 'pull_request', from, inputs }: Given = {}): CommentTarget | undefined {
  const payload = pullRequest({ action: 'opened', ...(from === undefined ? {} : { from }) })
  const context = contextOf({ GITHUB_EVENT_NAME: event }, payload)
  const given = inputsOf({ 'github-token': 'ghs_1', ...inputs })
  return planComment(given, context, plans[kind])
}

test('a pull request gets a comment about its stack', () => {
  expect(commentOf()).toEqual({
    repository: 'octo/Hello-World',
    pullRequest: 7,
    token: 'ghs_1',
    key: 'eu-central-1/hello-pr-7',
    run: contextOf().run,
  })
})

test.each([
  { kind: 'deploy', key: 'eu-central-1/hello-pr-7' },
  { kind: 'execute', key: 'eu-central-1/hello-pr-7' },
  { kind: 'delete', key: 'eu-central-1/hello-pr-7' },
  { kind: 'diff', key: 'eu-central-1/hello-pr-7 diff' },
] as const)('the comment on $kind has the key `$key`', ({ kind, key }) => {
  expect(commentOf({ kind })?.key).toBe(key)
})

test.each<Given & { description: string }>([
  { description: 'a build', kind: 'build' },
  { description: 'a run that is skipped', kind: 'skip' },
  { description: 'a push', event: 'push' },
  { description: 'a run of a fork, whose token may only read', from: 'someone/fork' },
  { description: 'no token', inputs: { 'github-token': '' } },
  { description: 'the inputs turn it off', inputs: { comment: 'false' } },
])('no comment: $description', ({ description: _, ...given }) => {
  expect(commentOf(given)).toBeUndefined()
})

test('the deletion of a fork’s preview gets a comment where the token may write', () => {
  expect(commentOf({ kind: 'delete', event: 'pull_request_target', from: 'someone/fork' })?.pullRequest).toBe(7)
})

test('a sweep updates the comment of a preview, if there is one, and ends its deployments', () => {
  const { run } = contextOf()
  const preview = { stackName: 'hello-pr-7', pullRequest: 7 }
  const common = { repository: 'owner/shop', token: 'ghs_1', run }
  const deployment = { ...common, isTransient: true, key: 'eu-central-1/hello-pr-7', commit: undefined }
  const swept = (more: Partial<SweepPlan> = {}) =>
    planSwept({ ...plans.sweep, ...more }, { run, token: 'ghs_1' }, preview)
  expect(swept()).toEqual({
    comment: { ...common, pullRequest: 7, key: 'eu-central-1/hello-pr-7', onlyUpdate: true },
    deployment: { ...deployment, environment: 'pr-7' },
  })
  expect(swept({ comment: false, environment: 'previews' })).toEqual({
    comment: undefined,
    deployment: { ...deployment, environment: 'previews' },
  })
  expect(swept({ environment: 'none' }).deployment).toBeUndefined()
})
