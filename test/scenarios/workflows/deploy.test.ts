import { expect, test } from 'vitest'
import { mergeGroup, push, pushTag } from '../harness/events.ts'
import { startGitHub, stateOf } from '../harness/github/github.ts'
import { openFreeRepository } from '../harness/workflows/run.ts'
import { lookAt } from '../harness/world.ts'

test('deploy.yml: a merge queue builds the image, main deploys it, and a tag promotes it', async () => {
  const { account, checkout, run } = await openFreeRepository()
  const github = await startGitHub()
  const sha = checkout.head()

  const queued = await run('deploy', mergeGroup(sha), github.env)
  expect(queued, queued.log).toMatchObject({ ok: true, outputs: { operation: 'build', 'image-reused': 'false' } })
  expect(github.deployments).toEqual([])

  const merged = await run('deploy', push(sha), github.env)
  expect(merged, merged.log).toMatchObject({ ok: true, outputs: { operation: 'create', 'image-reused': 'true' } })

  const released = await run('deploy', pushTag(sha, 'v1.0.0'), github.env)
  expect(released, released.log).toMatchObject({ ok: true, outputs: { image: merged.outputs.image } })

  const states = github.deployments.map((each) => `${each.environment} ${stateOf(each)}`)
  expect(states).toEqual(['production inactive', 'production success'])
  expect(await lookAt(account)).toEqual({
    stacks: { 'hello-job': 'CREATE_COMPLETE' },
    changeSets: [],
    images: { 'hello-job': [`${sha} v1.0.0`] },
  })
})
