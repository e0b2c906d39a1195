import { existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { REPOSITORY } from '../harness/events.ts'
import { openJob, runJob, runPost, STACK_ONLY } from '../harness/job.ts'
import { scratchFolder } from '../harness/machine.ts'
import { createByHand, TOPIC, wholeWorld } from '../harness/stranger.ts'
import { lookAt, NOTHING } from '../harness/world.ts'

const RUN = { GITHUB_RUN_ID: '77', GITHUB_RUN_ATTEMPT: '1' }
const NAME = 'sf-77-1-0123abcd-1'
const DESCRIPTION = `${REPOSITORY} abc run 7.1 https://github.com/${REPOSITORY}/actions/runs/77`
const OURS = { 'servicefull:repository': REPOSITORY, 'servicefull:stack': 'hello' }

/** A job of run 77 for the stack `hello`, without an image. */
function stackJob() {
  const { account, checkout, job } = openJob({ 'stack.yml': TOPIC })
  return { account, checkout, job: { ...job, inputs: STACK_ONLY, env: RUN } }
}

/** The state of a change set. */
function stateOf(stackName: string, name: string, region = 'us-east-1'): { readonly 'change-set': string } {
  return { 'change-set': JSON.stringify({ region, stackName, name, madeStack: true, createdStack: true }) }
}

test.each([
  { of: 'any folder', path: (_: string, victim: string) => victim },
  {
    of: 'a folder of our name beside RUNNER_TEMP',
    path: (_: string, victim: string) => join(victim, 'servicefull-0123abcd'),
  },
  { of: 'RUNNER_TEMP', path: (temporary: string) => temporary },
  { of: 'a link of our name', path: (temporary: string) => join(temporary, 'servicefull-1111aaaa') },
])('state that names $of removes nothing', async ({ path }) => {
  const victim = scratchFolder('victim')
  mkdirSync(join(victim, 'servicefull-0123abcd'))
  const { job } = stackJob()

  const end = await runPost(job, (temporary) => {
    writeFileSync(join(temporary, 'kept'), '')
    symlinkSync(victim, join(temporary, 'servicefull-1111aaaa'))
    return { 'job-folder': path(temporary, victim) }
  })

  expect(end.code).toBe(0)
  expect(end.warnings.join()).toContain('The folder in the saved state of this step was not removed: it is ')
  expect(end.leftovers.toSorted()).toEqual(['kept', 'servicefull-1111aaaa'])
  expect(existsSync(join(victim, 'servicefull-0123abcd'))).toBe(true)
})

test('the folder of the job is removed', async () => {
  const end = await runPost(stackJob().job, (temporary) => {
    mkdirSync(join(temporary, 'servicefull-0123abcd', 'image'), { recursive: true })
    return { 'job-folder': join(temporary, 'servicefull-0123abcd') }
  })
  expect(end.warnings).toEqual([])
  expect(end.leftovers).toEqual([])
})

test.each([
  {
    of: 'the change set of another stack',
    state: stateOf('prod-db', 'reviewed'),
    says: 'it is not of the stack hello',
  },
  {
    of: 'a folder and a change set in the form of an older version',
    state: {
      'docker-login': '/tmp',
      'change-set': '{"region":"us-east-1","stackName":"prod-db","name":"reviewed","madeStack":false}',
    },
    says: 'it is not of the stack hello',
  },
  { of: 'a change set by hand', state: stateOf('hello', 'reviewed'), says: 'it is not of run 77, attempt 1' },
  { of: 'one of another run', state: stateOf('hello', 'sf-78-1-0123abcd-1'), says: 'it is not of run 77, attempt 1' },
  {
    of: 'another host',
    state: stateOf('hello', NAME, 'example.com/'),
    says: 'the state is not in the form of this action',
  },
  {
    of: 'one of this run, by its name only',
    state: stateOf('hello', NAME),
    says: 'no run of this repository created it',
  },
])('state that names $of deletes nothing', async ({ state, says }) => {
  const { account, job } = stackJob()
  await runJob({ ...job, inputs: { ...STACK_ONLY, 'stack-name': 'prod-db' } })
  for (const stackName of ['prod-db', 'hello']) {
    const type = stackName === 'hello' ? 'CREATE' : 'UPDATE'
    for (const name of ['reviewed', 'sf-78-1-0123abcd-1', NAME]) await createByHand(account, { stackName, name, type })
  }
  const before = await wholeWorld(account)

  const end = await runPost(job, () => state)

  expect(end.code).toBe(0)
  expect(end.warnings.join()).toContain(says)
  expect(await wholeWorld(account)).toEqual(before)
})

test('a role that state names is not assumed', async () => {
  const { account, job } = stackJob()
  await createByHand(account, { stackName: 'hello', name: NAME, type: 'CREATE', tags: OURS, description: DESCRIPTION })
  const credentials = JSON.stringify({
    kind: 'assume',
    arn: 'arn:aws:iam::123456789012:role/none',
    durationSeconds: 900,
  })

  const end = await runPost(job, () => ({ ...stateOf('hello', NAME), credentials }))

  expect(end.warnings).toEqual([])
  expect(end.log).toContain(`Deleted the change set ${NAME} of stack hello, which was not executed.`)
  await expect.poll(() => lookAt(account)).toEqual(NOTHING)
})
