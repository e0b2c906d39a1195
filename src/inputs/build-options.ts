import { items } from '../text/items.ts'
import { assignments, pattern, WrongValue } from './values.ts'

/** Splits a list at its commas, too, unless an item stands in quotes. Source: docker/actions-toolkit, `Util.getInputList`. */
function commaItems(text: string): string[] {
  return items(text).flatMap((item) =>
    item.quoted ? [item.text] : item.text.split(/\s*,\s*/).filter((each) => each !== ''),
  )
}

/** Parses entitlements. Source: Docker documentation, `docker buildx build --allow`. */
export function entitlements(text: string): string[] {
  const given = commaItems(text)
  const wrong = given.find((each) => !/^(network\.host|security\.insecure|device(=\S+)?)$/.test(each))
  if (wrong === undefined) return given
  throw new WrongValue(`\`${wrong}\` is not known`, 'Use network.host, security.insecure or device=<kind or name>.')
}

const LEVEL = String.raw`(?:manifest|index)(?:-descriptor)?(?:\[[\w/-]+\])?`

/** Parses annotations with their levels, such as `index,manifest[linux/amd64]:`. Source: buildx, util/buildflags, `ParseAnnotations`. */
export const annotations = assignments(new RegExp(`^(?:${LEVEL}(?:,${LEVEL})*:)?[^\\s=:"',]+=`), 'name=value')

/** Parses attestations. Source: Docker documentation, `docker buildx build --attest`; buildx, which takes the last of a type. */
export function attestations(text: string): string[] {
  const given = items(text).map((item) => item.text)
  const wrong = given.find((each) => !/^type=(sbom|provenance)(,.+)?$/.test(each))
  if (wrong !== undefined) {
    throw new WrongValue(
      `\`${wrong}\` is not an attestation`,
      'Write it like type=sbom,generator=<image> or type=provenance,mode=max, one a line.',
    )
  }
  const types = given.map(attestationType)
  const twice = types.find((type, index) => types.indexOf(type) < index)
  if (twice !== undefined) throw new WrongValue(`type=${twice} is given twice`, 'Give each type once.')
  return given
}

/** Returns the type of an attestation: `sbom` or `provenance`. */
export function attestationType(attestation: string): string {
  return /^type=(\w+)/.exec(attestation)?.[1] ?? ''
}

/** Parses the stages to build without the cache. Source: Docker documentation, `docker buildx build --no-cache-filter`. */
export function stageNames(text: string): string[] {
  return commaItems(text)
}

/** Checks a size in bytes, with an optional unit. Source: docker/go-units, `RAMInBytes`. */
export const byteSize = pattern(
  /^(?=.*[1-9])\d+(\.\d+)?\s?([kmgtp]i?)?b?$/i,
  'is not a size',
  'Write it like 512m or 2g.',
)

/** Checks a parent cgroup. Source: Docker documentation, `docker buildx build --cgroup-parent`. */
export const cgroupParent = pattern(/^[^\s-]\S*$/, 'is not a cgroup', 'Write it like /actions or actions.slice.')

const LIMITS = 'core|cpu|data|fsize|locks|memlock|msgqueue|nice|nofile|nproc|rss|rtprio|rttime|sigpending|stack'

/** Parses limits of programs. Source: docker/go-units, `ParseUlimit`: the soft limit, and the hard one if it is another. */
export const ulimits = assignments(new RegExp(`^(?:${LIMITS})=-?\\d+(?::-?\\d+)?$`), '<limit>=<soft>:<hard>')

/** Parses what to do with a Dockerfile: build it, or check it only. Returns whether to check. Source: Docker documentation, `--call`. */
export function checksOnly(text: string): boolean {
  if (text === '' || text === 'build') return false
  if (text === 'check') return true
  throw new WrongValue(
    `\`${text}\` is not known`,
    'Use build or check. For others, run `docker buildx build --call` in a step of its own.',
  )
}
