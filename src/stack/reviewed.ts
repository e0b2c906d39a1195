import {
  type CloudFormationClient,
  DescribeChangeSetCommand,
  type DescribeChangeSetCommandOutput,
} from '@aws-sdk/client-cloudformation'
import { isError } from '../aws-error.ts'
import type { ExecutePlan } from '../plan/execution.ts'
import { Problem } from '../problem.ts'
import { changeLines } from '../report/change-lines.ts'
import { notMade, runChange } from './change.ts'
import { awaitChangeSet, type ChangeSet, executeChangeSet } from './change-set.ts'
import { ChangeSetFailed } from './change-set-failure.ts'
import { type Converged, refuse, stillBusy } from './converge.ts'
import { awaitIdle } from './follow.ts'
import { checkChanges } from './options.ts'
import type { StackEdges } from './order.ts'
import { TimedOut, type Waiting } from './poll.ts'
import { notOurs } from './refusal.ts'
import { isOurs, readStack, type Stack, tagsOf } from './stack.ts'
import { isRunning } from './status.ts'

/**
 * Executes the change set of the plan, exactly that one, and follows it. One that was executed with success is as good.
 *
 * @throws Problem when it is not there, not of this stack, not ours, or can no longer be executed
 */
export async function executeReviewed(edges: StackEdges, plan: ExecutePlan): Promise<Converged> {
  const waiting = {
    clock: edges.clock,
    signal: edges.signal,
    deadline: edges.clock.now() + plan.stack.timeoutMinutes * 60_000,
  }
  const found = await readStack(edges.client, plan.stackName)
  if (found === undefined) throw noStack(plan)
  if (isRunning(found.status))
    edges.log.info(`Stack ${found.name} is ${found.status}: waiting for that operation to end.`)
  const idle = isRunning(found.status) ? awaitIdle(edges.client, found, waiting) : Promise.resolve(found)
  const stack = await idle.catch((error: unknown) => {
    throw error instanceof TimedOut ? stillBusy(plan) : error
  })
  if (stack === undefined) throw noStack(plan)
  const described = await describe(edges.client, plan)
  await checkOwner(edges.client, plan, { stack, described })
  if (described.ExecutionStatus === 'EXECUTE_COMPLETE') {
    edges.log.info(`The change set ${plan.changeSet} was executed already.`)
    return { operation: 'none', stack, changeSetId: described.ChangeSetId, changes: [], resources: [] }
  }
  checkExecutable(plan, described)
  return execute(edges, plan, { stack, described, waiting })
}

/** A change set that may be executed. */
interface Reviewed {
  readonly stack: Stack
  readonly described: DescribeChangeSetCommandOutput
  readonly waiting: Waiting
}

async function execute(
  edges: StackEdges,
  plan: ExecutePlan,
  { stack, described, waiting }: Reviewed,
): Promise<Converged> {
  const { ChangeSetId: id = '', OnStackFailure, DeploymentConfig } = described
  const changeSet = await awaitChangeSet(edges.client, { id, stackId: stack.id }, waiting).catch((error: unknown) => {
    if (error instanceof TimedOut) throw notMade(plan)
    throw error instanceof ChangeSetFailed ? notExecutable(plan, error.reason) : error
  })
  if (!changeSet.executable) throw notExecutable(plan, 'it holds no change')
  for (const line of changeLines(changeSet.changes)) edges.log.info(line)
  const creates = stack.status === 'REVIEW_IN_PROGRESS'
  const { options } = plan.stack
  const told = OnStackFailure !== undefined || DeploymentConfig !== undefined
  // What is done on a failure is what the change set says, if it does.
  const disableRollback = told
    ? OnStackFailure === 'DO_NOTHING' || DeploymentConfig?.DisableRollback === true
    : options.disableRollback
  const before = creates ? undefined : stack
  checkChanges({ ...options, disableRollback }, before, changeSet.changes)
  edges.signal.throwIfAborted()
  await start(edges.client, plan, { changeSet, disableRollback: disableRollback && !told })
  const running = { changeSet, attempt: { stack: before, name: plan.operation, waiting } }
  const stackInputs = { ...plan.stack, options: { ...options, disableRollback } }
  return runChange(edges, { plan: { ...plan, stack: stackInputs } }, running)
}

/** Another operation may have begun since the change set was read. */
async function start(
  client: CloudFormationClient,
  plan: ExecutePlan,
  { changeSet: { id }, disableRollback }: { readonly changeSet: ChangeSet; readonly disableRollback: boolean },
): Promise<void> {
  try {
    await executeChangeSet(client, { id, token: plan.operation, disableRollback })
  } catch (error) {
    if (!isError(error, 'InvalidChangeSetStatusException')) throw error
    throw notExecutable(plan, error instanceof Error ? error.message : String(error))
  }
}

async function describe(client: CloudFormationClient, plan: ExecutePlan): Promise<DescribeChangeSetCommandOutput> {
  const byArn = plan.changeSet.startsWith('arn:')
  const which = { ChangeSetName: plan.changeSet, ...(byArn ? {} : { StackName: plan.stackName }) }
  try {
    return await client.send(new DescribeChangeSetCommand(which))
  } catch (error) {
    if (!isError(error, 'ChangeSetNotFoundException')) throw error
    throw new Problem(
      `Input execute-change-set-id: stack ${plan.stackName} has no change set ${plan.changeSet}.`,
      'It was executed (then only its ARN is known), deleted, or another one was executed, which deletes the rest. Make a new one with `no-execute-changeset: true`.',
    )
  }
}

/** A stack in review has no tags yet: those of its change set will be its. */
async function checkOwner(
  client: CloudFormationClient,
  plan: ExecutePlan,
  { stack, described }: Pick<Reviewed, 'stack' | 'described'>,
): Promise<void> {
  if (described.StackName !== plan.stackName) {
    throw new Problem(
      `Input execute-change-set-id: the change set is of stack ${described.StackName}, not of ${plan.stackName}.`,
      `Give \`stack-name: ${described.StackName}\`, or the change set of ${plan.stackName}.`,
    )
  }
  await refuse(client, stack, { ...plan, kind: 'deploy' })
  if (stack.status !== 'REVIEW_IN_PROGRESS') return
  const future = { ...stack, tags: tagsOf(described.Tags) }
  if (!isOurs(future, plan.owner)) throw notOurs(future, plan.owner, 'created')
}

function checkExecutable(
  plan: ExecutePlan,
  { Status, StatusReason, ExecutionStatus }: DescribeChangeSetCommandOutput,
): void {
  if (Status === 'FAILED') throw notExecutable(plan, StatusReason ?? 'it could not be made')
  if (ExecutionStatus === 'OBSOLETE') throw notExecutable(plan, 'the stack was changed after it was made (OBSOLETE)')
  if (ExecutionStatus === 'EXECUTE_FAILED') throw notExecutable(plan, 'it was executed before, and that failed')
}

function notExecutable({ changeSet }: ExecutePlan, reason: string): Problem {
  return new Problem(
    `The change set ${changeSet} cannot be executed: ${reason}.`,
    'Make a new one with `no-execute-changeset: true`, review that, and execute it. The stack was not changed.',
  )
}

function noStack({ stackName }: ExecutePlan): Problem {
  return new Problem(
    `There is no stack ${stackName}, so no change set of it.`,
    'Correct stack-name and aws-region, or make a new change set with `no-execute-changeset: true`.',
  )
}
