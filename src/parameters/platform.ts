import { possibleTexts } from '../template/expression.ts'
import { type ImageUse, imageUses } from '../template/image-use.ts'
import { property, type Template } from '../template/template.ts'
import { Problem, throwAll, withSubject } from '../text/problem.ts'
import type { ImageParameters } from './image-assignment.ts'

/** The values that parameters will have, as far as they are known before the deploy. */
type KnownValues = ReadonlyMap<string, string | undefined>

/** Source: Docker's and Amazon ECS's names of the same processor architectures. */
const ARCHITECTURES: ReadonlyMap<string, string> = new Map([
  ['X86_64', 'amd64'],
  ['ARM64', 'arm64'],
])

/**
 * Checks that each image runs on the platform of every ECS task that takes it by its parameter. A Fargate task that says nothing
 * of it runs on Linux on X86_64. What is not known before the deploy is not checked.
 * Source: Amazon ECS API reference, RuntimePlatform.
 *
 * @throws Problem, or Problems, with the line of the task definition
 */
export function checkPlatforms(check: PlatformCheck, images: readonly RunnableImage[]): void {
  throwAll(
    [...check.imageParameters].flatMap(([parameter, name]) => {
      const subject = name === undefined ? undefined : `Image ${name}`
      const { platforms = [] } = images.find((image) => image.name === name) ?? {}
      return misfits(check, parameter, platforms).map((problem) => withSubject(subject, problem))
    }),
  )
}

/** An image and where it runs: `os/architecture`, each; none when nobody can tell. */
interface RunnableImage {
  readonly name: string | undefined
  readonly platforms: readonly string[]
}

/** A template, the parameters that take images, and what the parameters will be. */
interface PlatformCheck {
  readonly template: Template
  readonly imageParameters: ImageParameters
  readonly values: KnownValues
}

function misfits(check: PlatformCheck, parameter: string, platforms: readonly string[]): readonly Problem[] {
  if (platforms.length === 0) return []
  const taking = imageUses(check.template).filter(
    (use) => use.resource.type === 'AWS::ECS::TaskDefinition' && takes(use, parameter),
  )
  // A task may take the image for several containers.
  return [...new Map(taking.map((use) => [use.name, use])).values()].flatMap((use) => {
    const { name, resource, template } = use
    const { platform, architecture } = platformOfTask(use, check)
    if (platform === undefined || platforms.includes(platform)) return []
    return new Problem(
      `The image is for ${platforms.join(', ')}, but ${name} of the template ${template.path} runs on ${platform} (CpuArchitecture ${architecture}).`,
      `Build for it with \`platforms: ${platform}\`, or change CpuArchitecture. Nothing was deployed.`,
      { place: template.inWorkspace ? { file: template.path, line: resource.line } : undefined },
    )
  })
}

function takes({ texts }: ImageUse, parameter: string): boolean {
  return texts.flat().some((piece) => piece.kind === 'parameter' && piece.name === parameter)
}

/** What a task runs on: `os/architecture`, and the architecture in the words of ECS. */
interface TaskPlatform {
  readonly platform: string | undefined
  readonly architecture: string | undefined
}

const UNKNOWN: TaskPlatform = { platform: undefined, architecture: undefined }

function platformOfTask(use: ImageUse, check: PlatformCheck): TaskPlatform {
  const { properties } = use.resource
  const compatibilities = property(properties, 'RequiresCompatibilities')
  const standard = Array.isArray(compatibilities) && compatibilities.includes('FARGATE') ? 'X86_64' : undefined
  const runtime = property(properties, 'RuntimePlatform') ?? {}
  if (isFunction(runtime)) return UNKNOWN
  const textOf = (expression: unknown): string | undefined => knownText(expression, use, check)
  const architecture = textOf(property(runtime, 'CpuArchitecture') ?? standard)
  const system = textOf(property(runtime, 'OperatingSystemFamily') ?? 'LINUX')
  const processor = architecture === undefined ? undefined : ARCHITECTURES.get(architecture)
  if (processor === undefined || system === undefined) return UNKNOWN
  return { platform: `${system.startsWith('WINDOWS') ? 'windows' : 'linux'}/${processor}`, architecture }
}

/** A text as the template writes it, or as the parameter has it; undefined when it is made in another way. */
function knownText(expression: unknown, use: ImageUse, { template, values }: PlatformCheck): string | undefined {
  const [pieces, ...others] = expression === undefined ? [] : possibleTexts(expression, use.resolve)
  const [piece, ...more] = pieces ?? []
  if (piece === undefined || more.length > 0 || others.length > 0) return undefined
  if (piece.kind === 'text') return piece.text
  return piece.kind === 'parameter'
    ? (values.get(piece.name) ?? template.parameters.get(piece.name)?.default)
    : undefined
}

/** Whether the value is made by `Ref` or `Fn::...`. */
function isFunction(value: unknown): boolean {
  return Object.keys(value as object).some((key) => key === 'Ref' || key.startsWith('Fn::'))
}
