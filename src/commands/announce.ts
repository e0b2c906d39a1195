import { writeComment } from '../github/comment.ts'
import { failureSummary, failuresOf } from '../report/failure.ts'
import type { Result } from '../report/result.ts'
import { summaryOf } from '../report/summary.ts'
import type { World } from './world.ts'

/** Does the work, then comments its result or failure on the pull request. Does not comment a cancellation. */
export async function withComment(world: World, work: () => Promise<Result>): Promise<Result> {
  const { comment, log, signal, aws } = world
  if (comment === undefined) return work()
  const { token } = comment
  log.mask(token)
  const working = work()
  // Octokit is a large part of the bundle: it loads while AWS answers.
  const loading = import('../edges/github.ts')
  const github = async () => (await loading).openGitHub({ http: aws.http, signal, token })
  try {
    const result = await working
    await writeComment(github, log, comment, summaryOf(result))
    return result
  } catch (error) {
    if (!signal.aborted) await writeComment(github, log, comment, failureSummary(failuresOf(error)))
    throw error
  }
}
