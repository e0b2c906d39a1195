import { markdownTable } from 'markdown-table'
import { mayRun, numbersOf, type Story } from './compare.ts'
import { CLOUDS, type CloudName, DIFFERENCES, type Difference } from './differences.ts'

/** The table of stories as Markdown: how each cloud runs them, with the numbers of the known differences. */
export function storyTable(stories: readonly Story[], known: readonly Difference[] = DIFFERENCES): string {
  const rows = stories.map((story) => [story.title, ...CLOUDS.map((cloud) => cellOf(cloud, story, known))])
  return markdown([['story', ...CLOUDS], ...rows])
}

/** The table of known differences as Markdown. */
export function differenceTable(known: readonly Difference[] = DIFFERENCES): string {
  const rows = known.map(({ on, what, right, source }, index) => [`${index + 1}`, on, what, right, source])
  return markdown([['no.', 'where', 'what differs', 'who is right', 'source'], ...rows])
}

/** How a cloud runs a story, by the known differences. */
export function cellOf(cloud: CloudName, { file, title }: Story, known: readonly Difference[] = DIFFERENCES): string {
  if (!mayRun(cloud, file)) return 'not run'
  const numbers = numbersOf(cloud, title, known)
  return numbers.length > 0 ? `differs (${numbers.join(', ')})` : 'same'
}

function markdown(rows: readonly (readonly string[])[]): string {
  // A bar ends a cell, even between backticks.
  const cells = rows.map((row) => row.map((cell) => cell.replace(/\|/g, '\\|')))
  return markdownTable(cells, { alignDelimiters: false })
}
