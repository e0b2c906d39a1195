import { notesOn } from '../stack/changes/lines.ts'
import type { PropertyChange } from '../stack/changes/property-changes.ts'
import { changesSummary, type ReadChange, type ResourceChange } from '../stack/changes/summary.ts'
import { alert, code, folded, plain } from '../text/markdown.ts'

/** The most resources, and properties of each, to show: GitHub allows 1 MiB for a summary, 65,536 characters for a comment. */
const RESOURCES = 60
const PROPERTIES = 5

/** The most plain additions of one type that are items of their own. */
const GROUPED = 20

/** More characters do not fit on one line of a comment, so each value gets its own. */
const LINE = 60

/** Whether the changes are made, or only shown. */
export type Tense = 'done' | 'planned'

/** The kinds of changes that are counted, in this order; those from `maybe` on may delete something. */
const COUNTED = {
  add: { planned: 'to add', done: 'added' },
  modify: { planned: 'to modify', done: 'modified' },
  import: { planned: 'to import', done: 'imported' },
  keep: { planned: 'to remove but keep', done: 'removed but kept' },
  maybe: { planned: 'to modify or replace', done: 'modified or replaced' },
  replace: { planned: 'to replace', done: 'replaced' },
  remove: { planned: 'to delete', done: 'deleted' },
} as const

type Kind = keyof typeof COUNTED

const VERBS: ReadonlyMap<Kind, string> = new Map([
  ['keep', 'remove'],
  ['maybe', 'modify'],
  ['remove', 'delete'],
])

const GRAVE: readonly Kind[] = ['maybe', 'replace', 'remove']

function kindOf({ action, replacement, old }: ResourceChange): Kind {
  if (action === 'remove') return old === 'kept' ? 'keep' : 'remove'
  if (action === 'add' || action === 'import' || action === 'replace') return action
  return replacement === 'conditional' ? 'maybe' : 'modify'
}

/** Returns how many resources change, as Markdown: `1 to add, **1 to replace, 1 to delete**`; empty when none does. */
export function changeCounts(changes: readonly ReadChange[], tense: Tense): string {
  const byKind = Map.groupBy(changesSummary(changes).resources, kindOf)
  const textOf = (isGrave: boolean): string =>
    (Object.keys(COUNTED) as Kind[])
      .filter((kind) => byKind.has(kind) && GRAVE.includes(kind) === isGrave)
      .map((kind) => `${byKind.get(kind)?.length} ${COUNTED[kind][tense]}`)
      .join(', ')
  const [calm, grave] = [textOf(false), textOf(true)]
  return [calm, grave && `**${grave}**`].filter(Boolean).join(', ')
}

/** Returns an alert that lists the content that is lost; empty when nothing is. */
export function lossAlert(resources: readonly ResourceChange[], tense: Tense): string {
  const losses = resources.flatMap((each) => (each.loses === undefined ? [] : [{ ...each, loses: each.loses }]))
  if (losses.length === 0) return ''
  const lines = losses.slice(0, RESOURCES).map(({ resource, loses, replacement }) => {
    const condition = replacement === 'conditional' ? `, if it ${tense === 'done' ? 'was' : 'is'} replaced` : ''
    return `- ${code(resource)}: **${plain(loses)}**${condition}`
  })
  const head = tense === 'done' ? 'This deploy deleted content:' : 'This deletes content that cannot be recreated:'
  return alert('CAUTION', [head, '', ...lines, ...rest(losses.length - RESOURCES, '- ')])
}

/** Returns all changes as a collapsed list; empty when there are none. */
export function changeList(resources: readonly ResourceChange[]): string {
  return folded(countText(resources.length, 'change'), listOf(resources))
}

/** Returns the replaced and deleted resources as a list, and the other changes as a collapsed one. */
export function changeLists(resources: readonly ResourceChange[]): readonly string[] {
  const [grave, calm] = [true, false].map((isGrave) =>
    resources.filter((each) => GRAVE.includes(kindOf(each)) === isGrave),
  ) as [ResourceChange[], ResourceChange[]]
  return [listOf(grave), folded(countText(calm.length, grave.length > 0 ? 'other change' : 'change'), listOf(calm))]
}

function countText(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`
}

function rest(count: number, before: string): string[] {
  return count > 0 ? [`${before}and ${count} more`] : []
}

/** Lists resources by kind, the gravest first, and by name. Many plain additions of one type are one item. */
function listOf(resources: readonly ResourceChange[]): string {
  const isPlain = (each: ResourceChange): boolean => each.action === 'add' && each.unread === undefined
  const added = Map.groupBy(resources.filter(isPlain), ({ type }) => type)
  const groups = [...added.values()].filter(({ length }) => length > GROUPED)
  const grouped = new Set(groups.flat())
  const others = resources.filter((each) => !grouped.has(each)).toSorted(byKindAndName)
  return [
    ...others.slice(0, RESOURCES).flatMap(itemLines),
    ...rest(others.length - RESOURCES, '- '),
    ...groups.slice(0, RESOURCES).map(groupLine),
    ...rest(groups.length - RESOURCES, '- '),
  ].join('\n')
}

const ORDER = (Object.keys(COUNTED) as Kind[]).toReversed()

function byKindAndName(one: ResourceChange, other: ResourceChange): number {
  return ORDER.indexOf(kindOf(one)) - ORDER.indexOf(kindOf(other)) || byName(one, other)
}

/** `Topic2` comes before `Topic10`. */
function byName({ resource }: ResourceChange, other: ResourceChange): number {
  return resource.localeCompare(other.resource, 'en', { numeric: true })
}

function groupLine(added: readonly ResourceChange[]): string {
  const names = added.toSorted(byName).map(({ resource }) => code(resource))
  const shown = [...names.slice(0, RESOURCES), ...rest(names.length - RESOURCES, '')].join(', ')
  return `- add ${added.length} ${code(added[0]?.type ?? '')}: ${shown}`
}

function itemLines(change: ResourceChange): readonly string[] {
  const { resource, type, properties } = change
  const kind = kindOf(change)
  const action = VERBS.get(kind) ?? kind
  const notes = notesOn(change).map((note) =>
    change.loses !== undefined && note.includes('delete') ? `**${plain(note)}**` : plain(note),
  )
  return [
    `- ${GRAVE.includes(kind) ? `**${action}**` : action} ${code(resource)} ${code(type)}${notes.length === 0 ? '' : `: ${notes.join(', ')}`}`,
    ...properties.slice(0, PROPERTIES).map((each) => `  - ${propertyMarkdown(each)}`),
    ...rest(properties.length - PROPERTIES, '  - '),
  ]
}

function propertyMarkdown({ name, causes, before, after }: PropertyChange): string {
  const value = (text: string | undefined): string => (text === undefined ? 'none' : code(text) || 'empty')
  const cause = plain(causes.join(', '))
  if (before === undefined && after === undefined) return `${code(name)} (${cause})`
  const isWide = `${name}${before ?? ''}${after ?? ''}${cause}`.length > LINE
  if (isWide) return `${code(name)} (${cause}):<br>${value(before)}<br>→ ${value(after)}`
  return `${code(name)}: ${value(before)} → ${value(after)} (${cause})`
}
