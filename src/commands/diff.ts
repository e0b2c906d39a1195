import { commitOf } from '../plan/build-id.ts'
import type { DeployPlan } from '../plan/plan.ts'
import type { DiffResult } from '../report/result.ts'
import { stopwatch, type World } from './job/world.ts'
import { checkImages, preflight } from './preflight.ts'
import { deployImages, uploadFiles } from './stack.ts'

/**
 * Shows what a deploy would change, with a change set that is deleted afterwards. Builds and pushes nothing: a reference stands for
 * an image that does not exist yet. Uploads the template's files for S3, which CloudFormation reads to create the change set.
 *
 * @throws Problem, or Problems
 */
export async function runDiff(plan: DeployPlan, world: World): Promise<DiffResult> {
  const { phases, time } = stopwatch(world.clock)
  const ready = await time('Preflight', () => preflight(plan, world))
  const images = ready.images.existing
  checkImages(ready, images)
  const { uploads } = ready
  if (uploads !== undefined) await time('Upload', () => uploadFiles(world, uploads))
  const { operation: would, changes } = await time('Change set', () => deployImages(plan, world, ready, images))
  const { stackName } = plan.target
  const { id: buildId } = plan.buildId
  const commit = commitOf(buildId, world.context.source)
  return { operation: 'diff', would, buildId, commit, images, stackName, changes, phases }
}
