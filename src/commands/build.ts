import { makeImage, prepareImage } from '../image/image.ts'
import type { ImageOnlyPlan } from '../plan/plan.ts'
import { settle } from '../problem.ts'
import type { BuildResult } from '../result.ts'
import { checkIdentity } from './identity.ts'
import { imageEdges, imageOrder } from './image-order.ts'
import { stopwatch, type World } from './world.ts'

/**
 * Makes the image of the plan, or finds it, and touches no stack.
 *
 * @throws Problem, or Problems
 */
export async function buildOnly(plan: ImageOnlyPlan, world: World): Promise<BuildResult> {
  const { phases, time } = stopwatch(world.clock)
  const edges = imageEdges(world, plan.image.repository)
  const order = imageOrder(plan, world)
  const ready = await time('Preflight', async () => {
    const [, image] = await settle([checkIdentity(world, plan.allowedAccountIds), prepareImage(edges, order)])
    return image
  })
  const image = await time('Image', () => makeImage(edges, order, ready))
  return { operation: 'build', buildId: plan.buildId.id, image, phases }
}
