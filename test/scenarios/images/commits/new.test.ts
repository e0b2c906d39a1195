import { expect, test } from 'vitest'
import { mutations, openAccount } from '../../harness/account.ts'
import { push, pushTag } from '../../harness/events.ts'
import { checkOut, openJob, runJob } from '../../harness/job.ts'
import { NO_ENGINE } from '../../harness/machine.ts'
import { lookAt, parametersOf } from '../../harness/world.ts'

test('a new commit gets an image of its own, and the stack runs it', async () => {
  const account = openAccount()
  const checkout = checkOut()
  const first = checkout.head()
  await runJob({ account, checkout, event: push(first) })
  const second = checkout.commit({ 'notes.txt': 'more' })

  const end = await runJob({ account, checkout, event: push(second) })

  expect(end.errors).toEqual([])
  expect(end.outputs).toMatchObject({
    operation: 'update',
    'build-id': second,
    'image-tag': second,
    'has-changes': 'true',
  })
  expect(JSON.parse(end.outputs['changes-summary'] ?? '')).toMatchObject({ replace: 1, add: 0, remove: 0 })
  expect(await lookAt(account)).toEqual({
    stacks: { hello: 'UPDATE_COMPLETE' },
    changeSets: [],
    images: { 'hello-job': [first, second].sort() },
  })
  expect(await parametersOf(account, 'hello')).toMatchObject({ ImageUri: end.outputs.image, BuildId: second })
})

test('the build ID shows that tracked files have changed', async () => {
  const { checkout, job } = openJob()
  const sha = checkout.head()
  checkout.write({ 'hello-job': '#!/bin/sh\necho changed\n' })

  const end = await runJob(job)

  expect(end.code).toBe(0)
  expect(end.outputs['build-id']).toMatch(new RegExp(`^${sha}-dirty\\.[0-9a-f]{8}$`))
  expect(end.outputs['image-tag']).toBe(end.outputs['build-id'])
})

test('a pushed tag deploys the image that the branch built, and tags it', async () => {
  const { account, checkout, job } = openJob()
  const sha = checkout.head()
  const branch = await runJob(job)

  const release = await runJob({
    account,
    checkout,
    event: pushTag(sha, 'v1.2.3'),
    inputs: { 'stack-name': 'hello-live' },
  })

  expect(release.errors).toEqual([])
  expect(release.outputs).toMatchObject({ operation: 'create', 'image-reused': 'true', image: branch.outputs.image })
  expect((await lookAt(account)).images).toEqual({ 'hello-job': [`${sha} v1.2.3`] })
})

test('a build without a Docker daemon is refused and changes nothing', async () => {
  const { account, checkout, job } = openJob()
  await runJob(job)
  const before = await mutations(account)
  const next = checkout.commit({ 'notes.txt': 'more' })

  const end = await runJob({ account, checkout, event: push(next), env: NO_ENGINE })

  expect(end.code).toBe(1)
  expect(end.errors.join()).toContain('Docker cannot build here')
  expect(await mutations(account)).toEqual(before)
  expect(end.leftovers).toEqual([])
})
