import type { ParameterDeclaration } from './declaration.ts'

/** The parameters of a template as it is now and as it was deployed, and the values that a stack keeps. */
export interface KeptValues {
  readonly declared: ReadonlyMap<string, ParameterDeclaration>
  readonly deployed: ReadonlyMap<string, ParameterDeclaration>
  /** Of the parameters that keep their previous value. */
  readonly kept: ReadonlyMap<string, string>
}

/**
 * Notices for defaults that have changed while the stack keeps the old one: CloudFormation applies a default only to a
 * parameter that is new. A value that somebody has chosen is none of them.
 */
export function changedDefaults({ declared, deployed, kept }: KeptValues): string[] {
  return [...kept].flatMap(([name, value]) => {
    const now = declared.get(name)
    const before = deployed.get(name)?.default
    if (now?.default === undefined || before === undefined || now.default === before) return []
    if (now.noEcho || deployed.get(name)?.noEcho) {
      return [
        `The default of \`${name}\` has changed, but the stack keeps the value that it has. To change that, give \`${name}\` in parameter-overrides.`,
      ]
    }
    if (value !== before) return []
    return [
      `The default of \`${name}\` is now \`${now.default}\`, but the stack keeps \`${value}\`. To change that, give \`${name}=${now.default}\` in parameter-overrides.`,
    ]
  })
}
