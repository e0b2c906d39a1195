import type { DeletePlan } from '../plan/plan.ts'
import type { DeleteResult } from '../report/result.ts'
import { deleteStack } from '../stack/delete/delete.ts'
import { checkIdentity } from './identity.ts'
import { stackEdges } from './stack.ts'
import { stopwatch, type World } from './world.ts'

/**
 * Deletes the stack of the plan. A stack that does not exist counts as deleted.
 *
 * @throws Problem
 */
export async function runDelete({ account, target }: DeletePlan, world: World): Promise<DeleteResult> {
  const { phases, time } = stopwatch(world.clock)
  await checkIdentity(world, account)
  const deleted = await time('Delete', () => deleteStack(stackEdges(world), target))
  const { stackName, region } = target
  return { operation: 'delete', stackName, stackId: deleted?.id, region, resources: deleted?.resources ?? [], phases }
}
