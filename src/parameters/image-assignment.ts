import type { Template } from '../template/template.ts'
import { Problem, throwAll } from '../text/problem.ts'
import { findImageParameter, imageParametersOf } from './image-parameter.ts'
import { type GivenValues, inputOf } from './overrides.ts'
import { carrierOf, checkPlaceholders } from './placeholders.ts'

/** The names of images by the parameters that receive them. The only image of a stack has the name undefined. */
export type ImageParameters = ReadonlyMap<string, string | undefined>

interface AssignableImage {
  /** Undefined for the only image of a stack. */
  readonly name: string | undefined
  /** Name of a parameter, `auto` or `none`. */
  readonly parameter: string
}

/**
 * Finds the parameter of each image. An image that a placeholder refers to needs no parameter.
 *
 * @throws Problem, or Problems, when a placeholder refers to no image, no parameter or several fit an image, two images have the
 * same parameter, or an input has a value for it
 */
export function assignImages(
  template: Template,
  images: readonly AssignableImage[],
  overrides: GivenValues,
): ImageParameters {
  const several = images.flatMap(({ name, parameter }) => (name === undefined ? [] : [{ name, parameter }]))
  checkPlaceholders(
    overrides,
    several.map(({ name }) => name),
  )
  const assigned =
    several.length > 0 ? assignSeveral(template, several, overrides) : assignOnly(template, images[0], overrides)
  const overridden = [...assigned.keys()].filter((name) => overrides.values.has(name))
  throwAll(overridden.map((name) => overriddenImageProblem(name, inputOf(name, overrides))))
  return assigned
}

function assignOnly(template: Template, image: AssignableImage | undefined, overrides: GivenValues): ImageParameters {
  const parameter = findImageParameter(template, image?.parameter ?? 'none', overrides)
  return new Map(parameter === undefined ? [] : [[parameter, undefined]])
}

function overriddenImageProblem(parameter: string, input: string): Problem {
  return new Problem(
    `Input ${input}: \`${parameter}\` receives the image, so its value is ignored.`,
    `Remove \`${parameter}\` there. To deploy an image that exists, give it in \`image\`.`,
  )
}

type NamedImage = AssignableImage & { readonly name: string }

function assignSeveral(template: Template, images: readonly NamedImage[], overrides: GivenValues): ImageParameters {
  const named = images.map(({ parameter }) => parameter)
  const free = imageParametersOf(template).filter((name) => !overrides.values.has(name) && !named.includes(name))
  const wrong: Problem[] = []
  const assigned = new Map<string, string>()
  for (const image of images) {
    const sought = parameterOf(image, template, free)
    // An image that a placeholder refers to needs no parameter of its name.
    const carried = image.parameter === 'auto' && carrierOf(overrides.values, image.name) !== undefined
    const found = carried && sought instanceof Problem ? undefined : sought
    const other = typeof found === 'string' ? assigned.get(found) : undefined
    if (found instanceof Problem) wrong.push(found)
    else if (found !== undefined && other !== undefined) wrong.push(sameParameterProblem(found, other, image.name))
    else if (found !== undefined) assigned.set(found, image.name)
  }
  throwAll(wrong)
  return assigned
}

function parameterOf(image: NamedImage, template: Template, free: readonly string[]): string | Problem | undefined {
  if (image.parameter === 'none') return undefined
  if (image.parameter !== 'auto') {
    if (template.parameters.has(image.parameter)) return image.parameter
    return new Problem(
      `Image ${image.name}: the template ${template.path} has no parameter \`${image.parameter}\`.`,
      `Give one of its parameters as \`parameter\` (${[...template.parameters.keys()].join(', ') || 'it has none'}), auto or none.`,
    )
  }
  const fitting = free.filter((parameter) => isNamedLike(parameter, image.name))
  if (fitting.length === 1) return fitting[0]
  return fitting.length === 0 ? noMatchProblem(image, template, free) : severalMatchesProblem(image, template, fitting)
}

/** Whether a parameter is named after an image: `ApiImageUri`, `ApiImage`, `ApiUri` and `Api` after `api`. */
function isNamedLike(parameter: string, image: string): boolean {
  const name = image.replaceAll('-', '')
  return ['', 'image', 'imageuri', 'uri'].some((end) => parameter.toLowerCase() === `${name}${end}`)
}

function noMatchProblem({ name }: NamedImage, template: Template, free: readonly string[]): Problem {
  const has = free.length === 0 ? 'no free parameter' : free.join(', ')
  const words = name.split('-').map((word) => `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`)
  return new Problem(
    `Image ${name}: no parameter of the template ${template.path} has its name. Its containers take images by ${has}.`,
    `Name the parameter after the image, such as \`${words.join('')}Image\`, or give \`parameter: <name>\` to the image; \`parameter: none\` if the stack does not take it, or only by a placeholder such as \`{{image.${name}}}\`.`,
  )
}

function severalMatchesProblem({ name }: NamedImage, template: Template, fitting: readonly string[]): Problem {
  return new Problem(
    `Image ${name}: several parameters of the template ${template.path} have its name: ${fitting.join(', ')}.`,
    `Say which one receives it, such as \`parameter: ${fitting[0]}\`.`,
  )
}

function sameParameterProblem(parameter: string, one: string, other: string): Problem {
  return new Problem(
    `Input images: the parameter \`${parameter}\` would receive both \`${one}\` and \`${other}\`.`,
    'Give each image a `parameter` of its own.',
  )
}
