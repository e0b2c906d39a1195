import { type CloudFormationClient, DescribeChangeSetCommand } from '@aws-sdk/client-cloudformation'
import { isAccessDenied, isError } from '../aws/error.ts'
import { isAdoptable, isOurs, type Owner } from '../aws/ownership.ts'
import type { StackOptions } from '../inputs/inputs.ts'
import type { DeployPlan } from '../plan/plan.ts'
import { isOvertaken, readSource } from '../plan/run.ts'
import { Problem } from '../text/problem.ts'
import { NotNeeded } from './edges.ts'
import { foreignStackProblem, protectedStackProblem } from './problems.ts'
import { checkStillInReview } from './review.ts'
import { listResources, readStack, type Stack } from './stack.ts'
import { actionFor, isCancelled, isDeployed, type Remedy, type StackAction } from './status.ts'

/** A stack that was just read, and what a deploy does with it. */
export interface StackState {
  /** Undefined when there is no stack. */
  readonly stack: Stack | undefined
  readonly action: StackAction
}

/** Decides what a deploy does with a stack that was just read. */
export function stackStateOf(stack: Stack | undefined, { disableRollback }: StackOptions): StackState {
  return { stack, action: actionFor(stack?.status, disableRollback) }
}

/** Reads a stack, and decides what a deploy does with it. */
export async function readStackState(
  client: CloudFormationClient,
  name: string,
  options: StackOptions,
): Promise<StackState> {
  return stackStateOf(await readStack(client, name), options)
}

/**
 * Refuses a stack that we must not touch, or cannot repair. Accepts a stack with a running operation: check it again when the
 * operation has ended.
 *
 * @param plan a diff cannot compare with a stack that a deploy would recreate
 * @throws Problem
 */
export async function checkStack(
  client: CloudFormationClient,
  { stack, action }: StackState,
  {
    kind,
    target: { owner },
  }: { readonly kind: 'deploy' | 'diff' | 'execute'; readonly target: { readonly owner: Owner } },
): Promise<void> {
  if (stack === undefined) return
  if (stack.status === 'REVIEW_IN_PROGRESS') {
    // If it is ours and in review no more, AWS refuses to create it again, and it is read and checked anew.
    const now = await checkStillInReview(client, stack, owner, 'changed')
    if (now !== undefined && !isOurs(now, owner)) throw foreignStackProblem(now, owner, 'changed')
    return
  }
  if (action.kind === 'create' || action.kind === 'wait') return
  const adoptable = action.kind === 'update' && isAdoptable(stack, owner)
  if (!isOurs(stack, owner) && !adoptable) throw foreignStackProblem(stack, owner, 'changed')
  if (action.kind === 'recreate' && kind === 'diff') {
    throw new Problem(
      `Stack ${stack.name} is ${stack.status}: ${action.why}, so there is nothing to compare with.`,
      'Deploy the stack: a deploy deletes and recreates it.',
    )
  }
  if (action.kind === 'recreate' && stack.terminationProtection) {
    throw protectedStackProblem(stack, 'deleted and recreated')
  }
  if (action.kind === 'stop') throw await stuckStackProblem(client, stack, action.remedy)
}

/** Returns the problem of a stack that only a person can repair. Lists the failed resources, if they can be read. */
async function stuckStackProblem(client: CloudFormationClient, stack: Stack, remedy: Remedy): Promise<Problem> {
  const failed = await readStuckResources(client, stack.id)
  const list = failed.map(({ path, type, reason }) => `${path} (${type}): ${reason}`)
  const names = failed.flatMap(({ skippedAs }) => skippedAs ?? [])
  return new Problem(
    `Stack ${stack.name} is ${stack.status}: ${stack.reason?.replace(/[.\s]+$/, '') ?? 'no reason is given'}.`,
    remedy(stack, names),
    { excerpt: list },
  )
}

