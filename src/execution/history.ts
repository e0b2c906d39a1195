import type { HistoryEvent } from '@aws-sdk/client-sfn'
import type { ExecutedState, MapCounts, TaskEnd } from './execution.ts'
import { readTask, type StateFailure } from './task.ts'

/** A state that an execution has entered, as far as its history was read. */
export interface EnteredState {
  readonly name: string
  readonly type: string
  /** The Map or Parallel state around it. */
  readonly parent: EnteredState | undefined
  /** ID of the event that entered it. */
  readonly entry: number
  readonly enteredAt: number
  exitedAt: number | undefined
  status: ExecutedState['status']
  retries: number
  /** Of its last try, while no other one has begun. */
  failure: StateFailure | undefined
  task: TaskEnd | undefined
  /** ARN of its last map run. */
  mapRun: string | undefined
  /** Of the items of a Map state. */
  counts: MapCounts | undefined
}

/** Something in a history that people want to see as it happens. */
export interface Change {
  readonly kind: 'entered' | 'exited' | 'retried'
  readonly state: EnteredState
  /** How often the state had been tried again by then. */
  readonly retries: number
}

/** The history of an execution, event by event. */
export interface History {
  /** Takes the next event. */
  see(event: HistoryEvent): Change | undefined
  /** In the order in which they were entered. */
  readonly states: readonly EnteredState[]
  /** ID of the last event. */
  readonly last: number
  readonly isOver: boolean
}

/** The members of an event's details that matter, whatever its type. */
interface Details {
  readonly name?: string
  /** Name of the state whose expression failed. */
  readonly state?: string
  readonly error?: string
  readonly cause?: string
  readonly output?: string
  readonly mapRunArn?: string
  readonly length?: number
}

/** An event within a state. */
interface Inner {
  readonly type: string
  readonly at: number
  /** ID of the event before it. */
  readonly previous: number
  readonly details: Details
}

const END = /^Execution(Succeeded|Failed|Aborted|TimedOut)$/
const FAILURE = /^(?!Execution|MapIteration).*(Failed|TimedOut)$/
/** Events of a Map or Parallel state about what is in it, or about itself. */
const GROUP = /^(Map|Parallel)(State|Iteration|Run)/
const GROUP_START = /^(Map|Parallel)StateStarted$/
const GROUP_FAILURE = /^(Map|Parallel)StateFailed$/
/** The count that an item of a Map state leaves, and the one that it joins. */
const ITERATION: ReadonlyMap<string, readonly [from: keyof MapCounts, to: keyof MapCounts]> = new Map([
  ['MapIterationStarted', ['pending', 'running']],
  ['MapIterationSucceeded', ['running', 'succeeded']],
  ['MapIterationFailed', ['running', 'failed']],
  ['MapIterationAborted', ['running', 'aborted']],
])

/**
 * Opens an empty history. Each event belongs to a state: that of the event before it, which its `previousEventId` names, so that
 * the branches of a Parallel or Map state stay apart.
 * Source: AWS Step Functions API reference, HistoryEvent; snapshots of LocalStack that were recorded from AWS.
 */
export function openHistory(): History {
  const states: EnteredState[] = []
  /** The state that goes on after an event, by the ID of the event. */
  const after = new Map<number, EnteredState | undefined>()
  let [last, isOver] = [0, false]
  const see = (event: HistoryEvent): Change | undefined => {
    const { id = 0, type = '', previousEventId: previous = 0, timestamp } = event
    const at = timestamp?.getTime() ?? 0
    const before = after.get(previous)
    const details = detailsOf(event)
    last = id
    if (type === 'ExecutionRedriven') isOver = false
    if (END.test(type)) {
      isOver = true
      closeAll(states, at)
      if (type === 'ExecutionFailed') failAround(stateIn(states, details) ?? before, details)
    }
    if (type.endsWith('StateEntered')) {
      const state = enter(details.name ?? '', type, { parent: before, entry: id, at })
      states.push(state)
      after.set(id, state)
      return { kind: 'entered', state, retries: 0 }
    }
    if (type.endsWith('StateExited')) {
      const state = outwards(before, (each) => each.name === details.name)
      if (state === undefined) return undefined
      state.exitedAt = at
      state.status = state.failure === undefined ? 'SUCCEEDED' : 'FAILED'
      after.set(id, state.parent)
      return { kind: 'exited', state, retries: state.retries }
    }
    const state = type === 'EvaluationFailed' ? evaluatedState(states, details) : ownerOf(type, before, details.name)
    after.set(id, state)
    return state && change(state, states, { type, at, previous, details })
  }
  return {
    see,
    states,
    get last() {
      return last
    },
    get isOver(): boolean {
      return isOver
    },
  }
}

