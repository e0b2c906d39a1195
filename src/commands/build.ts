import { commitOf } from '../plan/build-id.ts'
import type { ImageOnlyPlan } from '../plan/plan.ts'
import type { BuildResult } from '../report/result.ts'
import { present, throwAll } from '../text/problem.ts'
import { checkFiles, prepareAll, provideImages, type ReadyImages } from './images.ts'
import { withIdentity } from './job/identity.ts'
import { stopwatch, type World } from './job/world.ts'

/**
 * Builds the images of the plan, or finds existing ones. Touches no stack.
 *
 * @throws Problem, or Problems
 */
export async function runBuild(plan: ImageOnlyPlan, world: World): Promise<BuildResult> {
  const { phases, time } = stopwatch(world.clock)
  const ready = await time('Preflight', () => check(plan, world))
  const images = await time('Image', () => provideImages(ready, world))
  const { id: buildId } = plan.buildId
  return { operation: 'build', buildId, commit: commitOf(buildId, world.context.source), images, phases }
}

async function check(plan: ImageOnlyPlan, world: World): Promise<ReadyImages> {
  const { values, errors } = await withIdentity(world, plan.account, {
    requests: [prepareAll(plan, world)],
    files: checkFiles(plan, world),
  })
  throwAll([...plan.faults, ...(values[0]?.errors ?? []), ...errors])
  return present(values[0])
}
