import { type CloudWatchLogsClient, GetLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs'
import { DescribeTaskDefinitionCommand, type ECSClient } from '@aws-sdk/client-ecs'
import { looksSecret } from '../../text/credentials.ts'
import { part, shortenedLine } from '../../text/format.ts'
import { visible } from '../../text/harmless.ts'

/** A container of a task of ECS that has written a log. */
interface LogSource {
  readonly taskArn: string
  readonly taskDefinitionArn: string
  /** Its name. */
  readonly container: string
}

/** How much of a log to show. */
interface LogSize {
  readonly lines: number
  /** The most characters of a line. */
  readonly width: number
}

/** A secret that begins in the part of a line that is shown has ended by then. An event may have 256 KB. */
const SEARCHED = 4096
const PRIVATE_KEY = /-----BEGIN [A-Z ]*PRIVATE KEY-----.*?(-----END [A-Z ]*PRIVATE KEY-----|$)/gs

/**
 * Reads the last log lines of a container, without what looks like a secret.
 * Source: Amazon ECS developer guide, awslogs log driver: streams are `prefix/container/task ID`.
 *
 * @returns oldest first; empty when there is no log in CloudWatch Logs
 */
export async function readLogTail(
  { ecs, logs }: { readonly ecs: ECSClient; readonly logs: CloudWatchLogsClient },
  { taskArn, taskDefinitionArn, container }: LogSource,
  { lines, width }: LogSize,
): Promise<readonly string[]> {
  const { taskDefinition } = await ecs.send(new DescribeTaskDefinitionCommand({ taskDefinition: taskDefinitionArn }))
  const definition = taskDefinition?.containerDefinitions?.find((each) => each.name === container)
  const { logDriver, options } = definition?.logConfiguration ?? {}
  const group = options?.['awslogs-group']
  const prefix = options?.['awslogs-stream-prefix']
  if (logDriver !== 'awslogs' || group === undefined || prefix === undefined) return []
  const logStreamName = `${prefix}/${container}/${taskArn.split('/').at(-1)}`
  const { events = [] } = await logs.send(
    new GetLogEventsCommand({ logGroupName: group, logStreamName, limit: lines, startFromHead: false }),
  )
  if (events.length === 0) return []
  const text = events.map(({ message = '' }) => message.trimEnd()).join('\n')
  // One event may contain several lines, such as a stack trace.
  return text
    .replace(PRIVATE_KEY, '***')
    .split(/\r?\n/)
    .slice(-lines)
    .map((line) => visible(part(line, 0, SEARCHED)))
    .map((line) => (looksSecret(line) ? '***' : shortenedLine(line, width)))
}
