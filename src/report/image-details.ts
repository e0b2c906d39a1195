import type { ImageResult } from '../image/image.ts'
import { duration } from '../text/format.ts'
import { code, folded, plain } from '../text/markdown.ts'
import { sizeText } from './lines.ts'
import type { Phase } from './result.ts'

/** Returns the images in few words, with short digests, for the line below a heading; empty when there are none. */
export function imagesPhrase(images: readonly ImageResult[]): string {
  if (images.length === 0) return ''
  const [only, ...others] = images
  if (only === undefined || others.length > 0) {
    const built = images.filter(({ reused }) => !reused).length
    if (built === 0) return `${images.length} images found`
    return `${images.length} images${built === images.length ? '' : `, ${built}`} built`
  }
  return `image ${code(shortDigest(only))} ${only.reused ? 'found' : 'built'}`
}

/** Returns 12 hex digits of a digest. One that is none stays as it is. */
function shortDigest({ digest, reference }: ImageResult): string {
  return /^sha256:([0-9a-f]{12})/.exec(digest)?.[1] ?? (digest || reference)
}

/** Returns all facts of the images as a collapsed section; empty when there are none. */
export function imageSection(result: BuiltImages): string {
  return folded(result.images.length === 1 ? 'Image' : `${result.images.length} images`, imageList(result))
}

/** The part of a result that describes its images. */
interface BuiltImages {
  readonly buildId: string | undefined
  readonly images: readonly ImageResult[]
  readonly phases: readonly Phase[]
}

/** Returns all facts of the images as a list; empty when there are none. Named images have an item each. */
export function imageList({ buildId, images, phases }: BuiltImages): string {
  const build = buildId === undefined || images.length === 0 ? [] : [`- Build ID: ${code(buildId)}`]
  return [...build, ...images.flatMap((image) => imageLines(image, phases))].join('\n')
}

function imageLines(image: ImageResult, phases: readonly Phase[]): readonly string[] {
  const { name, reference, tag, extraTags = [], platforms } = image
  // The phase measures all images together.
  const time = name === undefined ? phases.find((phase) => phase.name === 'Image') : undefined
  const facts = [
    `Reference: ${code(reference)}`,
    `Tags: ${[tag, ...extraTags].map(code).join(', ')}`,
    ...(platforms.length === 0 ? [] : [`Platforms: ${platforms.map(code).join(', ')}`]),
    ...sizeText(image).map((text) => `Size: ${plain(text)}`),
    `Build: ${buildText(image, time)}`,
  ]
  return name === undefined
    ? facts.map((fact) => `- ${fact}`)
    : [`- ${code(name)}`, ...facts.map((fact) => `  - ${fact}`)]
}

function buildText({ reused, facts }: ImageResult, phase: Phase | undefined): string {
  const time = phase === undefined ? '' : `, ${duration(phase.milliseconds)}`
  if (reused) return 'none: the image was found'
  if (facts === undefined || facts.steps === 0) return `built${time}`
  const steps = `${facts.steps} ${facts.steps === 1 ? 'step' : 'steps'}`
  if (facts.cachedSteps === 0) return `${steps}${time}`
  return `${steps}, ${facts.cachedSteps === facts.steps ? 'all' : facts.cachedSteps} from the cache${time}`
}
