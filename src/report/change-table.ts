import { markdownTable } from 'markdown-table'
import { notesOn } from '../stack/changes/lines.ts'
import type { PropertyChange } from '../stack/changes/property-changes.ts'
import { changesSummary, type ReadChange, type ResourceChange } from '../stack/changes/summary.ts'
import { code, plain } from '../text/markdown.ts'

/** The most resources, and properties of each, to show: GitHub allows 1 MiB for a summary, 65,536 characters for a comment. */
const RESOURCES = 60
const PROPERTIES = 5

/** Returns the changes as Markdown: a list of losses, and a collapsed table of all changes; empty when there are none. */
export function changeTable(changes: readonly ReadChange[]): string {
  const { resources } = changesSummary(changes)
  if (resources.length === 0) return ''
  const rows = resources.slice(0, RESOURCES).map(row)
  const more = resources.length > RESOURCES ? `\n\nand ${resources.length - RESOURCES} more` : ''
  const head = ['Action', 'Resource', 'Type', 'What changes']
  const table = markdownTable([head, ...rows], { alignDelimiters: false })
  const count = `${resources.length} ${resources.length === 1 ? 'change' : 'changes'}`
  return [
    ...lossLines(resources.filter(({ loses }) => loses !== undefined)),
    `<details><summary>${count}</summary>\n\n${table}${more}\n\n</details>`,
  ].join('\n')
}

function lossLines(losses: readonly ResourceChange[]): string[] {
  if (losses.length === 0) return []
  const lines = losses
    .slice(0, RESOURCES)
    .map((each) => `- **${code(each.resource)} ${plain(notesOn(each).join(', '))}**`)
  return [...lines, ...(losses.length > RESOURCES ? [`- and ${losses.length - RESOURCES} more`] : []), '']
}

function row(change: ResourceChange): string[] {
  const { action, resource, type, properties } = change
  const rest = properties.length - PROPERTIES
  const what = [
    ...notesOn(change).map((note) =>
      change.loses !== undefined && note.includes('delete') ? `**${plain(note)}**` : plain(note),
    ),
    ...properties.slice(0, PROPERTIES).map(propertyMarkdown),
    ...(rest > 0 ? [`and ${rest} more`] : []),
  ]
  const ends = action === 'remove' || action === 'replace'
  return [ends ? `**${plain(action)}**` : plain(action), code(resource), code(type), what.join('<br>')]
}

function propertyMarkdown({ name, causes, before, after }: PropertyChange): string {
  const value = (text: string | undefined): string => (text === undefined ? 'none' : code(text) || 'empty')
  const values = before === undefined && after === undefined ? '' : `: ${value(before)} → ${value(after)}`
  return `${code(name)}${values} (${plain(causes.join(', '))})`
}
