import { rm } from 'node:fs/promises'
import { type ECRClient, PutImageCommand } from '@aws-sdk/client-ecr'
import { isError } from '../aws-error.ts'
import type { Clock } from '../edges/clock.ts'
import type { Docker } from '../edges/docker.ts'
import type { Http } from '../edges/http.ts'
import type { Log } from '../edges/runner.ts'
import type { BuildInputs } from '../inputs.ts'
import type { BuildId } from '../plan/build-id.ts'
import type { BuildPlan, Owner } from '../plan/plan.ts'
import { Problem, settle } from '../problem.ts'
import type { BuildFacts } from './build-output.ts'
import { checkBuildFiles, findBuilder } from './builder.ts'
import { checkDriver, needsOf } from './driver.ts'
import { fingerprint, imageLabels } from './fingerprint.ts'
import {
  findBuild,
  type ImageConfig,
  type MissingBuild,
  readConfig,
  readImages,
  type StoredImage,
  type Wanted,
} from './found.ts'
import { logIn } from './login.ts'
import { pushBuild } from './push.ts'
import { createRepository, findRepository, onRegistry } from './repository.ts'

/** An image that can be deployed. */
export interface ImageResult {
  /** `repository@sha256:...`, or the reference as the user gave it where nobody can tell the digest. */
  readonly reference: string
  readonly tag: string
  readonly digest: string
  readonly repositoryUri: string
  readonly reused: boolean
  /** `os/architecture`, each; empty when nobody can tell. */
  readonly platforms: readonly string[]
  /** How much of it was built, when this run built it. */
  readonly facts?: BuildFacts
}

/** What preflight found out: the image exists, or all is ready to build it. */
export type ImageReadiness =
  | {
      readonly kind: 'found'
      readonly repositoryUri: string
      readonly image: StoredImage
      readonly config: ImageConfig
    }
  | {
      readonly kind: 'to-build'
      /** undefined: the repository is yet to be made. */
      readonly repositoryUri: string | undefined
      readonly missing: MissingBuild
      readonly mark: string
      /** The login at the registry, a secret. */
      readonly token: string
    }

type ToBuild = Extract<ImageReadiness, { kind: 'to-build' }>
type FoundImage = Extract<ImageReadiness, { kind: 'found' }>

/** What an image needs of the world. */
export interface ImageEdges {
  readonly ecr: ECRClient
  readonly http: Http
  readonly docker: Docker
  readonly log: Log
  readonly clock: Clock
  readonly signal: AbortSignal
}

/**
 * Finds the image, or checks, without changing anything, that it can be built. What only a build needs (docker, the Dockerfile)
 * is not asked for when the image exists.
 *
 * @throws Problem, or Problems
 */
export async function prepareImage(edges: ImageEdges, order: ImageOrder): Promise<ImageReadiness> {
  const { plan, workspace } = order
  const mark = fingerprint(plan, order.buildId)
  for (const secret of plan.settings.secrets.values()) edges.log.mask(secret)
  const [repositoryUri, found] = await Promise.all([
    findRepository(edges.ecr, plan.repository),
    findBuild(edges, wantedBuild(order, mark)),
  ])
  if (found.kind === 'reusable' && repositoryUri !== undefined)
    return { kind: 'found', repositoryUri, image: found.image, config: found.config }
  const missing = found.kind === 'missing' ? found : { tag: plan.tags.build, taken: undefined }
  const [token] = await settle([
    logIn(edges),
    checkBuilder(edges, plan.settings, repositoryUri),
    checkBuildFiles(workspace, plan.settings),
    checkRepository(plan, repositoryUri),
  ])
  return { kind: 'to-build', repositoryUri, missing, mark, token }
}

/**
 * Asks docker what it can do, if that decides anything: where the repository exists and nothing special is asked of the builder,
 * the build is the first change, and tells itself what is missing.
 */
async function checkBuilder(edges: ImageEdges, settings: BuildInputs, uri: string | undefined): Promise<void> {
  if (uri !== undefined && needsOf(settings).length === 0) return
  checkDriver(await findBuilder(edges, settings.builder), settings)
}

async function checkRepository({ repository, create }: BuildPlan, uri: string | undefined): Promise<void> {
  if (uri !== undefined || create) return
  throw new Problem(
    `There is no ECR repository \`${repository}\`, and create-repository is false.`,
    'Create the repository, correct `repository`, or set `create-repository: true`.',
  )
}

