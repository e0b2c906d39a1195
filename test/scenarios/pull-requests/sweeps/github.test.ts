import { expect, test } from 'vitest'
import { mutations, openAccount } from '../../harness/account.ts'
import { addDeployment, startGitHub, stateOf } from '../../harness/github/github.ts'
import { runJob } from '../../harness/job.ts'
import { createPreview, sweepJob } from '../../harness/states.ts'
import { lookAtStacks } from '../../harness/world.ts'

const closed = { state: 'closed' as const }
const names = async (account: ReturnType<typeof openAccount>) => Object.keys((await lookAtStacks(account)).stacks)

test('without the permission to read pull requests, every preview stays, and one error has the line to add', async () => {
  const account = openAccount()
  const { env } = await startGitHub({
    pulls: [7, 8].map((number) => ({ number, ...closed })),
    permissions: { 'pull-requests': 'none' },
  })
  await createPreview(account, 7)
  await createPreview(account, 8)
  const before = await mutations(account)

  const end = await runJob(sweepJob(account, env))

  expect(end.code).toBe(1)
  expect(end.errors).toHaveLength(1)
  expect(end.errors[0]).toContain('GitHub does not say whether these pull requests are open: 7, 8 (')
  expect(end.errors[0]).toContain('Add `pull-requests: read` to `permissions:` of the job.')
  expect(await mutations(account)).toEqual(before)
})

test('a rate limit keeps the previews that GitHub was not asked about, and the job is red', async () => {
  const account = openAccount()
  const { env } = await startGitHub({ pulls: [7, 8].map((number) => ({ number, ...closed })), remaining: 0 })
  await createPreview(account, 7)
  await createPreview(account, 8)

  const end = await runJob(sweepJob(account, env))

  expect(end.code).toBe(1)
  expect(end.errors).toEqual([
    expect.stringContaining('GitHub does not say whether these pull requests are open: 7, 8 (API rate limit exceeded'),
  ])
  expect(await names(account)).toEqual(['hello-pr-7', 'hello-pr-8'])
})

test('a pull request that is opened again right before the deletion keeps its preview', async () => {
  const account = openAccount()
  const { env } = await startGitHub({
    pulls: [{ number: 7, ...closed }],
    onRequest: (request, { pulls }) => {
      const asked = request.endsWith('/pulls/7')
      if (asked) asks += 1
      if (asked && asks === 2) for (const pull of pulls) pull.state = 'open'
    },
  })
  let asks = 0
  await createPreview(account, 7)
  const before = await mutations(account)

  const end = await runJob(sweepJob(account, env))

  expect(end.errors).toEqual([])
  expect(end.log).toContain('Stack hello-pr-7 is kept: pull request 7 is open now.')
  expect(await mutations(account)).toEqual(before)
})

test('a preview of a pull request that GitHub does not have stays, and the error has the command that deletes it', async () => {
  const account = openAccount()
  const { env } = await startGitHub({ pulls: [{ number: 8, ...closed }] })
  await createPreview(account, 7)
  await createPreview(account, 8)

  const end = await runJob(sweepJob(account, env))

  expect(end.errors).toEqual([expect.stringContaining('`aws cloudformation delete-stack --stack-name hello-pr-7')])
  expect(await names(account)).toEqual(['hello-pr-7'])
})

test('comment and deployment of a preview say that it is deleted; where there is no comment, none is written', async () => {
  const account = openAccount()
  const github = await startGitHub({
    pulls: [7, 8].map((number) => ({ number, ...closed })),
    comments: [
      { pull: 7, body: '<!-- servicefull: us-east-1/hello-pr-7 -->\n<!-- 900.1 -->\n### Stack `hello-pr-7` is ready' },
    ],
  })
  const payload = { stack: 'us-east-1/hello-pr-7', run: '900.1' }
  addDeployment(github, { environment: 'pr-7', transient: true, payload })
  await createPreview(account, 7)
  await createPreview(account, 8)

  const end = await runJob(sweepJob(account, github.env))

  expect(end.warnings).toEqual([])
  expect(github.comments).toHaveLength(1)
  expect(github.comments[0]?.body).toContain('`hello-pr-7` was deleted')
  expect(github.comments[0]?.body).toContain('A sweep deleted this preview: pull request 7 is closed.')
  expect(github.deployments.map(stateOf)).toEqual(['inactive'])
})

test('a pull request whose comment is refused keeps no other comment from its update', async () => {
  const account = openAccount()
  const github = await startGitHub({
    pulls: [7, 8, 9].map((number) => ({ number, ...closed })),
    comments: [7, 8, 9].map((pull) => ({
      pull,
      body: `<!-- servicefull: us-east-1/hello-pr-${pull} -->\n<!-- 900.1 -->\nReady`,
    })),
    faults: [
      { on: /^PATCH .*comments\/1$/, status: 403, message: 'Unable to update comment because issue is locked.' },
    ],
  })
  for (const number of [7, 8, 9]) await createPreview(account, number)

  const end = await runJob(sweepJob(account, github.env))

  expect(end.errors).toEqual([])
  expect(end.warnings).toEqual([expect.stringMatching(/comment on pull request 7 was not written: .*locked\.$/)])
  expect(github.comments.map(({ body }) => body.includes('Ready'))).toEqual([true, false, false])
})

test('a token that may only read deletes the previews, with one warning for comments and one for deployments', async () => {
  const account = openAccount()
  const { env, comments } = await startGitHub({
    pulls: [7, 8].map((number) => ({ number, ...closed })),
    comments: [7, 8].map((pull) => ({
      pull,
      body: `<!-- servicefull: us-east-1/hello-pr-${pull} -->\n<!-- 900.1 -->\nReady`,
    })),
    permissions: { 'pull-requests': 'read', deployments: 'none' },
  })
  await createPreview(account, 7)
  await createPreview(account, 8)

  const end = await runJob(sweepJob(account, env))

  expect(end.errors).toEqual([])
  expect(await names(account)).toEqual([])
  expect(comments.map(({ body }) => body.includes('Ready'))).toEqual([true, true])
  expect(end.warnings).toHaveLength(2)
  expect(end.warnings.join()).toContain('Add `pull-requests: write` to `permissions:`')
  expect(end.warnings.join()).toContain('Add `deployments: write` to `permissions:`')
})
