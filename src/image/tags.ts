import parse from 'semver/functions/parse.js'
import type { BuildId } from '../plan/build-id.ts'
import type { Context, Event } from '../plan/context.ts'

/** The tags of a build: the first identifies it, the others are for people. */
export interface Tags {
  readonly build: string
  readonly more: readonly string[]
  /** What was put right, for the log. */
  readonly notes: readonly string[]
}

/**
 * The tags of a build: `<build ID>`, on a pull request `pr-<number>-<build ID>`, for a release the name of its git tag as well, and
 * what the user asks for. A line with a placeholder that has no value on this event is left out.
 *
 * @param lines the input image-tags
 * @param prefix in front of each, behind `pr-<number>-`, by which a lifecycle policy knows images of pull requests
 */
export function tagsOf(build: Stamped, lines: readonly string[], prefix = ''): Tags {
  const { event } = build.context
  const prefixed = (tag: string): string => (legal(tag) === '' ? '' : legal(`${prefix}${tag}`))
  const values = placeholders(build)
  const asked = lines.flatMap((line) => fill(line, values) ?? [])
  const release = event.kind === 'tag' || event.kind === 'release' ? [event.tag] : []
  const wanted = [...release, ...asked].filter((tag) => tag !== '')
  const notes = new Set(wanted.flatMap((tag) => (prefixed(tag) === `${prefix}${tag}` ? [] : note(tag, prefixed(tag)))))
  const id = `${prefix}${build.buildId.id}`
  const first = event.kind === 'pull-request' ? `pr-${event.number}-${id}` : id
  const more = new Set(wanted.map(prefixed).filter((tag) => tag !== '' && tag !== first))
  return { build: first, more: [...more], notes: [...notes] }
}

/** A build, and the run that it is made in. */
export interface Stamped {
  readonly buildId: BuildId
  readonly context: Context
}

/** What stands for something in the input image-tags. */
export const TAG_PLACEHOLDERS: readonly string[] = 'sha sha-short ref-name semver major minor patch pr run-id'.split(
  ' ',
)

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
    ['pr', event.kind === 'pull-request' ? String(event.number) : undefined],
    ['run-id', run.id],
  ])
}

function note(tag: string, written: string): string {
  return written === ''
    ? `The image tag ${tag} is left out: none of its characters can be in a tag.`
    : `The image tag ${tag} is written ${written}.`
}

function refName(event: Event): string | undefined {
  if (event.kind === 'branch') return event.branch || undefined
  return event.kind === 'tag' || event.kind === 'release' ? event.tag || undefined : undefined
}

/** The line with its placeholders filled; undefined when one has no value. */
function fill(line: string, values: ReadonlyMap<string, string | undefined>): string | undefined {
  const names = [...line.matchAll(TAG_PLACEHOLDER)].map(([, name = '']) => name)
  if (names.some((name) => values.get(name) === undefined)) return undefined
  return line.replace(TAG_PLACEHOLDER, (_, name: string) => values.get(name) ?? '')
}

/** A placeholder, known or not. */
export const TAG_PLACEHOLDER = /\{\{\s*([^{}]*?)\s*\}\}/g

/** The nearest tag that a registry takes. Rule: OCI distribution specification, "Pulling manifests". */
function legal(tag: string): string {
  return tag
    .replace(/[^A-Za-z0-9_.-]+/g, '-')
    .replace(/^[.-]+/, '')
    .slice(0, 128)
}
