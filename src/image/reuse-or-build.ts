import { rm } from 'node:fs/promises'
import type { BuildPlan } from '../plan/plan.ts'
import type { TemporaryBuilder } from './builder/temporary.ts'
import type { ImageEdges, ImageResult } from './image.ts'
import {
  buildQuery,
  type FoundImage,
  foundImageResult,
  type ImageReadiness,
  type ImageRequest,
  type ImageToBuild,
  placeOf,
} from './prepare.ts'
import { addTags, pushImage } from './push/tag.ts'
import { PUSH_ACTIONS, withCrossAccountHelp } from './repository/access.ts'
import { imageLabels } from './repository/fingerprint.ts'
import { onRegistry } from './repository/repository.ts'

/** Where an image that does not exist is built. */
export interface BuildSite {
  /** URI of its repository, which exists by now. */
  readonly repositoryUri: string
  /** The builder that was created for this job, if one was. */
  readonly temporaryBuilder: TemporaryBuilder | undefined
}

/** Provides an image: reuses the one that exists, or builds and pushes it. */
export async function reuseOrBuild(
  edges: ImageEdges,
  request: ImageRequest,
  ready: ImageReadiness,
  site: BuildSite,
): Promise<ImageResult> {
  for (const note of request.plan.tags.notes) edges.log.info(note)
  return withCrossAccountHelp(placeOf(edges, request.plan), PUSH_ACTIONS, () =>
    ready.kind === 'found' ? reuse(edges, request.plan, ready) : build(edges, request, ready, site),
  )
}

async function build(
  edges: ImageEdges,
  request: ImageRequest,
  { missing, fingerprint, token, builder }: ImageToBuild,
  site: BuildSite,
): Promise<ImageResult> {
  const { plan, buildId, workspace, temporary, configDirectory, userDockerConfig, source } = request
  const { tag, takenTag } = missing
  const repositoryUri = onRegistry(site.repositoryUri, plan.registry)
  if (takenTag !== undefined) {
    edges.log.notice(`The tag ${takenTag} is already on another image, which keeps it; this image gets ${tag}.`)
  }
  const push = {
    query: buildQuery(request, fingerprint),
    repositoryUri,
    tag,
    token,
    userDockerConfig,
    build: {
      settings: plan.settings,
      buildId: buildId.id,
      labels: imageLabels({ buildId, fingerprint, source, pullRequest: plan.pullRequest }),
      time: buildId.time,
      workspace,
      temporary,
      configDirectory,
      temporaryBuilder: builder === 'temporary' ? site.temporaryBuilder : undefined,
    },
  }
  try {
    const { config, ...pushed } = await pushImage(edges, plan, push)
    const { platforms, size } = config
    const reference = `${repositoryUri}@${pushed.digest}`
    return { ...pushed, name: plan.name, reference, repositoryUri, platforms, size }
  } finally {
    await rm(configDirectory, { recursive: true, force: true })
  }
}

async function reuse(edges: ImageEdges, plan: BuildPlan, ready: FoundImage): Promise<ImageResult> {
  const found = foundImageResult(plan, ready)
  const { repositoryUri, tag, digest } = found
  const extraTags = await addTags(edges, plan, ready.image, ready.missingTags)
  edges.log.info(`The image of this build exists: ${repositoryUri}:${tag} (${digest}). Nothing is built.`)
  return { ...found, extraTags }
}
