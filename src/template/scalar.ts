import { isScalar } from 'yaml'

/** The texts of a scalar. CloudFormation turns each value of a parameter into text. */
export interface ScalarTexts {
  /** As the template writes it, without its quotes. */
  readonly written: string
  /** As CloudFormation reads it. A second one where that is not certain: what is written. */
  readonly texts: readonly [string, ...string[]]
}

/**
 * Returns the texts of a scalar; undefined for null and for any other node. Without quotes, CloudFormation reads `yes` as `true`,
 * `010` as `8` and `1:30` as `90`; a date stays as it is. It writes a decimal as Java does, so `1e3` may become `1000.0`.
 * Source: YAML 1.1 as SnakeYAML resolves it (its class Resolver); ASFHyP3/hyp3#2061 (`YES` became `true`);
 * dev.classmethod.jp, "how-to-identify-numerical-values-in-cfn-yaml-template" (`0300` became `192`; hexadecimal, base 60);
 * skyarch.net/blog/?p=20495 (`000000000012` became `10`, `012345678901` became `1.2345678901E10`);
 * awslabs/aws-cloudformation-template-formatter#10 (`5e+08` became `5.0E8`).
 */
export function scalarTexts(node: unknown): ScalarTexts | undefined {
  if (!isScalar(node) || node.value === null || node.value === undefined) return undefined
  const written = node.source ?? String(node.value)
  if (node.type !== 'PLAIN' || node.tag !== undefined || written.length > LONGEST) return { written, texts: [written] }
  const certain = truthText(written) ?? integerText(written)
  if (certain !== undefined) return { written, texts: [certain] }
  const decimal = decimalText(written)
  return { written, texts: decimal === undefined || decimal === written ? [written] : [decimal, written] }
}

/** No value of a parameter is longer, and numbers of any length would take any time. */
const LONGEST = 4096

const TRUTH: ReadonlyMap<string, string> = new Map([
  ...['yes', 'true', 'on'].map((word) => [word, 'true'] as const),
  ...['no', 'false', 'off'].map((word) => [word, 'false'] as const),
])

/** `yes`, `Yes` and `YES` are the same; `yEs` is a text. */
function truthText(written: string): string | undefined {
  return /^(?:[A-Z]?[a-z]+|[A-Z]+)$/.test(written) ? TRUTH.get(written.toLowerCase()) : undefined
}

const BASES = [
  { pattern: /^0b([01_]+)$/, prefix: '0b' },
  { pattern: /^0x([\da-fA-F_]+)$/, prefix: '0x' },
  { pattern: /^0([0-7_]+)$/, prefix: '0o' },
  { pattern: /^(0|[1-9][\d_]*)$/, prefix: '' },
]

/** Returns an integer in decimal digits; undefined for any other text. */
function integerText(written: string): string | undefined {
  const [, sign, rest = ''] = /^([-+]?)(.*)$/s.exec(written) ?? []
  const value =
    BASES.map(({ pattern, prefix }) => digits(pattern.exec(rest)?.[1], prefix)).find((each) => each) ?? base60(rest)
  if (value === undefined) return undefined
  return sign === '-' && value !== '0' ? `-${value}` : value
}

function digits(text: string | undefined, prefix: string): string | undefined {
  const plain = text?.replaceAll('_', '')
  return plain === undefined || plain === '' ? undefined : String(BigInt(prefix + plain))
}

function base60(text: string): string | undefined {
  if (!/^[1-9][\d_]*(?::[0-5]?\d)+$/.test(text)) return undefined
  return String(
    text
      .replaceAll('_', '')
      .split(':')
      .reduce((sum, part) => sum * 60n + BigInt(part), 0n),
  )
}

const DECIMAL = /^[-+]?(?:\.\d+|\d[\d_]*(?:\.[\d_]*)?)(?:[eE][-+]?\d+)?$/

/** Returns a decimal number as Java writes it; undefined for any other text. Source: Java SE API, `Double.toString`. */
function decimalText(written: string): string | undefined {
  if (!DECIMAL.test(written)) return undefined
  const value = Number(written.replaceAll('_', ''))
  const size = Math.abs(value)
  if (size === 0 || (size >= 1e-3 && size < 1e7)) return withPoint(String(value))
  const [factor = '', power] = value.toExponential().split('e')
  return `${withPoint(factor)}E${Number(power)}`
}

function withPoint(text: string): string {
  return text.includes('.') ? text : `${text}.0`
}
