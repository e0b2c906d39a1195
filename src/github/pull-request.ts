import type { GitHub } from '../edges/github.ts'
import { isNotFound } from './error.ts'

/** A pull request as it is now. */
export interface PullRequestState {
  readonly open: boolean
  readonly merged: boolean
  readonly draft: boolean
  /** The newest commit of its branch. */
  readonly headSha: string
  /** Names. */
  readonly labels: readonly string[]
}

/**
 * Asks for a pull request. GitHub also answers 404 for a repository that the token must not see, so such an answer counts only if
 * the repository itself can be read.
 *
 * @param repository `owner/name`
 * @returns undefined when the repository has no such pull request
 * @throws the error of GitHub when it cannot be asked
 */
export async function readPullRequest(
  github: GitHub,
  { repository, number }: { readonly repository: string; readonly number: number },
): Promise<PullRequestState | undefined> {
  const [owner = '', repo = ''] = repository.split('/')
  const { repos, pulls } = github.rest
  try {
    const { data } = await pulls.get({ owner, repo, pull_number: number })
    const { state, merged, draft = false, head, labels } = data
    return { open: state === 'open', merged, draft, headSha: head.sha, labels: labels.map(({ name }) => name) }
  } catch (error) {
    if (!isNotFound(error)) throw error
    await repos.get({ owner, repo })
    return undefined
  }
}
