import type { Parameter } from '@aws-sdk/client-cloudformation'
import { closestMatch } from 'leven'
import { parsePairs } from '../pairs.ts'
import { Problem, throwAll } from '../problem.ts'
import type { ImageParameters } from './image-assignment.ts'
import { fillPlaceholders, type StampedImage } from './placeholders.ts'
import type { Template } from './template.ts'

/**
 * Reads the input parameter-overrides.
 *
 * @throws Problem when it is in none of the known forms
 */
export function parseOverrides(text: string): ReadonlyMap<string, string> {
  try {
    return parsePairs(text, { key: 'ParameterKey', value: 'ParameterValue', secret: true })
  } catch (error) {
    throw new Problem(
      `Input parameter-overrides: ${error instanceof Error ? error.message : String(error)}.`,
      'Write one `Key=Value` a line, a YAML or JSON map, or a JSON list of ParameterKey and ParameterValue.',
    )
  }
}

/** The path that parameter-overrides names in place of values: one line, `file://...` or a path that ends like a file of them. */
export function overridesFile(text: string): string | undefined {
  const match = /^(?:file:\/\/)(.+)$|^([^\s=:{[]+\.(?:ya?ml|json|txt|env|properties))$/.exec(text.trim())
  return match?.[1] ?? match?.[2]
}

/** What is known of the parameters before the build. */
export interface ParameterCheck {
  readonly template: Template
  readonly overrides: ReadonlyMap<string, string>
  readonly imageParameters: ImageParameters
  /** Parameters that the stack has now; empty when there is none. */
  readonly previous: ReadonlyMap<string, string>
}

/** The parameter that receives the build ID where a template declares it. */
const BUILD_ID = 'BuildId'

/**
 * Checks that every parameter given is declared, and every one declared is given, has a default or a previous value.
 *
 * @throws Problem, or Problems, by name
 */
export function checkParameters({ template, overrides, imageParameters, previous }: ParameterCheck): void {
  const names = [...template.parameters.keys()]
  const unknown = [...overrides.keys()].filter((name) => !template.parameters.has(name))
  const missing = [...template.parameters].filter(
    ([name, { hasDefault }]) =>
      !hasDefault && !overrides.has(name) && !previous.has(name) && !imageParameters.has(name) && name !== BUILD_ID,
  )
  throwAll([
    ...unknown.map((name) => unknownParameter(name, template, names)),
    ...missing.map(
      ([name]) =>
        new Problem(
          `The template ${template.path} needs the parameter \`${name}\`, which has no default and no previous value.`,
          `Add \`${name}=<value>\` to parameter-overrides.`,
        ),
    ),
  ])
}

function unknownParameter(name: string, template: Template, names: readonly string[]): Problem {
  const nearest = closestMatch(name, [...names])
  return new Problem(
    `Input parameter-overrides: the template ${template.path} has no parameter \`${name}\`.`,
    nearest === undefined
      ? 'Remove it; the template has no parameters.'
      : `Did you mean \`${nearest}\`? It has ${names.join(', ')}.`,
  )
}

/**
 * The parameters of a change set: what is given, the images, the build ID, and for the rest the previous value, if the stack has one.
 *
 * @param images none when the stack takes none
 */
export function resolveParameters(
  check: ParameterCheck,
  images: readonly StampedImage[],
  buildId: string,
): Parameter[] {
  return [...check.template.parameters.keys()].flatMap((name): Parameter[] => {
    const given = check.overrides.get(name)
    const image = check.imageParameters.has(name)
      ? images.find((each) => each.name === check.imageParameters.get(name))
      : undefined
    if (image !== undefined) return [{ ParameterKey: name, ParameterValue: image.reference }]
    if (given !== undefined) return [{ ParameterKey: name, ParameterValue: fillPlaceholders(given, images, buildId) }]
    if (name === BUILD_ID) return [{ ParameterKey: name, ParameterValue: buildId }]
    return check.previous.has(name) ? [{ ParameterKey: name, UsePreviousValue: true }] : []
  })
}
