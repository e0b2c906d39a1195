import { ownEntry } from '../../text/table.ts'

/** A state machine, a branch of a Parallel state, or what a Map state does with each item. */
export interface MachineDefinition {
  readonly startAt: string
  readonly states: readonly StateDefinition[]
}

/** A state, as the definition describes it. */
export interface StateDefinition {
  readonly name: string
  readonly type: string
  /** The call of a task, such as `ecs:runTask.sync`; of any other state, its type. */
  readonly detail: string
  readonly transitions: readonly Transition[]
  /** Whether the state machine can end in this state. */
  readonly ends: boolean
  /** The branches of a Parallel state, or the one of a Map state. */
  readonly parts: readonly MachineDefinition[]
}

/** A way out of a state. */
interface Transition {
  readonly kind: 'next' | 'choice' | 'catch'
  /** Name of a state. */
  readonly to: string
  /** The condition, or the errors; empty for `next`. */
  readonly label: string
}

/** Rule: AWS Step Functions developer guide, "Quotas": the size of a definition. */
const LARGEST = 1_048_576

/** The detail of a Map state each of whose items has an execution of its own. */
export const DISTRIBUTED = 'Distributed Map'

/** Parallel and Map states deeper than this are left out, as are conditions within conditions. */
const DEEPEST = 8

/**
 * Reads a definition in the Amazon States Language, with JSONPath or JSONata. Anybody may have written it.
 * Source: Amazon States Language specification, states-language.net.
 *
 * @returns undefined when it is no JSON, or has no states
 */
export function parseDefinition(definition: string): MachineDefinition | undefined {
  if (definition.length > LARGEST) return undefined
  try {
    return machineIn(JSON.parse(definition), 0)
  } catch {
    return undefined
  }
}

function machineIn(value: unknown, depth: number): MachineDefinition | undefined {
  const states = ownEntry(value, 'States')
  if (typeof states !== 'object' || states === null || depth > DEEPEST) return undefined
  const read = Object.entries(states).map(([name, state]) => stateOf(name, state, depth))
  return read.length === 0 ? undefined : { startAt: textOf(ownEntry(value, 'StartAt')), states: read }
}

function stateOf(name: string, state: unknown, depth: number): StateDefinition {
  const type = textOf(ownEntry(state, 'Type'))
  const processor = ownEntry(state, 'ItemProcessor') ?? ownEntry(state, 'Iterator')
  const inner = type === 'Map' ? [processor] : type === 'Parallel' ? listOf(ownEntry(state, 'Branches')) : []
  const isDistributed = ownEntry(ownEntry(processor, 'ProcessorConfig'), 'Mode') === 'DISTRIBUTED'
  return {
    name,
    type,
    detail: type === 'Map' && isDistributed ? DISTRIBUTED : detailOf(type, state),
    transitions: transitionsOf(type, state),
    ends: ownEntry(state, 'End') === true || type === 'Succeed' || type === 'Fail',
    parts: inner.flatMap((each) => machineIn(each, depth + 1) ?? []),
  }
}

function detailOf(type: string, state: unknown): string {
  if (type === 'Task') {
    const resource = textOf(ownEntry(state, 'Resource'))
    const [, , service, , , ...rest] = resource.split(':')
    if (service === 'states') return rest.join(':').replace(/^aws-sdk:/, '') || type
    return service === 'lambda' ? `lambda ${rest[1] ?? ''}`.trim() : type
  }
  const seconds = ownEntry(state, 'Seconds')
  return type === 'Wait' && typeof seconds === 'number' ? `Wait ${seconds} s` : type
}

function transitionsOf(type: string, state: unknown): readonly Transition[] {
  const found = (kind: Transition['kind'], to: unknown, label = ''): readonly Transition[] =>
    typeof to === 'string' ? [{ kind, to, label }] : []
  const choices = type === 'Choice' ? listOf(ownEntry(state, 'Choices')) : []
  return [
    ...choices.flatMap((rule) => found('choice', ownEntry(rule, 'Next'), conditionOf(rule, 0))),
    ...(type === 'Choice' ? found('choice', ownEntry(state, 'Default'), 'otherwise') : []),
    ...found('next', ownEntry(state, 'Next')),
    ...listOf(ownEntry(state, 'Catch')).flatMap((each) => found('catch', ownEntry(each, 'Next'), errorsOf(each))),
  ]
}

function errorsOf(catcher: unknown): string {
  const errors = listOf(ownEntry(catcher, 'ErrorEquals')).map(textOf)
  return errors.includes('States.ALL') ? 'any error' : errors.map((error) => error.replace(/^States\./, '')).join(', ')
}

/** The signs of comparisons, without the type before them and `Path` after them. */
const SIGNS: ReadonlyMap<string, string> = new Map([
  ['Equals', '='],
  ['GreaterThan', '>'],
  ['GreaterThanEquals', '≥'],
  ['LessThan', '<'],
  ['LessThanEquals', '≤'],
  ['Matches', 'matches'],
])

const COMPARISON = /^(?:String|Numeric|Boolean|Timestamp)(\w+?)(Path)?$/

/** Returns the condition of a choice in few words, such as `$.count > 3`. */
function conditionOf(rule: unknown, depth: number): string {
  if (typeof rule !== 'object' || rule === null || depth > DEEPEST) return '…'
  const variable = textOf(ownEntry(rule, 'Variable'))
  for (const [key, value] of Object.entries(rule)) {
    if (key === 'Condition') return withoutLongTexts(textOf(value).replace(/^\{%\s*|\s*%\}$/g, ''))
    if (key === 'Not') return `not (${conditionOf(value, depth + 1)})`
    const joined = listOf(value).map((each) => conditionOf(each, depth + 1))
    if (key === 'And' || key === 'Or') return joined.join(` ${key.toLowerCase()} `)
    if (/^Is[A-Z]/.test(key)) return `${variable} is ${value === false ? 'not ' : ''}${key.slice(2).toLowerCase()}`
    const [, comparison = '', path] = COMPARISON.exec(key) ?? []
    const sign = SIGNS.get(comparison)
    if (sign !== undefined)
      return `${variable} ${sign} ${path ? textOf(value) : withoutLongTexts(JSON.stringify(value) ?? '')}`
  }
  return '…'
}

/** A long text says nothing in a picture, and half a secret would not be masked. */
function withoutLongTexts(condition: string): string {
  return condition.replace(/(["'])(?:\\.|(?!\1).){21,}\1/g, '$1…$1')
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}
