import { expect, test } from 'vitest'
import { mutations } from '../../harness/account.ts'
import { before, startFaultProxy } from '../../harness/fault-proxy.ts'
import { imageJob } from '../../harness/interruption.ts'
import { runJob } from '../../harness/job.ts'
import { lookAt, parametersOf } from '../../harness/world.ts'

const ofRun = (id: string, attempt = '1') => ({ GITHUB_RUN_ID: id, GITHUB_RUN_ATTEMPT: attempt })

test('an older run that comes last fails and changes nothing; run again, it deploys its commit', async () => {
  const newer = await imageJob()
  const older = await imageJob(newer.account, { 'hello-job': '#!/bin/sh\necho older\n' })
  const first = await runJob({ ...newer, env: ofRun('2001') })
  const made = (await mutations(newer.account)).length

  const late = await runJob({ ...older, env: ofRun('2000') })

  expect(late.code).toBe(1)
  expect(late.errors).toEqual([
    `::Stack hello has been deployed by a later run, of ${newer.checkout.head()}: https://github.com/octo-org/hello-job/actions/runs/2001. This run changes nothing.\nIf you want to keep that deploy, do nothing. To deploy this commit instead, run this job again.`,
  ])
  expect((await mutations(newer.account)).slice(made)).not.toContain('CreateChangeSet')
  expect((await parametersOf(newer.account, 'hello')).ImageUri).toBe(first.outputs.image)

  const again = await runJob({ ...older, env: ofRun('2000', '2') })

  expect(again.errors).toEqual([])
  expect((await parametersOf(newer.account, 'hello')).ImageUri).toBe(again.outputs.image)
  expect((await lookAt(newer.account)).stacks).toEqual({ hello: 'UPDATE_COMPLETE' })
})

test('a later run deploys when an older one has created its change set: the older one does not recreate it', async () => {
  const older = await imageJob()
  await runJob({ ...older, env: ofRun('1000') })
  const newer = await imageJob(older.account, { 'hello-job': '#!/bin/sh\necho newer\n' })
  const change = { ...older.inputs, 'build-args': 'BASE_IMAGE=servicefull/busybox:local\nNOTE=older' }
  const { env } = await startFaultProxy(
    older.account,
    before('ExecuteChangeSet', async () => void (await runJob({ ...newer, env: ofRun('2001') }))),
  )

  const late = await runJob({ ...older, inputs: change, env: { ...env, ...ofRun('2000') } })

  expect(late.errors).toEqual([expect.stringContaining('::Stack hello has been deployed by a later run')])
  expect(await lookAt(older.account)).toMatchObject({ stacks: { hello: 'UPDATE_COMPLETE' }, changeSets: [] })
})
