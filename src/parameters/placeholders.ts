import { nearest } from '../text/nearest.ts'
import { Problem, throwAll } from '../text/problem.ts'
import { type GivenValues, inputOf } from './overrides.ts'

/** The values of an image for placeholders and the image parameter. */
export interface StampedImage {
  /** Undefined for the only image of a stack. */
  readonly name: string | undefined
  readonly reference: string
  readonly tag: string
  readonly digest: string
  readonly repositoryUri: string
}

/** The values of placeholders: `{{image}}`, or `{{image.<name>}}` when there are several images. */
const FIELDS: ReadonlyMap<string, (image: StampedImage) => string> = new Map([
  ['image', ({ reference }) => reference],
  ['image-tag', ({ tag }) => tag],
  ['image-digest', ({ digest }) => digest],
  ['repository-uri', ({ repositoryUri }) => repositoryUri],
])

/** Other `{{...}}`, such as dynamic references, stay unchanged. */
const PLACEHOLDER = /\{\{([a-z-]+)(?:\.([^{}]*))?\}\}/g

interface PlaceholderUse {
  readonly field: string
  /** The name of the image; undefined in `{{image}}`. */
  readonly name: string | undefined
}

function placeholderUses(value: string): readonly PlaceholderUse[] {
  const all = [...value.matchAll(PLACEHOLDER)].map(([, field = '', name]) => ({ field, name }))
  return all.filter(({ field }) => FIELDS.has(field))
}

/** Returns the first parameter whose value has a placeholder of an image: of any image when no name is given. */
export function carrierOf(overrides: ReadonlyMap<string, string>, image?: string): string | undefined {
  const carries = ({ name }: PlaceholderUse): boolean => image === undefined || name === image
  return [...overrides].find(([, value]) => placeholderUses(value).some(carries))?.[0]
}

/**
 * Checks that every placeholder refers to an image of the stack.
 *
 * @param names of the images; empty for a single image without a name
 * @throws Problem, or Problems
 */
export function checkPlaceholders(overrides: GivenValues, names: readonly string[]): void {
  throwAll(
    [...overrides.values].flatMap(([parameter, value]) =>
      placeholderUses(value).flatMap((use) => {
        const remedy = remedyOf(use, names)
        const written = use.name === undefined ? `{{${use.field}}}` : `{{${use.field}.${use.name}}}`
        return remedy === undefined
          ? []
          : [
              new Problem(
                `Input ${inputOf(parameter, overrides)}: \`${parameter}\` has \`${written}\`, which names no image.`,
                remedy,
              ),
            ]
      }),
    ),
  )
}

/** Returns undefined when the placeholder is right. */
function remedyOf({ field, name }: PlaceholderUse, names: readonly string[]): string | undefined {
  const all = names.map((each) => `\`{{${field}.${each}}}\``).join(', ')
  if (name === undefined) return names.length === 0 ? undefined : `Say which image it is: ${all}.`
  if (names.includes(name)) return undefined
  if (names.length === 0)
    return `Write \`{{${field}}}\`: there is one image, without a name. Names are those of the input images.`
  const known = nearest(name, names)
  return known === undefined ? `There are ${all}.` : `Did you mean \`{{${field}.${known}}}\`? There are ${all}.`
}

/**
 * Replaces the placeholders in a value. Keeps those of images that are not among the given ones.
 *
 * @param images the images that are known: before the build, only existing ones
 */
export function fillPlaceholders(value: string, images: readonly StampedImage[], buildId: string): string {
  return value.replace(PLACEHOLDER, (whole, field: string, name: string | undefined) => {
    if (field === 'build-id' && name === undefined) return buildId
    const image = images.find((each) => each.name === name)
    return (image && FIELDS.get(field)?.(image)) ?? whole
  })
}
