import type { ExecutedState, ExecutionResult, ExecutionStatus, MapCounts } from '../../execution/execution.ts'

/** The end of a state. `recovered`: it was tried again, or its error was caught. */
export type Outcome = 'succeeded' | 'recovered' | 'failed' | 'running' | 'aborted'

/** The end of a state that was entered, or where it stands. */
export interface StateOutcome {
  readonly name: string
  readonly outcome: Outcome
  /** Of a Map state. */
  readonly counts?: MapCounts | undefined
}

type End = readonly [sign: string, phrase: string]

/** Source: AWS Step Functions API reference, DescribeExecution, status. */
const ENDS: ReadonlyMap<ExecutionStatus, End> = new Map([
  ['RUNNING', ['⏳', 'is running']],
  ['SUCCEEDED', ['✅', 'succeeded']],
  ['FAILED', ['❌', 'failed']],
  ['TIMED_OUT', ['❌', 'timed out']],
  ['ABORTED', ['⚠️', 'was stopped']],
  ['PENDING_REDRIVE', ['⏳', 'is waiting for a redrive']],
])

/** Returns the sign and the phrase of a status. AWS may have one that is newer than this action. */
export function endOf(status: ExecutionStatus): End {
  return ENDS.get(status) ?? ['❔', 'has a status that is not known here']
}

/** The gravest first. */
const GRAVEST: readonly Outcome[] = ['failed', 'running', 'aborted', 'recovered', 'succeeded']

/** Returns what became of each state that was entered; of one that was entered several times, the gravest, and its last counts. */
export function outcomesOf(execution: ExecutionResult): readonly StateOutcome[] {
  const byName = Map.groupBy(execution.states, ({ name }) => name)
  return [...byName].map(([name, entries]) => {
    const found = new Set(entries.map(stateOutcome))
    const outcome = GRAVEST.find((each) => found.has(each)) ?? 'succeeded'
    return { name, outcome, counts: entries.findLast(({ counts }) => counts !== undefined)?.counts }
  })
}

/** Returns what became of a state. One that failed has ended the execution, or its error was caught. */
export function stateOutcome({ type, status, isFatal = false, retries = 0 }: ExecutedState): Outcome {
  if (status === 'RUNNING') return 'running'
  if (status === 'ABORTED') return 'aborted'
  if (status === 'SUCCEEDED') return retries > 0 ? 'recovered' : 'succeeded'
  return type === 'Fail' || isFatal ? 'failed' : 'recovered'
}

/** Tells outcomes apart without colours. */
export const SIGNS: Readonly<Record<Outcome, string>> = {
  succeeded: '✓',
  recovered: '↻',
  failed: '✗',
  running: '▶',
  aborted: '■',
}

/** Returns the number of items, and what became of them, without what became of none: `1,000 items`, `997 succeeded`, `3 failed`. */
export function countTexts(counts: MapCounts): readonly string[] {
  const { total, succeeded, failed, timedOut, aborted, running, pending } = counts
  const parts = Object.entries({ succeeded, failed, 'timed out': timedOut, aborted, running, pending })
  return [
    `${total.toLocaleString('en')} ${total === 1 ? 'item' : 'items'}`,
    ...parts.flatMap(([what, count]) => (count > 0 ? [`${count.toLocaleString('en')} ${what}`] : [])),
  ]
}

/** Whether an item of a Map state failed, which the state may tolerate. */
export function hasLosses({ failed, timedOut, aborted }: MapCounts): boolean {
  return failed + timedOut + aborted > 0
}
