import { posix } from 'node:path'
import { closestMatch } from 'leven'
import { parsePairs } from '../text/pairs.ts'
import { assignments, idPairs, lines, listItems, oneOf, pattern, WrongValue, withFix } from './values.ts'

/** Parses the provenance attestation. Rule: Docker documentation, `docker buildx build --provenance`. */
export function provenance(text: string): string {
  if (text === '') return 'false'
  return pattern(/^(true|false|mode=(min|max))$/, 'is not known', 'Use false, true, mode=min or mode=max.')(text)
}

/** Parses the SBOM attestation: true, false, or its generator. Source: Docker documentation, `docker buildx build --sbom`. */
export function sbom(text: string): string {
  if (text === '') return 'false'
  return pattern(/^(true|false|generator=\S+)$/, 'is not known', 'Use false, true or generator=<image>.')(text)
}

/** Parses the network of `RUN` instructions. Source: Docker documentation, `docker buildx build --network`. */
export const network = oneOf('default', 'none', 'host')

/** The processor architectures of images. Source: Go documentation, `GOARCH`, which the OCI image specification refers to. */
const ARCHITECTURES = [
  ...['386', 'amd64', 'arm', 'arm64', 'loong64', 'mips', 'mips64', 'mips64le', 'mipsle', 'ppc64', 'ppc64le', 'riscv64'],
  ...['s390x', 'wasm'],
]

const OTHER_NAMES: ReadonlyMap<string, string> = new Map([
  ['x86_64', 'amd64'],
  ['aarch64', 'arm64'],
])

/** Parses platforms, one a line or separated by commas. Rule: OCI image specification, `os/architecture[/variant]`. */
export function platforms(text: string): string[] {
  const given = listItems(text)
  const wrong = given.find((each) => !/^[a-z0-9]+\/[a-z0-9_]+(\/[a-z0-9]+)?$/.test(each))
  if (wrong !== undefined)
    throw new WrongValue(`\`${wrong}\` is not a platform`, 'Write it like linux/amd64 or linux/arm64.')
  for (const each of given) checkArchitecture(each)
  return given
}

function checkArchitecture(platform: string): void {
  const [os = '', architecture = ''] = platform.split('/')
  if (ARCHITECTURES.includes(architecture)) return
  const meant = OTHER_NAMES.get(architecture) ?? closestMatch(architecture, ARCHITECTURES)
  throw new WrongValue(`\`${platform}\` is not a platform`, `Did you mean \`${os}/${meant}\`?`)
}

/** Captures the folder in a context of git. Source: docker/build-push-action, README, "Git context". */
const DEFAULT_CONTEXT = /^\{\{\s*defaultContext\s*\}\}(?::(.*))?$/

/** Matches what docker would fetch. Source: Docker documentation, "Build context", remote context. */
const REMOTE = /^(?:https?:\/\/|(?:git|ssh):\/\/|github\.com\/|[\w-]+@[a-zA-Z\d.-]+:)/

/** Parses a build context, a folder. Errors do not show an address: it may hold a token. `{{defaultContext}}` is the root of the workspace: that has the commit which docker would fetch. */
function contextFolder(text: string): string {
  if (REMOTE.test(text)) {
    throw new WrongValue(
      'it is an address, which is not read',
      'Check the repository out in a step before (actions/checkout, with `repository` and `path`), and give that folder.',
    )
  }
  const [whole, folder = ''] = DEFAULT_CONTEXT.exec(text) ?? []
  return (whole === undefined ? text : folder) || '.'
}

