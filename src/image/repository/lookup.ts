import { BatchGetImageCommand, type ECRClient, GetDownloadUrlForLayerCommand, type Image } from '@aws-sdk/client-ecr'
import { isError } from '../../aws/error.ts'
import { type Repository, repositoryMembers } from '../../aws/repository.ts'
import type { Http } from '../../edges/http.ts'
import type { Log } from '../../edges/runner.ts'
import { messageOf } from '../../text/problem.ts'
import { ownEntry } from '../../text/table.ts'
import { LABELS } from './fingerprint.ts'

/** An image in ECR. */
export interface StoredImage {
  /** Empty for an image that was looked up by digest and has no tag. */
  readonly tag: string
  readonly digest: string
  /** The text as it was pushed. */
  readonly manifest: string
  readonly mediaType: string | undefined
}

/** The result of looking for a build. */
type Lookup = ({ readonly kind: 'reusable' } & FoundBuild) | ({ readonly kind: 'missing' } & MissingBuild)

/** An existing image of the build. */
export interface FoundBuild {
  readonly image: StoredImage
  readonly config: ImageConfig
  /** The extra tags that the image does not have yet. */
  readonly missingTags: readonly string[]
}

/** A build without an image that can be reused. */
export interface MissingBuild {
  /** A free tag. */
  readonly tag: string
  /** The tag of the query, if an image has it: of another build, or of this one without reuse. */
  readonly takenTag: string | undefined
}

/** The build to look for. */
export interface BuildQuery {
  readonly repository: Repository
  readonly tag: string
  readonly extraTags: readonly string[]
  /** 64 hex digits. */
  readonly fingerprint: string
  /** Number of the pull request whose code is built. */
  readonly pullRequest: number | undefined
  /** Whether an existing image may be used. */
  readonly reuse: boolean
  /** Identifies this step of this run, for the tag of a build without reuse. */
  readonly run: string
}

/** The edges of a lookup. `http` downloads the blobs of images. */
export interface Store {
  readonly ecr: ECRClient
  readonly http: Http
  readonly log: Log
}

/**
 * Looks for an image of the same source and settings. If another build has the tag, this build gets the tag with a suffix, so the
 * lookup includes that as well.
 */
export async function findBuild(store: Store, query: BuildQuery): Promise<Lookup> {
  const { repository, tag, extraTags, fingerprint, pullRequest, reuse, run } = query
  const candidates = [tag, `${tag}-${fingerprint.slice(0, 8)}`]
  const stored = await readImages(store.ecr, repository, [...new Set([...candidates, ...extraTags])])
  for (const image of reuse ? stored.filter((each) => candidates.includes(each.tag)) : []) {
    const config = await readConfig(store, repository, image)
    if (!isSameBuild(config, { fingerprint, pullRequest })) continue
    const has = stored.filter(({ digest }) => digest === image.digest).map((each) => each.tag)
    return { kind: 'reusable', image, config, missingTags: extraTags.filter((each) => !has.includes(each)) }
  }
  const isTaken = (candidate: string): boolean => stored.some((image) => image.tag === candidate)
  const free = candidates.find((candidate) => !isTaken(candidate)) ?? `${tag}-${run}`
  return { kind: 'missing', tag: free, takenTag: free === tag ? undefined : tag }
}

/**
 * Whether an image is of this build by its labels. An image of a pull request is never one of main, whatever its tag and its source:
 * the run that made it had no review.
 */
export function isSameBuild(
  { labels }: ImageConfig,
  { fingerprint, pullRequest }: Pick<BuildQuery, 'fingerprint' | 'pullRequest'>,
): boolean {
  const number = labels.get(LABELS.pullRequest)
  return labels.get(LABELS.fingerprint) === fingerprint && number === pullRequest?.toString()
}

/** Reads images by tag or digest, in the order given. Skips missing images; returns none when there is no such repository. */
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

/** The media types that a build may push. Source: OCI image specification and Docker image manifest V2. */
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

/** The facts about an image in its configuration and manifest. */
export interface ImageConfig {
  readonly labels: ReadonlyMap<string, string>
  /** In the form `os/architecture`; empty when unknown. */
  readonly platforms: readonly string[]
  /** Compressed bytes of its configuration and layers; undefined when unknown. */
  readonly size: number | undefined
}

