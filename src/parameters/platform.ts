import { hasParameter, possibleTexts } from '../template/expression.ts'
import { type ImageUse, imageUses } from '../template/image-use.ts'
import { placeIn, property, type Template } from '../template/template.ts'
import { Problem, throwAll, withSubject } from '../text/problem.ts'
import type { ImageParameters } from './image-assignment.ts'

/** Source: Docker's and Amazon ECS's names of the same processor architectures. */
const ARCHITECTURES: ReadonlyMap<string, string> = new Map([
  ['X86_64', 'amd64'],
  ['ARM64', 'arm64'],
])

/**
 * Checks that each image runs on the platform of every ECS task that uses it through its parameter. The default of a Fargate task
 * is Linux on X86_64. Skips platforms that are unknown before the deploy.
 * Source: Amazon ECS API reference, RuntimePlatform.
 *
 * @param images `platforms`: in the form `os/architecture`; empty when unknown
 * @throws Problem, or Problems, with the line of the task definition
 */
export function checkPlatforms(
  check: PlatformCheck,
  images: readonly { readonly name: string | undefined; readonly platforms: readonly string[] }[],
): void {
  throwAll(
    [...check.imageParameters].flatMap(([parameter, name]) => {
      const subject = name === undefined ? undefined : `Image ${name}`
      const { platforms = [] } = images.find((image) => image.name === name) ?? {}
      return platformProblems(check, parameter, platforms).map((problem) => withSubject(subject, problem))
    }),
  )
}

interface PlatformCheck {
  readonly template: Template
  readonly imageParameters: ImageParameters
  /** The values of parameters that are known before the deploy. */
  readonly values: ReadonlyMap<string, string | undefined>
}

function platformProblems(check: PlatformCheck, parameter: string, platforms: readonly string[]): readonly Problem[] {
  if (platforms.length === 0) return []
  const uses = imageUses(check.template).filter(
    ({ resource, texts }) =>
      resource.type === 'AWS::ECS::TaskDefinition' && texts.some((pieces) => hasParameter(pieces, parameter)),
  )
  // A task may use the image for several containers.
  return [...new Map(uses.map((use) => [use.name, use])).values()].flatMap((use) => {
    const { name, resource, template } = use
    const { platform, architecture } = platformOfTask(use, check)
    if (platform === undefined || platforms.includes(platform)) return []
    return new Problem(
      `The image is for ${platforms.join(', ')}, but ${name} of the template ${template.path} runs on ${platform} (CpuArchitecture ${architecture}).`,
      `Build for it with \`platforms: ${platform}\`, or change CpuArchitecture. Nothing was deployed.`,
      { place: placeIn(template, resource.line) },
    )
  })
}

interface TaskPlatform {
  /** `os/architecture` in Docker's terms. */
  readonly platform: string | undefined
  /** The architecture in Amazon ECS's terms. */
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

/** Returns the text of a literal or a parameter; undefined for any other expression. */
function knownText(expression: unknown, use: ImageUse, { template, values }: PlatformCheck): string | undefined {
  const [pieces, ...others] = expression === undefined ? [] : possibleTexts(expression, use.resolve)
  const [piece, ...more] = pieces ?? []
  if (piece === undefined || more.length > 0 || others.length > 0) return undefined
  if (piece.kind === 'text') return piece.text
  return piece.kind === 'parameter'
    ? (values.get(piece.name) ?? template.parameters.get(piece.name)?.default)
    : undefined
}

/** Whether a value is a call of `Ref` or `Fn::...`. */
function isFunction(value: unknown): boolean {
  return Object.keys(value as object).some((key) => key === 'Ref' || key.startsWith('Fn::'))
}
