import { rm } from 'node:fs/promises'
import { type ECRClient, PutImageCommand } from '@aws-sdk/client-ecr'
import { isError } from '../aws-error.ts'
import type { Docker } from '../edges/docker.ts'
import type { Log } from '../edges/runner.ts'
import type { BuildId } from '../plan/build-id.ts'
import type { BuildPlan, Owner } from '../plan/plan.ts'
import { Problem } from '../problem.ts'
import { buildImage } from './build.ts'
import { checkBuildFiles, findBuilder } from './builder.ts'
import { makeDockerConfig } from './docker-config.ts'
import { fingerprint, imageLabels } from './fingerprint.ts'
import { type Found, findBuild, type StoredImage } from './found.ts'
import { createRepository, findRepository, onRegistry, readLoginToken, registryOf } from './repository.ts'

/** An image that can be deployed. */
export interface ImageResult {
  /** `repository@sha256:...`, or the reference as the user gave it where nobody can tell the digest. */
  readonly reference: string
  readonly tag: string
  readonly digest: string
  readonly repositoryUri: string
  readonly reused: boolean
}

/** What preflight found out about an image that is to be built. */
export interface ImageReadiness {
  readonly repositoryUri: string | undefined
  readonly found: Found
  readonly mark: string
}

export interface ImageEdges {
  readonly ecr: ECRClient
  readonly docker: Docker
  readonly log: Log
  readonly signal: AbortSignal
}

/**
 * Checks, all at once and without changing anything, that the image exists or can be built. What only a build needs (docker, the
 * Dockerfile) may be missing when the image exists.
 *
 * @throws Problem, or Problems
 */
export async function prepareImage(
  edges: ImageEdges,
  { plan, buildId, workspace }: Pick<ImageOrder, 'plan' | 'buildId' | 'workspace'>,
): Promise<ImageReadiness> {
  const mark = fingerprint(plan, buildId)
  const ready = Promise.all<unknown>([
    checkBuildFiles(workspace, plan.settings),
    findBuilder(edges.docker, edges.signal),
  ])
  ready.catch(() => undefined)
  const [repositoryUri, found] = await Promise.all([
    findRepository(edges.ecr, plan.repository),
    findBuild(edges.ecr, { repository: plan.repository, tag: plan.tags[0], mark }),
  ])
  if (found.kind === 'missing') {
    await ready
    if (repositoryUri === undefined && !plan.create) {
      throw new Problem(
        `There is no ECR repository \`${plan.repository}\`, and create-repository is false.`,
        'Create the repository, correct `repository`, or set `create-repository: true`.',
      )
    }
  }
  return { repositoryUri, found, mark }
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
  const { plan, readiness } = order
  if (readiness.found.kind === 'reusable') return reuse(edges, order, readiness.found.image)
  const uri = readiness.repositoryUri ?? (await createRepository(edges.ecr, plan.repository, order.owner))
  const repositoryUri = onRegistry(uri, plan.registry)
  const { tag, taken } = readiness.found
  if (taken !== undefined)
    edges.log.notice(`The tag ${taken} belongs to another build, which stays as it is; this one gets the tag ${tag}.`)
  const digest = await edges.log.group(`Build ${repositoryUri}:${tag}`, async () => {
    await logIn(edges, order, registryOf(repositoryUri))
    try {
      return await buildImage(edges, {
        settings: plan.settings,
        references: [tag, ...plan.tags.slice(1)].map((each) => `${repositoryUri}:${each}`),
        labels: imageLabels(order.buildId, readiness.mark, order.source),
        time: order.buildId.time,
        workspace: order.workspace,
        configDirectory: order.configDirectory,
      })
    } finally {
      await rm(order.configDirectory, { recursive: true, force: true })
    }
  })
  return { reference: `${repositoryUri}@${digest}`, tag, digest, repositoryUri, reused: false }
}

async function logIn(edges: ImageEdges, order: ImageOrder, registry: string): Promise<void> {
  const token = await readLoginToken(edges.ecr)
  edges.log.mask(token)
  edges.log.mask(Buffer.from(token, 'base64').toString().replace(/^AWS:/, ''))
  await makeDockerConfig(order.configDirectory, order.userDockerConfig, { registry, token })
}

async function reuse(edges: ImageEdges, { plan, readiness }: ImageOrder, image: StoredImage): Promise<ImageResult> {
  const repositoryUri = onRegistry(readiness.repositoryUri ?? '', plan.registry)
  await Promise.all(plan.tags.slice(1).map((tag) => addTag(edges, { repository: plan.repository, image }, tag)))
  edges.log.info(`The image of this build exists: ${repositoryUri}:${image.tag} (${image.digest}). Nothing is built.`)
  return {
    reference: `${repositoryUri}@${image.digest}`,
    tag: image.tag,
    digest: image.digest,
    repositoryUri,
    reused: true,
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
    log.warning(`The tag ${tag} is on another image already and cannot be moved; the image is deployed by its digest.`)
  }
}
