import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { readIdentity } from '../edges/aws.ts'
import { resolveExisting } from '../image/existing.ts'
import { foreseeImage } from '../image/foresee.ts'
import type { ImageEdges, ImageOrder, ImageResult } from '../image/image.ts'
import { type ImageWork, makeImages, prepareImages } from '../image/images.ts'
import type { Repository } from '../image/registry.ts'
import type { BuildPlan, DeployPlan, ImageOnlyPlan } from '../plan/plan.ts'
import { settle } from '../problem.ts'
import type { World } from './world.ts'

/** The images of a plan after preflight: those that exist, and those to make. */
export interface ReadyImages {
  readonly existing: readonly ImageResult[]
  readonly works: readonly ImageWork[]
}

/**
 * Finds out, without changing anything, what each image of a plan takes.
 *
 * @throws Problem, or Problems
 */
export async function readyImages(plan: DeployPlan | ImageOnlyPlan, world: World): Promise<ReadyImages> {
  const existing = plan.images.flatMap((image) => (image.kind === 'existing' ? [image] : []))
  const requests = plan.images.flatMap((image) =>
    image.kind === 'build' ? [{ edges: edgesOf(world, image.repository), order: orderOf(plan, image, world) }] : [],
  )
  const shown = plan.kind === 'diff'
  const [found, foreseen, works] = await settle([
    settle<readonly ImageResult[]>(existing.map((image) => resolveExisting(world.aws, image))),
    settle<readonly ImageResult[]>(shown ? requests.map(({ edges, order }) => foreseeImage(edges, order)) : []),
    prepareImages(shown ? [] : requests),
  ])
  return { existing: [...found, ...foreseen], works }
}

/**
 * Makes the images that are to be made; the logins go as soon as that is done.
 *
 * @throws Problem, or Problems
 */
export async function provideImages({ existing, works }: ReadyImages, world: World): Promise<readonly ImageResult[]> {
  try {
    return [...existing, ...(await makeImages(world.log, works))]
  } finally {
    await rm(world.dockerLogin, { recursive: true, force: true })
  }
}

/** What an image of this repository needs of the world. */
function edgesOf({ aws, docker, log, clock, signal }: World, { region }: Repository): ImageEdges {
  const home = async () => ({ registryId: (await readIdentity(aws)).account, region: aws.region })
  return { ecr: aws.ecrIn(region ?? aws.region), home, http: aws.http, docker, log, clock, signal }
}

/** The order for an image of a plan, in this run of the job. */
function orderOf(
  { buildId, owner }: DeployPlan | ImageOnlyPlan,
  image: BuildPlan,
  { context, dockerLogin }: World,
): ImageOrder {
  return {
    plan: image,
    buildId,
    owner,
    workspace: context.workspace,
    run: `${context.run.id}.${context.run.attempt}`,
    source: context.source,
    userDockerConfig: context.dockerConfig,
    userBuildxConfig: context.buildxConfig,
    configDirectory: image.name === undefined ? dockerLogin : join(dockerLogin, image.name),
  }
}
