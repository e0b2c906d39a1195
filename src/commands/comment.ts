import { type GitHub, openGitHub } from '../edges/github.ts'
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
  const { telling, log, clock, signal, aws } = world
  if (telling === undefined) return work()
  log.mask(telling.token)
  const github = openGitHub({ http: aws.http, clock, signal, token: telling.token })
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
  readonly github: GitHub
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
  try {
    const found = await findComment(github, telling)
    // Nobody masks what stands in a comment.
    const body = commentOf(telling, withoutSecrets(markdown, log.secrets))
    if (found !== undefined && (found.body === body || isNewer(found.body, telling))) return
    const issues = `/repos/${telling.repository}/issues`
    if (found === undefined) await github.rest('POST', `${issues}/${telling.pullRequest}/comments`, { body })
    else await github.rest('PATCH', `${issues}/comments/${found.databaseId}`, { body })
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    const remedy = /not accessible|must have|permission/i.test(reason)
      ? ' Add `pull-requests: write` to `permissions:` of the job, or set `comment: false`.'
      : ''
    log.warning(`The comment on pull request ${telling.pullRequest} was not written: ${reason}.${remedy}`)
  }
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
        readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
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
  for (let after: string | null = null; ; ) {
    const answer = (await github.graphql(COMMENTS, { owner, name, pullRequest, after })) as Comments
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
