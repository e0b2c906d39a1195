import {
  type CloudFormationClient,
  DeleteStackCommand,
  DescribeStackEventsCommand,
  type StackEvent,
} from '@aws-sdk/client-cloudformation'
import { isError } from '../aws-error.ts'
import type { Log } from '../edges/runner.ts'
import { Problem } from '../problem.ts'
import { stackConsoleUrl } from '../report/console.ts'
import { eventLine } from '../report/lines.ts'
import { minutes } from '../report/markdown.ts'
import { type Diagnosis, findFailures } from './cause.ts'
import { cliCommand, regionOf } from './cli-command.ts'
import { type FollowedEvent, isOfStack, type ResourceDuration, resourceDurations } from './events.ts'
import { type Ending, type Following, followOperation } from './follow.ts'
import { hintFor } from './hints.ts'
import { poll, rest, type Waiting } from './poll.ts'
import { explainRefusal, isProtected } from './refusal.ts'
import { readStack, type Stack } from './stack.ts'

/** How a stack is deleted. */
export interface Removal {
  /** Names the operation. */
  readonly token: string
  readonly waiting: Waiting
  readonly log: Log
}

/**
 * Deletes a stack by its ARN and waits until it is gone, also when somebody else's deletion came first. A deletion that fails is
 * tried once more, as network interfaces of tasks are often detached too late for the first one.
 *
 * @returns how long each resource took
 * @throws Problem that lists what blocks the deletion, or says that the stack is protected
 */
export async function removeStack(
  client: CloudFormationClient,
  stack: Stack,
  removal: Removal,
): Promise<readonly ResourceDuration[]> {
  const start = removal.waiting.clock.now()
  if (stack.status === 'REVIEW_IN_PROGRESS') return removeReview(client, stack, removal)
  const { StackEvents: [newest] = [] } = await client.send(new DescribeStackEventsCommand({ StackName: stack.id }))
  if (newest !== undefined && isOfStack(newest) && newest.ResourceStatus === 'DELETE_COMPLETE') return []
  const first = await removeOnce(client, { stack, after: newest }, removal)
  let last = first
  if (first.status === 'DELETE_FAILED') {
    removal.log.info(`The deletion of stack ${stack.name} failed: it is tried once more.`)
    await rest(removal.waiting, start)
    const again = { ...removal, token: `${removal.token}-again` }
    last = await removeOnce(client, { stack, after: first.events.findLast(isOfRoot) }, again)
  }
  if (last.outcome === 'failed') {
    const diagnosis = await findFailures(client, last.events)
    removal.log.info(`Events of the stack: ${eventsUrl(stack)}`)
    throw isBlocked(stack, last, diagnosis)
  }
  const events = first === last ? first.events : [...first.events, ...last.events]
  tellKept(events, removal.log)
  return resourceDurations(events)
}

/** Whether an event is among those of the stack that is deleted, not of one nested in it. */
function isOfRoot({ parents }: FollowedEvent): boolean {
  return parents.length === 0
}

/** A stack in review has no resources, and no events of a deletion: it is gone at once, or a moment later. */
async function removeReview(client: CloudFormationClient, { id }: Stack, { token, waiting }: Removal): Promise<[]> {
  waiting.signal.throwIfAborted()
  await client.send(new DeleteStackCommand({ StackName: id, ClientRequestToken: token }))
  return poll(waiting, async () => {
    const now = await readStack(client, id)
    return now === undefined || now.status === 'DELETE_COMPLETE' ? [] : undefined
  })
}

/** A stack, and its newest event before the deletion. */
interface Doomed {
  readonly stack: Stack
  readonly after: StackEvent | undefined
}

async function removeOnce(client: CloudFormationClient, doomed: Doomed, removal: Removal): Promise<Ending> {
  const { stack, after } = doomed
  const { token, waiting, log } = removal
  waiting.signal.throwIfAborted()
  try {
    await client.send(new DeleteStackCommand({ StackName: stack.id, ClientRequestToken: token }))
  } catch (error) {
    if (isError(error, 'ValidationError', /TerminationProtection is enabled/)) throw isProtected(stack, 'deleted')
    throw explainRefusal(error, { stackName: stack.name, stackId: stack.id })
  }
  const onEvent: Following['onEvent'] = (event, before) => log.info(eventLine(event, before))
  const since = after?.EventId === undefined ? {} : { after: after.EventId }
  return followOperation(client, { stackId: stack.id, operation: 'delete', token, waiting, onEvent, ...since })
}

/** The deletion of a stack has taken longer than it may. */
export function isNotGone(stackName: string, timeoutMinutes: number): Problem {
  return new Problem(
    `Stack ${stackName} is not gone after ${minutes(timeoutMinutes)}. CloudFormation goes on with it.`,
    'Run the job again: it waits for what runs. Raise timeout-in-minutes if the stack needs longer.',
  )
}

function isBlocked(stack: Stack, { status }: Ending, { failures, stackReason }: Diagnosis): Problem {
  const list = failures.map(({ resource, type, reason }) => `\n${resource} (${type}): ${reason}`).join('')
  const why = failures.length === 0 && stackReason !== undefined ? ` ${stackReason}` : ''
  const hints = [...new Set([...failures.map(({ hint }) => hint), hintFor(why)].flatMap((hint) => hint ?? []))]
  // Source: API reference, "DeleteStack" (RetainResources): logical IDs of the stack's own resources.
  const retained = [...new Set(failures.map(({ resource }) => resource.replace(/\/.*/, '')))]
  const nested = failures.some(({ resource }) => resource.includes('/')) ? ', nested stacks as a whole,' : ''
  const remedies = hints.length > 0 ? hints : ['Remove what blocks it, then run the job again.']
  if (retained.length > 0) {
    const command = cliCommand('delete-stack', stack, `--retain-resources ${retained.join(' ')}`)
    remedies.push(`To keep what blocks it${nested} and delete the rest, run ${command}.`)
  }
  return new Problem(
    `The stack ${stack.name} was not deleted (${status})${status === 'DELETE_FAILED' ? ', in two tries' : ''}.${why}${list}`,
    remedies.join('\n'),
    { link: { text: 'Events of the stack', url: eventsUrl(stack) } },
  )
}

function eventsUrl(stack: Stack): string {
  return stackConsoleUrl(regionOf(stack), stack.id, 'events')
}

/** Tells what a deletion has left, as the template wants it. */
function tellKept(events: readonly StackEvent[], log: Log): void {
  const kept = events.filter(({ ResourceStatus }) => ResourceStatus === 'DELETE_SKIPPED')
  if (kept.length === 0) return
  const list = kept.map((event) => `${event.LogicalResourceId} (${event.ResourceType}): ${event.PhysicalResourceId}`)
  log.notice(`These resources were not deleted, as their DeletionPolicy says: ${[...new Set(list)].join(', ')}`)
}
