import { isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml'
import { childOf, keyText } from './nodes.ts'

/** A parameter as the template declares it. Source: AWS CloudFormation user guide, "Parameters section". */
export interface ParameterDeclaration {
  readonly type: string
  readonly hasDefault: boolean
  readonly default: string | undefined
  readonly noEcho: boolean
  readonly constraints: Constraints
  /** 1-based line of its name. */
  readonly line: number
}

/** What the values of a parameter must be. What is not declared is undefined. */
export interface Constraints {
  /** Each as it is written and, where that differs, as YAML reads it: `[010]` allows `010` and `10`. */
  readonly allowedValues: readonly (readonly string[])[] | undefined
  /** A regular expression of Java. */
  readonly allowedPattern: string | undefined
  /** In characters. */
  readonly minLength: number | undefined
  readonly maxLength: number | undefined
  readonly minValue: number | undefined
  readonly maxValue: number | undefined
  /** What the template's author says of them. */
  readonly description: string | undefined
}

/** Reads the section `Parameters` of a template; `lineOf` gives the 1-based line of an offset. */
export function readDeclarations(
  section: unknown,
  lineOf: (offset: number) => number,
): ReadonlyMap<string, ParameterDeclaration> {
  if (!isMap(section)) return new Map()
  return new Map(
    section.items.map(({ key, value }) => {
      const line = isScalar(key) ? lineOf(key.range?.[0] ?? 0) : 1
      return [keyText(key), { ...readDeclaration(value), line }]
    }),
  )
}

/** The parameters of a template that CloudFormation has taken once; none when it cannot be read. */
export function declarationsOf(body: string): ReadonlyMap<string, ParameterDeclaration> {
  const lineCounter = new LineCounter()
  const { contents } = parseDocument(body, { uniqueKeys: false, lineCounter, logLevel: 'error' })
  return readDeclarations(childOf(contents, 'Parameters'), (offset) => lineCounter.linePos(offset).line)
}

function readDeclaration(node: unknown): Omit<ParameterDeclaration, 'line'> {
  const at = (name: string): unknown => childOf(node, name)
  const text = (name: string): string | undefined => scalarTexts(at(name)).at(-1)
  const number = (name: string): number | undefined => {
    const given = text(name)
    return given === undefined || Number.isNaN(Number(given)) ? undefined : Number(given)
  }
  const allowed = at('AllowedValues')
  return {
    type: text('Type') ?? 'String',
    hasDefault: text('Default') !== undefined,
    default: text('Default'),
    noEcho: text('NoEcho')?.toLowerCase() === 'true',
    constraints: {
      allowedValues: isSeq(allowed) ? allowed.items.map(scalarTexts) : undefined,
      allowedPattern: text('AllowedPattern'),
      minLength: number('MinLength'),
      maxLength: number('MaxLength'),
      minValue: number('MinValue'),
      maxValue: number('MaxValue'),
      description: text('ConstraintDescription'),
    },
  }
}

/** A scalar as it is written and as YAML reads it; nothing for what is no scalar, or null. */
function scalarTexts(node: unknown): string[] {
  if (!isScalar(node) || node.value === null || node.value === undefined) return []
  const read = String(node.value)
  return typeof node.value === 'string' || node.source === undefined ? [read] : [...new Set([node.source, read])]
}
