import { isAlias, isMap, isScalar, isSeq, parseDocument, type YAMLMap, type YAMLSeq } from 'yaml'
import { yamlFault } from './format.ts'
import { checkOnePair, closingQuote, type Item, items } from './items.ts'

/** How an input of pairs is written. */
export interface ListFields {
  /** The field names of a JSON list entry, such as `ParameterKey` and `ParameterValue`. */
  readonly key: string
  readonly value: string
  /** Whether the text may hold secrets: errors must not quote it, not even a key, which may be a piece of a value. */
  readonly secret?: boolean
  /** Whether any name may be given: then a line may be the second one of a value without anyone noticing. */
  readonly anyName?: boolean
  /** Whether a value may hold what looks like another pair. */
  readonly freeValues?: boolean
  /** A map may hold the pairs under this key, if it is the only one. */
  readonly section?: string
  /** Name of the field that is true in a list entry without a value. */
  readonly none?: string
}

/** The pairs of an input, in the order given. */
export interface Pairs {
  readonly values: ReadonlyMap<string, string>
  /** By key, the place for people: `line 2`, or `pair 2` of a map or list. */
  readonly places: ReadonlyMap<string, string>
  /** The keys whose value has no quotes around it and stands on a line: where it ends is a guess. */
  readonly bare: ReadonlySet<string>
}

/** Returns the values of `readPairs`. */
export function parsePairs(text: string, fields: ListFields): ReadonlyMap<string, string> {
  return readPairs(text, fields).values
}

/**
 * Parses key/value pairs in any form that people use in a workflow: one `Key=Value` a line, as `items` reads them (quotes around a
 * whole value are removed), a YAML or JSON map, or a JSON or YAML list of `{<fields.key>: ..., <fields.value>: ...}` or of
 * `Key=Value` texts. A list value becomes its items joined by commas, as CloudFormation writes lists.
 *
 * @throws Error whose message names the wrong line or pair
 */
export function readPairs(text: string, fields: ListFields): Pairs {
  const first = text.split('\n').find((line) => line.trim() !== '' && !line.trim().startsWith('#'))
  if (first === undefined) return collect([], fields)
  return collect(isAssignment(text, first.trim()) ? fromLines(text, fields) : fromYaml(text, fields), fields)
}

/** A pair and its place. No value: the entry gives none. */
interface Entry {
  readonly place: string
  readonly key: string
  readonly value: string | undefined
  readonly bare?: boolean
}

