import { Problem } from '../problem.ts'
import { carrierOf } from './placeholders.ts'
import { property, type Resource, type Template } from './template.ts'

/** The places of a template that take a container image. Source: AWS CloudFormation resource type reference. */
const IMAGE_PROPERTIES: ReadonlyMap<string, readonly (readonly string[])[]> = new Map(
  Object.entries({
    'AWS::ECS::TaskDefinition': [['ContainerDefinitions', '*', 'Image']],
    'AWS::Lambda::Function': [['Code', 'ImageUri']],
    'AWS::Serverless::Function': [['ImageUri']],
    'AWS::Batch::JobDefinition': [
      ['ContainerProperties', 'Image'],
      ['NodeProperties', 'NodeRangeProperties', '*', 'Container', 'Image'],
      ['EcsProperties', 'TaskProperties', '*', 'Containers', '*', 'Image'],
    ],
  }),
)

/**
 * Finds the parameter that receives the only image of a stack.
 *
 * @param setting the input image-parameter: `auto`, `none` or a name
 * @param overrides the parameters that the user gives; a placeholder in one of them carries the image in
 * @returns its name, or undefined when the image comes in by a placeholder or not at all
 * @throws Problem when the name is not declared, or `auto` finds none or several
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
  if (setting !== 'auto') {
    if (template.parameters.has(setting)) return setting
    throw new Problem(
      `Input image-parameter: the template ${template.path} has no parameter \`${setting}\`.`,
      `Use one of its parameters (${[...template.parameters.keys()].join(', ') || 'it has none'}), auto or none.`,
    )
  }
  if (carrier !== undefined) return undefined
  const candidates = imageParametersOf(template)
  const open = candidates.filter((name) => !overrides.has(name))
  if (open.length === 1) return open[0]
  throw open.length === 0 ? noneFound(template, candidates) : severalFound(template, open)
}

function noneFound(template: Template, given: readonly string[]): Problem {
  const because =
    given.length > 0
      ? `the parameter that takes it, ${given.join(', ')}, is given by parameter-overrides`
      : 'no ECS container, container Lambda or Batch job takes a parameter as its image'
  return new Problem(
    `The template ${template.path} does not use the image: ${because}.`,
    'Use a parameter as the image (`Image: !Ref ImageUri`), carry it by a placeholder in parameter-overrides (`ImageTag={{image-tag}}`), or set `image-parameter: none`.',
  )
}

function severalFound(template: Template, names: readonly string[]): Problem {
  return new Problem(
    `The template ${template.path} takes images by several parameters: ${names.join(', ')}.`,
    `Say which one receives this image, such as \`image-parameter: ${names[0]}\`.`,
  )
}

/** The parameters that containers, functions and jobs of a template take as their image. */
export function imageParametersOf(template: Template): readonly string[] {
  return [...new Set(imageExpressions(template).flatMap((expression) => directParameters(expression, template)))]
}

function imageExpressions(template: Template): unknown[] {
  return [...template.resources.values()].flatMap(imagesOf)
}

/** The expressions by which a resource takes its container images, through both branches of every `Fn::If`. */
export function imagesOf({ type, properties }: Resource): unknown[] {
  return (IMAGE_PROPERTIES.get(type) ?? []).flatMap((path) => follow(properties, path))
}

/** The values at a path, through both branches of every `Fn::If`; `*` stands for the items of a list. */
function follow(value: unknown, path: readonly string[]): unknown[] {
  const branches = branchesOf(value)
  if (branches !== undefined) return branches.flatMap((branch) => follow(branch, path))
  const [step, ...rest] = path
  if (step === undefined) return [value]
  if (step === '*') return Array.isArray(value) ? value.flatMap((item) => follow(item, rest)) : []
  const next = property(value, step)
  return next === undefined ? [] : follow(next, rest)
}

function branchesOf(value: unknown): unknown[] | undefined {
  const branches = property(value, 'Fn::If')
  return Array.isArray(branches) ? branches.slice(1) : undefined
}

/** The parameters that an expression is equal to: `Ref P`, `Sub "${P}"`, or a branch that is. */
function directParameters(expression: unknown, template: Template): string[] {
  const name = property(expression, 'Ref') ?? /^\$\{(\w+)\}$/.exec(String(property(expression, 'Fn::Sub')))?.[1]
  return typeof name === 'string' && template.parameters.has(name) ? [name] : []
}
