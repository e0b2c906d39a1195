import { expect, test } from 'vitest'
import { openAccount, type Refusal, setUp } from '../../harness/account.ts'
import { push } from '../../harness/events.ts'
import { checkOut, openJob, runJob } from '../../harness/job.ts'
import { startRegistry } from '../../harness/registry.ts'
import { lookAt } from '../../harness/world.ts'

const trouble: Refusal = { action: 'PUT manifest', code: 'UNKNOWN', message: 'Internal', status: 500 }
// For the manifest: docker uploads layers in several ways, and one refusal may not fail the push.
const expired: Refusal = {
  action: 'PUT manifest',
  code: 'DENIED',
  message: 'Your authorization token has expired. Reauthenticate and try again.',
  status: 403,
}
const denied: Refusal = {
  action: 'POST blob_uploads',
  code: 'DENIED',
  message: 'User: arn:aws:iam::111122223333:user/ci is not authorized to perform: ecr:InitiateLayerUpload',
  status: 403,
}

/** Runs a job while the registry refuses calls. */
async function pushWhile(refuse: readonly Refusal[]) {
  const { account, checkout, job } = openJob()
  await setUp(account, { refuse })
  const end = await runJob(job)
  return { end, world: await lookAt(account), sha: checkout.head() }
}

test('a push that the registry fails once is tried again', async () => {
  const { end, world, sha } = await pushWhile([{ ...trouble, times: 1 }])

  expect(end.errors).toEqual([])
  expect(end.log).toContain('The push was refused (transient); trying again.')
  expect(world).toEqual({ stacks: { hello: 'CREATE_COMPLETE' }, changeSets: [], images: { 'hello-job': [sha] } })
})

test.each(['PUT manifest', 'POST blob_uploads'])('a push that ECR throttles (%s) is tried again', async (action) => {
  const throttled = { action, code: 'TOOMANYREQUESTS', message: 'Rate exceeded', status: 429, times: 1 }
  const { end, world, sha } = await pushWhile([throttled])

  expect(end.errors).toEqual([])
  expect(world).toEqual({ stacks: { hello: 'CREATE_COMPLETE' }, changeSets: [], images: { 'hello-job': [sha] } })
})

test('a push that ECR throttles every time is told as built but not pushed', async () => {
  const throttled = { action: 'PUT manifest', code: 'TOOMANYREQUESTS', message: 'Rate exceeded', status: 429 }
  const { end, world } = await pushWhile([throttled])

  expect(end.log).toContain('The push was refused (throttled); trying again.')
  expect(end.errors).toEqual([
    expect.stringMatching(
      /^::The image was built but not pushed: toomanyrequests: Rate exceeded\nThe registry still has/,
    ),
  ])
  expect(world).toEqual({ stacks: {}, changeSets: [], images: { 'hello-job': [] } })
})

test('a push that the registry fails every time ends the job, and nothing is deployed', async () => {
  const { end, world } = await pushWhile([trouble])

  expect(end.code).toBe(1)
  expect(end.errors).toEqual([
    expect.stringContaining('The image was built but not pushed: received unexpected HTTP status: 500'),
  ])
  expect(end.leftovers).toEqual([])
  expect(world).toEqual({ stacks: {}, changeSets: [], images: { 'hello-job': [] } })
})

/** Runs a job whose first pushes, `times` of them, arrive, but lose their connection before docker gets the answer. */
async function pushWhileCut(times: number) {
  const { account, checkout, job } = openJob()
  const registry = await startRegistry(account, async (nth) => (nth <= times ? 'cut' : undefined))
  const end = await runJob({ ...job, inputs: { registry } })
  return { end, world: await lookAt(account), sha: checkout.head() }
}

test('a connection that is cut when the image has arrived: the job pushes the image again and deploys it', async () => {
  const { end, world, sha } = await pushWhileCut(1)

  expect(end.errors).toEqual([])
  expect(world).toEqual({ stacks: { hello: 'CREATE_COMPLETE' }, changeSets: [], images: { 'hello-job': [sha] } })
})

test('a connection that is cut again and again ends the job, and nothing is deployed', async () => {
  const { end, world, sha } = await pushWhileCut(Number.POSITIVE_INFINITY)

  expect(end.code).toBe(1)
  expect(end.errors).toEqual([expect.stringContaining('The image was built but not pushed: ')])
  expect(end.leftovers).toEqual([])
  expect(world).toEqual({ stacks: {}, changeSets: [], images: { 'hello-job': [sha] } })
})

test('a login that expires before the push is renewed once', async () => {
  const { end, world, sha } = await pushWhile([{ ...expired, times: 1 }])

  expect(end.errors).toEqual([])
  expect(end.log).toContain('The push was refused (login); trying again.')
  expect(world.images).toEqual({ 'hello-job': [sha] })
})

test('a missing push permission: the error names the actions to allow, and the push is not tried again', async () => {
  const { end, world } = await pushWhile([denied])

  expect(end.code).toBe(1)
  expect(end.errors[0]).toContain('ecr:InitiateLayerUpload')
  expect(end.errors[0]).toContain('Allow the role that deploys to push: ecr:GetAuthorizationToken, ')
  expect(end.log).not.toContain('it is tried again')
  expect(world.stacks).toEqual({})
})

test('two runs that build the same commit at once deploy the same image', async () => {
  const account = openAccount()
  const checkout = checkOut()
  const sha = checkout.head()
  await runJob({ account, checkout, event: push(checkout.commit({ 'first.txt': 'make the repository' })) })
  const next = checkout.commit({ 'notes.txt': sha })

  const runs = await Promise.all(
    ['one', 'two', 'three'].map((name) =>
      runJob({ account, checkout, event: push(next), inputs: { 'stack-name': name } }),
    ),
  )

  expect(runs.map(({ errors }) => errors)).toEqual([[], [], []])
  expect(new Set(runs.map(({ outputs }) => outputs.image)).size).toBe(1)
})
