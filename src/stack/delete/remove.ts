import { DeleteStackCommand, DescribeStackEventsCommand, type StackEvent } from '@aws-sdk/client-cloudformation'
import { cliCommand, regionOf, stackConsoleUrl } from '../../aws/console.ts'
import { isError, splitAwsMessage } from '../../aws/error.ts'
import { Problem } from '../../text/problem.ts'
import { readSettled } from '../await-idle.ts'
import type { ResourceDuration, StackEdges } from '../edges.ts'
import { isOfStack, resourceDurations } from '../events/events.ts'
import type { FollowOptions, OperationEnd } from '../events/follow.ts'
import { followInLog } from '../events/progress.ts'
import { type Diagnosis, findFailures } from '../failure/cause.ts'
import { hintFor } from '../failure/hints.ts'
import { keptAdvice } from '../failure/left-behind.ts'
import { watchMachines } from '../failure/machines.ts'
import { poll, sleep, TimedOut, type WaitOptions } from '../poll.ts'
import { explainRefusal, protectedStackProblem } from '../problems.ts'
import { readStack, type Stack } from '../stack.ts'
import { isRunning } from '../status.ts'

/** How to delete a stack. */
interface RemoveOptions {
  /** The client request token, which every stack event of the deletion carries. */
  readonly token: string
  readonly waiting: WaitOptions
  /** Why the deletion stops running executions of the stack's state machines; undefined: it waits for them. */
  readonly stopCause: string | undefined
}

/**
 * Deletes a stack by its ARN and waits until it is deleted, by this deletion or an earlier one: CloudFormation must say so of that
 * ARN. Retries a failed deletion once,
 * because ECS often detaches the network interfaces of tasks too late for the first one.
 *
 * @returns how long each resource took
 * @throws Problem that lists the resources that block the deletion, or says that the stack is protected
 */
export async function removeStack(
  edges: StackEdges,
  stack: Stack,
  options: RemoveOptions,
): Promise<readonly ResourceDuration[]> {
  const { client, log } = edges
  const { waiting } = options
  const start = waiting.clock.now()
  if (stack.status === 'REVIEW_IN_PROGRESS') return removeInReview(edges, stack, options)
  const { StackEvents: [newest] = [] } = await client.send(new DescribeStackEventsCommand({ StackName: stack.id }))
  if (newest !== undefined && isOfStack(newest) && newest.ResourceStatus === 'DELETE_COMPLETE') return []
  const first = await removeOnce(edges, stack, newest, options)
  let last = first
  if (first.status === 'DELETE_FAILED') {
    log.info(`The deletion of stack ${stack.name} failed: trying once more.`)
    await sleep(waiting, start)
    const after = first.events.findLast(({ parents }) => parents.length === 0)
    last = await removeOnce(edges, stack, after, { ...options, token: `${options.token}-again` })
  }
  const events = first === last ? first.events : [...first.events, ...last.events]
  if (last.outcome === 'failed') {
    edges.learn({ status: last.status, resources: resourceDurations(events) })
    const diagnosis = await findFailures(client, last.events)
    log.info(`Events of the stack: ${eventsUrl(stack)}`)
    throw blockedDeleteProblem(stack, last, diagnosis)
  }
  const settled = await readSettled(client, stack.id, waiting)
  if (settled !== undefined && settled.status !== 'DELETE_COMPLETE') throw notGoneProblem(settled)
  const left = keptAdvice(events, stack)
  if (left !== '') log.notice(left)
  return resourceDurations(events)
}

/**
 * Deletes a stack in review, which has no resources and emits no deletion events, so there is no operation to follow. If its change
 * set is executed first, deletes what that has made.
 */
