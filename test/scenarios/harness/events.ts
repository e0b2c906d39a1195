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

/** A run by hand of the branch or tag `ref`, such as `refs/heads/main`. */
export function dispatch(sha: string, ref: string, inputs: Readonly<Record<string, string>> = {}): RunnerEvent {
  return { env: { GITHUB_EVENT_NAME: 'workflow_dispatch', GITHUB_REF: ref, GITHUB_SHA: sha }, payload: { ref, inputs } }
}

/** A run by the schedule of a workflow. */
export function scheduled(sha: string): RunnerEvent {
  return onMain('schedule', sha, { schedule: '17 3 * * *' })
}

/** A run by schedule, on the default branch. */
export function schedule(sha: string): RunnerEvent {
  return onMain('schedule', sha, { schedule: '17 3 * * *', workflow: '.github/workflows/sweep.yml' })
}

/** A run of the merge queue of main, on the commit that main gets if the run succeeds. */
export function mergeGroup(sha: string): RunnerEvent {
  const ref = `refs/heads/gh-readonly-queue/main/pr-7-${'0'.repeat(40)}`
  return {
    env: { GITHUB_EVENT_NAME: 'merge_group', GITHUB_REF: ref, GITHUB_SHA: sha },
    payload: { action: 'checks_requested', merge_group: { head_sha: sha, head_ref: ref, base_ref: 'refs/heads/main' } },
  }
}

/** The facts of a pull request's event. */
export interface PullRequest {
  readonly number: number
  readonly action: 'opened' | 'synchronize' | 'reopened' | 'closed' | 'edited' | 'labeled' | 'converted_to_draft'
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

/** The same event on `pull_request_target`, whose runs have the secrets of the repository. */
export function onTarget({ env, payload }: RunnerEvent): RunnerEvent {
  return { env: { ...env, GITHUB_EVENT_NAME: 'pull_request_target', GITHUB_REF: 'refs/heads/main' }, payload }
}

/** An event that runs on the default branch, with the secrets of the repository. */
function onMain(name: string, sha: string, payload: unknown): RunnerEvent {
  return { env: { GITHUB_EVENT_NAME: name, GITHUB_REF: 'refs/heads/main', GITHUB_SHA: sha }, payload }
}

/** The run before a `workflow_run`. */
export interface WorkflowRun {
  /** The event of the run. */
  readonly event: string
  readonly sha: string
  /** Full name of the repository that its commit comes from; undefined: this one. */
  readonly from?: string
  readonly conclusion?: string
}

/** The end of another run. */
export function workflowRun({ event, sha, from = REPOSITORY, conclusion = 'success' }: WorkflowRun): RunnerEvent {
  const run = { event, conclusion, head_sha: sha, head_branch: 'main', pull_requests: [] }
  const head_repository = { full_name: from, fork: from !== REPOSITORY }
  const workflow_run = { ...run, head_repository, repository: { full_name: REPOSITORY } }
  return onMain('workflow_run', sha, { action: 'completed', workflow_run })
}

/** A comment on a pull request. */
export function commentOn(number: number, sha: string): RunnerEvent {
  const url = `https://api.github.com/repos/${REPOSITORY}/pulls/${number}`
  const issue = { number, state: 'open', pull_request: { url } }
  return onMain('issue_comment', sha, { action: 'created', issue, comment: { body: '/deploy' } })
}

/** A review of the pull request of an event; `name` is `pull_request_review` or `pull_request_review_comment`. */
export function reviewOf(event: RunnerEvent, name = 'pull_request_review'): RunnerEvent {
  const payload = { ...(event.payload as object), action: 'submitted', review: { state: 'approved' } }
  return { env: { ...event.env, GITHUB_EVENT_NAME: name }, payload }
}
