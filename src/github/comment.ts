import type { GitHub } from '../edges/github.ts'
import type { Log } from '../edges/runner.ts'
import type { CommentTarget } from '../plan/comment-target.ts'
import { commentOf, isNewer } from '../report/comment.ts'
import { withoutSecrets } from '../text/secrets.ts'
import { githubReason, isMissingPermission } from './error.ts'
import { putComment } from './put-comment.ts'

/**
 * Writes a comment on a pull request, or replaces the comment of an earlier run. If that fails, warns, because a comment must not
 * fail a deploy.
 *
 * @param markdown the job summary
 */
export async function writeComment(
  github: () => Promise<GitHub>,
  log: Log,
  target: CommentTarget,
  markdown: string,
): Promise<void> {
  try {
    // GitHub does not mask comments.
    const body = commentOf(target, withoutSecrets(markdown, log.secrets))
    await putComment(await github(), target, (current) => {
      const stays = current === undefined ? target.onlyUpdate : isNewer(current, target)
      return stays ? undefined : body
    })
  } catch (error) {
    const reason = githubReason(error)
    const remedy = isMissingPermission(error)
      ? ' Add `pull-requests: write` to `permissions:` of the job, or set `comment: false`.'
      : ''
    log.warning(`The comment on pull request ${target.pullRequest} was not written: ${reason}.${remedy}`)
  }
}
