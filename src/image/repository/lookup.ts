import { BatchGetImageCommand, type ECRClient, GetDownloadUrlForLayerCommand, type Image } from '@aws-sdk/client-ecr'
import { isError } from '../../aws/error.ts'
import { type Repository, repositoryMembers } from '../../aws/repository.ts'
import type { Http } from '../../edges/http.ts'
import { LABELS } from './fingerprint.ts'

/** An image of a repository, with its manifest as it was pushed. */
export interface StoredImage {
  readonly tag: string
  readonly digest: string
  readonly manifest: string
  readonly mediaType: string | undefined
}

/** Whether the image of a build exists already. */
export type Lookup = ({ readonly kind: 'reusable' } & FoundBuild) | ({ readonly kind: 'missing' } & MissingBuild)

/** An image of the build, and the extra tags that it does not have yet. */
export interface FoundBuild {
  readonly image: StoredImage
  readonly config: ImageConfig
  readonly missingTags: readonly string[]
}

/** The tag to build under. */
export interface MissingBuild {
  readonly tag: string
  /** The tag that is on an image already: of another build, or of this one when it is not to be reused. */
  readonly takenTag: string | undefined
}

/** The build to look for. */
export interface BuildQuery {
  readonly repository: Repository
  readonly tag: string
  readonly extraTags: readonly string[]
  /** 64 hex digits. */
  readonly fingerprint: string
  /** Whether an image that exists may be used. */
  readonly reuse: boolean
  /** Identifies this step of this run, for the tag of a build that runs although an image exists. */
  readonly run: string
}

/** Where images are looked up. `http` downloads what the registry points to. */
export interface Store {
  readonly ecr: ECRClient
  readonly http: Http
}

/**
 * Looks for an image that was built from the same source with the same settings. A tag that another build has taken is never
 * overwritten: the build then gets a tag with a suffix, which is looked for as well.
 */
export async function findBuild(store: Store, query: BuildQuery): Promise<Lookup> {
  const { repository, tag, extraTags, fingerprint, reuse, run } = query
  const candidates = [tag, `${tag}-${fingerprint.slice(0, 8)}`]
  const stored = await readImages(store.ecr, repository, [...new Set([...candidates, ...extraTags])])
  for (const image of reuse ? stored.filter((each) => candidates.includes(each.tag)) : []) {
    const config = await readConfig(store, repository, image)
    if (config.labels.get(LABELS.fingerprint) !== fingerprint) continue
    const has = stored.filter(({ digest }) => digest === image.digest).map((each) => each.tag)
    return { kind: 'reusable', image, config, missingTags: extraTags.filter((each) => !has.includes(each)) }
  }
  const isTaken = (candidate: string): boolean => stored.some((image) => image.tag === candidate)
  const free = candidates.find((candidate) => !isTaken(candidate)) ?? `${tag}-${run}`
  return { kind: 'missing', tag: free, takenTag: free === tag ? undefined : tag }
}

/** The images of the tags or digests given that exist, in the order given; none when there is no such repository. */
export async function readImages(
  ecr: ECRClient,
  repository: Repository,
  references: readonly string[],
): Promise<StoredImage[]> {
  const imageIds = references.map((each) => (each.startsWith('sha256:') ? { imageDigest: each } : { imageTag: each }))
  try {
    const { images } = await ecr.send(
      new BatchGetImageCommand({ ...repositoryMembers(repository), imageIds, acceptedMediaTypes: [...MEDIA_TYPES] }),
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

/** What an image tells of itself. */
export interface ImageConfig {
  readonly labels: ReadonlyMap<string, string>
  /** `os/architecture`, each; empty when it cannot be told. */
  readonly platforms: readonly string[]
  /** Bytes that ECR stores for it, which are compressed: its configuration and its layers. undefined when it cannot be told. */
  readonly size: number | undefined
}

type ConfigFacts = Omit<ImageConfig, 'size'>

const UNKNOWN: ConfigFacts = { labels: new Map(), platforms: [] }

interface ManifestPlatform {
  readonly os?: string
  readonly architecture?: string
}

interface ConfigBlob extends ManifestPlatform {
  readonly config?: { readonly Labels?: Readonly<Record<string, string>> | null }
}

interface Manifest {
  readonly config?: { readonly digest?: string; readonly size?: number }
  readonly layers?: readonly { readonly size?: number }[]
  readonly manifests?: readonly { readonly digest: string; readonly platform?: ManifestPlatform }[]
}

/**
 * Reads the configuration of an image; of an index, that of its first image, with its size, and the platforms of all.
 *
 * @returns nothing known of an image that is none, such as a Helm chart, or cannot be read
 */
export async function readConfig(store: Store, repository: Repository, image: StoredImage): Promise<ImageConfig> {
  const manifest: Manifest = JSON.parse(image.manifest)
  // Attestations stand in an index with the platform unknown/unknown.
  const children = (manifest.manifests ?? []).filter(({ platform }) => platform?.os !== 'unknown')
  const [child] = children
  if (child === undefined) {
    return { ...(await readBlob(store, repository, manifest.config?.digest)), size: sizeOf(manifest) }
  }
  const [first] = await readImages(store.ecr, repository, [child.digest])
  const { labels, size } =
    first === undefined ? { ...UNKNOWN, size: undefined } : await readConfig(store, repository, first)
  return { labels, platforms: children.flatMap(({ platform }) => platformOf(platform)), size }
}

/** Source: OCI image specification, "Image Manifest Property Descriptions". */
function sizeOf({ config, layers }: Manifest): number | undefined {
  if (config?.size === undefined || layers === undefined) return undefined
  return layers.reduce((sum, { size = 0 }) => sum + size, config.size)
}

async function readBlob(
  { ecr, http }: Store,
  repository: Repository,
  layerDigest: string | undefined,
): Promise<ConfigFacts> {
  if (layerDigest === undefined) return UNKNOWN
  try {
    const { downloadUrl } = await ecr.send(
      new GetDownloadUrlForLayerCommand({ ...repositoryMembers(repository), layerDigest }),
    )
    const answer = await http.get(downloadUrl ?? '')
    if (answer.status !== 200) return UNKNOWN
    const blob: ConfigBlob | null = JSON.parse(answer.body)
    if (blob === null) return UNKNOWN
    return { labels: new Map(Object.entries(blob.config?.Labels ?? {})), platforms: platformOf(blob) }
  } catch {
    // No permission, no way to S3, or nothing that is an image's: the image is built again, which is slow but right.
    return UNKNOWN
  }
}

function platformOf(platform: ManifestPlatform | undefined): string[] {
  return platform?.os === undefined || platform.architecture === undefined
    ? []
    : [`${platform.os}/${platform.architecture}`]
}
