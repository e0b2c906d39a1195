import type { GitHub } from '../edges/github.ts'
import type { CommentTarget } from '../plan/comment-target.ts'
import { markerOf } from '../report/comment.ts'
import { isNotFound, isUnanswered } from './error.ts'

/**
 * Creates the comment of a target, or replaces its text. A comment whose creation GitHub did not confirm is looked for before it is
 * created again, and a comment that somebody deletes meanwhile is created anew.
 *
 * @param textFor returns the new text for the current one, which is undefined when there is no comment; undefined changes nothing
 * @throws the error of GitHub
 */
export async function putComment(
  github: GitHub,
  target: CommentTarget,
  textFor: (current: string | undefined) => string | undefined,
): Promise<void> {
  const [owner = '', repo = ''] = target.repository.split('/')
  const { issues } = github.rest
  for (let isLast = false; ; isLast = true) {
    const [found, ...copies] = await findComments(github, target)
    // Two first runs at the same time both create one.
    for (const { databaseId } of copies) await issues.deleteComment({ owner, repo, comment_id: databaseId })
    const body = textFor(found?.body)
    if (body === undefined || body === found?.body) return
    try {
      if (found !== undefined) await issues.updateComment({ owner, repo, comment_id: found.databaseId, body })
      // Without retries: GitHub may have written the comment although it answers with an error.
      else await issues.createComment({ owner, repo, issue_number: target.pullRequest, body, request: { retries: 0 } })
      return
    } catch (error) {
      if (isLast || !(found === undefined ? isUnanswered(error) : isNotFound(error))) throw error
    }
  }
}

interface Comment {
  readonly databaseId: number
  readonly body: string
  readonly viewerDidAuthor: boolean
}

/** Only a comment that this token wrote is ours: another one may quote the marker. Returns the oldest first. */
async function findComments(
  github: GitHub,
  { repository, pullRequest, key }: CommentTarget,
): Promise<readonly Comment[]> {
  const [owner, name] = repository.split('/')
  const pages = github.graphql.paginate.iterator<{
    readonly repository: { readonly pullRequest: { readonly comments: { readonly nodes: readonly Comment[] } } }
  }>(COMMENTS, { owner, name, pullRequest })
  const comments: Comment[] = []
  for await (const page of pages) comments.push(...page.repository.pullRequest.comments.nodes)
  return comments.filter(({ body, viewerDidAuthor }) => viewerDidAuthor && body.startsWith(markerOf(key)))
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
