import { expect, test } from 'vitest'
import { mergeGroup, push, pushTag } from '../harness/events.ts'
import { openRepository } from '../harness/workflows/run.ts'
import { lookAt } from '../harness/world.ts'

test('deploy.yml: a merge queue builds the image, main deploys it, and a tag promotes it', async () => {
  const { account, checkout, run } = await openRepository()
  const sha = checkout.head()

  const queued = await run('deploy', mergeGroup(sha))
  expect(queued).toMatchObject({ ok: true, outputs: { operation: 'build', 'image-reused': 'false' } })

  const merged = await run('deploy', push(sha))
  expect(merged).toMatchObject({ ok: true, outputs: { operation: 'create', 'image-reused': 'true' } })

  const released = await run('deploy', pushTag(sha, 'v1.0.0'))
  expect(released).toMatchObject({ ok: true, outputs: { operation: 'none', image: merged.outputs.image } })

  expect(await lookAt(account)).toEqual({
    stacks: { 'hello-job': 'CREATE_COMPLETE' },
    changeSets: [],
    images: { 'hello-job': [`${sha} v1.0.0`] },
  })
})
