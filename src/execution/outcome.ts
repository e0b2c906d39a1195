import type { DescribeExecutionCommandOutput } from '@aws-sdk/client-sfn'
import type { ExecutedState, ExecutionResult, TaskEnd } from './execution.ts'
import type { EnteredState, History } from './history.ts'
import type { StartedExecution } from './start.ts'
import { causeText, exitCodeIn, failedContainer, readTask, reasonText } from './task.ts'

/** The facts of an execution besides its history. */
export interface Known {
  readonly started: StartedExecution
  readonly definition: string | undefined
  /** Undefined while nobody has asked. */
  readonly described?: DescribeExecutionCommandOutput | undefined
  /** The state in which a child of a map run has failed; undefined when none did, or nobody has asked. */
  readonly child?: EnteredState | undefined
}

/** Returns all that is known of an execution. Its log is read later. */
export function resultOf({ started, definition, described, child }: Known, { states }: History): ExecutionResult {
  const failed = described?.status === 'FAILED' ? failedState(states, described.error) : undefined
  const task = child?.task ?? taskOf(states, failed, described?.cause)
  const container =
    task && (failedContainer(task) ?? task.containers.findLast(({ exitCode }) => exitCode !== undefined))
  const fatal = failed === undefined ? new Set<EnteredState>() : fatalStates(states, failed)
  const { arn, name, stateMachineArn, input, startedAt, consoleUrl } = started
  return {
    arn,
    name,
    stateMachineArn,
    status: described?.status ?? 'RUNNING',
    input: described?.input ?? input,
    output: described?.output,
    error: described?.error,
    cause: [causeText(described?.cause), child && childReason(child)].filter(Boolean).join(' ') || undefined,
    failedState: failed?.name,
    exitCode: exitCodeIn(described?.output) ?? container?.exitCode,
    stoppedReason: task?.stoppedReason,
    startedAt: described?.startDate?.getTime() ?? startedAt,
    endedAt: described?.stopDate?.getTime(),
    states: states.map((state) => toState(state, fatal)),
    logTail: [],
    definition,
    consoleUrl,
  }
}

function childReason({ name, failure }: EnteredState): string {
  return `One of its children failed in the state ${name}: ${reasonText(failure)}`
}

/** Returns the state that an execution has failed in, a Fail state after it, and the states around both. */
function fatalStates(states: readonly EnteredState[], failed: EnteredState): ReadonlySet<EnteredState> {
  const last = states.findLast(({ status }) => status === 'FAILED')
  const fatal = new Set<EnteredState>()
  for (const end of last?.type === 'Fail' ? [failed, last] : [failed])
    for (let state: EnteredState | undefined = end; state !== undefined; state = state.parent) fatal.add(state)
  return fatal
}

function toState(state: EnteredState, fatal: ReadonlySet<EnteredState>): ExecutedState {
  const { name, type, status, enteredAt, exitedAt, retries, counts } = state
  return {
    name,
    type,
    status,
    enteredAt,
    exitedAt,
    ...(fatal.has(state) && { isFatal: true }),
    ...(retries > 0 && { retries }),
    ...(counts !== undefined && { counts }),
  }
}

/**
 * Returns the state that an execution has failed in. Behind a Fail state is the state whose failure was caught before; behind a Map
 * or Parallel state, the one within it.
 *
 * @param error of the execution. A state that handles a failure can fail, too: its error is another one.
 */
export function failedState(states: readonly EnteredState[], error?: string): EnteredState | undefined {
  const failed = states.filter(({ status }) => status === 'FAILED')
  const groups = new Set(failed.map(({ parent }) => parent))
  const real = failed.filter((state) => state.type !== 'Fail' && !groups.has(state))
  return real.findLast(({ failure }) => failure?.error === error) ?? real.at(-1) ?? failed.at(-1)
}

/**
 * Returns the task that decides about the exit code: that of the state that failed, else the last one.
 *
 * @param cause of the execution's failure, which tells the task where the history cannot be read
 */
export function taskOf(
  states: readonly EnteredState[],
  failed: EnteredState | undefined,
  cause?: string,
): TaskEnd | undefined {
  return failed?.task ?? states.findLast(({ task }) => task !== undefined)?.task ?? readTask(cause)
}
