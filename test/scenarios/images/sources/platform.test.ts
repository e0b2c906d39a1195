import { expect, test } from 'vitest'
import { configOf } from '../../harness/image.ts'
import { openJob, runJob } from '../../harness/job.ts'
import { withoutDocker } from '../../harness/machine.ts'
import { lookAt } from '../../harness/world.ts'

const Dockerfile =
  'FROM scratch\nARG TARGETARCH\nCOPY hello-job /\nENV ARCHITECTURE=$TARGETARCH\nENTRYPOINT ["/hello-job"]\n'

test('two jobs of a matrix, one of them with DOCKER_DEFAULT_PLATFORM: each gets its own image, and finds it again', async () => {
  const { account, checkout, job } = openJob({ Dockerfile })
  const inputs = { command: 'build' }
  const [amd64, arm64] = [{ RUNNER_ARCH: 'X64' }, { DOCKER_DEFAULT_PLATFORM: 'linux/arm64' }]
  const one = await runJob({ ...job, inputs, env: amd64 })

  const other = await runJob({ ...job, inputs, env: arm64 })
  const again = await runJob({ ...job, inputs, env: { ...arm64, ...withoutDocker() } })

  expect([one.errors, other.errors, again.errors]).toEqual([[], [], []])
  expect(await configOf(account, one.outputs.digest)).toMatchObject({
    Env: expect.arrayContaining(['ARCHITECTURE=amd64']),
  })
  expect(await configOf(account, other.outputs.digest)).toMatchObject({
    Env: expect.arrayContaining(['ARCHITECTURE=arm64']),
  })
  expect(again.outputs).toMatchObject({ 'image-reused': 'true', image: other.outputs.image })
  expect((await lookAt(account)).images).toEqual({ 'hello-job': [checkout.head(), other.outputs['image-tag']] })
})

test('a runner of another architecture takes no image of the first, which would not run there', async () => {
  const { job } = openJob()
  const inputs = { command: 'build' }
  const one = await runJob({ ...job, inputs, env: { RUNNER_ARCH: 'X64' } })

  const other = await runJob({ ...job, inputs, env: { RUNNER_ARCH: 'ARM64' } })

  expect([one.errors, other.errors]).toEqual([[], []])
  expect(other.outputs['image-reused']).toBe('false')
})
