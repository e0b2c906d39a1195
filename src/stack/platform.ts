import { Problem } from '../problem.ts'
import { imagesOf } from './image-parameter.ts'
import { property, type Resource, type Template } from './template.ts'

/** The values that parameters will have, as far as they are known before the deploy. */
export type KnownValues = ReadonlyMap<string, string | undefined>

/** Source: Docker's and Amazon ECS's names of the same processor architectures. */
const ARCHITECTURES: ReadonlyMap<string, string> = new Map([
  ['X86_64', 'amd64'],
  ['ARM64', 'arm64'],
])

/**
 * Checks that an image runs on the platform of every ECS task that takes it by the image parameter. A Fargate task that says
 * nothing of it runs on Linux on X86_64. What is not known before the deploy is not checked.
 * Source: Amazon ECS API reference, RuntimePlatform.
 *
 * @param platforms of the image, as `os/architecture`; none when nobody can tell
 * @throws Problem with the line of the task definition
 */
export function checkPlatform(check: PlatformCheck, platforms: readonly string[]): void {
  const { template, imageParameter } = check
  if (platforms.length === 0 || imageParameter === undefined) return
  for (const [name, resource] of template.resources) {
    if (resource.type !== 'AWS::ECS::TaskDefinition' || !takes(resource, imageParameter)) continue
    const { wanted, architecture } = wantedBy(resource.properties, check)
    if (wanted === undefined || platforms.some((platform) => platform === wanted)) continue
    throw new Problem(
      `The image is for ${platforms.join(', ')}, but ${name} of the template ${template.path} runs on ${wanted} (CpuArchitecture ${architecture}).`,
      `Build for it with \`platforms: ${wanted}\`, or change CpuArchitecture. Nothing was deployed.`,
      { place: template.inWorkspace ? { file: template.path, line: resource.line } : undefined },
    )
  }
}

/** A template, the parameter that takes the image, and what the parameters will be. */
export interface PlatformCheck {
  readonly template: Template
  readonly imageParameter: string | undefined
  readonly values: KnownValues
}

function takes(resource: Resource, parameter: string): boolean {
  const images = JSON.stringify(imagesOf(resource))
  return images.includes(`"Ref":"${parameter}"`) || images.includes(`\${${parameter}}`)
}

/** What a task runs on: `os/architecture`, and the architecture in the words of ECS. */
interface Platform {
  readonly wanted: string | undefined
  readonly architecture: string | undefined
}

const UNKNOWN: Platform = { wanted: undefined, architecture: undefined }

function wantedBy(properties: unknown, check: PlatformCheck): Platform {
  const compatibilities = property(properties, 'RequiresCompatibilities')
  const standard = Array.isArray(compatibilities) && compatibilities.includes('FARGATE') ? 'X86_64' : undefined
  const runtime = property(properties, 'RuntimePlatform') ?? {}
  if (isFunction(runtime)) return UNKNOWN
  const architecture = textOf(property(runtime, 'CpuArchitecture') ?? standard, check)
  const system = textOf(property(runtime, 'OperatingSystemFamily') ?? 'LINUX', check)
  const processor = architecture === undefined ? undefined : ARCHITECTURES.get(architecture)
  if (processor === undefined || system === undefined) return UNKNOWN
  return { wanted: `${system.startsWith('WINDOWS') ? 'windows' : 'linux'}/${processor}`, architecture }
}

/** A text as the template writes it, or as the parameter has it; undefined when it is made in another way. */
function textOf(expression: unknown, { template, values }: PlatformCheck): string | undefined {
  if (typeof expression === 'string') return expression
  const parameter = property(expression, 'Ref')
  return typeof parameter === 'string'
    ? (values.get(parameter) ?? template.parameters.get(parameter)?.default)
    : undefined
}

/** Whether the value is made by `Ref` or `Fn::...`. */
function isFunction(value: unknown): boolean {
  return Object.keys(value as object).some((key) => key === 'Ref' || key.startsWith('Fn::'))
}
