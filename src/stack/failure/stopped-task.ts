import { stripVTControlCharacters } from 'node:util'
import { type CloudWatchLogsClient, GetLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs'
import {
  type Container,
  DescribeTaskDefinitionCommand,
  DescribeTasksCommand,
  type ECSClient,
  ListTasksCommand,
  type Task,
} from '@aws-sdk/client-ecs'
import { isAccessDenied } from '../../aws/error.ts'
import type { ServiceClients } from '../../edges/aws/services.ts'
import { shortened } from '../../text/format.ts'
import { LOOKS_SECRET } from '../../text/secrets.ts'

/** A task of an ECS service that did not stay up. */
export interface StoppedTask {
  /** Why it stopped, in the words of ECS. */
  readonly reason: string
  /** The last lines of the container that failed, the oldest first; none when they cannot be read. */
  readonly lines: readonly string[]
  /** Permissions that the credentials lack to tell more. */
  readonly missing: readonly string[]
}

const LINES = 20
/** An annotation takes 4096 characters: 20 such lines and two sentences. */
const WIDTH = 160
const PRIVATE_KEY = /-----BEGIN [A-Z ]*PRIVATE KEY-----.*?(-----END [A-Z ]*PRIVATE KEY-----|$)/gs

/**
 * Reads why the newest stopped task of a service stopped, and what it wrote last. ECS keeps stopped tasks for about an hour, and
 * none of a service or cluster that is gone: ask as soon as the service has failed.
 * Source: Amazon ECS developer guide, "View stopped task errors".
 *
 * @param serviceArn the physical ID of an AWS::ECS::Service, which has the cluster's name
 * @returns undefined when there is no such task; a permission that is missing is told, every other fault is as good as no task
 */
export async function readStoppedTask(
  { ecs, logs }: ServiceClients,
  serviceArn: string,
): Promise<StoppedTask | undefined> {
  const [, cluster, service] = /:service\/([^/]+)\/([^/]+)$/.exec(serviceArn) ?? []
  if (cluster === undefined || service === undefined) return undefined
  const denied = (actions: readonly string[]) => (error: unknown) => ({ missing: isAccessDenied(error) ? actions : [] })
  const found = await newestTask(ecs, cluster, service).catch(denied(['ecs:ListTasks', 'ecs:DescribeTasks']))
  if (found === undefined) return undefined
  if ('missing' in found) return found.missing.length === 0 ? undefined : { reason: '', lines: [], ...found }
  const failed = found.containers?.filter(hasFailed) ?? []
  const container = failed.find((each) => !wasEnded(each)) ?? failed[0]
  const facts = { reason: stopReason(found, container), lines: [], missing: [] }
  if (container === undefined) return facts
  const lines = await readLog({ ecs, logs }, found, container).catch(
    denied(['ecs:DescribeTaskDefinition', 'logs:GetLogEvents']),
  )
  return 'missing' in lines ? { ...facts, ...lines } : { ...facts, lines }
}

async function newestTask(ecs: ECSClient, cluster: string, serviceName: string): Promise<Task | undefined> {
  const { taskArns = [] } = await ecs.send(new ListTasksCommand({ cluster, serviceName, desiredStatus: 'STOPPED' }))
  if (taskArns.length === 0) return undefined
  const { tasks = [] } = await ecs.send(new DescribeTasksCommand({ cluster, tasks: taskArns }))
  const at = ({ stoppingAt, createdAt }: Task): number => (stoppingAt ?? createdAt)?.getTime() ?? 0
  // A task that was scaled away tells nothing; one of whose containers failed does.
  const failing = tasks.filter((task) => task.stopCode === 'TaskFailedToStart' || task.containers?.some(hasFailed))
  return (failing.length === 0 ? tasks : failing).toSorted((one, other) => at(other) - at(one))[0]
}

function hasFailed({ exitCode, reason }: Container): boolean {
  return (exitCode !== undefined && exitCode !== 0) || reason !== undefined
}

/**
 * Whether a container was ended by a signal, as ECS does with all others of a task when an essential one has ended. One that ran
 * out of memory was, too, but has a reason.
 */
function wasEnded({ exitCode, reason }: Container): boolean {
  return reason === undefined && (exitCode === 137 || exitCode === 143)
}

function stopReason({ stoppedReason }: Task, container: Container | undefined): string {
  const reasons = [stoppedReason]
  if (container?.exitCode !== undefined) reasons.push(`container ${container.name} exited with ${container.exitCode}`)
  if (container?.reason !== undefined) reasons.push(container.reason)
  return reasons.filter((reason) => reason !== undefined).join(': ')
}

/** Source: Amazon ECS developer guide, awslogs log driver: streams are `prefix/container/task ID`. */
async function readLog(
  { ecs, logs }: { readonly ecs: ECSClient; readonly logs: CloudWatchLogsClient },
  { taskDefinitionArn, taskArn }: Task,
  { name }: Container,
): Promise<readonly string[]> {
  const { taskDefinition } = await ecs.send(new DescribeTaskDefinitionCommand({ taskDefinition: taskDefinitionArn }))
  const definition = taskDefinition?.containerDefinitions?.find((each) => each.name === name)
  const { logDriver, options } = definition?.logConfiguration ?? {}
  const group = options?.['awslogs-group']
  const prefix = options?.['awslogs-stream-prefix']
  if (logDriver !== 'awslogs' || group === undefined || prefix === undefined) return []
  const logStreamName = `${prefix}/${name}/${taskArn?.split('/').at(-1)}`
  const { events = [] } = await logs.send(
    new GetLogEventsCommand({ logGroupName: group, logStreamName, limit: LINES, startFromHead: false }),
  )
  if (events.length === 0) return []
  const text = events.map(({ message = '' }) => stripVTControlCharacters(message).trimEnd()).join('\n')
  // One event may hold several lines, such as a stack trace.
  return text
    .replace(PRIVATE_KEY, '***')
    .split(/\r?\n/)
    .map((line) => (LOOKS_SECRET.test(line) ? '***' : shortened(line, WIDTH)))
    .slice(-LINES)
}