/** The run that an image is made for. */
export interface ImageOrder {
  readonly plan: BuildPlan
  readonly buildId: BuildId
  readonly owner: Owner
  readonly workspace: string
  /** Identifies this run of the job. */
  readonly run: string
  /** Address of the source repository. */
  readonly source: string
  /** Folder of the user's docker configuration. */
  readonly userDockerConfig: string
  /** Private folder for the login; it is removed when the image is made. */
  readonly configDirectory: string
}

/** Makes the image: uses the one that exists, or builds and pushes it. */
export async function makeImage(edges: ImageEdges, order: ImageOrder, ready: ImageReadiness): Promise<ImageResult> {
  for (const note of order.plan.tags.notes) edges.log.info(note)
  return ready.kind === 'found' ? reuse(edges, order.plan, ready) : build(edges, order, ready)
}

async function build(edges: ImageEdges, order: ImageOrder, ready: ToBuild): Promise<ImageResult> {
  const { plan, buildId, workspace, configDirectory, userDockerConfig } = order
  const { tag, taken } = ready.missing
  const uri = ready.repositoryUri ?? (await createRepository(edges, plan.repository, order.owner))
  const repositoryUri = onRegistry(uri, plan.registry)
  if (taken !== undefined) {
    edges.log.notice(`The tag ${taken} belongs to another build and stays; this one gets ${tag}.`)
  }
  const labels = imageLabels({ buildId, mark: ready.mark, source: order.source, pullRequest: plan.pullRequest })
  const request = {
    settings: plan.settings,
    buildId: buildId.id,
    labels,
    time: buildId.time,
    workspace,
    configDirectory,
  }
  const wanted = wantedBuild(order, ready.mark)
  try {
    const pushed = await pushBuild(edges, { wanted, repositoryUri, tag, token: ready.token, userDockerConfig, request })
    const { platforms } = await nameImage(edges, plan, pushed.digest)
    return { reference: `${repositoryUri}@${pushed.digest}`, repositoryUri, platforms, ...pushed }
  } finally {
    await rm(configDirectory, { recursive: true, force: true })
  }
}

/** The build that is looked for in the repository. */
export function wantedBuild({ plan, run }: ImageOrder, mark: string): Wanted {
  return { repository: plan.repository, tag: plan.tags.build, mark, reuse: plan.reuse, run }
}

/**
 * Gives the image that was pushed its other tags.
 *
 * @throws Problem when the registry does not have it: nothing must be deployed then
 */
async function nameImage(edges: ImageEdges, plan: BuildPlan, digest: string): Promise<ImageConfig> {
  const [image] = await readImages(edges.ecr, { name: plan.repository }, [digest])
  if (image === undefined) {
    throw new Problem(
      `The image ${digest} was pushed, but ECR does not find it in the repository ${plan.repository}.`,
      'Check that the builder pushes to this account and region, then run the job again. Nothing was deployed.',
    )
  }
  const tagged = { repository: plan.repository, image }
  const [config] = await Promise.all([
    readConfig(edges, { name: plan.repository }, image),
    ...plan.tags.more.map((tag) => addTag(edges, tagged, tag)),
  ])
  return config
}

async function reuse(
  edges: ImageEdges,
  plan: BuildPlan,
  { repositoryUri: uri, image, config }: FoundImage,
): Promise<ImageResult> {
  const repositoryUri = onRegistry(uri, plan.registry)
  const { tag, digest } = image
  await Promise.all(plan.tags.more.map((each) => addTag(edges, { repository: plan.repository, image }, each)))
  edges.log.info(`The image of this build exists: ${repositoryUri}:${tag} (${digest}). Nothing is built.`)
  return {
    reference: `${repositoryUri}@${digest}`,
    tag,
    digest,
    repositoryUri,
    reused: true,
    platforms: config.platforms,
  }
}

/** An image of a repository. */
interface Tagged {
  readonly repository: string
  readonly image: StoredImage
}

/** Gives an image one more tag. Source: Amazon ECR user guide, "Retagging an image". */
async function addTag({ ecr, log }: ImageEdges, { repository, image }: Tagged, tag: string): Promise<void> {
  try {
    await ecr.send(
      new PutImageCommand({
        repositoryName: repository,
        imageManifest: image.manifest,
        imageManifestMediaType: image.mediaType,
        imageTag: tag,
      }),
    )
  } catch (error) {
    if (isError(error, 'ImageAlreadyExistsException')) return
    if (!isError(error, 'ImageTagAlreadyExistsException')) throw error
    log.warning(
      `The tag ${tag} is on another image already, and the repository ${repository} does not let tags move. The deploy goes by digest all the same.`,
    )
  }
}
