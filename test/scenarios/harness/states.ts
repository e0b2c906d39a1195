import {
  CreateStackCommand,
  type CreateStackCommandInput,
  DeleteStackCommand,
  DescribeStacksCommand,
  type Tag,
  UpdateStackCommand,
  type UpdateStackCommandInput,
} from '@aws-sdk/client-cloudformation'
import { expect } from 'vitest'
import type { Account } from './account.ts'
import { push, REPOSITORY, scheduled } from './events.ts'
import { checkOut } from './job.ts'
import type { Probe } from './probe.ts'
import type { Job } from './runner.ts'
import { TOPIC } from './stranger.ts'
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

/** The tags of the preview of a pull request, of the stack `hello` of this repository. */
export function previewTags(number: number, more: Readonly<Record<string, string>> = {}): Tag[] {
  const tags = {
    ...Object.fromEntries(OURS.map(({ Key, Value }) => [Key, Value])),
    'servicefull:pull-request': `${number}`,
  }
  return Object.entries({ ...tags, ...more }).map(([Key, Value]) => ({ Key, Value }))
}

/** Creates the previews of pull requests, each with one topic, and waits for all of them. */
export async function createPreviews({ cloudFormation }: Account, numbers: readonly number[]): Promise<void> {
  for (const number of numbers) await cloudFormation.send(new CreateStackCommand(previewInput(number)))
  const running = async () => {
    const { Stacks = [] } = await cloudFormation.send(new DescribeStacksCommand({}))
    return Stacks.some(({ StackStatus }) => StackStatus === 'CREATE_IN_PROGRESS')
  }
  await expect.poll(running, { timeout: 60_000, interval: 500 }).toBe(false)
}

function previewInput(number: number): CreateStackCommandInput {
  return { StackName: `hello-pr-${number}`, TemplateBody: TOPIC, Tags: previewTags(number) }
}

/** Creates a stack with one topic without a job, `hello-pr-<number>` with the tags of that preview if nothing else is given. */
export async function createPreview(
  account: Account,
  number: number,
  more: Partial<CreateStackCommandInput> = {},
): Promise<string> {
  const input = { ...previewInput(number), ...more }
  const { StackId = '' } = await account.cloudFormation.send(new CreateStackCommand(input))
  await idle(account, StackId)
  return StackId
}

/** A job that sweeps the previews of this repository, on a machine that has neither git nor docker. `env` leads to GitHub. */
export function sweepJob(account: Account, env: Job['env'], inputs: Job['inputs'] = {}): Job {
  const checkout = checkOut()
  return {
    account,
    checkout,
    event: scheduled(checkout.head()),
    inputs: { command: 'sweep', 'stack-name': '', 'github-token': 'ghs_sweep', ...inputs },
    env: { ...env, PATH: '/nowhere' },
  }
}
