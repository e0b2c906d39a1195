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
