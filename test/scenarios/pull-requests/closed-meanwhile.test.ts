import { expect, test } from 'vitest'
import { countOf, mutations } from '../harness/account.ts'
import { after, before, forbid, startFaultProxy } from '../harness/fault-proxy.ts'
import { stateOf } from '../harness/github/github.ts'
import { openPreview } from '../harness/github/preview.ts'
import { IMAGE_TASK } from '../harness/job.ts'
import { startRegistry } from '../harness/registry.ts'
import { lookAt, NOTHING } from '../harness/world.ts'

const template = 'Resources:\n  Jobs: { Type: AWS::SNS::Topic }\n'

test('closed before the run begins, as a late push is: nothing is built or deployed', async () => {
  const { account, pull, run } = await openPreview({ 'stack.yml': template })
  await run('opened')
  Object.assign(pull, { state: 'closed', merged: true })
  await run('closed')
  const made = await mutations(account)

  const end = await run('synchronize', { head: '2'.repeat(40) })

  expect(end.errors).toEqual([])
  expect(end.outputs).toEqual({ operation: 'skip' })
  expect(end.log).toContain('::notice::Nothing is done: pull request 7 is merged.')
  expect(await mutations(account)).toEqual(made)
  expect(await lookAt(account)).toEqual(NOTHING)
})

