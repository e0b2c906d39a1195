import type { Change } from '@aws-sdk/client-cloudformation'
import type { StackOptions } from '../inputs.ts'
import { Problem } from '../problem.ts'
import { imagesOf } from './image-parameter.ts'
import type { Stack } from './stack.ts'
import type { Template } from './template.ts'

/** What is known of a deploy before it builds. */
export interface Deployment {
  readonly template: Template
  /** The parameter that receives the image. */
  readonly imageParameter: string | undefined
  /** Whether the stack exists and an image is built for it. */
  readonly newImage: boolean
}

/**
 * Refuses options that break with this template, before anything is built.
 *
 * @throws Problem
 */
export function checkOptions(options: StackOptions, { template, imageParameter, newImage }: Deployment): void {
  const resources = [...template.resources]
  const service = resources.find(([, { type }]) => type === SERVICE)?.[0]
  if (options.deploymentMode === 'EXPRESS' && service !== undefined) throw expressWithService(service)
  if (!options.disableRollback || !newImage || imageParameter === undefined) return
  const mentions = new RegExp(`\\b${imageParameter}\\b`)
  const task = resources.find(
    ([, resource]) => resource.type === TASK_DEFINITION && mentions.test(JSON.stringify(imagesOf(resource))),
  )
  if (task !== undefined) throw replacedWithoutRollback([task[0]])
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
