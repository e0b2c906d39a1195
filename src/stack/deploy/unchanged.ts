import type { CreateChangeSetCommandInput, Parameter } from '@aws-sdk/client-cloudformation'
import type { StackOptions } from '../../inputs/inputs.ts'
import type { ParameterDeclaration } from '../../template/parameter-declaration.ts'
import type { Template } from '../../template/template.ts'
import { type Stack, tagMap } from '../stack.ts'
import type { DesiredStack } from './request.ts'

const HEALTHY = ['CREATE_COMPLETE', 'UPDATE_COMPLETE']

/**
 * Whether a change set could only be empty, so that none need be created: the same template to the byte, the same parameters,
 * tags, service role and topics, a stack whose last operation succeeded, nothing in the template that is looked up elsewhere, and
 * no option that asks for a change set in any case.
 *
 * @param request the one that would be sent; a member that is absent leaves that of the stack as it is
 * @param deployed the stack, and the template that it was deployed with
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
    HEALTHY.includes(stack.status) &&
    body === template.body &&
    isSelfContained(template) &&
    parametersAreEqual(template, Parameters ?? [], stack.parameters) &&
    (Tags === undefined || mapsAreEqual(tagMap(Tags), stack.tags))
  )
}

/** Drift is found only while a change set is made; one that people review, or that must not be empty, has to be there. */
function alwaysNeedsChangeSet({ deploymentMode, execute, failOnEmpty }: StackOptions): boolean {
  return deploymentMode === 'REVERT_DRIFT' || !execute || failOnEmpty
}

/**
 * Whether a template, its nested ones included, says all that its stack is made of. A nested template of the workspace has the
 * hash of its content in its address, so an equal parent has equal children; what they get from it is equal too.
 */
function isSelfContained({ dependsOnMore, resources, nested }: Template): boolean {
  if (dependsOnMore) return false
  return [...resources].every(([logicalId, { type }]) => {
    if (isModule(type)) return false
    if (type !== 'AWS::CloudFormation::Stack') return true
    const child = nested.get(logicalId)
    return child !== undefined && isSelfContained(child) && ![...child.parameters.values()].some(isLookedUp)
  })
}

/** CloudFormation puts the default version of a module in its place. Source: AWS CloudFormation user guide, "Modules". */
function isModule(type: string): boolean {
  return type.endsWith('::MODULE')
}

function isLookedUp({ type }: ParameterDeclaration): boolean {
  return type.startsWith('AWS::SSM::')
}

/** Source: AWS CloudFormation user guide, "Get values stored in other services using dynamic references". */
const DYNAMIC_REFERENCE = /\{\{resolve:/

/** A NoEcho value cannot be compared, and a parameter that is looked up in SSM may have another value now. */
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

/** Whether two lists without duplicates hold the same, in any order. */
function listsAreEqual(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((each) => b.includes(each))
}
