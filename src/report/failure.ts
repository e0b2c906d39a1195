import { regionOf, stackConsoleUrl } from '../aws/console.ts'
import { explainAwsError } from '../aws/error.ts'
import { duration, part } from '../text/format.ts'
import { harmlessLine } from '../text/harmless.ts'
import { block, folded, linkTo, page, plain, prose } from '../text/markdown.ts'
import { type Link, type Place, Problem, Problems } from '../text/problem.ts'
import { executionPhrase, executionSections } from './execution/section.ts'
import { lastLine } from './footer.ts'
import { timeline } from './gantt.ts'
import { commitLink, headline, runningLine, runState, type State } from './headline.ts'
import type { KnownFacts } from './result.ts'
import { isStillRunning, stateSentence } from './stack-state.ts'

/** An error as the annotation and the job summary show it. */
interface Failure {
  readonly message: string
  /** The message for a report whose heading names the stack. */
  readonly shortMessage?: string | undefined
  /** Lines of others that show the cause. */
  readonly excerpt?: readonly string[] | undefined
  /** Heads the excerpt in the summary. */
  readonly excerptTitle?: string | undefined
  readonly remedy: string
  readonly place: Place | undefined
  /** Only for the summary. */
  readonly details?: readonly string[] | undefined
  readonly link?: Link | undefined
  /** Whether somebody, or the runner, has cancelled the job. */
  readonly cancelled?: boolean | undefined
}

/** Returns the failures of anything that was thrown, without stack traces. Lists equal failures once. */
export function failuresOf(error: unknown): readonly Failure[] {
  if (error instanceof Problems) {
    const all = error.all.flatMap(failuresOf).map((failure) => [JSON.stringify(failure), failure] as const)
    return [...new Map(all).values()]
  }
  const cancelled = isCancellation(error) || undefined
  const explained = explainAwsError(error)
  const problem = explained instanceof Problem ? explained : unexplainedProblem(explained)
  const {
    sentence: message,
    shortSentence: shortMessage,
    excerpt,
    excerptTitle,
    remedy,
    place,
    details,
    link,
  } = problem
  return [{ message, shortMessage, excerpt, excerptTitle, remedy, place, details, link, cancelled }]
}

function isCancellation(error: unknown): error is Error {
  return error instanceof Error && error.name === 'Cancelled'
}

function unexplainedProblem(error: unknown): Problem {
  if (isCancellation(error)) return new Problem('The job was cancelled.', 'Run it again to continue where it stopped.')
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  return new Problem(
    `Something unexpected went wrong: ${message}`,
    'Report this with the log of a run that has debug logging.',
  )
}

/** Headings of failures by the kind of the plan; any other kind has no stack that could have failed. */
const FAILED: ReadonlyMap<KnownFacts['kind'], State> = new Map([
  ['delete', 'deleteFailed'],
  ['diff', 'diffFailed'],
  ['sweep', 'sweepFailed'],
  ['run', 'runFailed'],
  ['status', 'statusFailed'],
])

/** The end of a failed run, for the last line of its report. */
interface Ending {
  /** A link to the run, for a comment. */
  readonly run?: string
  /** How long the job took. */
  readonly milliseconds?: number
}

/**
 * Returns the job summary of a failed run, as Markdown. Its first line has the state; then come what failed and why, the state of
 * the stack, and what to do; then what explains the cause, and where to look further.
 */
export function failureSummary(
  failures: readonly Failure[],
  facts: KnownFacts = {},
  { run, milliseconds }: Ending = {},
): string {
  // A deploy whose pull request was closed meanwhile deletes its preview.
  const known: KnownFacts = facts.moment?.state === 'deleting' ? { ...facts, kind: 'delete' } : facts
  const { kind, stackName, stackId, commit, resources, execution } = known
  const cancelled = failures.some((failure) => failure.cancelled)
  const end = execution === undefined ? (FAILED.get(kind) ?? 'failed') : runState(execution.status, true)
  const state = cancelled ? 'cancelled' : end
  const consoleUrl = stackId && stackConsoleUrl(regionOf({ id: stackId }), stackId)
  const [only, ...others] = failures
  const isOne = only !== undefined && others.length === 0
  return page([
    headline(state, { stackName, consoleUrl }, isOne ? '' : `${failures.length} problems`),
    ...(commit === undefined ? [] : [`Commit ${commitLink(commit)}`]),
    ...(isOne ? [only.cancelled ? '' : prose(only.shortMessage ?? only.message)] : failures.map(item)),
    execution === undefined ? '' : executionPhrase(execution),
    stateLine(known, cancelled),
    ...(isOne ? [`**What to do:** ${prose(only.remedy)}`, ...explanations(only)] : []),
    ...(execution === undefined ? [] : executionSections(execution)),
    timeline(stackName ?? '', resources),
    lastLine(
      run,
      isOne && only.link ? linkTo(only.link.text, only.link.url) : undefined,
      milliseconds === undefined ? undefined : duration(milliseconds),
    ),
  ])
}

