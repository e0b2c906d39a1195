import { type Place, Problem } from '../problem.ts'
import { part } from '../report/markdown.ts'
import { brokenRule } from './constraint.ts'
import type { ParameterDeclaration } from './declaration.ts'
import type { Template } from './template.ts'

/** A value that a parameter will have, and where it comes from: parameter-overrides, the stack as it is, or this run. */
export interface ParameterValue {
  readonly name: string
  readonly value: string
  readonly from: 'overrides' | 'stack' | 'run'
}

/** Characters of a value that are shown. */
const SHOWN = 100

/** A problem for every value that the template does not allow. A `NoEcho` value is not shown. */
export function wrongValues(template: Template, values: readonly ParameterValue[]): Problem[] {
  return values.flatMap((given) => {
    const declaration = template.parameters.get(given.name)
    // What the stack has for a NoEcho parameter is `****`.
    if (declaration === undefined || (declaration.noEcho && given.from === 'stack')) return []
    const broken = brokenRule(declaration, given.value)
    if (broken === undefined) return []
    return [
      new Problem(
        `The template ${template.path} does not allow ${described(given, declaration)}: it must ${broken.must}.`,
        [
          ...(broken.nearest === undefined || declaration.noEcho ? [] : [`Did you mean \`${broken.nearest}\`?`]),
          remedyFor(given),
          ...(declaration.constraints.description === undefined
            ? []
            : [`The template says: ${declaration.constraints.description}`]),
        ].join(' '),
        { place: placeOf(template, given.name) },
      ),
    ]
  })
}

const ORIGINS = { overrides: 'in parameter-overrides', stack: 'of the stack', run: 'of this run' }

function described({ name, value, from }: ParameterValue, { noEcho }: ParameterDeclaration): string {
  const cut = value.length > SHOWN ? `${part(value, 0, SHOWN)}...` : value
  return `the value ${noEcho ? '' : `\`${cut}\` `}of \`${name}\` ${ORIGINS[from]}`
}

function remedyFor({ name, from }: ParameterValue): string {
  if (from === 'overrides') return 'Correct it in parameter-overrides.'
  if (from === 'stack') return `Give another one in parameter-overrides: \`${name}=<value>\`.`
  return 'Change what the template allows.'
}

/** Where a parameter is declared, if that is in the workspace. */
export function placeOf({ path, inWorkspace, parameters }: Template, name: string): Place | undefined {
  const line = parameters.get(name)?.line
  return inWorkspace && line !== undefined ? { file: path, line } : undefined
}
