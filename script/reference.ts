import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isMap, isScalar, parseDocument, type YAMLMap } from 'yaml'
import { Trouble } from '../local-cloud/processes.ts'
import { storiesIn } from './opinion/compare.ts'
import { differenceTable, storyTable } from './opinion/tables.ts'
import { roomsDiagram } from './rooms.ts'
import { readSources } from './source.ts'
import { escaped, oneLine, table } from './table.ts'
import { parameterTables, templateOutputTable } from './template-tables.ts'

/**
 * Returns the documents that hold generated tables with fresh tables, by their path in the project.
 *
 * @param root path of the project
 * @throws Trouble when an input, output or parameter has no description, or a document has no markers for its table
 */
export function freshDocuments(root: string): ReadonlyMap<string, string> {
  const read = (name: string) => readFileSync(join(root, name), 'utf8')
  const overlay = globSync('local-cloud/overlay/**/*.py', { cwd: root }).sort()
  const modules = overlay.map((name) => ({ name, source: read(name) }))
  const cloud = 'docs/local-cloud.md'
  const stories = globSync('test/scenarios/any-cloud/*.test.ts', { cwd: root }).sort()
  const opinions = [storyTable(stories.flatMap((name) => storiesIn(name, read(name)))), differenceTable()].join('\n\n')
  const architecture = 'docs/architecture.md'
  const accounts = 'docs/accounts.md'
  const service = 'docs/service.md'
  const fanOut = 'docs/fan-out.md'
  const network = 'docs/network.md'
  return new Map([
    ['README.md', withActionTables(read('README.md'), read('action.yml'))],
    [service, withTemplateTables(read(service), read('templates/servicefull.yml'))],
    [fanOut, withTemplateTables(read(fanOut), read('templates/fan-out.yml'))],
    [network, withParameterTables(read(network), read('templates/network.yml'))],
    [cloud, withTable(withTable(read(cloud), 'overlay', deviationTable(modules)), 'opinions', opinions)],
    [accounts, withParameterTables(read(accounts), read('templates/github-oidc.yml'))],
    [architecture, withTable(read(architecture), 'rooms', roomsDiagram(readSources(root, 'src')))],
  ])
}

/** Returns the names of the files of docs/pictures that README.md and the pages of docs/ show, sorted. */
export function picturesOf(root: string): readonly string[] {
  const pages = globSync(['README.md', 'docs/*.md'], { cwd: root }).map((name) =>
    readFileSync(join(root, name), 'utf8'),
  )
  const found = pages.flatMap((page) => [...page.matchAll(/"(?:docs\/)?pictures\/([\w-]+\.png)"/g)])
  return [...new Set(found.map(([, name = '']) => name))].sort()
}

/**
 * Puts the tables of inputs and outputs of an action.yml into a README, between its markers.
 *
 * @throws Trouble as `freshDocuments`
 */
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
  readonly kind: string
  readonly name: string
  readonly description: string
  /** Its default; `undefined` when it has none. */
  readonly standard: string | undefined
  readonly required: boolean
  /** The comment above the first entry of a group; `undefined` for the others. */
  readonly heading: string | undefined
}

function entriesOf(section: unknown, kind: string): readonly Entry[] {
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

/**
 * Puts the tables of parameters and outputs of a template into a page, between its markers. Parameters are in the groups of the
 * template's AWS::CloudFormation::Interface.
 *
 * @throws Trouble when a parameter or an output has no description, when a parameter is in no group, or as `freshDocuments`
 */
export function withTemplateTables(page: string, template: string): string {
  return withTable(withParameterTables(page, template), 'template-outputs', templateOutputTable(template))
}

function withParameterTables(page: string, template: string): string {
  return withTable(page, 'parameters', parameterTables(template))
}

/** A module of the overlay. */
interface Module {
  /** Its path in the project. */
  readonly name: string
  /** Its Python source. */
  readonly source: string
}

/**
 * Returns the table of what the overlay changes, from the paragraphs `AWS:`, `Source:` and `Emulator:` in the docstrings of
 * its modules. It leaves out a module without `AWS:`, which changes nothing.
 */
export function deviationTable(modules: readonly Module[]): string {
  const rows = modules.flatMap(({ name, source }) => {
    const docstring = /^"""([\s\S]*?)"""/.exec(source)?.[1] ?? ''
    const part = (label: string) => paragraph(docstring, label)
    if (!part('AWS') || !part('Emulator')) return []
    const link = `[${name.replace(/^local-cloud\/overlay\/|\.py$/g, '')}](../${name})`
    return [[link, `${firstParagraph(docstring)} AWS: ${part('AWS')}`, part('Emulator'), part('Source')].map(plain)]
  })
  return table([['module', 'what it brings', 'the emulator alone', 'source'], ...rows])
}

/** Returns the text after `<label>:` at the start of a line, up to the next label or empty line, as one line. */
function paragraph(docstring: string, label: string): string {
  const found = new RegExp(`^${label}:\\s*([\\s\\S]*?)(?=\\n(?:AWS|Source|Emulator):|\\n\\n|$(?![\\s\\S]))`, 'm').exec(
    docstring,
  )
  return oneLine(found?.[1] ?? '')
}

function firstParagraph(docstring: string): string {
  return oneLine(docstring.split('\n\n')[0] ?? '')
}

/** Escapes plain text for Markdown; text between backticks stays as it is. */
function plain(text: string): string {
  const parts = text.split(/(`[^`]*`)/)
  return parts.map((part, index) => (index % 2 ? part : escaped(part))).join('')
}

/** Puts a table between the markers `<!-- name:start -->` and `<!-- name:end -->` of a document. */
function withTable(text: string, name: string, table: string): string {
  const [start, end] = [`<!-- ${name}:start -->`, `<!-- ${name}:end -->`]
  const [from, to] = [text.indexOf(start), text.indexOf(end)]
  if (from < 0 || to < from) throw new Trouble(`there is no place for the table: ${start} and ${end} are missing`)
  return `${text.slice(0, from + start.length)}\n${table}\n${text.slice(to)}`
}
