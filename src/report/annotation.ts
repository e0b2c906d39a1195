import type { Place } from '../problem.ts'
import type { Failure } from './failure.ts'
import { part } from './markdown.ts'

/**
 * The properties of an annotation at a place; none for one of the whole run.
 * Source: GitHub documentation, "Workflow commands", error.
 */
export function annotationOf(place: Place | undefined): { file?: string; startLine?: number; startColumn?: number } {
  if (place === undefined) return {}
  const { file, line, column } = place
  return { file, ...(line && { startLine: line }), ...(column && { startColumn: column }) }
}

/** The runner cuts what is longer. Source: actions/runner, ExecutionContext, `_maxIssueMessageLength`. */
const MAXIMUM = 4096
const CUT = '… (the rest is in the summary)'

/** The text of a failure's annotation: of a message that is too long, the end is left out, and never what to do next. */
export function annotationText({ message, remedy }: Pick<Failure, 'message' | 'remedy'>): string {
  const room = MAXIMUM - remedy.length - 1
  return `${message.length <= room ? message : part(message, 0, room - CUT.length) + CUT}\n${remedy}`
}
