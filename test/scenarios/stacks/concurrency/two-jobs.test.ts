import { expect, test } from 'vitest'
import { countOf } from '../../harness/account.ts'
import { before, startFaultProxy } from '../../harness/fault-proxy.ts'
import { expectDeployed, imageJob } from '../../harness/interruption.ts'
import { runJob } from '../../harness/job.ts'
import { lookAt, parametersOf } from '../../harness/world.ts'

test('two jobs of a run create one stack at once: both are green, and it runs the image of the last one', async () => {
  const job = await imageJob()
  const other = await imageJob(job.account, { 'hello-job': '#!/bin/sh\necho other\n' })

  const env = { GITHUB_RUN_ID: '2000' }
  const ends = await Promise.all([runJob({ ...job, env }), runJob({ ...other, env })])

  expect(ends.map(({ errors }) => errors)).toEqual([[], []])
  expect(ends.map(({ outputs }) => outputs.operation).sort()).toEqual(['create', 'update'])
  const last = ends.find(({ outputs }) => outputs.operation === 'update')
  expect((await parametersOf(job.account, 'hello')).ImageUri).toBe(last?.outputs.image)
  expect(await lookAt(job.account)).toEqual({
    stacks: { hello: 'UPDATE_COMPLETE' },
    changeSets: [],
    images: { 'hello-job': [job.checkout.head(), other.checkout.head()].sort() },
  })
})

test('two jobs deploy one commit at once, and the first ends before the second executes: the second changes nothing', async () => {
  const job = await imageJob()
  const first = async (): Promise<void> => expectDeployed(job, await runJob(job))
  const { env } = await startFaultProxy(job.account, before('CreateChangeSet', first))

  const end = await runJob({ ...job, env })

  expect(end.outputs).toMatchObject({ operation: 'none', 'has-changes': 'false' })
  expect(await countOf(job.account, 'ExecuteChangeSet')).toBe(1)
  await expectDeployed(job, end)
})
