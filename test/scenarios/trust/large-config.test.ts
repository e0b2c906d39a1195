import { expect, test } from 'vitest'
import { openAccount } from '../harness/account.ts'
import { push } from '../harness/events.ts'
import { createRepository, pushConfig } from '../harness/image.ts'
import { checkOut, runJob } from '../harness/job.ts'
import { lookAt } from '../harness/world.ts'

test('an image of this commit whose configuration is huge is not reused', async () => {
  const account = openAccount()
  const checkout = checkOut()
  const sha = checkout.head()
  await createRepository(account)
  const digest = await pushConfig(account, sha, JSON.stringify({ os: 'linux', padding: 'x'.repeat(40_000_000) }))

  const end = await runJob({ account, checkout, event: push(sha), inputs: { command: 'build' } })

  expect(end.errors).toEqual([])
  expect(end.log).toContain(
    `::notice::The configuration of the image ${digest} is not read: it is larger than 8.4 MB. The image is not reused, and its platform is unknown.`,
  )
  expect(end.outputs).toMatchObject({ 'image-reused': 'false', 'image-tag': expect.stringMatching(`^${sha}-`) })
  const { images } = await lookAt(account)
  expect(images).toEqual({ 'hello-job': [sha, end.outputs['image-tag']] })
})
