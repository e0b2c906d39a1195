import type { Change } from '@aws-sdk/client-cloudformation'
import type { StackOptions } from '../../inputs/inputs.ts'
import { imageUses } from '../../template/image-use.ts'
import type { Template } from '../../template/template.ts'
import { Problem, throwAll } from '../../text/problem.ts'
import type { Stack } from '../stack.ts'

/**
 * Refuses options that do not work with this template, before anything is built.
 *
 * @param deploy `imageParameters`: the parameters that receive images; `newImage`: whether an existing stack gets a new image
 * @throws Problem, or Problems
 */
export function checkOptions(
  options: StackOptions,
  deploy: { readonly template: Template; readonly imageParameters: readonly string[]; readonly newImage: boolean },
): void {
  const { template, imageParameters, newImage } = deploy
  const [service] = servicesIn(template)
  const express = options.deploymentMode === 'EXPRESS' && service !== undefined
  const replaces = options.disableRollback && newImage
  const task = imageUses(template).find(
    ({ resource, texts }) =>
      resource.type === TASK_DEFINITION &&
      texts.flat().some((piece) => piece.kind === 'parameter' && imageParameters.includes(piece.name)),
  )
  throwAll([
    ...(express ? [expressServiceProblem(service)] : []),
    ...(replaces && task !== undefined ? [replacementProblem([task.name])] : []),
  ])
}

/** Returns the ECS services of a template and its nested ones, as logical IDs joined by `/`. */
function servicesIn({ resources, nested }: Template): readonly string[] {
  const own = [...resources].flatMap(([logicalId, { type }]) => (type === SERVICE ? [logicalId] : []))
  return [...own, ...[...nested].flatMap(([stack, child]) => servicesIn(child).map((name) => `${stack}/${name}`))]
}

/**
 * Refuses options that do not work with the changes of a change set, nested stacks included.
 *
 * @param stack the stack to update; undefined to create it
 * @throws Problem
 */
export function checkChanges(options: StackOptions, stack: Stack | undefined, changes: readonly Change[]): void {
  const { deploymentMode, disableRollback } = options
  const resources = changes.flatMap(({ ResourceChange: resource }) => resource ?? [])
  const service = resources.find(({ ResourceType }) => ResourceType === SERVICE)?.LogicalResourceId
  if (deploymentMode === 'EXPRESS' && service !== undefined) throw expressServiceProblem(service)
  const replaced = resources.filter(({ Replacement }) => Replacement === 'True').map((each) => each.LogicalResourceId)
  if (!disableRollback || stack === undefined || replaced.length === 0) return
  throw replacementProblem(replaced)
}

const TASK_DEFINITION = 'AWS::ECS::TaskDefinition'
const SERVICE = 'AWS::ECS::Service'

/** Source: AWS CloudFormation user guide, "Stack failure options". */
function replacementProblem(resources: readonly (string | undefined)[]): Problem {
  return new Problem(
    `This deploy replaces ${resources.join(', ')}, which CloudFormation refuses while rollback is disabled. The stack was not changed.`,
    'Remove disable-rollback for this deploy. A new image always replaces its task definition.',
  )
}

/** Source: aws-cloudformation/cloudformation-coverage-roadmap#2538. */
function expressServiceProblem(service: string): Problem {
  return new Problem(
    `deployment-mode EXPRESS would leave the old image running: CloudFormation ends such an update before the ECS service ${service} uses the new task definition.`,
    'Remove `deployment-mode: EXPRESS`.',
  )
}
