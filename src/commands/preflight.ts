import type { Parameter } from '@aws-sdk/client-cloudformation'
import type { ImageResult } from '../image/image.ts'
import type { DeployPlan } from '../plan/plan.ts'
import { settle } from '../problem.ts'
import { changedDefaults } from '../stack/changed-default.ts'
import { refuse } from '../stack/converge.ts'
import { declarationsOf } from '../stack/declaration.ts'
import { assignImages, type ImageParameters } from '../stack/image-assignment.ts'
import { checkOptions } from '../stack/options.ts'
import { packageTemplate } from '../stack/package.ts'
import { checkParameters, type ParameterCheck, resolveParameters, secretsOf } from '../stack/parameters.ts'
import { checkPlatforms } from '../stack/platform.ts'
import { readOverrides, readTemplate } from '../stack/sources.ts'
import { readStack, readTemplateBody, type Stack } from '../stack/stack.ts'
import { verdictOn } from '../stack/status.ts'
import type { Template } from '../stack/template.ts'
import { withIdentity } from './identity.ts'
import { knownImages, type ReadyImages, readyImages } from './images.ts'
import { checkUploads, type Uploads } from './uploads.ts'
import type { World } from './world.ts'

/** All that a deploy needs to know before it changes anything. */
export interface Readiness {
  /** As it is sent: files of the workspace are replaced by their addresses. */
  readonly template: Template
  /** What has to be in S3 before the stack is touched; undefined when there is nothing. */
  readonly uploads: Uploads | undefined
  readonly stack: Stack | undefined
  readonly deployedBody: string | undefined
  readonly images: ReadyImages
  /** Whether the images fit the template, which those that exist do already; throws Problem, or Problems. */
  readonly checkImages: (images: readonly ImageResult[]) => void
  /** The parameters to send, given the images and what the stack has now. */
  readonly parameters: (images: readonly ImageResult[], previous: ReadonlyMap<string, string>) => readonly Parameter[]
}

/**
 * Checks everything that can fail early, all at once and read-only, and tells all that is wrong in one go.
 *
 * @throws Problem, or Problems
 */
export async function preflight(plan: DeployPlan, world: World): Promise<Readiness> {
  const [{ template, uploads, overrides, imageParameters }, [{ stack, deployedBody }, images]] = await look(plan, world)
  const { id } = plan.buildId
  const check = { template, overrides, imageParameters, previous: previousParameters(stack) }
  const builds = images.works.some(({ ready }) => ready.kind === 'to-build')
  checkOptions(plan.stack.options, {
    template,
    imageParameters: [...imageParameters.keys()],
    newImage: builds && updates(stack),
  })
  const values = new Map([...check.previous, ...overrides])
  const checkImages = (made: readonly ImageResult[]): void => {
    checkPlatforms({ template, imageParameters, values }, made)
    checkParameters(check, made, id)
  }
  checkImages(knownImages(images))
  for (const notice of keptDefaults(check, id, deployedBody)) world.log.notice(notice)
  return {
    template,
    uploads,
    stack,
    deployedBody,
    images,
    checkImages,
    parameters: (made, previous) => {
      const resolved = resolveParameters({ ...check, previous }, made, id)
      // A placeholder makes another text of a secret.
      for (const secret of secretsOf(template, valuesOf(resolved))) world.log.mask(secret)
      return resolved
    },
  }
}

function keptDefaults(check: ParameterCheck, buildId: string, deployedBody: string | undefined): readonly string[] {
  const kept = resolveParameters(check, [], buildId).flatMap(({ ParameterKey: name = '', UsePreviousValue }) =>
    UsePreviousValue && !check.imageParameters.has(name) ? [[name, check.previous.get(name) ?? ''] as const] : [],
  )
  return changedDefaults({
    declared: check.template.parameters,
    deployed: declarationsOf(deployedBody ?? ''),
    kept: new Map(kept),
  })
}

/** Reads the files of the workspace, and what AWS tells, at once. */
async function look(plan: DeployPlan, world: World) {
  const reading = readFiles(plan, world)
  // Secrets among the parameters are masked before AWS is asked for anything.
  const [files] = await Promise.allSettled([reading])
  const uploading = files.status === 'fulfilled' ? files.value.uploads : undefined
  const remote = withIdentity(
    world,
    plan.allowedAccountIds,
    settle([readDeployed(plan, world), readyImages(plan, world), checkUploads(world, uploading)]),
  )
  return settle([reading, remote])
}

/** The values that are given, by name. */
function valuesOf(parameters: readonly Parameter[]): ReadonlyMap<string, string> {
  return new Map(
    parameters.flatMap(({ ParameterKey: name = '', ParameterValue: value }) =>
      value === undefined ? [] : [[name, value]],
    ),
  )
}

interface Files {
  readonly template: Template
  readonly uploads: Uploads | undefined
  readonly overrides: ReadonlyMap<string, string>
  readonly imageParameters: ImageParameters
}

async function readFiles(plan: DeployPlan, { aws, context, templates, log }: World): Promise<Files> {
  const [template, overrides] = await settle([
    readTemplate(plan.template, context.workspace, templates),
    readOverrides(plan.stack.parameterOverrides, context.workspace),
  ])
  for (const secret of secretsOf(template, overrides)) log.mask(secret)
  const { s3Bucket: name, s3Prefix: prefix } = plan.stack
  const bucket = name === undefined ? undefined : { name, prefix, region: plan.region, endpoint: aws.s3Endpoint }
  const packaged = packageTemplate(template, bucket)
  return {
    template: packaged.template,
    uploads: bucket === undefined || packaged.uploads.size === 0 ? undefined : { bucket, files: packaged.uploads },
    overrides,
    imageParameters: assignImages(template, plan.images, overrides),
  }
}

/**
 * Reads the stack, and the template that it was made of.
 *
 * @throws Problem when the stack must not be changed
 */
export async function readDeployed(
  plan: DeployPlan,
  { aws }: World,
): Promise<Pick<Readiness, 'stack' | 'deployedBody'>> {
  const [stack, deployedBody] = await settle([
    readStack(aws.cloudFormation, plan.stackName),
    readTemplateBody(aws.cloudFormation, plan.stackName),
  ])
  if (stack !== undefined) await refuse(aws.cloudFormation, stack, plan)
  return { stack, deployedBody }
}

/** A stack that is created, or created anew, has no previous parameters. */
function previousParameters(stack: Stack | undefined): ReadonlyMap<string, string> {
  return stack === undefined || !updates(stack) ? new Map() : stack.parameters
}

/** Whether the stack is neither created nor created anew. */
function updates(stack: Stack | undefined): boolean {
  const { kind } = verdictOn(stack?.status)
  return kind !== 'create' && kind !== 'recreate'
}
