import { DescribeExecutionCommand, StartExecutionCommand } from '@aws-sdk/client-sfn'
import { executionConsoleUrl, regionOf } from '../aws/console.ts'
import { isError } from '../aws/error.ts'
import type { ExecutionEdges } from './edges.ts'

/** An execution to start. */
interface StartRequest {
  /** ARN of the state machine. */
  readonly stateMachineArn: string
  readonly name: string
  /** JSON. */
  readonly input: string
}

/** An execution that runs, or has run. */
interface StartedExecution extends StartRequest {
  readonly arn: string
  /** Whether another try of this attempt had started it already. */
  readonly isAttached: boolean
  readonly consoleUrl: string
}

/**
 * Starts an execution, or attaches to the one that has its name. A name is taken for 90 days.
 * Source: AWS Step Functions API reference, StartExecution: idempotent for the name and input of an execution that runs.
 */
export async function startExecution(
  { stepFunctions, log, clock }: ExecutionEdges,
  request: StartRequest,
): Promise<StartedExecution> {
  const client = await stepFunctions()
  const { stateMachineArn, name } = request
  const arn = `${stateMachineArn.replace(':stateMachine:', ':execution:')}:${name}`
  const consoleUrl = executionConsoleUrl(regionOf({ id: arn }), arn)
  const sentAt = clock.now()
  try {
    const { startDate } = await client.send(new StartExecutionCommand(request))
    const isAttached = (startDate?.getTime() ?? sentAt) < sentAt - CLOCK_SKEW
    log.info(`${isAttached ? 'Attached to' : 'Started'} the execution ${name}: ${consoleUrl}`)
    return { ...request, arn, isAttached, consoleUrl }
  } catch (error) {
    if (!isError(error, 'ExecutionAlreadyExists')) throw error
    await client.send(new DescribeExecutionCommand({ executionArn: arn }))
    log.info(`Attached to the execution ${name}: ${consoleUrl}`)
    return { ...request, arn, isAttached: true, consoleUrl }
  }
}

/** How much the clock of AWS may differ from ours, in milliseconds. */
const CLOCK_SKEW = 60_000
