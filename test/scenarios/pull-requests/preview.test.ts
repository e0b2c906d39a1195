import { expect, test } from 'vitest'
import { mutations, openAccount } from '../harness/account.ts'
import { pullRequest, push } from '../harness/events.ts'
import { checkOut, runJob } from '../harness/job.ts'
import { NO_KEYS } from '../harness/machine.ts'
import { lookAt, NOTHING } from '../harness/world.ts'

/** SHAs of commits on the branch of a pull request; the merge commit is checked out. */
const HEAD = { one: '1'.repeat(40), two: '2'.repeat(40) }

test('a pull request gets its own stack; a push updates it, closing deletes it, and closing again changes nothing', async () => {
  const account = openAccount()
  const checkout = checkOut()
  const live = checkout.head()
  await runJob({ account, checkout, event: push(live) })

  const merge = checkout.commit({ 'feature.txt': 'one' })
  const opened = await runJob({
    account,
    checkout,
    event: pullRequest({ number: 7, action: 'opened', head: HEAD.one, merge }),
  })
  expect(opened.errors).toEqual([])
  expect(opened.outputs).toMatchObject({
    operation: 'create',
    'stack-name': 'hello-pr-7',
    'build-id': HEAD.one,
    'image-tag': `pr-7-${HEAD.one}`,
  })

  const next = checkout.commit({ 'feature.txt': 'two' })
  const pushed = await runJob({
    account,
    checkout,
    event: pullRequest({ number: 7, action: 'synchronize', head: HEAD.two, merge: next }),
  })
  expect(pushed.outputs).toMatchObject({ operation: 'update', 'image-tag': `pr-7-${HEAD.two}` })

  const closing = {
    account,
    checkout,
    event: pullRequest({ number: 7, action: 'closed', head: HEAD.two, merge: next }),
  }
  const closed = await runJob(closing)
  expect(closed.errors).toEqual([])
  expect(closed.outputs).toMatchObject({
    operation: 'delete',
    'has-changes': 'true',
    'stack-id': opened.outputs['stack-id'],
  })

  const closedAgain = await runJob(closing)
  expect(closedAgain.code).toBe(0)
  expect(closedAgain.outputs).toEqual({ operation: 'delete', 'stack-name': 'hello-pr-7', 'has-changes': 'false' })

  expect((await lookAt(account)).stacks).toEqual({ hello: 'CREATE_COMPLETE' })
})

test('the preview of another repository with the same stack-name is neither updated nor deleted, and the error says whose it is', async () => {
  const account = openAccount()
  const checkout = checkOut()
  const eventOf = (action: 'opened' | 'closed') =>
    pullRequest({ number: 8, action, head: HEAD.one, merge: checkout.head() })
  await runJob({ account, checkout, event: eventOf('opened'), env: { GITHUB_REPOSITORY: 'octo-org/other' } })
  checkout.commit({ Dockerfile: 'FROM scratch\nCOPY hello-job /hello-job\nLABEL next=1\n' })
  const before = await mutations(account)

  const opened = await runJob({ account, checkout, event: eventOf('opened') })
  const closed = await runJob({ account, checkout, event: eventOf('closed') })

  expect([opened.code, closed.code]).toEqual([1, 1])
  const theirs =
    'it belongs to servicefull:repository=octo-org/other, servicefull:stack=hello, servicefull:pull-request=8'
  expect(opened.errors.join()).toContain(`The stack hello-pr-8 is not changed: ${theirs}`)
  expect(closed.errors.join()).toContain(`The stack hello-pr-8 is not deleted: ${theirs}`)
  expect(await mutations(account)).toEqual(before)
})

test('a pull request from a fork is skipped: the job is green and makes no call to AWS', async () => {
  const account = openAccount()
  const checkout = checkOut()
  const event = pullRequest({
    number: 9,
    action: 'opened',
    head: HEAD.one,
    merge: checkout.head(),
    from: 'someone/hello-job',
  })

  const end = await runJob({ account, checkout, event, env: NO_KEYS })

  expect(end.code).toBe(0)
  expect(end.outputs).toEqual({ operation: 'skip' })
  expect(end.log).toContain('::notice::Nothing is deployed: pull request 9 comes from a fork')
  expect(await lookAt(account)).toEqual(NOTHING)
})
