import { type Document, isMap, isScalar, isSeq, visit, YAMLParseError } from 'yaml'
import { firstLine } from '../text/format.ts'
import { type Place, Problem } from '../text/problem.ts'
import { ownEntry } from '../text/table.ts'
import { findLocalFiles, type LocalFile } from './local-files.ts'
import { childOf, keyText, resourceNodes } from './nodes.ts'
import { type ParameterDeclaration, readDeclarations } from './parameter-declaration.ts'
import { firstError, parseYaml } from './yaml.ts'

/** The parts of a template that we need. CloudFormation gets `body`, byte for byte. */
export interface Template {
  /** Path in the workspace, for people; the name of a built-in template. */
  readonly path: string
  /** Whether it is a file of the workspace, where annotations are possible. */
  readonly inWorkspace: boolean
  readonly body: string
  readonly parameters: ReadonlyMap<string, ParameterDeclaration>
  readonly resources: ReadonlyMap<string, Resource>
  /** The value expression of each output, with short tags in their long form; all of a `Fn::ForEach` or `Fn::Transform`. */
  readonly outputs: ReadonlyMap<string, unknown>
  readonly localFiles: readonly LocalFile[]
  /** The contents of the local files, by path as the template writes it. Nested templates have the contents of theirs. */
  readonly contents: ReadonlyMap<string, Buffer | Template>
  /** The templates of nested stacks that are files of the workspace, by logical ID. */
  readonly nested: ReadonlyMap<string, Template>
  /** The URL of the body in S3, for a body that is too large for a request. */
  readonly url: string | undefined
  /** Whether transforms, dynamic references or includes affect the result, besides body, parameters and nested stacks. */
  readonly dependsOnMore: boolean
  /** Whether we cannot read it, but CloudFormation can. Then `parameters` are what CloudFormation says, and all else is empty. */
  readonly unread: boolean
}

/** A template before it is parsed. */
export type TemplateSource = Pick<Template, 'path' | 'inWorkspace' | 'body'>

/** A resource of a template. */
export interface Resource {
  readonly type: string
  /** Plain values, with short tags in their long form. */
  readonly properties: unknown
  /** The name of the condition that decides whether the stack has it; undefined for none. */
  readonly condition: unknown
  /** 1-based line of its logical ID. */
  readonly line: number
}

/**
 * Parses a template: YAML or JSON, with CloudFormation's short tags, duplicate keys, bare dates and CRLF. Converts short tags to
 * their long form: `!Ref X` becomes `{Ref: 'X'}`. Does not read the files that the template names.
 *
 * @throws Problem, with line and column, when it cannot be parsed, is empty, has an alias or has no Resources
 */
export function parseTemplate(source: TemplateSource): Template {
  const { path, body } = source
  checkNotEmpty(path, body)
  const { document, lines, second } = parseYaml(body)
  const lineOf = (offset: number): number => lines.linePos(offset).line
  const refuse = (what: string, remedy: string, offset = 0): never => {
    const { line, col: column } = lines.linePos(offset)
    throw new Problem(`The template ${path} ${what}`, remedy, { place: { file: path, line, column } })
  }
  const error = firstError(body, document)
  if (error !== undefined) throw unreadableProblem(path, error, lines.linePos(error.pos[0]))
  if (second !== undefined) refuse(SECOND.what, SECOND.remedy, second)
  visit(document, { Alias: (_, alias) => refuse(ALIAS.what, ALIAS.remedy, alias.range?.[0]) })
  const resources = childOf(document.contents, 'Resources')
  if (!isMap(resources) || resources.items.length === 0) {
    return refuse('has no Resources.', 'Give the path of a CloudFormation template in `template`.')
  }
  return {
    ...NOTHING,
    ...source,
    parameters: readDeclarations(childOf(document.contents, 'Parameters'), lineOf),
    resources: readResources(document, lineOf),
    outputs: readOutputs(plainValue(childOf(document.contents, 'Outputs'))),
    localFiles: findLocalFiles({ path, document, lineOf }),
    dependsOnMore: childOf(document.contents, 'Transform') !== undefined || ELSEWHERE.test(body),
  }
}

const NOTHING = {
  parameters: new Map(),
  resources: new Map(),
  outputs: new Map(),
  localFiles: [],
  contents: new Map(),
  nested: new Map(),
  url: undefined,
  dependsOnMore: true,
  unread: false,
}

