import {
  CreateStackCommand,
  type CreateStackCommandInput,
  DeleteStackCommand,
  UpdateStackCommand,
  type UpdateStackCommandInput,
} from '@aws-sdk/client-cloudformation'
import { expect } from 'vitest'
import type { Account } from './account.ts'
import { push, REPOSITORY } from './events.ts'
import { checkOut } from './job.ts'
import type { Probe } from './probe.ts'
import type { Job } from './runner.ts'
import { stackOf } from './world.ts'

/** The tags of a stack `hello` that a job of this repository has created. */
export const OURS = [
  { Key: 'servicefull:repository', Value: REPOSITORY },
  { Key: 'servicefull:stack', Value: 'hello' },
]

/** A job that deploys the probe to the stack `hello`, without an image. Another `round` changes both of its resources. */
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

/**
 * Creates the stack `hello` without a job, and waits until the operation has ended, whichever way.
 *
 * @param more other fields of the request; without `Tags`, the stack has ours
 * @returns its ARN
 */
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

/** Begins an update of the stack `hello` without a job. */
export async function beginUpdate(
  account: Account,
  probe: Probe,
  more: Partial<UpdateStackCommandInput> = {},
): Promise<void> {
  const input = { StackName: 'hello', UsePreviousTemplate: true, Parameters: parameters(probe, '2') }
  await account.cloudFormation.send(new UpdateStackCommand({ ...input, ...more }))
}

/** Updates the stack `hello` without a job, and waits until the operation has ended. */
export async function updateHello(...update: Parameters<typeof beginUpdate>): Promise<void> {
  await beginUpdate(...update)
  await idle(update[0])
}

/** Deletes the stack `hello` without a job, and waits until the operation has ended. */
export async function deleteHello(account: Account, stackId: string): Promise<void> {
  await account.cloudFormation.send(new DeleteStackCommand({ StackName: stackId }))
  await idle(account, stackId)
}

/** Waits until no operation runs on a stack; returns its status then. */
export async function idle(account: Account, stackName = 'hello'): Promise<string> {
  let status = ''
  const look = async (): Promise<boolean> => {
    status = (await stackOf(account, stackName))?.StackStatus ?? ''
    return status.endsWith('_IN_PROGRESS')
  }
  await expect.poll(look, { timeout: 30_000 }).toBe(false)
  return status
}
