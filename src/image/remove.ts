import {
  BatchDeleteImageCommand,
  type ImageFailure,
  type ImageIdentifier,
  paginateListImages,
} from '@aws-sdk/client-ecr'
import { isAccessDenied, isError } from '../aws/error.ts'
import { type Repository, repositoryMembers, repositoryText } from '../aws/repository.ts'
import type { PreviewImages } from '../plan/plan.ts'
import { pullRequestOfTag } from '../plan/tags.ts'
import { inParallel } from '../text/pool.ts'
import { Problem } from '../text/problem.ts'
import { LABELS } from './repository/fingerprint.ts'
import {
  childDigests,
  type ImageConfig,
  readConfig,
  readImages,
  type Store,
  type StoredImage,
} from './repository/lookup.ts'

/** The permissions to remove the images of pull requests. */
const REMOVE_ACTIONS = ['ecr:BatchDeleteImage', 'ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer', 'ecr:ListImages']

/** Rule: Amazon ECR API reference, BatchDeleteImage, BatchGetImage. */
const MOST_IDS = 100

/** The requests to ECR that run at the same time. */
const AT_ONCE = 5

/**
 * Removes the images of a pull request from a repository. If a permission is missing, warns: the images cost little, and the lifecycle
 * policy of a repository of ours removes them later.
 *
 * @returns the tags removed
 * @throws Problem when ECR keeps an image for another reason
 */
export async function removePreviewImages(store: Store, images: PreviewImages): Promise<readonly string[]> {
  const { repository, pullRequest } = images
  const work = async (): Promise<readonly string[]> => {
    const tags = (await listPreviewTags(store, repository)).get(pullRequest) ?? []
    const ours = await findOurImages(store, images, tags)
    return removeImages(store, repository, ours)
  }
  return (await orWarnOfPermissions(store, repository, work)) ?? []
}

/** Does work on a repository. If a permission is missing, warns which, and returns undefined. */
export async function orWarnOfPermissions<T>(
  { log }: Store,
  repository: Repository,
  work: () => Promise<T>,
): Promise<T | undefined> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof Error && isAccessDenied(error))) throw error
    log.warning(
      `Images of pull requests stay in the repository ${repositoryText(repository)}: ${error.message}. Removing them needs ${REMOVE_ACTIONS.join(', ')} on it.`,
    )
    return undefined
  }
}

/** Lists the tags of pull requests in a repository, by the number of the pull request. There are none in a repository that does not exist. */
export async function listPreviewTags(
  { ecr }: Store,
  repository: Repository,
): Promise<ReadonlyMap<number, readonly string[]>> {
  const ids = await listTagged(ecr, repository)
  const numbers = Map.groupBy(
    ids.flatMap(({ imageTag }) => imageTag ?? []),
    pullRequestOfTag,
  )
  return new Map([...numbers].flatMap(([number, tags]) => (number === undefined ? [] : [[number, tags]])))
}

/**
 * Reads the images with these tags that runs of the pull request have built.
 *
 * What tells is the labels of the image, which are part of its digest: a repository of ours may have images that others pushed, and
 * GitHub repositories that share one have pull requests of the same number. An image whose labels cannot be read is left alone.
 */
export async function findOurImages(
  store: Store,
  images: PreviewImages,
  tags: readonly string[],
): Promise<readonly StoredImage[]> {
  const { repository } = images
  const stored = await inParallel(batches(tags), AT_ONCE, (batch) => readImages(store.ecr, repository, batch))
  const checked = await inParallel(stored.flat(), AT_ONCE, async (image) => {
    if (isOfPullRequest(await readConfig(store, repository, image), images)) return image
    store.log.info(
      `The image ${repository.name}:${image.tag} stays: no label says that it is of pull request ${images.pullRequest} of ${images.source}, or its labels cannot be read.`,
    )
    return []
  })
  return checked.flat()
}

function isOfPullRequest({ labels }: ImageConfig, { pullRequest, source }: PreviewImages): boolean {
  return labels.get(LABELS.pullRequest) === String(pullRequest) && labels.get(LABELS.source) === source
}

