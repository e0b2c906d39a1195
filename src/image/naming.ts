import { type ECRClient, PutImageCommand } from '@aws-sdk/client-ecr'
import { isError } from '../aws-error.ts'
import type { Log } from '../edges/runner.ts'
import type { BuildPlan } from '../plan/plan.ts'
import { Problem } from '../problem.ts'
import { type ImageConfig, readConfig, readImages, type Store, type StoredImage } from './found.ts'
import type { Pushed } from './push.ts'
import { named } from './registry.ts'

/** What it takes to name an image. */
export interface NamingEdges extends Store {
  readonly ecr: ECRClient
  readonly log: Log
}

/** An image that was pushed, as ECR has it. */
export interface NamedImage {
  readonly tag: string
  readonly config: ImageConfig
}

/**
 * Looks at the image that was pushed and gives it its other tags. Where tags can move, another job may have put its image on ours
 * meanwhile: then ours gets a tag of its own, since an image without one may expire.
 *
 * @throws Problem when the registry does not have it: nothing must be deployed then
 */
export async function nameImage(edges: NamingEdges, plan: BuildPlan, pushed: Pushed): Promise<NamedImage> {
  const { digest } = pushed
  const [image, holder] = await readPushed(edges, plan, pushed)
  if (image === undefined) {
    throw new Problem(
      `The image ${digest} was pushed, but ECR does not find it in the repository ${plan.repository.name}.`,
      'Check that the builder pushes to this account and region, then run the job again. Nothing was deployed.',
    )
  }
  const lost = holder !== undefined && holder.digest !== digest
  const tag = lost ? `${pushed.tag}-${digest.slice('sha256:'.length).slice(0, 8)}` : pushed.tag
  if (lost) edges.log.notice(`The tag ${pushed.tag} is on the image of another job by now; this image gets ${tag}.`)
  const [config] = await Promise.all([
    readConfig(edges, plan.repository, image),
    addTags(edges, { plan, image }, lost ? [tag, ...plan.tags.more] : plan.tags.more),
  ])
  return { tag, config }
}

/** The image of the digest and the one of the tag, in one request. */
async function readPushed(
  { ecr }: NamingEdges,
  { repository }: BuildPlan,
  { digest, tag }: Pushed,
): Promise<(StoredImage | undefined)[]> {
  const images = await readImages(ecr, repository, [digest, tag])
  return [images.find((image) => image.digest === digest), images.find((image) => image.tag === tag)]
}

/** An image of the repository of a plan. */
export interface ToName {
  readonly plan: BuildPlan
  readonly image: StoredImage
}

/** Gives an image more tags. Source: Amazon ECR user guide, "Retagging an image". */
export async function addTags(edges: NamingEdges, { plan, image }: ToName, tags: readonly string[]): Promise<void> {
  await Promise.all(tags.map((tag) => addTag(edges, { plan, image }, tag)))
}

async function addTag({ ecr, log }: NamingEdges, { plan: { repository }, image }: ToName, tag: string): Promise<void> {
  try {
    await ecr.send(
      new PutImageCommand({
        ...named(repository),
        imageManifest: image.manifest,
        imageManifestMediaType: image.mediaType,
        imageTag: tag,
      }),
    )
  } catch (error) {
    if (isError(error, 'ImageAlreadyExistsException')) return
    if (!isError(error, 'ImageTagAlreadyExistsException')) throw error
    log.warning(
      `The tag ${tag} is on another image already, and the repository ${repository.name} does not let tags move. The deploy goes by digest all the same.`,
    )
  }
}
