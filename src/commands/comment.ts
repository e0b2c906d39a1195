import type { GitHub } from '../edges/github.ts'
import type { Log } from '../edges/runner.ts'
import type { Telling } from '../plan/telling.ts'
import { commentOf, isNewer, markerOf } from '../report/comment.ts'
import { failureSummary, failuresOf } from '../report/failure.ts'
import { withoutSecrets } from '../report/hidden.ts'
import { summaryOf } from '../report/summary.ts'
import type { Result } from '../result.ts'
import type { World } from './world.ts'

/** Does the work, and tells the pull request how it ended, unless the job was cancelled. */
export async function tellEnd(world: World, work: () => Promise<Result>): Promise<Result> {
  const { telling, log, signal } = world
  if (telling === undefined) return work()
  const { token } = telling
  log.mask(token)
  const github = async () => (await import('../edges/github.ts')).openGitHub({ signal, token })
  try {
    const result = await work()
    await comment({ github, log }, telling, summaryOf(result))
    return result
  } catch (error) {
    if (!signal.aborted) await comment({ github, log }, telling, failureSummary(failuresOf(error)))
    throw error
  }
}

/** What telling takes of the world. */
export interface TellingEdges {
  /** Opens GitHub's API, which is loaded only then. */
  readonly github: () => Promise<GitHub>
  readonly log: Log
}

/**
 * Writes the comment on a pull request, or renews the one of an earlier run. A comment never fails a deploy: what keeps it from
 * being written is a warning.
 *
 * @param markdown what the job summary says
 */
export async function comment(
  { github, log }: TellingEdges,
  telling: Omit<Telling, 'token'>,
  markdown: string,
): Promise<void> {
  const { repository, pullRequest } = telling
  try {
    const octokit = await github()
    const found = await findComment(octokit, telling)
    // Nobody masks what stands in a comment.
    const body = commentOf(telling, withoutSecrets(markdown, log.secrets))
    if (found !== undefined && (found.body === body || isNewer(found.body, telling))) return
    const [owner = '', repo = ''] = repository.split('/')
    const { issues } = octokit.rest
    if (found !== undefined) await issues.updateComment({ owner, repo, comment_id: found.databaseId, body })
    // Once only: it may have been written although the answer is an error.
    else await issues.createComment({ owner, repo, issue_number: pullRequest, body, request: { retries: 0 } })
  } catch (error) {
    const reason = reasonOf(error)
    const remedy = /not accessible|must have|permission/i.test(reason)
      ? ' Add `pull-requests: write` to `permissions:` of the job, or set `comment: false`.'
      : ''
    log.warning(`The comment on pull request ${pullRequest} was not written: ${reason}.${remedy}`)
  }
}

/** GitHub's own message, without the links that Octokit adds and the page of a proxy that answers in HTML. */
function reasonOf(error: unknown): string {
  const { errors, response, status, message, cause } = error as {
    readonly errors?: readonly { readonly message: string }[]
    readonly response?: { readonly data?: { readonly message?: unknown } | null }
    readonly status?: number
    readonly message?: string
    readonly cause?: unknown
  }
  if (errors?.[0] !== undefined) return errors[0].message
  // What fetch says of a network fault is in its causes.
  if (response === undefined && cause instanceof Error) return reasonOf(cause)
  if (response === undefined) return (message ?? String(error)).replace(/\.$/, '')
  return typeof response.data?.message === 'string' ? response.data.message : `HTTP ${status}`
}

interface Comment {
  readonly databaseId: number
  readonly body: string
  readonly viewerDidAuthor: boolean
}

interface Comments {
  readonly repository: {
    readonly pullRequest: {
      readonly comments: {
        readonly nodes: readonly Comment[]
      }
    }
  }
}

/** Only a comment that this token wrote is ours; others may have quoted the marker. */
async function findComment(
  github: GitHub,
  { repository, pullRequest, key }: Omit<Telling, 'token'>,
): Promise<Comment | undefined> {
  const [owner, name] = repository.split('/')
  const pages = github.graphql.paginate.iterator<Comments>(COMMENTS, { owner, name, pullRequest })
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
