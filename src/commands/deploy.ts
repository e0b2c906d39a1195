import type { StackResourceSummary } from '@aws-sdk/client-cloudformation'
import type { ImageResult } from '../image/image.ts'
import type { DeployPlan } from '../plan/plan.ts'
import type { DeployResult } from '../result.ts'
import { type Converged, converge } from '../stack/converge.ts'
import type { StackEdges } from '../stack/order.ts'
import { poll } from '../stack/poll.ts'
import { protect } from '../stack/protection.ts'
import { secretOutputs } from '../stack/secret-outputs.ts'
import { listResources, type Stack } from '../stack/stack.ts'
import type { Template } from '../stack/template.ts'
import { provideImages } from './images.ts'
import { preflight, type Readiness, readDeployed } from './preflight.ts'
import { uploadFiles } from './uploads.ts'
import { stopwatch, type World } from './world.ts'

/**
 * Deploys: checks everything, makes the images or finds them, brings the stack to them. The stack is not touched before every
 * image is in its repository and the files of the template are in S3.
 *
 * @throws Problem, or Problems
 */
export async function deploy(plan: DeployPlan, world: World): Promise<DeployResult> {
  const { phases, time } = stopwatch(world.clock)
  const ready = await time('Preflight', () => preflight(plan, world))
  const images = await time('Image', () => provideImages(ready.images, world))
  ready.checkImages(images)
  const { uploads } = ready
  if (uploads !== undefined) await time('Upload', () => uploadFiles(world, uploads))
  const converged = await time('Stack', () => deployStack(plan, world, { ready, images }))
  const result = await deployResult(world, converged, { region: plan.region, template: ready.template })
  const waits = !plan.stack.options.execute && result.operation !== 'none'
  if (!waits) await protect(stackEdges(world), plan, converged.stack)
  return { ...result, ...(waits ? { operation: 'review' } : {}), buildId: plan.buildId.id, images, phases }
}

/** What a deploy, or the execution of a change set, has brought the stack to. */
export async function deployResult(
  world: World,
  { operation, stack, changeSetId, changes, resources }: Converged,
  { region, template }: Place,
): Promise<Omit<DeployResult, 'buildId' | 'images' | 'phases'>> {
  return {
    operation,
    stackName: stack.name,
    stackId: stack.id,
    region,
    changeSetId,
    changes,
    resources,
    ...hideSecrets(world, stack.outputs, template),
    ...(await readArns(world, stack.id)),
  }
}

/** Where a stack is, and what its template is, if that can be read. */
interface Place {
  readonly region: string
  readonly template: Template | undefined
}

/** What a stack needs of the world. */
export function stackEdges({ aws, log, clock, signal, remember }: World): StackEdges {
  return { client: aws.cloudFormation, services: aws.services, log, clock, signal, remember }
}

/** What the stack is brought to. */
interface Prepared {
  readonly ready: Readiness
  readonly images: readonly ImageResult[]
}

/** Brings the stack to the template and the images, or shows what that would change. */
export async function deployStack(plan: DeployPlan, world: World, { ready, images }: Prepared): Promise<Converged> {
  const built = plan.kind === 'deploy' && images.some(({ reused }) => !reused)
  // A build takes long enough for the stack to have changed meanwhile.
  const { stack, deployedBody } = built ? await readDeployed(plan, world) : ready
  return converge(stackEdges(world), {
    plan,
    template: ready.template,
    parametersFor: (previous) => ready.parameters(images, previous),
    stack,
    deployedBody,
  })
}

/** Masks the outputs that are secret before anybody can see them. */
function hideSecrets(
  { log }: World,
  stackOutputs: Stack['outputs'],
  template: Template | undefined,
): Pick<DeployResult, 'stackOutputs' | 'secretOutputs'> {
  const hidden = secretOutputs(stackOutputs, template)
  for (const key of hidden) log.mask(stackOutputs.get(key) ?? '')
  return { stackOutputs, secretOutputs: hidden }
}

/** The ARNs of the only state machine and of the only task definition of a stack; undefined where they cannot be read. */
export async function readArns(
  world: World,
  stackId: string,
): Promise<Pick<DeployResult, 'stateMachineArn' | 'taskDefinitionArn'>> {
  const resources = await readResources(world, stackId)
  const only = (type: string): string | undefined => {
    const ids = resources
      .filter(({ ResourceType }) => ResourceType === type)
      .map(({ PhysicalResourceId }) => PhysicalResourceId)
    return ids.length === 1 ? ids[0] : undefined
  }
  return {
    stateMachineArn: only('AWS::StepFunctions::StateMachine'),
    taskDefinitionArn: only('AWS::ECS::TaskDefinition'),
  }
}

/** What has succeeded does not fail because AWS does not tell its resources now. */
async function readResources({ aws, clock, log, signal }: World, stackId: string): Promise<StackResourceSummary[]> {
  const waiting = { clock, signal, deadline: clock.now() + 60_000 }
  try {
    return await poll(waiting, () => listResources(aws.cloudFormation, stackId))
  } catch (error) {
    signal.throwIfAborted()
    const reason = error instanceof Error ? error.message : String(error)
    log.warning(
      `The resources of the stack could not be read, so state-machine-arn and task-definition-arn are not set: ${reason}`,
    )
    return []
  }
}
