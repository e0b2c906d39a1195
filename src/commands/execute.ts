import type { CloudFormationClient } from '@aws-sdk/client-cloudformation'
import { readExecutionInput } from '../execution/input.ts'
import { watchPreview } from '../github/preview.ts'
import type { ExecutePlan } from '../plan/plan.ts'
import type { DeployResult } from '../report/result.ts'
import { protect } from '../stack/deploy/protection.ts'
import { executeReviewed } from '../stack/deploy/reviewed.ts'
import { listResources, readTemplateBody } from '../stack/stack.ts'
import { parseTemplate, type Template, unreadTemplate } from '../template/template.ts'
import { allOrProblems } from '../text/problem.ts'
import { runAfterDeploy } from './job/execution.ts'
import { checkIdentity } from './job/identity.ts'
import { stopwatch, type World } from './job/world.ts'
import { describeOutcome, stackEdges } from './stack.ts'

/**
 * Executes a change set that an earlier run left for review.
 *
 * @throws Problem
 * @throws NotNeeded
 */
export async function runExecute(plan: ExecutePlan, world: World): Promise<DeployResult> {
  const { phases, time } = stopwatch(world.clock)
  const reading = plan.execution && readExecutionInput(plan.execution.settings.input, world.context.workspace, false)
  const [, input] = await allOrProblems([checkIdentity(world, plan.account), Promise.resolve(reading)])
  const edges = stackEdges({ ...world, confirm: watchPreview(world, plan).confirmDeploy })
  const outcome = await time('Stack', () => executeReviewed(edges, plan))
  await protect(edges, plan, outcome.stack)
  const template = await readDeployedTemplate(edges.client, outcome.stack.id)
  const facts = await describeOutcome(world, outcome, plan.target.region, template)
  const run = plan.execution && (await time('Execution', () => runAfterDeploy(world, plan, { ...facts, input })))
  return { ...facts, buildId: undefined, images: [], release: plan.release, ...run, phases }
}

/**
 * Reads the template of a stack and those of its nested stacks, which show which outputs are secret. Each output of one that cannot
 * be read may be.
 *
 * @param stackId ARN
 */
async function readDeployedTemplate(client: CloudFormationClient, stackId: string): Promise<Template> {
  const source = { path: stackId, inWorkspace: false, body: (await readTemplateBody(client, stackId)) ?? '' }
  try {
    const template = parseTemplate(source)
    const stacks = [...template.resources.values()].some(({ type }) => type === NESTED_STACK)
    const resources = stacks ? await listResources(client, stackId) : []
    const nested = resources.flatMap(({ ResourceType, LogicalResourceId: name = '', PhysicalResourceId: id }) =>
      ResourceType === NESTED_STACK && id !== undefined ? [{ name, id }] : [],
    )
    const read = nested.map(async ({ name, id }) => [name, await readDeployedTemplate(client, id)] as const)
    return { ...template, nested: new Map(await Promise.all(read)) }
  } catch {
    return unreadTemplate(source, new Map())
  }
}

const NESTED_STACK = 'AWS::CloudFormation::Stack'
