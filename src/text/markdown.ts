import { harmlessLine, oneLine } from './harmless.ts'

/** Splits a text without being visible. */
const SPLIT = '<!-- -->'

/**
 * Escapes untrusted text as one line of plain Markdown: no markup, no HTML, no mention of people or issues. GitHub looks for
 * mentions in the rendered text, where backslashes and entities are gone, so an HTML comment splits them. GitHub links a URL as
 * it is written: a link with an escape in it would be wrong, so such a URL is split as well and stays text.
 * Source: github/cmark-gfm#181; GitHub Flavored Markdown specification, "Autolinks (extension)".
 */
export function plain(text: string): string {
  return withoutBlockStart(inline(oneLine(text)))
}

/** Escapes untrusted text as `plain` does, but shows what stands between backticks as code, as our messages mean it. */
export function prose(text: string): string {
  const pieces = oneLine(text).split('`')
  if (pieces.length % 2 === 0 || pieces.slice(1, -1).includes('')) return plain(text)
  return withoutBlockStart(pieces.map((piece, index) => (index % 2 === 1 ? code(piece) : inline(piece))).join(''))
}

/** At the beginning of a line, these begin a list, underline a heading or draw a rule. */
function withoutBlockStart(line: string): string {
  return line.replace(/^(\d*)([-+=.)])(?=[\s=-]|$)/, '$1\\$2')
}

function inline(line: string): string {
  return line
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/([\\`*_[\]|~#])/g, '\\$1')
    .replace(/@|#(?=\d)/g, `$&${SPLIT}`)
    .replace(/\S+/g, withoutWrongLinks)
}

/** Splits the addresses in a word that have an escape in them. */
function withoutWrongLinks(word: string): string {
  const end = Math.max(...['\\', '&', '<'].map((sign) => word.lastIndexOf(sign)))
  return word.slice(0, end + 1).replaceAll('://', `:${SPLIT}//`) + word.slice(end + 1)
}

/** Returns the forms that `plain` and `prose` give a text, depending on the text around it. */
export function plainForms(text: string): readonly string[] {
  const line = oneLine(text)
  const pieces = line.split('`')
  const mixed = [0, 1].map((code) =>
    pieces.map((piece, index) => (index % 2 === code ? piece : inline(piece))).join('`'),
  )
  const forms = [plain(text), inline(line), ...mixed].map((form) => form.replaceAll(`:${SPLIT}//`, '://'))
  return [...new Set(forms.flatMap((form) => [form, form.replaceAll('://', `:${SPLIT}//`)]))]
}

/**
 * Formats untrusted text as inline code, also inside a table. A code span in a table cannot hold a backslash before a pipe: the
 * cell would end at the pipe and leave the span open. Such a text becomes a `<code>` element.
 * Source: GitHub Flavored Markdown specification, "Code spans", "Tables"; cmark-gfm, table scanner.
 */
export function code(text: string): string {
  if (/\\\|/.test(text)) return `<code>${plain(text)}</code>`
  const line = oneLine(text).replace(/\|/g, '\\|')
  if (line === '') return ''
  const fence = fenceFor(line, 1)
  return fence.length === 1 ? `${fence}${line}${fence}` : `${fence} ${line} ${fence}`
}

/** Matches what no URL has, and parentheses, which end the address of a link. Source: RFC 3986, "Characters". */
const NOT_IN_LINK = /[^\w.~:/?#@!$&',;=%+*-]/gu

/** Formats a link with an untrusted text and address; only the text, if the address is none of the web. */
export function linkTo(text: string, url: string): string {
  if (!/^https?:\/\//i.test(url)) return plain(text)
  return `[${plain(text)}](${url.replace(NOT_IN_LINK, (each) => Buffer.from(each).toString('hex').replace(/../g, '%$&'))})`
}

/** Matches an address that nothing hides in: no user or password, no markup, no letter that looks like another one. */
const PLAIN_ADDRESS = /^https?:\/\/[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::\d{1,5})?(?:[/?#][\w.~:/?#@!$&',;=%+-]*)?$/i

/**
 * Formats an untrusted address as a link that shows where it leads; undefined unless it is plain and http or https. It stays whole:
 * half a secret would not be masked.
 */
export function addressLink(text: string): string | undefined {
  return PLAIN_ADDRESS.test(text) ? linkTo(text, text) : undefined
}

/**
 * Escapes a line of untrusted text as part of a quoted text of Mermaid: what is no letter, digit or space becomes the number of its
 * character. Two dollars would begin a formula, so nothing that is seen stands between them. Source: Mermaid documentation,
 * "Flowcharts", entity codes; "Math".
 */
export function chartText(line: string): string {
  return line.replace(/\$(?=\$)/g, '$$\u200b').replace(/[^\p{L}\p{N} \u00a0]/gu, (each) => `#${each.codePointAt(0)};`)
}

/** Formats untrusted lines as a code block. Source: GitHub Flavored Markdown specification, "Fenced code blocks". */
export function block(lines: readonly string[]): string {
  const harmless = lines.map(harmlessLine)
  const fence = fenceFor(harmless.join('\n'), 3)
  return [fence, ...harmless, fence].join('\n')
}

/** Formats a text, or a link where the text is a plain address. */
export function value(text: string): string {
  return addressLink(text) ?? code(text)
}

/** Formats a collapsed section; empty when its content is. `open`: shows it unfolded at first. */
export function folded(title: string, content: string, open = false): string {
  return content === '' ? '' : `<details${open ? ' open' : ''}><summary>${title}</summary>\n\n${content}\n\n</details>`
}

/** Formats lines of Markdown as an alert. Source: GitHub documentation, "Basic formatting syntax", alerts. */
export function alert(kind: 'CAUTION', lines: readonly string[]): string {
  return [`[!${kind}]`, ...lines].map((line) => `> ${line}`.trimEnd()).join('\n')
}

/** Returns at least `least` backticks, and more than stand in a row anywhere in the text. */
function fenceFor(text: string, least: number): string {
  let most = least
  for (const [ticks] of text.matchAll(/`+/g)) most = Math.max(most, ticks.length + 1)
  return '`'.repeat(most)
}

/** The runner drops a summary of more than 1 MiB; this leaves a margin. Source: actions/runner, FileCommandManager. */
const PAGE_BYTES = 900 * 1024

/**
 * Joins the parts of a summary into one page. A note replaces each part that does not fit; empty parts are dropped.
 *
 * @param parts Markdown; earlier parts take precedence
 */
export function page(parts: readonly string[]): string {
  let room = PAGE_BYTES
  const fitting = parts
    .filter((part) => part !== '')
    .map((part) => {
      const bytes = Buffer.byteLength(part)
      if (bytes > room) return 'A part is missing here because it is too long for a summary: see the log.'
      room -= bytes
      return part
    })
  return `${fitting.join('\n\n')}\n`
}
