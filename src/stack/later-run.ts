import { type CloudFormationClient, DescribeChangeSetCommand } from '@aws-sdk/client-cloudformation'
import { isAccessDenied, isError } from '../aws-error.ts'
import type { DeployPlan } from '../plan/plan.ts'
import { isOvertaken, readSource } from '../plan/run.ts'
import { Problem } from '../problem.ts'
import type { Stack } from './stack.ts'

/** Statuses of a stack that is what its last change set has made of it. */
const DEPLOYED = ['CREATE_COMPLETE', 'UPDATE_COMPLETE']

/**
 * Refuses to take a stack back to the commit of an older run, as the description of its last change set tells: jobs that are not
 * serialised by `concurrency` may end in any order.
 *
 * @throws Problem
 */
export async function refuseOlderRun(
  client: CloudFormationClient,
  stack: Stack,
  { owner, buildId, run }: Pick<DeployPlan, 'owner' | 'buildId' | 'run'>,
): Promise<void> {
  if (!DEPLOYED.includes(stack.status) || stack.changeSetId === undefined) return
  const last = readSource(await readDescription(client, stack.changeSetId))
  if (last?.repository !== owner.repository || last.buildId === buildId.id || !isOvertaken(run, last.run)) return
  throw new Problem(
    `Stack ${stack.name} has been deployed by a later run, of ${last.buildId}: ${last.run.url}. This run changes nothing.`,
    'If that is the one to keep, all is well. To deploy this commit all the same, run this job again.',
  )
}

/** What cannot be read tells of no later run. */
async function readDescription(client: CloudFormationClient, changeSetId: string): Promise<string> {
  try {
    const { Description = '' } = await client.send(new DescribeChangeSetCommand({ ChangeSetName: changeSetId }))
    return Description
  } catch (error) {
    if (isAccessDenied(error) || isError(error, 'ChangeSetNotFoundException')) return ''
    throw error
  }
}
