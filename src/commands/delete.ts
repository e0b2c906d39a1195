import { watchPreview } from '../github/preview.ts'
import { removePreviewImages } from '../image/remove.ts'
import type { DeletePlan, PreviewImages, Target } from '../plan/plan.ts'
import type { DeleteResult } from '../report/result.ts'
import { deleteStack } from '../stack/delete/delete.ts'
import { NotNeeded } from '../stack/edges.ts'
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
 * @throws NotNeeded when the pull request has a preview again
 */
export async function runDelete(plan: DeletePlan, world: World): Promise<DeleteResult> {
  await checkIdentity(world, plan.account)
  return deleteAll(plan, { ...world, confirm: watchPreview(world, plan).confirmDelete })
}

/**
 * As `runDelete`, with credentials that were checked.
 *
 * @param world `confirm` says whether the stack must go
 */
export async function deleteAll(
  { target, images }: { readonly target: Target; readonly images: readonly PreviewImages[] },
  world: World,
): Promise<DeleteResult> {
  const { phases, time } = stopwatch(world.clock)
  const deleted = await time('Delete', () => deleteStack(stackEdges(world), target))
  if (images.length > 0) await time('Images', () => removeImages(world, images))
  const { stackName, region } = target
  return { operation: 'delete', stackName, stackId: deleted?.id, region, resources: deleted?.resources ?? [], phases }
}

/**
 * Removes the images of a pull request from each repository, also when one of them refuses. Leaves them to a pull request that was
 * opened again: its run deploys an image that exists.
 */
async function removeImages(world: World, images: readonly PreviewImages[]): Promise<void> {
  try {
    await world.confirm()
  } catch (error) {
    if (!(error instanceof NotNeeded)) throw error
    world.log.notice(`The images stay: ${error.message}.`)
    return
  }
  await allOrProblems(images.map((each) => removePreviewImages(storeFor(world, each.repository), each)))
}
