import { expect, test } from 'vitest'
import { expectDeployed, imageJob, interrupted, leftBy, moments, settledWorld } from '../harness/interruption.ts'
import { runJob } from '../harness/job.ts'

test.each(moments)(
  'a job that is killed at $moment leaves its $leaves, and a re-run deploys',
  async ({ moment, leaves }) => {
    const job = await imageJob()

    const end = await runJob(await interrupted(job, moment, 'SIGKILL'))

    expect(end.code).toBe(null)
    expect(end.leftovers).toEqual([])
    expect(await settledWorld(job)).toEqual(leftBy(job, leaves))
    await expectDeployed(job, await runJob(job))
  },
)
