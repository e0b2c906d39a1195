import type { ECRClient } from '@aws-sdk/client-ecr'
import { isAccessDenied } from '../aws/error.ts'
import type { OwnRegistry } from '../aws/policy.ts'
import { registryOfHost } from '../aws/repository.ts'
import { isPreviewTag } from '../plan/tags.ts'
import { Problem } from '../text/problem.ts'
import type { ImageResult } from './image.ts'
import { PULL_ACTIONS, withCrossAccountHelp } from './repository/access.ts'
import { LABELS } from './repository/fingerprint.ts'
import { readConfig, readImages, type Store } from './repository/lookup.ts'

/** ECR of the region of the deploy, and of other regions. */
export interface Stores extends Store {
  readonly ecrIn: (region: string) => ECRClient
  readonly ownRegistry: () => Promise<OwnRegistry>
}

/** `host/name:tag@digest`. Source: Docker documentation, "Image references". */
const REFERENCE =
  /^(?<uri>(?:(?<host>[^/]+)\/)?(?<name>.+?))(?::(?<tag>[\w.-]{1,128}))?(?:@(?<digest>sha256:[0-9a-f]{64}))?$/

/**
 * Finds the digest of an image in ECR, in any account and region. Returns an image of another registry as given; also an image
 * that has a digest and that these credentials may not read, because the service that runs it has its own credentials.
 *
 * @param existing `registry`: the registry host that stands for ECR, if not ECR's own
 * @throws Problem when ECR has no such image, or a run of no pull request would take the image of one
 */
export async function resolveExisting(
  stores: Stores,
  existing: {
    readonly image: string
    readonly registry: string | undefined
    readonly pullRequest?: number | undefined
  },
): Promise<ImageResult> {
  const { image, registry } = existing
  const { uri = image, host = '', name = '', tag = '', digest } = REFERENCE.exec(image)?.groups ?? {}
  const given = {
    name: undefined,
    reference: image,
    tag,
    digest: digest ?? '',
    repositoryUri: uri,
    reused: true,
    platforms: [],
  }
  const ecrRegistry = registryOfHost(host)
  if (ecrRegistry === undefined && host !== registry) return given
  const ecr = ecrRegistry === undefined ? stores.ecr : stores.ecrIn(ecrRegistry.region)
  const repository = { name, ...ecrRegistry }
  try {
    const [stored] = await withCrossAccountHelp({ repository, ownRegistry: stores.ownRegistry }, PULL_ACTIONS, () =>
      readImages(ecr, repository, [digest ?? (tag || 'latest')]),
    )
    if (stored === undefined) throw missingImageProblem(image)
    const { labels, platforms, size } = await readConfig({ ...stores, ecr }, repository, stored)
    // A tag such as `latest` may be on it as well.
    const isPreview = isPreviewTag(tag) || labels.has(LABELS.pullRequest)
    if (isPreview && existing.pullRequest === undefined) throw previewImageProblem(image)
    return { ...given, digest: stored.digest, reference: `${uri}@${stored.digest}`, platforms, size }
  } catch (error) {
    const { cause } = error as { cause?: unknown }
    if (digest !== undefined && (isAccessDenied(error) || isAccessDenied(cause))) return given
    throw error
  }
}

function missingImageProblem(image: string): Problem {
  return new Problem(
    `Input image: ECR has no image \`${image}\`.`,
    'Push it first, correct the reference, or leave `image` out to build it.',
  )
}

function previewImageProblem(image: string): Problem {
  return new Problem(
    `Input image: \`${image}\` is the image of a pull request, which only runs of pull requests take.`,
    'Merge the pull request and deploy the image of the branch, or leave `image` out to build it.',
  )
}
