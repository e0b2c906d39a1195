import type { Inputs } from '../inputs/inputs.ts'
import type { Context } from './context.ts'
import type { Plan } from './plan.ts'
import type { Run } from './run.ts'

/** The subject of a comment on a pull request. A later run finds and replaces the comment by it. */
export interface CommentSubject {
  /** The name of the stack, with ` diff` after it when the stack is only compared. */
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
}

/**
 * Returns the target of the comment that reports the result. Plans without a stack get no comment, nor do runs of forks, whose
 * token is read-only. Source: GitHub documentation, "Events that trigger workflows", pull_request.
 */
export function planComment(inputs: Inputs, context: Context, plan: Plan): CommentTarget | undefined {
  const { event, repository, run } = context
  const { comment, githubToken: token } = inputs
  if (event.kind !== 'pull-request' || (event.fork && !event.target) || !comment || token === undefined)
    return undefined
  if (!('target' in plan)) return undefined
  const { stackName } = plan.target
  // A stack has one comment, from its first deploy to its deletion, and a separate one for diffs.
  const key = plan.kind === 'diff' ? `${stackName} diff` : stackName
  return { repository, pullRequest: event.number, token, key, run }
}
