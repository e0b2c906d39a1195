import { stackConsoleUrl } from '../../aws/console.ts'
import { splitAwsMessage } from '../../aws/error.ts'
import type { ServiceClients } from '../../edges/aws/services.ts'
import type { Target } from '../../plan/plan.ts'
import { resourcePlace, type Template } from '../../template/template.ts'
import { duration } from '../../text/format.ts'
import { Problem, type ProblemOptions } from '../../text/problem.ts'
import type { StackEdges } from '../edges.ts'
import { type FollowedEvent, pathOf, timeOf } from '../events/events.ts'
import type { OperationEnd } from '../events/follow.ts'
import { isCancelled } from '../status.ts'
import { type Diagnosis, findFailures, type ResourceFailure } from './cause.ts'
import { hintFor, isRetryableReason } from './hints.ts'
import { keptAdvice } from './left-behind.ts'
import type { StoppedTask } from './stopped-task.ts'

/** An operation that took less time has no duration worth telling, in milliseconds. */
const SHORTEST = 100

/**
 * Returns the problem of a failed operation: the first real cause, with its line in the template; as details, all other failures
 * and a link to the events. For an ECS service, adds why its task stopped and the last lines of its log.
 *
 * @param failed `template`: undefined when this run has not read it
 */
export async function explainFailure(
  edges: StackEdges,
  failed: {
    readonly target: Target
    readonly template: Template | undefined
    readonly operation: 'create' | 'update'
    readonly stackId: string
    readonly end: OperationEnd
    readonly services: ServiceWatch
  },
): Promise<Problem> {
  const { target, template, stackId, end } = failed
  const diagnosis = await findFailures(edges.client, end.events)
  const { failures } = diagnosis
  const [cause, ...others] = failures
  const what = `Stack ${target.stackName} was not ${failed.operation}d (${end.status})`
  const took = timeOf(end.events.at(-1)) - timeOf(end.events[0])
  const task = cause && (await failed.services.taskOf(cause.resource))
  const more = {
    details: [
      ...others.map((each) => `${each.inRollback ? 'Failed in the rollback' : 'Also failed'}: ${sentence(each)}`),
      ...missingPermissions(end, diagnosis, task),
      ...splitAwsMessage(cause?.reason ?? '').added,
      ...(took < SHORTEST ? [] : [`The operation took ${duration(took)}.`]),
    ],
    link: { text: 'Events of the stack', url: stackConsoleUrl(target.region, stackId, 'events') },
  }
  for (const detail of more.details) edges.log.info(detail)
  edges.log.info(`${more.link.text}: ${more.link.url}`)
  const left = keptAdvice(end.events, { id: stackId, name: target.stackName })
  if (cause === undefined) return causelessProblem(what, diagnosis, left, more)
  const place = template && resourcePlace(template, cause.resource)
  const message = sentences([`${what}: ${sentence(cause)}`, rollbackSentence(failures, sentence), taskSentence(task)])
  return new Problem(message, withLine(hintFor(task?.reason ?? '') ?? remedyFor(cause, task), left), {
    ...more,
    shortSentence: `${sentences([shortSentence(cause, task), rollbackSentence(failures, shortSentence)])}.`.replace(
      /\.\.$/,
      '.',
    ),
    details: [...wordings(cause, task), ...more.details],
    place,
    excerpt: task?.lines,
    excerptTitle: 'Last log lines of the task',
    retryable: isRetryableReason(cause.reason),
  })
}

/** Returns the remedy for a failed resource, by what could be read: the log of a task says more than the reason of its service. */
function remedyFor({ hint }: ResourceFailure, task: StoppedTask | undefined): string {
  if (task !== undefined && task.lines.length > 0)
    return 'See the last log lines of the task, correct the cause, then run the job again.'
  return hint ?? 'Correct that resource, then run the job again.'
}

function causelessProblem(what: string, { stackReason }: Diagnosis, left: string, more: ProblemOptions): Problem {
  const why = stackReason === undefined ? ', and no resource gives a reason.' : `: ${splitAwsMessage(stackReason).text}`
  const shortSentence = stackReason === undefined ? 'No resource gives a reason.' : splitAwsMessage(stackReason).text
  const remedy = withLine(hintFor(stackReason ?? '') ?? 'See the events in the log.', left)
  return new Problem(`${what}${why}`, remedy, { ...more, shortSentence })
}

