import type { CloudFormationClient } from '@aws-sdk/client-cloudformation'
import { isError } from '../aws-error.ts'
import type { DeployPlan } from '../plan/plan.ts'
import { Problem } from '../problem.ts'
import type { ReadChange } from '../report/changes.ts'
import { minutes } from '../report/markdown.ts'
import { applyChange } from './change.ts'
import { isNameTaken } from './change-set.ts'
import type { ResourceDuration } from './events.ts'
import { awaitIdle } from './follow.ts'
import { refuseOlderRun } from './later-run.ts'
import { intentOf, type StackEdges, type StackOrder, tagsFor } from './order.ts'
import { rest, TimedOut, type Waiting } from './poll.ts'
import { explainRefusal, isProtected, notOurs } from './refusal.ts'
import { isNotGone, removeStack } from './remove.ts'
import { isOurs, isUnowned, readStack, type Stack } from './stack.ts'
import { type Remedy, verdictOn } from './status.ts'
import { readStuck } from './stuck.ts'
import { cannotHaveChanged } from './unchanged.ts'

/** The stack as it is wanted; of a change set that was not executed, the stack as it was, and what would be done to it. */
export interface Converged {
  readonly operation: 'create' | 'update' | 'none'
  readonly stack: Stack
  /** ARN of the change set, if one was made. */
  readonly changeSetId: string | undefined
  readonly changes: readonly ReadChange[]
  /** How long each resource took, none when nothing was changed. */
  readonly resources: readonly ResourceDuration[]
}

/**
 * Brings the stack to what is wanted, from whatever state it is in.
 *
 * @throws Problem with the first real cause when that fails, also when it takes too long
 */
export async function converge(edges: StackEdges, order: StackOrder): Promise<Converged> {
  const { plan } = order
  const start = edges.clock.now()
  const deadline = start + plan.stack.timeoutMinutes * 60_000
  const waiting = { clock: edges.clock, signal: edges.signal, deadline }
  for (let found = order.stack, attempt = 1; ; attempt += 1) {
    const stack = await makeReady(edges, { plan, waiting }, found).catch((error: unknown) => {
      throw error instanceof TimedOut ? stillBusy(plan) : error
    })
    if (stack !== undefined && stack === order.stack && isUnchanged(order, stack)) {
      edges.log.info(
        `Stack ${plan.stackName} is up to date: its template, parameters and tags are these. No change set was made.`,
      )
      return { operation: 'none', stack, changeSetId: undefined, changes: [], resources: [] }
    }
    try {
      if (stack !== undefined && intentOf(plan) === 'execute') await refuseOlderRun(edges.client, stack, plan)
      return await applyChange(edges, order, { stack, name: `${plan.operation}-${attempt}`, waiting })
    } catch (error) {
      await letPass(edges, order, { error, stack, attempt, waiting, start })
      found = await readStack(edges.client, plan.stackName)
    }
  }
}

interface FailedTry {
  readonly error: unknown
  /** The stack that was to be updated; undefined when it was to be created. */
  readonly stack: Stack | undefined
  /** Which try it was, from 1. */
  readonly attempt: number
  readonly waiting: Waiting
  readonly start: number
}

/**
 * Waits until another try may succeed.
 *
 * @throws Problem when none would, or there is no time left
 */
async function letPass({ log }: StackEdges, { plan }: StackOrder, failed: FailedTry): Promise<void> {
  const { error, stack, attempt, waiting, start } = failed
  if (error instanceof Problem && error.passing && stack === undefined && attempt === 1) {
    log.notice(`${error.message}\nThat passes by itself, so the stack is created once more.`)
    return
  }
  const { capabilities, roleArn } = plan.stack
  if (!isOvertaken(error)) throw explainRefusal(error, { stackName: plan.stackName, capabilities, roleArn })
  log.info(`Another operation on stack ${plan.stackName} came first.`)
  await rest(waiting, start).catch((reason: unknown) => {
    throw reason instanceof TimedOut ? stillBusy(plan) : reason
  })
}

/** Texts that public issues quote of AWS; the name of the error varies. */
const OVERTAKEN = /_IN_PROGRESS state|is currently in progress|already exists and cannot be created again/i