/**
 * Reads the resources of a stack and its nested stacks whose update or rollback failed, as far as they can be read. A rollback
 * cannot skip a cancelled resource, nor an existing nested stack; it can skip the resources in that stack.
 * Source: AWS CloudFormation API reference, ContinueUpdateRollback, ResourcesToSkip.
 *
 * @param stackId ARN
 * @param parents logical IDs of the nested stacks that contain it, the outermost first
 * @returns `path`: logical IDs, joined by `/`; `skippedAs`: name for `--resources-to-skip`, undefined when it cannot be skipped
 */
async function readStuckResources(
  client: CloudFormationClient,
  stackId: string,
  parents: readonly string[] = [],
): Promise<readonly { path: string; type: string; reason: string; skippedAs: string | undefined }[]> {
  const resources = await listResources(client, stackId).catch(() => [])
  const failed = resources.filter(
    ({ ResourceStatus, ResourceStatusReason }) =>
      ResourceStatus === 'UPDATE_FAILED' && !isCancelled(ResourceStatusReason),
  )
  const levels = await Promise.all(
    failed.map(async ({ LogicalResourceId = '', ResourceType: type = '', PhysicalResourceId = '', ...each }) => {
      const path = [...parents, LogicalResourceId]
      const nested = type === 'AWS::CloudFormation::Stack'
      const inner = nested ? await readStuckResources(client, PhysicalResourceId, path) : []
      if (inner.length > 0) return inner
      const reason = each.ResourceStatusReason ?? 'no reason is given'
      const stackName = stackId.split('/')[1] ?? ''
      const name = parents.length === 0 ? LogicalResourceId : `${stackName}.${LogicalResourceId}`
      return [{ path: path.join('/'), type, reason, skippedAs: nested ? undefined : name }]
    }),
  )
  return levels.flat()
}

/**
 * Refuses to deploy an older run over a later one, which the description of the stack's last change set names. Jobs without a
 * `concurrency` group may end in any order.
 *
 * @returns the build ID that the stack has by that description; undefined when it does not tell
 * @throws Problem
 * @throws NotNeeded for a preview, which has what its readers look for
 */
export async function refuseOlderRun(
  client: CloudFormationClient,
  stack: Stack,
  { target: { owner }, buildId, run }: DeployPlan,
): Promise<string | undefined> {
  if (!isDeployed(stack.status) || stack.changeSetId === undefined) return undefined
  const last = readSource(await readDescription(client, stack.changeSetId))
  if (last?.repository !== owner.repository) return undefined
  if (last.buildId === buildId.id || !isOvertaken(run, last.run)) return last.buildId
  const later = `has been deployed by a later run, of ${last.buildId}: ${last.run.url}`
  if (owner.pullRequest !== undefined) throw new NotNeeded(`stack ${stack.name} ${later}`)
  throw new Problem(
    `Stack ${stack.name} ${later}. This run changes nothing.`,
    'If you want to keep that deploy, do nothing. To deploy this commit instead, run this job again.',
  )
}

/**
 * Returns the build ID that a stack has by the description of its last change set.
 *
 * @returns undefined when it does not tell, cannot be read, or is of another repository
 */
export async function lastBuildId(
  client: CloudFormationClient,
  stack: Stack,
  repository: string,
): Promise<string | undefined> {
  if (!isDeployed(stack.status) || stack.changeSetId === undefined) return undefined
  const last = readSource(await readDescription(client, stack.changeSetId).catch(() => ''))
  return last?.repository === repository ? last.buildId : undefined
}

/** If the description cannot be read, assume there is no later run. */
async function readDescription(client: CloudFormationClient, changeSetId: string): Promise<string> {
  try {
    const { Description = '' } = await client.send(new DescribeChangeSetCommand({ ChangeSetName: changeSetId }))
    return Description
  } catch (error) {
    if (isAccessDenied(error) || isError(error, 'ChangeSetNotFoundException')) return ''
    throw error
  }
}
