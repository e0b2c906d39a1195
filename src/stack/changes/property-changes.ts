import type { ResourceChange, ResourceChangeDetail } from '@aws-sdk/client-cloudformation'
import { property } from '../../template/template.ts'
import { looksSecret } from '../../text/credentials.ts'
import { part, shortened } from '../../text/format.ts'

/** A change of a resource's property, or of another attribute such as its tags. */
export interface PropertyChange {
  /** Path below `Properties`, such as `ContainerDefinitions/0/Image`. */
  readonly name: string
  /** For people, such as `parameter ImageUri`. */
  readonly causes: readonly string[]
  /** The old value, shortened and with secrets masked; absent when there is none, or CloudFormation does not return it. */
  readonly before?: string
  readonly after?: string
}

/** Returns the property changes in CloudFormation's order. Source: AWS CloudFormation API reference, ResourceChangeDetail. */
export function propertyChanges(change: ResourceChange): PropertyChange[] {
  const byName = Map.groupBy(change.Details ?? [], propertyName)
  return [...byName].map(([name, details]) => {
    const {
      Path: path = '',
      BeforeValue: before,
      AfterValue: after,
    } = details.find(({ Target }) => Target?.BeforeValue !== undefined || Target?.AfterValue !== undefined)?.Target ??
    {}
    const contexts = [change.AfterContext, change.BeforeContext]
    return { name, causes: causesOf(details), ...shownValues({ path, before, after, contexts }) }
  })
}

function propertyName({ Target }: ResourceChangeDetail): string {
  return Target?.Path?.replace(/^\/(Properties\/)?/, '') ?? Target?.Name ?? Target?.Attribute ?? ''
}

/** Beside a change with another cause, CloudFormation lists a dynamic direct modification, which is no cause of its own. */
function causesOf(details: readonly ResourceChangeDetail[]): string[] {
  const others = details.filter((each) => each.ChangeSource !== 'DirectModification' || each.Evaluation !== 'Dynamic')
  return [...new Set((others.length === 0 ? details : others).map(causeOf))]
}

function causeOf({ ChangeSource, CausingEntity, Target }: ResourceChangeDetail): string {
  if (ChangeSource === 'ParameterReference') return `parameter ${CausingEntity}`
  if (ChangeSource === 'ResourceReference' || ChangeSource === 'ResourceAttribute') return `resource ${CausingEntity}`
  if (ChangeSource === 'Automatic') return 'nested stack'
  // A property that only gets its deployed value back. Source: API reference, LiveResourceDrift.
  const reverted = Target?.Drift !== undefined && Target.Drift.PreviousValue === Target.AfterValue
  if (ChangeSource === 'NoModification' || reverted) return 'drift'
  return ChangeSource === undefined && Target?.Attribute === 'Tags' ? 'stack tags' : 'template'
}

/** A changed value and its place in the resource. */
interface ValuePlace {
  /** JSON pointer, `/Properties/...`. */
  readonly path: string
  readonly before: string | undefined
  readonly after: string | undefined
  /** The resource after and before the change, as JSON. */
  readonly contexts: readonly (string | undefined)[]
}

/** Returns both values as people may see them: secrets masked, on one line, shortened so that the difference stays visible. */
export function shownValues(place: ValuePlace): { readonly before?: string; readonly after?: string } {
  const secret = isSecretName(place.path.split('/').at(-1) ?? '') || place.contexts.some((text) => isNamed(text, place))
  const [before, after] = cutToDifference(
    [place.before, place.after].map((value) => value && shownValue(value, secret)),
  )
  return { ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) }
}

const MASK = '****'

const SECRET_NAME =
  /pass(word|wd|phrase)|secret|token|credential|(api|private|access|signing|encryption)[-_]?key|connection[-_]?string/i

function isSecretName(name: string): boolean {
  return SECRET_NAME.test(name)
}

