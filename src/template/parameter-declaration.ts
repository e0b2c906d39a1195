import { isMap, isScalar, isSeq } from 'yaml'
import { childOf, keyText } from './nodes.ts'
import { type ScalarTexts, scalarTexts } from './scalar.ts'
import { parseYaml } from './yaml.ts'

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

/** The constraints of a parameter. Undefined: not declared. */
export interface Constraints {
  readonly allowedValues: readonly ScalarTexts[] | undefined
  /** A regular expression of Java. */
  readonly allowedPattern: string | undefined
  readonly minLength: number | undefined
  readonly maxLength: number | undefined
  readonly minValue: number | undefined
  readonly maxValue: number | undefined
  /** ConstraintDescription: the author's explanation of the constraints. */
  readonly description: string | undefined
}

/** Reads the section `Parameters` of a template. `lineOf` returns the 1-based line of an offset. */
export function readDeclarations(
  section: unknown,
  lineOf: (offset: number) => number,
): ReadonlyMap<string, ParameterDeclaration> {
  if (!isMap(section)) return new Map()
  return new Map(
    section.items.map(({ key, value }) => [
      keyText(key),
      readDeclaration(value, isScalar(key) ? lineOf(key.range?.[0] ?? 0) : 1),
    ]),
  )
}

/** Reads the parameters of a deployed template, without any checks: CloudFormation has accepted it. */
export function declarationsOf(body: string): ReadonlyMap<string, ParameterDeclaration> {
  const { document, lines } = parseYaml(body)
  return readDeclarations(childOf(document.contents, 'Parameters'), (offset) => lines.linePos(offset).line)
}

function readDeclaration(node: unknown, line: number): ParameterDeclaration {
  const at = (name: string): unknown => childOf(node, name)
  const text = (name: string): string | undefined => scalarTexts(at(name))?.texts[0]
  const number = (name: string): number | undefined => {
    const given = text(name)
    return given === undefined || Number.isNaN(Number(given)) ? undefined : Number(given)
  }
  const allowed = at('AllowedValues')
  return {
    type: text('Type') ?? 'String',
    hasDefault: text('Default') !== undefined,
    default: text('Default'),
    // A value that is neither may hide it: then it is hidden.
    noEcho: (text('NoEcho')?.toLowerCase() ?? 'false') !== 'false',
    constraints: {
      allowedValues: isSeq(allowed) ? allowed.items.flatMap((item) => scalarTexts(item) ?? []) : undefined,
      allowedPattern: text('AllowedPattern'),
      minLength: number('MinLength'),
      maxLength: number('MaxLength'),
      minValue: number('MinValue'),
      maxValue: number('MaxValue'),
      description: text('ConstraintDescription'),
    },
    line,
  }
}
