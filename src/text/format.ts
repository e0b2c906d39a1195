/** Returns `text.slice(start, end)`, without a surrogate pair that this would cut in half. */
export function part(text: string, start: number, end?: number): string {
  return text.slice(start, end).replace(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/g, '')
}

/** Returns the first line of a text, without a colon at its end: in a YAML error, the rest quotes the document. */
export function firstLine(text: string): string {
  return (text.split('\n')[0] ?? text).replace(/:$/, '')
}

/** Says what a parser of YAML found, in words for people who write it, and not for those who call the parser. */
export function yamlFault({ code, message }: { readonly code: string; readonly message: string }): string {
  if (code !== 'MULTIPLE_DOCS') return firstLine(message)
  const [, place = ''] = /( at line \d+, column \d+)/.exec(message) ?? []
  return `a second document begins${place}, and only one is taken`
}

/** Shortens a text to at most `most` UTF-16 units; an ellipsis replaces the rest. */
export function shortened(text: string, most: number): string {
  return text.length <= most ? text : `${part(text, 0, most - 1)}…`
}

/** Matches the last word of a text, such as a token or a password. */
const WORD = /(?:(?!["',;{}()[\]])[!-~])+$/

/**
 * Shortens a line of a log to at most `most` UTF-16 units. It ends before the word that would be cut, because nothing masks half a
 * secret.
 */
export function shortenedLine(line: string, most: number): string {
  if (line.length <= most) return line
  return `${part(line, 0, most - 1).replace(WORD, '')}…`
}

/** Formats a timeout: `1 minute`, `60 minutes`. */
export function minutes(count: number): string {
  return `${count} ${count === 1 ? 'minute' : 'minutes'}`
}

/** Formats a duration: `0.4 s`, `12 s`, `3 min 5 s`. */
export function duration(milliseconds: number): string {
  const seconds = milliseconds / 1000
  if (seconds < 9.95) return `${seconds.toFixed(1)} s`
  const whole = Math.round(seconds)
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`
}

/** Formats a size in megabytes of 1,000,000 bytes: `0.6 MB`, `12.3 MB`, `1204 MB`. */
export function bytes(count: number): string {
  const megabytes = count / 1_000_000
  return `${megabytes.toFixed(megabytes < 99.95 ? 1 : 0)} MB`
}