/**
 * Removes tags from a repository, and each image with its last tag. Then removes the images that a removed index lists, unless they
 * have a tag or another index lists them. An image with another tag, such as one of a release, stays with that one.
 * Source: Amazon ECR API reference, BatchDeleteImage, ImageFailure.
 *
 * @returns the tags removed
 * @throws Problem when ECR keeps an image for another reason
 */
export async function removeImages(
  store: Store,
  repository: Repository,
  images: readonly StoredImage[],
): Promise<readonly string[]> {
  if (images.length === 0) return []
  const ids = images.map(({ tag }) => ({ imageTag: tag }))
  const listed = await deleteImages(store, repository, ids)
  // An index goes before what it lists, and one request may have had both.
  const kept = await deleteImages(store, repository, listed)
  for (const { imageTag } of kept) {
    store.log.notice(
      `The image ${repository.name}:${imageTag} stays: an index that is not of this pull request lists it.`,
    )
  }
  await removeChildren(store, repository, images)
  const removed = images.map(({ tag }) => tag).filter((tag) => !kept.some(({ imageTag }) => imageTag === tag))
  if (removed.length > 0) {
    store.log.info(`Removed from the repository ${repositoryText(repository)}: ${removed.join(', ')}.`)
  }
  return removed
}

/** Removes the images that only indexes without a tag list. A digest would take the tags of an image as well. */
async function removeChildren(store: Store, repository: Repository, images: readonly StoredImage[]): Promise<void> {
  if (images.every((each) => childDigests(each).length === 0)) return
  const tagged = new Set((await listTagged(store.ecr, repository)).map(({ imageDigest }) => imageDigest))
  const gone = images.filter(({ digest }) => !tagged.has(digest))
  const children = new Set(gone.flatMap(childDigests).filter((digest) => !tagged.has(digest)))
  const ids = [...children].map((imageDigest) => ({ imageDigest }))
  await deleteImages(store, repository, ids)
}

/**
 * Deletes images by tag or digest. One that is gone counts as deleted.
 *
 * @returns those that an index lists, which ECR keeps
 */
async function deleteImages(
  { ecr }: Store,
  repository: Repository,
  ids: readonly ImageIdentifier[],
): Promise<readonly ImageIdentifier[]> {
  const failures: ImageFailure[] = []
  for (const imageIds of batches(ids)) {
    const answer = await ecr.send(new BatchDeleteImageCommand({ ...repositoryMembers(repository), imageIds }))
    failures.push(...(answer.failures ?? []))
  }
  const kept = failures.filter(({ failureCode }) => failureCode !== 'ImageNotFound')
  const refused = kept.filter(({ failureCode }) => failureCode !== 'ImageReferencedByManifestList')
  if (refused.length === 0) return kept.map(({ imageId }) => imageId ?? {})
  throw new Problem(
    `ECR did not remove images from the repository ${repositoryText(repository)}.`,
    'Remove the cause, then run the job again, or delete the images by hand.',
    {
      excerpt: refused.map(
        ({ imageId, failureCode, failureReason }) =>
          `${imageId?.imageTag ?? imageId?.imageDigest}: ${failureCode}: ${failureReason}`,
      ),
    },
  )
}

async function listTagged(ecr: Store['ecr'], repository: Repository): Promise<readonly ImageIdentifier[]> {
  const request = { ...repositoryMembers(repository), filter: { tagStatus: 'TAGGED' as const }, maxResults: 1000 }
  try {
    const pages = await Array.fromAsync(paginateListImages({ client: ecr }, request))
    return pages.flatMap(({ imageIds }) => imageIds ?? [])
  } catch (error) {
    if (isError(error, 'RepositoryNotFoundException')) return []
    throw error
  }
}

function batches<T>(items: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(items.length / MOST_IDS) }, (_, index) =>
    items.slice(index * MOST_IDS, (index + 1) * MOST_IDS),
  )
}
