import { lines, parsePairs } from '../text/pairs.ts'

/** A wrong value: what is wrong with it, and the fix. */
export class WrongValue extends Error {
  override readonly name = 'WrongValue'
  readonly fix: string
  constructor(message: string, fix: string) {
    super(message)
    this.fix = fix
  }
}

/** The text as it is. */
export function asIs(text: string): string {
  return text
}

/** Makes an empty text undefined, and parses any other. */
export function optional<T>(parse: (text: string) => T): (text: string) => T | undefined {
  return (text) => (text === '' ? undefined : parse(text))
}

/** A text that matches; `wrong` says of another what it is not, `fix` how to write it. */
export function pattern(expression: RegExp, wrong: string, fix: string): (text: string) => string {
  return (text) => {
    if (!expression.test(text)) throw new WrongValue(`\`${text}\` ${wrong}`, fix)
    return text
  }
}

/** One of the values given; the first is the default. */
export function oneOf<T extends string>(...values: readonly [T, ...T[]]): (text: string) => T {
  return (text) => {
    const value = text === '' ? values[0] : values.find((each) => each === text)
    if (value === undefined) throw new WrongValue(`\`${text}\` is not known`, `Use one of ${values.join(', ')}.`)
    return value
  }
}

/** Booleans as YAML 1.2's core schema writes them, as actions/toolkit's getBooleanInput reads them. */
export function boolean(standard: boolean): (text: string) => boolean {
  return (text) => {
    if (text === '') return standard
    if (/^(true|True|TRUE)$/.test(text)) return true
    if (/^(false|False|FALSE)$/.test(text)) return false
    throw new WrongValue(`\`${text}\` is neither true nor false`, 'Use true or false.')
  }
}

/** One assignment a line; `form` is what each looks like, for people. */
export function assignments(expression: RegExp, form: string): (text: string) => string[] {
  return (text) => {
    const items = lines(text)
    const wrong = items.find((item) => !expression.test(item))
    if (wrong !== undefined) throw new WrongValue(`\`${wrong}\` is not \`${form}\``, `Write one \`${form}\` a line.`)
    return items
  }
}

/** `id=<what>` pairs, one a line, or a YAML map. */
export function idPairs(what: string): (text: string) => ReadonlyMap<string, string> {
  return (text) => {
    const given = parsePairs(text, { key: 'id', value: what })
    const empty = [...given].find(([, value]) => value === '')?.[0]
    if (empty !== undefined) throw new WrongValue(`\`${empty}\` is empty`, `Write \`${empty}=<${what}>\`.`)
    return given
  }
}

/** A whole number of minutes, 60 by default. */
export function timeoutMinutes(text: string): number {
  const minutes = text === '' ? 60 : Number(text)
  if (!Number.isInteger(minutes) || minutes < 1)
    throw new WrongValue(`\`${text}\` is not a number of minutes`, 'Give a whole number of at least 1.')
  return minutes
}
