import { BatchGetImageCommand, type ECRClient, GetDownloadUrlForLayerCommand, type Image } from '@aws-sdk/client-ecr'
import { isError } from '../aws-error.ts'
import type { Http } from '../edges/http.ts'
import { LABELS } from './fingerprint.ts'

/** An image of a repository, with its manifest as it was pushed. */
export interface StoredImage {
  readonly tag: string
  readonly digest: string
  readonly manifest: string
  readonly mediaType: string | undefined
}

/** Whether the image of a build exists already. */
export type Found =
  | { readonly kind: 'reusable'; readonly image: StoredImage }
  | ({ readonly kind: 'missing' } & MissingBuild)

/** The tag to build under, and the one that another build has taken, if so. */
export interface MissingBuild {
  readonly tag: string
  readonly taken: string | undefined
}

/** The image of a build: its tag, and its fingerprint of 64 hex digits. */
export interface Wanted {
  readonly repository: string
  readonly tag: string
  readonly mark: string
}

/** Where images are looked for. `http` downloads what the registry points to. */
export interface Store {
  readonly ecr: ECRClient
  readonly http: Http
}

/**
 * Looks for an image that was built from the same source with the same settings. A tag that another build has taken is never
 * overwritten: the build then gets a tag with a suffix, which is looked for as well.
 */
export async function findBuild(store: Store, { repository, tag, mark }: Wanted): Promise<Found> {
  const suffixed = `${tag}-${mark.slice(0, 8)}`
  const stored = await readImages(store.ecr, repository, [tag, suffixed])
  for (const image of stored) {
    if ((await readFingerprint(store, repository, image)) === mark) return { kind: 'reusable', image }
  }
  const taken = stored.find((image) => image.tag === tag)
  return taken === undefined
    ? { kind: 'missing', tag, taken: undefined }
    : { kind: 'missing', tag: suffixed, taken: tag }
}

/** The images of the tags or digests given that exist, in the order given; none when there is no such repository. */
export async function readImages(
  ecr: ECRClient,
  repository: string,
  references: readonly string[],
): Promise<StoredImage[]> {
  const imageIds = references.map((each) => (each.startsWith('sha256:') ? { imageDigest: each } : { imageTag: each }))
  try {
    const { images } = await ecr.send(
      new BatchGetImageCommand({ repositoryName: repository, imageIds, acceptedMediaTypes: [...MEDIA_TYPES] }),
    )
    const stored = (images ?? []).flatMap(toStored)
    return references.flatMap((each) => stored.find((image) => image.tag === each || image.digest === each) ?? [])
  } catch (error) {
    if (isError(error, 'RepositoryNotFoundException')) return []
    throw error
  }
}

/** All that a build may push. Source: OCI image specification and Docker image manifest V2. */
const MEDIA_TYPES = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.docker.distribution.manifest.v2+json',
]

function toStored(image: Image): StoredImage[] {
  const { imageId, imageManifest } = image
  if (imageId?.imageDigest === undefined || imageManifest === undefined) return []
  return [
    {
      tag: imageId.imageTag ?? '',
      digest: imageId.imageDigest,
      manifest: imageManifest,
      mediaType: image.imageManifestMediaType,
    },
  ]
}

interface Manifest {
  readonly config?: { readonly digest?: string }
  readonly manifests?: readonly { readonly digest: string; readonly platform?: { readonly os?: string } }[]
}

/** The fingerprint label of an image, or of the first image of an index; undefined when there is none. */
async function readFingerprint(store: Store, repository: string, image: StoredImage): Promise<string | undefined> {
  const { ecr, http } = store
  const manifest: Manifest = JSON.parse(image.manifest)
  // Attestations stand in an index with the platform unknown/unknown.
  const child = manifest.manifests?.find(({ platform }) => platform?.os !== 'unknown')
  if (child !== undefined) {
    const [first] = await readImages(ecr, repository, [child.digest])
    return first && readFingerprint(store, repository, first)
  }
  const digest = manifest.config?.digest
  if (digest === undefined) return undefined
  const { downloadUrl } = await ecr.send(
    new GetDownloadUrlForLayerCommand({ repositoryName: repository, layerDigest: digest }),
  )
  if (downloadUrl === undefined) return undefined
  const answer = await http.get(downloadUrl).catch(() => undefined)
  if (answer?.status !== 200) return undefined
  const config = JSON.parse(answer.body) as { config?: { Labels?: Record<string, string> | null } }
  return config.config?.Labels?.[LABELS.fingerprint]
}
