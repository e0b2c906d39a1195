/** The GitHub event that triggered the run. */
export type Event =
  | BranchEvent
  | { readonly kind: 'tag'; readonly tag: string }
  | ReleaseEvent
  | DeletionEvent
  | ManualEvent
  | PullRequestEvent
  | ForeignCodeEvent
  | OtherEvent

/** A push to a branch of the repository, or a `workflow_run` after such a push. */
interface BranchEvent {
  readonly kind: 'branch'
  readonly branch: string
  /** On `workflow_run`: how the run before it ended; undefined when it has not ended. */
  readonly conclusion?: string | undefined
}

/** Any activity of a release. */
interface ReleaseEvent {
  readonly kind: 'release'
  readonly tag: string
  readonly action: string
  readonly draft?: true
  readonly prerelease?: true
}

/** The end of a branch, a tag or a merge group. The run has the commit of the default branch, or one that nobody needs. */
interface DeletionEvent {
  readonly kind: 'deletion'
  /** Such as `branch topic was deleted`. */
  readonly what: string
}

/** A run by hand, by a schedule or by a program, or one of a merge queue, which has a commit that is not on its branch yet. */
interface ManualEvent extends OnRef {
  readonly kind: 'manual'
  readonly name: string
}

/** An event whose name does not say on what it runs. */
interface OnRef {
  /** The branch or tag that it runs on; undefined when it runs on neither. */
  readonly ref?: Ref | undefined
}

/** A branch or tag. */
interface Ref {
  readonly kind: 'branch' | 'tag'
  readonly name: string
}

/** Any activity of a pull request, on `pull_request` or `pull_request_target`. */
export interface PullRequestEvent {
  readonly kind: 'pull-request'
  readonly number: number
  readonly action: string
  /** Whether it was moved to another base, and so has another merge commit: the action is `edited` then. */
  readonly hasNewBase?: true
  readonly open: boolean
  readonly draft: boolean
  /** The names of its labels. */
  readonly labels: readonly string[]
  /** The label that was added or removed: the action is `labeled` or `unlabeled`. */
  readonly label?: string
  /** The commit that people see in the pull request. */
  readonly headSha: string
  /** Whether the commit comes from another repository, or from one that the event does not name. */
  readonly fork: boolean
  /** Whether the event is `pull_request_target`, whose runs have the secrets of the base repository. */
  readonly target: boolean
}

/** Any other event. */
interface OtherEvent extends OnRef {
  readonly kind: 'other'
  readonly name: string
  /** Number of the pull request of this repository that it is about, such as one that is reviewed. */
  readonly pullRequest?: number | undefined
}

/** An event that may be about a stranger's code, although its runs can have the secrets of this repository. */
interface ForeignCodeEvent {
  readonly kind: 'foreign-code'
  readonly name: string
}

/** Returns the number of the pull request whose code an event brings, whatever its name is; undefined for any other code. */
export function pullRequestOf(event: Event): number | undefined {
  if (event.kind === 'other') return event.pullRequest
  return event.kind === 'pull-request' ? event.number : undefined
}

/** Returns the branch or tag that an event is of; undefined for a pull request, and where there is none. */
export function refOf(event: Event): Ref | undefined {
  if (event.kind === 'branch') return { kind: 'branch', name: event.branch }
  if (event.kind === 'tag' || event.kind === 'release') return { kind: 'tag', name: event.tag }
  return event.kind === 'manual' || event.kind === 'other' ? event.ref : undefined
}

/** Begins the branches of merge queues, pushes to which are events, too. Source: GitHub documentation, "Managing a merge queue". */
const QUEUE_BRANCH = 'gh-readonly-queue/'

/** Whether an event is of a merge queue: its commit is the next one of the branch, if its checks succeed. */
export function isMergeQueue(event: Event): boolean {
  if (event.kind === 'branch') return event.branch.startsWith(QUEUE_BRANCH)
  return event.kind === 'manual' && event.name === 'merge_group'
}

/**
 * Reads the event of a run.
 *
 * @param name GITHUB_EVENT_NAME
 * @param ref GITHUB_REF
 * @param content the parsed content of GITHUB_EVENT_PATH. Source: GitHub documentation, "Webhook events and payloads"
 */
export function readEvent(name: string, ref: string | undefined, content: unknown): Event {
  const payload = record(content)
  if (name === 'pull_request' || name === 'pull_request_target') return readPullRequest(name, payload)
  if (mayBringForeignCode(name, payload)) return { kind: 'foreign-code', name }
  const deletion = readDeletion(name, payload)
  if (deletion !== undefined) return { kind: 'deletion', what: deletion }
  if (name === 'push') return readPush(ref ?? String(payload.ref ?? ''))
  if (name === 'release') return readRelease(payload)
  if (name === 'workflow_run') return readWorkflowRun(payload)
  const on = { name, ref: readRef(ref) }
  if (MANUAL.includes(name)) return { kind: 'manual', ...on }
  return { kind: 'other', ...on, pullRequest: payload.pull_request === undefined ? undefined : numberOf(payload) }
}

