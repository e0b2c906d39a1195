import { expect, test } from 'vitest'
import { mutations, openAccount } from '../harness/account.ts'
import { pullRequest, push } from '../harness/events.ts'
import { startGitHub } from '../harness/github/github.ts'
import { previewConfig, pushConfig, pushIndex } from '../harness/image.ts'
import { checkOut, runJob } from '../harness/job.ts'
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
