import { isExecutionOf, isOperationOf, type Owner } from '../aws/ownership.ts'
import type { CredentialSource } from '../edges/aws/credentials.ts'
import { region } from '../inputs/aws-values.ts'
import { Problem } from '../text/problem.ts'
import { type CommentTarget, type DeploymentTarget, planComment, planDeployment } from './comment-target.ts'
import { attemptOf } from './context.ts'
import { destination } from './decide.ts'
import { previewOf } from './decision.ts'
import type { DeletePlan, PlanSource } from './plan.ts'

/** A change set that was requested but not executed. */
export interface PendingChangeSet {
  readonly region: string
  readonly stackName: string
  readonly name: string
}

/** The change set that the post step deletes, if the account shows that it is ours. */
export interface CleanUpPlan {
  readonly changeSet: PendingChangeSet
  readonly owner: Owner
  readonly credentials: CredentialSource
}

/**
 * Plans the deletion of the change set that the main step has left. The state is a claim, because any step of the job, and any text
 * in its log, may have written it: it must name a change set of this run and of the stack of this step. Owner and credentials come
 * from the inputs and the environment.
 *
 * @param state the change set as JSON
 * @throws Problem when the state names anything else
 */
export function planCleanUp(state: string, source: PlanSource): CleanUpPlan {
  const { account, target } = destination(source, previewOf(source.inputs, source.context.event))
  const { run } = source.context
  const changeSet = readPending(state)
  const refuse = (reason: string): Problem =>
    new Problem(
      `The change set in the saved state of this step was not deleted: ${reason}.`,
      `Another step of this job has written that state, or an input of this step has changed since. Look for change sets that are left: \`aws cloudformation list-change-sets --stack-name ${target.stackName} --region ${account.region}\`.`,
    )
  if (changeSet === undefined) throw refuse('the state is not in the form of this action')
  if (changeSet.stackName !== target.stackName) throw refuse(`it is not of the stack ${target.stackName}`)
  if (!isOperationOf(attemptOf(source.context), changeSet.name))
    throw refuse(`it is not of run ${run.id}, attempt ${run.attempt}`)
  return { changeSet, owner: target.owner, credentials: account.credentials }
}

/** The execution that the post step stops. */
export interface StopPlan {
  /** ARN. */
  readonly execution: string
  readonly region: string
  /** Why, for whoever looks at the execution. */
  readonly cause: string
  readonly credentials: CredentialSource
}

/**
 * Plans the stop of the execution that the main step has left. The state is a claim, as in `planCleanUp`: it must name an execution
 * of this attempt of this run.
 *
 * @param state ARN
 * @throws Problem when the state names anything else
 */
export function planStop(state: string, source: PlanSource): StopPlan {
  const { account } = destination(source, undefined)
  const { run } = source.context
  const [, region, name = ''] =
    /^arn:[a-z-]+:states:([a-z0-9-]+):\d{12}:execution:[^:\s]{1,80}:([\w-]{1,80})$/.exec(state) ?? []
  if (region !== account.region || !isExecutionOf(attemptOf(source.context), name)) {
    throw new Problem(
      `The execution in the saved state of this step was not stopped: it does not belong to run ${run.id}, attempt ${run.attempt}.`,
      'Another step of this job has written that state, or an input of this step has changed since. Look in the AWS console for executions that run.',
    )
  }
  const cause = `The job that started it was killed: ${run.url}`
  return { execution: state, region, cause, credentials: account.credentials }
}

/** Returns the comment that a job of these inputs and this event keeps current while it runs; undefined when it writes none. */
export function planCommentCleanUp(source: PlanSource): CommentTarget | undefined {
  return planComment(source.inputs, source.context, planOnStack(source))
}

/** As `planCommentCleanUp`, for the deployment that such a job records. */
export function planDeploymentCleanUp(source: PlanSource): DeploymentTarget | undefined {
  return planDeployment(source.inputs, source.context, planOnStack(source))
}

/** Returns a plan that concerns the stack of a job, whatever the job has done with it. */
function planOnStack(source: PlanSource): DeletePlan {
  const place = destination(source, previewOf(source.inputs, source.context.event))
  return { kind: 'delete', ...place, images: [] }
}

/** Parses the state. Returns undefined unless it is a change set with the name of a region, which becomes part of a host name. */
function readPending(state: string): PendingChangeSet | undefined {
  try {
    const claimed = JSON.parse(state)
    return { region: region(claimed.region), stackName: String(claimed.stackName), name: String(claimed.name) }
  } catch {
    return undefined
  }
}
