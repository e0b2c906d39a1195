import { expect, test } from 'vitest'
import { callsOf, openAccount } from '../harness/account.ts'
import { type PullRequest, pullRequest } from '../harness/events.ts'
import { checkOut, runJob, STACK_ONLY } from '../harness/job.ts'
import { lookAt, NOTHING } from '../harness/world.ts'

const template = 'Resources: { Topic: { Type: AWS::SNS::Topic } }\n'
const HEAD = '1'.repeat(40)

/** The jobs of pull request 7, with inputs of their own. */
function pullRequestWith(inputs: Readonly<Record<string, string>>) {
  const [account, checkout] = [openAccount(), checkOut({ 'stack.yml': template })]
  const on = async (event: Partial<PullRequest> & Pick<PullRequest, 'action'>) => {
    const facts = { number: 7, head: HEAD, merge: checkout.head(), ...event }
    const end = await runJob({ account, checkout, event: pullRequest(facts), inputs: { ...STACK_ONLY, ...inputs } })
    expect(end.errors).toEqual([])
    return end
  }
  return { account, on }
}

const PREVIEW = { ...NOTHING, stacks: { 'hello-pr-7': 'CREATE_COMPLETE' } }

test('with preview-label, a pull request has a preview while it has the label', async () => {
  const { account, on } = pullRequestWith({ 'preview-label': 'preview' })
  const labels = ['bug', 'preview']

  const opened = await on({ action: 'opened', labels: ['bug'] })
  const other = await on({ action: 'labeled', label: 'bug', labels: ['bug'] })
  expect([opened.outputs, other.outputs]).toEqual([{ operation: 'skip' }, { operation: 'skip' }])
  expect(opened.log).toContain(
    '::notice::Nothing is deployed: pull request 7 does not have the label preview, which preview-label asks for.',
  )
  expect(other.log).toContain('the label bug of pull request 7 is not the preview-label, preview.')
  expect(await callsOf(account)).toEqual([])

  const labeled = await on({ action: 'labeled', label: 'preview', labels })
  expect(labeled.log).toContain('Decision: deploy (command auto, pull request 7 labeled preview).')
  expect(labeled.outputs.operation).toBe('create')
  const pushed = await on({ action: 'synchronize', labels })
  expect(pushed.outputs.operation).toBe('none')
  const lost = await on({ action: 'unlabeled', label: 'bug', labels: ['preview'] })
  expect(lost.outputs).toEqual({ operation: 'skip' })
  expect(await lookAt(account)).toEqual(PREVIEW)

  const unlabeled = await on({ action: 'unlabeled', label: 'preview' })
  expect(unlabeled.log).toContain('Decision: delete (command auto, pull request 7 unlabeled preview).')
  expect(unlabeled.outputs.operation).toBe('delete')
  await on({ action: 'synchronize' })
  expect(await lookAt(account)).toEqual(NOTHING)

  const closed = await on({ action: 'closed' })
  expect(closed.outputs).toMatchObject({ operation: 'delete', 'has-changes': 'false' })
})

test('without preview-drafts, a pull request has a preview while it is no draft', async () => {
  const { account, on } = pullRequestWith({ 'preview-drafts': 'false' })

  const opened = await on({ action: 'opened', draft: true })
  expect(opened.log).toContain('Nothing is deployed: pull request 7 is a draft, and preview-drafts is false.')
  expect(await callsOf(account)).toEqual([])

  await on({ action: 'ready_for_review' })
  expect(await lookAt(account)).toEqual(PREVIEW)

  const draft = await on({ action: 'converted_to_draft', draft: true })
  expect(draft.outputs.operation).toBe('delete')
  const pushed = await on({ action: 'synchronize', draft: true })
  expect(pushed.outputs).toEqual({ operation: 'skip' })
  expect(await lookAt(account)).toEqual(NOTHING)
})

test('a draft has a preview by default, which stays when it is made a draft again', async () => {
  const { account, on } = pullRequestWith({})

  await on({ action: 'opened', draft: true })
  await on({ action: 'ready_for_review' })
  const end = await on({ action: 'converted_to_draft', draft: true })

  expect(end.outputs).toEqual({ operation: 'skip' })
  expect(await lookAt(account)).toEqual(PREVIEW)
})
