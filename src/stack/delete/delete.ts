import { isError } from '../../aws/error.ts'
import { isOurs, type Owner } from '../../aws/ownership.ts'
import type { Target } from '../../plan/plan.ts'
import { Problem } from '../../text/problem.ts'
import { awaitIdle } from '../await-idle.ts'
import type { ResourceDuration } from '../edges.ts'
import { NotNeeded, type StackEdges, waitOptionsFor } from '../edges.ts'
import { stopCause, watchMachines } from '../failure/machines.ts'
import { orTimeoutProblem, sleep, TimedOut, type WaitOptions } from '../poll.ts'
import { deleteTimeoutProblem, foreignStackProblem, protectedStackProblem } from '../problems.ts'
import { checkStillInReview } from '../review.ts'
import { readStack, type Stack } from '../stack.ts'
import { removeStack } from './remove.ts'

/** A deleted stack: its ARN, and how long each resource took. */
interface DeletedStack {
  readonly id: string
  readonly resources: readonly ResourceDuration[]
}

/**
 * Waits for running operations on the stack of a target, deletes it, and waits until it is deleted. Then looks whether another run
 * has created it again: a preview whose end GitHub confirms is deleted once more.
 *
 * @returns the first stack that was deleted; undefined when there is no such stack
 * @throws Problem, also when the stack is not ours or is protected
 * @throws NotNeeded
 */
export async function deleteStack(edges: StackEdges, target: Target): Promise<DeletedStack | undefined> {
  const waiting = waitOptionsFor(edges, target)
  const stack = await readStack(edges.client, target.stackName)
  if (stack === undefined) return undefined
  const deleted = await deleteReadStack(edges, stack, target, waiting)
  for (let last = stack; ; ) {
    const next = await readStack(edges.client, target.stackName)
    if (next === undefined || next.id === last.id) return deleted
    const decision = await decideOnReturned(edges, next, target.owner)
    if (decision !== 'foreign') edges.log.notice(`Stack ${next.name} exists again: another run has created it since.`)
    if (decision !== 'delete') return deleted
    await deleteReadStack(edges, next, target, waiting)
    last = next
  }
}

/**
 * Deletes a stack that was just read, by its ARN, when it is idle and still ours.
 *
 * @throws Problem, also when the stack is not ours or is protected
 */
export async function deleteReadStack(
  edges: StackEdges,
  stack: Stack,
  target: Target,
  waiting = waitOptionsFor(edges, target),
): Promise<DeletedStack> {
  if (isOurs(stack, target.owner)) edges.learn({ stackId: stack.id })
  await checkDeletable(edges, stack, target.owner)
  edges.learn({ stackId: stack.id })
  const removing = removeWhenIdle(edges, stack, target, waiting)
  return { id: stack.id, resources: await orTimeoutProblem(removing, deleteTimeoutProblem(target)) }
}

/** Decides on a stack that has taken the name since. One of ours is deleted only if somebody confirms that it must go. */
async function decideOnReturned(edges: StackEdges, stack: Stack, owner: Owner): Promise<'foreign' | 'keep' | 'delete'> {
  try {
    await checkDeletable(edges, stack, owner)
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return 'foreign'
  }
  try {
    return (await edges.confirm()) ? 'delete' : 'keep'
  } catch (error) {
    if (!(error instanceof NotNeeded)) throw error
    return 'keep'
  }
}

/**
 * Refuses a stack that is not ours, or is protected. One in review is the leftover of a killed first deploy, or waits for people.
 *
 * @throws Problem
 */
async function checkDeletable(edges: StackEdges, stack: Stack, owner: Owner): Promise<void> {
  const now = stack.status === 'REVIEW_IN_PROGRESS' ? await checkReviewed(edges, stack, owner) : stack
  if (now !== undefined && !isOurs(now, owner)) throw foreignStackProblem(now, owner, 'deleted')
  if (stack.terminationProtection) throw protectedStackProblem(stack, 'deleted')
}

/** How long a stack in review may have no change set before people are asked whose it is, in milliseconds. */
const PATIENCE = 5_000

/** A run that gives up deletes its change set, and the stack in review after that: for a moment, nothing shows whose it is. */
async function checkReviewed(
  { client, clock, signal }: StackEdges,
  stack: Stack,
  owner: Owner,
): Promise<Stack | undefined> {
  for (const start = clock.now(); ; ) {
    try {
      return await checkStillInReview(client, stack, owner, 'deleted')
    } catch (error) {
      const mayPass = error instanceof Problem && error.retryable && clock.now() - start < PATIENCE
      if (!mayPass) throw error
      await clock.wait(1_000, signal)
    }
  }
}

/** Deletes a stack when it is idle. Another operation may begin first: then waits for that one as well. */
async function removeWhenIdle(
  edges: StackEdges,
  stack: Stack,
  { owner, operation }: Target,
  waiting: WaitOptions,
): Promise<readonly ResourceDuration[]> {
  const start = edges.clock.now()
  const options = { token: operation, waiting, stopCause: stopCause(owner) }
  for (;;) {
    const idle = await waitUntilIdle(edges, stack, options)
    if (idle === undefined) return []
    // The operation may have changed the owner.
    await checkDeletable(edges, idle, owner)
    await edges.confirm()
    edges.learn({ moment: { state: 'deleting' } })
    try {
      return await removeStack(edges, idle, options)
    } catch (error) {
      if (!isError(error, 'ValidationError', /cannot be deleted while in status/)) throw error
      await sleep(waiting, start)
    }
  }
}

/** Waits for running operations. A deletion that somebody else has begun may wait for executions, too. */
async function waitUntilIdle(
  edges: StackEdges,
  stack: Stack,
  { waiting, stopCause: cause }: { readonly waiting: WaitOptions; readonly stopCause: string | undefined },
): Promise<Stack | undefined> {
  const machines = watchMachines(edges, cause)
  const onWait = async ({ id, status }: Stack): Promise<void> => {
    if (status === 'DELETE_IN_PROGRESS') await machines.lookAt(id)
  }
  try {
    return await awaitIdle(edges, stack, waiting, onWait)
  } catch (error) {
    throw error instanceof TimedOut ? new TimedOut(machines.advice()) : error
  }
}
