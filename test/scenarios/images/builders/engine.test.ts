import { expect, test } from 'vitest'
import { NOBODY, startEngine } from '../../harness/engine.ts'
import { openJob, runJob } from '../../harness/job.ts'
import { onceLogged } from '../../harness/signals.ts'
import { lookAt } from '../../harness/world.ts'

const onlyRepository = { stacks: {}, changeSets: [], images: { 'hello-job': [] } }

test('a Docker engine that dies during the build: nothing is pushed or deployed', async () => {
  const { account, job } = openJob({ Dockerfile: `FROM scratch\nADD http://${NOBODY}/never /\n` })
  const engine = await startEngine()

  const end = await runJob({
    ...job,
    env: engine.env,
    onLog: onceLogged(/http:.*never/, engine.kill),
  })

  expect(end.code).toBe(1)
  expect(end.errors).toEqual([
    expect.stringMatching(/^::The image was not built: the builder stopped during the build: /),
  ])
  expect(end.leftovers).toEqual([])
  expect(await lookAt(account)).toEqual(onlyRepository)
})

test('a full disk: the remedy is to free space, and nothing is deployed', async () => {
  const { account, job } = openJob({
    Dockerfile: 'FROM scratch\nCOPY big /\n',
    '.dockerignore': '',
    big: 'x'.repeat(64e6),
  })
  const engine = await startEngine(48)

  const end = await runJob({ ...job, env: engine.env })

  expect(end.code).toBe(1)
  expect(end.errors).toEqual([
    expect.stringMatching(
      /^::The image was not built: the disk is full: .*no space left on device\nFree disk space before/,
    ),
  ])
  expect(end.leftovers).toEqual([])
  expect(await lookAt(account)).toEqual(onlyRepository)
})
