import type { GitHub } from '../edges/github.ts'
import { Problem } from '../text/problem.ts'
import { githubReason, isMissingPermission } from './error.ts'
import { type PullRequestState, readPullRequest } from './pull-request.ts'

/** GitHub did not say how a pull request is. */
export class UnreadPullRequest extends Error {
  override readonly name = 'UnreadPullRequest'
}

/** Asks for pull requests of a repository. */
export interface PullRequests {
  /**
   * Reads a pull request. GitHub is asked once.
   *
   * @returns undefined when the repository has no such pull request
   * @throws UnreadPullRequest
   */
  read(number: number): Promise<PullRequestState | undefined>
  /** As `read`, but asks again. */
  readAgain(number: number): Promise<PullRequestState | undefined>
  /** Returns a problem for each reason why pull requests could not be read. */
  problems(): readonly Problem[]
}

/**
 * Opens the pull requests of a repository.
 *
 * @param repository `owner/name`
 */
export function openPullRequests(github: GitHub, repository: string): PullRequests {
  const known = new Map<number, Promise<PullRequestState | undefined>>()
  const unread = new Map<string, { readonly numbers: Set<number>; readonly isDenied: boolean }>()
  const ask = async (number: number): Promise<PullRequestState | undefined> => {
    try {
      return await readPullRequest(github, { repository, number })
    } catch (error) {
      const reason = githubReason(error)
      const { numbers } = unread.get(reason) ?? { numbers: new Set() }
      unread.set(reason, { numbers: numbers.add(number), isDenied: isMissingPermission(error) })
      throw new UnreadPullRequest(`GitHub does not say whether pull request ${number} is open`, { cause: error })
    }
  }
  const readAgain: PullRequests['read'] = (number) => {
    const answer = ask(number)
    known.set(number, answer)
    return answer
  }
  return {
    read: (number) => known.get(number) ?? readAgain(number),
    readAgain,
    problems: () =>
      [...unread].map(([reason, { numbers, isDenied }]) => {
        const list = [...numbers].sort((one, other) => one - other).join(', ')
        const remedy = isDenied
          ? 'Add `pull-requests: read` to `permissions:` of the job.'
          : 'Run the job again: it deletes what this one has left.'
        return new Problem(`GitHub does not say whether these pull requests are open: ${list} (${reason}).`, remedy)
      }),
  }
}
