import { isError } from '../../aws/error.ts'
import type { StackOptions } from '../../inputs/inputs.ts'
import { Problem } from '../../text/problem.ts'
import { awaitIdle } from '../await-idle.ts'
import { isNameTaken } from '../change-set/change-set.ts'
import { removeStack } from '../delete/remove.ts'
import { type StackEdges, waitOptionsFor } from '../edges.ts'
import { stopCause } from '../failure/machines.ts'
import { checkStack, readStackState, refuseOlderRun, type StackState, stackStateOf } from '../guard.ts'
import { orTimeoutProblem, sleep, type WaitOptions } from '../poll.ts'
import { busyTimeoutProblem, deleteTimeoutProblem, explainRefusal } from '../problems.ts'
import { runningVersion } from '../running.ts'
import { readTemplateBody, type Stack } from '../stack.ts'
import { actionFor } from '../status.ts'
import { urlOutput } from '../url-output.ts'
import { deployOnce } from './deploy-once.ts'
import { changeSetRequest, type DesiredStack, intentOf } from './request.ts'
import type { StackOutcome } from './run.ts'
import { isUnchanged } from './unchanged.ts'

/** The stack that preflight found, and the template that it was deployed with. */
export interface DeployedStack extends StackState {
  /** Undefined when there is no stack, or its template cannot be read. */
  readonly body: string | undefined
}

/**
 * Deploys the desired stack, whatever state the current one is in. Tries again when another operation comes first.
 *
 * @throws Problem with the first real cause of a failure, or of a time-out
 */
export async function deployStack(
  edges: StackEdges,
  desired: DesiredStack,
  deployed: DeployedStack,
): Promise<StackOutcome> {
  const { target } = desired.plan
  const start = edges.clock.now()
  const waiting = waitOptionsFor(edges, target)
  let state: StackState = deployed
  for (let attempt = 1; ; attempt += 1) {
    const stack = await orTimeoutProblem(makeReady(edges, desired, state, waiting), busyTimeoutProblem(target))
    const request = changeSetRequest(desired, stack, `${target.operation}-${attempt}`)
    if (
      stack !== undefined &&
      stack === deployed.stack &&
      isUnchanged(request, desired, { stack, body: deployed.body })
    ) {
      edges.log.info(
        `Stack ${target.stackName} is up to date: its template, parameters and tags are unchanged. No change set was created.`,
      )
      return { operation: 'none', stack, changeSetId: undefined, changes: [], resources: [] }
    }
    try {
      if (stack !== undefined && intentOf(desired.plan) === 'execute') {
        const buildId = await refuseOlderRun(edges.client, stack, desired.plan)
        const running = runningVersion(stack, await bodyOf(edges, stack, deployed))
        if (running) edges.learn({ running: { ...running, buildId: running.buildId ?? buildId } })
      }
      return await deployOnce(edges, desired, { request, stack, waiting })
    } catch (error) {
      const first = stack === undefined && attempt === 1
      await waitForRetry(edges, desired, error, { first, waiting, start })
      if (intentOf(desired.plan) !== 'show') await edges.confirm()
      state = await readStackState(edges.client, target.stackName, desired.plan.stack.options)
    }
  }
}

/** Returns the template that shows whether the address of a stack is secret. Another operation may have brought another one. */
async function bodyOf({ client }: StackEdges, stack: Stack, deployed: DeployedStack): Promise<string | undefined> {
  if (stack === deployed.stack || urlOutput(stack.outputs) === undefined) return deployed.body
  return readTemplateBody(client, stack.id)
}

/**
 * Waits until another attempt may succeed.
 *
 * @throws Problem when another attempt cannot succeed, or no time is left
 */
async function waitForRetry(
  { log }: StackEdges,
  { plan: { target, stack } }: DesiredStack,
  error: unknown,
  { first, waiting, start }: { readonly first: boolean; readonly waiting: WaitOptions; readonly start: number },
): Promise<void> {
  if (error instanceof Problem && error.retryable && first) {
    log.notice([error.sentence, ...(error.excerpt ?? []), 'This may be temporary, so the stack is created once more.'])
    return
  }
  const { capabilities, roleArn, options } = stack
  if (!isRaceLost(error, options)) throw explainRefusal(error, { stackName: target.stackName, capabilities, roleArn })
  log.info(`Another operation on stack ${target.stackName} came first.`)
  await orTimeoutProblem(sleep(waiting, start), busyTimeoutProblem(target))
}

/** Messages of AWS as public issues quote them. The error name varies. */
const RACE_LOST =
  /_IN_PROGRESS state|is currently in progress|already exists and cannot be created again|^Stack \[[^\]]+\] does not exist$/i

/** The refusal of a change set by the status of the stack. */
const IN_STATUS = /^Stack:\S+ is in (\w+) state and can not be updated/

/**
 * Whether AWS refused a request because another operation runs, or has just created the stack, deleted it, or brought it into a
 * state in which nobody can update it.
 */
function isRaceLost(error: unknown, { disableRollback }: StackOptions): boolean {
  const status = error instanceof Error ? IN_STATUS.exec(error.message)?.[1] : undefined
  if (status !== undefined) return actionFor(status, disableRollback).kind !== 'update'
  return (
    isError(error, 'ChangeSetNotFoundException') ||
    isNameTaken(error) ||
    isError(error, 'InvalidChangeSetStatusException', /OBSOLETE/) ||
    (error instanceof Error && !(error instanceof Problem) && RACE_LOST.test(error.message))
  )
}

/**
 * Waits for a running operation, refuses a stack that we must not touch, and deletes one that must be recreated.
 *
 * @returns the stack to update; undefined to create it
 */
async function makeReady(
  edges: StackEdges,
  desired: DesiredStack,
  { stack, action }: StackState,
  waiting: WaitOptions,
): Promise<Stack | undefined> {
  const { target, stack: settings } = desired.plan
  if (stack === undefined) return undefined
  if (action.kind === 'wait') {
    const idle = await awaitIdle(edges, stack, waiting)
    return makeReady(edges, desired, stackStateOf(idle, settings.options), waiting)
  }
  await checkStack(edges.client, { stack, action }, desired.plan)
  if (action.kind === 'create') return undefined
  if (action.kind !== 'recreate') return stack
  edges.log.notice(`Stack ${stack.name} is ${stack.status}: ${action.why}, so it is deleted and recreated.`)
  const options = { token: `${target.operation}-0`, waiting, stopCause: stopCause(target.owner) }
  const removing = removeStack(edges, stack, options)
  await orTimeoutProblem(removing, deleteTimeoutProblem(target))
  return undefined
}
