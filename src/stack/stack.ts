import {
  type CloudFormationClient,
  DescribeStacksCommand,
  GetTemplateCommand,
  paginateListStackResources,
  type Stack as SdkStack,
  type StackResourceSummary,
  type Tag,
} from '@aws-sdk/client-cloudformation'
import { isAccessDenied, isError } from '../aws-error.ts'
import type { Owner } from '../plan/plan.ts'

/** A stack as it is now. */
export interface Stack {
  readonly id: string
  readonly name: string
  readonly status: string
  readonly reason: string | undefined
  readonly parameters: ReadonlyMap<string, string>
  readonly tags: ReadonlyMap<string, string>
  readonly outputs: ReadonlyMap<string, string>
  /** The service role. */
  readonly roleArn: string | undefined
  readonly notificationArns: readonly string[]
  /** ARN of the change set that was executed last. */
  readonly changeSetId: string | undefined
  /** Whether CloudFormation refuses to delete it. */
  readonly terminationProtection: boolean
}

/**
 * Reads a stack.
 *
 * @param name its name, or its ARN, by which also a deleted one is found
 * @returns undefined when there is none; any other refusal is thrown
 */
export async function readStack(client: CloudFormationClient, name: string): Promise<Stack | undefined> {
  try {
    const { Stacks } = await client.send(new DescribeStacksCommand({ StackName: name }))
    return Stacks?.[0] && toStack(Stacks[0])
  } catch (error) {
    if (isError(error, 'ValidationError', /does not exist/)) return undefined
    throw error
  }
}

function toStack(stack: SdkStack): Stack {
  return {
    id: stack.StackId ?? '',
    name: stack.StackName ?? '',
    status: stack.StackStatus ?? '',
    reason: stack.StackStatusReason,
    parameters: pairs(stack.Parameters, ({ ParameterKey, ParameterValue }) => [ParameterKey, ParameterValue]),
    tags: tagsOf(stack.Tags),
    outputs: pairs(stack.Outputs, ({ OutputKey, OutputValue }) => [OutputKey, OutputValue]),
    roleArn: stack.RoleARN,
    notificationArns: stack.NotificationARNs ?? [],
    changeSetId: stack.ChangeSetId,
    terminationProtection: stack.EnableTerminationProtection ?? false,
  }
}

/** Tags by their keys. */
export function tagsOf(tags: readonly Tag[] | undefined): ReadonlyMap<string, string> {
  return pairs(tags, ({ Key, Value }) => [Key, Value])
}

function pairs<T>(
  items: readonly T[] | undefined,
  pair: (item: T) => [string | undefined, string | undefined],
): ReadonlyMap<string, string> {
  return new Map((items ?? []).map(pair).map(([key, value]) => [key ?? '', value ?? '']))
}

/** The template of a stack as it was given; undefined when there is none or it may not be read. */
export async function readTemplateBody(client: CloudFormationClient, name: string): Promise<string | undefined> {
  try {
    const { TemplateBody } = await client.send(new GetTemplateCommand({ StackName: name, TemplateStage: 'Original' }))
    return TemplateBody
  } catch (error) {
    if (isAccessDenied(error) || isError(error, 'ValidationError')) return undefined
    throw error
  }
}

/** All resources of a stack. */
export async function listResources(client: CloudFormationClient, stackId: string): Promise<StackResourceSummary[]> {
  const pages = await Array.fromAsync(paginateListStackResources({ client }, { StackName: stackId }))
  return pages.flatMap(({ StackResourceSummaries }) => StackResourceSummaries ?? [])
}

/** Tags by which we know our own; no tag may change with every commit, as CloudFormation passes them on to every resource. */
const REPOSITORY = 'servicefull:repository'
const STACK = 'servicefull:stack'
const PULL_REQUEST = 'servicefull:pull-request'

/** The tags that mark a stack as its owner's. */
export function ownerTags({ repository, stack, pullRequest }: Owner): ReadonlyMap<string, string> {
  const tags = new Map([
    [REPOSITORY, repository],
    [STACK, stack],
  ])
  if (pullRequest !== undefined) tags.set(PULL_REQUEST, String(pullRequest))
  return tags
}

/** Whether a stack carries exactly the marks of its owner. */
export function isOurs(stack: Stack, owner: Owner): boolean {
  return [REPOSITORY, STACK, PULL_REQUEST].every((key) => stack.tags.get(key) === ownerTags(owner).get(key))
}

/** Whether a stack carries no mark of any owner: another tool made it. */
export function isUnowned(stack: Stack): boolean {
  return !stack.tags.has(REPOSITORY)
}
