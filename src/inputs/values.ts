import { lines, parsePairs } from '../text/pairs.ts'

/** A wrong value of an input. `message` and `fix` do not name the input: the caller does. */
export class WrongValue extends Error {
  override readonly name = 'WrongValue'
  readonly fix: string
  constructor(message: string, fix: string) {
    super(message)
    this.fix = fix
  }
}

/** Returns the text unchanged. */
export function asIs(text: string): string {
  return text
}

/** Splits a list at white space and commas. */
export function listItems(text: string): string[] {
  return text.split(/[\s,]+/).filter((item) => item !== '')
}

/** Returns a parser that turns an empty text into undefined. */
export function optional<T>(parse: (text: string) => T): (text: string) => T | undefined {
  return (text) => (text === '' ? undefined : parse(text))
}

/** Returns a parser that accepts matching texts. `wrong` ends the sentence "<text> ..."; `fix` says how to write the value. */
export function pattern(expression: RegExp, wrong: string, fix: string): (text: string) => string {
  return (text) => {
    if (!expression.test(text)) throw new WrongValue(`\`${text}\` ${wrong}`, fix)
    return text
  }
}

/** Returns a parser that accepts the values given; the first is the default. */
export function oneOf<T extends string>(...values: readonly [T, ...T[]]): (text: string) => T {
  return (text) => {
    const value = text === '' ? values[0] : values.find((each) => each === text)
    if (value === undefined) throw new WrongValue(`\`${text}\` is not known`, `Use one of ${values.join(', ')}.`)
    return value
  }
}

/** Returns a parser of booleans of YAML 1.2's core schema, like actions/toolkit's getBooleanInput. `standard` is the default. */
export function boolean(standard: boolean): (text: string) => boolean {
  return (text) => {
    if (text === '') return standard
    if (/^(true|True|TRUE)$/.test(text)) return true
    if (/^(false|False|FALSE)$/.test(text)) return false
    throw new WrongValue(`\`${text}\` is neither true nor false`, 'Use true or false.')
  }
}

/** Returns a parser of one assignment a line; `form` shows people how to write one. */
export function assignments(expression: RegExp, form: string): (text: string) => string[] {
  return (text) => {
    const items = lines(text)
    const wrong = items.find((item) => !expression.test(item))
    if (wrong !== undefined) throw new WrongValue(`\`${wrong}\` is not \`${form}\``, `Write one \`${form}\` a line.`)
    return items
  }
}

/** Returns a parser of `id=<what>` pairs, one a line, or of a YAML map. */
export function idPairs(what: string): (text: string) => ReadonlyMap<string, string> {
  return (text) => {
    const given = parsePairs(text, { key: 'id', value: what })
    const empty = [...given].find(([, value]) => value === '')?.[0]
    if (empty !== undefined) throw new WrongValue(`\`${empty}\` is empty`, `Write \`${empty}=<${what}>\`.`)
    return given
  }
}

/** Parses a whole number of minutes; 60 by default. */
export function timeoutMinutes(text: string): number {
  const minutes = text === '' ? 60 : Number(text)
  if (!Number.isInteger(minutes) || minutes < 1)
    throw new WrongValue(`\`${text}\` is not a number of minutes`, 'Give a whole number of at least 1.')
  return minutes
}