/**
 * Returns why a job fails that has a result, and what to do, as Markdown.
 *
 * @param isShown whether the report says why in another place, with the log
 */
export function failureParts(error: unknown, isShown: boolean): readonly string[] {
  const failures = failuresOf(error)
  const [only, ...others] = failures
  if (only === undefined || others.length > 0) return failures.map(item)
  const remedy = `**What to do:** ${linkedRemedy(only)}`
  return isShown ? [remedy] : [prose(only.message), remedy, ...explanations(only)]
}

/** Returns a remedy whose address is a link with a text, where the problem has one for it. */
function linkedRemedy({ remedy, link }: Failure): string {
  if (link === undefined || !remedy.includes(link.url)) return prose(remedy)
  return prose(remedy.replaceAll(link.url, LINK)).replaceAll(LINK, () => linkTo(link.text, link.url))
}

/** Stands for a link, in a text that is escaped. */
const LINK = 'LinkOfTheProblem'

/** Returns the state of the stack, and the version that runs. */
function stateLine(known: KnownFacts, cancelled: boolean): string {
  const { kind, running, stackId, changeSetId, moment } = known
  const isOpen = kind === 'delete' || (changeSetId !== undefined && moment?.state !== 'running')
  const continues = cancelled && stackId !== undefined && isOpen
  const link = continues
    ? ` ${linkTo('Follow it in the AWS console', stackConsoleUrl(regionOf({ id: stackId }), stackId))}.`
    : ''
  const version = running && runningLine(running, isStillRunning(known) ? 'Still running' : 'Before this deploy')
  const state = stateSentence(known, cancelled)
  // The version is named, so that nothing else needs to say that it runs.
  const short = version ? state.replace(/: the version before still runs\.$/, '.') : state
  return [`${plain(short)}${link}`, kind === 'delete' ? '' : version].filter(Boolean).join(' ')
}

/** Returns what explains a failure besides its sentence. */
function explanations({ excerpt = [], excerptTitle, details = [] }: Failure): readonly string[] {
  const lines = excerpt.length === 0 ? '' : block(excerpt)
  return [
    excerptTitle === undefined ? lines : folded(plain(excerptTitle), lines, true),
    folded('Details', details.map((detail) => `- ${prose(detail)}`).join('\n')),
  ]
}

/** Returns one of several failures as a list item, with all lines indented. */
function item({ message, excerpt = [], remedy, details = [], link }: Failure): string {
  const advice = `**What to do:** ${prose(remedy)}`
  const parts = excerpt.length === 0 ? [`${prose(message)}<br>${advice}`] : [prose(message), block(excerpt), advice]
  if (details.length > 0) parts.push(details.map((detail) => `- ${prose(detail)}`).join('\n'))
  if (link !== undefined) parts.push(linkTo(link.text, link.url))
  const lines = parts.join('\n\n').split('\n')
  return `- ${lines
    .map((line) => (line === '' ? '' : `  ${line}`))
    .join('\n')
    .trimStart()}`
}

/** The runner truncates a longer message. Source: actions/runner, ExecutionContext, `_maxIssueMessageLength`. */
const MAXIMUM = 4096

const CUT = '… (the rest is in the summary)'

/** Returns a failure as an annotation: its lines, and its place in the workspace. */
export function annotationOf(failure: Failure): {
  readonly lines: readonly string[]
  readonly place: Place | undefined
} {
  return { lines: annotationLines(failure), place: failure.place }
}

/** Returns the lines of an annotation. Truncates a message and an excerpt that are too long, but never the remedy. */
export function annotationLines({ message, excerpt = [], remedy }: Failure): readonly string[] {
  const text = [message, ...excerpt].map(harmlessLine).join('\n')
  const room = MAXIMUM - remedy.length - 1
  const shown = text.length <= room ? text : part(text, 0, room - CUT.length) + CUT
  return [...shown.split('\n'), ...remedy.split('\n')]
}
