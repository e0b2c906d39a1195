import { type Document, isMap, isScalar, isSeq, LineCounter, parseDocument, visit } from 'yaml'
import { type Place, Problem } from '../text/problem.ts'
import { findLocalFiles, type LocalFile } from './local-files.ts'
import { childOf, keyText, resourceNodes } from './nodes.ts'
import { type ParameterDeclaration, readDeclarations } from './parameter-declaration.ts'

/** A template as far as we look into it. What is sent to CloudFormation is `body`, byte for byte. */
export interface Template {
  /** Path in the workspace, for people; the name of a built-in one. */
  readonly path: string
  /** Whether it is a file of the user's, on which an annotation can stand. */
  readonly inWorkspace: boolean
  readonly body: string
  readonly parameters: ReadonlyMap<string, ParameterDeclaration>
  readonly resources: ReadonlyMap<string, Resource>
  /** The values of the outputs as expressions, short tags in their long form, by key. */
  readonly outputs: ReadonlyMap<string, unknown>
  /** Where it names files of the workspace. */
  readonly localFiles: readonly LocalFile[]
  /** What those files hold, by path as the template writes it; templates with the files that they name in turn. */
  readonly contents: ReadonlyMap<string, Buffer | Template>
  /** The templates of its nested stacks that are files of the workspace, by logical ID. */
  readonly nested: ReadonlyMap<string, Template>
  /** Where CloudFormation finds the body in S3 when it is too large to be sent; undefined when it is sent. */
  readonly url: string | undefined
  /** Transforms, dynamic references and includes make the result depend on more than body, parameters and nested stacks. */
  readonly dependsOnMore: boolean
}

/** A resource as the template declares it; properties are plain values, short tags in their long form. */
export interface Resource {
  readonly type: string
  readonly properties: unknown
  /** 1-based line of its logical ID. */
  readonly line: number
}

/** A template that is not read yet. */
type TemplateSource = Pick<Template, 'path' | 'inWorkspace' | 'body'>

/**
 * Reads a template: YAML or JSON, with CloudFormation's short tags, duplicate keys, bare dates and CRLF.
 * A short tag becomes its long form, `!Ref X` is `{Ref: 'X'}`. Other files that it names are not read.
 *
 * @throws Problem with line and column when it cannot be read, and when it is empty or has no Resources
 */
export function parseTemplate(source: TemplateSource): Template {
  const { path, body } = source
  checkNotEmpty(source)
  const lineCounter = new LineCounter()
  const lineOf = (offset: number): number => lineCounter.linePos(offset).line
  const document = parseDocument(body, { uniqueKeys: false, lineCounter, logLevel: 'error' })
  const refuse = (what: string, remedy: string, offset = 0): never => {
    const { line, col: column } = lineCounter.linePos(offset)
    throw new Problem(`The template ${path} ${what}`, remedy, { place: { file: path, line, column } })
  }
  const [error] = document.errors
  if (error !== undefined) {
    const message = error.message.split('\n')[0]?.replace(/:$/, '')
    refuse(`is neither YAML nor JSON: ${message}`, 'Correct it at that line.', error.pos[0])
  }
  visit(document, { Alias: (_, alias) => refuse(ALIAS.what, ALIAS.remedy, alias.range?.[0]) })
  const resources = childOf(document.contents, 'Resources')
  if (!isMap(resources) || resources.items.length === 0) {
    return refuse('has no Resources.', 'Give the path of a CloudFormation template in `template`.')
  }
  return {
    ...source,
    parameters: readDeclarations(childOf(document.contents, 'Parameters'), lineOf),
    resources: readResources(document, lineOf),
    outputs: readOutputs(plainValue(childOf(document.contents, 'Outputs'))),
    localFiles: findLocalFiles({ path, document, lineOf }),
    contents: new Map(),
    nested: new Map(),
    url: undefined,
    dependsOnMore: childOf(document.contents, 'Transform') !== undefined || ELSEWHERE.test(body),
  }
}

/** Source: CloudFormation's answer, `Template error: YAML aliases are not allowed in CloudFormation templates`. */
const ALIAS = {
  what: 'has a YAML alias, which CloudFormation refuses.',
  remedy: 'Write the value out; `aws cloudformation package --use-json` does so for a whole template.',
}

/** What CloudFormation looks up elsewhere when it makes a change set. */
const ELSEWHERE = /\{\{resolve:|AWS::Include|Fn::Transform|!Transform/

function checkNotEmpty({ path, body }: TemplateSource): void {
  if (body.trim() !== '') return
  throw new Problem(`The template ${path} is empty.`, 'Write a CloudFormation template with Resources.', {
    place: { file: path },
  })
}

/** The plain value of a YAML node, short tags in their long form. */
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
      const { Type, Properties } = asRecord(plainValue(node))
      const start = isScalar(key) ? (key.range?.[0] ?? 0) : 0
      return [logicalId, { type: String(Type ?? ''), properties: Properties, line: lineOf(start) }]
    }),
  )
}

function readOutputs(section: unknown): ReadonlyMap<string, unknown> {
  return new Map(Object.entries(asRecord(section)).map(([key, output]) => [key, property(output, 'Value')]))
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}

/** A property of a value as templates hold them; undefined when the value is no map, or has none of that name. */
export function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined
}

/**
 * Where a resource is declared: in the template, or in the one of a nested stack that is a file of the workspace.
 *
 * @param resource logical ID, behind those of the nested stacks that lead to it, joined by `/`
 * @returns undefined when no file of the workspace declares it
 */
export function resourcePlace(template: Template, resource: string): Place | undefined {
  const [logicalId = '', ...inner] = resource.split('/')
  const nested = template.nested.get(logicalId)
  const place = inner.length > 0 && nested !== undefined ? resourcePlace(nested, inner.join('/')) : undefined
  const line = template.resources.get(logicalId)?.line
  return place ?? (template.inWorkspace && line !== undefined ? { file: template.path, line } : undefined)
}
