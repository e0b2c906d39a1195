import { isNamedSecret, looksSecret } from '../text/credentials.ts'
import type { Template } from './template.ts'

/**
 * Returns the keys of the outputs whose values must be hidden: an output shows the value of a NoEcho parameter in plain text.
 * Their values come from a NoEcho parameter or a stored secret, or the key or value looks like a credential. Each output of a
 * template that we cannot read may have such a value.
 * Source: AWS CloudFormation user guide, "Parameters", NoEcho.
 *
 * @param template of the stack; undefined when it is unknown
 */
export function secretOutputs(
  outputs: ReadonlyMap<string, string>,
  template: Template | undefined,
): ReadonlySet<string> {
  const hides = (key: string, value: string): boolean =>
    value !== '' &&
    ((template !== undefined && isSecretOutput(template, key)) || isNamedSecret(key, value) || looksSecret(value))
  return new Set([...outputs].flatMap(([key, value]) => (hides(key, value) ? [key] : [])))
}

/** An output that is not written in the template is one of those that its loops make, or its macros, whose work is unknown. */
function isSecretOutput(template: Template, key: string): boolean {
  const { unread, outputs, parameters } = template
  if (unread || outputs.has(key)) return unread || hasSecret(template, outputs.get(key))
  return [...outputs].some(([name, value]) => {
    if (name === 'Fn::Transform') return [...parameters.values()].some(({ noEcho }) => noEcho)
    return name.startsWith('Fn::') && hasSecret(template, value)
  })
}

/** A variable of `Fn::Sub`. In a loop, its name may contain the item. */
const VARIABLE = /\$\{([^!{}]*(?:[$&]\{[^{}]*\}[^!{}]*)*)\}/g

/** Whether an expression refers to a secret by `Ref`, `Fn::GetAtt` or `${...}`, or has a dynamic reference to one. */
function hasSecret(template: Template, expression: unknown): boolean {
  if (typeof expression === 'string') {
    const names = [...expression.matchAll(VARIABLE)].map(([, name = '']) => name)
    return /\{\{resolve:(secretsmanager|ssm-secure):/.test(expression) || names.some((name) => isSecret(template, name))
  }
  if (typeof expression !== 'object' || expression === null) return false
  return Object.entries(expression).some(([key, value]) =>
    key === 'Ref' || key === 'Fn::GetAtt' ? isSecret(template, [value].flat().join('.')) : hasSecret(template, value),
  )
}

/**
 * Whether a name refers to a NoEcho parameter, the secret of an access key, or a secret output of a nested stack.
 * Source: AWS CloudFormation template reference, AWS::IAM::AccessKey, return values.
 */
function isSecret({ parameters, nested }: Template, name: string): boolean {
  const [logicalId = '', attribute, output = ''] = name.split('.')
  if (attribute === undefined) {
    const [start = '', ...rest] = logicalId.split(/[$&]\{[^{}]*\}/)
    if (rest.length === 0) return parameters.get(logicalId)?.noEcho === true
    // In a loop, the name contains the item.
    return [...parameters].some(
      ([each, { noEcho }]) => noEcho && each.startsWith(start) && each.endsWith(rest.at(-1) ?? ''),
    )
  }
  const child = nested.get(logicalId)
  return attribute === 'SecretAccessKey' || (child !== undefined && isSecretOutput(child, output))
}
