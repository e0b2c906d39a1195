import { expect, test } from 'vitest'
import { mutations, openAccount } from '../../harness/account.ts'
import { mergeGroup, push } from '../../harness/events.ts'
import { checkOut, openJob, runJob, STACK_ONLY } from '../../harness/job.ts'
import { withoutDocker } from '../../harness/machine.ts'
import { lookAt, NOTHING } from '../../harness/world.ts'

test('a merge queue builds the image of its commit and touches no stack; the push to main deploys that image', async () => {
  const account = openAccount()
  const checkout = checkOut()
  const sha = checkout.head()
  const inputs = { 'image-tags': 'latest' }

  const queued = await runJob({ account, checkout, event: mergeGroup(sha), inputs })

  expect(queued.errors).toEqual([])
  expect(queued.outputs).toMatchObject({ operation: 'build', 'image-tag': sha, 'image-reused': 'false' })
  // The commit may still be thrown away, so it is not the latest one.
  expect(await lookAt(account)).toEqual({ stacks: {}, changeSets: [], images: { 'hello-job': [sha] } })

  const merged = await runJob({ account, checkout, event: push(sha), inputs, env: withoutDocker() })

  expect(merged.errors).toEqual([])
  expect(merged.outputs).toMatchObject({ operation: 'create', 'image-reused': 'true', image: queued.outputs.image })
  expect(await lookAt(account)).toEqual({
    stacks: { hello: 'CREATE_COMPLETE' },
    changeSets: [],
    images: { 'hello-job': [`${sha} latest`] },
  })
})

test('a merge queue has nothing to do for a stack without an image, and says so', async () => {
  const { account, job } = openJob({ 'stack.yml': "Resources: { Topic: { Type: 'AWS::SNS::Topic' } }\n" })

  const end = await runJob({ ...job, event: mergeGroup(job.checkout.head()), inputs: STACK_ONLY })

  expect(end.errors).toEqual([])
  expect(end.outputs).toEqual({ operation: 'skip' })
  expect(end.log).toContain('a merge queue touches no stack, and these inputs build no image')
  expect(await mutations(account)).toEqual([])
  expect(await lookAt(account)).toEqual(NOTHING)
})
