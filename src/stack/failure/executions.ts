import { paginateListExecutions, type SFNClient, StopExecutionCommand } from '@aws-sdk/client-sfn'
import { isError } from '../../aws/error.ts'

/**
 * Returns the ARNs of the running executions of a state machine; none of one that is gone, or that is EXPRESS, whose executions do
 * not block its deletion.
 * Source: AWS Step Functions API reference, "ListExecutions", "DeleteStateMachine".
 *
 * @param machine ARN
 */
export async function runningExecutions(client: SFNClient, machine: string): Promise<readonly string[]> {
  const request = { stateMachineArn: machine, statusFilter: 'RUNNING' as const }
  try {
    const pages = await Array.fromAsync(paginateListExecutions({ client }, request))
    return pages.flatMap(({ executions = [] }) => executions.map(({ executionArn = '' }) => executionArn))
  } catch (error) {
    if (isError(error, 'StateMachineDoesNotExist') || isError(error, 'StateMachineTypeNotSupported')) return []
    throw error
  }
}

/**
 * Stops all running executions of a state machine.
 *
 * @param machine ARN
 * @returns the names of those that were stopped
 */
export async function stopExecutions(client: SFNClient, machine: string, cause: string): Promise<readonly string[]> {
  const stopped: string[] = []
  for (const executionArn of await runningExecutions(client, machine)) {
    try {
      await client.send(new StopExecutionCommand({ executionArn, error: 'PreviewDeleted', cause }))
      stopped.push(executionArn.slice(executionArn.lastIndexOf(':') + 1))
    } catch (error) {
      // It may have ended since it was listed.
      if (!isError(error, 'ExecutionDoesNotExist') && !isError(error, 'ValidationException')) throw error
    }
  }
  return stopped
}
