import { expect, test } from 'vitest'
import { callsOf, openAccount } from '../harness/account.ts'
import { pullRequest, type RunnerEvent } from '../harness/events.ts'
import { checkOut, runJob, STACK_ONLY } from '../harness/job.ts'
import { NO_KEYS } from '../harness/machine.ts'
import { watchStarts } from '../harness/stranger.ts'
import { lookAt, NOTHING } from '../harness/world.ts'

const TOPIC = '{"Resources":{"Topic":{"Type":"AWS::SNS::Topic"}}}'

function fromFork(merge: string, action: 'opened' | 'closed' = 'opened'): RunnerEvent {
  return pullRequest({ number: 5, action, head: '1'.repeat(40), merge, from: 'stranger/app' })
}

const CREDENTIALS = [
  { runner: 'keys', env: {} },
  { runner: 'a task', env: { ...NO_KEYS, AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: '/v2/credentials/1' } },
  { runner: 'a pod', env: { ...NO_KEYS, AWS_CONTAINER_CREDENTIALS_FULL_URI: 'http://169.254.170.23/v1/credentials' } },
  {
    runner: 'a web identity',
    env: { ...NO_KEYS, AWS_WEB_IDENTITY_TOKEN_FILE: '/token', AWS_ROLE_ARN: 'arn:aws:iam::111122223333:role/runner' },
  },
  { runner: 'a profile', env: { ...NO_KEYS, AWS_PROFILE: 'runner' } },
  { runner: 'an instance', env: { ...NO_KEYS, AWS_EC2_METADATA_DISABLED: 'false' } },
]

const COMMANDS = [
  { command: 'auto' },
  { command: 'deploy' },
  { command: 'build' },
  { command: 'diff' },
  { command: 'delete' },
  { 'execute-change-set-id': 'reviewed/1' },
]

test.each(CREDENTIALS)(
  'the pull request of a fork is skipped under each command on a runner with $runner',
  async ({ env }) => {
    const [account, checkout, starts] = [openAccount(), checkOut({ 'stack.yml': TOPIC }), watchStarts()]

    for (const inputs of COMMANDS) {
      const end = await runJob({
        account,
        checkout,
        event: fromFork(checkout.head()),
        inputs: { ...STACK_ONLY, ...inputs },
        env: { ...env, ...starts.env },
      })
      expect([end.code, end.outputs], JSON.stringify(inputs)).toEqual([0, { operation: 'skip' }])
      expect(end.log).toMatch(/^::notice::Nothing is deployed: pull request 5 comes from a fork/)
    }

    expect(starts.started()).toEqual([])
    expect(await callsOf(account)).toEqual([])
  },
)

test('a runner whose user allows forks gives the pull request a stack, and its close deletes that', async () => {
  const [account, checkout] = [openAccount(), checkOut({ 'stack.yml': TOPIC })]
  const job = { account, checkout, inputs: { ...STACK_ONLY, 'allow-forks': 'true' } }

  const opened = await runJob({ ...job, event: fromFork(checkout.head()) })
  expect(opened.log).toMatch(/^Decision: deploy \(command auto, pull request 5 from a fork opened\)\.$/m)
  expect(await lookAt(account)).toEqual({ ...NOTHING, stacks: { 'hello-pr-5': 'CREATE_COMPLETE' } })

  const closed = await runJob({ ...job, event: fromFork(checkout.head(), 'closed') })
  expect(closed.outputs.operation).toBe('delete')
  expect(await lookAt(account)).toEqual(NOTHING)
})

test('an input that is made of a secret, which a fork does not get, does not make the job red', async () => {
  const [account, checkout] = [openAccount(), checkOut({ 'stack.yml': TOPIC })]
  const inputs = {
    ...STACK_ONLY,
    'stack-name': '',
    'role-to-assume': 'arn:aws:iam:::role/deploy',
    repository: '.dkr.ecr.eu-central-1.amazonaws.com/hello-job',
  }

  const fork = await runJob({ account, checkout, event: fromFork(checkout.head()), inputs })
  expect([fork.code, fork.outputs, fork.errors]).toEqual([0, { operation: 'skip' }, []])

  const allowed = await runJob({
    account,
    checkout,
    event: fromFork(checkout.head()),
    inputs: { ...inputs, 'allow-forks': 'true' },
  })
  expect([allowed.code, allowed.errors.length]).toEqual([1, 3])
  expect(await callsOf(account)).toEqual([])
})