async function removeInReview(
  edges: StackEdges,
  { id }: Stack,
  options: RemoveOptions,
): Promise<readonly ResourceDuration[]> {
  const { client } = edges
  const { token, waiting } = options
  waiting.signal.throwIfAborted()
  await client.send(new DeleteStackCommand({ StackName: id, ClientRequestToken: token }))
  const { left } = await poll(waiting, async () => {
    const now = await readStack(client, id)
    if (now === undefined || now.status === 'DELETE_COMPLETE') return { left: undefined }
    return now.status === 'REVIEW_IN_PROGRESS' || isRunning(now.status) ? undefined : { left: now }
  })
  return left === undefined ? [] : removeStack(edges, left, { ...options, token: `${token}-executed` })
}

interface RemovalEnd extends OperationEnd {
  /** How to end executions that the deletion has waited for; empty when it has waited for none. */
  readonly advice: string
}

/** @param after the newest event before the deletion */
async function removeOnce(
  edges: StackEdges,
  stack: Stack,
  after: StackEvent | undefined,
  { token, waiting, stopCause }: RemoveOptions,
): Promise<RemovalEnd> {
  const { client } = edges
  waiting.signal.throwIfAborted()
  try {
    await client.send(new DeleteStackCommand({ StackName: stack.id, ClientRequestToken: token }))
  } catch (error) {
    // Source: rackspace/runway#199.
    if (isError(error, 'ValidationError', /TerminationProtection is enabled/)) {
      throw protectedStackProblem(stack, 'deleted')
    }
    throw explainRefusal(error, { stackName: stack.name, stackId: stack.id })
  }
  const machines = watchMachines(edges, stopCause)
  const since = after?.EventId === undefined ? {} : { after: after.EventId }
  const watching = { onEvent: machines.see, onWait: machines.look, ...since }
  const options: FollowOptions = { stackId: stack.id, operation: 'delete', token, waiting, ...watching }
  try {
    const end = await followInLog(edges, { stackName: stack.name }, options)
    return { ...end, advice: machines.advice() }
  } catch (error) {
    throw error instanceof TimedOut ? new TimedOut(machines.advice()) : error
  }
}

function blockedDeleteProblem(
  stack: Stack,
  { status, advice }: RemovalEnd,
  { failures, stackReason }: Diagnosis,
): Problem {
  const list = failures.map(({ resource, type, reason }) => `${resource} (${type}): ${splitAwsMessage(reason).text}`)
  const why = failures.length === 0 && stackReason !== undefined ? ` ${stackReason}` : ''
  const hints = [...new Set([...failures.map(({ hint }) => hint), hintFor(why)].flatMap((hint) => hint ?? []))]
  // Source: API reference, "DeleteStack" (RetainResources): logical IDs of the stack's own resources, for a stack in DELETE_FAILED.
  const retained = [...new Set(failures.map(({ resource }) => resource.replace(/\/.*/, '')))]
  const nested = failures.some(({ resource }) => resource.includes('/')) ? ', nested stacks as a whole,' : ''
  const remedies = hints.length > 0 ? hints : ['Remove what blocks it, then run the job again.']
  if (advice !== '') remedies.push(advice)
  if (retained.length > 0 && status === 'DELETE_FAILED') {
    const command = cliCommand('delete-stack', stack, `--retain-resources ${retained.join(' ')}`)
    remedies.push(`To keep what blocks it${nested} and delete the rest, run ${command}.`)
  }
  return new Problem(
    `The stack ${stack.name} was not deleted (${status})${status === 'DELETE_FAILED' ? ', in two tries' : ''}.${why}`,
    remedies.join('\n'),
    { excerpt: list, link: { text: 'Events of the stack', url: eventsUrl(stack) } },
  )
}

function notGoneProblem({ name, status }: Stack): Problem {
  return new Problem(
    `The events of stack ${name} show its deletion, but AWS still says that it is ${status}.`,
    'Run the job again: it deletes what is left.',
  )
}

function eventsUrl(stack: Stack): string {
  return stackConsoleUrl(regionOf(stack), stack.id, 'events')
}
