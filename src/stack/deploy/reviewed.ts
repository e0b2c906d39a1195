import {
  type CloudFormationClient,
  DescribeChangeSetCommand,
  type DescribeChangeSetCommandOutput,
} from '@aws-sdk/client-cloudformation'
import { isError } from '../../aws/error.ts'
import { isOurs } from '../../aws/ownership.ts'
import type { ExecutePlan, Target } from '../../plan/plan.ts'
import { Problem } from '../../text/problem.ts'
import { awaitIdle } from '../await-idle.ts'
import { awaitChangeSet, executeChangeSet } from '../change-set/change-set.ts'
import { ChangeSetFailed } from '../change-set/failure.ts'
import { changeLines } from '../changes/lines.ts'
import { type StackEdges, waitOptionsFor } from '../edges.ts'
import { checkStack, stackStateOf } from '../guard.ts'
import { orTimeoutProblem, type WaitOptions } from '../poll.ts'
import { busyTimeoutProblem, changeSetTimeoutProblem, foreignChangeSetProblem } from '../problems.ts'
import { changeSetFacts, isOurChangeSet } from '../review.ts'
import { readStack, type Stack } from '../stack.ts'
import { isRunning } from '../status.ts'
import { checkChanges } from './forbidden-options.ts'
import { runChangeSet, type StackOutcome } from './run.ts'

/**
 * Executes the change set of the plan and follows the operation. Does nothing if the change set was executed successfully before.
 *
 * @throws Problem when the change set does not exist, belongs to another stack or owner, or can no longer be executed
 */
export async function executeReviewed(edges: StackEdges, plan: ExecutePlan): Promise<StackOutcome> {
  const { target, changeSet } = plan
  const waiting = waitOptionsFor(edges, target)
  const found = await readStack(edges.client, target.stackName)
  if (found === undefined) throw noStackProblem(target)
  if (isOurs(found, target.owner)) edges.learn({ stackId: found.id })
  const idle = isRunning(found.status) ? awaitIdle(edges, found, waiting) : Promise.resolve(found)
  const stack = await orTimeoutProblem(idle, busyTimeoutProblem(target))
  if (stack === undefined) throw noStackProblem(target)
  const described = await describe(edges.client, plan, stack)
  await checkOwner(edges.client, plan, stack, described)
  edges.learn({ stackId: stack.id })
  if (described.ExecutionStatus === 'EXECUTE_COMPLETE') {
    edges.log.info(`The change set ${changeSet} was executed already.`)
    return { operation: 'none', stack, changeSetId: described.ChangeSetId, changes: [], resources: [] }
  }
  checkExecutable(plan, described)
  return execute(edges, plan, described, { stack, waiting })
}

async function execute(
  edges: StackEdges,
  plan: ExecutePlan,
  { ChangeSetId: id = '', OnStackFailure, DeploymentConfig }: DescribeChangeSetCommandOutput,
  { stack, waiting }: { readonly stack: Stack; readonly waiting: WaitOptions },
): Promise<StackOutcome> {
  const { target } = plan
  edges.learn({ moment: { state: 'deploying' } })
  const created = awaitChangeSet(edges, { id, stackId: stack.id }, waiting)
  const changeSet = await orTimeoutProblem(created, changeSetTimeoutProblem(target)).catch((error: unknown) => {
    throw error instanceof ChangeSetFailed ? notExecutableProblem(plan, error.reason) : error
  })
  if (!changeSet.executable) throw notExecutableProblem(plan, 'it holds no change')
  for (const line of changeLines(changeSet.changes)) edges.log.info(line)
  const { options } = plan.stack
  const carried = OnStackFailure !== undefined || DeploymentConfig !== undefined
  // A change set that carries its failure behaviour overrides the input.
  const disableRollback = carried
    ? OnStackFailure === 'DO_NOTHING' || DeploymentConfig?.DisableRollback === true
    : options.disableRollback
  const before = stack.status === 'REVIEW_IN_PROGRESS' ? undefined : stack
  checkChanges({ ...options, disableRollback }, before, changeSet.changes)
  edges.signal.throwIfAborted()
  await edges.confirm()
  edges.learn({ moment: { state: 'deploying', changes: changeSet.changes } })
  const token = target.operation
  await executeChangeSet(edges.client, id, token, carried ? undefined : disableRollback).catch((error: unknown) => {
    // Another operation may have begun since the change set was read.
    if (!isError(error, 'InvalidChangeSetStatusException')) throw error
    throw notExecutableProblem(plan, error.message)
  })
  edges.learn({ changeSetId: id, status: undefined, resources: [] })
  const running = { changeSet, template: undefined, stack: before, token, disableRollback, waiting }
  return runChangeSet(edges, target, running)
}

