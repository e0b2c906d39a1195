import { checkOnePair, items } from '../text/items.ts'
import { type ListFields, readPairs } from '../text/pairs.ts'
import { messageOf, Problem, Problems } from '../text/problem.ts'

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

/** Matches what is on another computer, and no path. */
const ADDRESS = /^(?:https?|s3):\/\/\S+$/i

/** Returns the text unchanged. Errors do not show an address: it may hold a signature. */
export function noAddress(text: string): string {
  if (!ADDRESS.test(text)) return text
  throw new WrongValue(
    'it is an address, which is not read',
    'Fetch it in a step before, such as by `curl` or `aws s3 cp`, and give the path of the file in the workspace.',
  )
}

/** Returns the items of a list of one item a line. */
export function lines(text: string): string[] {
  return items(text).map((item) => item.text)
}

/** Returns the items of a list, which white space and commas separate as well as lines do. */
export function listItems(text: string): string[] {
  return lines(text).flatMap((line) => line.split(/[\s,]+/).filter((item) => item !== ''))
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

/**
 * Returns a parser of one assignment a line; `form` shows people how to write one.
 *
 * @param secret whether the text may hold secrets, so that no error shows it
 */
export function assignments(expression: RegExp, form: string, secret = false): (text: string) => string[] {
  const fix = `Write one \`${form}\` a line. Put an item of several lines in quotes, \`"${form}"\`, and double each quote in it.`
  return withFix(fix, (text) => {
    const all = items(text)
    const wrong = all.find((item) => !expression.test(item.text))
    if (wrong !== undefined)
      throw new Error(`line ${wrong.line} is not \`${form}\`${secret ? '' : `: \`${wrong.text}\``}`)
    all.forEach(checkOnePair)
    return all.map((item) => item.text)
  })
}

/** Returns a parser whose errors have a fix: those without one get that. */
export function withFix<T>(fix: string, parse: (text: string) => T): (text: string) => T {
  return (text) => {
    try {
      return parse(text)
    } catch (error) {
      if (error instanceof WrongValue || error instanceof Problem || error instanceof Problems) throw error
      throw new WrongValue(messageOf(error), fix)
    }
  }
}

/** Returns a parser of `id=<what>` pairs, one a line, or of a YAML map. */
export function idPairs(
  what: string,
  expression: RegExp,
  wrong: string,
): (text: string) => ReadonlyMap<string, string> {
  const fields: ListFields = { key: 'id', value: what, secret: true }
  return withFix(`Write one \`id=<${what}>\` a line.`, (text) => {
    const { values, places } = readPairs(text, fields)
    for (const [id, value] of values) {
      if (value === '') throw new Error(`${places.get(id)} is empty`)
      if (!expression.test(value)) throw new Error(`${places.get(id)} ${wrong}`)
    }
    return values
  })
}

/** Parses a whole number of minutes; 60 by default. */
export function timeoutMinutes(text: string): number {
  const minutes = text === '' ? 60 : Number(text)
  if (!Number.isInteger(minutes) || minutes < 1)
    throw new WrongValue(`\`${text}\` is not a number of minutes`, 'Give a whole number of at least 1.')
  return minutes
}

/** Parses a time of whole hours or days, such as `36h` or `7d`, into hours. */
export function timeToLive(text: string): number {
  const [, amount = '', unit] = /^([1-9]\d{0,4})([hd])$/.exec(text) ?? []
  if (unit === undefined)
    throw new WrongValue(`\`${text}\` is not a time`, 'Give hours or days, such as `36h` or `7d`.')
  return Number(amount) * (unit === 'd' ? 24 : 1)
}
