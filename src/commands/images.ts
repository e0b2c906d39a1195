import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { type OwnRegistry, partitionOf } from '../aws/policy.ts'
import type { Repository } from '../aws/repository.ts'
import { type Aws, readIdentity } from '../edges/aws/clients.ts'
import { resolveExisting } from '../image/existing.ts'
import type { ImageEdges, ImageResult } from '../image/image.ts'
import { checkBuildFiles, type PreparedImage, predictImages, prepareImages, provideAll } from '../image/images.ts'
import { foundImageResult, type ImageRequest } from '../image/prepare.ts'
import type { Store } from '../image/repository/lookup.ts'
import type { BuildPlan, DeployPlan, ImageOnlyPlan } from '../plan/plan.ts'
import { settleAll } from '../text/problem.ts'
import type { World } from './job/world.ts'

/** The images of a plan after preflight: existing ones, and those that this run finds or builds. */
export interface ReadyImages {
  readonly existing: readonly ImageResult[]
  readonly prepared: readonly PreparedImage[]
  /** The errors of images that could not be prepared. */
  readonly errors: readonly unknown[]
}

/**
 * Finds each image of a plan, or checks that it can be built, without changing anything. A diff only predicts its images.
 */
export async function prepareAll(plan: DeployPlan | ImageOnlyPlan, world: World): Promise<ReadyImages> {
  const existing = plan.images.flatMap((image) => (image.kind === 'existing' ? [image] : []))
  const requested = requestsFor(plan, world)
  const predicts = plan.kind === 'diff'
  const stores = { ...world.aws, log: world.log, ownRegistry: () => readOwnRegistry(world.aws) }
  const [found, predicted, { prepared, errors }] = await Promise.all([
    settleAll<readonly ImageResult[]>(existing.map((image) => resolveExisting(stores, image))),
    predictImages(predicts ? requested : []),
    prepareImages(predicts ? [] : requested),
  ])
  const known = [...found.values, ...predicted.values].filter((each) => each !== undefined)
  const ready = { existing: known, prepared, errors: [...found.errors, ...predicted.errors, ...errors] }
  world.learn({ images: knownImages(ready).filter(({ reused }) => reused) })
  return ready
}

/**
 * Checks the files of the builds of a plan, without AWS and docker. A diff builds nothing.
 *
 * @throws Problem, or Problems
 */
export async function checkFiles(plan: DeployPlan | ImageOnlyPlan, world: World): Promise<void> {
  if (plan.kind !== 'diff') await checkBuildFiles(requestsFor(plan, world).map(({ request }) => request))
}

/** Returns the images that need no build: those that the user names, and those that preflight found. */
export function knownImages({ existing, prepared }: ReadyImages): readonly ImageResult[] {
  const found = prepared.flatMap(({ request, ready }) =>
    ready.kind === 'found' ? [foundImageResult(request.plan, ready)] : [],
  )
  return [...existing, ...found]
}

/**
 * Finds or builds all images, then removes the job folder with the docker logins.
 *
 * @throws Problem, or Problems
 */
export async function provideImages(
  { existing, prepared }: ReadyImages,
  { jobFolder, context, learn }: World,
): Promise<readonly ImageResult[]> {
  const place = { directory: jobFolder, userBuildxConfig: context.buildxConfig }
  try {
    const images = [...existing, ...(await provideAll(prepared, place))]
    learn({ images })
    return images
  } finally {
    await rm(jobFolder, { recursive: true, force: true })
  }
}

function requestsFor(plan: DeployPlan | ImageOnlyPlan, world: World) {
  return plan.images.flatMap((image) =>
    image.kind === 'build'
      ? [{ edges: edgesFor(world, image.repository), request: requestFor(plan, image, world) }]
      : [],
  )
}

/** Returns what it takes to read and remove the images of a repository. */
export function storeFor({ aws, log }: World, { region }: Repository): Store {
  return { ecr: aws.ecrIn(region ?? aws.region), http: aws.http, log }
}

function edgesFor({ aws, docker, log, clock, signal }: World, { region }: Repository): ImageEdges {
  const ownRegistry = () => readOwnRegistry(aws)
  return { ecr: aws.ecrIn(region ?? aws.region), ownRegistry, http: aws.http, docker, log, clock, signal }
}

async function readOwnRegistry(aws: Aws): Promise<OwnRegistry> {
  const identity = await readIdentity(aws)
  return { registryId: identity.account, partition: partitionOf(identity), region: aws.region }
}

function requestFor(plan: DeployPlan | ImageOnlyPlan, image: BuildPlan, { context, jobFolder }: World): ImageRequest {
  return {
    plan: image,
    buildId: plan.buildId,
    owner: plan.kind === 'build' ? plan.owner : plan.target.owner,
    workspace: context.workspace,
    temporary: context.temporary,
    // The steps and matrix jobs of a run share its ID and attempt.
    run: `${context.run.id}.${context.run.attempt}.${randomUUID().slice(0, 4)}`,
    source: context.source,
    userDockerConfig: {
      directory: context.dockerConfig,
      logins: context.dockerLogins,
      buildx: context.buildxConfig,
    },
    configDirectory: join(jobFolder, image.name === undefined ? 'image' : `image-${image.name}`),
  }
}
