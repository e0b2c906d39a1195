import {
  DescribeExecutionCommand,
  type ExecutionListItem,
  ListExecutionsCommand,
  type SFNClient,
} from '@aws-sdk/client-sfn'
import { executionConsoleUrl } from '../aws/console.ts'
import { isError } from '../aws/error.ts'
import { type Readable, readable } from '../aws/readable.ts'
import type { ExecutionStatus } from './execution.ts'
import { reasonText } from './task.ts'

/** An execution of the past, or one that runs. */
export interface RecentExecution {
  readonly arn: string
  readonly name: string
  readonly status: ExecutionStatus
  /** Milliseconds since 1970. */
  readonly startedAt: number
  /** Milliseconds since 1970; undefined while it runs. */
  readonly endedAt: number | undefined
  /** Why it failed, or was stopped: error and cause; undefined for any other. */
  readonly reason: Readable<string> | undefined
  readonly consoleUrl: string
}

/** How many executions of a state machine people see. */
const SHOWN = 10

/**
 * Returns the last executions of a state machine, the newest first.
 *
 * @param machine ARN
 * @returns undefined for an EXPRESS state machine, which keeps none
 */
export async function recentExecutions(
  client: SFNClient,
  machine: string,
): Promise<Readable<readonly RecentExecution[] | undefined>> {
  const request = new ListExecutionsCommand({ stateMachineArn: machine, maxResults: SHOWN })
  return readable('states:ListExecutions', async () => {
    try {
      const { executions = [] } = await client.send(request)
      return await Promise.all(executions.map((each) => toRecent(client, each)))
    } catch (error) {
      if (isError(error, 'StateMachineTypeNotSupported')) return undefined
      if (isError(error, 'StateMachineDoesNotExist')) return []
      throw error
    }
  })
}

async function toRecent(client: SFNClient, item: ExecutionListItem): Promise<RecentExecution> {
  const { executionArn: arn = '', name = '', status = 'RUNNING', startDate, stopDate } = item
  const startedAt = startDate?.getTime() ?? 0
  const isBad = status !== 'RUNNING' && status !== 'SUCCEEDED'
  return {
    arn,
    name,
    status,
    startedAt,
    endedAt: stopDate?.getTime(),
    reason: isBad ? await readable('states:DescribeExecution', () => reasonOf(client, arn)) : undefined,
    consoleUrl: executionConsoleUrl(arn, startedAt),
  }
}

async function reasonOf(client: SFNClient, executionArn: string): Promise<string> {
  return reasonText(await client.send(new DescribeExecutionCommand({ executionArn })))
}
