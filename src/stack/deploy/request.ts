import type { CreateChangeSetCommandInput, Parameter } from '@aws-sdk/client-cloudformation'
import { isOurs, ownerTags } from '../../aws/ownership.ts'
import type { StackOptions } from '../../inputs/inputs.ts'
import type { DeployPlan } from '../../plan/plan.ts'
import { describeSource } from '../../plan/run.ts'
import type { Template } from '../../template/template.ts'
import type { Stack } from '../stack.ts'

/** The stack to deploy. */
export interface DesiredStack {
  readonly plan: DeployPlan
  readonly template: Template
  /** The values to send. Every other parameter keeps its value in the stack, or gets its default. */
  readonly parameters: ReadonlyMap<string, string>
}

/** Returns what a plan does with its change set: execute it, leave it for review, or only show and then delete it. */
export function intentOf({ kind, stack }: DeployPlan): 'execute' | 'leave' | 'show' {
  if (kind === 'diff') return 'show'
  return stack.options.execute ? 'execute' : 'leave'
}

/**
 * Builds the request for the change set of the desired stack. Unless rollback is disabled, CloudFormation deletes a stack whose
 * creation fails.
 * Source: AWS CloudFormation API reference, CreateChangeSet.
 *
 * @param stack the stack to update; undefined to create it
 * @param name unique to this attempt; also the client token, so that a retry of the SDK creates no second change set
 */
export function changeSetRequest(
  { plan, template, parameters }: DesiredStack,
  stack: Stack | undefined,
  name: string,
): CreateChangeSetCommandInput {
  const { target, buildId, run } = plan
  const { capabilities, roleArn, options } = plan.stack
  const description = describeSource({ repository: target.owner.repository, buildId: buildId.id, run })
  const tags = tagsFor(plan, stack)
  return {
    // By its ARN, so that a stack that has taken the name since is not changed.
    StackName: stack?.id ?? target.stackName,
    ChangeSetName: name,
    ClientToken: name,
    ChangeSetType: stack === undefined ? 'CREATE' : 'UPDATE',
    Description: description.slice(0, 1024),
    ...(template.url === undefined ? { TemplateBody: template.body } : { TemplateURL: template.url }),
    Parameters: requestedParameters(template, parameters, stack?.parameters ?? new Map()),
    Capabilities: [...capabilities] as CreateChangeSetCommandInput['Capabilities'],
    ...(tags === undefined ? {} : { Tags: [...tags].map(([Key, Value]) => ({ Key, Value })) }),
    ...(roleArn === undefined ? {} : { RoleARN: roleArn }),
    ...optionalMembers(options, stack),
  }
}

/** Returns the tags to send; undefined leaves the tags of another tool's stack unchanged. */
function tagsFor(
  { target, stack: { tags } }: DeployPlan,
  stack: Stack | undefined,
): ReadonlyMap<string, string> | undefined {
  if (stack === undefined || isOurs(stack, target.owner)) return new Map([...tags, ...ownerTags(target.owner)])
  return tags.size === 0 ? undefined : tags
}

function requestedParameters(
  template: Template,
  values: ReadonlyMap<string, string>,
  previous: ReadonlyMap<string, string>,
): Parameter[] {
  return [...template.parameters.keys()].flatMap((name): Parameter[] => {
    const value = values.get(name)
    if (value !== undefined) return [{ ParameterKey: name, ParameterValue: value }]
    return previous.has(name) ? [{ ParameterKey: name, UsePreviousValue: true }] : []
  })
}

/**
 * Returns the members that depend on an option or on the type of the change set. DeploymentConfig and OnStackFailure exclude each
 * other. EXPRESS disables rollback by default, and would then refuse a new task definition.
 */
function optionalMembers(
  { notificationArns, includeNestedStacks, deploymentMode, disableRollback }: StackOptions,
  stack: Stack | undefined,
): Partial<CreateChangeSetCommandInput> {
  const express = deploymentMode === 'EXPRESS'
  const onFailure = { OnStackFailure: disableRollback ? 'DO_NOTHING' : 'DELETE' } as const
  return {
    ...(notificationArns === undefined ? {} : { NotificationARNs: [...notificationArns] }),
    ...(includeNestedStacks ? { IncludeNestedStacks: true } : {}),
    ...(express ? { DeploymentConfig: { Mode: 'EXPRESS', DisableRollback: disableRollback } } : {}),
    // A new stack cannot have drifted.
    ...(deploymentMode === 'REVERT_DRIFT' && stack !== undefined ? { DeploymentMode: deploymentMode } : {}),
    ...(stack === undefined && !express ? onFailure : {}),
  }
}
