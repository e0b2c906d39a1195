import parse from 'semver/functions/parse.js'
import { TAG_PLACEHOLDER } from '../inputs/build-values.ts'
import type { BuildId } from './build-id.ts'
import type { Context } from './context.ts'
import { type Event, pullRequestOf } from './event.ts'

/** The tags of an image. */
export interface Tags {
  /** Identifies the build. */
  readonly build: string
  /** For people. */
  readonly extra: readonly string[]
  /** Messages for the log about corrected tags. */
  readonly notes: readonly string[]
}

/** Begins the tags of images of pull requests, and of no others. A lifecycle policy recognizes them by it. */
export const PREVIEW_PREFIX = 'pr-'

/** Whether a tag is one that only an image of a pull request has. */
export function isPreviewTag(tag: string): boolean {
  return tag.startsWith(PREVIEW_PREFIX)
}

/**
 * Returns the tags of a build: `<build ID>`, on a pull request `pr-<number>-<build ID>`; for a release also its git tag; and the
 * tags of the input. Drops a line with a placeholder that has no value on this event.
 *
 * @param lines the input image-tags
 * @param prefix of each tag; follows `pr-<number>-`, by which a lifecycle policy recognizes images of pull requests
 */
export function planTags(build: Stamped, lines: readonly string[], prefix = ''): Tags {
  const { event } = build.context
  const prefixed = (tag: string): string => (legal(tag) === '' ? '' : legal(`${prefix}${tag}`))
  const values = placeholders(build)
  const requested = lines.flatMap((line) => fill(line, values) ?? [])
  const release = event.kind === 'tag' || event.kind === 'release' ? [event.tag] : []
  const given = [...release, ...requested].filter((tag) => tag !== '')
  const id = `${prefix}${build.buildId.id}`
  const number = pullRequestOf(event)
  const preview = number === undefined ? undefined : `${PREVIEW_PREFIX}${number}`
  const own = (tag: string): string => (tag === '' ? '' : legal(ownTag(tag, preview)))
  // The tags of a pull request have its number without a note: the docs say so.
  const corrected = (tag: string): string => (preview === undefined ? own(prefixed(tag)) : prefixed(tag))
  const notes = new Set(given.flatMap((tag) => (corrected(tag) === `${prefix}${tag}` ? [] : note(tag, corrected(tag)))))
  const first = preview === undefined ? id : `${preview}-${id}`
  const extra = new Set(given.map((tag) => own(prefixed(tag))).filter((tag) => tag !== '' && tag !== first))
  return { build: first, extra: [...extra], notes: [...notes] }
}

/**
 * Keeps the tags of a pull request apart from all others. A tag such as `latest` is what others deploy, and not for code that nobody
 * has reviewed; an image of a branch must not expire as those of pull requests do.
 *
 * @param preview `pr-<number>`; undefined for a run that is of no pull request
 */
function ownTag(tag: string, preview: string | undefined): string {
  if (preview === undefined) return isPreviewTag(tag) ? `_${tag}` : tag
  return tag === preview || tag.startsWith(`${preview}-`) ? tag : `${preview}-${tag}`
}

interface Stamped {
  readonly buildId: BuildId
  readonly context: Context
}

function placeholders({ buildId, context }: Stamped): ReadonlyMap<string, string | undefined> {
  const { event, run } = context
  // A leading `v` is common in git tags.
  const version = event.kind === 'tag' || event.kind === 'release' ? parse(event.tag) : null
  const stable = version?.prerelease.length === 0 ? version : undefined
  return new Map([
    ['sha', buildId.revision],
    ['sha-short', buildId.revision.slice(0, 7)],
    ['ref-name', refName(event)],
    ['semver', version?.raw.replace(/^v/, '')],
    ['major', stable?.major.toString()],
    ['minor', stable?.minor.toString()],
    ['patch', stable?.patch.toString()],
    ['pr', pullRequestOf(event)?.toString()],
    ['run-id', run.id],
  ])
}

function note(tag: string, written: string): string {
  return written === ''
    ? `The image tag ${tag} is left out: none of its characters can be in a tag.`
    : `The image tag ${tag} becomes ${written}.`
}

function refName(event: Event): string | undefined {
  if (event.kind === 'branch') return event.branch || undefined
  return event.kind === 'tag' || event.kind === 'release' ? event.tag || undefined : undefined
}

/** Fills the placeholders of a line; returns undefined when one has no value. */
function fill(line: string, values: ReadonlyMap<string, string | undefined>): string | undefined {
  const names = [...line.matchAll(TAG_PLACEHOLDER)].map(([, name = '']) => name.trim())
  if (names.some((name) => values.get(name) === undefined)) return undefined
  return line.replace(TAG_PLACEHOLDER, (_, name: string) => values.get(name.trim()) ?? '')
}

/** Returns the nearest tag that a registry accepts; may be empty. Rule: OCI distribution specification, "Pulling manifests". */
function legal(tag: string): string {
  return tag
    .replace(/[^A-Za-z0-9_.-]+/g, '-')
    .replace(/^[.-]+/, '')
    .slice(0, 128)
}
