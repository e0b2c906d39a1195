import { BatchGetImageCommand, PutImageCommand } from '@aws-sdk/client-ecr'
import { expect, test } from 'vitest'
import { type Account, openAccount } from '../harness/account.ts'
import { pullRequest, push, release } from '../harness/events.ts'
import { configOf } from '../harness/image.ts'
import { checkOut, runJob } from '../harness/job.ts'
import { lookAt } from '../harness/world.ts'

/** Puts another tag on an image, as whoever may push to the repository can. */
async function retag({ ecr }: Account, from: string, imageTag: string): Promise<void> {
  const repositoryName = 'hello-job'
  const { images = [] } = await ecr.send(new BatchGetImageCommand({ repositoryName, imageIds: [{ imageTag: from }] }))
  await ecr.send(new PutImageCommand({ repositoryName, imageManifest: images[0]?.imageManifest, imageTag }))
}

test('with preview-repository, the image of a pull request goes there, and main and a release build their own', async () => {
  const account = openAccount()
  const checkout = checkOut()
  const sha = checkout.head()
  const inputs = { command: 'build', 'preview-repository': 'hello-previews' }
  const event = pullRequest({ number: 7, action: 'opened', head: sha, merge: sha })

  const preview = await runJob({ account, checkout, event, inputs })

  expect(preview.errors).toEqual([])
  expect(await lookAt(account)).toEqual({
    stacks: {},
    changeSets: [],
    images: { 'hello-previews': [`pr-7-${sha}`] },
  })

  const main = await runJob({ account, checkout, event: push(sha), inputs })
  const released = await runJob({ account, checkout, event: release(sha, 'v1', 'published'), inputs })

  expect([main.errors, released.errors]).toEqual([[], []])
  expect(main.outputs).toMatchObject({ 'image-reused': 'false', 'image-tag': sha })
  expect(released.outputs).toMatchObject({ 'image-reused': 'true', digest: main.outputs.digest })
  expect((await lookAt(account)).images).toEqual({
    'hello-job': [`${sha} v1`],
    'hello-previews': [`pr-7-${sha}`],
  })
})

test("an image of a pull request with main's tag is not taken: main builds its own", async () => {
  const account = openAccount()
  const checkout = checkOut()
  const sha = checkout.head()
  const inputs = { command: 'build' }
  const event = pullRequest({ number: 7, action: 'opened', head: sha, merge: sha })
  const preview = await runJob({ account, checkout, event, inputs })
  await retag(account, `pr-7-${sha}`, sha)

  const main = await runJob({ account, checkout, event: push(sha), inputs })

  expect(main.errors).toEqual([])
  expect(main.outputs['image-reused']).toBe('false')
  expect(main.outputs.digest).not.toBe(preview.outputs.digest)
  const [ours, theirs] = await Promise.all([main, preview].map(({ outputs }) => configOf(account, outputs.digest)))
  expect(ours?.Labels).not.toHaveProperty('servicefull.pull-request')
  expect(theirs?.Labels['servicefull.fingerprint']).toBe(ours?.Labels['servicefull.fingerprint'])
  const suffix = ours?.Labels['servicefull.fingerprint']?.slice(0, 8)
  expect((await lookAt(account)).images).toEqual({ 'hello-job': [`${sha} pr-7-${sha}`, `${sha}-${suffix}`] })
})
