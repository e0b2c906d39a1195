import { expect, test } from 'vitest'
import { callsOf, mutations, openAccount } from '../harness/account.ts'
import { dispatch, pushTag, release } from '../harness/events.ts'
import { checkOut, openJob, runJob, STACK_ONLY } from '../harness/job.ts'
import { lookAt, NOTHING } from '../harness/world.ts'

const template = 'Resources: { Topic: { Type: AWS::SNS::Topic } }\n'
const inputs = { ...STACK_ONLY, 'release-tags': 'v*\napi/v*' }
const DEPLOYED = { ...NOTHING, stacks: { hello: 'CREATE_COMPLETE' } }

test.each([
  { event: pushTag, of: 'push' },
  { event: (sha: string, tag: string) => release(sha, tag, 'published'), of: 'release' },
])('release-tags leaves other tags out: $of', async ({ event }) => {
  const [account, checkout] = [openAccount(), checkOut({ 'stack.yml': template })]
  const job = { account, checkout, inputs }

  const nightly = await runJob({ ...job, event: event(checkout.head(), 'nightly') })
  const other = await runJob({ ...job, event: event(checkout.head(), 'web/v1.4.0') })

  for (const end of [nightly, other]) expect([end.errors, end.outputs]).toEqual([[], { operation: 'skip' }])
  expect(nightly.log).toContain('tag nightly matches no pattern of release-tags (v*, api/v*).')
  expect(await callsOf(account)).toEqual([])

  const end = await runJob({ ...job, event: event(checkout.head(), 'api/v1.4.0') })
  expect(end.errors).toEqual([])
  expect(await lookAt(account)).toEqual(DEPLOYED)
})

test('a run by hand deploys the tag that somebody has chosen', async () => {
  const { account, job } = openJob({ 'stack.yml': template })

  const end = await runJob({ ...job, inputs, event: dispatch(job.checkout.head(), 'refs/tags/nightly') })

  expect(end.errors).toEqual([])
  expect(await lookAt(account)).toEqual(DEPLOYED)
})

test('a workflow that lists several actions of a release deploys it once', async () => {
  const { account, job } = openJob({ 'stack.yml': template })
  const sha = job.checkout.head()

  const ends = []
  for (const action of ['created', 'published', 'released'])
    ends.push(await runJob({ ...job, inputs: STACK_ONLY, event: release(sha, 'v1', action) }))

  expect(ends.flatMap(({ errors }) => errors)).toEqual([])
  expect(ends.map(({ outputs }) => outputs.operation)).toEqual(['create', 'none', 'none'])
  expect((await mutations(account)).filter((call) => call === 'CreateChangeSet')).toHaveLength(1)
})

test('the push of a tag and the release of it at the same time change the stack once', async () => {
  const { account, job } = openJob({ 'stack.yml': template })
  const sha = job.checkout.head()
  const events = [pushTag(sha, 'v1'), release(sha, 'v1', 'published'), release(sha, 'v1', 'released')]

  const ends = await Promise.all(events.map((event) => runJob({ ...job, inputs: STACK_ONLY, event })))

  expect(ends.flatMap(({ errors }) => errors)).toEqual([])
  expect(ends.map(({ outputs }) => outputs.operation).sort()).toEqual(['create', 'none', 'none'])
  expect(await lookAt(account)).toEqual(DEPLOYED)
})

test('a prerelease is deployed as it is published, and the log says that it is one', async () => {
  const { account, job } = openJob({ 'stack.yml': template })
  const event = release(job.checkout.head(), 'v2.0.0-rc.1', 'published', true)

  const end = await runJob({ ...job, inputs: STACK_ONLY, event })

  expect(end.errors).toEqual([])
  expect(end.log).toContain('Decision: deploy (command auto, prerelease v2.0.0-rc.1 published).')
  expect(await lookAt(account)).toEqual(DEPLOYED)
})
