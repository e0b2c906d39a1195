import { expect, test } from 'vitest'
import { expectDeployed, imageJob, interrupted, leftBy, settledWorld } from '../harness/interruption.ts'
import { runJob } from '../harness/job.ts'
import { lookAt } from '../harness/world.ts'

test.each([
  { signal: 'SIGINT', moment: 'DescribeStacks', leaves: 'stack' },
  { signal: 'SIGINT', moment: 'DeleteStack', leaves: 'image' },
  { signal: 'SIGKILL', moment: 'DescribeStacks', leaves: 'stack' },
  { signal: 'SIGKILL', moment: 'DeleteStack', leaves: 'image' },
] as const)('a delete that gets $signal at $moment leaves the $leaves, and a re-run finishes it', async (each) => {
  const job = await imageJob()
  await expectDeployed(job, await runJob(job))
  const deletion = { ...job, inputs: { ...job.inputs, command: 'delete' } }

  const end = await runJob(await interrupted(deletion, each.moment, each.signal))

  expect(end.code).toBe(each.signal === 'SIGKILL' ? null : 1)
  expect(await settledWorld(job)).toEqual(leftBy(job, each.leaves))
  const again = await runJob(deletion)
  expect(again.errors).toEqual([])
  expect(await lookAt(job.account)).toEqual(leftBy(job, 'image'))
})
