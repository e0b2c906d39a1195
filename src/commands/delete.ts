import { isAccessDenied } from '../aws/error.ts'
import { type PreviewWatch, watchPreview } from '../github/preview.ts'
import { removePreviewImages } from '../image/remove.ts'
import type { DeletePlan, PreviewImages, Target } from '../plan/plan.ts'
import type { DeleteResult } from '../report/result.ts'
import { deleteStack } from '../stack/delete/delete.ts'
import { NotNeeded } from '../stack/edges.ts'
import { listPreviews } from '../stack/previews.ts'
import { allOrProblems } from '../text/problem.ts'
import { storeFor } from './images.ts'
import { checkIdentity } from './job/identity.ts'
import { stopwatch, type World } from './job/world.ts'
import { stackEdges } from './stack.ts'

/**
 * Deletes the stack of the plan, then the images of its pull request, which the stack needs until then. A stack that does not exist
 * counts as deleted.
 *
 * @throws Problem, or Problems
 * @throws NotNeeded when the pull request has a preview again
 */
export async function runDelete(plan: DeletePlan, world: World): Promise<DeleteResult> {
  await checkIdentity(world, plan.account)
  return deleteAll(plan, world, watchPreview(world, plan))
}

/** As `runDelete`, with credentials that were checked. */
export async function deleteAll(
  { target, images }: { readonly target: Target; readonly images: readonly PreviewImages[] },
  unwatched: World,
  watch: PreviewWatch,
): Promise<DeleteResult> {
  const world = { ...unwatched, confirm: watch.confirmDelete }
  const { phases, time } = stopwatch(world.clock)
  const deleted = await time('Delete', () => deleteStack(stackEdges(world), target))
  if (images.length > 0) await time('Images', () => removeImages(world, { target, images }, watch))
  const { stackName, region } = target
  return { operation: 'delete', stackName, stackId: deleted?.id, region, resources: deleted?.resources ?? [], phases }
}

/**
 * Removes the images of a pull request from each repository, also when one of them refuses. Leaves them to a pull request that was
 * opened again, whose run deploys an image that exists, and to another preview of one that is open.
 */
async function removeImages(
  world: World,
  { target, images }: { readonly target: Target; readonly images: readonly PreviewImages[] },
  watch: PreviewWatch,
): Promise<void> {
  const reason = await whyImagesStay(world, target, watch)
  if (reason !== undefined) return world.log.notice(`The images stay: ${reason}.`)
  await allOrProblems(images.map((each) => removePreviewImages(storeFor(world, each.repository), each)))
}

async function whyImagesStay(world: World, target: Target, watch: PreviewWatch): Promise<string | undefined> {
  try {
    await watch.confirmDelete()
  } catch (error) {
    if (!(error instanceof NotNeeded)) throw error
    return error.message
  }
  return watch.isOpen() ? whoUsesImages(world, target) : undefined
}

/** Says which other stack of a pull request may use its images, such as one that is deployed without the label of this one. */
async function whoUsesImages({ aws }: World, { stackName, owner }: Target): Promise<string | undefined> {
  const use = `of pull request ${owner.pullRequest} may use them`
  try {
    const all = await listPreviews(aws.cloudFormation, owner.repository)
    const other = all.find(
      (each) =>
        each.owner.pullRequest === owner.pullRequest &&
        each.stack.name !== stackName &&
        each.stack.status !== 'DELETE_IN_PROGRESS',
    )
    return other && `stack ${other.stack.name} ${use}`
  } catch (error) {
    if (!isAccessDenied(error)) throw error
    return `another preview ${use}, and these credentials may not list stacks (cloudformation:DescribeStacks)`
  }
}
