import { isAlias, isMap, isScalar, isSeq, parseDocument, type YAMLMap, type YAMLSeq } from 'yaml'
import { firstLine } from './format.ts'

/** The field names of a JSON list entry, such as `ParameterKey` and `ParameterValue`. */
export interface ListFields {
  readonly key: string
  readonly value: string
  /** Whether values are secret: errors must not quote the text. */
  readonly secret?: boolean
  /** A map may hold the pairs under this key, if it is the only one. */
  readonly section?: string
  /** Name of the field that is true in a list entry without a value. */
  readonly none?: string
}

/**
 * Parses key/value pairs in any form that people use in a workflow:
 * one `Key=Value` a line (empty lines and lines that start with `#` are skipped, quotes around a whole value are removed),
 * a YAML or JSON map, or a JSON or YAML list of `{<fields.key>: ..., <fields.value>: ...}` or of `Key=Value` texts.
 * A list value becomes its items joined by commas, as CloudFormation writes lists.
 *
 * @returns the pairs in the order given
 * @throws Error whose message names the wrong line or key
 */
export function parsePairs(text: string, fields: ListFields): ReadonlyMap<string, string> {
  const first = text.split('\n').find(isMeaningful)
  if (first === undefined) return new Map()
  return isAssignment(first) ? fromLines(text, fields) : fromYaml(text, fields)
}

/** Splits a list of one item a line; trims the items and drops empty lines. */
export function lines(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

function isMeaningful(line: string): boolean {
  return line.trim() !== '' && !line.trim().startsWith('#')
}

/** Whether a line is `Key=Value`, and neither a YAML map entry (`Key: a=b`) nor the start of a JSON value. */
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
  // With quotes inside, as in `"a","b"`, the value is more than one quoted text.
  const quoted = /^"([^"]*)"$|^'([^']*)'$/s.exec(value)
  return quoted?.[1] ?? quoted?.[2] ?? value
}

function fromYaml(text: string, fields: ListFields): ReadonlyMap<string, string> {
  const document = parseDocument(text, { uniqueKeys: false })
  const [error] = document.errors
  if (error) throw new Error(`it is neither \`Key=Value\` lines nor YAML: ${firstLine(error.message)}`)
  const root = sectionOf(document.contents, fields)
  if (isMap(root)) return fromMap(root)
  if (!isSeq(root)) throw new Error('it is neither `Key=Value` lines, nor a map, nor a list')
  return fromList(root, fields)
}

/** Returns the map under the section's key, or the root when there is none. */
function sectionOf(root: unknown, { section }: ListFields): unknown {
  const inner = section !== undefined && isMap(root) ? root.get(section, true) : undefined
  if (!isMap(inner) || !isMap(root)) return root
  const [other] = root.items.map(({ key }) => String(key)).filter((key) => key !== section)
  if (other !== undefined) throw new Error(`${other} is beside ${section}, where it has no effect`)
  return inner
}

function fromMap(root: YAMLMap): ReadonlyMap<string, string> {
  const pairs = new Map<string, string>()
  for (const { key, value } of root.items) {
    add(pairs, String(isScalar(key) ? key.value : key), scalarText(value, String(key)))
  }
  return pairs
}

function fromList(root: YAMLSeq, fields: ListFields): ReadonlyMap<string, string> {
  const pairs = new Map<string, string>()
  for (const [index, item] of root.items.entries()) {
    const [key, value] = isMap(item) ? entryOf(item, fields) : assignmentOf(item)
    if (key === undefined) throw new Error(`item ${index + 1} of the list has no ${fields.key} and ${fields.value}`)
    if (value !== undefined) add(pairs, key, value)
  }
  return pairs
}

/** No key: the entry has other fields. No value: the entry gives none. */
type Entry = readonly [key?: string, value?: string]

function entryOf(item: YAMLMap, fields: ListFields): Entry {
  const key = item.get(fields.key)
  if (typeof key !== 'string') return []
  if (item.has(fields.value)) return [key, scalarText(item.get(fields.value, true), key)]
  return fields.none !== undefined && item.get(fields.none) === true ? [key] : []
}

function assignmentOf(item: unknown): Entry {
  const [, key, value] = /^([^=]+)=(.*)$/s.exec(isScalar(item) ? String(item.value) : '') ?? []
  return key === undefined || value === undefined ? [] : [key, value]
}

/** Returns a scalar as it is written (`010` stays `010`), or the items of a list joined by commas. */
function scalarText(node: unknown, key: string): string {
  if (isSeq(node)) return node.items.map((item) => scalarText(item, key)).join(',')
  if (!isScalar(node))
    throw new Error(`the value of ${key} is ${isAlias(node) ? 'an alias' : 'not a string or a list of strings'}`)
  if (node.value === null) return ''
  return typeof node.value === 'string' ? node.value : (node.source ?? String(node.value))
}

function add(pairs: Map<string, string>, key: string, value: string): void {
  if (pairs.has(key)) throw new Error(`${key} is given twice`)
  pairs.set(key, value)
}