function withLine(text: string, line: string): string {
  return line === '' ? text : `${text}\n${line}`
}

/** Joins sentences, and ends all but the last with a full stop. */
function sentences(texts: readonly string[]): string {
  const given = texts.filter((text) => text !== '')
  return given.map((text, index) => (index < given.length - 1 ? text.replace(/[^.]$/, '$&.') : text)).join(' ')
}

function sentence({ resource, type, reason }: ResourceFailure): string {
  return `${resource} (${type}): ${splitAwsMessage(reason).text}`
}

/** Says the same for a report: names between backticks, and of a stopped task only how it ended. */
function shortSentence({ resource, type, reason }: ResourceFailure, task?: StoppedTask): string {
  const what = type === '' ? `\`${resource}\`` : `\`${resource}\` (\`${type}\`)`
  return `${what} failed: ${task?.exit ?? (task?.reason || splitAwsMessage(reason).text)}`
}

/** Returns the words of AWS that the short sentence leaves out. */
function wordings({ reason }: ResourceFailure, task: StoppedTask | undefined): readonly string[] {
  if (task === undefined || task.reason === '') return []
  return [
    `CloudFormation: ${splitAwsMessage(reason).text}`,
    ...(task.exit === undefined ? [] : [`ECS: ${task.reason}`]),
  ]
}

/** The first failure of the rollback also explains the current state of the stack. */
function rollbackSentence(
  [cause, ...others]: readonly ResourceFailure[],
  sentenceOf: (failure: ResourceFailure) => string,
): string {
  const failure = cause?.inRollback ? undefined : others.find(({ inRollback }) => inRollback)
  return failure === undefined ? '' : `The rollback failed, too: ${sentenceOf(failure)}`
}

function taskSentence(task: StoppedTask | undefined): string {
  return task === undefined || task.reason === '' ? '' : `Its task stopped: ${task.reason}`
}

function missingPermissions(
  { unreadable }: OperationEnd,
  diagnosis: Diagnosis,
  task: StoppedTask | undefined,
): readonly string[] {
  const nested = unreadable.length === 0 ? [] : [`cloudformation:DescribeStackEvents on ${unreadable.join(', ')}`]
  const actions = [...nested, ...diagnosis.missing, ...(task?.missing ?? [])]
  return actions.length === 0 ? [] : [`To see more of the cause, allow the role that deploys: ${actions.join('; ')}.`]
}

/** Reads the stopped task of an ECS service as soon as the service fails, while ECS still has it. */
interface ServiceWatch {
  /** Call it with every event of the operation. */
  see(event: FollowedEvent): void
  /** Returns the stopped task of a service by the path of the resource; undefined when none was found. */
  taskOf(resource: string): Promise<StoppedTask | undefined>
}

/**
 * Returns a watch over the ECS services of one operation.
 *
 * @param services loads the clients when the first service fails
 */
export function watchServices(services: () => Promise<ServiceClients>): ServiceWatch {
  const tasks = new Map<string, Promise<StoppedTask | undefined>>()
  return {
    see: (event) => {
      const { PhysicalResourceId: arn = '' } = event
      if (!isFailedService(event) || tasks.has(pathOf(event))) return
      // An error here must not hide the failure itself.
      const reading = readTask(services, arn).catch(() => undefined)
      tasks.set(pathOf(event), reading)
    },
    taskOf: async (resource) => tasks.get(resource),
  }
}

async function readTask(services: () => Promise<ServiceClients>, arn: string): Promise<StoppedTask | undefined> {
  const [clients, { readStoppedTask }] = await Promise.all([services(), import('./stopped-task.ts')])
  return readStoppedTask(clients, arn)
}

function isFailedService({ ResourceType, ResourceStatus, ResourceStatusReason }: FollowedEvent): boolean {
  return (
    ResourceType === 'AWS::ECS::Service' &&
    /^(CREATE|UPDATE)_FAILED$/.test(ResourceStatus ?? '') &&
    !isCancelled(ResourceStatusReason)
  )
}
