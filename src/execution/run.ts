import type { SFNClient } from '@aws-sdk/client-sfn'
import { isExpressExecution } from '../aws/console.ts'
import type { ExecutionPlan } from '../plan/plan.ts'
import { orTimeoutProblem, TimedOut, type WaitOptions } from '../stack/poll.ts'
import type { ExecutionEdges } from './edges.ts'
import type { ExecutionResult } from './execution.ts'
import { followExecution } from './follow.ts'
import { openHistory } from './history.ts'
import { showLogTail } from './log-tail.ts'
import { failedChild } from './map-run.ts'
import { failedState, type Known, resultOf, taskOf } from './outcome.ts'
import { expressProblem, failureProblem, notStartedProblem, timeoutProblem } from './problems.ts'
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
  const late = notStartedProblem(plan)
  const reading = readDefinition(client, stateMachineArn, { waiting, follows: settings.wait })
  const definition = await orTimeoutProblem(reading, late)
  // Undefined while no answer says that it has begun.
  let latest: ExecutionResult | undefined
  const learn: ExecutionEdges['learn'] = (facts) => {
    latest = facts.execution
    edges.learn(facts)
  }
  const start = async () => {
    const starting = startExecution(edges, client, { request: { stateMachineArn, name, input }, waiting })
    const known: Known = { started: await orTimeoutProblem(starting, late), definition }
    const execution = resultOf(known, openHistory())
    learn({ execution })
    return { known, execution }
  }
  if (!settings.wait) return { execution: (await start()).execution, failure: undefined }
  const arn = executionArn(stateMachineArn, name)
  saveExecution(arn)
  try {
    const { known } = await start()
    const end = await awaitEnd({ ...edges, learn }, client, { known, plan, waiting })
    saveExecution(undefined)
    return end
  } catch (error) {
    const mayRun = latest === undefined || latest.status === 'RUNNING'
    // If this fails, or takes too long, the post step does it.
    const isStopped = signal.aborted && mayRun && (await stopExecution(client, arn, plan.cancelCause))
    if (isStopped) log.info(`Stopped the execution ${name}, because the job is cancelled.`)
    if (isStopped && latest !== undefined)
      edges.learn({ execution: { ...latest, status: 'ABORTED', endedAt: clock.now() } })
    // A request to start it may still be on its way. The post step looks once more.
    const isUnknown = latest === undefined && !isStopped && (signal.aborted || error === late)
    if (!isUnknown) saveExecution(undefined)
    throw error
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
  // Without the permission to describe its state machine, only this tells.
  if (isExpressExecution(arn))
    return { execution: resultOf(known, history), failure: expressProblem(known.started.stateMachineArn) }
  try {
    const described = await followExecution(edges, client, { arn, name, history, waiting, onLook })
    const ended = resultOf({ ...known, described }, history)
    learn({ execution: ended })
    if (ended.status === 'SUCCEEDED') return { execution: ended, failure: undefined }
    // Of one that was stopped, or has exceeded its time, the last task is the one that matters.
    const failed = ended.status === 'FAILED' ? failedState(history.states, described.error) : undefined
    const child = await failedChild(edges, client, failed?.mapRun)
    const task = child?.task ?? taskOf(history.states, failed, described.cause)
    const logTail = task === undefined ? [] : await showLogTail(edges, task)
    const execution = { ...resultOf({ ...known, described, child }, history), logTail }
    learn({ execution })
    return { execution, failure: failureProblem(execution) }
  } catch (error) {
    signal.throwIfAborted()
    const execution = resultOf(known, history)
    return { execution, failure: error instanceof TimedOut ? timeoutProblem(execution, plan.settings) : error }
  }
}
