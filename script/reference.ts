import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { markdownTable } from 'markdown-table'
import { isMap, isScalar, parseDocument, type YAMLMap, type YAMLSeq } from 'yaml'
import { Trouble } from '../local-cloud/processes.ts'
import { storiesIn } from './opinion/compare.ts'
import { differenceTable, storyTable } from './opinion/tables.ts'
import { roomsDiagram } from './rooms.ts'
import { readSources } from './source.ts'
import { parameterTables } from './template-tables.ts'

/**
 * Returns the documents that hold generated tables with fresh tables, by their path in the project.
 *
 * @param root path of the project
 * @throws Trouble when an input or output has no description, or a document has no markers for its table
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
  return new Map([
    ['README.md', withActionTables(read('README.md'), read('action.yml'))],
    [service, withTemplateTables(read(service), read('templates/servicefull.yml'))],
    [fanOut, withTemplateTables(read(fanOut), read('templates/fan-out.yml'))],
    [cloud, withTable(withTable(read(cloud), 'overlay', deviationTable(modules)), 'opinions', opinions)],
    [accounts, withTable(read(accounts), 'parameters', parameterTables(read('templates/github-oidc.yml')))],
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
 * @throws Trouble when a parameter or an output has no description, or as `freshDocuments`
 */
export function withTemplateTables(page: string, template: string): string {
  const document = parseDocument(template, { logLevel: 'error' })
  const describe = (path: readonly string[]) => {
    const description = document.getIn([...path, 'Description'])
    if (!description) throw new Trouble(`the template has no description of ${path.join('.')}`)
    return escaped(String(description))
  }
  const groups = (document.getIn(['Metadata', 'AWS::CloudFormation::Interface', 'ParameterGroups']) as YAMLSeq).toJSON()
  const tables = (groups as readonly ParameterGroup[]).map(({ Label, Parameters }) => {
    const rows = Parameters.map((name) => {
      const standard = document.getIn(['Parameters', name, 'Default'])
      const shown = standard === undefined ? '**required**' : standard === '' ? '' : `\`${standard}\``
      return [`\`${name}\``, describe(['Parameters', name]), shown]
    })
    return `**${Label.default}**\n\n${table([['parameter', 'meaning', 'default'], ...rows])}`
  })
  const outputs = (document.get('Outputs') as YAMLMap).items.map(({ key }) => String(key))
  const rows = outputs.map((name) => [`\`${name}\``, describe(['Outputs', name])])
  const withParameters = withTable(page, 'parameters', tables.join('\n\n'))
  return withTable(withParameters, 'template-outputs', table([['output', 'meaning'], ...rows]))
}

/** A group of parameters of a template's AWS::CloudFormation::Interface. */
interface ParameterGroup {
  readonly Label: { readonly default: string }
  readonly Parameters: readonly string[]
}

/** Escapes what Markdown would take for a tag or for emphasis. */
function escaped(text: string): string {
  return text.replace(/[*<]/g, '\\$&')
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
  return parts.map((part, index) => (index % 2 ? part : part.replace(/[*<]/g, '\\$&'))).join('')
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

function table(rows: readonly (readonly string[])[]): string {
  // A bar ends a cell, even between backticks.
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
