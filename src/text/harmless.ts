/**
 * Matches an escape sequence of a terminal: control sequences (CSI), strings such as titles and links (OSC, DCS, SOS, PM, APC), and
 * short ones. A string ends before the begin of another one, or each would be sought to the end of the text.
 * Source: ECMA-48, "Control Functions for Coded Character Sets", 5.3 to 5.6.
 */
const ESCAPE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: escapes begin with one
  /(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]|(?:\u001b[\]PX^_]|[\u009d\u0090\u0098\u009e\u009f])[^\u0007\u001b\u0090\u0098\u009c-\u009f]*(?:\u0007|\u001b\\|\u009c)|\u001b[ -/]*[0-OQ-WYZ\\`-~]/

/** Matches an escape sequence that only colours text. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: escapes begin with one
const COLOUR = /^\u001b\[[\d;:]*m$/

/** Matches line ends of any kind, and other control characters, but for the tab. */
const CONTROLS = /[^\P{Cc}\t]|[\p{Zl}\p{Zp}]/u

/** Matches characters that show the text around them in another order. Source: Unicode standard annex 9. */
const BIDI = /\p{Bidi_Control}/u

/** Matches `##[`. The runner compares by culture: it skips characters that are not visible. */
const OLD_COMMAND = /#(\p{Default_Ignorable_Code_Point}*)#(\p{Default_Ignorable_Code_Point}*)(?=\[)/gu
const NEW_COMMAND = /^([\s\p{Default_Ignorable_Code_Point}]*:\p{Default_Ignorable_Code_Point}*)(?=:)/u

const INVISIBLE = new RegExp(`${ESCAPE.source}|${BIDI.source}`, 'gu')
const BREAKS = new RegExp(`(?:${CONTROLS.source})+`, 'gu')
const STREAMED = new RegExp(`${ESCAPE.source}|\\r+\\n?|\\n|${CONTROLS.source}|${BIDI.source}`, 'gu')

/** Removes what a terminal would not show: escape sequences, and marks that reorder text. */
export function visible(text: string): string {
  return text.replace(INVISIBLE, '')
}

/**
 * Returns text of anyone as one line that is harmless in a log: no line end, no escape sequence, no command for the runner. Keeps
 * spaces and tabs.
 * Source: actions/runner, ActionCommand: `::` begins a command at the start of a line, white space aside, `##[` anywhere.
 */
export function harmlessLine(text: string): string {
  return visible(text).replace(BREAKS, ' ').replace(OLD_COMMAND, '#$1#$2 ').replace(NEW_COMMAND, '$1 ')
}

/** Returns text of anyone as one harmless line, without white space at its ends or in a row. */
export function oneLine(text: string): string {
  return harmlessLine(text).replace(/\s+/g, ' ').trim()
}

/** A sequence that is longer is none. */
const LONGEST_SEQUENCE = 1024

/** Matches the beginning of a sequence, at the end of a chunk. */
const BEGUN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: escapes begin with one
  /(?:\u001b(?:\[[0-?]*[ -/]*|[\]PX^_][^\u0007\u001b\u0090\u0098\u009c-\u009f]*\u001b?|[ -/]*)|\u009b[0-?]*[ -/]*|[\u009d\u0090\u0098\u009e\u009f][^\u0007\u001b\u0090\u0098\u009c-\u009f]*\u001b?|#\p{Default_Ignorable_Code_Point}*(?:#\p{Default_Ignorable_Code_Point}*)?|\r+)$/u

/** Makes the chunks of a stream harmless, one after the other. */
interface Cleaner {
  readonly take: (chunk: string) => string
  /** Returns the rest, which no further chunk completes, and ends its colours. */
  readonly end: () => string
}

/**
 * Creates a cleaner for the output of a program, which comes in chunks that end anywhere. Keeps lines, tabs and colours. Removes all
 * that would move the cursor, erase, hide or reorder text; text that a carriage return would overwrite gets a line of its own.
 */
export function streamCleaner(): Cleaner {
  let rest = ''
  let coloured = false
  const clean = (text: string): string =>
    text
      .replace(STREAMED, (found) => {
        if (COLOUR.test(found)) coloured = true
        return harmlessPiece(found)
      })
      .replace(OLD_COMMAND, '#$1#$2 ')
  return {
    take: (chunk) => {
      const text = rest + chunk
      const start = text.slice(-LONGEST_SEQUENCE).search(BEGUN)
      const end = start === -1 ? text.length : Math.max(0, text.length - LONGEST_SEQUENCE) + start
      rest = text.slice(end)
      return clean(text.slice(0, end))
    },
    end: () => clean(rest) + (coloured ? '\u001b[0m' : ''),
  }
}

function harmlessPiece(found: string): string {
  if (COLOUR.test(found)) return found
  return /^[\r\n\u2028\u2029\u0085]/.test(found) ? '\n' : ''
}
