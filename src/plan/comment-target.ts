import type { Inputs } from '../inputs/inputs.ts'
import type { Context } from './context.ts'
import type { Plan, SweepPlan } from './plan.ts'
import type { Run } from './run.ts'

/** The subject of a comment on a pull request. A later run finds and replaces the comment by it. */
export interface CommentSubject {
  /** `region/name` of the stack, with ` diff` after it when the stack is only compared. */
  readonly key: string
  readonly run: Run
}

/** The pull request that gets a comment. */
export interface CommentTarget extends CommentSubject {
  /** `owner/name`. */
  readonly repository: string
  readonly pullRequest: number
  /** The GitHub token that writes the comment; a secret. */
  readonly token: string
  /** Whether to replace a comment only, and to write none where there is none. */
  readonly onlyUpdate?: boolean
}

/**
 * Returns the target of the comment that reports the result. Plans without a stack get no comment, nor do runs of forks.
 */
export function planComment(inputs: Inputs, context: Context, plan: Plan): CommentTarget | undefined {
  const { event, repository, run } = context
  const { comment, githubToken: token } = inputs
  if (event.kind !== 'pull-request' || isFork(context) || !comment || token === undefined) return undefined
  if (!('target' in plan)) return undefined
  const { stackName, region } = plan.target
  // A stack has one comment, from its first deploy to its deletion, and a separate one for diffs.
  const key = `${region}/${stackName}${plan.kind === 'diff' ? ' diff' : ''}`
  return { repository, pullRequest: event.number, token, key, run }
}

/** The deployment that a run records on GitHub, or the deployments that end with a stack. */
export interface DeploymentTarget {
  /** `owner/name`. */
  readonly repository: string
  /** The GitHub token that records it; a secret. */
  readonly token: string
  readonly environment: string
  /** Whether the environment goes away again, as that of a preview does. */
  readonly isTransient: boolean
  /** Tells the stacks of an environment apart: `region/name`. */
  readonly key: string
  /** The commit that people see; undefined when the stack is deleted. */
  readonly commit: string | undefined
  readonly run: Run
}

/** The value of the input environment that records nothing, in place of the environment of a preview. */
const NO_ENVIRONMENT = 'none'

/**
 * Returns the deployment that a run records: of a preview to `pr-<number>`, of any other run to the environment that the input names.
 * Records none for a fork, for a change set that waits for review, and where a deployment is the event of the run: it exists already,
 * and a new one would start the workflow again.
 */
export function planDeployment(inputs: Inputs, context: Context, plan: Plan): DeploymentTarget | undefined {
  const { event, repository, run } = context
  const { githubToken: token } = inputs
  if (token === undefined || plan.kind === 'diff' || !('target' in plan)) return undefined
  if (isFork(context) || ('name' in event && event.name.startsWith('deployment'))) return undefined
  if (plan.kind === 'deploy' && !plan.stack.options.execute) return undefined
  const { stackName, region, owner } = plan.target
  const isTransient = owner.pullRequest !== undefined
  const environment = inputs.environment ?? (isTransient ? `pr-${owner.pullRequest}` : NO_ENVIRONMENT)
  if (environment === NO_ENVIRONMENT) return undefined
  const commit = commitOf(plan, context)
  if (commit === undefined && plan.kind !== 'delete') return undefined
  return { repository, token, environment, isTransient, key: `${region}/${stackName}`, commit, run }
}

/** Returns what GitHub shows of a preview that a sweep deletes: its comment, if there is one, and its deployments. */
export function planSwept(
  { repository, account, comment, environment }: SweepPlan,
  { run, token }: { readonly run: Run; readonly token: string },
  preview: { readonly stackName: string; readonly pullRequest: number },
): { readonly comment: CommentTarget | undefined; readonly deployment: DeploymentTarget | undefined } {
  const { stackName, pullRequest } = preview
  const common = { repository, token, run, key: `${account.region}/${stackName}` }
  const name = environment ?? `pr-${pullRequest}`
  const place = { environment: name, isTransient: true, commit: undefined }
  return {
    comment: comment ? { ...common, pullRequest, onlyUpdate: true } : undefined,
    deployment: name === NO_ENVIRONMENT ? undefined : { ...common, ...place },
  }
}

function commitOf(plan: Plan, { event, sha }: Context): string | undefined {
  if (plan.kind === 'delete') return undefined
  if ('buildId' in plan) return plan.buildId.revision
  return event.kind === 'pull-request' ? event.headSha : sha
}

/**
 * Whether a run comes from a fork, so that its token is read-only.
 * Source: GitHub documentation, "Events that trigger workflows", pull_request.
 */
function isFork({ event }: Context): boolean {
  return event.kind === 'pull-request' && event.fork && !event.target
}
