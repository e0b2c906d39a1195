import type { Parameter } from '@aws-sdk/client-cloudformation'
import { resolveExisting } from '../image/existing.ts'
import { type ImageReadiness, type ImageResult, prepareImage } from '../image/image.ts'
import type { DeployPlan } from '../plan/plan.ts'
import { settle, throwAll } from '../problem.ts'
import { refuse } from '../stack/converge.ts'
import { findImageParameter } from '../stack/image-parameter.ts'
import { packageTemplate } from '../stack/package.ts'
import { checkParameters, resolveParameters } from '../stack/parameters.ts'
import { checkPlatform } from '../stack/platform.ts'
import type { Bucket } from '../stack/s3-address.ts'
import { readOverrides, readTemplate } from '../stack/sources.ts'
import { readStack, readTemplateBody, type Stack } from '../stack/stack.ts'
import { verdictOn } from '../stack/status.ts'
import type { Template } from '../stack/template.ts'
import { checkIdentity } from './identity.ts'
import { imageEdges, imageOrder } from './image-order.ts'
import type { World } from './world.ts'

/** Files for S3. */
export interface Uploads {
  readonly bucket: Bucket
  /** Bytes by key. */
  readonly files: ReadonlyMap<string, Buffer>
}

/** All that a deploy needs to know before it changes anything. */
export interface Readiness {
  /** As it is sent: files of the workspace are replaced by their addresses. */
  readonly template: Template
  /** What has to be in S3 before the stack is touched; undefined when there is nothing. */
  readonly uploads: Uploads | undefined
  readonly stack: Stack | undefined
  readonly deployedBody: string | undefined
  /** An image that exists already, or what is known of the one to build; undefined when the stack takes none. */
  readonly image: ImageResult | ImageReadiness | undefined
  /** Whether the image fits the template; throws Problem. */
  readonly checkImage: (image: ImageResult) => void
  /** The parameters to send, given the image and what the stack has now. */
  readonly parameters: (image: ImageResult | undefined, previous: ReadonlyMap<string, string>) => readonly Parameter[]
}

/**
 * Checks everything that can fail early, all at once and read-only, and tells all that is wrong in one go.
 *
 * @throws Problem, or Problems
 */
export async function preflight(plan: DeployPlan, world: World): Promise<Readiness> {
  const reading = readFiles(plan, world)
  const [identity, files, remote] = await Promise.allSettled([
    checkIdentity(world, plan.allowedAccountIds),
    reading,
    settle([readDeployed(plan, world), readImage(plan, world), checkUploads(reading, world)]),
  ])
  const errors = [identity, files].flatMap((result) => (result.status === 'rejected' ? [result.reason] : []))
  // Without the right credentials, what AWS says of the rest is noise.
  if (identity.status === 'fulfilled' && remote.status === 'rejected') errors.push(remote.reason)
  throwAll(errors)
  if (files.status === 'rejected' || remote.status === 'rejected')
    throw new Error('unreachable: every rejection was thrown')
  const { template, uploads, overrides, imageParameter } = files.value
  const [{ stack, deployedBody }, image] = remote.value
  const check = { template, overrides, imageParameter }
  const previous = previousParameters(stack)
  checkParameters({ ...check, previous })
  const values = new Map([...previous, ...overrides])
  return {
    template,
    uploads,
    stack,
    deployedBody,
    image,
    checkImage: ({ platforms }) => checkPlatform({ template, imageParameter, values }, platforms),
    parameters: (made, now) => resolveParameters({ ...check, previous: now }, made, plan.buildId.id),
  }
}

interface Files {
  readonly template: Template
  readonly uploads: Uploads | undefined
  readonly overrides: ReadonlyMap<string, string>
  readonly imageParameter: string | undefined
}

async function readFiles(plan: DeployPlan, { aws, context, templates, log }: World): Promise<Files> {
  const [template, overrides] = await settle([
    readTemplate(plan.template, context.workspace, templates),
    readOverrides(plan.stack.parameterOverrides, context.workspace),
  ])
  for (const [name, { noEcho }] of template.parameters) if (noEcho) log.mask(overrides.get(name) ?? '')
  const { s3Bucket: name, s3Prefix: prefix, imageParameter } = plan.stack
  const bucket = name === undefined ? undefined : { name, prefix, region: plan.region, endpoint: aws.s3Endpoint }
  const packaged = packageTemplate(template, bucket)
  return {
    template: packaged.template,
    uploads: bucket === undefined || packaged.uploads.size === 0 ? undefined : { bucket, files: packaged.uploads },
    overrides,
    imageParameter: findImageParameter(template, imageParameter, overrides),
  }
}

/** What is wrong with the files themselves is told by their reading. */
async function checkUploads(reading: Promise<Files>, { aws }: World): Promise<void> {
  const uploads = await reading.then(
    (files) => files.uploads,
    () => undefined,
  )
  if (uploads === undefined) return
  const { checkBucket } = await import('../stack/upload.ts')
  await checkBucket(await aws.s3(), uploads.bucket)
}

async function readDeployed(plan: DeployPlan, { aws }: World): Promise<Pick<Readiness, 'stack' | 'deployedBody'>> {
  const [stack, deployedBody] = await settle([
    readStack(aws.cloudFormation, plan.stackName),
    readTemplateBody(aws.cloudFormation, plan.stackName),
  ])
  if (stack !== undefined) refuse(stack, plan)
  return { stack, deployedBody }
}

async function readImage(plan: DeployPlan, world: World): Promise<Readiness['image']> {
  if (plan.image.kind === 'none') return undefined
  if (plan.image.kind === 'existing') return resolveExisting(world.aws, plan.image)
  return prepareImage(imageEdges(world, plan.image.repository), imageOrder({ ...plan, image: plan.image }, world))
}

/** A stack that is created, or created anew, has no previous parameters. */
function previousParameters(stack: Stack | undefined): ReadonlyMap<string, string> {
  const { kind } = verdictOn(stack?.status)
  return stack === undefined || kind === 'create' || kind === 'recreate' ? new Map() : stack.parameters
}