const UNKNOWN: ImageConfig = { labels: new Map(), platforms: [], size: undefined }

/** An index may have an index in it, which tools do not make. */
const DEEPEST = 3

/**
 * Reads the configuration of an image. For an index, returns labels and size of its first image, and the platforms of all. Others may
 * have written all of it: every member may be missing or of another type.
 *
 * @param depth the number of indexes around the image
 * @returns no facts when the configuration cannot be read, or the artifact is no image, such as a Helm chart
 */
export async function readConfig(
  store: Store,
  repository: Repository,
  image: StoredImage,
  depth = 0,
): Promise<ImageConfig> {
  const manifest = parsed(image.manifest)
  // The attestations in an index have the platform unknown/unknown.
  const children = listOf(manifest, 'manifests').filter((each) => entryAt(each, 'platform', 'os') !== 'unknown')
  const [child] = children
  if (child === undefined) return { ...(await readBlob(store, repository, image, manifest)), size: sizeOf(manifest) }
  const digest = textAt(child, 'digest')
  const [first] = digest === undefined || depth === DEEPEST ? [] : await readImages(store.ecr, repository, [digest])
  const { labels, size } = first === undefined ? UNKNOWN : await readConfig(store, repository, first, depth + 1)
  return { labels, platforms: children.flatMap((each) => platformOf(ownEntry(each, 'platform'))), size }
}

/** Returns the digests that an index lists, those of attestations too; none for an image that is no index. */
export function childDigests({ manifest }: StoredImage): readonly string[] {
  return listOf(parsed(manifest), 'manifests').flatMap((each) => textAt(each, 'digest') ?? [])
}

/** Source: OCI image specification, "Image Manifest Property Descriptions". */
function sizeOf(manifest: unknown): number | undefined {
  const sizes = [ownEntry(manifest, 'config'), ...listOf(manifest, 'layers')].map((each) => ownEntry(each, 'size'))
  if (sizes[0] === undefined || ownEntry(manifest, 'layers') === undefined) return undefined
  return sizes.reduce<number>((sum, size) => sum + (typeof size === 'number' ? size : 0), 0)
}

async function readBlob(
  { ecr, http, log }: Store,
  repository: Repository,
  { digest }: StoredImage,
  manifest: unknown,
): Promise<ImageConfig> {
  const layerDigest = textAt(manifest, 'config', 'digest')
  if (layerDigest === undefined) return UNKNOWN
  try {
    const { downloadUrl } = await ecr.send(
      new GetDownloadUrlForLayerCommand({ ...repositoryMembers(repository), layerDigest }),
    )
    const answer = await http.send({ url: downloadUrl ?? '' })
    return answer.status === 200 ? configOf(parsed(answer.body)) : UNKNOWN
  } catch (error) {
    // Without permission, without access to S3, or for another artifact, the image is rebuilt: slow but correct.
    if (ownEntry(error, 'code') === 'EFBIG') {
      log.notice(
        `The configuration of the image ${digest} is not read: ${messageOf(error)}. The image is not reused, and its platform is unknown.`,
      )
    }
    return UNKNOWN
  }
}

function configOf(blob: unknown): ImageConfig {
  const labels = Object.entries(entryAt(blob, 'config', 'Labels') ?? {})
  const texts = labels.flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' ? [[name, value]] : [],
  )
  return { ...UNKNOWN, labels: new Map(texts), platforms: platformOf(blob) }
}

function platformOf(platform: unknown): string[] {
  const [os, architecture] = [textAt(platform, 'os'), textAt(platform, 'architecture')]
  return os === undefined || architecture === undefined ? [] : [`${os}/${architecture}`]
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}

function entryAt(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>((inner, key) => ownEntry(inner, key), value)
}

function textAt(value: unknown, ...path: readonly string[]): string | undefined {
  const found = entryAt(value, ...path)
  return typeof found === 'string' ? found : undefined
}

function listOf(value: unknown, key: string): readonly unknown[] {
  const found = ownEntry(value, key)
  return Array.isArray(found) ? found : []
}
