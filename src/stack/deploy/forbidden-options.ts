import type { Change } from '@aws-sdk/client-cloudformation'
import type { StackOptions } from '../../inputs/inputs.ts'
import { imageUses } from '../../template/image-use.ts'
import type { Template } from '../../template/template.ts'
import { Problem } from '../../text/problem.ts'
import type { Stack } from '../stack.ts'

/** What is known of a deploy before it builds. */
interface Deployment {
  readonly template: Template
  /** The parameters that receive images. */
  readonly imageParameters: readonly string[]
  /** Whether the stack exists and an image is built for it. */
  readonly newImage: boolean
}

/**
 * Refuses options that break with this template, before anything is built.
 *
 * @throws Problem
 */
export function checkOptions(options: StackOptions, { template, imageParameters, newImage }: Deployment): void {
  const [service] = servicesIn(template)
  if (options.deploymentMode === 'EXPRESS' && service !== undefined) throw expressWithService(service)
  if (!options.disableRollback || !newImage) return
  const task = imageUses(template).find(
    ({ resource, texts }) =>
      resource.type === TASK_DEFINITION &&
      texts.flat().some((piece) => piece.kind === 'parameter' && imageParameters.includes(piece.name)),
  )
  if (task !== undefined) throw replacedWithoutRollback([task.name])
}

/** The ECS services of a template and of its nested ones, by the logical IDs that lead to them. */
function servicesIn({ resources, nested }: Template): readonly string[] {
  const own = [...resources].flatMap(([logicalId, { type }]) => (type === SERVICE ? [logicalId] : []))
  return [...own, ...[...nested].flatMap(([stack, child]) => servicesIn(child).map((name) => `${stack}/${name}`))]
}

/**
 * Refuses options that break with the changes that a change set holds, nested stacks included.
 *
 * @param stack the stack to update; undefined when it is created
 * @throws Problem
 */
export function checkChanges(options: StackOptions, stack: Stack | undefined, changes: readonly Change[]): void {
  const { deploymentMode, disableRollback } = options
  const resources = changes.flatMap(({ ResourceChange: resource }) => resource ?? [])
  const service = resources.find(({ ResourceType }) => ResourceType === SERVICE)?.LogicalResourceId
  if (deploymentMode === 'EXPRESS' && service !== undefined) throw expressWithService(service)
  const replaced = resources.filter(({ Replacement }) => Replacement === 'True').map((each) => each.LogicalResourceId)
  if (!disableRollback || stack === undefined || replaced.length === 0) return
  throw replacedWithoutRollback(replaced)
}

const TASK_DEFINITION = 'AWS::ECS::TaskDefinition'
const SERVICE = 'AWS::ECS::Service'

/** Source: AWS CloudFormation user guide, "Stack failure options". */
function replacedWithoutRollback(resources: readonly (string | undefined)[]): Problem {
  return new Problem(
    `This deploy replaces ${resources.join(', ')}, which CloudFormation refuses while rollback is disabled. The stack was not changed.`,
    'Remove disable-rollback for this deploy. A new image always replaces its task definition.',
  )
}

/** Source: aws-cloudformation/cloudformation-coverage-roadmap#2538. */
function expressWithService(service: string): Problem {
  return new Problem(
    `deployment-mode EXPRESS would leave the old image running: CloudFormation ends such an update before the ECS service ${service} has taken the new task definition.`,
    'Remove `deployment-mode: EXPRESS`.',
  )
}
