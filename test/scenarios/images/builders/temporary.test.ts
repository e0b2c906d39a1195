import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { gateway, PORTABLE, registryForContainers, remainsOf } from '../../harness/builders.ts'
import { startEngine } from '../../harness/engine.ts'
import { openJob, runJob } from '../../harness/job.ts'
import { watchProcesses } from '../../harness/processes.ts'
import type { JobEnd } from '../../harness/runner.ts'
import { startSilentServer } from '../../harness/server.ts'
import { cancelOnceLogged, onceLogged } from '../../harness/signals.ts'
import { lookAt, NOTHING } from '../../harness/world.ts'

/** A job for several platforms, which the builder of the runner cannot build; it may create a temporary builder. */
async function severalPlatforms(files: Readonly<Record<string, string>>) {
  const { account, job } = openJob(files)
  const { host: registry, env } = await registryForContainers(account)
  const inputs = { platforms: 'linux/amd64\nlinux/arm64', 'create-builder': 'true', registry }
  return { ...job, inputs, env }
}

/** Such a job with a build that never ends. */
async function endlessBuild() {
  return severalPlatforms({ Dockerfile: `FROM scratch\nADD ${await startSilentServer(gateway())}/never /\n` })
}

/** The name of the builder that a job has created. */
function builderOf({ log }: JobEnd): string {
  const [, name] = /^Create the builder (servicefull-\w+), for this job only$/m.exec(log) ?? []
  if (name === undefined) throw new Error(`no builder was created:\n${log}`)
  return name
}

test('a temporary builder builds what the builder of the runner cannot, and leaves nothing', async () => {
  const job = await severalPlatforms({ Dockerfile: PORTABLE })

  const end = await runJob(job)

  expect(end.errors).toEqual([])
  expect(end.warnings).toEqual([])
  expect(end.outputs).toMatchObject({
    operation: 'create',
    image: `${job.inputs.registry}/hello-job@${end.outputs.digest}`,
  })
  expect(remainsOf(builderOf(end))).toEqual([])
  const files = readdirSync(job.env.BUILDX_CONFIG, { recursive: true, encoding: 'utf8' })
  expect(files.filter((file) => file.includes(builderOf(end)))).toEqual([])
  expect(end.leftovers).toEqual([])
})

test('several images share one builder', async () => {
  const job = await severalPlatforms({ Dockerfile: PORTABLE })
  const sha = job.checkout.head()

  const end = await runJob({
    ...job,
    inputs: { ...job.inputs, command: 'build', images: '[{name: api}, {name: web}]' },
  })

  expect(end.errors).toEqual([])
  expect(end.warnings).toEqual([])
  expect(end.log.match(/^Create the builder/gm)).toHaveLength(1)
  expect(remainsOf(builderOf(end))).toEqual([])
  expect(end.leftovers).toEqual([])
  expect(await lookAt(job.account)).toEqual({
    stacks: {},
    changeSets: [],
    // Both have the same content, so there is one image: an index with two children.
    images: { 'hello-job': ['', '', `api-${sha} web-${sha}`] },
  })
})

test('a job that is cancelled during its build removes the builder', async () => {
  const job = await endlessBuild()

  const end = await runJob({ ...job, onLog: cancelOnceLogged(/http:.*never/) })

  expect(end.errors).toEqual([expect.stringContaining('The job was cancelled')])
  expect(remainsOf(builderOf(end))).toEqual([])
  expect(end.leftovers).toEqual([])
  expect(await lookAt(job.account)).toEqual({ stacks: {}, changeSets: [], images: { 'hello-job': [] } })
})

test('the post step removes the builder of a killed job', async () => {
  const job = await endlessBuild()
  const seen = watchProcesses()

  const end = await runJob({
    ...job,
    inputs: { ...job.inputs, secrets: 'npm=correct-horse' },
    onLog: onceLogged(/http:.*never/, (kill) => kill('SIGKILL')),
  })

  const ofDocker = seen
    .stop()
    .environments.filter((environment) => /BUILDX_CONFIG=[^\0]*temporary-builder/.test(environment))
  expect(ofDocker).not.toEqual([])
  expect(ofDocker.filter((environment) => environment.includes('correct-horse'))).toEqual([])
  expect(end.code).toBe(null)
  expect(end.postLog).toContain(`Removed the builder ${builderOf(end)}.`)
  expect(remainsOf(builderOf(end))).toEqual([])
  expect(end.leftovers).toEqual([])
})

test('a builder that cannot be created: the error says what it needs, and nothing is left', async () => {
  const job = await severalPlatforms({ Dockerfile: PORTABLE })
  const engine = await startEngine()

  const end = await runJob({ ...job, env: { ...job.env, ...engine.env } })

  expect(end.code).toBe(1)
  expect(end.errors).toEqual([
    expect.stringMatching(
      /^::The temporary builder was not created: .*registry-1\.docker\.io.*\nIt needs the image moby\/buildkit:buildx-stable-1: /,
    ),
  ])
  expect(end.warnings).toEqual([])
  expect(end.leftovers).toEqual([])
  expect(await lookAt(job.account)).toEqual(NOTHING)
})
