import { readIdentity } from '../edges/aws.ts'
import type { ImageEdges, ImageOrder } from '../image/image.ts'
import type { Repository } from '../image/registry.ts'
import type { ImageOnlyPlan } from '../plan/plan.ts'
import type { World } from './world.ts'

/** What an image of this repository needs of the world. */
export function imageEdges({ aws, docker, log, clock, signal }: World, { region }: Repository): ImageEdges {
  const home = async () => ({ registryId: (await readIdentity(aws)).account, region: aws.region })
  return { ecr: aws.ecrIn(region ?? aws.region), home, http: aws.http, docker, log, clock, signal }
}

/** The order for the image of a plan, in this run of the job. */
export function imageOrder(
  { image, buildId, owner }: Pick<ImageOnlyPlan, 'image' | 'buildId' | 'owner'>,
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
    configDirectory: dockerLogin,
  }
}
