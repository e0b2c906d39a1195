import {
  type CloudFormationClient,
  DescribeStacksCommand,
  GetTemplateCommand,
  paginateListStackResources,
  type Stack as SdkStack,
  type StackResourceSummary,
  type Tag,
} from '@aws-sdk/client-cloudformation'
import { isAccessDenied, isError } from '../aws/error.ts'
import { messageOf } from '../text/problem.ts'
import type { StackEdges } from './edges.ts'
import { poll } from './poll.ts'

/** A stack when it was read. */
export interface Stack {
  /** ARN. */
  readonly id: string
  readonly name: string
  readonly status: string
  readonly reason: string | undefined
  readonly parameters: ReadonlyMap<string, string>
  readonly tags: ReadonlyMap<string, string>
  readonly outputs: ReadonlyMap<string, string>
  /** The service role that CloudFormation uses for the stack. */
  readonly roleArn: string | undefined
  readonly notificationArns: readonly string[]
  /** ARN of the last executed change set. */
  readonly changeSetId: string | undefined
  readonly terminationProtection: boolean
  /** When it was created or last changed, in milliseconds since 1970. */
  readonly changedAt: number
}

/**
 * Reads a stack.
 *
 * @param name its name, or its ARN, which finds deleted stacks as well
 * @returns undefined when there is no such stack
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

/** Returns what is known of a stack that AWS has described. */
export function toStack(stack: SdkStack): Stack {
  return {
    id: stack.StackId ?? '',
    name: stack.StackName ?? '',
    status: stack.StackStatus ?? '',
    reason: stack.StackStatusReason,
    parameters: toMap(stack.Parameters, ({ ParameterKey, ParameterValue }) => [ParameterKey, ParameterValue]),
    tags: tagMap(stack.Tags),
    outputs: toMap(stack.Outputs, ({ OutputKey, OutputValue }) => [OutputKey, OutputValue]),
    roleArn: stack.RoleARN,
    notificationArns: stack.NotificationARNs ?? [],
    changeSetId: stack.ChangeSetId,
    terminationProtection: stack.EnableTerminationProtection ?? false,
    changedAt: (stack.LastUpdatedTime ?? stack.CreationTime)?.getTime() ?? 0,
  }
}

/** Returns the values of tags by key. */
export function tagMap(tags: readonly Tag[] | undefined): ReadonlyMap<string, string> {
  return toMap(tags, ({ Key, Value }) => [Key, Value])
}

function toMap<T>(
  items: readonly T[] | undefined,
  pair: (item: T) => [string | undefined, string | undefined],
): ReadonlyMap<string, string> {
  return new Map((items ?? []).map(pair).map(([key, value]) => [key ?? '', value ?? '']))
}

/** Reads a stack's template as it was submitted; undefined when there is no stack or access is denied. */
export async function readTemplateBody(client: CloudFormationClient, name: string): Promise<string | undefined> {
  try {
    const { TemplateBody } = await client.send(new GetTemplateCommand({ StackName: name, TemplateStage: 'Original' }))
    return TemplateBody
  } catch (error) {
    if (isAccessDenied(error) || isError(error, 'ValidationError')) return undefined
    throw error
  }
}

/** Returns all resources of a stack. */
export async function listResources(client: CloudFormationClient, stackId: string): Promise<StackResourceSummary[]> {
  const pages = await Array.fromAsync(paginateListStackResources({ client }, { StackName: stackId }))
  return pages.flatMap(({ StackResourceSummaries }) => StackResourceSummaries ?? [])
}

/**
 * Reads the ARNs of a stack's only state machine and only task definition. If that fails, warns and returns none.
 *
 * @returns undefined for a resource that the stack does not have, or has more than once
 */
export async function readArns(
  { client, clock, log, signal }: StackEdges,
  stackId: string,
): Promise<{ readonly stateMachineArn: string | undefined; readonly taskDefinitionArn: string | undefined }> {
  const waiting = { clock, signal, deadline: clock.now() + 60_000 }
  const resources = await poll(waiting, () => listResources(client, stackId)).catch((error: unknown) => {
    signal.throwIfAborted()
    const reason = messageOf(error)
    log.warning(
      `The resources of the stack could not be read, so state-machine-arn and task-definition-arn are not set: ${reason}`,
    )
    return []
  })
  const only = (type: string): string | undefined => {
    const [id, ...others] = resources.flatMap((each) => (each.ResourceType === type ? [each.PhysicalResourceId] : []))
    return others.length === 0 ? id : undefined
  }
  return {
    stateMachineArn: only('AWS::StepFunctions::StateMachine'),
    taskDefinitionArn: only('AWS::ECS::TaskDefinition'),
  }
}
