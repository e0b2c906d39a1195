import type { Parameter } from '@aws-sdk/client-cloudformation'
import { closestMatch } from 'leven'
import { type ListFields, parsePairs } from '../pairs.ts'
import { Problem, throwAll } from '../problem.ts'
import { itemsOf } from './constraint.ts'
import type { ImageParameters } from './image-assignment.ts'
import { type ParameterValue, placeOf, wrongValues } from './parameter-value.ts'
import { fillPlaceholders, type StampedImage } from './placeholders.ts'
import type { Template } from './template.ts'

/** Source: AWS CLI, `create-change-set --parameters`; AWS CodePipeline user guide, "template configuration file". */
const FIELDS: ListFields = {
  key: 'ParameterKey',
  value: 'ParameterValue',
  none: 'UsePreviousValue',
  section: 'Parameters',
  secret: true,
}

/**
 * Reads the input parameter-overrides.
 *
 * @throws Problem when it is in none of the known forms
 */
export function parseOverrides(text: string): ReadonlyMap<string, string> {
  try {
    return parsePairs(text, FIELDS)
  } catch (error) {
    throw new Problem(
      `Input parameter-overrides: ${error instanceof Error ? error.message : String(error)}.`,
      'Write one `Key=Value` a line, a YAML or JSON map (also for values of several lines), or a JSON list of ParameterKey and ParameterValue.',
    )
  }
}

/** The path that parameter-overrides names in place of values: one line, `file://...` or a path that ends like a file of them. */
export function overridesFile(text: string): string | undefined {
  const match = /^(?:file:\/\/)(.+)$|^([^\s=:{[]+\.(?:ya?ml|json|txt|env|properties))$/.exec(text.trim())
  return match?.[1] ?? match?.[2]
}

/** The texts of `NoEcho` parameters that nobody may see, among the values given: each value, and the items of a list. */
export function secretsOf(template: Template, values: ReadonlyMap<string, string>): string[] {
  return [...template.parameters].flatMap(([name, { noEcho, type }]) => {
    const value = noEcho ? values.get(name) : undefined
    if (value === undefined) return []
    return /List/.test(type) ? [value, ...itemsOf(value)] : [value]
  })
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
 * Checks that every parameter given is declared, every one declared is given, has a default or a previous value, and that the
 * template allows the values, as far as they are known.
 *
 * @param images those that are known: before the build only the ones that exist
 * @throws Problem, or Problems, by name
 */
export function checkParameters(check: ParameterCheck, images: readonly StampedImage[], buildId: string): void {
  const { template, overrides, imageParameters, previous } = check
  const names = [...template.parameters.keys()]
  const unknown = [...overrides.keys()].filter((name) => !template.parameters.has(name))
  const merged = mergedPairs(check)
  const wrongLines = new Set(merged.flat())
  const missing = [...template.parameters].filter(
    ([name, { hasDefault }]) =>
      !hasDefault && !overrides.has(name) && !previous.has(name) && !imageParameters.has(name) && name !== BUILD_ID,
  )
  throwAll([
    ...tooMany(template),
    ...unknown.map((name) => unknownParameter(name, template, names)),
    ...merged.map(mergedPair),
    ...missing.filter(([name]) => !wrongLines.has(name)).map(([name]) => missingParameter(name, template)),
    ...wrongValues(
      template,
      valuesOf(check, images, buildId).filter(({ name }) => !wrongLines.has(name)),
    ),
  ])
}

/** Source: AWS CloudFormation user guide, "CloudFormation quotas", parameters. */
const MAXIMUM_PARAMETERS = 200

function tooMany({ path, parameters: { size } }: Template): Problem[] {
  if (size <= MAXIMUM_PARAMETERS) return []
  return [
    new Problem(
      `The template ${path} has ${size} parameters; CloudFormation takes ${MAXIMUM_PARAMETERS}.`,
      'Combine some of them into lists, or split the template into stacks.',
    ),
  ]
}

function missingParameter(name: string, template: Template): Problem {
  return new Problem(
    `The template ${template.path} needs the parameter \`${name}\`, which has no default and no previous value.`,
    `Add \`${name}=<value>\` to parameter-overrides.`,
    { place: placeOf(template, name) },
  )
}

/** Parameters whose value goes on with the name of another that is not given: `A=1,B=2` or `A=1 B=2` on one line. */
function mergedPairs({ template, overrides }: ParameterCheck): [name: string, next: string][] {
  return [...overrides].flatMap(([name, value]): [string, string][] => {
    const nexts = [...value.matchAll(/[, ]([A-Za-z0-9]+)=/g)].map(([, next = '']) => next)
    const next = nexts.find((other) => template.parameters.has(other) && !overrides.has(other))
    return next === undefined ? [] : [[name, next]]
  })
}

function mergedPair([name, next]: [string, string]): Problem {
  return new Problem(
    `Input parameter-overrides: the value of \`${name}\` goes on with \`${next}=\`, which is a parameter of its own.`,
    `Write each on a line of its own, under \`parameter-overrides: |\`. If it is meant so, give \`${next}\` as well.`,
  )
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

/** The values that the parameters will have. The image that takes the place of a value is not known before the build. */
function valuesOf(check: ParameterCheck, images: readonly StampedImage[], buildId: string): ParameterValue[] {
  return resolveParameters(check, images, buildId).flatMap(
    ({ ParameterKey: name = '', ParameterValue: value, UsePreviousValue }): ParameterValue[] => {
      if (UsePreviousValue) {
        const kept = check.previous.get(name)
        return kept === undefined || check.imageParameters.has(name) ? [] : [{ name, value: kept, from: 'stack' }]
      }
      return value === undefined ? [] : [{ name, value, from: check.overrides.has(name) ? 'overrides' : 'run' }]
    },
  )
}
