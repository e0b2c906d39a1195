import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openJob, runJob } from '../../harness/job.ts'
import { dockerFolder, scratchFolder } from '../../harness/machine.ts'
import { listenOnSocket, tunnelTo } from '../../harness/server.ts'
import { lookAt } from '../../harness/world.ts'

/** A socket that leads to the Docker engine, and the number of its connections so far. */
async function doorToEngine() {
  const path = join(scratchFolder('door'), 'docker.sock')
  const engine = (process.env.DOCKER_HOST || 'unix:///var/run/docker.sock').replace('unix://', '')
  const seen = { connections: 0 }
  const door = tunnelTo({ path: engine }, () => {
    seen.connections += 1
  })
  await listenOnSocket(door, path)
  return { host: `unix://${path}`, seen }
}

test('an engine that only a docker context names, as with rootless Docker, builds the image', async () => {
  const { account, checkout, job } = openJob()
  const { host, seen } = await doorToEngine()
  const config = dockerFolder()
  const env = { DOCKER_CONFIG: config, DOCKER_HOST: '' }
  const context = (...args: string[]) =>
    execFileSync('docker', ['context', ...args], { env: { ...process.env, ...env }, stdio: 'pipe' })
  context('create', 'rootless', `--docker=host=${host}`)
  context('use', 'rootless')

  const end = await runJob({ ...job, env })

  expect(end.errors).toEqual([])
  expect(end.outputs).toMatchObject({ operation: 'create', 'image-reused': 'false' })
  expect(seen.connections).toBeGreaterThan(0)
  expect(end.leftovers).toEqual([])
  expect(await lookAt(account)).toMatchObject({
    stacks: { hello: 'CREATE_COMPLETE' },
    images: { 'hello-job': [checkout.head()] },
  })
})
