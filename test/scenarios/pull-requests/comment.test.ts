import { expect, test } from 'vitest'
import { openAccount } from '../harness/account.ts'
import { pullRequest, push } from '../harness/events.ts'
import { type Comment, startGitHub } from '../harness/github/github.ts'
import { checkOut, runJob, STACK_ONLY } from '../harness/job.ts'
import { everythingOf } from '../harness/secrets.ts'

const template = (topics: readonly string[]): string =>
  `Resources:\n${topics.map((topic) => `  ${topic}: {Type: AWS::SNS::Topic}\n`).join('')}`
const broken = 'Resources:\n  Logs: {Type: AWS::Logs::LogGroup, Properties: {RetentionInDays: 2}}\n'
const inputs = { ...STACK_ONLY, 'github-token': 'ghs_canary' }
const HEAD = '1'.repeat(40)

/** The heading of our comment, of which there is exactly one. */
function headingOf(comments: readonly Comment[]): string | undefined {
  const ours = comments.filter(({ author }) => author === 'us')
  expect(ours).toHaveLength(1)
  return /^### .*$/m.exec(ours[0]?.body ?? '')?.[0]
}

test('one comment follows a preview from its first deploy to its end, also when a deploy fails', async () => {
  const account = openAccount()
  const checkout = checkOut({ 'stack.yml': template(['Jobs']) })
  const { env, comments, pulls } = await startGitHub({ comments: [{ author: 'somebody', body: 'Looks good' }] })
  const run = (action: 'opened' | 'synchronize' | 'closed') =>
    runJob({
      account,
      checkout,
      env,
      inputs,
      event: pullRequest({ number: 7, action, head: HEAD, merge: checkout.head() }),
    })

  const opened = await run('opened')
  expect(opened.errors).toEqual([])
  expect(headingOf(comments)).toMatch(/^### ✅ \[hello-pr-7\]\(https:\S+\) is ready$/)

  checkout.commit({ 'stack.yml': broken })
  await run('synchronize')
  expect(headingOf(comments)).toMatch(/^### ❌ The deploy of \[hello-pr-7\]\(https:\S+\) failed$/)
  expect(comments.at(-1)?.body).toContain('Logs')

  Object.assign(pulls[0] ?? {}, { state: 'closed' })
  const closed = await run('closed')
  expect(closed.errors).toEqual([])
  expect(headingOf(comments)).toBe('### 🗑️ `hello-pr-7` was deleted')
  expect(comments[0]?.body).toBe('Looks good')
  for (const end of [opened, closed]) {
    expect(everythingOf(end)).not.toContain('ghs_canary')
  }
})

test('a preview in two regions has a comment for each', async () => {
  const checkout = checkOut({ 'stack.yml': template(['Jobs']) })
  const { env, comments, pulls } = await startGitHub()
  const accounts = ['us-east-1', 'eu-central-1'].map((region) => openAccount(region))
  const run = (action: 'opened' | 'closed') => {
    const event = pullRequest({ number: 7, action, head: HEAD, merge: checkout.head() })
    return Promise.all(accounts.map((account) => runJob({ account, checkout, env, inputs, event })))
  }

  await run('opened')
  const said = comments.map(({ body }) => body)
  Object.assign(pulls[0] ?? {}, { state: 'closed' })
  await run('closed')

  expect(said.map((body) => /region=([\w-]+)/.exec(body)?.[1]).sort()).toEqual(['eu-central-1', 'us-east-1'])
  expect(comments.map(({ body }) => /^### (.*)$/m.exec(body)?.[1])).toEqual([
    '🗑️ `hello-pr-7` was deleted',
    '🗑️ `hello-pr-7` was deleted',
  ])
})

test('a diff on a pull request becomes a comment, and the stack stays as it is', async () => {
  const account = openAccount()
  const checkout = checkOut({ 'stack.yml': template(['Jobs', 'Old']) })
  const live = await runJob({ account, checkout, inputs, event: push(checkout.head()) })
  expect(live.errors).toEqual([])
  const { env, comments } = await startGitHub()
  checkout.commit({ 'stack.yml': template(['Jobs', 'New']) })

  const end = await runJob({
    account,
    checkout,
    env,
    inputs: { ...inputs, command: 'diff' },
    event: pullRequest({ number: 7, action: 'opened', head: HEAD, merge: checkout.head() }),
  })

  expect(end.errors).toEqual([])
  expect(end.outputs).toMatchObject({ operation: 'diff', 'has-changes': 'true', 'changes-count': '2' })
  const [{ body } = { body: '' }] = comments
  expect(body).toMatch(/^<!-- servicefull: us-east-1\/hello diff -->/)
  expect(body).toMatch(/^### 🔍 `hello` would be updated: 1 to add, \*\*1 to delete\*\*$/m)
  expect(body).toMatch(/^- add `New` /m)
  expect(body).toMatch(/^- \*\*delete\*\* `Old` /m)
})

test('a missing permission to comment is a warning, and the deploy is green', async () => {
  const account = openAccount()
  const checkout = checkOut({ 'stack.yml': template(['Jobs']) })
  const { env } = await startGitHub({ permissions: { 'pull-requests': 'read' } })

  const end = await runJob({
    account,
    checkout,
    env,
    inputs,
    event: pullRequest({ number: 7, action: 'opened', head: HEAD, merge: checkout.head() }),
  })

  expect(end.code).toBe(0)
  expect(end.outputs.operation).toBe('create')
  expect(end.warnings).toEqual([expect.stringContaining('Add `pull-requests: write` to `permissions:`')])
})
