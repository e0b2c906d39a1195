import { isOurs } from '../aws/ownership.ts'
import { type PreviewWatch, watchPreview } from '../github/preview.ts'
import { commitOf } from '../plan/build-id.ts'
import type { DeployPlan } from '../plan/plan.ts'
import { failuresOf } from '../report/failure.ts'
import type { DeployResult, Result } from '../report/result.ts'
import { protect } from '../stack/deploy/protection.ts'
import { NotNeeded } from '../stack/edges.ts'
import { readStack } from '../stack/stack.ts'
import { deleteAll } from './delete.ts'
import { provideImages } from './images.ts'
import { runAfterDeploy } from './job/execution.ts'
import { checkIdentity } from './job/identity.ts'
import { stopwatch, type World } from './job/world.ts'
import { checkImages, preflight } from './preflight.ts'
import { deployImages, describeOutcome, stackEdges, uploadFiles } from './stack.ts'

/**
 * Deploys the stack of the plan. Asks GitHub about the pull request of a preview before the build, right before the change set is
 * executed, and after the deploy: a preview that is over by then is deleted again, with its images.
 *
 * @throws Problem, or Problems
 * @throws NotNeeded when the preview is over, or another run deploys a newer commit
 */
export async function runDeploy(plan: DeployPlan, world: World): Promise<Result> {
  const watch = watchPreview(world, plan)
  const asking = watch.confirmDeploy()
  asking.catch(() => undefined)
  const { phases, time } = stopwatch(world.clock)
  const preparing = time('Preflight', () => preflight(plan, world)).finally(() => asking)
  const ready = await orNotNeeded(preparing)
  if (ready instanceof NotNeeded) {
    const left = await removeLeft(plan, world, watch)
    if (left !== undefined) return left
    throw ready
  }
  const parts = { ready, time }
  const deploying = deployReady(plan, { ...world, confirm: watch.confirmDeploy }, parts)
  const ended = await deploying.then(
    (result) => ({ result }),
    (error: unknown) => ({ error }),
  )
  const removed = await removeIfOver(plan, world, { ...watch, ...ended })
  if (removed !== undefined) return removed
  if ('error' in ended) throw ended.error
  const { result } = ended
  const facts = { ...result, input: ready.executionInput }
  const run = plan.execution && (await time('Execution', () => runAfterDeploy(world, plan, facts)))
  return { ...result, ...run, phases }
}

/** Returns the error of work that turned out not to be needed. */
async function orNotNeeded<T>(work: Promise<T>): Promise<T | NotNeeded> {
  return work.catch((error: unknown) => {
    if (!(error instanceof NotNeeded)) throw error
    return error
  })
}

interface ReadyDeploy {
  readonly ready: Awaited<ReturnType<typeof preflight>>
  readonly time: ReturnType<typeof stopwatch>['time']
}

/** Does not touch the stack before every image is in its repository and the template's files are in S3. */
async function deployReady(
  plan: DeployPlan,
  world: World,
  { ready, time }: ReadyDeploy,
): Promise<Omit<DeployResult, 'phases'>> {
  const images = await time('Image', () => provideImages(ready.images, world))
  checkImages(ready, images)
  const { uploads, template } = ready
  if (uploads !== undefined) await time('Upload', () => uploadFiles(world, uploads))
  const outcome = await time('Stack', () => deployImages(plan, world, ready, images))
  const facts = await describeOutcome(world, outcome, plan.target.region, template)
  const waits = !plan.stack.options.execute && outcome.operation !== 'none'
  if (!waits) await protect(stackEdges(world), plan, outcome.stack)
  const { buildId, release } = plan
  const commit = commitOf(buildId.id, world.context.source)
  const operation = waits ? ({ operation: 'review' } as const) : {}
  return { ...facts, ...operation, buildId: buildId.id, commit, images, release }
}

/**
 * Deletes a preview whose pull request has come to its end since the run began, with the images that the run has pushed. Nobody needs a
 * deploy that has failed by then: the deletion of the preview may be why.
 *
 * @param watch `error`: why the deploy has failed, if it has
 * @returns undefined when the preview stays; a skip when there is no stack to delete
 */
async function removeIfOver(
  { preview, target }: DeployPlan,
  world: World,
  { error: failure, ...watch }: PreviewWatch & { readonly error?: unknown },
): Promise<Result | undefined> {
  if (failure !== undefined) world.signal.throwIfAborted()
  const reason = await watch.whyOver()
  if (preview === undefined || reason === undefined) return undefined
  if (failure !== undefined && !(failure instanceof NotNeeded))
    for (const { message } of failuresOf(failure)) world.log.info(`The deploy has failed: ${message}`)
  world.log.notice(`Stack ${target.stackName} is deleted, with its images: ${reason}.`)
  const { images } = preview
  try {
    const removed = await deleteAll({ target, images }, world, watch)
    return removed.resources.length === 0 ? { operation: 'skip', reason } : { ...removed, reason }
  } catch (error) {
    if (!(error instanceof NotNeeded)) throw error
    return undefined
  }
}

/**
 * As `removeIfOver`, for a run that finds the preview over before it has done anything: the run that was to delete the preview may have
 * given way to this one in their concurrency group.
 */
async function removeLeft(plan: DeployPlan, world: World, watch: PreviewWatch): Promise<Result | undefined> {
  const { account, target } = plan
  await checkIdentity(world, account)
  const stack = await readStack(world.aws.cloudFormation, target.stackName)
  return stack !== undefined && isOurs(stack, target.owner) ? removeIfOver(plan, world, watch) : undefined
}
