import { markdownTable } from 'markdown-table'

/** Returns rows as a table of Markdown; the first one is its head. */
export function table(rows: readonly (readonly string[])[]): string {
  // A bar ends a cell, even between backticks.
  const cells = rows.map((row) => row.map((cell) => oneLine(cell).replace(/\|/g, '\\|')))
  return markdownTable(cells, { alignDelimiters: false })
}

/** Escapes what Markdown would take for a tag or for emphasis. */
export function escaped(text: string): string {
  return text.replace(/[*<]/g, '\\$&')
}

/** Returns a text with single spaces in place of its line ends and indents. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
