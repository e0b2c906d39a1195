import type { CloudFormationClient } from '@aws-sdk/client-cloudformation'
import type { StackEdges } from './edges.ts'
import { poll, TimedOut, type WaitOptions } from './poll.ts'
import { readStack, type Stack } from './stack.ts'
import { isRunning } from './status.ts'

/** How long DescribeStacks may lag behind the stack events, in milliseconds. */
const LAG = 10_000

/**
 * Reads a stack after the events have shown the end of its operation. DescribeStacks may still return the old status and outputs,
 * so this reads again while the stack looks busy, but only for a few seconds: another operation may have begun.
 * Source: aws-cdk-cli, which also allows for stale reads after an execution.
 *
 * @param stackId ARN
 * @returns undefined when the stack does not exist
 */
export async function readSettled(
  client: CloudFormationClient,
  stackId: string,
  waiting: WaitOptions,
): Promise<Stack | undefined> {
  let last: { readonly stack: Stack | undefined } | undefined
  const deadline = waiting.clock.now() + LAG
  try {
    await poll({ ...waiting, deadline }, async () => {
      last = { stack: await readStack(client, stackId) }
      const { status } = last.stack ?? {}
      return isRunning(status) || status === 'REVIEW_IN_PROGRESS' ? undefined : true
    })
  } catch (error) {
    if (!(error instanceof TimedOut)) throw error
  }
  // A successful deploy must not fail because AWS does not answer within the lag.
  last ??= await poll(waiting, async () => ({ stack: await readStack(client, stackId) }))
  return last.stack
}

/**
 * Waits until no operation runs on a stack, and says so if one does.
 *
 * @param onWait gets the stack each time that an operation still runs
 * @returns the stack as it is then; undefined when it was deleted
 * @throws TimedOut
 */
export async function awaitIdle(
  { client, log, learn }: StackEdges,
  { id, name, status }: Stack,
  waiting: WaitOptions,
  onWait?: (stack: Stack) => Promise<void>,
): Promise<Stack | undefined> {
  let current = status
  if (isRunning(status)) {
    log.info(`Stack ${name} is ${status}: waiting for that operation to end.`)
    learn({ moment: { state: 'waiting', status } })
  }
  const what = () => `waiting for another operation on stack ${name}: ${current}`
  const { idle } = await log.during(what, () =>
    poll(waiting, async () => {
      const now = await readStack(client, id)
      if (now === undefined || !isRunning(now.status))
        return { idle: now?.status === 'DELETE_COMPLETE' ? undefined : now }
      current = now.status
      await onWait?.(now)
      return undefined
    }),
  )
  return idle
}
