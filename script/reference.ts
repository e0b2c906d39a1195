import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { markdownTable } from 'markdown-table'
import { isMap, isScalar, parseDocument, type YAMLMap } from 'yaml'
import { Trouble } from '../local-cloud/processes.ts'
import { roomsDiagram } from './rooms.ts'
import { readSources } from './source.ts'

/**
 * The documents with generated tables, by their name in the project, each as it should be.
 *
 * @param root the project's directory
 * @throws Trouble when an input or output has no description, or a document has no place for its table
 */
export function freshDocuments(root: string): ReadonlyMap<string, string> {
  const read = (name: string) => readFileSync(join(root, name), 'utf8')
  const overlay = globSync('local-cloud/overlay/*.py', { cwd: root }).sort()
  const modules = overlay.map((name) => ({ name, source: read(name) }))
  const cloud = 'docs/local-cloud.md'
  const architecture = 'docs/architecture.md'
  return new Map([
    ['README.md', withActionTables(read('README.md'), read('action.yml'))],
    [cloud, withTable(read(cloud), 'overlay', deviationTable(modules))],
    [architecture, withTable(read(architecture), 'rooms', roomsDiagram(readSources(root, 'src')))],
  ])
}

/** Puts the tables of inputs and outputs of an action.yml into a README, between its markers. */
export function withActionTables(readme: string, action: string): string {
  const document = parseDocument(action)
  const inputs = entriesOf(document.get('inputs'), 'input')
  const outputs = entriesOf(document.get('outputs'), 'output')
  const nameless = [...inputs, ...outputs].filter((entry) => entry.description === '')
  if (nameless.length) {
    throw new Trouble(nameless.map(({ kind, name }) => `action.yml: the ${kind} ${name} has no description`).join('\n'))
  }
  return withTable(withTable(readme, 'inputs', inputTables(inputs)), 'outputs', outputTable(outputs))
}

/** An input or an output of action.yml. */
interface Entry {
  kind: string
  name: string
  description: string
  /** `undefined` where there is none. */
  standard: string | undefined
  required: boolean
  /** The comment above it, which begins a group; `undefined` in the middle of one. */
  heading: string | undefined
}

function entriesOf(section: unknown, kind: string): Entry[] {
  if (!isMap(section)) throw new Trouble(`action.yml has no ${kind}s`)
  return section.items.map(({ key, value }, index) => {
    const fields = value as YAMLMap
    // The parser gives the comment above the first entry to the whole section.
    const comment = (isScalar(key) ? key.commentBefore : undefined) ?? (index === 0 ? section.commentBefore : undefined)
    const standard = fields.get('default')
    return {
      kind,
      name: String(key),
      description: String(fields.get('description') ?? '').trim(),
      standard: standard === undefined ? undefined : String(standard),
      required: fields.get('required') === true,
      heading: comment?.trim(),
    }
  })
}

function inputTables(inputs: readonly Entry[]): string {
  const groups: Entry[][] = []
  for (const input of inputs) {
    if (input.heading !== undefined || !groups.length) groups.push([])
    groups.at(-1)?.push(input)
  }
  return groups.map(inputTable).join('\n\n')
}

function inputTable(group: readonly Entry[]): string {
  const standardOf = ({ required, standard }: Entry) => (required ? '**required**' : standard ? `\`${standard}\`` : '')
  const rows = group.map((entry) => [`\`${entry.name}\``, entry.description, standardOf(entry)])
  const heading = group[0]?.heading
  return `${heading ? `**${heading}**\n\n` : ''}${table([['input', 'meaning', 'default'], ...rows])}`
}

function outputTable(outputs: readonly Entry[]): string {
  return table([['output', 'meaning'], ...outputs.map(({ name, description }) => [`\`${name}\``, description])])
}

/** A module of the overlay: its path, and its Python source. */
interface Module {
  name: string
  source: string
}

/**
 * The table of what the overlay changes, from the docstrings of its modules: their paragraphs `AWS:`, `Source:` and
 * `Emulator:`. A module whose docstring has no `AWS:` is no deviation and is left out.
 */
export function deviationTable(modules: readonly Module[]): string {
  const rows = modules.flatMap(({ name, source }) => {
    const docstring = /^"""([\s\S]*?)"""/.exec(source)?.[1] ?? ''
    const part = (label: string) => paragraph(docstring, label)
    if (!part('AWS') || !part('Emulator')) return []
    const link = `[${basename(name, '.py')}](../${name})`
    return [[link, `${firstParagraph(docstring)} AWS: ${part('AWS')}`, part('Emulator'), part('Source')].map(plain)]
  })
  return table([['module', 'what it brings', 'the emulator alone', 'source'], ...rows])
}

/** Text after `<label>:` at the start of a line, up to the next label or empty line, as one line. */
function paragraph(docstring: string, label: string): string {
  const found = new RegExp(`^${label}:\\s*([\\s\\S]*?)(?=\\n(?:AWS|Source|Emulator):|\\n\\n|$(?![\\s\\S]))`, 'm').exec(
    docstring,
  )
  return oneLine(found?.[1] ?? '')
}

function firstParagraph(docstring: string): string {
  return oneLine(docstring.split('\n\n')[0] ?? '')
}

/** Plain text as Markdown; what stands between backticks stays. */
function plain(text: string): string {
  const parts = text.split(/(`[^`]*`)/)
  return parts.map((part, index) => (index % 2 ? part : part.replace(/[*<]/g, '\\$&'))).join('')
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

function table(rows: readonly (readonly string[])[]): string {
  // A bar ends a cell of a table even between backticks.
  const cells = rows.map((row) => row.map((cell) => oneLine(cell).replace(/\|/g, '\\|')))
  return markdownTable(cells, { alignDelimiters: false })
}

/** Puts a table between the markers `<!-- name:start -->` and `<!-- name:end -->` of a document. */
function withTable(text: string, name: string, table: string): string {
  const [start, end] = [`<!-- ${name}:start -->`, `<!-- ${name}:end -->`]
  const [from, to] = [text.indexOf(start), text.indexOf(end)]
  if (from < 0 || to < from) throw new Trouble(`there is no place for the table: ${start} and ${end} are missing`)
  return `${text.slice(0, from + start.length)}\n${table}\n${text.slice(to)}`
}
