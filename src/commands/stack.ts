import { isOurs } from '../aws/ownership.ts'
import type { ImageResult } from '../image/image.ts'
import { type ParameterSources, parameterValues, secretsOf } from '../parameters/parameters.ts'
import { commitOf } from '../plan/build-id.ts'
import type { DeployPlan } from '../plan/plan.ts'
import type { StackFacts } from '../report/result.ts'
import { type DeployedStack, deployStack } from '../stack/deploy/deploy-stack.ts'
import type { StackOutcome } from '../stack/deploy/run.ts'
import type { StackEdges, StackNews } from '../stack/edges.ts'
import { checkStack, lastBuildId, readStackState } from '../stack/guard.ts'
import { runningVersion } from '../stack/running.ts'
import { readArns, readTemplateBody } from '../stack/stack.ts'
import type { Bucket } from '../template/files/s3-address.ts'
import { secretOutputs } from '../template/secret-outputs.ts'
import type { Template } from '../template/template.ts'
import { allOrProblems } from '../text/problem.ts'
import type { World } from './job/world.ts'

/** Returns the part of the world that the stack room needs. */
export function stackEdges(world: World): StackEdges {
  const { aws, log, clock, signal, saveForPost, confirm } = world
  const { cloudFormation: client, services, stepFunctions } = aws
  const learn: StackEdges['learn'] = (news) => learnNews(world, news)
  return { client, services, stepFunctions, log, clock, signal, saveForPost, learn, confirm }
}

/** Hands on what is known of a stack, with a link to the commit that runs. */
function learnNews({ learn, context }: World, { running, ...news }: StackNews): void {
  const commit = running?.buildId === undefined ? undefined : commitOf(running.buildId, context.source)
  learn({ ...news, ...(running && { running: { commit, url: running.url } }) })
}

/**
 * Reads the stack of a plan, and the template that it was deployed with.
 *
 * @throws Problem when this plan must not change the stack
 */
export async function readDeployed(plan: DeployPlan, world: World): Promise<DeployedStack> {
  const { client, learn } = stackEdges(world)
  const state = await readStackState(client, plan.target.stackName, plan.stack.options)
  const { stack } = state
  // A later step may delete what the outputs name.
  if (stack !== undefined && isOurs(stack, plan.target.owner)) learn({ stackId: stack.id })
  const reading = stack === undefined ? Promise.resolve(undefined) : readTemplateBody(client, stack.id)
  const [body] = await allOrProblems([reading, checkStack(client, state, plan)])
  const running = runningVersion(stack, body)
  if (stack === undefined) return { ...state, body }
  learn({ stackId: stack.id })
  if (running !== undefined) {
    // A template of your own need not have the parameter that tells. Only a comment shows it.
    const asks = running.buildId === undefined && world.comment !== undefined
    const { repository } = plan.target.owner
    const buildId = asks ? await lastBuildId(client, stack, repository) : running.buildId
    learn({ running: { ...running, buildId } })
  }
  return { ...state, body }
}

/** The stack and its template after preflight. */
export interface ReadyStack {
  /** The packaged template: addresses in S3 replace the paths of files. */
  readonly template: Template
  readonly sources: ParameterSources
  readonly deployed: DeployedStack
}

/** Deploys the stack of a plan with the images, or shows what that would change. */
export async function deployImages(
  plan: DeployPlan,
  world: World,
  { template, sources, deployed }: ReadyStack,
  images: readonly ImageResult[],
): Promise<StackOutcome> {
  const edges = stackEdges(world)
  const parameters = parameterValues(sources, images)
  // A filled placeholder changes the text of a secret.
  for (const secret of secretsOf(template, parameters)) world.log.mask(secret)
  const built = plan.kind === 'deploy' && images.some(({ reused }) => !reused)
  // The stack may have changed during a build.
  const now = built ? await readDeployed(plan, world) : deployed
  return deployStack(edges, { plan, template, parameters }, now)
}

/**
 * Describes the outcome of a deploy, or of the execution of a change set. Masks secret outputs before anything logs them.
 */
export async function describeOutcome(
  world: World,
  { operation, stack, changeSetId, changes, resources }: StackOutcome,
  region: string,
  template: Template,
): Promise<StackFacts> {
  const { name: stackName, id: stackId, outputs: stackOutputs } = stack
  const hidden = secretOutputs(stackOutputs, template)
  for (const key of hidden) world.log.mask(stackOutputs.get(key) ?? '')
  const arns = await readArns(stackEdges(world), stackId)
  const facts = { operation, stackName, stackId, region, changeSetId, changes, resources }
  return { ...facts, stackOutputs, secretOutputs: hidden, ...arns }
}

/** Files to upload to S3. */
export interface Uploads {
  readonly bucket: Bucket
  /** Bytes by key. */
  readonly files: ReadonlyMap<string, Buffer>
}

/**
 * Checks that the bucket accepts the files, without uploading them.
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
