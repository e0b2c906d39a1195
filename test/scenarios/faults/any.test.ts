import { expect, test } from 'vitest'
import { expectDeployed, imageJob } from '../harness/interruption.ts'
import { runJob } from '../harness/job.ts'
import { startUnluckyProxy } from '../harness/unlucky-proxy.ts'
import { parametersOf } from '../harness/world.ts'

/** Each is a schedule of faults; a seed that fails is told in the name of its test, and fails again when it is alone here. */
const seeds = Array.from({ length: 12 }, (_, index) => index + 1)

test.each(seeds)(
  'a run through random faults, then a good one, is as good as a good one alone: seed %i',
  async (seed) => {
    const job = await imageJob()
    const unlucky = await startUnluckyProxy(job.account, seed)

    // Of every second one, nothing is left that could clean up.
    const runnerIsLost = seed % 2 === 0

    const end = await runJob({ ...job, env: unlucky.env, onLog: unlucky.onLog, runnerIsLost })

    const story = [`seed ${seed}`, ...unlucky.story, end.log, end.postLog].join('\n')
    if (end.code === 0) expect((await parametersOf(job.account, 'hello')).ImageUri, story).toBe(end.outputs.image)
    if (!runnerIsLost) expect(end.leftovers, story).toEqual([])
    await expectDeployed(job, await runJob(job), story)
  },
)
