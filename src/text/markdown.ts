import { oneLine } from './format.ts'

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
