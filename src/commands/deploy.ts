import { commitOf } from '../plan/build-id.ts'
import type { DeployPlan } from '../plan/plan.ts'
import type { DeployResult } from '../report/result.ts'
import { protect } from '../stack/deploy/protection.ts'
import { provideImages } from './images.ts'
import { checkImages, preflight } from './preflight.ts'
import { deployImages, describeOutcome, stackEdges, uploadFiles } from './stack.ts'
import { stopwatch, type World } from './world.ts'

/**
 * Checks everything, finds or builds the images, and deploys the stack. Does not touch the stack before every image is in its
 * repository and the template's files are in S3.
 *
 * @throws Problem, or Problems
 */
export async function runDeploy(plan: DeployPlan, world: World): Promise<DeployResult> {
  const { phases, time } = stopwatch(world.clock)
  const ready = await time('Preflight', () => preflight(plan, world))
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
  return { ...facts, ...operation, buildId: buildId.id, commit, images, release, phases }
}
