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

/** Everything that a deploy needs to know before it changes anything. */
interface Readiness extends ReadyStack {
  /** What has to be in S3 before the stack is touched; undefined when there is nothing. */
  readonly uploads: Uploads | undefined
  readonly images: ReadyImages
}

/**
 * Checks everything that can fail early, at once and read-only, and reports all problems together.
 *
 * @throws Problem, or Problems
 */
export async function preflight(plan: DeployPlan, world: World): Promise<Readiness> {
  const reading = readFiles(plan, world)
  // Secrets among the parameters are masked before AWS is asked for anything.
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
 * Checks that images fit the template, and that the template allows the values that the parameters get from them.
 *
 * @throws Problem, or Problems
 */
export function checkImages({ template, sources, deployed }: ReadyStack, images: readonly ImageResult[]): void {
  const previous = previousParameters(deployed)
  const values = new Map([...previous, ...sources.overrides])
  checkPlatforms({ template, imageParameters: sources.imageParameters, values }, images)
  checkParameters(sources, images, previous)
}

interface Files {
  readonly template: Template
  readonly uploads: Uploads | undefined
  readonly sources: ParameterSources
}

async function readFiles(plan: DeployPlan, { aws, context, templates, log }: World): Promise<Files> {
  const [source, overrides] = await allOrProblems([
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
    sources: { template, overrides, imageParameters, buildId: plan.buildId.id },
  }
}

/** A stack that is created or recreated has no previous parameters. */
function previousParameters(state: StackState): ReadonlyMap<string, string> {
  return state.stack !== undefined && isUpdate(state) ? state.stack.parameters : new Map()
}

/** Whether the stack is neither created nor recreated. */
function isUpdate({ action: { kind } }: StackState): boolean {
  return kind !== 'create' && kind !== 'recreate'
}
