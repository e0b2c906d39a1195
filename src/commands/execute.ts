import type { CloudFormationClient } from '@aws-sdk/client-cloudformation'
import type { ExecutePlan } from '../plan/execution.ts'
import type { DeployResult } from '../result.ts'
import { protect } from '../stack/protection.ts'
import { executeReviewed } from '../stack/reviewed.ts'
import { readTemplateBody } from '../stack/stack.ts'
import { parseTemplate, type Template } from '../stack/template.ts'
import { deployResult, stackEdges } from './deploy.ts'
import { checkIdentity } from './identity.ts'
import { stopwatch, type World } from './world.ts'

/**
 * Executes a change set that an earlier run has left to be reviewed.
 *
 * @throws Problem
 */
export async function executeChangeSet(plan: ExecutePlan, world: World): Promise<DeployResult> {
  const { phases, time } = stopwatch(world.clock)
  await checkIdentity(world, plan.allowedAccountIds)
  const edges = stackEdges(world)
  const converged = await time('Stack', () => executeReviewed(edges, plan))
  await protect(edges, plan, converged.stack)
  const template = await readTemplateOf(edges.client, converged.stack.id)
  const result = await deployResult(world, converged, { region: plan.region, template })
  return { ...result, buildId: undefined, images: [], phases }
}

/** The template of a stack, which tells which outputs are secret; undefined when we cannot read it. */
async function readTemplateOf(client: CloudFormationClient, stackId: string): Promise<Template | undefined> {
  const body = await readTemplateBody(client, stackId)
  try {
    return body === undefined ? undefined : parseTemplate({ path: stackId, inWorkspace: false, body })
  } catch {
    return undefined
  }
}