test('a late push has taken the place of the run that was to delete the preview: it is deleted', async () => {
  const { account, github, pull, run } = await openPreview({ 'stack.yml': template })
  await run('opened')
  Object.assign(pull, { state: 'closed', merged: true })

  const end = await run('synchronize', { head: '2'.repeat(40) })

  expect(end.errors).toEqual([])
  expect(end.outputs).toMatchObject({ operation: 'delete', 'stack-name': 'hello-pr-7' })
  expect(end.log).toContain('::notice::Stack hello-pr-7 is deleted, with its images: pull request 7 is merged.')
  expect(github.comments.map(({ body }) => body)).toEqual([expect.stringMatching(/^### .* was deleted$/m)])
  expect(github.deployments.map(stateOf)).toEqual(['inactive', 'inactive'])
  expect(await lookAt(account)).toEqual(NOTHING)
})

test('closed during the build: the change set, the stack that it was for and the image are removed', async () => {
  const { account, pull, run } = await openPreview({ 'stack.yml': IMAGE_TASK }, { inputs: { template: 'stack.yml' } })
  const registry = await startRegistry(account, async () => {
    pull.state = 'closed'
  })

  const end = await run('opened', { inputs: { registry } })

  expect(end.errors).toEqual([])
  expect(end.outputs.operation).toBe('skip')
  expect(end.log).toContain('::notice::Stack hello-pr-7 is deleted, with its images: pull request 7 is closed.')
  expect(await countOf(account, 'ExecuteChangeSet')).toBe(0)
  expect(await lookAt(account)).toEqual({ ...NOTHING, images: { 'hello-job': [] } })
})

test('closed while its change set is created: an update is not executed, and the preview is deleted', async () => {
  const { account, pull, checkout, run } = await openPreview({ 'stack.yml': template })
  const { env } = await startFaultProxy(
    account,
    before('CreateChangeSet', async () => {
      pull.state = 'closed'
    }),
  )
  await run('opened')
  checkout.commit({ 'stack.yml': template.replace('Jobs', 'Tasks') })

  const end = await run('synchronize', { env })

  expect(end.errors).toEqual([])
  expect(end.outputs).toMatchObject({ operation: 'delete', 'stack-name': 'hello-pr-7' })
  expect(await countOf(account, 'ExecuteChangeSet')).toBe(1)
  expect(await lookAt(account)).toEqual(NOTHING)
})

test('closed while its change set is executed: the run deletes its own preview again', async () => {
  const { account, pull, run } = await openPreview({ 'stack.yml': template })
  const { env } = await startFaultProxy(
    account,
    before('ExecuteChangeSet', async () => {
      pull.state = 'closed'
    }),
  )

  const end = await run('opened', { env })

  expect(end.errors).toEqual([])
  expect(end.outputs).toMatchObject({ operation: 'delete', 'stack-name': 'hello-pr-7', 'has-changes': 'true' })
  expect(end.log).toContain('::notice::Stack hello-pr-7 is deleted, with its images: pull request 7 is closed.')
  expect(await lookAt(account)).toEqual(NOTHING)
})

test('the label is removed, or the pull request becomes a draft again, while its change set is executed', async () => {
  const inputs = {
    template: 'stack.yml',
    'image-parameter': 'none',
    'preview-label': 'preview',
    'preview-drafts': 'false',
  }
  for (const change of [{ labels: [] }, { draft: true }]) {
    const { account, pull, jobOf, run } = await openPreview({ 'stack.yml': template }, { inputs })
    const { event } = jobOf('opened')
    const payload = event.payload as { readonly pull_request: object }
    const labeled = { ...payload, pull_request: { ...payload.pull_request, labels: [{ name: 'preview' }] } }
    pull.labels.push('preview')
    const { env } = await startFaultProxy(
      account,
      before('ExecuteChangeSet', async () => void Object.assign(pull, change)),
    )

    const end = await run('opened', { env, event: { ...event, payload: labeled } })

    expect(end.errors).toEqual([])
    expect(end.outputs.operation).toBe('delete')
    expect(await lookAt(account)).toEqual(NOTHING)
  }
})

test('the branch is deleted, and with it GitHub forgets the pull request: that counts as its end', async () => {
  const { account, github, run } = await openPreview({ 'stack.yml': template })
  const { env } = await startFaultProxy(
    account,
    before('ExecuteChangeSet', async () => void github.pulls.splice(0)),
  )

  const end = await run('opened', { env })

  expect(end.errors).toEqual([])
  expect(end.log).toContain('Stack hello-pr-7 is deleted, with its images: there is no pull request 7.')
  expect(await lookAt(account)).toEqual(NOTHING)
})

test('two first runs give up at once: the stack in review goes with the last change set', async () => {
  const { account, pull, run } = await openPreview({ 'stack.yml': template })
  const [created, found, listed] = [meeting(2), meeting(2), meeting(2)]
  let givingUp = 0
  const { env } = await startFaultProxy(account, (call) => {
    if (call.action === 'CreateChangeSet') {
      return call.forward().then(async (answer) => {
        await created()
        pull.state = 'closed'
        return answer
      })
    }
    if (call.action === 'ListChangeSets' && givingUp === 2)
      return call.forward().then((answer) => listed().then(() => answer))
    // A run that gives up looks for its change set by name.
    if (call.action !== 'DescribeChangeSet' || !call.body.includes('StackName=')) return undefined
    givingUp += 1
    return found().then(call.forward)
  })

  const ends = await Promise.all([run('opened', { env, runId: '100' }), run('synchronize', { env, runId: '101' })])

  expect(ends.flatMap(({ errors, warnings }) => [...errors, ...warnings])).toEqual([])
  expect(await lookAt(account)).toEqual(NOTHING)
})

/** Returns a function that waits until it was called this often. */
function meeting(count: number): () => Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  let come = 0
  return () => {
    come += 1
    if (come === count) resolve()
    return promise
  }
}

test('closed and deleted right after its update: the run that has updated it is green', async () => {
  const { account, pull, checkout, run } = await openPreview({ 'stack.yml': template })
  await run('opened')
  checkout.commit({ 'stack.yml': template.replace('Jobs', 'Tasks') })
  const { env } = await startFaultProxy(
    account,
    after('ExecuteChangeSet', async () => {
      pull.state = 'closed'
      await run('closed', { runId: '300' })
    }),
  )

  const end = await run('synchronize', { env, runId: '200' })

  expect(end.errors).toEqual([])
  expect(end.outputs).toEqual({ operation: 'skip' })
  expect(await lookAt(account)).toEqual(NOTHING)
})

test('closed while its deploy fails: the image that it has pushed is removed, and the log has the failure', async () => {
  const { account, pull, run } = await openPreview({ 'stack.yml': IMAGE_TASK }, { inputs: { template: 'stack.yml' } })
  const registry = await startRegistry(account, async () => {
    pull.state = 'closed'
  })
  const { env } = await startFaultProxy(account, forbid('CreateChangeSet'))

  const end = await run('opened', { env, inputs: { registry } })

  expect(end.errors).toEqual([])
  expect(end.outputs).toEqual({ operation: 'skip' })
  expect(end.log).toContain('The deploy has failed: ')
  expect(await lookAt(account)).toEqual({ ...NOTHING, images: { 'hello-job': [] } })
})
