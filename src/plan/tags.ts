import parse from 'semver/functions/parse.js'
import { TAG_PLACEHOLDER } from '../inputs/build-values.ts'
import type { BuildId } from './build-id.ts'
import type { Context } from './context.ts'
import { isMergeQueue, pullRequestOf, refOf } from './event.ts'

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

/** Returns the number of the pull request that a tag is of; undefined for any other tag. */
export function pullRequestOfTag(tag: string): number | undefined {
  const [, number] = /^pr-([1-9]\d{0,9})(?:-|$)/.exec(tag) ?? []
  return number === undefined ? undefined : Number(number)
}

/**
 * Returns the tags of a build: `<build ID>`, on a pull request `pr-<number>-<build ID>`; for a release also its git tag; and the
 * tags of the input. Leaves out, with a note, a line with a placeholder that has no value on this event, and on a merge queue every
 * line: a tag such as `latest` waits for the push to the branch, which finds this image.
 *
 * @param lines the input image-tags
 * @param prefix of each tag; follows `pr-<number>-`, by which a lifecycle policy recognizes images of pull requests
 */
export function planTags(build: Stamped, lines: readonly string[], prefix = ''): Tags {
  const { event } = build.context
  const prefixed = (tag: string): string => (legal(tag) === '' ? '' : legal(`${prefix}${tag}`))
  const filled = isMergeQueue(event) ? QUEUED : fillAll(lines, placeholders(build))
  const release = event.kind === 'tag' || event.kind === 'release' ? [event.tag] : []
  const given = [...release, ...filled.tags].filter((tag) => tag !== '')
  const id = `${prefix}${build.buildId.id}`
  const number = pullRequestOf(event)
  const preview = number === undefined ? undefined : `${PREVIEW_PREFIX}${number}`
  const own = (tag: string): string => (tag === '' ? '' : legal(ownTag(tag, preview)))
  // The tags of a pull request have its number without a note: the docs say so.
  const corrected = (tag: string): string => (preview === undefined ? own(prefixed(tag)) : prefixed(tag))
  const changed = given.flatMap((tag) => (corrected(tag) === `${prefix}${tag}` ? [] : note(tag, corrected(tag))))
  const first = preview === undefined ? id : `${preview}-${id}`
  const extra = new Set(given.map((tag) => own(prefixed(tag))).filter((tag) => tag !== '' && tag !== first))
  return { build: first, extra: [...extra], notes: [...filled.notes, ...new Set(changed)] }
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
  const ref = refOf(event)
  // A leading `v` is common in git tags, and the name of a package in those of a monorepo: `api/v1.2.3`.
  const version = ref?.kind === 'tag' ? parse(ref.name.replace(/^.*\//s, '')) : null
  const stable = version?.prerelease.length === 0 ? version : undefined
  return new Map([
    ['sha', buildId.revision],
    ['sha-short', buildId.revision.slice(0, 7)],
    ['ref-name', ref?.name || undefined],
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

interface Filled {
  readonly tags: readonly string[]
  readonly notes: readonly string[]
}

const QUEUED: Filled = { tags: [], notes: [] }

/** Fills the placeholders of all lines. A line with one that has no value is a note. */
function fillAll(lines: readonly string[], values: ReadonlyMap<string, string | undefined>): Filled {
  const [tags, notes]: [string[], string[]] = [[], []]
  for (const line of lines) {
    const names = [...line.matchAll(TAG_PLACEHOLDER)].map(([, name = '']) => name.trim())
    const missing = names.find((name) => values.get(name) === undefined)
    if (missing === undefined)
      tags.push(line.replace(TAG_PLACEHOLDER, (_, name: string) => values.get(name.trim()) ?? ''))
    else notes.push(`The image tag ${line} is left out: {{${missing}}} has no value in this run.`)
  }
  return { tags, notes }
}

/** Returns the nearest tag that a registry accepts; may be empty. Rule: OCI distribution specification, "Pulling manifests". */
function legal(tag: string): string {
  return tag
    .replace(/[^A-Za-z0-9_.-]+/g, '-')
    .replace(/^[.-]+/, '')
    .slice(0, 128)
}
