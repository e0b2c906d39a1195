import { PutImageCommand } from '@aws-sdk/client-ecr'
import { isError } from '../../aws/error.ts'
import { type Repository, repositoryMembers } from '../../aws/repository.ts'
import type { BuildPlan } from '../../plan/plan.ts'
import { Problem } from '../../text/problem.ts'
import type { ImageEdges } from '../image.ts'
import {
  findBuild,
  type ImageConfig,
  isSameBuild,
  readConfig,
  readImages,
  type StoredImage,
} from '../repository/lookup.ts'
import { type Pushed, type PushRequest, pushBuild } from './push.ts'

interface TaggedImage extends Pushed {
  readonly config: ImageConfig
  readonly extraTags: readonly string[]
}

/**
 * Builds, pushes and tags an image. If tags can move, another job may have moved our tag before docker reads its digest. The
 * digest is then not ours, so the build is pushed once more with a free tag.
 *
 * @throws Problem
 */
export async function pushImage(edges: ImageEdges, plan: BuildPlan, request: PushRequest): Promise<TaggedImage> {
  const { fingerprint } = request.query
  const pushed = await pushBuild(edges, request)
  const first = await tagImage(edges, plan, pushed, fingerprint)
  if (first !== undefined) return first
  const lookup = await findBuild(edges, request.query)
  if (lookup.kind === 'reusable') {
    const { image, config, missingTags } = lookup
    const extraTags = await addTags(edges, plan, image, missingTags)
    return { tag: image.tag, digest: image.digest, reused: true, config, extraTags }
  }
  edges.log.notice(`The tag ${pushed.tag} is on the image of another job now; this image gets ${lookup.tag}.`)
  const again = await pushBuild(edges, { ...request, tag: lookup.tag })
  const second = await tagImage(edges, plan, again, fingerprint)
  if (second !== undefined) return second
  throw new Problem(
    `Other jobs put their images on the tags ${pushed.tag} and ${again.tag} while this job pushed to them.`,
    `Run the job again, and set the repository ${plan.repository.name} to immutable tags. Nothing was deployed.`,
  )
}

/**
 * Reads the pushed image and adds its extra tags. If another job has moved our tag meanwhile, adds a unique tag, because an image
 * without a tag may expire.
 *
 * @returns undefined when the digest is that of another build
 * @throws Problem when ECR does not have the image
 */
async function tagImage(
  edges: ImageEdges,
  plan: BuildPlan,
  pushed: Pushed,
  fingerprint: string,
): Promise<TaggedImage | undefined> {
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
  // Our images have labels, but without the permission to read them there are none here.
  if (config.labels.size > 0 && !isSameBuild(config, { fingerprint, pullRequest: plan.pullRequest })) return undefined
  const lost = images.some((each) => each.tag === pushed.tag && each.digest !== digest)
  const tag = lost ? `${pushed.tag}-${digest.slice('sha256:'.length).slice(0, 8)}` : pushed.tag
  if (lost) edges.log.notice(`The tag ${pushed.tag} is on the image of another job now; this image gets ${tag}.`)
  const extraTags = await addTags(edges, plan, image, lost ? [tag, ...plan.tags.extra] : plan.tags.extra)
  return { ...pushed, tag, config, extraTags }
}

/**
 * Adds tags to an image. Source: Amazon ECR user guide, "Retagging an image".
 *
 * @returns the extra tags of the plan that the image has now
 */
export async function addTags(
  edges: ImageEdges,
  plan: BuildPlan,
  image: StoredImage,
  tags: readonly string[],
): Promise<readonly string[]> {
  const added = await Promise.all(tags.map((tag) => addTag(edges, plan.repository, image, tag)))
  return plan.tags.extra.filter((tag) => !tags.includes(tag) || added[tags.indexOf(tag)])
}

/**
 * Adds a tag to an image. ECR refuses a tag that exists and does not move also when it is on this image already, as after a request
 * whose answer was lost: then the digest decides.
 * Source: API reference, "PutImage" (ImageTagAlreadyExistsException); aws/containers-roadmap#2380.
 *
 * @returns whether the image has the tag now
 */
async function addTag(
  { ecr, log }: ImageEdges,
  repository: Repository,
  image: StoredImage,
  tag: string,
): Promise<boolean> {
  try {
    await ecr.send(
      new PutImageCommand({
        ...repositoryMembers(repository),
        imageManifest: image.manifest,
        imageManifestMediaType: image.mediaType,
        imageTag: tag,
      }),
    )
    return true
  } catch (error) {
    if (isError(error, 'ImageAlreadyExistsException')) return true
    if (!isError(error, 'ImageTagAlreadyExistsException')) throw error
    const [there] = await readImages(ecr, repository, [tag])
    if (there?.digest === image.digest) return true
    log.warning(
      `The tag ${tag} is on another image already, and the repository ${repository.name} does not let tags move. The deploy uses the digest and is not affected.`,
    )
    return false
  }
}
