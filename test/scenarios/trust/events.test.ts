import { expect, test } from 'vitest'
import { callsOf, openAccount } from '../harness/account.ts'
import { commentOn, onTarget, pullRequest, type RunnerEvent, reviewOf, workflowRun } from '../harness/events.ts'
import { checkOut, runJob, STACK_ONLY } from '../harness/job.ts'
import { watchStarts } from '../harness/stranger.ts'
import { lookAt, NOTHING } from '../harness/world.ts'

const TOPIC = '{"Resources":{"Topic":{"Type":"AWS::SNS::Topic"}}}'
const from = 'stranger/app'

function opened(merge: string, more: { readonly from?: string } = {}): RunnerEvent {
  return pullRequest({ number: 5, action: 'opened', head: '1'.repeat(40), merge, ...more })
}

const TAKE_CODE = [{ command: 'auto' }, { command: 'deploy' }, { command: 'build' }, { command: 'diff' }]
const ALL = [...TAKE_CODE, { command: 'delete' }, { 'execute-change-set-id': 'reviewed/1' }]

test.each([
  { event: onTarget(opened('1')), name: 'pull_request_target', about: 'a branch', commands: TAKE_CODE },
  { event: onTarget(opened('1', { from })), name: 'pull_request_target', about: 'a fork', commands: TAKE_CODE },
  {
    event: workflowRun({ event: 'pull_request', sha: '1', from }),
    name: 'workflow_run',
    about: 'a fork',
    commands: ALL,
  },
  { event: workflowRun({ event: 'pull_request', sha: '1' }), name: 'workflow_run', about: 'a branch', commands: ALL },
  { event: commentOn(5, '1'), name: 'issue_comment', about: 'any', commands: ALL },
  { event: reviewOf(opened('1', { from })), name: 'pull_request_review', about: 'a fork', commands: ALL },
  {
    event: reviewOf(opened('1', { from }), 'pull_request_review_comment'),
    name: 'pull_request_review_comment',
    about: 'a fork',
    commands: ALL,
  },
])(
  '$name about the pull request of $about is refused by name, and the remedy is safe',
  async ({ event, name, commands }) => {
    const [account, checkout, starts] = [openAccount(), checkOut({ 'stack.yml': TOPIC }), watchStarts()]

    for (const inputs of commands) {
      const end = await runJob({
        account,
        checkout,
        event,
        inputs: { ...STACK_ONLY, ...inputs, 'allow-forks': 'true' },
        env: starts.env,
      })
      expect([end.code, end.errors.length], JSON.stringify(inputs)).toEqual([1, 1])
      expect(end.errors[0]).toContain(`The event \`${name}\` is refused`)
      expect(end.errors[0]).toContain('Run this step on `pull_request`')
      expect(end.errors[0]).not.toMatch(/command: deploy|allow-forks/)
    }

    expect(starts.started()).toEqual([])
    expect(await callsOf(account)).toEqual([])
  },
)

test('workflow_run after a push deploys, and one after a run that failed does not', async () => {
  const [account, checkout] = [openAccount(), checkOut({ 'stack.yml': TOPIC })]
  const job = { account, checkout, inputs: STACK_ONLY }
  const run = { event: 'push', sha: checkout.head() }

  const failed = await runJob({ ...job, event: workflowRun({ ...run, conclusion: 'failure' }) })
  expect([failed.code, failed.outputs]).toEqual([0, { operation: 'skip' }])
  expect(await lookAt(account)).toEqual(NOTHING)

  const succeeded = await runJob({ ...job, event: workflowRun(run) })
  expect(succeeded.outputs).toMatchObject({ operation: 'create', 'build-id': run.sha })
  expect(await lookAt(account)).toEqual({ ...NOTHING, stacks: { hello: 'CREATE_COMPLETE' } })
})

test('a review of a pull request of this repository deploys where the command says so; auto names the events it knows', async () => {
  const [account, checkout] = [openAccount(), checkOut({ 'stack.yml': TOPIC })]
  const job = { account, checkout, event: reviewOf(opened(checkout.head())) }

  const auto = await runJob({ ...job, inputs: STACK_ONLY })
  expect(auto.errors).toEqual([
    '::`command: auto` does not know what to do on the event `pull_request_review`.\nRun this step on `push`, `pull_request`, `release`, `schedule` or `workflow_dispatch`.',
  ])
  expect(await lookAt(account)).toEqual(NOTHING)

  await runJob({ ...job, inputs: { ...STACK_ONLY, command: 'deploy' } })
  expect(await lookAt(account)).toEqual({ ...NOTHING, stacks: { hello: 'CREATE_COMPLETE' } })
})

test('pull_request_target deletes the preview of a pull request that was closed', async () => {
  const [account, checkout, starts] = [openAccount(), checkOut({ 'stack.yml': TOPIC }), watchStarts()]
  const job = { account, checkout, inputs: STACK_ONLY }
  await runJob({ ...job, event: opened(checkout.head()) })
  const closed = pullRequest({ number: 5, action: 'closed', head: '1'.repeat(40), merge: checkout.head() })

  const end = await runJob({ ...job, event: onTarget(closed), env: starts.env })

  expect([end.errors, end.outputs.operation]).toEqual([[], 'delete'])
  expect(starts.started()).toEqual([])
  expect(await lookAt(account)).toEqual(NOTHING)
})
