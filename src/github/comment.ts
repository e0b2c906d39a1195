import type { GitHub } from '../edges/github.ts'
import type { Log } from '../edges/runner.ts'
import type { CommentTarget } from '../plan/comment-target.ts'
import { commentOf, isNewer, markerOf } from '../report/comment.ts'
import { withoutSecrets } from '../text/secrets.ts'
import { githubReason, isMissingPermission } from './error.ts'

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
  const { repository, pullRequest } = target
  try {
    const octokit = await github()
    const found = await findComment(octokit, target)
    // GitHub does not mask comments.
    const body = commentOf(target, withoutSecrets(markdown, log.secrets))
    if (found !== undefined && (found.body === body || isNewer(found.body, target))) return
    const [owner = '', repo = ''] = repository.split('/')
    const { issues } = octokit.rest
    if (found !== undefined) await issues.updateComment({ owner, repo, comment_id: found.databaseId, body })
    // Without retries: GitHub may have written the comment although it answers with an error.
    else await issues.createComment({ owner, repo, issue_number: pullRequest, body, request: { retries: 0 } })
  } catch (error) {
    const reason = githubReason(error)
    const remedy = isMissingPermission(error)
      ? ' Add `pull-requests: write` to `permissions:` of the job, or set `comment: false`.'
      : ''
    log.warning(`The comment on pull request ${pullRequest} was not written: ${reason}.${remedy}`)
  }
}

interface Comment {
  readonly databaseId: number
  readonly body: string
  readonly viewerDidAuthor: boolean
}

/** Only a comment that this token wrote is ours: another one may quote the marker. */
async function findComment(
  github: GitHub,
  { repository, pullRequest, key }: CommentTarget,
): Promise<Comment | undefined> {
  const [owner, name] = repository.split('/')
  const pages = github.graphql.paginate.iterator<{
    readonly repository: { readonly pullRequest: { readonly comments: { readonly nodes: readonly Comment[] } } }
  }>(COMMENTS, { owner, name, pullRequest })
  for await (const page of pages) {
    const { nodes } = page.repository.pullRequest.comments
    const found = nodes.find(({ body, viewerDidAuthor }) => viewerDidAuthor && body.startsWith(markerOf(key)))
    if (found !== undefined) return found
  }
  return undefined
}

const COMMENTS = `query($owner: String!, $name: String!, $pullRequest: Int!, $cursor: String) {
  repository(owner: $owner, name: $name) {
    pullRequest(number: $pullRequest) {
      comments(first: 100, after: $cursor) {
        nodes { databaseId body viewerDidAuthor }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
}`
