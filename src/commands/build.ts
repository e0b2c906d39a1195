import type { ImageOnlyPlan } from '../plan/plan.ts'
import type { BuildResult } from '../report/result.ts'
import { withIdentity } from './identity.ts'
import { prepareAll, provideImages } from './images.ts'
import { stopwatch, type World } from './world.ts'

/**
 * Builds the images of the plan, or finds existing ones. Touches no stack.
 *
 * @throws Problem, or Problems
 */
export async function runBuild(plan: ImageOnlyPlan, world: World): Promise<BuildResult> {
  const { phases, time } = stopwatch(world.clock)
  const ready = await time('Preflight', () => withIdentity(world, plan.account, prepareAll(plan, world)))
  const images = await time('Image', () => provideImages(ready, world))
  return { operation: 'build', buildId: plan.buildId.id, images, phases }
}
