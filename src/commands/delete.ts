import type { CloudFormationClient } from '@aws-sdk/client-cloudformation'
import { isError } from '../aws-error.ts'
import type { DeletePlan } from '../plan/plan.ts'
import type { DeleteResult } from '../result.ts'
import { isLeftover } from '../stack/change-set-list.ts'
import type { ResourceDuration } from '../stack/events.ts'
import { awaitIdle } from '../stack/follow.ts'
import { rest, TimedOut, type Waiting } from '../stack/poll.ts'
import { isProtected, notOurs } from '../stack/refusal.ts'
import { isNotGone, removeStack } from '../stack/remove.ts'
import { isOurs, readStack, type Stack } from '../stack/stack.ts'
import { isRunning } from '../stack/status.ts'
import { checkIdentity } from './identity.ts'
import { stopwatch, type World } from './world.ts'

/**
 * Deletes the stack of the plan: ours only, after what runs on it has ended, and waits until it is gone. One that is gone
 * already is as good.
 *
 * @throws Problem
 */
export async function deleteStack(plan: DeletePlan, world: World): Promise<DeleteResult> {
  const { phases, time } = stopwatch(world.clock)
  await checkIdentity(world, plan.allowedAccountIds)
  const removed = await time('Delete', () => removeIfThere(plan, world))
  const { stackName, region } = plan
  return {
    operation: 'delete',
    stackName,
    stackId: removed?.stackId,
    region,
    resources: removed?.resources ?? [],
    phases,
  }
}

/** What was deleted. */
type Removed = Pick<DeleteResult, 'stackId' | 'resources'>

async function removeIfThere(plan: DeletePlan, world: World): Promise<Removed | undefined> {
  const client = world.aws.cloudFormation
  const deadline = world.clock.now() + plan.timeoutMinutes * 60_000
  const waiting = { clock: world.clock, signal: world.signal, deadline }
  const found = await readStack(client, plan.stackName)
  if (found === undefined) return undefined
  await refuseOthers(client, found, plan)
  try {
    return { stackId: found.id, resources: await removeWhenIdle(plan, world, { stack: found, waiting }) }
  } catch (error) {
    if (!(error instanceof TimedOut)) throw error
    throw isNotGone(plan.stackName, plan.timeoutMinutes)
  }
}

/**
 * Refuses a stack that is not ours, or is protected.
 *
 * @throws Problem
 */
async function refuseOthers(client: CloudFormationClient, stack: Stack, { owner }: DeletePlan): Promise<void> {
  if (!isOurs(stack, owner) && !(await isLeftover(client, stack, owner))) throw notOurs(stack, owner, 'deleted')
  if (stack.terminationProtection) throw isProtected(stack, 'deleted')
}

interface Removal {
  readonly stack: Stack
  readonly waiting: Waiting
}

/** Another operation may begin between the look at the stack and its deletion; it is waited for as well. */
async function removeWhenIdle(
  plan: DeletePlan,
  world: World,
  { stack, waiting }: Removal,
): Promise<readonly ResourceDuration[]> {
  const client = world.aws.cloudFormation
  const start = world.clock.now()
  for (;;) {
    if (isRunning(stack.status)) world.log.info(`Stack ${stack.name} is ${stack.status}: waiting for that to end.`)
    const idle = await awaitIdle(client, stack, waiting)
    if (idle === undefined) return []
    // What ran may have made it somebody else's.
    await refuseOthers(client, idle, plan)
    try {
      return await world.log.group(`Events of stack ${stack.name}`, () =>
        removeStack(client, idle, { token: plan.operation, waiting, log: world.log }),
      )
    } catch (error) {
      if (!isError(error, 'ValidationError', /cannot be deleted while in status/)) throw error
      await rest(waiting, start)
    }
  }
}
