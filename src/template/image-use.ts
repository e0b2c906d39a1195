import { type Pieces, possibleTexts, type Resolve } from './expression.ts'
import { property, type Resource, type Template } from './template.ts'

const CONTAINERS = ['Containers', '*', 'Image']
const ECS_TASKS = ['EcsProperties', 'TaskProperties', '*', ...CONTAINERS]
const EKS_POD = ['EksProperties', 'PodProperties']
const NODES = ['NodeProperties', 'NodeRangeProperties', '*']

/** The properties that take a container image, by type of resource. Source: AWS CloudFormation resource type reference. */
const IMAGE_PROPERTIES: ReadonlyMap<string, readonly (readonly string[])[]> = new Map(
  Object.entries({
    'AWS::ECS::TaskDefinition': [['ContainerDefinitions', '*', 'Image']],
    'AWS::ECS::ExpressGatewayService': [['PrimaryContainer', 'Image']],
    'AWS::Lambda::Function': [['Code', 'ImageUri']],
    'AWS::Serverless::Function': [['ImageUri']],
    'AWS::AppRunner::Service': [['SourceConfiguration', 'ImageRepository', 'ImageIdentifier']],
    'AWS::SageMaker::Model': [['PrimaryContainer', 'Image'], CONTAINERS],
    'AWS::Batch::JobDefinition': [
      ['ContainerProperties', 'Image'],
      [...NODES, 'Container', 'Image'],
      ...[ECS_TASKS, [...EKS_POD, ...CONTAINERS], [...EKS_POD, 'InitContainers', '*', 'Image']].flatMap((path) => [
        path,
        [...NODES, ...path],
      ]),
    ],
  }),
)

/** A property of a resource that takes a container image. The resource may be in a nested template. */
export interface ImageUse {
  /** Logical IDs of the nested stacks and of the resource, joined by `.`: `Jobs.Task`. */
  readonly name: string
  /** The template that declares the resource. */
  readonly template: Template
  readonly resource: Resource
  /** Whether a condition may leave out the resource, or a nested stack around it. */
  readonly conditional: boolean
  /** The value of the property. */
  readonly expression: unknown
  /** The maps that contain the property, from the inside: that of a container, of its task, of the resource. */
  readonly around: readonly unknown[]
  /** The possible values of the property, in terms of the parameters of the outermost template. */
  readonly texts: readonly Pieces[]
  /** Resolves the parameters of `template` in terms of those of the outermost template. */
  readonly resolve: Resolve
}

/** Returns all uses of images in a template and its nested templates, in both branches of every `Fn::If`. */
export function imageUses(template: Template): readonly ImageUse[] {
  const resolve: Resolve = (name) => (template.parameters.has(name) ? [[{ kind: 'parameter', name }]] : undefined)
  return usesIn(template, { prefix: '', conditional: false, resolve })
}

/** Returns the parameters of a template that are the image of something, or a part of it; of one that is not read, all. */
export function parametersInImages(template: Template): readonly string[] {
  if (template.unread) return [...template.parameters.keys()]
  const pieces = imageUses(template).flatMap(({ texts }) => texts.flat())
  return [...new Set(pieces.flatMap((piece) => (piece.kind === 'parameter' ? [piece.name] : [])))]
}

/** @param around `prefix`: of the names; `conditional`: whether a condition may leave out the stack of the template */
function usesIn(
  template: Template,
  around: Pick<ImageUse, 'conditional' | 'resolve'> & { readonly prefix: string },
): readonly ImageUse[] {
  const { resolve } = around
  return [...template.resources].flatMap(([logicalId, resource]) => {
    const name = around.prefix + logicalId
    const conditional = around.conditional || resource.condition !== undefined
    const nested = template.nested.get(logicalId)
    if (nested !== undefined)
      return usesIn(nested, { prefix: `${name}.`, conditional, resolve: passedTo(nested, resource, resolve) })
    return (IMAGE_PROPERTIES.get(resource.type) ?? [])
      .flatMap((path) => valuesAt(resource.properties, path))
      .map(([expression, ...around]) => ({
        name,
        template,
        resource,
        conditional,
        expression,
        around,
        texts: possibleTexts(expression, resolve),
        resolve,
      }))
  })
}

/** Resolves the parameters of a nested stack: the values that its resource passes, or their defaults. */
function passedTo({ parameters }: Template, { properties }: Resource, resolve: Resolve): Resolve {
  return (name) => {
    const declaration = parameters.get(name)
    if (declaration === undefined) return undefined
    return possibleTexts(property(property(properties, 'Parameters'), name) ?? declaration.default, resolve)
  }
}

/**
 * Returns the values at a path, in both branches of every `Fn::If`, each followed by the maps that contain it. `*` stands for every
 * item of a list.
 */
function valuesAt(value: unknown, path: readonly string[], around: readonly unknown[] = []): (readonly unknown[])[] {
  const [step, ...rest] = path
  if (step === undefined) return [[value, ...around]]
  const branches = property(value, 'Fn::If')
  if (Array.isArray(branches)) return branches.slice(1).flatMap((branch) => valuesAt(branch, path, around))
  if (step === '*') return Array.isArray(value) ? value.flatMap((item) => valuesAt(item, rest, around)) : []
  const next = property(value, step)
  return next === undefined ? [] : valuesAt(next, rest, [value, ...around])
}
