import { expect, test } from 'vitest'
import { expectDeployed, imageJob, interrupted, leftBy, moments, settledWorld } from '../harness/interruption.ts'
import { runJob } from '../harness/job.ts'

test.each(moments)(
  'a job that is cancelled at $moment leaves its $leaves, and a re-run deploys',
  async ({ moment, leaves }) => {
    const job = await imageJob()

    const end = await runJob(await interrupted(job, moment, 'SIGINT'))

    expect(end.code).toBe(1)
    expect(end.errors).toEqual([expect.stringContaining('The job was cancelled')])
    expect(end.leftovers).toEqual([])
    expect(await settledWorld(job)).toEqual(leftBy(job, leaves))
    await expectDeployed(job, await runJob(job))
  },
)
