import type { CloudFormationClient } from '@aws-sdk/client-cloudformation'
import { duration } from '../../text/format.ts'
import type { StackEdges } from '../edges.ts'
import { listResources } from '../stack.ts'
import { isCancelled } from '../status.ts'
import { beginningOf, eventLine, type FollowedEvent, isInProgress, isOfStack, pathOf, timeOf } from './events.ts'
import { type FollowOptions, followOperation, type OperationEnd } from './follow.ts'

/** An operation to show in the log. */
interface ShownOperation {
  readonly stackName: string
  /** Paths of the resources that it works on; undefined: all that the stack has. */
  readonly resources?: ReadonlySet<string>
}

/**
 * Follows an operation, as `followOperation` does, and logs its progress: a line when a resource has reached its end. All events
 * follow at the end, folded: the runner shows nothing of a group before somebody opens it.
 */
export async function followInLog(
  { client, log, clock }: StackEdges,
  operation: ShownOperation,
  options: FollowOptions,
): Promise<OperationEnd> {
  const lines: string[] = []
  const progress = openProgress(operation.stackName, expectedResources(client, operation, options))
  const onEvent: FollowOptions['onEvent'] = (event, before) => {
    const line = progress.see(event, before)
    if (line !== undefined) log.info(line)
    lines.push(eventLine(event, before))
    options.onEvent(event, before)
  }
  try {
    const what = () => progress.waiting(clock.now())
    return await log.during(what, () => followOperation(client, { ...options, onEvent }))
  } finally {
    if (lines.length > 0) await log.group(`Events of stack ${operation.stackName}`, async () => lines.forEach(log.info))
  }
}

/** Lists the resources of the stack, if need be. The operation has begun already, and nothing waits for the answer. */
function expectedResources(
  client: CloudFormationClient,
  { resources }: ShownOperation,
  { stackId }: FollowOptions,
): () => ReadonlySet<string> | undefined {
  let expected = resources
  const reading = expected === undefined ? listResources(client, stackId) : Promise.resolve([])
  reading
    .then((all) => {
      const left = all.filter(({ ResourceStatus }) => ResourceStatus !== 'DELETE_COMPLETE')
      expected ??= new Set(left.map(({ LogicalResourceId: id = '' }) => id))
    })
    .catch(() => undefined)
  return () => expected
}

/** The most resources to name in one line. */
const NAMED = 3

/**
 * Returns the progress of an operation, which its events drive.
 *
 * @param expected paths of the resources that it works on; undefined as long as that is not known
 */
export function openProgress(stackName: string, expected: () => ReadonlySet<string> | undefined) {
  const done = new Set<string>()
  const busy = new Map<string, FollowedEvent>()
  let goesBack = false
  let cleansUp = false
  const count = (path: string): string => {
    const all = expected()
    if (goesBack || done.has(path) || all?.has(path) === false) return ''
    done.add(path)
    return all === undefined ? String(done.size) : `${done.size} of ${all.size}`
  }
  return {
    /** Returns the line for an event; undefined for one that ends nothing. */
    see: (event: FollowedEvent, before: readonly FollowedEvent[]): string | undefined => {
      const { ResourceStatus: status = '' } = event
      if (isOfStack(event)) {
        cleansUp = status.includes('CLEANUP')
        const turns = !goesBack && /^(UPDATE_)?ROLLBACK_IN_PROGRESS$/.test(status)
        goesBack ||= turns
        return turns ? `CloudFormation rolls back: ${event.ResourceStatusReason ?? 'it gives no reason.'}` : undefined
      }
      const path = pathOf(event)
      if (isInProgress(event)) {
        if (!busy.has(path)) busy.set(path, event)
        return undefined
      }
      busy.delete(path)
      // At least as wide as `10 of 10`.
      return `${count(path).padStart(8)}  ${path}  ${event.ResourceType}  ${endOf(event, before)}`
    },
    /** Returns what the operation still waits for. */
    waiting: (now: number): string => {
      const all = expected()
      const counted = all === undefined ? `${done.size}` : `${done.size} of ${all.size}`
      const slowest = [...busy].toSorted(([, a], [, b]) => timeOf(a) - timeOf(b))
      const names = slowest.slice(0, NAMED).map(([path, event]) => {
        return `${path} ${event.ResourceStatus} for ${duration(Math.max(0, now - timeOf(event)))}`
      })
      const more = slowest.length > NAMED ? [`${slowest.length - NAMED} more`] : []
      const doing = `waiting for ${goesBack ? 'the rollback of ' : ''}${cleansUp ? 'the clean-up of ' : ''}`
      return [`${doing}stack ${stackName}: ${counted} resources are done`, ...names, ...more].join(', ')
    },
  }
}

/** Says what happened to a resource, and how long that took. */
function endOf(event: FollowedEvent, before: readonly FollowedEvent[]): string {
  const { ResourceStatus: status = '', ResourceStatusReason: reason } = event
  const begin = beginningOf(event, before)
  const took = begin === undefined ? '' : ` (${duration(timeOf(event) - begin)})`
  const what = isCancelled(reason) ? 'CANCELLED' : status
  return `${what}${took}${status.endsWith('_FAILED') && what === status && reason ? `: ${reason}` : ''}`
}