function unreadableProblem(
  file: string,
  cause: YAMLParseError,
  { line, col: column }: { readonly line: number; readonly col: number },
): Problem {
  const why = `${firstLine(cause.message)} at line ${line}, column ${column}`
  const place = { file, line, column }
  return new Problem(`The template ${file} is neither YAML nor JSON: ${why}`, 'Correct it at that line.', {
    place,
    cause,
  })
}

/** Whether a template was refused because its YAML cannot be read here. CloudFormation may be able to. */
export function isUnreadable(error: unknown): error is Problem {
  return error instanceof Problem && error.cause instanceof YAMLParseError
}

/** Returns a template that we cannot read. */
export function unreadTemplate(source: TemplateSource, parameters: Template['parameters']): Template {
  return { ...NOTHING, ...source, parameters, unread: true }
}

/** Source: CloudFormation's answer, `Template error: YAML aliases are not allowed in CloudFormation templates`. */
const ALIAS = {
  what: 'has a YAML alias, which CloudFormation refuses.',
  remedy: 'Write the value out; `aws cloudformation package --use-json` does so for a whole template.',
}

const SECOND = {
  what: 'has a second YAML document, and CloudFormation takes one.',
  remedy: 'Remove the line `---` and join the two, or deploy the second one as a stack of its own.',
}

/** Matches what CloudFormation resolves outside the template when it creates a change set. */
const ELSEWHERE = /\{\{resolve:|AWS::Include|Fn::Transform|!Transform/

function checkNotEmpty(path: string, body: string): void {
  if (body.trim() !== '') return
  throw new Problem(`The template ${path} is empty.`, 'Write a CloudFormation template with Resources.', {
    place: { file: path },
  })
}

/** Converts a YAML node to a plain value, with short tags in their long form. */
function plainValue(node: unknown): unknown {
  const tag = (node as { tag?: string } | undefined)?.tag
  return tag?.startsWith('!') ? longForm(tag.slice(1), untagged(node)) : untagged(node)
}

function untagged(node: unknown): unknown {
  if (isSeq(node)) return node.items.map(plainValue)
  if (isMap(node)) return Object.fromEntries(node.items.map(({ key, value }) => [keyText(key), plainValue(value)]))
  return isScalar(node) ? node.value : undefined
}

/** Source: AWS CloudFormation user guide, "Intrinsic function reference". */
function longForm(name: string, value: unknown): unknown {
  if (name === 'Ref' || name === 'Condition') return { [name]: value }
  if (name === 'GetAtt' && typeof value === 'string') {
    const dot = value.indexOf('.')
    return { 'Fn::GetAtt': [value.slice(0, dot), value.slice(dot + 1)] }
  }
  return { [`Fn::${name}`]: value }
}

function readResources(document: Document, lineOf: (offset: number) => number): ReadonlyMap<string, Resource> {
  return new Map(
    resourceNodes(childOf(document.contents, 'Resources')).map(({ logicalId, key, node }) => {
      const { Type, Properties, Condition } = asRecord(plainValue(node))
      const start = isScalar(key) ? (key.range?.[0] ?? 0) : 0
      const line = lineOf(start)
      return [logicalId, { type: String(Type ?? ''), properties: Properties, condition: Condition, line }]
    }),
  )
}

function readOutputs(section: unknown): ReadonlyMap<string, unknown> {
  return new Map(
    Object.entries(asRecord(section)).map(([key, output]) => [
      key,
      key.startsWith('Fn::') ? output : property(output, 'Value'),
    ]),
  )
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}

/** Returns a property of a plain value; undefined when the value is no map, or lacks the property. */
export function property(value: unknown, name: string): unknown {
  return ownEntry(value, name)
}

/** Returns a position in a template; undefined for a built-in template, or without a line. */
export function placeIn({ path, inWorkspace }: Template, line: number | undefined): Place | undefined {
  return inWorkspace && line !== undefined ? { file: path, line } : undefined
}

/**
 * Returns where a template, or the local template of a nested stack, declares a resource. For a resource of any other nested
 * stack, returns where that stack is declared.
 *
 * @param resource logical IDs of the nested stacks and of the resource, joined by `/`
 * @returns undefined when no file of the workspace declares it
 */
export function resourcePlace(template: Template, resource: string): Place | undefined {
  const [logicalId = '', ...inner] = resource.split('/')
  const nested = template.nested.get(logicalId)
  const place = inner.length > 0 && nested !== undefined ? resourcePlace(nested, inner.join('/')) : undefined
  return place ?? placeIn(template, template.resources.get(logicalId)?.line)
}
