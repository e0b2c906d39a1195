import { removePreviewImages } from '../image/remove.ts'
import type { DeletePlan, PreviewImages } from '../plan/plan.ts'
import type { DeleteResult } from '../report/result.ts'
import { deleteStack } from '../stack/delete/delete.ts'
import { allOrProblems } from '../text/problem.ts'
import { checkIdentity } from './identity.ts'
import { storeFor } from './images.ts'
import { stackEdges } from './stack.ts'
import { stopwatch, type World } from './world.ts'

/**
 * Deletes the stack of the plan, then the images of its pull request, which the stack needs until then. A stack that does not exist
 * counts as deleted.
 *
 * @throws Problem, or Problems
 */
export async function runDelete({ account, target, images }: DeletePlan, world: World): Promise<DeleteResult> {
  const { phases, time } = stopwatch(world.clock)
  await checkIdentity(world, account)
  const deleted = await time('Delete', () => deleteStack(stackEdges(world), target))
  if (images.length > 0) await time('Images', () => removeImagesOf(world, images))
  const { stackName, region } = target
  return { operation: 'delete', stackName, stackId: deleted?.id, region, resources: deleted?.resources ?? [], phases }
}

/** Removes the images of a pull request from each repository, also when one of them refuses. */
async function removeImagesOf(world: World, images: readonly PreviewImages[]): Promise<void> {
  await allOrProblems(images.map((each) => removePreviewImages(storeFor(world, each.repository), each)))
}
