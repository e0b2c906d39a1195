import type { CloudFormationClient } from '@aws-sdk/client-cloudformation'
import { poll, TimedOut, type WaitOptions } from './poll.ts'
import { readStack, type Stack } from './stack.ts'
import { isRunning } from './status.ts'

/** How long DescribeStacks may lag behind the events of a stack, in milliseconds. */
const LAG = 10_000

/**
 * Reads a stack whose operation has ended by its events. DescribeStacks may still show it as it was before, without the new
 * outputs, so it is read again while it looks busy; not for long, as another operation may have begun.
 * Source: aws-cdk-cli, which allows for stale reads after an execution as well.
 *
 * @param stackId ARN
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
  // What has succeeded is not lost because AWS does not answer now.
  last ??= await poll(waiting, async () => ({ stack: await readStack(client, stackId) }))
  return last.stack
}

/**
 * Waits until no operation runs on a stack.
 *
 * @returns the stack as it is then, undefined when it is gone
 */
export async function awaitIdle(
  client: CloudFormationClient,
  stack: Stack,
  waiting: WaitOptions,
): Promise<Stack | undefined> {
  const { idle } = await poll(waiting, async () => {
    const now = await readStack(client, stack.id)
    return isRunning(now?.status) ? undefined : { idle: now?.status === 'DELETE_COMPLETE' ? undefined : now }
  })
  return idle
}
