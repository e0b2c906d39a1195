import { isError } from '../../aws/error.ts'
import { isOurs, type Owner } from '../../aws/ownership.ts'
import type { Target } from '../../plan/plan.ts'
import { awaitIdle } from '../await-idle.ts'
import { type StackEdges, waitOptionsFor } from '../edges.ts'
import type { ResourceDuration } from '../events/events.ts'
import { orTimeoutProblem, sleep, type WaitOptions } from '../poll.ts'
import { deleteTimeoutProblem, foreignStackProblem, protectedStackProblem } from '../problems.ts'
import { checkReview } from '../review.ts'
import { readStack, type Stack } from '../stack.ts'
import { removeStack } from './remove.ts'

/**
 * Waits for running operations on the stack of a target, deletes it, and waits until it is deleted.
 *
 * @returns the ARN, and how long each resource took; undefined when there is no such stack
 * @throws Problem, also when the stack is not ours or is protected
 */
export async function deleteStack(
  edges: StackEdges,
  target: Target,
): Promise<{ readonly id: string; readonly resources: readonly ResourceDuration[] } | undefined> {
  const waiting = waitOptionsFor(edges, target)
  const stack = await readStack(edges.client, target.stackName)
  if (stack === undefined) return undefined
  if (isOurs(stack, target.owner)) edges.learn({ stackId: stack.id })
  await checkDeletable(edges, stack, target.owner)
  edges.learn({ stackId: stack.id })
  const removing = removeWhenIdle(edges, stack, target, waiting)
  return { id: stack.id, resources: await orTimeoutProblem(removing, deleteTimeoutProblem(target)) }
}

/**
 * Refuses a stack that is not ours, or is protected. One in review is the leftover of a killed first deploy, or waits for people.
 *
 * @throws Problem
 */
async function checkDeletable({ client }: StackEdges, stack: Stack, owner: Owner): Promise<void> {
  if (stack.status === 'REVIEW_IN_PROGRESS') await checkReview(client, stack, owner, { verb: 'deleted' })
  else if (!isOurs(stack, owner)) throw foreignStackProblem(stack, owner, 'deleted')
  if (stack.terminationProtection) throw protectedStackProblem(stack, 'deleted')
}

/** Deletes a stack when it is idle. Another operation may begin first: then waits for that one as well. */
async function removeWhenIdle(
  edges: StackEdges,
  stack: Stack,
  { owner, operation }: Target,
  waiting: WaitOptions,
): Promise<readonly ResourceDuration[]> {
  const start = edges.clock.now()
  for (;;) {
    const idle = await awaitIdle(edges, stack, waiting)
    if (idle === undefined) return []
    // The operation may have changed the owner.
    await checkDeletable(edges, idle, owner)
    edges.learn({ moment: { state: 'deleting' } })
    try {
      return await removeStack(edges, idle, { token: operation, waiting })
    } catch (error) {
      if (!isError(error, 'ValidationError', /cannot be deleted while in status/)) throw error
      await sleep(waiting, start)
    }
  }
}
