import { Problem, type ProblemOptions } from '../problem.ts'
import { stackConsoleUrl } from '../report/console.ts'
import { duration, oneLine } from '../report/markdown.ts'
import { type Diagnosis, type Failure, findFailures } from './cause.ts'
import type { RunningOrder } from './change.ts'
import { timeOf } from './events.ts'
import type { Ending } from './follow.ts'
import { hintFor, passes } from './hints.ts'
import type { StackEdges } from './order.ts'
import { placeOf } from './place.ts'
import type { ServiceWatch } from './service-watch.ts'
import type { StoppedTask } from './stopped-task.ts'

/** An operation that failed. */
export interface FailedOperation {
  readonly operation: 'create' | 'update'
  readonly stackId: string
  readonly ending: Ending
  readonly services: ServiceWatch
}

/**
 * Says why an operation failed: the first real cause in one sentence, at its line of the template; everything else that failed,
 * and where to see more, as details. For an ECS service also why its task stopped, and its last lines.
 */
export async function explainFailure(
  edges: StackEdges,
  order: RunningOrder,
  failed: FailedOperation,
): Promise<Problem> {
  const { ending } = failed
  const diagnosis = await findFailures(edges.client, ending.events)
  const { failures } = diagnosis
  const [cause] = failures
  const what = `Stack ${order.plan.stackName} was not ${failed.operation}d (${ending.status})`
  const took = timeOf(ending.events.at(-1)) - timeOf(ending.events[0])
  const task = cause && (await failed.services.taskOf(cause.resource))
  const told = {
    details: [
      ...failures.slice(1).map(alsoFailed),
      ...missing(failed.ending, diagnosis, task),
      `It took ${duration(took)}.`,
    ],
    link: { text: 'Events of the stack', url: stackConsoleUrl(order.plan.region, failed.stackId, 'events') },
  }
  for (const detail of told.details) edges.log.info(detail)
  edges.log.info(`${told.link.text}: ${told.link.url}`)
  if (cause === undefined) return withoutCause(what, diagnosis, told)
  return new Problem(
    [sentences([`${what}: ${sentence(cause)}`, ofRollback(failures), ofTask(task)]), ...(task?.lines ?? [])].join('\n'),
    hintFor(task?.reason ?? '') ?? cause.hint ?? 'Correct that resource, then run the job again.',
    { ...told, place: order.template && placeOf(order.template, cause.resource), passing: passes(cause.reason) },
  )
}

type Told = Pick<ProblemOptions, 'details' | 'link'>

function withoutCause(what: string, { stackReason }: Diagnosis, told: Told): Problem {
  if (stackReason === undefined)
    return new Problem(`${what}, and no resource tells why.`, 'See the events above.', told)
  return new Problem(`${what}: ${stackReason}`, hintFor(stackReason) ?? 'See the events above.', told)
}

/** Joins sentences that others have begun: all but the last get a full stop where they have none. */
function sentences(texts: readonly string[]): string {
  const given = texts.filter((text) => text !== '')
  return given.map((text, index) => (index < given.length - 1 ? text.replace(/[^.]$/, '$&.') : text)).join(' ')
}

function sentence({ resource, type, reason }: Failure): string {
  return `${resource} (${type}): ${oneLine(reason)}`
}

function alsoFailed(failure: Failure): string {
  return `${failure.inRollback ? 'Failed in the rollback' : 'Also failed'}: ${sentence(failure)}`
}

/** The first failure of the rollback is the second cause of the state that the stack is in now. */
function ofRollback([cause, ...others]: readonly Failure[]): string {
  const failure = cause?.inRollback ? undefined : others.find(({ inRollback }) => inRollback)
  return failure === undefined ? '' : `The rollback failed, too: ${sentence(failure)}`
}

function ofTask(task: StoppedTask | undefined): string {
  return task === undefined || task.reason === '' ? '' : `Its task stopped: ${oneLine(task.reason)}`
}

function missing({ closed }: Ending, diagnosis: Diagnosis, task: StoppedTask | undefined): readonly string[] {
  const nested = closed.length === 0 ? [] : [`cloudformation:DescribeStackEvents on ${closed.join(', ')}`]
  const actions = [...nested, ...diagnosis.missing, ...(task?.missing ?? [])]
  return actions.length === 0 ? [] : [`To see more of the cause, allow the role that deploys: ${actions.join('; ')}.`]
}
