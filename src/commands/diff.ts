import type { DeployPlan } from '../plan/plan.ts'
import type { DiffResult } from '../result.ts'
import { deployStack } from './deploy.ts'
import { preflight } from './preflight.ts'
import { uploadFiles } from './uploads.ts'
import { stopwatch, type World } from './world.ts'

/**
 * Shows what a deploy would change, by a change set that is deleted again. Nothing is built or pushed: an image of the build
 * counts if it exists, else a reference stands for it. Files that CloudFormation takes from S3 only are uploaded.
 *
 * @throws Problem, or Problems
 */
export async function diff(plan: DeployPlan, world: World): Promise<DiffResult> {
  const { phases, time } = stopwatch(world.clock)
  const ready = await time('Preflight', () => preflight(plan, world))
  const images = ready.images.existing
  ready.checkImages(images)
  // CloudFormation makes a change set only of what it can read.
  const { uploads } = ready
  if (uploads !== undefined) await time('Upload', () => uploadFiles(world, uploads))
  const { operation, changes } = await time('Change set', () => deployStack(plan, world, { ready, images }))
  return {
    operation: 'diff',
    would: operation,
    buildId: plan.buildId.id,
    images,
    stackName: plan.stackName,
    changes,
    phases,
  }
}
