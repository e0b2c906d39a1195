import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, type YAMLMap } from 'yaml'
import { Problem } from '../problem.ts'

/** A template as far as we look into it. What is sent to CloudFormation is `body`, byte for byte. */
export interface Template {
  /** Path in the workspace, for people; the name of a built-in one. */
  readonly path: string
  /** Whether it is a file of the user's, on which an annotation can stand. */
  readonly inWorkspace: boolean
  readonly body: string
  readonly parameters: ReadonlyMap<string, ParameterDeclaration>
  readonly resources: ReadonlyMap<string, Resource>
  /** Transforms, dynamic references and includes make the result depend on more than body and parameters. */
  readonly dependsOnMore: boolean
}

export interface ParameterDeclaration {
  readonly type: string
  readonly hasDefault: boolean
  readonly default: string | undefined
  readonly noEcho: boolean
}

export interface Resource {
  readonly type: string
  readonly properties: unknown
  /** 1-based line of its logical ID. */
  readonly line: number
}

/** Source: AWS CloudFormation API reference, CreateChangeSet, TemplateBody. */
export const MAXIMUM_BODY_BYTES = 51_200

/**
 * Reads a template: YAML or JSON, with CloudFormation's short tags, duplicate keys, bare dates and CRLF.
 * A short tag becomes its long form, `!Ref X` is `{Ref: 'X'}`.
 *
 * @throws Problem with line and column when it cannot be read, and when it has no Resources or is too large
 */
export function parseTemplate({ path, inWorkspace, body }: Pick<Template, 'path' | 'inWorkspace' | 'body'>): Template {
  if (body.trim() === '')
    throw new Problem(`The template ${path} is empty.`, 'Write a CloudFormation template with Resources.', {
      place: { file: path },
    })
  const bytes = Buffer.byteLength(body)
  if (bytes > MAXIMUM_BODY_BYTES) {
    throw new Problem(
      `The template ${path} has ${bytes} bytes; CloudFormation takes at most ${MAXIMUM_BODY_BYTES} in one request.`,
      'Shorten it, or split it into stacks.',
    )
  }
  const lineCounter = new LineCounter()
  const document = parseDocument(body, { uniqueKeys: false, merge: true, lineCounter, logLevel: 'silent' })
  const [error] = document.errors
  if (error !== undefined) {
    const { line, col } = lineCounter.linePos(error.pos[0])
    throw new Problem(
      `The template ${path} is neither YAML nor JSON: ${error.message.split('\n')[0]}`,
      'Correct it at that line.',
      { place: { file: path, line, column: col } },
    )
  }
  const root = document.contents
  const resources = isMap(root) ? root.get('Resources', true) : undefined
  if (!isMap(root) || !isMap(resources) || resources.items.length === 0) {
    throw new Problem(
      `The template ${path} has no Resources.`,
      'Give the path of a CloudFormation template in `template`.',
      { place: { file: path, line: 1 } },
    )
  }
  const read = new Reader((alias) => (isAlias(alias) ? alias.resolve(document) : undefined))
  return {
    path,
    inWorkspace,
    body,
    parameters: readParameters(read.value(root.get('Parameters', true))),
    resources: readResources(resources, read, lineCounter),
    dependsOnMore:
      root.has('Transform') ||
      /\{\{resolve:|AWS::Include|Fn::Transform|!Transform|AWS::CloudFormation::Stack\b/.test(body),
  }
}

/** More nodes than this come only from aliases that multiply. */
const MAXIMUM_NODES = 500_000

/** Turns YAML nodes into plain values, short tags into long forms. */
class Reader {
  private nodes = 0
  private readonly resolve: (alias: unknown) => Node | undefined
  constructor(resolve: (alias: unknown) => Node | undefined) {
    this.resolve = resolve
  }

  value(node: unknown): unknown {
    this.nodes += 1
    if (this.nodes > MAXIMUM_NODES)
      throw new Problem('The template is too large: its aliases multiply.', 'Use fewer YAML aliases.')
    if (isAlias(node)) return this.value(this.resolve(node))
    const tag = (node as { tag?: string } | undefined)?.tag
    return tag?.startsWith('!') ? longForm(tag.slice(1), this.plain(node)) : this.plain(node)
  }

  private plain(node: unknown): unknown {
    if (isSeq(node)) return node.items.map((item) => this.value(item))
    if (isMap(node)) return Object.fromEntries(node.items.map(({ key, value }) => [keyText(key), this.value(value)]))
    return isScalar(node) ? node.value : undefined
  }
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

function keyText(key: unknown): string {
  return String(isScalar(key) ? key.value : key)
}

function readParameters(section: unknown): ReadonlyMap<string, ParameterDeclaration> {
  return new Map(
    Object.entries(record(section)).map(([name, declaration]) => {
      const { Type, Default, NoEcho } = record(declaration)
      return [
        name,
        {
          type: String(Type ?? 'String'),
          hasDefault: Default !== undefined && Default !== null,
          default: Default === undefined || Default === null ? undefined : String(Default),
          noEcho: String(NoEcho).toLowerCase() === 'true',
        },
      ]
    }),
  )
}

function readResources(section: YAMLMap, read: Reader, lineCounter: LineCounter): ReadonlyMap<string, Resource> {
  return new Map(
    section.items.map(({ key, value }) => {
      const { Type, Properties } = record(read.value(value))
      const start = isScalar(key) ? (key.range?.[0] ?? 0) : 0
      return [keyText(key), { type: String(Type ?? ''), properties: Properties, line: lineCounter.linePos(start).line }]
    }),
  )
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}
