import type { Matches } from '../edges/matcher.ts'
import type { Constraints, ParameterDeclaration } from '../template/parameter-declaration.ts'
import type { ScalarTexts } from '../template/scalar.ts'
import { placeIn, type Template } from '../template/template.ts'
import { part } from '../text/format.ts'
import { nearest } from '../text/nearest.ts'
import { type Place, Problem } from '../text/problem.ts'
import type { OverridesInput } from './overrides.ts'

/** A rule that a value breaks. */
interface BrokenRule {
  /** Completes the sentence "it must ...". */
  readonly must: string
  /** The allowed value nearest to the given one. */
  readonly nearest?: string | undefined
  /** The text of the template that has another meaning for CloudFormation. */
  readonly misread?: ScalarTexts | undefined
}

/** Source: AWS CloudFormation user guide, "CloudFormation quotas", parameters. */
const MAXIMUM_VALUE_BYTES = 4096

/**
 * Checks a value as CloudFormation does. Does not check whether a resource with that ID exists (AWS-specific types), the value of
 * an SSM parameter, the value of `{{...}}`, patterns that JavaScript cannot read, and those that take too long.
 * Source: AWS CloudFormation user guide, "Parameters section", and "Systems Manager parameter types": the constraints of an SSM
 * type apply to the name of the parameter, as a String.
 *
 * @returns undefined when the value breaks no rule
 */
export function brokenRule(declaration: ParameterDeclaration, value: string, matches: Matches): BrokenRule | undefined {
  const { type, constraints } = declaration
  if (Buffer.byteLength(value) > MAXIMUM_VALUE_BYTES) return { must: `have at most ${MAXIMUM_VALUE_BYTES} bytes` }
  if (value.includes('{{')) return undefined
  if (type === 'Number') return numberRule(constraints, value) ?? listRule(constraints, value)
  if (type === 'List<Number>') return first(itemsOf(value), (item) => numberRule(constraints, item))
  if (type === 'CommaDelimitedList') return first(itemsOf(value), (item) => textRule(constraints, item, matches))
  if (type === 'String' || type.startsWith('AWS::SSM::Parameter::')) {
    return textRule(constraints, value, matches) ?? lengthRule(constraints, value)
  }
  return undefined
}

/** Splits the value of a list parameter, and trims the items. */
export function itemsOf(value: string): string[] {
  return value.split(',').map((item) => item.trim())
}

function first<T>(items: readonly T[], check: (item: T) => BrokenRule | undefined): BrokenRule | undefined {
  for (const item of items) {
    const rule = check(item)
    if (rule !== undefined) return rule
  }
  return undefined
}

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i

function numberRule({ minValue, maxValue }: Constraints, value: string): BrokenRule | undefined {
  if (!NUMBER.test(value.trim())) return { must: 'be a number' }
  if (minValue !== undefined && Number(value) < minValue) return { must: `be at least ${minValue} (MinValue)` }
  if (maxValue !== undefined && Number(value) > maxValue) return { must: `be at most ${maxValue} (MaxValue)` }
  return undefined
}

function textRule(constraints: Constraints, value: string, matches: Matches): BrokenRule | undefined {
  const pattern = constraints.allowedPattern
  const expression = pattern === undefined ? undefined : toJavaScript(pattern)
  if (expression !== undefined && matches(expression, value) === false) {
    return { must: `match \`${pattern}\` from its start to its end (AllowedPattern)` }
  }
  return listRule(constraints, value)
}

function listRule({ allowedValues }: Constraints, value: string): BrokenRule | undefined {
  const allowed = allowedValues?.flatMap(({ texts }) => texts) ?? [value]
  if (allowed.includes(value)) return undefined
  const numbers = NUMBER.test(value) ? allowed.map(Number) : []
  if (numbers.includes(Number(value))) return undefined
  const shown = allowedValues?.map(({ texts: [text] }) => text) ?? []
  const misread = allowedValues?.find(({ written }) => written === value)
  const must = `be one of ${shown.join(', ')} (AllowedValues)`
  return { must, nearest: misread?.texts[0] ?? nearest(value, shown), misread }
}

function lengthRule({ minLength, maxLength }: Constraints, value: string): BrokenRule | undefined {
  if (minLength !== undefined && value.length < minLength) {
    return { must: `have at least ${minLength} characters (MinLength)` }
  }
  if (maxLength !== undefined && value.length > maxLength) {
    return { must: `have at most ${maxLength} characters (MaxLength)` }
  }
  return undefined
}

