import { harmlessLine, oneLine } from './harmless.ts'
import { chartText, plainForms } from './markdown.ts'

/**
 * Masks secrets in Markdown, in every form that they have there, also inside JSON. The runner masks a summary too, but only
 * literal text and JSON, and nothing masks a comment.
 *
 * @param secrets one line each, such as `maskForms` gives
 */
export function withoutSecrets(markdown: string, secrets: ReadonlySet<string>): string {
  const texts = [...secrets].flatMap((secret) => [secret, JSON.stringify(secret).slice(1, -1)])
  return [...new Set(texts.flatMap(formsOf))]
    .filter((form) => form !== '')
    .sort((one, other) => other.length - one.length)
    .reduce((text, form) => text.replaceAll(form, '***'), markdown)
}

/** Matches a text that is no secret by itself, and would hide half of a log: a word of YAML or JSON, a bracket. */
const COMMON = /^(?:true|false|yes|no|on|off|null|none|nil|undefined)[,;]?$|^(?:.|[^\p{L}\p{N}]{0,3})$/iu

/** Fewer characters of a line, or of a piece of base64, occur by chance. */
const [SHORTEST_LINE, SHORTEST_BASE64] = [4, 8]

/**
 * Returns every form of a secret that a log may hold, one line each: its lines, each also escaped as in a URL and in JSON, and its
 * base64. Lines of a longer secret that are short, or have no letter or digit, are common in other texts, and left out.
 *
 * The runner adds such forms by itself, of each line. Other runners do not, and neither a summary nor a comment has them.
 * Source: actions/runner, `HostContext`, `ValueEncoders`.
 */
export function maskForms(secret: string): readonly string[] {
  const lines = secret.split(/\r\n?|\n/).flatMap((line) => line.trim() || [])
  const isShown = (line: string): boolean =>
    COMMON.test(line) || (lines.length > 1 && (line.length < SHORTEST_LINE || !/[\p{L}\p{N}]/u.test(line)))
  const hidden = lines.filter((line) => !isShown(line))
  if (hidden.length === 0) return []
  return [...new Set([...hidden.flatMap(escapedForms), ...base64Forms(secret), ...base64Forms(secret.trim())])]
}

function escapedForms(line: string): readonly string[] {
  const url = encodeURIComponent(line.toWellFormed())
  return [line, harmlessLine(line), JSON.stringify(line).slice(1, -1), url, url.replaceAll('%20', '+')]
}

/**
 * Returns the base64 of a text, by itself and, without the characters that depend on its neighbours, within that of a longer one,
 * such as `user:password`: at each of the three offsets that it may have there.
 */
function base64Forms(text: string): readonly string[] {
  const bytes = Buffer.from(text)
  const within = [0, 1, 2].map((skip) => bytes.subarray(skip, bytes.length - ((bytes.length - skip) % 3)))
  return [bytes, ...within].flatMap((each) => {
    const form = each.toString('base64')
    return form.replace(/=+$/, '').length < SHORTEST_BASE64
      ? []
      : [form, form.replaceAll('+', '-').replaceAll('/', '_')]
  })
}

function formsOf(secret: string): readonly string[] {
  const line = oneLine(secret)
  return [secret, harmlessLine(secret), line, ...plainForms(secret), line.replace(/\|/g, '\\|'), chartText(line)]
}
