import { OWNER_TAG_PREFIX } from '../../aws/ownership.ts'
import type { Readable } from '../../aws/readable.ts'
import type { RecentExecution } from '../../execution/recent.ts'
import type { CommitLink } from '../../plan/build-id.ts'
import type { DeployedImage, Schedule, StackOverview } from '../../stack/overview.ts'
import { duration } from '../../text/format.ts'
import { code, linkTo, plain } from '../../text/markdown.ts'

/** A stack and its last executions, as they were read. */
export interface StatusFacts {
  readonly stackName: string
  readonly region: string
  /** Undefined when there is no such stack. */
  readonly overview: StackOverview | undefined
  readonly commit: CommitLink | undefined
  readonly machines: readonly MachineStatus[]
}

/** The last executions of a state machine. */
export interface MachineStatus {
  readonly arn: string
  /** The newest first; undefined for an EXPRESS state machine, which keeps none. */
  readonly executions: Readable<readonly RecentExecution[] | undefined>
}

/** How the parts of a fact are written. */
interface FactStyle {
  readonly code: (text: string) => string
  readonly plain: (text: string) => string
  readonly link: (text: string, url: string) => string
  /** Separates the lines of a fact. */
  readonly lineEnd: string
}

export const AS_MARKDOWN: FactStyle = { code, plain, link: linkTo, lineEnd: '<br>' }

/** A line of the log. */
export const AS_LOG: FactStyle = {
  code: (text) => text,
  plain: (text) => text,
  link: (text, url) => `${text} (${url})`,
  lineEnd: ', ',
}

/** A fact about a stack: its name, and what it is. */
type Fact = readonly [name: string, text: string]

/** Returns the facts about a stack, in the order in which people look for them. */
export function factsOf({ commit }: StatusFacts, overview: StackOverview, style: FactStyle): readonly Fact[] {
  const { code, plain } = style
  const { stack, schedules, drift, machines } = overview
  return [
    ['Status', [code(stack.status), plain(stack.reason ?? '')].filter(Boolean).join(': ')],
    ['Commit', commitText(overview.buildId, commit, style)],
    ...overview.images.map((image): Fact => ['Image', imageText(image, style)]),
    ['Last change', changeText(overview, style)],
    ...scheduleTexts(schedules, style).map((text): Fact => ['Schedule', text]),
    ['Termination protection', stack.terminationProtection ? 'on' : 'off'],
    ['Drift', plain(drift.toLowerCase().replaceAll('_', ' '))],
    ['Owner', plain(ownerText(stack.tags))],
    ...('needs' in machines ? [['Executions', unreadText(machines.needs, style)] as const] : []),
  ]
}

/** Says which permission it takes to read a part. */
export function unreadText(needs: string, { code }: FactStyle): string {
  return `not readable (needs ${code(needs)})`
}

function commitText(buildId: string | undefined, commit: CommitLink | undefined, { code, link }: FactStyle): string {
  if (commit === undefined) return buildId === undefined ? 'unknown' : code(buildId)
  return `${link(commit.sha.slice(0, 7), commit.url)}${buildId === commit.sha ? '' : ' with changed files'}`
}

/** A table has 12 digits of a digest, as other reports. */
function imageText({ reference, tag }: DeployedImage, style: FactStyle): string {
  const { code, lineEnd } = style
  const [, name = '', digits] = /^(.*)@sha256:([0-9a-f]{12})[0-9a-f]{52}$/.exec(reference) ?? []
  const isShort = style === AS_MARKDOWN && digits !== undefined
  const image = isShort ? [code(name), `digest ${code(digits)}`] : [code(reference)]
  return [...image, ...(tag === undefined ? [] : [tagText(tag, style)])].join(lineEnd)
}

function tagText(tag: Readable<string>, style: FactStyle): string {
  if ('needs' in tag) return `tag ${unreadText(tag.needs, style)}`
  return tag.value === '' ? 'no tag' : `tag ${style.code(tag.value)}`
}

function changeText({ stack, lastChange }: StackOverview, style: FactStyle): string {
  const { code, plain, link } = style
  const at = timeText(stack.changedAt)
  if ('needs' in lastChange) return `${at}, by whom is ${unreadText(lastChange.needs, style)}`
  const { source, description, name } = lastChange.value ?? {}
  if (source !== undefined)
    return `${at} by ${link(`run ${source.run.number}`, source.run.url)} of ${plain(source.repository)}`
  if (name === undefined) return at
  return `${at} by the change set ${[code(name), plain(description ?? '')].filter(Boolean).join(': ')}`
}

function scheduleTexts(schedules: Readable<readonly Schedule[]>, style: FactStyle): readonly string[] {
  const { code, plain } = style
  if ('needs' in schedules) return [unreadText(schedules.needs, style)]
  if (schedules.value.length === 0) return ['none']
  return schedules.value.map(({ expression, timeZone = '', state = '' }) =>
    [expression === undefined ? 'set by the template' : code(expression), plain(timeZone), plain(state.toLowerCase())]
      .filter(Boolean)
      .join(', '),
  )
}

function ownerText(tags: ReadonlyMap<string, string>): string {
  const ours = [...tags].filter(([key]) => key.startsWith(OWNER_TAG_PREFIX))
  if (ours.length === 0) return 'none: the stack has no tag of this action'
  return ours.map(([key, text]) => `${key.slice(OWNER_TAG_PREFIX.length)} ${text}`).join(', ')
}

/** Returns values by key, with secrets masked. */
export function shownPairs(
  values: ReadonlyMap<string, string>,
  secret: ReadonlySet<string>,
): readonly (readonly [string, string])[] {
  return [...values].map(([key, text]) => [key, secret.has(key) ? '***' : text])
}

/** Formats a time, given in milliseconds since 1970: `2026-01-31 12:00 UTC`. */
export function timeText(time: number): string {
  return `${new Date(time).toISOString().slice(0, 16).replace('T', ' ')} UTC`
}

/** Returns how long an execution took; empty while it runs. */
export function lengthText({ startedAt, endedAt }: RecentExecution): string {
  return endedAt === undefined ? '' : duration(endedAt - startedAt)
}
