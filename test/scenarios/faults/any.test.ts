import { expect, test } from 'vitest'
import { expectDeployed, imageJob } from '../harness/interruption.ts'
import { runJob } from '../harness/job.ts'
import { startUnluckyProxy } from '../harness/unlucky-proxy.ts'
import { parametersOf } from '../harness/world.ts'

/** Each seed is a schedule of faults. It stands in the name of its test; run alone, it fails in the same way. */
const seeds = Array.from({ length: 12 }, (_, index) => index + 1)

test.each(seeds)('a run with random faults, then one without, ends as one without alone: seed %i', async (seed) => {
  const job = await imageJob()
  const unlucky = await startUnluckyProxy(job.account, seed)

  // Every second job has no post step that could clean up.
  const runnerIsLost = seed % 2 === 0

  const end = await runJob({ ...job, env: unlucky.env, onLog: unlucky.onLog, runnerIsLost })

  const story = [`seed ${seed}`, ...unlucky.story, end.log, end.postLog].join('\n')
  if (end.code === 0) expect((await parametersOf(job.account, 'hello')).ImageUri, story).toBe(end.outputs.image)
  if (!runnerIsLost) expect(end.leftovers, story).toEqual([])
  await expectDeployed(job, await runJob(job), story)
})
