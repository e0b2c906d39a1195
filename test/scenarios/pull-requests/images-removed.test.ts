import { expect, test } from 'vitest'
import { mutations, openAccount } from '../harness/account.ts'
import { pullRequest, push } from '../harness/events.ts'
import { pushConfig, pushIndex } from '../harness/image.ts'
import { checkOut, runJob } from '../harness/job.ts'
import { NO_ENGINE } from '../harness/machine.ts'
import { lookAt } from '../harness/world.ts'

const HEAD = '1'.repeat(40)
const AMD64 = { os: 'linux', architecture: 'amd64' }
const SOURCE = 'https://github.com/octo-org/hello-job'

/** The configuration of an image that says by its labels which pull request it is of. */
function configOf(number: number, source = SOURCE): string {
  const Labels = { 'servicefull.pull-request': String(number), 'org.opencontainers.image.source': source }
  return JSON.stringify({ ...AMD64, config: { Labels } })
}

test('a close removes what the pull request has built, and no other image', async () => {
  const account = openAccount()
  const checkout = checkOut()
  const live = checkout.head()
  await runJob({ account, checkout, event: push(live) })
  const merge = checkout.commit({ 'feature.txt': 'one' })
  const event = (action: 'opened' | 'closed') => pullRequest({ number: 7, action, head: HEAD, merge })
  const opened = await runJob({ account, checkout, event: event('opened') })
  expect(opened.outputs['image-tag']).toBe(`pr-7-${HEAD}`)
  const listed = await pushConfig(account, 'pr-7-platform', configOf(7))
  await pushIndex(account, 'pr-7-index', listed, AMD64)
  await pushConfig(account, 'pr-70-abc', configOf(70))
  await pushConfig(account, 'pr-7-of-a-sibling', configOf(7, 'https://github.com/octo-org/other'))
  await pushConfig(account, 'pr-7-cache', '{}')

  const closed = await runJob({ account, checkout, event: event('closed'), env: NO_ENGINE })

  expect(closed.errors).toEqual([])
  expect(closed.warnings).toEqual([])
  expect(await lookAt(account)).toEqual({
    stacks: { hello: 'CREATE_COMPLETE' },
    changeSets: [],
    images: { 'hello-job': [live, 'pr-7-cache', 'pr-7-of-a-sibling', 'pr-70-abc'].sort() },
  })
  const before = await mutations(account)
  const again = await runJob({ account, checkout, event: event('closed'), env: NO_ENGINE })
  expect(again.errors).toEqual([])
  expect(await mutations(account)).toEqual(before)
})
