import type { ImageEdges, ImageOrder } from '../image/image.ts'
import type { ImageOnlyPlan } from '../plan/plan.ts'
import type { World } from './world.ts'

/** What an image needs of the world. */
export function imageEdges({ aws, docker, log, clock, signal }: World): ImageEdges {
  return { ecr: aws.ecr, http: aws.http, docker, log, clock, signal }
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
    userBuildxConfig: context.buildxConfig,
    configDirectory: dockerLogin,
  }
}
