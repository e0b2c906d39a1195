import type { Inputs } from '../inputs.ts'
import type { CommentSubject } from '../report/comment.ts'
import type { Context } from './context.ts'
import type { Plan } from './plan.ts'

/** A pull request, and what is told on it. */
export interface Telling extends CommentSubject {
  /** `owner/name`. */
  readonly repository: string
  readonly pullRequest: number
  /** With which the comment is written; a secret. */
  readonly token: string
}

/**
 * Decides whether a pull request is told how a plan ended: what is done to a stack, or would be, unless the user wants no comment.
 * The token of a fork's run may only read. Source: GitHub documentation, "Events that trigger workflows", pull_request.
 */
export function planTelling({ inputs, context }: TellingSource, plan: Plan): Telling | undefined {
  const { event, repository, run } = context
  const { comment, githubToken: token } = inputs
  if (event.kind !== 'pull-request' || (event.fork && !event.target) || !comment || token === undefined)
    return undefined
  if (plan.kind === 'skip' || plan.kind === 'build') return undefined
  // A stack's own story is one comment, from its first deploy to its end; what a merge would change is another one.
  const key = plan.kind === 'diff' ? `${plan.stackName} diff` : plan.stackName
  return { repository, pullRequest: event.number, token, key, run }
}

/** What the decision is made of. */
export interface TellingSource {
  readonly inputs: Inputs
  readonly context: Context
}
