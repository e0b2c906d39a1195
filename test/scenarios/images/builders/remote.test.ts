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

test('an image that a remote builder has built for its own platform is found again', async () => {
  const { account, checkout, job } = openJob({ Dockerfile: PORTABLE })
  const { name, env } = await createRemoteBuilder()
  const build = { ...job, inputs: { command: 'build', builder: name }, env: { ...env, ...NO_ENGINE } }
  const first = await runJob(build)

  const again = await runJob(build)

  expect([first.errors, again.errors]).toEqual([[], []])
  expect(again.outputs).toMatchObject({ 'image-reused': 'true', image: first.outputs.image })
  expect((await lookAt(account)).images).toEqual({ 'hello-job': [checkout.head()] })
})
