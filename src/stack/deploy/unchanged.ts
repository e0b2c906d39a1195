import type { CreateChangeSetCommandInput, Parameter } from '@aws-sdk/client-cloudformation'
import type { StackOptions } from '../../inputs/inputs.ts'
import type { ParameterDeclaration } from '../../template/parameter-declaration.ts'
import type { Template } from '../../template/template.ts'
import { type Stack, tagMap } from '../stack.ts'
import { isDeployed } from '../status.ts'
import type { DesiredStack } from './request.ts'

/**
 * Whether a change set could only be empty, so that none is needed: template, parameters, tags, service role and topics are equal,
 * the last operation succeeded, the template looks nothing up elsewhere, and no option needs a change set.
 *
 * @param request the request to send; an absent member leaves that property of the stack unchanged
 * @param deployed the stack, and the body of the template that it was deployed with
 */
export function isUnchanged(
  request: CreateChangeSetCommandInput,
  { plan, template }: DesiredStack,
  { stack, body }: { readonly stack: Stack; readonly body: string | undefined },
): boolean {
  const { RoleARN, NotificationARNs, Parameters, Tags } = request
  return (
    !alwaysNeedsChangeSet(plan.stack.options) &&
    (RoleARN === undefined || RoleARN === stack.roleArn) &&
    listsAreEqual(NotificationARNs ?? stack.notificationArns, stack.notificationArns) &&
    isDeployed(stack.status) &&
    body === template.body &&
    isSelfContained(template) &&
    parametersAreEqual(template, Parameters ?? [], stack.parameters) &&
    (Tags === undefined || mapsAreEqual(tagMap(Tags), stack.tags))
  )
}

/** Only a change set detects drift, can be reviewed, and can fail because it is empty. */
function alwaysNeedsChangeSet({ deploymentMode, execute, failOnEmpty }: StackOptions): boolean {
  return deploymentMode === 'REVERT_DRIFT' || !execute || failOnEmpty
}

/**
 * Whether a template and its nested ones define the whole stack. The address of a nested template from the workspace contains its
 * hash, so equal parents have equal children and pass them equal values. CloudFormation expands a module to its default version,
 * which may change.
 * Source: AWS CloudFormation user guide, "Modules".
 */
function isSelfContained({ dependsOnMore, resources, nested }: Template): boolean {
  if (dependsOnMore) return false
  return [...resources].every(([logicalId, { type }]) => {
    if (type.endsWith('::MODULE')) return false
    if (type !== 'AWS::CloudFormation::Stack') return true
    const child = nested.get(logicalId)
    return child !== undefined && isSelfContained(child) && ![...child.parameters.values()].some(isLookedUp)
  })
}

function isLookedUp({ type }: ParameterDeclaration): boolean {
  return type.startsWith('AWS::SSM::')
}

/** Source: AWS CloudFormation user guide, "Get values stored in other services using dynamic references". */
const DYNAMIC_REFERENCE = /\{\{resolve:/

/** CloudFormation hides a NoEcho value, and the value of a parameter in SSM may have changed: neither can be compared. */
function parametersAreEqual(
  template: Template,
  parameters: readonly Parameter[],
  deployed: ReadonlyMap<string, string>,
): boolean {
  const given = new Map(parameters.map((parameter) => [parameter.ParameterKey, parameter]))
  return [...template.parameters].every(([name, declaration]) => {
    const parameter = given.get(name)
    if (isLookedUp(declaration) || DYNAMIC_REFERENCE.test(deployed.get(name) ?? '')) return false
    if (parameter?.UsePreviousValue) return true
    if (declaration.noEcho) return false
    return (parameter?.ParameterValue ?? declaration.default) === deployed.get(name)
  })
}

function mapsAreEqual(a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): boolean {
  return a.size === b.size && [...a].every(([key, value]) => b.get(key) === value)
}

/** Whether two lists without duplicates hold the same items, in any order. */
function listsAreEqual(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((each) => b.includes(each))
}
