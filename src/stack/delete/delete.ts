import { isError } from '../../aws/error.ts'
import { isOperationName, isOurs, type Owner } from '../../aws/ownership.ts'
import type { Target } from '../../plan/plan.ts'
import { awaitIdle } from '../await-idle.ts'
import { listChangeSets } from '../change-set/list.ts'
import { type StackEdges, waitOptionsFor } from '../edges.ts'
import type { ResourceDuration } from '../events/events.ts'
import { sleep, TimedOut, type WaitOptions } from '../poll.ts'
import { deleteTimeoutProblem, foreignStackProblem, protectedStackProblem } from '../problems.ts'
import { readStack, type Stack } from '../stack.ts'
import { isRunning } from '../status.ts'
import { removeStack } from './remove.ts'

/** A stack that was deleted. */
interface DeletedStack {
  /** ARN. */
  readonly id: string
  /** How long each resource took. */
  readonly resources: readonly ResourceDuration[]
}

/**
 * Deletes the stack of a target, if it is ours, after every running operation has ended, and waits until it is gone.
 *
 * @returns undefined when there is no such stack
 * @throws Problem
 */
export async function deleteStack(edges: StackEdges, target: Target): Promise<DeletedStack | undefined> {
  const waiting = waitOptionsFor(edges, target)
  const stack = await readStack(edges.client, target.stackName)
  if (stack === undefined) return undefined
  await checkDeletable(edges, stack, target.owner)
  try {
    return { id: stack.id, resources: await removeWhenIdle(edges, stack, target, waiting) }
  } catch (error) {
    throw error instanceof TimedOut ? deleteTimeoutProblem(target) : error
  }
}

/**
 * Refuses a stack that is not ours, or is protected.
 *
 * @throws Problem
 */
async function checkDeletable(edges: StackEdges, stack: Stack, owner: Owner): Promise<void> {
  if (!isOurs(stack, owner) && !(await isLeftover(edges, stack, owner))) {
    throw foreignStackProblem(stack, owner, 'deleted')
  }
  if (stack.terminationProtection) throw protectedStackProblem(stack, 'deleted')
}

/**
 * Whether a stack is only what a killed first deploy of the owner has left: in review, when it has no tags yet, with change sets that
 * this action has created for the owner's repository, which stands first in their descriptions.
 */
async function isLeftover({ client }: StackEdges, stack: Stack, { repository }: Owner): Promise<boolean> {
  if (stack.status !== 'REVIEW_IN_PROGRESS') return false
  const summaries = await listChangeSets(client, stack.id)
  return summaries.every(
    ({ ChangeSetName = '', Description }) =>
      isOperationName(ChangeSetName) && Description?.startsWith(`${repository} `) === true,
  )
}

/** Another operation may begin between the look at the stack and its deletion. Then waits for that one, too. */
async function removeWhenIdle(
  edges: StackEdges,
  stack: Stack,
  { owner, operation }: Target,
  waiting: WaitOptions,
): Promise<readonly ResourceDuration[]> {
  const { client, log, clock } = edges
  const start = clock.now()
  for (;;) {
    if (isRunning(stack.status)) log.info(`Stack ${stack.name} is ${stack.status}: waiting for that to end.`)
    const idle = await awaitIdle(client, stack, waiting)
    if (idle === undefined) return []
    // The operation may have made it somebody else's.
    await checkDeletable(edges, idle, owner)
    try {
      return await log.group(`Events of stack ${stack.name}`, () =>
        removeStack(edges, idle, { token: operation, waiting }),
      )
    } catch (error) {
      if (!isError(error, 'ValidationError', /cannot be deleted while in status/)) throw error
      await sleep(waiting, start)
    }
  }
}
