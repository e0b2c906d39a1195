import {
  CreateStackCommand,
  type CreateStackCommandInput,
  DeleteStackCommand,
  DescribeStacksCommand,
  UpdateStackCommand,
  type UpdateStackCommandInput,
} from '@aws-sdk/client-cloudformation'
import { expect } from 'vitest'
import type { Account } from './account.ts'
import { push, REPOSITORY } from './events.ts'
import { checkOut } from './job.ts'
import type { Probe } from './probe.ts'
import type { Job } from './runner.ts'

/** The tags of a stack that this repository's jobs have made as `hello`. */
export const OURS = [
  { Key: 'servicefull:repository', Value: REPOSITORY },
  { Key: 'servicefull:stack', Value: 'hello' },
]

/** A job that deploys the probe to the stack `hello`, without an image. */
export function probeJob(account: Account, probe: Probe, round = '1'): Job {
  const checkout = checkOut({ 'probe.yml': probe.body })
  const inputs = {
    template: 'probe.yml',
    'image-parameter': 'none',
    'parameter-overrides': `Answers=${probe.address}\nRound=${round}`,
  }
  return { account, checkout, event: push(checkout.head()), inputs }
}

function parameters(probe: Probe, round: string) {
  return [
    { ParameterKey: 'Answers', ParameterValue: probe.address },
    { ParameterKey: 'Round', ParameterValue: round },
  ]
}

/** Makes the stack `hello` by hand, with our tags unless told otherwise. Gives its ARN when nothing runs on it any more. */
export async function createHello(
  account: Account,
  probe: Probe,
  more: Partial<CreateStackCommandInput> = {},
): Promise<string> {
  const input = { StackName: 'hello', TemplateBody: probe.body, Parameters: parameters(probe, '1'), Tags: OURS }
  const { StackId = '' } = await account.cloudFormation.send(new CreateStackCommand({ ...input, ...more }))
  await idle(account, StackId)
  return StackId
}

/** Begins an update of the stack `hello` by hand. */
export async function beginUpdate(
  account: Account,
  probe: Probe,
  more: Partial<UpdateStackCommandInput> = {},
): Promise<void> {
  const input = { StackName: 'hello', UsePreviousTemplate: true, Parameters: parameters(probe, '2') }
  await account.cloudFormation.send(new UpdateStackCommand({ ...input, ...more }))
}

/** Updates the stack `hello` by hand, to its end. */
export async function updateHello(...update: Parameters<typeof beginUpdate>): Promise<void> {
  await beginUpdate(...update)
  await idle(update[0])
}

/** Deletes the stack `hello` by hand, to its end. */
export async function deleteHello(account: Account, stackId: string): Promise<void> {
  await account.cloudFormation.send(new DeleteStackCommand({ StackName: stackId }))
  await idle(account, stackId)
}

/** Waits until nothing runs on a stack; gives its status. */
export async function idle(account: Account, stackName = 'hello'): Promise<string> {
  let status = ''
  const look = async (): Promise<boolean> => {
    const { Stacks = [] } = await account.cloudFormation.send(new DescribeStacksCommand({ StackName: stackName }))
    status = Stacks[0]?.StackStatus ?? ''
    return status.endsWith('_IN_PROGRESS')
  }
  await expect.poll(look, { timeout: 30_000 }).toBe(false)
  return status
}
