import { isMap, isScalar, isSeq, LineCounter, parseDocument, visit, type YAMLMap } from 'yaml'
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
  /** The values of the outputs as expressions, short tags in their long form, by key. */
  readonly outputs: ReadonlyMap<string, unknown>
  /** Transforms, dynamic references and includes make the result depend on more than body and parameters. */
  readonly dependsOnMore: boolean
}

/** A parameter as the template declares it. */
export interface ParameterDeclaration {
  readonly type: string
  readonly hasDefault: boolean
  readonly default: string | undefined
  readonly noEcho: boolean
}

/** A resource as the template declares it; properties are plain values, short tags in their long form. */
export interface Resource {
  readonly type: string
  readonly properties: unknown
  /** 1-based line of its logical ID. */
  readonly line: number
}

/** Source: AWS CloudFormation API reference, CreateChangeSet, TemplateBody. */
export const MAXIMUM_BODY_BYTES = 51_200

/** A template that is not read yet. */
export type TemplateSource = Pick<Template, 'path' | 'inWorkspace' | 'body'>

/**
 * Reads a template: YAML or JSON, with CloudFormation's short tags, duplicate keys, bare dates and CRLF.
 * A short tag becomes its long form, `!Ref X` is `{Ref: 'X'}`.
 *
 * @throws Problem with line and column when it cannot be read, and when it is empty, too large, or has no Resources
 */
export function parseTemplate(source: TemplateSource): Template {
  const { path, body } = source
  checkSize(source)
  const lineCounter = new LineCounter()
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
  const root = document.contents
  const resources = isMap(root) ? root.get('Resources', true) : undefined
  if (!isMap(root) || !isMap(resources) || resources.items.length === 0) {
    return refuse('has no Resources.', 'Give the path of a CloudFormation template in `template`.')
  }
  return {
    ...source,
    parameters: readParameters(plainValue(root.get('Parameters', true))),
    resources: readResources(resources, lineCounter),
    outputs: readOutputs(plainValue(root.get('Outputs', true))),
    dependsOnMore: root.has('Transform') || ELSEWHERE.test(body),
  }
}

/** Source: CloudFormation's answer, `Template error: YAML aliases are not allowed in CloudFormation templates`. */
const ALIAS = {
  what: 'has a YAML alias, which CloudFormation refuses.',
  remedy: 'Write the value out; `aws cloudformation package --use-json` does so for a whole template.',
}

/** What CloudFormation looks up elsewhere when it makes a change set. */
const ELSEWHERE = /\{\{resolve:|AWS::Include|Fn::Transform|!Transform|AWS::CloudFormation::Stack\b/

function checkSize({ path, body }: TemplateSource): void {
  if (body.trim() === '') {
    throw new Problem(`The template ${path} is empty.`, 'Write a CloudFormation template with Resources.', {
      place: { file: path },
    })
  }
  const bytes = Buffer.byteLength(body)
  if (bytes <= MAXIMUM_BODY_BYTES) return
  throw new Problem(
    `The template ${path} has ${bytes} bytes; CloudFormation takes at most ${MAXIMUM_BODY_BYTES} in one request.`,
    'Shorten it, or split it into stacks.',
  )
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

function readResources(section: YAMLMap, lineCounter: LineCounter): ReadonlyMap<string, Resource> {
  return new Map(
    section.items.map(({ key, value }) => {
      const { Type, Properties } = record(plainValue(value))
      const start = isScalar(key) ? (key.range?.[0] ?? 0) : 0
      return [keyText(key), { type: String(Type ?? ''), properties: Properties, line: lineCounter.linePos(start).line }]
    }),
  )
}

function readOutputs(section: unknown): ReadonlyMap<string, unknown> {
  return new Map(Object.entries(record(section)).map(([key, output]) => [key, property(output, 'Value')]))
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}

/** A property of a value as templates hold them; undefined when the value is no map, or has none of that name. */
export function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined
}