/** Matches an escape, after its backslash, that is the same in Java and JavaScript. `\S` differs beyond ASCII. */
const SAME_ESCAPE = /^([^A-Za-z0-9]|[dDwWsbBnrtf1-9]|u[0-9A-Fa-f]{4}|x[0-9A-Fa-f]{2})/

/** Matches the start of a group, after its parenthesis, that is the same in Java and JavaScript. */
const SAME_GROUP = /^(\?(:|=|!|<=|<!|<[A-Za-z][A-Za-z0-9]*>)|[^?])/

/**
 * Converts a regular expression of Java, which CloudFormation uses, to JavaScript. The result matches only a whole value.
 * Source: Java SE API, java.util.regex.Pattern; "the pattern must match the entire parameter value", AWS CloudFormation user
 * guide, "Parameters section", AllowedPattern.
 *
 * @returns undefined when JavaScript cannot read the expression, or reads it differently
 */
export function toJavaScript(pattern: string): RegExp | undefined {
  const ignoresCase = pattern.startsWith('(?i)')
  const source = ignoresCase ? pattern.slice('(?i)'.length) : pattern
  if (!meansTheSame(source)) return undefined
  try {
    return new RegExp(`^(?:${source})$`, ignoresCase ? 'i' : '')
  } catch {
    return undefined
  }
}

function meansTheSame(source: string): boolean {
  let inClass = false
  for (let index = 0; index < source.length; index += 1) {
    const character = source[index] ?? ''
    const rest = source.slice(index + 1)
    if (character === '\\') {
      if (!SAME_ESCAPE.test(rest)) return false
      index += 1
    } else if (inClass) {
      // Java allows nested classes and intersections.
      if (character === '[' || (character === '&' && rest.startsWith('&'))) return false
      inClass = character !== ']'
    } else if (character === '[') {
      if (/^\^?\]/.test(rest)) return false
      inClass = true
    } else if (character === '(' && !SAME_GROUP.test(rest)) return false
  }
  return true
}

/** A value that a parameter will have. It comes from an input, from the current stack, or from this run. */
export interface ParameterValue {
  readonly name: string
  readonly value: string
  readonly from: OverridesInput | 'stack' | 'run'
}

/** Maximum length of a value in a message. */
const SHOWN = 100

/** Returns a Problem for each value that the template does not allow, without values of `NoEcho` parameters. */
export function wrongValueProblems(template: Template, values: readonly ParameterValue[], matches: Matches): Problem[] {
  return values.flatMap((given) => {
    const declaration = template.parameters.get(given.name)
    // CloudFormation returns `****` for the value of a NoEcho parameter.
    if (declaration === undefined || (declaration.noEcho && given.from === 'stack')) return []
    const broken = brokenRule(declaration, given.value, matches)
    if (broken === undefined) return []
    return [
      new Problem(
        `The template ${template.path} does not allow ${describeValue(given, declaration)}: it must ${broken.must}.`,
        [
          ...(broken.nearest === undefined || declaration.noEcho ? [] : [`Did you mean \`${broken.nearest}\`?`]),
          valueRemedy(given),
          ...(broken.misread === undefined || declaration.noEcho ? [] : [misreadRemedy(broken.misread)]),
          ...(declaration.constraints.description === undefined
            ? []
            : [`The template says: ${declaration.constraints.description}`]),
        ].join(' '),
        { place: parameterPlace(template, given.name) },
      ),
    ]
  })
}

function misreadRemedy({ written, texts: [text] }: ScalarTexts): string {
  return `CloudFormation reads \`${written}\` in the template as \`${text}\`; in quotes, it stays \`${written}\`.`
}

function originOf(from: ParameterValue['from']): string {
  if (from === 'stack') return 'of the stack'
  return from === 'run' ? 'of this run' : `in ${from}`
}

function describeValue({ name, value, from }: ParameterValue, { noEcho }: ParameterDeclaration): string {
  const cut = value.length > SHOWN ? `${part(value, 0, SHOWN)}...` : value
  return `the value ${noEcho ? '' : `\`${cut}\` `}of \`${name}\` ${originOf(from)}`
}

function valueRemedy({ name, from }: ParameterValue): string {
  if (from === 'stack') return `Give another one in parameter-overrides: \`${name}=<value>\`.`
  return from === 'run' ? 'Change what the template allows.' : `Correct it in ${from}.`
}

/** Returns where a parameter is declared; undefined for a built-in template or an undeclared parameter. */
export function parameterPlace(template: Template, name: string): Place | undefined {
  return placeIn(template, template.parameters.get(name)?.line)
}