function detailsOf(event: HistoryEvent): Details {
  return Object.entries(event).find(([name]) => name.endsWith('EventDetails'))?.[1] ?? {}
}

function enter(
  name: string,
  type: string,
  { at, ...place }: { readonly parent: EnteredState | undefined; readonly entry: number; readonly at: number },
): EnteredState {
  return {
    name,
    type: type.replace('StateEntered', ''),
    ...place,
    enteredAt: at,
    exitedAt: undefined,
    status: 'RUNNING',
    retries: 0,
    failure: undefined,
    task: undefined,
    mapRun: undefined,
    counts: undefined,
  }
}

/** Returns the first state that fits: a state, one around it, and so on. */
function outwards(from: EnteredState | undefined, fits: (state: EnteredState) => boolean): EnteredState | undefined {
  let state = from
  while (state !== undefined && !fits(state)) state = state.parent
  return state
}

/** Returns the state of an event. One of a Map or Parallel state can follow an event of a state within it, such as its failure. */
function ownerOf(type: string, before: EnteredState | undefined, name: string | undefined): EnteredState | undefined {
  const kind = GROUP.exec(type)?.[1]
  if (kind === undefined) return before
  const isOwner = (state: EnteredState): boolean =>
    state.type === kind && state.exitedAt === undefined && (name ?? state.name) === state.name
  return outwards(before, isOwner) ?? before
}

/** Returns the state whose expression failed. The event before this one may be the one that led to the state. */
function evaluatedState(states: readonly EnteredState[], details: Details): EnteredState | undefined {
  return stateIn(states, details) ?? states.findLast(({ name }) => name === details.state)
}

/** Returns the state that a cause names in the words of Step Functions. */
function stateIn(states: readonly EnteredState[], { cause = '' }: Details): EnteredState | undefined {
  return states.find(({ name, entry }) =>
    cause.startsWith(`An error occurred while executing the state '${name}' (entered at the event id #${entry}).`),
  )
}

/** Notes the failure that has ended the execution: that of a state at run time, such as for a wrong path, has no event of its own. */
function failAround(from: EnteredState | undefined, { error, cause }: Details): void {
  outwards(from, (state) => {
    if (state.status === 'ABORTED') Object.assign(state, { status: 'FAILED', failure: { error, cause } })
    return false
  })
}

/** Ends the states that have no end of their own, since what is around them has ended. */
function closeAll(states: readonly EnteredState[], at: number): void {
  for (const state of states) {
    if (state.exitedAt !== undefined) continue
    state.status = state.failure !== undefined || state.type === 'Fail' ? 'FAILED' : 'ABORTED'
    state.exitedAt = at
  }
}

function isWithin(state: EnteredState, group: EnteredState, orSame: boolean): boolean {
  return outwards(orSame ? state : state.parent, (each) => each === group) !== undefined
}

/** Returns the items of a Map state after an event. A Distributed Map has a map run that counts them. */
function countsAfter(counts: MapCounts | undefined, type: string, { length = 0 }: Details): MapCounts | undefined {
  if (type === 'MapRunStarted') return undefined
  if (type === 'MapStateStarted')
    return length === 0
      ? undefined
      : { total: length, pending: length, running: 0, succeeded: 0, failed: 0, timedOut: 0, aborted: 0 }
  const [from, to] = ITERATION.get(type) ?? []
  if (counts === undefined || from === undefined || to === undefined) return counts
  return { ...counts, [from]: counts[from] - 1, [to]: counts[to] + 1 }
}

/** Notes what an event within a state tells of it. */
function change(
  state: EnteredState,
  states: readonly EnteredState[],
  { type, at, previous, details }: Inner,
): Change | undefined {
  const { error = '', cause, output, mapRunArn } = details
  state.mapRun = mapRunArn ?? state.mapRun
  state.task = readTask(cause) ?? readTask(output) ?? state.task
  state.counts = countsAfter(state.counts, type, details)
  const isRetry = GROUP_START.test(type)
    ? previous !== state.entry
    : type.endsWith('Scheduled') && state.failure !== undefined
  const isGroupFailure = GROUP_FAILURE.test(type)
  if (isGroupFailure) state.failure ??= { error, cause }
  else if (FAILURE.test(type))
    state.failure = { error: error || (type.endsWith('TimedOut') ? 'States.Timeout' : ''), cause }
  if (isRetry || isGroupFailure)
    closeAll(
      states.filter((each) => isWithin(each, state, isGroupFailure)),
      at,
    )
  if (!isRetry) return undefined
  state.failure = undefined
  state.retries += 1
  return { kind: 'retried', state, retries: state.retries }
}
