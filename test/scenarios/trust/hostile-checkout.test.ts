import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openAccount } from '../harness/account.ts'
import { readTemplate } from '../harness/checkout.ts'
import { onTarget, pullRequest, push, type RunnerEvent } from '../harness/events.ts'
import { openJob, runJob, STACK_ONLY } from '../harness/job.ts'
import { NO_KEYS } from '../harness/machine.ts'
import { checkOutBareRepository, watchStarts } from '../harness/stranger.ts'
import { lookAt, NOTHING } from '../harness/world.ts'

interface Story {
  readonly on: string
  readonly event: (sha: string) => RunnerEvent
  readonly inputs?: Readonly<Record<string, string>>
  readonly env?: Readonly<Record<string, string>>
  readonly code: number
  readonly says: string
}

const opened = (merge: string, from?: string): RunnerEvent =>
  pullRequest({ number: 5, action: 'opened', head: '1'.repeat(40), merge, ...(from && { from }) })

const STORIES: readonly Story[] = [
  {
    on: 'pull_request_target',
    event: (sha) => onTarget(opened(sha, 'stranger/app')),
    code: 1,
    says: 'The event `pull_request_target` is refused',
  },
  {
    on: 'the pull request of a fork, without credentials',
    event: (sha) => opened(sha, 'stranger/app'),
    env: NO_KEYS,
    code: 0,
    says: '::notice::Nothing is deployed: pull request 5 comes from a fork',
  },
  {
    on: 'a pull request that was closed',
    event: (merge) => pullRequest({ number: 5, action: 'closed', head: '1'.repeat(40), merge }),
    code: 0,
    says: 'Decision: delete (command auto, pull request 5 closed).',
  },
  {
    on: 'command: delete',
    event: push,
    inputs: { command: 'delete' },
    code: 0,
    says: 'Decision: delete (command delete, push to main).',
  },
  {
    on: 'a change set to execute',
    event: push,
    inputs: { 'execute-change-set-id': 'reviewed/1' },
    code: 1,
    says: 'Decision: execute (command auto, push to main).',
  },
]

test.each(STORIES)(
  'a checkout that names a program is not touched: $on',
  async ({ event, inputs, env, code, says }) => {
    const { checkout, hasRun } = checkOutBareRepository()
    const [account, starts] = [openAccount(), watchStarts()]

    const end = await runJob({
      account,
      checkout,
      event: event(checkout.head()),
      inputs: { context: 'app', ...inputs },
      env: { ...env, ...starts.env },
    })

    expect(hasRun()).toBe(false)
    expect(starts.started()).toEqual([])
    expect(end.code).toBe(code)
    expect(end.log.split('\n')[0]).toContain(says)
    expect(await lookAt(account)).toEqual(NOTHING)
  },
)

test('the program of that checkout runs as soon as a plain git looks at it', () => {
  const { checkout, hasRun } = checkOutBareRepository()
  const before = hasRun()

  execFileSync('git', ['-c', 'safe.bareRepository=all', 'diff', 'HEAD'], { cwd: join(checkout.path, 'app') })

  expect([before, hasRun()]).toEqual([false, true])
})

test('a deploy starts git after its decision, whose reason is in the first line of the log', async () => {
  const { job } = openJob({ 'stack.yml': readTemplate('own') })
  const starts = watchStarts()

  const end = await runJob({ ...job, inputs: STACK_ONLY, env: starts.env })

  expect(end.log.split('\n')[0]).toBe('Decision: deploy (command auto, push to main).')
  expect(starts.started()).toContain('git')
})
