/** An event as the runner passes it to a step: variables and payload. */
export interface RunnerEvent {
  readonly env: Readonly<Record<string, string>>
  readonly payload: unknown
}

/** Full name of the repository that jobs run in. */
export const REPOSITORY = 'octo-org/hello-job'

const repository = { full_name: REPOSITORY, default_branch: 'main' }
const NO_COMMIT = '0'.repeat(40)

/** A push to main. */
export function push(sha: string): RunnerEvent {
  return pushOf(sha, 'refs/heads/main')
}

/** A push of a tag. */
export function pushTag(sha: string, tag: string): RunnerEvent {
  return pushOf(sha, `refs/tags/${tag}`)
}

/** The fields of a payload here are those that octokit/webhooks, `payload-examples/api.github.com`, has, with fewer in each object. */
function pushOf(sha: string, ref: string): RunnerEvent {
  const payload = { ref, before: NO_COMMIT, after: sha, created: true, deleted: false, forced: false, base_ref: null }
  return {
    env: { GITHUB_EVENT_NAME: 'push', GITHUB_REF: ref, GITHUB_SHA: sha },
    payload: { ...payload, head_commit: { id: sha }, commits: [{ id: sha }], repository },
  }
}

/**
 * A push that deletes a branch or tag, such as `refs/heads/topic`. It runs on the default branch.
 * Source: GitHub documentation, "Events that trigger workflows", push.
 *
 * @param main SHA of the last commit of main
 */
export function pushOfNothing(main: string, ref: string): RunnerEvent {
  const payload = { ref, before: '1'.repeat(40), after: NO_COMMIT, created: false, deleted: true, forced: false }
  return onMain('push', main, { ...payload, base_ref: null, head_commit: null, commits: [], repository })
}

/** The event `delete` of a branch or tag. */
export function deletion(main: string, ref: string, ref_type: 'branch' | 'tag'): RunnerEvent {
  return onMain('delete', main, { ref, ref_type, pusher_type: 'user', repository })
}

/** A run by hand of the branch or tag `ref`, such as `refs/heads/main`. */
export function dispatch(sha: string, ref: string, inputs: Readonly<Record<string, string>> = {}): RunnerEvent {
  return { env: { GITHUB_EVENT_NAME: 'workflow_dispatch', GITHUB_REF: ref, GITHUB_SHA: sha }, payload: { ref, inputs } }
}

/** A run by the schedule of a workflow. */
export function scheduled(sha: string): RunnerEvent {
  return onMain('schedule', sha, { schedule: '0 4 * * *', repository })
}

/** A run that a program asks for. */
export function repositoryDispatch(sha: string): RunnerEvent {
  return onMain('repository_dispatch', sha, { action: 'deploy', branch: 'main', client_payload: {}, repository })
}

/** A run of the merge queue of main, on the commit that main gets if the run succeeds; or the end of its group. */
export function mergeGroup(sha: string, action: 'checks_requested' | 'destroyed' = 'checks_requested'): RunnerEvent {
  const ref = `refs/heads/gh-readonly-queue/main/pr-7-${'0'.repeat(40)}`
  return {
    env: { GITHUB_EVENT_NAME: 'merge_group', GITHUB_REF: ref, GITHUB_SHA: sha },
    payload: {
      action,
      ...(action === 'destroyed' && { reason: 'dequeued' }),
      merge_group: { head_sha: sha, head_ref: ref, base_ref: 'refs/heads/main', base_sha: NO_COMMIT },
      repository,
    },
  }
}

/** The activity types of `pull_request` that a preview may depend on, and one of the others. */
type PullRequestAction =
  | 'opened'
  | 'synchronize'
  | 'reopened'
  | 'ready_for_review'
  | 'converted_to_draft'
  | 'labeled'
  | 'unlabeled'
  | 'edited'
  | 'closed'

/** The facts of a pull request's event. */
export interface PullRequest {
  readonly number: number
  readonly action: PullRequestAction
  /** SHA of the last commit of its branch. */
  readonly head: string
  /** SHA of the merge commit, which actions/checkout checks out. */
  readonly merge: string
  /** Full name of the repository that it comes from; undefined: this one. */
  readonly from?: string
  readonly state?: 'open' | 'closed'
  readonly draft?: boolean
  /** The names of its labels after the event. */
  readonly labels?: readonly string[]
  /** The name of the label that was added or removed. */
  readonly label?: string
  /** Whether it was moved to this base from another one; the action is `edited`. */
  readonly hasNewBase?: true
}

/** An event of a pull request to main. */
export function pullRequest({ number, action, head, merge, from = REPOSITORY, ...more }: PullRequest): RunnerEvent {
  const { state = action === 'closed' ? 'closed' : 'open', draft = false, labels = [], label, hasNewBase } = more
  return {
    env: { GITHUB_EVENT_NAME: 'pull_request', GITHUB_REF: `refs/pull/${number}/merge`, GITHUB_SHA: merge },
    payload: {
      action,
      number,
      ...(label !== undefined && { label: labelNamed(label) }),
      ...(action === 'edited' && {
        changes: hasNewBase
          ? { base: { ref: { from: 'next' }, sha: { from: NO_COMMIT } } }
          : { title: { from: 'Old' } },
      }),
      pull_request: {
        number,
        state,
        draft,
        labels: labels.map(labelNamed),
        head: { sha: head, ref: 'topic', repo: { full_name: from } },
        base: { ref: 'main', repo: { full_name: REPOSITORY } },
      },
    },
  }
}

function labelNamed(name: string): object {
  return { name, color: 'd73a4a', default: false, description: null }
}

/** An event of the release of a tag; `action` is `published`, `edited` and so on. */
export function release(sha: string, tag: string, action: string, prerelease = false): RunnerEvent {
  const html_url = `https://github.com/${REPOSITORY}/releases/tag/${tag}`
  const facts = { tag_name: tag, target_commitish: 'main', html_url, name: '', body: '', draft: false, prerelease }
  return {
    env: { GITHUB_EVENT_NAME: 'release', GITHUB_REF: `refs/tags/${tag}`, GITHUB_SHA: sha },
    payload: { action, release: facts, repository },
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
  const { pull_request } = event.payload as { readonly pull_request: object }
  const payload = { action: 'submitted', pull_request, review: { state: 'approved' } }
  return { env: { ...event.env, GITHUB_EVENT_NAME: name }, payload }
}
