import type { DeletePlan } from '../plan/plan.ts'
import { Problem } from '../problem.ts'
import { eventLine } from '../report/lines.ts'
import type { DeleteResult, Phase } from '../result.ts'
import { awaitIdle } from '../stack/follow.ts'
import { TimedOut } from '../stack/poll.ts'
import { isLeftover, removeStack } from '../stack/remove.ts'
import { isOurs, notOurs, readStack } from '../stack/stack.ts'
import { isRunning } from '../stack/status.ts'
import { checkIdentity } from './identity.ts'
import { timed, type World } from './world.ts'

/**
 * Deletes the stack of the plan: ours only, after what runs on it has ended, and waits until it is gone. One that is gone
 * already is as good.
 *
 * @throws Problem
 */
export async function deleteStack(plan: DeletePlan, world: World): Promise<DeleteResult> {
  const phases: Phase[] = []
  await checkIdentity(world, plan.allowedAccountIds)
  const stackId = await timed(world.clock, phases, 'Delete', () => removeIfThere(plan, world))
  return { operation: 'delete', stackName: plan.stackName, stackId, region: plan.region, phases }
}

async function removeIfThere(plan: DeletePlan, world: World): Promise<string | undefined> {
  const client = world.aws.cloudFormation
  const waiting = {
    clock: world.clock,
    signal: world.signal,
    deadline: world.clock.now() + plan.timeoutMinutes * 60_000,
  }
  const found = await readStack(client, plan.stackName)
  if (found !== undefined && !isOurs(found, plan.owner) && !(await isLeftover(client, found)))
    throw notOurs(found, plan.owner, 'deleted')
  try {
    if (isRunning(found?.status))
      world.log.info(`Stack ${plan.stackName} is ${found?.status}: waiting for that operation to end.`)
    const stack = found !== undefined && isRunning(found.status) ? await awaitIdle(client, found, waiting) : found
    if (stack === undefined) {
      world.log.info(`There is no stack ${plan.stackName}: nothing to delete.`)
      return found?.id
    }
    await world.log.group(`Delete stack ${plan.stackName}`, () =>
      removeStack(client, stack, {
        token: plan.operation,
        waiting,
        onEvent: (event) => world.log.info(eventLine(event)),
      }),
    )
    return stack.id
  } catch (error) {
    if (!(error instanceof TimedOut)) throw error
    throw new Problem(
      `Stack ${plan.stackName} is not gone after ${plan.timeoutMinutes} minutes. CloudFormation goes on with it.`,
      'Run the job again: it waits for what runs. Raise timeout-in-minutes if the stack needs longer.',
    )
  }
}
