import {
  DescribeExecutionCommand,
  type DescribeExecutionCommandOutput,
  DescribeMapRunCommand,
  type HistoryEvent,
  paginateGetExecutionHistory,
  type SFNClient,
} from '@aws-sdk/client-sfn'
import { isAccessDenied } from '../aws/error.ts'
import { poll, type WaitOptions } from '../stack/poll.ts'
import { duration } from '../text/format.ts'
import type { ExecutionEdges } from './edges.ts'
import type { MapCounts } from './execution.ts'
import type { Change, EnteredState, History } from './history.ts'
import { reasonText } from './task.ts'

/** An execution to follow. */
interface FollowedExecution {
  readonly arn: string
  readonly name: string
  readonly history: History
  readonly waiting: WaitOptions
  /** Is called after each look. */
  readonly onLook: () => void
}

/**
 * Follows an execution to its end, and logs each state that it enters and leaves. A look takes one request, and one more for each map
 * run. What the role may not read is not shown; without the history, each look asks for the status.
 *
 * @returns the execution after its end
 * @throws TimedOut; the execution itself continues
 */
export async function followExecution(
  edges: ExecutionEdges,
  client: SFNClient,
  execution: FollowedExecution,
): Promise<DescribeExecutionCommandOutput> {
  const { arn, name, history, waiting, onLook } = execution
  const readStates = stateReader(edges, client, execution)
  const read = async (): Promise<boolean> => {
    const isReadable = await readStates()
    onLook()
    return isReadable
  }
  let looks = 0
  const look = async (): Promise<DescribeExecutionCommandOutput | undefined> => {
    const isReadable = await read()
    looks += 1
    // The history may lag behind, or be silent for hours.
    if (isReadable && !history.isOver && looks % 8 !== 0) return undefined
    const described = await client.send(new DescribeExecutionCommand({ executionArn: arn }))
    if (described.status === 'RUNNING') return undefined
    // The execution may have ended after its history was read.
    if (!history.isOver) await read()
    return described
  }
  return edges.log.during(
    () => waitingFor(name, history),
    () => poll(waiting, look),
  )
}

/**
 * Returns a function that reads what is new in the history of an execution, and logs it.
 *
 * @returns whether the role may read the history
 */
function stateReader(
  { log }: ExecutionEdges,
  client: SFNClient,
  { arn, name, history }: FollowedExecution,
): () => Promise<boolean> {
  const readEvents = whileAllowed(() =>
    log.notice(
      `The states of the execution ${name} are not shown: the role that deploys lacks states:GetExecutionHistory.`,
    ),
  )
  const readCounts = whileAllowed(() =>
    log.notice(
      `The items of the execution ${name} are not counted: the role that deploys lacks states:DescribeMapRun.`,
    ),
  )
  const unlogged: Change[] = []
  return async () => {
    const isReadable = await readEvents(async () => {
      for (const event of await newEvents(client, arn, history.last)) {
        const change = history.see(event)
        if (change !== undefined) unlogged.push(change)
      }
    })
    // The line of the end of a Map state has its counts.
    await readCounts(() => countMaps(client, history))
    for (const change of unlogged.splice(0)) {
      const line = lineOf(change)
      if (line !== undefined) log.info(line)
    }
    return isReadable
  }
}

/** Returns the events after the last known one, oldest first. */
async function newEvents(client: SFNClient, executionArn: string, last: number): Promise<readonly HistoryEvent[]> {
  const found: HistoryEvent[] = []
  const pages = paginateGetExecutionHistory({ client, pageSize: 200 }, { executionArn, reverseOrder: true })
  for await (const { events = [] } of pages) {
    for (const event of events) {
      if ((event.id ?? 0) <= last) return found.reverse()
      found.push(event)
    }
  }
  return found.reverse()
}

/** Reads how far the map runs are that run, and once more after their end. */
async function countMaps(client: SFNClient, { states }: History): Promise<void> {
  for (const state of states) {
    if (state.mapRun === undefined || isCounted(state)) continue
    const { itemCounts } = await client.send(new DescribeMapRunCommand({ mapRunArn: state.mapRun }))
    if (itemCounts === undefined) continue
    const { total = 0, pending = 0, running = 0, succeeded = 0, failed = 0, timedOut = 0, aborted = 0 } = itemCounts
    state.counts = { total, pending, running, succeeded, failed, timedOut, aborted }
  }
}

/**
 * Returns a function that does some work, and nothing more once AWS has denied it.
 *
 * @returns whether the role may do it, by now
 */
function whileAllowed(onDenied: () => void): (work: () => Promise<void>) => Promise<boolean> {
  let isAllowed = true
  return async (work) => {
    if (!isAllowed) return false
    try {
      await work()
    } catch (error) {
      if (!isAccessDenied(error)) throw error
      isAllowed = false
      onDenied()
    }
    return isAllowed
  }
}

function isCounted({ exitedAt, counts }: EnteredState): boolean {
  return exitedAt !== undefined && counts !== undefined && counts.pending + counts.running === 0
}

/** Returns the log line for a change of a state; undefined for one that is not worth it. States within others tell failures only. */
function lineOf({ kind, state, retries }: Change): string | undefined {
  const { name, type, status, failure, enteredAt, exitedAt = enteredAt, counts, parent } = state
  const isShown = parent === undefined && LONG.has(type)
  if (kind === 'retried') return `  ${name}: try ${retries + 1}`
  if (kind === 'entered') return isShown ? `  ${name}: started` : undefined
  const time = [duration(exitedAt - enteredAt), ...(counts === undefined ? [] : [countText(counts)])].join(', ')
  if (status !== 'FAILED') return isShown ? `  ${name}: done in ${time}` : undefined
  return [`  ${name}: failed after ${time}`, reasonText(failure)].filter(Boolean).join(': ')
}

/** The types of states that take time. */
const LONG: ReadonlySet<string> = new Set(['Task', 'Map', 'Parallel', 'Wait'])

/** Returns how far a map run is, such as `310 of 1000 items done, 2 failed`. */
function countText({ total, succeeded, failed, timedOut, aborted }: MapCounts): string {
  const bad = [
    [failed, 'failed'],
    [timedOut, 'timed out'],
    [aborted, 'aborted'],
  ].flatMap(([count, word]) => (count === 0 ? [] : [`${count} ${word}`]))
  return [`${succeeded} of ${total} items done`, ...bad].join(', ')
}

function waitingFor(name: string, { states }: History): string {
  const [state, ...others] = states.filter(({ exitedAt, parent }) => exitedAt === undefined && parent === undefined)
  if (state === undefined || others.length > 0) return `waiting for the execution ${name}`
  const { counts } = state
  return `waiting for the execution ${name}, in the state ${state.name}${counts === undefined ? '' : ` (${countText(counts)})`}`
}
