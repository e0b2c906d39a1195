import type { Parameter } from '@aws-sdk/client-cloudformation'
import { resolveExisting } from '../image/existing.ts'
import { type ImageReadiness, type ImageResult, prepareImage } from '../image/image.ts'
import type { DeployPlan } from '../plan/plan.ts'
import { settle, throwAll } from '../problem.ts'
import { changedDefaults } from '../stack/changed-default.ts'
import { refuse } from '../stack/converge.ts'
import { declarationsOf } from '../stack/declaration.ts'
import { findImageParameter } from '../stack/image-parameter.ts'
import { checkParameters, type ParameterCheck, resolveParameters, secretsOf } from '../stack/parameters.ts'
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
  // Secrets among the parameters are masked before AWS is asked for anything.
  const [files] = await Promise.allSettled([readFiles(plan, world)])
  const [identity, remote] = await Promise.allSettled([
    checkIdentity(world, plan.allowedAccountIds),
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
  const { id } = plan.buildId
  const check = { template, overrides, imageParameter, previous: previousParameters(stack) }
  checkParameters(check, image === undefined || 'kind' in image ? undefined : image, id)
  for (const notice of keptDefaults(check, id, deployedBody)) world.log.notice(notice)
  const values = new Map([...check.previous, ...overrides])
  return {
    template,
    stack,
    deployedBody,
    image,
    checkImage: (made) => {
      checkPlatform({ template, imageParameter, values }, made.platforms)
      checkParameters(check, made, id)
    },
    parameters: (made, previous) => resolveParameters({ ...check, previous }, made, id),
  }
}

function keptDefaults(check: ParameterCheck, buildId: string, deployedBody: string | undefined): readonly string[] {
  const kept = resolveParameters(check, undefined, buildId).flatMap(({ ParameterKey: name = '', UsePreviousValue }) =>
    UsePreviousValue && name !== check.imageParameter ? [[name, check.previous.get(name) ?? ''] as const] : [],
  )
  return changedDefaults({
    declared: check.template.parameters,
    deployed: declarationsOf(deployedBody ?? ''),
    kept: new Map(kept),
  })
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
  for (const secret of secretsOf(template, overrides)) log.mask(secret)
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
  return prepareImage(imageEdges(world, plan.image.repository), imageOrder({ ...plan, image: plan.image }, world))
}

/** A stack that is created, or created anew, has no previous parameters. */
function previousParameters(stack: Stack | undefined): ReadonlyMap<string, string> {
  const { kind } = verdictOn(stack?.status)
  return stack === undefined || kind === 'create' || kind === 'recreate' ? new Map() : stack.parameters
}
