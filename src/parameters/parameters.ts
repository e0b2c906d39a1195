import type { Matches } from '../edges/matcher.ts'
import type { ParameterDeclaration } from '../template/parameter-declaration.ts'
import type { Template } from '../template/template.ts'
import { nearMiss } from '../text/nearest.ts'
import { Problem, throwAll } from '../text/problem.ts'
import { itemsOf, type ParameterValue, parameterPlace, wrongValueProblems } from './constraint.ts'
import type { ImageParameters } from './image-assignment.ts'
import { inputOf, type Origins } from './overrides.ts'
import { fillPlaceholders, type StampedImage } from './placeholders.ts'

/** Returns the values of `NoEcho` parameters, and the items of those that are lists. */
export function secretsOf(template: Template, values: ReadonlyMap<string, string>): string[] {
  return [...template.parameters].flatMap(([name, { noEcho, type }]) => {
    const value = noEcho ? values.get(name) : undefined
    if (value === undefined) return []
    return /List/.test(type) ? [value, ...itemsOf(value)] : [value]
  })
}

/** The sources of parameter values that are known before the build. */
export interface ParameterSources extends Origins {
  readonly template: Template
  /** The values of the inputs, with placeholders. */
  readonly overrides: ReadonlyMap<string, string>
  /** The place of each of them in its input, for people. */
  readonly places: ReadonlyMap<string, string>
  /** The names of those without quotes on a line: where such a value ends is a guess. */
  readonly bare: ReadonlySet<string>
  readonly imageParameters: ImageParameters
  readonly buildId: string
}

/** The parameter that receives the build ID if the template declares it. */
export const BUILD_ID = 'BuildId'

/**
 * Checks that the template declares every parameter that an input gives, that every declared parameter gets a value or has a
 * default or a previous value, and that the template allows the values.
 *
 * @param images the images that are known: before the build, only existing ones
 * @param previous the current parameters of the stack; empty when it does not exist, undefined when it could not be read
 * @param matches applies the patterns of the template
 * @throws Problem, or Problems, that name the parameter
 */
export function checkParameters(
  sources: ParameterSources,
  images: readonly StampedImage[],
  previous: ReadonlyMap<string, string> | undefined,
  matches: Matches,
): void {
  const { template, overrides, imageParameters } = sources
  const names = [...template.parameters.keys()]
  const unknown = [...overrides.keys()].filter((name) => !template.parameters.has(name))
  const merged = mergedPairs(sources)
  const wrongLines = new Set(merged.flat())
  const missing = [...template.parameters].filter(
    ([name, { hasDefault }]) =>
      previous !== undefined &&
      !hasDefault &&
      !overrides.has(name) &&
      !previous.has(name) &&
      !imageParameters.has(name) &&
      name !== BUILD_ID,
  )
  throwAll([
    ...tooManyParametersProblems(template),
    ...unknown.map((name) => unknownParameterProblem(name, sources, names)),
    ...merged.map(([name, next]) => mergedPairProblem(name, next, inputOf(name, sources))),
    ...missing.filter(([name]) => !wrongLines.has(name)).map(([name]) => missingParameterProblem(name, template)),
    ...wrongValueProblems(
      template,
      valuesToCheck(sources, images, previous ?? new Map()).filter(({ name }) => !wrongLines.has(name)),
      matches,
    ),
  ])
}

/** Source: AWS CloudFormation user guide, "CloudFormation quotas", parameters. */
const MAXIMUM_PARAMETERS = 200

function tooManyParametersProblems({ path, parameters: { size } }: Template): Problem[] {
  if (size <= MAXIMUM_PARAMETERS) return []
  return [
    new Problem(
      `The template ${path} has ${size} parameters; CloudFormation takes ${MAXIMUM_PARAMETERS}.`,
      'Combine some of them into lists, or split the template into stacks.',
    ),
  ]
}

function missingParameterProblem(name: string, template: Template): Problem {
  return new Problem(
    `The template ${template.path} needs the parameter \`${name}\`, which has no default and no previous value.`,
    `Add \`${name}=<value>\` to parameter-overrides.`,
    { place: parameterPlace(template, name) },
  )
}

/** Finds values that seem to contain another parameter: `A=1,B=2` or `A=1 B=2` on one line, where `B` has no line of its own. */
function mergedPairs({ template, overrides, bare }: ParameterSources): [name: string, next: string][] {
  const known = [...overrides].filter(([name]) => bare.has(name) && template.parameters.has(name))
  return known.flatMap(([name, value]): [string, string][] => {
    const nexts = [...value.matchAll(/[,;\t ]([A-Za-z0-9]+)=/g)].map(([, next = '']) => next)
    const next = nexts.find((other) => template.parameters.has(other) && !overrides.has(other))
    return next === undefined ? [] : [[name, next]]
  })
}

