import { openMatcher } from '../edges/matcher.ts'
import type { ImageResult } from '../image/image.ts'
import { assignImages } from '../parameters/image-assignment.ts'
import { readOverrides } from '../parameters/overrides.ts'
import { changedDefaults, checkParameters, type ParameterSources, secretsOf } from '../parameters/parameters.ts'
import { checkPlatforms } from '../parameters/platform.ts'
import type { DeployPlan } from '../plan/plan.ts'
import { checkOptions } from '../stack/deploy/forbidden-options.ts'
import type { StackState } from '../stack/guard.ts'
import { packageTemplate } from '../template/files/package.ts'
import { readTemplate } from '../template/files/read.ts'
import { declarationsOf } from '../template/parameter-declaration.ts'
import type { Template } from '../template/template.ts'
import { allOrProblems } from '../text/problem.ts'
import { withIdentity } from './identity.ts'
import { knownImages, prepareAll, type ReadyImages } from './images.ts'
import { checkUploads, type ReadyStack, readDeployed, type Uploads } from './stack.ts'
import type { World } from './world.ts'

/**
 * Checks everything that can fail before the deploy changes anything, in parallel, and reports all problems together.
 *
 * @returns `uploads`: files that must be in S3 before the stack is touched; undefined when there are none
 * @throws Problem, or Problems
 */
export async function preflight(
  plan: DeployPlan,
  world: World,
): Promise<ReadyStack & { readonly uploads: Uploads | undefined; readonly images: ReadyImages }> {
  const reading = readFiles(plan, world)
  // Mask the secrets among the parameters before the first request to AWS.
  const [files] = await Promise.allSettled([reading])
  const uploading = files.status === 'fulfilled' ? files.value.uploads : undefined
  const remote = withIdentity(
    world,
    plan.account,
    allOrProblems([
      readDeployed(plan, world.aws.cloudFormation),
      prepareAll(plan, world),
      checkUploads(world, uploading),
    ]),
  )
  const [{ template, uploads, sources }, [deployed, images]] = await allOrProblems([reading, remote])
  const ready = { template, uploads, sources, deployed, images }
  const builds = images.prepared.some(({ ready: { kind } }) => kind === 'to-build')
  checkOptions(plan.stack.options, {
    template,
    imageParameters: [...sources.imageParameters.keys()],
    newImage: builds && isUpdate(deployed),
  })
  checkImages(ready, knownImages(images))
  const before = declarationsOf(deployed.body ?? '')
  for (const notice of changedDefaults(sources, previousParameters(deployed), before)) world.log.notice(notice)
  return ready
}

/**
 * Checks that the images fit the template, and that the template allows the parameter values that contain them.
 *
 * @throws Problem, or Problems
 */
export function checkImages({ template, sources, deployed }: ReadyStack, images: readonly ImageResult[]): void {
  const previous = previousParameters(deployed)
  const values = new Map([...previous, ...sources.overrides])
  checkPlatforms({ template, imageParameters: sources.imageParameters, values }, images)
  checkParameters(sources, images, previous, openMatcher())
}

async function readFiles(
  plan: DeployPlan,
  { aws, context, templates, log }: World,
): Promise<{ template: Template; uploads: Uploads | undefined; sources: ParameterSources }> {
  const [source, { values: overrides, places, bare }] = await allOrProblems([
    readTemplate(plan.template, context.workspace, templates),
    readOverrides(plan.stack.parameterOverrides, context.workspace),
  ])
  for (const secret of secretsOf(source, overrides)) log.mask(secret)
  const { s3Bucket: name, s3Prefix: prefix } = plan.stack
  const { region } = plan.account
  const bucket = name === undefined ? undefined : { name, prefix, region, endpoint: aws.s3Endpoint }
  const { template, uploads } = packageTemplate(source, bucket)
  const imageParameters = assignImages(source, plan.images, overrides)
  return {
    template,
    uploads: bucket === undefined || uploads.size === 0 ? undefined : { bucket, files: uploads },
    sources: { template, overrides, places, bare, imageParameters, buildId: plan.buildId.id },
  }
}

/** A new or recreated stack has no previous parameters. */
function previousParameters(state: StackState): ReadonlyMap<string, string> {
  return state.stack !== undefined && isUpdate(state) ? state.stack.parameters : new Map()
}

/** Whether a deploy keeps the stack instead of creating or recreating it. */
function isUpdate({ action: { kind } }: StackState): boolean {
  return kind !== 'create' && kind !== 'recreate'
}
