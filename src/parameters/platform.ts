import { type Pieces, possibleTexts } from '../template/expression.ts'
import { type ImageUse, imageUses } from '../template/image-use.ts'
import { placeIn, property, type Template } from '../template/template.ts'
import { Problem, throwAll, withSubject } from '../text/problem.ts'
import type { StampedImage } from './placeholders.ts'

/** An image, and what is known of its platforms. */
export interface PlatformImage extends StampedImage {
  /** In the form `os/architecture`; empty when unknown. */
  readonly platforms: readonly string[]
  /** Its other tags. */
  readonly extraTags?: readonly string[] | undefined
  /** Whether attestations make it an index; undefined when unknown. */
  readonly attested?: boolean
}

interface PlatformCheck {
  readonly template: Template
  /** The values of parameters that are known before the deploy, those with images and defaults included. */
  readonly values: ReadonlyMap<string, string>
}

/**
 * Checks that each image runs on the platform of every ECS task, Batch job and Lambda function that uses it, whether their template
 * receives its reference, its digest, or its tag. Skips resources whose platform, image or existence is unknown before the deploy.
 *
 * @throws Problem, or Problems, with the line of the resource
 */
export function checkPlatforms(check: PlatformCheck, images: readonly PlatformImage[]): void {
  const known = images.filter(({ platforms, attested }) => platforms.length > 0 || attested)
  const uses = imageUses(check.template).filter(({ conditional }) => !conditional)
  throwAll(
    known.flatMap((image) => {
      const own = uses.filter(({ texts }) => texts.some((pieces) => isOf(image, textOf(pieces, check))))
      const subject = image.name === undefined ? undefined : `Image ${image.name}`
      // A task may use the image for several containers.
      return [...new Map(own.map((use) => [use.name, use])).values()]
        .flatMap((use) => platformProblems(use, check, image))
        .map((problem) => withSubject(subject, problem))
    }),
  )
}

/** Stands for a part of a text that is unknown before the deploy. */
const GAP = '\0'

function textOf(pieces: Pieces, { values }: PlatformCheck): string {
  const texts = pieces.map((piece) => {
    if (piece.kind === 'text') return piece.text
    if (piece.kind !== 'parameter') return GAP
    return values.get(piece.name) ?? GAP
  })
  return texts.join('')
}

/** Whether a text refers to an image: by its reference, its digest, or by its repository and one of its tags. */
function isOf({ reference, digest, repositoryUri, tag, extraTags = [] }: PlatformImage, text: string): boolean {
  if (text === reference || (digest !== '' && text.endsWith(`@${digest}`))) return true
  const host = /^[^/]*[.:][^/]*\//.exec(repositoryUri)?.[0] ?? ''
  const repository = repositoryUri.slice(host.length)
  return [tag, ...extraTags].some((each) => {
    const end = `${repository}:${each}`
    return each !== '' && text.endsWith(end) && isRegistry(text.slice(0, -end.length), host)
  })
}

/** Whether the text before a repository, with its slash, may be this registry; any of them when ours is not known yet. */
function isRegistry(text: string, ours: string): boolean {
  return text === '' || text === ours || (/^[^/]+\/$/.test(text) && (ours === '' || text.includes(GAP)))
}

function platformProblems(use: ImageUse, check: PlatformCheck, { platforms, attested }: PlatformImage): Problem[] {
  const { name, resource, template } = use
  const problem = (what: string, remedy: string): Problem =>
    new Problem(what, `${remedy} Nothing was deployed.`, { place: placeIn(template, resource.line) })
  const of = `${name} of the template ${template.path}`
  const index =
    attested && isFunction(use)
      ? [
          problem(
            `The image has attestations, which make it an index, and Lambda takes none: ${of} would not be created.`,
            'Remove `provenance` and `sbom`.',
          ),
        ]
      : []
  const { platform, setting, value } = neededPlatform(use, check) ?? {}
  if (platform === undefined || platforms.length === 0) return index
  const image = `The image is for ${platforms.join(', ')}`
  if (!platforms.includes(platform)) {
    const what = `${image}, but ${of} runs on ${platform} (${setting} ${value}).`
    return [...index, problem(what, `Build for it with \`platforms: ${platform}\`, or change ${setting}.`)]
  }
  if (!isFunction(use) || platforms.length === 1) return index
  const what = `${image}, and Lambda takes no image for several platforms; ${of} runs on ${platform}.`
  return [...index, problem(what, `Build for that one alone with \`platforms: ${platform}\`.`)]
}

