import { expressionText, hasParameter, type Pieces } from '../template/expression.ts'
import { type ImageUse, imageUses } from '../template/image-use.ts'
import { placeIn, type Template } from '../template/template.ts'
import { type Place, Problem } from '../text/problem.ts'
import { type GivenValues, inputOf } from './overrides.ts'
import { carrierOf } from './placeholders.ts'

/**
 * Finds the parameter that receives the only image of a stack.
 *
 * @param setting the input image-parameter: `auto`, `none` or a name
 * @param overrides may have placeholders of the image
 * @returns its name; undefined when a placeholder refers to the image, or the stack does not use it
 * @throws Problem when the parameter is not declared or has the wrong type, or `auto` finds none or several
 */
export function findImageParameter(template: Template, setting: string, overrides: GivenValues): string | undefined {
  const carrier = carrierOf(overrides.values)
  if (setting === 'none') {
    if (carrier === undefined) return undefined
    throw new Problem(
      `Input ${inputOf(carrier, overrides)}: \`${carrier}\` has a placeholder of the image, but image-parameter is none.`,
      'Remove `image-parameter: none`, or give the value without the placeholder.',
    )
  }
  if (setting !== 'auto') return namedParameter(template, setting)
  if (carrier !== undefined) return undefined
  const uses = imageUses(template)
  const candidates = imageParametersOf(template)
  const open = candidates.filter((name) => !overrides.values.has(name))
  if (open.length === 1) return open[0]
  throw open.length === 0
    ? noParameterProblem(template, uses, candidates)
    : severalParametersProblem(template, uses, open)
}

function namedParameter(template: Template, name: string): string {
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

/** Returns the parameters that containers, functions and jobs of a template use as their image. */
export function imageParametersOf(template: Template): readonly string[] {
  return [...new Set(imageUses(template).flatMap(wholeParameters))].filter((name) => takesText(template, name))
}

/** Returns the parameters that are the whole image, not only a part of it. */
function wholeParameters({ texts }: ImageUse): string[] {
  return texts.flatMap(([piece, ...more]) => (piece?.kind === 'parameter' && more.length === 0 ? [piece.name] : []))
}

/** Whether a parameter can hold an image reference. The value of an SSM type is the name of a parameter in SSM. */
function takesText({ parameters }: Template, name: string): boolean {
  return parameters.get(name)?.type === 'String'
}

/** @param given the parameters that would receive the image, but have a value in parameter-overrides */
function noParameterProblem(template: Template, uses: readonly ImageUse[], given: readonly string[]): Problem {
  const unusedImageProblem = (because: string, remedy: string): Problem =>
    new Problem(`The template ${template.path} does not use the image: ${because}.`, remedy, {
      place: usePlace(uses[0]),
    })
  if (template.unread) {
    return new Problem(
      `This action cannot read the template ${template.path}, so it does not know which parameter receives the image.`,
      'Name it in `image-parameter`, pass the image by a placeholder in parameter-overrides (`ImageTag={{image-tag}}`), or set `image-parameter: none`.',
    )
  }
  if (given.length > 0) {
    return unusedImageProblem(
      `the parameter for it, ${given.join(', ')}, is given by parameter-overrides`,
      USE_A_PARAMETER,
    )
  }
  if (uses.length === 0) return unusedImageProblem('nothing in it runs a container image', USE_A_PARAMETER)
  return unusedImageProblem(uses.map(describeUse).join('; '), useRemedy(uses, template))
}

function severalParametersProblem(template: Template, uses: readonly ImageUse[], names: readonly string[]): Problem {
  const places = names.map((name) => {
    const by = uses.filter(({ texts }) => texts.some((pieces) => hasParameter(pieces, name)))
    return `${name} (${[...new Set(by.map(whereIs))].join('; ')})`
  })
  return new Problem(
    `The template ${template.path} takes images by several parameters: ${places.join(', ')}.`,
    `Say which one receives this image, such as \`image-parameter: ${names[0]}\`, or give the others in parameter-overrides.`,
    { place: usePlace(uses[0]) },
  )
}

function whereIs({ name, template, resource }: ImageUse): string {
  return `${name}, line ${resource.line}${name.includes('.') ? ` of ${template.path}` : ''}`
}

function describeUse(use: ImageUse): string {
  return `${use.name} (${whereIs(use).slice(use.name.length + 2)}) takes \`${expressionText(use.expression)}\``
}

const USE_A_PARAMETER =
  'Use a parameter as the image (`Image: !Ref ImageUri`), pass it by a placeholder in parameter-overrides (`ImageTag={{image-tag}}`), or set `image-parameter: none`.'

function useRemedy(uses: readonly ImageUse[], template: Template): string {
  const texts = uses.flatMap((use) => use.texts)
  const assignments = [...new Set(texts.flatMap((pieces) => assignmentsFor(pieces, template)))]
  if (assignments.length > 0) {
    return `Parameters are only parts of the image. Add to parameter-overrides: ${assignments.map((text) => `\`${text}\``).join(' and ')}.`
  }
  const [typeRemedy] = texts.flatMap((pieces) => typeRemedies(pieces, template))
  if (typeRemedy !== undefined) return typeRemedy
  if (texts.flat().some(({ kind }) => kind === 'mapping')) {
    return 'A value of Mappings is fixed in the template. Declare a parameter and use it as the image (`Image: !Ref ImageUri`), or set `image-parameter: none`.'
  }
  return USE_A_PARAMETER
}

/** Returns the remedy for a parameter that is the whole image, but has the wrong type; empty for any other text. */
function typeRemedies([piece, ...more]: Pieces, { parameters }: Template): string[] {
  if (piece?.kind !== 'parameter' || more.length > 0) return []
  const type = parameters.get(piece.name)?.type ?? ''
  const why = type.startsWith('AWS::SSM::') ? ', the name of a parameter in SSM' : ''
  return [
    `\`${piece.name}\` is of type ${type}${why}. Declare it as \`Type: String\`, or set \`image-parameter: none\` and put the image there yourself.`,
  ]
}

/** Returns the overrides that fill the parts of an image, found by the text around them: `:Tag`, `@Digest`, `Repository:`. */
function assignmentsFor(pieces: Pieces, { parameters }: Template): string[] {
  return pieces.flatMap((piece, index) => {
    if (piece.kind !== 'parameter' || parameters.get(piece.name)?.type !== 'String') return []
    const placeholder = placeholderFor(textAt(pieces, index - 1), textAt(pieces, index + 1))
    return placeholder === undefined ? [] : [`${piece.name}={{${placeholder}}}`]
  })
}

/** Returns the text at an index; undefined beyond the ends, and `''` for any other piece. */
function textAt(pieces: Pieces, index: number): string | undefined {
  const piece = index < 0 ? undefined : pieces[index]
  return piece?.kind === 'text' ? piece.text : piece && ''
}

function placeholderFor(before: string | undefined, after: string | undefined): string | undefined {
  if (before === undefined) return after !== undefined && /^[:@]/.test(after) ? 'repository-uri' : undefined
  if (after !== undefined) return undefined
  if (before.endsWith('@')) return 'image-digest'
  return /:$/.test(before) && !before.endsWith('@sha256:') ? 'image-tag' : undefined
}

function usePlace(use: ImageUse | undefined): Place | undefined {
  return use && placeIn(use.template, use.resource.line)
}
