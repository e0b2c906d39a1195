import { expect, test } from 'vitest'
import { mutations, openAccount } from '../harness/account.ts'
import { pullRequest, push } from '../harness/events.ts'
import { forbid, startFaultProxy } from '../harness/fault-proxy.ts'
import { startGitHub } from '../harness/github/github.ts'
import { openPreview } from '../harness/github/preview.ts'
import { previewConfig, pushConfig, pushIndex } from '../harness/image.ts'
import { checkOut, IMAGE_TASK, runJob } from '../harness/job.ts'
import { NO_ENGINE } from '../harness/machine.ts'
import { lookAt } from '../harness/world.ts'

const HEAD = '1'.repeat(40)
const AMD64 = { os: 'linux', architecture: 'amd64' }

test('a close removes what the pull request has built, and no other image', async () => {
  const account = openAccount()
  const { env, pulls } = await startGitHub({ pulls: [{ number: 7, headSha: HEAD }] })
  const checkout = checkOut()
  const live = checkout.head()
  await runJob({ account, checkout, event: push(live) })
  const merge = checkout.commit({ 'feature.txt': 'one' })
  const event = (action: 'opened' | 'closed') => pullRequest({ number: 7, action, head: HEAD, merge })
  const inputs = { 'github-token': 'ghs_job' }
  const opened = await runJob({ account, checkout, env, inputs, event: event('opened') })
  expect(opened.outputs['image-tag']).toBe(`pr-7-${HEAD}`)
  const listed = await pushConfig(account, 'pr-7-platform', previewConfig(7))
  await pushIndex(account, 'pr-7-index', listed, AMD64)
  await pushConfig(account, 'pr-70-abc', previewConfig(70))
  await pushConfig(account, 'pr-7-of-a-sibling', previewConfig(7, 'octo-org/other'))
  await pushConfig(account, 'pr-7-cache', '{}')
  for (const pull of pulls) pull.state = 'closed'

  const closing = { account, checkout, inputs, event: event('closed'), env: { ...env, ...NO_ENGINE } }
  const closed = await runJob(closing)

  expect(closed.errors).toEqual([])
  expect(closed.warnings).toEqual([])
  expect(await lookAt(account)).toEqual({
    stacks: { hello: 'CREATE_COMPLETE' },
    changeSets: [],
    images: { 'hello-job': [live, 'pr-7-cache', 'pr-7-of-a-sibling', 'pr-70-abc'].sort() },
  })
  const before = await mutations(account)
  const again = await runJob(closing)
  expect(again.errors).toEqual([])
  expect(await mutations(account)).toEqual(before)
})

test('the label of one preview is removed: the images stay for another preview of the pull request, until it closes', async () => {
  const { account, pull, checkout, run } = await openPreview(
    { 'stack.yml': IMAGE_TASK },
    { inputs: { template: 'stack.yml' } },
  )
  const other = { 'stack-name': 'other' }
  const labeled = { 'preview-label': 'preview' }
  const facts = { number: 7, head: HEAD, merge: checkout.head(), label: 'preview' }
  pull.labels.push('preview')
  await run('opened', { inputs: other })
  await run('labeled', { inputs: labeled, event: pullRequest({ ...facts, action: 'labeled', labels: ['preview'] }) })
  pull.labels.splice(0)

  const denied = forbid('DescribeStacks')
  const { env } = await startFaultProxy(account, (call) => (/StackName=/.test(call.body) ? undefined : denied(call)))
  const unlabel = { inputs: labeled, event: pullRequest({ ...facts, action: 'unlabeled' }) }
  const blind = await run('unlabeled', { ...unlabel, env })
  const unlabeled = await run('unlabeled', unlabel)

  expect(blind.errors).toEqual([])
  expect(blind.log).toContain(
    'The images stay: another preview of pull request 7 may use them, and these credentials may not list stacks',
  )
  expect(unlabeled.errors).toEqual([])
  expect(unlabeled.log).toContain('::notice::The images stay: stack other-pr-7 of pull request 7 may use them.')
  expect(await lookAt(account)).toEqual({
    stacks: { 'other-pr-7': 'CREATE_COMPLETE' },
    changeSets: [],
    images: { 'hello-job': [`pr-7-${HEAD}`] },
  })
  pull.state = 'closed'
  const closed = await run('closed', { inputs: other })
  expect(closed.errors).toEqual([])
  expect(await lookAt(account)).toEqual({ stacks: {}, changeSets: [], images: { 'hello-job': [] } })
})
