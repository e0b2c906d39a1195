import { markdownTable } from 'markdown-table'
import type { ExecutedState, ExecutionResult } from '../../execution/execution.ts'
import { duration, shortened } from '../../text/format.ts'
import { block, code, folded, linkTo, plain, prose } from '../../text/markdown.ts'
import { diagramOf } from './diagram.ts'
import { countTexts, endOf, outcomesOf, SIGNS, stateOutcome } from './outcome.ts'

/** A table with more rows is unreadable, and one with longer names is wider than the page. */
const [ROWS, NAME] = [60, 28]

/** More characters of JSON or of a cause are left out as a whole: half a secret would not be masked. */
const [LONGEST_JSON, LONGEST_CAUSE] = [20_000, 2_000]

/** Returns how an execution ended, as a line of the log: `The execution sf-7-1 failed in the state Run after 12 s (exit code 3)`. */
export function executionText(execution: ExecutionResult): string {
  const { name, status, failedState, exitCode } = execution
  const where = failedState === undefined ? '' : ` in the state ${failedState}`
  const facts = [...(exitCode === undefined ? [] : [`exit code ${exitCode}`]), ...itemTexts(execution, (name) => name)]
  const more = facts.length === 0 ? '' : ` (${facts.join('; ')})`
  return `The execution ${name} ${endOf(status)[1]}${where}${afterText(execution)}${more}`
}

/** Returns how an execution ended, as a line of Markdown, with a link to it, and why it failed in a second line. */
export function executionPhrase(execution: ExecutionResult): string {
  const { name, status, failedState, exitCode, error, consoleUrl } = execution
  const [sign, phrase] = endOf(status)
  const where = failedState === undefined ? '' : ` in the state ${code(failedState)}`
  const facts = [
    `${sign} The run ${linkTo(name, consoleUrl)} ${phrase}${where}${afterText(execution)}`,
    ...(error === undefined || error === '' ? [] : [code(error)]),
    ...(exitCode === undefined ? [] : [`exit code ${exitCode}`]),
    ...itemPhrases(execution),
  ]
  const reason = reasonOf(execution)
  return [facts.join(' · '), ...(reason === '' ? [] : [`Reason: ${reason}`])].join('<br>')
}

/** Returns why an execution failed, as Markdown: in the words of its last state, else in those of ECS; empty when nothing is known. */
function reasonOf({ status, stoppedReason = '', cause = '' }: ExecutionResult): string {
  if (status === 'SUCCEEDED' || status === 'RUNNING') return ''
  if (cause.length > LONGEST_CAUSE) return 'too long to be shown here: see the execution.'
  return prose(cause || stoppedReason)
}

function afterText({ startedAt, endedAt }: ExecutionResult): string {
  return endedAt === undefined ? '' : ` after ${duration(endedAt - startedAt)}`
}

/** Returns the items of each Map state as Markdown, for a report while the execution runs. */
export function itemPhrases(execution: ExecutionResult): readonly string[] {
  return itemTexts(execution, code)
}

/** Returns the items of each Map state: `Process: 1,000 items, 997 succeeded, 3 failed`. */
function itemTexts(execution: ExecutionResult, nameOf: (name: string) => string): readonly string[] {
  return outcomesOf(execution).flatMap(({ name, counts }) =>
    counts === undefined ? [] : [`${nameOf(name)}: ${countTexts(counts).join(', ')}`],
  )
}

/**
 * Returns the sections about an execution: the log of the container that failed; then, collapsed, the picture of the state machine,
 * with a table of the states that it has entered, and its input and output.
 */
export function executionSections(execution: ExecutionResult): readonly string[] {
  const { logTail, definition, input, output } = execution
  const chart = definition === undefined ? '' : diagramOf(definition, outcomesOf(execution))
  const log = logTail.length === 1 ? 'Last log line' : `Last ${logTail.length} log lines`
  const machine = [chart && `\`\`\`mermaid\n${chart}\n\`\`\``, stateTable(execution)]
  const data = [jsonPart('Input', input), jsonPart('Output', output)]
  return [
    folded(log, logTail.length === 0 ? '' : block(logTail), true),
    folded('State machine', joined(machine)),
    folded(output === undefined ? 'Input' : 'Input and output', joined(data)),
  ]
}

function joined(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('\n\n')
}

/** Returns the states in their order. Of very many, the last ones. */
function stateTable(execution: ExecutionResult): string {
  const { states } = execution
  if (states.length === 0) return ''
  const shown = states.slice(-ROWS)
  const withItems = shown.some(({ counts }) => counts !== undefined)
  const withRetries = shown.some(({ retries = 0 }) => retries > 0)
  const head = ['State', 'Type', 'Result', 'Time', ...(withRetries ? ['Retries'] : []), ...(withItems ? ['Items'] : [])]
  const rows = shown.map((state) => {
    const outcome = stateOutcome(state)
    const { counts, retries = 0 } = state
    return [
      code(shortened(state.name, NAME)),
      plain(state.type),
      `${SIGNS[outcome]}\u00a0${outcome}`,
      stateTime(state, execution),
      ...(withRetries ? [retries === 0 ? '' : String(retries)] : []),
      ...(withItems ? [counts === undefined ? '' : countTexts(counts).join(', ')] : []),
    ]
  })
  const before = states.length - shown.length
  const note = before === 0 ? [] : [`The ${before} states before these are left out.`]
  return [markdownTable([head, ...rows], { alignDelimiters: false }), ...note].join('\n\n')
}

function stateTime({ enteredAt, exitedAt }: ExecutedState, { endedAt }: ExecutionResult): string {
  const end = exitedAt ?? endedAt
  return end === undefined ? '' : duration(end - enteredAt)
}

function jsonPart(name: string, json: string | undefined): string {
  if (json === undefined || json === '') return ''
  const isLong = json.length > LONGEST_JSON
  const text = isLong ? `${json.length.toLocaleString('en')} characters: see the execution.` : block(jsonLines(json))
  return `${name}:${isLong ? ' ' : '\n\n'}${text}`
}

/** More lines of indented JSON are unreadable, too: it stays on the one line that it has. */
const JSON_LINES = 60

/** Matches a number that JavaScript may read as another one: more digits than it keeps, or an exponent. */
const INEXACT = /(?:^|[[:,])\s*-?\d(?:[\d.]{15}|[\d.]*e)/i

function jsonLines(json: string): readonly string[] {
  if (INEXACT.test(json)) return [json]
  try {
    const lines = JSON.stringify(JSON.parse(json), null, 2).split('\n')
    return lines.length > JSON_LINES ? [json] : lines
  } catch {
    return [json]
  }
}
