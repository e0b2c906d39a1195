import { explainAwsError } from '../aws/error.ts'
import { part } from '../text/format.ts'
import { harmlessLine } from '../text/harmless.ts'
import { block, linkTo, page, plain } from '../text/markdown.ts'
import { type Link, type Place, Problem, Problems } from '../text/problem.ts'

/** An error as the annotation and the job summary show it. */
interface Failure {
  readonly message: string
  /** Lines of others that show the cause. */
  readonly excerpt?: readonly string[] | undefined
  readonly remedy: string
  readonly place: Place | undefined
  /** Only for the summary. */
  readonly details?: readonly string[] | undefined
  readonly link?: Link | undefined
}

/** Returns the failures of anything that was thrown, without stack traces. Lists equal failures once. */
export function failuresOf(error: unknown): readonly Failure[] {
  if (error instanceof Problems) {
    const all = error.all.flatMap(failuresOf).map((failure) => [JSON.stringify(failure), failure] as const)
    return [...new Map(all).values()]
  }
  const explained = explainAwsError(error)
  const problem = explained instanceof Problem ? explained : unexplainedProblem(explained)
  const { sentence: message, excerpt, remedy, place, details, link } = problem
  return [{ message, excerpt, remedy, place, details, link }]
}

function unexplainedProblem(error: unknown): Problem {
  if (error instanceof Error && error.name === 'Cancelled')
    return new Problem('The job was cancelled.', 'Run it again to continue where it stopped.')
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  return new Problem(
    `Something unexpected went wrong: ${message}`,
    'Report this with the log of a run that has debug logging.',
  )
}

/** Returns the job summary of a failed run, as Markdown. */
export function failureSummary(failures: readonly Failure[]): string {
  return page(['### The job failed', ...failures.map(item)])
}

/** Returns a failure as a list item, with all lines indented. */
function item({ message, excerpt = [], remedy, details = [], link }: Failure): string {
  const parts = [plain(message), ...(excerpt.length === 0 ? [] : [block(excerpt)]), plain(remedy)]
  if (details.length > 0) parts.push(details.map((detail) => `- ${plain(detail)}`).join('\n'))
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

/** Returns the lines of an annotation. Truncates a message and an excerpt that are too long, but never the remedy. */
export function annotationLines({ message, excerpt = [], remedy }: Failure): readonly string[] {
  const text = [message, ...excerpt].map(harmlessLine).join('\n')
  const room = MAXIMUM - remedy.length - 1
  const shown = text.length <= room ? text : part(text, 0, room - CUT.length) + CUT
  return [...shown.split('\n'), ...remedy.split('\n')]
}
