import type { CloudFormationClient } from '@aws-sdk/client-cloudformation'
import type { ImageResult } from '../image/image.ts'
import { type ParameterSources, parameterValues, secretsOf } from '../parameters/parameters.ts'
import type { DeployPlan } from '../plan/plan.ts'
import type { DeployResult } from '../report/result.ts'
import { type DeployedStack, deployStack } from '../stack/deploy/deploy-stack.ts'
import type { StackOutcome } from '../stack/deploy/run.ts'
import type { StackEdges } from '../stack/edges.ts'
import { checkStack, readStackState } from '../stack/guard.ts'
import { readArns, readTemplateBody } from '../stack/stack.ts'
import type { Bucket } from '../template/files/s3-address.ts'
import { secretOutputs } from '../template/secret-outputs.ts'
import type { Template } from '../template/template.ts'
import { allOrProblems } from '../text/problem.ts'
import type { World } from './world.ts'

/** Returns the edges of a stack. */
export function stackEdges({ aws, log, clock, signal, saveForPost }: World): StackEdges {
  return { client: aws.cloudFormation, services: aws.services, log, clock, signal, saveForPost }
}

/**
 * Reads the stack of a plan, and the template that it was deployed with.
 *
 * @throws Problem when the stack must not be changed
 */
export async function readDeployed(plan: DeployPlan, client: CloudFormationClient): Promise<DeployedStack> {
  const { stackName } = plan.target
  const [state, body] = await allOrProblems([
    readStackState(client, stackName, plan.stack.options),
    readTemplateBody(client, stackName),
  ])
  await checkStack(client, state, plan)
  return { ...state, body }
}

/** What preflight found out about the stack and its template. */
export interface ReadyStack {
  /** As it is sent: files of the workspace are replaced by their addresses. */
  readonly template: Template
  readonly sources: ParameterSources
  readonly deployed: DeployedStack
}

/** Brings the stack of a plan to the template and the images, or shows what that would change. */
export async function deployImages(
  plan: DeployPlan,
  world: World,
  { template, sources, deployed }: ReadyStack,
  images: readonly ImageResult[],
): Promise<StackOutcome> {
  const edges = stackEdges(world)
  const parameters = parameterValues(sources, images)
  // A filled placeholder makes another text of a secret.
  for (const secret of secretsOf(template, parameters)) world.log.mask(secret)
  const built = plan.kind === 'deploy' && images.some(({ reused }) => !reused)
  // A build takes long enough for the stack to have changed meanwhile.
  const now = built ? await readDeployed(plan, edges.client) : deployed
  return deployStack(edges, { plan, template, parameters }, now)
}

/** The part of a result that comes from the stack. */
type StackFacts = Omit<DeployResult, 'buildId' | 'images' | 'phases'>

/**
 * Describes the outcome of a deploy, or of the execution of a change set. Masks the outputs that are secret before anybody can see
 * them.
 *
 * @param template undefined when it cannot be read
 */
export async function describeOutcome(
  world: World,
  { operation, stack, changeSetId, changes, resources }: StackOutcome,
  region: string,
  template: Template | undefined,
): Promise<StackFacts> {
  const { name: stackName, id: stackId, outputs: stackOutputs } = stack
  const hidden = secretOutputs(stackOutputs, template)
  for (const key of hidden) world.log.mask(stackOutputs.get(key) ?? '')
  const arns = await readArns(stackEdges(world), stackId)
  const facts = { operation, stackName, stackId, region, changeSetId, changes, resources }
  return { ...facts, stackOutputs, secretOutputs: hidden, ...arns }
}

/** Files for S3. */
export interface Uploads {
  readonly bucket: Bucket
  /** Bytes by key. */
  readonly files: ReadonlyMap<string, Buffer>
}

/**
 * Checks, before anything is changed, that the bucket takes the files.
 *
 * @throws Problem
 */
export async function checkUploads({ aws }: World, uploads: Uploads | undefined): Promise<void> {
  if (uploads === undefined) return
  const { checkBucket } = await import('../template/files/upload.ts')
  await checkBucket(await aws.s3(), uploads.bucket)
}

/** Uploads the files that are not in the bucket yet. */
export async function uploadFiles({ aws, log }: World, { bucket, files }: Uploads): Promise<void> {
  const { upload } = await import('../template/files/upload.ts')
  await upload(await aws.s3(), log, bucket, files)
}
