import { markdownTable } from 'markdown-table'
import type { Readable } from '../../aws/readable.ts'
import { code, folded, linkTo, prose, value } from '../../text/markdown.ts'
import { endOf } from '../execution/outcome.ts'
import {
  AS_MARKDOWN,
  factsOf,
  lengthText,
  type MachineStatus,
  type StatusFacts,
  shownPairs,
  timeText,
  unreadText,
} from './facts.ts'

/** A longer reason makes the table unreadable; half a secret would not be masked, so it is left out as a whole. */
const LONGEST_REASON = 400

/** Returns a status as Markdown: a table of facts, the last executions, and collapsed the outputs and parameters. */
export function statusParts(status: StatusFacts): readonly string[] {
  const { overview, machines, region } = status
  if (overview === undefined) return [`Region ${code(region)}`]
  const { stack, secretOutputs, secretParameters } = overview
  const [head = [], ...rows] = factsOf(status, overview, AS_MARKDOWN).map(([name, text]) => [
    name.replaceAll(' ', '\u00a0'),
    text,
  ])
  return [
    markdownTable([head, ...rows], { alignDelimiters: false }),
    ...machines.map((machine) => machinePart(machine, machines.length > 1)),
    pairList('output', shownPairs(stack.outputs, secretOutputs)),
    pairList('parameter', shownPairs(stack.parameters, secretParameters)),
  ]
}

function pairList(what: string, pairs: readonly (readonly [string, string])[]): string {
  const lines = pairs.map(([key, text]) => `- ${code(key)}: ${value(text)}`)
  return folded(pairs.length === 1 ? `1 ${what}` : `${pairs.length} ${what}s`, lines.join('\n'))
}

function machinePart({ arn, executions }: MachineStatus, isOneOfSeveral: boolean): string {
  const which = isOneOfSeveral ? ` of ${code(arn.split(':').at(-1) ?? '')}` : ''
  const none = (text: string): string => `Executions${which}: ${text}.`
  if ('needs' in executions) return none(unreadText(executions.needs, AS_MARKDOWN))
  if (executions.value === undefined) return none('an EXPRESS state machine keeps none')
  if (executions.value.length === 0) return none('none yet')
  const rows = executions.value.map((each) => [
    linkTo(each.name, each.consoleUrl),
    endOf(each.status).join('\u00a0'),
    // On one line.
    timeText(each.startedAt).replaceAll(' ', '\u00a0').replaceAll('-', '\u2011'),
    lengthText(each),
    reasonMarkdown(each.reason),
  ])
  const head = ['Execution', 'Result', 'Started', 'Time', 'Reason']
  return [`#### Last executions${which}`, markdownTable([head, ...rows], { alignDelimiters: false })].join('\n\n')
}

function reasonMarkdown(reason: Readable<string> | undefined): string {
  if (reason === undefined) return ''
  if ('needs' in reason) return unreadText(reason.needs, AS_MARKDOWN)
  return reason.value.length > LONGEST_REASON ? 'See the execution' : prose(reason.value)
}
