import type { CloudFormationClient } from '@aws-sdk/client-cloudformation'
import type { ExecutePlan } from '../plan/plan.ts'
import type { DeployResult } from '../report/result.ts'
import { protect } from '../stack/deploy/protection.ts'
import { executeReviewed } from '../stack/deploy/reviewed.ts'
import { readTemplateBody } from '../stack/stack.ts'
import { parseTemplate, type Template, unreadTemplate } from '../template/template.ts'
import { checkIdentity } from './identity.ts'
import { describeOutcome, stackEdges } from './stack.ts'
import { stopwatch, type World } from './world.ts'

/**
 * Executes a change set that an earlier run left for review.
 *
 * @throws Problem
 */
export async function runExecute(plan: ExecutePlan, world: World): Promise<DeployResult> {
  const { phases, time } = stopwatch(world.clock)
  await checkIdentity(world, plan.account)
  const edges = stackEdges(world)
  const outcome = await time('Stack', () => executeReviewed(edges, plan))
  await protect(edges, plan, outcome.stack)
  const template = await readDeployedTemplate(edges.client, outcome.stack.id)
  const facts = await describeOutcome(world, outcome, plan.target.region, template)
  return { ...facts, buildId: undefined, images: [], phases }
}

/** Reads a stack's template, which shows which outputs are secret; undefined when CloudFormation does not return it. */
async function readDeployedTemplate(client: CloudFormationClient, stackId: string): Promise<Template | undefined> {
  const body = await readTemplateBody(client, stackId)
  if (body === undefined) return undefined
  const source = { path: stackId, inWorkspace: false, body }
  try {
    return parseTemplate(source)
  } catch {
    return unreadTemplate(source, new Map())
  }
}
