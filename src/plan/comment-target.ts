import type { Inputs } from '../inputs/inputs.ts'
import type { Context } from './context.ts'
import type { Plan } from './plan.ts'
import type { Run } from './run.ts'

/** What a comment on a pull request is about, so that a later run finds and replaces it. */
export interface CommentSubject {
  /** The stack, and whether it is deployed or only compared. */
  readonly key: string
  readonly run: Run
}

/** Where a comment goes. */
export interface CommentTarget extends CommentSubject {
  /** `owner/name`. */
  readonly repository: string
  readonly pullRequest: number
  /** Writes the comment; a secret. */
  readonly token: string
}

/**
 * Decides whether a comment reports how a plan ended: what is done to a stack, or would be, unless the user wants no comment.
 * The token of a fork's run may only read. Source: GitHub documentation, "Events that trigger workflows", pull_request.
 */
export function planComment(inputs: Inputs, context: Context, plan: Plan): CommentTarget | undefined {
  const { event, repository, run } = context
  const { comment, githubToken: token } = inputs
  if (event.kind !== 'pull-request' || (event.fork && !event.target) || !comment || token === undefined)
    return undefined
  if (plan.kind === 'skip' || plan.kind === 'build') return undefined
  const { stackName } = plan.target
  // A stack has one comment, from its first deploy to its end; what a merge would change is another one.
  const key = plan.kind === 'diff' ? `${stackName} diff` : stackName
  return { repository, pullRequest: event.number, token, key, run }
}
