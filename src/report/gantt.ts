import type { ResourceDuration } from '../stack/events/events.ts'
import { duration } from '../text/format.ts'

/** A chart with more bars is unreadable. */
const BARS = 40

/**
 * Returns a Mermaid Gantt chart of the resources of an operation, with a section for each nested stack. If there are too many,
 * shows the longest ones. Source: Mermaid documentation, "Gantt diagrams".
 *
 * @param stackName title of the section for the stack's own resources
 * @returns empty for fewer than two resources
 */
export function ganttOf(stackName: string, resources: readonly ResourceDuration[]): string {
  if (resources.length < 2) return ''
  const longest = resources.toSorted((a, b) => b.end - b.start - (a.end - a.start)).slice(0, BARS)
  const sections = Map.groupBy(
    longest.toSorted((a, b) => a.start - b.start),
    ({ path }) => path.split('/').slice(0, -1).join('/'),
  )
  const lines = [...sections].flatMap(([parent, bars]) => [
    `section ${harmless(parent === '' ? stackName : parent)}`,
    ...bars.map(bar),
  ])
  return ['gantt', 'dateFormat x', 'axisFormat %H:%M:%S', ...lines].join('\n')
}

/** Begins with the time, because a resource may have the name of a Mermaid statement (`Title`, `Section`). */
function bar({ path, start, end, status }: ResourceDuration): string {
  const state = status.endsWith('_FAILED') ? 'crit' : 'done'
  const name = harmless(path.split('/').at(-1) ?? '')
  return `${duration(end - start)} ${name} :${state}, ${start}, ${Math.max(end, start + 1)}`
}

function harmless(text: string): string {
  return text.replace(/[^\w/. -]/g, '-')
}
