import { isOperationName, operationPattern } from './ownership.ts'
import type { Registry, Repository } from './repository.ts'

/**
 * The statements for policies that remedies advise to add. Their accounts, principals, actions and resources come from STS and from
 * our own requests, never from a text of somebody else: whoever reads a remedy may copy it.
 */

/** The identity of the credentials, as STS tells it. */
export interface Identity {
  readonly account: string
  readonly arn: string
}

/** The registry of the account and region that the stack is deployed to. */
export interface OwnRegistry extends Registry {
  /** `aws`, `aws-cn` and so on. */
  readonly partition: string
}

/** The permissions that a call needs, made of its request. */
export interface Permissions {
  /** Such as `cloudformation:CreateChangeSet`. */
  readonly action: string
  /** An ARN that may have wildcards, or `*`. */
  readonly resource: string
  /** Resources, by action, of what the service does with our permissions during the call. */
  readonly others: ReadonlyMap<string, string>
}

/** A call of the SDK. */
export interface Call {
  /** As the SDK names it, such as `CloudFormation`. */
  readonly service: string
  /** Such as `CreateChangeSet`. */
  readonly operation: string
  /** The input of its command. */
  readonly request: Readonly<Record<string, unknown>>
  readonly region: string
  /** Undefined when STS does not answer. */
  readonly identity: Identity | undefined
}

/** Returns the partition of an identity. */
export function partitionOf({ arn }: Identity): string {
  return arn.split(':')[1] ?? 'aws'
}

/** Returns the permissions that a call needs. Source: AWS service authorization reference, CloudFormation and ECR. */
export function permissionsOf(call: Call): Permissions {
  const { service, operation, request } = call
  const action = `${service.toLowerCase()}:${operation}`
  if (service === 'ECR') {
    const resource = repositoryArn(call)
    return { action, resource, others: new Map([['ecr:TagResource', resource]]) }
  }
  if (service === 'SFN')
    return { action: `states:${operation}`, resource: executionResource(request), others: new Map() }
  if (service !== 'CloudFormation') return { action, resource: '*', others: new Map() }
  const resource = stackArn(call)
  const others = new Map([['cloudformation:TagResource', resource]])
  if (typeof request.RoleARN === 'string') others.set('iam:PassRole', request.RoleARN)
  return { action, resource, others }
}

/** Returns the state machine of a call; its executions as a pattern, since each has another name. */
function executionResource({ stateMachineArn, executionArn }: Call['request']): string {
  const arn = stateMachineArn ?? (typeof executionArn === 'string' ? executionArn.replace(/[^:]+$/, '*') : undefined)
  return typeof arn === 'string' ? arn : '*'
}

function repositoryArn({ request, region, identity }: Call): string {
  const { repositoryName, repositoryNames, registryId } = request
  const name = repositoryName ?? (Array.isArray(repositoryNames) ? repositoryNames[0] : undefined)
  if (typeof name !== 'string') return '*'
  return `arn:${identity ? partitionOf(identity) : '*'}:ecr:${region}:${registryId ?? identity?.account ?? '*'}:repository/${name}`
}

/** Stack and change set may be given by name or by ARN. */
function stackArn({ request, region, identity }: Call): string {
  const base = `arn:${identity ? partitionOf(identity) : '*'}:cloudformation:${region}:${identity?.account ?? '*'}:`
  const { StackName: stack, ChangeSetName: changeSet } = request
  if (typeof stack === 'string') return `${base}stack/${nameIn(stack)}/*`
  if (typeof changeSet !== 'string') return '*'
  const name = nameIn(changeSet)
  return `${base}changeSet/${isOperationName(name) ? operationPattern(name) : name}/*`
}

/** Returns the name in an ARN such as `arn:...:stack/name/id`, or the name itself. */
function nameIn(text: string): string {
  return text.startsWith('arn:') ? (text.split('/')[1] ?? '') : text
}

/** Returns a statement for the policy of the role that deploys. */
export function roleStatement(actions: string | readonly string[], resource: string): string {
  return JSON.stringify({ Effect: 'Allow', Action: actions, Resource: resource })
}

/**
 * Returns what to allow when another account's repository refuses a call.
 *
 * @returns undefined when the repository is in our own account
 */
export function otherAccountRemedy(
  { registryId: account, partition }: OwnRegistry,
  { name, registryId: owner = account }: Repository,
  actions: readonly string[],
): string | undefined {
  if (owner === account) return undefined
  const principal = { AWS: `arn:${partition}:iam::${account}:root` }
  const statement = JSON.stringify({ Effect: 'Allow', Principal: principal, Action: actions })
  return `Add this statement to the policy of the repository ${name} in the account ${owner}: ${statement}. The policy of the role that deploys must allow the same. What runs the image, such as the execution role of an ECS task, must be allowed to pull there as well.`
}
