import type { ExecutePlan } from '../plan/plan.ts'
import type { DeployResult } from '../result.ts'
import { protect } from '../stack/protection.ts'
import { executeReviewed } from '../stack/reviewed.ts'
import { deployResult, stackEdges } from './deploy.ts'
import { checkIdentity } from './identity.ts'
import { stopwatch, type World } from './world.ts'

/**
 * Executes a change set that an earlier run has left to be reviewed.
 *
 * @throws Problem
 */
export async function executeChangeSet(plan: ExecutePlan, world: World): Promise<DeployResult> {
  const { phases, time } = stopwatch(world.clock)
  await checkIdentity(world, plan.allowedAccountIds)
  const edges = stackEdges(world)
  const converged = await time('Stack', () => executeReviewed(edges, plan))
  await protect(edges, plan, converged.stack)
  const result = await deployResult(plan, world, converged)
  return { ...result, buildId: undefined, image: undefined, phases }
}