/** Source: GitHub documentation, "Variables reference", GITHUB_REF. */
function readRef(ref = ''): Ref | undefined {
  const [, kind, name = ''] = /^refs\/(heads|tags)\/(.+)$/s.exec(ref) ?? []
  return kind === undefined ? undefined : { kind: kind === 'tags' ? 'tag' : 'branch', name }
}

/** Events that run on a commit of the repository itself and carry nothing else that matters here. */
const MANUAL = ['workflow_dispatch', 'repository_dispatch', 'schedule', 'workflow_call', 'merge_group', 'deployment']

/** Events that only people and programs with write access to the repository cause, so that a `workflow_run` after them is safe. */
const OWN = ['push', 'release', ...MANUAL]

/**
 * Goes by what the payload is about, whatever the name of the event is. What a payload leaves out counts as foreign.
 * Source: GitHub documentation, "Webhook events and payloads".
 */
function mayBringForeignCode(name: string, payload: Record<string, unknown>): boolean {
  if (name === 'workflow_run') return !isOwnRun(record(payload.workflow_run))
  if (name === 'issue_comment' || payload.issue !== undefined) {
    return payload.issue === undefined || record(payload.issue).pull_request !== undefined
  }
  if (name.startsWith('pull_request') || payload.pull_request !== undefined) return isFork(record(payload.pull_request))
  // A commit of a fork is on no branch of this repository.
  if (name === 'status') return !Array.isArray(payload.branches) || payload.branches.length === 0
  const suite = payload.check_suite ?? record(payload.check_run).check_suite
  return name.startsWith('check_') && typeof record(suite).head_branch !== 'string'
}

function isOwnRun({ event, head_repository: head, repository }: Record<string, unknown>): boolean {
  return OWN.includes(String(event)) && isSameRepository(head, repository)
}

/** The head repository is null when the fork was deleted. */
function isFork({ head, base }: Record<string, unknown>): boolean {
  return !isSameRepository(record(head).repo, record(base).repo)
}

function isSameRepository(one: unknown, other: unknown): boolean {
  const name = record(one).full_name
  return typeof name === 'string' && name === record(other).full_name
}

/**
 * Reads what has ended; undefined on any other event. A push that deletes a branch runs on the default branch.
 * Source: GitHub documentation, "Events that trigger workflows", push and delete; "Webhook events and payloads", merge_group.
 */
function readDeletion(name: string, payload: Record<string, unknown>): string | undefined {
  if (name === 'delete') return `${payload.ref_type} ${payload.ref} was deleted`
  if (name === 'merge_group' && payload.action === 'destroyed')
    return `merge group ${record(payload.merge_group).head_ref} was destroyed`
  if (name !== 'push' || payload.deleted !== true) return undefined
  const ref = readRef(String(payload.ref))
  return ref === undefined ? 'a ref was deleted' : `${ref.kind} ${ref.name} was deleted`
}

function readPush(ref: string): Event {
  return ref.startsWith('refs/tags/')
    ? { kind: 'tag', tag: ref.slice('refs/tags/'.length) }
    : { kind: 'branch', branch: ref.replace(/^refs\/heads\//, '') }
}

function readRelease(payload: Record<string, unknown>): Event {
  const { tag_name: tag, draft, prerelease } = record(payload.release)
  return {
    kind: 'release',
    tag: String(tag ?? ''),
    action: String(payload.action ?? ''),
    ...(draft === true && { draft }),
    ...(prerelease === true && { prerelease }),
  }
}

function readWorkflowRun(payload: Record<string, unknown>): Event {
  const { head_branch: branch, conclusion } = record(payload.workflow_run)
  return {
    kind: 'branch',
    branch: String(branch ?? ''),
    conclusion: conclusion == null ? undefined : String(conclusion),
  }
}

function readPullRequest(name: string, payload: Record<string, unknown>): PullRequestEvent {
  const pullRequest = record(payload.pull_request)
  const { labels } = pullRequest
  const { name: label } = record(payload.label)
  return {
    kind: 'pull-request',
    number: numberOf(payload),
    action: String(payload.action ?? ''),
    ...(record(payload.changes).base !== undefined && { hasNewBase: true }),
    open: pullRequest.state !== 'closed',
    draft: pullRequest.draft === true,
    labels: Array.isArray(labels) ? labels.map((each) => String(record(each).name ?? '')) : [],
    ...(typeof label === 'string' && { label }),
    headSha: String(record(pullRequest.head).sha ?? ''),
    fork: isFork(pullRequest),
    target: name === 'pull_request_target',
  }
}

function numberOf(payload: Record<string, unknown>): number {
  return Number(record(payload.pull_request).number ?? payload.number)
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}
