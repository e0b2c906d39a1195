import type { ECRClient } from '@aws-sdk/client-ecr'
import { Problem } from '../problem.ts'
import { readConfig, readImages } from './found.ts'
import type { ImageResult } from './image.ts'

/** The image that the user names; `registry` is the registry host that stands for ECR, if not ECR's own. */
export interface ExistingImage {
  readonly image: string
  readonly registry: string | undefined
}

/** `host/name:tag@digest`. Source: Docker documentation, "Image references". */
const REFERENCE =
  /^(?<uri>(?:(?<host>[^/]+)\/)?(?<name>.+?))(?::(?<tag>[\w.-]{1,128}))?(?:@(?<digest>sha256:[0-9a-f]{64}))?$/

/**
 * Finds the digest of an image in this account's ECR. An image of another registry is taken as it is given.
 *
 * @throws Problem when ECR has no such image
 */
export async function resolveExisting(ecr: ECRClient, { image, registry }: ExistingImage): Promise<ImageResult> {
  const { uri = image, host = '', name = '', tag = '', digest } = REFERENCE.exec(image)?.groups ?? {}
  const given = { reference: image, tag, digest: digest ?? '', repositoryUri: uri, reused: true, platforms: [] }
  if (host !== registry && !/\.dkr[.-]ecr[.-]/.test(host)) return given
  const [stored] = await readImages(ecr, name, [digest ?? (tag || 'latest')])
  if (stored === undefined) {
    throw new Problem(
      `Input image: ECR has no image \`${image}\` in this account and region.`,
      'Push it first, correct the reference, or leave `image` out to build it.',
    )
  }
  const { platforms } = await readConfig(ecr, name, stored)
  return { ...given, digest: stored.digest, reference: `${uri}@${stored.digest}`, platforms }
}
