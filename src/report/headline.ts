import type { ExecutionStatus } from '../execution/execution.ts'
import type { CommitLink } from '../plan/build-id.ts'
import { addressLink, code, linkTo } from '../text/markdown.ts'

/** Headings by state. `%` stands for the stack; the second text is for a job whose stack is unknown. */
const HEADINGS = {
  /** The job checks, builds or pushes; the stack is as it was. */
  building: ['⏳ Building %', '⏳ Building'],
  /** CloudFormation creates or updates the stack. */
  deploying: ['⏳ Deploying %', '⏳ Deploying'],
  deleting: ['⏳ Deleting %', '⏳ Deleting'],
  /** Another operation on the stack must end first. */
  waiting: ['⏳ % waits for another operation', '⏳ Waiting for another operation'],
  /** The stack was created or updated. */
  ready: ['✅ % is ready', '✅ Ready'],
  /** The deploy had nothing to change. */
  unchanged: ['✅ % is up to date', '✅ Up to date'],
  /** A change set waits for somebody to execute it. */
  review: ['👀 % has a change set to review', '👀 A change set waits for review'],
  /** Of a deploy, or of a job whose stack is unknown. */
  failed: ['❌ The deploy of % failed', '❌ The job failed'],
  sweepFailed: ['❌ The sweep is not complete', '❌ The sweep is not complete'],
  deleteFailed: ['❌ The deletion of % failed', '❌ The deletion failed'],
  diffFailed: ['❌ The diff of % failed', '❌ The diff failed'],
  /** The job was cancelled. What CloudFormation has begun goes on. */
  cancelled: ['⚠️ The job for % was cancelled', '⚠️ The job was cancelled'],
  /** The job is over, and has not said how it ended. */
  unreported: ['⚠️ The job for % ended without a report', '⚠️ The job ended without a report'],
  deleted: ['🗑️ % was deleted', '🗑️ Deleted'],
  /** There was nothing to delete. */
  gone: ['🗑️ % was gone already', '🗑️ Gone already'],
  skipped: ['⏭️ % was not deployed', '⏭️ Nothing was deployed'],
  /** Executions. */
  running: ['⏳ Running %', '⏳ Running'],
  succeeded: ['✅ The run of % succeeded', '✅ The run succeeded'],
  runFailed: ['❌ The run of % failed', '❌ The run failed'],
  runTimedOut: ['❌ The run of % timed out', '❌ The run timed out'],
  runStopped: ['⚠️ The run of % was stopped', '⚠️ The run was stopped'],
  /** The job waits no longer, and the execution goes on. */
  runGoesOn: ['❌ The run of % has not ended', '❌ The run has not ended'],
  /** `command: status` of a stack. */
  shown: ['🔎 Status of %', '🔎 Status'],
  missing: ['🔎 There is no stack %', '🔎 There is no such stack'],
  statusFailed: ['❌ The status of % cannot be read', '❌ The status cannot be read'],
  /** Diffs. */
  wouldCreate: ['🔍 % would be created', '🔍 A stack would be created'],
  wouldUpdate: ['🔍 % would be updated', '🔍 A stack would be updated'],
  wouldKeep: ['🔍 % would not change', '🔍 Nothing would change'],
} as const

/** The most characters of an address in a heading: a longer one gets a line below it. */
const ADDRESS = 60

/** The state that the first line of a summary or comment names. */
export type State = keyof typeof HEADINGS

/** Headings by the status of an execution, of which the job has seen the end. */
const ENDS: Readonly<Record<ExecutionStatus, State>> = {
  RUNNING: 'running',
  SUCCEEDED: 'succeeded',
  FAILED: 'runFailed',
  TIMED_OUT: 'runTimedOut',
  ABORTED: 'runStopped',
  PENDING_REDRIVE: 'runFailed',
}

/**
 * Returns the heading of a job that has started an execution.
 *
 * @param status undefined when it did not start
 * @param hasFailed whether the job has failed
 */
export function runState(status: ExecutionStatus | undefined, hasFailed: boolean): State {
  if (!hasFailed) return ENDS[status ?? 'RUNNING']
  if (status === 'RUNNING') return 'runGoesOn'
  return status === undefined || status === 'SUCCEEDED' ? 'runFailed' : ENDS[status]
}

/** The stack that a headline is about, as far as it is known. */
interface Subject {
  readonly stackName?: string | undefined
  /** Address of the stack in the AWS console. Is linked when there is no other address. */
  readonly consoleUrl?: string | undefined
  /** Address of what the stack runs, such as its output `Url`. Only a plain http or https address is shown. */
  readonly url?: string | undefined
}

/**
 * Returns the first line of a summary or comment, as a Markdown heading: the state, the name of the stack, and its address as a link.
 * A long address is a line of its own below, and stays whole: half a secret would not be masked.
 * Give the address only in a state in which it leads to the commit that the comment is about; see `runningLine` for the others.
 *
 * @param tail Markdown that follows, such as the counts of a diff
 */
export function headline(state: State, { stackName, consoleUrl, url }: Subject, tail = ''): string {
  const [withStack, without] = HEADINGS[state]
  const address = url === undefined ? undefined : addressLink(url)
  const name = stackName && (consoleUrl && !address ? linkTo(stackName, consoleUrl) : code(stackName))
  const text = name ? withStack.replace('%', () => name) : without
  if (address !== undefined && (url?.length ?? 0) > ADDRESS) return `### ${text}${tail && `: ${tail}`}\n\n${address}`
  const rest = [address, tail].filter(Boolean).join(', ')
  return rest === '' ? `### ${text}` : `### ${text}: ${rest}`
}

/** Returns a link to a commit, with its short SHA. */
export function commitLink({ sha, url }: CommitLink): string {
  return linkTo(sha.slice(0, 7), url)
}

/** The version of a stack that runs while another one is deployed, or after that failed. */
export interface Running {
  /** Undefined when the stack does not say which commit it has. */
  readonly commit: CommitLink | undefined
  /** Value of the output `Url` of the stack; undefined when there is none. */
  readonly url: string | undefined
}

/**
 * Returns the line that keeps the address of the running version in sight; empty when nothing is known of it.
 *
 * @param when `Before this deploy` when CloudFormation may have replaced it by now
 */
export function runningLine(
  { commit, url }: Running,
  when: 'Still running' | 'Before this deploy' = 'Still running',
): string {
  const address = url === undefined ? undefined : addressLink(url)
  // GitHub would make a link of plain text.
  const parts = [commit && `commit ${commitLink(commit)}`, address ?? (url && code(url))].filter(Boolean)
  return parts.length === 0 ? '' : `${when}: ${parts.join(' at ')}`
}
