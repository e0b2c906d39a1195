import { expect, test } from 'vitest'
import { createRemoteBuilder, PORTABLE } from '../../harness/builders.ts'
import { type Index, manifestOf, platformsOf } from '../../harness/image.ts'
import { openJob, runJob } from '../../harness/job.ts'
import { NO_ENGINE } from '../../harness/machine.ts'
import { lookAt } from '../../harness/world.ts'

test('a remote builder of the user builds what the builder of the runner cannot, without a Docker engine', async () => {
  const { account, job } = openJob({ Dockerfile: PORTABLE })
  const { name, env } = await createRemoteBuilder()
  const inputs = { builder: name, platforms: 'linux/amd64\nlinux/arm64', provenance: 'mode=max' }

  const end = await runJob({
    ...job,
    inputs,
    env: { ...env, ...NO_ENGINE },
  })

  expect(end.errors).toEqual([])
  expect(end.outputs).toMatchObject({ operation: 'create', 'image-reused': 'false' })
  const platforms = platformsOf(await manifestOf<Index>(account, end.outputs.digest))
  expect(platforms).toEqual(['linux/amd64', 'linux/arm64', 'unknown/unknown', 'unknown/unknown'])
  expect(end.leftovers).toEqual([])
  expect((await lookAt(account)).stacks).toEqual({ hello: 'CREATE_COMPLETE' })
})
