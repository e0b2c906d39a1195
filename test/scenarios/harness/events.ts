/** An event as the runner gives it: variables and payload. */
export interface RunnerEvent {
  readonly env: Readonly<Record<string, string>>
  readonly payload: unknown
}

export const REPOSITORY = 'octo-org/hello-job'

/** A push to main. */
export function push(sha: string): RunnerEvent {
  return {
    env: { GITHUB_EVENT_NAME: 'push', GITHUB_REF: 'refs/heads/main', GITHUB_SHA: sha },
    payload: { ref: 'refs/heads/main', after: sha },
  }
}

/** A push of a tag. */
export function pushTag(sha: string, tag: string): RunnerEvent {
  return {
    env: { GITHUB_EVENT_NAME: 'push', GITHUB_REF: `refs/tags/${tag}`, GITHUB_SHA: sha },
    payload: { ref: `refs/tags/${tag}`, after: sha },
  }
}

/** What a pull request's event tells; `merge` is the merge commit that actions/checkout has checked out. */
export interface PullRequest {
  readonly number: number
  readonly action: 'opened' | 'synchronize' | 'reopened' | 'closed' | 'labeled'
  readonly head: string
  readonly merge: string
  readonly from?: string
  readonly state?: 'open' | 'closed'
}

export function pullRequest({ number, action, head, merge, from = REPOSITORY, state }: PullRequest): RunnerEvent {
  return {
    env: { GITHUB_EVENT_NAME: 'pull_request', GITHUB_REF: `refs/pull/${number}/merge`, GITHUB_SHA: merge },
    payload: {
      action,
      number,
      pull_request: {
        number,
        state: state ?? (action === 'closed' ? 'closed' : 'open'),
        head: { sha: head, ref: 'topic', repo: { full_name: from } },
        base: { ref: 'main', repo: { full_name: REPOSITORY } },
      },
    },
  }
}

/** A release, of a tag: `published`, or something else that people do with one. */
export function release(sha: string, tag: string, action: string): RunnerEvent {
  return {
    env: { GITHUB_EVENT_NAME: 'release', GITHUB_REF: `refs/tags/${tag}`, GITHUB_SHA: sha },
    payload: { action, release: { tag_name: tag, draft: false, prerelease: false } },
  }
}
