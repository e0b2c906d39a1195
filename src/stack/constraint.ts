import { closestMatch } from 'leven'
import type { Constraints, ParameterDeclaration } from './declaration.ts'
import { toJavaScript } from './java-pattern.ts'

/** A rule that a value breaks: what the value must be, and the allowed value that is nearest to it. */
export interface BrokenRule {
  /** Ends the sentence "it must ...". */
  readonly must: string
  readonly nearest?: string | undefined
}

/** Source: AWS CloudFormation user guide, "CloudFormation quotas", parameters. */
export const MAXIMUM_VALUE_BYTES = 4096

/**
 * Checks a value as CloudFormation does. What only CloudFormation can tell is left to it: whether something of that ID exists
 * (the types of AWS), which value an SSM parameter has, what `{{...}}` stands for, and a pattern that JavaScript cannot read.
 * Source: AWS CloudFormation user guide, "Parameters section", and "Systems Manager parameter types": what is checked of a
 * parameter in SSM is its name, as a String.
 *
 * @returns undefined when nothing is wrong
 */
export function brokenRule(declaration: ParameterDeclaration, value: string): BrokenRule | undefined {
  const { type, constraints } = declaration
  if (Buffer.byteLength(value) > MAXIMUM_VALUE_BYTES) return { must: `have at most ${MAXIMUM_VALUE_BYTES} bytes` }
  if (value.includes('{{')) return undefined
  if (type === 'Number') return numberRule(constraints, value) ?? listRule(constraints, value)
  if (type === 'List<Number>') return first(itemsOf(value), (item) => numberRule(constraints, item))
  if (type === 'CommaDelimitedList') return first(itemsOf(value), (item) => textRule(constraints, item))
  if (type === 'String' || type.startsWith('AWS::SSM::Parameter::')) {
    return textRule(constraints, value) ?? lengthRule(constraints, value)
  }
  return undefined
}

/** The items of a list, without white space around them. */
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

function textRule(constraints: Constraints, value: string): BrokenRule | undefined {
  const pattern = constraints.allowedPattern
  if (pattern !== undefined && toJavaScript(pattern)?.test(value) === false) {
    return { must: `match \`${pattern}\` from its start to its end (AllowedPattern)` }
  }
  return listRule(constraints, value)
}

function listRule({ allowedValues }: Constraints, value: string): BrokenRule | undefined {
  if (allowedValues === undefined || allowedValues.flat().includes(value)) return undefined
  const numbers = NUMBER.test(value) ? allowedValues.flat().map(Number) : []
  if (numbers.includes(Number(value))) return undefined
  const shown = allowedValues.map(([written]) => written ?? '')
  return { must: `be one of ${shown.join(', ')} (AllowedValues)`, nearest: closestMatch(value, shown) }
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
