import type { GitHub } from '../edges/github.ts'
import type { Log } from '../edges/runner.ts'
import type { CommentTarget } from '../plan/comment-target.ts'
import { commentOf, isNewer, markerOf } from '../report/comment.ts'
import { withoutSecrets } from '../text/secrets.ts'

/**
 * Writes a comment on a pull request, or replaces the comment of an earlier run. If that fails, warns, because a comment must not
 * fail a deploy.
 *
 * @param markdown the job summary
 */
export async function writeComment(github: GitHub, log: Log, target: CommentTarget, markdown: string): Promise<void> {
  try {
    const found = await findComment(github, target)
    // GitHub does not mask secrets in a comment.
    const body = commentOf(target, withoutSecrets(markdown, log.secrets))
    if (found !== undefined && (found.body === body || isNewer(found.body, target))) return
    const issues = `/repos/${target.repository}/issues`
    if (found === undefined) await github.rest('POST', `${issues}/${target.pullRequest}/comments`, { body })
    else await github.rest('PATCH', `${issues}/comments/${found.databaseId}`, { body })
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    const remedy = /not accessible|must have|permission/i.test(reason)
      ? ' Add `pull-requests: write` to `permissions:` of the job, or set `comment: false`.'
      : ''
    log.warning(`The comment on pull request ${target.pullRequest} was not written: ${reason}.${remedy}`)
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
  for (let after: string | null = null; ; ) {
    const answer = (await github.graphql(COMMENTS, { owner, name, pullRequest, after })) as {
      repository: {
        pullRequest: { comments: { nodes: Comment[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } } }
      }
    }
    const { nodes, pageInfo } = answer.repository.pullRequest.comments
    const found = nodes.find(({ body, viewerDidAuthor }) => viewerDidAuthor && body.startsWith(markerOf(key)))
    if (found !== undefined || !pageInfo.hasNextPage) return found
    after = pageInfo.endCursor
  }
}

const COMMENTS = `query($owner: String!, $name: String!, $pullRequest: Int!, $after: String) {
  repository(owner: $owner, name: $name) {
    pullRequest(number: $pullRequest) {
      comments(first: 100, after: $after) {
        nodes { databaseId body viewerDidAuthor }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
}`
