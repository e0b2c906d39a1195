import { Problem } from '../problem.ts'
import { type ImageUse, imageUses } from './image-use.ts'
import { noneFound, severalFound } from './no-image-parameter.ts'
import { carrierOf } from './placeholders.ts'
import type { Template } from './template.ts'

/**
 * Finds the parameter that receives the only image of a stack.
 *
 * @param setting the input image-parameter: `auto`, `none` or a name
 * @param overrides the parameters that the user gives; a placeholder in one of them carries the image in
 * @returns its name, or undefined when the image comes in by a placeholder or not at all
 * @throws Problem when the name is not declared or cannot take an image, or `auto` finds none or several
 */
export function findImageParameter(
  template: Template,
  setting: string,
  overrides: ReadonlyMap<string, string>,
): string | undefined {
  const carrier = carrierOf(overrides)
  if (setting === 'none') {
    if (carrier === undefined) return undefined
    throw new Problem(
      `Input parameter-overrides: \`${carrier}\` has a placeholder of the image, but image-parameter is none.`,
      'Remove `image-parameter: none`, or give the value without the placeholder.',
    )
  }
  if (setting !== 'auto') return named(template, setting)
  if (carrier !== undefined) return undefined
  const uses = imageUses(template)
  const candidates = imageParametersOf(template)
  const open = candidates.filter((name) => !overrides.has(name))
  if (open.length === 1) return open[0]
  throw open.length === 0
    ? noneFound({ template, uses, given: candidates })
    : severalFound({ template, uses, names: open })
}

function named(template: Template, name: string): string {
  if (!template.parameters.has(name)) {
    throw new Problem(
      `Input image-parameter: the template ${template.path} has no parameter \`${name}\`.`,
      `Use one of its parameters (${[...template.parameters.keys()].join(', ') || 'it has none'}), auto or none.`,
    )
  }
  if (takesText(template, name)) return name
  const type = template.parameters.get(name)?.type
  throw new Problem(
    `Input image-parameter: \`${name}\` of the template ${template.path} is of type ${type}, which cannot take an image.`,
    `Declare it as \`Type: String\`, or use another parameter.`,
  )
}

/** The parameters that containers, functions and jobs of a template take as their image. */
export function imageParametersOf(template: Template): readonly string[] {
  return [...new Set(imageUses(template).flatMap(wholeParameters))].filter((name) => takesText(template, name))
}

/** The parameters that are a whole image, not only a part of one. */
function wholeParameters({ texts }: ImageUse): string[] {
  return texts.flatMap(([piece, ...more]) => (piece?.kind === 'parameter' && more.length === 0 ? [piece.name] : []))
}

/** The value of an SSM parameter type is the name of a parameter there, which no image is. */
function takesText({ parameters }: Template, name: string): boolean {
  return parameters.get(name)?.type === 'String'
}
