import { GetExecutionHistoryCommand, ListExecutionsCommand, type SFNClient } from '@aws-sdk/client-sfn'
import { isAccessDenied } from '../aws/error.ts'
import type { ExecutionEdges } from './edges.ts'
import { type EnteredState, openHistory } from './history.ts'
import { failedState } from './outcome.ts'

/** The most events of a child to read, the last ones: its failure is among them. */
const LAST_EVENTS = 200

/**
 * Finds the state in which a child of a map run has failed, the last one that did: its map run only counts.
 *
 * @param mapRunArn undefined for a state that has none
 * @returns undefined when there is none, or it cannot be read, as those of the type EXPRESS cannot
 */
export async function failedChild(
  { log }: ExecutionEdges,
  client: SFNClient,
  mapRunArn: string | undefined,
): Promise<EnteredState | undefined> {
  if (mapRunArn === undefined) return undefined
  try {
    const request = { mapRunArn, statusFilter: 'FAILED', maxResults: 1 } as const
    const { executions = [] } = await client.send(new ListExecutionsCommand(request))
    const executionArn = executions[0]?.executionArn
    if (executionArn === undefined) return undefined
    const { events = [] } = await client.send(
      new GetExecutionHistoryCommand({ executionArn, reverseOrder: true, maxResults: LAST_EVENTS }),
    )
    const history = openHistory()
    for (const event of events.reverse()) history.see(event)
    return failedState(history.states, events.at(-1)?.executionFailedEventDetails?.error)
  } catch (error) {
    if (isAccessDenied(error))
      log.notice(
        'The state in which a child of the map run failed is not shown: the role that deploys lacks states:ListExecutions or states:GetExecutionHistory.',
      )
    return undefined
  }
}
