import type { StatusPlan } from '../plan/plan.ts'
import type { StatusResult } from '../report/result.ts'
import { readStack } from '../stack/stack.ts'
import { Problem } from '../text/problem.ts'
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
  if (stack === undefined) {
    throw new Problem(
      `Stack ${stackName} does not exist in ${account.region}.`,
      'Correct stack-name or aws-region, or deploy the stack first.',
    )
  }
  return { operation: 'status', stackName, stackId: stack.id, region: account.region, status: stack.status, phases }
}
