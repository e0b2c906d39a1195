import { DescribeImagesCommand } from '@aws-sdk/client-ecr'
import { expect } from 'vitest'
import { openAccount, setUp } from './account.ts'
import { push } from './events.ts'
import { after, startFaultProxy } from './fault-proxy.ts'
import { checkOut, IMAGE_TASK } from './job.ts'
import { startRegistry } from './registry.ts'
import type { Job, JobEnd } from './runner.ts'
import { remoteKill } from './signals.ts'
import { lookAt, parametersOf, type World } from './world.ts'

/** A moment of a job: the registry has accepted the manifest (`push`), or AWS has carried out an action. */
export type Moment =
  | 'push'
  | 'DescribeStacks'
  | 'DescribeRepositories'
  | 'CreateRepository'
  | 'CreateChangeSet'
  | 'DescribeChangeSet'
  | 'ExecuteChangeSet'
  | 'DescribeStackEvents'
  | 'DeleteStack'

/** The last thing that a job leaves; each includes those before it. */
type Leaves = 'nothing' | 'repository' | 'image' | 'stack'

/** The moments at which scenarios interrupt a deploy, with what may be left of it then. */
export const moments: readonly { readonly moment: Moment; readonly leaves: Leaves }[] = [
  { moment: 'DescribeRepositories', leaves: 'nothing' },
  { moment: 'CreateRepository', leaves: 'repository' },
  { moment: 'push', leaves: 'image' },
  { moment: 'CreateChangeSet', leaves: 'image' },
  { moment: 'DescribeChangeSet', leaves: 'image' },
  { moment: 'ExecuteChangeSet', leaves: 'stack' },
  { moment: 'DescribeStackEvents', leaves: 'stack' },
]

/** A job that deploys an image, by default to an account of its own. */
export async function imageJob(account = openAccount(), files: Readonly<Record<string, string>> = {}): Promise<Job> {
  await setUp(account, { changeSetSeconds: 0.5, resourceSeconds: 0.5 })
  const checkout = checkOut({ 'stack.yml': IMAGE_TASK, ...files })
  return { account, checkout, event: push(checkout.head()), inputs: { template: 'stack.yml' } }
}

/** The same job, which gets a signal at a moment, the first time that this comes. */
export async function interrupted(job: Job, moment: Moment, signal: NodeJS.Signals): Promise<Job> {
  const { onLog, kill } = remoteKill()
  const strike = async (): Promise<void> => kill(signal)
  if (moment === 'push') {
    const registry = await startRegistry(job.account, strike)
    return { ...job, inputs: { ...job.inputs, registry }, onLog }
  }
  const { env } = await startFaultProxy(job.account, after(moment, strike))
  return { ...job, env, onLog }
}

/** Waits until no operation runs on the stacks of a job's account; returns the world then. */
export async function settledWorld({ account }: Job): Promise<World> {
  const running = async (): Promise<boolean> =>
    Object.values((await lookAt(account)).stacks).some((status) => status.endsWith('_IN_PROGRESS'))
  await expect.poll(running, { timeout: 30_000 }).toBe(false)
  return lookAt(account)
}

/** The world that holds what a job leaves, and nothing else. */
export function leftBy({ checkout }: Job, leaves: Leaves): World {
  const images = leaves === 'nothing' ? {} : { 'hello-job': leaves === 'repository' ? [] : [checkout.head()] }
  return { stacks: leaves === 'stack' ? { hello: 'CREATE_COMPLETE' } : {}, changeSets: [], images }
}

/**
 * Expects the world to be as after a deploy that nothing disturbed: the stack runs the image that the job's outputs name.
 *
 * @param story printed when an expectation fails
 */
export async function expectDeployed(job: Job, end: JobEnd, story = ''): Promise<void> {
  expect(end.errors, story).toEqual([])
  expect(end.leftovers, story).toEqual([])
  expect(await lookAt(job.account), story).toEqual(leftBy(job, 'stack'))
  expect((await parametersOf(job.account, 'hello')).ImageUri, story).toBe(end.outputs.image)
  const pushed = { repositoryName: 'hello-job', imageIds: [{ imageTag: job.checkout.head() }] }
  const { imageDetails } = await job.account.ecr.send(new DescribeImagesCommand(pushed))
  expect(end.outputs.image?.split('@')[1], story).toBe(imageDetails?.[0]?.imageDigest)
}
