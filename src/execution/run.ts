import type { SFNClient } from '@aws-sdk/client-sfn'
import type { ExecutionPlan } from '../plan/plan.ts'
import { orTimeoutProblem, TimedOut, type WaitOptions } from '../stack/poll.ts'
import type { ExecutionEdges } from './edges.ts'
import type { ExecutionResult, TaskEnd } from './execution.ts'
import { followExecution } from './follow.ts'
import { openHistory } from './history.ts'
import { lastLines } from './log-tail.ts'
import { failedChild } from './map-run.ts'
import { failedState, type Known, resultOf, taskOf } from './outcome.ts'
import { failureProblem, notStartedProblem, timeoutProblem } from './problems.ts'
import { executionArn, readDefinition, startExecution, stopExecution } from './start.ts'

/** An execution to start and to follow. */
export interface ExecutionRequest {
  readonly plan: ExecutionPlan
  /** ARN. */
  readonly stateMachineArn: string
  /** JSON. */
  readonly input: string
}

/** How an execution ended. */
export interface ExecutionEnd {
  readonly execution: ExecutionResult
  /** Why the job fails; undefined when the execution has succeeded, or nobody waits for it. */
  readonly failure: unknown
}

/**
 * Starts an execution and follows it to its end. When the job is cancelled, stops it.
 *
 * @throws Problem, or an error of the SDK, when it does not start; the reason of the signal when the job is cancelled
 */
export async function runExecution(edges: ExecutionEdges, request: ExecutionRequest): Promise<ExecutionEnd> {
  const { clock, signal, log, saveExecution } = edges
  const { plan, stateMachineArn, input } = request
  const { name, settings } = plan
  const client = await edges.stepFunctions()
  const waiting = { clock, signal, deadline: clock.now() + settings.timeoutMinutes * 60_000 }
  const reading = readDefinition(client, stateMachineArn, waiting)
  const definition = await orTimeoutProblem(reading, notStartedProblem(plan))
  const arn = executionArn(stateMachineArn, name)
  if (settings.wait) saveExecution(arn)
  // Undefined while no answer says that it has begun.
  let latest: ExecutionResult | undefined
  const learn: ExecutionEdges['learn'] = (facts) => {
    latest = facts.execution
    edges.learn(facts)
  }
  try {
    const started = await startExecution(edges, client, { request: { stateMachineArn, name, input }, waiting })
    const known: Known = { started, definition }
    learn({ execution: resultOf(known, openHistory()) })
    const end = settings.wait ? await awaitEnd({ ...edges, learn }, client, { known, plan, waiting }) : undefined
    saveExecution(undefined)
    return end ?? { execution: resultOf(known, openHistory()), failure: undefined }
  } catch (error) {
    const mayRun = settings.wait && (latest === undefined || latest.status === 'RUNNING')
    // If this fails, or takes too long, the post step does it.
    const isStopped = signal.aborted && mayRun && (await stopExecution(client, arn, plan.cancelCause))
    if (isStopped) {
      log.info(`Stopped the execution ${name}, because the job is cancelled.`)
      if (latest !== undefined) edges.learn({ execution: { ...latest, status: 'ABORTED', endedAt: clock.now() } })
    }
    const isLate = error instanceof TimedOut
    // A request to start it may still be on its way. The post step looks once more.
    const isUnknown = mayRun && latest === undefined && !isStopped && (signal.aborted || isLate)
    if (!isUnknown) saveExecution(undefined)
    throw isLate ? notStartedProblem(plan) : error
  }
}

interface Awaited {
  readonly known: Known
  readonly plan: ExecutionPlan
  readonly waiting: WaitOptions
}

async function awaitEnd(
  edges: ExecutionEdges,
  client: SFNClient,
  { known, plan, waiting }: Awaited,
): Promise<ExecutionEnd> {
  const { signal, learn } = edges
  const { arn, name } = known.started
  const history = openHistory()
  const onLook = (): void => learn({ execution: resultOf(known, history) })
  try {
    const described = await followExecution(edges, client, { arn, name, history, waiting, onLook })
    const isGreen = described.status === 'SUCCEEDED'
    const failed = isGreen ? undefined : failedState(history.states)
    learn({ execution: resultOf({ ...known, described }, history) })
    const child = await failedChild(client, failed?.mapRun)
    const task = child?.task ?? taskOf(history.states, failed)
    const logTail = isGreen || task === undefined ? [] : await showLog(edges, task)
    const execution = { ...resultOf({ ...known, described, child }, history), logTail }
    learn({ execution })
    return { execution, failure: failureProblem(execution) }
  } catch (error) {
    signal.throwIfAborted()
    const execution = resultOf(known, history)
    return { execution, failure: error instanceof TimedOut ? timeoutProblem(execution, plan.settings) : error }
  }
}

/** Reads the end of the log of a task, and shows it. */
async function showLog(edges: ExecutionEdges, task: TaskEnd): Promise<readonly string[]> {
  const { log } = edges
  const lines = await lastLines(edges, task)
  const show = async (): Promise<void> => lines.map((line) => `  | ${line}`).forEach(log.info)
  if (lines.length > 0) await log.group(`The last ${lines.length} log lines of the container`, show)
  return lines
}
