import {
  DescribeExecutionCommand,
  DescribeStateMachineCommand,
  type SFNClient,
  StartExecutionCommand,
  StopExecutionCommand,
} from '@aws-sdk/client-sfn'
import { executionConsoleUrl } from '../aws/console.ts'
import { isAccessDenied, isError } from '../aws/error.ts'
import { poll, type WaitOptions } from '../stack/poll.ts'
import type { ExecutionEdges } from './edges.ts'
import { expressProblem, missingMachineProblem } from './problems.ts'

/** An execution to start. */
interface StartRequest {
  /** ARN of the state machine. */
  readonly stateMachineArn: string
  readonly name: string
  /** JSON. */
  readonly input: string
}

/** An execution that runs, or has run. */
export interface StartedExecution extends StartRequest {
  readonly arn: string
  /** Milliseconds since 1970. */
  readonly startedAt: number
  readonly consoleUrl: string
}

/**
 * Returns the ARN of an execution of this name.
 * Source: AWS service authorization reference, Step Functions, resource types.
 */
export function executionArn(stateMachineArn: string, name: string): string {
  return `${stateMachineArn.replace(':stateMachine:', ':execution:')}:${name}`
}

/**
 * Starts an execution, or attaches to the one that has its name. A name is taken for 90 days; of an EXPRESS state machine, none is.
 * Source: AWS Step Functions API reference, StartExecution: idempotent for the name and input of an execution that runs.
 */
export async function startExecution(
  { log, clock }: ExecutionEdges,
  client: SFNClient,
  { request, waiting }: { readonly request: StartRequest; readonly waiting: WaitOptions },
): Promise<StartedExecution> {
  const { stateMachineArn, name } = request
  const sentAt = clock.now()
  const start = async () => {
    try {
      const { executionArn: arn = '', startDate } = await client.send(new StartExecutionCommand(request))
      const startedAt = startDate?.getTime() ?? sentAt
      return { arn, startedAt, isAttached: startedAt < sentAt - CLOCK_SKEW }
    } catch (error) {
      if (!isError(error, 'ExecutionAlreadyExists')) throw error
      const arn = executionArn(stateMachineArn, name)
      const { startDate } = await client.send(new DescribeExecutionCommand({ executionArn: arn }))
      return { arn, startedAt: startDate?.getTime() ?? 0, isAttached: true }
    }
  }
  const { arn, startedAt, isAttached } = await poll(waiting, start)
  const consoleUrl = executionConsoleUrl(arn, startedAt)
  const done = isAttached ? 'This run has already started the execution' : 'Started the execution'
  log.info(`${done} ${name}: ${consoleUrl}`)
  return { ...request, arn, startedAt, consoleUrl }
}

/** How much the clock of AWS may differ from ours, in milliseconds. */
const CLOCK_SKEW = 5_000

/**
 * Reads the definition of a state machine.
 *
 * @param options `follows`: whether its execution is to be followed
 * @returns undefined without the permission to read it
 * @throws Problem when there is no such state machine, or its executions cannot be followed
 */
export async function readDefinition(
  client: SFNClient,
  stateMachineArn: string,
  { waiting, follows }: { readonly waiting: WaitOptions; readonly follows: boolean },
): Promise<string | undefined> {
  const read = () => client.send(new DescribeStateMachineCommand({ stateMachineArn }))
  const machine = await poll(waiting, read).catch((error: unknown) => {
    if (isError(error, 'StateMachineDoesNotExist')) throw missingMachineProblem(stateMachineArn)
    if (!isAccessDenied(error)) throw error
    return undefined
  })
  if (follows && machine?.type === 'EXPRESS') throw expressProblem(stateMachineArn)
  return machine?.definition
}

/**
 * Stops an execution. One that has ended, or has never begun, counts as stopped.
 * Source: AWS Step Functions API reference, StopExecution: without error and cause, it needs no permission for a key.
 *
 * @param cause for whoever looks at it
 * @returns whether it ran until now
 */
export async function stopExecution(client: SFNClient, arn: string, cause: string): Promise<boolean> {
  const stop = (why: { readonly error?: string; readonly cause?: string }) =>
    client.send(new StopExecutionCommand({ executionArn: arn, ...why }))
  try {
    await stop({ error: 'JobCancelled', cause }).catch((error: unknown) => {
      // Both are encrypted with the key of the state machine, if it has one.
      if (!isError(error, 'KmsAccessDeniedException')) throw error
      return stop({})
    })
    return true
  } catch (error) {
    if (isError(error, 'ExecutionDoesNotExist') || isError(error, 'ValidationException')) return false
    throw error
  }
}
