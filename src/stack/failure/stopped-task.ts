import { type Container, DescribeTasksCommand, type ECSClient, ListTasksCommand, type Task } from '@aws-sdk/client-ecs'
import { isAccessDenied } from '../../aws/error.ts'
import type { ServiceClients } from '../../edges/aws/services.ts'
import { readLogTail } from './log-tail.ts'

/** A stopped task of an ECS service. */
export interface StoppedTask {
  /** The reason as ECS gives it; empty when it could not be read. */
  readonly reason: string
  /** How its container ended, with the name of the container between backticks; undefined when ECS does not tell. */
  readonly exit?: string | undefined
  /** The last log lines of the failed container, oldest first; empty when they cannot be read. */
  readonly lines: readonly string[]
  /** Permissions that the credentials lack to read more. */
  readonly missing: readonly string[]
}

/** An annotation holds 4096 characters: so many lines of that width, and two sentences. */
const SHOWN = { lines: 20, width: 160 }

/**
 * Reads why the newest stopped task of a service stopped, and its last log lines. ECS keeps stopped tasks for about an hour, but
 * not after the service or cluster is deleted: call this as soon as the service fails.
 * Source: Amazon ECS developer guide, "View stopped task errors".
 *
 * @param serviceArn the physical ID of an AWS::ECS::Service, which contains the cluster's name
 * @returns undefined when there is no such task, or reading fails for another reason than a missing permission
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
  const facts = { reason: stopReason(found, container), exit: exitOf(container), lines: [], missing: [] }
  if (container === undefined) return facts
  const { taskArn = '', taskDefinitionArn = '' } = found
  const source = { taskArn, taskDefinitionArn, container: container.name ?? '' }
  const lines = await readLogTail({ ecs, logs }, source, SHOWN).catch(
    denied(['ecs:DescribeTaskDefinition', 'logs:GetLogEvents']),
  )
  return 'missing' in lines ? { ...facts, ...lines } : { ...facts, lines }
}

async function newestTask(ecs: ECSClient, cluster: string, serviceName: string): Promise<Task | undefined> {
  const { taskArns = [] } = await ecs.send(new ListTasksCommand({ cluster, serviceName, desiredStatus: 'STOPPED' }))
  if (taskArns.length === 0) return undefined
  const { tasks = [] } = await ecs.send(new DescribeTasksCommand({ cluster, tasks: taskArns }))
  const at = ({ stoppingAt, createdAt }: Task): number => (stoppingAt ?? createdAt)?.getTime() ?? 0
  // A task that ECS stopped to scale in explains nothing, so prefer one that failed to start or has a failed container.
  const failing = tasks.filter((task) => task.stopCode === 'TaskFailedToStart' || task.containers?.some(hasFailed))
  return (failing.length === 0 ? tasks : failing).toSorted((one, other) => at(other) - at(one))[0]
}

function hasFailed({ exitCode, reason }: Container): boolean {
  return (exitCode !== undefined && exitCode !== 0) || reason !== undefined
}

/**
 * Whether a signal ended a container. ECS sends it to the other containers of a task when an essential one has ended. A container
 * that ran out of memory has a reason as well.
 */
function wasEnded({ exitCode, reason }: Container): boolean {
  return reason === undefined && (exitCode === 137 || exitCode === 143)
}

function exitOf(container: Container | undefined): string | undefined {
  if (container?.exitCode === undefined) return undefined
  const { name = '', exitCode, reason } = container
  return `container \`${name}\` exited with ${exitCode}${reason === undefined ? '' : `: ${reason}`}`
}

function stopReason({ stoppedReason }: Task, container: Container | undefined): string {
  const reasons = [stoppedReason]
  if (container?.exitCode !== undefined) reasons.push(`container ${container.name} exited with ${container.exitCode}`)
  if (container?.reason !== undefined) reasons.push(container.reason)
  return reasons.filter((reason) => reason !== undefined).join(': ')
}
