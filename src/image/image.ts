import { rm } from 'node:fs/promises'
import { type ECRClient, PutImageCommand } from '@aws-sdk/client-ecr'
import { isError } from '../aws-error.ts'
import type { Docker } from '../edges/docker.ts'
import type { Http } from '../edges/http.ts'
import type { Log } from '../edges/runner.ts'
import type { BuildId } from '../plan/build-id.ts'
import type { BuildPlan, Owner } from '../plan/plan.ts'
import { Problem, settle } from '../problem.ts'
import { buildImage } from './build.ts'
import type { BuildFacts } from './build-output.ts'
import { checkBuildFiles, findBuilder } from './builder.ts'
import { makeDockerConfig } from './docker-config.ts'
import { fingerprint, imageLabels } from './fingerprint.ts'
import { findBuild, type MissingBuild, type StoredImage } from './found.ts'
import { createRepository, findRepository, onRegistry, readLoginToken, registryOf } from './repository.ts'

/** An image that can be deployed. */
export interface ImageResult {
  /** `repository@sha256:...`, or the reference as the user gave it where nobody can tell the digest. */
  readonly reference: string
  readonly tag: string
  readonly digest: string
  readonly repositoryUri: string
  readonly reused: boolean
  /** How much of it was built, when this run built it. */
  readonly facts?: BuildFacts
}

/** What preflight found out: the image exists, or all is ready to build it. */
export type ImageReadiness =
  | { readonly kind: 'found'; readonly repositoryUri: string; readonly image: StoredImage }
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
  readonly signal: AbortSignal
}

/**
 * Finds the image, or checks, without changing anything, that it can be built. What only a build needs (docker, the Dockerfile)
 * is not asked for when the image exists.
 *
 * @throws Problem, or Problems
 */
export async function prepareImage(
  edges: ImageEdges,
  { plan, buildId, workspace }: Pick<ImageOrder, 'plan' | 'buildId' | 'workspace'>,
): Promise<ImageReadiness> {
  const mark = fingerprint(plan, buildId)
  const [repositoryUri, found] = await Promise.all([
    findRepository(edges.ecr, plan.repository),
    findBuild(edges, { repository: plan.repository, tag: plan.tags[0], mark }),
  ])
  if (found.kind === 'reusable' && repositoryUri !== undefined)
    return { kind: 'found', repositoryUri, image: found.image }
  const missing = found.kind === 'missing' ? found : { tag: plan.tags[0], taken: undefined }
  const [token] = await settle([
    logIn(edges),
    checkDocker(edges, repositoryUri),
    checkBuildFiles(workspace, plan.settings),
    checkRepository(plan, repositoryUri),
  ])
  return { kind: 'to-build', repositoryUri, missing, mark, token }
}

/** Where the repository exists, the build is the first change, and tells itself what is missing of docker. */
async function checkDocker({ docker, signal }: ImageEdges, uri: string | undefined): Promise<void> {
  if (uri === undefined) await findBuilder(docker, signal)
}

async function checkRepository({ repository, create }: BuildPlan, uri: string | undefined): Promise<void> {
  if (uri !== undefined || create) return
  throw new Problem(
    `There is no ECR repository \`${repository}\`, and create-repository is false.`,
    'Create the repository, correct `repository`, or set `create-repository: true`.',
  )
}

async function logIn({ ecr, log }: ImageEdges): Promise<string> {
  const token = await readLoginToken(ecr)
  log.mask(token)
  log.mask(Buffer.from(token, 'base64').toString().replace(/^AWS:/, ''))
  return token
}

/** The run that an image is made for. */
export interface ImageOrder {
  readonly plan: BuildPlan
  readonly buildId: BuildId
  readonly owner: Owner
  readonly readiness: ImageReadiness
  readonly workspace: string
  /** Address of the source repository. */
  readonly source: string
  /** Folder of the user's docker configuration. */
  readonly userDockerConfig: string
  /** Private folder for the login; it is removed when the image is made. */
  readonly configDirectory: string
}

/** Makes the image: uses the one that exists, or builds and pushes it. */
export async function makeImage(edges: ImageEdges, order: ImageOrder): Promise<ImageResult> {
  const { readiness } = order
  return readiness.kind === 'found' ? reuse(edges, order.plan, readiness) : build(edges, order, readiness)
}

async function build(edges: ImageEdges, order: ImageOrder, ready: ToBuild): Promise<ImageResult> {
  const { plan, configDirectory } = order
  const { tag, taken } = ready.missing
  const uri = ready.repositoryUri ?? (await createRepository(edges.ecr, plan.repository, order.owner))
  const repositoryUri = onRegistry(uri, plan.registry)
  if (taken !== undefined)
    edges.log.notice(`The tag ${taken} belongs to another build and stays; this one gets ${tag}.`)
  try {
    await makeDockerConfig(configDirectory, order.userDockerConfig, {
      registry: registryOf(repositoryUri),
      token: ready.token,
    })
    const { digest, facts } = await edges.log.group(`Build ${repositoryUri}:${tag}`, () =>
      buildImage(edges, {
        settings: plan.settings,
        references: [tag, ...plan.tags.slice(1)].map((each) => `${repositoryUri}:${each}`),
        labels: imageLabels(order.buildId, ready.mark, order.source),
        time: order.buildId.time,
        workspace: order.workspace,
        configDirectory,
      }),
    )
    return { reference: `${repositoryUri}@${digest}`, tag, digest, repositoryUri, reused: false, facts }
  } finally {
    await rm(configDirectory, { recursive: true, force: true })
  }
}

async function reuse(
  edges: ImageEdges,
  plan: BuildPlan,
  { repositoryUri: uri, image }: FoundImage,
): Promise<ImageResult> {
  const repositoryUri = onRegistry(uri, plan.registry)
  const { tag, digest } = image
  await Promise.all(plan.tags.slice(1).map((each) => addTag(edges, { repository: plan.repository, image }, each)))
  edges.log.info(`The image of this build exists: ${repositoryUri}:${tag} (${digest}). Nothing is built.`)
  return { reference: `${repositoryUri}@${digest}`, tag, digest, repositoryUri, reused: true }
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
    log.warning(`The tag ${tag} is on another image already and cannot be moved; the image is deployed by its digest.`)
  }
}
