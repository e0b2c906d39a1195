/** An item of a list. */
export interface Item {
  readonly text: string
  /** The line of the text that it begins on, 1-based. */
  readonly line: number
  /** Whether it stands in quotes: it means what it says, whatever it looks like. */
  readonly quoted: boolean
}

/**
 * Splits a list of one item a line. Empty lines and lines that begin with `#` are skipped. An item in double quotes may have
 * several lines, and `""` for each quote in it; a line that only begins with a quoted part is an item as it is written.
 * Source: docker/actions-toolkit, `Util.getInputList`, for `secrets` of docker/build-push-action: csv-parse with one column and
 * relaxed quotes. Where that would cut or join items without a word, this throws.
 *
 * @throws Error that names a line, and does not quote it
 */
export function items(text: string): readonly Item[] {
  const found: Item[] = []
  let line = 1
  for (let start = 0; start <= text.length; ) {
    const { item, end } = itemAt(text, start, line)
    if (item !== undefined) found.push(item)
    line += text.slice(start, end).split('\n').length
    start = end + 1
  }
  return found
}

/** Returns the item that begins at the start of a line, if that has one, and the end of its last line. */
function itemAt(text: string, start: number, line: number): { readonly item?: Item; readonly end: number } {
  const end = endOfLine(text, start)
  const row = text.slice(start, end).trim()
  if (row === '' || row.startsWith('#')) return { end }
  const bare = { item: { text: row, line, quoted: false }, end }
  if (!row.startsWith('"')) return bare
  const open = text.indexOf('"', start)
  const close = closingQuote(text, open)
  if (close < 0) throw new Error(`the quote that begins on line ${line} has no end`)
  const last = endOfLine(text, close)
  if (text.slice(close + 1, last).trim() !== '') {
    if (last === end) return bare
    const height = text.slice(start, close).split('\n').length - 1
    throw new Error(`line ${line + height} continues after the quote that begins on line ${line}`)
  }
  const quoted = text.slice(open + 1, close).replaceAll('""', '"')
  return quoted.trim() === '' ? { end: last } : { item: { text: quoted, line, quoted: true }, end: last }
}

/** Returns the position of the quote that closes the one at `open`, or -1. */
export function closingQuote(text: string, open: number): number {
  let close = text.indexOf('"', open + 1)
  while (close >= 0 && text[close + 1] === '"') close = text.indexOf('"', close + 2)
  return close
}

function endOfLine(text: string, start: number): number {
  const end = text.indexOf('\n', start)
  return end < 0 ? text.length : end
}

/** Matches `name=value name=value`: each word after the first is a pair of its own. `dsn=host=db user=app` is one pair. */
const SEVERAL = /^[^\s="']+=[^\s="']+={0,2}(?:[\t ]+[A-Za-z_][\w.-]*=[^\s="'][^\s"']*)+$/

/** Throws an Error when a line without quotes has several pairs. */
export function checkOnePair({ text, line, quoted }: Item): void {
  if (!quoted && SEVERAL.test(text)) throw new Error(`line ${line} has several pairs`)
}
