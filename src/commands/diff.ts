import type { DeployPlan } from '../plan/plan.ts'
import type { DiffResult } from '../result.ts'
import { deployStack } from './deploy.ts'
import { preflight } from './preflight.ts'
import { stopwatch, type World } from './world.ts'

/**
 * Shows what a deploy would change, by a change set that is deleted again. Nothing is built or pushed: the image of the build
 * counts if it exists, else a reference stands for it.
 *
 * @throws Problem, or Problems
 */
export async function diff(plan: DeployPlan, world: World): Promise<DiffResult> {
  const { phases, time } = stopwatch(world.clock)
  const ready = await time('Preflight', () => preflight(plan, world))
  if (ready.image !== undefined && 'kind' in ready.image) throw new Error('unreachable: a diff prepares no image')
  const { image } = ready
  if (image !== undefined) ready.checkImage(image)
  const { operation, changes } = await time('Change set', () => deployStack(plan, world, { ready, image }))
  return {
    operation: 'diff',
    would: operation,
    buildId: plan.buildId.id,
    image,
    stackName: plan.stackName,
    changes,
    phases,
  }
}
