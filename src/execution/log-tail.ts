import { isAccessDenied, isError } from '../aws/error.ts'
import { readLogTail } from '../stack/failure/log-tail.ts'
import { poll, TimedOut } from '../stack/poll.ts'
import { messageOf } from '../text/problem.ts'
import type { ExecutionEdges } from './edges.ts'
import type { TaskEnd } from './execution.ts'
import { failedContainer } from './task.ts'

const SHOWN = { lines: 50, width: 500 }

/** How long a log may take to reach CloudWatch Logs after its container has ended, in milliseconds. */
const DELIVERY = 10_000

/**
 * Shows the last log lines of the container that failed, else of the last one, folded. What cannot be read is a warning: it must not
 * hide why the execution failed.
 *
 * @returns oldest first; empty when there are none
 */
export async function showLogTail(edges: ExecutionEdges, task: TaskEnd): Promise<readonly string[]> {
  const { log } = edges
  const lines = await lastLines(edges, task)
  const show = async (): Promise<void> => lines.map((line) => `  | ${line}`).forEach(log.info)
  if (lines.length > 0) await log.group(`The last ${lines.length} log lines of the container`, show)
  return lines
}

/** Reads the log until nothing is added any more, because the lines come late. */
async function lastLines({ services, log, clock, signal }: ExecutionEdges, task: TaskEnd): Promise<readonly string[]> {
  const { name: container } = failedContainer(task) ?? task.containers.at(-1) ?? {}
  // Without an exit code, no container has begun: there is no log to wait for.
  const hasRun = task.stoppedReason === undefined || task.containers.some(({ exitCode }) => exitCode !== undefined)
  if (container === undefined || !hasRun) return []
  const { ecs, logs } = await services()
  const source = { taskArn: task.arn, taskDefinitionArn: task.definitionArn, container }
  let lines: readonly string[] = []
  const read = async (): Promise<readonly string[] | undefined> => {
    const before = lines
    lines = await readLogTail({ ecs, logs }, source, SHOWN).catch((error: unknown) => {
      // The stream begins with the first line.
      if (!isError(error, 'ResourceNotFoundException')) throw error
      return []
    })
    return lines.length > 0 && lines.join('\n') === before.join('\n') ? lines : undefined
  }
  try {
    return await log.during('reading the log of the container', () =>
      poll({ clock, signal, deadline: clock.now() + DELIVERY }, read),
    )
  } catch (error) {
    signal.throwIfAborted()
    if (error instanceof TimedOut) return lines
    const remedy = 'Allow the role that deploys `ecs:DescribeTaskDefinition` and `logs:GetLogEvents`.'
    const why = isAccessDenied(error) ? remedy : messageOf(error)
    log.warning(`The log of the container ${container} could not be read. ${why}`)
    return []
  }
}