const contexts = assignments(/^[^\s="']+=./, 'name=path')

/** Parses more build contexts, `name=path`. */
export function namedContexts(text: string): string[] {
  return contexts(text).map((each) => {
    const [name = ''] = each.split('=')
    const value = each.slice(name.length + 1)
    return DEFAULT_CONTEXT.test(value) ? `${name}=${contextFolder(value)}` : each
  })
}

/** A build context, and where the path of its Dockerfile begins: in a context of git, docker reads that relative to the context. */
interface BuildContext {
  readonly folder: string
  readonly base: string
}

/** Returns a parser of the path of a Dockerfile. */
export function dockerfileIn(base = ''): (text: string) => string {
  return (text) => (base === '' ? text : posix.join(base, text))
}

/** Parses a build context. */
export function buildContext(text: string): BuildContext {
  const folder = contextFolder(text)
  return { folder, base: DEFAULT_CONTEXT.test(text) ? folder : '' }
}

/** Parses additional tags, one a line, and checks the names of their placeholders. */
export function tagLines(text: string): string[] {
  const given = lines(text)
  checkRules(given)
  const names = given.flatMap((line) => [...line.matchAll(TAG_PLACEHOLDER)].map(([, name = '']) => name.trim()))
  const unknown = names.find((name) => !TAG_PLACEHOLDERS.includes(name))
  if (unknown !== undefined) {
    const all = TAG_PLACEHOLDERS.map((name) => `{{${name}}}`)
    throw new WrongValue(
      `\`{{${unknown}}}\` is not a placeholder`,
      `Did you mean \`{{${closestMatch(unknown, [...TAG_PLACEHOLDERS])}}}\`? There are ${all.join(', ')}.`,
    )
  }
  given.forEach(checkTagText)
  return given
}

function checkRules(given: readonly string[]): void {
  const [first, ...others] = given.filter((line) => /^type=\w/.test(line))
  if (first === undefined) return
  const rules = [first, ...others]
  const tags = rules.map((rule) => `${tagOfRule(rule)} for \`${rule}\``).join(', ')
  const conditions = rules.some((rule) => /,enable=/.test(rule))
    ? ' A line may be empty, so an expression of the workflow can take the place of `enable`.'
    : ''
  throw new WrongValue(
    `\`${first}\` is a rule of docker/metadata-action`,
    `Write one tag a line, with placeholders: ${tags}.${conditions}`,
  )
}

/** Returns a line with the same tag as a rule of docker/metadata-action. Source: its README, "tags input". */
function tagOfRule(rule: string): string {
  const fields = new Map(rule.split(',').map((field) => field.split(/=(.*)/, 2) as [string, string]))
  const field = (name: string, standard = ''): string => fields.get(name) ?? standard
  const pattern = field('pattern', '{{version}}').replaceAll('{{version}}', '{{semver}}')
  const tags: ReadonlyMap<string, string> = new Map([
    ['sha', `${field('prefix', 'sha-')}{{${field('format') === 'long' ? 'sha' : 'sha-short'}}}`],
    ['semver', pattern.replaceAll('{{raw}}', '{{ref-name}}')],
    ['ref', field('event') === 'pr' ? 'pr-{{pr}}' : '{{ref-name}}'],
    ['schedule', 'nightly'],
    ['edge', 'edge'],
    ['raw', field('value')],
  ])
  const tag = tags.get(field('type')) ?? ''
  return tag === '' ? 'the tag itself' : `\`${tag}\``
}

/** Matches what hardly any name in git has: such a text is a list, a sentence, or of another tool. */
const NO_TAG = /[\s:,=]/

function checkTagText(line: string): void {
  if (!NO_TAG.test(line.replace(TAG_PLACEHOLDER, '')) || tagReference(line) !== undefined) return
  throw new WrongValue(`\`${line}\` is not a tag`, 'Write one tag a line, without spaces, `:`, `,` and `=`.')
}

/** Splits a whole reference, `repository:tag`, as docker/metadata-action writes it; returns undefined for any other line. */
export function tagReference(line: string): { readonly repository: string; readonly tag: string } | undefined {
  const [, repository, tag] = /^([^\s,=@{}]+):((?:\{\{[^{}]*\}\}|[\w.-])+)$/.exec(line) ?? []
  return repository === undefined || tag === undefined ? undefined : { repository, tag }
}

/**
 * Parses build arguments, one a line. An argument without a value takes it from the environment. Errors do not show a line: it may
 * be a piece of what should have been a secret.
 */
export const buildArguments = assignments(/^[A-Za-z_][A-Za-z0-9_]*(=|$)/, 'NAME=value', true)

/**
 * Parses secrets: one `id=value` a line, or a YAML or JSON map. Accepts empty values, because a run that builds nothing may lack
 * the secrets; the plan of a build refuses them.
 */
export const secretValues = withFix(
  'Write one `id=value` a line. Where the value has several lines or looks as if it had, put the whole item in quotes, `"id=<value>"`, and double each quote in it, or write a map: `id: |` with the lines indented below, or `id:` and `toJSON` of the secret.',
  (text) => parsePairs(text, { key: 'id', value: 'value', secret: true, anyName: true }),
)

/** Parses the variables of secrets by ID. Source: Docker documentation, "Build secrets", `type=env`. */
export const secretVariables = idPairs('env', /^[A-Za-z_]\w*$/, 'names no variable')

/** Parses the files of secrets by ID. */
export const secretPaths = idPairs('path', /^[^\n\r]+$/, 'names no file')

/** The names of the placeholders in the input image-tags. */
const TAG_PLACEHOLDERS: readonly string[] = 'sha sha-short ref-name semver major minor patch pr run-id'.split(' ')

/** Matches any placeholder, known or unknown, and captures its name, with the spaces around it. */
export const TAG_PLACEHOLDER = /\{\{([^{}]*)\}\}/g
