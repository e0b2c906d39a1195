import type { ImageOnlyPlan } from '../plan/plan.ts'
import type { BuildResult } from '../result.ts'
import { withIdentity } from './identity.ts'
import { provideImages, readyImages } from './images.ts'
import { stopwatch, type World } from './world.ts'

/**
 * Makes the images of the plan, or finds them, and touches no stack.
 *
 * @throws Problem, or Problems
 */
export async function buildOnly(plan: ImageOnlyPlan, world: World): Promise<BuildResult> {
  const { phases, time } = stopwatch(world.clock)
  const ready = await time('Preflight', () => withIdentity(world, plan.allowedAccountIds, readyImages(plan, world)))
  const images = await time('Image', () => provideImages(ready, world))
  return { operation: 'build', buildId: plan.buildId.id, images, phases }
}