/**
 * Describes the change set by its ARN: CloudFormation never gives the ID in it to another change set. The input has the whole ARN or
 * its end, `<name>/<ID>`; the beginning is that of the stack's ARN.
 */
async function describe(
  client: CloudFormationClient,
  plan: ExecutePlan,
  stack: Stack,
): Promise<DescribeChangeSetCommandOutput> {
  const arn = plan.changeSet.startsWith('arn:')
    ? plan.changeSet
    : stack.id.replace(/:stack\/.*$/, `:changeSet/${plan.changeSet}`)
  try {
    return await client.send(new DescribeChangeSetCommand({ ChangeSetName: arn }))
  } catch (error) {
    if (!isError(error, 'ChangeSetNotFoundException')) throw error
    throw new Problem(
      `Input execute-change-set-id: stack ${plan.target.stackName} has no change set ${plan.changeSet}.`,
      'It was deleted, or executed (then only its ARN is known), or another change set was executed, which deletes the others. Create a new one with `no-execute-changeset: true`.',
    )
  }
}

/** Refuses a change set that is not ours, of a stack that is, and one whose execution would give the stack another owner. */
async function checkOwner(
  client: CloudFormationClient,
  plan: ExecutePlan,
  stack: Stack,
  described: DescribeChangeSetCommandOutput,
): Promise<void> {
  const { stackName, owner } = plan.target
  const { StackName, StackId } = described
  if (StackName !== stackName) {
    throw new Problem(
      `Input execute-change-set-id: the change set is of stack ${StackName}, not of ${stackName}.`,
      `Give \`stack-name: ${StackName}\`, or the change set of ${stackName}.`,
    )
  }
  if (StackId !== stack.id) throw notExecutableProblem(plan, 'its stack was deleted, and another one has the name now')
  await checkStack(client, stackStateOf(stack, plan.stack.options), plan)
  const changeSet = changeSetFacts(described)
  if (!isOurChangeSet(changeSet, stack, owner)) throw foreignChangeSetProblem(changeSet, 'executed')
}

function checkExecutable(
  plan: ExecutePlan,
  { Status, StatusReason, ExecutionStatus }: DescribeChangeSetCommandOutput,
): void {
  if (Status === 'FAILED') throw notExecutableProblem(plan, StatusReason ?? 'it could not be created')
  if (ExecutionStatus === 'OBSOLETE')
    throw notExecutableProblem(plan, 'the stack was changed after it was created (OBSOLETE)')
  if (ExecutionStatus === 'EXECUTE_FAILED') throw notExecutableProblem(plan, 'it was executed before, and that failed')
}

function notExecutableProblem({ changeSet }: ExecutePlan, reason: string): Problem {
  return new Problem(
    `The change set ${changeSet} cannot be executed: ${reason}.`,
    'Create a new one with `no-execute-changeset: true`, review that, and execute it. The stack was not changed.',
  )
}

function noStackProblem({ stackName }: Target): Problem {
  return new Problem(
    `There is no stack ${stackName}, so no change set of it.`,
    'Correct stack-name and aws-region, or create a new change set with `no-execute-changeset: true`.',
  )
}
