import { regionOf, stackConsoleUrl } from '../aws/console.ts'
import { code } from '../text/markdown.ts'
import { changeCounts } from './change-list.ts'
import { itemPhrases } from './execution/section.ts'
import { commitLink, headline, runningLine } from './headline.ts'
import type { KnownFacts } from './result.ts'

/**
 * Returns what a run does at this moment, as Markdown: its state, the commit and what changes, and the version that runs meanwhile.
 *
 * @param start when the run began, in milliseconds since 1970
 * @returns empty when there is nothing to tell
 */
export function progressReport(known: KnownFacts, start: number): string {
  const { moment, stackName, stackId, commit, running } = known
  if (moment === undefined) return ''
  const consoleUrl = stackId && stackConsoleUrl(regionOf({ id: stackId }), stackId)
  const execution = known.execution?.status === 'RUNNING' ? known.execution : undefined
  const facts = [
    ...(commit === undefined || moment.state === 'deleting' ? [] : [`Commit ${commitLink(commit)}`]),
    ...(execution ? itemPhrases(execution) : detailsOf(moment)),
    `started at ${new Date(start).toISOString().slice(11, 16)} UTC`,
  ]
  const version = running === undefined || execution || moment.state === 'deleting' ? '' : runningLine(running)
  const text = facts.join(' · ')
  return [
    headline(execution ? 'running' : moment.state, { stackName, consoleUrl: execution?.consoleUrl ?? consoleUrl }),
    text.charAt(0).toUpperCase() + text.slice(1),
    ...(version === '' ? [] : [version]),
  ].join('\n\n')
}

function detailsOf(moment: NonNullable<KnownFacts['moment']>): readonly string[] {
  if (moment.state === 'waiting') return [`the stack is in the status ${code(moment.status)}`]
  if (moment.state !== 'deploying') return []
  if (moment.changes === undefined) return ['creating the change set']
  const counts = changeCounts(moment.changes, 'planned')
  return counts === '' ? [] : [counts]
}