/** Another operation has taken longer than we may wait. */
export function stillBusy({ stackName, stack }: Pick<DeployPlan, 'stackName' | 'stack'>): Problem {
  return new Problem(
    `Another operation on stack ${stackName} still goes on after ${minutes(stack.timeoutMinutes)}.`,
    'Run the job again when it has ended, or raise timeout-in-minutes. The stack was not changed.',
  )
}

/** The refusal of a change because another operation runs, or has made the stack meanwhile. */
function isOvertaken(error: unknown): boolean {
  return (
    isError(error, 'ChangeSetNotFoundException') ||
    isNameTaken(error) ||
    isError(error, 'InvalidChangeSetStatusException', /OBSOLETE/) ||
    (error instanceof Error && !(error instanceof Problem) && OVERTAKEN.test(error.message))
  )
}

interface Run {
  readonly plan: DeployPlan
  readonly waiting: Waiting
}

/** Waits for what runs and removes what a failed creation has left; gives the stack to update, or undefined to create one. */
async function makeReady(edges: StackEdges, run: Run, stack: Stack | undefined): Promise<Stack | undefined> {
  const verdict = verdictOn(stack?.status, run.plan.stack.options.disableRollback)
  if (stack === undefined || verdict.kind === 'create') return undefined
  if (verdict.kind === 'wait') {
    edges.log.info(`Stack ${stack.name} is ${stack.status}: waiting for that operation to end.`)
    return makeReady(edges, run, await awaitIdle(edges.client, stack, run.waiting))
  }
  await refuse(edges.client, stack, run.plan)
  if (verdict.kind !== 'recreate') return stack
  edges.log.notice(`Stack ${stack.name} is ${stack.status}: ${verdict.why}, so it is deleted and created anew.`)
  await removeStack(edges.client, stack, {
    token: `${run.plan.operation}-0`,
    waiting: run.waiting,
    log: edges.log,
  }).catch((error: unknown) => {
    throw error instanceof TimedOut ? isNotGone(stack.name, run.plan.stack.timeoutMinutes) : error
  })
  return undefined
}

/** What is wanted of a stack that may have to be refused. */
export type RefusedPlan = Pick<DeployPlan, 'kind' | 'owner' | 'stack'>

/**
 * Refuses a stack that we must not touch, or cannot help. A stack that runs is judged when it has come to rest.
 *
 * @throws Problem
 */
export async function refuse(
  client: CloudFormationClient,
  stack: Stack,
  { kind, owner, stack: wanted }: RefusedPlan,
): Promise<void> {
  const verdict = verdictOn(stack.status, wanted.options.disableRollback)
  if (verdict.kind === 'create' || verdict.kind === 'wait') return
  // The user named the stack, so another tool's may be updated; its name made from a pull request is a coincidence.
  const adoptable = verdict.kind === 'update' && isUnowned(stack) && owner.pullRequest === undefined
  if (!isOurs(stack, owner) && !adoptable) throw notOurs(stack, owner, 'changed')
  if (verdict.kind === 'recreate' && kind === 'diff') {
    throw new Problem(
      `Stack ${stack.name} is ${stack.status}: ${verdict.why}, so there is nothing to compare with.`,
      'Deploy it: it is deleted then and created anew.',
    )
  }
  if (verdict.kind === 'recreate' && stack.terminationProtection) throw isProtected(stack, 'deleted and created anew')
  if (verdict.kind === 'stop') throw await stuck(client, stack, verdict.remedy)
}

/** The problem of a stack that only a person can help, with the resources that failed, as far as they may be read. */
async function stuck(client: CloudFormationClient, stack: Stack, remedy: Remedy): Promise<Problem> {
  const failed = await readStuck(client, stack.id)
  const list = failed.map(({ path, type, reason }) => `\n${path} (${type}): ${reason}`)
  return new Problem(
    `Stack ${stack.name} is ${stack.status}: ${stack.reason?.replace(/[.\s]+$/, '') ?? 'no reason is given'}.${list.join('')}`,
    remedy(
      stack,
      failed.flatMap(({ skippedAs }) => skippedAs ?? []),
    ),
  )
}

function isUnchanged(order: StackOrder, stack: Stack): boolean {
  return cannotHaveChanged({
    template: order.template,
    parameters: order.parametersFor(stack.parameters),
    tags: tagsFor(order, stack),
    roleArn: order.plan.stack.roleArn,
    options: order.plan.stack.options,
    stack,
    deployedBody: order.deployedBody,
  })
}