/** Whether a name-value pair, such as an environment variable of a container, has the name of a secret. */
function isNamed(context: string | undefined, { path }: ValuePlace): boolean {
  if (!path.endsWith('/Value') || context === undefined) return false
  const pair = path.split('/').slice(1, -1).reduce<unknown>(property, parsed(context))
  return isSecretName(nameOfPair(pair) ?? '')
}

function nameOfPair(pair: unknown): string | undefined {
  const { Name, Key } = (pair ?? {}) as { readonly Name?: unknown; readonly Key?: unknown }
  const name = Name ?? Key
  return typeof name === 'string' ? name : undefined
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Source: public recordings of DescribeChangeSet. */
const LATER = /\{\{changeSet:KNOWN_AFTER_APPLY\}\}/g

const TRUNCATED = /^\(Truncated-Signature\):/

function shownValue(value: string, secret: boolean): string {
  if (TRUNCATED.test(value)) return '(too long to show)'
  const structure = /^\s*[[{]/.test(value) ? parsed(value) : undefined
  const text =
    structure === undefined ? withoutSecret(value, secret) : JSON.stringify(hideSecretValues(structure, secret))
  return text.replace(LATER, '(known after the deploy)').replace(/\s+/g, ' ').trim()
}

/** Returns the structure with the values of secret names masked. */
function hideSecretValues(value: unknown, secret: boolean): unknown {
  if (typeof value === 'string' || typeof value === 'number') return withoutSecret(String(value), secret)
  if (Array.isArray(value)) return value.map((item) => hideSecretValues(item, secret))
  if (typeof value !== 'object' || value === null) return value
  const named = isSecretName(nameOfPair(value) ?? '')
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => {
      const hidden = secret || isSecretName(key) || (named && key === 'Value')
      return [key, hideSecretValues(item, hidden)]
    }),
  )
}

/** Values that are safe to show under a secret name: an ARN or a dynamic reference only points at the secret. */
const NAMES_ONLY = /^(arn:|\{\{resolve:|\{\{changeSet:|true$|false$)/

function withoutSecret(value: string, secret: boolean): string {
  return looksSecret(value) || (secret && !NAMES_ONLY.test(value)) ? MASK : value
}

const MAXIMUM = 70

/** Common characters to show at least before the first difference of two long values. */
const COMMON = 10

/** The most further characters to show or leave out, so that a value is cut between two words. */
const WORD = 20

/** A letter, digit, or what stands within a word. */
const IN_WORD = /[\w.%+-]/

function cutToDifference(values: readonly (string | undefined)[]): (string | undefined)[] {
  if (!values.some(isLong)) return [...values]
  const short = withShortDigests(values)
  if (!short.some(isLong)) return [...short]
  const start = wordStart(short[0] ?? '', Math.max(0, commonStart(short) - COMMON))
  return short.map((value) => value && cutEnd(start === 0 ? value : `…${part(value, start).trimStart()}`))
}

function isLong(value: string | undefined): boolean {
  return (value ?? '').length > MAXIMUM
}

/** Shortens digests to 12 hex digits, unless different values would look the same then. */
function withShortDigests(values: readonly (string | undefined)[]): readonly (string | undefined)[] {
  const short = values.map((value) => value?.replace(/(sha256:[0-9a-f]{12})[0-9a-f]{52}/g, '$1'))
  return new Set(short).size < new Set(values).size ? values : short
}

/** Returns where the word at an index begins, or the index itself in a long word or between two. */
function wordStart(text: string, index: number): number {
  if (!IN_WORD.test(text.charAt(index))) return index
  let start = index
  while (start > 0 && index - start <= WORD && IN_WORD.test(text.charAt(start - 1))) start -= 1
  return index - start <= WORD ? start : index
}

function cutEnd(text: string): string {
  if (!isLong(text)) return text
  const end = wordStart(text, MAXIMUM - 1)
  return shortened(text, end + 1)
}

function commonStart([before = '', after = '']: readonly (string | undefined)[]): number {
  const end = Math.min(before.length, after.length)
  for (let index = 0; index < end; index += 1) if (before[index] !== after[index]) return index
  return before === after ? 0 : end
}