/** The names that AWS has for a processor architecture, in capital letters, and Docker's. */
const ARCHITECTURES: ReadonlyMap<string, string> = new Map([
  ['X86_64', 'amd64'],
  ['ARM64', 'arm64'],
])

interface Needed {
  /** `os/architecture` in Docker's terms. */
  readonly platform: string
  /** The property that decides it, and its value. */
  readonly setting: 'CpuArchitecture' | 'Architectures'
  readonly value: string
}

/** Returns undefined when the platform is unknown, or the service runs any. */
function neededPlatform(use: ImageUse, check: PlatformCheck): Needed | undefined {
  const { type } = use.resource
  if (isFunction(use)) return platformOfFunction(use, check)
  const isTask = type === 'AWS::ECS::TaskDefinition' || type === 'AWS::Batch::JobDefinition'
  return isTask ? platformOfTask(use, check) : undefined
}

/** Whether an image is that of a Lambda function. */
function isFunction({ resource: { type } }: ImageUse): boolean {
  return type === 'AWS::Lambda::Function' || type === 'AWS::Serverless::Function'
}

/**
 * The default is x86_64. A function has one architecture, and takes neither an image for several nor another index.
 * Source: AWS Lambda developer guide, "Create a Lambda function using a container image", requirements; aws/aws-lambda-roadmap#82;
 * AWS CloudFormation resource type reference, AWS::Lambda::Function, Architectures. SAM's functions may inherit it from `Globals`.
 */
function platformOfFunction(use: ImageUse, check: PlatformCheck): Needed | undefined {
  const { type, properties } = use.resource
  const inherits = type === 'AWS::Serverless::Function' && /\bGlobals\b/.test(use.template.body)
  const given = property(properties, 'Architectures') ?? (inherits ? undefined : 'x86_64')
  const [architecture, ...others]: readonly unknown[] = Array.isArray(given) ? given : [given]
  const value = others.length > 0 ? undefined : knownText(architecture, use, check)
  return value === undefined ? undefined : needed('linux', 'Architectures', value)
}

/**
 * The default is Linux on X86_64 where only Fargate runs the task. RuntimePlatform belongs to the task, or to the container of a Batch job.
 * Source: Amazon ECS API reference and AWS Batch API reference, RuntimePlatform.
 */
function platformOfTask(use: ImageUse, check: PlatformCheck): Needed | undefined {
  const fargate = ['RequiresCompatibilities', 'PlatformCapabilities'].some((name) => {
    const list = property(use.resource.properties, name)
    return Array.isArray(list) && list.length > 0 && list.every((each) => each === 'FARGATE')
  })
  const runtime = use.around.map((each) => property(each, 'RuntimePlatform')).find((each) => each !== undefined) ?? {}
  if (isExpression(runtime)) return undefined
  const standard = fargate ? 'X86_64' : undefined
  const value = knownText(property(runtime, 'CpuArchitecture') ?? standard, use, check)
  const system = knownText(property(runtime, 'OperatingSystemFamily') ?? 'LINUX', use, check)
  if (value === undefined || system === undefined) return undefined
  return needed(system.startsWith('WINDOWS') ? 'windows' : 'linux', 'CpuArchitecture', value)
}

function needed(os: string, setting: Needed['setting'], value: string): Needed | undefined {
  const processor = ARCHITECTURES.get(value.toUpperCase())
  return processor === undefined ? undefined : { platform: `${os}/${processor}`, setting, value }
}

/** Returns the text of a literal or a parameter; undefined for any other expression. */
function knownText(expression: unknown, use: ImageUse, check: PlatformCheck): string | undefined {
  const [pieces, ...others] = expression === undefined ? [] : possibleTexts(expression, use.resolve)
  const text = pieces === undefined || others.length > 0 ? GAP : textOf(pieces, check)
  return text.includes(GAP) ? undefined : text
}

/** Whether a value is a call of `Ref` or `Fn::...`. */
function isExpression(value: unknown): boolean {
  return Object.keys(value as object).some((key) => key === 'Ref' || key.startsWith('Fn::'))
}
