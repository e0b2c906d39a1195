import type { HistoryEvent } from '@aws-sdk/client-sfn'
import type { ExecutedState, MapCounts, TaskEnd } from './execution.ts'
import { readTask, type StateFailure } from './task.ts'

/** A state that an execution has entered, as far as its history was read. */
export interface EnteredState {
  readonly name: string
  readonly type: string
  /** The Map or Parallel state around it. */
  readonly parent: EnteredState | undefined
  readonly enteredAt: number
  exitedAt: number | undefined
  status: ExecutedState['status']
  retries: number
  /** Of its last try, while no other one has begun. */
  failure: StateFailure | undefined
  task: TaskEnd | undefined
  /** ARN of its last map run. */
  mapRun: string | undefined
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
  readonly error?: string
  readonly cause?: string
  readonly output?: string
  readonly mapRunArn?: string
}

const END = /^Execution(Succeeded|Failed|Aborted|TimedOut)$/
const FAILURE = /^(?!Execution|MapIteration).*(Failed|TimedOut)$/
const TRY = /(Scheduled|^MapStateStarted|^ParallelStateStarted)$/

/**
 * Opens an empty history. Each event belongs to a state: that of the event before it, which its `previousEventId` names, so that
 * the branches of a Parallel or Map state stay apart.
 * Source: AWS Step Functions API reference, HistoryEvent.
 */
export function openHistory(): History {
  const states: EnteredState[] = []
  /** The state that goes on after an event, by the ID of the event. */
  const after = new Map<number, EnteredState | undefined>()
  let [last, isOver] = [0, false]
  const see = (event: HistoryEvent): Change | undefined => {
    const { id = 0, type = '', previousEventId = 0, timestamp } = event
    const at = timestamp?.getTime() ?? 0
    const around = after.get(previousEventId)
    const details = detailsOf(event)
    last = id
    if (type === 'ExecutionRedriven') isOver = false
    if (END.test(type)) {
      isOver = true
      for (const state of states) if (state.exitedAt === undefined) close(state, at, type)
    }
    if (type.endsWith('StateEntered')) {
      const state = enter(details.name ?? '', type, { parent: around, at })
      states.push(state)
      after.set(id, state)
      return { kind: 'entered', state, retries: 0 }
    }
    if (type.endsWith('StateExited')) {
      const state = exited(states, around, details.name)
      if (state === undefined) return undefined
      state.exitedAt = at
      state.status = state.failure === undefined ? 'SUCCEEDED' : 'FAILED'
      after.set(id, state.parent)
      return { kind: 'exited', state, retries: state.retries }
    }
    after.set(id, around)
    return around && change(around, type, details)
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
  { parent, at }: { readonly parent: EnteredState | undefined; readonly at: number },
): EnteredState {
  return {
    name,
    type: type.replace('StateEntered', ''),
    parent,
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

/** Returns the state that an event leaves: the one that it belongs to, or one around that. */
function exited(
  states: readonly EnteredState[],
  around: EnteredState | undefined,
  name: string | undefined,
): EnteredState | undefined {
  for (let state = around; state !== undefined; state = state.parent) if (state.name === name) return state
  return states.findLast((state) => state.name === name && state.exitedAt === undefined)
}

/** Ends a state that its execution ends in. A Fail state has no end of its own. */
function close(state: EnteredState, at: number, end: string): void {
  const failed = state.failure !== undefined || (state.type === 'Fail' && end === 'ExecutionFailed')
  state.status = failed ? 'FAILED' : 'ABORTED'
  state.exitedAt = at
}

/** Notes what an event within a state tells of it. */
function change(state: EnteredState, type: string, { error, cause, output, mapRunArn }: Details): Change | undefined {
  state.mapRun = mapRunArn ?? state.mapRun
  state.task = readTask(cause) ?? readTask(output) ?? state.task
  if (FAILURE.test(type)) state.failure = { error: error ?? (type.endsWith('TimedOut') ? 'States.Timeout' : ''), cause }
  if (!TRY.test(type) || state.failure === undefined) return undefined
  state.failure = undefined
  state.retries += 1
  return { kind: 'retried', state, retries: state.retries }
}
