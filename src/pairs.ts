import { isAlias, isMap, isScalar, isSeq, parseDocument } from 'yaml'

/** The field names of a JSON list entry, such as `ParameterKey` and `ParameterValue`. */
export interface ListFields {
  readonly key: string
  readonly value: string
  /** The values are secret: an error tells nothing of the text. */
  readonly secret?: boolean
}

/**
 * Reads key/value pairs in any of the ways that people write them in a workflow:
 * one `Key=Value` a line (empty lines and lines that start with `#` are skipped, quotes around a whole value are removed),
 * a YAML or JSON map, or a JSON or YAML list of `{<fields.key>: ..., <fields.value>: ...}`.
 * A list value becomes its items joined by commas, as CloudFormation writes lists.
 *
 * @returns the pairs in the order given
 * @throws Error with a message that names the line or the key that is wrong
 */
export function parsePairs(text: string, fields: ListFields): ReadonlyMap<string, string> {
  const first = text.split('\n').find(isMeaningful)
  if (first === undefined) return new Map()
  return isAssignment(first) ? fromLines(text, fields) : fromYaml(text, fields)
}

/** Splits a list that has one item a line; empty lines are dropped, white space around an item as well. */
export function lines(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

function isMeaningful(line: string): boolean {
  return line.trim() !== '' && !line.trim().startsWith('#')
}

/** `Key=Value`, unless the line is a YAML map entry (`Key: a=b`) or starts a JSON value. */
function isAssignment(line: string): boolean {
  const text = line.trim()
  if (/^[[{-]/.test(text)) return false
  const colon = text.search(/:(\s|$)/)
  const equals = text.indexOf('=')
  return equals > 0 ? colon < 0 || equals < colon : colon < 0
}

function fromLines(text: string, { secret }: ListFields): ReadonlyMap<string, string> {
  const pairs = new Map<string, string>()
  for (const [index, line] of text.split('\n').entries()) {
    if (!isMeaningful(line)) continue
    const equals = line.indexOf('=')
    const key = line.slice(0, equals).trim()
    if (equals < 0 || key === '') {
      throw new Error(`line ${index + 1} is not \`Key=Value\`${secret ? '' : `: \`${line.trim()}\``}`)
    }
    add(pairs, key, unquoted(line.slice(equals + 1).trim()))
  }
  return pairs
}

function unquoted(value: string): string {
  // Quotes inside, as in `"a","b"`, tell that the value is more than one quoted text.
  const quoted = /^"([^"]*)"$|^'([^']*)'$/s.exec(value)
  return quoted?.[1] ?? quoted?.[2] ?? value
}

function fromYaml(text: string, fields: ListFields): ReadonlyMap<string, string> {
  const document = parseDocument(text, { uniqueKeys: false })
  const [error] = document.errors
  if (error) throw new Error(`it is neither \`Key=Value\` lines nor YAML: ${firstLine(error.message)}`)
  const root = document.contents
  const pairs = new Map<string, string>()
  if (isMap(root)) {
    for (const item of root.items) {
      add(pairs, String(isScalar(item.key) ? item.key.value : item.key), scalarText(item.value, String(item.key)))
    }
    return pairs
  }
  if (!isSeq(root)) throw new Error('it is neither `Key=Value` lines, nor a map, nor a list')
  for (const [index, item] of root.items.entries()) {
    const key = isMap(item) ? item.get(fields.key) : undefined
    if (typeof key !== 'string' || !isMap(item) || !item.has(fields.value)) {
      throw new Error(`item ${index + 1} of the list has no ${fields.key} and ${fields.value}`)
    }
    add(pairs, key, scalarText(item.get(fields.value, true), key))
  }
  return pairs
}

/** The text of a scalar as it was written (`010` stays `010`), a list's items joined by commas. */
function scalarText(node: unknown, key: string): string {
  if (isSeq(node)) return node.items.map((item) => scalarText(item, key)).join(',')
  if (!isScalar(node))
    throw new Error(`the value of ${key} is ${isAlias(node) ? 'an alias' : 'not text or a list of texts'}`)
  if (node.value === null) return ''
  return typeof node.value === 'string' ? node.value : (node.source ?? String(node.value))
}

function add(pairs: Map<string, string>, key: string, value: string): void {
  if (pairs.has(key)) throw new Error(`${key} is given twice`)
  pairs.set(key, value)
}

function firstLine(text: string): string {
  return (text.split('\n')[0] ?? text).replace(/:$/, '')
}
