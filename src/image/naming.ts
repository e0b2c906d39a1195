import { type ECRClient, PutImageCommand } from '@aws-sdk/client-ecr'
import { isError } from '../aws-error.ts'
import type { Log } from '../edges/runner.ts'
import type { BuildPlan } from '../plan/plan.ts'
import { Problem } from '../problem.ts'
import { LABELS } from './fingerprint.ts'
import { findBuild, type ImageConfig, readConfig, readImages, type StoredImage } from './found.ts'
import { type PushEdges, type Pushed, type PushOrder, pushBuild } from './push.ts'
import { named } from './registry.ts'

/** What it takes to name an image. */
export interface NamingEdges {
  readonly ecr: ECRClient
  readonly log: Log
}

/** An image that was pushed, as ECR has it. */
export interface NamedImage extends Pushed {
  readonly config: ImageConfig
  readonly moreTags: readonly string[]
}

/**
 * Builds, pushes and names an image. Where tags can move, another job may have put its image on our tag before docker has asked
 * the registry for the digest of the tag: what we got then is not ours, and ours is pushed once more under a tag that is free.
 *
 * @throws Problem
 */
export async function pushImage(edges: PushEdges, plan: BuildPlan, order: PushOrder): Promise<NamedImage> {
  const pushed = await pushBuild(edges, order)
  const first = await nameImage(edges, plan, { pushed, mark: order.wanted.mark })
  if (first !== undefined) return first
  const found = await findBuild(edges, order.wanted)
  if (found.kind === 'reusable') {
    const { image, config, lacking } = found
    const moreTags = await addTags(edges, { plan, image }, lacking)
    return { tag: image.tag, digest: image.digest, reused: true, config, moreTags }
  }
  edges.log.notice(`The tag ${pushed.tag} is on the image of another job by now; this image gets ${found.tag}.`)
  const again = await pushBuild(edges, { ...order, tag: found.tag })
  const second = await nameImage(edges, plan, { pushed: again, mark: order.wanted.mark })
  if (second !== undefined) return second
  throw new Problem(
    `Other jobs put their images on the tags ${pushed.tag} and ${again.tag} while this job pushed to them.`,
    `Run the job again, and set the repository ${plan.repository.name} to immutable tags. Nothing was deployed.`,
  )
}

/** What was pushed, and the fingerprint that it must have. */
interface ToCheck {
  readonly pushed: Pushed
  readonly mark: string
}

/**
 * Looks at the image that was pushed and gives it its other tags, and one of its own when another job has moved ours meanwhile,
 * since an image without a tag may expire.
 *
 * @returns undefined when the image of the digest is of another build
 * @throws Problem when the registry does not have it: nothing must be deployed then
 */
async function nameImage(
  edges: PushEdges,
  plan: BuildPlan,
  { pushed, mark }: ToCheck,
): Promise<NamedImage | undefined> {
  const { digest } = pushed
  const images = await readImages(edges.ecr, plan.repository, [digest, pushed.tag])
  const image = images.find((each) => each.digest === digest)
  if (image === undefined) {
    throw new Problem(
      `The image ${digest} was pushed, but ECR does not find it in the repository ${plan.repository.name}.`,
      'Check that the builder pushes to this account and region, then run the job again. Nothing was deployed.',
    )
  }
  const config = await readConfig(edges, plan.repository, image)
  // Without a permission to read labels there are none; an image of ours has some.
  if (config.labels.size > 0 && config.labels.get(LABELS.fingerprint) !== mark) return undefined
  const lost = images.some((each) => each.tag === pushed.tag && each.digest !== digest)
  const tag = lost ? `${pushed.tag}-${digest.slice('sha256:'.length).slice(0, 8)}` : pushed.tag
  if (lost) edges.log.notice(`The tag ${pushed.tag} is on the image of another job by now; this image gets ${tag}.`)
  const moreTags = await addTags(edges, { plan, image }, lost ? [tag, ...plan.tags.more] : plan.tags.more)
  return { ...pushed, tag, config, moreTags }
}

/** An image of the repository of a plan. */
export interface ToName {
  readonly plan: BuildPlan
  readonly image: StoredImage
}

/**
 * Gives an image more tags. Source: Amazon ECR user guide, "Retagging an image".
 *
 * @returns those of the plan's other tags that are on the image now
 */
export async function addTags(
  edges: NamingEdges,
  { plan, image }: ToName,
  tags: readonly string[],
): Promise<readonly string[]> {
  const given = await Promise.all(tags.map((tag) => addTag(edges, { plan, image }, tag)))
  return plan.tags.more.filter((tag) => !tags.includes(tag) || given[tags.indexOf(tag)])
}

/** Whether the tag is on the image now. */
async function addTag(
  { ecr, log }: NamingEdges,
  { plan: { repository }, image }: ToName,
  tag: string,
): Promise<boolean> {
  try {
    await ecr.send(
      new PutImageCommand({
        ...named(repository),
        imageManifest: image.manifest,
        imageManifestMediaType: image.mediaType,
        imageTag: tag,
      }),
    )
    return true
  } catch (error) {
    if (isError(error, 'ImageAlreadyExistsException')) return true
    if (!isError(error, 'ImageTagAlreadyExistsException')) throw error
    log.warning(
      `The tag ${tag} is on another image already, and the repository ${repository.name} does not let tags move. The deploy goes by digest all the same.`,
    )
    return false
  }
}
