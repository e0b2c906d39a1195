import { Problem } from '../problem.ts'
import { readConfig, readImages, type Store } from './found.ts'
import type { ImageResult } from './image.ts'

/** The image that the user names; `registry` is the registry host that stands for ECR, if not ECR's own. */
export interface ExistingImage {
  readonly image: string
  readonly registry: string | undefined
}

/** `host/name:tag@digest`. Source: Docker documentation, "Image references". */
const REFERENCE =
  /^(?<uri>(?:(?<host>[^/]+)\/)?(?<name>.+?))(?::(?<tag>[\w.-]{1,128}))?(?:@(?<digest>sha256:[0-9a-f]{64}))?$/

/** The host of a private registry of ECR. Source: Amazon ECR user guide, "Private registry", endpoints. */
const ECR_HOST = /^(?<account>\d{12})\.dkr[.-]ecr(?:-fips)?\.(?<region>[a-z0-9-]+)\./

/**
 * Finds the digest of an image in an ECR of this region. Any other image is taken as it is given.
 *
 * @throws Problem when ECR has no such image
 */
export async function resolveExisting(store: Store, { image, registry }: ExistingImage): Promise<ImageResult> {
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
  const { account: registryId, region } = ECR_HOST.exec(host)?.groups ?? {}
  if (host !== registry && region !== (await store.ecr.config.region())) return given
  const repository = registryId === undefined ? { name } : { name, registryId }
  const [stored] = await readImages(store.ecr, repository, [digest ?? (tag || 'latest')])
  if (stored === undefined) {
    throw new Problem(
      `Input image: ECR has no image \`${image}\`.`,
      'Push it first, correct the reference, or leave `image` out to build it.',
    )
  }
  const { platforms } = await readConfig(store, repository, stored)
  return { ...given, digest: stored.digest, reference: `${uri}@${stored.digest}`, platforms }
}
