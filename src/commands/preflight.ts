import type { Parameter } from '@aws-sdk/client-cloudformation'
import { resolveExisting } from '../image/existing.ts'
import { foreseeImage } from '../image/foresee.ts'
import { type ImageReadiness, type ImageResult, prepareImage } from '../image/image.ts'
import type { DeployPlan } from '../plan/plan.ts'
import { settle, throwAll } from '../problem.ts'
import { refuse } from '../stack/converge.ts'
import { findImageParameter } from '../stack/image-parameter.ts'
import { checkOptions } from '../stack/options.ts'
import { checkParameters, resolveParameters } from '../stack/parameters.ts'
import { checkPlatform } from '../stack/platform.ts'
import { readOverrides, readTemplate } from '../stack/sources.ts'
import { readStack, readTemplateBody, type Stack } from '../stack/stack.ts'
import { verdictOn } from '../stack/status.ts'
import type { Template } from '../stack/template.ts'
import { checkIdentity } from './identity.ts'
import { imageEdges, imageOrder } from './image-order.ts'
import type { World } from './world.ts'

/** All that a deploy needs to know before it changes anything. */
export interface Readiness {
  readonly template: Template
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
  const [identity, files, remote] = await Promise.allSettled([
    checkIdentity(world, plan.allowedAccountIds),
    readFiles(plan, world),
    settle([readDeployed(plan, world), readImage(plan, world)]),
  ])
  const errors = [identity, files].flatMap((result) => (result.status === 'rejected' ? [result.reason] : []))
  // Without the right credentials, what AWS says of the rest is noise.
  if (identity.status === 'fulfilled' && remote.status === 'rejected') errors.push(remote.reason)
  throwAll(errors)
  if (files.status === 'rejected' || remote.status === 'rejected')
    throw new Error('unreachable: every rejection was thrown')
  const { template, overrides, imageParameter } = files.value
  const [{ stack, deployedBody }, image] = remote.value
  const check = { template, overrides, imageParameter }
  const previous = previousParameters(stack)
  checkParameters({ ...check, previous })
  const newImage = image !== undefined && !('reused' in image) && image.kind === 'to-build'
  checkOptions(plan.stack.options, { template, imageParameter, newImage: newImage && updates(stack) })
  const values = new Map([...previous, ...overrides])
  return {
    template,
    stack,
    deployedBody,
    image,
    checkImage: ({ platforms }) => checkPlatform({ template, imageParameter, values }, platforms),
    parameters: (made, now) => resolveParameters({ ...check, previous: now }, made, plan.buildId.id),
  }
}

interface Files {
  readonly template: Template
  readonly overrides: ReadonlyMap<string, string>
  readonly imageParameter: string | undefined
}

async function readFiles(plan: DeployPlan, { context, templates, log }: World): Promise<Files> {
  const [template, overrides] = await settle([
    readTemplate(plan.template, context.workspace, templates),
    readOverrides(plan.stack.parameterOverrides, context.workspace),
  ])
  for (const [name, { noEcho }] of template.parameters) if (noEcho) log.mask(overrides.get(name) ?? '')
  return { template, overrides, imageParameter: findImageParameter(template, plan.stack.imageParameter, overrides) }
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
  const edges = imageEdges(world, plan.image.repository)
  const order = imageOrder({ ...plan, image: plan.image }, world)
  return plan.kind === 'diff' ? foreseeImage(edges, order) : prepareImage(edges, order)
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
