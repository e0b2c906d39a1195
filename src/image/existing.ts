import type { ECRClient } from '@aws-sdk/client-ecr'
import { isAccessDenied } from '../aws/error.ts'
import { registryOfHost } from '../aws/repository.ts'
import { Problem } from '../text/problem.ts'
import type { ImageResult } from './image.ts'
import { PULL_ACTIONS, withCrossAccountHelp } from './repository/access.ts'
import { readConfig, readImages, type Store } from './repository/lookup.ts'

/** The image that the user names; `registry` is the registry host that stands for ECR, if not ECR's own. */
interface ExistingImage {
  readonly image: string
  readonly registry: string | undefined
}

/** Where an image is looked for: in ECR of this region, or of another. */
export interface Stores extends Store {
  readonly ecrIn: (region: string) => ECRClient
}

/** `host/name:tag@digest`. Source: Docker documentation, "Image references". */
const REFERENCE =
  /^(?<uri>(?:(?<host>[^/]+)\/)?(?<name>.+?))(?::(?<tag>[\w.-]{1,128}))?(?:@(?<digest>sha256:[0-9a-f]{64}))?$/

/**
 * Finds the digest of an image in ECR, of any account and region. Any other image is taken as it is given, and so is one that is
 * given by digest and that these credentials may not read: what runs it has credentials of its own.
 *
 * @throws Problem when ECR has no such image
 */
export async function resolveExisting(stores: Stores, { image, registry }: ExistingImage): Promise<ImageResult> {
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
  const of = registryOfHost(host)
  if (of === undefined && host !== registry) return given
  const store = { ecr: of === undefined ? stores.ecr : stores.ecrIn(of.region), http: stores.http }
  const repository = { name, ...of }
  try {
    const [stored] = await withCrossAccountHelp(PULL_ACTIONS, () =>
      readImages(store.ecr, repository, [digest ?? (tag || 'latest')]),
    )
    if (stored === undefined) throw missingImageProblem(image)
    const { platforms, size } = await readConfig(store, repository, stored)
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
