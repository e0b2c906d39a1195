import type { ResourceDuration } from '../stack/events/events.ts'
import { duration } from '../text/format.ts'

/** A chart with more bars is not read by anybody. */
const BARS = 40

/**
 * A Gantt chart of the resources of an operation, those of a nested stack in a section of their own, the longest ones where
 * there are too many to read. Source: Mermaid documentation, "Gantt diagrams".
 *
 * @param stackName heads the section of the stack's own resources
 * @returns the text of the diagram; empty when there is nothing to compare
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

/** The time stands in front, since a resource may be called like a statement of Mermaid's (`Title`, `Section`). */
function bar({ path, start, end, status }: ResourceDuration): string {
  const state = status.endsWith('_FAILED') ? 'crit' : 'done'
  const name = harmless(path.split('/').at(-1) ?? '')
  return `${duration(end - start)} ${name} :${state}, ${start}, ${Math.max(end, start + 1)}`
}

function harmless(text: string): string {
  return text.replace(/[^\w/. -]/g, '-')
}