function mergedPairProblem(name: string, next: string, input: string): Problem {
  return new Problem(
    `Input ${input}: the value of \`${name}\` continues with \`${next}=\`, which is a parameter of its own.`,
    `Write each on a line of its own, under \`${input}: |\`. If it is one value, put the whole item in quotes: \`"${name}=<value>"\`.`,
  )
}

/** A name that is no near miss may be a piece of a secret, such as the second line of a value. */
function unknownParameterProblem(name: string, sources: ParameterSources, names: readonly string[]): Problem {
  const { template, places } = sources
  const input = `Input ${inputOf(name, sources)}`
  const nearest = nearMiss(name, names)
  const has = names.length === 0 ? 'The template has no parameters.' : `It has ${names.join(', ')}.`
  if (nearest !== undefined) {
    return new Problem(
      `${input}: the template ${template.path} has no parameter \`${name}\`.`,
      `Did you mean \`${nearest}\`? ${has}`,
    )
  }
  return new Problem(
    `${input}: ${places.get(name)} gives no parameter of the template ${template.path}.`,
    `Remove it, or correct its name. If it belongs to the value before it, put that pair in quotes: \`"Key=<value>"\`. ${has}`,
  )
}

/**
 * Resolves the values that a deploy sends: the references of images, the overrides with their placeholders filled, and the build
 * ID. A parameter without a value here keeps its value in the stack, or gets its default.
 *
 * @param images the images that are known: before the build, only existing ones
 * @returns values by parameter, in the order of the template
 */
export function parameterValues(
  { template, overrides, imageParameters, buildId }: ParameterSources,
  images: readonly StampedImage[],
): ReadonlyMap<string, string> {
  const sentValue = (name: string): string | undefined => {
    const image = imageParameters.has(name) ? images.find((each) => each.name === imageParameters.get(name)) : undefined
    const override = overrides.get(name)
    if (image !== undefined) return image.reference
    if (override !== undefined) return fillPlaceholders(override, images, buildId)
    return name === BUILD_ID ? buildId : undefined
  }
  return new Map(
    [...template.parameters.keys()].flatMap((name): [string, string][] => {
      const value = sentValue(name)
      return value === undefined ? [] : [[name, value]]
    }),
  )
}

/**
 * Returns the values that parameters will have, as far as they are known: those that a deploy sends, those that the stack keeps,
 * and defaults.
 *
 * @param previous the current parameters of the stack; undefined when it could not be read
 */
export function expectedValues(
  sources: ParameterSources,
  images: readonly StampedImage[],
  previous: ReadonlyMap<string, string> | undefined,
): ReadonlyMap<string, string> {
  const sent = parameterValues(sources, images)
  if (previous === undefined) return sent
  const defaults = [...sources.template.parameters].flatMap(([name, { default: value }]): [string, string][] =>
    value === undefined ? [] : [[name, value]],
  )
  return new Map([...defaults, ...previous, ...sent])
}

/** Returns the previous values that the stack keeps. An image parameter keeps none, also while its image is unknown. */
function keptValues(sources: ParameterSources, previous: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const values = parameterValues(sources, [])
  const { template, imageParameters } = sources
  const isKept = (name: string): boolean =>
    template.parameters.has(name) && !values.has(name) && !imageParameters.has(name)
  return new Map([...previous].filter(([name]) => isKept(name)))
}

function valuesToCheck(
  sources: ParameterSources,
  images: readonly StampedImage[],
  previous: ReadonlyMap<string, string>,
): ParameterValue[] {
  const values = parameterValues(sources, images)
  const kept = keptValues(sources, previous)
  return [...sources.template.parameters.keys()].flatMap((name): ParameterValue[] => {
    const [value, keptValue] = [values.get(name), kept.get(name)]
    if (value !== undefined)
      return [{ name, value, from: sources.overrides.has(name) ? inputOf(name, sources) : 'run' }]
    return keptValue === undefined ? [] : [{ name, value: keptValue, from: 'stack' }]
  })
}

/**
 * Returns a notice for each default that has changed while the stack keeps the old default: CloudFormation applies a default only
 * to a new parameter. There is no notice for a value that differs from the old default.
 *
 * @param previous the current parameters of the stack
 * @param deployed the parameters of the template that the stack was last deployed with
 */
export function changedDefaults(
  sources: ParameterSources,
  previous: ReadonlyMap<string, string>,
  deployed: ReadonlyMap<string, ParameterDeclaration>,
): string[] {
  return [...keptValues(sources, previous)].flatMap(([name, value]) => {
    const now = sources.template.parameters.get(name)
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
