import { openGitHub } from '../edges/github.ts'
import { writeComment } from '../github/comment.ts'
import { failureSummary, failuresOf } from '../report/failure.ts'
import type { Result } from '../report/result.ts'
import { summaryOf } from '../report/summary.ts'
import type { World } from './world.ts'

/** Does the work, then comments its result or failure on the pull request. Does not comment a cancellation. */
export async function withComment(world: World, work: () => Promise<Result>): Promise<Result> {
  const { comment, log, clock, signal, aws } = world
  if (comment === undefined) return work()
  log.mask(comment.token)
  const github = openGitHub({ http: aws.http, clock, signal, token: comment.token })
  try {
    const result = await work()
    await writeComment(github, log, comment, summaryOf(result))
    return result
  } catch (error) {
    if (!signal.aborted) await writeComment(github, log, comment, failureSummary(failuresOf(error)))
    throw error
  }
}
