import type { ResourceDuration } from '../stack/edges.ts'
import { duration } from '../text/format.ts'
import { folded } from '../text/markdown.ts'

/** A chart with more bars is unreadable. */
const BARS = 20

/** A shorter bar is a line without a length, in milliseconds. */
const SHORTEST = 100

/** The most labels on the axis, and the distances that they may have: seconds, minutes, hours. */
const LABELS = 8
const DISTANCES: readonly (readonly [count: number, unit: 'second' | 'minute' | 'hour', milliseconds: number])[] = [
  ...[1, 2, 5, 10, 15, 30].map((count) => [count, 'second', count * 1000] as const),
  ...[1, 2, 5, 10, 15, 30].map((count) => [count, 'minute', count * 60_000] as const),
  ...[1, 3, 6, 12].map((count) => [count, 'hour', count * 3_600_000] as const),
]

/** A resource, and what the operation did with it after its first work: its clean-up, or its rollback. */
interface Bar extends ResourceDuration {
  readonly later: readonly ResourceDuration[]
}

/** Returns the timeline of an operation as a collapsed section; empty when there is too little to show. */
export function timeline(stackName: string, resources: readonly ResourceDuration[] = []): string {
  const chart = ganttOf(stackName, resources)
  const title = allBars(resources).length > BARS ? `Timeline of the ${BARS} resources that took longest` : 'Timeline'
  return chart === '' ? '' : folded(title, `\`\`\`mermaid\n${chart}\n\`\`\``)
}

/**
 * Returns a Mermaid Gantt chart of the resources of an operation, with a section for each nested stack. Its axis shows the time since
 * the first one began. Leaves out what takes less than 0.1 s. If there are too many, shows the longest ones.
 * Source: Mermaid documentation, "Gantt diagrams".
 *
 * @param stackName title of the section for the stack's own resources, where there are nested stacks
 * @returns empty for fewer than two resources
 */
export function ganttOf(stackName: string, resources: readonly ResourceDuration[]): string {
  const bars = barsOf(resources)
  if (bars.length < 2) return ''
  const origin = Math.min(...bars.map(({ start }) => start))
  const sections = Map.groupBy(bars, ({ path }) => path.split('/').slice(0, -1).join('/'))
  const lines = [...sections].flatMap(([parent, own]) => [
    ...(sections.size > 1 ? [`section ${harmless(parent === '' ? stackName : parent)}`] : []),
    ...own.map((bar) => barLine(bar, origin)),
  ])
  const total = Math.max(...bars.map(({ end }) => end)) - origin
  const [count, unit] = DISTANCES.find(([, , each]) => total / each <= LABELS) ?? [1, 'day']
  const axis = total < 3_600_000 ? '%M:%S' : '%H:%M:%S'
  return ['gantt', `dateFormat ${FORMAT}`, `axisFormat ${axis}`, `tickInterval ${count}${unit}`, ...lines].join('\n')
}

/** Returns the longest bars by their beginning. */
function barsOf(resources: readonly ResourceDuration[]): readonly Bar[] {
  return allBars(resources)
    .toSorted((a, b) => lengthOf(b) - lengthOf(a))
    .slice(0, BARS)
    .sort((a, b) => a.start - b.start)
}

/** Returns a bar for each resource. One that was worked on again has only one, with the rest of its work. */
function allBars(resources: readonly ResourceDuration[]): readonly Bar[] {
  const byPath = Map.groupBy(
    resources.toSorted((a, b) => a.start - b.start),
    ({ path }) => path,
  )
  return [...byPath.values()]
    .flatMap(([first, ...later]) =>
      first === undefined ? [] : [{ ...first, later: later.filter((each) => lengthOf(each) >= SHORTEST) }],
    )
    .filter((bar) => lengthOf(bar) >= SHORTEST)
}

function lengthOf({ start, end }: ResourceDuration): number {
  return end - start
}

function hasFailed({ status }: ResourceDuration): boolean {
  return status.endsWith('_FAILED')
}

/** Begins with the time, because a resource may have the name of a Mermaid statement (`Title`, `Section`). */
function barLine(bar: Bar, origin: number): string {
  const { path, start, end, later } = bar
  const state = hasFailed(bar) || later.some(hasFailed) ? 'crit' : 'done'
  const name = harmless(path.split('/').at(-1) ?? '')
  const more = later.map((each) => ` + ${isDeletion(each) ? 'clean-up' : 'rollback'} ${duration(lengthOf(each))}`)
  const times = [start, end].map((time) => timeText(time - origin))
  return `${duration(end - start)} ${name}${more.join('')} :${state}, ${times.join(', ')}`
}

function isDeletion({ status }: ResourceDuration): boolean {
  return status.startsWith('DELETE_')
}

/** Mermaid reads and shows times in the reader's time zone, so that the axis begins at zero everywhere. */
const FORMAT = 'YYYY-MM-DD HH:mm:ss.SSS'

/** @param elapsed milliseconds */
function timeText(elapsed: number): string {
  return new Date(Date.UTC(2000, 0, 1) + elapsed).toISOString().replace('T', ' ').replace('Z', '')
}

function harmless(text: string): string {
  return text.replace(/[^\w/. -]/g, '-')
}
