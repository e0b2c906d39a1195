import { expect, test } from 'vitest'
import { mutations } from '../../harness/account.ts'
import { createBuilder, PORTABLE } from '../../harness/builders.ts'
import { pushTag } from '../../harness/events.ts'
import { type Index, manifestOf, platformsOf } from '../../harness/image.ts'
import { openJob, runJob } from '../../harness/job.ts'
import { NO_ENGINE } from '../../harness/machine.ts'
import { lookAt } from '../../harness/world.ts'

test('an image for several platforms is an index with its children; a re-run and a release find it without docker', async () => {
  const { account, checkout, job } = openJob({ Dockerfile: PORTABLE })
  const sha = checkout.head()
  const { name, env } = createBuilder()
  const inputs = { builder: name, platforms: 'linux/amd64\nlinux/arm64' }

  const first = await runJob({ ...job, inputs, env })

  expect(first.errors).toEqual([])
  expect(platformsOf(await manifestOf<Index>(account, first.outputs.digest))).toEqual(['linux/amd64', 'linux/arm64'])
  const world = (tags: string) => ({
    stacks: { hello: 'CREATE_COMPLETE' },
    changeSets: [],
    // Its children have no tags.
    images: { 'hello-job': ['', '', tags] },
  })
  expect(await lookAt(account)).toEqual(world(sha))
  const before = await mutations(account)

  const again = await runJob({ ...job, inputs, env: NO_ENGINE })
  const release = await runJob({ account, checkout, event: pushTag(sha, 'v1.2.3'), inputs, env: NO_ENGINE })

  for (const end of [again, release]) {
    expect(end.errors).toEqual([])
    expect(end.outputs).toMatchObject({ 'image-reused': 'true', digest: first.outputs.digest, operation: 'none' })
  }
  expect((await mutations(account)).slice(before.length)).toEqual(['PutImage', 'UpdateTerminationProtection'])
  expect(await lookAt(account)).toEqual(world(`${sha} v1.2.3`))
})
