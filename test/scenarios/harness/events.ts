/** An event as the runner passes it to a step: variables and payload. */
export interface RunnerEvent {
  readonly env: Readonly<Record<string, string>>
  readonly payload: unknown
}

/** Full name of the repository that jobs run in. */
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

/** The facts of a pull request's event. */
export interface PullRequest {
  readonly number: number
  readonly action: 'opened' | 'synchronize' | 'reopened' | 'closed' | 'labeled'
  /** SHA of the last commit of its branch. */
  readonly head: string
  /** SHA of the merge commit, which actions/checkout checks out. */
  readonly merge: string
  /** Full name of the repository that it comes from; undefined: this one. */
  readonly from?: string
  readonly state?: 'open' | 'closed'
}

/** An event of a pull request to main. */
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

/** An event of the release of a tag; `action` is `published`, `edited` and so on. */
export function release(sha: string, tag: string, action: string): RunnerEvent {
  return {
    env: { GITHUB_EVENT_NAME: 'release', GITHUB_REF: `refs/tags/${tag}`, GITHUB_SHA: sha },
    payload: { action, release: { tag_name: tag, draft: false, prerelease: false } },
  }
}
