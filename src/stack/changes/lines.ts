import type { PropertyChange } from './property-changes.ts'
import { changesSummary, type ReadChange, type ResourceChange } from './summary.ts'

/** The most properties to log for one resource. */
const PROPERTIES = 10

/** Returns the changes as log lines: one for each resource, then one for each property, with both values and the causes. */
export function changeLines(changes: readonly ReadChange[]): string[] {
  return changesSummary(changes).resources.flatMap((each) => [resourceLine(each), ...propertyLines(each.properties)])
}

function resourceLine(change: ResourceChange): string {
  const notes = notesOn(change)
  return `${change.action.padEnd(8)} ${change.resource}  ${change.type}${notes.length === 0 ? '' : `  (${notes.join(', ')})`}`
}

/** Returns notes for people on a change: whether it may replace the resource, what is lost, and what could not be read. */
export function notesOn({ action, replacement, old, loses, unread }: ResourceChange): string[] {
  const maybe = replacement === 'conditional'
  const replaced = action === 'replace' || maybe
  return [
    ...(maybe ? ['maybe replaced'] : []),
    ...(loses === undefined ? [] : [`${maybe ? 'may delete' : 'deletes'} ${loses}`]),
    ...(old === 'kept' ? [replaced ? 'the old one is kept' : 'it is kept outside of the stack'] : []),
    ...(old === 'snapshot' ? ['a snapshot is kept'] : []),
    ...(unread === undefined ? [] : [`its own changes could not be read without ${unread}`]),
  ]
}

function propertyLines(properties: readonly PropertyChange[]): string[] {
  const rest = properties.length - PROPERTIES
  const lines = properties.slice(0, PROPERTIES).map((each) => `           ${propertyText(each)}`)
  return rest > 0 ? [...lines, `           and ${rest} more`] : lines
}

function propertyText({ name, causes, before, after }: PropertyChange): string {
  const values = before === undefined && after === undefined ? '' : `: ${before ?? '(none)'} → ${after ?? '(none)'}`
  return `${name}${values}  [${causes.join(', ')}]`
}
