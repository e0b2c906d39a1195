import type { Template } from '../template/template.ts'
import { Problem, throwAll } from '../text/problem.ts'
import { findImageParameter, imageParametersOf } from './image-parameter.ts'
import { carrierOf, checkPlaceholders } from './placeholders.ts'

/** The parameters that receive images, each with the name of its image; undefined is the name of the only one. */
export type ImageParameters = ReadonlyMap<string, string | undefined>

/** An image that a stack shall get: its name, where there are several, and its parameter, `auto` or `none`. */
interface AssignableImage {
  readonly name: string | undefined
  readonly parameter: string
}

/**
 * Finds the parameter of each image. One that comes in by a placeholder may have none, one that does not come in at all has none.
 *
 * @param overrides the parameters that the user gives
 * @throws Problem, or Problems, when a placeholder is of no image, it is not clear which parameter receives which image, or one
 * that receives an image is given as well
 */
export function assignImages(
  template: Template,
  images: readonly AssignableImage[],
  overrides: ReadonlyMap<string, string>,
): ImageParameters {
  const several = images.flatMap(({ name, parameter }) => (name === undefined ? [] : [{ name, parameter }]))
  checkPlaceholders(
    overrides,
    several.map(({ name }) => name),
  )
  const assigned =
    several.length > 0
      ? assignSeveral(template, several, overrides)
      : assignOnly(findImageParameter(template, images[0]?.parameter ?? 'none', overrides))
  throwAll([...assigned.keys()].flatMap((name) => (overrides.has(name) ? [givenAsWell(name)] : [])))
  return assigned
}

function assignOnly(parameter: string | undefined): ImageParameters {
  return new Map(parameter === undefined ? [] : [[parameter, undefined]])
}

function givenAsWell(parameter: string): Problem {
  return new Problem(
    `Input parameter-overrides: \`${parameter}\` receives the image, so the value that is given cannot count.`,
    `Remove \`${parameter}\` there. To deploy an image that exists, give it in \`image\`.`,
  )
}

/** One of several images. */
type NamedAssignment = AssignableImage & { readonly name: string }

function assignSeveral(
  template: Template,
  images: readonly NamedAssignment[],
  overrides: ReadonlyMap<string, string>,
): ImageParameters {
  const said = images.map(({ parameter }) => parameter)
  const free = imageParametersOf(template).filter((name) => !overrides.has(name) && !said.includes(name))
  const wrong: Problem[] = []
  const assigned = new Map<string, string>()
  for (const image of images) {
    const sought = parameterOf(image, template, free)
    // A placeholder brings an image in as well: then it needs no parameter of its name.
    const carried = image.parameter === 'auto' && carrierOf(overrides, image.name) !== undefined
    const found = carried && sought instanceof Problem ? undefined : sought
    const other = typeof found === 'string' ? assigned.get(found) : undefined
    if (found instanceof Problem) wrong.push(found)
    else if (found !== undefined && other !== undefined) wrong.push(sameParameter(found, other, image.name))
    else if (found !== undefined) assigned.set(found, image.name)
  }
  throwAll(wrong)
  return assigned
}

function parameterOf(
  image: NamedAssignment,
  template: Template,
  free: readonly string[],
): string | Problem | undefined {
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
  return fitting.length === 0 ? noParameter(image, template, free) : severalParameters(image, template, fitting)
}

/** `ApiImageUri`, `ApiImage`, `ApiUri` and `Api` are for the image `api`. */
function isNamedLike(parameter: string, image: string): boolean {
  const name = image.replaceAll('-', '')
  return ['', 'image', 'imageuri', 'uri'].some((end) => parameter.toLowerCase() === `${name}${end}`)
}

function noParameter({ name }: NamedAssignment, template: Template, free: readonly string[]): Problem {
  const has = free.length === 0 ? 'no parameter that is free' : free.join(', ')
  return new Problem(
    `Image ${name}: no parameter of the template ${template.path} has its name. Its containers take images by ${has}.`,
    `Name the parameter after the image, such as \`${exampleOf(name)}\`, or give \`parameter: <name>\` to the image; \`parameter: none\` if the stack does not take it, or only by a placeholder such as \`{{image.${name}}}\`.`,
  )
}

function exampleOf(name: string): string {
  const words = name.split('-').map((word) => `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`)
  return `${words.join('')}Image`
}

function severalParameters({ name }: NamedAssignment, template: Template, fitting: readonly string[]): Problem {
  return new Problem(
    `Image ${name}: several parameters of the template ${template.path} have its name: ${fitting.join(', ')}.`,
    `Say which one receives it, such as \`parameter: ${fitting[0]}\`.`,
  )
}

function sameParameter(parameter: string, one: string, other: string): Problem {
  return new Problem(
    `Input images: the parameter \`${parameter}\` would receive both \`${one}\` and \`${other}\`.`,
    'Give each image a `parameter` of its own.',
  )
}
