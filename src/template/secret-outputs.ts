import { LOOKS_SECRET } from '../text/secrets.ts'
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
  const hides = (key: string, value: string): boolean =>
    value !== '' &&
    ((template !== undefined && isSecretOutput(template, key)) || isNamedSecret(key, value) || LOOKS_SECRET.test(value))
  return new Set([...outputs].flatMap(([key, value]) => (hides(key, value) ? [key] : [])))
}

function isSecretOutput(template: Template, key: string): boolean {
  return comesFrom(template, template.outputs.get(key))
}

/** Whether an expression holds a secret by `Ref`, `Fn::GetAtt` or `${...}`, or one that is looked up. */
function comesFrom(template: Template, expression: unknown): boolean {
  if (typeof expression === 'string') {
    const names = [...expression.matchAll(/\$\{([^!{}]+)\}/g)].map(([, name = '']) => name)
    return /\{\{resolve:(secretsmanager|ssm-secure):/.test(expression) || names.some((name) => isSecret(template, name))
  }
  if (typeof expression !== 'object' || expression === null) return false
  return Object.entries(expression).some(([key, value]) =>
    key === 'Ref' || key === 'Fn::GetAtt' ? isSecret(template, [value].flat().join('.')) : comesFrom(template, value),
  )
}

/**
 * Whether a name stands for a parameter with NoEcho, the secret of an access key, or an output of a nested stack that is secret.
 * Source: AWS CloudFormation template reference, AWS::IAM::AccessKey, return values.
 */
function isSecret({ parameters, nested }: Template, name: string): boolean {
  const [logicalId = '', attribute, output = ''] = name.split('.')
  if (attribute === undefined) return parameters.get(logicalId)?.noEcho === true
  const child = nested.get(logicalId)
  return attribute === 'SecretAccessKey' || (child !== undefined && isSecretOutput(child, output))
}

/** The ARN or the address of a secret is none. */
function isNamedSecret(key: string, value: string): boolean {
  return (
    /(password|passwd|passphrase|secret|token|credentials?|(private|api|access|secret)[-_]?keys?)$/i.test(key) &&
    !/^(arn|https?):/.test(value)
  )
}
