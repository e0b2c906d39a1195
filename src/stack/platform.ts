import { Problem } from '../problem.ts'
import type { ParameterDeclaration, Template } from './template.ts'

/** The values that parameters will have, as far as they are known before the deploy. */
export type KnownValues = ReadonlyMap<string, string | undefined>

/** Source: Docker's and Amazon ECS's names of the same processor architectures. */
const ARCHITECTURES: ReadonlyMap<string, string> = new Map([
  ['X86_64', 'linux/amd64'],
  ['ARM64', 'linux/arm64'],
])

/**
 * Checks that an image runs on the platform of every Fargate task that takes it by the image parameter. Without a
 * RuntimePlatform that is X86_64.
 * Source: Amazon ECS API reference, RuntimePlatform.
 *
 * @param platforms of the image, as `os/architecture`; none when nobody can tell
 * @throws Problem with the line of the task definition
 */
export function checkPlatform({ template, imageParameter, values }: PlatformCheck, platforms: readonly string[]): void {
  if (platforms.length === 0 || imageParameter === undefined) return
  for (const [name, { type, properties, line }] of template.resources) {
    if (type !== 'AWS::ECS::TaskDefinition' || !JSON.stringify(properties ?? {}).includes(`"${imageParameter}"`))
      continue
    const architecture = architectureOf(properties, template.parameters, values)
    const wanted = architecture === undefined ? undefined : ARCHITECTURES.get(architecture)
    if (wanted === undefined || platforms.some((platform) => platform.startsWith(wanted))) continue
    throw new Problem(
      `The image is for ${platforms.join(', ')}, but ${name} of the template ${template.path} runs on ${wanted} (CpuArchitecture ${architecture}).`,
      `Build for it with \`platforms: ${wanted}\`, or change CpuArchitecture. Nothing was deployed.`,
      { place: template.inWorkspace ? { file: template.path, line } : undefined },
    )
  }
}

/** A template, the parameter that takes the image, and what the parameters will be. */
export interface PlatformCheck {
  readonly template: Template
  readonly imageParameter: string | undefined
  readonly values: KnownValues
}

/** The architecture as the template writes it, or as the parameter has it; undefined when it is made in another way. */
function architectureOf(
  properties: unknown,
  declarations: ReadonlyMap<string, ParameterDeclaration>,
  values: KnownValues,
): string | undefined {
  const runtime = property(properties, 'RuntimePlatform')
  if (runtime === undefined) return property(properties, 'RequiresCompatibilities') === undefined ? undefined : 'X86_64'
  const architecture = property(runtime, 'CpuArchitecture') ?? 'X86_64'
  if (typeof architecture === 'string') return architecture
  const parameter = property(architecture, 'Ref')
  return typeof parameter === 'string' ? (values.get(parameter) ?? declarations.get(parameter)?.default) : undefined
}

function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined
}
