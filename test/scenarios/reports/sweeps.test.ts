import { expect, test } from 'vitest'
import { openAccount } from '../harness/account.ts'
import { startGitHub } from '../harness/github/github.ts'
import { runJob } from '../harness/job.ts'
import { startProbe } from '../harness/probe.ts'
import { openAlbum } from '../harness/report/album.ts'
import { createHello, createPreview, previewTags, sweepJob } from '../harness/states.ts'

const album = openAlbum()

test('a sweep that deletes, keeps and fails, after a dry run', async () => {
  const [account, probe] = [openAccount(), await startProbe({ 'Delete First': () => 'a task still runs' })]
  const state = 'closed' as const
  const pulls = [{ number: 7, state }, { number: 8 }, { number: 9, state, merged: true }, { number: 10, state }]
  const { env } = await startGitHub({ pulls })
  await createHello(account, probe, { StackName: 'hello-pr-7', Tags: previewTags(7) })
  await createPreview(account, 8)
  await createPreview(account, 9)
  await createPreview(account, 10, { StackName: `the-shop-of-${'0123456789'.repeat(10)}-pr-10` })

  const dry = await runJob(sweepJob(account, env, { 'dry-run': 'true' }))
  expect(dry.errors).toEqual([])
  await album.look('sweep-dry-run', account, { summary: dry.summary })

  const end = await runJob(sweepJob(account, env))
  expect(end.errors).toHaveLength(1)
  await album.look('sweep', account, { summary: end.summary })
})
