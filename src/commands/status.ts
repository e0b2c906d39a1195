import type { StatusPlan } from '../plan/plan.ts'
import type { StatusResult } from '../report/result.ts'
import { missingStackProblem } from '../stack/problems.ts'
import { readStack } from '../stack/stack.ts'
import { checkIdentity } from './job/identity.ts'
import { stopwatch, type World } from './job/world.ts'

/**
 * Shows a stack. Changes nothing.
 *
 * @throws Problem
 */
export async function runStatus(plan: StatusPlan, world: World): Promise<StatusResult> {
  const { phases, time } = stopwatch(world.clock)
  await checkIdentity(world, plan.account)
  const { stackName, account } = plan
  const stack = await time('Status', () => readStack(world.aws.cloudFormation, stackName))
  if (stack === undefined) throw missingStackProblem(stackName, account.region)
  return { operation: 'status', stackName, stackId: stack.id, region: account.region, status: stack.status, phases }
}
