import { OWNER_TAG_PREFIX } from '../../aws/ownership.ts'
import type { Readable } from '../../aws/readable.ts'
import type { RecentExecution } from '../../execution/recent.ts'
import type { CommitLink } from '../../plan/build-id.ts'
import type { DeployedImage, LastChange, Schedule, StackOverview } from '../../stack/overview.ts'
import { code, linkTo, plain } from '../../text/markdown.ts'
import { timeText } from './texts.ts'

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

/** A fact about a stack: its name, and its value as Markdown and as a line of the log. */
type Fact = readonly [name: string, markdown: string, text: string]

/** Returns the facts about a stack, in the order in which people look for them. */
export function factsOf({ commit }: StatusFacts, overview: StackOverview): readonly Fact[] {
  const { stack, buildId, images, schedules, lastChange, drift } = overview
  const build = buildId === undefined ? 'unknown' : code(buildId)
  return [
    fact(
      'Status',
      [code(stack.status), ...(stack.reason ? [plain(stack.reason)] : [])].join(': '),
      [stack.status, stack.reason].filter(Boolean).join(': '),
    ),
    fact('Commit', commit === undefined ? build : linkTo(commit.sha.slice(0, 7), commit.url), buildId ?? 'unknown'),
    ...images.map(imageFact),
    fact('Last change', changeMarkdown(overview), changeText(stack.changedAt, lastChange)),
    ...('needs' in schedules ? [unreadFact('Schedule', schedules.needs)] : schedules.value.map(scheduleFact)),
    textFact('Termination protection', stack.terminationProtection ? 'on' : 'off'),
    textFact('Drift', drift.toLowerCase().replaceAll('_', ' ')),
    textFact('Owner', ownerText(stack.tags)),
    ...('needs' in overview.machines ? [unreadFact('Executions', overview.machines.needs)] : []),
  ]
}

function fact(name: string, markdown: string, text: string): Fact {
  return [name, markdown, text]
}

function textFact(name: string, text: string): Fact {
  return [name, plain(text), text]
}

function unreadFact(name: string, needs: string): Fact {
  return [name, unreadMarkdown(needs), unreadText(needs)]
}

/** Says which permission it takes to read a part, for the log. */
export function unreadText(needs: string): string {
  return `not readable (needs ${needs})`
}

/** As `unreadText`, as Markdown. */
export function unreadMarkdown(needs: string): string {
  return `not readable (needs ${code(needs)})`
}

/** In the table, 12 digits of a digest, as in other reports. */
function imageFact({ reference, tag }: DeployedImage): Fact {
  const [, name, digits] = /^(.*)@sha256:([0-9a-f]{12})[0-9a-f]{52}$/.exec(reference) ?? []
  const image = name === undefined ? code(reference) : `${code(name)}<br>Digest ${code(digits ?? '')}`
  if (tag === undefined) return fact('Image', image, reference)
  if ('needs' in tag)
    return fact('Image', `${image}<br>Tag: ${unreadMarkdown(tag.needs)}`, `${reference}, tag ${unreadText(tag.needs)}`)
  const text = tag.value === '' ? 'no tag' : `tag ${tag.value}`
  return fact('Image', `${image}<br>${tag.value === '' ? 'No tag' : `Tag ${code(tag.value)}`}`, `${reference}, ${text}`)
}

function changeMarkdown({ stack, lastChange }: StackOverview): string {
  const at = timeText(stack.changedAt)
  if ('needs' in lastChange) return `${at}, by whom is ${unreadMarkdown(lastChange.needs)}`
  const { source, description, name } = lastChange.value ?? {}
  if (source !== undefined)
    return `${at} by ${linkTo(`run ${source.run.number}`, source.run.url)} of ${plain(source.repository)}`
  return name === undefined
    ? at
    : `${at} by the change set ${code(name)}${description ? `: ${plain(description)}` : ''}`
}

function changeText(changedAt: number, lastChange: Readable<LastChange | undefined>): string {
  const at = timeText(changedAt)
  if ('needs' in lastChange) return `${at}, by whom is ${unreadText(lastChange.needs)}`
  const { source, description, name } = lastChange.value ?? {}
  if (source !== undefined) return `${at} by run ${source.run.number} of ${source.repository}: ${source.run.url}`
  return name === undefined ? at : `${at} by the change set ${name}${description ? `: ${description}` : ''}`
}

function scheduleFact({ expression, timeZone, state }: Schedule): Fact {
  const more = [timeZone, state?.toLowerCase()].filter((text) => text !== undefined && text !== '')
  const [first, text] =
    expression === undefined ? ['set by the template', 'set by the template'] : [code(expression), expression]
  return fact('Schedule', [first, ...more.map((each) => plain(each ?? ''))].join(', '), [text, ...more].join(', '))
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
