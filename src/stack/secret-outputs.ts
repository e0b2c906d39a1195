import { LOOKS_SECRET } from '../secret-text.ts'
import type { Template } from './template.ts'

/**
 * The keys of those outputs of a stack whose values must be hidden: CloudFormation shows in an output what it hides in a
 * parameter. Their values come from a NoEcho parameter or a stored secret, or are named or written like a credential.
 * Source: AWS CloudFormation user guide, "Parameters", NoEcho.
 *
 * @param template of the stack; undefined when it is not known
 */
export function secretOutputs(
  outputs: ReadonlyMap<string, string>,
  template: Template | undefined,
): ReadonlySet<string> {
  const hidden = [...(template?.parameters ?? [])].flatMap(([name, { noEcho }]) => (noEcho ? [name] : []))
  const isSecret = (key: string, value: string): boolean =>
    value !== '' &&
    (comesFrom(template?.outputs.get(key), hidden) || isNamedSecret(key, value) || LOOKS_SECRET.test(value))
  return new Set([...outputs].flatMap(([key, value]) => (isSecret(key, value) ? [key] : [])))
}

/** Whether an expression holds one of the parameters by `Ref` or `${...}`, or a secret that is looked up. */
function comesFrom(expression: unknown, parameters: readonly string[]): boolean {
  if (typeof expression === 'string') {
    return (
      /\{\{resolve:(secretsmanager|ssm-secure):/.test(expression) ||
      parameters.some((name) => expression.includes(`\${${name}}`))
    )
  }
  if (typeof expression !== 'object' || expression === null) return false
  return Object.entries(expression).some(([key, value]) =>
    key === 'Ref' ? parameters.includes(String(value)) : comesFrom(value, parameters),
  )
}

/** The ARN or the address of a secret is none. */
function isNamedSecret(key: string, value: string): boolean {
  return (
    /(password|passwd|passphrase|secret|token|credentials?|(private|api|access|secret)[-_]?keys?)$/i.test(key) &&
    !/^(arn|https?):/.test(value)
  )
}
