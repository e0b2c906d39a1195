/** Parts a text, and is not seen. */
const PARTING = '<!-- -->'

/**
 * Text of others as plain Markdown text: no markup, no HTML, no mention of people or issues, one line. GitHub looks for mentions in
 * what Markdown has made of a text, where a backslash or an entity is gone; a comment parts the text even there. It makes links of
 * addresses as they are written: one with an escape in it would lead nowhere, and is left as text.
 * Source: github/cmark-gfm#181; GitHub Flavored Markdown specification, "Autolinks (extension)".
 */
export function plain(text: string): string {
  return oneLine(text)
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/([\\`*_[\]|~#])/g, '\\$1')
    .replace(/@|#(?=\d)/g, `$&${PARTING}`)
    .replace(/:(?=\/\/\S*[\\&<])/g, `:${PARTING}`)
}

/** The ways in which a text may stand in plain Markdown text, by what is around it. */
export function plainForms(text: string): readonly string[] {
  const form = plain(text).replaceAll(`:${PARTING}//`, '://')
  return [form, form.replaceAll('://', `:${PARTING}//`)]
}

/**
 * Text of others as inline code that also stands in a table. There a backslash before a pipe cannot be written in a code span: the
 * cell would end at the pipe, and leave the span open.
 * Source: GitHub Flavored Markdown specification, "Code spans", "Tables"; cmark-gfm, table scanner.
 */
export function code(text: string): string {
  if (/\\\|/.test(text)) return `<code>${plain(text)}</code>`
  const line = oneLine(text).replace(/\|/g, '\\|')
  if (line === '') return ''
  const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map(([ticks]) => ticks.length))
  const fence = '`'.repeat(longest + 1)
  return longest === 0 ? `${fence}${line}${fence}` : `${fence} ${line} ${fence}`
}

/** Lines of others as a block of code. Source: GitHub Flavored Markdown specification, "Fenced code blocks". */
export function block(lines: readonly string[]): string {
  const longest = Math.max(2, ...lines.flatMap((line) => [...line.matchAll(/`+/g)].map(([ticks]) => ticks.length)))
  const fence = '`'.repeat(longest + 1)
  return [fence, ...lines, fence].join('\n')
}

/** The runner drops a summary of more than 1 MiB; some room is left. Source: actions/runner, FileCommandManager. */
const PAGE_BYTES = 900 * 1024

/**
 * The parts of a summary as one page, without those that are empty. What does not fit any more is left out, and that is said.
 *
 * @param parts Markdown, each; the first ones have precedence
 */
export function page(parts: readonly string[]): string {
  let room = PAGE_BYTES
  const fitting = parts
    .filter((part) => part !== '')
    .map((part) => {
      const bytes = Buffer.byteLength(part)
      if (bytes > room) return 'A part is left out here, as it is too long for a summary: see the log.'
      room -= bytes
      return part
    })
  return `${fitting.join('\n\n')}\n`
}

/** A time-out for people: `1 minute`, `60 minutes`. */
export function minutes(count: number): string {
  return `${count} ${count === 1 ? 'minute' : 'minutes'}`
}

/** A duration for people: `0.4 s`, `12 s`, `3 min 5 s`. */
export function duration(milliseconds: number): string {
  const seconds = milliseconds / 1000
  if (seconds < 9.95) return `${seconds.toFixed(1)} s`
  const whole = Math.round(seconds)
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`
}

/** A size for people, in megabytes of 1,000,000 bytes: `0.6 MB`, `12.3 MB`, `1204 MB`. */
export function bytes(count: number): string {
  const megabytes = count / 1_000_000
  return `${megabytes.toFixed(megabytes < 99.95 ? 1 : 0)} MB`
}

/** A part of a text, as `slice` gives it, without a character that this would cut in half. */
export function part(text: string, start: number, end?: number): string {
  return text.slice(start, end).replace(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/g, '')
}

/** A text, cut where it is longer than it may be. */
export function shortened(text: string, most: number): string {
  return text.length <= most ? text : `${part(text, 0, most - 1)}…`
}

/**
 * Text of others as one line of the log, without control characters, in which the runner finds no command.
 * Source: actions/runner, ActionCommand: `::` begins one at the start of a line, `##[` anywhere.
 */
export function oneLine(text: string): string {
  return text
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .replace(/##\[/g, '## [')
    .trim()
}