/** Whether the text has `Key=Value` lines, and is neither a YAML map (`Key: a=b`) nor a JSON value. */
function isAssignment(text: string, first: string): boolean {
  if (/^[[{-]/.test(first)) return false
  if (first.startsWith('"')) {
    const close = closingQuote(text, text.indexOf(first))
    return close < 0 || !/^[ \t]*:/.test(text.slice(close + 1, close + 100))
  }
  const colon = first.search(/:(\s|$)/)
  const equals = first.indexOf('=')
  return equals > 0 ? colon < 0 || equals < colon : colon < 0
}

function fromLines(text: string, fields: ListFields): Entry[] {
  const ends = quoteEnds(text)
  const all = items(text)
  return all.map((item, index) => {
    const place = `line ${item.line}`
    const equals = item.text.indexOf('=')
    const key = item.text.slice(0, equals).trim()
    if (equals < 0 || key === '' || /["']/.test(key) || (fields.secret && !isName(key))) {
      throw new Error(`${place} is not \`Key=Value\`${fields.secret ? '' : `: \`${item.text}\``}`)
    }
    const value = item.text.slice(equals + 1)
    if (item.quoted) return { place, key, value }
    checkWhole({ item, value: value.trim(), next: all[index + 1] }, ends, fields)
    checkShorthand(item, fields)
    const whole = unquoted(value.trim())
    return { place, key, value: whole, bare: whole === value.trim() }
  })
}

/**
 * Throws an Error when a line is `<key>=name,<value>=text`.
 * Source: AWS CLI user guide, "Using shorthand syntax"; Docker documentation, `docker buildx build --secret`.
 */
function checkShorthand({ text, line }: Item, { key, value, none = value }: ListFields): void {
  const [first = '', , second = ''] = text.split(/[=,]/, 3).map((part) => part.trim())
  const others = key === 'id' ? ['src', 'source', 'env', 'type', value] : [value, none]
  const isShorthand = first === key ? others.includes(second) : first === value && second === key
  if (isShorthand) throw new Error(`line ${line} has the form \`${first}=...,${second}=...\` of a command line`)
}

/** Whether a text is a name. Other texts may be a piece of a secret. */
function isName(key: string): boolean {
  return key.length <= 255 && /^\w[\w.@:/-]*$/.test(key)
}

/** Throws an Error when a value without quotes around its item is, by its look, only a part of one, or more than one. */
function checkWhole(
  { item, value, next }: { readonly item: Item; readonly value: string; readonly next: Item | undefined },
  ends: ReadonlyMap<string, readonly number[]>,
  { secret, anyName, freeValues }: ListFields,
): void {
  // The padding of base64: the end of a value of several lines.
  if (secret && /^=+$/.test(value)) throw new Error(`line ${item.line} is not \`Key=Value\``)
  const [quote = ''] = /^["'](?=[^"']*$)/.exec(value) ?? []
  const end = ends.get(quote)?.[item.line] ?? 0
  if (end > 0) throw new Error(`the value on line ${item.line} opens a quote that ends on line ${end}`)
  if (!freeValues) checkOnePair(item)
  if (!anyName) return
  if (hasEscapes(value)) throw new Error(`the value on line ${item.line} is JSON text in a line`)
  if (next?.quoted === false && mayContinue(value)) {
    throw new Error(`line ${next.line} may belong to the value on line ${item.line}`)
  }
}

/**
 * Returns, by quote and index of a row, the line on which the first row from there ends with a quote that it does not begin
 * itself; 0 when none does.
 */
function quoteEnds(text: string): ReadonlyMap<string, readonly number[]> {
  const rows = text.split('\n').map((row) => row.trim())
  const endsOf = (quote: string): readonly number[] => {
    const ends = rows.map((row, index) => (row.endsWith(quote) && row.split(quote).length % 2 === 0 ? index + 1 : 0))
    for (let index = ends.length - 2; index >= 0; index -= 1) ends[index] ||= ends[index + 1] ?? 0
    return ends
  }
  return new Map(['"', "'"].map((quote) => [quote, endsOf(quote)]))
}

/** Whether a value is a JSON string that says something else than the text between its quotes, as `toJSON` writes lines. */
function hasEscapes(value: string): boolean {
  if (!/^".*\\.*"$/.test(value)) return false
  try {
    return JSON.parse(value) !== value.slice(1, -1)
  } catch {
    return false
  }
}

/** Matches a name as people write it in files of settings, with a value: `DB_PASSWORD=one`, `always-auth=true`. */
const SETTING = /^(?:[A-Z][A-Z0-9_]{2,}|[a-z][a-z0-9]+(?:[._-][a-z0-9]+)*|[a-z]+(?:[A-Z][a-z0-9]+)+)\s*=\s*[^=\s]/

/** Whether a value looks like the first line of a file: a setting, a section, a comment, a bracket, a key. */
function mayContinue(value: string): boolean {
  if (/^(?:\[[^\]]*\]|#.*|[{[(<]|.*\\|-----BEGIN .*|\/\/[^\s=]*:_\w+=.*)$/.test(value)) return true
  // `Server=db;User=app`, `host=db user=app` and `a=b&c=d` are values of one line.
  return SETTING.test(value) && !/[;,&?\s]\s*[\w.-]+=/.test(value)
}

function unquoted(value: string): string {
  // With quotes inside, as in `"a","b"`, the value is more than one quoted text.
  const quoted = /^"([^"]*)"$|^'([^']*)'$/s.exec(value)
  return quoted?.[1] ?? quoted?.[2] ?? value
}

function fromYaml(text: string, fields: ListFields): Entry[] {
  const document = parseDocument(text, { uniqueKeys: false })
  const [error] = document.errors
  if (error) {
    const [at] = error.linePos ?? []
    // The parser's own words may quote the text.
    const isHidden = fields.secret && at && error.code !== 'MULTIPLE_DOCS'
    const why = isHidden ? `see line ${at.line}, column ${at.col}` : yamlFault(error)
    throw new Error(`it is neither \`Key=Value\` lines nor YAML: ${why}`)
  }
  const root = sectionOf(document.contents, fields)
  if (isMap(root)) return fromMap(root, fields)
  if (!isSeq(root)) throw new Error('it is neither `Key=Value` lines, nor a map, nor a list')
  return fromList(root, fields)
}

/** The other keys of a template configuration. Source: AWS CodePipeline user guide, "template configuration file". */
const BESIDE = ['Tags', 'StackPolicy']

/** Returns the map under the section's key, or the root when there is none. */
function sectionOf(root: unknown, { section, secret }: ListFields): unknown {
  const inner = section !== undefined && isMap(root) ? root.get(section, true) : undefined
  if (!isMap(inner) || !isMap(root)) return root
  const [other] = root.items.map(({ key }) => String(key)).filter((key) => key !== section)
  if (other === undefined) return inner
  const shown = !secret || BESIDE.includes(other) ? other : 'another key'
  throw new Error(`${shown} is beside ${section}, where it has no effect`)
}

function fromMap(root: YAMLMap, fields: ListFields): Entry[] {
  return root.items.map(({ key: node, value }, index) => {
    const [key, place] = [String(isScalar(node) ? node.value : node), `pair ${index + 1}`]
    return { place, key, value: scalarText(value, fields.secret ? place : key) }
  })
}

function fromList(root: YAMLSeq, fields: ListFields): Entry[] {
  return root.items.map((item, index) => {
    const [key, value] = isMap(item) ? entryOf(item, fields, index + 1) : assignmentOf(item)
    if (key === undefined) throw new Error(`item ${index + 1} of the list has no ${fields.key} and ${fields.value}`)
    return { place: `pair ${index + 1}`, key, value }
  })
}

function entryOf(item: YAMLMap, fields: ListFields, number: number): [key?: string, value?: string] {
  const key = item.get(fields.key)
  if (typeof key !== 'string') return []
  if (item.has(fields.value)) {
    return [key, scalarText(item.get(fields.value, true), fields.secret ? `pair ${number}` : key)]
  }
  return fields.none !== undefined && item.get(fields.none) === true ? [key] : []
}

function assignmentOf(item: unknown): [key?: string, value?: string] {
  const [, key, value] = /^([^=]+)=(.*)$/s.exec(isScalar(item) ? String(item.value) : '') ?? []
  return key === undefined || value === undefined ? [] : [key, value]
}

/** Returns a scalar as it is written (`010` stays `010`), or the items of a list joined by commas. */
function scalarText(node: unknown, name: string): string {
  if (isSeq(node)) return node.items.map((item) => scalarText(item, name)).join(',')
  if (!isScalar(node))
    throw new Error(`the value of ${name} is ${isAlias(node) ? 'an alias' : 'not a string or a list of strings'}`)
  if (node.value === null) return ''
  return typeof node.value === 'string' ? node.value : (node.source ?? String(node.value))
}

/** Returns the pairs, after each key is checked. An entry without a value gives nothing. */
function collect(entries: readonly Entry[], { secret }: ListFields): Pairs {
  const given = entries.flatMap(({ place, key, value }) => (value === undefined ? [] : [{ place, key, value }]))
  const places = new Map<string, string>()
  const bare = new Set(entries.flatMap((entry) => (entry.bare ? [entry.key] : [])))
  for (const { place, key } of given) {
    const before = places.get(key)
    if (before !== undefined) throw new Error(secret ? `${place} gives ${before} again` : `${key} is given twice`)
    if (secret && !isName(key)) throw new Error(`${place} has no name that can be one`)
    places.set(key, place)
  }
  return { values: new Map(given.map(({ key, value }) => [key, value])), places, bare }
}
