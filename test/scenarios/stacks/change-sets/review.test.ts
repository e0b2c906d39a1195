import { expect, test } from 'vitest'
import { mutations, openAccount } from '../../harness/account.ts'
import { push } from '../../harness/events.ts'
import { checkOut, openJob, runJob } from '../../harness/job.ts'
import { NO_ENGINE } from '../../harness/machine.ts'
import { lookAt, parametersOf } from '../../harness/world.ts'

const REVIEW = { 'no-execute-changeset': 'true' }

test('a change set is left for review, also of a new stack, and another run executes exactly that one', async () => {
  const { account, checkout, job } = openJob()
  const sha = checkout.head()

  const review = await runJob({ ...job, inputs: REVIEW })

  expect(review.errors).toEqual([])
  expect(review.outputs).toMatchObject({ operation: 'review', 'has-changes': 'true' })
  const id = review.outputs['change-set-id'] ?? ''
  expect(review.summary).toContain(`execute-change-set-id: ${id}`)
  expect(await lookAt(account)).toEqual({
    stacks: { hello: 'REVIEW_IN_PROGRESS' },
    changeSets: [id.split('/')[1]],
    images: { 'hello-job': [sha] },
  })
  expect(review.postLog).toBe('')

  const later = checkout.commit({ 'notes.txt': 'more' })
  const inputs = { 'execute-change-set-id': id }
  const end = await runJob({ account, checkout, event: push(later), inputs, env: NO_ENGINE })

  expect(end.errors).toEqual([])
  expect(end.outputs).toMatchObject({ operation: 'create', 'change-set-id': id, 'has-changes': 'true' })
  expect(end.outputs['state-machine-arn']).toContain(':stateMachine:hello')
  expect(await parametersOf(account, 'hello')).toMatchObject({ ImageUri: review.outputs.image, BuildId: sha })
  const deployed = { stacks: { hello: 'CREATE_COMPLETE' }, changeSets: [], images: { 'hello-job': [sha] } }
  expect(await lookAt(account)).toEqual(deployed)

  const calls = await mutations(account)
  const again = await runJob({ account, checkout, event: push(later), inputs, env: NO_ENGINE })
  expect(again.outputs).toMatchObject({ operation: 'none', 'has-changes': 'false' })
  expect(again.log).toContain('was executed already')
  expect(await mutations(account)).toEqual(calls)
})

test('a change set that another operation has overtaken is not executed', async () => {
  const { account, checkout, job } = openJob()
  await runJob(job)
  const second = checkout.commit({ 'notes.txt': 'two' })
  const review = await runJob({ account, checkout, event: push(second), inputs: REVIEW })
  const third = checkout.commit({ 'notes.txt': 'three' })
  await runJob({ account, checkout, event: push(third) })
  const before = await lookAt(account)

  const inputs = { 'execute-change-set-id': review.outputs['change-set-id'] ?? '' }
  const end = await runJob({ account, checkout, event: push(third), inputs })

  expect(end.code).toBe(1)
  expect(end.errors.join()).toContain('stack hello has no change set')
  expect(await lookAt(account)).toEqual(before)
  expect(await parametersOf(account, 'hello')).toMatchObject({ BuildId: third })
})

test('an empty change set is not left for review', async () => {
  const account = openAccount()
  const checkout = checkOut()
  const event = push(checkout.head())
  await runJob({ account, checkout, event })
  const before = await lookAt(account)

  const end = await runJob({ account, checkout, event, inputs: REVIEW })

  expect(end.outputs).toMatchObject({ operation: 'none', 'has-changes': 'false' })
  expect(await lookAt(account)).toEqual(before)
})

test('the change set of another stack, and inputs without effect, are refused', async () => {
  const account = openAccount()
  const checkout = checkOut()
  const event = push(checkout.head())
  const review = await runJob({ account, checkout, event, inputs: { ...REVIEW, 'stack-name': 'other' } })
  await runJob({ account, checkout, event })
  const before = [await lookAt(account), await mutations(account)]
  const id = { 'execute-change-set-id': review.outputs['change-set-id'] ?? '' }

  const other = await runJob({ account, checkout, event, inputs: id })
  const both = await runJob({ account, checkout, event, inputs: { ...id, ...REVIEW, image: 'a/b:c' } })

  expect(other.errors.join()).toContain('the change set is of stack other, not of hello')
  expect(both.errors.join()).toContain('as it was created, so image, no-execute-changeset have no effect')
  expect([await lookAt(account), await mutations(account)]).toEqual(before)
})
